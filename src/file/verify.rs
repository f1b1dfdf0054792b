//! Proving that a file is intact: its pages, its tables, every row and every digest.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::Value as Stored;

use super::error::{Damage, Fault, FileError, Trouble};
use super::names::Names;
use super::{CampaignFile, Opened, Rows, connect, read, schema, write};
use crate::domain::decision::Link;
use crate::domain::log::{Log, Problem};

/// Something in a file that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    /// A part that can't be read.
    Damaged(Damage),
    /// What SQLite's own check says.
    Pages(String),
    /// A row that isn't written as the program writes it.
    Rewritten {
        /// The table.
        table: &'static str,
        /// The row's number.
        number: i64,
    },
    /// Something in the log.
    Log(Problem),
}

/// What came out of looking at a whole file.
#[derive(Debug)]
pub struct Verified {
    /// The entries, where they could be read.
    pub log: Option<Log>,
    /// Everything that does not hold; nothing where the file is intact.
    pub problems: Vec<FileProblem>,
}

const TABLES: [&str; 5] = ["what", "name", "entry", "change", "finding"];

/// Looks at every byte of a file that carries meaning.
///
/// # Errors
/// Where there is no campaign file to look at; a damaged one is an answer, not an error.
pub fn verify(path: &Path) -> Result<Verified, FileError> {
    let mut problems = Vec::new();
    let log = match CampaignFile::read(path) {
        Ok(Opened { file, log }) => {
            problems = file_problems(&file.connection).map_err(|f| f.at(path))?;
            problems.extend(log.problems().into_iter().map(FileProblem::Log));
            Some(log)
        }
        Err(FileError { trouble: Trouble::Damaged(damage), .. }) => {
            problems.push(FileProblem::Damaged(damage));
            // A file too broken for SQLite to check says no more than that.
            if let Ok(connection) = connect::for_reading(path) {
                problems.extend(pages(&connection).unwrap_or_default());
            }
            None
        }
        Err(error) => return Err(error),
    };
    Ok(Verified { log, problems })
}

fn file_problems(connection: &Connection) -> Result<Vec<FileProblem>, Fault> {
    let check = || -> Result<Vec<FileProblem>, Fault> {
        let moment = connection.unchecked_transaction()?;
        let mut found = pages(connection)?;
        schema::check(connection)?;
        found.extend(rewritten(connection)?);
        moment.commit()?;
        Ok(found)
    };
    check().or_else(|fault| match fault.trouble() {
        Trouble::Damaged(damage) => Ok(vec![FileProblem::Damaged(damage)]),
        _ => Err(fault),
    })
}

fn pages(connection: &Connection) -> Result<Vec<FileProblem>, Fault> {
    let mut rows = connection.prepare("PRAGMA integrity_check")?;
    let lines = rows.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").map(FileProblem::Pages).collect())
}

/// Writes all that was read into a second file and compares the two row by row.
fn rewritten(connection: &Connection) -> Result<Vec<FileProblem>, Fault> {
    let (entries, _) = read::entries(connection, &Names::read(connection)?)?;
    // A database without a name is SQLite's own temporary one.
    let again = Connection::open("")?;
    schema::lay_out(&again)?;
    let mut names = Names::read(&again)?;
    again.execute_batch("BEGIN")?;
    write::entries(&again, &mut names, Rows::default(), &entries, &mut entries.iter().map(Link::of), &mut |_, _| true)?;
    let mut found = Vec::new();
    for table in TABLES {
        compare(table, connection, &again, &mut found)?;
    }
    Ok(found)
}

fn compare(
    table: &'static str,
    stored: &Connection,
    again: &Connection,
    found: &mut Vec<FileProblem>,
) -> Result<(), Fault> {
    let sql = format!("SELECT * FROM {table} ORDER BY number");
    // An older file knows fewer things that a value can be about.
    let known: i64 = stored.query_row("SELECT count(*) FROM what", [], |row| row.get(0))?;
    let is_older = schema::recognise(stored)? < schema::VERSION;
    let again_sql = match table {
        "what" if is_older => format!("SELECT * FROM what WHERE number <= {known} ORDER BY number"),
        _ => sql.clone(),
    };
    let (mut stored, mut again) = (stored.prepare(&sql)?, again.prepare(&again_sql)?);
    let columns = stored.column_count();
    let (mut stored, mut again) = (stored.query([])?, again.query([])?);
    loop {
        let (left, right) = (stored.next()?, again.next()?);
        let differs = match (left, right) {
            (None, None) => return Ok(()),
            (Some(left), Some(right)) => (0..columns).try_fold(false, |differs, column| -> rusqlite::Result<bool> {
                Ok(differs || left.get_ref(column)? != right.get_ref(column)?)
            })?,
            _ => true,
        };
        if differs {
            let number = match left.or(right).map(|row| row.get(0)).transpose()? {
                Some(Stored::Integer(number)) => number,
                _ => 0,
            };
            found.push(FileProblem::Rewritten { table, number });
            return Ok(());
        }
    }
}
