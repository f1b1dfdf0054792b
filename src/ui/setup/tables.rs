//! The criteria set and the units as grids.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::data::{self, Plan};
use crate::domain::criteria::{CriteriaSet, DraftNode, Node, NodeLevel};
use crate::domain::points::Points;
use crate::domain::slug::LineId;
use crate::text::Text;
use crate::ui::context::Context;
use crate::ui::theme::Severity;
use crate::ui::widgets::grid::{At, Cell, Column, Fold, Kind, Look, Model, Row};

const TEXT: usize = 1;
const MAX: usize = 2;

/// The criteria set as a grid.
#[derive(Debug)]
pub(super) struct Criteria<'a> {
    plan: &'a Plan,
    set: Option<CriteriaSet>,
    text: &'a Text,
    locked: bool,
    columns: Vec<Column>,
    closed: &'a BTreeSet<LineId>,
    /// The positions of the rows that can be seen.
    seen: Vec<usize>,
}

impl<'a> Criteria<'a> {
    pub(super) fn new(plan: &'a Plan, context: &'a Context<'_>, closed: &'a BTreeSet<LineId>) -> Criteria<'a> {
        let text = context.text;
        let columns = vec![
            Column::new(text.say("setup-code"), 84.0, Kind::Text),
            Column::new(text.say("setup-text"), 260.0, Kind::Text),
            Column::new(text.say("setup-max"), 72.0, Kind::Number { decimals: 2 }),
            Column::new(text.say("setup-source"), 120.0, Kind::Text),
            Column::new(text.say("setup-rule"), 104.0, Kind::Text),
            Column::new(text.say("setup-policy"), 170.0, Kind::Text),
            Column::new(text.say("setup-appraiser"), 160.0, Kind::Text),
        ];
        let set = CriteriaSet::build(plan.set.clone()).ok();
        let seen = seen(plan, closed);
        Criteria { plan, set, text, locked: context.campaign.edition().is_final, columns, closed, seen }
    }

    /// The position of a row in the set.
    pub(super) fn position(&self, row: usize) -> Option<usize> {
        self.seen.get(row).copied()
    }

    /// The id of a row.
    pub(super) fn id(&self, row: usize) -> Option<LineId> {
        self.node(row)?.id
    }

    fn node(&self, row: usize) -> Option<&DraftNode> {
        self.plan.set.nodes.get(self.position(row)?)
    }

    fn built(&self, row: usize) -> Option<&Node> {
        self.set.as_ref()?.nodes().get(self.position(row)?)
    }

    fn is_leaf(&self, row: usize) -> bool {
        self.built(row).is_none_or(|n| n.is_leaf)
    }

    /// The sum of a parent's lines.
    fn sum(&self, row: usize) -> Option<Points> {
        self.built(row).map(|n| n.max)
    }

    fn max(&self, row: usize, node: &DraftNode) -> Cell<'static> {
        let printed = node.max.map(|m| self.text.points(m)).unwrap_or_default();
        if self.is_leaf(row) {
            return self.opened(Cell::new(printed));
        }
        let sum = self.sum(row).map(|m| self.text.points(m)).unwrap_or_default();
        let differs = node.max.is_some() && node.max != self.sum(row);
        if differs { Cell::new(format!("{sum} ≠ {printed}")).severity(Severity::Warning) } else { Cell::new(sum) }
    }

    fn opened(&self, cell: Cell<'static>) -> Cell<'static> {
        if self.locked { cell } else { cell.open() }
    }
}

impl Model for Criteria<'_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.seen.len()
    }

    fn row(&self, row: usize) -> Row {
        let depth = match self.node(row).map(|n| n.level) {
            Some(NodeLevel::Criterion) => 1,
            Some(NodeLevel::Subcriterion) => 2,
            _ => 0,
        };
        if self.is_leaf(row) {
            return Row::Line { depth };
        }
        let is_closed = self.id(row).is_some_and(|id| self.closed.contains(&id));
        Row::Group { depth, fold: if is_closed { Fold::Closed } else { Fold::Open } }
    }

    fn cell(&self, at: At) -> Cell<'_> {
        let Some(node) = self.node(at.row) else { return Cell::new("") };
        let leaf = self.is_leaf(at.row);
        let quiet = |words: String| Cell::new(words).look(Look::Quiet);
        match at.column {
            0 => Cell::new(node.code.to_string()),
            TEXT => self.opened(Cell::new(node.text.to_string())),
            MAX => self.max(at.row, node),
            _ if !leaf => Cell::new(""),
            3 => quiet(self.text.source(node.source)),
            4 if !node.rule_is_certain => quiet(data::rule_word(self.text, node)).severity(Severity::Warning),
            4 => quiet(data::rule_word(self.text, node)),
            5 => quiet(self.text.not_applicable(node.not_applicable)),
            _ => quiet(node.appraiser.to_string()),
        }
    }

    fn row_name(&self, row: usize) -> Cow<'_, str> {
        self.node(row).map_or(Cow::Borrowed(""), |n| Cow::Owned(format!("{} {}", n.code, n.text)))
    }

    fn check(&self, at: At, text: &str) -> Result<(), String> {
        match at.column {
            MAX if data::positive(text).is_none() => Err(self.text.say("setup-bad-number")),
            TEXT if text.is_empty() => Err(self.text.say("setup-name-needed")),
            _ => Ok(()),
        }
    }
}

