//! Fields of each unit: at full marks, near them, or how far from them.

use crate::domain::campaign::BlockState;
use crate::domain::criteria::NotApplicable;
use crate::domain::index::Standing;
use crate::domain::points::{Fraction, Percent, Points};
use crate::domain::ranking::BlockResults;

/// From this share of the maximum on, a field is near full marks.
pub const NEAR_FULL: Percent = Percent::whole(90);

/// A field of a unit with every line settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldScore {
    /// The unit.
    pub unit: usize,
    /// The position among [`fields`](crate::domain::criteria::CriteriaSet::fields).
    pub field: usize,
    /// The points, before rescaling.
    pub points: Points,
    /// The maximum of the lines that apply or count as full.
    pub max: Points,
    /// How far it reaches.
    pub reach: Reach,
}

/// How far the points of a field reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// All points.
    Full,
    /// At least [`NEAR_FULL`] of them.
    Near,
    /// Less.
    Short,
}

impl FieldScore {
    /// The share of the maximum.
    pub fn share(&self) -> Option<Fraction> {
        Fraction::of(self.points, self.max)
    }
}

/// The fields of each unit whose every line is settled and of which at least one line was scored; unit after
/// unit, without bonus and penalty.
pub fn fields(state: &BlockState, results: &BlockResults) -> Vec<FieldScore> {
    let mut found = Vec::new();
    for unit in 0..state.units.len() {
        let points = results.totals.fields_of(unit);
        for (field, (at, node)) in state.set.fields().enumerate() {
            let (Some(Some(points)), false) = (points.get(field), node.level.is_extra()) else { continue };
            if let Some(max) = applicable(state, unit, at) {
                let reach = reach(*points, max);
                found.push(FieldScore { unit, field, points: *points, max, reach });
            }
        }
    }
    found
}

/// The maximum that a unit could reach in a field; none where a line is open or none was scored.
fn applicable(state: &BlockState, unit: usize, field: usize) -> Option<Points> {
    let (mut max, mut scored) = (Points::ZERO, false);
    for (column, node) in state.set.leaves().enumerate().filter(|(_, n)| n.field == field) {
        match (state.marks().get(unit, column), node.not_applicable) {
            (Standing::Points(_), _) => {
                scored = true;
                max += node.max;
            }
            (Standing::NotApplicable, NotApplicable::FullPoints) => max += node.max,
            (Standing::NotApplicable, NotApplicable::Excluded) => {}
            _ => return None,
        }
    }
    Some(max).filter(|max| scored && *max > Points::ZERO)
}

fn reach(points: Points, max: Points) -> Reach {
    if points >= max {
        return Reach::Full;
    }
    match Fraction::of(points, max) {
        Some(share) if share.compare(NEAR_FULL.fraction()).is_ge() => Reach::Near,
        _ => Reach::Short,
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, points};
    use super::*;

    fn of_unit(sample: &Sample, unit: usize) -> Vec<(usize, Reach, Points)> {
        let all = fields(sample.state(), &sample.results());
        all.into_iter().filter(|f| f.unit == unit).map(|f| (f.field, f.reach, f.max)).collect()
    }

    #[test]
    fn full_is_all_points_and_near_is_nine_tenths_exactly() {
        let mut sample = Sample::of(&["95", "89", "88.99"]);
        sample.set(0, "2.1", "10");
        let ten = points("10");
        assert_eq!(of_unit(&sample, 0)[..2], [(0, Reach::Full, points("60")), (1, Reach::Full, ten)]);
        assert_eq!(of_unit(&sample, 1)[0], (0, Reach::Near, points("60")));
        assert_eq!(of_unit(&sample, 2)[0], (0, Reach::Short, points("60")));
    }

    #[test]
    fn a_line_that_dropped_out_takes_its_points_off_the_maximum_and_an_open_one_leaves_nothing_to_say() {
        let mut sample = Sample::of(&["75", "75"]);
        sample.set(0, "1.1", "NA");
        assert_eq!(of_unit(&sample, 0)[0], (0, Reach::Full, points("40")));
        sample.blank(1);
        assert_eq!(of_unit(&sample, 1).iter().map(|f| f.0).collect::<Vec<_>>(), [1, 2]);
        sample.blank(0);
        assert_eq!(of_unit(&sample, 0).iter().map(|f| f.0).collect::<Vec<_>>(), [1, 2]);
    }
}
