//! A block against last year: places, totals and parts, and what caused a change of place.

use rust_xlsxwriter::Worksheet;

use super::error::ExportError;
use super::plan::{BlockPlan, Place, Plan};
use super::ranking::{self, Column};
use super::table::{TOP, Table, UNIT_WIDTH, leading, name_lines};
use crate::domain::analysis::{LastParts, Part, PartChange};
use crate::domain::criteria::{NodeLevel, Source};
use crate::sheets::paper::cells::{self, Stored, at};
use crate::sheets::paper::look::{self, Number, Paper, Weight};

const PLACE: u16 = 0;
const UNIT: u16 = 1;
const LAST_PLACE: u16 = 2;
const PLACES: u16 = 3;
const TOTAL: u16 = 4;
const LAST_TOTAL: u16 = 5;
const POINTS: u16 = 6;
const PARTS: u16 = 7;
const CAUSE_WIDTH: f64 = 26.0;

/// The parts that can be compared for some unit of the block, in the order in which they are shown.
fn parts(block: &BlockPlan<'_>) -> Vec<Part> {
    let [first, second, third] = Source::ALL.map(Part::Source);
    let is_known = |part: &Part| block.changes.iter().any(|c| c.part(*part).is_some());
    [first, second, third, Part::Rest, Part::Extras].into_iter().filter(is_known).collect()
}

/// Writes the changes.
pub(super) fn write(plan: &Plan<'_>, block: &BlockPlan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let (text, parts) = (plan.text, parts(block));
    let year = plan.campaign.heading().year;
    let (now, last_year) = (year.to_string(), year.saturating_sub(1).to_string());
    let mut heads = vec![
        (text.say("workbook-head-place"), 7.0),
        (text.say("workbook-head-unit"), UNIT_WIDTH),
        (text.fill("workbook-head-last-place", &[("year", &last_year)]), 8.0),
        (text.say("workbook-head-places-change"), 8.0),
        (text.fill("workbook-head-last-total", &[("year", &now)]), 10.0),
        (text.fill("workbook-head-last-total", &[("year", &last_year)]), 10.0),
        (text.say("workbook-head-points-change"), 10.0),
    ];
    for part in &parts {
        let name = text.part(*part);
        heads.push((text.fill("workbook-head-part-of", &[("part", &name), ("year", &now)]), 11.0));
        heads.push((text.fill("workbook-head-part-of", &[("part", &name), ("year", &last_year)]), 11.0));
        heads.push((text.say("workbook-head-points-change"), 10.0));
    }
    heads.push((text.say("workbook-head-cause"), CAUSE_WIDTH));
    let (title, note) = (
        text.fill("workbook-title-changes", &[("year", &now), ("last", &last_year)]),
        text.say("workbook-note-changes"),
    );
    let mut table = Table::begin(plan, sheet, &title, (Some(block), &note), (Paper::Landscape, &heads))?;
    let last = TOP + block.count().saturating_sub(1);
    for ((row, from), unit) in (TOP..).zip(ranking::TOP..).zip(&block.results.by_place) {
        let (Some(place), Some(change)) = (block.places.get(*unit), block.changes.get(*unit)) else { continue };
        let cause = text.cause(change);
        table.fit(
            sheet,
            row,
            name_lines(block.name(*unit)).max(look::lines(&cause, CAUSE_WIDTH - 1.5, Weight::Plain)),
        )?;
        let target = place.cell(0, 0);
        published(plan, block, sheet, (row, from), *unit)?;
        if !leading(plan, sheet, (row, UNIT), &target, (block.name(*unit), UNIT_WIDTH))? {
            let rank = block.results.units.get(*unit).and_then(|u| u.rank);
            let stored = rank.map_or(Stored::Nothing, |rank| Stored::Whole(i64::from(rank)));
            let formula = ranking::cell(block, from, Column::Place);
            let format = plan.look.number(Number::Whole, Weight::Bold);
            cells::linked(sheet, (row, PLACE), &target, &formula, &stored, format)?;
        }
        for (column, part) in (PARTS..).step_by(3).zip(&parts) {
            let unit_row = UnitRow { plan, block, row, place, unit: *unit };
            unit_row.part(sheet, column, *part, change.part(*part))?;
        }
        cells::text(sheet, row, table.last, &cause, &plan.look.text)?;
    }
    for column in [PLACES, POINTS].into_iter().chain((PARTS + 2..table.last).step_by(3)) {
        ranking::mark_changes(plan, sheet, column, (TOP, last))?;
    }
    table.finish(plan, sheet, last)
}

