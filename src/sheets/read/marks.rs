//! The marks of our own forms: hidden texts that say which line and unit rows and columns are about.
//!
//! They help where a name or a text isn't known; what a person sees counts where it says something else.

use std::collections::HashMap;

use super::view::View;
use crate::domain::slug::{LineId, UnitId};
use crate::sheets::forms::ids;
use crate::sheets::grid::{Cell, Row};

/// The column with the lines of the rows.
pub(super) fn line_column(view: &View<'_>) -> Option<u16> {
    let marked = |cell: &Cell<'_>| cell.value.as_text().is_some_and(|text| ids::line(text).is_some());
    // Of several marks in one row each is about a column.
    let alone = |cell: &Cell<'_>| view.sheet.row(cell.address.row).cells().filter(marked).count() == 1;
    view.sheet.cells().find(|cell| marked(cell) && alone(cell)).map(|cell| cell.address.col)
}

/// The line that a row is marked with.
pub(super) fn line(row: &Row<'_>, column: u16) -> Option<LineId> {
    ids::line(row.get(column)?.value.as_text()?)
}

/// The unit that a row is marked with.
pub(super) fn unit(row: &Row<'_>) -> Option<UnitId> {
    row.cells().find_map(|cell| ids::unit(cell.value.as_text()?))
}

/// The first mark of a unit above a row, with its cell.
pub(super) fn first_unit<'v>(view: &'v View<'_>, first: u32) -> Option<(UnitId, Cell<'v>)> {
    let mut above = view.sheet.cells().take_while(|cell| cell.address.row < first);
    above.find_map(|cell| Some((ids::unit(cell.value.as_text()?)?, cell)))
}

/// The units that columns are marked with above a row.
pub(super) fn units(view: &View<'_>, first: u32) -> HashMap<u16, UnitId> {
    let above = view.sheet.cells().take_while(|cell| cell.address.row < first);
    above.filter_map(|cell| Some((cell.address.col, ids::unit(cell.value.as_text()?)?))).collect()
}

/// The lines that columns are marked with above a row.
pub(super) fn lines(view: &View<'_>, first: u32) -> HashMap<u16, LineId> {
    let above = view.sheet.cells().take_while(|cell| cell.address.row < first);
    above.filter_map(|cell| Some((cell.address.col, ids::line(cell.value.as_text()?)?))).collect()
}
