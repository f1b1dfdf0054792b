//! The log as a sheet: every change of every decision, in the order that all copies agree on.

use rust_xlsxwriter::{ExcelDateTime, Worksheet};

use super::error::ExportError;
use super::plan::Plan;
use crate::domain::entry::{Act, Change, Entry};
use crate::domain::slug::Slug;
use crate::domain::value::{Family, Round, Score, Value, What};
use crate::sheets::paper::cells;
use crate::sheets::paper::look::{self, Paper, Weight};
use crate::text::{Lang, Text};

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
pub const WIDTHS: [f64; 12] = [19.0, 18.0, 13.0, 28.0, 8.0, 21.0, 18.0, 30.0, 30.0, 24.0, 17.0, 8.0];

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
        let (entry, text) = (self.entry, plan.text);
        let file = entry.file.as_ref().map(|f| f.name.to_string()).unwrap_or_default();
        let note = entry.note.as_deref().unwrap_or_default().to_owned();
        let (author, act) = (entry.author.to_string(), act(text, &entry.act));
        let Some(change) = self.change else {
            let nothing = String::new;
            return [
                author,
                act,
                nothing(),
                nothing(),
                nothing(),
                nothing(),
                nothing(),
                note,
                file,
                nothing(),
                nothing(),
            ];
        };
        let key = change.key;
        let is_setup = key.what.family() == Family::Setup;
        let unit = if is_setup {
            plan.campaign.block(key.unit).map(|b| b.block.name.to_string())
        } else {
            plan.campaign.unit(key.unit).map(|u| u.name.to_string())
        };
        let line = plan.campaign.line(key.unit, key.line).map(|n| n.code.to_string());
        let reason = change.value.reason().unwrap_or_default();
        let why = [reason, &note].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
        [
            author,
            act,
            unit.unwrap_or_else(|| named(key.unit)),
            line.unwrap_or_else(|| named(key.line)),
            what(text, key.what),
            self.before(plan, change),
            value(plan, key.what, &change.value),
            if key.what == What::PrivateNote { String::new() } else { why },
            file,
            entry.sheet_of(change).map(|s| s.to_string()).unwrap_or_default(),
            change.from.map(|from| from.cell.to_string()).unwrap_or_default(),
        ]
    }

    /// What it replaced.
    fn before(&self, plan: &Plan<'_>, change: &Change) -> String {
        let replaced = change.replaces.iter().filter_map(|id| plan.campaign.value_written(*id, change.key));
        replaced.map(|v| value(plan, change.key.what, v)).filter(|v| !v.is_empty()).collect::<Vec<_>>().join(" | ")
    }
}

fn named(slug: Slug) -> String {
    slug.as_str().to_owned()
}

/// A value as the history shows it: set-up is a document of its own, a private note is never printed.
fn value(plan: &Plan<'_>, what: What, value: &Value) -> String {
    match value {
        Value::Setup(_) => plan.text.say("workbook-value-setup"),
        Value::Text(_) if what == What::PrivateNote => plan.text.say("workbook-value-private"),
        _ => shown(plan, value),
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

/// What was done.
pub(super) fn act(text: &Text, act: &Act) -> String {
    match act {
        Act::Create => text.say("workbook-act-create"),
        Act::Import => text.say("workbook-act-import"),
        Act::Edit => text.say("workbook-act-edit"),
        Act::Setup => text.say("workbook-act-setup"),
        Act::Undo(_) => text.say("workbook-act-undo"),
        Act::Redo(_) => text.say("workbook-act-redo"),
        Act::Finalize(seal) => text.fill("workbook-act-finalize", &[("edition", &seal.edition.to_string())]),
        Act::Reopen => text.say("workbook-act-reopen"),
    }
}

fn what(text: &Text, what: What) -> String {
    match what {
        What::SelfScore => text.say("workbook-what-self-score"),
        What::ReportedFigure => text.say("workbook-what-reported-figure"),
        What::Evidence => text.say("workbook-what-evidence"),
        What::Explanation => text.say("workbook-what-explanation"),
        What::Appraised(Round::First) => text.say("workbook-what-appraised-1"),
        What::Appraised(Round::Second) => text.say("workbook-what-appraised-2"),
        What::Appraised(Round::Council) => text.say("workbook-what-appraised-council"),
        What::PrivateNote => text.say("workbook-what-private-note"),
        What::SentBack => text.say("workbook-what-sent-back"),
        What::SurveyPoints => text.say("workbook-what-survey-points"),
        What::SatisfactionPercent => text.say("workbook-what-satisfaction"),
        What::PreviousTotal => text.say("workbook-what-previous-total"),
        What::PreviousRank => text.say("workbook-what-previous-rank"),
        What::PreviousScore => text.say("workbook-what-previous-score"),
        What::PreviousAppraisal => text.say("workbook-what-previous-appraisal"),
        What::Dealt => text.say("workbook-what-dealt"),
        What::Heading => text.say("workbook-what-heading"),
        What::Blocks => text.say("workbook-what-blocks"),
        What::Criteria => text.say("workbook-what-criteria"),
        What::Roster => text.say("workbook-what-roster"),
        What::Settings => text.say("workbook-what-settings"),
    }
}
