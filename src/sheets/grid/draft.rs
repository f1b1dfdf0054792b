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
    /// Those of them that repeat others.
    repeated: u64,
    blanks: usize,
    watch: &'a Watch<'a>,
}

impl<'a> Budget<'a> {
    /// Begins a workbook.
    pub(super) fn new(watch: &'a Watch<'a>) -> Self {
        Self { cells: 0, repeated: 0, blanks: 0, watch }
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
    /// A text that was long enough to be counted, and whether it was too long: many cells may share it.
    counted: Option<(Arc<str>, bool)>,
    budget: &'b mut Budget<'w>,
}

impl<'b, 'w> Draft<'b, 'w> {
    /// Begins a sheet.
    ///
    /// # Errors
    /// `TooLarge`, where the name is longer than any.
    pub(super) fn new(name: String, visibility: Visibility, budget: &'b mut Budget<'w>) -> Result<Self, Error> {
        if name.len() > bound::NAME_LETTERS {
            let found = name.chars().count();
            if found > bound::NAME_LETTERS {
                let (limit, found) = (bound::NAME_LETTERS as u64, found as u64);
                return Err(Error::TooLarge { what: Limited::SheetName, limit, found });
            }
        }
        let sheet = Sheet { name, visibility, ..Sheet::default() };
        Ok(Self { sheet, in_order: true, last: None, counted: None, budget })
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
        if let CellValue::Text(text) = &value
            && self.is_too_long(text)
        {
            self.too_long((row, col));
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

    /// Whether a text is longer than any cell can hold.
    fn is_too_long(&mut self, text: &Arc<str>) -> bool {
        // A letter takes a byte at least.
        if text.len() <= bound::TEXT_LETTERS {
            return false;
        }
        match &self.counted {
            Some((counted, is_too_long)) if Arc::ptr_eq(counted, text) => *is_too_long,
            _ => {
                let is_too_long = text.encode_utf16().nth(bound::TEXT_LETTERS).is_some();
                self.counted = Some((Arc::clone(text), is_too_long));
                is_too_long
            }
        }
    }

    /// Notes a cell whose text is longer than any can be; it is left out.
    pub(super) fn too_long(&mut self, at: (u64, u64)) {
        let too_long = &mut self.sheet.too_long;
        too_long.count += 1;
        too_long.first.get_or_insert(at);
    }

    /// Counts a cell that is filled by repeating another.
    pub(super) fn repeat(&mut self) -> Result<(), Error> {
        self.budget.repeated += 1;
        // What was repeated is among the cells.
        let written = self.budget.cells.saturating_sub(self.budget.repeated);
        let limit = bound::REPEATED.saturating_add(written.saturating_mul(bound::REPEATED_A_CELL));
        if self.budget.repeated > limit {
            return Err(Error::TooLarge { what: Limited::Repeated, limit, found: self.budget.repeated });
        }
        Ok(())
    }

    /// Takes blanks that are only counted in the file.
    pub(super) fn blanks(&mut self, count: usize) -> Result<(), Error> {
        self.budget.blanks = self.budget.blanks.saturating_add(count);
        if self.budget.blanks > bound::BLANKS {
            let (limit, found) = (bound::BLANKS as u64, self.budget.blanks as u64);
            return Err(Error::TooLarge { what: Limited::TextBytes, limit, found });
        }
        Ok(())
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
        sheet.merged.sort_unstable_by_key(|area| (area.first, area.last));
        apart(&mut sheet.merged);
        if !self.in_order {
            settle(&mut sheet);
        }
        sheet
    }
}

/// Keeps the first of areas that lie over each other, as no program writes them and every one mends them: a row is
/// covered by no more areas than it has columns.
fn apart(merged: &mut Vec<Area>) {
    let mut free_from = vec![0; bound::COLUMNS as usize];
    merged.retain(|area| {
        let last = area.last.col.min(bound::COLUMNS as u16 - 1);
        let columns = free_from.get_mut(usize::from(area.first.col)..=usize::from(last)).unwrap_or_default();
        let is_free = columns.iter().all(|free| *free <= area.first.row);
        if is_free {
            columns.fill(area.last.row + 1);
        }
        is_free
    });
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
