//! A block's ranking: what the council signs.
//!
//! Places are formulas over the published totals of the units that get one. Whether a unit gets
//! one, and the total it is ranked by, stand in helping columns outside the printed page.

mod annex;
mod columns;
mod row;
mod standing;

pub(super) use annex::document;
pub(super) use columns::{Column, Columns};
pub(super) use row::{first_formula, place_formula};

use rust_xlsxwriter::{ConditionalFormatFormula, Worksheet};

use super::error::ExportError;
use super::plan::{BlockPlan, Plan};
use super::table::name_lines;
use crate::domain::analysis::Standings;
use crate::domain::points::{Fraction, Points};
use crate::sheets::paper::cells::{self, Stored, at, down};
use crate::sheets::paper::look::{self, Number, Paper, Weight};
use crate::sheets::paper::names;
use crate::sheets::paper::pages::Rows;
use columns::CAUSE_WIDTH;
use row::Row;
use standing::Standing;

/// The head of the table.
const HEAD: u32 = 7;
/// The row of the best unit.
pub(super) const TOP: u32 = HEAD + 1;

/// So many units go on one page with the signatures under them, still easy to read.
const MOST_ON_A_PAGE: u32 = 28;

/// So many ties are told under the table; the places themselves tell all.
const MOST_TIES: usize = 6;

/// A cell of a block's ranking, as formulas of other sheets name it.
pub(super) fn cell(block: &BlockPlan<'_>, row: u32, column: Column) -> String {
    format!("{}{}", names::quoted(&block.ranking), at(row, block.columns.at(column)))
}

/// The row of each unit of the roster, by place.
pub(super) fn rows(block: &BlockPlan<'_>) -> Vec<u32> {
    let mut rows = vec![TOP; block.state.units.len()];
    for (row, unit) in (TOP..).zip(&block.results.by_place) {
        if let Some(slot) = rows.get_mut(*unit) {
            *slot = row;
        }
    }
    rows
}

/// Writes the ranking of a block.
pub(super) fn write(plan: &Plan<'_>, block: &BlockPlan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let columns = &block.columns;
    let mut heights = Rows::default();
    let room = top(plan, block, columns, sheet, &mut heights)?;
    let count = block.count();
    let last_row = TOP + count.saturating_sub(1);
    for (row, unit) in (TOP..).zip(&block.results.by_place) {
        let (Some(standing), Some(place)) = (Standing::of(plan, block, *unit), block.places.get(*unit)) else {
            continue;
        };
        let row = Row { standing, columns, row, last_row, place };
        let cause = standing.change.map(|c| plan.text.cause(c)).unwrap_or_default();
        let lines = name_lines(&standing.unit.name).max(look::lines(&cause, CAUSE_WIDTH - 1.5, Weight::Plain));
        heights.set(sheet, row.row, look::height(lines) + 3.0)?;
        for column in columns.printed.iter().chain(&columns.helping) {
            row.cell(sheet, *column)?;
        }
    }
    if count > 0 {
        averages(plan, block, columns, sheet, last_row)?;
        moved(plan, columns, sheet, last_row)?;
    }
    let end = signatures(plan, block, columns, sheet, last_row + 3)?;
    sheet.set_print_area(0, 0, end, columns.last())?;
    plan.on_paper(sheet, Paper::Landscape, (HEAD, HEAD))?;
    if count <= MOST_ON_A_PAGE {
        sheet.set_print_fit_to_pages(1, 1);
    } else if let Some(pages) = heights.squeezed(Paper::Landscape, room, (HEAD, HEAD), end) {
        sheet.set_print_fit_to_pages(1, pages);
    }
    Ok(())
}

/// Shows who rose and who fell.
fn moved(plan: &Plan<'_>, columns: &Columns, sheet: &mut Worksheet, last_row: u32) -> Result<(), ExportError> {
    for column in [Column::PointsChange, Column::PlacesChange].into_iter().filter(|c| columns.has(*c)) {
        mark_changes(plan, sheet, columns.at(column), (TOP, last_row))?;
    }
    Ok(())
}

