//! Undo and redo: each the other's inverse on what the registers say.

use proptest::collection::vec;
use proptest::prelude::*;
use thamdinh::domain::campaign::{Command, Edit, Refusal, Stamp, Turn};
use thamdinh::domain::entry::Act;
use thamdinh::domain::setup::{Person, Settings};
use thamdinh::domain::value::{Key, What};

use super::samples::{
    Sitting, attempt, campaign, edit, file, full_campaign, join, key, readings, reason, run, slug, stamp, type_in,
};
use super::steps::{any_events, any_work, command, keys, live};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn undo_is_the_inverse_of_any_decision_and_redo_of_undo(events in any_events(2), step in any_work()) {
        let mut sitting = Sitting::at(live(events, 2).swap_remove(0), 1);
        prop_assume!(keys(&step).into_iter().all(|k| !sitting.campaign.read(k).is_disputed()));
        let before = readings(&sitting.campaign);
        prop_assume!(matches!(sitting.attempt(command(step)), Ok(1..)));
        let after = readings(&sitting.campaign);
        for _ in 0..2 {
            sitting.undo().unwrap();
            prop_assert_eq!(&readings(&sitting.campaign), &before);
            sitting.redo().unwrap();
            prop_assert_eq!(&readings(&sitting.campaign), &after);
        }
    }

    #[test]
    fn all_work_can_be_undone_step_by_step_and_redone_again(steps in vec(any_work(), 1..9)) {
        let mut sitting = Sitting::at(campaign(), 1);
        let mut states = vec![readings(&sitting.campaign)];
        for step in steps {
            if let Ok(1..) = sitting.attempt(command(step)) {
                states.push(readings(&sitting.campaign));
            }
        }
        for _ in 0..2 {
            for state in states.iter().rev().skip(1) {
                sitting.undo().unwrap();
                prop_assert_eq!(&readings(&sitting.campaign), state);
            }
            prop_assert_eq!(sitting.undo(), Err(Refusal::NothingToUndo));
            for state in states.iter().skip(1) {
                sitting.redo().unwrap();
                prop_assert_eq!(&readings(&sitting.campaign), state);
            }
            prop_assert_eq!(sitting.redo(), Err(Refusal::NothingToRedo));
        }
    }

    #[test]
    fn a_decision_taken_back_by_name_is_a_step_like_any_other(steps in vec(any_work(), 1..7), which in 0..7_usize) {
        let mut sitting = Sitting::at(campaign(), 1);
        let mut groups = Vec::new();
        for step in steps {
            if let Ok(1..) = sitting.attempt(command(step)) {
                groups.push(sitting.newest());
            }
        }
        prop_assume!(!groups.is_empty());
        let back = sitting.campaign.way_back(groups[which % groups.len()]).unwrap();
        let before = readings(&sitting.campaign);
        prop_assume!(sitting.attempt(Command::Turn(back)).is_ok());
        let after = readings(&sitting.campaign);
        prop_assert_ne!(&after, &before);
        for _ in 0..2 {
            sitting.undo().unwrap();
            prop_assert_eq!(&readings(&sitting.campaign), &before);
            sitting.redo().unwrap();
            prop_assert_eq!(&readings(&sitting.campaign), &after);
        }
        // The entry that took it back is taken back by its own name too.
        let again = sitting.campaign.way_back(sitting.newest()).unwrap();
        sitting.run(Command::Turn(again));
        prop_assert_eq!(&readings(&sitting.campaign), &before);
    }
}

