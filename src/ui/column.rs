//! What the columns of spreadsheets are, in words; for every page that names them.

use crate::sheets::read::Meaning;
use crate::text::Text;

/// What a column is, in a few words.
pub fn meaning(meaning: Meaning, text: &Text) -> String {
    match meaning {
        Meaning::Code => text.say("import-column-code"),
        Meaning::Text => text.say("import-column-text"),
        Meaning::Unit => text.say("import-column-unit"),
        Meaning::Max => text.say("import-column-max"),
        Meaning::Reported => text.say("what-reported-figure"),
        Meaning::SelfScore => text.say("what-self-score"),
        Meaning::Appraised(None) => text.say("import-column-appraised"),
        Meaning::Appraised(Some(round)) => text.fill("import-column-appraised-in", &[("round", &text.round(round))]),
        Meaning::Score => text.say("import-column-score"),
        Meaning::Evidence => text.say("what-evidence"),
        Meaning::Explanation => text.say("what-explanation"),
        Meaning::Reason => text.say("import-column-reason"),
        Meaning::Note => text.say("import-column-note"),
        Meaning::Percent => text.say("what-satisfaction-percent"),
        Meaning::SurveyPoints => text.say("what-survey-points"),
        Meaning::Rank => text.say("import-column-rank"),
        Meaning::Total => text.say("import-column-total"),
        Meaning::Other => text.say("import-column-other"),
    }
}
