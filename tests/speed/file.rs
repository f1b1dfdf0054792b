//! What the campaign file costs, against the least that the same work can cost here and now.
//!
//! `cargo bench --bench file`. Each ratio is of medians taken turn by turn in one run; the bars:
//! edit ÷ fdatasync ≤ 9, open ÷ bare read ≤ 2, at most 100 bytes a score beside its text.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement that can't go on has nothing better to do than to stop"
)]

mod nation;

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use thamdinh::domain::campaign::{Campaign, Command, Edit, Stamp};
use thamdinh::domain::entry::{CopyId, Entry};
use thamdinh::domain::log::Log;
use thamdinh::domain::points::Points;
use thamdinh::domain::value::{Score, Value};
use thamdinh::file::CampaignFile;

use nation::{LINES, UNITS, key, reason};

const SCORES: usize = UNITS * LINES;
const TURNS: usize = 9;
const EDITS: usize = 300;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|a| a == "resident") {
        return resident(Path::new(&arguments[at + 1]));
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = folder.path().join("nation.cchc");
    let text_bytes = make(&path);
    let size = std::fs::metadata(&path).unwrap().len();
    println!("{SCORES} scores, {text_bytes} bytes of text, file {size} bytes: {} a score", size as usize / SCORES);
    open(&path);
    memory(&path, text_bytes);
    edit(&path, &folder.path().join("floor"));
}

/// The whole country: every unit's appraised scores, each with its reason, a file a unit.
fn make(path: &Path) -> usize {
    let stamp = Stamp { copy: CopyId(1), at_ms: 1_609_808_400_000, author: "Tổ thẩm định".into() };
    let mut campaign = Campaign::replay(Log::default());
    let mut all = campaign.decide(Command::Create(nation::campaign()), &stamp).unwrap();
    campaign.commit(all.clone());
    let (import, text_bytes) = nation::scores();
    let entries = campaign.decide(import, &stamp).unwrap();
    all.extend(entries);
    let start = Instant::now();
    CampaignFile::create(path, &all).unwrap();
    println!("written and opened in {:.2} s", start.elapsed().as_secs_f64());
    text_bytes
}

/// What reading the same rows into plain strings costs.
fn bare_read(path: &Path) -> Vec<(i64, i64, Option<i64>, Option<String>)> {
    let connection = Connection::open(path).unwrap();
    let mut rows = connection.prepare("SELECT unit, line, amount, text FROM change").unwrap();
    let rows = rows.query_map([], |r| {
        let (unit, line): (Option<i64>, Option<i64>) = (r.get(0)?, r.get(1)?);
        Ok((unit.unwrap_or(0), line.unwrap_or(0), r.get(2)?, r.get(3)?))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = work();
    (start.elapsed(), made)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn open(path: &Path) {
    let (mut bare, mut opened, mut replayed) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        let (time, rows) = timed(|| bare_read(path));
        bare.push(time);
        assert!(rows.len() >= SCORES);
        drop(rows);
        let (time, file) = timed(|| CampaignFile::open(path).unwrap());
        opened.push(time);
        let (more, campaign) = timed(|| Campaign::replay(file.log));
        replayed.push(time + more);
        assert_eq!(campaign.results()[0].units.len(), UNITS);
    }
    let (bare, opened, replayed) = (median(bare), median(opened), median(replayed));
    println!("bare read {bare:?}");
    println!("open {opened:?} = {:.2} x", opened.as_secs_f64() / bare.as_secs_f64());
    println!("open and replay {replayed:?} = {:.2} x (bar 2)", replayed.as_secs_f64() / bare.as_secs_f64());
}

/// Measures in a process of its own, so that nothing else is resident.
fn memory(path: &Path, text_bytes: usize) {
    let me = std::env::current_exe().unwrap();
    let said = std::process::Command::new(me).arg("resident").arg(path).output().unwrap().stdout;
    let Ok(grown) = String::from_utf8(said).unwrap().trim().parse::<usize>() else {
        return println!("memory: not measured on this system");
    };
    println!("memory: {} bytes a score beside its text (bar 100)", grown.saturating_sub(text_bytes) / SCORES);
}

fn resident(path: &Path) {
    let Some(before) = resident_bytes() else { return };
    let opened = CampaignFile::open(path).unwrap();
    let campaign = Campaign::replay(opened.log);
    let after = resident_bytes().unwrap();
    assert!(!campaign.log().is_empty());
    println!("{}", after - before);
}

fn resident_bytes() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmRSS:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<usize>().ok()? * 1024)
}

fn edit(path: &Path, floor: &Path) {
    let opened = CampaignFile::open(path).unwrap();
    let (mut file, mut campaign) = (opened.file, Campaign::replay(opened.log));
    let stamp = Stamp { copy: CopyId(2), at_ms: 1_609_808_400_000, author: "Tổ thẩm định".into() };
    let mut block = File::create(floor).unwrap();
    let (mut syncs, mut edits) = (Vec::new(), Vec::new());
    for turn in 0..EDITS {
        let (time, ()) = timed(|| {
            block.seek(SeekFrom::Start(0)).unwrap();
            block.write_all(&[turn as u8; 4096]).unwrap();
            block.sync_data().unwrap();
        });
        syncs.push(time);
        let (time, ()) = timed(|| {
            let reason = reason(turn, turn).into();
            let score = Some(Score::Points(Points::from_units(turn as i64)));
            let edit = Edit::typed(key(turn * 11, turn % LINES), Value::Score(score, Some(reason)));
            let entries: Vec<Entry> = campaign.decide(Command::Edit { edits: vec![edit], note: None }, &stamp).unwrap();
            file.append(&entries).unwrap();
            campaign.commit(entries);
        });
        edits.push(time);
    }
    let (sync, edit) = (median(syncs), median(edits));
    println!("4 KiB and fdatasync {sync:?}");
    println!("edit on the disk and in memory {edit:?} = {:.2} x (bar 9)", edit.as_secs_f64() / sync.as_secs_f64());
}
