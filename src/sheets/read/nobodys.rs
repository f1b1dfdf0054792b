//! Numbers in a table of units that are nobody's: columns whose heads say nothing that is known, rows without a
//! name. None of them is taken, and each says so.

use std::collections::BTreeMap;

use super::columns::{self, Heads};
use super::draft::{Draft, cell as place};
use super::kind::Read;
use super::known::Lines;
use super::table::{Gives, is_summary};
use super::{RowRole, score};
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::slug::UnitId;
use crate::sheets::grid::{Address, Cell, Row};

/// So many results of last year there are: total, place, appraisal.
const PREVIOUS: usize = 3;

/// So many numbers below each other are a column.
const COLUMN: usize = 3;

/// Numbers under a head that names no line, in a table of lines, or none of last year's results where one of them
/// is missing: nothing of them is taken, and it says so.
pub(super) fn columns(
    read: &Read<'_, '_>,
    lines: &Lines<'_>,
    unit: u16,
    units: &[(u32, UnitId)],
    gives: &[(u16, Gives)],
    heads: &Heads,
    draft: &mut Draft,
) {
    let is_of_lines = gives.iter().any(|(_, g)| matches!(g, Gives::Line(_)));
    let is_incomplete = gives.iter().all(|(_, g)| matches!(g, Gives::Previous(_))) && gives.len() < PREVIOUS;
    if !is_of_lines && !is_incomplete {
        return;
    }
    let mut numbers: BTreeMap<u16, (usize, Address)> = BTreeMap::new();
    for cell in units.iter().flat_map(|(row, _)| read.view.sheet.row(*row).cells()) {
        let at = cell.address.col;
        let is_known = at == unit || gives.iter().any(|(c, _)| *c == at) || heads.columns.iter().any(|c| c.at == at);
        if !is_known && score::quiet(read.view, &cell).is_some() {
            numbers.entry(at).or_insert((0, cell.address)).0 += 1;
        }
    }
    for (at, (count, first)) in numbers {
        let texts = heads.texts.get(&at).map_or(&[][..], Vec::as_slice);
        let head = texts.iter().find(|(_, t)| t.chars().any(char::is_alphabetic));
        match head {
            // Subtotals of fields and criteria are no lines.
            _ if is_of_lines && texts.iter().any(|(_, t)| lines.of_head(t).is_some()) => {}
            Some((cell, head)) if is_of_lines => {
                let finding = Finding::new(Severity::Error, FindingKind::UnknownLine).at(place(*cell));
                draft.find(finding.found(head.as_str()));
            }
            // Left of the names stands a running number.
            None if at < unit => {}
            _ if count >= COLUMN => draft.find(heads.unknown(first)),
            _ => {}
        }
    }
}

/// A row without a name: something beside the table, or a unit that nobody names.
pub(super) fn row(
    read: &Read<'_, '_>,
    row: &Row<'_>,
    (unit, last_row): (u16, u32),
    gives: &[(u16, Gives)],
    draft: &mut Draft,
) {
    let number = |cell: &Cell<'_>| score::quiet(read.view, cell).is_some();
    let first = gives.iter().find_map(|(at, _)| row.get(*at).filter(number));
    let is_listed = row.index < last_row || row.cells().any(|c| c.address.col < unit && number(&c));
    let is_summary = row.cells().any(|c| c.value.as_text().is_some() && is_summary(&read.view.words(&c)));
    let Some(first) = first.filter(|_| is_listed && !is_summary && !columns::are_numbers_of_columns(row)) else {
        draft.role(row.index, if is_summary { RowRole::Subtotal } else { RowRole::Remark });
        return;
    };
    draft.role(row.index, RowRole::Refused);
    draft.find(Finding::new(Severity::Error, FindingKind::UnknownUnit).at(place(first.address)));
}
