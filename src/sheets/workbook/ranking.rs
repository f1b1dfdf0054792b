//! A block's ranking: what the council signs.
//!
//! Places are formulas over the published totals of the units that get one. Whether a unit gets
//! one, and the total it is ranked by, stand in helping columns outside the printed page.

use rust_xlsxwriter::Worksheet;

use super::detail;
use super::error::ExportError;
use super::plan::{BlockPlan, Plan};
use crate::domain::criteria::{NodeLevel, Source};
use crate::domain::index::UnitTotals;
use crate::domain::points::{Fraction, Points};
use crate::domain::ranking::UnitResult;
use crate::domain::setup::{RatingBand, Ties, Unit};
use crate::sheets::paper::cells::{self, Stored, at, down, down_fixed, quote};
use crate::sheets::paper::look::{self, Number, Paper, Weight};
use crate::text::Text;

/// The head of the table.
const HEAD: u32 = 7;
/// The row of the best unit.
pub(super) const TOP: u32 = HEAD + 1;

/// The width of the column of names, in characters.
const UNIT_WIDTH: f64 = 36.0;

/// So many units go on one page with the signatures under them, still easy to read.
const MOST_ON_A_PAGE: u32 = 28;

/// More steps than this don't fit in one formula.
const MOST_BANDS: usize = 60;

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Place,
    Unit,
    Part(Source),
    Percent,
    Bonus,
    Penalty,
    Total,
    Index,
    Band,
    LastTotal,
    LastPlace,
    PointsChange,
    PlacesChange,
    /// Whether the roster ranks the unit; the first of the helping columns.
    Ranked,
    /// Lines that are open.
    Open,
    /// The total, where the unit gets a place.
    Counted,
    /// One where the total stands for the first time; for dense places.
    First,
}

use Column::{
    Band, Bonus, Counted, First, Index, LastPlace, LastTotal, Open, Part, Penalty, Percent, Place, PlacesChange,
    PointsChange, Ranked, Total,
};

/// The columns of a block, in order.
pub(super) struct Columns {
    printed: Vec<Column>,
    helping: Vec<Column>,
}

impl Columns {
    pub(super) fn of(plan: &Plan<'_>, block: &BlockPlan<'_>) -> Columns {
        let shape = &block.shape;
        let mut printed = vec![Place, Column::Unit];
        let has = |s: &Source| shape.max.get(*s as usize).is_some_and(|max| *max > Points::ZERO);
        printed.extend(Source::ALL.into_iter().filter(has).map(Part));
        if shape.satisfaction.is_some() {
            printed.push(Percent);
        }
        printed.extend(shape.extras.iter().map(|level| if *level == NodeLevel::Bonus { Bonus } else { Penalty }));
        printed.push(Total);
        if block.state.set.max() != Points::whole(100) {
            printed.push(Index);
        }
        if !bands(plan, block).is_empty() {
            printed.push(Band);
        }
        printed.extend([LastTotal, LastPlace, PointsChange, PlacesChange]);
        let mut helping = vec![Ranked, Open, Counted];
        if plan.campaign.settings().ties == Ties::Dense {
            helping.push(First);
        }
        Columns { printed, helping }
    }

    /// Where a column stands.
    pub(super) fn at(&self, column: Column) -> u16 {
        let find = |list: &[Column]| list.iter().position(|c| *c == column).and_then(|p| u16::try_from(p).ok());
        find(&self.printed).or_else(|| Some(self.last() + 2 + find(&self.helping)?)).unwrap_or(0)
    }

    fn has(&self, column: Column) -> bool {
        self.printed.contains(&column)
    }

    fn last(&self) -> u16 {
        u16::try_from(self.printed.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }
}

/// The bands of a block, the best first.
fn bands<'a>(plan: &'a Plan<'_>, block: &BlockPlan<'_>) -> Vec<&'a RatingBand> {
    let settings = plan.campaign.settings();
    // A band that nothing can fall into is one that another begins with, so ask for each beginning.
    let mut found: Vec<&RatingBand> =
        settings.bands.iter().filter_map(|band| settings.band_of(block.state.block.id, band.from)).collect();
    found.sort_by_key(|band| std::cmp::Reverse(band.from));
    found.dedup_by_key(|band| band.from);
    found
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

/// What stands in one row.
struct Row<'a> {
    plan: &'a Plan<'a>,
    block: &'a BlockPlan<'a>,
    columns: &'a Columns,
    row: u32,
    last_row: u32,
    unit: &'a Unit,
    result: &'a UnitResult,
    totals: &'a UnitTotals,
    place: &'a super::plan::Place,
}

