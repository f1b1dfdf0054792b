//! Special cases: lines that don't apply, and the points that were rescaled for it, with the arithmetic.

use rust_xlsxwriter::Worksheet;

use super::detail::{MAX as UNIT_MAX, OWN as UNIT_APPLICABLE};
use super::error::ExportError;
use super::plan::{BlockPlan, Place, Plan};
use super::table::{TOP, Table};
use crate::domain::analysis;
use crate::domain::criteria::{Node, NotApplicable, Source};
use crate::domain::index::{Standing, UnitTotals};
use crate::domain::points::{DECIMALS, Fraction, Points};
use crate::sheets::paper::cells::{self, Stored, at};
use crate::sheets::paper::look::{self, Number, Paper, Weight};

const UNIT: u16 = 0;
const CODE: u16 = 1;
const TEXT: u16 = 2;
const MAX: u16 = 3;
const POINTS: u16 = 4;
const POLICY: u16 = 5;

const UNIT_WIDTH: f64 = 34.0;
const TEXT_WIDTH: f64 = 52.0;
const POLICY_WIDTH: f64 = 50.0;

/// The columns of the rescaling: (1) to (7).
const BEFORE: u16 = 3;
const SOURCE_MAX: u16 = 4;
const APPLICABLE: u16 = 5;
const RESCALED: u16 = 6;
const ALL: u16 = 7;
const REST: u16 = 8;
const COUNTED: u16 = 9;

/// Writes the special cases.
pub(super) fn write(plan: &Plan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let text = plan.text;
    let heads = [
        (text.say("workbook-head-unit"), UNIT_WIDTH),
        (text.say("workbook-head-code"), 7.0),
        (text.say("workbook-head-line"), TEXT_WIDTH),
        (text.say("workbook-head-max"), 10.0),
        (text.say("workbook-head-points"), 10.0),
        (String::new(), 10.0),
        (String::new(), 10.0),
        (String::new(), 10.0),
        (String::new(), 10.0),
        (String::new(), 10.0),
    ];
    let title = text.fill("workbook-title-special", &[("year", &plan.campaign.heading().year.to_string())]);
    let mut table = Table::begin(plan, sheet, &title, (None, ""), (Paper::Landscape, &heads))?;
    let words = text.say("workbook-head-policy");
    cells::wide(sheet, super::table::HEAD, (POLICY, COUNTED), &words, &plan.look.head)?;
    let mut row = TOP;
    for block in &plan.blocks {
        row = if plan.is_flat {
            lines_left_out(plan, block, sheet, &mut table, row)?
        } else {
            left_out(plan, block, sheet, &mut table, row)?
        };
    }
    if row == TOP {
        cells::wide(sheet, row, (UNIT, COUNTED), &text.say("workbook-none-left-out"), &plan.look.text)?;
        row += 1;
    }
    row = rescaled(plan, sheet, &mut table, row + 1)?;
    table.finish(plan, sheet, row)
}

fn policy(plan: &Plan<'_>, node: &Node) -> String {
    match node.not_applicable {
        _ if node.level.is_extra() => plan.text.say("workbook-policy-extra"),
        NotApplicable::FullPoints => plan.text.say("workbook-policy-full"),
        NotApplicable::Excluded => plan.text.say("workbook-policy-excluded"),
        NotApplicable::MustBeScored => plan.text.say("workbook-policy-must"),
    }
}