/// Shows rises and falls in a column.
pub(super) fn mark_changes(
    plan: &Plan<'_>,
    sheet: &mut Worksheet,
    column: u16,
    (first, last): (u32, u32),
) -> Result<(), ExportError> {
    let cell = at(first, column);
    for (sign, format) in [('>', &plan.look.rise), ('<', &plan.look.fall)] {
        let rule = format!("=AND(ISNUMBER({cell}),{cell}{sign}0)");
        let shown = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
        sheet.add_conditional_format(first, column, last, column, &shown)?;
    }
    Ok(())
}

/// Writes what stands above the table. The width of all columns is returned.
fn top(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    columns: &Columns,
    sheet: &mut Worksheet,
    heights: &mut Rows,
) -> Result<f64, ExportError> {
    let (text, look, last) = (plan.text, &plan.look, columns.last());
    plan.mark(sheet, last)?;
    let middle = 2.max(last / 2 - 1);
    heading(plan, sheet, middle, last)?;
    let title = plan.campaign.heading().title.to_uppercase();
    cells::wide(sheet, 4, (0, last), &text.fill("workbook-title-ranking", &[("title", &title)]), &look.title)?;
    cells::wide(
        sheet,
        5,
        (0, last),
        &text.fill("workbook-block", &[("block", &block.state.block.name)]),
        &look.subtitle,
    )?;
    let year = plan.campaign.heading().year;
    let mut room = 0.0;
    for column in columns.printed.iter().chain(&columns.helping) {
        let (words, width) = columns::head(text, *column, year);
        let format = if columns.has(*column) { &look.head } else { &look.helper_head };
        cells::text(sheet, HEAD, columns.at(*column), &words, format)?;
        sheet.set_column_width(columns.at(*column), width)?;
        if columns.has(*column) {
            room += width;
        }
    }
    heights.set(sheet, 4, look::title_height(&text.fill("workbook-title-ranking", &[("title", &title)]), room))?;
    let about = text.about(block.state.set.about());
    cells::wide(sheet, 6, (0, last), &about, &look.subtitle)?;
    heights.set(sheet, 6, look::height(look::lines(&about, room, Weight::Plain)))?;
    heights.set(sheet, HEAD, look::height(3))?;
    sheet.set_column_width(last + 1, 3)?;
    Ok(room)
}

/// The official heading: who publishes, and the national motto.
pub(super) fn heading(plan: &Plan<'_>, sheet: &mut Worksheet, middle: u16, last: u16) -> Result<(), ExportError> {
    let (text, look) = (plan.text, &plan.look);
    let place = plan.campaign.heading().place.to_uppercase();
    let right = (middle + 1).min(last);
    cells::wide(sheet, 1, (0, middle), &text.say("workbook-heading-committee"), &look.heading_plain)?;
    cells::wide(sheet, 2, (0, middle), &place, &look.heading)?;
    cells::wide(sheet, 1, (right, last), &text.say("workbook-heading-nation"), &look.heading)?;
    cells::wide(sheet, 2, (right, last), &text.say("workbook-heading-motto"), &look.heading)?;
    Ok(())
}

/// The averages of what is there.
fn averages(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    columns: &Columns,
    sheet: &mut Worksheet,
    last_row: u32,
) -> Result<(), ExportError> {
    let row = last_row + 1;
    for column in &columns.printed {
        let put = columns.at(*column);
        let Some(values) = standing::averaged(block, *column) else {
            let words = if *column == Column::Unit { plan.text.say("workbook-average") } else { String::new() };
            cells::text(sheet, row, put, &words, &plan.look.field)?;
            continue;
        };
        let format = plan.look.number(Number::Points, Weight::Field);
        let range = down((TOP, last_row), put);
        cells::formula(sheet, row, put, &average_formula(&range, 4), &Stored::from(average(&values, 4)), format)?;
    }
    Ok(())
}

