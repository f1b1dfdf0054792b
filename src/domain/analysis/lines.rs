//! Lines across all units: at full marks, reached by nobody, no longer telling units apart.

use crate::domain::campaign::BlockState;
use crate::domain::index::Standing;
use crate::domain::points::Points;

/// How the units of a block stand on a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineProfile {
    /// The position among the lines of the set.
    pub line: usize,
    /// The maximum.
    pub max: Points,
    /// Units with points.
    pub scored: u32,
    /// Units that the line doesn't apply to.
    pub not_applicable: u32,
    /// Units that are still open on it: blank or in dispute.
    pub open: u32,
    /// Units with all points.
    pub full: u32,
    /// Units with none.
    pub none: u32,
    /// The sum of all points.
    pub sum: Points,
    /// The sum of all points lost.
    pub lost: Points,
    /// The highest and the lowest points; none where nobody is scored.
    pub bounds: Option<(Points, Points)>,
}

impl LineProfile {
    /// Whether every unit that it applies to has all points.
    pub fn is_full_for_all(&self) -> bool {
        self.is_settled() && self.full == self.scored
    }

    /// Whether no unit has all points.
    pub fn is_full_for_nobody(&self) -> bool {
        self.is_settled() && self.full == 0
    }

    /// Whether no unit has any points.
    pub fn is_zero_for_all(&self) -> bool {
        self.is_settled() && self.none == self.scored
    }

    /// Whether it no longer tells units apart: several are scored, all the same.
    pub fn is_equal_for_all(&self) -> bool {
        self.is_settled() && self.scored > 1 && self.bounds.is_some_and(|(highest, lowest)| highest == lowest)
    }

    fn is_settled(&self) -> bool {
        self.open == 0 && self.scored > 0
    }
}

/// Every ordinary line of a block, without bonus and penalty, in the order of the set.
pub fn lines(state: &BlockState) -> Vec<LineProfile> {
    let ordinary = state.set.leaves().enumerate().filter(|(_, node)| !node.level.is_extra());
    ordinary.map(|(line, node)| profile(state, line, node.max)).collect()
}

fn profile(state: &BlockState, line: usize, max: Points) -> LineProfile {
    let mut profile = LineProfile { line, max, ..LineProfile::default() };
    for unit in 0..state.units.len() {
        let points = match state.marks().get(unit, line) {
            Standing::Points(points) => points,
            Standing::NotApplicable => {
                profile.not_applicable += 1;
                continue;
            }
            Standing::Blank | Standing::Disputed => {
                profile.open += 1;
                continue;
            }
        };
        profile.scored += 1;
        profile.full += u32::from(points >= max);
        profile.none += u32::from(points == Points::ZERO);
        profile.sum += points;
        profile.lost += (max - points).max(Points::ZERO);
        let (highest, lowest) = profile.bounds.unwrap_or((points, points));
        profile.bounds = Some((highest.max(points), lowest.min(points)));
    }
    profile
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, points};
    use super::*;

    #[test]
    fn a_line_is_full_for_all_only_when_nobody_is_open_on_it() {
        let mut sample = Sample::of(&["90", "85", "80"]);
        let second = |sample: &Sample| lines(sample.state())[1].clone();
        let found = second(&sample);
        assert!(found.is_full_for_all() && found.is_equal_for_all() && !found.is_full_for_nobody());
        assert_eq!((found.full, found.lost, found.sum), (3, Points::ZERO, points("120")));
        sample.blank(2);
        let found = second(&sample);
        assert!(!found.is_full_for_all() && !found.is_equal_for_all());
        assert_eq!((found.open, found.full), (1, 2));
    }

    #[test]
    fn a_line_that_nobody_reached_says_how_much_was_lost() {
        let mut sample = Sample::of(&["90", "85"]);
        let found = &lines(sample.state())[0];
        assert!(found.is_full_for_nobody() && !found.is_equal_for_all() && !found.is_zero_for_all());
        assert_eq!((found.lost, found.bounds), (points("15"), Some((points("15"), points("10")))));
        sample.set(0, "1.1", "0");
        sample.set(1, "1.1", "NA");
        let found = &lines(sample.state())[0];
        assert!(found.is_zero_for_all() && !found.is_equal_for_all(), "one unit tells nothing apart");
        assert_eq!((found.scored, found.not_applicable), (1, 1));
    }

    #[test]
    fn bonus_and_penalty_are_left_out() {
        assert_eq!(lines(Sample::of(&["90"]).state()).len(), 4);
    }
}
