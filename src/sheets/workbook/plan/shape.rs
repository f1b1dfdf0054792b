//! The rows of a unit, the same for all units of a block.

use super::super::detail;
use crate::domain::campaign::BlockState;
use crate::domain::criteria::{NodeLevel, Source};
use crate::domain::points::Points;
use crate::sheets::paper::look::{self, Weight};

/// The rows of a unit, counted from the first node; the same for all units of a block.
#[derive(Debug, Clone)]
pub(in crate::sheets::workbook) struct Shape {
    pub nodes: u32,
    /// Bonus and penalty, as far as the set has them.
    pub extras: Vec<NodeLevel>,
    /// The set's maximum by source.
    pub max: [Points; 3],
    /// Direct children of each node, as rows.
    pub children: Vec<Vec<u32>>,
    /// Lines of text that each node takes in its column.
    pub lines: Vec<u32>,
    /// The set's satisfaction line, where it carries the source alone.
    pub satisfaction: Option<u32>,
    /// First and last row of each field, bonus and penalty, in the order of the set.
    pub fields: Vec<(u32, u32)>,
}

impl Shape {
    pub(super) fn of(block: &BlockState) -> Shape {
        let nodes = block.set.nodes();
        let mut children = vec![Vec::new(); nodes.len()];
        for (row, node) in (0_u32..).zip(nodes) {
            if let Some(list) = node.parent.and_then(|p| children.get_mut(p)) {
                list.push(row);
            }
        }
        let extras = [NodeLevel::Bonus, NodeLevel::Penalty];
        let only = block.set.only_line_of(Source::Satisfaction).map(|n| n.id);
        let lines = nodes.iter().map(|n| {
            let weight = if n.is_leaf { Weight::Plain } else { Weight::Bold };
            look::lines(&n.text, detail::TEXT_WIDTH - 1.5, weight)
        });
        let rows_of = |field: usize| (0_u32..).zip(nodes).filter(move |(_, n)| n.field == field).map(|(row, _)| row);
        let fields = block.set.fields().map(|(at, _)| {
            let (first, last) = (rows_of(at).min(), rows_of(at).max());
            (first.unwrap_or(0), last.unwrap_or(0))
        });
        Shape {
            fields: fields.collect(),
            lines: lines.collect(),
            nodes: u32::try_from(nodes.len()).unwrap_or(u32::MAX),
            extras: extras.into_iter().filter(|level| nodes.iter().any(|n| n.level == *level)).collect(),
            max: Source::ALL.map(|s| block.set.max_of(s)),
            satisfaction: (0_u32..).zip(nodes).find(|(_, n)| Some(n.id) == only).map(|(row, _)| row),
            children,
        }
    }

    /// The set's maximum of a source.
    pub(in crate::sheets::workbook) fn max_of(&self, source: Source) -> Points {
        self.max.get(source as usize).copied().unwrap_or_default()
    }

    /// Head of the sum block.
    pub(in crate::sheets::workbook) fn sums_head(&self) -> u32 {
        self.nodes + 1
    }

    pub(in crate::sheets::workbook) fn source(&self, source: Source) -> u32 {
        self.sums_head() + 1 + source as u32
    }

    pub(in crate::sheets::workbook) fn extra(&self, level: NodeLevel) -> Option<u32> {
        let at = (0_u32..).zip(&self.extras).find(|(_, l)| **l == level)?.0;
        Some(self.sums_head() + 4 + at)
    }

    /// The exact total.
    pub(in crate::sheets::workbook) fn total(&self) -> u32 {
        self.sums_head() + 4 + u32::try_from(self.extras.len()).unwrap_or(0)
    }

    /// The published total.
    pub(in crate::sheets::workbook) fn published(&self) -> u32 {
        self.total() + 1
    }

    /// Lines that are open: blank or disputed.
    pub(in crate::sheets::workbook) fn open(&self) -> u32 {
        self.total() + 2
    }

    /// Rows of a unit in all.
    pub(in crate::sheets::workbook) fn height(&self) -> u32 {
        self.open() + 1
    }

    /// Head of the table that compares a unit's fields with its block.
    pub(in crate::sheets::workbook) fn profile_head(&self) -> u32 {
        self.height() + 1
    }

    /// The row of an ordinary field in that table.
    pub(in crate::sheets::workbook) fn profile(&self, field: usize) -> u32 {
        self.profile_head() + 1 + u32::try_from(field).unwrap_or(u32::MAX)
    }
}
