//! Writing entries down: one transaction, one row an entry, one a change, one a finding.

use rusqlite::{Connection, Statement, ToSql, params};

use super::error::{Fault, Trouble};
use super::forms;
use super::names::Names;
use super::{Rows, Watch};
use crate::domain::decision::Link;
use crate::domain::entry::{Act, Change, Entry};
use crate::domain::finding::Finding;
use crate::domain::slug::Slug;

const ENTRY: &str = "INSERT INTO entry (number, id, seq, at_ms, author, act, of, note, decided_with, file, sha256, \
     sheets, edition, seal, covers, changes, findings, previous, digest) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)";

const CHANGE: &str = "INSERT INTO change (number, entry, what, unit, line, kind, amount, text, replaces, sheet, cell) \
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
const CHANGE_AGAIN: &str = ", (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

/// How many changes go in with one statement: SQLite prepares for undoing each statement.
const TOGETHER: usize = 32;

/// How many changes are written between two looks at whether to go on.
const UNWATCHED: usize = 4096;

/// From how many changes on a write is worth more than one change of the schema.
const BIG: usize = 1000;

const FINDING: &str = "INSERT INTO finding (number, entry, severity, kind, sheet, cell, unit, line, found, expected) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

/// Writes entries behind the last rows, with their links as they come, in a transaction that is open and that the
/// caller ends; gives the last rows then.
pub(super) fn entries(
    connection: &Connection,
    names: &mut Names,
    mut rows: Rows,
    entries: &[Entry],
    links: &mut dyn Iterator<Item = Link>,
    watch: &mut Watch<'_>,
) -> Result<Rows, Fault> {
    let total = entries.iter().map(|e| e.changes.len()).sum::<usize>();
    let guard = (total >= BIG).then(|| set_guard_aside(connection)).transpose()?;
    let mut written = 0;
    let mut go_on = |written| if watch(written, total) { Ok(()) } else { Err(Fault::from(Trouble::Stopped)) };
    for entry in entries {
        go_on(written)?;
        rows.entries += 1;
        for (number, some) in entry.changes.chunks(UNWATCHED).enumerate() {
            if number > 0 {
                go_on(written)?;
            }
            let together = some.chunks_exact(TOGETHER);
            let alone = together.remainder().chunks(1);
            for changes in together.chain(alone) {
                write_changes(connection, names, &mut rows, changes)?;
            }
            written += some.len();
        }
        for finding in &entry.findings {
            rows.findings += 1;
            write_finding(connection, names, rows, finding)?;
        }
        // Who computes the links gives none any more where the write is given up.
        let link = links.next().ok_or(Trouble::Stopped)?;
        write_entry(connection, rows.entries, entry, link)?;
    }
    if let Some(guard) = guard {
        connection.execute_batch(&guard)?;
    }
    go_on(total)?;
    Ok(rows)
}

/// Takes the guard of what is added to `change` away until it is made again; gives how.
///
/// It is there for other programs, and looking at each row costs as much as adding it. Nobody sees the
/// file without it: it is back before the transaction ends, and taken back with it.
fn set_guard_aside(transaction: &Connection) -> Result<String, Fault> {
    let text = "SELECT sql FROM sqlite_schema WHERE name = 'change_only_added'";
    let guard = transaction.query_row(text, [], |row| row.get(0))?;
    transaction.execute_batch("DROP TRIGGER change_only_added")?;
    Ok(guard)
}

fn write_entry(to: &Connection, number: i64, entry: &Entry, link: Link) -> Result<(), Fault> {
    let of = match &entry.act {
        Act::Undo(of) | Act::Redo(of) => Some(of.to_string()),
        _ => None,
    };
    let seal = match &entry.act {
        Act::Finalize(seal) => Some(seal),
        _ => None,
    };
    let file = entry.file.as_ref();
    let sheets = file.map(|f| serde_json::to_string(&f.sheets)).transpose().map_err(not_written)?;
    to.prepare_cached(ENTRY)?.execute(params![
        number,
        entry.id.to_string(),
        i64::try_from(entry.seq).map_err(not_written)?,
        entry.at_ms,
        &*entry.author,
        entry.act.word(),
        of,
        entry.note.as_deref(),
        (entry.group != entry.id).then(|| entry.group.to_string()),
        file.map(|f| &*f.name),
        file.map(|f| f.sha256.0),
        sheets,
        seal.map(|s| s.edition),
        seal.map(|s| s.digest.0),
        seal.map(|s| forms::runs_text(&s.covers)),
        i64::try_from(entry.changes.len()).map_err(not_written)?,
        i64::try_from(entry.findings.len()).map_err(not_written)?,
        link.previous.0,
        link.digest.0,
    ])?;
    Ok(())
}

fn write_changes(to: &Connection, names: &mut Names, rows: &mut Rows, changes: &[Change]) -> Result<(), Fault> {
    let again = CHANGE_AGAIN.repeat(changes.len().saturating_sub(1));
    let mut statement = to.prepare_cached(&format!("{CHANGE}{again}"))?;
    let mut columns = Binder { statement: &mut statement, at: 0 };
    for change in changes {
        rows.changes += 1;
        columns.change(to, names, *rows, change)?;
    }
    statement.raw_execute()?;
    Ok(())
}

/// Binds the columns of a statement, one after the other.
struct Binder<'s, 'c> {
    statement: &'s mut Statement<'c>,
    at: usize,
}

impl Binder<'_, '_> {
    fn change(&mut self, to: &Connection, names: &mut Names, rows: Rows, change: &Change) -> Result<(), Fault> {
        let columns = forms::columns(&change.value);
        self.bind(rows.changes)?;
        self.bind(rows.entries)?;
        self.bind(names.number_of_what(change.key.what))?;
        self.bind(names.number_of(change.key.unit, to)?)?;
        self.bind(names.number_of(change.key.line, to)?)?;
        self.bind(columns.kind)?;
        self.bind(columns.amount)?;
        self.bind(columns.text)?;
        self.bind(forms::ids_text(&change.replaces))?;
        self.bind(change.from.map(|f| f.sheet()))?;
        self.bind(change.from.map(|f| f.cell.to_string()))
    }

    fn bind(&mut self, value: impl ToSql) -> Result<(), Fault> {
        self.at += 1;
        Ok(self.statement.raw_bind_parameter(self.at, value)?)
    }
}

fn write_finding(to: &Connection, names: &mut Names, rows: Rows, finding: &Finding) -> Result<(), Fault> {
    // No unit is NULL here, and a unit without a name is 0: the digest tells them apart.
    let mut named = |slug: Option<Slug>| -> Result<Option<i64>, Fault> {
        slug.map(|slug| Ok(names.number_of(slug, to)?.unwrap_or(0))).transpose()
    };
    let (unit, line) = (named(finding.unit)?, named(finding.line)?);
    to.prepare_cached(FINDING)?.execute(params![
        rows.findings,
        rows.entries,
        finding.severity.word(),
        finding.kind.word(),
        finding.sheet.as_deref(),
        finding.cell.map(|c| c.to_string()),
        unit,
        line,
        finding.found.as_deref(),
        finding.expected.as_deref(),
    ])?;
    Ok(())
}

fn not_written(error: impl std::error::Error + Send + Sync + 'static) -> Fault {
    rusqlite::Error::ToSqlConversionFailure(Box::new(error)).into()
}
