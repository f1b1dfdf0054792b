//! Totals: the sum of the leaves, and what happens to lines that don't apply.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use thamdinh::domain::criteria::{CriteriaSet, DraftNode, NodeLevel, NotApplicable, Source};
use thamdinh::domain::index::{BlockTotals, Marks, Standing};
use thamdinh::domain::points::Points;

use super::samples::{build, campaign, points, row, slug, totals, type_in};

/// A tree of any shape: fields with criteria with sub-criteria, any of them scored itself.
fn any_tree() -> impl Strategy<Value = CriteriaSet> {
    let source = || select(&Source::ALL[..]);
    let policy = || select(vec![NotApplicable::MustBeScored, NotApplicable::FullPoints, NotApplicable::Excluded]);
    let leaf = move || (1..99_999_i64, source(), policy());
    let field = vec((leaf(), vec(leaf(), 0..4)), 0..4);
    let extras = vec((leaf(), any::<bool>()), 0..3);
    (vec((leaf(), field), 1..4), extras).prop_map(|(fields, extras)| {
        let mut rows: Vec<DraftNode> = Vec::new();
        let mut add = |code: String, level, (units, source, policy): (i64, Source, NotApplicable)| {
            rows.push(row(&code, level, &Points::from_units(units).to_string(), source, policy));
        };
        for (f, (own, criteria)) in (1..).zip(fields) {
            add(format!("{f}"), NodeLevel::Field, own);
            for (c, (own, subcriteria)) in (1..).zip(criteria) {
                add(format!("{f}.{c}"), NodeLevel::Criterion, own);
                for (s, own) in (1..).zip(subcriteria) {
                    add(format!("{f}.{c}.{s}"), NodeLevel::Subcriterion, own);
                }
            }
        }
        for (number, (own, is_bonus)) in (1..).zip(extras) {
            add(format!("X{number}"), if is_bonus { NodeLevel::Bonus } else { NodeLevel::Penalty }, own);
        }
        build(rows).unwrap()
    })
}

/// A tree with what counts on each line; points between zero and the maximum.
fn any_scores() -> impl Strategy<Value = (CriteriaSet, Vec<Standing>)> {
    any_tree().prop_flat_map(|set| {
        let standings: Vec<_> = set
            .leaves()
            .map(|n| {
                let some = (0..=n.max.units()).prop_map(|u| Standing::Points(Points::from_units(u)));
                let other = select(vec![Standing::Blank, Standing::NotApplicable, Standing::Disputed]);
                prop_oneof![6 => some, 1 => other]
            })
            .collect();
        (Just(set), standings)
    })
}

fn marks(standings: &[Standing]) -> Marks {
    let mut marks = Marks::blank(1, standings.len());
    for (at, standing) in standings.iter().enumerate() {
        marks.set(0, at, *standing);
    }
    marks
}

