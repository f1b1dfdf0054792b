//! A program that is killed at any moment loses nothing that it said it had recorded.

use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command as Process, Stdio};
use std::time::{Duration, SystemTime};

use thamdinh::domain::campaign::{Campaign, Command, Edit};
use thamdinh::domain::log::Log;
use thamdinh::domain::points::Points;
use thamdinh::domain::slug::Slug;
use thamdinh::domain::value::{Key, Round, Score, Value, What};
use thamdinh::file::{CampaignFile, Trouble, draw_copy_id};

use super::samples::{bare, decided, made, place, stamp};

const CHILD: &str = "THAMDINH_APPEND_TO";
const SELF: &str = "file::killed::what_was_recorded_outlives_forty_kills";

#[test]
fn what_was_recorded_outlives_forty_kills() {
    if let Some(path) = std::env::var_os(CHILD) {
        return append_until_killed(Path::new(&path));
    }
    let (_folder, path) = place();
    let entries: Vec<_> = made(1).log().entries().iter().map(|e| (**e).clone()).collect();
    drop(CampaignFile::create(&path, &entries).unwrap());
    let mut recorded = HashSet::new();
    for _ in 0..40 {
        recorded.extend(killed_while_appending(&path));
        let log = CampaignFile::open(&path).unwrap().log;
        assert_eq!(log.problems(), Vec::new());
        assert_pairs_are_whole(&log);
        for id in &recorded {
            assert!(log.get(id.parse().unwrap()).is_some(), "{id} was recorded and is gone");
        }
    }
    assert!(recorded.len() > 40, "the kills came too early to say anything: {}", recorded.len());
    assert_eq!(thamdinh::file::verify(&path).unwrap().problems, Vec::new());
}

