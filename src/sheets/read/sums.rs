//! Printed subtotals against the lines below them.

use std::collections::HashMap;

use super::draft::{Draft, cell as place};
use super::known::Lines;
use super::score::comma;
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::points::Points;
use crate::domain::slug::UnitId;
use crate::sheets::grid::Address;

/// What one column of scores says: its lines and its printed subtotals.
#[derive(Default)]
pub(super) struct Sums {
    leaves: HashMap<usize, Held>,
    parents: Vec<(usize, Address, Points)>,
    totals: Vec<(Address, Points)>,
    extra: Points,
}

/// What stands on a line.
#[derive(Clone, Copy)]
pub(super) enum Held {
    /// So many points.
    Points(Points),
    /// Doesn't apply: nothing, or the maximum, as the unit pleased to add.
    NotApplicable,
    /// Nothing that can be added, or something that isn't taken.
    Unreadable,
}

impl Sums {
    pub(super) fn leaf(&mut self, at: usize, held: Held) {
        // A line that stands twice can't be added.
        let known = self.leaves.insert(at, held);
        if known.is_some() {
            self.leaves.insert(at, Held::Unreadable);
        }
    }

    pub(super) fn parent(&mut self, at: usize, cell: Address, points: Points) {
        self.parents.push((at, cell, points));
    }

    pub(super) fn total(&mut self, cell: Address, points: Points) {
        self.totals.push((cell, points));
    }

    /// Points of rows that are no lines; a printed sum may have them in.
    pub(super) fn unknown(&mut self, points: Points) {
        self.extra += points;
    }

    /// Takes over what stands further below.
    pub(super) fn append(&mut self, below: Sums) {
        below.leaves.into_iter().for_each(|(at, held)| self.leaf(at, held));
        self.parents.extend(below.parents);
        self.totals.extend(below.totals);
        self.extra += below.extra;
    }

    /// Notes the subtotals that are not the sum of their lines.
    pub(super) fn check(&self, lines: &Lines<'_>, unit: Option<UnitId>, draft: &mut Draft) {
        let below = if self.parents.is_empty() { Vec::new() } else { self.below(lines) };
        for (at, cell, printed) in &self.parents {
            let Some(node) = lines.node(*at) else { continue };
            // Points on a parent whose lines are all blank are nobody's.
            let alone = below.get(*at).filter(|sum| sum.is_nothing() && *printed != Points::ZERO && !node.is_leaf);
            let sum = below.get(*at).and_then(|sum| self.differs(sum, *printed)).or(alone.map(|sum| sum.sum));
            let Some(sum) = sum else { continue };
            let finding =
                Finding::new(Severity::Warning, FindingKind::SumDiffers).at(place(*cell)).unit(unit).line(node.id);
            draft.find(finding.found(comma(*printed)).expected(comma(sum)));
        }
        let extras = lines.state.set.nodes().iter().any(|n| n.level.is_extra());
        let [(cell, printed)] = self.totals.as_slice() else { return };
        let fields: Points = self
            .parents
            .iter()
            .filter(|(at, ..)| lines.node(*at).is_some_and(|n| n.parent.is_none()))
            .map(|(.., p)| *p)
            .sum();
        if extras || close(fields, *printed) {
            return;
        }
        let mut all = Sum::default();
        self.leaves.iter().for_each(|(leaf, held)| all.add(*held, max_of(lines, *leaf)));
        if let Some(sum) = self.differs(&all, *printed) {
            let finding = Finding::new(Severity::Warning, FindingKind::SumDiffers).at(place(*cell)).unit(unit);
            draft.find(finding.found(comma(*printed)).expected(comma(sum)));
        }
    }

    /// For each node what its lines come to.
    fn below(&self, lines: &Lines<'_>) -> Vec<Sum> {
        let mut below = vec![Sum::default(); lines.state.set.nodes().len()];
        for (leaf, held) in &self.leaves {
            let (max, mut above) = (max_of(lines, *leaf), Some(*leaf));
            while let Some(at) = above {
                if let Some(sum) = below.get_mut(at) {
                    sum.add(*held, max);
                }
                above = lines.node(at).and_then(|n| n.parent);
            }
        }
        below
    }

    /// The sum, where the printed one is another and nothing excuses it.
    fn differs(&self, below: &Sum, printed: Points) -> Option<Points> {
        let Sum { sum, full, .. } = *below;
        let excused = [sum, sum + full, sum + self.extra].into_iter().any(|s| close(s, printed));
        (below.is_any && !below.is_unreadable && !excused).then_some(sum)
    }
}

/// What some lines come to.
#[derive(Clone, Default)]
struct Sum {
    sum: Points,
    /// The maxima of those that don't apply.
    full: Points,
    is_any: bool,
    /// Something on one of them can't be added.
    is_unreadable: bool,
}

impl Sum {
    /// Whether nothing at all stands on its lines.
    fn is_nothing(&self) -> bool {
        !self.is_any && !self.is_unreadable && self.full == Points::ZERO
    }

    fn add(&mut self, held: Held, max: Points) {
        match held {
            Held::Points(points) => {
                self.sum += points;
                self.is_any = true;
            }
            Held::NotApplicable => self.full += max,
            Held::Unreadable => self.is_unreadable = true,
        }
    }
}

fn max_of(lines: &Lines<'_>, leaf: usize) -> Points {
    lines.node(leaf).map_or(Points::ZERO, |n| n.max)
}

/// Equal, or rounded to two decimals.
fn close(one: Points, other: Points) -> bool {
    (one - other).units().abs() <= 50
}
