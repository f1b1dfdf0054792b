//! Reading entries back: each table once, in the order in which it was written.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::Rows;
use super::error::{Damage, Fault, Trouble};
use super::forms;
use super::names::Names;
use crate::domain::entry::{Act, Change, Digest, Entry, EntryId, Origin, Seal, SourceFile};
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::passage::Passage;
use crate::domain::value::Key;

const ENTRIES: &str = "SELECT number, id, seq, at_ms, author, act, of, note, decided_with, file, sha256, sheets, \
     edition, seal, covers, changes, findings, previous, digest FROM entry ORDER BY number";

const CHANGES: &str = "SELECT number, entry, what, unit, line, kind, amount, text, replaces, sheet, cell \
     FROM change ORDER BY number";

const FINDINGS: &str = "SELECT number, entry, severity, kind, sheet, cell, unit, line, found, expected \
     FROM finding ORDER BY number";

/// A part of a row that isn't there or isn't what it has to be.
struct Unreadable;

/// Room that a count in a file is trusted for before its rows were seen.
const TRUSTED_COUNT: usize = 1 << 16;

/// How many rows an entry is said to have.
struct Counts {
    changes: usize,
    findings: usize,
}

/// Reads all entries in the order in which they were written, and the last numbers given out.
pub(super) fn entries(connection: &Connection, names: &Names) -> Result<(Vec<Entry>, Rows), Fault> {
    let mut authors = HashSet::new();
    let mut entries: Vec<Entry> = Vec::new();
    let mut counts: Vec<Counts> = Vec::new();
    let entry_count = each_row(connection, "entry", ENTRIES, |row, number| {
        in_place(number, entries.len() + 1)?;
        let (entry, count) = entry(row, &mut authors)?;
        entries.push(entry);
        counts.push(count);
        Ok(())
    })?;
    let change_count = changes(connection, names, &mut entries)?;
    let finding_count = each_row(connection, "finding", FINDINGS, |row, _| {
        let owner = owner(row, entries.len())?;
        let entry = entries.get_mut(owner).ok_or(Unreadable)?;
        entry.findings.push(finding(row, names)?);
        Ok(())
    })?;
    for ((entry, count), number) in entries.iter().zip(&counts).zip(1..) {
        if entry.changes.len() != count.changes || entry.findings.len() != count.findings {
            return Err(Trouble::Damaged(Damage::RowsMissing { entry: number }).into());
        }
    }
    Ok((entries, Rows { entries: entry_count, changes: change_count, findings: finding_count }))
}

/// The texts of one entry's changes, collected so that they share one allocation.
#[derive(Default)]
struct Texts {
    owner: usize,
    letters: String,
    places: Vec<(usize, Range<usize>)>,
    /// Stands in a change until its text is put there.
    blank: Passage,
}

/// Reads the changes of all entries; gives the last number.
fn changes(connection: &Connection, names: &Names, entries: &mut [Entry]) -> Result<i64, Fault> {
    let mut texts = Texts::default();
    let count = each_row(connection, "change", CHANGES, |row, _| {
        let owner = owner(row, entries.len())?;
        if owner != texts.owner {
            texts.give_to(entries)?;
            texts.owner = owner;
        }
        let entry = entries.get_mut(owner).ok_or(Unreadable)?;
        let text = optional_text(row, 7)?.map(|text| texts.collect(entry.changes.len(), text));
        entry.changes.push(change(row, names, text)?);
        Ok(())
    })?;
    let damaged = |Unreadable| Fault::from(Trouble::Damaged(Damage::Row { table: "change", number: count }));
    texts.give_to(entries).map_err(damaged)?;
    Ok(count)
}

impl Texts {
    fn collect(&mut self, position: usize, text: &str) -> Passage {
        let from = self.letters.len();
        self.letters.push_str(text);
        self.places.push((position, from..self.letters.len()));
        self.blank.clone()
    }

