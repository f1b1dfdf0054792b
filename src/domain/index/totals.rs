//! Subtotals by field and source, totals, and what is missing beside them.

use std::ops::Range;

use super::marks::{Mark, Marks, Standing};
use crate::domain::criteria::{CriteriaSet, NodeLevel, NotApplicable, Source};
use crate::domain::points::{DECIMALS, Fraction, Points};

/// The totals of a block's units, in the order of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockTotals {
    /// A unit each.
    pub units: Vec<UnitTotals>,
    fields: Vec<Option<Points>>,
    width: usize,
}

/// A unit's totals. A total says beside itself what is missing from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitTotals {
    /// Points of each source after rescaling, in the order of [`Source::ALL`]; none where nothing is scored.
    pub parts: [Option<Points>; 3],
    /// Bonus points.
    pub bonus: Points,
    /// Penalty points, as a positive number.
    pub penalty: Points,
    /// The exact total; none where nothing is scored.
    pub total: Option<Points>,
    /// Ordinary lines.
    pub lines: u32,
    /// Of them with points.
    pub scored: u32,
    /// Of them that don't apply.
    pub not_applicable: u32,
    /// Of them not scored yet.
    pub blank: u32,
    /// What the lines that are scored or don't apply come to at most.
    pub settled_max: Points,
    /// Lines in dispute, bonus and penalty among them.
    pub disputed: u32,
    /// Maxima of the lines that dropped out, by source; not zero means the source was rescaled.
    pub excluded: [Points; 3],
}

/// Neighbouring lines of one field and source.
struct Run {
    field: usize,
    source: usize,
    level: NodeLevel,
    lines: Range<usize>,
    max: Points,
}

/// What the criteria set says, laid out for one pass over the marks.
struct Plan {
    runs: Vec<Run>,
    fields: usize,
    max: [Points; 3],
    line_max: Vec<Points>,
    policy: Vec<NotApplicable>,
}

impl UnitTotals {
    /// Whether every line is settled, so that the total is the total.
    pub fn is_complete(&self) -> bool {
        self.blank == 0 && self.disputed == 0
    }

    /// Points of a source.
    pub fn part(&self, source: Source) -> Option<Points> {
        self.parts.get(source as usize).copied().flatten()
    }
}

impl BlockTotals {
    /// Computes the totals of every unit of a block.
    pub fn compute(set: &CriteriaSet, marks: &Marks) -> BlockTotals {
        let plan = Plan::of(set);
        let units = marks.rows().count();
        let mut fields = vec![None; units * plan.fields];
        let chunks = fields.chunks_mut(plan.fields.max(1));
        let totals = marks.rows().zip(chunks).map(|(row, fields)| plan.unit(row, fields)).collect();
        BlockTotals { units: totals, fields, width: plan.fields }
    }

    /// A unit's points by field before rescaling, in the order of [`CriteriaSet::fields`].
    pub fn fields_of(&self, unit: usize) -> &[Option<Points>] {
        self.fields.get(unit * self.width..(unit + 1) * self.width).unwrap_or_default()
    }
}

impl Plan {
    fn of(set: &CriteriaSet) -> Plan {
        let positions: Vec<usize> = set.fields().map(|(at, _)| at).collect();
        let mut runs: Vec<Run> = Vec::new();
        for (line, node) in set.leaves().enumerate() {
            let field = positions.iter().position(|at| *at == node.field).unwrap_or(0);
            let source = node.source as usize;
            match runs.last_mut() {
                Some(run)
                    if (run.field, run.source, run.level.is_extra()) == (field, source, node.level.is_extra()) =>
                {
                    run.lines.end = line + 1;
                    run.max += node.max;
                }
                _ => runs.push(Run { field, source, level: node.level, lines: line..line + 1, max: node.max }),
            }
        }
        Plan {
            runs,
            fields: positions.len(),
            max: Source::ALL.map(|s| set.max_of(s)),
            line_max: set.leaves().map(|n| n.max).collect(),
            policy: set.leaves().map(|n| n.not_applicable).collect(),
        }
    }

