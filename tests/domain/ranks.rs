//! Places: by the published total, whatever the order of the roster.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use thamdinh::domain::campaign::{Campaign, Command, Edit};
use thamdinh::domain::placed::Placed;
use thamdinh::domain::points::{Percent, Points};
use thamdinh::domain::ranking::{BlockResults, places};
use thamdinh::domain::setup::{RatingBand, Settings, Ties, Unit};
use thamdinh::domain::value::{Key, Value, What};

use super::samples::{UNITS, edit, full_campaign, points, run, slug, unit};

fn any_totals() -> impl Strategy<Value = Vec<Option<Points>>> {
    vec(option::weighted(0.8, (0..12_i64).prop_map(|n| Points::from_units(n * 100))), 0..20)
}

proptest! {
    #[test]
    fn places_ignore_the_order_of_the_units(
        (values, order) in any_totals().prop_flat_map(|values| {
            let order: Vec<usize> = (0..values.len()).collect();
            (Just(values), Just(order).prop_shuffle())
        }),
    ) {
        for ties in [Ties::Competition, Ties::Dense] {
            let straight = places(&values, ties);
            let shuffled: Vec<_> = order.iter().map(|at| values[*at]).collect();
            let expected: Vec<_> = order.iter().map(|at| straight[*at]).collect();
            prop_assert_eq!(places(&shuffled, ties), expected);
        }
    }

    #[test]
    fn a_place_is_one_more_than_the_units_or_the_totals_above(values in any_totals()) {
        let (competition, dense) = (places(&values, Ties::Competition), places(&values, Ties::Dense));
        for (at, value) in values.iter().enumerate() {
            let mut above: Vec<Points> = values.iter().flatten().copied().filter(|v| Some(*v) > *value).collect();
            prop_assert_eq!(competition[at], value.map(|_| above.len() as u32 + 1));
            above.sort();
            above.dedup();
            prop_assert_eq!(dense[at], value.map(|_| above.len() as u32 + 1));
        }
    }
}

/// Gives each unit points on line 1.2.2, all else full.
fn scored(values: [&str; 4]) -> Campaign {
    let mut campaign = full_campaign();
    let edits = UNITS.iter().zip(values).map(|(unit, text)| edit(unit, "1.2.2", text)).collect();
    run(&mut campaign, 1, Command::Edit { edits, note: None });
    campaign
}

fn set(campaign: &mut Campaign, edits: Vec<Edit>) {
    run(campaign, 1, Command::Edit { edits, note: None });
}

fn ranks(campaign: &Campaign) -> [Option<u32>; 4] {
    let results = campaign.results().swap_remove(0);
    std::array::from_fn(|at| results.units[at].rank)
}

fn roster(unranked: &str) -> Edit {
    let units: Vec<Unit> = UNITS.iter().map(|u| Unit { ranked: *u != unranked, ..unit(u) }).collect();
    Edit::roster(slug("wards"), &units)
}

#[test]
fn equal_published_totals_share_a_place_though_the_exact_ones_differ() {
    let mut campaign = scored(["20.004", "20.0049", "19", "29"]);
    assert_eq!(ranks(&campaign), [Some(2), Some(2), Some(4), Some(1)]);
    set(&mut campaign, vec![Edit::settings(&Settings { ties: Ties::Dense, ..Settings::default() })]);
    assert_eq!(ranks(&campaign), [Some(2), Some(2), Some(3), Some(1)]);
    set(&mut campaign, vec![Edit::settings(&Settings { total_decimals: 4, ..Settings::default() })]);
    assert_eq!(ranks(&campaign), [Some(3), Some(2), Some(4), Some(1)]);
}

#[test]
fn the_published_total_is_rounded_half_up_once() {
    let published = |text| scored([text, "0", "0", "0"]).results()[0].units[0].published;
    assert_eq!(published("17.435"), Some(points("87.44")));
    assert_eq!(published("17.4349"), Some(points("87.43")));
}

#[test]
fn a_unit_that_the_roster_leaves_unranked_is_skipped_by_the_others() {
    let mut campaign = scored(["30", "20", "20", "10"]);
    set(&mut campaign, vec![roster("a")]);
    assert_eq!(ranks(&campaign), [None, Some(1), Some(1), Some(3)]);
    let results = campaign.results().swap_remove(0);
    assert_eq!(results.units[0].published, Some(points("100")));
    assert_eq!(results.units[0].placed, Placed::Never);
    assert_eq!(results.units[0].part_ranks, [None; 3]);
    assert_eq!(results.by_place, [1, 2, 3, 0]);
}

