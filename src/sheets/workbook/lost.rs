//! The list of points lost: unit, line, maximum, points, lost, why, and what the unit answered.

use rust_xlsxwriter::Worksheet;

use super::detail::{MAX as UNIT_MAX, OWN as UNIT_OWN};
use super::error::ExportError;
use super::plan::{BlockPlan, Place, Plan};
use super::table::{HEAD, TOP, Table};
use crate::domain::analysis::LostPoints;
use crate::domain::criteria::{Node, NodeLevel};
use crate::domain::points::Points;
use crate::domain::value::Score;
use crate::sheets::paper::cells::{self, Stored, at, down};
use crate::sheets::paper::look::{self, Number, Paper, Weight};
use crate::sheets::paper::names;

const UNIT: u16 = 0;
const CODE: u16 = 1;
const TEXT: u16 = 2;
const MAX: u16 = 3;
const OWN: u16 = 4;
const POINTS: u16 = 5;
const LOST: u16 = 6;
const REASON: u16 = 7;
const EXPLANATION: u16 = 8;

const UNIT_WIDTH: f64 = 26.0;
const TEXT_WIDTH: f64 = 46.0;
const REASON_WIDTH: f64 = 38.0;
const EXPLANATION_WIDTH: f64 = 32.0;

/// First and last row of a unit of a block in the list; none where it lost nothing.
pub(super) fn rows(plan: &Plan<'_>, block: &BlockPlan<'_>, unit: usize) -> Option<(u32, u32)> {
    let to_row = |count: usize| TOP + u32::try_from(count).unwrap_or(u32::MAX);
    let before = plan.blocks.iter().take_while(|b| b.state.block.id != block.state.block.id);
    let before: usize = before.map(|b| b.lost.len()).sum();
    let first = block.lost.iter().position(|l| l.unit == unit)?;
    let count = block.lost.iter().filter(|l| l.unit == unit).count();
    Some((to_row(before + first), to_row(before + first + count - 1)))
}

/// A unit's points lost in the list, as a formula of another sheet adds them up.
pub(super) fn sum(plan: &Plan<'_>, block: &BlockPlan<'_>, unit: usize) -> String {
    match (&plan.lost, rows(plan, block, unit)) {
        (Some(name), Some(rows)) => format!("ROUND(SUM({}{}),4)", names::quoted(name), down(rows, LOST)),
        _ => "0".to_owned(),
    }
}

/// Writes the list.
pub(super) fn write(plan: &Plan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let text = plan.text;
    let heads = [
        (text.say("workbook-head-unit"), UNIT_WIDTH),
        (text.say("workbook-head-code"), 7.0),
        (text.say("workbook-head-line"), TEXT_WIDTH),
        (text.say("workbook-head-max"), 9.0),
        (text.say("workbook-head-own"), 9.0),
        (text.say("workbook-head-points"), 9.0),
        (text.say("workbook-head-lost"), 9.0),
        (text.say("workbook-head-reason"), REASON_WIDTH),
        (text.say("workbook-head-explanation"), EXPLANATION_WIDTH),
    ];
    let title = text.fill("workbook-title-lost", &[("year", &plan.campaign.heading().year.to_string())]);
    let mut table = Table::begin(plan, sheet, &title, (None, ""), (Paper::Landscape, &heads))?;
    let mut row = TOP;
    for block in &plan.blocks {
        let nodes = block.lines_in_sheet();
        for lost in &block.lost {
            let (Some(place), Some((in_sheet, node))) = (block.places.get(lost.unit), nodes.get(lost.line)) else {
                continue;
            };
            let lines = Row { plan, block, place, row, in_sheet: *in_sheet, node, lost }.write(sheet)?;
            table.fit(sheet, row, lines)?;
            row += 1;
        }
    }
    if row == TOP {
        cells::wide(sheet, row, (UNIT, EXPLANATION), &text.say("workbook-none-lost"), &plan.look.text)?;
        return table.finish(plan, sheet, row);
    }
    sheet.autofilter(HEAD, UNIT, row - 1, EXPLANATION)?;
    for column in UNIT..=EXPLANATION {
        cells::text(sheet, row, column, "", &plan.look.field)?;
    }
    cells::text(sheet, row, TEXT, &text.say("workbook-all-units"), &plan.look.field)?;
    let all: Points = plan.blocks.iter().flat_map(|b| &b.lost).map(|l| l.lost).sum();
    let formula = format!("ROUND(SUM({}),4)", down((TOP, row - 1), LOST));
    let format = plan.look.number(Number::Points, Weight::Field);
    cells::formula(sheet, row, LOST, &formula, &Stored::Points(all), format)?;
    table.finish(plan, sheet, row)
}