/// The average of the numbers in a range.
pub(super) fn average_formula(range: &str, decimals: u8) -> String {
    format!("IF(COUNT({range})=0,\"\",ROUND(ROUND(SUM({range}),4)/COUNT({range}),{decimals}))")
}

/// The average of what is there.
pub(super) fn average(values: &[Option<Points>], decimals: u8) -> Option<Points> {
    let there: Vec<Points> = values.iter().flatten().copied().collect();
    let sum: Points = there.iter().copied().sum();
    let count = i64::try_from(there.len()).ok()?;
    // Halves go away from zero, as in a spreadsheet: averages are no published totals.
    let size = Fraction::of(Points::from_units(sum.units().abs()), Points::whole(count))?.rounded(decimals);
    Some(if sum < Points::ZERO { -size } else { size })
}

/// Rounds as a spreadsheet does: halves away from zero.
pub(super) fn away(points: Points, decimals: u8) -> Points {
    if points < Points::ZERO { -(-points).rounded(decimals) } else { points.rounded(decimals) }
}

/// Who shares a place.
fn ties(plan: &Plan<'_>, block: &BlockPlan<'_>) -> Vec<String> {
    let decimals = plan.campaign.settings().total_decimals;
    let tie = |tie: &crate::domain::analysis::Tie| {
        let units: Vec<&str> = tie.units.iter().map(|u| block.name(*u)).collect();
        let points = plan.text.points_fixed(tie.total, decimals);
        let (place, units) = (tie.rank.to_string(), units.join(", "));
        plan.text.fill("workbook-note-tie", &[("place", &place), ("units", &units), ("points", &points)])
    };
    Standings::of(&block.results).ties.iter().take(MOST_TIES).map(tie).collect()
}

/// What is said under the table: ties, and units that are open, unranked or rescaled.
fn notes(plan: &Plan<'_>, block: &BlockPlan<'_>) -> Vec<String> {
    let open = block.results.totals.units.iter().filter(|t| !t.is_complete()).count();
    let unranked = block.state.units.iter().filter(|u| !u.ranked).count();
    let rescaled = block.results.totals.units.iter().filter(|t| t.excluded.iter().any(|p| *p > Points::ZERO)).count();
    let told =
        [("workbook-note-open", open), ("workbook-note-unranked", unranked), ("workbook-note-rescaled", rescaled)];
    let told = told.into_iter().filter(|(_, count)| *count > 0);
    let mut notes = ties(plan, block);
    notes.extend(told.map(|(name, count)| plan.text.fill(name, &[("count", &count.to_string())])));
    notes
}

/// Notes under the table, and the places for signatures. The last row is returned.
fn signatures(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    columns: &Columns,
    sheet: &mut Worksheet,
    row: u32,
) -> Result<u32, ExportError> {
    let (text, look, last) = (plan.text, &plan.look, columns.last());
    let mut row = row;
    for note in &notes(plan, block) {
        cells::wide(sheet, row - 1, (0, last), note, &look.note)?;
        row += 1;
    }
    let (middle, right) = (2.max(last / 2 - 1), (2.max(last / 2 - 1) + 1).min(last));
    let place = &plan.campaign.heading().place;
    cells::wide(sheet, row, (right, last), &text.fill("workbook-sign-date", &[("place", place)]), &look.date)?;
    cells::wide(sheet, row + 1, (0, middle), &text.say("workbook-sign-maker"), &look.heading)?;
    cells::wide(sheet, row + 1, (right, last), &text.say("workbook-sign-council"), &look.heading)?;
    cells::wide(sheet, row + 2, (0, middle), &text.say("workbook-sign-name"), &look.date)?;
    cells::wide(sheet, row + 2, (right, last), &text.say("workbook-sign-seal"), &look.date)?;
    Ok(row + 7)
}
