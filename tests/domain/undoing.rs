//! Undo and redo: each the other's inverse on what the registers say.

use proptest::collection::vec;
use proptest::prelude::*;
use thamdinh::domain::campaign::{Command, Refusal};
use thamdinh::domain::entry::Act;
use thamdinh::domain::value::{Key, What};

use super::samples::{
    attempt, campaign, edit, file, full_campaign, join, key, readings, reason, run, says, slug, type_in,
};
use super::steps::{any_events, any_work, command, keys, live};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn undo_is_the_inverse_of_any_decision_and_redo_of_undo(events in any_events(2), step in any_work()) {
        let mut campaign = live(events, 2).swap_remove(0);
        prop_assume!(keys(&step).into_iter().all(|k| !campaign.read(k).is_disputed()));
        let before = readings(&campaign);
        prop_assume!(matches!(attempt(&mut campaign, 1, command(step)), Ok(1..)));
        let after = readings(&campaign);
        for _ in 0..2 {
            run(&mut campaign, 1, Command::Undo);
            prop_assert_eq!(&readings(&campaign), &before);
            run(&mut campaign, 1, Command::Redo);
            prop_assert_eq!(&readings(&campaign), &after);
        }
    }

    #[test]
    fn all_work_can_be_undone_step_by_step_and_redone_again(steps in vec(any_work(), 1..9)) {
        let mut campaign = campaign();
        let mut states = vec![readings(&campaign)];
        for step in steps {
            if let Ok(1..) = attempt(&mut campaign, 1, command(step)) {
                states.push(readings(&campaign));
            }
        }
        for _ in 0..2 {
            for state in states.iter().rev().skip(1) {
                run(&mut campaign, 1, Command::Undo);
                prop_assert_eq!(&readings(&campaign), state);
            }
            prop_assert_eq!(attempt(&mut campaign, 1, Command::Undo), Err(Refusal::NothingToUndo));
            for state in states.iter().skip(1) {
                run(&mut campaign, 1, Command::Redo);
                prop_assert_eq!(&readings(&campaign), state);
            }
            prop_assert_eq!(attempt(&mut campaign, 1, Command::Redo), Err(Refusal::NothingToRedo));
        }
    }
}

#[test]
fn undoing_an_import_of_several_files_turns_all_its_entries_round() {
    let mut campaign = campaign();
    type_in(&mut campaign, 1, "b", "1.1", "9");
    let files = vec![
        file("a.xlsx", vec![edit("a", "1.1", "1"), edit("a", "2.1", "2")]),
        file("b.xlsx", vec![edit("b", "1.1", "3"), edit("b", "1.2.1", "4")]),
    ];
    run(&mut campaign, 1, Command::Import(files));
    let imported: Vec<_> = campaign.group(campaign.undoable().unwrap()).map(|e| e.act.clone()).collect();
    assert_eq!(imported, [Act::Import, Act::Import, Act::Import]);
    assert_eq!(campaign.undo_preview().unwrap().len(), 4);
    run(&mut campaign, 1, Command::Undo);
    let said = ["a 1.1", "a 2.1", "b 1.1", "b 1.2.1"].map(|place| {
        let (unit, line) = place.split_once(' ').unwrap();
        says(&campaign, unit, line)
    });
    assert_eq!(said, ["", "", "9", ""]);
}

#[test]
fn one_file_of_an_import_is_taken_back_alone_and_that_can_be_undone() {
    let mut campaign = campaign();
    type_in(&mut campaign, 1, "b", "1.1", "9");
    let files = vec![
        file("a.xlsx", vec![edit("a", "1.1", "1"), edit("a", "2.1", "2"), edit("a", "1.2.1", "1")]),
        file("b.xlsx", vec![edit("b", "1.1", "3"), edit("b", "1.2.1", "4")]),
    ];
    run(&mut campaign, 1, Command::Import(files));
    let import = campaign.undoable().unwrap();
    let of = |campaign: &thamdinh::domain::campaign::Campaign, name: &str| {
        let mut entries = campaign.group(import).filter(|e| e.file.as_ref().is_some_and(|f| &*f.name == name));
        entries.next().unwrap().id
    };
    let all = |campaign: &_| {
        ["a 1.1", "a 2.1", "a 1.2.1", "b 1.1", "b 1.2.1"].map(|place| {
            let (unit, line) = place.split_once(' ').unwrap();
            says(campaign, unit, line)
        })
    };
    let (a, b) = (of(&campaign, "a.xlsx"), of(&campaign, "b.xlsx"));
    assert_eq!(campaign.of_same_file(a).len(), 2, "two kinds of values");
    type_in(&mut campaign, 1, "a", "1.2.1", "0");
    let before = all(&campaign);
    let preview = campaign.take_back_preview(a).unwrap();
    assert_eq!((preview.len(), preview.stays), (2, vec![key("a", "1.2.1")]));
    for _ in 0..2 {
        run(&mut campaign, 1, Command::TakeBack(a));
        assert_eq!(all(&campaign), ["", "", "0", "3", "4"]);
        assert_eq!(attempt(&mut campaign, 1, Command::TakeBack(a)), Err(Refusal::AllWrittenOver(a)));
        run(&mut campaign, 1, Command::Undo);
        assert_eq!(all(&campaign), before);
    }
    run(&mut campaign, 1, Command::TakeBack(b));
    assert_eq!(all(&campaign), [&before[0], &before[1], "0", "9", ""]);
    let typed = campaign.log().entries()[1].id;
    assert_eq!(attempt(&mut campaign, 1, Command::TakeBack(typed)), Err(Refusal::NothingToUndo));
}

