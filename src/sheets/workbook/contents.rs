//! The contents: every sheet with what it holds, and a way to each.

use rust_xlsxwriter::Worksheet;

use super::error::ExportError;
use super::plan::{BlockPlan, Holds, Plan};
use super::table::{TOP, Table};
use crate::sheets::paper::cells;
use crate::sheets::paper::look::{self, Paper, Weight};
use crate::sheets::paper::names::quoted;

const NUMBER: u16 = 0;
const NAME: u16 = 1;
const WHAT: u16 = 2;
const NAME_WIDTH: f64 = 34.0;
const WHAT_WIDTH: f64 = 58.0;

/// Writes the contents.
pub(super) fn write(plan: &Plan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let text = plan.text;
    let heads = [
        (text.say("workbook-head-number"), 6.0),
        (text.say("workbook-head-sheet"), NAME_WIDTH),
        (text.say("workbook-head-holds"), WHAT_WIDTH),
    ];
    let title = text.say("workbook-title-contents");
    let note = if plan.is_flat { text.say("workbook-note-flat") } else { text.say("workbook-note-links") };
    let mut table = Table::begin(plan, sheet, &title, (None, &note), (Paper::Portrait, &heads))?;
    let mut last = TOP;
    for ((row, number), listed) in (TOP..).zip(1_u32..).zip(plan.sheets()) {
        let what = holds(plan, listed.holds);
        cells::whole(sheet, row, NUMBER, Some(number), &plan.look.centred)?;
        cells::link(sheet, row, NAME, &format!("{}A1", quoted(listed.name)), listed.name, &plan.look.link)?;
        cells::text(sheet, row, WHAT, &what, &plan.look.text)?;
        let lines = look::lines(&what, WHAT_WIDTH - 1.5, Weight::Plain);
        table.fit(sheet, row, lines.max(look::lines(listed.name, NAME_WIDTH - 1.5, Weight::Plain)))?;
        last = row;
    }
    table.finish(plan, sheet, last)
}

/// What a sheet holds, in words.
fn holds(plan: &Plan<'_>, holds: Holds<'_>) -> String {
    let text = plan.text;
    let name = |block: &BlockPlan<'_>| block.state.block.name.to_string();
    match holds {
        Holds::Cover => text.say("workbook-holds-cover"),
        Holds::Contents => text.say("workbook-holds-contents"),
        Holds::Ranking(block) => text.fill("workbook-holds-ranking", &[("block", &name(block))]),
        Holds::Charts(block) => text.fill("workbook-holds-charts", &[("block", &name(block))]),
        Holds::Parts(block) => text.fill("workbook-holds-parts", &[("block", &name(block))]),
        Holds::Satisfaction(block) => text.fill("workbook-holds-satisfaction", &[("block", &name(block))]),
        Holds::Changes(block) => text.fill("workbook-holds-changes", &[("block", &name(block))]),
        Holds::Fields(block) => text.fill("workbook-holds-fields", &[("block", &name(block))]),
        Holds::Components(block) => text.fill("workbook-holds-components", &[("block", &name(block))]),
        Holds::Lines(block) => text.fill("workbook-holds-lines", &[("block", &name(block))]),
        Holds::Profiles(block) => text.fill("workbook-holds-profiles", &[("block", &name(block))]),
        Holds::Own(block) => text.fill("workbook-holds-own", &[("block", &name(block))]),
        Holds::Special => text.say("workbook-holds-special"),
        Holds::Rescaled => text.say("workbook-holds-rescaled"),
        Holds::Lost => text.say("workbook-holds-lost"),
        Holds::Units(_) if plan.is_flat => text.say("workbook-holds-details"),
        Holds::Units(at) => plan.unit_at(at).map_or_else(String::new, |unit| unit.name.to_string()),
        Holds::Check => text.say("workbook-holds-check"),
        Holds::Summary => text.say("workbook-holds-summary"),
        Holds::History(_) => text.say("workbook-holds-history"),
    }
}
