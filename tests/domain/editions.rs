//! Editions: locked, reopened, and never changed by what turns up later.

use thamdinh::domain::campaign::{Campaign, Command, Edit, Refusal};
use thamdinh::domain::entry::Act;
use thamdinh::domain::log::Log;
use thamdinh::domain::readiness::{Open, OpenKind};
use thamdinh::domain::setup::Settings;
use thamdinh::domain::value::{Key, Value, What};

use super::samples::{attempt, campaign, edit, entries, full_campaign, join, reason, run, score, slug, type_in};

fn kinds(open: &[Open]) -> Vec<&'static str> {
    open.iter().map(Open::word).collect()
}

fn blocking(campaign: &Campaign) -> Vec<&'static str> {
    let Err(Refusal::NotReady(open)) = attempt(&mut campaign.clone(), 1, Command::Finalize) else { return vec![] };
    assert!(open.iter().all(Open::is_blocking));
    kinds(&open)
}

fn reopen(campaign: &mut Campaign) {
    run(campaign, 1, Command::Reopen { reason: reason("Có đơn kiến nghị") });
}

#[test]
fn finalizing_locks_exactly_what_is_there() {
    let mut campaign = full_campaign();
    assert_eq!((campaign.edition().edition, campaign.edition().is_final), (0, false));
    let digest = campaign.log().digest();
    run(&mut campaign, 1, Command::Finalize);
    let edition = campaign.edition();
    assert_eq!((edition.edition, edition.is_final, edition.late.len()), (1, true, 0));
    let Act::Finalize(seal) = &campaign.log().last().unwrap().act else { panic!("not finalized") };
    assert_eq!(edition.digest, Some(seal.digest));
    assert!(campaign.log().entries().iter().rev().skip(1).all(|e| seal.covers(e.id)));
    // The seal's digest is that of the entries before it, and of nothing else.
    let before = entries(&campaign);
    assert_eq!(Log::new(before[..before.len() - 1].to_vec()).digest(), digest);
    assert_eq!(seal.digest, digest);
}

#[test]
fn reopening_keeps_the_number_and_the_next_edition_has_the_next() {
    let mut campaign = full_campaign();
    run(&mut campaign, 1, Command::Finalize);
    let first = campaign.edition().digest;
    reopen(&mut campaign);
    let open = campaign.edition();
    assert_eq!((open.edition, open.is_final, open.digest), (1, false, first));
    type_in(&mut campaign, 1, "a", "1.1", "3");
    run(&mut campaign, 1, Command::Finalize);
    let second = campaign.edition();
    assert_eq!((second.edition, second.is_final), (2, true));
    assert_ne!(second.digest, first);
    assert_eq!(campaign.log().problems(), []);
}

#[test]
fn entries_that_turn_up_later_do_not_change_an_edition_and_block_the_next() {
    let mut campaign = full_campaign();
    let mut other = campaign.clone();
    type_in(&mut other, 2, "a", "1.1", "3");
    let late = other.log().last().unwrap().id;
    run(&mut campaign, 1, Command::Finalize);
    let digest = campaign.edition().digest;
    join(&mut campaign, &other);
    let edition = campaign.edition();
    assert_eq!((edition.is_final, edition.digest, edition.late.clone()), (false, digest, vec![late]));
    assert!(matches!(&campaign.open()[0].kind, OpenKind::LateEntries(ids) if *ids == [late]));
    assert_eq!(blocking(&campaign), ["late_entries"]);
    reopen(&mut campaign);
    assert!(campaign.edition().late.is_empty());
    run(&mut campaign, 1, Command::Finalize);
    assert_eq!((campaign.edition().edition, campaign.edition().is_final), (2, true));
}

#[test]
fn an_entry_that_comes_before_in_order_is_late_all_the_same() {
    let mut campaign = full_campaign();
    let mut other = super::samples::campaign();
    type_in(&mut other, 2, "a", "T", "3");
    run(&mut campaign, 1, Command::Finalize);
    join(&mut campaign, &other);
    assert_eq!((campaign.edition().is_final, campaign.edition().late.len()), (false, 1));
}

#[test]
fn of_two_who_finalized_without_knowing_of_each_other_neither_is_final() {
    let mut campaign = full_campaign();
    let mut other = campaign.clone();
    run(&mut campaign, 1, Command::Finalize);
    run(&mut other, 2, Command::Finalize);
    join(&mut campaign, &other);
    assert!(!campaign.edition().is_final);
    assert_eq!(blocking(&campaign), ["late_entries"]);
}

#[test]
fn blank_lines_and_disputes_stop_finalizing_and_missing_reasons_do_not() {
    let mut blank = full_campaign();
    type_in(&mut blank, 1, "a", "1.1", "");
    assert_eq!(blocking(&blank), ["blank"]);

    let mut disputed = full_campaign();
    let mut other = disputed.clone();
    type_in(&mut disputed, 1, "a", "1.1", "1");
    type_in(&mut other, 2, "a", "1.1", "2");
    join(&mut disputed, &other);
    assert_eq!(blocking(&disputed), ["disputed"]);

    let mut silent = full_campaign();
    let own = Edit::typed(Key::cell(What::SelfScore, slug("a"), slug("1.1")), Value::score(score("9")));
    run(&mut silent, 1, Command::Edit { edits: vec![own], note: None });
    assert_eq!(kinds(&silent.open()), ["missing_reason"]);
    assert!(blocking(&silent).is_empty());
}

#[test]
fn a_disputed_text_is_listed_and_does_not_stop_finalizing() {
    let mut campaign = full_campaign();
    let mut other = campaign.clone();
    for (copy, text) in [(&mut campaign, "một"), (&mut other, "hai")] {
        let writer = if text == "một" { 1 } else { 2 };
        let key = Key::cell(What::Explanation, slug("a"), slug("1.1"));
        run(copy, writer, Command::Edit { edits: vec![Edit::typed(key, Value::text(text))], note: None });
    }
    join(&mut campaign, &other);
    assert_eq!(kinds(&campaign.open()), ["disputed"]);
    assert!(blocking(&campaign).is_empty());
}

#[test]
fn while_a_setting_is_disputed_the_earliest_is_computed_with_and_finalizing_is_blocked() {
    let mut campaign = full_campaign();
    let mut other = campaign.clone();
    let settings = |total_decimals| Edit::settings(&Settings { total_decimals, ..Settings::default() });
    run(&mut campaign, 1, Command::Edit { edits: vec![settings(1)], note: None });
    run(&mut other, 2, Command::Edit { edits: vec![settings(3)], note: None });
    join(&mut other, &campaign);
    assert_eq!(other.settings().total_decimals, 1);
    assert_eq!(blocking(&other), ["disputed"]);
}

#[test]
fn a_score_above_a_maximum_that_was_lowered_stops_finalizing() {
    let mut campaign = full_campaign();
    let mut rows = super::samples::rows();
    rows[1].max = Some("9".parse().unwrap());
    let set = super::samples::build(rows).unwrap();
    run(&mut campaign, 1, Command::Edit { edits: vec![Edit::criteria(slug("others"), &set)], note: None });
    assert_eq!(blocking(&campaign), ["over_max"]);
    run(&mut campaign, 1, Command::Edit { edits: vec![edit("z", "1.1", "9")], note: None });
    assert!(blocking(&campaign).is_empty());
}

#[test]
fn an_empty_campaign_lists_every_ordinary_line_as_blank() {
    assert_eq!(blocking(&campaign()).len(), 5 * 6);
}
