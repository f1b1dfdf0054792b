//! What a rule gives for a reported figure, in one line that can be checked by hand.

use crate::domain::points::{Percent, Points};
use crate::domain::rule::{Because, NoOutcome, Outcome};
use crate::text::Text;

impl Text {
    /// The points that a rule proposes, and why: "87,5 % → 1,75/2 vì …".
    pub fn outcome(&self, outcome: &Outcome) -> String {
        let (points, max) = (self.points(outcome.points), self.points(outcome.max));
        match &outcome.because {
            Because::Level(level) => {
                self.fill("outcome-level", &[("points", &points), ("max", &max), ("level", level)])
            }
            Because::Band(figure, band) => self.fill(
                "outcome-band",
                &[("points", &points), ("max", &max), ("figure", &self.figure(*figure, band)), ("band", band)],
            ),
            Because::Share(ratio) if *ratio > Percent::HUNDRED => self.fill(
                "outcome-share-above-hundred",
                &[("points", &points), ("max", &max), ("ratio", &self.percent(*ratio))],
            ),
            Because::Share(ratio) => {
                self.fill("outcome-share", &[("points", &points), ("max", &max), ("ratio", &self.percent(*ratio))])
            }
            Because::BelowFloor(ratio, floor) => {
                let args = [("ratio", &*self.percent(*ratio)), ("floor", &*self.percent(*floor))];
                self.fill("outcome-below-floor", &with(&points, &max, args))
            }
            Because::TargetMet(ratio, target) => {
                let args = [("ratio", &*self.percent(*ratio)), ("target", &*self.percent(*target))];
                self.fill("outcome-target-met", &with(&points, &max, args))
            }
            Because::ShareOfTarget(ratio, target) => {
                let args = [("ratio", &*self.percent(*ratio)), ("target", &*self.percent(*target))];
                self.fill("outcome-share-of-target", &with(&points, &max, args))
            }
            Because::Items(count, each) => {
                let args = [("count", &*self.points(*count)), ("each", &*self.points(*each))];
                self.fill("outcome-items", &with(&points, &max, args))
            }
            Because::Violations(count, each) => {
                let args = [("count", &*self.points(*count)), ("each", &*self.points(*each))];
                self.fill("outcome-violations", &with(&points, &max, args))
            }
            Because::NothingToCount => self.fill("outcome-nothing-to-count", &[("points", &points), ("max", &max)]),
        }
    }

    /// Why a rule can't say.
    pub fn no_outcome(&self, why: NoOutcome) -> String {
        match why {
            NoOutcome::NoRule => self.say("no-outcome-no-rule"),
            NoOutcome::WrongFigure => self.say("no-outcome-wrong-figure"),
            NoOutcome::NothingToCount => self.say("no-outcome-nothing-to-count"),
            NoOutcome::OutsideSteps => self.say("no-outcome-outside-steps"),
        }
    }

    /// A figure that a step holds. Only the step's wording says whether it is per cent or things.
    fn figure(&self, figure: Percent, band: &str) -> String {
        match band.contains('%') {
            true => self.percent(figure),
            false => self.points(Points::from_units(figure.units())),
        }
    }
}

fn with<'a>(points: &'a str, max: &'a str, [one, other]: [(&'a str, &'a str); 2]) -> [(&'a str, &'a str); 4] {
    [("points", points), ("max", max), one, other]
}
