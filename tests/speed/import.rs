//! What taking in self-assessments costs, recorded on disk included, against bare calamine reading all
//! their cells on one core.
//!
//! `cargo bench --bench import`: the example's 35 files, the bar is 1.5. `cargo bench --bench import -- 149`
//! makes so many workbooks (1.5 for 149, 1.3 for 3,321), `-- table 3321` one sheet with a row for each line
//! of so many units (1.3). `-- stop 3321` stops the import of such a sheet at many moments and says how long
//! it took to end (1 s), and how long progress stood still at most (200 ms). `-- memory 3321` says what reading
//! so many workbooks needs beyond the values and texts (60 MiB). Medians of the turns of one run; the peak is that of the first import alone.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measurement that can't go on has nothing better to do than to stop"
)]

mod inputs;
mod resident;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use calamine::{Reader, open_workbook_auto};
use inputs::Inputs;
use resident::{begin_peak, mib_now, peak_mib};
use thamdinh::domain::value::Value;
use thamdinh::sheets::read::Options;
use thamdinh::sheets::tables;
use thamdinh::workbench::import::{Differing, rehearse};
use thamdinh::workbench::job::Progress;
use thamdinh::workbench::{Workbench, example};

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let asked: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
    if let ["stop", units] = asked.as_slice() {
        return stops(folder.path(), &inputs::table(folder.path(), units.parse().unwrap()));
    }
    if let ["memory", units] = asked.as_slice() {
        return memory(folder.path(), &inputs::workbooks(folder.path(), units.parse().unwrap()));
    }
    let Inputs { plan, files } = match asked.as_slice() {
        [] => example_of_a_city(folder.path()),
        ["table", units] => inputs::table(folder.path(), units.parse().unwrap()),
        [units] => inputs::workbooks(folder.path(), units.parse().unwrap()),
        _ => panic!("nothing, a number, or table and a number"),
    };
    let bytes: u64 = files.iter().map(|f| f.metadata().unwrap().len()).sum();
    let turns = if bytes < 2 << 20 {
        15
    } else if bytes < 20 << 20 {
        7
    } else {
        3
    };
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    let (mut values, mut cells, mut peak) = (0, 0, None);
    for turn in 0..turns {
        let file = folder.path().join(format!("{turn}.cchc"));
        let new = tables::campaign(&plan).unwrap();
        let mut workbench = Workbench::create(&file, new, "đo").unwrap();
        begin_peak();
        let (time, count) = timed(|| take_in(&mut workbench, &files));
        peak = peak.or(Some(peak_mib()));
        ours.push(time);
        values = count;
        drop(workbench);
        std::fs::remove_file(&file).unwrap();
        let (time, count) = timed(|| files.iter().map(|f| read(f)).sum());
        bare.push(time);
        cells = count;
    }
    let (ours, bare) = (median(ours), median(bare));
    let ratio = ours.as_secs_f64() / bare.as_secs_f64();
    let files = files.len();
    println!("{files} files: {values} values taken in {ours:?}; {cells} cells read in {bare:?}: {ratio:.2}");
    if let Some(peak) = peak.filter(|peak| *peak > 0) {
        println!("peak memory of the first import: {peak} MiB");
    }
}

fn example_of_a_city(folder: &Path) -> Inputs {
    example::write(folder).unwrap();
    Inputs { plan: folder.join("campaign.toml"), files: spreadsheets(&folder.join("tu-danh-gia")) }
}

fn memory(folder: &Path, inputs: &Inputs) {
    let file = folder.join("bộ nhớ.cchc");
    let workbench = Workbench::create(&file, tables::campaign(&inputs.plan).unwrap(), "đo").unwrap();
    begin_peak();
    let before = mib_now();
    let read =
        rehearse(workbench.campaign(), &inputs.files, &Options::default(), Differing::Reported, &Progress::default());
    let peak = peak_mib() - before;
    let preview = read.unwrap();
    let values = preview.files.iter().flat_map(|f| &f.sheets).flat_map(|s| &s.reading.values);
    let taken = values.map(|v| size_of_val(v) + text(&v.value).len()).sum::<usize>() as u64 >> 20;
    println!(
        "{} workbooks, {} values: {peak} MiB at most, {taken} of them values and texts: {} MiB more",
        preview.files.len(),
        preview.counts.new,
        peak.saturating_sub(taken),
    );
}

fn text(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        _ => value.reason().map_or("", |reason| reason),
    }
}

fn take_in(workbench: &mut Workbench, files: &[PathBuf]) -> usize {
    let campaign = workbench.campaign().clone();
    let preview = rehearse(&campaign, files, &Options::default(), Differing::Reported, &Progress::default()).unwrap();
    drop(campaign);
    workbench.run(preview.command()).unwrap();
    preview.counts.new
}

/// At so many moments an import is stopped.
const STOPS: u32 = 40;

fn stops(folder: &Path, inputs: &Inputs) {
    let file = folder.join("dừng.cchc");
    let mut workbench = Workbench::create(&file, tables::campaign(&inputs.plan).unwrap(), "đo").unwrap();
    let (whole, _) = timed(|| take_in(&mut workbench, &inputs.files));
    drop(workbench);
    let (mut longest, mut still) = (Duration::ZERO, Duration::ZERO);
    for number in 1..=STOPS {
        std::fs::remove_file(&file).unwrap();
        let mut workbench = Workbench::create(&file, tables::campaign(&inputs.plan).unwrap(), "đo").unwrap();
        let (before, progress) = (workbench.campaign().log().entries().len(), Progress::default());
        let (begin, moment) = (Instant::now(), whole * number / STOPS);
        let ended = std::thread::scope(|scope| {
            let work = scope.spawn(|| {
                let read =
                    rehearse(workbench.campaign(), &inputs.files, &Options::default(), Differing::Reported, &progress);
                read.is_some_and(|preview| workbench.run_watched(preview.command(), &progress).is_ok())
            });
            let (mut reached, mut since) = (progress.share(), Instant::now());
            while begin.elapsed() < moment && !work.is_finished() {
                std::thread::sleep(Duration::from_millis(1));
                let now = progress.share();
                if (now - reached).abs() > f32::EPSILON {
                    still = still.max(since.elapsed());
                    (reached, since) = (now, Instant::now());
                }
            }
            let stopped = Instant::now();
            progress.stop();
            let is_whole = work.join().unwrap();
            longest = longest.max(stopped.elapsed());
            is_whole
        });
        let recorded = workbench.campaign().log().entries().len() - before;
        assert_eq!(recorded, usize::from(ended), "whole or not there");
    }
    println!(
        "stopped at {STOPS} moments of {whole:?}: ended after {longest:?} at most, progress stood still {still:?}"
    );
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
