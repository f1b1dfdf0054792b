//! Criteria sets: the tree of fields, criteria and sub-criteria that a block is scored by.
//!
//! A set is valid by construction: [`CriteriaSet::build`] lists every fault at once, each with its
//! row. What is only odd (a printed maximum that isn't the sum of its children, a rule with a gap)
//! is a [`Warning`]; decisions do contain such things and nobody may mend them in silence.

mod about;
mod build;
mod fault;

pub use about::About;
pub use build::{Draft, DraftNode};
pub use fault::{Fault, FaultKind, Warning};

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::id_hash::IdMap;
use super::points::Points;
use super::rule::Rule;
use super::slug::LineId;

/// A valid criteria set. Nodes are in the order of the decision, parents before their children.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Draft", into = "Draft")]
pub struct CriteriaSet {
    about: About,
    revision: u32,
    nodes: Vec<Node>,
    leaves: Vec<usize>,
    /// Where each node is.
    places: IdMap<LineId, usize>,
}

/// A field, criterion, sub-criterion, bonus or penalty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Never changes, whatever the code becomes.
    pub id: LineId,
    /// The decision's own code: `1.1.3`.
    pub code: Arc<str>,
    /// What kind of node.
    pub level: NodeLevel,
    /// Position of the parent in [`CriteriaSet::nodes`].
    pub parent: Option<usize>,
    /// Position of the field the node belongs to; its own for a field, bonus or penalty.
    pub field: usize,
    /// Whether the node is scored itself.
    pub is_leaf: bool,
    /// The decision's text.
    pub text: Arc<str>,
    /// The sum of its leaves for a parent, the printed maximum for a leaf.
    pub max: Points,
    /// The maximum as printed; differs from `max` where a parent doesn't add up.
    pub printed_max: Option<Points>,
    /// Who the points come from.
    pub source: Source,
    /// How points follow.
    pub rule: Rule,
    /// The rule's wording.
    pub rule_text: Arc<str>,
    /// Whether `rule` is known to say what `rule_text` says.
    pub rule_is_certain: bool,
    /// What happens when the line doesn't apply to a unit.
    pub not_applicable: NotApplicable,
    /// The appraising body.
    pub appraiser: Arc<str>,
    /// Evidence wanted.
    pub evidence: Arc<str>,
}

/// The kind of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NodeLevel {
    /// Lĩnh vực.
    Field,
    /// Tiêu chí.
    Criterion,
    /// Tiêu chí thành phần.
    Subcriterion,
    /// Điểm thưởng: added outside the 100, at most its maximum.
    Bonus,
    /// Điểm trừ: taken off the total, at most its maximum.
    Penalty,
}

/// Who the points of a line come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// Thẩm định.
    Appraisal,
    /// Điều tra xã hội học.
    Survey,
    /// Đo lường hài lòng.
    Satisfaction,
}

/// What happens when a line doesn't apply to a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotApplicable {
    /// It has to be scored.
    #[default]
    MustBeScored,
    /// It counts its maximum.
    FullPoints,
    /// It drops out and its source is rescaled.
    Excluded,
}

impl Source {
    /// All sources, in the order in which they are shown.
    pub const ALL: [Source; 3] = [Source::Appraisal, Source::Survey, Source::Satisfaction];

    /// The word in criteria tables and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Source::Appraisal => "appraisal",
            Source::Survey => "survey",
            Source::Satisfaction => "satisfaction",
        }
    }
}

impl NotApplicable {
    /// All policies, in the order in which they are shown.
    pub const ALL: [NotApplicable; 3] =
        [NotApplicable::MustBeScored, NotApplicable::FullPoints, NotApplicable::Excluded];
}

impl NodeLevel {
    /// The word in criteria tables and JSON.
    pub fn word(self) -> &'static str {
        match self {
            NodeLevel::Field => "field",
            NodeLevel::Criterion => "criterion",
            NodeLevel::Subcriterion => "subcriterion",
            NodeLevel::Bonus => "bonus",
            NodeLevel::Penalty => "penalty",
        }
    }

    /// Whether the node counts outside the 100.
    pub fn is_extra(self) -> bool {
        matches!(self, NodeLevel::Bonus | NodeLevel::Penalty)
    }
}

impl CriteriaSet {
    /// What the set is called, what it scores, what it rests on and when it is valid.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Counts the changes since the set was made.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// All nodes in the order of the decision.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The lines that are scored themselves, in the order of the decision.
    pub fn leaves(&self) -> impl Iterator<Item = &Node> + Clone {
        self.leaves.iter().filter_map(|&at| self.nodes.get(at))
    }

    /// The line at a position among the lines.
    pub fn leaf(&self, position: usize) -> Option<&Node> {
        self.nodes.get(*self.leaves.get(position)?)
    }

    /// The number of lines that are scored themselves.
    pub fn leaf_count(&self) -> usize {
        self.leaves.len()
    }

    /// Fields, then bonus and penalty, by their position.
    pub fn fields(&self) -> impl Iterator<Item = (usize, &Node)> {
        self.nodes.iter().enumerate().filter(|(at, n)| n.field == *at)
    }

    /// Finds a node by its id.
    pub fn node(&self, id: LineId) -> Option<&Node> {
        self.nodes.get(*self.places.get(&id)?)
    }

    /// Finds a line that is scored itself by its id.
    pub fn line(&self, id: LineId) -> Option<&Node> {
        self.node(id).filter(|n| n.is_leaf)
    }

    /// Finds a node by its code.
    pub fn by_code(&self, code: &str) -> Option<&Node> {
        self.nodes.iter().find(|n| &*n.code == code)
    }

    /// The maximum of a source: the sum of its ordinary lines, without bonus and penalty.
    pub fn max_of(&self, source: Source) -> Points {
        self.leaves().filter(|n| n.source == source && !n.level.is_extra()).map(|n| n.max).sum()
    }

    /// The maximum of all sources.
    pub fn max(&self) -> Points {
        Source::ALL.into_iter().map(|s| self.max_of(s)).sum()
    }

    /// The ordinary line that carries a source alone, if just one does.
    pub fn only_line_of(&self, source: Source) -> Option<&Node> {
        let mut lines = self.leaves().filter(|n| n.source == source && !n.level.is_extra());
        lines.next().filter(|_| lines.next().is_none())
    }

    /// What is odd about the set, used for an index year.
    pub fn warnings(&self, year: u16) -> Vec<Warning> {
        fault::warnings(self, year)
    }
}
