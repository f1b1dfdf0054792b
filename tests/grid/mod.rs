//! Workbooks read as they are: written by another library, or broken on purpose.

mod hostile;
mod old;
mod samples;
mod twins;
pub(crate) mod xlsb;
mod xlsx;

use thamdinh::sheets::grid::{self, Cell, Sheet, Workbook};

/// Writes a workbook and reads it back.
fn read_back(workbook: &mut rust_xlsxwriter::Workbook) -> Workbook {
    grid::open_bytes(&workbook.save_to_buffer().unwrap()).unwrap()
}

/// The cell at `D12`.
fn at<'a>(sheet: &'a Sheet, name: &str) -> Option<Cell<'a>> {
    let at: grid::Address = name.parse().unwrap();
    sheet.get(at.row, at.col)
}

/// What the cell at `D12` shows, as one word for comparing.
fn shown(sheet: &Sheet, name: &str) -> String {
    at(sheet, name).map_or_else(|| "absent".to_owned(), |cell| word(&cell))
}

fn word(cell: &Cell<'_>) -> String {
    use thamdinh::sheets::grid::CellValue::{Bool, Date, Error, Number, Text, Unstored};
    match cell.value {
        Text(text) => format!("text {text}"),
        Number(_) => format!("number {}", cell.value.decimal().unwrap()),
        Bool(value) => format!("bool {value}"),
        Date(serial) => match serial.day() {
            Some(day) => format!("date {:04}-{:02}-{:02}", day.year, day.month, day.day),
            None => format!("time {}", serial.decimal().unwrap()),
        },
        Error(error) => format!("error {error}"),
        Unstored => "unstored".to_owned(),
    }
}

/// Packs parts into an archive.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Packs a workbook of one sheet with these rows, and these further parts, which may replace its own.
fn with_sheet(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>");
    let mut parts = vec![
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/></Relationships>",
        ),
        ("xl/worksheets/s.xml", &sheet),
    ];
    parts.retain(|(name, _)| !more.iter().any(|(further, _)| further == name));
    parts.extend_from_slice(more);
    packed(&parts)
}
