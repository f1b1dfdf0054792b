//! A sheet while it is being read: cells come in, bounds are kept.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::Watch;
use super::address::{Address, Area};
use super::bound;
use super::error::{Error, Limited};
use super::sheet::{Sheet, Spot, Stored, Visibility};
use super::style::Style;
use super::value::CellValue;

/// What all sheets of a workbook may take together.
pub(super) struct Budget<'a> {
    cells: u64,
    watch: &'a Watch<'a>,
}

impl<'a> Budget<'a> {
    /// Begins a workbook.
    pub(super) fn new(watch: &'a Watch<'a>) -> Self {
        Self { cells: 0, watch }
    }

    fn take_one(&mut self) -> Result<(), Error> {
        self.cells += 1;
        if self.cells > bound::CELLS {
            return Err(Error::TooLarge { what: Limited::Cells, limit: bound::CELLS, found: self.cells });
        }
        if self.cells.is_multiple_of(4096) && (self.watch)(self.cells).is_break() {
            return Err(Error::Stopped);
        }
        Ok(())
    }
}

/// A sheet that is being read.
pub(super) struct Draft<'b, 'w> {
    sheet: Sheet,
    in_order: bool,
    last: Option<Address>,
    budget: &'b mut Budget<'w>,
}

impl<'b, 'w> Draft<'b, 'w> {
    /// Begins a sheet.
    pub(super) fn new(name: String, visibility: Visibility, budget: &'b mut Budget<'w>) -> Self {
        let sheet = Sheet { name, visibility, ..Sheet::default() };
        Self { sheet, in_order: true, last: None, budget }
    }

    /// Adds a filled cell, or notes that it is beyond the limits.
    pub(super) fn put(
        &mut self,
        (row, col): (u64, u64),
        value: CellValue,
        style: u16,
        formula: Option<Arc<str>>,
    ) -> Result<(), Error> {
        if row >= bound::ROWS || col >= bound::COLUMNS {
            self.leave_out(1, (row, col));
            return Ok(());
        }
        self.budget.take_one()?;
        // Within the bounds just checked, both fit.
        let at = Address::new(row as u32, col as u16);
        self.in_order &= self.last.is_none_or(|last| last < at);
        self.last = Some(at);
        let spot = Spot::new(at.col, formula.is_some());
        // Also where there is none: of two cells for one place the later's counts.
        if formula.is_some() || !self.in_order {
            self.sheet.formulas.push((at, formula));
        }
        self.sheet.cells.push(Stored { value, row: at.row, col: spot, style });
        Ok(())
    }

    /// Looks at whether to go on, where reading waits for something else than cells.
    pub(super) fn look(&self) -> Result<(), Error> {
        match (self.budget.watch)(self.budget.cells) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::Stopped),
        }
    }

    /// Notes filled cells beyond the limits.
    pub(super) fn leave_out(&mut self, count: u64, first: (u64, u64)) {
        let outside = &mut self.sheet.outside;
        outside.count = outside.count.saturating_add(count);
        outside.first.get_or_insert(first);
    }

    /// Hides the rows from `first` to `last`.
    pub(super) fn hide_rows(&mut self, first: u32, last: u32) {
        self.sheet.hidden_rows.add(first, last);
    }

    /// Hides the columns from `first` to `last`.
    pub(super) fn hide_cols(&mut self, first: u32, last: u32) {
        self.sheet.hidden_cols.add(first, last);
    }

    /// Adds a merged area; one cell alone is none.
    pub(super) fn merge(&mut self, area: Area) -> Result<(), Error> {
        if area.first == area.last {
            return Ok(());
        }
        let found = self.sheet.merged.len() as u64 + 1;
        if found > bound::MERGED {
            return Err(Error::TooLarge { what: Limited::Merged, limit: bound::MERGED, found });
        }
        let rows = area.last.row.saturating_sub(area.first.row).saturating_add(1);
        self.sheet.tallest = self.sheet.tallest.max(rows);
        self.sheet.merged.push(area);
        Ok(())
    }

    /// Puts everything in order and gives the sheet out.
    pub(super) fn finish(self, styles: Arc<[Style]>) -> Sheet {
        let mut sheet = self.sheet;
        sheet.styles = styles;
        sheet.hidden_rows.settle();
        sheet.hidden_cols.settle();
        sheet.merged.sort_by_key(|area| area.first);
        if !self.in_order {
            settle(&mut sheet);
        }
        sheet
    }
}

/// Sorts cells that came out of order; of two for one place the later counts.
fn settle(sheet: &mut Sheet) {
    sheet.cells.reverse();
    sheet.cells.sort_by_key(|cell| (cell.row, cell.col.col()));
    sheet.cells.dedup_by_key(|cell| (cell.row, cell.col.col()));
    sheet.formulas.reverse();
    sheet.formulas.sort_by_key(|(at, _)| *at);
    sheet.formulas.dedup_by_key(|(at, _)| *at);
}
