//! What the columns of spreadsheets and whole sheets are, in words; for every page that names them.

use crate::domain::setup::SheetLike;
use crate::domain::value::Round;
use crate::sheets::read::{Meaning, SheetKind};
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

/// By what sheets are known that are like one that was told about.
pub fn like(like: &SheetLike, text: &Text) -> String {
    match like.heads.is_empty() {
        true => format!("“{}”", like.sheet),
        false => text.fill("import-sheet-like", &[("sheet", &like.sheet), ("heads", &like.heads)]),
    }
}

/// What such sheets are, with the round where it was told.
pub fn kind(like: &SheetLike, text: &Text) -> String {
    let kind = SheetKind::from_word(&like.kind).map_or_else(String::new, |kind| text.sheet_kind(kind));
    match like.round.and_then(Round::from_number) {
        Some(round) => format!("{kind}, {}", text.round(round)),
        None => kind,
    }
}
