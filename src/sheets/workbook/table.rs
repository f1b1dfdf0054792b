//! A sheet with one table: mark, title, block and note above it, a head that every page repeats.

use rust_xlsxwriter::Worksheet;

use super::error::ExportError;
use super::plan::{BlockPlan, Plan};
use crate::sheets::paper::cells;
use crate::sheets::paper::look::{self, Paper, Weight};
use crate::sheets::paper::pages::Rows;

/// The head of the table.
pub(super) const HEAD: u32 = 5;
/// The first row below it.
pub(super) const TOP: u32 = HEAD + 1;

/// The width of the column of names, in characters.
pub(super) const UNIT_WIDTH: f64 = 36.0;

/// So many characters go across a page that can still be read.
const WIDEST: f64 = 225.0;

/// A table on its way into a sheet.
pub(super) struct Table {
    /// The last column.
    pub last: u16,
    pub rows: Rows,
    room: f64,
    paper: Paper,
    /// Lines that the head takes.
    head_lines: u32,
}

impl Table {
    /// Writes what stands above the table, and its head.
    pub(super) fn begin(
        plan: &Plan<'_>,
        sheet: &mut Worksheet,
        title: &str,
        above: (Option<&BlockPlan<'_>>, &str),
        (paper, heads): (Paper, &[(String, f64)]),
    ) -> Result<Table, ExportError> {
        Table::begin_across(plan, sheet, title, above, (paper, heads, first_page(heads)))
    }

    /// Begins a table that goes across several pages, the first of which ends with a column.
    pub(super) fn begin_across(
        plan: &Plan<'_>,
        sheet: &mut Worksheet,
        title: &str,
        (block, note): (Option<&BlockPlan<'_>>, &str),
        (paper, heads, first_page): (Paper, &[(String, f64)], u16),
    ) -> Result<Table, ExportError> {
        let look = &plan.look;
        let last = u16::try_from(heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let room: f64 = heads.iter().map(|(_, width)| width).sum();
        let mut table = Table { last, rows: Rows::default(), room: room.min(WIDEST), paper, head_lines: 1 };
        plan.mark(sheet, first_page)?;
        cells::wide(sheet, 1, (0, first_page), title, &look.title)?;
        table.rows.set(sheet, 1, look::title_height(title, table.room))?;
        if let Some(block) = block {
            let words = plan.text.fill("workbook-block", &[("block", &block.state.block.name)]);
            cells::wide(sheet, 2, (0, first_page), &words, &look.subtitle)?;
            table.rows.set(sheet, 2, look::height(look::lines(&words, table.room, Weight::Plain)))?;
        }
        if !note.is_empty() {
            cells::wide(sheet, 3, (0, first_page), note, &look.subtitle)?;
            table.rows.set(sheet, 3, look::height(look::lines(note, table.room, Weight::Plain)))?;
        }
        for (column, (words, width)) in (0_u16..).zip(heads) {
            sheet.set_column_width(column, *width)?;
            cells::text(sheet, HEAD, column, words, &look.head)?;
            table.head_lines = table.head_lines.max(look::lines(words, *width, Weight::Bold));
        }
        let height = look::height(table.head_lines) + 2.0;
        table.rows.set(sheet, HEAD, height)?;
        Ok(table)
    }

    /// Makes room for a row's texts.
    pub(super) fn fit(&mut self, sheet: &mut Worksheet, row: u32, lines: u32) -> Result<(), ExportError> {
        Ok(self.rows.set(sheet, row, look::height(lines) + 2.0)?)
    }

    /// Puts the table on paper; `last_row` is the last that is printed.
    pub(super) fn finish(self, plan: &Plan<'_>, sheet: &mut Worksheet, last_row: u32) -> Result<(), ExportError> {
        plan.on_paper(sheet, self.paper, (HEAD, HEAD))?;
        if let Some(pages) = self.rows.squeezed(self.paper, self.room, (HEAD, HEAD), last_row) {
            sheet.set_print_fit_to_pages(1, pages);
        }
        Ok(())
    }
}

/// The last column that the first of several pages side by side holds: titles stand above those.
fn first_page(heads: &[(String, f64)]) -> u16 {
    let mut used = 0.0;
    let fits = heads.iter().take_while(|(_, width)| {
        used += width;
        used <= WIDEST
    });
    u16::try_from(fits.count().saturating_sub(1)).unwrap_or(u16::MAX)
}

/// Writes a name that leads to a cell where it stands on one line. A longer one is a text: not every
/// program breaks the lines of what leads elsewhere, and a name that is cut is worse than no way.
/// Whether it leads there is returned, so that another cell of the row can.
pub(super) fn leading(
    plan: &Plan<'_>,
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    target: &str,
    (words, width): (&str, f64),
) -> Result<bool, ExportError> {
    let is_short = look::lines(words, width - 1.5, Weight::Plain) == 1;
    if is_short {
        cells::link(sheet, row, column, target, words, &plan.look.link)?;
    } else {
        cells::text(sheet, row, column, words, &plan.look.name)?;
    }
    Ok(is_short)
}

/// The lines that a unit's name takes in its column.
pub(super) fn name_lines(name: &str) -> u32 {
    look::lines(name, UNIT_WIDTH - 1.5, Weight::Plain)
}
