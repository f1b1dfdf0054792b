//! What all forms share: the look of the cells to be filled in, what may stand in them, and the lock.

use rust_xlsxwriter::{Color, DataValidation, DataValidationRule, Format, Formula, ProtectionOptions, Worksheet};

use crate::domain::campaign::Campaign;
use crate::domain::criteria::Node;
use crate::sheets::paper::cells;
use crate::sheets::paper::look::{Look, Number, Weight};
use crate::text::Text;

/// The colour of the cells to be filled in.
const COLOUR: u32 = 0x00FF_FBE6;

/// The formats of a form.
pub(super) struct Formats {
    /// Words to fill in.
    pub(super) words: Format,
    /// Points to fill in.
    pub(super) points: Format,
    pub(super) look: Look,
}

impl Formats {
    /// The formats of a campaign's forms.
    pub(super) fn new(campaign: &Campaign) -> Formats {
        let look = Look::new(campaign.settings().total_decimals);
        let open = |format: &Format| format.clone().set_unlocked().set_background_color(Color::RGB(COLOUR));
        Formats { words: open(&look.text), points: open(look.number(Number::Points, Weight::Plain)), look }
    }
}

/// What the decision says of a line: how points are given, the evidence wanted.
pub(super) fn how(text: &Text, node: &Node) -> impl Iterator<Item = String> {
    let rule = (!node.rule_text.is_empty()).then(|| node.rule_text.to_string());
    let wanted = (!node.evidence.is_empty()).then(|| text.fill("forms-wanted", &[("evidence", &node.evidence)]));
    rule.into_iter().chain(wanted)
}

/// From 0 to what stands in the cell of the maximum, or the word where one is allowed.
pub(super) fn limits(cell: &str, max: &str, word: Option<&str>) -> DataValidation {
    match word {
        Some(word) => DataValidation::new().allow_custom(Formula::new(format!(
            "=OR({cell}={},AND(ISNUMBER({cell}),{cell}>=0,{cell}<={max}))",
            cells::quote(word)
        ))),
        None => DataValidation::new().allow_decimal_number_formula(DataValidationRule::Between(
            Formula::new("=0"),
            Formula::new(format!("={max}")),
        )),
    }
}

/// Locks all cells but those to be filled in; columns and rows may still be made wider.
pub(super) fn protect(sheet: &mut Worksheet) {
    let allowed = ProtectionOptions {
        format_columns: true,
        format_rows: true,
        select_locked_cells: true,
        select_unlocked_cells: true,
        ..ProtectionOptions::new()
    };
    sheet.protect_with_options(&allowed);
}
