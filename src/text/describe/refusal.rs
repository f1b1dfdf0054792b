//! Refusals: why a command was not carried out, and what to do instead.

use super::names::{code, node};
use crate::domain::campaign::{Campaign, Refusal};
use crate::domain::entry::EntryId;
use crate::domain::readiness::{Open, Tally};
use crate::domain::slug::{LineId, UnitId};
use crate::text::Text;

impl Text {
    /// Why a command is refused.
    pub fn refusal(&self, refusal: &Refusal, campaign: &Campaign) -> String {
        match refusal {
            Refusal::OverMax { unit, line, found, max } => {
                let sentence =
                    self.fill("refusal-over-max", &[("found", &self.points(*found)), ("max", &self.points(*max))]);
                self.at_line(campaign, *unit, *line, &sentence)
            }
            Refusal::Negative(unit, line, found) => {
                let sentence = self.fill("refusal-negative", &[("found", &self.points(*found))]);
                self.at_line(campaign, *unit, *line, &sentence)
            }
            Refusal::NotAPercentage(unit, line, found) => {
                let sentence = self.fill("refusal-not-a-percentage", &[("found", &self.percent(*found))]);
                self.at_line(campaign, *unit, *line, &sentence)
            }
            Refusal::MustBeScored(unit, line) => {
                self.at_line(campaign, *unit, *line, &self.say("refusal-must-be-scored"))
            }
            Refusal::UnknownUnit(unit) => self.fill("refusal-unknown-unit", &[("unit", unit.as_str())]),
            Refusal::UnknownLine(unit, line) => self.fill(
                "refusal-unknown-line",
                &[("unit", &self.unit_name(campaign, *unit)), ("line", &code(campaign, *unit, *line))],
            ),
            Refusal::NotTheirs(unit, line) => {
                let body = node(campaign, *unit, *line).map_or_else(String::new, |n| n.appraiser.to_string());
                self.at_line(campaign, *unit, *line, &self.fill("refusal-not-theirs", &[("body", &body)]))
            }
            Refusal::OtherSource(unit, line) => self.other_source(campaign, *unit, *line),
            Refusal::WrongKind(key) => self.fill("refusal-wrong-kind", &[("register", &self.register(*key, campaign))]),
            Refusal::BadSetup(key) => self.fill("refusal-bad-setup", &[("register", &self.register(*key, campaign))]),
            Refusal::UnitTwice(unit) => self.unit_twice(campaign, *unit),
            Refusal::NotReady(open) => self.not_ready(open),
            Refusal::AllWrittenOver(group) => self.written_over(campaign, *group),
            Refusal::AlreadyMade if campaign.log().is_empty() => self.say("refusal-not-made"),
            Refusal::AlreadyMade => self.say("refusal-already-made"),
            Refusal::Final(edition) => self.fill("refusal-final", &[("edition", &self.count(*edition))]),
            Refusal::NotFinal => self.say("refusal-not-final"),
            Refusal::NothingToUndo => self.say("refusal-nothing-to-undo"),
            Refusal::NothingToRedo => self.say("refusal-nothing-to-redo"),
            Refusal::NoReason => self.say("refusal-no-reason"),
            Refusal::NoAuthor => self.say("refusal-no-author"),
        }
    }

    fn at_line(&self, campaign: &Campaign, unit: UnitId, line: LineId, sentence: &str) -> String {
        self.placed(&self.place(campaign, Some(unit), Some(line)).join(", "), sentence)
    }

    fn other_source(&self, campaign: &Campaign, unit: UnitId, line: LineId) -> String {
        let source = node(campaign, unit, line).map_or_else(String::new, |n| self.source(n.source));
        self.at_line(campaign, unit, line, &self.fill("refusal-other-source", &[("source", &source)]))
    }

    /// A roster may name a unit without an id.
    fn unit_twice(&self, campaign: &Campaign, unit: UnitId) -> String {
        if unit.is_none() {
            return self.say("refusal-unit-without-id");
        }
        self.fill("refusal-unit-twice", &[("unit", &self.unit_name(campaign, unit))])
    }

    /// How many things of each kind are open.
    fn not_ready(&self, open: &[Open]) -> String {
        let tally = Tally::of(open);
        let told = tally.each().map(|(matter, count)| {
            self.fill("refusal-not-ready-kind", &[("kind", &self.matter(matter)), ("count", &self.count(count))])
        });
        let told = told.collect::<Vec<_>>().join("; ");
        self.fill("refusal-not-ready", &[("count", &self.count(open.len())), ("kinds", &told)])
    }

    fn written_over(&self, campaign: &Campaign, group: EntryId) -> String {
        match campaign.log().get(group) {
            Some(entry) => self.fill(
                "refusal-all-written-over",
                &[("act", &self.act(&entry.act)), ("author", &entry.author), ("time", &self.time(entry.at_ms))],
            ),
            None => self.say("refusal-nothing-to-undo"),
        }
    }
}
