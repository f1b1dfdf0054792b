//! A list as a spreadsheet of its own: a head that stays, rows below it that can be filtered, and every cell a text, so
//! that no code loses its last zero.

use std::path::Path;

use rust_xlsxwriter::Workbook;

use super::paper::cells;
use super::paper::look::Look;
use super::target;
use super::workbook::ExportError;
use crate::text::tsv;

/// Rows that one sheet takes below its head.
const MOST_ROWS: usize = 1_040_000;

/// How many rows are written between two looks at whether to go on.
const UNWATCHED: usize = 1024;

/// A list about to be written.
#[derive(Debug)]
pub struct List<'a> {
    /// What its sheet is called.
    pub name: &'a str,
    /// The head of each column, with its width in characters.
    pub heads: &'a [(String, f64)],
    /// The rows, a text for each column.
    pub rows: &'a [Vec<String>],
}

impl List<'_> {
    /// Writes the list to a file, in place of one that is there: as text with tabs where its name ends in `.tsv` or
    /// `.txt`, as a spreadsheet otherwise. Told how many rows of how many are written, `watch` says whether to go on.
    ///
    /// # Errors
    /// Whatever stood at `path` still stands there.
    pub fn write(&self, path: &Path, watch: &mut dyn FnMut(usize, usize) -> bool) -> Result<(), ExportError> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let bytes = match ending.as_deref() {
            Some("tsv" | "txt") => self.tabs(),
            _ => self.spreadsheet(watch)?,
        };
        target::write_whole(path, || Ok(bytes))
    }

    /// With the mark that tells spreadsheet programs which letters these are.
    fn tabs(&self) -> Vec<u8> {
        let heads = self.heads.iter().map(|(head, _)| head.clone()).collect::<Vec<String>>();
        let rows = std::iter::once(heads).chain(self.rows.iter().cloned());
        format!("\u{feff}{}", tsv::write(rows)).into_bytes()
    }

    fn spreadsheet(&self, watch: &mut dyn FnMut(usize, usize) -> bool) -> Result<Vec<u8>, ExportError> {
        let mut workbook = Workbook::new();
        let (format, row_height, column_width) = Look::default_format();
        workbook.set_default_format(&format, row_height, column_width)?;
        let look = Look::new(2);
        let mut written = 0;
        let parts = self.rows.chunks(MOST_ROWS).collect::<Vec<_>>();
        for (number, part) in (1..).zip(if parts.is_empty() { vec![&[][..]] } else { parts }) {
            let sheet = workbook.add_worksheet();
            let name = if number == 1 { self.name.to_owned() } else { format!("{} {number}", self.name) };
            sheet.set_name(name)?;
            for (column, (head, width)) in (0_u16..).zip(self.heads) {
                sheet.set_column_width(column, *width)?.set_column_format(column, &look.list)?;
                cells::text(sheet, 0, column, head, &look.head)?;
            }
            for (row, cells) in (1_u32..).zip(part) {
                for (column, words) in (0_u16..).zip(cells).filter(|(_, words)| !words.is_empty()) {
                    cells::unformatted(sheet, row, column, words)?;
                }
                written += 1;
                if written % UNWATCHED == 0 && !watch(written, self.rows.len()) {
                    return Err(ExportError::Stopped);
                }
            }
            sheet.set_freeze_panes(1, 0)?;
            let (rows, columns) = (part.len().try_into().unwrap_or(u32::MAX), self.heads.len().try_into().unwrap_or(1));
            sheet.autofilter(0, 0, rows, u16::max(columns, 1) - 1)?;
        }
        Ok(workbook.save_to_buffer()?)
    }
}
