//! The campaign file: one SQLite file that entries are added to and nothing is ever taken from.
//!
//! [`CampaignFile::create`] makes one, [`CampaignFile::open`] keeps it for the one who works on
//! it, [`CampaignFile::read`] looks, also while someone works on it. [`CampaignFile::append`] is the only
//! way in: all of the entries are on the disk when it returns, or none.
//!
//! Values are columns that any SQLite tool shows; the view `history` spells the names out.
//! The file knows how an entry is written down and nothing of what it means.

mod connect;
mod copies;
mod describe;
mod error;
mod forms;
mod migrate;
mod names;
mod read;
mod schema;
mod verify;
mod write;

pub use copies::{Backup, Prepared, backup_folder, backups, restore};
pub use error::{Damage, FileError, Trouble};
pub use verify::{FileProblem, Verified, verify};

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use rusqlite::Connection;

use crate::domain::decision::Link;
use crate::domain::entry::{CopyId, Entry};
use crate::domain::log::Log;
use connect::Ending;
use error::Fault;
use names::Names;

/// What campaign files are called.
pub const EXTENSION: &str = "cchc";

/// An open campaign file.
#[derive(Debug)]
pub struct CampaignFile {
    connection: Connection,
    path: PathBuf,
    access: Access,
    names: Names,
    rows: Rows,
}

/// A campaign file with what it holds.
#[derive(Debug)]
pub struct Opened {
    /// The file.
    pub file: CampaignFile,
    /// Its entries.
    pub log: Log,
}

/// What a file was opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Looking; others may look too.
    Read,
    /// Working; others only look meanwhile.
    Write,
}

/// Told how many changes of how many are written; says whether to go on.
pub type Watch<'w> = dyn FnMut(usize, usize) -> bool + 'w;

/// The last numbers given out in each table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Rows {
    entries: i64,
    changes: i64,
    findings: i64,
}

impl CampaignFile {
    /// Makes a file that holds these entries. It appears whole or not at all.
    ///
    /// # Errors
    /// Where something of that name exists, or the folder can't be written to.
    pub fn create(path: &Path, entries: &[Entry]) -> Result<CampaignFile, FileError> {
        copies::create(path, entries).map_err(|f| f.at(path))?;
        Ok(CampaignFile::attach(path).map_err(|f| f.at(path))?.file)
    }

    /// Opens a file to work on it, and keeps others from writing until it is dropped; they can read it.
    ///
    /// A write that a killed process left half done is taken back first; a file of an older version
    /// is brought up to date after a copy of it went into the backup folder.
    ///
    /// # Errors
    /// Each [`Trouble`] that opening can meet.
    pub fn open(path: &Path) -> Result<Opened, FileError> {
        let open = || -> Result<Opened, Fault> {
            let opened = CampaignFile::attach(path)?;
            genuine(&opened.log)?;
            Ok(opened)
        };
        open().map_err(|f| f.at(path))
    }

    /// Opens a file to work on it.
    fn attach(path: &Path) -> Result<Opened, Fault> {
        let connection = connect::for_writing(path)?;
        let connection = migrate::bring_up_to_date(connection, path)?;
        connect::hold(&connection)?;
        schema::check(&connection)?;
        CampaignFile::load(connection, path, Access::Write)
    }

    /// Opens a file to look at it, also from a read-only medium, also while someone works on it: it is read as of
    /// one moment, and not changed.
    ///
    /// # Errors
    /// Each [`Trouble`] that opening can meet.
    pub fn read(path: &Path) -> Result<Opened, FileError> {
        let open = || -> Result<Opened, Fault> {
            let connection = connect::for_reading(path)?;
            connection.execute_batch("BEGIN")?;
            let opened = CampaignFile::load(connection, path, Access::Read)?;
            opened.file.connection.execute_batch("COMMIT")?;
            Ok(opened)
        };
        open().map_err(|f| f.at(path))
    }

    /// Reads all tables in a transaction that is open.
    fn load(connection: Connection, path: &Path, access: Access) -> Result<Opened, Fault> {
        // Each page is looked at once, so keeping them would be memory for nothing.
        connection.execute_batch("PRAGMA cache_size = -256")?;
        let names = Names::read(&connection)?;
        let (entries, rows) = read::entries(&connection, &names)?;
        connection.execute_batch("PRAGMA cache_size = -2000")?;
        let known = entries.len();
        let log = Log::new(entries);
        if log.entries().len() != known {
            return Err(Trouble::Damaged(Damage::EntryTwice).into());
        }
        let file = CampaignFile { connection, path: path.to_owned(), access, names, rows };
        Ok(Opened { file, log })
    }

