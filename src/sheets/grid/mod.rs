//! A sheet exactly as it is, read within bounds.
//!
//! Every spreadsheet comes in through [`open`]: the file's size, its archive and its cells are bounded
//! before anything is built, a password or a foreign format is told apart, and a panic inside a parser is
//! that file's error. What comes out is plain data: sheets of filled cells in reading order, with fonts,
//! number formats, formulas, merged areas and what is hidden.
//!
//! It refuses to know what a sheet is about: no criteria, no units, no scores.

mod address;
mod bound;
mod compound;
mod draft;
mod error;
mod formula;
mod ods;
mod package;
mod sheet;
mod style;
mod value;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use std::any::Any;
use std::cell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use sha2::{Digest, Sha256};

use bound::Container;
use package::{Content, Package};

pub use bound::TEXT_LETTERS;

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
    /// The texts of formulas; that there is one is known.
    FormulaTexts,
    /// Custom document properties.
    Properties,
}

impl Format {
    /// Says what isn't looked at in this format; the rest of a [`Sheet`] then says nothing about it.
    pub fn not_looked_at(self) -> &'static [Aspect] {
        match self {
            Self::Xlsx | Self::Ods => &[],
            Self::Xls => &[Aspect::FormulaTexts, Aspect::Properties],
            Self::Xlsb => &[Aspect::Hidden, Aspect::Fonts, Aspect::NumberFormats, Aspect::Merged, Aspect::FormulaTexts],
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
    read(&bytes_of(path)?, watch)
}

/// Reads a workbook from the bytes of a file.
///
/// # Errors
/// Everything in [`Error`] but `NotFound`, `Io` and `Stopped`.
pub fn open_bytes(bytes: &[u8]) -> Result<Workbook, Error> {
    read(bytes, &|_| ControlFlow::Continue(()))
}

/// Is told how many cells were read, and says whether to go on.
pub type Watch<'a> = dyn Fn(u64) -> ControlFlow<()> + 'a;

/// Reads the bytes of a file, not more than one may have.
fn bytes_of(path: &Path) -> Result<Vec<u8>, Error> {
    let refused = |source: std::io::Error| match source.kind() {
        ErrorKind::NotFound => Error::NotFound(path.to_owned()),
        _ => Error::Io { source, path: path.to_owned() },
    };
    let file = File::open(path).map_err(refused)?;
    let size = file.metadata().map_err(refused)?.len();
    bound::check_size(size)?;
    // The size can be another by now, and of a pipe it is none.
    let mut bytes = Vec::with_capacity(size as usize + 1);
    file.take(bound::FILE_BYTES + 1).read_to_end(&mut bytes).map_err(refused)?;
    bound::check_size(bytes.len() as u64)?;
    Ok(bytes)
}

thread_local! {
    static IS_PARSING: cell::Cell<bool> = const { cell::Cell::new(false) };
}

/// Whether this thread is inside a parser, whose panic becomes the file's error: nobody has to be told of it.
pub fn is_parsing() -> bool {
    IS_PARSING.get()
}

/// Reads a workbook; a panic of a parser is the file's fault.
fn read(bytes: &[u8], watch: &Watch<'_>) -> Result<Workbook, Error> {
    let container = bound::container(bytes)?;
    let before = IS_PARSING.replace(true);
    let read = catch_unwind(AssertUnwindSafe(|| match container {
        Container::Zip => read_package(bytes, watch),
        Container::Compound => Ok(Workbook {
            sha256: Sha256::digest(bytes).into(),
            format: Format::Xls,
            sheets: xls::sheets(bytes, watch)?,
            properties: BTreeMap::new(),
        }),
    }));
    IS_PARSING.set(before);
    let workbook = read.unwrap_or_else(|panic| Err(Error::damaged(told(&*panic))))?;
    if workbook.sheets.is_empty() { Err(Error::NoSheets) } else { Ok(workbook) }
}

fn read_package(bytes: &[u8], watch: &Watch<'_>) -> Result<Workbook, Error> {
    let mut package = Package::new(bytes)?;
    let (format, sheets, properties) = match package.content()? {
        Content::Xlsx => (Format::Xlsx, xlsx::sheets(&mut package, watch)?, xlsx::properties(&mut package)?),
        Content::Xlsb => (Format::Xlsb, xlsb::sheets(&mut package, bytes, watch)?, xlsx::properties(&mut package)?),
        Content::Ods => (Format::Ods, ods::sheets(&mut package, watch)?, ods::properties(&mut package)?),
    };
    Ok(Workbook { sha256: Sha256::digest(bytes).into(), format, sheets, properties })
}

/// Returns what a panic said.
fn told(panic: &(dyn Any + Send)) -> String {
    let said = panic.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
    format!("the parser gave up: {}", said.unwrap_or("no reason given"))
}