/// Lines of units that don't apply.
fn left_out(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    sheet: &mut Worksheet,
    table: &mut Table,
    mut row: u32,
) -> Result<u32, ExportError> {
    let nodes: Vec<(usize, &Node)> = block.state.set.nodes().iter().enumerate().filter(|(_, n)| n.is_leaf).collect();
    for (unit, place) in block.places.iter().enumerate() {
        let out = nodes.iter().enumerate();
        let out = out.filter(|(line, _)| block.state.marks().get(unit, *line) == Standing::NotApplicable);
        for (_, (at_node, node)) in out {
            let in_sheet = u32::try_from(*at_node).unwrap_or(u32::MAX);
            let (name, why) = (block.name(unit), policy(plan, node));
            cells::link(sheet, row, UNIT, &place.cell(0, 0), name, &plan.look.link)?;
            cells::link(sheet, row, CODE, &place.cell(in_sheet, 0), &node.code, &plan.look.link)?;
            cells::text(sheet, row, TEXT, &node.text, &plan.look.text)?;
            let plain = plan.look.number(Number::Points, Weight::Plain);
            cells::formula(sheet, row, MAX, &place.cell(in_sheet, UNIT_MAX), &Stored::Points(node.max), plain)?;
            let counted = match node.not_applicable {
                _ if node.level.is_extra() => Stored::Nothing,
                NotApplicable::FullPoints => Stored::Points(node.max),
                NotApplicable::Excluded => Stored::Word(plan.words.not_applicable.clone()),
                NotApplicable::MustBeScored => Stored::Nothing,
            };
            cells::formula(sheet, row, POINTS, &place.cell(in_sheet, plan.lines.points), &counted, plain)?;
            cells::wide(sheet, row, (POLICY, COUNTED), &why, &plan.look.text)?;
            table.fit(sheet, row, text_lines(name, node, &why))?;
            row += 1;
        }
    }
    Ok(row)
}

/// Lines that don't apply to some, with the number of units: of thousands, each stands on the flat sheets.
fn lines_left_out(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    sheet: &mut Worksheet,
    table: &mut Table,
    mut row: u32,
) -> Result<u32, ExportError> {
    for profile in analysis::lines(block.state).iter().filter(|p| p.not_applicable > 0) {
        let Some(node) = block.state.set.leaf(profile.line) else { continue };
        let count = profile.not_applicable.to_string();
        let (name, why) = (plan.text.fill("workbook-units", &[("count", &count)]), policy(plan, node));
        cells::text(sheet, row, UNIT, &name, &plan.look.text)?;
        cells::text(sheet, row, CODE, &node.code, &plan.look.text)?;
        cells::text(sheet, row, TEXT, &node.text, &plan.look.text)?;
        cells::points(sheet, row, MAX, Some(node.max), plan.look.number(Number::Points, Weight::Plain))?;
        cells::text(sheet, row, POINTS, "", &plan.look.text)?;
        cells::wide(sheet, row, (POLICY, COUNTED), &why, &plan.look.text)?;
        table.fit(sheet, row, text_lines(&name, node, &why))?;
        row += 1;
    }
    Ok(row)
}

fn text_lines(name: &str, node: &Node, why: &str) -> u32 {
    let lines = |text: &str, width: f64| look::lines(text, width - 1.5, Weight::Plain);
    lines(name, UNIT_WIDTH).max(lines(&node.text, TEXT_WIDTH)).max(lines(why, POLICY_WIDTH))
}

/// The points that were rescaled. The last row is returned.
fn rescaled(plan: &Plan<'_>, sheet: &mut Worksheet, table: &mut Table, head: u32) -> Result<u32, ExportError> {
    let text = plan.text;
    cells::wide(sheet, head, (UNIT, COUNTED), &text.say("workbook-title-rescaled"), &plan.look.text_bold)?;
    table.rows.set(sheet, head, look::height(1) + 4.0)?;
    let heads = [
        (UNIT, text.say("workbook-head-unit")),
        (CODE, text.say("workbook-head-source")),
        (TEXT, text.say("workbook-head-part")),
        (BEFORE, text.say("workbook-head-rescale-1")),
        (SOURCE_MAX, text.say("workbook-head-rescale-2")),
        (APPLICABLE, text.say("workbook-head-rescale-3")),
        (RESCALED, text.say("workbook-head-rescale-4")),
        (ALL, text.say("workbook-head-rescale-5")),
        (REST, text.say("workbook-head-rescale-6")),
        (COUNTED, text.say("workbook-head-rescale-7")),
    ];
    for (column, words) in &heads {
        cells::text(sheet, head + 1, *column, words, &plan.look.small_head)?;
    }
    table.rows.set(sheet, head + 1, look::height(5))?;
    let mut row = head + 2;
    for block in &plan.blocks {
        for (unit, totals) in block.results.totals.units.iter().enumerate() {
            let is_rescaled = totals.excluded.iter().any(|out| *out > Points::ZERO);
            let Some(place) = block.places.get(unit).filter(|_| is_rescaled) else { continue };
            for source in Source::ALL.into_iter().filter(|s| block.shape.max_of(*s) > Points::ZERO) {
                let name = block.name(unit);
                cells::link(sheet, row, UNIT, &place.cell(block.shape.source(source), 0), name, &plan.look.link)?;
                table.fit(sheet, row, look::lines(name, UNIT_WIDTH - 1.5, Weight::Plain))?;
                Rescaling { plan, block, place, totals, unit, source, row }.write(sheet)?;
                row += 1;
            }
        }
    }
    if row == head + 2 {
        cells::wide(sheet, row, (UNIT, COUNTED), &text.say("workbook-none-rescaled"), &plan.look.text)?;
        row += 1;
    }
    Ok(row - 1)
}

