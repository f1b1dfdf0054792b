//! `status`: progress by block and unit, and everything that is open.

use serde::Serialize;

use super::arguments::Look;
use super::{DONE, Session};
use crate::domain::campaign::Campaign;
use crate::domain::index::UnitTotals;
use crate::domain::readiness::Open;
use crate::text::Text;

#[derive(Serialize)]
struct Status {
    year: u16,
    title: String,
    edition: u32,
    r#final: bool,
    blocks: Vec<Block>,
    open: Vec<OpenRow>,
}

#[derive(Serialize)]
struct Block {
    id: &'static str,
    units: Vec<Unit>,
}

#[derive(Serialize)]
struct Unit {
    unit: &'static str,
    lines: u32,
    scored: u32,
    not_applicable: u32,
    blank: u32,
    disputed: u32,
}

/// Something open, as `status` and `finalize` print it.
#[derive(Serialize)]
pub(super) struct OpenRow {
    kind: &'static str,
    blocking: bool,
    block: Option<&'static str>,
    unit: Option<&'static str>,
    line: Option<String>,
    message: String,
}

impl OpenRow {
    pub(super) fn new(open: &Open, campaign: &Campaign, text: &Text) -> OpenRow {
        let block = open.block.and_then(|b| campaign.block(b));
        let code = open.line.map(|line| {
            let node = block.and_then(|b| b.set.node(line));
            node.map_or_else(|| line.to_string(), |n| n.code.to_string())
        });
        OpenRow {
            kind: open.word(),
            blocking: open.is_blocking(),
            block: open.block.map(|b| b.as_str()),
            unit: open.unit.map(|u| u.as_str()),
            line: code,
            message: text.open(open, campaign),
        }
    }
}

pub(super) fn run(session: &mut Session<'_>, look: &Look) -> u8 {
    let campaign = match session.look_at(&look.file) {
        Ok(campaign) => campaign,
        Err(code) => return code,
    };
    let status = status(&campaign, &session.text);
    if look.json {
        session.print_json(&status);
    } else {
        print(session, &campaign, &status);
    }
    DONE
}

fn status(campaign: &Campaign, text: &Text) -> Status {
    let edition = campaign.edition();
    let blocks = campaign.blocks().iter().map(|block| {
        let totals = campaign.results_of(block).totals;
        let units = block.units.iter().zip(&totals.units).map(|(u, t)| unit(u.id.as_str(), t)).collect();
        Block { id: block.block.id.as_str(), units }
    });
    Status {
        year: campaign.heading().year,
        title: campaign.heading().title.to_string(),
        edition: edition.edition,
        r#final: edition.is_final,
        blocks: blocks.collect(),
        open: campaign.open().iter().map(|o| OpenRow::new(o, campaign, text)).collect(),
    }
}

fn unit(id: &'static str, totals: &UnitTotals) -> Unit {
    Unit {
        unit: id,
        lines: totals.lines,
        scored: totals.scored,
        not_applicable: totals.not_applicable,
        blank: totals.blank,
        disputed: totals.disputed,
    }
}

fn print(session: &mut Session<'_>, campaign: &Campaign, status: &Status) {
    session.print(&status.title);
    let state = match (status.edition, status.r#final) {
        (0, _) => session.text.say("cli-edition-none"),
        (n, true) => session.text.fill("cli-edition-final", &[("edition", &n.to_string())]),
        (n, false) => session.text.fill("cli-edition-reopened", &[("edition", &n.to_string())]),
    };
    session.print(&state);
    for (block, state) in status.blocks.iter().zip(campaign.blocks()) {
        session.print("");
        session.print(&state.block.name);
        for (unit, known) in block.units.iter().zip(&state.units) {
            let (settled, lines) = (unit.scored + unit.not_applicable, unit.lines);
            let line = format!("  {settled:>4}/{lines:<4} {}", known.name);
            session.print(&line);
        }
    }
    print_open(session, &status.open);
}

/// Prints what is open, for people.
pub(super) fn print_open(session: &mut Session<'_>, open: &[OpenRow]) {
    session.print("");
    if open.is_empty() {
        let nothing = session.text.say("cli-nothing-open");
        session.print(&nothing);
        return;
    }
    let blocking = session.text.count(open.iter().filter(|o| o.blocking).count());
    let all = session.text.count(open.len());
    let head = session.text.fill("cli-open", &[("all", &all), ("blocking", &blocking)]);
    session.print(&head);
    for row in open {
        let mark = if row.blocking { "!" } else { "·" };
        let line = format!("  {mark} {}", row.message);
        session.print(&line);
    }
}
