//! Special cases: lines that don't apply, and how each counts.

use rust_xlsxwriter::Worksheet;

use super::detail::MAX as UNIT_MAX;
use super::error::ExportError;
use super::plan::{BlockPlan, Plan};
use super::table::{TOP, Table, leading};
use crate::domain::analysis;
use crate::domain::criteria::{Node, NotApplicable};
use crate::domain::index::Standing;
use crate::sheets::paper::cells::{self, Stored};
use crate::sheets::paper::look::{self, Number, Paper, Weight};

const UNIT: u16 = 0;
const CODE: u16 = 1;
const TEXT: u16 = 2;
const MAX: u16 = 3;
const POINTS: u16 = 4;
const POLICY: u16 = 5;

const UNIT_WIDTH: f64 = 36.0;
const TEXT_WIDTH: f64 = 54.0;
const POLICY_WIDTH: f64 = 44.0;

/// Writes the special cases.
pub(super) fn write(plan: &Plan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let text = plan.text;
    let heads = [
        (text.say("workbook-head-unit"), UNIT_WIDTH),
        (text.say("workbook-head-code"), 7.0),
        (text.say("workbook-head-line"), TEXT_WIDTH),
        (text.say("workbook-head-max"), 10.0),
        (text.say("workbook-head-points"), 10.0),
        (text.say("workbook-head-policy"), POLICY_WIDTH),
    ];
    let title = text.fill("workbook-title-special", &[("year", &plan.campaign.heading().year.to_string())]);
    let mut table = Table::begin(plan, sheet, &title, (None, ""), (Paper::Landscape, &heads))?;
    let mut row = TOP;
    for block in &plan.blocks {
        row = if plan.is_flat {
            lines_left_out(plan, block, sheet, &mut table, row)?
        } else {
            left_out(plan, block, sheet, &mut table, row)?
        };
    }
    if row == TOP {
        cells::wide(sheet, row, (UNIT, POLICY), &text.say("workbook-none-left-out"), &plan.look.text)?;
        row += 1;
    }
    table.finish(plan, sheet, row - 1)
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
    let nodes = block.lines_in_sheet();
    for (unit, place) in block.places.iter().enumerate() {
        let out = nodes.iter().enumerate();
        let out = out.filter(|(line, _)| block.state.marks().get(unit, *line) == Standing::NotApplicable);
        for (_, &(in_sheet, node)) in out {
            let (name, why) = (block.name(unit), policy(plan, node));
            leading(plan, sheet, (row, UNIT), &place.cell(0, 0), (name, UNIT_WIDTH))?;
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
            cells::text(sheet, row, POLICY, &why, &plan.look.text)?;
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
        cells::text(sheet, row, POLICY, &why, &plan.look.text)?;
        table.fit(sheet, row, text_lines(&name, node, &why))?;
        row += 1;
    }
    Ok(row)
}

fn text_lines(name: &str, node: &Node, why: &str) -> u32 {
    let lines = |text: &str, width: f64| look::lines(text, width - 1.5, Weight::Plain);
    lines(name, UNIT_WIDTH).max(lines(&node.text, TEXT_WIDTH)).max(lines(why, POLICY_WIDTH))
}