/// A line that a unit lost points on.
struct Row<'a> {
    plan: &'a Plan<'a>,
    block: &'a BlockPlan<'a>,
    place: &'a Place,
    row: u32,
    /// The line's row in the unit's sheet.
    in_sheet: u32,
    node: &'a Node,
    lost: &'a LostPoints,
}

impl Row<'_> {
    /// The lines of text that the row takes are returned.
    fn write(&self, sheet: &mut Worksheet) -> Result<u32, ExportError> {
        let (look, row, columns) = (&self.plan.look, self.row, &self.plan.lines);
        let plain = look.number(Number::Points, Weight::Plain);
        let name = self.block.name(self.lost.unit);
        // One way a row is enough: the code leads to the line on the unit's sheet.
        cells::text(sheet, row, UNIT, name, &look.name)?;
        if usize::try_from(row).is_ok_and(|row| row < cells::MOST_LINKS) {
            cells::link(sheet, row, CODE, &self.place.cell(self.in_sheet, 0), &self.node.code, &look.link)?;
        } else {
            cells::text(sheet, row, CODE, &self.node.code, &look.text)?;
        }
        cells::text(sheet, row, TEXT, &self.node.text, &look.text)?;
        let max = self.place.cell(self.in_sheet, UNIT_MAX);
        cells::formula(sheet, row, MAX, &max, &Stored::Points(self.lost.max), plain)?;
        self.own(sheet, plain)?;
        let points = self.place.cell(self.in_sheet, columns.points);
        cells::formula(sheet, row, POINTS, &points, &Stored::Points(self.lost.points), plain)?;
        let formula = match self.node.level {
            NodeLevel::Penalty => at(row, POINTS),
            _ => format!("ROUND({}-{},4)", at(row, MAX), at(row, POINTS)),
        };
        let bold = look.number(Number::Points, Weight::Bold);
        cells::formula(sheet, row, LOST, &formula, &Stored::Points(self.lost.lost), bold)?;
        let mut lines = look::lines(name, UNIT_WIDTH - 1.5, Weight::Plain);
        lines = lines.max(look::lines(&self.node.text, TEXT_WIDTH - 1.5, Weight::Plain));
        let texts =
            [(REASON, &self.lost.reason, REASON_WIDTH), (EXPLANATION, &self.lost.explanation, EXPLANATION_WIDTH)];
        for (column, words, width) in texts {
            let words = words.as_deref().unwrap_or_default();
            cells::text(sheet, row, column, words, &look.text)?;
            lines = lines.max(look::lines(words, width - 1.5, Weight::Plain));
        }
        Ok(lines)
    }

    /// The unit's own score; disputed ones stand on its sheet alone.
    fn own(&self, sheet: &mut Worksheet, format: &rust_xlsxwriter::Format) -> Result<(), ExportError> {
        let stored = match self.lost.own {
            Some(Score::Points(points)) => Stored::Points(points),
            Some(Score::NotApplicable) => Stored::Word(self.plan.words.not_applicable.clone()),
            None => return Ok(cells::text(sheet, self.row, OWN, "", format)?),
        };
        let formula = self.place.cell(self.in_sheet, UNIT_OWN);
        Ok(cells::formula(sheet, self.row, OWN, &formula, &stored, format)?)
    }
}
