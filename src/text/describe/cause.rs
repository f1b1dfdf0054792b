//! What caused a change of place, in words.

use super::super::Text;
use crate::domain::analysis::{Cause, Part, UnitChange};
use crate::domain::criteria::Source;

impl Text {
    /// The parts that caused a change of place, the largest change first; nothing where none is known.
    pub fn cause(&self, change: &UnitChange) -> String {
        match &change.cause {
            Cause::Unchanged | Cause::Unknown => String::new(),
            Cause::Total => self.say("workbook-cause-total"),
            Cause::Others => self.say("workbook-cause-others"),
            Cause::Parts(parts) => parts.iter().map(|p| self.part(p.part)).collect::<Vec<_>>().join("; "),
        }
    }

    /// The name of a part of a total.
    pub fn part(&self, part: Part) -> String {
        match part {
            Part::Source(Source::Appraisal) => self.say("workbook-part-appraisal"),
            Part::Source(Source::Survey) => self.say("workbook-part-survey"),
            Part::Source(Source::Satisfaction) => self.say("workbook-part-satisfaction"),
            Part::Rest => self.say("workbook-part-rest"),
            Part::Extras => self.say("workbook-part-extras"),
        }
    }
}