#[test]
fn a_unit_with_something_open_has_no_place_and_no_band() {
    let mut campaign = scored(["30", "", "20", "10"]);
    let bands = vec![RatingBand { name: "Đạt".into(), from: Points::ZERO, block: None }];
    set(&mut campaign, vec![Edit::settings(&Settings { bands, ..Settings::default() })]);
    assert_eq!(ranks(&campaign), [Some(1), None, Some(2), Some(3)]);
    let results: BlockResults = campaign.results().swap_remove(0);
    assert_eq!((results.units[1].published, &results.units[1].band), (Some(points("70")), &None));
    // Three of four units can be compared; the open one has 70 of 100 points settled.
    let places: Vec<Placed> = results.units.iter().map(|u| u.placed).collect();
    let early = Placed::UnitTooEarly(Percent::from_units(700_000));
    assert_eq!(places, [Placed::Provisional(1), early, Placed::Provisional(2), Placed::Provisional(3)]);
    assert_eq!(results.by_place, [0, 2, 3, 1]);
}

#[test]
fn no_place_is_shown_before_half_of_the_units_can_be_compared() {
    let mut campaign = scored(["30", "", "", ""]);
    let placed = |campaign: &Campaign| campaign.results()[0].units.iter().map(|u| u.placed).collect::<Vec<_>>();
    let block_early = Placed::BlockTooEarly { far: 1, units: 4 };
    assert_eq!(placed(&campaign)[0], block_early);
    assert_eq!(ranks(&campaign)[0], Some(1));
    set(&mut campaign, vec![edit("c", "1.2.2", "29")]);
    assert_eq!(placed(&campaign)[0], Placed::Provisional(1));
    set(&mut campaign, vec![edit("b", "1.2.2", "0"), edit("d", "1.2.2", "0")]);
    let settled: Vec<_> = placed(&campaign).into_iter().map(|p| matches!(p, Placed::Settled(_))).collect();
    assert_eq!(settled, [true; 4]);
}

#[test]
fn units_that_all_lack_the_same_lines_are_compared_and_those_that_lack_most_are_not() {
    // Nobody has the line of 30 points: what is there is compared.
    let lacking = scored([""; 4]);
    assert!(lacking.results()[0].units.iter().all(|u| matches!(u.placed, Placed::Provisional(1))));
    // Nobody has anything at all.
    let early = Placed::UnitTooEarly(Percent::ZERO);
    assert!(super::samples::campaign().results()[0].units.iter().all(|u| u.placed == early));
}

proptest! {
    #[test]
    fn a_settled_place_is_the_published_rank(values in vec(0..30_i64, 4)) {
        let words: Vec<String> = values.iter().map(i64::to_string).collect();
        let campaign = scored(std::array::from_fn(|at| words[at].as_str()));
        for unit in &campaign.results()[0].units {
            prop_assert_eq!(Some(unit.placed), unit.rank.map(Placed::Settled));
        }
    }
}

#[test]
fn a_band_begins_at_its_lowest_published_total() {
    let mut campaign = scored(["20", "19.995", "19.99", "0"]);
    let band = |name: &str, from, block| RatingBand { name: name.into(), from: Points::whole(from), block };
    let bands = vec![band("Xuất sắc", 90, None), band("Tốt", 80, None), band("Khá", 75, Some(slug("others")))];
    set(&mut campaign, vec![Edit::settings(&Settings { bands, ..Settings::default() })]);
    let results = campaign.results();
    let names: Vec<Option<&str>> = results[0].units.iter().map(|u| u.band.as_deref()).collect();
    assert_eq!(names, [Some("Xuất sắc"), Some("Xuất sắc"), Some("Tốt"), None]);
}

#[test]
fn the_change_is_last_years_place_less_this_years() {
    let mut campaign = scored(["30", "20", "", "10"]);
    let previous = |unit, rank| Edit::typed(Key::unit(What::PreviousRank, slug(unit)), Value::Rank(rank));
    let total = Edit::typed(Key::unit(What::PreviousTotal, slug("b")), Value::Points(points("88.5")));
    set(&mut campaign, vec![previous("a", 4), previous("b", 1), previous("c", 2), total]);
    let results = campaign.results().swap_remove(0);
    let changes: Vec<Option<i64>> = results.units.iter().map(|u| u.rank_change()).collect();
    assert_eq!(changes, [Some(3), Some(-1), None, None]);
    assert_eq!(results.units[1].previous.total, Some(points("88.5")));
    assert!(results.units[3].previous.is_empty());
}

#[test]
fn parts_are_ranked_on_their_own_and_satisfaction_on_the_percentage() {
    let mut campaign = scored(["30", "20", "30", "30"]);
    let edits = [("a", "80"), ("b", "90.004"), ("c", "90.001"), ("d", "NA")];
    set(&mut campaign, edits.iter().map(|(unit, text)| edit(unit, "3.1", text)).collect());
    let results = campaign.results().swap_remove(0);
    let part = |source: usize| -> Vec<Option<u32>> { results.units.iter().map(|u| u.part_ranks[source]).collect() };
    assert_eq!(part(2), [Some(3), Some(1), Some(1), None]);
    assert_eq!(part(1)[0], Some(2));
}
