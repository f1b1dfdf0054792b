//! What the page needs of everything that is open, gathered once a revision: a country has hundreds of
//! thousands of lines.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::data::{self, LineRow};
use super::edits;
use crate::domain::campaign::BlockState;
use crate::domain::points::Points;
use crate::domain::setup::Unit;
use crate::domain::slug::{BlockId, LineId, UnitId};
use crate::domain::value::{Round, Score, Value};
use crate::text::{Lang, fold};
use crate::ui::context::Context;
use crate::ui::widgets::grid::Words;

/// What is known of a block at a revision.
#[derive(Debug)]
pub(super) struct Known {
    of: (u64, BlockId, Lang),
    /// The lines, with their progress, once they are shown.
    lines: OnceCell<Vec<LineRow>>,
    /// Whether last year's scores are known by line.
    pub(super) has_last_year: bool,
    /// How much is open on lines of the block's units.
    pub(super) open: usize,
    /// How much is open on the line asked for last.
    open_on_line: Cell<Option<(LineId, usize)>>,
    /// What the grids say of themselves.
    words: Words,
    /// Of the line and round asked for last.
    unequal: RefCell<Option<Unequal>>,
}

/// The units whose reason on a line of a round was given for another score too.
#[derive(Debug)]
struct Unequal {
    of: (LineId, Round),
    units: Rc<HashSet<UnitId>>,
}

impl Known {
    /// What the grids say of themselves.
    pub(super) fn words(&self) -> &Words {
        &self.words
    }

    /// Whether it still holds.
    pub(super) fn is_of(&self, context: &Context<'_>) -> bool {
        self.of == key(context)
    }

    /// Gathers it.
    pub(super) fn of(context: &Context<'_>) -> Known {
        let block = context.campaign.block(context.block);
        let units = || block.into_iter().flat_map(|block| &block.units);
        let on_lines = |unit: &Unit| context.open.on(unit.id).iter().filter(|open| open.line.is_some()).count();
        Known {
            of: key(context),
            lines: OnceCell::new(),
            open: units().map(on_lines).sum(),
            has_last_year: units().any(|unit| context.campaign.knows_last_year(unit.id)),
            open_on_line: Cell::default(),
            words: Words::of(context.text),
            unequal: RefCell::default(),
        }
    }

    /// The lines, with their progress.
    pub(super) fn lines(&self, context: &Context<'_>) -> &[LineRow] {
        self.lines.get_or_init(|| data::lines(context))
    }

    /// How much is open on a line, of all units of the block.
    pub(super) fn open_on_line(&self, context: &Context<'_>, line: LineId) -> usize {
        if let Some((_, count)) = self.open_on_line.get().filter(|(of, _)| *of == line) {
            return count;
        }
        let units = context.campaign.block(context.block).into_iter().flat_map(|block| &block.units);
        let open = units.flat_map(|unit| context.open.on(unit.id)).filter(|open| open.line == Some(line));
        let count = open.count();
        self.open_on_line.set(Some((line, count)));
        count
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
        if let Some(known) = last.as_ref().filter(|known| known.of == (line, round)) {
            return Rc::clone(&known.units);
        }
        let units = Rc::new(unequal(context, block, line, round));
        *last = Some(Unequal { of: (line, round), units: Rc::clone(&units) });
        units
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

fn key(context: &Context<'_>) -> (u64, BlockId, Lang) {
    (context.campaign.revision(), context.block, context.text.lang())
}