/// The positions of the rows that no closed row above them hides.
fn seen(plan: &Plan, closed: &BTreeSet<LineId>) -> Vec<usize> {
    let deep = |level: NodeLevel| match level {
        NodeLevel::Criterion => 1,
        NodeLevel::Subcriterion => 2,
        _ => 0,
    };
    let mut under = None;
    let mut seen = Vec::new();
    for (position, node) in plan.set.nodes.iter().enumerate() {
        let depth = deep(node.level);
        if under.is_some_and(|closed_depth| depth > closed_depth) {
            continue;
        }
        seen.push(position);
        under = node.id.filter(|id| closed.contains(id)).map(|_| depth);
    }
    seen
}

/// Puts a text into the criteria set.
pub(super) fn put_criteria(plan: &mut Plan, at: At, text: &str) {
    let Some(node) = plan.set.nodes.get_mut(at.row) else { return };
    match at.column {
        TEXT if !text.is_empty() => node.text = text.into(),
        MAX => node.max = data::positive(text).or(node.max),
        _ => {}
    }
}

/// The units as a grid.
#[derive(Debug)]
pub(super) struct Units<'a> {
    plan: &'a Plan,
    text: &'a Text,
    locked: bool,
    columns: Vec<Column>,
}

impl<'a> Units<'a> {
    pub(super) fn new(plan: &'a Plan, context: &'a Context<'_>) -> Units<'a> {
        let text = context.text;
        let columns = vec![
            Column::new(text.say("setup-name"), 260.0, Kind::Text),
            Column::new(text.say("setup-aliases"), 360.0, Kind::Text),
            Column::new(text.say("setup-ranked"), 90.0, Kind::Text),
        ];
        Units { plan, text, locked: context.campaign.edition().is_final, columns }
    }

    fn ranked(&self, text: &str) -> Option<bool> {
        ranked(self.text, text)
    }
}

/// Reads whether a unit gets a place.
fn ranked(words: &Text, text: &str) -> Option<bool> {
    let folded = crate::text::fold::words(text);
    let same = |word: String| crate::text::fold::words(&word) == folded;
    match () {
        () if same(words.say("setup-ranked-yes")) => Some(true),
        () if same(words.say("setup-ranked-no")) => Some(false),
        () => None,
    }
}

impl Model for Units<'_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.plan.units.len()
    }

    fn row(&self, _row: usize) -> Row {
        Row::Line { depth: 0 }
    }

    fn cell(&self, at: At) -> Cell<'_> {
        let Some(unit) = self.plan.units.get(at.row) else { return Cell::new("") };
        let cell = match at.column {
            0 => Cell::new(unit.name.to_string()),
            1 => Cell::new(unit.aliases.join("; ")).look(Look::Quiet),
            _ if unit.ranked => Cell::new(self.text.say("setup-ranked-yes")),
            _ => Cell::new(self.text.say("setup-ranked-no")).look(Look::Quiet),
        };
        if self.locked { cell } else { cell.open() }
    }

    fn row_name(&self, row: usize) -> Cow<'_, str> {
        self.plan.units.get(row).map_or(Cow::Borrowed(""), |u| Cow::Borrowed(&u.name))
    }

    fn check(&self, at: At, text: &str) -> Result<(), String> {
        match at.column {
            0 if text.is_empty() => Err(self.text.say("setup-name-needed")),
            2 if self.ranked(text).is_none() => Err(self.text.say("setup-yes-no")),
            _ => Ok(()),
        }
    }
}

/// Puts a text into the table of units.
pub(super) fn put_unit(plan: &mut Plan, words: &Text, at: At, text: &str) {
    let Some(unit) = plan.units.get_mut(at.row) else { return };
    match at.column {
        0 if !text.is_empty() => unit.name = text.into(),
        1 => unit.aliases = data::aliases(text),
        2 => unit.ranked = ranked(words, text).unwrap_or(unit.ranked),
        _ => {}
    }
}
