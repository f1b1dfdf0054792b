//! What units gave themselves against what the appraisal gave them.

use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::criteria::Source;
use crate::domain::index::Standing;
use crate::domain::points::Points;
use crate::domain::value::Score;

/// A unit's own scores against the appraised ones, on the lines of the appraisal where both are points.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnAgainstAppraised {
    /// The unit.
    pub unit: usize,
    /// The sum of its own.
    pub own: Points,
    /// The sum of the appraised.
    pub appraised: Points,
    /// Lines compared.
    pub compared: u32,
    /// Of them lowered by the appraisal.
    pub lowered: u32,
    /// Of them raised.
    pub raised: u32,
    /// Lines where one says that the line doesn't apply and the other gives points.
    pub disagreed: u32,
    /// Lines that can't be compared: no own score, none appraised, or in dispute.
    pub missing: u32,
}

impl OwnAgainstAppraised {
    /// What the appraisal changed; negative where it took points off.
    pub fn difference(&self) -> Points {
        self.appraised - self.own
    }
}

/// Compares own and appraised scores of each unit, in the order of the roster; without bonus and penalty.
pub fn own_against_appraised(campaign: &Campaign, state: &BlockState) -> Vec<OwnAgainstAppraised> {
    let units = state.units.iter().enumerate();
    units
        .map(|(unit, known)| {
            let mut sums = OwnAgainstAppraised { unit, ..OwnAgainstAppraised::default() };
            let lines = state.set.leaves().enumerate();
            for (line, node) in lines.filter(|(_, n)| n.source == Source::Appraisal && !n.level.is_extra()) {
                let own = campaign.self_score(known.id, node.id).value().and_then(|v| v.as_score());
                sums.add(own, state.marks().get(unit, line));
            }
            sums
        })
        .collect()
}

impl OwnAgainstAppraised {
    fn add(&mut self, own: Option<Score>, standing: Standing) {
        match (own, standing) {
            (Some(Score::Points(own)), Standing::Points(appraised)) => {
                self.own += own;
                self.appraised += appraised;
                self.compared += 1;
                self.lowered += u32::from(appraised < own);
                self.raised += u32::from(appraised > own);
            }
            (Some(Score::NotApplicable), Standing::NotApplicable) => {}
            (Some(_), Standing::Points(_) | Standing::NotApplicable) => self.disagreed += 1,
            _ => self.missing += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, points};
    use super::*;

    #[test]
    fn only_lines_with_points_on_both_sides_are_compared() {
        let mut sample = Sample::of(&["90", "90"]);
        sample.own(0, "1.1", "20");
        sample.own(0, "1.2", "39");
        sample.own(1, "1.1", "20");
        sample.set(1, "1.1", "NA");
        let found = own_against_appraised(&sample.campaign, sample.state());
        assert_eq!((found[0].own, found[0].appraised), (points("59"), points("55")));
        assert_eq!(found[0].difference(), points("-4"));
        assert_eq!((found[0].compared, found[0].lowered, found[0].raised), (2, 1, 1));
        assert_eq!((found[1].compared, found[1].disagreed, found[1].missing), (0, 1, 1));
    }
}