#[test]
fn values_that_someone_wrote_on_top_stay() {
    let mut mine = campaign();
    run(&mut mine, 1, Command::Edit { edits: vec![edit("a", "1.1", "5"), edit("b", "1.1", "5")], note: None });
    let mut theirs = mine.clone();
    let last = mine.undoable();
    type_in(&mut theirs, 2, "a", "1.1", "7");
    run(&mut theirs, 2, Command::Undo);
    type_in(&mut theirs, 2, "b", "1.1", "8");
    // The other's decision is the newest here: it goes first, then one's own.
    join(&mut mine, &theirs);
    run(&mut mine, 1, Command::Undo);
    assert_eq!(mine.undoable(), last);
    assert_eq!((says(&mine, "a", "1.1"), says(&mine, "b", "1.1")), ("5".into(), "5".into()));
}

#[test]
fn what_stays_is_named_before_and_undo_is_refused_when_all_of_it_stays() {
    let mut mine = campaign();
    let mut theirs = mine.clone();
    run(&mut mine, 1, Command::Edit { edits: vec![edit("a", "1.1", "5"), edit("b", "1.1", "5")], note: None });
    // Someone who saw nothing of it wrote to one of the registers at the same time.
    type_in(&mut theirs, 0, "a", "1.1", "7");
    join(&mut mine, &theirs);
    let preview = mine.undo_preview().unwrap();
    assert_eq!((preview.len(), preview.stays), (1, vec![key("a", "1.1")]));
    run(&mut mine, 1, Command::Undo);
    assert_eq!((says(&mine, "a", "1.1"), says(&mine, "b", "1.1")), ("7 | 5".into(), String::new()));
}

#[test]
fn a_score_typed_twice_in_one_cell_can_be_undone_twice() {
    let mut campaign = campaign();
    type_in(&mut campaign, 1, "a", "1.1", "5");
    type_in(&mut campaign, 1, "a", "1.1", "6");
    run(&mut campaign, 1, Command::Undo);
    assert_eq!(says(&campaign, "a", "1.1"), "5");
    run(&mut campaign, 1, Command::Undo);
    assert_eq!(says(&campaign, "a", "1.1"), "");
    run(&mut campaign, 1, Command::Redo);
    run(&mut campaign, 1, Command::Redo);
    assert_eq!(says(&campaign, "a", "1.1"), "6");
}

#[test]
fn undoing_the_writing_over_of_an_agreement_gives_the_agreement_back() {
    let mut campaign = campaign();
    let mut theirs = campaign.clone();
    type_in(&mut campaign, 1, "a", "1.1", "5");
    type_in(&mut theirs, 2, "a", "1.1", "5");
    join(&mut campaign, &theirs);
    type_in(&mut campaign, 1, "a", "1.1", "6");
    run(&mut campaign, 1, Command::Undo);
    assert_eq!(says(&campaign, "a", "1.1"), "5");
    run(&mut campaign, 1, Command::Redo);
    assert_eq!(says(&campaign, "a", "1.1"), "6");
}

#[test]
fn a_settled_dispute_is_not_opened_again_by_undo() {
    let mut campaign = campaign();
    let mut theirs = campaign.clone();
    type_in(&mut campaign, 1, "a", "1.1", "5");
    type_in(&mut theirs, 2, "a", "1.1", "6");
    join(&mut campaign, &theirs);
    type_in(&mut campaign, 1, "a", "1.1", "6");
    let group = campaign.undoable().unwrap();
    assert_eq!(attempt(&mut campaign, 1, Command::Undo), Err(Refusal::AllWrittenOver(group)));
    assert_eq!(says(&campaign, "a", "1.1"), "6");
}

#[test]
fn a_group_that_another_copy_wrote_into_is_undone_once_as_a_whole() {
    let start = campaign();
    let (mut mine, mut theirs) = (start.clone(), start);
    // Entries of both copies stand between each other in the common order.
    run(&mut mine, 1, Command::Edit { edits: vec![edit("a", "1.1", "1"), edit("a", "2.1", "1")], note: None });
    type_in(&mut theirs, 2, "b", "1.1", "2");
    join(&mut mine, &theirs);
    let mut undone = 0;
    while attempt(&mut mine, 1, Command::Undo).is_ok() {
        undone += 1;
    }
    assert_eq!(undone, 2);
    assert_eq!(mine.undoable(), None);
    assert_eq!((says(&mine, "a", "1.1"), says(&mine, "a", "2.1"), says(&mine, "b", "1.1")), Default::default());
}

#[test]
fn a_change_of_the_set_up_is_undone_like_any_other() {
    let mut campaign = campaign();
    let units = [super::samples::unit("a")];
    let roster = thamdinh::domain::campaign::Edit::roster(slug("wards"), &units);
    let before = campaign.read(Key::block(What::Roster, slug("wards"))).value().cloned();
    run(&mut campaign, 1, Command::Edit { edits: vec![roster], note: None });
    assert_eq!(campaign.blocks()[0].units.len(), 1);
    run(&mut campaign, 1, Command::Undo);
    assert_eq!(campaign.blocks()[0].units.len(), 4);
    assert_eq!(campaign.read(Key::block(What::Roster, slug("wards"))).value().cloned(), before);
}

#[test]
fn nothing_before_a_finalizing_or_a_reopening_is_undone() {
    let mut campaign = full_campaign();
    run(&mut campaign, 1, Command::Finalize);
    run(&mut campaign, 1, Command::Reopen { reason: reason("Có đơn kiến nghị") });
    assert_eq!(attempt(&mut campaign, 1, Command::Undo), Err(Refusal::NothingToUndo));
}
