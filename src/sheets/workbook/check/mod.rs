//! The check sheet: adds everything up again with its own formulas and compares it with the
//! program's figures, which stand here as plain numbers.

mod statistics;
mod unit;

use rust_xlsxwriter::{ConditionalFormatFormula, Format, Worksheet};

use super::error::ExportError;
use super::plan::Plan;
use super::table::{HEAD, TOP, Table};
use super::{fields, parts, ranking};
use crate::domain::points::Points;
use crate::sheets::paper::cells::{self, Stored, at, down, quote};
use crate::sheets::paper::look::{self, Paper};
use crate::text::Text;

const VERDICT: u32 = 3;
const NAME: u16 = 0;
const STATUS: u16 = 17;

/// The cell that says whether all is well.
pub(super) fn verdict_cell() -> String {
    at(VERDICT, NAME)
}

/// Writes the check sheet.
pub(super) fn write(plan: &Plan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let (text, formats) = (plan.text, &plan.look);
    let heads = heads(text);
    let title = text.say("workbook-title-check");
    let mut table = Table::begin(plan, sheet, &title, (None, ""), (Paper::Landscape, &heads))?;
    let mut row = TOP;
    for block in &plan.blocks {
        let (in_ranking, in_fields, in_parts) = (ranking::rows(block), fields::rows(block), parts::rows(block));
        for unit in 0..block.state.units.len() {
            let of = |rows: &[u32]| rows.get(unit).copied().unwrap_or(0);
            let rows = unit::Rows { ranking: of(&in_ranking), fields: of(&in_fields), parts: of(&in_parts) };
            table.fit(sheet, row, look::lines(block.name(unit), 32.5, look::Weight::Plain))?;
            unit::Row { plan, block, unit, row, rows }.write(sheet)?;
            row += 1;
        }
    }
    // Its heads would stay alone at the foot of a page.
    sheet.set_page_breaks(&[row + 1])?;
    let row = statistics::write(plan, sheet, &mut table, row + 1)?;
    let statuses = down((TOP, row), STATUS);
    let differs = quote(&plan.words.differs);
    let (good, bad) = (text.say("workbook-check-good"), text.say("workbook-check-bad"));
    let formula = format!("IF(COUNTIF({statuses},{differs})=0,{},{})", quote(&good), quote(&bad));
    sheet.merge_range(VERDICT, NAME, VERDICT, STATUS, "", &formats.text_bold)?;
    cells::formula(sheet, VERDICT, NAME, &formula, &Stored::Word(good), &formats.text_bold)?;
    let rule = format!("={}={differs}", at(TOP, STATUS));
    let wrong = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(&formats.wrong);
    sheet.add_conditional_format(TOP, STATUS, row, STATUS, &wrong)?;
    table.finish(plan, sheet, row)?;
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    Ok(())
}

fn heads(text: &Text) -> [(String, f64); 18] {
    [
        (text.say("workbook-head-unit"), 34.0),
        (text.say("workbook-head-check-lines"), 11.0),
        (text.say("workbook-head-check-fields"), 11.0),
        (text.say("workbook-head-check-lines-known"), 12.0),
        (text.say("workbook-head-check-total"), 10.0),
        (text.say("workbook-head-check-total-known"), 12.0),
        (text.say("workbook-head-check-place"), 8.0),
        (text.say("workbook-head-check-place-known"), 12.0),
        (text.say("workbook-head-place-appraisal"), 10.0),
        (text.say("workbook-head-check-known"), 12.0),
        (text.say("workbook-head-place-survey"), 10.0),
        (text.say("workbook-head-check-known"), 12.0),
        (text.say("workbook-head-place-satisfaction"), 10.0),
        (text.say("workbook-head-check-known"), 12.0),
        (text.say("workbook-head-check-lost"), 11.0),
        (text.say("workbook-head-check-lost-again"), 11.0),
        (text.say("workbook-head-check-known"), 12.0),
        (text.say("workbook-head-check-status"), 9.0),
    ]
}

/// Writes whether all that has to be the same is: pairs of columns of a row.
fn status(plan: &Plan<'_>, sheet: &mut Worksheet, row: u32, pairs: &[(u16, u16)]) -> Result<(), ExportError> {
    let cell = |column| at(row, column);
    // What is empty on both sides is the same; an empty cell is no zero.
    let same = |(one, other): &(u16, u16)| {
        let (one, other) = (cell(*one), cell(*other));
        format!("IF(AND(ISNUMBER({one}),ISNUMBER({other})),ROUND({one}-{other},4)=0,{one}&\"\"={other}&\"\")")
    };
    let all: Vec<String> = pairs.iter().map(same).collect();
    let (agrees, differs) = (&plan.words.agrees, &plan.words.differs);
    let formula = format!("IF(AND({}),{},{})", all.join(","), quote(agrees), quote(differs));
    Ok(cells::formula(sheet, row, STATUS, &formula, &Stored::Word(agrees.clone()), &plan.look.centred)?)
}

/// A figure that was reckoned again, beside the program's.
fn pair(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    formula: &str,
    value: Option<Points>,
    format: &Format,
) -> Result<(), ExportError> {
    cells::formula(sheet, row, column, formula, &Stored::from(value), format)?;
    Ok(cells::points(sheet, row, column + 1, value, format)?)
}