    fn give_to(&mut self, entries: &mut [Entry]) -> Result<(), Unreadable> {
        let Some(entry) = entries.get_mut(self.owner) else { return Ok(()) };
        // A copy as long as the letters are: the room left over from collecting is not kept.
        let whole = Arc::new(self.letters.as_str().to_owned());
        self.letters.clear();
        for (position, range) in self.places.drain(..) {
            let text = Passage::of(&whole, range).ok_or(Unreadable)?;
            let change = entry.changes.get_mut(position).ok_or(Unreadable)?;
            forms::put_text(&mut change.value, text);
        }
        Ok(())
    }
}

/// Goes through a table whose rows are numbered from 1; gives the last number.
fn each_row(
    connection: &Connection,
    table: &'static str,
    sql: &str,
    mut take: impl FnMut(&Row<'_>, i64) -> Result<(), Unreadable>,
) -> Result<i64, Fault> {
    let mut rows = connection.prepare(sql)?;
    let mut rows = rows.query([])?;
    let mut last = 0;
    while let Some(row) = rows.next()? {
        let number: i64 = row.get(0)?;
        let damaged = || Fault::from(Trouble::Damaged(Damage::Row { table, number }));
        if number != last + 1 {
            return Err(damaged());
        }
        take(row, number).map_err(|Unreadable| damaged())?;
        last = number;
    }
    Ok(last)
}

fn in_place(number: i64, count: usize) -> Result<(), Unreadable> {
    if usize::try_from(number).ok() == Some(count) { Ok(()) } else { Err(Unreadable) }
}

/// The position of the entry that a row belongs to.
fn owner(row: &Row<'_>, entries: usize) -> Result<usize, Unreadable> {
    let position = usize::try_from(number(row, 1)?).ok().and_then(|n| n.checked_sub(1));
    position.filter(|at| *at < entries).ok_or(Unreadable)
}

fn entry(row: &Row<'_>, authors: &mut HashSet<Arc<str>>) -> Result<(Entry, Counts), Unreadable> {
    let id: EntryId = name(text(row, 1)?)?;
    let count = |column| usize::try_from(number(row, column)?).map_err(|_| Unreadable);
    let counts = Counts { changes: count(15)?, findings: count(16)? };
    let author = text(row, 4)?;
    let author = match authors.get(author) {
        Some(known) => known.clone(),
        None => {
            let author: Arc<str> = author.into();
            authors.insert(author.clone());
            author
        }
    };
    let entry = Entry {
        id,
        seq: u64::try_from(number(row, 2)?).map_err(|_| Unreadable)?,
        at_ms: number(row, 3)?,
        author,
        act: act(row)?,
        note: optional_text(row, 7)?.map(Into::into),
        group: optional_text(row, 8)?.map_or(Ok(id), name)?,
        file: source_file(row)?,
        changes: Vec::with_capacity(counts.changes.min(TRUSTED_COUNT)),
        findings: Vec::with_capacity(counts.findings.min(TRUSTED_COUNT)),
        previous: digest(row, 17)?,
        digest: digest(row, 18)?,
    };
    Ok((entry, counts))
}

fn act(row: &Row<'_>) -> Result<Act, Unreadable> {
    let word = text(row, 5)?;
    let of = optional_text(row, 6)?.map(name).transpose()?;
    let sealed = optional_number(row, 12)?.is_some();
    Ok(match (word, of, sealed) {
        ("undo", Some(of), false) => Act::Undo(of),
        ("redo", Some(of), false) => Act::Redo(of),
        ("finalize", None, true) => Act::Finalize(Seal {
            edition: u32::try_from(number(row, 12)?).map_err(|_| Unreadable)?,
            digest: digest(row, 13)?,
            covers: forms::runs(text(row, 14)?).ok_or(Unreadable)?,
        }),
        (word, None, false) => [Act::Create, Act::Import, Act::Edit, Act::Setup, Act::Reopen]
            .into_iter()
            .find(|act| act.word() == word)
            .ok_or(Unreadable)?,
        _ => return Err(Unreadable),
    })
}

fn source_file(row: &Row<'_>) -> Result<Option<SourceFile>, Unreadable> {
    let Some(name) = optional_text(row, 9)? else { return Ok(None) };
    let sheets = serde_json::from_str(text(row, 11)?).map_err(|_| Unreadable)?;
    Ok(Some(SourceFile { name: name.into(), sha256: digest(row, 10)?, sheets }))
}

fn change(row: &Row<'_>, names: &Names, text: Option<Passage>) -> Result<Change, Unreadable> {
    let key = Key {
        what: names.what(number(row, 2)?).ok_or(Unreadable)?,
        unit: names.slug(optional_number(row, 3)?).ok_or(Unreadable)?,
        line: names.slug(optional_number(row, 4)?).ok_or(Unreadable)?,
    };
    let replaces = optional_text(row, 8)?.map(|text| forms::ids(text).ok_or(Unreadable)).transpose()?;
    let from = match (optional_number(row, 9)?, optional_text(row, 10)?) {
        (None, None) => None,
        (Some(sheet), Some(cell)) => {
            let sheet = u16::try_from(sheet).ok().filter(|s| *s < u16::MAX).ok_or(Unreadable)?;
            Some(Origin::new(sheet, forms::cell(cell).ok_or(Unreadable)?))
        }
        _ => return Err(Unreadable),
    };
    let value = forms::value(number(row, 5)?, optional_number(row, 6)?, text).ok_or(Unreadable)?;
    Ok(Change { key, value, replaces: replaces.unwrap_or_default(), from })
}

fn finding(row: &Row<'_>, names: &Names) -> Result<Finding, Unreadable> {
    let (severity, kind) = (text(row, 2)?, text(row, 3)?);
    let all = [Severity::Info, Severity::Warning, Severity::Error];
    let severity = all.into_iter().find(|s| s.word() == severity).ok_or(Unreadable)?;
    let kind = FindingKind::ALL.iter().copied().find(|k| k.word() == kind).ok_or(Unreadable)?;
    let named = |column| match optional_number(row, column)? {
        None => Ok(None),
        number => names.slug(number).map(Some).ok_or(Unreadable),
    };
    Ok(Finding {
        severity,
        kind,
        sheet: optional_text(row, 4)?.map(Into::into),
        cell: optional_text(row, 5)?.map(|c| forms::cell(c).ok_or(Unreadable)).transpose()?,
        unit: named(6)?,
        line: named(7)?,
        found: optional_text(row, 8)?.map(Into::into),
        expected: optional_text(row, 9)?.map(Into::into),
    })
}

fn name(text: &str) -> Result<EntryId, Unreadable> {
    text.parse().map_err(|_| Unreadable)
}

fn number(row: &Row<'_>, column: usize) -> Result<i64, Unreadable> {
    optional_number(row, column)?.ok_or(Unreadable)
}

fn optional_number(row: &Row<'_>, column: usize) -> Result<Option<i64>, Unreadable> {
    match row.get_ref(column) {
        Ok(ValueRef::Null) => Ok(None),
        Ok(ValueRef::Integer(number)) => Ok(Some(number)),
        _ => Err(Unreadable),
    }
}

fn text<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a str, Unreadable> {
    optional_text(row, column)?.ok_or(Unreadable)
}

fn optional_text<'a>(row: &'a Row<'_>, column: usize) -> Result<Option<&'a str>, Unreadable> {
    match row.get_ref(column) {
        Ok(ValueRef::Null) => Ok(None),
        Ok(ValueRef::Text(bytes)) => std::str::from_utf8(bytes).map(Some).map_err(|_| Unreadable),
        _ => Err(Unreadable),
    }
}

fn digest(row: &Row<'_>, column: usize) -> Result<Digest, Unreadable> {
    match row.get_ref(column) {
        Ok(ValueRef::Blob(bytes)) => Digest::from_slice(bytes).ok_or(Unreadable),
        _ => Err(Unreadable),
    }
}
