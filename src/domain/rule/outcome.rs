//! What a rule gives for a figure, and why: the explanation is data, its sentence is made in `text`.

use std::sync::Arc;

use super::{Band, Figure, Level, Limit, Measure, Rule};
use crate::domain::points::{DECIMALS, Fraction, Percent, Points};

/// The points that a rule proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Points, never above the line's maximum.
    pub points: Points,
    /// The line's maximum at the time.
    pub max: Points,
    /// Why.
    pub because: Because,
}

/// The reason of an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// This level was reported.
    Level(Arc<str>),
    /// The figure (per cent or things) falls in this step.
    Band(Percent, Arc<str>),
    /// Ratio (shown to four decimals) × maximum.
    Share(Percent),
    /// The ratio is below the floor.
    BelowFloor(Percent, Percent),
    /// The ratio reaches the target.
    TargetMet(Percent, Percent),
    /// Ratio ÷ target × maximum.
    ShareOfTarget(Percent, Percent),
    /// So many items at so many points each.
    Items(Points, Points),
    /// So many violations at so many points off each.
    Violations(Points, Points),
    /// There was nothing to count.
    NothingToCount,
}

/// Why a rule can't say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoOutcome {
    /// The line has no rule that computes.
    NoRule,
    /// The figure is not of the kind that the rule measures.
    WrongFigure,
    /// There was nothing to count and the wording doesn't say what then.
    NothingToCount,
    /// No step covers the figure.
    OutsideSteps,
}

impl Rule {
    /// Computes what the rule gives for `figure` on a line with `max` points.
    ///
    /// Ratios above 100 % count as 100 %; steps are compared with the unrounded ratio.
    ///
    /// # Errors
    /// Where the rule doesn't cover the figure; never a guess.
    pub fn outcome(&self, figure: &Figure, max: Points) -> Result<Outcome, NoOutcome> {
        let (points, because) = match self {
            Rule::Levels(levels) => level(levels, figure)?,
            Rule::Bands { of, bands, nothing } => banded(*of, bands, *nothing, figure)?,
            Rule::Proportional { floor, target, nothing } => match share(*floor, *target, figure, max) {
                Err(NoOutcome::NothingToCount) => (nothing.ok_or(NoOutcome::NothingToCount)?, Because::NothingToCount),
                other => other?,
            },
            Rule::PerItem { each } => {
                let count = count(figure)?;
                (times(*each, count).min(max), Because::Items(count, *each))
            }
            Rule::PerViolation { each } => {
                let count = count(figure)?;
                ((max - times(*each, count)).max(Points::ZERO), Because::Violations(count, *each))
            }
            Rule::Satisfaction => {
                let ratio = ratio(figure)?;
                (max.share(ratio, DECIMALS), Because::Share(ratio.percent(DECIMALS)))
            }
            Rule::Survey { .. } | Rule::Judged => return Err(NoOutcome::NoRule),
        };
        Ok(Outcome { points: points.min(max), max, because })
    }
}

fn level(levels: &[Level], figure: &Figure) -> Result<(Points, Because), NoOutcome> {
    let Figure::Level(at) = figure else { return Err(NoOutcome::WrongFigure) };
    let level = levels.get(*at).ok_or(NoOutcome::OutsideSteps)?;
    Ok((level.points, Because::Level(level.text.clone())))
}

fn banded(
    of: Measure,
    bands: &[Band],
    nothing: Option<Points>,
    figure: &Figure,
) -> Result<(Points, Because), NoOutcome> {
    if let Figure::Level(at) = figure {
        let band = bands.get(*at).ok_or(NoOutcome::OutsideSteps)?;
        return Ok((band.points, Because::Level(band.text.clone())));
    }
    let (value, shown) = match of {
        Measure::Ratio => match ratio(figure) {
            Ok(ratio) => (ratio.per_cent_number(), ratio.percent(DECIMALS)),
            Err(NoOutcome::NothingToCount) => {
                return Ok((nothing.ok_or(NoOutcome::NothingToCount)?, Because::NothingToCount));
            }
            Err(other) => return Err(other),
        },
        Measure::Count => {
            let count = count(figure)?;
            let number = Fraction::of(count, Points::whole(1)).ok_or(NoOutcome::WrongFigure)?;
            (number, Percent::from_units(count.units()))
        }
    };
    let band = bands.iter().find(|b| b.holds(value)).ok_or(NoOutcome::OutsideSteps)?;
    Ok((band.points, Because::Band(shown, band.text.clone())))
}

