//! Nothing that is in a file can be changed or taken out, by any tool that honours its triggers.

use thamdinh::domain::decision::Link;
use thamdinh::domain::entry::Entry;
use thamdinh::file::{CampaignFile, Trouble};

use super::samples::{bare, decided, place};

#[test]
fn rows_can_be_neither_changed_nor_removed_nor_replaced() {
    let (_folder, path) = place();
    drop(CampaignFile::create(&path, &decided()).unwrap());
    let tool = bare(&path);
    for table in ["what", "name", "entry", "change", "finding"] {
        for sql in [
            format!("UPDATE {table} SET number = number + 1000"),
            format!("DELETE FROM {table}"),
            format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"),
            format!("REPLACE INTO {table} SELECT * FROM {table} ORDER BY number DESC LIMIT 1"),
            format!("INSERT INTO {table} SELECT * FROM {table} ORDER BY number LIMIT 1"),
        ] {
            let refused = tool.execute(&sql, []).unwrap_err();
            assert!(refused.to_string().contains("append only"), "{sql}: {refused}");
        }
    }
    let upsert = "INSERT INTO name (number, name) VALUES (1, 'x') ON CONFLICT (number) DO UPDATE SET name = 'x'";
    assert!(tool.execute(upsert, []).is_err());
    let second_of_an_id = "INSERT OR REPLACE INTO entry SELECT number + 1000, id, seq, at_ms, author, act, of, note, \
         decided_with, file, sha256, sheets, edition, seal, covers, changes, findings, previous, digest FROM entry";
    assert!(tool.execute(second_of_an_id, []).is_err());
    drop(tool);
    assert_eq!(CampaignFile::read(&path).unwrap().log.entries().len(), decided().len());
}

#[test]
fn an_older_entry_gets_no_more_changes() {
    let (_folder, path) = place();
    drop(CampaignFile::create(&path, &decided()).unwrap());
    let late = "INSERT INTO change (number, entry, what, kind) VALUES ((SELECT max(number) + 1 FROM change), 1, 1, 0)";
    assert!(bare(&path).execute(late, []).is_err());
}

#[test]
fn an_entry_that_is_there_is_not_added_again_and_nothing_beside_it() {
    let (_folder, path) = place();
    let entries = decided();
    let mut file = CampaignFile::create(&path, &entries[..4]).unwrap();
    assert!(file.append(&entries[3..6]).is_err());
    assert!(file.append(&[entries[5].clone(), entries[0].clone()]).is_err());
    file.append(&entries[4..]).unwrap();
    drop(file);
    let log = CampaignFile::open(&path).unwrap().log;
    assert_eq!(log.entries().len(), entries.len());
    assert_eq!(log.problems(), Vec::new());
}

#[test]
fn a_write_that_is_stopped_leaves_nothing_and_can_be_done_again() {
    let (_folder, path) = place();
    let entries = decided();
    let mut file = CampaignFile::create(&path, &entries[..3]).unwrap();
    let mut told = Vec::new();
    let stopped = file.append_watched(&entries[3..], &mut links(&entries[3..]), None, &mut |written, of| {
        told.push((written, of));
        told.len() < 3
    });
    assert_eq!(stopped.unwrap_err().trouble, Trouble::Stopped);
    let of = entries[3..].iter().map(|e| e.changes.len()).sum::<usize>();
    assert_eq!(told.len(), 3);
    assert!(told.is_sorted() && told.iter().all(|(written, all)| written < all && *all == of), "{told:?}");
    file.append(&entries[3..]).unwrap();
    drop(file);
    let log = CampaignFile::open(&path).unwrap().log;
    assert_eq!(log.entries().len(), entries.len());
    assert_eq!(log.problems(), Vec::new());
}

#[test]
fn an_entry_whose_place_in_the_chain_does_not_come_is_not_written() {
    let (_folder, path) = place();
    let entries = decided();
    let mut file = CampaignFile::create(&path, &entries[..3]).unwrap();
    let mut too_few = links(&entries[3..5]);
    let stopped = file.append_watched(&entries[3..], &mut too_few, None, &mut |_, _| true);
    assert_eq!(stopped.unwrap_err().trouble, Trouble::Stopped);
    drop(file);
    assert_eq!(CampaignFile::open(&path).unwrap().log.entries().len(), 3);
}

fn links(entries: &[Entry]) -> impl Iterator<Item = Link> + '_ {
    entries.iter().map(Link::of)
}

#[test]
fn a_backup_that_gets_no_name_leaves_nothing_written() {
    let (_folder, path) = place();
    let entries = decided();
    let mut file = CampaignFile::create(&path, &entries[..3]).unwrap();
    let backup = file.prepare_backup().unwrap();
    std::fs::remove_dir_all(thamdinh::file::backup_folder(&path)).unwrap();
    file.append_watched(&entries[3..], &mut links(&entries[3..]), Some((backup, 0)), &mut |_, _| true).unwrap_err();
    let backup = file.prepare_backup().unwrap();
    file.append_watched(&entries[3..], &mut links(&entries[3..]), Some((backup, 0)), &mut |_, _| true).unwrap();
    drop(file);
    let log = CampaignFile::open(&path).unwrap().log;
    assert_eq!(log.entries().len(), entries.len());
    let kept = thamdinh::file::backups(&path).unwrap();
    assert_eq!(CampaignFile::read(&kept[0].path).unwrap().log.entries().len(), 3);
}

#[test]
fn a_big_write_leaves_the_guards_as_they_were() {
    let (_folder, path) = place();
    let mut file = CampaignFile::create(&path, &decided()).unwrap();
    let mut next = decided().last().unwrap().clone();
    let change = decided().iter().find_map(|e| e.changes.first().cloned()).unwrap();
    next.changes = vec![change; 3000];
    (next.id.n, next.seq, next.previous) = (next.id.n + 1, next.seq + 1, next.digest);
    let next = next.sealed();
    let two = [next.clone(), next.clone()];
    let stopped = file.append_watched(&two, &mut links(&two), None, &mut |written, _| written < 2000);
    assert_eq!(stopped.unwrap_err().trouble, Trouble::Stopped);
    assert_eq!(guards(&path, file), GUARDS);
    let mut file = CampaignFile::open(&path).unwrap().file;
    file.append(&[next]).unwrap();
    assert_eq!(guards(&path, file), GUARDS);
    assert_eq!(CampaignFile::open(&path).unwrap().log.problems(), Vec::new());
    assert!(bare(&path).execute("REPLACE INTO change SELECT * FROM change LIMIT 1", []).is_err());
}

const GUARDS: i64 = 18; // three for each table

/// How many guards there are once the file is closed.
fn guards(path: &std::path::Path, file: CampaignFile) -> i64 {
    drop(file);
    let count = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name GLOB '*_*'";
    bare(path).query_row(count, [], |row| row.get(0)).unwrap()
}
