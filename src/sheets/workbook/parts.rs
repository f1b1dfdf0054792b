//! A block's places by each part: who is ahead on the appraised points, in the survey, in satisfaction.

use rust_xlsxwriter::Worksheet;

use super::error::ExportError;
use super::fields::named;
use super::plan::{BlockPlan, Plan};
use super::ranking::{self, Column};
use super::table::{TOP, Table, UNIT_WIDTH, name_lines};
use crate::domain::criteria::Source;
use crate::domain::points::Points;
use crate::domain::setup::Ties;
use crate::sheets::paper::cells::{self, Stored, at, down_fixed};
use crate::sheets::paper::look::{Number, Paper, Weight};
use crate::sheets::paper::names;

const FIRST: u16 = 2;

/// The parts that a block has, in order.
fn parts(block: &BlockPlan<'_>) -> Vec<Source> {
    Source::ALL.into_iter().filter(|s| block.columns.has(Column::Part(*s))).collect()
}

/// Whether places follow the percentages, where one line carries the satisfaction.
fn is_by_percent(block: &BlockPlan<'_>, source: Source) -> bool {
    source == Source::Satisfaction && block.results.units.iter().any(|u| u.satisfaction_percent.is_some())
}

/// The row of each unit of the roster.
pub(super) fn rows(block: &BlockPlan<'_>) -> Vec<u32> {
    ranking::rows(block).iter().map(|row| row - ranking::TOP + TOP).collect()
}

/// The cell of a unit's place in a part, as formulas of other sheets name it.
pub(super) fn place_cell(block: &BlockPlan<'_>, source: Source, row: u32) -> Option<String> {
    let number = parts(block).iter().position(|s| *s == source)?;
    let column = FIRST + 2 * u16::try_from(number).ok()? + 1;
    Some(format!("{}{}", names::quoted(&block.parts), at(row, column)))
}

/// Writes the places by part.
pub(super) fn write(plan: &Plan<'_>, block: &BlockPlan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let (text, parts) = (plan.text, parts(block));
    let mut heads = vec![(text.say("workbook-head-overall-place"), 9.0), (text.say("workbook-head-unit"), UNIT_WIDTH)];
    for source in &parts {
        let (points, place) = match source {
            Source::Appraisal => (text.say("workbook-part-appraisal"), text.say("workbook-head-place-appraisal")),
            Source::Survey => (text.say("workbook-part-survey"), text.say("workbook-head-place-survey")),
            Source::Satisfaction if is_by_percent(block, *source) => {
                (text.say("workbook-head-percent"), text.say("workbook-head-place-satisfaction"))
            }
            Source::Satisfaction => {
                (text.say("workbook-part-satisfaction"), text.say("workbook-head-place-satisfaction"))
            }
        };
        heads.extend([(points, 13.0), (place, 13.0)]);
    }
    let title = text.fill("workbook-title-parts", &[("title", &plan.campaign.heading().title.to_uppercase())]);
    let note = text.say("workbook-note-parts");
    let mut table = Table::begin(plan, sheet, &title, (Some(block), &note), (Paper::Landscape, &heads))?;
    let last = (TOP + block.count()).saturating_sub(1);
    for ((row, from), unit) in (TOP..).zip(ranking::TOP..).zip(&block.results.by_place) {
        named(plan, block, sheet, (row, from), *unit)?;
        table.fit(sheet, row, name_lines(block.name(*unit)))?;
        for (number, source) in (0_u16..).zip(&parts) {
            let part = Part { plan, block, source: *source, number, parts: parts.len(), rows: (TOP, last) };
            part.write(sheet, (row, from), *unit)?;
        }
    }
    for (number, _) in (0_u16..).zip(&parts) {
        let helper = table.last + 2 + number;
        cells::text(
            sheet,
            super::table::HEAD,
            helper,
            &text.say("workbook-head-counted-total"),
            &plan.look.helper_head,
        )?;
    }
    sheet.set_print_area(0, 0, last.max(TOP), table.last)?;
    table.finish(plan, sheet, last)
}

/// A part's columns.
struct Part<'a> {
    plan: &'a Plan<'a>,
    block: &'a BlockPlan<'a>,
    source: Source,
    number: u16,
    parts: usize,
    rows: (u32, u32),
}

impl Part<'_> {
    /// The value, the place, and in the helping columns what places are given on.
    fn write(&self, sheet: &mut Worksheet, (row, from): (u32, u32), unit: usize) -> Result<(), ExportError> {
        let (Some(result), Some(totals)) =
            (self.block.results.units.get(unit), self.block.results.totals.units.get(unit))
        else {
            return Ok(());
        };
        let is_by_percent = is_by_percent(self.block, self.source);
        let (column, value, number) = if is_by_percent {
            let percent = result.satisfaction_percent;
            (Column::Percent, percent.map(|p| Points::from_units(p.units())), Number::Percent)
        } else {
            (Column::Part(self.source), totals.part(self.source), Number::Points)
        };
        let look = &self.plan.look;
        let (put, place) = (FIRST + 2 * self.number, FIRST + 2 * self.number + 1);
        let linked = ranking::cell(self.block, from, column);
        cells::formula(sheet, row, put, &linked, &Stored::from(value), look.number(number, Weight::Plain))?;
        let decimals = self.plan.campaign.settings().total_decimals.min(4);
        let is_placed = ranking::cell(self.block, from, Column::Counted);
        let own = at(row, put);
        let formula = format!("IF(AND(ISNUMBER({is_placed}),ISNUMBER({own})),ROUND({own},{decimals}),\"\")");
        let counted = value.filter(|_| result.rank.is_some()).map(|v| v.rounded(decimals));
        let helper = self.helper();
        cells::formula(
            sheet,
            row,
            helper,
            &formula,
            &Stored::from(counted),
            look.number(Number::Points, Weight::Helper),
        )?;
        let rank = result.part_ranks.get(self.source as usize).copied().flatten();
        self.first(sheet, row, rank, unit)?;
        let stored = rank.map_or(Stored::Nothing, |rank| Stored::Whole(i64::from(rank)));
        let firsts = down_fixed(self.rows, self.firsts());
        let ties = self.plan.campaign.settings().ties;
        let formula = ranking::place_formula(ties, &at(row, helper), &down_fixed(self.rows, helper), &firsts);
        Ok(cells::formula(sheet, row, place, &formula, &stored, look.number(Number::Whole, Weight::Bold))?)
    }

    /// Marks where a value stands for the first time; dense places count those.
    fn first(&self, sheet: &mut Worksheet, row: u32, rank: Option<u32>, unit: usize) -> Result<(), ExportError> {
        if self.plan.campaign.settings().ties != Ties::Dense {
            return Ok(());
        }
        let units = &self.block.results.units;
        let above = self.block.results.by_place.iter().take_while(|at| **at != unit).filter_map(|at| units.get(*at));
        let of = |u: &crate::domain::ranking::UnitResult| u.part_ranks.get(self.source as usize).copied().flatten();
        let is_first = rank.is_some() && above.map(of).all(|other| other != rank);
        let formula = ranking::first_formula(&at(row, self.helper()), self.rows.0, self.helper());
        let format = self.plan.look.number(Number::Whole, Weight::Helper);
        let stored = Stored::Whole(i64::from(is_first));
        Ok(cells::formula(sheet, row, self.firsts(), &formula, &stored, format)?)
    }

    fn helper(&self) -> u16 {
        FIRST + 2 * u16::try_from(self.parts).unwrap_or(0) + 1 + self.number
    }

    fn firsts(&self) -> u16 {
        self.helper() + u16::try_from(self.parts).unwrap_or(0)
    }
}
