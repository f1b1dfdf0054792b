//! One sheet, as it is: its filled cells, and what is hidden or merged.
//!
//! Cells are kept sparse and in reading order, so that an absurd dimension costs nothing.

use std::ops::Range;
use std::sync::Arc;

use super::address::{Address, Area};
use super::style::Style;
use super::value::CellValue;

/// One sheet of a workbook.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// The name on its tab.
    pub name: String,
    /// Whether the tab is shown.
    pub visibility: Visibility,
    /// The merged areas, by their upper left corners.
    pub merged: Vec<Area>,
    /// Filled cells beyond the columns and rows that are read; they are not in the sheet.
    pub outside: Outside,
    /// Cells whose text is longer than any program allows; they are not in the sheet.
    pub too_long: Outside,
    /// The rows of the tallest merged area.
    pub(super) tallest: u32,
    pub(super) cells: Vec<Stored>,
    pub(super) formulas: Vec<(Address, Option<Arc<str>>)>,
    pub(super) hidden_rows: Spans,
    pub(super) hidden_cols: Spans,
    pub(super) styles: Arc<[Style]>,
}

/// Whether a sheet's tab is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Visibility {
    /// It is shown.
    #[default]
    Visible,
    /// It is hidden; the menu can show it.
    Hidden,
    /// It is hidden so that only a program can show it.
    VeryHidden,
}

/// How many filled cells were left out because they are beyond a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outside {
    /// How many there are.
    pub count: u64,
    /// The first of them, row and column from 0.
    pub first: Option<(u64, u64)>,
}

/// A filled cell, or one whose formula has no stored result.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    /// Where it is.
    pub address: Address,
    /// What it holds.
    pub value: &'a CellValue,
    /// The formula, without the equals sign; empty where the file has one that can't be read.
    pub formula: Option<&'a str>,
    /// How it is shown.
    pub style: &'a Style,
}

/// A cell as a sheet keeps it.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub(super) value: CellValue,
    pub(super) row: u32,
    pub(super) col: Spot,
    pub(super) style: u16,
}

impl Stored {
    fn address(&self) -> Address {
        Address::new(self.row, self.col.col())
    }
}

/// A column and whether a formula stands there, in two bytes: there may be millions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot(u16);

impl Spot {
    /// Above the last column that is read.
    const FORMULA: u16 = 1 << 15;

    pub(super) fn new(col: u16, has_formula: bool) -> Spot {
        Spot(if has_formula { col | Spot::FORMULA } else { col })
    }

    pub(super) fn col(self) -> u16 {
        self.0 & !Spot::FORMULA
    }

    fn has_formula(self) -> bool {
        self.0 & Spot::FORMULA != 0
    }
}

/// The style of cells that name none that the workbook has.
static PLAIN: Style = Style { font: None, format: None, shown_as: super::style::ShownAs::General };

