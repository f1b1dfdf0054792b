//! A block's matrix: what each unit has in each field, with maxima and averages.

use rust_xlsxwriter::Worksheet;

use super::detail;
use super::error::ExportError;
use super::plan::{BlockPlan, Place, Plan};
use super::ranking::{self, Column, Columns, average, average_formula};
use crate::domain::criteria::Node;
use crate::domain::points::{Fraction, Points};
use crate::domain::ranking::UnitResult;
use crate::sheets::paper::cells::{self, Stored, at, down};
use crate::sheets::paper::look::{self, Number, Paper, Weight};
use crate::sheets::paper::names;

/// The head of the table; the maxima stand under it.
const HEAD: u32 = 5;
const MAXIMA: u32 = HEAD + 1;
const TOP: u32 = HEAD + 2;
const PLACE: u16 = 0;
const UNIT: u16 = 1;
const FIELDS: u16 = 2;
/// Widths in characters.
const UNIT_WIDTH: f64 = 30.0;
const FIELD_WIDTH: f64 = 12.0;

/// A field's column.
struct Field<'a> {
    node: &'a Node,
    /// The field's row in a unit's sheet.
    row: u32,
    column: u16,
    /// What each unit has, in the order of the roster, before rescaling.
    values: Vec<Option<Points>>,
}

fn fields<'a>(block: &'a BlockPlan<'_>) -> Vec<Field<'a>> {
    let units = block.state.units.len();
    let listed = block.state.set.fields().enumerate().zip(FIELDS..);
    let field = |((number, (at, node)), column)| Field {
        node,
        row: u32::try_from(at).unwrap_or(u32::MAX),
        column,
        values: (0..units).map(|u| block.results.totals.fields_of(u).get::<usize>(number).copied().flatten()).collect(),
    };
    listed.map(field).collect()
}

/// The row of each unit of the roster.
pub(super) fn rows(block: &BlockPlan<'_>) -> Vec<u32> {
    ranking::rows(block).iter().map(|row| row - ranking::TOP + TOP).collect()
}

/// The first and last column of the fields.
pub(super) fn field_columns(block: &BlockPlan<'_>) -> (u16, u16) {
    let count = u16::try_from(block.state.set.fields().count()).unwrap_or(u16::MAX);
    (FIELDS, FIELDS + count.saturating_sub(1))
}

/// Writes the matrix of a block.
pub(super) fn write(plan: &Plan<'_>, block: &BlockPlan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let fields = fields(block);
    let total = field_columns(block).1 + 1;
    head(plan, block, &fields, sheet, total)?;
    maxima(plan, block, &fields, sheet, total)?;
    let columns = Columns::of(plan, block);
    let places = names::quoted(&block.ranking);
    for ((row, from), unit) in (TOP..).zip(ranking::TOP..).zip(&block.results.by_place) {
        let (Some(place), Some(result)) = (block.places.get(*unit), block.results.units.get(*unit)) else { continue };
        let rank = result.rank.map_or(Stored::Nothing, |rank| Stored::Whole(i64::from(rank)));
        let place_cell = format!("{places}{}", at(from, columns.at(Column::Place)));
        cells::formula(sheet, row, PLACE, &place_cell, &rank, plan.look.number(Number::Whole, Weight::Bold))?;
        let name = block.state.units.get(*unit).map_or("", |u| &u.name);
        cells::link(sheet, row, UNIT, &place.cell(0, 0), name, &plan.look.link)?;
        sheet.set_row_height(row, look::height(look::lines(name, UNIT_WIDTH - 1.5, Weight::Plain)) + 2.0)?;
        for field in &fields {
            let stored = Stored::from(field.values.get(*unit).copied().flatten());
            let formula = place.cell(field.row, detail::POINTS);
            cells::formula(
                sheet,
                row,
                field.column,
                &formula,
                &stored,
                plan.look.number(Number::Points, Weight::Plain),
            )?;
        }
        published(plan, block, sheet, (row, total), place, result)?;
    }
    if !block.state.units.is_empty() {
        averages(plan, block, &fields, sheet, total)?;
    }
    plan.on_paper(sheet, Paper::Landscape, (HEAD, MAXIMA))
}

