//! What taking in 35 self-assessments costs, recorded on disk included, against bare calamine reading
//! all their cells on one core.
//!
//! `cargo bench --bench import`. Medians taken turn by turn in one run; the bar is 1.5. A folder with

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measurement that can't go on has nothing better to do than to stop"
)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use calamine::{Reader, open_workbook_auto};
use thamdinh::sheets::read::Options;
use thamdinh::sheets::tables;
use thamdinh::workbench::import::{Differing, rehearse};
use thamdinh::workbench::job::Progress;
use thamdinh::workbench::{Workbench, example};

const TURNS: usize = 15;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    example::write(folder.path()).unwrap();
    let files = spreadsheets(&folder.path().join("tu-danh-gia"));
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    let (mut values, mut cells) = (0, 0);
    for turn in 0..TURNS {
        let file = folder.path().join(format!("{turn}.cchc"));
        let new = tables::campaign(&folder.path().join("campaign.toml")).unwrap();
        let mut workbench = Workbench::create(&file, new, "đo").unwrap();
        let (time, count) = timed(|| take_in(&mut workbench, &files));
        ours.push(time);
        values = count;
        let (time, count) = timed(|| files.iter().map(|f| read(f)).sum());
        bare.push(time);
        cells = count;
    }
    let (ours, bare) = (median(ours), median(bare));
    let ratio = ours.as_secs_f64() / bare.as_secs_f64();
    println!("{} files: {values} values taken in {ours:?}; {cells} cells read in {bare:?}: {ratio:.2}", files.len());
}

fn take_in(workbench: &mut Workbench, files: &[PathBuf]) -> usize {
    let campaign = workbench.campaign().clone();
    let preview = rehearse(&campaign, files, &Options::default(), Differing::Reported, &Progress::default()).unwrap();
    drop(campaign);
    workbench.run(preview.command()).unwrap();
    preview.counts.new
}

fn read(path: &Path) -> usize {
    let mut workbook = open_workbook_auto(path).unwrap();
    let names = workbook.sheet_names();
    names.iter().map(|name| workbook.worksheet_range(name).unwrap().used_cells().count()).sum()
}

fn spreadsheets(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for block in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
        files.extend(std::fs::read_dir(block).unwrap().map(|e| e.unwrap().path()));
    }
    files.sort();
    files
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = work();
    (start.elapsed(), made)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
