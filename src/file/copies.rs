//! Whole files: made, copied and backed up, each written beside its target and moved into place.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use jiff::tz::Offset;
use rusqlite::Connection;
use tempfile::{NamedTempFile, TempPath};

use super::connect::{self, folder_of};
use super::error::{Fault, FileError, Trouble};
use super::names::Names;
use super::{CampaignFile, EXTENSION, Rows, schema, write};
use crate::domain::decision::Link;
use crate::domain::entry::Entry;

/// How many backups of a file are kept; the oldest goes first.
const KEPT: usize = 20;

/// Follows the file's name in the name of its backup folder: "backups".
const FOLDER_SUFFIX: &str = "-sao-luu";

/// A dated copy in the backup folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The copy.
    pub path: PathBuf,
    /// When it was made, as its name says: `2026-11-24 06.15.30`, Vietnam's time.
    pub at: String,
}

impl CampaignFile {
    /// Writes a copy of the file, in place of what is there.
    ///
    /// # Errors
    /// What was there is still there then.
    pub fn copy_to(&self, target: &Path) -> Result<(), FileError> {
        self.reader()
            .and_then(|reader| copy(&reader, target))
            .and_then(|made| put(made, target))
            .map_err(|f| f.at(target))
    }

    /// A reader of the same file: nothing can be copied in the transaction that holds it.
    fn reader(&self) -> Result<Connection, Fault> {
        connect::for_reading(&self.path)
    }

    /// Writes a copy into the backup folder, which is gone again unless it is kept.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn prepare_backup(&mut self) -> Result<Prepared, FileError> {
        self.reader().and_then(|reader| prepare(&reader, &self.path)).map_err(|f| f.at(&backup_folder(&self.path)))
    }
}

/// A backup that hasn't got its name yet.
#[derive(Debug)]
pub struct Prepared {
    made: TempPath,
    path: PathBuf,
}

impl Prepared {
    /// Gives it the date as its name and drops the oldest backups beyond twenty.
    ///
    /// # Errors
    /// There is no new backup then.
    pub fn keep(self, at_ms: i64) -> Result<PathBuf, FileError> {
        let folder = backup_folder(&self.path);
        keep(self.made, &self.path, at_ms).map_err(|f| f.at(&folder))
    }
}

/// The folder beside a file that its backups are in: `ten-sao-luu` for `ten.cchc`.
pub fn backup_folder(path: &Path) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(FOLDER_SUFFIX);
    folder_of(path).join(name)
}

/// The backups of a file, newest first.
///
/// # Errors
/// Where the folder can't be read; one that isn't there has none.
pub fn backups(path: &Path) -> Result<Vec<Backup>, FileError> {
    list(path).map_err(|e| Fault::Io(e).at(&backup_folder(path)))
}

/// Writes a backup, or any campaign file, out as a file of another name, which may not exist yet.
///
/// # Errors
/// Where the backup can't be opened or the target can't be written.
pub fn restore(backup: &Path, target: &Path) -> Result<(), FileError> {
    let file = CampaignFile::read(backup)?.file;
    copy(&file.connection, target).and_then(|made| put_new(made, target)).map_err(|f| f.at(target))
}

/// Makes a campaign file of entries.
pub(super) fn create(path: &Path, entries: &[Entry]) -> Result<(), Fault> {
    if std::fs::symlink_metadata(path).is_ok() {
        return Err(Trouble::Exists.into());
    }
    let made = beside(path)?;
    let connection = connect::to_new(&made)?;
    // The file is nobody's until it is moved into place, and synced as a whole before that.
    connection.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")?;
    schema::lay_out(&connection)?;
    let mut names = Names::read(&connection)?;
    let mut links = entries.iter().map(Link::of);
    connection.execute_batch("BEGIN")?;
    write::entries(&connection, &mut names, Rows::default(), entries, &mut links, &mut |_, _| true)?;
    connection.execute_batch("COMMIT")?;
    connection.close().map_err(|(_, error)| error)?;
    put_new(made, path)
}

fn prepare(connection: &Connection, path: &Path) -> Result<Prepared, Fault> {
    let folder = backup_folder(path);
    std::fs::create_dir_all(&folder)?;
    let made = copy(connection, &folder.join(path.file_name().unwrap_or_default()))?;
    Ok(Prepared { made, path: path.to_owned() })
}

/// Puts a dated copy of a connected file into its backup folder.
pub(super) fn back_up(connection: &Connection, path: &Path, at_ms: i64) -> Result<PathBuf, Fault> {
    keep(prepare(connection, path)?.made, path, at_ms)
}

