//! Reading a rule from the wording of the decision, or saying that it can't be read for certain.
//!
//! The wording decides, the kind in the table only helps. What has two conditions in one, or any
//! other wording that no pattern covers, becomes levels to choose from; never a guess.

mod clause;
mod each;
mod formula;
mod patterns;
mod range;
mod survey;

use clause::{Clause, Worth, clauses};
use formula::Share;
use range::{Range, Said, said};

use super::fold;
use crate::domain::criteria::{NodeLevel, Source};
use crate::domain::points::{Percent, Points};
use crate::domain::rule::{Band, Level, Limit, Measure, Rule, RuleFault};

/// What is known about a line beside the wording of its rule.
#[derive(Debug, Clone, Copy)]
pub struct Hint<'a> {
    /// The table's word for the kind of rule; may be empty.
    pub kind: &'a str,
    /// The line's level.
    pub level: NodeLevel,
    /// Who the points come from.
    pub source: Source,
    /// The line's maximum.
    pub max: Points,
}

/// Reads a rule, and says whether it is certain to be what the wording says.
pub fn read(text: &str, hint: &Hint<'_>) -> (Rule, bool) {
    if fold::words(text).is_empty() {
        let rule = if hint.source == Source::Satisfaction { Rule::Satisfaction } else { Rule::Judged };
        return (rule, true);
    }
    if let Some(rule) = survey::read(text) {
        return (rule, true);
    }
    if let Some(read) = each::read(text, hint) {
        return read;
    }
    let clauses = clauses(text, hint.max);
    if clauses.iter().any(|c| matches!(c.worth, Worth::Share(_))) {
        return match proportional(&clauses, hint) {
            Some(rule) => (rule, true),
            None => (Rule::Judged, false),
        };
    }
    steps(&clauses, hint)
}

/// One formula, with what the other clauses say about its ends.
fn proportional(clauses: &[Clause], hint: &Hint<'_>) -> Option<Rule> {
    let mut shares = clauses.iter().filter_map(|c| match c.worth {
        Worth::Share(share) => Some((share, said(&c.condition), &c.condition)),
        Worth::Points(_) | Worth::Unsaid => None,
    });
    let (share, covers, condition) = shares.next().filter(|_| shares.next().is_none())?;
    let own = match covers {
        Said::Range(range) if range.of == Measure::Ratio && !range.or_nothing => Some(range),
        Said::Words => None,
        Said::None | Said::Nothing if condition.is_empty() => None,
        _ => return None,
    };
    let (mut floor, mut full, mut nothing) = (None, None, None);
    if let Some(from) = own.and_then(|r| r.from) {
        floor = Some(inclusive_only(from)?);
    }
    for clause in clauses {
        let Worth::Points(points) = clause.worth else {
            if clause.worth == Worth::Unsaid {
                return None;
            }
            continue;
        };
        match said(&clause.condition) {
            Said::Range(r) if points == Points::ZERO && r.from.is_none() => {
                let below = r.to.filter(|l| !l.inclusive)?.at;
                floor = Some(floor.filter(|f| *f != below).map_or(Some(below), |_| None)?);
            }
            Said::Range(r) if points == hint.max && r.to.is_none() => {
                full = Some(inclusive_only(r.from?)?);
                nothing = r.or_nothing.then_some(points).or(nothing);
            }
            Said::Nothing | Said::None if nothing.is_none() => nothing = Some(points),
            _ => return None,
        }
    }
    let top = own.and_then(|r| r.to).map(|l| l.at);
    match share {
        Share::OfMaximum => {
            let is_plain = full.is_none_or(|f| f == Percent::HUNDRED) && top.is_none_or(|t| t == Percent::HUNDRED);
            let satisfaction = hint.source == Source::Satisfaction || hint.kind == "satisfaction_percent";
            if satisfaction && floor.is_none() && is_plain {
                return Some(Rule::Satisfaction);
            }
            is_plain.then_some(Rule::Proportional { floor, target: None, nothing })
        }
        Share::OfTarget(target) => {
            let meets = full == Some(target) && top.is_none_or(|t| t == target);
            meets.then_some(Rule::Proportional { floor, target: Some(target), nothing })
        }
    }
}

fn inclusive_only(limit: Limit) -> Option<Percent> {
    limit.inclusive.then_some(limit.at)
}