/// A second program that appends until it is killed.
fn appending(path: &Path) -> Child {
    let program = std::env::current_exe().unwrap();
    Process::new(program)
        .args([SELF, "--exact", "--nocapture", "--test-threads=1"])
        .env(CHILD, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn while_one_writes_others_read_whole_decisions_and_never_get_in_between() {
    let (_folder, path) = place();
    let entries: Vec<_> = made(1).log().entries().iter().map(|e| (**e).clone()).collect();
    drop(CampaignFile::create(&path, &entries).unwrap());
    let mut child = appending(&path);
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    said.by_ref().find(|line| line.starts_with("recorded ")).unwrap();
    let everything_read = std::thread::spawn(move || said.count());
    let mut seen = Vec::new();
    for _ in 0..4 {
        for _ in 0..3 {
            let log = CampaignFile::read(&path).unwrap().log;
            assert_eq!(log.problems(), Vec::new());
            assert_pairs_are_whole(&log);
            seen.push(log.entries().len());
        }
        // It waits for half a second, through hundreds of writes.
        assert_eq!(CampaignFile::open(&path).unwrap_err().trouble, Trouble::OpenElsewhere);
    }
    assert_eq!(child.try_wait().unwrap(), None, "the one who writes was pushed out");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(seen.is_sorted() && seen.first() < seen.last(), "{seen:?}");
    assert!(everything_read.join().unwrap() >= seen.last().unwrap() - seen.first().unwrap());
    assert_eq!(CampaignFile::open(&path).unwrap().log.problems(), Vec::new());
}

/// Lets a second program append, kills it, and gives the entries that it said were recorded.
fn killed_while_appending(path: &Path) -> Vec<String> {
    let mut child = appending(path);
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let first = said.by_ref().find(|line| line.starts_with("recorded "));
    let nanos = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().subsec_nanos();
    std::thread::sleep(Duration::from_micros(u64::from(nanos / 1000 % 20_000)));
    child.kill().unwrap();
    child.wait().unwrap();
    let recorded = first.into_iter().chain(said).filter_map(|l| Some(l.strip_prefix("recorded ")?.to_owned()));
    recorded.collect()
}

/// Two entries at a time, a score each, as one decision with two kinds of value.
fn append_until_killed(path: &Path) {
    let opened = CampaignFile::open(path).unwrap();
    let (mut file, mut campaign) = (opened.file, Campaign::replay(opened.log));
    let copy = draw_copy_id().unwrap();
    let slug = |text| Slug::new(text).unwrap();
    for units in 1.. {
        let points = Value::score(Score::Points(Points::from_units(units % 20_000)));
        let edit = |what| Edit::typed(Key::cell(what, slug("le-chan"), slug("1.1")), points.clone());
        let edits = vec![edit(What::SelfScore), edit(What::Appraised(Round::First))];
        let entries =
            campaign.decide(Command::Edit { edits, note: Some("ghi chú ".repeat(200).into()) }, &stamp(copy.0));
        let entries = entries.unwrap();
        file.append(&entries).unwrap();
        // One write, so that a kill can't leave half a line.
        let said: String = entries.iter().map(|e| format!("recorded {}\n", e.id)).collect();
        std::io::stdout().write_all(said.as_bytes()).unwrap();
        campaign.commit(entries);
    }
}

fn assert_pairs_are_whole(log: &Log) {
    let mut of_decision = HashMap::new();
    for entry in log.entries().iter().skip(1) {
        *of_decision.entry(entry.group).or_insert(0) += 1;
    }
    assert!(of_decision.values().all(|entries| *entries == 2), "half of a decision");
}

/// The file and its journal as a power cut in the middle of a big write leaves them.
fn cut_off(path: &Path, left: &Path) {
    let tool = bare(path);
    tool.execute_batch("PRAGMA cache_size = 2; BEGIN").unwrap();
    let digest = [0_u8; 32];
    for n in 0..400 {
        let sql = "INSERT INTO entry SELECT max(number) + 1, ?1, 99, 0, ?2, 'edit', NULL, NULL, NULL, NULL, NULL, \
             NULL, NULL, NULL, NULL, 0, 0, ?3, ?3 FROM entry";
        tool.execute(sql, rusqlite::params![format!("{:016x}-{n}", 77), "dài ".repeat(100), digest]).unwrap();
    }
    std::fs::copy(path, left).unwrap();
    let journal = |of: &Path| of.with_extension("cchc-journal");
    std::fs::copy(journal(path), journal(left)).unwrap();
}

#[test]
fn a_write_that_was_cut_off_is_taken_back_when_the_file_is_opened_or_looked_at() {
    let (folder, path) = place();
    let entries = decided();
    drop(CampaignFile::create(&path, &entries).unwrap());
    for (name, look) in [("a.cchc", true), ("b.cchc", false)] {
        let left = folder.path().join(name);
        cut_off(&path, &left);
        assert!(std::fs::metadata(&left).unwrap().len() > std::fs::metadata(&path).unwrap().len());
        let open = if look { CampaignFile::read } else { CampaignFile::open };
        let opened = open(&left).unwrap();
        assert_eq!(opened.log.entries().len(), entries.len());
        drop(opened);
        assert!(!left.with_extension("cchc-journal").exists());
        assert_eq!(thamdinh::file::verify(&left).unwrap().problems, Vec::new());
    }
}

#[test]
fn the_journal_says_nothing_between_writes_and_is_gone_when_the_file_is_closed() {
    let (folder, path) = place();
    let entries = decided();
    let mut file = CampaignFile::create(&path, &entries[..1]).unwrap();
    file.append(&entries[1..]).unwrap();
    let journal = |of: &Path| of.with_extension("cchc-journal");
    let head = std::fs::read(journal(&path)).unwrap();
    assert!(!head.is_empty() && head[..28].iter().all(|byte| *byte == 0), "the journal would be played back");
    // A program that was killed, or a stick that was pulled out, leaves both.
    let left = folder.path().join("a.cchc");
    std::fs::copy(&path, &left).unwrap();
    std::fs::copy(journal(&path), journal(&left)).unwrap();
    assert_eq!(CampaignFile::read(&left).unwrap().log.entries().len(), entries.len());
    assert_eq!(CampaignFile::open(&left).unwrap().log.entries().len(), entries.len());
    drop(file);
    assert!(!journal(&path).exists() && !journal(&left).exists());
}

#[test]
fn one_who_looks_never_gets_to_write() {
    let (_folder, path) = place();
    let entries = decided();
    drop(CampaignFile::create(&path, &entries[..1]).unwrap());
    let mut looking = CampaignFile::read(&path).unwrap().file;
    assert_eq!(looking.append(&entries[1..]).unwrap_err().trouble, Trouble::ReadOnly);
}
