//! How a block's ranking looks as a whole: ties, and how far the units are apart.

use super::spread::Spread;
use crate::domain::criteria::Source;
use crate::domain::points::{Percent, Points};
use crate::domain::ranking::{BlockResults, UnitResult};

/// A block's ranking as a whole. It is of the units that have a place: neither of those with lines
/// still open, nor of those that are scored without being ranked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standings {
    /// The units with a place, best first; units that tie in the order of the roster.
    pub by_place: Vec<usize>,
    /// The published totals.
    pub total: Option<Spread>,
    /// The points of each source, in the order of [`Source::ALL`].
    pub parts: [Option<Spread>; 3],
    /// Satisfaction percentages, as numbers, where one line carries that source.
    pub satisfaction: Option<Spread>,
    /// Places that several units share, the best first.
    pub ties: Vec<Tie>,
    /// From the first to the last; none where fewer than two have a place.
    pub first_to_last: Option<Gap>,
    /// From the first to the last unit of the upper half: the eighth of fifteen; none of fewer than four.
    pub upper_half: Option<Gap>,
}

/// Units that share a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The place.
    pub rank: u32,
    /// The published total that they share.
    pub total: Points,
    /// The units, in the order of the roster.
    pub units: Vec<usize>,
}

/// How far the first unit is ahead of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The unit that is ahead.
    pub first: usize,
    /// The other.
    pub other: usize,
    /// The other's position in the list by place, from 1; its place may be smaller where it ties.
    pub number: u32,
    /// The difference of the published totals.
    pub points: Points,
}

impl Standings {
    /// Looks at a block's results.
    pub fn of(results: &BlockResults) -> Standings {
        let placed = |at: &usize| results.units.get(*at).is_some_and(|u| u.rank.is_some());
        let by_place: Vec<usize> = results.by_place.iter().copied().filter(placed).collect();
        let mut roster = by_place.clone();
        roster.sort_unstable();
        let spread = |value: &dyn Fn(usize) -> Option<Points>| {
            Spread::of(roster.iter().filter_map(|at| Some((*at, value(*at)?))))
        };
        let percent = |p: Percent| Points::from_units(p.units());
        Standings {
            total: spread(&|at| results.units.get(at)?.published),
            parts: Source::ALL.map(|source| spread(&|at| results.totals.units.get(at)?.part(source))),
            satisfaction: spread(&|at| results.units.get(at)?.satisfaction_percent.map(percent)),
            ties: ties(results, &by_place),
            first_to_last: gap(results, &by_place, by_place.len()).filter(|_| by_place.len() > 1),
            upper_half: gap(results, &by_place, by_place.len().div_ceil(2)).filter(|_| by_place.len() > 3),
            by_place,
        }
    }
}

fn ties(results: &BlockResults, by_place: &[usize]) -> Vec<Tie> {
    let unit = |at: &usize| results.units.get(*at);
    let rank = |at: &usize| unit(at).and_then(|u| u.rank);
    let shared = by_place.chunk_by(|one, next| rank(one) == rank(next)).filter(|units| units.len() > 1);
    let tie = |units: &[usize]| {
        let first: &UnitResult = unit(units.first()?)?;
        Some(Tie { rank: first.rank?, total: first.published?, units: units.to_vec() })
    };
    shared.filter_map(tie).collect()
}

fn gap(results: &BlockResults, by_place: &[usize], number: usize) -> Option<Gap> {
    let (first, other) = (*by_place.first()?, *by_place.get(number.checked_sub(1)?)?);
    let total = |at: usize| results.units.get(at)?.published;
    let number = u32::try_from(number).ok()?;
    Some(Gap { first, other, number, points: total(first)? - total(other)? })
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, points};
    use super::*;

    #[test]
    fn ties_and_gaps_are_of_the_units_that_have_a_place() {
        let totals = ["90.54", "90.03", "90.03", "88", "77.39", "94"];
        let mut sample = Sample::of(&totals);
        sample.unrank(5);
        let standings = Standings::of(&sample.results());
        assert_eq!(standings.by_place, [0, 1, 2, 3, 4]);
        assert_eq!(standings.ties, [Tie { rank: 2, total: points("90.03"), units: vec![1, 2] }]);
        let gap = |g: Option<Gap>| g.map(|g| (g.first, g.other, g.number, g.points));
        assert_eq!(gap(standings.first_to_last), Some((0, 4, 5, points("13.15"))));
        assert_eq!(gap(standings.upper_half), Some((0, 2, 3, points("0.51"))));
        let total = standings.total.unwrap();
        assert_eq!((total.count, total.mean(2), total.highest_at), (5, points("87.2"), vec![0]));
    }

    #[test]
    fn nothing_is_said_of_units_that_are_still_open_and_no_gap_of_one() {
        let mut sample = Sample::of(&["90", "80"]);
        sample.blank(1);
        let standings = Standings::of(&sample.results());
        assert_eq!(standings.by_place, [0]);
        assert_eq!((standings.first_to_last, standings.upper_half), (None, None));
        sample.blank(0);
        let standings = Standings::of(&sample.results());
        assert_eq!((standings.total, standings.by_place.len()), (None, 0));
    }

    #[test]
    fn where_all_tie_there_is_one_tie_and_no_distance() {
        let standings = Standings::of(&Sample::of(&["80", "80", "80", "80"]).results());
        assert_eq!(standings.ties.len(), 1);
        assert_eq!(standings.ties[0].units, [0, 1, 2, 3]);
        assert_eq!(standings.first_to_last.unwrap().points, Points::ZERO);
    }
}