fn keep(made: TempPath, path: &Path, at_ms: i64) -> Result<PathBuf, Fault> {
    let folder = backup_folder(path);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let date = date(at_ms);
    // Two within a second: the second one says so.
    let names = std::iter::once(date.clone()).chain((2..100).map(|n| format!("{date}-{n}")));
    for name in names {
        let target = folder.join(format!("{stem} {name}.{EXTENSION}"));
        if target.exists() {
            continue;
        }
        put_new(made, &target)?;
        prune(path);
        return Ok(target);
    }
    Err(Trouble::Exists.into())
}

/// Drops the oldest backups. One that can't be dropped stays: too many are no harm.
fn prune(path: &Path) {
    for old in list(path).unwrap_or_default().into_iter().skip(KEPT) {
        let _ = std::fs::remove_file(old.path);
    }
}

fn list(path: &Path) -> io::Result<Vec<Backup>> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let entries = match std::fs::read_dir(backup_folder(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let at = name.strip_prefix(&stem).and_then(|rest| rest.strip_prefix(' ')).filter(|at| is_date(at));
        if let Some(at) = at.filter(|_| path.extension().is_some_and(|e| e == EXTENSION)) {
            found.push(Backup { at: at.to_owned(), path });
        }
    }
    found.sort_by(|a, b| key(&b.at).cmp(&key(&a.at)));
    Ok(found)
}

/// Sorts `…-10` after `…-2`.
fn key(at: &str) -> (&str, u32) {
    let (date, more) = at.split_at_checked(DATE.len()).unwrap_or((at, ""));
    (date, more.trim_start_matches('-').parse().unwrap_or(0))
}

/// What a date in a name looks like; no colons, which Windows does not allow.
const DATE: &str = "0000-00-00 00.00.00";

fn is_date(text: &str) -> bool {
    let fits = |(shape, found): (u8, u8)| if shape == b'0' { found.is_ascii_digit() } else { shape == found };
    text.len() >= DATE.len() && DATE.bytes().zip(text.bytes()).all(fits)
}

/// The date in Vietnam, which has one time zone.
fn date(at_ms: i64) -> String {
    let at = jiff::Timestamp::from_millisecond(at_ms).unwrap_or_default();
    Offset::constant(7).to_datetime(at).strftime("%Y-%m-%d %H.%M.%S").to_string()
}

/// Copies a connected file to a new one beside a target.
fn copy(connection: &Connection, target: &Path) -> Result<TempPath, Fault> {
    let made = beside(target)?;
    let name = made.to_str().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidFilename))?;
    // Nobody knows the copy yet: it is synced once, before it gets its name.
    connection.pragma_update(None, "synchronous", "OFF")?;
    let copied = connection.execute("VACUUM INTO ?1", [name]);
    connection.pragma_update(None, "synchronous", "FULL")?;
    copied?;
    Ok(made)
}

/// An empty file beside a target; it is removed unless it is put there.
fn beside(target: &Path) -> io::Result<TempPath> {
    let mut made = tempfile::Builder::new();
    made.prefix(".thamdinh-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // For whoever may read the folder, as any new file is; temporary files are their owner's alone.
        made.permissions(std::fs::Permissions::from_mode(0o666));
    }
    made.tempfile_in(folder_of(target)).map(NamedTempFile::into_temp_path)
}

fn put(made: TempPath, target: &Path) -> Result<(), Fault> {
    sync(&made)?;
    made.persist(target).map_err(|e| e.error)?;
    sync_folder(target);
    Ok(())
}

fn put_new(made: TempPath, target: &Path) -> Result<(), Fault> {
    sync(&made)?;
    match made.persist_noclobber(target) {
        Ok(()) => {}
        Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => return Err(Trouble::Exists.into()),
        // A stick's file system may not know "only where there is none"; then the moment between
        // looking and moving has to do.
        Err(_) if target.exists() => return Err(Trouble::Exists.into()),
        Err(refused) => refused.path.persist(target).map_err(|e| e.error)?,
    }
    sync_folder(target);
    Ok(())
}

fn sync(path: &Path) -> io::Result<()> {
    File::options().write(true).open(path)?.sync_all()
}

/// Makes the new name last. Windows has no such call, and where it fails the data is safe anyway.
fn sync_folder(path: &Path) {
    if let Ok(folder) = File::open(folder_of(path)) {
        let _ = folder.sync_all();
    }
}
