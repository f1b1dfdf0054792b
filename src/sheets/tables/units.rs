//! The table of units: id, name, other names, and whether the unit gets a place.

use std::collections::HashSet;

use super::rows::{self, Row, Table};
use super::{NAME_LETTERS, TableFault, TableFaultKind, fault, too_long};
use crate::domain::setup::Unit;
use crate::domain::slug::Slug;
use crate::text::fold;

const COLUMNS: [&str; 4] = ["id", "name", "aliases", "ranked"];

const YES: [&str; 6] = ["", "yes", "co", "x", "1", "true"];

const NO: [&str; 4] = ["no", "khong", "0", "false"];

/// Reads a list of units from a text with tabs.
///
/// # Errors
/// All faults of the table, by row.
pub fn units(text: &str) -> Result<Vec<Unit>, Vec<TableFault>> {
    units_of_rows(rows::rows(text))
}

/// Reads a list of units from rows of cells, the first of which names the columns.
///
/// # Errors
/// All faults of the table, by row.
pub fn units_of_rows(rows: impl IntoIterator<Item = Row>) -> Result<Vec<Unit>, Vec<TableFault>> {
    let table = Table::new(rows, &COLUMNS, &[], &["id", "name"])?;
    let (mut units, mut faults, mut ids) = (Vec::new(), Vec::new(), HashSet::new());
    for row in &table.rows {
        let (id, name, ranked) = (table.cell(row, "id"), table.cell(row, "name"), table.cell(row, "ranked"));
        let mut wrong = |column, kind| faults.push(fault(row.number, column, id, kind));
        let slug = Slug::new(id).ok().filter(|s| !s.is_none());
        match slug {
            None => wrong("id", TableFaultKind::BadId(id.into())),
            Some(slug) if !ids.insert(slug) => wrong("id", TableFaultKind::IdTwice),
            Some(_) => {}
        }
        if name.is_empty() {
            wrong("name", TableFaultKind::NoName);
        }
        for (column, text) in [("name", name), ("aliases", longest(table.cell(row, "aliases")))] {
            if let Some(kind) = too_long(text, NAME_LETTERS) {
                wrong(column, kind);
            }
        }
        let said = fold::words(ranked);
        let is_no = NO.contains(&said.as_str());
        if !is_no && !YES.contains(&said.as_str()) {
            wrong("ranked", TableFaultKind::NotYesOrNo(ranked.into()));
        }
        let aliases = table.cell(row, "aliases").split(';').map(str::trim).filter(|a| !a.is_empty());
        units.push(Unit {
            id: slug.unwrap_or(Slug::NONE),
            name: name.into(),
            aliases: aliases.map(Into::into).collect(),
            ranked: !is_no,
        });
    }
    if units.is_empty() && faults.is_empty() {
        faults.push(TableFault { row: None, column: None, name: "".into(), kind: TableFaultKind::NoUnits });
    }
    if faults.is_empty() { Ok(units) } else { Err(faults) }
}

/// The longest of the other names.
fn longest(aliases: &str) -> &str {
    aliases.split(';').map(str::trim).max_by_key(|alias| alias.len()).unwrap_or("")
}
