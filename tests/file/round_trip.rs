//! What is written is read back, whatever it is.

use proptest::prelude::*;
use thamdinh::domain::entry::Entry;
use thamdinh::domain::log::Log;
use thamdinh::file::CampaignFile;

use super::samples::{any_entries, bare, decided, place};

fn sorted(entries: &[Entry]) -> Vec<Entry> {
    let log = Log::new(entries.iter().cloned());
    log.entries().iter().map(|e| Entry::clone(e)).collect()
}

fn read(path: &std::path::Path) -> Vec<Entry> {
    let log = CampaignFile::read(path).unwrap().log;
    log.entries().iter().map(|e| Entry::clone(e)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn entries_of_every_shape_read_back_equal(first in any_entries(), mut more in any_entries()) {
        let (_folder, path) = place();
        for (entry, n) in more.iter_mut().zip(100..) {
            entry.id.n = n;
        }
        let mut file = CampaignFile::create(&path, &first).unwrap();
        file.append(&more).unwrap();
        drop(file);
        let all: Vec<Entry> = first.into_iter().chain(more).collect();
        prop_assert_eq!(read(&path), sorted(&all));
    }
}

#[test]
fn a_decided_campaign_reads_back_equal_and_without_problems() {
    let (_folder, path) = place();
    let entries = decided();
    let mut file = CampaignFile::create(&path, &entries[..1]).unwrap();
    for entry in &entries[1..] {
        file.append(std::slice::from_ref(entry)).unwrap();
    }
    drop(file);
    let opened = CampaignFile::open(&path).unwrap();
    assert_eq!(opened.log.problems(), Vec::new());
    drop(opened);
    assert_eq!(read(&path), entries);
}

#[test]
fn any_sqlite_tool_shows_a_score_in_plain_words() {
    let (_folder, path) = place();
    CampaignFile::create(&path, &decided()).unwrap();
    let sql =
        "SELECT author, unit, line, what, round, value, reason FROM history WHERE what = 'appraised_score' LIMIT 1";
    let row: (String, String, String, String, i64, String, String) = bare(&path)
        .query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?, r.get(6)?)))
        .unwrap();
    let wanted = ("Nguyễn Thị Bích", "le-chan", "1.1", "appraised_score", 1, "1.2500", "Thiếu báo cáo quý II");
    assert_eq!((&*row.0, &*row.1, &*row.2, &*row.3, row.4, &*row.5, &*row.6), wanted);
}

#[test]
fn the_file_stays_alone_in_its_folder_once_it_is_closed() {
    let (folder, path) = place();
    let entries = decided();
    let mut file = CampaignFile::create(&path, &entries[..2]).unwrap();
    file.append(&entries[2..]).unwrap();
    drop(file);
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names, ["đợt 2020.cchc"]);
}
