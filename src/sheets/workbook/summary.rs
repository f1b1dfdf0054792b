//! The history at a glance: what was written about each unit, by whom last, and each edition. It is
//! printed with the workbook instead of the history, and leads to where a unit's history begins.

use std::collections::HashMap;

use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet};

use super::error::ExportError;
use super::history::{self, SEVEN_HOURS_MS};
use super::plan::Plan;
use super::table::{TOP, Table, leading};
use crate::domain::entry::{Act, Change, Entry};
use crate::domain::slug::UnitId;
use crate::domain::value::Family;
use crate::sheets::paper::cells::{self, Stored, at, down};
use crate::sheets::paper::look::{self, Number, Paper, Weight};
use crate::sheets::paper::names::quoted;
use crate::text::capital;

const UNIT: u16 = 0;
const COUNTS: u16 = 1;
const ALL: u16 = COUNTS + KINDS as u16;
const REPLACED: u16 = ALL + 1;
const FIRST: u16 = ALL + 2;
const LAST: u16 = ALL + 3;
const AUTHOR: u16 = ALL + 4;

/// What is counted apart: own assessment, appraisal, survey and satisfaction, last year, the rest.
const KINDS: usize = 5;
const UNIT_WIDTH: f64 = 40.0;
const AUTHOR_WIDTH: f64 = 26.0;

/// What the history says of a unit, or of what belongs to none.
#[derive(Default)]
struct Sum<'a> {
    kinds: [u32; KINDS],
    replaced: u32,
    first: Option<&'a Entry>,
    last: Option<&'a Entry>,
}

impl<'a> Sum<'a> {
    fn add(&mut self, entry: &'a Entry, change: Option<&Change>) {
        let kind = change.map_or(KINDS - 1, |change| kind(change.key.what.family()));
        if let Some(count) = self.kinds.get_mut(kind) {
            *count += 1;
        }
        self.replaced += u32::from(change.is_some_and(|change| !change.replaces.is_empty()));
        self.first.get_or_insert(entry);
        self.last = Some(entry);
    }
}

fn kind(family: Family) -> usize {
    match family {
        Family::SelfAssessment => 0,
        Family::Appraisal => 1,
        Family::Survey | Family::Satisfaction => 2,
        Family::Previous => 3,
        Family::Review | Family::Setup => 4,
    }
}

/// Writes the summary.
pub(super) fn write(plan: &Plan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let text = plan.text;
    let heads = [
        (text.say("workbook-head-unit"), UNIT_WIDTH),
        (text.say("workbook-head-count-own"), 10.0),
        (text.say("workbook-head-count-appraisal"), 10.0),
        (text.say("workbook-head-count-measured"), 12.0),
        (text.say("workbook-head-count-last"), 10.0),
        (text.say("workbook-head-count-rest"), 10.0),
        (text.say("workbook-head-count-all"), 10.0),
        (text.say("workbook-head-count-replaced"), 11.0),
        (text.say("workbook-head-first-written"), 17.0),
        (text.say("workbook-head-last-written"), 17.0),
        (text.say("workbook-head-last-author"), AUTHOR_WIDTH),
    ];
    let (title, note) = (text.say("workbook-title-summary"), text.say("workbook-note-summary"));
    let mut table = Table::begin(plan, sheet, &title, (None, &note), (Paper::Landscape, &heads))?;
    let (units, rest) = sums(plan);
    let nothing = Sum::default();
    let mut row = TOP;
    for block in &plan.blocks {
        for (unit, place) in block.state.units.iter().zip(&block.places) {
            let sum = units.get(&unit.id).unwrap_or(&nothing);
            let line = Row { plan, row, first: plan.trail.first_of(unit.id) };
            let lines = line.write(sheet, sum, (&unit.name, Some(&place.cell(0, 0))))?;
            table.fit(sheet, row, lines)?;
            row += 1;
        }
    }
    for (words, sum) in [("workbook-summary-gone", &rest.gone), ("workbook-summary-setup", &rest.setup)] {
        if sum.last.is_some() {
            let lines = Row { plan, row, first: None }.write(sheet, sum, (&text.say(words), None))?;
            table.fit(sheet, row, lines)?;
            row += 1;
        }
    }
    totals(plan, sheet, row, units.values().chain([&rest.gone, &rest.setup]))?;
    let last = editions(plan, sheet, &mut table, row + 3)?;
    table.finish(plan, sheet, last)
}