fn head(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    fields: &[Field<'_>],
    sheet: &mut Worksheet,
    total: u16,
) -> Result<(), ExportError> {
    let (text, look) = (plan.text, &plan.look);
    plan.mark(sheet, total)?;
    let title = plan.campaign.heading().title.to_uppercase();
    cells::wide(sheet, 1, (0, total), &text.fill("workbook-title-matrix", &[("title", &title)]), &look.title)?;
    sheet.set_row_height(1, 24)?;
    cells::wide(
        sheet,
        2,
        (0, total),
        &text.fill("workbook-block", &[("block", &block.state.block.name)]),
        &look.subtitle,
    )?;
    cells::wide(sheet, 3, (0, total), &text.say("workbook-note-matrix"), &look.subtitle)?;
    sheet.set_column_width(PLACE, 7)?.set_column_width(UNIT, UNIT_WIDTH)?.set_column_width(total, 10)?;
    cells::text(sheet, HEAD, PLACE, &text.say("workbook-head-place"), &look.head)?;
    cells::text(sheet, HEAD, UNIT, &text.say("workbook-head-unit"), &look.head)?;
    cells::text(sheet, HEAD, total, &text.say("workbook-part-published"), &look.head)?;
    let mut lines = 2;
    for field in fields {
        sheet.set_column_width(field.column, FIELD_WIDTH)?;
        let name = format!("{}. {}", field.node.code, field.node.text);
        cells::text(sheet, HEAD, field.column, &name, &look.small_head)?;
        // The head's letters are smaller than those that lines are reckoned with.
        lines = lines.max(look::lines(&name, FIELD_WIDTH * 11.0 / 9.0, Weight::Bold));
    }
    sheet.set_row_height(HEAD, look::height(lines) * 9.0 / 11.0 + 4.0)?;
    Ok(())
}

fn maxima(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    fields: &[Field<'_>],
    sheet: &mut Worksheet,
    total: u16,
) -> Result<(), ExportError> {
    let format = plan.look.number(Number::Points, Weight::Field);
    cells::text(sheet, MAXIMA, PLACE, "", &plan.look.field)?;
    cells::text(sheet, MAXIMA, UNIT, &plan.text.say("workbook-head-max"), &plan.look.field)?;
    let linked = fields.iter().map(|f| (f.column, f.row, f.node.max));
    for (column, row, max) in linked.chain([(total, block.shape.total(), block.state.set.max())]) {
        match block.places.first() {
            Some(place) => {
                let formula = place.cell(row, detail::MAX);
                cells::formula(sheet, MAXIMA, column, &formula, &Stored::Points(max), format)?;
            }
            None => cells::points(sheet, MAXIMA, column, Some(max), format)?,
        }
    }
    Ok(())
}

fn published(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    place: &Place,
    result: &UnitResult,
) -> Result<(), ExportError> {
    let formula = place.cell(block.shape.published(), detail::POINTS);
    let format = plan.look.number(Number::Total, Weight::Bold);
    cells::formula(sheet, row, column, &formula, &Stored::from(result.published), format)?;
    Ok(())
}

/// The averages, and what they are of the maxima.
fn averages(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    fields: &[Field<'_>],
    sheet: &mut Worksheet,
    total: u16,
) -> Result<(), ExportError> {
    let count = u32::try_from(block.state.units.len()).unwrap_or(u32::MAX);
    let (last, row) = (TOP + count - 1, TOP + count);
    let field_format = &plan.look.field;
    for (row, name) in [(row, plan.text.say("workbook-average")), (row + 1, plan.text.say("workbook-average-share"))] {
        cells::text(sheet, row, PLACE, "", field_format)?;
        cells::text(sheet, row, UNIT, &name, field_format)?;
    }
    let published = block.results.units.iter().map(|u| u.published).collect();
    let of_fields = fields.iter().map(|f| (f.column, f.node.max, f.values.clone(), f.node.level.is_extra()));
    for (column, max, values, is_extra) in of_fields.chain([(total, block.state.set.max(), published, false)]) {
        let mean = average(&values);
        let formula = average_formula(&down((TOP, last), column));
        cells::formula(
            sheet,
            row,
            column,
            &formula,
            &Stored::from(mean),
            plan.look.number(Number::Points, Weight::Field),
        )?;
        if is_extra {
            cells::text(sheet, row + 1, column, "", field_format)?;
            continue;
        }
        let share = mean.filter(|m| *m >= Points::ZERO).and_then(|mean| Fraction::of(mean, max));
        let stored = share.map_or(Stored::Nothing, |share| Stored::Percent(share.percent(2)));
        let (mean, max) = (at(row, column), at(MAXIMA, column));
        let formula = format!("IF({mean}=\"\",\"\",IF({mean}<0,\"\",ROUND({mean}/{max}*100,2)))");
        cells::formula(sheet, row + 1, column, &formula, &stored, plan.look.number(Number::Percent, Weight::Field))?;
    }
    Ok(())
}
