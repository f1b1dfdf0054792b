//! What real offices send: the files of tests/data/messy, as they are.

use std::path::Path;

use thamdinh::sheets::grid::{self, CellValue, Visibility, Workbook};

/// The folder of the samples.
pub(super) const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/messy");

/// Opens the sample whose name begins so.
pub(super) fn sample(start: &str) -> Workbook {
    let mut files = std::fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let path = files.find(|path| path.file_name().unwrap().to_string_lossy().starts_with(start)).unwrap();
    grid::open(Path::new(&path)).unwrap()
}

#[test]
fn old_fonts_are_seen() {
    let read = sample("04");
    let old = |cell: grid::Cell<'_>| cell.style.font.as_deref().is_some_and(|font| font.starts_with(".Vn"));
    assert!(read.sheets[0].cells().any(old));
}

#[test]
fn error_cells_are_seen() {
    let read = sample("05");
    let cells = || read.sheets.iter().flat_map(|sheet| sheet.cells());
    assert!(cells().any(|cell| matches!(cell.value, CellValue::Error(_)) && cell.formula.is_some()));
}

#[test]
fn codes_that_became_dates_are_dates() {
    let read = sample("06");
    assert!(read.sheets[0].cells().any(|cell| matches!(cell.value, CellValue::Date(_))));
}

#[test]
fn hidden_rows_and_sheets_are_seen() {
    let read = sample("07");
    assert!((0..200).any(|row| read.sheets[0].is_row_hidden(row)));
    assert!(sample("08").sheets.iter().any(|sheet| sheet.visibility == Visibility::Hidden));
}