impl Sheet {
    /// Returns the cell, if it is filled.
    pub fn get(&self, row: u32, col: u16) -> Option<Cell<'_>> {
        let at = Address::new(row, col);
        let index = self.cells.binary_search_by_key(&at, Stored::address).ok()?;
        self.cells.get(index).map(|stored| self.cell(stored))
    }

    /// Returns every filled cell, row by row.
    pub fn cells(&self) -> impl DoubleEndedIterator<Item = Cell<'_>> + ExactSizeIterator {
        self.cells.iter().map(|stored| self.cell(stored))
    }

    /// Returns the rows that have a filled cell, from the top.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> {
        self.rows_of(&self.cells)
    }

    /// Returns the rows with these numbers that have a filled cell.
    pub fn rows_in(&self, rows: Range<u32>) -> impl DoubleEndedIterator<Item = Row<'_>> {
        let before = |row: u32| self.cells.partition_point(|cell| cell.row < row);
        self.rows_of(self.cells.get(before(rows.start)..before(rows.end)).unwrap_or_default())
    }

    fn rows_of<'a>(&'a self, cells: &'a [Stored]) -> impl DoubleEndedIterator<Item = Row<'a>> {
        cells
            .chunk_by(|one, next| one.row == next.row)
            .filter_map(move |cells| Some(Row { sheet: self, index: cells.first()?.row, cells }))
    }

    /// Returns the filled cells of one row.
    pub fn row(&self, index: u32) -> Row<'_> {
        let from = self.cells.partition_point(|cell| cell.row < index);
        let rest = self.cells.get(from..).unwrap_or_default();
        let until = rest.partition_point(|cell| cell.row == index);
        Row { sheet: self, index, cells: rest.get(..until).unwrap_or_default() }
    }

    /// Returns a copy with the cells of these rows alone, each where it was.
    pub fn part(&self, rows: Range<u32>) -> Sheet {
        Sheet {
            name: self.name.clone(),
            visibility: self.visibility,
            merged: within(&self.merged, &rows, |area| area.first.row).to_vec(),
            outside: Outside::default(),
            too_long: Outside::default(),
            tallest: self.tallest,
            cells: within(&self.cells, &rows, |cell| cell.row).to_vec(),
            formulas: within(&self.formulas, &rows, |(at, _)| at.row).to_vec(),
            hidden_rows: self.hidden_rows.clone(),
            hidden_cols: self.hidden_cols.clone(),
            styles: Arc::clone(&self.styles),
        }
    }

    /// Returns the number of filled cells.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Says whether no cell is filled.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Returns the lowest row and the rightmost column that are filled.
    pub fn last(&self) -> Option<Address> {
        let row = self.cells.last()?.row;
        let col = self.cells.iter().map(|cell| cell.col.col()).max()?;
        Some(Address::new(row, col))
    }

    /// Returns the merged area that begins at the cell.
    pub fn merged_from(&self, at: Address) -> Option<Area> {
        let index = self.merged.binary_search_by_key(&at, |area| area.first).ok()?;
        self.merged.get(index).copied()
    }

    /// Returns the merged area that covers the cell; its value stands at `first`.
    pub fn merged_at(&self, row: u32, col: u16) -> Option<Area> {
        self.merged.iter().copied().find(|area| area.contains(Address::new(row, col)))
    }

    /// Returns the cell that is shown there: the anchor where it is covered by a merged area.
    pub fn shown_at(&self, row: u32, col: u16) -> Option<Cell<'_>> {
        let at = self.merged_at(row, col).map_or(Address::new(row, col), |area| area.first);
        self.get(at.row, at.col)
    }

    /// Says whether the row is hidden.
    pub fn is_row_hidden(&self, row: u32) -> bool {
        self.hidden_rows.contains(row)
    }

    /// Says whether the column is hidden.
    pub fn is_col_hidden(&self, col: u16) -> bool {
        self.hidden_cols.contains(u32::from(col))
    }

    fn cell<'a>(&'a self, stored: &'a Stored) -> Cell<'a> {
        let address = stored.address();
        let search = || self.formulas.binary_search_by_key(&address, |(at, _)| *at).ok();
        let formula = stored.col.has_formula().then(search).flatten().and_then(|index| self.formulas.get(index));
        Cell {
            address,
            value: &stored.value,
            formula: formula.and_then(|(_, text)| text.as_deref()),
            style: self.styles.get(usize::from(stored.style)).unwrap_or(&PLAIN),
        }
    }
}

/// The part of a list in the order of rows that is in these.
fn within<'l, T>(list: &'l [T], rows: &Range<u32>, row: impl Fn(&T) -> u32) -> &'l [T] {
    let before = |end: u32| list.partition_point(|one| row(one) < end);
    list.get(before(rows.start)..before(rows.end)).unwrap_or_default()
}

/// The filled cells of one row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    /// The row, from 0.
    pub index: u32,
    cells: &'a [Stored],
}

impl<'a> Row<'a> {
    /// Returns the filled cells, from the left.
    pub fn cells(&self) -> impl DoubleEndedIterator<Item = Cell<'a>> + ExactSizeIterator + use<'a> {
        let sheet = self.sheet;
        self.cells.iter().map(move |stored| sheet.cell(stored))
    }

    /// Returns the filled cells from one column to another, both included.
    pub fn cells_in(&self, first: u16, last: u16) -> impl Iterator<Item = Cell<'a>> + use<'a> {
        let sheet = self.sheet;
        let from = self.cells.partition_point(|cell| cell.col.col() < first);
        let until = self.cells.partition_point(|cell| cell.col.col() <= last);
        self.cells.get(from..until).unwrap_or_default().iter().map(move |stored| sheet.cell(stored))
    }

    /// Returns the cell in this column, if it is filled.
    pub fn get(&self, col: u16) -> Option<Cell<'a>> {
        let index = self.cells.binary_search_by_key(&col, |cell| cell.col.col()).ok()?;
        self.cells.get(index).map(|stored| self.sheet.cell(stored))
    }
}

/// Row or column numbers as ascending, disjoint spans: a million hidden rows are one span.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spans(Vec<(u32, u32)>);

impl Spans {
    /// Adds the numbers from `first` to `last`, both included.
    pub(super) fn add(&mut self, first: u32, last: u32) {
        match self.0.last_mut() {
            Some((from, to)) if (*from..=to.saturating_add(1)).contains(&first) => {
                *to = last.max(*to);
            }
            _ => self.0.push((first, last)),
        }
    }

    /// Puts spans that came out of order in order.
    pub(super) fn settle(&mut self) {
        if self.0.is_sorted() {
            return;
        }
        let mut spans = std::mem::take(&mut self.0);
        spans.sort_unstable();
        for (first, last) in spans {
            self.add(first, last);
        }
    }

    /// Says whether the number is in one of the spans.
    pub(super) fn contains(&self, number: u32) -> bool {
        let after = self.0.partition_point(|(first, _)| *first <= number);
        after.checked_sub(1).and_then(|index| self.0.get(index)).is_some_and(|(_, last)| number <= *last)
    }
}
