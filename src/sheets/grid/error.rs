//! Why a file can't be taken as a workbook; data, turned into a sentence by who shows it.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a file can't be read as a workbook.
#[derive(Debug)]
pub enum Error {
    /// There is no file of that name.
    NotFound(PathBuf),
    /// The system can't read the file.
    Io {
        /// What the system says.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// The file has no bytes.
    Empty,
    /// The file is something else, whatever its name says.
    NotASpreadsheet(Seen),
    /// A password is needed to read it.
    Encrypted,
    /// Something in it passes a limit; nothing was read.
    TooLarge {
        /// What there is too much of.
        what: Limited,
        /// The most there may be.
        limit: u64,
        /// How much there is, at least.
        found: u64,
    },
    /// It is a workbook, but broken.
    Damaged {
        /// What doesn't hold, for who repairs it; technical, in English.
        detail: String,
    },
    /// It is a workbook in which no sheet has cells: charts, macros, or nothing at all.
    NoSheets,
    /// It is a workbook of a kind that isn't read.
    Unsupported(Unsupported),
    /// Reading was stopped by who asked for it.
    Stopped,
}

/// What a file that isn't a workbook looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seen {
    /// A web page, often saved as .xls by a reporting system.
    Html,
    /// An XML document, such as the spreadsheet format of 2003.
    Xml,
    /// Plain text, CSV included.
    Text,
    /// A PDF document.
    Pdf,
    /// A text document or a presentation (.docx, .doc, .odt, .pptx …).
    OtherDocument,
    /// A zip archive without a workbook.
    Archive,
    /// A picture.
    Picture,
    /// Anything else.
    Unknown,
}

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limited {
    /// The bytes of the file.
    FileBytes,
    /// The number of parts in the file's archive.
    Entries,
    /// The bytes of all parts, unpacked.
    UnpackedBytes,
    /// How many times larger the parts are unpacked.
    Ratio,
    /// The filled cells of all sheets.
    Cells,
    /// The merged areas of a sheet.
    Merged,
    /// The cell styles of the workbook.
    Styles,
    /// The sheets of the workbook.
    Sheets,
    /// The different texts of the workbook.
    Texts,
    /// The bytes of all its texts.
    TextBytes,
    /// The letters of a sheet's name.
    SheetName,
    /// Cells that repeat others without being written.
    Repeated,
}

/// Workbooks that aren't read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unsupported {
    /// A workbook from before Excel 5 (one sheet, no container).
    OldExcel,
    /// A part packed in a way that isn't known.
    Packing,
}

/// The three kinds of finding an unreadable file can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// `unreadable_file`
    Unreadable,
    /// `encrypted_file`
    Encrypted,
    /// `too_large`
    TooLarge,
}

impl Error {
    /// Says which kind of finding this is.
    pub fn refusal(&self) -> Refusal {
        match self {
            Self::Encrypted => Refusal::Encrypted,
            Self::TooLarge { .. } => Refusal::TooLarge,
            _ => Refusal::Unreadable,
        }
    }

    /// Makes a `Damaged` of what a parser says.
    pub(super) fn damaged(detail: impl fmt::Display) -> Self {
        Self::Damaged { detail: detail.to_string() }
    }
}

impl fmt::Display for Error {
    /// Writes a technical line for logs and tests; people are shown a sentence made of the data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound(path) => write!(f, "not found: {}", path.display()),
            Self::Io { source, path } => write!(f, "{source}: {}", path.display()),
            Self::Empty => f.write_str("empty file"),
            Self::NotASpreadsheet(seen) => write!(f, "not a spreadsheet: {seen:?}"),
            Self::Encrypted => f.write_str("encrypted"),
            Self::TooLarge { what, limit, found } => {
                write!(f, "too large: {what:?} {found}, at most {limit}")
            }
            Self::Damaged { detail } => write!(f, "damaged: {detail}"),
            Self::NoSheets => f.write_str("no sheets with cells"),
            Self::Unsupported(what) => write!(f, "unsupported: {what:?}"),
            Self::Stopped => f.write_str("stopped"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
