//! The first sheet: what the workbook is, whether it agrees with itself, and links to all sheets.

use rust_xlsxwriter::Worksheet;

use super::check;
use super::error::ExportError;
use super::plan::Plan;
use super::ranking;
use crate::sheets::paper::cells::{self, Stored};
use crate::sheets::paper::look::{self, Paper, Weight};
use crate::sheets::paper::names::quoted;

const NUMBER: u16 = 0;
const NAME: u16 = 1;
const WHAT: u16 = 2;
const HEAD: u32 = 12;

/// So many sheets are listed on one page, still easy to read.
const MOST_ON_A_PAGE: usize = 60;

/// Writes the contents; `histories` are the names of the history sheets.
pub(super) fn write(plan: &Plan<'_>, histories: &[String], sheet: &mut Worksheet) -> Result<(), ExportError> {
    let (text, formats) = (plan.text, &plan.look);
    sheet.set_column_width(NUMBER, 6)?.set_column_width(NAME, 40)?.set_column_width(WHAT, 50)?;
    plan.mark(sheet, 0)?;
    ranking::heading(plan, sheet, NAME, WHAT)?;
    let title = plan.campaign.heading().title.to_uppercase();
    cells::wide(sheet, 4, (NUMBER, WHAT), &title, &formats.title)?;
    sheet.set_row_height(4, 24)?;
    facts(plan, sheet)?;
    for (column, words) in [
        (NUMBER, text.say("workbook-head-number")),
        (NAME, text.say("workbook-head-sheet")),
        (WHAT, text.say("workbook-head-holds")),
    ] {
        cells::text(sheet, HEAD, column, &words, &formats.head)?;
    }
    let listed = listed(plan, histories);
    for ((row, number), (name, what)) in (HEAD + 1..).zip(1_u32..).zip(&listed) {
        cells::whole(sheet, row, NUMBER, Some(number), &formats.centred)?;
        cells::link(sheet, row, NAME, &format!("{}A1", quoted(name)), name, &formats.link)?;
        cells::text(sheet, row, WHAT, what, &formats.text)?;
    }
    plan.on_paper(sheet, Paper::Portrait, (HEAD, HEAD))?;
    if listed.len() <= MOST_ON_A_PAGE {
        sheet.set_print_fit_to_pages(1, 1);
    }
    Ok(())
}

/// Campaign, edition, digest, and what the check sheet says.
fn facts(plan: &Plan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let (text, formats) = (plan.text, &plan.look);
    let campaign = plan.campaign.id().map(|id| id.to_string()).unwrap_or_default();
    let state = if plan.is_draft() {
        text.say("workbook-state-draft")
    } else {
        let by = plan.edition.by.as_ref().map(|(name, _)| name.to_string()).unwrap_or_default();
        text.fill("workbook-state-final", &[("edition", &plan.edition.edition.to_string()), ("by", &by)])
    };
    let facts = [
        (6, text.say("workbook-fact-campaign"), campaign),
        (7, text.say("workbook-fact-edition"), state),
        (8, text.say("workbook-fact-digest"), plan.digest.to_string()),
    ];
    for (row, name, words) in facts {
        cells::wide(sheet, row, (NUMBER, NAME), &name, &formats.text_bold)?;
        cells::text(sheet, row, WHAT, &words, &formats.text)?;
        sheet.set_row_height(row, look::height(look::lines(&words, 48.5, Weight::Plain)))?;
    }
    cells::wide(sheet, 9, (NUMBER, NAME), &text.say("workbook-fact-check"), &formats.text_bold)?;
    let verdict = format!("{}{}", quoted(&plan.check), check::verdict_cell());
    cells::formula(sheet, 9, WHAT, &verdict, &Stored::Word(text.say("workbook-check-good")), &formats.text)?;
    Ok(())
}

/// All other sheets with what they hold.
fn listed(plan: &Plan<'_>, histories: &[String]) -> Vec<(String, String)> {
    let text = plan.text;
    let mut listed = Vec::new();
    for block in &plan.blocks {
        let name: &str = &block.state.block.name;
        listed.push((block.ranking.clone(), text.fill("workbook-holds-ranking", &[("block", name)])));
        listed.push((block.matrix.clone(), text.fill("workbook-holds-matrix", &[("block", name)])));
    }
    if plan.is_flat {
        listed.extend(plan.unit_sheets.iter().map(|name| (name.clone(), text.say("workbook-holds-details"))));
    } else {
        let units = plan.blocks.iter().flat_map(|b| &b.state.units);
        listed.extend(plan.unit_sheets.iter().zip(units).map(|(name, unit)| (name.clone(), unit.name.to_string())));
    }
    listed.push((plan.check.clone(), text.say("workbook-holds-check")));
    listed.extend(histories.iter().map(|name| (name.clone(), text.say("workbook-holds-history"))));
    listed
}