/// Writes the ranking of a block.
pub(super) fn write(plan: &Plan<'_>, block: &BlockPlan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let columns = Columns::of(plan, block);
    top(plan, block, &columns, sheet)?;
    let count = u32::try_from(block.state.units.len()).unwrap_or(u32::MAX);
    let last_row = TOP + count.saturating_sub(1);
    for (row, unit) in (TOP..).zip(&block.results.by_place) {
        let (Some(described), Some(result)) = (block.state.units.get(*unit), block.results.units.get(*unit)) else {
            continue;
        };
        let (Some(totals), Some(place)) = (block.results.totals.units.get(*unit), block.places.get(*unit)) else {
            continue;
        };
        let row = Row { plan, block, columns: &columns, row, last_row, unit: described, result, totals, place };
        let lines = look::lines(&described.name, UNIT_WIDTH - 1.5, Weight::Plain);
        sheet.set_row_height(row.row, look::height(lines) + 3.0)?;
        for column in columns.printed.iter().chain(&columns.helping) {
            row.cell(sheet, *column)?;
        }
    }
    if count > 0 {
        averages(plan, block, &columns, sheet, last_row)?;
    }
    let end = signatures(plan, block, &columns, sheet, last_row + 3)?;
    sheet.set_print_area(0, 0, end, columns.last())?;
    plan.on_paper(sheet, Paper::Landscape, (HEAD, HEAD))?;
    if count <= MOST_ON_A_PAGE {
        sheet.set_print_fit_to_pages(1, 1);
    }
    Ok(())
}

fn top(plan: &Plan<'_>, block: &BlockPlan<'_>, columns: &Columns, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let (text, look, last) = (plan.text, &plan.look, columns.last());
    plan.mark(sheet, last)?;
    let middle = 2.max(last / 2 - 1);
    heading(plan, sheet, middle, last)?;
    let title = plan.campaign.heading().title.to_uppercase();
    cells::wide(sheet, 4, (0, last), &text.fill("workbook-title-ranking", &[("title", &title)]), &look.title)?;
    sheet.set_row_height(4, 24)?;
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
        let (words, width) = head(text, *column, year);
        let format = if columns.has(*column) { &look.head } else { &look.helper_head };
        cells::text(sheet, HEAD, columns.at(*column), &words, format)?;
        sheet.set_column_width(columns.at(*column), width)?;
        room += width;
    }
    let about = text.about(block.state.set.about());
    cells::wide(sheet, 6, (0, last), &about, &look.subtitle)?;
    sheet.set_row_height(6, look::height(look::lines(&about, room, Weight::Plain)))?;
    sheet.set_row_height(HEAD, look::height(3))?;
    sheet.set_column_width(last + 1, 3)?;
    Ok(())
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

fn head(text: &Text, column: Column, year: u16) -> (String, f64) {
    let last_year = year.saturating_sub(1).to_string();
    match column {
        Place => (text.say("workbook-head-place"), 7.0),
        Column::Unit => (text.say("workbook-head-unit"), UNIT_WIDTH),
        Part(Source::Appraisal) => (text.say("workbook-part-appraisal"), 11.0),
        Part(Source::Survey) => (text.say("workbook-part-survey"), 11.0),
        Part(Source::Satisfaction) => (text.say("workbook-part-satisfaction"), 11.0),
        Percent => (text.say("workbook-head-percent"), 11.0),
        Bonus => (text.say("workbook-part-bonus"), 9.0),
        Penalty => (text.say("workbook-part-penalty"), 9.0),
        Total => (text.say("workbook-part-total"), 11.0),
        Index => (text.say("workbook-head-index"), 10.0),
        Band => (text.say("workbook-head-band"), 12.0),
        LastTotal => (text.fill("workbook-head-last-total", &[("year", &last_year)]), 10.0),
        LastPlace => (text.fill("workbook-head-last-place", &[("year", &last_year)]), 11.0),
        PointsChange => (text.say("workbook-head-points-change"), 11.0),
        PlacesChange => (text.say("workbook-head-places-change"), 11.0),
        Ranked => (text.say("workbook-head-ranked"), 10.0),
        Open => (text.say("workbook-head-open"), 9.0),
        Counted => (text.say("workbook-head-counted-total"), 10.0),
        First => (text.say("workbook-head-first"), 9.0),
    }
}