/// A source of a unit that was rescaled.
struct Rescaling<'a> {
    plan: &'a Plan<'a>,
    block: &'a BlockPlan<'a>,
    place: &'a Place,
    totals: &'a UnitTotals,
    unit: usize,
    source: Source,
    row: u32,
}

impl Rescaling<'_> {
    fn write(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let (look, row, shape) = (&self.plan.look, self.row, &self.block.shape);
        cells::text(sheet, row, CODE, self.plan.words.source(self.source), &look.centred)?;
        let name = super::causes::part(self.plan.text, analysis::Part::Source(self.source));
        cells::text(sheet, row, TEXT, &name, &look.text)?;
        let (plain, bold) = (look.number(Number::Points, Weight::Plain), look.number(Number::Points, Weight::Bold));
        let (source, total) = (shape.source(self.source), shape.total());
        let max = shape.max_of(self.source);
        let applicable = max - self.totals.excluded.get(self.source as usize).copied().unwrap_or_default();
        let all: Points = shape.max.iter().copied().sum();
        let rest = shape.max.iter().zip(self.totals.excluded).filter(|(max, out)| **max != *out).map(|(m, _)| *m).sum();
        let before = self.before();
        let of = |row: u32, column: u16| self.place.cell(row, column);
        let linked = [
            (BEFORE, of(source, self.plan.lines.given), Stored::from(before)),
            (SOURCE_MAX, of(source, UNIT_MAX), Stored::Points(max)),
            (APPLICABLE, of(source, UNIT_APPLICABLE), Stored::Points(applicable)),
            (ALL, of(total, UNIT_MAX), Stored::Points(all)),
            (REST, of(total, UNIT_APPLICABLE), Stored::Points(rest)),
        ];
        for (column, formula, stored) in &linked {
            cells::formula(sheet, row, *column, formula, stored, plain)?;
        }
        let cell = |column| at(row, column);
        let formula = format!(
            "IF(OR({0}=\"\",{1}=0),\"\",ROUND({0}*{2}/{1},4))",
            cell(BEFORE),
            cell(APPLICABLE),
            cell(SOURCE_MAX)
        );
        let half = before.and_then(|points| Some(points.share(Fraction::of(max, applicable)?, DECIMALS)));
        cells::formula(sheet, row, RESCALED, &formula, &Stored::from(half), plain)?;
        let formula = format!("IF({0}=\"\",\"\",ROUND({0}*{1}/{2},4))", cell(RESCALED), cell(ALL), cell(REST));
        let counted = Stored::from(self.totals.part(self.source));
        Ok(cells::formula(sheet, row, COUNTED, &formula, &counted, bold)?)
    }

    /// The points of the source before anything is rescaled.
    fn before(&self) -> Option<Points> {
        let leaves = self.block.state.set.leaves().enumerate();
        let own = leaves.filter(|(_, n)| n.source == self.source && !n.level.is_extra());
        let points =
            own.filter_map(|(line, node)| match (self.block.state.marks().get(self.unit, line), node.not_applicable) {
                (Standing::Points(points), _) => Some(points),
                (Standing::NotApplicable, NotApplicable::FullPoints) => Some(node.max),
                _ => None,
            });
        points.fold(None, |sum, p| Some(sum.unwrap_or(Points::ZERO) + p))
    }
}
