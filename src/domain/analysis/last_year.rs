//! Last year's results of a block's units, taken apart as far as they are known.

use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::criteria::{CriteriaSet, Source};
use crate::domain::index::{BlockTotals, Marks, Standing, UnitTotals};
use crate::domain::points::Points;
use crate::domain::ranking::{BlockResults, Previous};
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Key, Score, What};

/// Last year's results of a block's units, in the order of the roster.
#[derive(Debug, Clone)]
pub struct LastYear {
    /// A unit each.
    pub units: Vec<UnitLastYear>,
    /// The set that last year's scores were given by, where any are known: the one the campaign began with.
    set: Option<CriteriaSet>,
}

/// Last year's results of a unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitLastYear {
    /// What was published.
    pub published: Previous,
    /// What the total was made of.
    pub parts: LastParts,
    /// What counted on each line of this year's set.
    pub scores: Vec<Option<Score>>,
    /// Points of the fields whose every line is known, by position among this year's fields; before rescaling.
    pub fields: Vec<Option<Points>>,
}

/// What last year's total was made of, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum LastParts {
    /// Not known.
    #[default]
    Unknown,
    /// The appraised points; what else was in the total is known only together.
    AppraisalAndRest {
        /// The appraised points.
        appraisal: Points,
        /// Survey, satisfaction, bonus and penalty: the published total less the appraised points, so
        /// uncertain by half a step of the published decimals.
        rest: Points,
    },
    /// Every part, since every line is known and adds up to what was published.
    All {
        /// In the order of [`Source::ALL`].
        parts: [Option<Points>; 3],
        /// Bonus less penalty.
        extras: Points,
    },
}

impl LastYear {
    /// Reads what is known of a block's units.
    pub fn of(campaign: &Campaign, state: &BlockState, results: &BlockResults) -> LastYear {
        let score = |unit: UnitId, line: LineId| campaign.previous_score(unit, line);
        let knows_lines = state.units.iter().any(|u| state.set.leaves().any(|n| score(u.id, n.id).is_some()));
        let set = if knows_lines { first_set(campaign, state) } else { None };
        let marks = set.as_ref().map(|set| marks(set, state, score));
        let totals = set.as_ref().zip(marks.as_ref()).map(|(set, marks)| BlockTotals::compute(set, marks));
        let decimals = campaign.settings().total_decimals;
        let unit = |(at, result): (usize, &crate::domain::ranking::UnitResult)| {
            let published = result.previous;
            let by_line = totals.as_ref().and_then(|t| t.units.get(at)).and_then(|t| parts(t, published, decimals));
            let fields = set.as_ref().zip(marks.as_ref()).zip(totals.as_ref());
            UnitLastYear {
                published,
                parts: by_line.unwrap_or_else(|| appraisal_and_rest(published)),
                scores: state.set.leaves().map(|n| score(result.unit, n.id)).collect(),
                fields: fields
                    .map(|((set, marks), totals)| known_fields(state, set, marks, totals, at))
                    .unwrap_or_default(),
            }
        };
        LastYear { units: results.units.iter().enumerate().map(unit).collect(), set }
    }

    /// The maximum of a line or field last year; none where it isn't known.
    pub fn max(&self, id: LineId) -> Option<Points> {
        Some(self.set.as_ref()?.node(id)?.max)
    }
}

/// The set that the block began with: the scores of a year before were copied together with it.
fn first_set(campaign: &Campaign, state: &BlockState) -> Option<CriteriaSet> {
    let key = Key::block(What::Criteria, state.block.id);
    let first = campaign.log().entries().iter().flat_map(|e| &e.changes).find(|c| c.key == key)?;
    serde_json::from_str(first.value.as_text()?).ok()
}

