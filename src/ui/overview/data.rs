//! What the overview shows: progress by block, source and appraiser, what is open, what to do next.

use std::sync::Arc;

use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::criteria::{Node, Source};
use crate::domain::entry::{Act, EntryId};
use crate::domain::index::Standing;
use crate::domain::readiness::Matter;
use crate::domain::slug::{BlockId, LineId, UnitId};
use crate::ui::context::Context;
use crate::ui::widgets::capital;

/// How much of something is settled, and where the first open line is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// Lines that are scored or don't apply.
    pub settled: usize,
    /// All lines that have to be.
    pub lines: usize,
    /// The first line that isn't.
    pub first_open: Option<(UnitId, LineId)>,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockRow {
    /// The block.
    pub block: BlockId,
    /// Its name.
    pub name: Arc<str>,
    /// All its lines.
    pub progress: Progress,
    /// Units with every line settled.
    pub complete: usize,
    /// All its units.
    pub units: usize,
}

/// A source, or a body that appraises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRow {
    /// The source.
    pub source: Source,
    /// The body; none for the source as a whole.
    pub appraiser: Option<Arc<str>>,
    /// How far it is.
    pub progress: Progress,
}

/// Open things of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRow {
    /// What they are.
    pub matter: Matter,
    /// How many.
    pub count: usize,
    /// The first that has a place.
    pub first: Option<(UnitId, Option<LineId>)>,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecentRow {
    /// What was decided.
    pub what: String,
    /// By whom, and when.
    pub who: String,
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Nothing is recorded since the campaign was made: spreadsheets have to come in.
    Import,
    /// Lines are blank.
    Score,
    /// Something stops finalizing that is not a blank line.
    Settle,
    /// Nothing stops finalizing; some things may be looked at first.
    Publish,
    /// It is final.
    Published,
}

impl Progress {
    /// The share that is settled, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "shown as a bar")]
    pub fn share(&self) -> f32 {
        if self.lines == 0 { 0.0 } else { self.settled as f32 / self.lines as f32 }
    }

    fn count(&mut self, unit: UnitId, node: &Node, standing: Standing) {
        self.lines += 1;
        if standing.is_settled(node) {
            self.settled += 1;
        } else {
            self.first_open.get_or_insert((unit, node.id));
        }
    }
}

/// All blocks.
pub fn blocks(context: &Context<'_>) -> Vec<BlockRow> {
    let row = |block: &BlockState| {
        let results = context.results.iter().find(|r| r.block == block.block.id);
        let complete = results.map_or(0, |r| r.totals.units.iter().filter(|u| u.is_complete()).count());
        let mut progress = Progress::default();
        each_line(block, |unit, node, standing| progress.count(unit, node, standing));
        BlockRow { block: block.block.id, name: block.block.name.clone(), progress, complete, units: block.units.len() }
    };
    context.campaign.blocks().iter().map(row).collect()
}

/// The sources of the block that is looked at, the appraisal body by body under it.
pub fn parts(context: &Context<'_>) -> Vec<PartRow> {
    let Some(block) = context.campaign.block(context.block) else { return Vec::new() };
    let mut rows: Vec<PartRow> = Vec::new();
    let mut count = |source, appraiser: Option<&Arc<str>>, unit, node: &Node, standing| {
        let known = rows.iter_mut().find(|r| r.source == source && r.appraiser.as_ref() == appraiser);
        match known {
            Some(row) => row.progress.count(unit, node, standing),
            None => {
                let mut row = PartRow { source, appraiser: appraiser.cloned(), progress: Progress::default() };
                row.progress.count(unit, node, standing);
                rows.push(row);
            }
        }
    };
    each_line(block, |unit, node, standing| {
        count(node.source, None, unit, node, standing);
        if node.source == Source::Appraisal && !node.appraiser.is_empty() {
            count(node.source, Some(&node.appraiser), unit, node, standing);
        }
    });
    rows.sort_by_key(|row| (row.source, row.appraiser.is_some()));
    rows
}

/// Everything that is open, by matter; what stops finalizing first.
pub fn open(context: &Context<'_>) -> Vec<OpenRow> {
    let row = |(matter, count)| {
        let first = context.open.first(matter).and_then(|open| Some((open.unit?, open.line)));
        OpenRow { matter, count, first }
    };
    let mut rows: Vec<OpenRow> = context.open.tally().each().map(row).collect();
    rows.sort_by_key(|row| !row.matter.is_blocking());
    rows
}

/// What was decided last, `most` at most, the newest first.
pub fn recent(context: &Context<'_>, most: usize) -> Vec<RecentRow> {
    let mut groups: Vec<EntryId> = Vec::new();
    for entry in context.campaign.log().entries().iter().rev() {
        if groups.contains(&entry.group) {
            continue;
        }
        if groups.len() == most {
            break;
        }
        groups.push(entry.group);
    }
    let row = |group: EntryId| {
        let first = context.campaign.group(group).next()?;
        let what = capital(&context.text.decision(context.campaign, group));
        Some(RecentRow { what, who: format!("{} · {}", first.author, context.text.time(first.at_ms)) })
    };
    groups.into_iter().filter_map(row).collect()
}

/// What to do next.
pub fn next(context: &Context<'_>) -> Next {
    if context.campaign.edition().is_final {
        Next::Published
    } else if !has_begun(context.campaign) {
        Next::Import
    } else if context.open.tally().blocking_to_decide() > 0 {
        Next::Settle
    } else if context.open.tally().blank() > 0 {
        Next::Score
    } else {
        Next::Publish
    }
}

/// Whether anything came in, or was scored, since the campaign was made.
fn has_begun(campaign: &Campaign) -> bool {
    let mut units = campaign.blocks().iter().flat_map(|block| &block.units);
    units.any(|unit| campaign.entries_on(unit.id).any(|entry| matches!(entry.act, Act::Import | Act::Edit)))
}

/// Every line that has to be settled; bonus and penalty lines needn't be.
fn each_line(block: &BlockState, mut each: impl FnMut(UnitId, &Node, Standing)) {
    for (row, unit) in block.units.iter().enumerate() {
        for (column, node) in block.set.leaves().enumerate().filter(|(_, n)| !n.level.is_extra()) {
            each(unit.id, node, block.marks().get(row, column));
        }
    }
}
