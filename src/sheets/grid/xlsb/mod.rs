//! .xlsb through calamine, cell by cell.
//!
//! Its records are walked first (`walk`). What is hidden, fonts and number formats (but for dates) are not looked at there.

mod walk;

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsb, XlsbError};

use super::Watch;
use super::draft::{Budget, Draft};
use super::error::Error;
use super::package::Package;
use super::sheet::{Sheet, Visibility};
use super::value::{CellError, CellValue, Serial};

/// Reads every sheet.
pub(super) fn sheets(package: &mut Package<'_>, bytes: &[u8], watch: &Watch<'_>) -> Result<Vec<Sheet>, Error> {
    walk::check(package)?;
    let mut workbook = Xlsb::new(Cursor::new(bytes)).map_err(refused)?;
    let from_1904 = workbook.has_1904_epoch();
    let mut budget = Budget::new(watch);
    let mut sheets = Vec::new();
    for tab in workbook.sheets_metadata().to_vec() {
        if tab.typ != SheetType::WorkSheet {
            continue;
        }
        let visibility = match tab.visible {
            SheetVisible::Visible => Visibility::Visible,
            SheetVisible::Hidden => Visibility::Hidden,
            SheetVisible::VeryHidden => Visibility::VeryHidden,
        };
        let mut formulas = formulas(&mut workbook, &tab.name)?;
        let mut draft = Draft::new(tab.name.clone(), visibility, &mut budget)?;
        let mut cells = workbook.worksheet_cells_reader(&tab.name).map_err(refused)?;
        while let Some(cell) = cells.next_cell().map_err(refused)? {
            let (row, col) = cell.get_position();
            let formula = formulas.remove(&(row, col)).then(|| "".into());
            if let Some(value) = value(cell.get_value(), from_1904, formula.is_some()) {
                draft.put((row.into(), col.into()), value, 0, formula)?;
            }
        }
        // calamine leaves formulas out that came to an error.
        for (row, col) in formulas {
            draft.put((row.into(), col.into()), CellValue::Unstored, 0, Some("".into()))?;
        }
        sheets.push(draft.finish(Arc::default()));
    }
    Ok(sheets)
}

/// Finds the cells that have a formula; one that calamine can't read ends the search.
fn formulas<R: std::io::Read + std::io::Seek>(
    workbook: &mut Xlsb<R>,
    name: &str,
) -> Result<BTreeSet<(u32, u32)>, Error> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(refused)?;
    let mut found = BTreeSet::new();
    while let Ok(Some(cell)) = cells.next_formula() {
        found.insert(cell.get_position());
    }
    Ok(found)
}

fn value(stored: &DataRef<'_>, from_1904: bool, is_formula: bool) -> Option<CellValue> {
    let text = |text: &str| (is_formula || !text.is_empty()).then(|| CellValue::Text(text.into()));
    match stored {
        DataRef::Int(number) => Some(CellValue::Number(*number as f64)),
        DataRef::Float(number) if number.is_finite() => Some(CellValue::Number(*number)),
        DataRef::Float(_) => Some(CellValue::Error(CellError::Num)),
        DataRef::String(stored) => text(stored),
        DataRef::SharedString(stored) => text(stored),
        DataRef::Bool(value) => Some(CellValue::Bool(*value)),
        DataRef::DateTime(moment) => {
            let days = if from_1904 && moment.is_datetime() { 1462.0 } else { 0.0 };
            Some(CellValue::Date(Serial(moment.as_f64() + days)))
        }
        DataRef::DateTimeIso(stored) | DataRef::DurationIso(stored) => text(stored),
        DataRef::Error(error) => Some(CellValue::Error(CellError::from_stored(&error.to_string()))),
        DataRef::Empty => None,
    }
}

fn refused(error: XlsbError) -> Error {
    match error {
        XlsbError::Password => Error::Encrypted,
        error => Error::damaged(error),
    }
}
