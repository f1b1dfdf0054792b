//! The tables: ranking, changes, fields, satisfaction.

use super::field;
use super::view::View;
use crate::domain::analysis::{self, Cause, Part, WonBack, own_against_appraised};
use crate::domain::criteria::Source;
use crate::domain::points::{Fraction, Points, UNITS_PER_POINT};
use crate::sheets::document::{Column, Table};

/// Places, totals and parts; last year's place and the change of places where any is known.
pub(super) fn ranking(view: &View<'_>) -> Table {
    let head = |name: &str| view.office.plain(name, &[]);
    let has = |source: Source| view.state.set.max_of(source) > Points::ZERO;
    let has_percent = view.standings.satisfaction.is_some();
    let has_last = view.changes.iter().any(|c| c.places.is_some());
    let mut columns = vec![Column::middle(head("head-rank"), 12), Column::numbers(head("head-total"), 15)];
    let parts = [
        (Source::Appraisal, "head-appraisal", 17),
        (Source::Survey, "head-survey", 13),
        (Source::Satisfaction, "head-satisfaction", 16),
    ];
    let parts = parts.into_iter().filter(|(source, _, _)| has(*source));
    columns.extend(parts.clone().map(|(_, name, mm)| Column::numbers(head(name), mm)));
    if has_percent {
        columns.push(Column::numbers(head("head-percent"), 16));
    }
    if has_last {
        columns.push(Column::middle(head("head-was-rank"), 13));
        columns.push(Column::middle(head("head-places"), 12));
    }
    let used: u32 = columns.iter().map(|c| c.mm).sum();
    columns.insert(1, Column::words(head("head-unit"), WIDTH.saturating_sub(used)));
    let text = view.office.text;
    let rows = order(view).into_iter().map(|at| {
        let unit = view.results.units.get(at);
        let told = |told: Option<super::told::Told>| told.map_or_else(|| "–".to_owned(), |t| t.text);
        let mut row = vec![told(view.rank(at)), view.unit_name(at).to_owned(), told(view.total(at))];
        row.extend(parts.clone().map(|(source, _, _)| told(view.part(at, source))));
        if has_percent {
            row.push(told(view.percent(at)));
        }
        if has_last {
            row.push(told(view.was_rank(at)));
            let change = unit.and_then(|u| u.rank_change());
            row.push(change.map_or_else(|| "–".to_owned(), |places| text.place_change(places)));
        }
        row
    });
    Table { caption: caption(view, "table-ranking"), rows: rows.collect(), columns, ..Table::default() }
}

/// What changed, with the cause; nothing where nothing of last year is known.
pub(super) fn changes(view: &View<'_>) -> Table {
    let head = |name: &str| view.office.plain(name, &[]);
    if view.changes.iter().all(crate::domain::analysis::UnitChange::is_unknown) {
        return Table::default();
    }
    let columns = vec![
        Column::words(head("head-unit"), 50),
        Column::middle(head("head-was-rank"), 13),
        Column::middle(head("head-rank"), 12),
        Column::middle(head("head-places"), 12),
        Column::numbers(head("head-total-change"), 15),
        Column::numbers(head("head-appraisal-change"), 17),
        Column::numbers(head("head-rest-change"), 16),
        Column::words(head("head-cause"), WIDTH - 135),
    ];
    let text = view.office.text;
    let rows = order(view).into_iter().filter_map(|at| {
        let change = view.changes.get(at).filter(|c| !c.is_unknown())?;
        let points = |points: Option<Points>| points.map_or_else(|| "–".to_owned(), |p| text.change(p));
        let told = |told: Option<super::told::Told>| told.map_or_else(|| "–".to_owned(), |t| t.text);
        let appraisal = change.part(Part::Source(Source::Appraisal)).map(|p| p.change());
        let others = change.parts.iter().filter(|p| p.part != Part::Source(Source::Appraisal));
        let rest = (others.clone().count() > 0).then(|| others.map(|p| p.change()).sum());
        Some(vec![
            view.unit_name(at).to_owned(),
            told(view.was_rank(at)),
            told(view.rank(at)),
            change.places.map_or_else(|| "–".to_owned(), |places| text.place_change(places)),
            points(change.total),
            points(appraisal),
            points(rest),
            cause(view, &change.cause),
        ])
    });
    Table { caption: caption(view, "table-changes"), rows: rows.collect(), columns, ..Table::default() }
}

fn cause(view: &View<'_>, cause: &Cause) -> String {
    let word = |name: &str| view.office.plain(name, &[]);
    match cause {
        Cause::Unchanged => word("cause-unchanged"),
        Cause::Parts(parts) => {
            let names = parts.iter().map(|change| {
                view.office.word(match change.part {
                    Part::Source(Source::Appraisal) => "cause-appraisal",
                    Part::Source(Source::Survey) => "cause-survey",
                    Part::Source(Source::Satisfaction) => "cause-satisfaction",
                    Part::Rest => "cause-rest",
                    Part::Extras => "cause-extras",
                })
            });
            view.office.list(names.collect()).text
        }
        Cause::Total => word("cause-total"),
        Cause::Others => word("cause-others"),
        Cause::Unknown => word("cause-unknown"),
    }
}

