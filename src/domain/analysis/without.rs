//! The places that units would have if a part of the total didn't count.

use crate::domain::criteria::Source;
use crate::domain::ranking::{BlockResults, places};
use crate::domain::setup::Settings;

/// A block's places without a source, in the order of the roster: of the units that have a place, by their
/// exact total less the points of that source, rounded once as a total is. A unit without points there loses
/// nothing by it.
pub fn places_without(results: &BlockResults, source: Source, settings: &Settings) -> Vec<Option<u32>> {
    let rest = results.units.iter().zip(&results.totals.units).map(|(unit, totals)| {
        unit.rank?;
        let total = totals.total? - totals.part(source).unwrap_or_default();
        Some(total.rounded(settings.total_decimals))
    });
    places(&rest.collect::<Vec<_>>(), settings.ties)
}

#[cfg(test)]
mod tests {
    use super::super::samples::Sample;
    use super::*;

    #[test]
    fn without_a_part_the_others_decide_and_who_has_no_place_gets_none() {
        let mut sample = Sample::of(&["90", "90", "90"]);
        for (unit, scores) in [(0, ["20", "30", "10"]), (1, ["20", "35", "5"])] {
            for (line, points) in ["1.1", "1.2", "2.1"].into_iter().zip(scores) {
                sample.set(unit, line, points);
            }
        }
        sample.blank(2);
        let settings = sample.campaign.settings().clone();
        let without = |source| places_without(&sample.results(), source, &settings);
        assert_eq!(without(Source::Survey), [Some(2), Some(1), None]);
        assert_eq!(without(Source::Appraisal), [Some(1), Some(2), None]);
        assert_eq!(without(Source::Satisfaction), [Some(1), Some(1), None], "they tie");
    }
}
