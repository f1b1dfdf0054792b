//! Points lost, unit by unit and line by line, with the reason.

use std::sync::Arc;

use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::criteria::{Node, NodeLevel, Source};
use crate::domain::index::Standing;
use crate::domain::points::Points;
use crate::domain::value::{Key, Round, Score, What};

/// Points that a unit lost on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostPoints {
    /// The unit.
    pub unit: usize,
    /// The position among the lines of the set.
    pub line: usize,
    /// The unit's own score, on lines that are appraised.
    pub own: Option<Score>,
    /// What counts; the points taken off, on a penalty line.
    pub points: Points,
    /// The maximum.
    pub max: Points,
    /// The points lost.
    pub lost: Points,
    /// The round that the counting score is of, on lines that are appraised.
    pub round: Option<Round>,
    /// Why, in the appraiser's words.
    pub reason: Option<Arc<str>>,
    /// The unit's answer.
    pub explanation: Option<Arc<str>>,
}

/// Everything that the units of a block lost, in the order of roster and set: the ordinary lines below their
/// maximum, and penalties. Lines that are open or don't apply have lost nothing.
pub fn lost_points(campaign: &Campaign, state: &BlockState) -> Vec<LostPoints> {
    (0..state.units.len()).flat_map(|unit| lost_points_of(campaign, state, unit)).collect()
}

/// The same of one unit.
pub fn lost_points_of(campaign: &Campaign, state: &BlockState, unit: usize) -> Vec<LostPoints> {
    let mut found = Vec::new();
    for (line, node) in state.set.leaves().enumerate() {
        let Standing::Points(points) = state.marks().get(unit, line) else { continue };
        let lost = match node.level {
            NodeLevel::Bonus => continue,
            NodeLevel::Penalty => points,
            _ => node.max - points,
        };
        if lost > Points::ZERO {
            found.extend(told(campaign, state, (unit, line), node, (points, lost)));
        }
    }
    found
}

fn told(
    campaign: &Campaign,
    state: &BlockState,
    (unit, line): (usize, usize),
    node: &Node,
    (points, lost): (Points, Points),
) -> Option<LostPoints> {
    let id = state.units.get(unit)?.id;
    let appraised = campaign.appraised(id, node.id).filter(|_| node.source == Source::Appraisal);
    let filled = |text: &str| Some(text.trim()).filter(|t| !t.is_empty()).map(Arc::from);
    let reason = appraised.as_ref().and_then(|(_, reading)| filled(reading.value()?.reason()?));
    let explanation = campaign.read(Key::cell(What::Explanation, id, node.id));
    Some(LostPoints {
        unit,
        line,
        own: campaign.self_score(id, node.id).value().and_then(|v| v.as_score()),
        points,
        max: node.max,
        lost,
        round: appraised.map(|(round, _)| round),
        reason,
        explanation: explanation.value().and_then(|v| filled(v.as_text()?)),
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, points, slug};
    use super::*;
    use crate::domain::campaign::Edit;
    use crate::domain::value::Value;

    #[test]
    fn a_deduction_carries_own_score_and_reason_and_what_is_open_lost_nothing() {
        let mut sample = Sample::of(&["90", "90"]);
        sample.own(0, "1.1", "20");
        let score = Value::Score(Some(Score::Points(points("15"))), Some("Thiếu văn bản".into()));
        sample.edit(Edit::typed(Key::cell(What::Appraised(Round::Second), slug("u0"), slug("1.1")), score));
        sample.set(0, "P", "0.5");
        sample.set(1, "1.1", "NA");
        sample.blank(1);
        let lost = lost_points(&sample.campaign, sample.state());
        let short: Vec<_> = lost.iter().map(|l| (l.unit, l.line, l.lost.to_string())).collect();
        let expected = [(0, 0, "5"), (0, 2, "2"), (0, 3, "3"), (0, 4, "0.5"), (1, 2, "2"), (1, 3, "3")];
        assert_eq!(short, expected.map(|(unit, line, lost)| (unit, line, lost.to_owned())));
        assert_eq!(lost[0].own, Some(Score::Points(points("20"))));
        assert_eq!((lost[0].round, lost[0].reason.as_deref()), (Some(Round::Second), Some("Thiếu văn bản")));
        assert_eq!((lost[1].round, lost[1].reason.as_deref()), (None, None));
    }
}