proptest! {
    #[test]
    fn a_total_is_the_sum_of_its_leaves_in_any_tree((set, standings) in any_scores()) {
        // Excluded lines rescale; here every line that doesn't apply counts as the policy of full points.
        let counted = |n: &thamdinh::domain::criteria::Node, s: Standing| match s {
            Standing::Points(points) => points,
            Standing::NotApplicable if n.not_applicable == NotApplicable::FullPoints && !n.level.is_extra() => n.max,
            _ => Points::ZERO,
        };
        let excluded = |n: &thamdinh::domain::criteria::Node, s: Standing| {
            s == Standing::NotApplicable && !n.level.is_extra() && n.not_applicable == NotApplicable::Excluded
        };
        prop_assume!(!set.leaves().zip(&standings).any(|(n, s)| excluded(n, *s)));
        let totals = BlockTotals::compute(&set, &marks(&standings));
        let unit = &totals.units[0];
        let sum = |pick: &dyn Fn(&thamdinh::domain::criteria::Node) -> bool| -> Points {
            set.leaves().zip(&standings).filter(|(n, _)| pick(n)).map(|(n, s)| counted(n, *s)).sum()
        };
        for source in Source::ALL {
            let own = sum(&|n| n.source == source && !n.level.is_extra());
            prop_assert_eq!(unit.part(source).unwrap_or_default(), own);
        }
        prop_assert_eq!(unit.bonus, sum(&|n| n.level == NodeLevel::Bonus));
        prop_assert_eq!(unit.penalty, sum(&|n| n.level == NodeLevel::Penalty));
        let whole = sum(&|n| !n.level.is_extra()) + unit.bonus - unit.penalty;
        prop_assert_eq!(unit.total.unwrap_or(whole), whole);
        for ((position, _), points) in set.fields().zip(totals.fields_of(0)) {
            prop_assert_eq!(points.unwrap_or_default(), sum(&|n| n.field == position));
        }
    }

    #[test]
    fn beside_a_total_stands_what_is_missing_from_it((set, standings) in any_scores()) {
        let totals = BlockTotals::compute(&set, &marks(&standings));
        let unit = &totals.units[0];
        let count = |state: fn(Standing) -> bool, extras: bool| {
            let lines = set.leaves().zip(&standings).filter(|(n, s)| (extras || !n.level.is_extra()) && state(**s));
            lines.count() as u32
        };
        prop_assert_eq!(unit.lines, count(|_| true, false));
        prop_assert_eq!(unit.scored, count(|s| matches!(s, Standing::Points(_)), false));
        // Where a line has to be scored, "does not apply" settles nothing.
        let unsettled = set.leaves().zip(&standings).filter(|(n, s)| {
            **s == Standing::NotApplicable
                && !n.level.is_extra()
                && n.not_applicable == NotApplicable::MustBeScored
        });
        let unsettled = unsettled.count() as u32;
        prop_assert_eq!(unit.not_applicable, count(|s| s == Standing::NotApplicable, false) - unsettled);
        prop_assert_eq!(unit.blank, count(|s| s == Standing::Blank, false) + unsettled);
        prop_assert_eq!(unit.disputed, count(|s| s == Standing::Disputed, true));
        prop_assert_eq!(unit.is_complete(), unit.blank == 0 && unit.disputed == 0);
    }

    #[test]
    fn full_scores_make_the_maximum_whatever_does_not_apply((set, standings) in any_scores()) {
        let best = set.leaves().zip(&standings).map(|(n, s)| match s {
            Standing::NotApplicable
                if !n.level.is_extra() && n.not_applicable != NotApplicable::MustBeScored => *s,
            _ if n.level.is_extra() => Standing::Blank,
            _ => Standing::Points(n.max),
        });
        let totals = BlockTotals::compute(&set, &marks(&best.collect::<Vec<_>>()));
        let unit = &totals.units[0];
        // Rescaling rounds each source to four decimals once, and once more where a source dropped out.
        let off = unit.total.map_or(0, |t| (t - set.max()).units().abs());
        prop_assert!(off <= 6, "{} of {}", unit.total.unwrap(), set.max());
    }

    #[test]
    fn a_mark_keeps_every_score_that_a_set_allows(units in 0..=1_000_000_000_i64) {
        let standing = Standing::Points(Points::from_units(units));
        prop_assert_eq!(thamdinh::domain::index::Mark::from(standing).standing(), standing);
    }
}

#[test]
fn all_full_is_a_hundred() {
    let unit = totals(&[]);
    assert_eq!((unit.total, unit.is_complete()), (Some(points("100")), true));
}

#[test]
fn a_line_with_full_points_counts_its_maximum_when_it_does_not_apply() {
    let unit = totals(&[("1.2.1", "NA"), ("1.2.2", "10")]);
    assert_eq!(unit.part(Source::Appraisal), Some(points("40")));
    assert_eq!((unit.not_applicable, unit.excluded[0]), (1, Points::ZERO));
}

#[test]
fn an_excluded_line_drops_out_and_its_source_is_rescaled() {
    // 1.1 (10 of 60) drops out: (20 + 11) × 60 ÷ 50 = 37.2.
    let unit = totals(&[("1.1", "NA"), ("1.2.2", "11")]);
    assert_eq!(unit.part(Source::Appraisal), Some(points("37.2")));
    assert_eq!(unit.part(Source::Survey), Some(points("10")));
    assert_eq!(unit.total, Some(points("77.2")));
}

#[test]
fn a_full_points_line_stays_in_what_an_excluded_line_is_rescaled_to() {
    // 1.1 excluded, 1.2.1 counts its 20: (20 + 10) × 60 ÷ 50 = 36.
    let unit = totals(&[("1.1", "NA"), ("1.2.1", "NA"), ("1.2.2", "10")]);
    assert_eq!(unit.part(Source::Appraisal), Some(points("36")));
}

#[test]
fn rescaling_rounds_half_up_at_the_fourth_decimal() {
    // 0.0001 × 10 ÷ 4 = 0.00025, 0.0001 × 10 ÷ 6 = 0.000166…
    assert_eq!(totals(&[("2.2", "NA"), ("2.1", "0.0001")]).part(Source::Survey), Some(points("0.0003")));
    assert_eq!(totals(&[("2.1", "NA"), ("2.2", "0.0001")]).part(Source::Survey), Some(points("0.0002")));
}

