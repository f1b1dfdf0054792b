//! The tables that a campaign is set up from: criteria sets and lists of units.
//!
//! Columns are found by the names in the first row, in any order; other columns are ignored. The
//! tables come as text with tabs or as rows of a sheet, and mean the same either way. All faults
//! are given at once, each with its row.

mod campaign;
mod criteria;
mod criteria_sheet;
mod rows;
mod units;

pub use campaign::{PlanError, PlanTrouble, campaign};
pub use criteria::{criteria, criteria_of_rows};
pub use criteria_sheet::{criteria_file, write_criteria};
pub use rows::Row;
pub use units::{units, units_of_rows};

use std::path::Path;
use std::sync::Arc;

use crate::domain::criteria::FaultKind;

/// Something that makes a table unusable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableFault {
    /// The row as an editor counts it, from 1; none for the table as a whole.
    pub row: Option<usize>,
    /// The column's name, where one is to blame.
    pub column: Option<&'static str>,
    /// The line's code or the unit's id, where the row has one.
    pub name: Arc<str>,
    /// What is wrong.
    pub kind: TableFaultKind,
}

/// What is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableFaultKind {
    /// The table has no row with the names of columns.
    NoHeader,
    /// A column that has to be there isn't.
    NoColumn,
    /// A row of a criteria set, or the set as a whole.
    Criteria(FaultKind),
    /// The table lists no unit.
    NoUnits,
    /// A unit without an id or with one that can't be used; the text is given.
    BadId(Arc<str>),
    /// An id that stands twice.
    IdTwice,
    /// A unit without a name.
    NoName,
    /// Neither yes nor no; the text is given.
    NotYesOrNo(Arc<str>),
    /// More letters than fit where the text is printed.
    TooLong {
        /// How many there are.
        found: usize,
        /// The most there may be.
        most: usize,
    },
    /// More rows than any set or list has; at most so many are read.
    TooManyRows(usize),
}

/// The letters of a name: of a unit, a block, a place. It stands in the heads and feet of papers, which spreadsheet
/// programs end at 255 letters, and files are named after it.
const NAME_LETTERS: usize = 200;
/// The letters of a text of a line. A cell holds 32,767 and may hold the text with what belongs to it.
const TEXT_LETTERS: usize = 10_000;

/// How long a text is, where it is too long.
fn too_long(text: &str, most: usize) -> Option<TableFaultKind> {
    // A letter takes a byte at least.
    let found = if text.len() > most { text.chars().count() } else { 0 };
    (found > most).then_some(TableFaultKind::TooLong { found, most })
}

fn fault(row: usize, column: &'static str, name: &str, kind: TableFaultKind) -> TableFault {
    TableFault { row: Some(row), column: Some(column), name: name.into(), kind }
}

fn faulty(path: &Path, faults: Vec<TableFault>) -> PlanError {
    PlanError { path: path.to_owned(), trouble: PlanTrouble::Table(faults) }
}
