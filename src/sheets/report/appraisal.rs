//! The appraisal report: how it went, the results taken apart, what to do.

use super::change::{self, Way};
use super::piece::Draft;
use super::told::{Office, Told};
use super::view::View;
use super::{field, line, process, ranking, tables};

/// The sections of the report.
pub(super) fn sections(office: Office<'_>, views: &[View<'_>], draft: &mut Draft) {
    each(office, views, draft, "section-process", |view, part| {
        part.text(process::set(view));
        part.text(process::scored(view).into_iter().chain(process::own(view)));
        part.table(tables::own(view));
    });
    each(office, views, draft, "section-results", |view, part| {
        part.text(ranking::who(view));
        part.text(ranking::order(view));
        part.text(ranking::average(view).into_iter().chain(ranking::parts(view)).chain(ranking::bands(view)));
        part.table(tables::ranking(view));
        part.list(office.word("standing-out-head"), ranking::standing_out(view));
    });
    each(office, views, draft, "section-fields", |view, part| {
        part.text(field::best_and_worst(view));
        part.table(tables::fields(view));
        part.list(office.word("full-head"), field::reached(view));
    });
    each(office, views, draft, "section-changes", |view, part| {
        part.text(change::summary(view));
        part.table(tables::changes(view));
        for way in Way::ALL {
            part.list(office.word(way.head()), change::told(view, way));
        }
        part.list(Told::default(), change::told_unmoved(view));
        part.text(change::lines_won_back(view).into_iter().chain(change::fields_won_back(view)));
        part.table(tables::won_back(view));
    });
    each(office, views, draft, "section-satisfaction", |view, part| {
        part.text(ranking::satisfaction(view));
        part.table(tables::satisfaction(view));
    });
    draft.section(office.word("section-special"), |section| special(office, views, section));
    each(office, views, draft, "section-lines", |view, part| {
        let told = line::remarkable(view);
        part.list(Told::default(), told);
    });
    each(office, views, draft, "section-lost", |view, part| {
        part.text(line::by_unit(view));
        part.list(office.word("lost-head"), line::most_lost(view));
    });
    draft.section(office.word("section-next"), |section| {
        let mut told = vec![office.word("next-plan"), office.word("next-reasons")];
        if views.iter().any(line::any_equal) {
            told.push(office.word("next-equal"));
        }
        section.list(Told::default(), told);
    });
}

/// A section with a part for each block.
fn each<'a>(
    office: Office<'_>,
    views: &[View<'a>],
    draft: &mut Draft,
    title: &str,
    fill: impl Fn(&View<'a>, &mut Draft),
) {
    draft.section(office.word(title), |section| {
        for view in views {
            section.part(office.tell("block", &[("block", &view.block())]), |part| fill(view, part));
        }
    });
}

fn special(office: Office<'_>, views: &[View<'_>], section: &mut Draft) {
    let any = views.iter().any(|view| !process::special(view).is_empty());
    if !any {
        section.text([office.word("special-none")]);
        return;
    }
    for view in views {
        section.part(office.tell("block", &[("block", &view.block())]), |part| {
            part.list(Told::default(), process::special(view));
        });
    }
}
