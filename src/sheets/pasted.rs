//! A range of cells that was copied in a spreadsheet program, as a workbook of its own: it is read the same
//! way as any file.

use std::path::Path;

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::text::tsv;

/// The longest text in bytes and the most lines that are taken for a range of cells.
const LONGEST: usize = 16 << 20;
const MOST_LINES: usize = 100_000;

/// Says whether a text is a range of at least two cells, and not too large for one.
pub fn is_range(text: &str) -> bool {
    let lines = text.bytes().filter(|b| *b == b'\n').count();
    text.trim().contains(['\t', '\n']) && text.len() <= LONGEST && lines <= MOST_LINES
}

/// Writes a range down, every cell as the text that it was shown as.
///
/// # Errors
/// Where the file can't be written, or the range is wider than a sheet.
pub fn write(range: &str, sheet: &str, path: &Path) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet().set_name(sheet)?;
    for (row, cells) in (0_u32..).zip(tsv::read(range)) {
        for (column, cell) in (0_u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            page.write_string(row, column, cell)?;
        }
    }
    workbook.save(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_comes_back_cell_by_cell() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dán.xlsx");
        write("STT\tĐiểm\r\n1.10\t\"0,75\ncó\"\r\n\t=1+1\r\n", "Dán", &path).unwrap();
        let workbook = crate::sheets::grid::open(&path).unwrap();
        let sheet = &workbook.sheets[0];
        let text = |row, column| sheet.get(row, column).and_then(|c| c.value.as_text().map(str::to_owned));
        assert_eq!(text(1, 0).as_deref(), Some("1.10"));
        assert_eq!(text(1, 1).as_deref(), Some("0,75\ncó"));
        assert_eq!(text(2, 1).as_deref(), Some("=1+1"), "a text, never a formula");
        assert_eq!(sheet.len(), 5);
    }

    #[test]
    fn a_word_or_a_flood_is_no_range() {
        assert!(is_range("a\tb") && is_range("a\nb"));
        assert!(!is_range("a") && !is_range(" a\r\n") && !is_range(""));
        assert!(!is_range(&"\n1".repeat(MOST_LINES + 1)));
    }
}
