//! A block's fields: what each unit has in each, with maxima, averages and medians; and, on a sheet of its
//! own where units have such, what that is of the maximum that applies to them.

use rust_xlsxwriter::{ConditionalFormatFormula, Worksheet};

use super::error::ExportError;
use super::plan::{BlockPlan, Place, Plan};
use super::ranking::{self, Column};
use super::table::{HEAD, TOP as BELOW_HEAD, Table, UNIT_WIDTH, leading, name_lines};
use crate::domain::campaign::BlockState;
use crate::domain::criteria::{Node, NodeLevel, NotApplicable};
use crate::domain::index::Standing;
use crate::domain::points::{Fraction, Percent, Points, median};
use crate::domain::ranking::{BlockResults, UnitResult};
use crate::sheets::paper::cells::{self, Stored, at, down};
use crate::sheets::paper::look::{self, Number, Paper, Weight};
use crate::sheets::paper::names;

/// The maxima stand under the head.
const MAXIMA: u32 = BELOW_HEAD;
const TOP: u32 = MAXIMA + 1;
const PLACE: u16 = 0;
const UNIT: u16 = 1;
const FIELDS: u16 = 2;
const FIELD_WIDTH: f64 = 12.0;

/// What a unit has of a field's maximum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FieldShare {
    /// The maximum of the lines that apply to it.
    pub applicable: Points,
    /// Its points as a share of that; none where nothing is scored or nothing applies.
    pub share: Option<Percent>,
}

/// What each unit of a block has of each ordinary field's maximum.
pub(super) fn shares(state: &BlockState, results: &BlockResults) -> Vec<Vec<FieldShare>> {
    let of_unit = |unit: usize| {
        let mut left_out = vec![Points::ZERO; state.set.nodes().len()];
        for (line, node) in state.set.leaves().enumerate() {
            let is_out = node.not_applicable == NotApplicable::Excluded && !node.level.is_extra();
            if is_out
                && state.marks().get(unit, line) == Standing::NotApplicable
                && let Some(slot) = left_out.get_mut(node.field)
            {
                *slot += node.max;
            }
        }
        let fields = state.set.fields().zip(results.totals.fields_of(unit));
        let ordinary = fields.filter(|((_, node), _)| node.level == NodeLevel::Field);
        let share = |((at, node), points): ((usize, &Node), &Option<Points>)| {
            let applicable = node.max - left_out.get(at).copied().unwrap_or_default();
            let share = points.and_then(|p| Fraction::of(p, applicable)).map(|f| f.percent(2));
            FieldShare { applicable, share }
        };
        ordinary.map(share).collect()
    };
    (0..state.units.len()).map(of_unit).collect()
}

/// A field's column.
struct Field<'a> {
    node: &'a Node,
    /// The field's row in a unit's sheet.
    row: u32,
    column: u16,
    /// What each unit has, in the order of the roster, before rescaling.
    values: Vec<Option<Points>>,
}

fn fields<'a>(block: &'a BlockPlan<'_>) -> Vec<Field<'a>> {
    let units = block.state.units.len();
    let listed = block.state.set.fields().enumerate().zip(FIELDS..);
    let field = |((number, (at, node)), column)| Field {
        node,
        row: u32::try_from(at).unwrap_or(u32::MAX),
        column,
        values: (0..units).map(|u| block.results.totals.fields_of(u).get::<usize>(number).copied().flatten()).collect(),
    };
    listed.map(field).collect()
}

fn count(block: &BlockPlan<'_>) -> u32 {
    u32::try_from(block.state.units.len()).unwrap_or(u32::MAX)
}

/// The row of each unit of the roster.
pub(super) fn rows(block: &BlockPlan<'_>) -> Vec<u32> {
    ranking::rows(block).iter().map(|row| row - ranking::TOP + TOP).collect()
}