#[test]
fn a_source_of_which_nothing_applies_leaves_the_total_and_the_others_are_rescaled() {
    // Survey 10 of 100 drops out: each of the others × 100 ÷ 90.
    let unit = totals(&[("2.1", "NA"), ("2.2", "NA"), ("1.1", "1")]);
    assert_eq!(unit.part(Source::Survey), None);
    assert_eq!(unit.part(Source::Appraisal), Some(points("56.6667")));
    assert_eq!(unit.part(Source::Satisfaction), Some(points("33.3333")));
    assert_eq!(unit.total, Some(points("90")));
    assert!(unit.is_complete());
}

#[test]
fn fields_hold_the_points_before_rescaling() {
    let mut campaign = super::samples::full_campaign();
    type_in(&mut campaign, 1, "a", "1.1", "NA");
    type_in(&mut campaign, 1, "a", "2.1", "NA");
    let results = campaign.results();
    let fields = results[0].totals.fields_of(0);
    assert_eq!(fields[..3], [Some(points("50")), Some(points("6")), Some(points("30"))]);
}

#[test]
fn a_percentage_makes_its_share_of_the_maximum_rounded_half_up_to_four_decimals() {
    assert_eq!(totals(&[("3.1", "87.65")]).part(Source::Satisfaction), Some(points("26.295")));
    assert_eq!(totals(&[("3.1", "0.0005")]).part(Source::Satisfaction), Some(points("0.0002")));
}

#[test]
fn bonus_and_penalty_stand_outside_and_the_total_is_not_capped() {
    let unit = totals(&[("T", "5"), ("P", "1.5")]);
    assert_eq!((unit.bonus, unit.penalty), (points("5"), points("1.5")));
    assert_eq!((unit.total, unit.part(Source::Appraisal)), (Some(points("103.5")), Some(points("60"))));
    let rescaled = totals(&[("T", "5"), ("2.1", "NA"), ("2.2", "NA")]);
    assert_eq!((rescaled.bonus, rescaled.total), (points("5"), Some(points("105"))));
}

#[test]
fn a_blank_bonus_counts_nothing_and_is_not_open() {
    let campaign = super::samples::full_campaign();
    assert!(campaign.open().is_empty());
    let unit = &campaign.results()[0].totals.units[0];
    assert_eq!((unit.lines, unit.blank, unit.bonus), (6, 0, Points::ZERO));
}

#[test]
fn blank_zero_and_does_not_apply_are_three_different_things() {
    let (blank, zero, none) = (totals(&[("2.1", "")]), totals(&[("2.1", "0")]), totals(&[("2.1", "NA")]));
    assert_eq!(blank.part(Source::Survey), Some(points("6")));
    assert_eq!(zero.part(Source::Survey), Some(points("6")));
    assert_eq!(none.part(Source::Survey), Some(points("10")));
    assert_eq!((blank.is_complete(), zero.is_complete(), none.is_complete()), (false, true, true));
    let nothing = &campaign().results()[0].totals.units[0];
    assert_eq!((nothing.total, nothing.parts), (None, [None; 3]));
}

#[test]
fn the_highest_round_with_a_value_counts_even_when_it_is_lower() {
    use thamdinh::domain::campaign::{Command, Edit};
    use thamdinh::domain::value::{Key, Round, Value, What};
    let mut campaign = campaign();
    let standing = |campaign: &thamdinh::domain::campaign::Campaign| campaign.standing(slug("a"), slug("1.1"));
    for (round, text) in [(Round::First, "9"), (Round::Council, "5"), (Round::Second, "7")] {
        let key = Key::cell(What::Appraised(round), slug("a"), slug("1.1"));
        let edits = vec![Edit::typed(key, Value::score(super::samples::score(text)))];
        super::samples::run(&mut campaign, 1, Command::Edit { edits, note: None });
    }
    assert_eq!(standing(&campaign), Standing::Points(points("5")));
    let key = Key::cell(What::Appraised(Round::Council), slug("a"), slug("1.1"));
    let edits = vec![Edit::typed(key, Value::Score(None, Some("chờ họp".into())))];
    super::samples::run(&mut campaign, 1, Command::Edit { edits, note: None });
    assert_eq!(standing(&campaign), Standing::Points(points("7")));
}
