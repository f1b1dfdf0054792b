//! A unit's sheet: every line with its scores and reason, subtotals, and how the total comes about.
//!
//! Column "points" holds what counts: a number, the word for "left out", or nothing. All sums are
//! made from it by formulas; the sums below the lines repeat the arithmetic of the index.

mod columns;
mod lines;
mod profile;
mod sums;

pub(super) use columns::{CODE, Columns, MAX, OWN, SOURCE, TEXT, TEXT_WIDTH};
pub(super) use profile::SHARE as PROFILE_SHARE;

use rust_xlsxwriter::{ConditionalFormatFormula, Worksheet};

use super::error::ExportError;
use super::lines as matrix;
use super::plan::{BlockPlan, Place, Plan};
use crate::domain::criteria::{Node, NodeLevel, Source};
use crate::domain::points::Points;
use crate::domain::setup::Unit;
use crate::sheets::paper::cells::{self, at, down};
use crate::sheets::paper::look::{self, Number, Paper, Weight};
use crate::sheets::paper::names;
use crate::sheets::paper::pages::Rows;

/// The head of the table.
const HEAD: u32 = 3;
/// The first row below the head.
pub(super) const FIRST_ROW: u32 = HEAD + 1;

/// A unit on its way into a sheet.
struct Writer<'a> {
    plan: &'a Plan<'a>,
    block: &'a BlockPlan<'a>,
    unit: &'a Unit,
    row: usize,
    place: &'a Place,
    /// What each node counts, as far as anything of it is scored.
    counted: Vec<Option<Points>>,
    /// What the unit gave itself.
    own: Vec<Option<Points>>,
    /// What each node lost of its maximum, as far as anything of it is scored.
    lost: Vec<Option<Points>>,
    /// How high the rows are.
    heights: Rows,
    /// The unit's column in the matrix of lines, where its cells lead there.
    column: Option<u16>,
}

/// Sets a sheet of units up: title, head, widths, paper.
pub(super) fn begin(plan: &Plan<'_>, sheet: &mut Worksheet, title: &str, last: u32) -> Result<(), ExportError> {
    let columns = &plan.lines;
    plan.mark(sheet, columns.last)?;
    cells::wide(sheet, 1, (CODE, columns.last), title, &plan.look.title)?;
    sheet.set_row_height(1, look::title_height(title, columns.room()))?;
    for (column, (words, width)) in (0_u16..).zip(columns.heads(plan.text)) {
        sheet.set_column_width(column, width)?;
        cells::text(sheet, HEAD, column, &words, &plan.look.head)?;
    }
    sheet.set_row_height(HEAD, look::height(3))?;
    marks(plan, sheet, last)?;
    plan.on_paper(sheet, Paper::Landscape, (HEAD, HEAD))
}

/// Shows what is at full marks and what has lost points; only lines and their sums have a code.
fn marks(plan: &Plan<'_>, sheet: &mut Worksheet, last: u32) -> Result<(), ExportError> {
    let columns = &plan.lines;
    let (code, max) = (fixed(CODE), fixed(MAX));
    let (points, lost) = (fixed(columns.points), fixed(columns.lost));
    let full = format!("=AND({code}<>\"\",ISNUMBER({points}),{points}={max})");
    let full = ConditionalFormatFormula::new().set_rule(full.as_str()).set_format(&plan.look.full);
    sheet.add_conditional_format(FIRST_ROW, columns.points, last, columns.points, &full)?;
    let some = format!("=AND({code}<>\"\",ISNUMBER({lost}),{lost}>0)");
    let some = ConditionalFormatFormula::new().set_rule(some.as_str()).set_format(&plan.look.lost);
    sheet.add_conditional_format(FIRST_ROW, columns.lost, last, columns.lost, &some)?;
    Ok(())
}

/// The first row's cell of a column that stays put: `$D5`.
fn fixed(column: u16) -> String {
    format!("${}", at(FIRST_ROW, column))
}

/// Writes the unit at `row` of the block's roster.
pub(super) fn unit(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    row: usize,
    sheet: &mut Worksheet,
) -> Result<(), ExportError> {
    let (Some(unit), Some(place)) = (block.state.units.get(row), block.places.get(row)) else { return Ok(()) };
    let nothing = || vec![None; block.state.set.nodes().len()];
    let mut heights = Rows::default();
    if !plan.is_flat {
        heights.set(sheet, HEAD, look::height(3))?;
    }
    let column = matrix::column_of(block, row);
    let (counted, own, lost) = (nothing(), nothing(), nothing());
    let mut writer = Writer { plan, block, unit, row, place, counted, own, lost, heights, column };
    if plan.is_flat && place.top > 0 {
        let (row, columns, look) = (place.top - 1, (CODE, plan.lines.last), &plan.look.title);
        match plan.trail.first_of(unit.id) {
            Some(target) => cells::wide_link(sheet, row, columns, &target, &unit.name, look)?,
            None => cells::wide(sheet, row, columns, &unit.name, look)?,
        }
    }
    writer.reckon();
    if !plan.is_flat {
        writer.ways(sheet)?;
    }
    writer.lines(sheet)?;
    writer.sums(sheet)?;
    if !plan.is_flat {
        writer.profile(sheet)?;
        writer.keep_together(sheet)?;
    }
    writer.prove()
}

