//! What the page needs of everything that is open, gathered once a revision: a country has hundreds of
//! thousands of lines.

use std::collections::HashMap;

use super::data::{self, LineRow, UnitRow};
use super::flags::{self, Flags};
use crate::domain::slug::{BlockId, LineId, UnitId};
use crate::text::Lang;
use crate::ui::context::Context;

/// What is known of a block at a revision.
#[derive(Debug)]
pub(super) struct Known {
    of: (u64, BlockId, Lang),
    /// The units, with their progress.
    pub(super) units: Vec<UnitRow>,
    /// The lines, with theirs.
    pub(super) lines: Vec<LineRow>,
    /// What is the matter with each line of each unit.
    pub(super) flags: Flags,
    /// How much is open of a unit, and of a line.
    pub(super) open_of_unit: HashMap<UnitId, usize>,
    pub(super) open_of_line: HashMap<LineId, usize>,
    /// Whether last year's scores are known by line.
    pub(super) has_last_year: bool,
    /// How many lines of units are open.
    pub(super) open: usize,
}

impl Known {
    /// Whether it still holds.
    pub(super) fn is_of(&self, context: &Context<'_>) -> bool {
        self.of == key(context)
    }

    /// Gathers it.
    pub(super) fn of(context: &Context<'_>) -> Known {
        let (mut open_of_unit, mut open_of_line, mut open) = (HashMap::new(), HashMap::new(), 0);
        let is_here =
            |unit: UnitId| context.campaign.block_of(unit).is_some_and(|block| block.block.id == context.block);
        for (unit, line) in context.open.iter().filter_map(|open| Some((open.unit?, open.line))) {
            if !is_here(unit) {
                continue;
            }
            *open_of_unit.entry(unit).or_default() += 1;
            if let Some(line) = line {
                *open_of_line.entry(line).or_default() += 1;
                open += 1;
            }
        }
        Known {
            of: key(context),
            units: data::units(context, &open_of_unit),
            lines: data::lines(context),
            flags: flags::of(context),
            open_of_unit,
            open_of_line,
            open,
            has_last_year: has_last_year(context),
        }
    }
}

fn has_last_year(context: &Context<'_>) -> bool {
    let Some(block) = context.campaign.block(context.block) else { return false };
    let known = |unit: UnitId| block.set.leaves().any(|line| context.campaign.previous_score(unit, line.id).is_some());
    block.units.iter().any(|unit| known(unit.id))
}

fn key(context: &Context<'_>) -> (u64, BlockId, Lang) {
    (context.campaign.revision(), context.block, context.text.lang())
}
