//! Files of every version that was given out open for ever.

use thamdinh::domain::campaign::Edit;
use thamdinh::domain::entry::{Act, Change, Entry};
use thamdinh::domain::entry_ids::EntryIds;
use thamdinh::domain::value::{Key, Score, Value, What};
use thamdinh::file::{CampaignFile, Trouble, backups, verify};

use super::samples::{bare, place};

const VERSION_2: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/files/v2.cchc");
const VERSION_1: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/files/v1.cchc");

#[test]
fn a_file_of_version_1_is_read_whole_and_worked_on() {
    opens(VERSION_1, "dd8919cf98f4786a8a1c907075c8b0c546edb45300a30603995f2f703fa8cca5");
}

#[test]
fn a_file_of_version_2_is_read_whole_and_worked_on() {
    opens(VERSION_2, "100a64c76c0110550f7dc00fb1f37c77c9ce67d51eff1527541f847b47f2ec73");
}

#[test]
fn an_altered_file_of_an_older_version_is_not_brought_up_to_date() {
    let (_folder, path) = place();
    std::fs::copy(VERSION_1, &path).unwrap();
    let tool = bare(&path);
    let guards: Vec<String> = {
        let mut rows = tool.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        rows.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
    };
    guards.iter().for_each(|name| tool.execute_batch(&format!("DROP TRIGGER {name}")).unwrap());
    assert_eq!(tool.execute("UPDATE entry SET author = 'Ai đó' WHERE number = 2", []).unwrap(), 1);
    drop(tool);
    let before = std::fs::read(&path).unwrap();
    assert_eq!(CampaignFile::open(&path).unwrap_err().trouble, Trouble::Altered);
    assert!(std::fs::read(&path).unwrap() == before, "the file was changed");
    assert_eq!(backups(&path).unwrap().len(), 0);
}

fn opens(released: &str, digest: &str) {
    let (_folder, path) = place();
    std::fs::copy(released, &path).unwrap();
    assert_eq!(verify(&path).unwrap().problems, Vec::new());
    let mut opened = CampaignFile::open(&path).unwrap();
    assert_eq!(opened.log.digest().to_string(), digest);
    let mut next = Entry::clone(opened.log.last().unwrap());
    next.id.n += 1;
    next.seq += 1;
    next.previous = next.digest;
    let unit = opened.log.entries().iter().flat_map(|e| &e.changes).find(|c| !c.key.line.is_none()).unwrap().key;
    let last_year =
        Edit::typed(Key::cell(What::PreviousScore, unit.unit, unit.line), Value::score(Score::NotApplicable));
    next.changes =
        vec![Change { key: last_year.key, value: last_year.value, replaces: EntryIds::default(), from: None }];
    next.act = Act::Edit;
    opened.file.append(&[next.sealed()]).unwrap();
    drop(opened);
    assert_eq!(verify(&path).unwrap().problems, Vec::new());
    assert_eq!(backups(&path).unwrap().len(), 1, "the file as it was is kept");
    assert_eq!(CampaignFile::read(&path).unwrap().log.problems(), Vec::new());
}
