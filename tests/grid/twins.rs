//! The same workbook in other formats, as LibreOffice converts it: the same sheet comes out.

use thamdinh::sheets::grid::{self, Format, Sheet, Workbook};

use super::{at, word};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/grid/");

fn twin(name: &str) -> Workbook {
    grid::open(format!("{FOLDER}{name}").as_ref()).unwrap()
}

fn assert_same(ours: &Workbook, theirs: &Workbook) {
    let names = |workbook: &Workbook| {
        workbook.sheets.iter().map(|sheet| (sheet.name.clone(), sheet.visibility)).collect::<Vec<_>>()
    };
    assert_eq!(names(ours), names(theirs));
    for (one, other) in ours.sheets.iter().zip(&theirs.sheets) {
        assert_same_sheet(one, other);
    }
}

fn assert_same_sheet(one: &Sheet, other: &Sheet) {
    let told = |sheet: &Sheet| {
        sheet
            .cells()
            .map(|cell| {
                let font = cell.style.font.as_deref().filter(|font| font.starts_with('.'));
                let formula = cell.formula.is_some();
                format!("{} {} {font:?} {formula} {:?}", cell.address, word(&cell), cell.style.shown_as)
            })
            .collect::<Vec<_>>()
    };
    for (one, other) in told(one).iter().zip(told(other)) {
        assert_eq!(*one, other);
    }
    assert_eq!(one.len(), other.len());
    assert_eq!(one.merged, other.merged);
    for row in 0..800 {
        assert_eq!(one.is_row_hidden(row), other.is_row_hidden(row), "row {row}");
    }
    for col in 0..20 {
        assert_eq!(one.is_col_hidden(col), other.is_col_hidden(col), "column {col}");
    }
}

#[test]
fn an_ods_says_what_its_xlsx_says() {
    let ods = twin("kinds.ods");
    assert_eq!(ods.format, Format::Ods);
    assert_same(&ods, &twin("kinds.xlsx"));
    assert_eq!(ods.properties.get("cchc.unit").map(String::as_str), Some("lê-chân"));
    assert_eq!(at(&ods.sheets[0], "C4").unwrap().formula, Some("A3*2"));
    assert_eq!(at(&ods.sheets[0], "C3").unwrap().style.format.as_deref(), Some("dd/mm/yyyy"));
}

#[test]
fn an_xls_says_what_its_xlsx_says() {
    let xls = twin("kinds.xls");
    assert_eq!(xls.format, Format::Xls);
    assert_same(&xls, &twin("kinds.xlsx"));
}

#[test]
fn the_messy_samples_are_the_same_in_every_format() {
    for (twin_name, sample) in
        [("04.xls", "04"), ("04.ods", "04"), ("05.ods", "05"), ("07.ods", "07"), ("07.xls", "07")]
    {
        assert_same(&twin(twin_name), &super::samples::sample(sample));
    }
}

#[test]
fn an_xls_is_what_its_bytes_say_whatever_its_name() {
    let file = tempfile::Builder::new().suffix(".xls").tempfile().unwrap();
    std::fs::copy(format!("{FOLDER}kinds.xlsx"), file.path()).unwrap();
    assert_eq!(grid::open(file.path()).unwrap().format, Format::Xlsx);
}
