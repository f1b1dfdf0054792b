//! A block's units by lines: what each has on every line, with maxima and averages. Lines go down and
//! units across, so that texts can be read; many units go across several pages.

use rust_xlsxwriter::{ConditionalFormatFormula, Worksheet};

use super::detail::{CODE, TEXT};
use super::error::ExportError;
use super::plan::{BlockPlan, Plan};
use super::ranking::{average, average_formula};
use super::table::{HEAD, TOP, Table};
use crate::domain::criteria::{Node, NodeLevel, NotApplicable};
use crate::domain::index::Standing;
use crate::domain::points::Points;
use crate::sheets::paper::cells::{self, Stored, at, quote};
use crate::sheets::paper::look::{self, Number, Paper, Weight};
use crate::sheets::paper::names;

const MAX: u16 = 2;
const AVERAGE: u16 = 3;
const HIGHEST: u16 = 4;
const LOWEST: u16 = 5;
/// The first unit's column.
pub(super) const UNITS: u16 = 6;

const TEXT_WIDTH: f64 = 44.0;
const UNIT_WIDTH: f64 = 8.0;
/// So many units go across one page that holds all of them.
const MOST_ON_ONE: usize = 20;
/// So many go across each of several, the first of which has the averages as well.
const MOST_ACROSS: usize = 16;
/// Up to so many, an upright page is wide enough.
const FEW: usize = 7;
/// What a page with as many is drawn to, in per cent.
const SCALE: u16 = 60;
/// The smallest that it is drawn to, so that no page is left with a row or two.
const SMALLEST: u16 = 50;
/// Names are written upwards in a head so high.
const HEAD_HEIGHT: f64 = 150.0;

/// The row of a node.
pub(super) fn row_of(node: usize) -> u32 {
    TOP + u32::try_from(node).unwrap_or(u32::MAX)
}

/// The cells of all units on a node, as formulas of other sheets name them.
pub(super) fn range(block: &BlockPlan<'_>, node: usize) -> Option<String> {
    let (name, last) = (block.lines.as_ref()?, last_unit(block)?);
    Some(format!("{}{}:{}", names::quoted(name), at(row_of(node), UNITS), at(row_of(node), last)))
}

/// The column of a unit, which stands at `position` by place.
pub(super) fn column(position: usize) -> u16 {
    UNITS.saturating_add(u16::try_from(position).unwrap_or(u16::MAX))
}

/// A unit's column, where each of its cells leads to the unit's line and is led to: only as long as the
/// sheet holds so many links.
pub(super) fn column_of(block: &BlockPlan<'_>, unit: usize) -> Option<u16> {
    block.lines.as_ref()?;
    let links = block.state.units.len() * (block.state.set.leaf_count() + 2);
    let position = block.results.by_place.iter().position(|at| *at == unit)?;
    (links < cells::MOST_LINKS).then(|| column(position))
}

/// The cell of a unit on a node, as a link's target.
pub(super) fn cell(block: &BlockPlan<'_>, node: usize, column: u16) -> Option<String> {
    Some(format!("{}{}", names::quoted(block.lines.as_ref()?), at(row_of(node), column)))
}

fn last_unit(block: &BlockPlan<'_>) -> Option<u16> {
    block.state.units.len().checked_sub(1).map(column)
}

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Points(Points),
    NotApplicable,
    Nothing,
}

/// What each unit has on each node, in the order of the set.
fn shown(block: &BlockPlan<'_>, unit: usize) -> Vec<Shown> {
    let nodes = block.state.set.nodes();
    let mut sums: Vec<Option<Points>> = vec![None; nodes.len()];
    let mut shown = vec![Shown::Nothing; nodes.len()];
    let leaves = nodes.iter().enumerate().filter(|(_, n)| n.is_leaf).enumerate();
    for (line, (at, node)) in leaves {
        let (cell, counted) = match (block.state.marks().get(unit, line), node.not_applicable) {
            (Standing::Points(points), _) => (Shown::Points(points), Some(points)),
            (Standing::NotApplicable, policy) => {
                let is_full = policy == NotApplicable::FullPoints && !node.level.is_extra();
                (Shown::NotApplicable, is_full.then_some(node.max))
            }
            _ => (Shown::Nothing, None),
        };
        if let (Some(slot), Some(sum)) = (shown.get_mut(at), sums.get_mut(at)) {
            (*slot, *sum) = (cell, counted);
        }
    }
    for (at, node) in nodes.iter().enumerate().rev() {
        let points = sums.get(at).copied().flatten();
        if let (false, Some(slot)) = (node.is_leaf, shown.get_mut(at)) {
            *slot = points.map_or(Shown::Nothing, Shown::Points);
        }
        if let Some((points, parent)) = points.zip(node.parent)
            && let Some(sum) = sums.get_mut(parent)
        {
            *sum = Some(sum.unwrap_or_default() + points);
        }
    }
    shown
}

