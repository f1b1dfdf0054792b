//! Who rose and fell against last year, by how many places, and which part caused it.

use super::told::Told;
use super::view::View;
use crate::domain::analysis::{Cause, Part, PartChange, UnitChange, won_back, won_back_fields};
use crate::domain::points::Points;

/// A part that moved by no more than this, in 1/10,000 point, is called steady.
const STEADY: Points = Points::from_units(1_000);

/// Past so many units, only those that moved most are named.
const MANY: usize = 40;
/// So many of them each way.
const MOVERS: usize = 10;

/// Which way a unit moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    Same,
}

impl Way {
    pub(super) const ALL: [Way; 3] = [Way::Up, Way::Down, Way::Same];

    fn of(places: i64) -> Way {
        match places {
            1.. => Way::Up,
            0 => Way::Same,
            _ => Way::Down,
        }
    }

    /// What stands over the units that moved this way.
    pub(super) fn head(self) -> &'static str {
        match self {
            Way::Up => "rising-head",
            Way::Down => "falling-head",
            Way::Same => "staying-head",
        }
    }
}

/// Units that moved one way, those that moved most first, then by place.
fn moved(view: &View<'_>, way: Way) -> Vec<usize> {
    let of = |at: &usize| view.changes.get(*at).and_then(|c| c.places);
    let mut units: Vec<usize> = view.standings.by_place.clone();
    units.retain(|at| of(at).map(Way::of) == Some(way));
    units.sort_by_key(|at| std::cmp::Reverse(of(at).map_or(0, i64::abs)));
    units
}

/// What changed for the units that moved one way; in a block of many only for those that moved most.
pub(super) fn told(view: &View<'_>, way: Way) -> Vec<Told> {
    let most = if view.standings.by_place.len() > MANY { MOVERS } else { MANY };
    moved(view, way).into_iter().take(most).filter_map(|at| unit(view, at)).collect()
}

/// The same for the units whose move isn't known.
pub(super) fn told_unmoved(view: &View<'_>) -> Vec<Told> {
    let is_unknown = |at: &&usize| view.changes.get(**at).is_some_and(|c| c.places.is_none());
    view.standings.by_place.iter().filter(is_unknown).take(MANY).filter_map(|at| unit(view, *at)).collect()
}

/// How many rose, fell and stayed.
pub(super) fn summary(view: &View<'_>) -> Vec<Told> {
    let office = view.office;
    let counted = Way::ALL.map(|way| (way, moved(view, way).len()));
    let known: usize = counted.iter().map(|(_, count)| count).sum();
    if known == 0 {
        return Vec::new();
    }
    let moves = counted.into_iter().filter(|(_, count)| *count > 0).map(|(way, count)| {
        let (name, of) = match way {
            Way::Up => ("moves-up", "of-rising"),
            Way::Down => ("moves-down", "of-falling"),
            Way::Same => ("moves-same", "of-staying"),
        };
        office.tell(name, &[("count", &view.count(count, &office.plain(of, &[]), "from-count-places"))])
    });
    let (moves, year) = (office.list(moves.collect()), view.last_year());
    if known == view.standings.by_place.len() {
        return vec![office.tell("moves", &[("moves", &moves), ("year", &year)])];
    }
    let known = view.count(known, &office.plain("of-known", &[]), "from-count-places");
    vec![office.tell("moves-known", &[("moves", &moves), ("year", &year), ("known", &known)])]
}

/// What changed for a unit and why; nothing where nothing of last year is known.
fn unit(view: &View<'_>, at: usize) -> Option<Told> {
    let change = view.changes.get(at).filter(|c| !c.is_unknown())?;
    let (office, unit) = (view.office, view.unit(at));
    let total = total(view, at, change);
    let Some(places) = change.places else {
        let details = details(view, at, change, total.as_ref(), &[]);
        return (!details.is_empty()).then(|| office.tell("only-points", &[("unit", &unit), ("details", &details)]));
    };
    let moved = move_of(view, at, places)?;
    let causes: &[PartChange] = if let Cause::Parts(parts) = &change.cause { parts } else { &[] };
    let is_whole = change.is_explained();
    if !causes.is_empty() {
        let parts = office.list(causes.iter().map(|part| of_part(view, at, part)).collect());
        let details = details(view, at, change, total.as_ref(), causes);
        let name = if is_whole { "moved-by-parts" } else { "moved-partly-by-parts" };
        let arguments = [("unit", &unit), ("move", &moved), ("parts", &parts), ("details", &details)];
        return Some(office.tell(name, &arguments));
    }
    if let (Cause::Total, Some(total)) = (&change.cause, &total) {
        let details = details(view, at, change, None, &[]);
        let arguments = [("unit", &unit), ("move", &moved), ("total", total), ("details", &details)];
        return Some(match (is_whole, details.is_empty()) {
            (true, false) => office.tell("moved-by-total", &arguments),
            (false, false) => office.tell("moved-partly-by-total", &arguments),
            (true, true) => office.tell("moved-by-total-alone", arguments.get(..3).unwrap_or_default()),
            (false, true) => office.tell("moved-partly-by-total-alone", arguments.get(..3).unwrap_or_default()),
        });
    }
    let details = details(view, at, change, total.as_ref(), &[]);
    let arguments = [("unit", &unit), ("move", &moved), ("details", &details)];
    let is_though = change.total.is_some_and(|total| total.units().signum() != places.signum());
    Some(match change.cause {
        Cause::Others if is_though => office.tell("moved-by-others-though", &arguments),
        Cause::Others => office.tell("moved-by-others", &arguments),
        _ if details.is_empty() => office.tell("moved-alone", &[("unit", &unit), ("move", &moved)]),
        _ => office.tell("moved", &arguments),
    })
}

