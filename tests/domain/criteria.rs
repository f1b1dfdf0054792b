//! Criteria sets: every fault with its row, and what is only odd.

use proptest::prelude::*;
use thamdinh::domain::criteria::{
    About, CriteriaSet, Draft, DraftNode, FaultKind, NodeLevel, NotApplicable, Source, Warning,
};
use thamdinh::domain::points::{Fraction, LARGEST, Percent, Points, UNITS_PER_POINT};
use thamdinh::domain::rule::{Level, Rule, RuleFault};

use super::samples::{build, draft, points, row, rows, slug};

fn faults(nodes: Vec<DraftNode>) -> Vec<(Option<usize>, FaultKind)> {
    build(nodes).unwrap_err().into_iter().map(|f| (f.row, f.kind)).collect()
}

fn line(code: &str, level: NodeLevel, max: &str) -> DraftNode {
    row(code, level, max, Source::Appraisal, NotApplicable::MustBeScored)
}

fn field() -> DraftNode {
    line("1", NodeLevel::Field, "10")
}

#[test]
fn a_set_needs_something_to_score() {
    assert_eq!(faults(vec![]), [(None, FaultKind::NothingToScore)]);
}

#[test]
fn codes_are_there_once_and_fit_to_be_names() {
    let criterion = |code| line(code, NodeLevel::Criterion, "1");
    let nodes = vec![field(), criterion("1.1"), criterion(""), criterion("1 2"), criterion("1.1")];
    assert_eq!(
        faults(nodes),
        [(Some(2), FaultKind::NoCode), (Some(3), FaultKind::BadCode), (Some(4), FaultKind::CodeTwice)]
    );
}

#[test]
fn two_rows_cannot_claim_one_id() {
    let mut other = line("1.2", NodeLevel::Criterion, "1");
    other.id = Some(slug("1.1"));
    assert_eq!(faults(vec![field(), line("1.1", NodeLevel::Criterion, "1"), other]), [(Some(2), FaultKind::IdTwice)]);
}

#[test]
fn criteria_stand_under_fields_and_subcriteria_under_criteria() {
    let nodes = vec![
        line("1.1", NodeLevel::Criterion, "1"),
        field(),
        line("1.1.1", NodeLevel::Subcriterion, "1"),
        line("T", NodeLevel::Bonus, "1"),
        line("2.1", NodeLevel::Criterion, "1"),
    ];
    let orphans: Vec<_> = faults(nodes).into_iter().filter(|(_, k)| *k == FaultKind::NoParent).map(|f| f.0).collect();
    assert_eq!(orphans, [Some(0), Some(2), Some(4)]);
}

#[test]
fn a_line_has_a_text_and_a_maximum_above_zero() {
    let mut silent = line("1.1", NodeLevel::Criterion, "1");
    silent.text = "  ".into();
    let nodes = vec![
        field(),
        silent,
        line("1.2", NodeLevel::Criterion, ""),
        line("1.3", NodeLevel::Criterion, "0"),
        line("1.4", NodeLevel::Criterion, "-1"),
        line("1.5", NodeLevel::Criterion, "100000"),
        line("1.6", NodeLevel::Criterion, "100000.0001"),
    ];
    assert_eq!(
        faults(nodes),
        [
            (Some(1), FaultKind::NoText),
            (Some(2), FaultKind::NoMaximum),
            (Some(3), FaultKind::BadMaximum(Points::ZERO)),
            (Some(4), FaultKind::BadMaximum(points("-1"))),
            (Some(6), FaultKind::BadMaximum(points("100000.0001"))),
        ]
    );
}

#[test]
fn a_parent_needs_no_maximum_of_its_own() {
    let mut head = field();
    head.max = None;
    let set = build(vec![head, line("1.1", NodeLevel::Criterion, "7")]).unwrap();
    assert_eq!((set.nodes()[0].max, set.nodes()[0].printed_max), (points("7"), None));
}

#[test]
fn what_is_only_odd_is_a_warning() {
    assert_eq!(build(rows()).unwrap().warnings(2020), []);
    let mut nodes = rows();
    nodes[0].max = Some(points("61"));
    nodes[1].rule_is_certain = false;
    nodes[3].rule = Rule::Levels(vec![Level { text: "Đạt".into(), points: points("19") }]);
    nodes[4].max = Some(points("31"));
    assert_eq!(
        build(nodes).unwrap().warnings(2020),
        [
            Warning::TotalIsNotHundred(points("101")),
            Warning::Rule(slug("1.1"), RuleFault::WordingUnclear),
            Warning::SumDiffers { line: slug("1.2"), printed: points("50"), sum: points("51") },
            Warning::Rule(slug("1.2.1"), RuleFault::BestIsNotMaximum(points("19"))),
        ]
    );
}

#[test]
fn bonus_and_penalty_are_outside_the_hundred() {
    let set = build(rows()).unwrap();
    assert_eq!(set.max(), points("100"));
    assert_eq!(Source::ALL.map(|s| set.max_of(s)), [points("60"), points("10"), points("30")]);
    assert_eq!(set.only_line_of(Source::Satisfaction).map(|n| n.id), Some(slug("3.1")));
    assert_eq!(set.only_line_of(Source::Survey).map(|n| n.id), None);
}

