//! How the points of a line follow from a reported figure or a chosen level.
//!
//! Rules are data with bounds that say whether they include their edge: "trên 90 %" and "từ 90 %"
//! differ by exactly one value, and that value decides places. A rule proposes; a person scores.
//! Reading a rule from a decision's wording is the business of `text`.

mod lint;
mod outcome;

pub use lint::RuleFault;
pub use outcome::{Because, NoOutcome, Outcome};

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::points::{Percent, Points};

/// How points follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// One of several named levels is chosen: yes/no, ladders, and wording that can't be read with certainty.
    Levels(Vec<Level>),
    /// A step function of a ratio or a count.
    Bands {
        /// What is measured.
        of: Measure,
        /// The steps, as the decision lists them.
        bands: Vec<Band>,
        /// The points where there was nothing to count (denominator 0); none where the wording is silent.
        nothing: Option<Points>,
    },
    /// Ratio × maximum, perhaps nothing below a floor, perhaps full from a target below 100 %.
    Proportional {
        /// Below it no points; the floor itself counts.
        floor: Option<Percent>,
        /// Full points from here on; below it ratio ÷ target × maximum.
        target: Option<Percent>,
        /// The points where there was nothing to count.
        nothing: Option<Points>,
    },
    /// So many points for each item up to the line's maximum.
    PerItem {
        /// Points for one item.
        each: Points,
    },
    /// The maximum less so many points for each violation, never below zero.
    PerViolation {
        /// Points off for one violation.
        each: Points,
    },
    /// Answers of a survey, weighted, averaged and scaled to the maximum, rounded as the rule says.
    Survey {
        /// The options from best to worst with their weights.
        weights: Vec<Weight>,
        /// Decimals that the rule rounds to.
        decimals: u8,
    },
    /// Satisfaction percentage × maximum ÷ 100.
    Satisfaction,
    /// No rule: the appraiser gives points between zero and the maximum.
    Judged,
}

/// A named level with its points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// The decision's words.
    pub text: Arc<str>,
    /// Points of the level.
    pub points: Points,
}

/// An answer option of a survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weight {
    /// The option's letter or name.
    pub option: Arc<str>,
    /// Its weight.
    pub weight: Percent,
}

/// What a step function looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// A percentage.
    Ratio,
    /// A whole number of things.
    Count,
}

/// One step: from a lower to an upper limit, either may be open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// The lower limit.
    pub from: Option<Limit>,
    /// The upper limit.
    pub to: Option<Limit>,
    /// Points of the step.
    pub points: Points,
    /// The decision's words.
    pub text: Arc<str>,
}

/// The edge of a step, in per cent or in things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// Where the edge lies.
    pub at: Percent,
    /// Whether the edge itself belongs to the step.
    pub inclusive: bool,
}

/// What a unit states about a line, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// So many of so many: 5.837/6.341.
    Ratio {
        /// What was done.
        part: Points,
        /// What there was to do.
        whole: Points,
    },
    /// A percentage.
    Percent(Percent),
    /// A number of things.
    Count(Points),
    /// A level of the rule, by its position.
    Level(usize),
}

impl Rule {
    /// The word for this kind of rule in criteria tables.
    pub fn kind(&self) -> &'static str {
        match self {
            Rule::Levels(levels) if levels.len() == 2 => "yes_no",
            Rule::Levels(_) => "tiers",
            Rule::Bands { .. } => "bands",
            Rule::Proportional { target: Some(_), .. } => "proportional_to_target",
            Rule::Proportional { floor: Some(_), .. } => "proportional_floor",
            Rule::Proportional { .. } => "proportional",
            Rule::PerItem { .. } => "per_item_capped",
            Rule::PerViolation { .. } => "deduct_per_violation",
            Rule::Survey { .. } => "survey_weighted",
            Rule::Satisfaction => "satisfaction_percent",
            Rule::Judged => "judged",
        }
    }

    /// The points that can be chosen one by one, best first; empty where the rule gives a range.
    pub fn steps(&self, max: Points) -> Vec<Points> {
        let mut steps: Vec<Points> = match self {
            Rule::Levels(levels) => levels.iter().map(|l| l.points).collect(),
            Rule::Bands { bands, .. } => bands.iter().map(|b| b.points).collect(),
            Rule::PerItem { each } | Rule::PerViolation { each } => multiples(*each, max),
            _ => Vec::new(),
        };
        steps.sort_unstable_by(|a, b| b.cmp(a));
        steps.dedup();
        steps
    }
}

fn multiples(each: Points, max: Points) -> Vec<Points> {
    if each <= Points::ZERO || max.units() / each.units() > 100 {
        return Vec::new();
    }
    let mut steps: Vec<Points> = (0..).map(|n| Points::from_units(each.units() * n)).take_while(|p| *p < max).collect();
    steps.push(max);
    steps
}
