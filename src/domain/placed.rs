//! Which place may be shown of a unit before all is scored, and how far it is where none may.
//!
//! A total of what is there grows with every line that is scored, so that a place on it first says who was scored
//! first. It means something once units are compared over nearly the same lines: a unit counts as scored far enough
//! when the maxima of its settled lines come to 95 of 100 of what the block's furthest unit has (what is left is about
//! as much as the units of a block lie apart), and at least to half of its criteria set. Survey and satisfaction
//! usually come for all units at once, so units that all lack them can be compared. No place is shown before half of
//! the ranked units are that far. A place is provisional until every ranked unit is settled: another can still pass.

use super::index::UnitTotals;
use super::points::{Percent, Points};
use super::ranking::places;
use super::setup::{Ties, Unit};

/// The share of the furthest unit's settled points that makes a unit comparable, in 1/100.
const COMPARABLE: i64 = 95;
/// The share of the criteria set that has to be settled, in 1/100.
const LEAST: i64 = 50;

/// The place that may be shown of a unit, or what stands in its stead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// Its place: every ranked unit of the block is settled.
    Settled(u32),
    /// Its place among those that are scored far enough, on what is there; it can still change.
    Provisional(u32),
    /// The unit isn't scored far enough: this share of the maximum is, in whole per cent.
    UnitTooEarly(Percent),
    /// The unit is, but too few of the others are.
    BlockTooEarly {
        /// Ranked units that are scored far enough.
        far: u32,
        /// All ranked units.
        units: u32,
    },
    /// The roster says that it is never ranked.
    Never,
}

impl Placed {
    /// The place, where one may be shown.
    pub fn number(self) -> Option<u32> {
        match self {
            Placed::Settled(place) | Placed::Provisional(place) => Some(place),
            Placed::UnitTooEarly(_) | Placed::BlockTooEarly { .. } | Placed::Never => None,
        }
    }
}

/// Whether `part` is at least so many hundredths of `whole`.
fn reaches(part: Points, hundredths: i64, whole: Points) -> bool {
    part.units() * 100 >= whole.units() * hundredths
}

/// What may be shown of each unit of a block whose set comes to `max`.
pub(super) fn placed(
    units: &[Unit],
    totals: &[UnitTotals],
    published: &[Option<Points>],
    max: Points,
    ties: Ties,
) -> Vec<Placed> {
    let ranked = || units.iter().zip(totals).filter(|(unit, _)| unit.ranked).map(|(_, totals)| totals);
    let furthest = ranked().map(|t| t.settled_max).max().unwrap_or_default();
    let is_far = |t: &UnitTotals| reaches(t.settled_max, COMPARABLE, furthest) && reaches(t.settled_max, LEAST, max);
    let count = |units: usize| u32::try_from(units).unwrap_or(u32::MAX);
    let (far, all) = (count(ranked().filter(|t| is_far(t)).count()), count(ranked().count()));
    let is_settled = ranked().all(UnitTotals::is_complete);
    let compared: Vec<Option<Points>> = units
        .iter()
        .zip(totals)
        .zip(published)
        .map(|((unit, totals), published)| published.filter(|_| unit.ranked && is_far(totals)))
        .collect();
    let one = |((unit, totals), place): ((&Unit, &UnitTotals), Option<u32>)| match place {
        _ if !unit.ranked => Placed::Never,
        Some(place) if is_settled => Placed::Settled(place),
        Some(_) if far < all.div_ceil(2) => Placed::BlockTooEarly { far, units: all },
        Some(place) => Placed::Provisional(place),
        None => {
            let whole = totals.settled_max.units() * 100 / max.units().max(1);
            Placed::UnitTooEarly(Percent::from_units(whole * 10_000))
        }
    };
    units.iter().zip(totals).zip(places(&compared, ties)).map(one).collect()
}
