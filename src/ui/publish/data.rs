//! What the publish page shows: the gate, the editions, what would be written.

use std::sync::Arc;

use crate::domain::entry::Act;
use crate::domain::readiness::Matter;
use crate::domain::slug::{LineId, UnitId};
use crate::ui::context::Context;
use crate::workbench::publish::Output;

/// Open things of one kind that stop finalizing, or only stand in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateRow {
    /// What they are.
    pub matter: Matter,
    /// How many.
    pub count: usize,
    /// The first that has a place.
    pub first: Option<(UnitId, Option<LineId>)>,
}

/// Something that happened to the edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The edition that was locked; none for a reopening.
    pub edition: Option<u32>,
    /// The digest of what was locked.
    pub digest: Option<String>,
    /// Who.
    pub author: Arc<str>,
    /// When, in milliseconds since 1970 (UTC).
    pub at_ms: i64,
    /// Why, for a reopening.
    pub reason: Option<Arc<str>>,
}

/// What the workbook would hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Blocks: a ranking and a matrix each.
    pub blocks: usize,
    /// Units: a sheet each.
    pub units: usize,
    /// Recorded decisions in the history.
    pub entries: usize,
    /// Whether every sheet is marked as a draft.
    pub is_draft: bool,
}

/// What an output holds, in a sentence.
pub fn holds(context: &Context<'_>, output: Output) -> String {
    let (text, contents) = (context.text, contents(context));
    let (blocks, units) = (text.count(contents.blocks), text.count(contents.units));
    match output {
        Output::Workbook => {
            let entries = text.count(contents.entries);
            text.fill("publish-holds-workbook", &[("blocks", &blocks), ("units", &units), ("entries", &entries)])
        }
        Output::Announcement => text.fill("publish-holds-announcement", &[("blocks", &blocks)]),
        Output::Report => text.say("publish-holds-report"),
        Output::Ranking => text.fill("publish-holds-ranking", &[("blocks", &blocks)]),
        Output::Letters(_) | Output::LettersPdf(_) => text.fill("publish-holds-letters", &[("units", &units)]),
        Output::OpenData => text.fill("publish-holds-data", &[("units", &units)]),
    }
}

/// What is open, by matter; what stops finalizing first.
pub fn gate(context: &Context<'_>) -> Vec<GateRow> {
    let row = |(matter, count)| {
        let first = context.open.first(matter).and_then(|open| Some((open.unit?, open.line)));
        GateRow { matter, count, first }
    };
    let mut rows: Vec<GateRow> = context.open.tally().each().map(row).collect();
    rows.sort_by_key(|row| !row.matter.is_blocking());
    rows
}

/// Every locking and reopening, the newest first.
pub fn steps(context: &Context<'_>) -> Vec<Step> {
    let step = |entry: &Arc<crate::domain::entry::Entry>| {
        let (edition, digest) = match &entry.act {
            Act::Finalize(seal) => (Some(seal.edition), Some(seal.digest.to_string())),
            Act::Reopen => (None, None),
            _ => return None,
        };
        let author = entry.author.clone();
        Some(Step { edition, digest, author, at_ms: entry.at_ms, reason: entry.note.clone() })
    };
    context.campaign.log().entries().iter().rev().filter_map(step).collect()
}

/// What the workbook would hold.
pub fn contents(context: &Context<'_>) -> Contents {
    let blocks = context.campaign.blocks();
    Contents {
        blocks: blocks.len(),
        units: blocks.iter().map(|b| b.units.len()).sum(),
        entries: context.campaign.log().entries().len(),
        is_draft: !context.campaign.edition().is_final,
    }
}
