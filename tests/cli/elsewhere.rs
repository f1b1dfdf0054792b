//! What can be done with a campaign that another program is working on: two real programs on one file.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use thamdinh::file::CampaignFile;

use super::{Folder, campaign, code, program, scores};

const HOLD: &str = "THAMDINH_HOLD";
const SELF: &str = "cli::elsewhere::reading_commands_read_what_another_program_works_on_and_change_nothing";

/// A program that has a campaign open to work on until it is let go.
struct Holder(Child);

impl Holder {
    fn of(file: &Path) -> Holder {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([SELF, "--exact", "--nocapture", "--test-threads=1"])
            .env(HOLD, file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.as_mut().unwrap()).lines().map(Result::unwrap);
        assert!(said.any(|line| line.ends_with("held")), "the second program never came to hold the file");
        Holder(child)
    }

    /// Closes it as its user would.
    fn let_go(mut self) {
        drop(self.0.stdin.take());
        assert!(self.0.wait().unwrap().success());
    }

    /// Takes it down.
    fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// What the second program does: it opens the file, says so and waits.
#[expect(clippy::print_stdout, reason = "the other program listens")]
fn hold(file: &Path) {
    let opened = CampaignFile::open(file).unwrap();
    println!("held");
    let _ = std::io::stdin().read_line(&mut String::new());
    drop(opened);
}

fn ran(arguments: &[&str], file: &Path, more: &[&Path]) -> (i32, String) {
    let (name, options) = arguments.split_first().unwrap();
    let out = program().arg(name).arg(file).args(more).args(options).output().unwrap();
    (code(&out), String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr))
}

#[test]
fn reading_commands_read_what_another_program_works_on_and_change_nothing() {
    if let Some(file) = std::env::var_os(HOLD) {
        return hold(Path::new(&file));
    }
    let folder = Folder::new("elsewhere");
    let file = campaign(&folder);
    let scores = scores(&folder);
    assert_eq!(ran(&["import", "--by", "thử"], &file, &[&scores]).0, 0);
    let before = fs::read(&file).unwrap();
    let holder = Holder::of(&file);

    for reading in [&["status", "--json"][..], &["results", "--json"], &["log", "--json"], &["verify"]] {
        let (code, said) = ran(reading, &file, &[]);
        assert_eq!(code, 0, "{reading:?}: {said}");
        assert!(said.contains("an-lao") || reading == ["verify"], "{said}");
    }
    for (writing, target) in
        [("export", "sổ.xlsx"), ("report", "báo cáo.docx"), ("letters", "thông báo"), ("open-data", "dữ liệu")]
    {
        let target = folder.join(target);
        let (code, said) = ran(&[writing], &file, &[&target]);
        assert_eq!(code, 0, "{writing}: {said}");
        assert!(target.exists(), "{writing}: {said}");
    }
    for changing in [&["import", "--update", "--by", "thử"][..], &["finalize", "--by", "thử"]] {
        let more = if changing[0] == "import" { &[&*scores][..] } else { &[] };
        let (code, said) = ran(changing, &file, more);
        assert_eq!(code, 2, "{changing:?}: {said}");
        assert!(said.contains("cửa sổ hoặc máy khác"), "{said}");
    }
    assert!(fs::read(&file).unwrap() == before, "the file was changed");
    assert!(!file.with_extension("cchc-journal").exists());

    holder.let_go();
    assert_eq!(ran(&["finalize", "--by", "thử"], &file, &[]).0, 0);
}

#[test]
fn a_program_that_was_killed_holds_nothing() {
    let folder = Folder::new("killed-holder");
    let file = campaign(&folder);
    Holder::of(&file).kill();
    assert_eq!(ran(&["import", "--by", "thử"], &file, &[&scores(&folder)]).0, 0);
}
