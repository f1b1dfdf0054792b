//! What is wrong with a rule before anyone is scored by it.

use super::{Band, Limit, Measure, Rule};
use crate::domain::points::{Percent, Points};

/// A weakness of a rule; a warning, since decisions do contain such rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleFault {
    /// No step covers the values around here (per cent or things).
    Gap(Percent),
    /// Two steps cover this value.
    Overlap(Percent),
    /// The best outcome is not the line's maximum.
    BestIsNotMaximum(Points),
    /// The wording could not be read with certainty; its levels are offered to choose from.
    WordingUnclear,
}

impl Rule {
    /// Lists what is wrong with the rule on a line with `max` points.
    pub fn faults(&self, max: Points) -> Vec<RuleFault> {
        let mut faults = Vec::new();
        if let Rule::Bands { of, bands, .. } = self {
            faults.extend(coverage(*of, bands));
        }
        if let Some(best) = self.best(max)
            && best != max
        {
            faults.push(RuleFault::BestIsNotMaximum(best));
        }
        faults
    }

    fn best(&self, max: Points) -> Option<Points> {
        match self {
            Rule::Levels(levels) => levels.iter().map(|l| l.points).max(),
            Rule::Bands { bands, .. } => bands.iter().map(|b| b.points).max(),
            Rule::PerItem { each } if *each <= Points::ZERO => Some(Points::ZERO),
            Rule::Proportional { .. } | Rule::PerItem { .. } | Rule::PerViolation { .. } => Some(max),
            Rule::Survey { weights, .. } => {
                weights.iter().map(|w| w.weight).max().map(|w| max.share(w.fraction(), crate::domain::points::DECIMALS))
            }
            Rule::Satisfaction | Rule::Judged => None,
        }
    }
}

/// Walks the steps from the lowest to the highest and looks at each seam.
fn coverage(of: Measure, bands: &[Band]) -> Vec<RuleFault> {
    let mut sorted: Vec<&Band> = bands.iter().collect();
    sorted.sort_by_key(|b| b.from.map(|l| (l.at, !l.inclusive)));
    let mut faults = Vec::new();
    if let Some(first) = sorted.first().and_then(|b| b.from)
        && first.at > Percent::ZERO
    {
        faults.push(RuleFault::Gap(Percent::ZERO));
    }
    for pair in sorted.windows(2) {
        if let [low, high] = pair {
            faults.extend(seam(of, low.to, high.from));
        }
    }
    if let Some(last) = sorted.last().and_then(|b| b.to)
        && reaches_no_top(of, last)
    {
        faults.push(RuleFault::Gap(last.at));
    }
    faults
}

fn reaches_no_top(of: Measure, last: Limit) -> bool {
    of == Measure::Count || last.at < Percent::HUNDRED || !last.inclusive
}

fn seam(of: Measure, low: Option<Limit>, high: Option<Limit>) -> Option<RuleFault> {
    let (Some(low), Some(high)) = (low, high) else {
        return Some(RuleFault::Overlap(low.or(high).map_or(Percent::ZERO, |l| l.at)));
    };
    if of == Measure::Count {
        let last = if low.inclusive { low.at } else { low.at - Percent::whole(1) };
        let next = if high.inclusive { high.at } else { high.at + Percent::whole(1) };
        return match (last + Percent::whole(1)).cmp(&next) {
            std::cmp::Ordering::Less => Some(RuleFault::Gap(last)),
            std::cmp::Ordering::Greater => Some(RuleFault::Overlap(next)),
            std::cmp::Ordering::Equal => None,
        };
    }
    match low.at.cmp(&high.at) {
        std::cmp::Ordering::Less => Some(RuleFault::Gap(low.at)),
        std::cmp::Ordering::Greater => Some(RuleFault::Overlap(high.at)),
        std::cmp::Ordering::Equal if low.inclusive && high.inclusive => Some(RuleFault::Overlap(low.at)),
        std::cmp::Ordering::Equal if !low.inclusive && !high.inclusive => Some(RuleFault::Gap(low.at)),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(from: Option<(i64, bool)>, to: Option<(i64, bool)>, points: i64) -> Band {
        let limit = |(at, inclusive)| Limit { at: Percent::whole(at), inclusive };
        Band { from: from.map(limit), to: to.map(limit), points: Points::whole(points), text: "".into() }
    }

    fn faults(of: Measure, bands: Vec<Band>) -> Vec<RuleFault> {
        Rule::Bands { of, bands, nothing: None }.faults(Points::whole(2))
    }

    #[test]
    fn steps_that_meet_once_at_each_seam_have_no_fault() {
        let fine = vec![
            band(Some((90, false)), None, 2),
            band(Some((70, true)), Some((90, true)), 1),
            band(None, Some((70, false)), 0),
        ];
        assert_eq!(faults(Measure::Ratio, fine), []);
        let counts = vec![
            band(Some((3, true)), None, 2),
            band(Some((2, true)), Some((2, true)), 1),
            band(None, Some((2, false)), 0),
        ];
        assert_eq!(faults(Measure::Count, counts), []);
    }

    #[test]
    fn a_seam_left_open_or_covered_twice_is_named() {
        let gap = vec![band(Some((90, false)), None, 2), band(None, Some((90, false)), 0)];
        assert_eq!(faults(Measure::Ratio, gap), [RuleFault::Gap(Percent::whole(90))]);
        let overlap = vec![band(Some((90, true)), None, 2), band(None, Some((90, true)), 0)];
        assert_eq!(faults(Measure::Ratio, overlap), [RuleFault::Overlap(Percent::whole(90))]);
    }

    #[test]
    fn a_maximum_that_no_step_gives_is_named() {
        let low = vec![band(Some((50, true)), None, 1), band(None, Some((50, false)), 0)];
        assert_eq!(faults(Measure::Ratio, low), [RuleFault::BestIsNotMaximum(Points::whole(1))]);
    }
}
