//! From the rows of a table to a valid set, or to the list of all its faults.

use std::collections::HashSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{About, CriteriaSet, Fault, FaultKind, Node, NodeLevel, NotApplicable, Source};
use crate::domain::points::Points;
use crate::domain::rule::Rule;
use crate::domain::slug::{LineId, Slug};

/// The largest maximum of a line: what counts on a line is kept in four bytes.
const LARGEST_LINE: Points = Points::whole(100_000);

/// A set as it is written down: rows in order, not checked yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What it is called, what it rests on and when it is valid.
    #[serde(flatten)]
    pub about: About,
    /// Counts the changes since the set was made.
    #[serde(default)]
    pub revision: u32,
    /// The rows, in order.
    pub nodes: Vec<DraftNode>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftNode {
    /// The id, where the row already has one; else its code becomes its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<LineId>,
    /// The code.
    pub code: Arc<str>,
    /// The level.
    pub level: NodeLevel,
    /// The text.
    pub text: Arc<str>,
    /// The printed maximum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Points>,
    /// The source.
    pub source: Source,
    /// The rule.
    pub rule: Rule,
    /// The rule's wording.
    #[serde(default, skip_serializing_if = "str_is_empty")]
    pub rule_text: Arc<str>,
    /// Whether the rule is known to say what the wording says.
    #[serde(default = "certain")]
    pub rule_is_certain: bool,
    /// The not-applicable policy.
    #[serde(default)]
    pub not_applicable: NotApplicable,
    /// The appraising body.
    #[serde(default, skip_serializing_if = "str_is_empty")]
    pub appraiser: Arc<str>,
    /// Evidence wanted.
    #[serde(default, skip_serializing_if = "str_is_empty")]
    pub evidence: Arc<str>,
}

fn str_is_empty(text: &Arc<str>) -> bool {
    text.is_empty()
}

fn certain() -> bool {
    true
}

impl CriteriaSet {
    /// Builds a set from its rows.
    ///
    /// # Errors
    /// All faults of all rows, in their order.
    pub fn build(draft: Draft) -> Result<CriteriaSet, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut nodes = place(&draft.nodes, &mut faults);
        check(&draft.nodes, &nodes, &mut faults);
        if !nodes.iter().any(|n| n.is_leaf) {
            faults.push(Fault { row: None, code: "".into(), kind: FaultKind::NothingToScore });
        }
        if draft.about.is_backwards() {
            faults.push(Fault { row: None, code: "".into(), kind: FaultKind::YearsBackwards });
        }
        if !faults.is_empty() {
            faults.sort_by_key(|f| f.row);
            return Err(faults);
        }
        add_up(&mut nodes);
        let leaves = nodes.iter().enumerate().filter(|(_, n)| n.is_leaf).map(|(at, _)| at).collect();
        let places = nodes.iter().enumerate().map(|(at, n)| (n.id, at)).collect();
        Ok(CriteriaSet { about: draft.about, revision: draft.revision, nodes, leaves, places })
    }
}

/// Finds each row's parent and field; a row without one is a fault and stands under itself.
fn place(rows: &[DraftNode], faults: &mut Vec<Fault>) -> Vec<Node> {
    let (mut field, mut criterion) = (None, None);
    let mut nodes: Vec<Node> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let parent = match row.level {
            NodeLevel::Field | NodeLevel::Bonus | NodeLevel::Penalty => None,
            NodeLevel::Criterion => field,
            NodeLevel::Subcriterion => criterion,
        };
        let is_top = row.level == NodeLevel::Field || row.level.is_extra();
        if parent.is_none() && !is_top {
            faults.push(Fault { row: Some(at), code: row.code.clone(), kind: FaultKind::NoParent });
        }
        match row.level {
            NodeLevel::Field => (field, criterion) = (Some(at), None),
            NodeLevel::Criterion => criterion = Some(at),
            NodeLevel::Bonus | NodeLevel::Penalty => (field, criterion) = (None, None),
            NodeLevel::Subcriterion => {}
        }
        if let Some(above) = parent.and_then(|p| nodes.get_mut(p)) {
            above.is_leaf = false;
        }
        let id = row.id.or_else(|| Slug::new(&row.code).ok()).unwrap_or(Slug::NONE);
        let top = if is_top { at } else { field.unwrap_or(at) };
        nodes.push(node(row, id, parent, top));
    }
    nodes
}

fn node(row: &DraftNode, id: LineId, parent: Option<usize>, field: usize) -> Node {
    Node {
        id,
        code: row.code.clone(),
        level: row.level,
        parent,
        field,
        is_leaf: true,
        text: row.text.clone(),
        max: row.max.unwrap_or(Points::ZERO),
        printed_max: row.max,
        source: row.source,
        rule: row.rule.clone(),
        rule_text: row.rule_text.clone(),
        rule_is_certain: row.rule_is_certain,
        not_applicable: row.not_applicable,
        appraiser: row.appraiser.clone(),
        evidence: row.evidence.clone(),
    }
}

fn check(rows: &[DraftNode], nodes: &[Node], faults: &mut Vec<Fault>) {
    let (mut codes, mut ids) = (HashSet::new(), HashSet::new());
    for (at, (row, node)) in rows.iter().zip(nodes).enumerate() {
        let mut fault = |kind| faults.push(Fault { row: Some(at), code: row.code.clone(), kind });
        if row.code.is_empty() {
            fault(FaultKind::NoCode);
        } else if !codes.insert(row.code.clone()) {
            fault(FaultKind::CodeTwice);
        } else if node.id.is_none() {
            fault(FaultKind::BadCode);
        } else if !ids.insert(node.id) {
            fault(FaultKind::IdTwice);
        }
        if row.text.trim().is_empty() {
            fault(FaultKind::NoText);
        }
        match row.max {
            None if node.is_leaf => fault(FaultKind::NoMaximum),
            Some(max) if max < Points::ZERO || (node.is_leaf && (max == Points::ZERO || max > LARGEST_LINE)) => {
                fault(FaultKind::BadMaximum(max))
            }
            _ => {}
        }
    }
}

/// Gives each parent the sum of its leaves: totals come from the leaves, whatever is printed.
fn add_up(nodes: &mut [Node]) {
    let mut sums = vec![Points::ZERO; nodes.len()];
    for leaf in nodes.iter().filter(|n| n.is_leaf) {
        let mut above = leaf.parent;
        while let Some(at) = above {
            if let Some(sum) = sums.get_mut(at) {
                *sum += leaf.max;
            }
            above = nodes.get(at).and_then(|n| n.parent);
        }
    }
    for (node, sum) in nodes.iter_mut().zip(sums) {
        if !node.is_leaf {
            node.max = sum;
        }
    }
}

impl From<CriteriaSet> for Draft {
    fn from(set: CriteriaSet) -> Draft {
        let nodes = set.nodes.into_iter().map(|n| DraftNode {
            id: Some(n.id),
            code: n.code,
            level: n.level,
            text: n.text,
            max: n.printed_max,
            source: n.source,
            rule: n.rule,
            rule_text: n.rule_text,
            rule_is_certain: n.rule_is_certain,
            not_applicable: n.not_applicable,
            appraiser: n.appraiser,
            evidence: n.evidence,
        });
        Draft { about: set.about, revision: set.revision, nodes: nodes.collect() }
    }
}

impl TryFrom<Draft> for CriteriaSet {
    type Error = String;

    fn try_from(draft: Draft) -> Result<CriteriaSet, String> {
        CriteriaSet::build(draft).map_err(|faults| format!("{} faults in a criteria set", faults.len()))
    }
}
