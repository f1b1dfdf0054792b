//! Fields at full and near full marks, and the best and the weakest field.

use super::told::Told;
use super::view::View;
use crate::domain::analysis::{FieldScore, NEAR_FULL, Reach};
use crate::domain::criteria::{Node, Source};
use crate::domain::points::{Fraction, Points};

/// More units than this are counted and not named.
const NAMED: usize = 25;

/// What all units together have in a field.
pub(super) struct FieldSum {
    /// The position of the field.
    pub field: usize,
    /// Units with every line of it settled.
    pub units: u32,
    /// Of them at full marks.
    pub full: u32,
    /// The sum of their points.
    pub points: Points,
    /// The sum of the maxima that apply to them.
    pub max: Points,
    /// The highest and the lowest points.
    pub bounds: (Points, Points),
}

impl FieldSum {
    /// The share of the maximum.
    pub(super) fn share(&self) -> Option<Fraction> {
        Fraction::of(self.points, self.max)
    }
}

/// Each field of the units that have a place.
pub(super) fn sums(view: &View<'_>) -> Vec<FieldSum> {
    let mut sums: Vec<FieldSum> = Vec::new();
    for score in placed(view) {
        let full = u32::from(score.reach == Reach::Full);
        match sums.iter_mut().find(|sum| sum.field == score.field) {
            Some(sum) => {
                sum.units += 1;
                sum.full += full;
                sum.points += score.points;
                sum.max += score.max;
                sum.bounds = (sum.bounds.0.max(score.points), sum.bounds.1.min(score.points));
            }
            None => sums.push(FieldSum {
                field: score.field,
                units: 1,
                full,
                points: score.points,
                max: score.max,
                bounds: (score.points, score.points),
            }),
        }
    }
    sums.sort_by_key(|sum| sum.field);
    sums
}

fn placed<'v>(view: &'v View<'_>) -> impl Iterator<Item = &'v FieldScore> {
    view.fields.iter().filter(|score| view.is_placed(score.unit))
}

/// For each field that appraisers score: who is at full marks, and who near them, by place. In a block of many
/// only a few are named.
pub(super) fn reached(view: &View<'_>) -> Vec<Told> {
    let office = view.office;
    let told = view.state.set.fields().enumerate().filter_map(|(field, (at, node))| {
        if node.level.is_extra() || !view.state.set.leaves().any(|n| n.field == at && n.source == Source::Appraisal) {
            return None;
        }
        let mut by_unit: Vec<Option<&FieldScore>> = vec![None; view.state.units.len()];
        for score in view.fields.iter().filter(|score| score.field == field) {
            if let Some(own) = by_unit.get_mut(score.unit) {
                *own = Some(score);
            }
        }
        let of = |reach: Reach| -> Vec<&FieldScore> {
            let units = view.standings.by_place.iter().filter_map(|unit| by_unit.get(*unit).copied().flatten());
            units.filter(|score| score.reach == reach).collect()
        };
        let reached = [full(view, node, &of(Reach::Full)), near(view, node, &of(Reach::Near))];
        let reached = office.long_list(reached.into_iter().collect());
        if reached.is_empty() {
            return None;
        }
        let what = office.plain("what-field-whole", &[("code", &node.code)]);
        let max = Told::figure(office.text.points(node.max), what, view.set_from());
        let arguments = [("field", &view.field_name(node)), ("max", &max), ("reached", &reached)];
        Some(office.tell("field-reached", &arguments))
    });
    told.collect()
}

fn full(view: &View<'_>, node: &Node, scores: &[&FieldScore]) -> Told {
    let office = view.office;
    if let [score] = scores {
        return office.tell("field-full-one", &[("unit", &at_full(view, node, score))]);
    }
    if scores.is_empty() {
        return Told::default();
    }
    let of = office.plain("of-full-units", &[("code", &node.code)]);
    let count = view.count(scores.len(), &of, "from-count-field");
    if scores.len() > NAMED {
        return office.tell("field-full-many", &[("count", &count)]);
    }
    let units = office.list(scores.iter().map(|score| at_full(view, node, score)).collect());
    office.tell("field-full", &[("count", &count), ("units", &units)])
}

/// A unit at full marks; with its points where its maximum is another than the field's.
fn at_full(view: &View<'_>, node: &Node, score: &FieldScore) -> Told {
    if score.max == node.max { view.unit(score.unit) } else { with_points(view, node, score) }
}

fn near(view: &View<'_>, node: &Node, scores: &[&FieldScore]) -> Told {
    let office = view.office;
    if scores.is_empty() {
        return Told::default();
    }
    let of = office.plain("of-near-units", &[("code", &node.code)]);
    let count = view.count(scores.len(), &of, "from-count-field");
    let what = office.plain("what-near", &[]);
    let share = Told::figure(view.shown_percent(NEAR_FULL), what, office.plain("from-program", &[]));
    if scores.len() > NAMED {
        return office.tell("field-near-many", &[("count", &count), ("share", &share)]);
    }
    let units = office.list(scores.iter().map(|score| with_points(view, node, score)).collect());
    office.tell("field-near", &[("count", &count), ("share", &share), ("units", &units)])
}

fn with_points(view: &View<'_>, node: &Node, score: &FieldScore) -> Told {
    let Some((points, max)) = view.field_points(score) else { return view.unit(score.unit) };
    let unit = view.unit(score.unit);
    if score.max == node.max {
        return view.office.tell("unit-points", &[("unit", &unit), ("points", &points)]);
    }
    view.office.tell("unit-points-of", &[("unit", &unit), ("points", &points), ("max", &max)])
}

/// The fields with the highest and the lowest share of their maximum.
pub(super) fn best_and_worst(view: &View<'_>) -> Vec<Told> {
    let sums = sums(view);
    let office = view.office;
    let by_share = |one: &&FieldSum, other: &&FieldSum| match (one.share(), other.share()) {
        (Some(one), Some(other)) => one.compare(other),
        (one, other) => one.is_some().cmp(&other.is_some()),
    };
    let (Some(worst), Some(best)) = (sums.iter().min_by(by_share), sums.iter().max_by(by_share)) else {
        return Vec::new();
    };
    if by_share(&worst, &best).is_eq() {
        return Vec::new();
    }
    let told = [("field-best", best), ("field-worst", worst)].map(|(name, sum)| {
        let node = view.field(sum.field)?;
        let what = office.plain("what-share", &[("code", &node.code)]);
        let share = Told::figure(view.shown_percent(sum.share()?.percent(2)), what, office.plain("from-share", &[]));
        Some(office.tell(name, &[("field", &view.field_name(node)), ("share", &share)]))
    });
    told.into_iter().flatten().collect()
}
