//! What was said about a sheet before, for sheets that look like it: of the same name, with the same heads.

use std::sync::Arc;

use super::{SheetKind, Told};
use crate::domain::setup::{Settings, SheetLike};
use crate::domain::value::Round;
use crate::sheets::grid::Sheet;
use crate::text::fold;

/// How many filled rows from the top may come before the heads.
const ABOVE: usize = 40;

/// So many short texts beside each other are heads; titles and mottos are fewer.
const HEADS: usize = 3;

/// So many of them tell a sheet from others.
const ENOUGH: usize = 12;

/// The longest text in bytes that may be a head.
const HEAD: usize = 120;

/// The first row that may be heads, as a person reads it: "STT · Tiêu chí · Điểm tối đa"; empty where there is none.
pub(super) fn heads(sheet: &Sheet) -> Arc<str> {
    let texts = sheet.rows().take(ABOVE).find_map(|row| {
        let texts: Vec<String> = row
            .cells()
            .filter_map(|cell| Some(cell.value.as_text()?.split_whitespace().collect::<Vec<_>>().join(" ")))
            .filter(|text| !text.is_empty() && text.len() <= HEAD)
            .take(ENOUGH)
            .collect();
        (texts.len() >= HEADS).then_some(texts)
    });
    texts.unwrap_or_default().join(" · ").into()
}

/// What was said about sheets of this name with these heads.
pub fn recall<'s>(settings: &'s Settings, sheet: &str, heads: &str) -> Option<&'s SheetLike> {
    settings.sheets.iter().find(|like| fold::same(&like.sheet, sheet) && fold::same(&like.heads, heads))
}

impl Told {
    /// What is told, and what was said before about such sheets where nothing is.
    pub(super) fn or_recalled(&self, settings: &Settings, sheet: &Sheet) -> Option<Told> {
        if settings.sheets.is_empty() {
            return None;
        }
        let like = recall(settings, &sheet.name, &heads(sheet))?;
        let as_kind = self.as_kind.or_else(|| SheetKind::from_word(&like.kind));
        let round = self.round.or_else(|| like.round.and_then(Round::from_number));
        Some(Told { as_kind, round, ..self.clone() })
    }
}