/// The first and last column of the fields.
pub(super) fn field_columns(block: &BlockPlan<'_>) -> (u16, u16) {
    let count = u16::try_from(block.state.set.fields().count()).unwrap_or(u16::MAX);
    (FIELDS, FIELDS + count.saturating_sub(1))
}

/// What is said of all units under a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Summary {
    Average,
    Share,
    Median,
    Highest,
    Lowest,
}

const SUMMARIES: [Summary; 5] = [Summary::Average, Summary::Share, Summary::Median, Summary::Highest, Summary::Lowest];
const SHARE_SUMMARIES: [Summary; 4] = [Summary::Average, Summary::Median, Summary::Highest, Summary::Lowest];

impl Summary {
    fn row(self, list: &[Summary], first: u32) -> u32 {
        let at = list.iter().position(|s| *s == self).unwrap_or(0);
        first + u32::try_from(at).unwrap_or(0)
    }

    fn name(self, plan: &Plan<'_>) -> String {
        match self {
            Summary::Average => plan.text.say("workbook-average"),
            Summary::Share => plan.text.say("workbook-average-share"),
            Summary::Median => plan.text.say("workbook-median"),
            Summary::Highest => plan.text.say("workbook-highest"),
            Summary::Lowest => plan.text.say("workbook-lowest"),
        }
    }

    /// The formula over a column and what it comes to, rounded to so many decimals.
    fn of(self, range: &str, values: &[Option<Points>], decimals: u8) -> (String, Option<Points>) {
        let there = || values.iter().flatten().copied();
        let (function, stored) = match self {
            Summary::Average | Summary::Share => {
                return (ranking::average_formula(range, decimals), ranking::average(values, decimals));
            }
            Summary::Median => ("MEDIAN", median(there()).map(|m| m.rounded(decimals))),
            Summary::Highest => ("MAX", there().max()),
            Summary::Lowest => ("MIN", there().min()),
        };
        (format!("IF(COUNT({range})=0,\"\",ROUND({function}({range}),{decimals}))"), stored)
    }
}

/// Cells of the shares: median and highest of an ordinary field, as formulas on other sheets name them.
pub(super) fn share_summary(block: &BlockPlan<'_>, field: usize) -> [String; 2] {
    let first = BELOW_HEAD + count(block);
    let sheet = block.components.as_deref().map(names::quoted).unwrap_or_default();
    let column = FIELDS + u16::try_from(field).unwrap_or(u16::MAX);
    [Summary::Median, Summary::Highest]
        .map(|summary| format!("{sheet}{}", at(summary.row(&SHARE_SUMMARIES, first), column)))
}

/// What the shares of an ordinary field come to: median and highest.
pub(super) fn share_summary_values(block: &BlockPlan<'_>, field: usize) -> [Option<Percent>; 2] {
    let values: Vec<Option<Points>> = share_column(block, field);
    [Summary::Median, Summary::Highest].map(|s| s.of("", &values, 2).1.map(as_percent))
}

fn share_column(block: &BlockPlan<'_>, field: usize) -> Vec<Option<Points>> {
    let share = |unit: &Vec<FieldShare>| Some(Points::from_units(unit.get(field)?.share?.units()));
    block.shares.iter().map(share).collect()
}

fn as_percent(number: Points) -> Percent {
    Percent::from_units(number.units())
}

