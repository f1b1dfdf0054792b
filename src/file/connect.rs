//! Connections to campaign files, each set up so that nothing is lost and nothing foreign runs.
//!
//! Who works on a file keeps other writers out and lets readers in. SQLite's own locks do it: a transaction that
//! is open all the time holds the writer's place (RESERVED), which readers don't mind, and gives way to readers
//! only while it is committed. A killed program leaves no lock behind, and it holds wherever SQLite's locks do, on a
//! drive of the network too. The journal stays beside the campaign between two writes, for making it anew and
//! deleting it costs half a write; its head is wiped then, so that it says nothing, and [`let_go`] takes it away: a
//! campaign that is closed is one file. What was weighed against it:
//! `locking_mode = EXCLUSIVE` keeps readers out; a lock of the system on the campaign file collides with SQLite's
//! own on Windows, and elsewhere is lost when any handle of the file is closed; a second file to lock is one more
//! beside the campaign, and stays behind on a stick that is pulled out.
//!
//! Committing gives the place up for a moment. Then a row that is being read keeps a reader's lock ([`turn`]), and
//! who comes to work on a file has to be alone in it for a moment: so nobody slips in.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::error::{Fault, Trouble};
use super::schema;

/// How long who comes to work waits for one who works: longer than it takes to close a program.
const FOR_THE_PLACE: Duration = Duration::from_millis(500);

/// How long who comes to work waits for readers to be through.
const TO_BE_ALONE: Duration = Duration::from_secs(2);

/// How long one who works tries to go on where someone came in between: longer than that one waits.
const TO_GO_ON: Duration = Duration::from_secs(4);

/// How long a write waits for readers, and a reader for a write.
const PATIENCE: Duration = Duration::from_secs(10);

/// What of the journal stays between two writes, in bytes: a write at the desk needs less, an import may have left more.
const KEPT_OF_THE_JOURNAL: &str = "PRAGMA journal_size_limit = 1048576";

/// No text is longer; a file that says otherwise is damaged.
const LONGEST: i32 = 1 << 26;

/// Connects to work on a file where nobody else does; [`hold`] keeps it so.
pub(super) fn for_writing(path: &Path) -> Result<Connection, Fault> {
    let connection = connect(path, flags())?;
    // Before any lock: a file that isn't ours is not touched.
    schema::recognise(&connection)?;
    if connection.is_readonly("main")? {
        return Err(Trouble::ReadOnly.into());
    }
    can_write_beside(path)?;
    connection.busy_timeout(FOR_THE_PLACE)?;
    connection.execute_batch("BEGIN IMMEDIATE; COMMIT")?;
    connection.busy_timeout(TO_BE_ALONE)?;
    // Another tool may have left the file in the mode that needs two more files beside it.
    connection.execute_batch("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; COMMIT; PRAGMA journal_mode = PERSIST")?;
    connection.execute_batch(KEPT_OF_THE_JOURNAL)?;
    Ok(connection)
}

/// Takes the writer's place and keeps it, until the connection is closed.
pub(super) fn hold(connection: &Connection) -> Result<(), Fault> {
    if connection.is_autocommit() {
        connection.busy_timeout(FOR_THE_PLACE)?;
        connection.execute_batch("BEGIN IMMEDIATE")?;
    }
    Ok(connection.busy_timeout(PATIENCE)?)
}

/// Gives the writer's place up before the connection is closed, and leaves nothing beside the file.
pub(super) fn let_go(connection: &Connection) -> Result<(), Fault> {
    if !connection.is_autocommit() {
        connection.execute_batch("ROLLBACK")?;
    }
    Ok(connection.execute_batch("PRAGMA journal_mode = DELETE")?)
}

/// How a write ends.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ending {
    /// It counts from now on.
    Commit,
    /// It never was.
    Rollback,
}

/// Ends a write and holds the file on; fails where the write doesn't count.
pub(super) fn turn(connection: &Connection, ending: Ending) -> Result<(), Fault> {
    let mut reading = connection.prepare("SELECT 1 FROM sqlite_schema")?;
    let mut rows = reading.query([])?;
    rows.next()?;
    connection.execute_batch(match ending {
        Ending::Commit => "COMMIT",
        Ending::Rollback => "ROLLBACK",
    })?;
    // While a row is read SQLite doesn't wait for who is about to find out that he isn't alone.
    let since = Instant::now();
    while connection.execute_batch("BEGIN IMMEDIATE").is_err() && since.elapsed() < TO_GO_ON {
        std::thread::sleep(Duration::from_millis(5));
    }
    // Where the place is lost all the same, the next write says so.
    Ok(())
}

/// Connects to look at a file, which stays as it is to the last byte.
///
/// One exception: a write that was cut off is taken back, for nobody can read the file before.
pub(super) fn for_reading(path: &Path) -> Result<Connection, Fault> {
    let known = |flags| {
        let connection = connect(path, flags)?;
        schema::recognise(&connection)?;
        Ok(connection)
    };
    match known(OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX) {
        Err(fault) if Fault::is_cut_off(&fault) => known(flags()),
        connected => connected,
    }
}

/// Connects to a new file.
pub(super) fn to_new(path: &Path) -> Result<Connection, Fault> {
    set_up(Connection::open_with_flags(path, flags() | OpenFlags::SQLITE_OPEN_CREATE)?)
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, Fault> {
    // SQLite says "unable to open" to both.
    if std::fs::metadata(path)?.is_dir() {
        return Err(Trouble::NotACampaign.into());
    }
    set_up(Connection::open_with_flags(path, flags)?)
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
