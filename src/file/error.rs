//! What can go wrong with a campaign file, told apart by what a person has to do about it.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Something went wrong with a file. Nothing that was recorded is lost.
#[derive(Debug)]
pub struct FileError {
    /// The file.
    pub path: PathBuf,
    /// What is the matter.
    pub trouble: Trouble,
    source: Option<Box<dyn Error + Send + Sync>>,
}

/// What is the matter with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// There is no such file.
    NotFound,
    /// There is one already.
    Exists,
    /// It is something else: another program's file, an empty one, a folder.
    NotACampaign,
    /// A newer version of the program wrote it.
    Newer {
        /// The version of its layout.
        found: u32,
        /// The newest that this program knows.
        known: u32,
    },
    /// Another window or computer works on it, or reads it for longer than a write can wait.
    OpenElsewhere,
    /// It is a campaign file and can't be read.
    Damaged(Damage),
    /// What it holds isn't what was recorded: it was altered outside of the program. It can be read, and is not
    /// written to.
    Altered,
    /// The file, its folder or its medium can't be written to.
    ReadOnly,
    /// No room is left on the disk.
    DiskFull,
    /// Somebody stopped the write.
    Stopped,
    /// The disk or the system says no in another way.
    Other,
}

/// Which part of a file can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// The pages of the file: cut short or overwritten.
    Pages,
    /// The tables are not those of a campaign file, or others were added.
    Layout(String),
    /// A row holds what no campaign file holds.
    Row {
        /// The table.
        table: &'static str,
        /// The row's number.
        number: i64,
    },
    /// Rows of an entry are missing.
    RowsMissing {
        /// The entry's number in its table.
        entry: i64,
    },
    /// An entry stands twice.
    EntryTwice,
}

/// A trouble on its way to the place where the path is known.
#[derive(Debug)]
pub(super) enum Fault {
    Sql(rusqlite::Error),
    Io(io::Error),
    Trouble(Trouble),
}

impl Fault {
    pub(super) fn at(self, path: &Path) -> FileError {
        let trouble = self.trouble();
        let source: Option<Box<dyn Error + Send + Sync>> = match self {
            Fault::Sql(error) => Some(Box::new(error)),
            Fault::Io(error) => Some(Box::new(error)),
            Fault::Trouble(_) => None,
        };
        FileError { path: path.to_owned(), trouble, source }
    }

    /// Whether it is a write that was cut off, and has to be taken back before the file is read.
    pub(super) fn is_cut_off(&self) -> bool {
        let cut_off = rusqlite::ffi::SQLITE_READONLY_ROLLBACK;
        matches!(self, Fault::Sql(rusqlite::Error::SqliteFailure(code, _)) if code.extended_code == cut_off)
    }

    pub(super) fn trouble(&self) -> Trouble {
        match self {
            Fault::Trouble(trouble) => trouble.clone(),
            Fault::Io(error) => of_io(error.kind()),
            Fault::Sql(error) => of_sql(error),
        }
    }
}

fn of_io(kind: io::ErrorKind) -> Trouble {
    match kind {
        io::ErrorKind::NotFound => Trouble::NotFound,
        io::ErrorKind::AlreadyExists => Trouble::Exists,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Trouble::ReadOnly,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Trouble::DiskFull,
        _ => Trouble::Other,
    }
}

fn of_sql(error: &rusqlite::Error) -> Trouble {
    match error {
        rusqlite::Error::SqliteFailure(code, said) => match code.code {
            ErrorCode::NotADatabase => Trouble::NotACampaign,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Trouble::OpenElsewhere,
            ErrorCode::DatabaseCorrupt => Trouble::Damaged(Damage::Pages),
            ErrorCode::DiskFull => Trouble::DiskFull,
            _ if code.extended_code == rusqlite::ffi::SQLITE_READONLY_DBMOVED => Trouble::NotFound,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Trouble::ReadOnly,
            _ if code.extended_code == rusqlite::ffi::SQLITE_IOERR_SHORT_READ => Trouble::Damaged(Damage::Pages),
            // No statement of ours is wrong on a file that is ours.
            _ if code.extended_code == rusqlite::ffi::SQLITE_ERROR => {
                Trouble::Damaged(Damage::Layout(said.clone().unwrap_or_default()))
            }
            _ => Trouble::Other,
        },
        rusqlite::Error::SqlInputError { msg, .. } => Trouble::Damaged(Damage::Layout(msg.clone())),
        rusqlite::Error::Utf8Error(..)
        | rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::FromSqlConversionFailure(..) => Trouble::Damaged(Damage::Pages),
        _ => Trouble::Other,
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Fault {
        Fault::Sql(error)
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Fault {
        Fault::Io(error)
    }
}

impl From<Trouble> for Fault {
    fn from(trouble: Trouble) -> Fault {
        Fault::Trouble(trouble)
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match &self.trouble {
            Trouble::NotFound => "no such campaign file",
            Trouble::Exists => "a file of that name exists",
            Trouble::NotACampaign => "not a campaign file",
            Trouble::Newer { .. } => "a campaign file of a newer version",
            Trouble::OpenElsewhere => "the campaign file is in use elsewhere",
            Trouble::Altered => "the campaign file was altered outside of the program",
            Trouble::Damaged(_) => "the campaign file is damaged",
            Trouble::ReadOnly => "the campaign file can't be written to",
            Trouble::Stopped => "stopped",
            Trouble::DiskFull => "the disk is full",
            Trouble::Other => "the campaign file can't be used",
        };
        write!(f, "{what}: {}", self.path.display())
    }
}

impl Error for FileError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|e| e as &(dyn Error + 'static))
    }
}
