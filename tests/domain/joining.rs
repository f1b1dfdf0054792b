//! Joining copies: the union of their logs, whoever goes first.

use proptest::prelude::*;
use thamdinh::domain::campaign::{Campaign, Command};
use thamdinh::domain::entry::Entry;
use thamdinh::domain::index::Standing;
use thamdinh::domain::log::Log;

use super::samples::{campaign, edit, entries, join, key, picture, run, says, slug, type_in};
use super::steps::{any_events, live};

fn joined(parts: &[&Campaign]) -> String {
    let mut all = parts[0].clone();
    for part in &parts[1..] {
        join(&mut all, part);
    }
    picture(&all)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn joining_commutes_associates_and_is_idempotent(events in any_events(3)) {
        let all = live(events, 3);
        let (a, b, c) = (&all[0], &all[1], &all[2]);
        prop_assert_eq!(joined(&[a, b]), joined(&[b, a]));
        let (mut ab, mut bc) = (a.clone(), b.clone());
        join(&mut ab, b);
        join(&mut bc, c);
        prop_assert_eq!(joined(&[&ab, c]), joined(&[a, &bc]));
        prop_assert_eq!(joined(&[&ab, c]), joined(&[c, b, a]));
        prop_assert_eq!(joined(&[&ab, &ab, b, a]), joined(&[&ab]));
    }

    #[test]
    fn entries_may_arrive_one_by_one_in_any_order(
        (events, order) in any_events(2).prop_flat_map(|events| {
            let longest = events.len() * 4 + 1;
            (Just(events), Just((0..longest).collect::<Vec<_>>()).prop_shuffle())
        }),
    ) {
        let mut all = live(events, 2);
        let other = all.remove(1);
        join(&mut all[0], &other);
        let given: Vec<Entry> = entries(&all[0]);
        let mut arrived = Campaign::replay(Log::default());
        for at in order.into_iter().filter(|at| *at < given.len()) {
            arrived.commit([given[at].clone()]);
        }
        arrived.commit(given);
        prop_assert_eq!(picture(&arrived), picture(&all[0]));
    }
}

/// Two copies that each write to one register without having seen the other.
fn apart(mine: &str, theirs: &str) -> Campaign {
    let mut a = campaign();
    type_in(&mut a, 1, "a", "1.1", "1");
    let mut b = a.clone();
    type_in(&mut a, 1, "a", "1.1", mine);
    type_in(&mut b, 2, "a", "1.1", theirs);
    join(&mut a, &b);
    a
}

#[test]
fn two_who_did_not_see_each_other_leave_a_dispute_that_counts_nothing() {
    let campaign = apart("5", "6");
    assert_eq!(says(&campaign, "a", "1.1"), "5 | 6");
    assert_eq!(campaign.standing(slug("a"), slug("1.1")), Standing::Disputed);
    assert_eq!(campaign.disputed().collect::<Vec<_>>(), [key("a", "1.1")]);
    let totals = &campaign.results()[0].totals.units[0];
    assert_eq!((totals.disputed, totals.scored, totals.total), (1, 0, None));
}

#[test]
fn two_who_wrote_the_same_agree() {
    let campaign = apart("5", "5");
    assert_eq!(says(&campaign, "a", "1.1"), "5");
    assert_eq!(campaign.disputed().count(), 0);
    assert_eq!(says(&apart("", ""), "a", "1.1"), "");
}

#[test]
fn clearing_against_a_value_is_a_dispute() {
    assert_eq!(says(&apart("", "6"), "a", "1.1"), " | 6");
}

#[test]
fn whoever_wrote_with_knowledge_of_the_other_has_the_last_word() {
    let mut a = campaign();
    type_in(&mut a, 1, "a", "1.1", "5");
    let mut b = a.clone();
    type_in(&mut b, 2, "a", "1.1", "6");
    join(&mut a, &b);
    assert_eq!(says(&a, "a", "1.1"), "6");
}

#[test]
fn a_dispute_is_settled_by_one_decision_even_for_one_of_its_values() {
    for settled in ["5", "6", "7", ""] {
        let mut campaign = apart("5", "6");
        type_in(&mut campaign, 3, "a", "1.1", settled);
        assert_eq!(says(&campaign, "a", "1.1"), settled);
        assert_eq!(campaign.disputed().count(), 0);
    }
}

#[test]
fn an_import_never_settles_a_dispute() {
    let mut campaign = apart("5", "6");
    let file = super::samples::file("a.xlsx", vec![edit("a", "1.1", "6"), edit("a", "1.2.1", "2")]);
    run(&mut campaign, 3, Command::Import(vec![file]));
    assert_eq!((says(&campaign, "a", "1.1"), says(&campaign, "a", "1.2.1")), ("5 | 6".into(), "2".into()));
}

#[test]
fn a_third_value_joins_a_dispute_and_a_settlement_leaves_what_it_has_not_seen() {
    let mut campaign = apart("5", "6");
    let mut other = super::samples::campaign();
    type_in(&mut other, 4, "a", "1.1", "8");
    type_in(&mut campaign, 3, "a", "1.1", "7");
    join(&mut campaign, &other);
    assert_eq!(says(&campaign, "a", "1.1"), "8 | 7");
}

#[test]
fn a_replaced_entry_that_arrives_later_never_comes_alive() {
    let mut full = campaign();
    for value in ["1", "2", "3"] {
        type_in(&mut full, 1, "a", "1.1", value);
    }
    let all = entries(&full);
    let late = all[2].clone();
    let mut partial = Campaign::replay(Log::new([all[0].clone(), all[3].clone()]));
    assert_eq!(says(&partial, "a", "1.1"), "3");
    partial.commit([late]);
    assert_eq!(says(&partial, "a", "1.1"), "3");
    assert_eq!(partial.disputed().count(), 0);
}
