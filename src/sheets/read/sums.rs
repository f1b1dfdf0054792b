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
    /// So many points, whether they are taken or not.
    Points(Points),
    /// Doesn't apply: nothing, or the maximum, as the unit pleased to add.
    NotApplicable,
    /// Nothing that can be added.
    Unreadable,
}

impl Sums {
    pub(super) fn leaf(&mut self, at: usize, held: Held) {
        self.leaves.insert(at, held);
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

    /// Notes the subtotals that are not the sum of their lines.
    pub(super) fn check(&self, lines: &Lines<'_>, unit: Option<UnitId>, draft: &mut Draft) {
        for (at, cell, printed) in &self.parents {
            let below = self.leaves.iter().filter(|(leaf, _)| is_below(lines, **leaf, *at));
            let Some(sum) = self.differs(lines, below, *printed) else { continue };
            let Some(node) = lines.node(*at) else { continue };
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
        if let Some(sum) = self.differs(lines, self.leaves.iter(), *printed) {
            let finding = Finding::new(Severity::Warning, FindingKind::SumDiffers).at(place(*cell)).unit(unit);
            draft.find(finding.found(comma(*printed)).expected(comma(sum)));
        }
    }

    /// The sum, where the printed one is another and nothing excuses it.
    fn differs<'s>(
        &self,
        lines: &Lines<'_>,
        below: impl Iterator<Item = (&'s usize, &'s Held)>,
        printed: Points,
    ) -> Option<Points> {
        let (mut sum, mut full, mut any) = (Points::ZERO, Points::ZERO, false);
        for (leaf, held) in below {
            match held {
                Held::Points(points) => {
                    sum += *points;
                    any = true;
                }
                Held::NotApplicable => full += lines.node(*leaf).map_or(Points::ZERO, |n| n.max),
                Held::Unreadable => return None,
            }
        }
        let excused = [sum, sum + full, sum + self.extra].into_iter().any(|s| close(s, printed));
        (any && !excused).then_some(sum)
    }
}

fn is_below(lines: &Lines<'_>, leaf: usize, parent: usize) -> bool {
    let mut at = Some(leaf);
    while let Some(node) = at {
        if node == parent {
            return true;
        }
        at = lines.node(node).and_then(|n| n.parent);
    }
    false
}

/// Equal, or rounded to two decimals.
fn close(one: Points, other: Points) -> bool {
    (one - other).units().abs() <= 50
}
