//! What changed against last year, and which part caused a change of place.
//!
//! A part is a cause when the unit would have another place without its change: with last year's points
//! in that part, everything else as it is this year. A part that isn't known is never a cause; where
//! the unit's own total explains nothing, the others moved.

use std::cmp::Reverse;

use super::last_year::{LastParts, LastYear, UnitLastYear};
use super::place::Places;
use crate::domain::criteria::Source;
use crate::domain::index::UnitTotals;
use crate::domain::points::{DECIMALS, Points};
use crate::domain::ranking::{BlockResults, UnitResult};
use crate::domain::setup::Settings;

/// What changed for a unit since last year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitChange {
    /// Places gained; negative is down. None where one of the places isn't known.
    pub places: Option<i64>,
    /// The change of the published total.
    pub total: Option<Points>,
    /// The changes of the parts that are known, in the order in which parts are shown.
    pub parts: Vec<PartChange>,
    /// What caused the change of place.
    pub cause: Cause,
    /// Places that the parts of the cause together, or the own total, gave (negative: cost); less than `places`
    /// where the others did the rest.
    pub by_cause: i64,
}

/// A part of a total that can be compared with last year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The points of a source.
    Source(Source),
    /// All but the appraised points, known only together.
    Rest,
    /// Bonus less penalty.
    Extras,
}

/// How a part changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartChange {
    /// The part.
    pub part: Part,
    /// Last year's points.
    pub was: Points,
    /// This year's points.
    pub is: Points,
    /// Places that this change alone gave (negative: cost), all else as it is.
    pub places: i64,
}

/// What caused a change of place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The place is the same.
    Unchanged,
    /// Parts whose change moved the unit that way, the largest change of points first; never empty.
    Parts(Vec<PartChange>),
    /// The unit's own total; no part that is known did it alone.
    Total,
    /// The others: with last year's total the unit would stand where it stands, or farther that way.
    Others,
    /// Not known.
    Unknown,
}

impl PartChange {
    /// The change in points.
    pub fn change(&self) -> Points {
        self.is - self.was
    }
}

impl UnitChange {
    /// The change of a part, where it is known.
    pub fn part(&self, part: Part) -> Option<&PartChange> {
        self.parts.iter().find(|p| p.part == part)
    }

    /// Whether the cause alone explains the whole change of place.
    pub fn is_explained(&self) -> bool {
        self.places.is_some_and(|places| self.by_cause.abs() >= places.abs())
    }

    /// Whether nothing of last year is known.
    pub fn is_unknown(&self) -> bool {
        self.places.is_none() && self.total.is_none() && self.parts.is_empty()
    }
}

/// Compares each unit of a block with last year, in the order of the roster. Only what is settled is compared.
pub fn changes(results: &BlockResults, last: &LastYear, settings: &Settings) -> Vec<UnitChange> {
    let places = Places::of(results, settings.ties);
    let units = results.units.iter().zip(&results.totals.units).zip(&last.units);
    units.map(|((unit, totals), last)| change(unit, totals, last, &places, settings.total_decimals)).collect()
}

fn change(unit: &UnitResult, totals: &UnitTotals, last: &UnitLastYear, places: &Places, decimals: u8) -> UnitChange {
    let published = unit.published.filter(|_| totals.is_complete());
    let Some((own, exact)) = published.zip(totals.total) else {
        return UnitChange { places: None, total: None, parts: Vec::new(), cause: Cause::Unknown, by_cause: 0 };
    };
    let gained = |total: Points| match unit.rank {
        Some(rank) => i64::from(places.with(own, total.rounded(decimals))) - i64::from(rank),
        None => 0,
    };
    let parts: Vec<PartChange> = known(totals, last)
        .map(|(part, was, is)| {
            let doubt = doubt(part, decimals);
            let without = exact - (is - was);
            PartChange { part, was, is, places: least(gained(without - doubt), gained(without + doubt)) }
        })
        .collect();
    let moved = unit.rank_change();
    let cause = match moved {
        None => Cause::Unknown,
        Some(0) => Cause::Unchanged,
        Some(moved) => cause(moved, &parts, last.published.total.map(gained), decimals),
    };
    let by_total = last.published.total.map(gained);
    let by_cause = match &cause {
        Cause::Parts(causes) => {
            let without = exact - causes.iter().map(PartChange::change).sum::<Points>();
            let doubt = causes.iter().map(|c| doubt(c.part, decimals)).sum::<Points>();
            least(gained(without - doubt), gained(without + doubt))
        }
        Cause::Total => by_total.unwrap_or_default(),
        Cause::Unchanged | Cause::Others | Cause::Unknown => 0,
    };
    UnitChange { places: moved, total: last.published.total.map(|was| own - was), parts, cause, by_cause }
}