/// What belongs to no unit of the roster.
#[derive(Default)]
struct Rest<'a> {
    /// Units that have left the roster.
    gone: Sum<'a>,
    /// Set-up, and decisions about the campaign.
    setup: Sum<'a>,
}

/// The history counted: each of its rows just once.
fn sums<'a>(plan: &Plan<'a>) -> (HashMap<UnitId, Sum<'a>>, Rest<'a>) {
    let units = plan.blocks.iter().flat_map(|block| &block.state.units);
    let mut sums: HashMap<UnitId, Sum<'a>> = units.map(|unit| (unit.id, Sum::default())).collect();
    let mut rest = Rest::default();
    for entry in plan.campaign.log().entries() {
        if entry.changes.is_empty() {
            rest.setup.add(entry, None);
        }
        for change in &entry.changes {
            let sum = match (sums.get_mut(&change.key.unit), change.key.what.family()) {
                // Set-up is a block's or the campaign's, and what is noted on findings may be about no unit.
                (_, Family::Setup) | (None, Family::Review) => &mut rest.setup,
                (Some(of_unit), _) => of_unit,
                (None, _) => &mut rest.gone,
            };
            sum.add(entry, Some(change));
        }
    }
    (sums, rest)
}

/// A unit's row.
struct Row<'a> {
    plan: &'a Plan<'a>,
    row: u32,
    /// Where its history begins.
    first: Option<String>,
}

impl Row<'_> {
    /// The lines of text that the row takes are returned.
    fn write(
        &self,
        sheet: &mut Worksheet,
        sum: &Sum<'_>,
        (name, target): (&str, Option<&str>),
    ) -> Result<u32, ExportError> {
        let (look, row) = (&self.plan.look, self.row);
        match target {
            Some(target) => {
                leading(self.plan, sheet, (row, UNIT), target, (name, UNIT_WIDTH))?;
            }
            None => cells::text(sheet, row, UNIT, name, &look.name)?,
        }
        let plain = look.number(Number::Whole, Weight::Plain);
        for (column, count) in (COUNTS..).zip(sum.kinds) {
            cells::whole(sheet, row, column, Some(count), plain)?;
        }
        let (all, stored) = (format!("SUM({}:{})", at(row, COUNTS), at(row, ALL - 1)), whole(sum.kinds.iter().sum()));
        let bold = look.number(Number::Whole, Weight::Bold);
        match &self.first {
            Some(first) => cells::linked(sheet, (row, ALL), first, &all, &stored, bold)?,
            None => cells::formula(sheet, row, ALL, &all, &stored, bold)?,
        }
        cells::whole(sheet, row, REPLACED, Some(sum.replaced), plain)?;
        moment(sheet, (row, FIRST), sum.first, &look.moment)?;
        moment(sheet, (row, LAST), sum.last, &look.moment)?;
        let author = sum.last.map_or("", |entry| &entry.author);
        cells::text(sheet, row, AUTHOR, author, &look.text)?;
        let lines = |words: &str, width: f64| look::lines(words, width - 1.5, Weight::Plain);
        Ok(lines(name, UNIT_WIDTH).max(lines(author, AUTHOR_WIDTH)))
    }
}

fn whole(count: u32) -> Stored {
    Stored::Whole(i64::from(count))
}