#[test]
fn undoing_an_import_of_several_files_turns_all_its_entries_round() {
    let mut sitting = Sitting::at(campaign(), 1);
    sitting.type_in("b", "1.1", "9");
    let files = vec![
        file("a.xlsx", vec![edit("a", "1.1", "1"), edit("a", "2.1", "2")]),
        file("b.xlsx", vec![edit("b", "1.1", "3"), edit("b", "1.2.1", "4")]),
    ];
    sitting.run(Command::Import(files));
    let import = sitting.newest();
    let imported: Vec<_> = sitting.campaign.group(import).map(|e| e.act.clone()).collect();
    assert_eq!(imported, [Act::Import, Act::Import, Act::Import]);
    assert_eq!(sitting.campaign.preview(Turn::Undo(import)).len(), 4);
    sitting.undo().unwrap();
    let said = ["a 1.1", "a 2.1", "b 1.1", "b 1.2.1"].map(|place| {
        let (unit, line) = place.split_once(' ').unwrap();
        sitting.says(unit, line)
    });
    assert_eq!(said, ["", "", "9", ""]);
}

#[test]
fn a_value_out_of_a_spreadsheet_comes_back_with_its_cell() {
    let mut sitting = Sitting::at(campaign(), 1);
    let files = vec![
        file("a.xlsx", vec![edit("a", "1.1", "1"), edit("a", "2.1", "2")]),
        file("b.xlsx", vec![edit("b", "1.1", "3")]),
    ];
    sitting.run(Command::Import(files));
    let from = |sitting: &Sitting, unit: &str, line: &str| {
        let reading = sitting.campaign.read(key(unit, line));
        let head = reading.head().unwrap();
        let sheet = head.entry.sheet_of(head.change).map(ToString::to_string);
        let file = head.entry.file.as_ref().map(|f| f.name.to_string());
        (file, sheet, head.change.from.map(|f| f.cell.to_string()))
    };
    let places = [("a", "1.1"), ("a", "2.1"), ("b", "1.1")];
    let cells = places.map(|(unit, line)| from(&sitting, unit, line));
    assert_eq!(cells[1], (Some("a.xlsx".into()), Some("Thẩm định".into()), Some("D6".into())));
    // Undone and done again, or typed over and undone.
    sitting.undo().unwrap();
    sitting.redo().unwrap();
    assert_eq!(places.map(|(unit, line)| from(&sitting, unit, line)), cells);
    sitting.type_in("a", "1.1", "4");
    assert_eq!(from(&sitting, "a", "1.1"), (None, None, None));
    sitting.undo().unwrap();
    assert_eq!(places.map(|(unit, line)| from(&sitting, unit, line)), cells);
    assert_eq!(sitting.campaign.log().problems(), []);
}

#[test]
fn one_file_of_an_import_is_taken_back_alone_and_that_can_be_undone() {
    let mut sitting = Sitting::at(campaign(), 1);
    sitting.type_in("b", "1.1", "9");
    let files = vec![
        file("a.xlsx", vec![edit("a", "1.1", "1"), edit("a", "2.1", "2"), edit("a", "1.2.1", "1")]),
        file("b.xlsx", vec![edit("b", "1.1", "3"), edit("b", "1.2.1", "4")]),
    ];
    sitting.run(Command::Import(files));
    let import = sitting.newest();
    let of = |name: &str| {
        let mut entries = sitting.campaign.group(import).filter(|e| e.file.as_ref().is_some_and(|f| &*f.name == name));
        entries.next().unwrap().id
    };
    let all = |sitting: &Sitting| {
        ["a 1.1", "a 2.1", "a 1.2.1", "b 1.1", "b 1.2.1"].map(|place| {
            let (unit, line) = place.split_once(' ').unwrap();
            sitting.says(unit, line)
        })
    };
    let (a, b) = (of("a.xlsx"), of("b.xlsx"));
    assert_eq!(sitting.campaign.of_same_file(a).len(), 2, "two kinds of values");
    sitting.type_in("a", "1.2.1", "0");
    let before = all(&sitting);
    let preview = sitting.campaign.take_back_preview(a).unwrap();
    assert_eq!((preview.len(), preview.stays), (2, vec![key("a", "1.2.1")]));
    for _ in 0..2 {
        sitting.run(Command::TakeBack(a));
        assert_eq!(all(&sitting), ["", "", "0", "3", "4"]);
        assert_eq!(sitting.attempt(Command::TakeBack(a)), Err(Refusal::AllWrittenOver(a)));
        sitting.undo().unwrap();
        assert_eq!(all(&sitting), before);
    }
    sitting.run(Command::TakeBack(b));
    assert_eq!(all(&sitting), [&before[0], &before[1], "0", "9", ""]);
    let typed = sitting.campaign.log().entries()[1].id;
    assert_eq!(sitting.attempt(Command::TakeBack(typed)), Err(Refusal::NothingToUndo));
}