/// Each part that both years have: last year's points, this year's.
fn known<'a>(totals: &'a UnitTotals, last: &'a UnitLastYear) -> impl Iterator<Item = (Part, Points, Points)> + use<'a> {
    let extras = totals.bonus - totals.penalty;
    let known: [Option<(Part, Points, Points)>; 4] = match &last.parts {
        LastParts::All { parts, extras: was } => {
            let source = |source: Source| {
                let was = parts.get(source as usize).copied().flatten()?;
                Some((Part::Source(source), was, totals.part(source)?))
            };
            let [first, second, third] = Source::ALL.map(source);
            let any = *was != Points::ZERO || extras != Points::ZERO;
            [first, second, third, any.then_some((Part::Extras, *was, extras))]
        }
        LastParts::AppraisalAndRest { appraisal, rest } => {
            let is = totals.part(Source::Appraisal);
            let others = totals.total.zip(is).map(|(total, appraisal)| (Part::Rest, *rest, total - appraisal));
            let others = others.filter(|(_, was, is)| *was != Points::ZERO || *is != Points::ZERO);
            [is.map(|is| (Part::Source(Source::Appraisal), *appraisal, is)), others, None, None]
        }
        LastParts::Unknown => {
            let appraisal = last.published.appraisal.zip(totals.part(Source::Appraisal));
            [appraisal.map(|(was, is)| (Part::Source(Source::Appraisal), was, is)), None, None, None]
        }
    };
    known.into_iter().flatten()
}

fn cause(moved: i64, parts: &[PartChange], by_total: Option<i64>, decimals: u8) -> Cause {
    let same_way = |places: i64| places.signum() == moved.signum();
    let own = |part: &&PartChange| {
        let doubt = doubt(part.part, decimals);
        let is_certain = part.change() > doubt || part.change() < -doubt;
        is_certain && same_way(part.places) && part.change().units().signum() == moved.signum()
    };
    let mut causes: Vec<PartChange> = parts.iter().filter(own).copied().collect();
    if !causes.is_empty() {
        causes.sort_by_key(|part| Reverse(part.change().units().abs()));
        return Cause::Parts(causes);
    }
    match by_total {
        None => Cause::Unknown,
        Some(places) if same_way(places) => Cause::Total,
        Some(_) => Cause::Others,
    }
}

/// What is uncertain of a part's change.
fn doubt(part: Part, decimals: u8) -> Points {
    if part == Part::Rest { half_step(decimals) } else { Points::ZERO }
}

/// Half a step of the published decimals: what a published total leaves open.
fn half_step(decimals: u8) -> Points {
    let zeros = u32::from(DECIMALS.saturating_sub(decimals));
    Points::from_units(10_i64.pow(zeros) / 2)
}