#[test]
fn a_set_is_the_same_after_it_was_written_down_and_keeps_its_ids_when_codes_change() {
    let set = build(rows()).unwrap();
    let text = serde_json::to_string(&set).unwrap();
    assert_eq!(serde_json::from_str::<CriteriaSet>(&text).unwrap(), set);
    let mut again = Draft::from(set.clone());
    again.nodes[1].code = "1.9".into();
    let renumbered = CriteriaSet::build(again).unwrap();
    assert_eq!(renumbered.by_code("1.9").map(|n| n.id), Some(slug("1.1")));
    assert_eq!(Draft::from(set).nodes.len(), draft(rows()).nodes.len());
}

#[test]
fn what_a_set_states_about_itself_is_kept_and_what_it_does_not_state_is_not_written() {
    // As it was written before a set had a level: its digest has to hold.
    let old = r#"{"title":"","basis":"","valid_from":0,"valid_until":0,"revision":3,"nodes":["#;
    let mut unstated = draft(rows());
    (unstated.about, unstated.revision) = (About::default(), 3);
    let set = CriteriaSet::build(unstated).unwrap();
    let json = serde_json::to_string(&set).unwrap();
    assert!(json.starts_with(old), "{json}");
    assert!(set.about().is_empty() && set.warnings(1999).is_empty());

    let stated = About { level: "Cấp xã".into(), basis: "QĐ 5666/QĐ-UBND".into(), ..About::default() };
    let stated = stated.with_years(Some(2025), Some(2027));
    let set = CriteriaSet::build(Draft { about: stated.clone(), ..draft(rows()) }).unwrap();
    let again: CriteriaSet = serde_json::from_str(&serde_json::to_string(&set).unwrap()).unwrap();
    assert_eq!((again.about(), &again), (&stated, &set));
}

#[test]
fn a_set_used_outside_its_years_is_odd_and_years_that_run_backwards_are_a_fault() {
    let of = |first, last| Draft { about: About::default().with_years(first, last), ..draft(rows()) };
    let odd = |first, last, year| CriteriaSet::build(of(first, last)).unwrap().warnings(year);
    assert_eq!(odd(Some(2021), Some(2025), 2020), [Warning::NotValidIn(2020)]);
    assert_eq!(odd(Some(2021), Some(2025), 2026), [Warning::NotValidIn(2026)]);
    for year in [2021, 2025] {
        assert_eq!(odd(Some(2021), Some(2025), year), []);
    }
    assert_eq!(odd(None, Some(2025), 1990), []);
    assert_eq!(odd(Some(2021), None, 2999), []);
    let faults = CriteriaSet::build(of(Some(2025), Some(2024))).unwrap_err();
    assert_eq!(faults.iter().map(|f| f.kind.clone()).collect::<Vec<_>>(), [FaultKind::YearsBackwards]);
}

proptest! {
    #[test]
    fn points_read_back_as_they_were_printed(units in -LARGEST * UNITS_PER_POINT..=LARGEST * UNITS_PER_POINT) {
        let points = Points::from_units(units);
        prop_assert_eq!(points.to_string().parse::<Points>(), Ok(points));
        let percent = Percent::from_units(units);
        prop_assert_eq!(percent.to_string().parse::<Percent>(), Ok(percent));
        let json = serde_json::to_string(&points).unwrap();
        prop_assert_eq!(serde_json::from_str::<Points>(&json).unwrap(), points);
    }

    #[test]
    fn what_is_read_is_printed_without_trailing_zeros(whole in 0..10_000_u32, decimals in "[0-9]{0,4}") {
        let text = if decimals.is_empty() { whole.to_string() } else { format!("{whole}.{decimals}") };
        let plain = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        prop_assert_eq!(text.parse::<Points>().unwrap().to_string(), plain);
    }

    #[test]
    fn rounding_is_half_up_and_never_further_than_half_a_step(units in -9_999_999..9_999_999_i64, decimals in 0..=4_u8) {
        let step = 10_i64.pow(4 - u32::from(decimals));
        let rounded = Points::from_units(units).rounded(decimals).units();
        prop_assert_eq!(rounded % step, 0);
        prop_assert!(2 * (rounded - units) <= step && 2 * (units - rounded) < step);
        prop_assert_eq!(Points::from_units(rounded).rounded(decimals).units(), rounded);
    }

    #[test]
    fn a_share_is_rounded_once_from_the_exact_fraction(max in 1..1_000_000_i64, part in 0..9_999_i128, whole in 1..9_999_i128) {
        let share = Points::from_units(max).share(Fraction::new(part, whole).unwrap(), 4).units();
        let exact = i128::from(max) * part;
        let off = i128::from(share) * whole - exact;
        prop_assert!(2 * off <= whole && -2 * off < whole);
    }
}
