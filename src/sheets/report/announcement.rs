//! The announcement: what the newspaper prints.

use super::change::{self, Way};
use super::piece::Draft;
use super::told::Told;
use super::view::View;
use super::{field, line, ranking, tables};

/// A block of the announcement.
pub(super) fn block(view: &View<'_>, draft: &mut Draft) {
    let office = view.office;
    draft.text(ranking::who(view));
    draft.text(ranking::order(view));
    draft.text(ranking::average(view).into_iter().chain(ranking::parts(view)).chain(ranking::bands(view)));
    draft.table(tables::ranking(view));
    draft.text(change::summary(view));
    for way in Way::ALL {
        draft.list(office.word(way.head()), change::told(view, way));
    }
    draft.list(Told::default(), change::told_unmoved(view));
    draft.text(change::lines_won_back(view).into_iter().chain(change::fields_won_back(view)));
    draft.list(office.word("standing-out-head"), ranking::standing_out(view));
    draft.text(ranking::satisfaction(view));
    draft.list(office.word("full-head"), field::reached(view));
    draft.list(office.word("next-lines-head"), line::most_lost(view));
}