fn moment(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    entry: Option<&Entry>,
    format: &Format,
) -> Result<(), ExportError> {
    let moment = entry.map(|e| ExcelDateTime::from_timestamp((e.at_ms + SEVEN_HOURS_MS).div_euclid(1000)));
    match moment {
        Some(Ok(moment)) => sheet.write_number_with_format(row, column, moment.to_excel(), format)?,
        _ => sheet.write_blank(row, column, format)?,
    };
    Ok(())
}

/// The counts together, and the rows that the history has: the two are the same.
fn totals<'a>(
    plan: &Plan<'_>,
    sheet: &mut Worksheet,
    row: u32,
    sums: impl Iterator<Item = &'a Sum<'a>>,
) -> Result<(), ExportError> {
    let (look, text) = (&plan.look, plan.text);
    let format = look.number(Number::Whole, Weight::Field);
    let (mut kinds, mut replaced) = ([0_u32; KINDS], 0);
    for sum in sums {
        kinds.iter_mut().zip(sum.kinds).for_each(|(all, count)| *all += count);
        replaced += sum.replaced;
    }
    let all: u32 = kinds.iter().sum();
    cells::text(sheet, row, UNIT, &text.say("workbook-summary-all"), &look.field)?;
    for (column, count) in (COUNTS..).zip(kinds.into_iter().chain([all, replaced])) {
        let formula = format!("SUM({})", down((TOP, row.saturating_sub(1).max(TOP)), column));
        cells::formula(sheet, row, column, &formula, &whole(count), format)?;
    }
    for column in FIRST..=AUTHOR {
        cells::text(sheet, row, column, "", &look.field)?;
    }
    let rows = row + 1;
    cells::wide(sheet, rows, (UNIT, ALL - 1), &text.say("workbook-summary-rows"), &look.name)?;
    let counts = plan.trail.sheets.iter().map(|name| {
        let acts = down((history::TOP, history::LAST_ROW), history::ACT);
        format!("COUNTA({}{acts})", quoted(name))
    });
    let formula = counts.collect::<Vec<_>>().join("+");
    let bold = look.number(Number::Whole, Weight::Bold);
    Ok(cells::formula(sheet, rows, ALL, &formula, &whole(all), bold)?)
}

/// Every edition and reopening, with who and why. The last row is returned.
fn editions(plan: &Plan<'_>, sheet: &mut Worksheet, table: &mut Table, head: u32) -> Result<u32, ExportError> {
    let (text, look) = (plan.text, &plan.look);
    let is_listed = |entry: &&Entry| matches!(entry.act, Act::Finalize(_) | Act::Reopen);
    let listed: Vec<&Entry> = plan.campaign.log().entries().iter().map(|entry| &**entry).filter(is_listed).collect();
    if listed.is_empty() {
        return Ok(head - 2);
    }
    cells::text(sheet, head, UNIT, &text.say("workbook-head-act"), &look.head)?;
    cells::wide(sheet, head, (COUNTS, ALL), &text.say("workbook-head-why"), &look.head)?;
    cells::wide(sheet, head, (REPLACED, FIRST), &text.say("workbook-head-author"), &look.head)?;
    cells::text(sheet, head, LAST, &text.say("workbook-head-time"), &look.head)?;
    let mut row = head;
    for entry in listed {
        row += 1;
        let (why, author) = (entry.note.as_deref().unwrap_or_default(), &entry.author);
        cells::text(sheet, row, UNIT, &capital(&text.act(&entry.act)), &look.text)?;
        cells::wide(sheet, row, (COUNTS, ALL), why, &look.text)?;
        cells::wide(sheet, row, (REPLACED, FIRST), author, &look.text)?;
        moment(sheet, (row, LAST), Some(entry), &look.moment)?;
        let lines = look::lines(why, 60.0, Weight::Plain).max(look::lines(author, 26.0, Weight::Plain));
        table.fit(sheet, row, lines)?;
    }
    Ok(row)
}
