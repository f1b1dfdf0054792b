//! What stands below a row of a table and says that it is not what it seems: a second row of the same unit,
//! other heads.

use super::columns::Heads;
use super::draft::{Draft, cell as place};
use super::heads::{self, Meaning};
use super::kind::Read;
use super::known::Lines;
use super::table::{Gives, is_summary};
use super::{ReadValue, RowRole, score};
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::slug::UnitId;
use crate::sheets::grid::{Address, Cell, Row};
use crate::text::fold;

/// The unit whose row stood last.
pub(super) struct Last {
    pub(super) unit: UnitId,
    pub(super) row: u32,
    pub(super) name: crate::domain::finding::Cell,
}

/// A nameless row under a unit with something of its own in the columns that count: the unit has several rows,
/// a service each, and nobody says which of them counts. Whether it is one.
pub(super) fn several(
    read: &Read<'_, '_>,
    last: &Last,
    row: &Row<'_>,
    gives: &[(u16, Gives)],
    draft: &mut Draft,
) -> bool {
    let is_filled = |at: u16| {
        row.get(at).filter(|c| !matches!(score::held(read.view, c), score::Held::Blank | score::Held::Bad(_)))
    };
    let Some(filled) = gives.iter().find_map(|(at, _)| is_filled(*at)) else { return false };
    let (row_of_name, column) = (last.name.row, u16::try_from(last.name.column).unwrap_or(u16::MAX));
    let area = read.view.sheet.merged_from(Address::new(row_of_name, column));
    let is_merged = area.is_some_and(|area| area.last.row >= row.index);
    let named = read.view.sheet.row(last.row);
    let mut beside = row.cells().filter_map(|c| Some((c.address.col, read.view.text_of(&c)?)));
    let is_service = beside.any(|(col, text)| {
        let above = named.get(col).and_then(|c| read.view.text_of(&c).map(|t| t.chars().any(char::is_alphabetic)));
        above == Some(true) && text.chars().any(char::is_alphabetic) && !is_summary(&fold::words(&text))
    });
    if !is_merged && !is_service {
        return false;
    }
    // Every row that gives nothing says so itself.
    let is_of_last = |value: &ReadValue| value.cell.row == last.row && value.key.unit == last.unit;
    // Its values were read last.
    let from = draft.values.iter().rposition(|value| !is_of_last(value)).map_or(0, |before| before + 1);
    let gone: Vec<ReadValue> = draft.values.drain(from..).collect();
    let above = gone.first().map(|value| (value.cell, value.value.printed().unwrap_or_default().replace('.', ",")));
    let below = (place(filled.address), read.view.shown(&filled).into_owned());
    for (at, found) in above.into_iter().chain([below]) {
        draft.role(at.row, RowRole::Refused);
        let finding = Finding::new(Severity::Error, FindingKind::DuplicateUnit).at(at);
        draft.find(finding.unit(Some(last.unit)).found(found));
    }
    true
}

/// A row of heads below the first that gives a column that counts another meaning; where it is, and what it says.
pub(super) fn other_heads(
    read: &Read<'_, '_>,
    lines: &Lines<'_>,
    row: &Row<'_>,
    unit: u16,
    gives: &[(u16, Gives)],
    of_table: &Heads,
) -> Option<(Address, String)> {
    if row.get(unit).is_some_and(|c| read.known.names.unit(&read.view.shown(&c)).is_some()) {
        return None;
    }
    let says = |cell: &Cell<'_>| {
        let text = read.view.shown(cell).into_owned();
        let line = lines.of_head(&text).filter(|_| text.chars().any(char::is_alphabetic) || text.contains('.'));
        let meaning = heads::meaning(&text).filter(|m| *m != Meaning::Score);
        (line, meaning, text)
    };
    // The name of a unit, a rank, a remark alone are no row of heads.
    let is_head = |cell: &Cell<'_>| {
        let (line, meaning, text) = says(cell);
        text.len() <= 120 && (line.is_some() || meaning.is_some())
    };
    if row.cells().filter(is_head).count() < 2 {
        return None;
    }
    row.cells().find_map(|cell| {
        let (_, gives) = gives.iter().find(|(at, _)| *at == cell.address.col)?;
        let (line, meaning, text) = says(&cell);
        let is_other = match gives {
            Gives::Line(at) => line.is_some_and(|line| line != *at),
            _ => {
                let mut above = of_table.texts.get(&cell.address.col).into_iter().flatten();
                meaning.is_some() && above.all(|(_, head)| !fold::same(head, &text))
            }
        };
        is_other.then_some((cell.address, text))
    })
}