    /// Adds entries in one transaction; when this returns they are on the disk.
    ///
    /// # Errors
    /// None of them is in the file then.
    pub fn append(&mut self, entries: &[Entry]) -> Result<(), FileError> {
        self.append_watched(entries, &mut entries.iter().map(Link::of), None, &mut |_, _| true)
    }

    /// The same, with links that may still be computed while the changes are written; told before each entry, every few thousand changes and at the end how many of how many
    /// are written, `watch` says whether to go on. A backup with its time in milliseconds since 1970 gets
    /// its name beside the writing, before that counts.
    ///
    /// # Errors
    /// None of them is in the file then.
    pub fn append_watched(
        &mut self,
        entries: &[Entry],
        links: &mut dyn Iterator<Item = Link>,
        backup: Option<(Prepared, i64)>,
        watch: &mut Watch<'_>,
    ) -> Result<(), FileError> {
        if entries.is_empty() {
            return Ok(());
        }
        if self.access == Access::Read {
            return Err(Fault::from(Trouble::ReadOnly).at(&self.path));
        }
        let known = self.names.count();
        thread::scope(|threads| {
            let mut keeping = backup.map(|(copy, at_ms)| threads.spawn(move || copy.keep(at_ms)));
            let mut kept = Ok(());
            let mut step = |written, total| {
                if let Some(keeping) = keeping.take_if(|_| written == total) {
                    kept = keeping.join().unwrap_or_else(|panic| resume_unwind(panic)).map(|_| ());
                }
                kept.is_ok() && watch(written, total)
            };
            let connection = &self.connection;
            let written = connect::hold(connection)
                .and_then(|()| write::entries(connection, &mut self.names, self.rows, entries, links, &mut step))
                .and_then(|rows| connect::turn(connection, Ending::Commit).map(|()| rows));
            match written {
                Ok(rows) => {
                    self.rows = rows;
                    Ok(())
                }
                Err(fault) => {
                    // SQLite has taken the write back itself where the disk is full.
                    if !connection.is_autocommit() {
                        let _ = connect::turn(connection, Ending::Rollback);
                    }
                    self.names.forget_after(known);
                    kept.and(Err(fault.at(&self.path)))
                }
            }
        })
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it was opened for.
    pub fn access(&self) -> Access {
        self.access
    }
}

/// Refuses what isn't what was recorded: whatever is added to it would vouch for it.
fn genuine(log: &Log) -> Result<(), Fault> {
    if log.problems().is_empty() { Ok(()) } else { Err(Trouble::Altered.into()) }
}

impl Drop for CampaignFile {
    fn drop(&mut self) {
        if self.access == Access::Write {
            // Where the disk is gone there is nothing left to do; what stays beside the file says nothing.
            let _ = connect::let_go(&self.connection);
        }
    }
}

/// Draws the name that a copy writes under from its first write after opening until it is closed.
///
/// # Errors
/// Where the system gives no random bytes.
pub fn draw_copy_id() -> std::io::Result<CopyId> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
    Ok(CopyId(u64::from_be_bytes(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry::{Act, Digest, EntryId};

    fn entry(n: u32, note: &str) -> Entry {
        let id = EntryId { copy: CopyId(7), n };
        Entry {
            id,
            seq: u64::from(n),
            at_ms: 0,
            author: "Bích".into(),
            act: if n == 1 { Act::Create } else { Act::Edit },
            note: Some(note.into()),
            group: id,
            file: None,
            changes: Vec::new(),
            findings: Vec::new(),
            previous: Digest::default(),
            digest: Digest::default(),
        }
    }

    #[test]
    fn where_no_page_is_left_nothing_is_written_and_the_file_goes_on_when_there_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("đầy.cchc");
        let mut file = CampaignFile::create(&path, &[entry(1, "")]).unwrap();
        file.connection.execute_batch("PRAGMA max_page_count = 1").unwrap();
        let refused = file.append(&[entry(2, "ngắn"), entry(3, &"dài ".repeat(10_000))]).unwrap_err();
        assert_eq!(refused.trouble, Trouble::DiskFull);
        file.connection.execute_batch("PRAGMA max_page_count = 1000000").unwrap();
        file.append(&[entry(2, "ngắn")]).unwrap();
        drop(file);
        assert_eq!(CampaignFile::read(&path).unwrap().log.entries().len(), 2);
    }

    #[test]
    fn a_backup_leaves_every_later_write_synced() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = CampaignFile::create(&folder.path().join("a.cchc"), &[entry(1, "x")]).unwrap();
        file.prepare_backup().unwrap().keep(0).unwrap();
        let level: i64 = file.connection.pragma_query_value(None, "synchronous", |row| row.get(0)).unwrap();
        assert_eq!(level, 2, "FULL");
    }

    #[test]
    fn copies_draw_names_of_their_own() {
        assert_ne!(draw_copy_id().unwrap(), draw_copy_id().unwrap());
    }
}
