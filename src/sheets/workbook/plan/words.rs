//! Words that formulas compare with, or that stand in many cells.

use crate::domain::criteria::Source;
use crate::text::Text;

/// The words that formulas compare with, or that stand in many cells.
pub(in crate::sheets::workbook) struct Words {
    pub not_applicable: String,
    pub disputed: String,
    pub sources: [String; 3],
    pub bonus: String,
    pub penalty: String,
    pub yes: String,
    pub no: String,
    pub agrees: String,
    pub differs: String,
}

impl Words {
    pub(super) fn new(text: &Text) -> Words {
        Words {
            not_applicable: text.say("workbook-not-applicable"),
            disputed: text.say("workbook-disputed"),
            sources: [
                text.say("workbook-source-appraisal"),
                text.say("workbook-source-survey"),
                text.say("workbook-source-satisfaction"),
            ],
            bonus: text.say("workbook-source-bonus"),
            penalty: text.say("workbook-source-penalty"),
            yes: text.say("workbook-yes"),
            no: text.say("workbook-no"),
            agrees: text.say("workbook-agrees"),
            differs: text.say("workbook-differs"),
        }
    }

    /// The short word of a source.
    pub(in crate::sheets::workbook) fn source(&self, source: Source) -> &str {
        self.sources.get(source as usize).map_or("", String::as_str)
    }
}