/// Each field: average, share, highest, lowest, how many at full marks.
pub(super) fn fields(view: &View<'_>) -> Table {
    let head = |name: &str| view.office.plain(name, &[]);
    let columns = vec![
        Column::middle(head("head-code"), 10),
        Column::words(head("head-field"), WIDTH - 102),
        Column::numbers(head("head-max"), 13),
        Column::numbers(head("head-mean"), 15),
        Column::numbers(head("head-share"), 17),
        Column::numbers(head("head-high"), 15),
        Column::numbers(head("head-low"), 15),
        Column::middle(head("head-full"), 17),
    ];
    let text = view.office.text;
    let rows = field::sums(view).into_iter().filter_map(|sum| {
        let node = view.field(sum.field)?;
        let mean = Fraction::new(i128::from(sum.points.units()), i128::from(UNITS_PER_POINT) * i128::from(sum.units))?;
        Some(vec![
            node.code.to_string(),
            view.field_name(node).text,
            text.points(node.max),
            text.points_fixed(mean.rounded(2), 2),
            view.shown_percent(sum.share()?.percent(2)),
            text.points(sum.bounds.0),
            text.points(sum.bounds.1),
            format!("{}/{}", text.count(sum.full), text.count(sum.units)),
        ])
    });
    Table { caption: caption(view, "table-fields"), rows: rows.collect(), columns, ..Table::default() }
}

/// Satisfaction of each unit, the highest first; nothing where no line carries it alone.
pub(super) fn satisfaction(view: &View<'_>) -> Table {
    let head = |name: &str| view.office.plain(name, &[]);
    let mut units: Vec<usize> = (0..view.state.units.len()).collect();
    let percent = |at: &usize| view.results.units.get(*at).and_then(|u| u.satisfaction_percent);
    units.retain(|at| percent(at).is_some());
    units.sort_by_key(|at| std::cmp::Reverse(percent(at)));
    let rows = units.into_iter().map(|at| {
        let told = |told: Option<super::told::Told>| told.map_or_else(|| "–".to_owned(), |t| t.text);
        let rank = told(view.part_rank(at, Source::Satisfaction));
        vec![rank, view.unit_name(at).to_owned(), told(view.percent(at)), told(view.part(at, Source::Satisfaction))]
    });
    let columns = vec![
        Column::middle(head("head-rank"), 14),
        Column::words(head("head-unit"), 85),
        Column::numbers(head("head-percent"), 33),
        Column::numbers(head("head-satisfaction"), 33),
    ];
    Table { caption: caption(view, "table-satisfaction"), rows: rows.collect(), columns, ..Table::default() }
}

/// Own against appraised scores of each unit, on the lines that have both.
pub(super) fn own(view: &View<'_>) -> Table {
    let head = |name: &str| view.office.plain(name, &[]);
    let text = view.office.text;
    let all = own_against_appraised(view.office.campaign, view.state);
    let rows = order(view).into_iter().filter_map(|at| {
        let own = all.get(at).filter(|own| own.compared > 0)?;
        Some(vec![
            view.unit_name(at).to_owned(),
            text.count(own.compared),
            text.points(own.own),
            text.points(own.appraised),
            text.change(own.difference()),
            text.count(own.lowered),
            text.count(own.raised),
        ])
    });
    let columns = vec![
        Column::words(head("head-unit"), WIDTH - 102),
        Column::middle(head("head-lines"), 15),
        Column::numbers(head("head-own"), 19),
        Column::numbers(head("head-appraised"), 19),
        Column::numbers(head("head-difference"), 19),
        Column::middle(head("head-lowered"), 15),
        Column::middle(head("head-raised"), 15),
    ];
    Table { caption: caption(view, "table-own"), rows: rows.collect(), columns, ..Table::default() }
}

/// What each unit won back of last year's losses, and on which lines; nothing where last year's lines aren't known.
pub(super) fn won_back(view: &View<'_>) -> Table {
    let head = |name: &str| view.office.plain(name, &[]);
    let text = view.office.text;
    let all = analysis::won_back(view.state, &view.last);
    let rows = all.chunk_by(|one, next| one.unit == next.unit).filter_map(|lines| {
        let gain: Points = lines.iter().map(WonBack::gain).sum();
        let codes = lines.iter().filter_map(|line| Some(view.state.set.leaf(line.at)?.code.to_string()));
        Some(vec![
            view.unit_name(lines.first()?.unit).to_owned(),
            text.count(lines.len()),
            text.points(gain),
            codes.collect::<Vec<_>>().join(", "),
        ])
    });
    let columns = vec![
        Column::words(head("head-unit"), 55),
        Column::middle(head("head-lines"), 15),
        Column::numbers(head("head-gain"), 20),
        Column::words(head("head-which"), WIDTH - 90),
    ];
    Table { caption: caption(view, "table-won-back"), rows: rows.collect(), columns, ..Table::default() }
}

/// Between the margins, in millimetres.
const WIDTH: u32 = 165;

/// Units by place, those without one last.
fn order(view: &View<'_>) -> Vec<usize> {
    view.results.by_place.clone()
}

fn caption(view: &View<'_>, name: &str) -> String {
    view.office.plain(name, &[("block", &view.block().text)])
}
