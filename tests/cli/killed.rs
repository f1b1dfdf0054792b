//! An import that is killed at any moment is whole or not there; so is a lock.

use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use thamdinh::domain::log::Log;
use thamdinh::file::CampaignFile;

use super::{Folder, program, run};

/// What is recorded in a file, found whole and unharmed.
fn recorded(file: &Path) -> Log {
    let verified = thamdinh::file::verify(file).unwrap();
    assert_eq!(verified.problems, Vec::new());
    // Opening it to write looks for the guards too.
    let log = CampaignFile::open(file).unwrap().log;
    assert_eq!(log.problems(), Vec::new());
    log
}

/// Kills a command on copies of a file at many moments; gives how often nothing and all was recorded.
fn killed(folder: &Folder, start: &Path, arguments: impl Fn(&str) -> Vec<String>) -> (usize, usize) {
    let file = folder.join("turn.cchc");
    let path = file.to_str().unwrap();
    let begin = || {
        let _ = std::fs::remove_file(&file);
        let _ = std::fs::remove_file(file.with_extension("cchc-journal"));
        let _ = std::fs::remove_dir_all(thamdinh::file::backup_folder(&file));
        std::fs::copy(start, &file).unwrap();
    };
    let child = || {
        let mut command = program();
        command.args(arguments(path)).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().unwrap()
    };
    let before = recorded(start).entries().len();
    begin();
    let watch = Instant::now();
    child().wait().unwrap();
    let time = watch.elapsed();
    let after = recorded(&file).entries().len();
    assert!(after > before);
    let (mut nothing, mut all) = (0, 0);
    for turn in 0..24 {
        begin();
        let mut child = child();
        // Most of the time goes by with reading; the writing is near the end.
        std::thread::sleep(time * (40 + turn * 3) / 100);
        child.kill().unwrap();
        child.wait().unwrap();
        match recorded(&file).entries().len() {
            found if found == before => nothing += 1,
            found if found == after => all += 1,
            found => panic!("{found} entries: half of what was to be recorded"),
        }
    }
    (nothing, all)
}

#[test]
fn a_killed_import_and_a_killed_lock_are_whole_or_not_there() {
    let folder = Folder::new("killed");
    let start = folder.join("start.cchc");
    let path = start.to_str().unwrap();
    run(&["new", path, "--from", "examples/hai-phong-2020/campaign.toml", "--by", "thử"]);
    let sources = ["tu-danh-gia", "tham-dinh", "dieu-tra-xa-hoi-hoc.xlsx", "muc-do-hai-long.xlsx"];
    let import = |file: &str| {
        let sources = sources.iter().map(|name| format!("examples/hai-phong-2020/{name}"));
        let options = ["--by".to_owned(), "thử".to_owned()];
        ["import".to_owned(), file.to_owned()].into_iter().chain(sources).chain(options).collect()
    };
    let (nothing, all) = killed(&folder, &start, import);
    assert!(nothing > 0, "no import was killed in time: {nothing} and {all}");
    program().args(import(path)).stdout(Stdio::null()).status().unwrap();
    let lock = |file: &str| ["finalize", file, "--by", "thử"].map(str::to_owned).to_vec();
    let (nothing, all) = killed(&folder, &start, lock);
    assert!(nothing + all == 24);
}