#[test]
fn what_another_copy_brings_is_not_undone_here_and_stands_in_nobodys_way() {
    let mut mine = Sitting::at(campaign(), 1);
    mine.run(Command::Edit { edits: vec![edit("a", "1.1", "5"), edit("b", "1.1", "5")], note: None });
    let mut theirs = Sitting::at(mine.campaign.clone(), 2);
    theirs.type_in("a", "1.1", "7");
    theirs.type_in("c", "1.1", "8");
    join(&mut mine.campaign, &theirs.campaign);
    let group = mine.newest();
    let preview = mine.campaign.preview(Turn::Undo(group));
    assert_eq!((preview.len(), preview.stays), (1, vec![key("a", "1.1")]));
    mine.undo().unwrap();
    assert_eq!(["a", "b", "c"].map(|unit| mine.says(unit, "1.1")), ["7", "", "8"]);
    assert_eq!(mine.undo(), Err(Refusal::NothingToUndo));
}

#[test]
fn what_was_there_when_a_copy_was_opened_is_turned_round_by_name_alone() {
    let mut before = Sitting::at(campaign(), 1);
    before.run(Command::Import(vec![file("a.xlsx", vec![edit("a", "1.1", "1"), edit("a", "2.1", "2")])]));
    let import = before.newest();
    let mut opened = Sitting::at(before.campaign, 2);
    assert_eq!(opened.undo(), Err(Refusal::NothingToUndo));
    opened.type_in("a", "1.1", "3");
    opened.run(Command::Turn(opened.campaign.way_back(import).unwrap()));
    assert_eq!((opened.says("a", "1.1"), opened.says("a", "2.1")), ("3".into(), String::new()));
    opened.undo().unwrap();
    assert_eq!((opened.says("a", "1.1"), opened.says("a", "2.1")), ("3".into(), "2".into()));
}

#[test]
fn what_stays_is_named_before_and_undo_is_refused_when_all_of_it_stays() {
    let mut mine = Sitting::at(campaign(), 1);
    let mut theirs = mine.campaign.clone();
    mine.run(Command::Edit { edits: vec![edit("a", "1.1", "5"), edit("b", "1.1", "5")], note: None });
    // Someone who saw nothing of it wrote to one of the registers at the same time.
    type_in(&mut theirs, 0, "a", "1.1", "7");
    join(&mut mine.campaign, &theirs);
    let group = mine.newest();
    let preview = mine.campaign.preview(Turn::Undo(group));
    assert_eq!((preview.len(), preview.stays), (1, vec![key("a", "1.1")]));
    mine.undo().unwrap();
    assert_eq!((mine.says("a", "1.1"), mine.says("b", "1.1")), ("7 | 5".into(), String::new()));
    let again = Command::Turn(Turn::Undo(group));
    assert_eq!(attempt(&mut mine.campaign, 1, again), Err(Refusal::AllWrittenOver(group)));
}

#[test]
fn a_score_typed_twice_in_one_cell_can_be_undone_twice() {
    let mut sitting = Sitting::at(campaign(), 1);
    sitting.type_in("a", "1.1", "5");
    sitting.type_in("a", "1.1", "6");
    sitting.undo().unwrap();
    assert_eq!(sitting.says("a", "1.1"), "5");
    sitting.undo().unwrap();
    assert_eq!(sitting.says("a", "1.1"), "");
    sitting.redo().unwrap();
    sitting.redo().unwrap();
    assert_eq!(sitting.says("a", "1.1"), "6");
}

