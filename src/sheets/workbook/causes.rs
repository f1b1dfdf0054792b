//! What caused a change of place, in words.

use crate::domain::analysis::{Cause, Part, UnitChange};
use crate::domain::criteria::Source;
use crate::text::Text;

/// The parts that caused it, the largest change first.
pub(super) fn words(text: &Text, change: &UnitChange) -> String {
    match &change.cause {
        Cause::Unchanged | Cause::Unknown => String::new(),
        Cause::Total => text.say("workbook-cause-total"),
        Cause::Others => text.say("workbook-cause-others"),
        Cause::Parts(parts) => parts.iter().map(|p| part(text, p.part)).collect::<Vec<_>>().join("; "),
    }
}

/// The name of a part.
pub(super) fn part(text: &Text, part: Part) -> String {
    match part {
        Part::Source(Source::Appraisal) => text.say("workbook-part-appraisal"),
        Part::Source(Source::Survey) => text.say("workbook-part-survey"),
        Part::Source(Source::Satisfaction) => text.say("workbook-part-satisfaction"),
        Part::Rest => text.say("workbook-part-rest"),
        Part::Extras => text.say("workbook-part-extras"),
    }
}