/// Conditions with points: a step function where all are numbers, else levels to choose from.
fn steps(clauses: &[Clause], hint: &Hint<'_>) -> (Rule, bool) {
    let worth: Vec<(&Clause, Points, Said)> = clauses
        .iter()
        .filter_map(|c| match c.worth {
            Worth::Points(points) => Some((c, points, said(&c.condition))),
            Worth::Share(_) | Worth::Unsaid => None,
        })
        .collect();
    if worth.is_empty() {
        return (Rule::Judged, false);
    }
    let all_are_said = worth.len() == clauses.len();
    if all_are_said && let Some(rule) = bands(&worth, hint.max) {
        let overlaps = rule.faults(hint.max).iter().any(|f| matches!(f, RuleFault::Overlap(_)));
        return (rule, !overlaps);
    }
    let hundred = |s: &Said| match s {
        Said::Range(range) => Some(range.is_hundred()),
        Said::More { only_hundred } => Some(*only_hundred),
        _ => None,
    };
    let with_numbers: Vec<bool> = worth.iter().filter_map(|(_, _, s)| hundred(s)).collect();
    let is_ladder = with_numbers.len() <= 1 && with_numbers.iter().all(|only_hundred| *only_hundred);
    let levels = worth.iter().map(|(c, points, _)| Level { text: c.condition.as_str().into(), points: *points });
    (Rule::Levels(levels.collect()), all_are_said && is_ladder && worth.len() > 1)
}

fn bands(clauses: &[(&Clause, Points, Said)], max: Points) -> Option<Rule> {
    let mut ranges = clauses.iter().filter_map(|(_, _, s)| match s {
        Said::Range(range) => Some(*range),
        _ => None,
    });
    let of = ranges.next()?.of;
    if ranges.any(|r| r.of != of) {
        return None;
    }
    let (mut bands, mut nothing, mut rest): (Vec<Band>, Option<Points>, Option<Band>) = (Vec::new(), None, None);
    let zero = Limit { at: Percent::ZERO, inclusive: true };
    for (clause, points, said) in clauses {
        let band = |from, to| Band { from, to, points: *points, text: clause.condition.as_str().into() };
        match said {
            Said::Range(Range { from, to, or_nothing, .. }) => {
                bands.push(band(*from, *to));
                nothing = or_nothing.then_some(*points).or(nothing);
            }
            Said::None | Said::Nothing if of == Measure::Count => bands.push(band(None, Some(zero))),
            Said::Nothing if nothing.is_none() => nothing = Some(*points),
            Said::None if nothing.is_none() && *points == max => nothing = Some(*points),
            Said::Rest if rest.is_none() => rest = Some(band(None, None)),
            _ => return None,
        }
    }
    if let Some(rest) = rest {
        bands.push(left_over(&bands, rest)?);
    }
    let twice =
        bands.iter().enumerate().any(|(at, b)| bands.iter().skip(at + 1).any(|o| (o.from, o.to) == (b.from, b.to)));
    (bands.len() > 1 && !twice).then_some(Rule::Bands { of, bands, nothing })
}

/// What the others leave over, where that is one piece at the bottom or at the top.
fn left_over(bands: &[Band], rest: Band) -> Option<Band> {
    let open_top = bands.iter().any(|b| b.to.is_none());
    let open_bottom = bands.iter().any(|b| b.from.is_none());
    let other_side = |limit: Limit| Limit { inclusive: !limit.inclusive, ..limit };
    match (open_bottom, open_top) {
        (false, true) => {
            let lowest = bands.iter().filter_map(|b| b.from).min_by_key(|l| (l.at, !l.inclusive))?;
            Some(Band { to: Some(other_side(lowest)), ..rest })
        }
        (true, false) => {
            let highest = bands.iter().filter_map(|b| b.to).max_by_key(|l| (l.at, l.inclusive))?;
            Some(Band { from: Some(other_side(highest)), ..rest })
        }
        _ => None,
    }
}

/// What a statement says in numbers, for reported figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text) enum Stated {
    /// Exactly this percentage.
    Percent(Percent),
    /// Exactly so many things.
    Count(Points),
    /// That there was nothing to count.
    NothingToCount,
    /// Something else, or more than one thing.
    Unclear,
}

/// Reads a statement by the same words as a condition; only an exact number is one.
pub(in crate::text) fn stated(text: &str) -> Stated {
    let range = match said(text) {
        Said::Range(range) if !range.or_nothing => range,
        Said::Nothing => return Stated::NothingToCount,
        _ => return Stated::Unclear,
    };
    let exact = match (range.from, range.to) {
        (Some(from), Some(to)) if from == to => Some(from.at),
        (None, Some(to)) if to.inclusive && to.at == Percent::ZERO => Some(to.at),
        (Some(_), None) if range.is_hundred() => Some(Percent::HUNDRED),
        _ => None,
    };
    match (exact, range.of) {
        (Some(at), Measure::Ratio) => Stated::Percent(at),
        (Some(at), Measure::Count) => Stated::Count(Points::from_units(at.units())),
        (None, _) => Stated::Unclear,
    }
}
