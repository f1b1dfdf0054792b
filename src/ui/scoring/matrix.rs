//! The whole matrix as a grid's model: a row a unit, a column a line, places and totals before them.
//!
//! Cells are made when they are asked for, so that only what is on screen costs anything.

use std::borrow::Cow;
use std::sync::Arc;

use super::cells::{self, Scored};
use super::flags;
use super::turned::{Part, Target, Turned, check_score, closed};
use crate::domain::campaign::BlockState;
use crate::domain::criteria::Node;
use crate::domain::placed::Placed;
use crate::domain::ranking::UnitResult;
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Round, Score, Value};
use crate::text::short_name;
use crate::ui::context::Context;
use crate::ui::widgets::grid::{At, Cell, Column, Kind, Look, Model, Row};

/// The columns before the lines: place, unit, total.
pub(super) const BEFORE: usize = 3;
const PLACE: usize = 0;
const UNIT: usize = 1;

/// The columns of a matrix, made once for a block.
#[derive(Debug, Default)]
pub struct Heads {
    columns: Vec<Column>,
    /// The lines that they were made for.
    of: Vec<(LineId, Arc<str>)>,
}

impl Heads {
    /// Makes the columns anew where the lines are others.
    pub(super) fn settle(&mut self, context: &Context<'_>, block: &BlockState) {
        let same = self.of.len() == block.set.leaf_count()
            && self.of.iter().zip(block.set.leaves()).all(|((id, code), n)| *id == n.id && *code == n.code);
        if same && !self.columns.is_empty() {
            return;
        }
        let text = context.text;
        self.of = block.set.leaves().map(|n| (n.id, n.code.clone())).collect();
        self.columns = vec![
            Column::new(text.say("scoring-head-place"), 52.0, Kind::Number { decimals: 0 }),
            Column::new(text.say("scoring-unit"), 190.0, Kind::Text),
            Column::new(text.say("scoring-head-total"), 72.0, Kind::Number { decimals: 2 }),
        ];
        let nodes = block.set.nodes();
        let line = |node: &Node| {
            let band = field(nodes, node).map_or_else(|| "".into(), |field| format!("{} {}", field.code, field.text));
            Column::new(&*node.code, 58.0, Kind::Score { decimals: 2 }).more(node.text.clone(), band.into())
        };
        self.columns.extend(block.set.leaves().map(line));
    }
}

/// The field that a line stands in.
fn field<'n>(nodes: &'n [Node], node: &'n Node) -> Option<&'n Node> {
    let mut field = nodes.get(node.parent?)?;
    while let Some(above) = field.parent.and_then(|at| nodes.get(at)) {
        field = above;
    }
    Some(field)
}

/// What stands in the cells of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shows {
    /// The scores.
    #[default]
    Scores,
    /// How far each is from the unit's own.
    Differences,
}

impl Shows {
    /// The other of both.
    pub(super) fn other(self) -> Shows {
        match self {
            Shows::Scores => Shows::Differences,
            Shows::Differences => Shows::Scores,
        }
    }
}

/// The scores of all units of a block on all lines.
#[derive(Debug)]
pub struct Matrix<'a> {
    context: &'a Context<'a>,
    block: &'a BlockState,
    round: Round,
    heads: &'a Heads,
    results: &'a [UnitResult],
    shows: Shows,
}

impl<'a> Matrix<'a> {
    pub(super) fn new(
        context: &'a Context<'a>,
        block: &'a BlockState,
        round: Round,
        heads: &'a Heads,
        shows: Shows,
    ) -> Matrix<'a> {
        let results = context.results.iter().find(|r| r.block == block.block.id);
        Matrix { context, block, round, heads, results: results.map_or(&[], |r| r.units.as_slice()), shows }
    }

    /// What counts for a unit; results stand in the order of the roster, mostly.
    fn result(&self, row: usize) -> Option<&UnitResult> {
        let unit = self.block.units.get(row)?.id;
        let at_hand = self.results.get(row).filter(|r| r.unit == unit);
        at_hand.or_else(|| self.results.iter().find(|r| r.unit == unit))
    }

    fn place(&self, row: usize) -> Cell<'static> {
        let result = self.result(row);
        let Some(placed) = result.map(|r| r.placed) else { return Cell::new("") };
        let cell = Cell::new(self.context.text.rank_short(placed));
        if matches!(placed, Placed::Settled(_)) { cell } else { cell.look(Look::Quiet) }
    }

    fn total(&self, row: usize) -> Cell<'static> {
        let decimals = self.context.campaign.settings().total_decimals;
        let total = self.result(row).and_then(|r| r.published);
        Cell::new(total.map(|p| self.context.text.points_fixed(p, decimals)).unwrap_or_default()).look(Look::Quiet)
    }
}

impl Turned for Matrix<'_> {
    fn context(&self) -> &Context<'_> {
        self.context
    }

    fn round(&self) -> Round {
        self.round
    }

    fn target(&self, at: At) -> Option<Target<'_>> {
        let unit = self.block.units.get(at.row)?.id;
        let node = self.block.set.leaf(at.column.checked_sub(BEFORE)?)?;
        Some(Target { unit, node })
    }

    fn part(&self, column: usize) -> Part {
        match column {
            UNIT => Part::Text,
            column if column < BEFORE => Part::Total,
            _ => Part::Score,
        }
    }

    fn score_of(&self, unit: UnitId, line: LineId) -> Option<At> {
        let column = self.block.set.leaves().position(|node| node.id == line)? + BEFORE;
        Some(At { row: self.block.row(unit)?, column })
    }

    fn entry(&self) -> At {
        At { row: 0, column: BEFORE }
    }
}

impl Model for Matrix<'_> {
    fn columns(&self) -> &[Column] {
        &self.heads.columns
    }

    fn rows(&self) -> usize {
        self.block.units.len()
    }

    fn row(&self, _row: usize) -> Row {
        Row::Line { depth: 0 }
    }

    fn cell(&self, at: At) -> Cell<'_> {
        match at.column {
            PLACE => self.place(at.row),
            UNIT => Cell::new(self.block.units.get(at.row).map(|unit| short_name(&unit.name)).unwrap_or_default()),
            _ => match self.target(at) {
                None => self.total(at.row),
                Some(Target { unit, node }) => {
                    let flags = flags::of(self.context, unit, node.id);
                    let scored = Scored { context: self.context, unit, node, round: self.round, flags };
                    let cell = match self.shows {
                        Shows::Scores => scored.score_cell().share(scored.share()),
                        Shows::Differences => scored.difference_cell(),
                    };
                    if scored.is_noted() { cell.noted() } else { cell }
                }
            },
        }
    }

    fn row_name(&self, row: usize) -> Cow<'_, str> {
        self.block.units.get(row).map_or(Cow::Borrowed(""), |unit| Cow::Borrowed(&*unit.name))
    }

    fn draft(&self, at: At) -> String {
        let Some(target) = self.target(at) else { return String::new() };
        match self.reading(target).value() {
            Some(value @ (Value::Score(Some(Score::Points(_) | Score::NotApplicable), _) | Value::Percent(_))) => {
                cells::value(self.context, value)
            }
            _ => String::new(),
        }
    }

    fn closed(&self, at: At) -> Option<String> {
        closed(self, at)
    }

    fn check(&self, at: At, text: &str) -> Result<(), String> {
        self.target(at).map_or(Ok(()), |target| check_score(self, target, text))
    }
}
