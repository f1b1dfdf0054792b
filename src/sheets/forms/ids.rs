//! How a form says which unit and line a row is about: texts in a column that nobody sees.

use crate::domain::slug::{LineId, Slug, UnitId};

const LINE: &str = "td:dong=";
const UNIT: &str = "td:donvi=";

/// The mark of a line's row.
pub(in crate::sheets) fn of_line(line: LineId) -> String {
    format!("{LINE}{line}")
}

/// The mark of the row with the unit's name.
pub(in crate::sheets) fn of_unit(unit: UnitId) -> String {
    format!("{UNIT}{unit}")
}

/// The line of a mark.
pub(in crate::sheets) fn line(text: &str) -> Option<LineId> {
    Slug::new(text.trim().strip_prefix(LINE)?).ok()
}

/// The unit of a mark.
pub(in crate::sheets) fn unit(text: &str) -> Option<UnitId> {
    Slug::new(text.trim().strip_prefix(UNIT)?).ok()
}