impl Row<'_> {
    fn name(&self, column: Column) -> String {
        at(self.row, self.columns.at(column))
    }

    fn all(&self, column: Column) -> String {
        down_fixed((TOP, self.last_row), self.columns.at(column))
    }

    fn cell(&self, sheet: &mut Worksheet, column: Column) -> Result<(), ExportError> {
        let (look, words) = (&self.plan.look, &self.plan.words);
        let put = self.columns.at(column);
        let (number, weight) = kind(column);
        let format = look.number(number, weight);
        let previous = self.result.previous;
        match column {
            Column::Unit if self.plan.unit_sheets.is_empty() => {
                cells::text(sheet, self.row, put, &self.unit.name, &look.text)?
            }
            Column::Unit => cells::link(sheet, self.row, put, &self.place.cell(0, 0), &self.unit.name, &look.link)?,
            LastTotal => cells::points(sheet, self.row, put, previous.total, format)?,
            LastPlace => cells::whole(sheet, self.row, put, previous.rank, format)?,
            Ranked => {
                let word = if self.unit.ranked { &words.yes } else { &words.no };
                cells::text(sheet, self.row, put, word, format)?;
            }
            _ => {
                let (formula, stored) = self.formula(column);
                let format = if column == Band { &look.centred } else { format };
                cells::formula(sheet, self.row, put, &formula, &stored, format)?;
            }
        }
        Ok(())
    }

    fn formula(&self, column: Column) -> (String, Stored) {
        let (shape, place) = (&self.block.shape, self.place);
        let linked = |row: u32| place.cell(row, detail::POINTS);
        match column {
            Part(source) => (linked(shape.source(source)), Stored::from(self.totals.part(source))),
            Bonus => (linked(shape.extra(NodeLevel::Bonus).unwrap_or(0)), Stored::Points(self.totals.bonus)),
            Penalty => (linked(shape.extra(NodeLevel::Penalty).unwrap_or(0)), Stored::Points(self.totals.penalty)),
            Total => (linked(shape.published()), Stored::from(self.result.published)),
            Open => {
                let open = i64::from(self.totals.blank) + i64::from(self.totals.disputed);
                (linked(shape.open()), Stored::Whole(open))
            }
            Percent => {
                let given = place.cell(shape.satisfaction.unwrap_or(0), detail::GIVEN);
                let stored = self.result.satisfaction_percent.map_or(Stored::Nothing, Stored::Percent);
                (self.percent(&given), stored)
            }
            Index => self.index(),
            Band => self.band(),
            Place => self.place_formula(),
            PointsChange => self.points_change(),
            PlacesChange => {
                let (now, before) = (self.name(Place), self.name(LastPlace));
                let stored = self.result.rank_change().map_or(Stored::Nothing, Stored::Whole);
                (format!("IF(OR({now}=\"\",{before}=\"\"),\"\",{before}-{now})"), stored)
            }
            Counted => {
                let (ranked, open, total) = (self.name(Ranked), self.name(Open), self.name(Total));
                let yes = quote(&self.plan.words.yes);
                let stored = Stored::from(self.result.published.filter(|_| self.result.rank.is_some()));
                (format!("IF(AND({ranked}={yes},{open}=0),{total},\"\")"), stored)
            }
            First => {
                let own = self.name(Counted);
                let until = down_fixed((TOP, TOP), self.columns.at(Counted));
                let until = until.split(':').next().unwrap_or_default();
                let first = self.result.rank.is_some() && self.is_first();
                (format!("IF({own}=\"\",0,IF(COUNTIF({until}:{own},{own})=1,1,0))"), Stored::Whole(i64::from(first)))
            }
            Column::Unit | LastTotal | LastPlace | Ranked => (String::new(), Stored::Nothing),
        }
    }

    /// The percentage, unless the line was given points or a word instead.
    fn percent(&self, given: &str) -> String {
        if self.result.satisfaction_percent.is_none() && self.totals.part(Source::Satisfaction).is_some() {
            // Points that arrived as points have no percentage to show.
            return "\"\"".to_owned();
        }
        format!("IF(ISNUMBER({given}),{given},\"\")")
    }

    fn place_formula(&self) -> (String, Stored) {
        let (own, all) = (self.name(Counted), self.all(Counted));
        let stored = self.result.rank.map_or(Stored::Nothing, |rank| Stored::Whole(i64::from(rank)));
        let place = match self.plan.campaign.settings().ties {
            Ties::Competition => format!("RANK({own},{all},0)"),
            // A text counts as larger than any number, but is never the first of its value.
            Ties::Dense => format!("1+SUMPRODUCT(({all}>{own})*{})", self.all(First)),
        };
        (format!("IF({own}=\"\",\"\",{place})"), stored)
    }

    fn points_change(&self) -> (String, Stored) {
        let (now, before, open) = (self.name(Total), self.name(LastTotal), self.name(Open));
        let change = self.result.published.zip(self.result.previous.total).map(|(now, before)| now - before);
        let stored = Stored::from(change.filter(|_| self.totals.is_complete()));
        (format!("IF(OR({now}=\"\",{before}=\"\",{open}>0),\"\",ROUND({now}-{before},4))"), stored)
    }

    fn index(&self) -> (String, Stored) {
        let (total, max) = (self.name(Total), self.place.cell(self.block.shape.total(), detail::MAX));
        let share = self.result.published.and_then(|t| Fraction::of(t, self.block.state.set.max()));
        let stored = share.map_or(Stored::Nothing, |share| Stored::Percent(share.percent(2)));
        (format!("IF({total}=\"\",\"\",ROUND({total}/{max}*100,2))"), stored)
    }

    fn band(&self) -> (String, Stored) {
        let (total, open) = (self.name(Total), self.name(Open));
        let stored = self.result.band.as_ref().map_or(Stored::Nothing, |band| Stored::Word(band.to_string()));
        let bands = bands(self.plan, self.block);
        if bands.len() > MOST_BANDS {
            return (stored_alone(&stored), stored);
        }
        let steps = bands
            .iter()
            .rev()
            .fold("\"\"".to_owned(), |rest, band| format!("IF({total}>={},{},{rest})", band.from, quote(&band.name)));
        (format!("IF(OR({total}=\"\",{open}>0),\"\",{steps})"), stored)
    }

    /// Whether no unit above has the same total.
    fn is_first(&self) -> bool {
        let units = &self.block.results.units;
        let above = self.block.results.by_place.iter().filter_map(|at| units.get(*at));
        above.take_while(|u| u.unit != self.unit.id).all(|u| u.rank != self.result.rank)
    }
}

