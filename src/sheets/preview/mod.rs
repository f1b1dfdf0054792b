//! The index workbook as it will come out of the printer: every sheet's rows, and where the pages break.
//!
//! Read from the very bytes that would be written, so that what is shown is what leaves the house,
//! whatever a sheet holds. Breaks are reckoned from widths, heights, margins, scale and repeated rows as
//! spreadsheet programs do it; a printer of its own may still move a row.

pub mod document;
mod number;
mod pages;
mod parts;
mod styles;
mod xml;

pub use pages::Page;
pub use styles::{Align, Style};

use crate::domain::campaign::Campaign;
use crate::sheets::workbook::{self, ExportError, Progress};
use crate::text::Text;

/// Rows of a sheet whose cells are kept; of the rest only the heights, for their pages.
pub const MOST_ROWS: usize = 2_000;

/// The sheets of a workbook on paper.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preview {
    /// In the order of their tabs.
    pub sheets: Vec<Sheet>,
}

/// A sheet on paper. Lengths are points, 1/72 inch, before scaling.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// The name on its tab.
    pub name: String,
    /// Width and height of the paper.
    pub paper: (f32, f32),
    /// Margins: left, top, right, bottom.
    pub margins: [f32; 4],
    /// How much smaller it is printed, as a share.
    pub scale: f32,
    /// Whether it stands in the middle of the width.
    pub is_centred: bool,
    /// Widths of the printed columns.
    pub columns: Vec<f32>,
    /// Heights of the printed rows.
    pub heights: Vec<f32>,
    /// The first rows with their cells, [`MOST_ROWS`] at most.
    pub rows: Vec<Vec<Cell>>,
    /// The pages, down first, then over.
    pub pages: Vec<Page>,
    /// The charts, as frames.
    pub charts: Vec<Chart>,
}

/// A chart: where it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chart {
    /// What it says, in a few words.
    pub name: String,
    /// The row and column that it begins in, and the row and column that it ends in.
    pub cells: (usize, usize, usize, usize),
}

/// A filled cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// Its column.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// What it shows.
    pub text: String,
    /// How.
    pub style: Style,
}

/// The workbook of a campaign on paper.
///
/// # Errors
/// Where it is stopped or can't be formed.
pub fn of(campaign: &Campaign, text: &Text, progress: Progress<'_>) -> Result<Preview, ExportError> {
    let bytes = workbook::bytes(campaign, text, progress)?;
    read(&bytes, text).map_err(|error| ExportError::Unwritable(error.to_string()))
}

/// Reads a workbook that was written here.
///
/// # Errors
/// Where it is none.
pub fn read(bytes: &[u8], text: &Text) -> Result<Preview, quick_xml::Error> {
    parts::read(bytes, text)
}

impl Sheet {
    /// The texts of a row as they stand from left to right.
    pub fn words(&self, row: usize) -> Vec<&str> {
        let cells = self.rows.get(row).map_or(&[][..], Vec::as_slice);
        cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect()
    }

    /// The width of its columns together.
    pub fn width(&self) -> f32 {
        self.columns.iter().sum()
    }
}
