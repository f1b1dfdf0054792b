//! The cover: whose index it is, by which decision, what it holds at a glance, and who signs.

use rust_xlsxwriter::Worksheet;

use super::check;
use super::error::ExportError;
use super::plan::{BlockPlan, Plan};
use super::ranking::{self, Column, average, average_formula};
use super::table::leading;
use crate::domain::points::Points;
use crate::sheets::paper::cells::{self, Stored, at, down};
use crate::sheets::paper::look::{self, Number, Paper, Weight};
use crate::sheets::paper::names::quoted;

const LAST: u16 = 5;
const WIDTHS: [f64; 6] = [34.0, 10.0, 12.0, 12.0, 12.0, 12.0];
const TITLE: u32 = 7;
const DECISION: u32 = 9;
const HEAD: u32 = 13;

/// Writes the cover.
pub(super) fn write(plan: &Plan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let (text, look) = (plan.text, &plan.look);
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    plan.mark(sheet, LAST)?;
    ranking::heading(plan, sheet, 1, LAST)?;
    let room: f64 = WIDTHS.iter().sum();
    let title = plan.campaign.heading().title.to_uppercase();
    cells::wide(sheet, TITLE - 1, (0, LAST), &text.say("workbook-cover-what"), &look.subtitle)?;
    cells::wide(sheet, TITLE, (0, LAST), &title, &look.title)?;
    sheet.set_row_height(TITLE, look::title_height(&title, room) + 8.0)?;
    let decision = text.say("workbook-cover-decision");
    cells::wide(sheet, DECISION, (0, LAST), &decision, &look.date)?;
    sheet.set_row_height(DECISION, look::height(look::lines(&decision, room, Weight::Plain)))?;
    let state = plan.state();
    cells::wide(sheet, DECISION + 1, (0, LAST), &state, &look.subtitle)?;
    glance(plan, sheet)?;
    let row = HEAD + 2 + u32::try_from(plan.blocks.len()).unwrap_or(0);
    let row = facts(plan, sheet, row)?;
    let end = signatures(plan, sheet, row + 2)?;
    plan.on_paper(sheet, Paper::Portrait, (0, 0))?;
    sheet.set_print_area(0, 0, end, LAST)?.set_print_fit_to_pages(1, 1);
    sheet.set_freeze_panes(0, 0)?;
    Ok(())
}

/// Every block in a row: units, the highest total, the lowest, how far apart, the average.
fn glance(plan: &Plan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let (text, look) = (plan.text, &plan.look);
    let heads = [
        text.say("workbook-head-block"),
        text.say("workbook-head-units-ranked"),
        text.say("workbook-head-highest-total"),
        text.say("workbook-head-lowest-total"),
        text.say("workbook-head-gap"),
        text.say("workbook-head-average-total"),
    ];
    for (column, words) in (0_u16..).zip(&heads) {
        cells::text(sheet, HEAD, column, words, &look.head)?;
    }
    sheet.set_row_height(HEAD, look::height(2) + 2.0)?;
    for (row, block) in (HEAD + 1..).zip(&plan.blocks) {
        block_row(plan, block, sheet, row)?;
    }
    Ok(())
}

fn block_row(plan: &Plan<'_>, block: &BlockPlan<'_>, sheet: &mut Worksheet, row: u32) -> Result<(), ExportError> {
    let look = &plan.look;
    let name: &str = &block.state.block.name;
    leading(plan, sheet, (row, 0), &format!("{}A1", quoted(&block.ranking)), (name, 34.0))?;
    sheet.set_row_height(row, look::height(look::lines(name, 32.5, Weight::Plain)) + 3.0)?;
    let counted = |unit: &crate::domain::ranking::UnitResult| unit.published.filter(|_| unit.rank.is_some());
    let values: Vec<Option<Points>> = block.results.units.iter().map(counted).collect();
    let there = || values.iter().flatten().copied();
    let last = ranking::TOP + block.count().saturating_sub(1);
    let column = block.columns.at(Column::Counted);
    let range = format!("{}{}", quoted(&block.ranking), down((ranking::TOP, last), column));
    let of = |function: &str| format!("IF(COUNT({range})=0,\"\",{function}({range}))");
    let (highest, lowest) = (at(row, 2), at(row, 3));
    let gap = there().max().zip(there().min()).map(|(high, low)| high - low);
    let total = Number::Total;
    let columns = [
        (1, format!("COUNT({range})"), Stored::Whole(i64::try_from(there().count()).unwrap_or(0)), Number::Whole),
        (2, of("MAX"), Stored::from(there().max()), total),
        (3, of("MIN"), Stored::from(there().min()), total),
        (4, format!("IF({highest}=\"\",\"\",ROUND({highest}-{lowest},4))"), Stored::from(gap), total),
        (5, average_formula(&range, 2), Stored::from(average(&values, 2)), Number::Points),
    ];
    for (column, formula, stored, number) in &columns {
        cells::formula(sheet, row, *column, formula, stored, look.number(*number, Weight::Plain))?;
    }
    Ok(())
}

/// Campaign, digest, and what the check sheet says. The last row is returned.
fn facts(plan: &Plan<'_>, sheet: &mut Worksheet, row: u32) -> Result<u32, ExportError> {
    let (text, look) = (plan.text, &plan.look);
    let campaign = plan.campaign.id().map(|id| id.to_string()).unwrap_or_default();
    let facts =
        [(text.say("workbook-fact-campaign"), campaign), (text.say("workbook-fact-digest"), plan.digest.to_string())];
    let room = WIDTHS.iter().skip(1).sum::<f64>() - 1.5;
    for (row, (name, words)) in (row..).zip(&facts) {
        cells::text(sheet, row, 0, name, &look.text_bold)?;
        cells::wide(sheet, row, (1, LAST), words, &look.text)?;
        sheet.set_row_height(row, look::height(look::lines(words, room, Weight::Plain)))?;
    }
    let row = row + 2;
    cells::text(sheet, row, 0, &text.say("workbook-fact-check"), &look.text_bold)?;
    sheet.merge_range(row, 1, row, LAST, "", &look.text)?;
    let verdict = format!("{}{}", quoted(&plan.check), check::verdict_cell());
    cells::formula(sheet, row, 1, &verdict, &Stored::Word(text.say("workbook-check-good")), &look.text)?;
    Ok(row)
}

/// Where the council signs. The last row is returned.
fn signatures(plan: &Plan<'_>, sheet: &mut Worksheet, row: u32) -> Result<u32, ExportError> {
    let (text, look) = (plan.text, &plan.look);
    let place = &plan.campaign.heading().place;
    cells::wide(sheet, row, (2, LAST), &text.fill("workbook-sign-date", &[("place", place)]), &look.date)?;
    cells::wide(sheet, row + 1, (2, LAST), &text.say("workbook-sign-council"), &look.heading)?;
    cells::wide(sheet, row + 2, (2, LAST), &text.say("workbook-sign-head"), &look.heading)?;
    cells::wide(sheet, row + 3, (2, LAST), &text.say("workbook-sign-seal"), &look.date)?;
    Ok(row + 9)
}
