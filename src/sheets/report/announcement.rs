//! The announcement: what the newspaper prints.

use super::change::{self, Way};
use super::piece::Draft;
use super::view::View;
use super::{field, line, ranking, tables};

/// Past so many units, only those that moved most are named.
const MANY: usize = 40;
/// So many movers each way are named in a block of many.
const MOVERS: usize = 10;

/// A block of the announcement.
pub(super) fn block(view: &View<'_>, draft: &mut Draft) {
    let office = view.office;
    let is_many = view.standings.by_place.len() > MANY;
    draft.text(ranking::who(view));
    draft.text(ranking::order(view));
    draft.text(ranking::average(view).into_iter().chain(ranking::parts(view)).chain(ranking::bands(view)));
    draft.table(tables::ranking(view));
    draft.text(change::summary(view));
    for way in Way::ALL {
        let units = change::moved(view, way);
        let named = if is_many { MOVERS.min(units.len()) } else { units.len() };
        let told = units.into_iter().take(named).filter_map(|at| change::unit(view, at));
        draft.list(office.word(way.head()), told);
    }
    let unplaced =
        view.standings.by_place.iter().filter(|at| view.changes.get(**at).is_some_and(|c| c.places.is_none()));
    draft.list(super::told::Told::default(), unplaced.filter_map(|at| change::unit(view, *at)).take(MANY));
    draft.text(change::fields_won_back(view).into_iter().take(MANY));
    draft.list(office.word("standing-out-head"), ranking::standing_out(view).into_iter().take(MOVERS));
    draft.text(ranking::satisfaction(view));
    draft.list(office.word("full-head"), field::reached(view));
    draft.list(office.word("next-lines-head"), line::most_lost(view));
}
