//! Rows of cells under named columns.

use super::{TableFault, TableFaultKind};
use crate::text::fold;

/// A row of a table: its number as an editor counts it, and its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The number, from 1.
    pub number: usize,
    /// The cells.
    pub cells: Vec<String>,
}

/// How many rows of titles may stand above the one that names the columns.
const MOST_TITLES: usize = 12;

/// How many rows a table may have, comments and empty ones among them; a country has 3,321 communes.
pub(super) const MOST_ROWS: usize = 20_000;

/// A table under a row that names the columns: the first one, or the first that names all that are needed.
pub(super) struct Table {
    positions: Vec<Option<usize>>,
    names: &'static [&'static str],
    /// The rows below, empty ones and comments left out.
    pub(super) rows: Vec<Row>,
}

impl Table {
    /// Finds the columns; `needed` of them have to be there. `others` are what an office calls a column, folded.
    pub(super) fn new(
        rows: impl IntoIterator<Item = Row>,
        names: &'static [&'static str],
        others: &[(&'static str, &str)],
        needed: &[&'static str],
    ) -> Result<Table, Vec<TableFault>> {
        let is_content = |row: &Row| {
            let first = row.cells.iter().find(|c| !c.trim().is_empty());
            first.is_some_and(|c| !c.trim_start().starts_with('#'))
        };
        let rows: Vec<Row> = rows.into_iter().take(MOST_ROWS + 1).collect();
        let whole = |row, kind| vec![TableFault { row, column: None, name: "".into(), kind }];
        if rows.len() > MOST_ROWS {
            let row = rows.last().map(|row| row.number);
            return Err(whole(row, TableFaultKind::TooManyRows(MOST_ROWS)));
        }
        let rows: Vec<Row> = rows.into_iter().filter(is_content).collect();
        let is_called = |head: &str, name: &str| {
            head == fold::words(name) || others.iter().any(|(of, other)| *of == name && *other == head)
        };
        let names_all = |row: &Row| {
            let heads: Vec<String> = row.cells.iter().map(|c| fold::words(c)).collect();
            needed.iter().all(|name| heads.iter().any(|head| is_called(head, name)))
        };
        let at = rows.iter().take(MOST_TITLES).position(names_all).unwrap_or(0);
        let mut rows = rows.into_iter().skip(at);
        let Some(header) = rows.next() else {
            return Err(whole(None, TableFaultKind::NoHeader));
        };
        let heads: Vec<String> = header.cells.iter().map(|c| fold::words(c)).collect();
        let position = |name: &&str| heads.iter().position(|head| is_called(head, name));
        let missing: Vec<TableFault> = needed
            .iter()
            .filter(|name| position(name).is_none())
            .map(|name| TableFault {
                row: Some(header.number),
                column: Some(name),
                name: "".into(),
                kind: TableFaultKind::NoColumn,
            })
            .collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        Ok(Table { positions: names.iter().map(position).collect(), names, rows: rows.collect() })
    }

    /// The cell of a row under a column, trimmed; empty where there is none.
    pub(super) fn cell<'r>(&self, row: &'r Row, name: &str) -> &'r str {
        let column =
            self.names.iter().position(|n| *n == name).and_then(|at| self.positions.get(at).copied().flatten());
        column.and_then(|c| row.cells.get(c)).map_or("", |c| c.trim())
    }
}

/// Parts a text with tabs into rows, not more than one too many. A cell in double quotes may hold tabs and line ends.
pub(super) fn rows(text: &str) -> Vec<Row> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rows = Vec::new();
    let (mut number, mut rest) = (1, text);
    while !rest.is_empty() && rows.len() <= MOST_ROWS {
        let (row, lines, after) = if rest.starts_with('#') { comment(rest) } else { row(rest) };
        rows.push(Row { number, cells: row });
        number += lines;
        rest = after;
    }
    rows
}

fn comment(text: &str) -> (Vec<String>, usize, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    (vec![line.to_owned()], 1, rest)
}

/// Takes one row off the front: its cells, the lines it takes, and what follows.
fn row(text: &str) -> (Vec<String>, usize, &str) {
    let (mut cells, mut lines, mut rest) = (Vec::new(), 1, text);
    loop {
        let (cell, after) = quoted(rest).unwrap_or_else(|| {
            let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
            let (cell, after) = rest.split_at(end);
            (cell.trim_end_matches('\r').to_owned(), after)
        });
        lines += cell.matches('\n').count();
        cells.push(cell);
        match after.strip_prefix('\t') {
            Some(next) => rest = next,
            None => return (cells, lines, after.strip_prefix('\n').unwrap_or(after)),
        }
    }
}

/// A cell in quotes, if what begins with one also ends with one before the next cell.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (head, after) = rest.split_once('"')?;
        cell.push_str(head);
        if let Some(next) = after.strip_prefix('"') {
            cell.push('"');
            rest = next;
            continue;
        }
        let after = after.strip_prefix('\r').unwrap_or(after);
        return (after.is_empty() || after.starts_with(['\t', '\n'])).then_some((cell, after));
    }
}