/// What was published, from the ranking.
fn published(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    sheet: &mut Worksheet,
    (row, from): (u32, u32),
    unit: usize,
) -> Result<(), ExportError> {
    let (Some(result), Some(change)) = (block.results.units.get(unit), block.changes.get(unit)) else {
        return Ok(());
    };
    let look = &plan.look;
    let whole = |rank: Option<u32>| rank.map_or(Stored::Nothing, |rank| Stored::Whole(i64::from(rank)));
    let filled = |cell: String| format!("IF({cell}=\"\",\"\",{cell})");
    let of = |column| ranking::cell(block, from, column);
    let columns = [
        (PLACE, of(Column::Place), whole(result.rank), look.number(Number::Whole, Weight::Bold)),
        (
            LAST_PLACE,
            filled(of(Column::LastPlace)),
            whole(result.previous.rank),
            look.number(Number::Whole, Weight::Plain),
        ),
        (
            PLACES,
            of(Column::PlacesChange),
            result.rank_change().map_or(Stored::Nothing, Stored::Whole),
            look.number(Number::PlacesChange, Weight::Plain),
        ),
        (TOTAL, of(Column::Total), Stored::from(result.published), look.number(Number::Total, Weight::Bold)),
        (
            LAST_TOTAL,
            filled(of(Column::LastTotal)),
            Stored::from(result.previous.total),
            look.number(Number::Points, Weight::Plain),
        ),
        (
            POINTS,
            of(Column::PointsChange),
            Stored::from(change.total),
            look.number(Number::PointsChange, Weight::Plain),
        ),
    ];
    for (column, formula, stored, format) in &columns {
        cells::formula(sheet, row, *column, formula, stored, format)?;
    }
    Ok(())
}

/// A unit's row.
struct UnitRow<'a> {
    plan: &'a Plan<'a>,
    block: &'a BlockPlan<'a>,
    row: u32,
    place: &'a Place,
    unit: usize,
}

impl UnitRow<'_> {
    /// A part's points this year and last, and the change.
    fn part(
        &self,
        sheet: &mut Worksheet,
        column: u16,
        part: Part,
        change: Option<&PartChange>,
    ) -> Result<(), ExportError> {
        let look = &self.plan.look;
        let plain = look.number(Number::Points, Weight::Plain);
        let Some(change) = change else {
            for column in column..column + 3 {
                cells::text(sheet, self.row, column, "", &look.centred)?;
            }
            return Ok(());
        };
        cells::formula(sheet, self.row, column, &self.now(part), &Stored::Points(change.is), plain)?;
        match self.last_rest(part) {
            Some(formula) => cells::formula(sheet, self.row, column + 1, &formula, &Stored::Points(change.was), plain)?,
            None => cells::points(sheet, self.row, column + 1, Some(change.was), plain)?,
        }
        let formula = format!("ROUND({}-{},4)", at(self.row, column), at(self.row, column + 1));
        let format = look.number(Number::PointsChange, Weight::Plain);
        Ok(cells::formula(sheet, self.row, column + 2, &formula, &Stored::Points(change.change()), format)?)
    }

    /// This year's points of a part, from the unit's sheet.
    fn now(&self, part: Part) -> String {
        let (shape, points) = (&self.block.shape, self.plan.lines.points);
        let cell = |row: u32| self.place.cell(row, points);
        match part {
            Part::Source(source) => cell(shape.source(source)),
            Part::Rest => {
                format!("ROUND({}-{},4)", cell(shape.total()), cell(shape.source(Source::Appraisal)))
            }
            Part::Extras => {
                let extra = |level| shape.extra(level).map_or_else(|| "0".to_owned(), cell);
                format!("ROUND({}-{},4)", extra(NodeLevel::Bonus), extra(NodeLevel::Penalty))
            }
        }
    }

    /// Last year's rest follows from the published total and the appraised points.
    fn last_rest(&self, part: Part) -> Option<String> {
        let last = self.block.last.units.get(self.unit)?;
        let is_rest = part == Part::Rest && matches!(last.parts, LastParts::AppraisalAndRest { .. });
        is_rest.then(|| format!("ROUND({}-{},4)", at(self.row, LAST_TOTAL), at(self.row, PARTS + 1)))
    }
}