impl Writer<'_> {
    fn number(&self, number: Number, weight: Weight) -> &rust_xlsxwriter::Format {
        self.plan.look.number(number, weight)
    }

    /// Keeps the sums, the comparison and the figure beside them on one page.
    fn keep_together(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let (top, shape) = (self.place.top, &self.block.shape);
        let fields = self.block.shares.get(self.row).map_or(0, Vec::len);
        let rows = (top + shape.sums_head(), top + shape.profile(fields));
        if self.heights.is_parted(Paper::Landscape, self.plan.lines.room(), (HEAD, HEAD), rows) {
            sheet.set_page_breaks(&[rows.0])?;
        }
        Ok(())
    }

    /// Makes room for the lines of a row.
    fn fit(&mut self, sheet: &mut Worksheet, row: u32, lines: u32) -> Result<(), ExportError> {
        if lines > 1 {
            self.heights.set(sheet, row, look::height(lines))?;
        }
        Ok(())
    }

    /// Ways to where the unit's numbers stand among those of its block.
    fn ways(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let (plan, block, text) = (self.plan, self.block, self.plan.text);
        let row = super::ranking::rows(block).get(self.row).copied().unwrap_or(0);
        let lines = block.lines.as_deref().unwrap_or(&block.ranking);
        let ways = [
            (TEXT, format!("{}{}", names::quoted(&block.ranking), at(row, 0)), text.say("workbook-to-ranking")),
            (plan.lines.reason, format!("{}A1", names::quoted(lines)), text.say("workbook-to-lines")),
        ];
        for (column, target, words) in ways {
            cells::link(sheet, HEAD - 1, column, &target, &words, &plan.look.link_plain)?;
        }
        if let Some((column, target)) = plan.lines.explanation.zip(plan.trail.first_of(self.unit.id)) {
            cells::link(sheet, HEAD - 1, column, &target, &text.say("workbook-to-history"), &plan.look.link_plain)?;
        }
        Ok(())
    }

    /// The points of the leaves that pass.
    fn sum(&self, passes: impl Fn(&Node) -> bool) -> Option<Points> {
        let leaves = self.block.state.set.nodes().iter().zip(&self.counted).filter(|(n, _)| n.is_leaf && passes(n));
        leaves.filter_map(|(_, points)| *points).fold(None, |sum, p| Some(sum.unwrap_or(Points::ZERO) + p))
    }

    /// Compares what this sheet adds up with what the index says.
    fn prove(&self) -> Result<(), ExportError> {
        let differs = || ExportError::Differs(self.unit.name.to_string());
        let totals = self.block.results.totals.units.get(self.row).ok_or_else(differs)?;
        let fields = self.block.results.totals.fields_of(self.row);
        let shown = self.block.state.set.fields().map(|(at, _)| self.counted.get(at).copied().flatten());
        let same_fields = shown.eq(fields.iter().copied());
        let is_rescaled = totals.excluded.iter().any(|p| *p != Points::ZERO);
        let same_parts = Source::ALL.into_iter().all(|source| {
            is_rescaled || self.sum(|n| !n.level.is_extra() && n.source == source) == totals.part(source)
        });
        let extra = |level| self.sum(|n| n.level == level).unwrap_or_default();
        let same_extras = extra(NodeLevel::Bonus) == totals.bonus && extra(NodeLevel::Penalty) == totals.penalty;
        if same_fields && same_parts && same_extras { Ok(()) } else { Err(differs()) }
    }
}

/// The sum of cells in a column, neighbours taken together; a function takes 255 arguments at most.
fn sum_of(rows: &[u32], top: u32, column: u16) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some(run) if run.1 + 1 == *row => run.1 = *row,
            _ => runs.push((*row, *row)),
        }
    }
    let names: Vec<String> = runs
        .iter()
        .map(|(from, to)| if from == to { at(top + from, column) } else { down((top + from, top + to), column) })
        .collect();
    let sums: Vec<String> = names.chunks(200).map(|part| format!("SUM({})", part.join(","))).collect();
    sums.join("+")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_summed_as_ranges() {
        assert_eq!(sum_of(&[1, 2, 3, 7], 4, 6), "SUM(G6:G8,G12)");
    }
}