/// "tăng 4 bậc (từ thứ 13 lên thứ 9)".
fn move_of(view: &View<'_>, at: usize, places: i64) -> Option<Told> {
    let office = view.office;
    let (was, rank) = (view.was_rank(at)?, view.rank(at)?);
    let what = office.plain("what-places", &[("unit", view.unit_name(at))]);
    let (one, other) = if places > 0 { (&was, &rank) } else { (&rank, &was) };
    let from = office.plain("from-difference", &[("one", &one.text), ("other", &other.text)]);
    let places_told = Told::figure(office.text.count(places.abs()), what, from);
    Some(match Way::of(places) {
        Way::Up => office.tell("rose", &[("places", &places_told), ("was", &was), ("rank", &rank)]),
        Way::Down => office.tell("fell", &[("places", &places_told), ("was", &was), ("rank", &rank)]),
        Way::Same => office.tell("stayed", &[("rank", &rank)]),
    })
}

/// The change of the total.
fn total(view: &View<'_>, at: usize, change: &UnitChange) -> Option<Told> {
    let (office, change) = (view.office, change.total?);
    let (was, is) = (view.was_total(at)?, view.total(at)?);
    if change == Points::ZERO {
        return Some(office.tell("total-same", &[("is", &is)]));
    }
    let (name, one, other) = if change > Points::ZERO { ("total-up", &is, &was) } else { ("total-down", &was, &is) };
    let of = office.plain("of-total-of", &[("unit", view.unit_name(at))]);
    let points = view.difference(office.text.points(size(change)), &of, one, other);
    Some(office.tell(name, &[("points", &points), ("was", &was), ("is", &is)]))
}

/// What else changed: the total, then the parts that are no cause.
fn details(view: &View<'_>, at: usize, change: &UnitChange, total: Option<&Told>, causes: &[PartChange]) -> Told {
    let others = change.parts.iter().filter(|part| !causes.contains(part));
    let parts = others.map(|part| of_part(view, at, part));
    view.office.list(total.cloned().into_iter().chain(parts).collect())
}

/// The change of a part.
fn of_part(view: &View<'_>, at: usize, change: &PartChange) -> Told {
    let office = view.office;
    let (was, is) = view.part_of_both(at, change);
    let name = view.part_name(change.part);
    let by = change.change();
    if by == Points::ZERO {
        return office.tell("part-same", &[("part", &name), ("is", &is)]);
    }
    let (one, other) = if by > Points::ZERO { (&is, &was) } else { (&was, &is) };
    let of = office.plain("what-part", &[("part", &name.text), ("unit", view.unit_name(at))]);
    let points = view.difference(office.text.points(size(by)), &of, one, other);
    let is_steady = size(by) <= STEADY && change.part != Part::Extras;
    let sentence = match (by > Points::ZERO, is_steady) {
        (true, false) => "part-up",
        (false, false) => "part-down",
        (true, true) => "part-steady-up",
        (false, true) => "part-steady-down",
    };
    office.tell(sentence, &[("part", &name), ("points", &points), ("was", &was), ("is", &is)])
}

/// The size of a change.
fn size(points: Points) -> Points {
    points.max(-points)
}

/// Who won back points in which fields that were lost last year.
pub(super) fn fields_won_back(view: &View<'_>) -> Vec<Told> {
    let all = won_back_fields(view.state, &view.results, &view.last);
    let office = view.office;
    let units = all.chunk_by(|one, next| one.unit == next.unit);
    let told = units.filter_map(|fields| {
        let unit = fields.first()?.unit;
        let gain: Points = fields.iter().map(|f| f.gain()).sum();
        let items = fields.iter().filter_map(|f| {
            let node = view.field(f.at)?;
            let (code, unit) = (&*node.code, view.unit_name(f.unit));
            let names = [("code", code), ("unit", unit)];
            let was = Told::figure(
                office.text.points(f.was),
                office.plain("what-field-was", &names),
                office.plain("from-lines-before", &[]),
            );
            let from = office.plain("from-field", &[("code", code)]);
            let is = Told::figure(office.text.points(f.is), office.plain("what-field", &names), from);
            let max = Told::figure(office.text.points(f.max), office.plain("what-field-max", &names), view.set_from());
            let name = view.field_name(node);
            Some(if f.is_full() {
                office.tell("won-back-full", &[("field", &name), ("was", &was), ("max", &max)])
            } else {
                office.tell("won-back-field", &[("field", &name), ("was", &was), ("is", &is), ("max", &max)])
            })
        });
        let fields = office.long_list(items.collect());
        let what = office.plain("what-gain", &[("unit", view.unit_name(unit))]);
        let gain = Told::figure(office.text.points(gain), what, office.plain("from-sum-fields", &[]));
        Some(office.tell("won-back", &[("unit", &view.unit(unit)), ("gain", &gain), ("fields", &fields)]))
    });
    told.take(MANY).collect()
}

/// How much was won back in all, line by line.
pub(super) fn lines_won_back(view: &View<'_>) -> Vec<Told> {
    let all = won_back(view.state, &view.last);
    if all.is_empty() {
        return Vec::new();
    }
    let office = view.office;
    let units = all.chunk_by(|one, next| one.unit == next.unit).count();
    let gain: Points = all.iter().map(|line| line.gain()).sum();
    let units = view.count(units, &office.plain("of-winning", &[]), "from-count-lines");
    let lines = view.count(all.len(), &office.plain("of-won-lines", &[]), "from-count-lines");
    let gain =
        Told::figure(office.text.points(gain), office.plain("what-gain-all", &[]), office.plain("from-sum-gain", &[]));
    vec![office.tell("won-back-all", &[("units", &units), ("lines", &lines), ("gain", &gain)])]
}