/// Writes the fields of a block.
pub(super) fn write(plan: &Plan<'_>, block: &BlockPlan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let fields = fields(block);
    let total = field_columns(block).1 + 1;
    let title = plan.text.fill("workbook-title-fields", &[("title", &plan.campaign.heading().title.to_uppercase())]);
    let heads = heads(plan, &fields);
    let note = plan.text.say("workbook-note-fields");
    let mut table = Table::begin(plan, sheet, &title, (Some(block), &note), (Paper::Landscape, &heads))?;
    small_heads(plan, &fields.iter().collect::<Vec<_>>(), &mut table, sheet, HEAD)?;
    maxima(plan, block, &fields, sheet, total)?;
    for ((row, from), unit) in (TOP..).zip(ranking::TOP..).zip(&block.results.by_place) {
        let (Some(place), Some(result)) = (block.places.get(*unit), block.results.units.get(*unit)) else { continue };
        named(plan, block, sheet, (row, from), *unit)?;
        table.fit(sheet, row, name_lines(block.name(*unit)))?;
        for field in &fields {
            let stored = Stored::from(field.values.get(*unit).copied().flatten());
            let format = plan.look.number(Number::Points, Weight::Plain);
            cells::formula(sheet, row, field.column, &place.cell(field.row, plan.lines.points), &stored, format)?;
        }
        published(plan, block, sheet, (row, total), place, result)?;
    }
    let mut last = TOP;
    if count(block) > 0 {
        marks(plan, &fields, sheet, TOP + count(block) - 1)?;
        last = summaries(plan, block, &fields, sheet, total)?;
    }
    table.finish(plan, sheet, last)?;
    sheet.set_repeat_rows(HEAD, MAXIMA)?;
    sheet.set_freeze_panes(TOP, FIELDS)?;
    Ok(())
}

fn heads(plan: &Plan<'_>, fields: &[Field<'_>]) -> Vec<(String, f64)> {
    let text = plan.text;
    let mut heads = vec![(text.say("workbook-head-place"), 7.0), (text.say("workbook-head-unit"), UNIT_WIDTH)];
    heads.extend(fields.iter().map(|_| (String::new(), FIELD_WIDTH)));
    heads.push((text.say("workbook-part-published"), 10.0));
    heads
}

