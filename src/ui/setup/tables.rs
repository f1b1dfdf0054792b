//! The criteria set as a grid, and what tables of the set-up have in common.

use std::borrow::Cow;
use std::collections::BTreeSet;

use egui::Ui;

use super::data::{self, Plan};
use super::tree;
use crate::domain::criteria::{CriteriaSet, Draft, DraftNode, Node, NodeLevel, NotApplicable, Source};
use crate::domain::points::Points;
use crate::domain::slug::LineId;
use crate::text::{Text, fold, rules};
use crate::ui::context::Context;
use crate::ui::theme::{Severity, size};
use crate::ui::widgets::grid::{At, Cell, Column, Fold, Kind, Look, Model, Row, State};
use crate::ui::widgets::{badge, quiet};

const CODE: usize = 0;
pub(super) const TEXT: usize = 1;
const MAX: usize = 2;
const SOURCE: usize = 3;
const WORDING: usize = 5;
const POLICY: usize = 6;
const APPRAISER: usize = 7;
const EVIDENCE: usize = 8;

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
            Column::new(text.say("setup-max"), 104.0, Kind::Number { decimals: 2 }),
            Column::new(text.say("setup-source"), 120.0, Kind::Text),
            Column::new(text.say("setup-rule"), 104.0, Kind::Text),
            Column::new(text.say("setup-wording"), 240.0, Kind::Text),
            Column::new(text.say("setup-policy"), 170.0, Kind::Text),
            Column::new(text.say("setup-appraiser"), 160.0, Kind::Text),
            Column::new(text.say("setup-evidence"), 200.0, Kind::Text),
        ];
        let nodes = tree::with_ids(&plan.set.nodes, std::iter::empty(), plan.set.revision + 1);
        let set = CriteriaSet::build(Draft { nodes, ..plan.set.clone() }).ok();
        let seen = seen(plan, closed);
        Criteria { plan, set, text, locked: !context.is_changeable(), columns, closed, seen }
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
        let depth = self.node(row).map_or(0, |n| tree::depth(n.level));
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
            CODE => self.opened(Cell::new(node.code.to_string())),
            TEXT => self.opened(Cell::new(node.text.to_string())),
            MAX => self.max(at.row, node),
            // A field says where the points of the rows added under it come from.
            SOURCE if leaf || node.level == NodeLevel::Field => self.opened(quiet(self.text.source(node.source))),
            _ if !leaf => Cell::new(""),
            WORDING => self.opened(quiet(node.rule_text.to_string())),
            POLICY => self.opened(quiet(self.text.not_applicable(node.not_applicable))),
            APPRAISER => self.opened(quiet(node.appraiser.to_string())),
            EVIDENCE => self.opened(quiet(node.evidence.to_string())),
            _ if !node.rule_is_certain => quiet(data::rule_word(self.text, node)).severity(Severity::Warning),
            _ => quiet(data::rule_word(self.text, node)),
        }
    }

    fn row_name(&self, row: usize) -> Cow<'_, str> {
        self.node(row).map_or(Cow::Borrowed(""), |n| Cow::Owned(format!("{} {}", n.code, n.text)))
    }

    fn check(&self, at: At, text: &str) -> Result<(), String> {
        match at.column {
            MAX if data::positive(text).is_none() => Err(self.text.say("setup-bad-number")),
            CODE | TEXT if text.is_empty() => Err(self.text.say("setup-name-needed")),
            SOURCE if source(self.text, text).is_none() => {
                Err(choices(self.text, Source::ALL.map(|s| self.text.source(s))))
            }
            POLICY if policy(self.text, text).is_none() => {
                Err(choices(self.text, NotApplicable::ALL.map(|p| self.text.not_applicable(p))))
            }
            _ => Ok(()),
        }
    }
}

/// Offers to show rows that are filtered or sorted as they are.
pub(super) fn show_all(ui: &mut Ui, text: &Text, grid: &mut State) {
    if grid.is_arranged() {
        ui.add_space(size::M);
        badge(ui, Severity::Info, &text.say("grid-arranged"));
        if quiet(ui, &text.say("grid-show-all")).clicked() {
            grid.show_all();
        }
    }
}

/// The positions of the rows that no closed row above them hides.
pub(super) fn seen(plan: &Plan, closed: &BTreeSet<LineId>) -> Vec<usize> {
    let mut under = None;
    let mut seen = Vec::new();
    for (position, node) in plan.set.nodes.iter().enumerate() {
        let depth = tree::depth(node.level);
        if under.is_some_and(|closed_depth| depth > closed_depth) {
            continue;
        }
        seen.push(position);
        under = node.id.filter(|id| closed.contains(id)).map(|_| depth);
    }
    seen
}

/// Puts a text into the criteria set.
pub(super) fn put_criteria(plan: &mut Plan, words: &Text, at: At, text: &str) {
    let Some(node) = plan.set.nodes.get_mut(at.row) else { return };
    match at.column {
        CODE if !text.is_empty() => node.code = text.trim().into(),
        TEXT if !text.is_empty() => node.text = text.into(),
        MAX => node.max = data::positive(text).or(node.max),
        SOURCE => node.source = source(words, text).unwrap_or(node.source),
        POLICY => node.not_applicable = policy(words, text).unwrap_or(node.not_applicable),
        APPRAISER => node.appraiser = text.into(),
        EVIDENCE => node.evidence = text.into(),
        WORDING => {
            let (level, source, max) = (node.level, node.source, node.max.unwrap_or_default());
            (node.rule, node.rule_is_certain) = rules::read(text, &rules::Hint { kind: "", level, source, max });
            node.rule_text = text.into();
        }
        _ => {}
    }
}

/// The source of a name, or of how it begins.
fn source(words: &Text, text: &str) -> Option<Source> {
    Source::ALL.into_iter().find(|source| begins(&words.source(*source), text))
}

/// The policy of a name, or of how it begins.
fn policy(words: &Text, text: &str) -> Option<NotApplicable> {
    NotApplicable::ALL.into_iter().find(|policy| begins(&words.not_applicable(*policy), text))
}

fn begins(name: &str, typed: &str) -> bool {
    let typed = fold::words(typed);
    !typed.is_empty() && fold::words(name).starts_with(&typed)
}

fn choices(text: &Text, names: [String; 3]) -> String {
    text.fill("setup-choices", &[("choices", &names.join(" · "))])
}