fn stored_alone(stored: &Stored) -> String {
    match stored {
        Stored::Word(word) => quote(word),
        _ => "\"\"".to_owned(),
    }
}

fn kind(column: Column) -> (Number, Weight) {
    match column {
        Place => (Number::Whole, Weight::Bold),
        Part(_) | Bonus | Penalty => (Number::Points, Weight::Plain),
        Percent | Index => (Number::Percent, Weight::Plain),
        Total => (Number::Total, Weight::Bold),
        LastTotal => (Number::Points, Weight::Plain),
        LastPlace => (Number::Whole, Weight::Plain),
        PointsChange => (Number::PointsChange, Weight::Plain),
        PlacesChange => (Number::PlacesChange, Weight::Plain),
        Counted => (Number::Total, Weight::Helper),
        Column::Unit | Band | Ranked | Open | First => (Number::Whole, Weight::Helper),
    }
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
        let totals = block.results.totals.units.iter();
        let values: Vec<Option<Points>> = match column {
            Part(source) => totals.map(|t| t.part(*source)).collect(),
            Bonus => totals.map(|t| Some(t.bonus)).collect(),
            Penalty => totals.map(|t| Some(t.penalty)).collect(),
            Total => block.results.units.iter().map(|u| u.published).collect(),
            Column::Unit => {
                cells::text(sheet, row, put, &plan.text.say("workbook-average"), &plan.look.field)?;
                continue;
            }
            _ => {
                cells::text(sheet, row, put, "", &plan.look.field)?;
                continue;
            }
        };
        let format = plan.look.number(Number::Points, Weight::Field);
        let range = down((TOP, last_row), put);
        cells::formula(sheet, row, put, &average_formula(&range), &Stored::from(average(&values)), format)?;
    }
    Ok(())
}

/// The average of the numbers in a range.
pub(super) fn average_formula(range: &str) -> String {
    format!("IF(COUNT({range})=0,\"\",ROUND(SUM({range})/COUNT({range}),4))")
}

/// The average of what is there.
pub(super) fn average(values: &[Option<Points>]) -> Option<Points> {
    let there: Vec<Points> = values.iter().flatten().copied().collect();
    let sum: Points = there.iter().copied().sum();
    let count = i64::try_from(there.len()).ok()?;
    // Halves go away from zero, as in a spreadsheet: averages are no published totals.
    let size = Fraction::of(Points::from_units(sum.units().abs()), Points::whole(count))?.rounded(4);
    Some(if sum < Points::ZERO { -size } else { size })
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
    let open = block.results.totals.units.iter().filter(|t| !t.is_complete()).count();
    let unranked = block.state.units.iter().filter(|u| !u.ranked).count();
    let rescaled = block.results.totals.units.iter().filter(|t| t.excluded.iter().any(|p| *p > Points::ZERO)).count();
    let count = |n: usize| n.to_string();
    let mut notes = Vec::new();
    if open > 0 {
        notes.push(text.fill("workbook-note-open", &[("count", &count(open))]));
    }
    if unranked > 0 {
        notes.push(text.fill("workbook-note-unranked", &[("count", &count(unranked))]));
    }
    if rescaled > 0 {
        notes.push(text.fill("workbook-note-rescaled", &[("count", &count(rescaled))]));
    }
    for note in &notes {
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
