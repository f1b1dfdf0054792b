//! The log as a sheet: every change of every decision, in the order that all copies agree on.

use rust_xlsxwriter::{ExcelDateTime, Worksheet};

use super::error::ExportError;
use super::plan::Plan;
use crate::domain::entry::{Change, Entry};
use crate::domain::value::{Score, Value};
use crate::sheets::paper::cells;
use crate::sheets::paper::look::{self, Paper, Weight};
use crate::text::Lang;

/// The head of the table.
const HEAD: u32 = 3;
pub(super) const TOP: u32 = HEAD + 1;

/// Rows that one sheet takes.
pub(super) const MOST_ROWS: usize = 1_040_000;
/// The last row that a sheet can be filled to.
pub(super) const LAST_ROW: u32 = 1_048_575;

/// Vietnam keeps one time all year.
pub(super) const SEVEN_HOURS_MS: i64 = 7 * 3_600_000;

/// The last column of what is printed, so wide that it fills a page.
const PRINTED: u16 = BEFORE;

/// A row can be 409 points high.
const MOST_LINES: u32 = 28;

/// The columns that lead elsewhere.
/// The column of what was done, which is never empty.
pub(super) const ACT: u16 = 2;
const UNIT: u16 = 3;
const LINE: u16 = 4;
const BEFORE: u16 = 6;

/// How wide the columns of the history are, in characters.
pub const WIDTHS: [f64; 12] = [19.0, 18.0, 20.0, 28.0, 8.0, 21.0, 18.0, 30.0, 30.0, 24.0, 17.0, 8.0];

/// A row: a decision, and one of its changes where it has any.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    entry: &'a Entry,
    change: Option<&'a Change>,
}

/// The rows of the whole history.
pub(super) fn rows<'a>(plan: &Plan<'a>) -> Vec<Row<'a>> {
    let entries = plan.campaign.log().entries().iter();
    entries
        .flat_map(|entry| {
            let alone = entry.changes.is_empty().then_some(Row { entry, change: None });
            let changes = entry.changes.iter().map(move |change| Row { entry, change: Some(change) });
            alone.into_iter().chain(changes)
        })
        .collect()
}

/// Writes a part of the history that one sheet takes.
pub(super) fn write(plan: &Plan<'_>, rows: &[Row<'_>], sheet: &mut Worksheet) -> Result<(), ExportError> {
    let (text, formats) = (plan.text, &plan.look);
    let heads = text.history_heads();
    plan.mark(sheet, PRINTED)?;
    cells::wide(sheet, 1, (0, PRINTED), &text.say("workbook-title-history"), &formats.title)?;
    sheet.set_row_height(1, 24)?;
    let note = text.say("workbook-note-history");
    cells::wide(sheet, HEAD - 1, (0, PRINTED), &note, &formats.subtitle)?;
    let room: f64 = WIDTHS.iter().take(usize::from(PRINTED) + 1).sum();
    sheet.set_row_height(HEAD - 1, look::height(look::lines(&note, room, Weight::Plain)))?;
    for ((column, words), width) in (0_u16..).zip(&heads).zip(WIDTHS) {
        let format = if column == 0 { &formats.list_moment } else { &formats.list };
        sheet.set_column_width(column, width)?.set_column_format(column, format)?;
        cells::text(sheet, HEAD, column, words, &formats.head)?;
    }
    // Cells take the format of their column and the page draws its own grid: the history is most
    // of a workbook's cells, and a format for each would cost a third of the export.
    sheet.set_print_gridlines(true);
    let mut links = Links(cells::MOST_LINKS - 1);
    for (row, shown) in (TOP..).zip(rows) {
        shown.write(plan, sheet, row, &mut links)?;
    }
    plan.on_paper(sheet, Paper::Landscape, (HEAD, HEAD))?;
    // Hundreds of pages that nobody files: the summary is printed in its place, and this page says so.
    sheet.set_print_area(0, 0, HEAD - 1, PRINTED)?;
    sheet.set_screen_gridlines(true);
    Ok(())
}

/// The links that a sheet has left: past the most, programs drop all of them.
struct Links(usize);

impl Links {
    fn take(&mut self, way: Option<String>) -> Option<String> {
        let way = way.filter(|_| self.0 > 0)?;
        self.0 -= 1;
        Some(way)
    }
}

impl Row<'_> {
    fn write(&self, plan: &Plan<'_>, sheet: &mut Worksheet, row: u32, links: &mut Links) -> Result<(), ExportError> {
        let moment = ExcelDateTime::from_timestamp((self.entry.at_ms + SEVEN_HOURS_MS).div_euclid(1000));
        if let Ok(moment) = moment {
            sheet.write_number(row, 0, moment.to_excel())?;
        }
        let mut lines = 1;
        for ((column, words), width) in (1_u16..).zip(self.words(plan)).zip(WIDTHS.iter().skip(1)) {
            if !words.is_empty() {
                let is_short = look::lines(&words, width - 1.5, Weight::Plain) == 1;
                match links.take(self.way(plan, column).filter(|_| is_short)) {
                    Some(target) => cells::link(sheet, row, column, &target, &words, &plan.look.list_link)?,
                    None => cells::unformatted(sheet, row, column, &words)?,
                }
                lines = lines.max(look::lines(&words, width - 1.5, Weight::Plain));
            }
        }
        if lines > 1 {
            sheet.set_row_height(row, look::height(lines.min(MOST_LINES)))?;
        }
        Ok(())
    }

    /// Where a cell leads: the value before to where it was written, the newest of a line to the unit's
    /// sheet, which leads there, and a unit's first to where its lines begin.
    fn way(&self, plan: &Plan<'_>, column: u16) -> Option<String> {
        let key = self.change?.key;
        match column {
            UNIT if plan.trail.is_first(self.entry.id, key) => plan.unit_cell(key.unit),
            LINE if plan.trail.is_newest(self.entry.id, key) => plan.line_cell(key.unit, key.line),
            BEFORE => self.change?.replaces.iter().find_map(|id| plan.trail.written(*id, key)),
            _ => None,
        }
    }

    fn words(&self, plan: &Plan<'_>) -> [String; 11] {
        let replaced: Vec<&Value> = self
            .change
            .into_iter()
            .flat_map(|change| change.replaces.iter().map(move |id| (*id, change.key)))
            .filter_map(|(id, key)| plan.campaign.value_written(id, key))
            .collect();
        plan.text.history_row(plan.campaign, self.entry, self.change.map(|change| (change, &*replaced)))
    }
}

/// A value in words.
pub(super) fn shown(plan: &Plan<'_>, value: &Value) -> String {
    let printed = match value {
        Value::Score(Some(Score::NotApplicable), _) => plan.words.not_applicable.clone(),
        Value::Text(text) | Value::Setup(text) => return text.to_string(),
        Value::Percent(percent) => format!("{percent}%"),
        _ => value.printed().unwrap_or_default(),
    };
    match plan.text.lang() {
        Lang::Vi => printed.replace('.', ","),
        Lang::En => printed,
    }
}
