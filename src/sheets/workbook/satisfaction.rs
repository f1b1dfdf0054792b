//! A block's satisfaction table, by satisfaction.

use rust_xlsxwriter::Worksheet;

use super::detail::MAX;
use super::error::ExportError;
use super::parts;
use super::plan::{BlockPlan, Plan};
use super::ranking::{self, Column, average, average_formula, away};
use super::table::{TOP, Table, UNIT_WIDTH, leading, name_lines};
use crate::domain::criteria::Source;
use crate::domain::points::{Percent, Points};
use crate::sheets::paper::cells::{self, Stored, at, down};
use crate::sheets::paper::look::{Number, Paper, Weight};

const PLACE: u16 = 0;
const UNIT: u16 = 1;
const PERCENT: u16 = 2;
const AGAINST: u16 = 3;
const MAXIMUM: u16 = 4;
const POINTS: u16 = 5;
const OVERALL: u16 = 6;

/// Writes the satisfaction table.
pub(super) fn write(plan: &Plan<'_>, block: &BlockPlan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let text = plan.text;
    let heads = [
        (text.say("workbook-head-place"), 7.0),
        (text.say("workbook-head-unit"), UNIT_WIDTH),
        (text.say("workbook-head-percent"), 12.0),
        (text.say("workbook-head-against-average"), 12.0),
        (text.say("workbook-head-max"), 10.0),
        (text.say("workbook-part-satisfaction"), 11.0),
        (text.say("workbook-head-overall-place"), 10.0),
    ];
    let year = plan.campaign.heading().year.to_string();
    let title = text.fill("workbook-title-satisfaction", &[("year", &year)]);
    let mut table = Table::begin(plan, sheet, &title, (Some(block), ""), (Paper::Portrait, &heads))?;
    let percents: Vec<Option<Points>> =
        block.results.units.iter().map(|u| Some(Points::from_units(u.satisfaction_percent?.units()))).collect();
    let mean = average(&percents, 2);
    let last = TOP + block.count().saturating_sub(1);
    let (in_ranking, in_parts) = (ranking::rows(block), parts::rows(block));
    for (row, unit) in (TOP..).zip(order(block)) {
        table.fit(sheet, row, name_lines(block.name(unit)))?;
        let from = |rows: &[u32]| rows.get(unit).copied().unwrap_or(0);
        unit_row(plan, block, sheet, [row, last + 1, from(&in_ranking), from(&in_parts)], (unit, mean))?;
    }
    let field = &plan.look.field;
    for column in PLACE..=OVERALL {
        cells::text(sheet, last + 1, column, "", field)?;
    }
    cells::text(sheet, last + 1, UNIT, &text.say("workbook-average"), field)?;
    let formula = average_formula(&down((TOP, last), PERCENT), 2);
    let stored = mean.map_or(Stored::Nothing, |m| Stored::Percent(Percent::from_units(m.units())));
    cells::formula(sheet, last + 1, PERCENT, &formula, &stored, plan.look.number(Number::Percent, Weight::Field))?;
    let points: Vec<Option<Points>> = block.results.totals.units.iter().map(|t| t.part(Source::Satisfaction)).collect();
    let formula = average_formula(&down((TOP, last), POINTS), 4);
    let stored = Stored::from(average(&points, 4));
    cells::formula(sheet, last + 1, POINTS, &formula, &stored, plan.look.number(Number::Points, Weight::Field))?;
    table.finish(plan, sheet, last + 1)
}

/// Units by their place in satisfaction, then by percentage.
fn order(block: &BlockPlan<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..block.state.units.len()).collect();
    order.sort_by_key(|unit| {
        let result = block.results.units.get(*unit);
        let rank = result.and_then(|u| u.part_ranks.get(Source::Satisfaction as usize).copied().flatten());
        let percent = result.and_then(|u| u.satisfaction_percent).map_or(-1, Percent::units);
        (rank.unwrap_or(u32::MAX), std::cmp::Reverse(percent))
    });
    order
}

fn unit_row(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    sheet: &mut Worksheet,
    [row, averages, from, in_parts]: [u32; 4],
    (unit, mean): (usize, Option<Points>),
) -> Result<(), ExportError> {
    let (Some(place), Some(result), Some(totals)) =
        (block.places.get(unit), block.results.units.get(unit), block.results.totals.units.get(unit))
    else {
        return Ok(());
    };
    let look = &plan.look;
    let whole = |rank: Option<u32>| rank.map_or(Stored::Nothing, |rank| Stored::Whole(i64::from(rank)));
    let formula = parts::place_cell(block, Source::Satisfaction, in_parts).unwrap_or_else(|| "\"\"".to_owned());
    let rank = result.part_ranks.get(Source::Satisfaction as usize).copied().flatten();
    let (target, bold) = (place.cell(0, 0), look.number(Number::Whole, Weight::Bold));
    if leading(plan, sheet, (row, UNIT), &target, (block.name(unit), UNIT_WIDTH))? {
        cells::formula(sheet, row, PLACE, &formula, &whole(rank), bold)?;
    } else {
        cells::linked(sheet, (row, PLACE), &target, &formula, &whole(rank), bold)?;
    }
    let percent = result.satisfaction_percent;
    let stored = percent.map_or(Stored::Nothing, Stored::Percent);
    let formula = ranking::cell(block, from, Column::Percent);
    cells::formula(sheet, row, PERCENT, &formula, &stored, look.number(Number::Percent, Weight::Bold))?;
    let (own, all) = (at(row, PERCENT), at(averages, PERCENT));
    let formula = format!("IF(OR({own}=\"\",{all}=\"\"),\"\",ROUND(ROUND({own}-{all},4),2))");
    let by = percent.zip(mean).map(|(p, m)| away(Points::from_units(p.units() - m.units()), 2));
    cells::formula(sheet, row, AGAINST, &formula, &Stored::from(by), look.number(Number::ShareChange, Weight::Plain))?;
    let line = block.shape.satisfaction.unwrap_or(0);
    let max = block.state.set.max_of(Source::Satisfaction);
    let plain = look.number(Number::Points, Weight::Plain);
    cells::formula(sheet, row, MAXIMUM, &place.cell(line, MAX), &Stored::Points(max), plain)?;
    let formula = ranking::cell(block, from, Column::Part(Source::Satisfaction));
    cells::formula(sheet, row, POINTS, &formula, &Stored::from(totals.part(Source::Satisfaction)), plain)?;
    let formula = ranking::cell(block, from, Column::Place);
    Ok(cells::formula(sheet, row, OVERALL, &formula, &whole(result.rank), look.number(Number::Whole, Weight::Plain))?)
}
