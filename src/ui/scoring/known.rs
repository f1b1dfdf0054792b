//! What the page needs of everything that is open, gathered once a revision: a country has hundreds of
//! thousands of lines.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::data::{self, LineRow, UnitRow};
use super::edits;
use super::flags::{self, Flags};
use crate::domain::campaign::BlockState;
use crate::domain::points::Points;
use crate::domain::slug::{BlockId, LineId, UnitId};
use crate::domain::value::{Round, Score, Value};
use crate::text::{Lang, fold};
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
    /// Who was given a reason on a line that stands for another score too, of the line and round asked for last.
    unequal: RefCell<Option<(LineId, Round, Rc<HashSet<UnitId>>)>>,
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
            unequal: RefCell::default(),
        }
    }

    /// The units whose reason on a line was given for another score too: alike should be scored alike.
    pub(super) fn unequal(
        &self,
        context: &Context<'_>,
        block: &BlockState,
        line: LineId,
        round: Round,
    ) -> Rc<HashSet<UnitId>> {
        let mut last = self.unequal.borrow_mut();
        if let Some((of, at, found)) = &*last
            && (*of, *at) == (line, round)
        {
            return Rc::clone(found);
        }
        let found = Rc::new(unequal(context, block, line, round));
        *last = Some((line, round, Rc::clone(&found)));
        found
    }
}

fn unequal(context: &Context<'_>, block: &BlockState, line: LineId, round: Round) -> HashSet<UnitId> {
    let Some(node) = block.set.line(line) else { return HashSet::new() };
    let said = |unit: UnitId| {
        let reading = context.campaign.read(edits::key(node, unit, round));
        let reason = fold::words(reading.value()?.reason()?);
        let points = match reading.value().and_then(Value::as_score) {
            Some(Score::Points(points)) => Some(points),
            _ => None,
        };
        (!reason.is_empty()).then_some((unit, reason, points))
    };
    let all: Vec<_> = block.units.iter().filter_map(|unit| said(unit.id)).collect();
    let mut given: HashMap<&str, (Option<Points>, bool)> = HashMap::new();
    for (_, reason, points) in &all {
        let (first, differs) = given.entry(reason).or_insert((*points, false));
        *differs |= first != points;
    }
    let stands_out = |reason: &String| given.get(reason.as_str()).is_some_and(|(_, differs)| *differs);
    all.iter().filter(|(_, reason, _)| stands_out(reason)).map(|(unit, ..)| *unit).collect()
}

fn has_last_year(context: &Context<'_>) -> bool {
    let Some(block) = context.campaign.block(context.block) else { return false };
    let known = |unit: UnitId| block.set.leaves().any(|line| context.campaign.previous_score(unit, line.id).is_some());
    block.units.iter().any(|unit| known(unit.id))
}

fn key(context: &Context<'_>) -> (u64, BlockId, Lang) {
    (context.campaign.revision(), context.block, context.text.lang())
}
