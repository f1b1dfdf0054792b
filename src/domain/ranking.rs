//! Places, and the change against last year.

use std::cmp::Reverse;
use std::sync::Arc;

use super::campaign::BlockState;
use super::criteria::Source;
use super::index::{BlockTotals, UnitTotals};
use super::placed::{Placed, placed};
use super::points::{Percent, Points};
use super::setup::{Settings, Ties, Unit};
use super::slug::{BlockId, UnitId};

/// The results of a block, in the order of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockResults {
    /// The block.
    pub block: BlockId,
    /// The totals, in the order of the roster.
    pub totals: BlockTotals,
    /// A unit each, in the order of the roster.
    pub units: Vec<UnitResult>,
    /// Positions in `units` by place; those without a place last, in the order of the roster.
    pub by_place: Vec<usize>,
}

/// What is published about a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitResult {
    /// The unit.
    pub unit: UnitId,
    /// The total rounded to the campaign's decimals; none where nothing is scored.
    pub published: Option<Points>,
    /// The satisfaction percentage, where one line carries that source.
    pub satisfaction_percent: Option<Percent>,
    /// The place; none while something is open or where the roster says unranked.
    pub rank: Option<u32>,
    /// The place that may be shown while the campaign is at work, or how far it is instead.
    pub placed: Placed,
    /// Places by part, in the order of [`Source::ALL`].
    pub part_ranks: [Option<u32>; 3],
    /// The rating band.
    pub band: Option<Arc<str>>,
    /// Last year's.
    pub previous: Previous,
}

/// Last year's results of a unit, as far as they are known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Previous {
    /// The place.
    pub rank: Option<u32>,
    /// The published total.
    pub total: Option<Points>,
    /// The appraised points.
    pub appraisal: Option<Points>,
}

impl UnitResult {
    /// Places gained since last year; negative is down.
    pub fn rank_change(&self) -> Option<i64> {
        Some(i64::from(self.previous.rank?) - i64::from(self.rank?))
    }
}

impl Previous {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Previous::default()
    }
}

/// Gives places by `value`, the highest first; none gets none.
pub fn places(values: &[Option<Points>], ties: Ties) -> Vec<Option<u32>> {
    let mut order: Vec<(Points, usize)> = values.iter().enumerate().filter_map(|(at, v)| Some(((*v)?, at))).collect();
    order.sort_unstable_by_key(|(value, _)| Reverse(*value));
    let mut places = vec![None; values.len()];
    let (mut place, mut last) = (0_u32, None);
    for (position, (value, at)) in (1_u32..).zip(order) {
        if last != Some(value) {
            place = match ties {
                Ties::Competition => position,
                Ties::Dense => place + 1,
            };
            last = Some(value);
        }
        if let Some(slot) = places.get_mut(at) {
            *slot = Some(place);
        }
    }
    places
}

/// Computes a block's results.
pub(super) fn results(
    state: &BlockState,
    settings: &Settings,
    percent: impl Fn(&Unit) -> Option<Percent>,
    previous: impl Fn(&Unit) -> Previous,
) -> BlockResults {
    let totals = BlockTotals::compute(&state.set, &state.marks);
    let decimals = settings.total_decimals;
    let published: Vec<Option<Points>> = totals.units.iter().map(|t| Some(t.total?.rounded(decimals))).collect();
    let stands = |at: &(&Unit, &UnitTotals)| at.0.ranked && at.1.is_complete();
    let ranked: Vec<bool> = state.units.iter().zip(&totals.units).map(|pair| stands(&pair)).collect();
    let only = |values: &[Option<Points>]| -> Vec<Option<Points>> {
        values.iter().zip(&ranked).map(|(v, stands)| v.filter(|_| *stands)).collect()
    };
    let ranks = places(&only(&published), settings.ties);
    let max = Source::ALL.into_iter().map(|source| state.set.max_of(source)).sum();
    let placed = placed(&state.units, &totals.units, &published, max, settings.ties);
    let percents: Vec<Option<Percent>> = state.units.iter().map(&percent).collect();
    let parts = Source::ALL.map(|source| {
        let by_percent = source == Source::Satisfaction && percents.iter().any(Option::is_some);
        let values: Vec<Option<Points>> = if by_percent {
            percents.iter().map(|p| Some(Points::from_units(p.as_ref()?.rounded(decimals).units()))).collect()
        } else {
            totals.units.iter().map(|t| Some(t.part(source)?.rounded(decimals))).collect()
        };
        places(&only(&values), settings.ties)
    });
    let units: Vec<UnitResult> = state
        .units
        .iter()
        .enumerate()
        .map(|(at, unit)| {
            let published = published.get(at).copied().flatten();
            let complete = totals.units.get(at).is_some_and(UnitTotals::is_complete);
            UnitResult {
                unit: unit.id,
                published,
                satisfaction_percent: percents.get(at).copied().flatten(),
                rank: ranks.get(at).copied().flatten(),
                placed: placed.get(at).copied().unwrap_or(Placed::Never),
                part_ranks: parts.each_ref().map(|p| p.get(at).copied().flatten()),
                band: published
                    .filter(|_| complete)
                    .and_then(|t| Some(settings.band_of(state.block.id, t)?.name.clone())),
                previous: previous(unit),
            }
        })
        .collect();
    let mut by_place: Vec<usize> = (0..units.len()).collect();
    by_place.sort_by_key(|at| units.get(*at).and_then(|u| u.rank).unwrap_or(u32::MAX));
    BlockResults { block: state.block.id, totals, units, by_place }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(texts: &[&str]) -> Vec<Option<Points>> {
        texts.iter().map(|t| t.parse().ok()).collect()
    }

    #[test]
    fn two_at_the_same_total_share_a_place_and_the_next_is_skipped() {
        let published = values(&["90.03", "90.54", "90.03", "", "87.44"]);
        let ranks = places(&published, Ties::Competition);
        assert_eq!(ranks, [Some(2), Some(1), Some(2), None, Some(4)]);
        assert_eq!(places(&published, Ties::Dense), [Some(2), Some(1), Some(2), None, Some(3)]);
    }
}