/// Writes the units by lines.
pub(super) fn write(plan: &Plan<'_>, block: &BlockPlan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let text = plan.text;
    let mut heads = vec![
        (text.say("workbook-head-code"), 7.0),
        (text.say("workbook-head-line"), TEXT_WIDTH),
        (text.say("workbook-head-max"), UNIT_WIDTH),
        (text.say("workbook-average"), UNIT_WIDTH),
        (text.say("workbook-highest"), UNIT_WIDTH),
        (text.say("workbook-lowest"), UNIT_WIDTH),
    ];
    heads.extend(block.results.by_place.iter().map(|_| (String::new(), UNIT_WIDTH)));
    let title = text.fill("workbook-title-lines", &[("title", &plan.campaign.heading().title.to_uppercase())]);
    let note = text.say("workbook-note-lines");
    let paper = if block.state.units.len() > FEW { Paper::Landscape } else { Paper::Portrait };
    let first_page = match breaks(block.state.units.len()).first() {
        Some(column) => column - 1,
        None => u16::try_from(heads.len() - 1).unwrap_or(u16::MAX),
    };
    let mut table = Table::begin_across(plan, sheet, &title, (Some(block), &note), (paper, &heads, first_page))?;
    table.rows.set(sheet, HEAD, HEAD_HEIGHT)?;
    let units: Vec<(usize, Vec<Shown>)> =
        block.results.by_place.iter().map(|unit| (*unit, shown(block, *unit))).collect();
    for (position, (unit, _)) in units.iter().enumerate() {
        let Some(place) = block.places.get(*unit) else { continue };
        let name = names::short(block.name(*unit));
        // A name that has to be broken is a text; the total below leads to the unit as well.
        if look::lines(&name, HEAD_HEIGHT / 6.0, Weight::Bold) == 1 {
            cells::link(sheet, HEAD, column(position), &place.cell(0, 0), &name, &plan.look.upward)?;
        } else {
            cells::text(sheet, HEAD, column(position), &name, &plan.look.upward_small)?;
        }
    }
    let leads = column_of(block, 0).is_some();
    for (at_node, node) in block.state.set.nodes().iter().enumerate() {
        let lines = look::lines(&node.text, TEXT_WIDTH - 1.5, if node.is_leaf { Weight::Plain } else { Weight::Bold });
        table.fit(sheet, row_of(at_node), lines)?;
        let of_units: Vec<(usize, Shown)> =
            units.iter().map(|(unit, shown)| (*unit, shown.get(at_node).copied().unwrap_or(Shown::Nothing))).collect();
        NodeRow { plan, block, at: at_node, node, units: &of_units, leads }.write(sheet)?;
    }
    let last = row_of(block.state.set.nodes().len().saturating_sub(1));
    if let Some(last_column) = last_unit(block) {
        marks(plan, sheet, (last, last_column))?;
    }
    let last = totals(plan, block, sheet, last + 1)?;
    let breaks = breaks(units.len());
    let scale = table.rows.scaled(Paper::Landscape, (SMALLEST..=SCALE).rev(), (HEAD, HEAD), last);
    table.finish(plan, sheet, last)?;
    sheet.set_freeze_panes(TOP, MAX + 1)?;
    if !breaks.is_empty() {
        let breaks: Vec<u32> = breaks.into_iter().map(u32::from).collect();
        sheet.set_print_scale(scale.unwrap_or(SCALE)).set_vertical_page_breaks(&breaks)?;
        sheet.set_repeat_columns(CODE, MAX)?;
    }
    Ok(())
}

/// The columns that begin a page: many units are parted over pages side by side, as evenly as it goes.
fn breaks(units: usize) -> Vec<u16> {
    if units <= MOST_ON_ONE {
        return Vec::new();
    }
    let pages = units.div_ceil(MOST_ACROSS);
    let most = units.div_ceil(pages);
    (1..pages).map(|page| column(page * most)).collect()
}

/// Shows full marks and points of nothing.
fn marks(plan: &Plan<'_>, sheet: &mut Worksheet, (last, last_column): (u32, u16)) -> Result<(), ExportError> {
    let (cell, max) = (at(TOP, UNITS), format!("${}", at(TOP, MAX)));
    for (rule, format) in [
        (format!("=AND(ISNUMBER({cell}),{cell}={max})"), &plan.look.full),
        (format!("=AND(ISNUMBER({cell}),{cell}=0,{max}>0)"), &plan.look.lost),
    ] {
        let shown = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
        sheet.add_conditional_format(TOP, UNITS, last, last_column, &shown)?;
    }
    Ok(())
}