fn share(
    floor: Option<Percent>,
    target: Option<Percent>,
    figure: &Figure,
    max: Points,
) -> Result<(Points, Because), NoOutcome> {
    let ratio = ratio(figure)?;
    let shown = ratio.percent(DECIMALS);
    if let Some(floor) = floor
        && ratio.compare(floor.fraction()).is_lt()
    {
        return Ok((Points::ZERO, Because::BelowFloor(shown, floor)));
    }
    let Some(target) = target else {
        return Ok((max.share(ratio.at_most_one(), DECIMALS), Because::Share(shown)));
    };
    if ratio.compare(target.fraction()).is_ge() {
        return Ok((max, Because::TargetMet(shown, target)));
    }
    let part = ratio.divided_by(target.fraction()).ok_or(NoOutcome::NothingToCount)?;
    Ok((max.share(part, DECIMALS), Because::ShareOfTarget(shown, target)))
}

fn ratio(figure: &Figure) -> Result<Fraction, NoOutcome> {
    match figure {
        Figure::Ratio { part, whole } => Fraction::of(*part, *whole).ok_or(NoOutcome::NothingToCount),
        Figure::Percent(percent) => Ok(percent.fraction()),
        Figure::Count(_) | Figure::Level(_) => Err(NoOutcome::WrongFigure),
    }
}

fn count(figure: &Figure) -> Result<Points, NoOutcome> {
    match figure {
        Figure::Count(count) if *count >= Points::ZERO => Ok(*count),
        _ => Err(NoOutcome::WrongFigure),
    }
}

fn times(each: Points, count: Points) -> Points {
    Fraction::of(count, Points::whole(1)).map_or(Points::ZERO, |n| each.share(n, DECIMALS))
}

impl Band {
    /// Whether a number (per cent or things) lies in the step.
    pub fn holds(&self, number: Fraction) -> bool {
        let above = |limit: &Limit| match number.compare(limit.number()) {
            std::cmp::Ordering::Equal => limit.inclusive,
            order => order.is_gt(),
        };
        let below = |limit: &Limit| match number.compare(limit.number()) {
            std::cmp::Ordering::Equal => limit.inclusive,
            order => order.is_lt(),
        };
        self.from.as_ref().is_none_or(above) && self.to.as_ref().is_none_or(below)
    }
}

impl Limit {
    fn number(&self) -> Fraction {
        self.at.fraction().per_cent_number()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(text: &str) -> Percent {
        text.parse().unwrap()
    }

    fn ratio_of(part: i64, whole: i64) -> Figure {
        Figure::Ratio { part: Points::whole(part), whole: Points::whole(whole) }
    }

    fn band(from: Option<(i64, bool)>, to: Option<(i64, bool)>, points: &str) -> Band {
        let limit = |(at, inclusive)| Limit { at: Percent::whole(at), inclusive };
        Band { from: from.map(limit), to: to.map(limit), points: points.parse().unwrap(), text: "".into() }
    }

    #[test]
    fn a_band_is_chosen_by_the_unrounded_ratio_and_its_edges() {
        let rule = Rule::Bands {
            of: Measure::Ratio,
            bands: vec![
                band(Some((90, false)), None, "2"),
                band(Some((70, true)), Some((90, true)), "1"),
                band(None, Some((70, false)), "0"),
            ],
            nothing: None,
        };
        let points = |figure: Figure| rule.outcome(&figure, Points::whole(2)).unwrap().points;
        assert_eq!(points(Figure::Percent(percent("90"))), Points::whole(1));
        assert_eq!(points(ratio_of(900_001, 1_000_000)), Points::whole(2));
        assert_eq!(points(ratio_of(69_999_999, 100_000_000)), Points::ZERO);
        assert_eq!(rule.outcome(&ratio_of(0, 0), Points::whole(2)), Err(NoOutcome::NothingToCount));
    }

    #[test]
    fn a_share_stops_at_the_maximum_and_at_the_floor() {
        let rule = Rule::Proportional { floor: Some(Percent::whole(80)), target: None, nothing: None };
        let max: Points = "1.5".parse().unwrap();
        assert_eq!(rule.outcome(&ratio_of(7, 8), max).unwrap().points, "1.3125".parse().unwrap());
        assert_eq!(rule.outcome(&ratio_of(9, 8), max).unwrap().points, max);
        assert_eq!(rule.outcome(&ratio_of(79_996, 100_000), max).unwrap().points, Points::ZERO);
    }

    #[test]
    fn below_a_target_the_share_is_of_the_target() {
        let rule = Rule::Proportional { floor: None, target: Some(Percent::whole(60)), nothing: None };
        let outcome = rule.outcome(&Figure::Percent(percent("45")), "1.5".parse().unwrap()).unwrap();
        assert_eq!(outcome.points, "1.125".parse().unwrap());
        assert_eq!(outcome.because, Because::ShareOfTarget(percent("45"), percent("60")));
    }

    #[test]
    fn violations_never_take_more_than_there_is() {
        let rule = Rule::PerViolation { each: "0.25".parse().unwrap() };
        let after = |n| rule.outcome(&Figure::Count(Points::whole(n)), "0.75".parse().unwrap()).unwrap().points;
        assert_eq!(after(0), "0.75".parse().unwrap());
        assert_eq!(after(2), "0.25".parse().unwrap());
        assert_eq!(after(9), Points::ZERO);
    }
}
