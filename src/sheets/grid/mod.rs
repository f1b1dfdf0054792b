//! A sheet exactly as it is, read within bounds.
//!
//! Every spreadsheet comes in through [`open`]: the file's size, its archive and its cells are bounded
//! before anything is built, a password or a foreign format is told apart, and a panic inside a parser is
//! that file's error. What comes out is plain data: sheets of filled cells in reading order, with fonts,
//! number formats, formulas, merged areas and what is hidden.
//!
//! It refuses to know what a sheet is about: no criteria, no units, no scores.

mod address;
mod error;
mod sheet;
mod style;
mod value;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

pub use address::{Address, Area, Column, NotAnAddress};
pub use error::{Error, Limited, Refusal, Seen, Unsupported};
pub use sheet::{Cell, Outside, Row, Sheet, Visibility};
pub use style::{ShownAs, Style};
pub use value::{CellError, CellValue, Day, Serial};

/// A workbook, read whole.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// The SHA-256 of the file's bytes.
    pub sha256: [u8; 32],
    /// What the bytes are, whatever the file's name says.
    pub format: Format,
    /// The sheets with cells, in the order of their tabs; charts have none and are left out.
    pub sheets: Vec<Sheet>,
    /// The custom document properties, by name.
    pub properties: BTreeMap<String, String>,
}

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// .xlsx and .xlsm
    Xlsx,
    /// .xlsb
    Xlsb,
    /// .xls
    Xls,
    /// .ods
    Ods,
}

/// What can be looked at beside the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aspect {
    /// Hidden rows and columns.
    Hidden,
    /// The fonts of the cells.
    Fonts,
    /// The number formats of the cells, but for dates.
    NumberFormats,
    /// Merged areas.
    Merged,
}

impl Format {
    /// Says what isn't looked at in this format; the rest of a [`Sheet`] then says nothing about it.
    pub fn not_looked_at(self) -> &'static [Aspect] {
        match self {
            Self::Xlsx | Self::Ods => &[],
            Self::Xls => &[Aspect::Hidden, Aspect::Fonts, Aspect::NumberFormats],
            Self::Xlsb => &[
                Aspect::Hidden,
                Aspect::Fonts,
                Aspect::NumberFormats,
                Aspect::Merged,
            ],
        }
    }
}

/// Reads a workbook from a file.
///
/// # Errors
/// Everything in [`Error`] but `Stopped`.
pub fn open(path: &Path) -> Result<Workbook, Error> {
    open_watched(path, &|_| ControlFlow::Continue(()))
}

/// Reads a workbook from a file, telling `watch` now and then how many cells were read; `Break` stops it.
///
/// # Errors
/// Everything in [`Error`].
pub fn open_watched(path: &Path, watch: &Watch<'_>) -> Result<Workbook, Error> {
    let _ = watch;
    Err(Error::NotFound(path.to_owned()))
}

/// Reads a workbook from the bytes of a file.
///
/// # Errors
/// Everything in [`Error`] but `NotFound`, `Io` and `Stopped`.
pub fn open_bytes(bytes: &[u8]) -> Result<Workbook, Error> {
    let _ = bytes;
    Err(Error::Empty)
}

/// Is told how many cells were read, and says whether to go on.
pub type Watch<'a> = dyn Fn(u64) -> ControlFlow<()> + 'a;
