//! A campaign that lived through its commands is the one that its log replays to.

use proptest::prelude::*;
use thamdinh::domain::campaign::{Campaign, Command};
use thamdinh::domain::entry::{Act, Entry, EntryId};
use thamdinh::domain::log::Log;
use thamdinh::domain::value::{Key, Value, What};

use super::samples::{campaign, edit, entries, picture, readings, run, says, stamp, undo_newest};
use super::steps::{any_events, live};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_log_replays_to_the_campaign_that_wrote_it(events in any_events(3)) {
        for lived in live(events, 3) {
            let replayed = Campaign::replay(Log::new(entries(&lived)));
            prop_assert_eq!(picture(&replayed), picture(&lived));
        }
    }

    #[test]
    fn nothing_that_is_decided_here_is_ever_a_problem(events in any_events(3)) {
        for lived in live(events, 3) {
            prop_assert_eq!(lived.log().problems(), vec![]);
        }
    }
}

#[test]
fn deciding_changes_nothing() {
    let campaign = campaign();
    let before = picture(&campaign);
    let entries = campaign.decide(Command::Edit { edits: vec![edit("a", "1.1", "5")], note: None }, &stamp(1));
    assert_eq!(entries.unwrap().len(), 1);
    assert_eq!(picture(&campaign), before);
}

#[test]
fn a_value_that_is_recorded_already_writes_nothing() {
    let mut campaign = campaign();
    run(&mut campaign, 1, Command::Edit { edits: vec![edit("a", "1.1", "5"), edit("a", "2.1", "")], note: None });
    let again = Command::Edit { edits: vec![edit("a", "1.1", "5"), edit("b", "1.1", "")], note: None };
    assert_eq!(campaign.decide(again, &stamp(1)), Ok(vec![]));
}

#[test]
fn of_two_values_for_one_register_in_one_decision_the_last_counts() {
    let mut campaign = campaign();
    run(&mut campaign, 1, Command::Edit { edits: vec![edit("a", "1.1", "5"), edit("a", "1.1", "6")], note: None });
    assert_eq!(says(&campaign, "a", "1.1"), "6");
    run(&mut campaign, 1, Command::Edit { edits: vec![edit("a", "1.1", "5"), edit("a", "1.1", "6")], note: None });
    assert_eq!(says(&campaign, "a", "1.1"), "6");
    undo_newest(&mut campaign, 1);
    assert_eq!(says(&campaign, "a", "1.1"), "");
}

#[test]
fn an_entry_that_is_known_is_not_taken_in_twice() {
    let mut lived = campaign();
    run(&mut lived, 1, Command::Edit { edits: vec![edit("a", "1.1", "5")], note: None });
    let (before, revision) = (picture(&lived), lived.revision());
    let again = entries(&lived);
    lived.commit(again.into_iter().rev());
    assert_eq!((picture(&lived), lived.revision()), (before, revision));
}

#[test]
fn a_log_keeps_an_id_once() {
    let mut all = entries(&campaign());
    let other = Entry { seq: 9, ..all[0].clone() };
    all.push(other);
    assert_eq!(Log::new(all).entries().len(), 1);
}

#[test]
fn set_up_that_cannot_be_read_counts_as_absent_live_as_in_a_replay() {
    let mut lived = campaign();
    for what in [What::Heading, What::Settings, What::Blocks] {
        let last = lived.log().last().unwrap();
        let changes = lived.log().first().unwrap().changes.clone();
        let mut entry = Entry {
            id: EntryId { copy: last.id.copy, n: last.id.n + 1 },
            seq: last.seq + 1,
            act: Act::Setup,
            previous: last.digest,
            changes,
            ..Entry::clone(last)
        };
        entry.changes.retain(|c| c.key == Key::campaign(what));
        entry.changes[0].value = Value::Setup("{".into());
        entry.changes[0].replaces = [lived.log().first().unwrap().id].into_iter().collect();
        lived.commit([entry.sealed()]);
        assert_eq!(picture(&Campaign::replay(lived.log().clone())), picture(&lived), "{what:?}");
    }
    assert!(lived.blocks().is_empty());
    assert!(!readings(&lived).is_empty());
}