fn marks(set: &CriteriaSet, state: &BlockState, score: impl Fn(UnitId, LineId) -> Option<Score>) -> Marks {
    let mut marks = Marks::blank(state.units.len(), set.leaf_count());
    for (row, unit) in state.units.iter().enumerate() {
        for (column, node) in set.leaves().enumerate() {
            let standing = match score(unit.id, node.id) {
                Some(Score::Points(points)) => Standing::Points(points),
                Some(Score::NotApplicable) => Standing::NotApplicable,
                None => Standing::Blank,
            };
            marks.set(row, column, standing);
        }
    }
    marks
}

/// The parts by line, unless something is missing or they disagree with what was published.
fn parts(totals: &UnitTotals, published: Previous, decimals: u8) -> Option<LastParts> {
    let total = totals.total.filter(|_| totals.is_complete())?.rounded(decimals);
    let appraisal = totals.part(Source::Appraisal);
    let agrees = published.total.is_none_or(|p| p == total) && published.appraisal.is_none_or(|p| Some(p) == appraisal);
    agrees.then_some(LastParts::All { parts: totals.parts, extras: totals.bonus - totals.penalty })
}

fn appraisal_and_rest(published: Previous) -> LastParts {
    match (published.total, published.appraisal) {
        (Some(total), Some(appraisal)) => LastParts::AppraisalAndRest { appraisal, rest: total - appraisal },
        _ => LastParts::Unknown,
    }
}

/// Points of fields whose every line is known, in the order of this year's fields.
fn known_fields(
    state: &BlockState,
    set: &CriteriaSet,
    marks: &Marks,
    totals: &BlockTotals,
    unit: usize,
) -> Vec<Option<Points>> {
    let was: Vec<(LineId, bool)> = set
        .fields()
        .map(|(at, field)| {
            let lines = set.leaves().enumerate().filter(|(_, n)| n.field == at);
            (field.id, lines.into_iter().all(|(column, _)| marks.get(unit, column) != Standing::Blank))
        })
        .collect();
    let points = |id: LineId| {
        let position = was.iter().position(|(field, is_known)| *field == id && *is_known)?;
        totals.fields_of(unit).get(position).copied().flatten()
    };
    state.set.fields().map(|(_, field)| points(field.id)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, points};
    use super::*;

    #[test]
    fn every_part_is_known_where_the_lines_add_up_to_what_was_published() {
        let mut sample = Sample::of(&["90", "80"]);
        sample.was(0, "86", 2, "51");
        sample.scored(0, ["15", "36", "8", "27"]);
        let last = sample.last_year();
        let parts = [Some(points("51")), Some(points("8")), Some(points("27"))];
        assert_eq!(last.units[0].parts, LastParts::All { parts, extras: Points::ZERO });
        assert_eq!(last.units[0].fields, [Some(points("51")), Some(points("8")), Some(points("27")), None]);
        assert_eq!(
            last.units[1],
            UnitLastYear { scores: vec![None; 5], fields: vec![None; 4], ..UnitLastYear::default() }
        );
    }

    #[test]
    fn lines_that_disagree_with_what_was_published_are_no_parts() {
        let mut sample = Sample::of(&["90"]);
        sample.was(0, "86.5", 2, "51");
        sample.scored(0, ["15", "36", "8", "27"]);
        let rest = LastParts::AppraisalAndRest { appraisal: points("51"), rest: points("35.5") };
        assert_eq!(sample.last_year().units[0].parts, rest);
    }

    #[test]
    fn a_total_alone_is_not_taken_apart() {
        let mut sample = Sample::of(&["90"]);
        sample.was(0, "86", 2, "");
        assert_eq!(sample.last_year().units[0].parts, LastParts::Unknown);
    }

    #[test]
    fn the_maximum_of_last_year_is_the_one_that_the_campaign_began_with() {
        let mut sample = Sample::of(&["90"]);
        sample.scored(0, ["15", "36", "8", "27"]);
        sample.change_set("18");
        let last = sample.last_year();
        assert_eq!(last.max(super::super::samples::slug("1.1")), Some(points("20")));
        assert_eq!(last.max(super::super::samples::slug("1")), Some(points("60")));
    }
}
