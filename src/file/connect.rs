//! Connections to campaign files, each set up so that nothing is lost and nothing foreign runs.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::error::{Fault, Trouble};
use super::schema;

/// How long to wait for another program to let go: one that only looks does so at once.
const PATIENCE: Duration = Duration::from_millis(500);

/// No text is longer; a file that says otherwise is damaged.
const LONGEST: i32 = 1 << 26;

/// Connects to work on a file: nobody else gets in.
pub(super) fn for_writing(path: &Path) -> Result<Connection, Fault> {
    let connection = connect(path)?;
    // Before any lock: a file that isn't ours is not touched.
    schema::recognise(&connection)?;
    if connection.is_readonly("main")? {
        return Err(Trouble::ReadOnly.into());
    }
    can_write_beside(path)?;
    // Another tool may have left the file in the mode that needs two more files beside it.
    connection
        .execute_batch("PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT")?;
    Ok(connection)
}

/// Connects to look at a file.
pub(super) fn for_reading(path: &Path) -> Result<Connection, Fault> {
    let connection = connect(path)?;
    schema::recognise(&connection)?;
    Ok(connection)
}

/// Connects to a new file.
pub(super) fn to_new(path: &Path) -> Result<Connection, Fault> {
    set_up(Connection::open_with_flags(path, flags() | OpenFlags::SQLITE_OPEN_CREATE)?)
}

fn connect(path: &Path) -> Result<Connection, Fault> {
    // SQLite says "unable to open" to both.
    if std::fs::metadata(path)?.is_dir() {
        return Err(Trouble::NotACampaign.into());
    }
    set_up(Connection::open_with_flags(path, flags())?)
}

/// Without URI names: a file may be called `file:x?mode=memory`.
fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

fn set_up(connection: Connection) -> Result<Connection, Fault> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    Ok(connection)
}

/// Tries the folder: the journal is written there too.
fn can_write_beside(path: &Path) -> Result<(), Fault> {
    tempfile::tempfile_in(folder_of(&std::fs::canonicalize(path)?))?;
    Ok(())
}

/// The folder of a file, also of one that is named without a folder.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
