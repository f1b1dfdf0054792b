//! The place that another total would have had among the others, so that a cause can be tried out.

use crate::domain::points::Points;
use crate::domain::ranking::BlockResults;
use crate::domain::setup::Ties;

/// The totals of a block's placed units, to ask places of.
pub(super) struct Places {
    /// Each total with how many units have it, the lowest first.
    totals: Vec<(Points, u32)>,
    ties: Ties,
}

impl Places {
    pub(super) fn of(results: &BlockResults, ties: Ties) -> Places {
        let mut all: Vec<Points> =
            results.units.iter().filter(|u| u.rank.is_some()).filter_map(|u| u.published).collect();
        all.sort_unstable();
        let counted = all.chunk_by(|a, b| a == b);
        let totals = counted.filter_map(|same| Some((*same.first()?, u32::try_from(same.len()).ok()?))).collect();
        Places { totals, ties }
    }

    /// The place of a unit with total `own` if it had `total` instead.
    pub(super) fn with(&self, own: Points, total: Points) -> u32 {
        let above = self.totals.partition_point(|(value, _)| *value <= total);
        let above = self.totals.get(above..).unwrap_or_default();
        let others = above.iter().map(|(value, count)| count - u32::from(*value == own));
        1 + match self.ties {
            Ties::Competition => others.sum::<u32>(),
            Ties::Dense => others.map(|count| count.min(1)).sum(),
        }
    }
}