/// Published totals under the lines.
fn totals(plan: &Plan<'_>, block: &BlockPlan<'_>, sheet: &mut Worksheet, row: u32) -> Result<u32, ExportError> {
    let look = &plan.look;
    cells::text(sheet, row, CODE, "", &look.field)?;
    cells::text(sheet, row, TEXT, &plan.text.say("workbook-part-published"), &look.field)?;
    for column in MAX..UNITS {
        cells::text(sheet, row, column, "", &look.field)?;
    }
    for (position, unit) in block.results.by_place.iter().enumerate() {
        let (Some(place), Some(result)) = (block.places.get(*unit), block.results.units.get(*unit)) else { continue };
        let total = place.cell(block.shape.published(), plan.lines.points);
        let format = look.number(Number::Total, Weight::Field);
        let stored = Stored::from(result.published);
        cells::linked(sheet, (row, column(position)), &total, &total, &stored, format)?;
    }
    Ok(row)
}

/// A node's row.
struct NodeRow<'a> {
    plan: &'a Plan<'a>,
    block: &'a BlockPlan<'a>,
    at: usize,
    node: &'a Node,
    units: &'a [(usize, Shown)],
    /// Whether each cell leads to the unit's line.
    leads: bool,
}

impl NodeRow<'_> {
    fn write(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let (look, row) = (&self.plan.look, row_of(self.at));
        let (words, weight) = match self.node.level {
            _ if self.node.is_leaf => (&look.text, Weight::Plain),
            NodeLevel::Field => (&look.field, Weight::Field),
            _ => (&look.text_bold, Weight::Bold),
        };
        let number = look.number(Number::Points, weight);
        cells::text(sheet, row, CODE, &self.node.code, words)?;
        cells::text(sheet, row, TEXT, &self.node.text, words)?;
        let in_sheet = u32::try_from(self.at).unwrap_or(u32::MAX);
        match self.block.places.first() {
            Some(place) => {
                let max = place.cell(in_sheet, super::detail::MAX);
                cells::formula(sheet, row, MAX, &max, &Stored::Points(self.node.max), number)?;
            }
            None => cells::points(sheet, row, MAX, Some(self.node.max), number)?,
        }
        self.summaries(sheet, row, number)?;
        for (position, (unit, shown)) in self.units.iter().enumerate() {
            let Some(place) = self.block.places.get(*unit) else { continue };
            let stored = match shown {
                Shown::Points(points) => Stored::Points(*points),
                Shown::NotApplicable => Stored::Word(self.plan.words.not_applicable.clone()),
                Shown::Nothing => Stored::Nothing,
            };
            let points = place.cell(in_sheet, self.plan.lines.points);
            if !self.node.is_leaf {
                cells::formula(sheet, row, column(position), &points, &stored, number)?;
                continue;
            }
            let given = place.cell(in_sheet, self.plan.lines.given);
            let word = quote(&self.plan.words.not_applicable);
            let formula = format!("IF({given}={word},{word},{points})");
            match self.leads {
                true => cells::linked(sheet, (row, column(position)), &points, &formula, &stored, number)?,
                false => cells::formula(sheet, row, column(position), &formula, &stored, number)?,
            }
        }
        Ok(())
    }

    /// Average, highest and lowest of what units have.
    fn summaries(&self, sheet: &mut Worksheet, row: u32, format: &rust_xlsxwriter::Format) -> Result<(), ExportError> {
        let values: Vec<Option<Points>> = self
            .units
            .iter()
            .map(|(_, shown)| match shown {
                Shown::Points(points) => Some(*points),
                _ => None,
            })
            .collect();
        let there = || values.iter().flatten().copied();
        let Some(last) = last_unit(self.block) else { return Ok(()) };
        let range = format!("{}:{}", at(row, UNITS), at(row, last));
        let mean = average_formula(&range, 4);
        cells::formula(sheet, row, AVERAGE, &mean, &Stored::from(average(&values, 4)), format)?;
        for (column, function, value) in [(HIGHEST, "MAX", there().max()), (LOWEST, "MIN", there().min())] {
            let formula = format!("IF(COUNT({range})=0,\"\",{function}({range}))");
            cells::formula(sheet, row, column, &formula, &Stored::from(value), format)?;
        }
        Ok(())
    }
}

/// The cells of all units on all nodes, as formulas of other sheets name them.
pub(super) fn all(block: &BlockPlan<'_>) -> Option<String> {
    let (name, last) = (block.lines.as_ref()?, last_unit(block)?);
    let bottom = row_of(block.state.set.nodes().len().checked_sub(1)?);
    Some(format!("{}{}:{}", names::quoted(name), at(TOP, UNITS), at(bottom, last)))
}