    fn unit(&self, row: &[Mark], fields: &mut [Option<Points>]) -> UnitTotals {
        let mut unit = UnitTotals::default();
        let (mut points, mut anything) = ([Points::ZERO; 3], [false; 3]);
        for run in &self.runs {
            let marks = row.get(run.lines.clone()).unwrap_or_default();
            let sum = self.run(run, marks, &mut unit);
            let Some(sum) = sum else { continue };
            if let Some(field) = fields.get_mut(run.field) {
                *field = Some(field.unwrap_or_default() + sum);
            }
            match run.level {
                NodeLevel::Bonus => unit.bonus += sum,
                NodeLevel::Penalty => unit.penalty += sum,
                _ => {
                    if let (Some(part), Some(any)) = (points.get_mut(run.source), anything.get_mut(run.source)) {
                        *part += sum;
                        *any = true;
                    }
                }
            }
        }
        self.finish(&mut unit, points, anything);
        unit
    }

    /// Adds up a run; none where nothing in it is scored.
    fn run(&self, run: &Run, marks: &[Mark], unit: &mut UnitTotals) -> Option<Points> {
        let extra = run.level.is_extra();
        let count = u32::try_from(marks.len()).unwrap_or(u32::MAX);
        if let Some(points) = all_scored(marks) {
            if !extra {
                unit.lines += count;
                unit.scored += count;
                unit.settled_max += run.max;
            }
            return Some(points);
        }
        let mut sum = None;
        for (mark, line) in marks.iter().zip(run.lines.clone()) {
            let open = (unit.blank, unit.disputed);
            unit.lines += u32::from(!extra);
            let counted = match mark.standing() {
                Standing::Points(points) => {
                    unit.scored += u32::from(!extra);
                    Some(points)
                }
                Standing::NotApplicable if extra || self.policy.get(line) != Some(&NotApplicable::MustBeScored) => {
                    self.not_applicable(run, line, unit)
                }
                // A line that became one that has to be scored is open again.
                Standing::Blank | Standing::NotApplicable => {
                    unit.blank += u32::from(!extra);
                    None
                }
                Standing::Disputed => {
                    unit.disputed += 1;
                    None
                }
            };
            if let Some(points) = counted {
                sum = Some(sum.unwrap_or(Points::ZERO) + points);
            }
            if !extra && open == (unit.blank, unit.disputed) {
                unit.settled_max += self.line_max.get(line).copied().unwrap_or_default();
            }
        }
        sum
    }

    fn not_applicable(&self, run: &Run, line: usize, unit: &mut UnitTotals) -> Option<Points> {
        unit.not_applicable += u32::from(!run.level.is_extra());
        let max = self.line_max.get(line).copied().unwrap_or_default();
        if run.level.is_extra() {
            return None;
        }
        if self.policy.get(line) == Some(&NotApplicable::FullPoints) {
            return Some(max);
        }
        if let Some(excluded) = unit.excluded.get_mut(run.source) {
            *excluded += max;
        }
        None
    }

    /// Rescales sources with excluded lines, then the others where a whole source dropped out.
    fn finish(&self, unit: &mut UnitTotals, points: [Points; 3], anything: [bool; 3]) {
        let (mut all, mut rest) = (Points::ZERO, Points::ZERO);
        for (((part, sum), any), (max, excluded)) in
            unit.parts.iter_mut().zip(points).zip(anything).zip(self.max.iter().zip(unit.excluded))
        {
            let applicable = *max - excluded;
            all += *max;
            rest += applicable_or_nothing(*max, applicable);
            *part = any.then(|| rescaled(sum, *max, applicable));
        }
        if rest != all {
            for part in unit.parts.iter_mut().flatten() {
                *part = rescaled(*part, all, rest);
            }
        }
        let scored = unit.parts.iter().flatten().count() > 0;
        let sum: Points = unit.parts.iter().flatten().copied().sum();
        unit.total = scored.then_some(sum + unit.bonus - unit.penalty);
    }
}

/// The sum of marks that are all points, in one pass without a branch; none where one is not.
fn all_scored(marks: &[Mark]) -> Option<Points> {
    let (mut sum, mut signs) = (0_i64, 0_i32);
    for mark in marks {
        signs |= mark.units();
        // Billions of four-byte numbers fit; a check at each would keep the loop from being unrolled.
        sum = sum.wrapping_add(i64::from(mark.units().cast_unsigned()));
    }
    (signs >= 0).then(|| Points::from_units(sum))
}

/// The maximum a source keeps in the total: all of it, or nothing when every line dropped out.
fn applicable_or_nothing(max: Points, applicable: Points) -> Points {
    if applicable == Points::ZERO { Points::ZERO } else { max }
}

fn rescaled(points: Points, max: Points, applicable: Points) -> Points {
    if max == applicable {
        return points;
    }
    Fraction::of(max, applicable).map_or(Points::ZERO, |factor| points.share(factor, DECIMALS))
}