#[test]
fn undoing_the_writing_over_of_an_agreement_gives_the_agreement_back() {
    let mut sitting = Sitting::at(campaign(), 1);
    let mut theirs = sitting.campaign.clone();
    sitting.type_in("a", "1.1", "5");
    type_in(&mut theirs, 2, "a", "1.1", "5");
    join(&mut sitting.campaign, &theirs);
    sitting.type_in("a", "1.1", "6");
    sitting.undo().unwrap();
    assert_eq!(sitting.says("a", "1.1"), "5");
    sitting.redo().unwrap();
    assert_eq!(sitting.says("a", "1.1"), "6");
}

#[test]
fn a_settled_dispute_is_not_opened_again_by_undo() {
    let mut sitting = Sitting::at(campaign(), 1);
    let mut theirs = sitting.campaign.clone();
    sitting.type_in("a", "1.1", "5");
    type_in(&mut theirs, 2, "a", "1.1", "6");
    join(&mut sitting.campaign, &theirs);
    sitting.type_in("a", "1.1", "6");
    let group = sitting.newest();
    assert_eq!(sitting.undo(), Err(Refusal::AllWrittenOver(group)));
    assert_eq!(sitting.says("a", "1.1"), "6");
}

#[test]
fn what_others_decided_is_taken_back_only_by_who_may_write_there() {
    let mut campaign = campaign();
    type_in(&mut campaign, 1, "a", "1.1", "5");
    let typed = Command::Turn(Turn::Undo(campaign.log().last().unwrap().group));
    let people = vec![Person { name: "Hà".into(), bodies: vec!["Sở khác".into()] }];
    let edits = vec![Edit::settings(&Settings { people, ..Settings::default() })];
    run(&mut campaign, 1, Command::Edit { edits, note: None });
    let hà = Stamp { author: "Hà".into(), ..stamp(2) };
    assert_eq!(campaign.decide(typed.clone(), &hà), Err(Refusal::NotTheirs(slug("a"), slug("1.1"))));
    assert!(campaign.decide(typed, &Stamp { author: "Minh".into(), ..hà }).is_ok());
}

#[test]
fn a_change_of_the_set_up_is_undone_like_any_other() {
    let mut sitting = Sitting::at(campaign(), 1);
    let units = [super::samples::unit("a")];
    let roster = Edit::roster(slug("wards"), &units);
    let before = sitting.campaign.read(Key::block(What::Roster, slug("wards"))).value().cloned();
    sitting.run(Command::Edit { edits: vec![roster], note: None });
    assert_eq!(sitting.campaign.blocks()[0].units.len(), 1);
    let shrunk = sitting.newest();
    // Since then another block took one of the units in.
    let others = Edit::roster(slug("others"), &[super::samples::unit("z"), super::samples::unit("b")]);
    sitting.run(Command::Edit { edits: vec![others], note: None });
    assert_eq!(sitting.attempt(Command::Turn(Turn::Undo(shrunk))), Err(Refusal::UnitTwice(slug("b"))));
    sitting.undo().unwrap();
    sitting.undo().unwrap();
    assert_eq!(sitting.campaign.blocks()[0].units.len(), 4);
    assert_eq!(sitting.campaign.read(Key::block(What::Roster, slug("wards"))).value().cloned(), before);
}

#[test]
fn nothing_before_a_finalizing_or_a_reopening_is_undone() {
    let mut sitting = Sitting::at(full_campaign(), 1);
    sitting.type_in("a", "1.1", "3");
    sitting.run(Command::Finalize);
    let locked = sitting.newest();
    sitting.run(Command::Reopen { reason: reason("Có đơn kiến nghị") });
    assert_eq!(sitting.undo(), Err(Refusal::NothingToUndo));
    assert_eq!(sitting.campaign.way_back(locked), None);
    assert_eq!(sitting.attempt(Command::Turn(Turn::Undo(locked))), Err(Refusal::NothingToUndo));
}