/// Names of fields are long, so they are written smaller.
fn small_heads(
    plan: &Plan<'_>,
    fields: &[&Field<'_>],
    table: &mut Table,
    sheet: &mut Worksheet,
    row: u32,
) -> Result<(), ExportError> {
    let mut lines = 2;
    for field in fields {
        let name = format!("{}. {}", field.node.code, field.node.text);
        cells::text(sheet, row, field.column, &name, &plan.look.small_head)?;
        // The head's letters are smaller than those that lines are reckoned with.
        lines = lines.max(look::lines(&name, FIELD_WIDTH * 11.0 / 9.0, Weight::Bold));
    }
    Ok(table.rows.set(sheet, row, look::height(lines) * 9.0 / 11.0 + 4.0)?)
}

fn maxima(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    fields: &[Field<'_>],
    sheet: &mut Worksheet,
    total: u16,
) -> Result<(), ExportError> {
    let format = plan.look.number(Number::Points, Weight::Field);
    cells::text(sheet, MAXIMA, PLACE, "", &plan.look.field)?;
    cells::text(sheet, MAXIMA, UNIT, &plan.text.say("workbook-head-max"), &plan.look.field)?;
    let linked = fields.iter().map(|f| (f.column, f.row, f.node.max));
    for (column, row, max) in linked.chain([(total, block.shape.total(), block.state.set.max())]) {
        match block.places.first() {
            Some(place) => {
                let formula = place.cell(row, super::detail::MAX);
                cells::formula(sheet, MAXIMA, column, &formula, &Stored::Points(max), format)?;
            }
            None => cells::points(sheet, MAXIMA, column, Some(max), format)?,
        }
    }
    Ok(())
}

/// The unit's place and its name, which leads to its sheet. `from` is its row in the ranking.
pub(super) fn named(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    sheet: &mut Worksheet,
    (row, from): (u32, u32),
    unit: usize,
) -> Result<(), ExportError> {
    let (Some(place), Some(result)) = (block.places.get(unit), block.results.units.get(unit)) else { return Ok(()) };
    let rank = result.rank.map_or(Stored::Nothing, |rank| Stored::Whole(i64::from(rank)));
    let (cell, target) = (ranking::cell(block, from, Column::Place), place.cell(0, 0));
    let format = plan.look.number(Number::Whole, Weight::Bold);
    if leading(plan, sheet, (row, UNIT), &target, (block.name(unit), UNIT_WIDTH))? {
        cells::formula(sheet, row, PLACE, &cell, &rank, format)?;
    } else {
        cells::linked(sheet, (row, PLACE), &target, &cell, &rank, format)?;
    }
    Ok(())
}

fn published(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    place: &Place,
    result: &UnitResult,
) -> Result<(), ExportError> {
    let formula = place.cell(block.shape.published(), plan.lines.points);
    let format = plan.look.number(Number::Total, Weight::Bold);
    Ok(cells::formula(sheet, row, column, &formula, &Stored::from(result.published), format)?)
}

/// Shows fields at full marks.
fn marks(plan: &Plan<'_>, fields: &[Field<'_>], sheet: &mut Worksheet, last: u32) -> Result<(), ExportError> {
    for field in fields.iter().filter(|f| !f.node.level.is_extra()) {
        let (cell, max) = (at(TOP, field.column), cells::down_fixed((MAXIMA, MAXIMA), field.column));
        let max = max.split(':').next().unwrap_or_default();
        let rule = format!("=AND(ISNUMBER({cell}),{cell}={max})");
        let full = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(&plan.look.full);
        sheet.add_conditional_format(TOP, field.column, last, field.column, &full)?;
    }
    Ok(())
}

/// What is said of all units. The last row is returned.
fn summaries(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    fields: &[Field<'_>],
    sheet: &mut Worksheet,
    total: u16,
) -> Result<u32, ExportError> {
    let first = TOP + count(block);
    let published: Vec<Option<Points>> = block.results.units.iter().map(|u| u.published).collect();
    let of_fields = fields.iter().map(|f| (f.column, f.node.max, &f.values, f.node.level.is_extra()));
    let columns: Vec<_> = of_fields.chain([(total, block.state.set.max(), &published, false)]).collect();
    let format = plan.look.number(Number::Points, Weight::Field);
    for summary in SUMMARIES {
        let row = summary.row(&SUMMARIES, first);
        cells::text(sheet, row, PLACE, "", &plan.look.field)?;
        cells::text(sheet, row, UNIT, &summary.name(plan), &plan.look.field)?;
        for (column, max, values, is_extra) in &columns {
            let (formula, value) = summary.of(&down((TOP, first - 1), *column), values, 4);
            match summary {
                Summary::Share if *is_extra => cells::text(sheet, row, *column, "", &plan.look.field)?,
                Summary::Share => share(plan, sheet, (row, *column), first, value, *max)?,
                _ => cells::formula(sheet, row, *column, &formula, &Stored::from(value), format)?,
            }
        }
    }
    Ok(first + u32::try_from(SUMMARIES.len()).unwrap_or(0) - 1)
}

/// What an average is of the maximum.
fn share(
    plan: &Plan<'_>,
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    average: u32,
    mean: Option<Points>,
    max: Points,
) -> Result<(), ExportError> {
    let share = mean.filter(|m| *m >= Points::ZERO).and_then(|mean| Fraction::of(mean, max));
    let stored = share.map_or(Stored::Nothing, |share| Stored::Percent(share.percent(2)));
    let (mean, max) = (at(average, column), at(MAXIMA, column));
    let formula = format!("IF({mean}=\"\",\"\",IF({mean}<0,\"\",ROUND({mean}/{max}*100,2)))");
    Ok(cells::formula(sheet, row, column, &formula, &stored, plan.look.number(Number::Percent, Weight::Field))?)
}

/// Writes what each unit has of each field's maximum.
pub(super) fn write_shares(plan: &Plan<'_>, block: &BlockPlan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let (text, look) = (plan.text, &plan.look);
    let fields = fields(block);
    let ordinary: Vec<&Field<'_>> = fields.iter().filter(|f| f.node.level == NodeLevel::Field).collect();
    let mut heads = vec![(text.say("workbook-head-place"), 7.0), (text.say("workbook-head-unit"), UNIT_WIDTH)];
    heads.extend(ordinary.iter().map(|_| (String::new(), FIELD_WIDTH)));
    let title = text.fill("workbook-title-components", &[("title", &plan.campaign.heading().title.to_uppercase())]);
    let note = text.say("workbook-title-shares");
    let mut table = Table::begin(plan, sheet, &title, (Some(block), &note), (Paper::Landscape, &heads))?;
    small_heads(plan, &ordinary, &mut table, sheet, HEAD)?;
    let plain = look.number(Number::Percent, Weight::Plain);
    for ((row, from), unit) in (BELOW_HEAD..).zip(ranking::TOP..).zip(&block.results.by_place) {
        let (Some(place), Some(shares)) = (block.places.get(*unit), block.shares.get(*unit)) else { continue };
        named(plan, block, sheet, (row, from), *unit)?;
        table.fit(sheet, row, name_lines(block.name(*unit)))?;
        for ((number, field), share) in ordinary.iter().enumerate().zip(shares) {
            let stored = share.share.map_or(Stored::Nothing, Stored::Percent);
            let formula = place.cell(block.shape.profile(number), super::detail::PROFILE_SHARE);
            cells::formula(sheet, row, field.column, &formula, &stored, plain)?;
        }
    }
    let mut last = BELOW_HEAD;
    if count(block) > 0 {
        last = share_summaries(plan, block, &ordinary, sheet)?;
    }
    table.finish(plan, sheet, last)?;
    sheet.set_freeze_panes(BELOW_HEAD, FIELDS)?;
    Ok(())
}

/// What is said of the shares of all units. The last row is returned.
fn share_summaries(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    ordinary: &[&Field<'_>],
    sheet: &mut Worksheet,
) -> Result<u32, ExportError> {
    let (look, first) = (&plan.look, BELOW_HEAD + count(block));
    for summary in SHARE_SUMMARIES {
        let row = summary.row(&SHARE_SUMMARIES, first);
        cells::text(sheet, row, PLACE, "", &look.field)?;
        cells::text(sheet, row, UNIT, &summary.name(plan), &look.field)?;
        for (number, field) in ordinary.iter().enumerate() {
            let range = down((BELOW_HEAD, first - 1), field.column);
            let (formula, value) = summary.of(&range, &share_column(block, number), 2);
            let stored = value.map_or(Stored::Nothing, |v| Stored::Percent(as_percent(v)));
            let format = look.number(Number::Percent, Weight::Field);
            cells::formula(sheet, row, field.column, &formula, &stored, format)?;
        }
    }
    Ok(first + u32::try_from(SHARE_SUMMARIES.len()).unwrap_or(0) - 1)
}

/// A column of the fields as the check sheet adds it up again.
pub(super) struct Summed {
    pub name: String,
    pub range: String,
    pub values: Vec<Option<Points>>,
    /// The cells that show average and median.
    pub average: String,
    pub median: String,
}

/// All columns of the fields; none where there is no unit.
pub(super) fn columns(block: &BlockPlan<'_>) -> Vec<Summed> {
    if block.state.units.is_empty() {
        return Vec::new();
    }
    let (sheet, first) = (names::quoted(&block.fields), TOP + block.count());
    let summary = |summary: Summary, column| format!("{sheet}{}", at(summary.row(&SUMMARIES, first), column));
    let summed = |field: Field<'_>| Summed {
        name: field.node.code.to_string(),
        range: format!("{sheet}{}", down((TOP, first - 1), field.column)),
        values: field.values,
        average: summary(Summary::Average, field.column),
        median: summary(Summary::Median, field.column),
    };
    fields(block).into_iter().map(summed).collect()
}