/// What two numbers both bear out: the nearer to zero, or nothing where they point apart.
fn least(one: i64, other: i64) -> i64 {
    if one.signum() != other.signum() {
        return 0;
    }
    if one.abs() < other.abs() { one } else { other }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, points};
    use super::*;

    /// Which parts caused the change of a unit, or the word of another cause.
    fn told(change: &UnitChange) -> String {
        match &change.cause {
            Cause::Parts(parts) => {
                parts.iter().map(|p| format!("{:?} {}", p.part, p.change())).collect::<Vec<_>>().join(", ")
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn the_part_without_whose_change_the_place_would_be_another_is_the_cause() {
        let mut sample = Sample::of(&["90", "88", "86"]);
        sample.was(0, "84", 3, "49");
        let change = &sample.changes()[0];
        assert_eq!((change.places, change.total), (Some(2), Some(points("6"))));
        assert_eq!(told(change), "Source(Appraisal) 6");
        assert_eq!(change.parts[0].places, 2, "with 84 it would be third");
        assert_eq!(change.part(Part::Rest).map(PartChange::change), Some(Points::ZERO));
    }

    #[test]
    fn survey_and_satisfaction_are_told_apart_only_where_every_line_is_known() {
        let mut sample = Sample::of(&["90", "88.5", "86"]);
        sample.was(0, "85", 3, "55");
        assert_eq!(told(&sample.changes()[0]), "Rest 5");
        sample.scored(0, ["15", "40", "5", "25"]);
        assert_eq!(told(&sample.changes()[0]), "Source(Survey) 3, Source(Satisfaction) 2");
    }

    #[test]
    fn a_cause_that_explains_only_some_of_the_places_says_so() {
        let mut sample = Sample::of(&["90", "88", "86", "80"]);
        sample.was(1, "85", 4, "50");
        let change = &sample.changes()[1];
        assert_eq!((change.places, change.by_cause, told(change)), (Some(2), 1, "Source(Appraisal) 3".to_owned()));
        assert!(!change.is_explained(), "with 85 it would be third, not fourth");
        sample.was(0, "79", 4, "44");
        assert!(sample.changes()[0].is_explained());
    }

    #[test]
    fn a_unit_whose_points_did_not_fall_fell_because_of_the_others() {
        let mut sample = Sample::of(&["90", "88", "86"]);
        sample.was(2, "86", 1, "51");
        assert_eq!(told(&sample.changes()[2]), "Others");
        sample.was(2, "84", 1, "49");
        assert_eq!(told(&sample.changes()[2]), "Others", "more points are no cause of a fall");
    }

    #[test]
    fn without_last_years_points_no_cause_is_given() {
        let mut sample = Sample::of(&["90", "88", "86"]);
        sample.was(0, "", 3, "");
        assert_eq!((sample.changes()[0].places, told(&sample.changes()[0])), (Some(2), "Unknown".to_owned()));
        sample.was(0, "84", 3, "");
        assert_eq!(told(&sample.changes()[0]), "Total");
        assert!(sample.changes()[1].is_unknown());
    }

    #[test]
    fn what_rounding_leaves_open_is_not_a_cause() {
        let mut sample = Sample::of(&["90", "90"]);
        sample.set(0, "1.1", "15.004");
        sample.set(1, "1.1", "14.996");
        // Published 90,00 and 90,00; last year's 90,00 may have been up to 90,005 in truth.
        sample.was(1, "90", 3, "54.999");
        let rest = *sample.changes()[1].part(Part::Rest).unwrap();
        assert_eq!((rest.change(), rest.places), (points("-0.001"), 0));
        assert_eq!(told(&sample.changes()[1]), "Others");
    }

    #[test]
    fn nothing_is_compared_of_a_unit_with_an_open_line() {
        let mut sample = Sample::of(&["90", "88"]);
        sample.was(0, "84", 2, "49");
        sample.blank(0);
        assert!(sample.changes()[0].is_unknown());
    }

    #[test]
    fn the_place_with_another_total_is_asked_among_the_others() {
        let sample = Sample::of(&["90", "88", "88", "86"]);
        let places = Places::of(&sample.results(), crate::domain::setup::Ties::Competition);
        let with = |own: &str, total: &str| places.with(points(own), points(total));
        assert_eq!([with("90", "90"), with("88", "88"), with("86", "86")], [1, 2, 4]);
        assert_eq!([with("90", "87"), with("88", "87"), with("86", "88")], [3, 3, 2]);
        let dense = Places::of(&sample.results(), crate::domain::setup::Ties::Dense);
        assert_eq!(dense.with(points("86"), points("86")), 3);
        assert_eq!(dense.with(points("90"), points("87")), 2);
    }
}
