//! Points lost last year and won back this year, by line and by field.

use super::last_year::LastYear;
use crate::domain::campaign::BlockState;
use crate::domain::index::Standing;
use crate::domain::points::Points;
use crate::domain::ranking::BlockResults;
use crate::domain::value::Score;

/// Points that a unit lost last year on a line or in a field, and won back in whole or in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WonBack {
    /// The unit.
    pub unit: usize,
    /// The position among the lines, or among the fields, of the set.
    pub at: usize,
    /// Last year's points.
    pub was: Points,
    /// This year's points.
    pub is: Points,
    /// The maximum, the same in both years.
    pub max: Points,
}

impl WonBack {
    /// The points won back.
    pub fn gain(&self) -> Points {
        self.is - self.was
    }

    /// Whether nothing is lost any more.
    pub fn is_full(&self) -> bool {
        self.is >= self.max
    }

    fn of((unit, at): (usize, usize), was: Points, is: Points, max: Points) -> Option<WonBack> {
        (was < max && was < is).then_some(WonBack { unit, at, was, is, max })
    }
}

/// Lines below their maximum last year that have more points this year, in the order of roster and set; only
/// lines whose maximum is the same as last year, without bonus and penalty.
pub fn won_back(state: &BlockState, last: &LastYear) -> Vec<WonBack> {
    let mut found = Vec::new();
    for (unit, known) in last.units.iter().enumerate() {
        for ((line, node), was) in state.set.leaves().enumerate().zip(&known.scores) {
            let (Some(Score::Points(was)), Standing::Points(is)) = (was, state.marks().get(unit, line)) else {
                continue;
            };
            if !node.level.is_extra() && last.max(node.id) == Some(node.max) {
                found.extend(WonBack::of((unit, line), *was, is, node.max));
            }
        }
    }
    found
}

/// Fields below their maximum last year that have more points this year, likewise; only of units with every
/// line of the field scored with points in both years.
pub fn won_back_fields(state: &BlockState, results: &BlockResults, last: &LastYear) -> Vec<WonBack> {
    let mut found = Vec::new();
    for (unit, known) in last.units.iter().enumerate() {
        let points = results.totals.fields_of(unit);
        for (field, (at, node)) in state.set.fields().enumerate() {
            let was = known.fields.get(field).copied().flatten();
            let (Some(was), Some(Some(is))) = (was, points.get(field)) else { continue };
            let mut lines = state.set.leaves().enumerate().zip(&known.scores).filter(|((_, n), _)| n.field == at);
            let is_comparable = lines.all(|((line, _), was)| {
                let now = state.marks().get(unit, line);
                matches!((was, now), (Some(Score::Points(_)), Standing::Points(_)))
            });
            if is_comparable && !node.level.is_extra() && last.max(node.id) == Some(node.max) {
                found.extend(WonBack::of((unit, field), was, *is, node.max));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, points};
    use super::*;

    #[test]
    fn points_are_won_back_where_some_were_lost_and_there_are_more_now() {
        let mut sample = Sample::of(&["90", "95"]);
        sample.scored(0, ["12", "40", "9", "27"]);
        sample.scored(1, ["16", "38", "8", "27"]);
        let found = won_back(sample.state(), &sample.last_year());
        let short: Vec<_> = found.iter().map(|w| (w.unit, w.at, w.gain(), w.is_full())).collect();
        assert_eq!(short, [(0, 0, points("3"), false), (1, 0, points("4"), true), (1, 1, points("2"), true)]);
        let fields = won_back_fields(sample.state(), &sample.results(), &sample.last_year());
        let short: Vec<_> = fields.iter().map(|w| (w.unit, w.at, w.was, w.is)).collect();
        assert_eq!(short, [(0, 0, points("52"), points("55")), (1, 0, points("54"), points("60"))]);
    }

    #[test]
    fn another_maximum_or_a_line_that_does_not_apply_is_not_compared() {
        let mut sample = Sample::of(&["90"]);
        sample.scored(0, ["12", "38", "8", "27"]);
        sample.change_set("18");
        let found = won_back(sample.state(), &sample.last_year());
        assert_eq!(found.iter().map(|w| w.at).collect::<Vec<_>>(), [1]);
        assert!(won_back_fields(sample.state(), &sample.results(), &sample.last_year()).is_empty());
        let mut sample = Sample::of(&["90"]);
        sample.scored(0, ["NA", "38", "8", "27"]);
        assert!(won_back_fields(sample.state(), &sample.results(), &sample.last_year()).is_empty());
        assert_eq!(won_back(sample.state(), &sample.last_year()).len(), 1);
    }
}
