//! Whatever is changed in a file behind the program's back is found, or means nothing.

use std::fs;

use thamdinh::domain::entry::Entry;
use thamdinh::domain::log::Problem;
use thamdinh::file::{CampaignFile, Damage, FileProblem, Trouble, verify};

use super::samples::{bare, decided, place};

/// Changes a file as a tool would that knows how to get past triggers, and puts them back after.
fn after(sql: &str) -> Vec<FileProblem> {
    let (_folder, path) = place();
    drop(CampaignFile::create(&path, &decided()).unwrap());
    let tool = bare(&path);
    let triggers: Vec<(String, String)> = {
        let mut rows = tool.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        let rows = rows.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    for (name, _) in &triggers {
        tool.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    tool.execute_batch(sql).unwrap();
    for (_, sql) in &triggers {
        tool.execute_batch(sql).unwrap();
    }
    drop(tool);
    verify(&path).unwrap().problems
}

#[test]
fn an_intact_file_has_no_problems() {
    assert_eq!(after(""), Vec::new());
}

#[test]
fn a_score_a_name_or_an_author_changed_by_hand_is_found() {
    let altered =
        |problems: &[FileProblem]| problems.iter().any(|p| matches!(p, FileProblem::Log(Problem::Altered(_))));
    assert!(altered(&after("UPDATE change SET amount = 20000 WHERE kind = 1")));
    assert!(altered(&after("UPDATE change SET text = 'khác' WHERE kind = 1")));
    assert!(altered(&after("UPDATE entry SET author = 'Ai đó' WHERE number = 3")));
    assert!(altered(&after("UPDATE entry SET file = 'khác.xlsx' WHERE file IS NOT NULL")));
    assert!(altered(&after("UPDATE finding SET severity = 'info'")));
    assert!(altered(&after("UPDATE name SET name = 'le-chen' WHERE name = 'le-chan'")));
    assert!(altered(&after(
        "UPDATE what SET word = 'evidence' WHERE word = 'private_note'; UPDATE what SET word = 'private_note' WHERE number = 3"
    )));
}

#[test]
fn an_entry_taken_out_or_slipped_in_is_found() {
    let log = |problem: fn(&Problem) -> bool, problems: &[FileProblem]| {
        problems.iter().any(|p| matches!(p, FileProblem::Log(found) if problem(found)))
    };
    let out = after(
        "DELETE FROM change WHERE entry = 2; UPDATE change SET number = number - 1, entry = entry - 1 WHERE entry > 2;
         DELETE FROM entry WHERE number = 2; UPDATE entry SET number = number - 1 WHERE number > 2;
         UPDATE finding SET entry = entry - 1",
    );
    assert!(log(|p| matches!(p, Problem::Missing(_)), &out), "{out:?}");
    assert!(log(|p| matches!(p, Problem::BrokenSeal(_)), &out), "{out:?}");
    let changed = after("UPDATE entry SET covers = '' WHERE covers IS NOT NULL");
    assert!(log(|p| matches!(p, Problem::BrokenSeal(_)), &changed), "{changed:?}");
}

#[test]
fn what_the_log_does_not_see_is_found_in_the_rows_or_in_the_layout() {
    let rows = after("INSERT INTO name VALUES (99, 'x')");
    assert!(matches!(rows[..], [FileProblem::Damaged(Damage::Row { table: "name", .. }), ..]), "{rows:?}");
    let rows = after("INSERT INTO name SELECT max(number) + 1, 'thêm' FROM name");
    assert!(!rows.is_empty());
    let rows = after("UPDATE entry SET decided_with = id WHERE number = 1");
    assert_eq!(rows, vec![FileProblem::Rewritten { table: "entry", number: 1 }]);
    let layout = after("CREATE VIEW mine AS SELECT 1");
    assert_eq!(layout, vec![FileProblem::Damaged(Damage::Layout("mine".to_owned()))]);
}

#[test]
fn a_flipped_byte_is_found_or_changes_no_entry() {
    let (_folder, path) = place();
    let entries = decided();
    drop(CampaignFile::create(&path, &entries).unwrap());
    let whole = fs::read(&path).unwrap();
    let (mut found, mut harmless) = (0, 0);
    for at in (0..whole.len()).step_by(61) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x15;
        fs::write(&path, &bytes).unwrap();
        match verify(&path) {
            Err(error) => assert!(!matches!(error.trouble, Trouble::Other), "byte {at}: {error:?}"),
            Ok(verified) if verified.problems.is_empty() => {
                let log = verified.log.unwrap();
                let read: Vec<Entry> = log.entries().iter().map(|e| Entry::clone(e)).collect();
                assert_eq!(read, entries, "byte {at} changed an entry unseen");
                harmless += 1;
            }
            Ok(_) => found += 1,
        }
    }
    assert!(found > 0 && harmless > 0, "{found} found, {harmless} harmless");
}
