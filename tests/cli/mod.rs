//! The program as other programs call it: exit codes, what it prints where, what it leaves on disk.

mod altered;
mod contract;
mod elsewhere;
mod killed;
mod mutated;
mod offices;
mod over;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own for one test, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("thamdinh-cli-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_thamdinh"))
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// A campaign of one block, one line a source, two units.
fn campaign(folder: &Folder) -> PathBuf {
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write(
        "campaign.toml",
        "year = 2020\ntitle = \"Chỉ số\"\n[[block]]\nid = \"xa\"\nname = \"Xã\"\ncriteria = \"c.tsv\"\nunits = \"u.tsv\"\n",
    );
    write(
        "c.tsv",
        "code\tlevel\ttext_vi\tmax_points\tsource\n1\tfield\tChỉ đạo, điều hành\t2\tappraisal\n\
         1.1\tcriterion\tBan hành kế hoạch\t2\tappraisal\n",
    );
    write("u.tsv", "id\tname\taliases\tranked\nan-lao\tUBND xã An Lão\t\tyes\ncat-hai\tUBND xã Cát Hải\t\tyes\n");
    let file = folder.join("đợt.cchc");
    let made = program().arg("new").arg(&file).arg("--from").arg(folder.join("campaign.toml")).output().unwrap();
    assert_eq!(code(&made), 0, "{}", String::from_utf8_lossy(&made.stderr));
    file
}

/// Scores of both units in a table of units.
fn scores(folder: &Folder) -> PathBuf {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "KẾT QUẢ THẨM ĐỊNH NĂM 2020").unwrap();
    for (row, (unit, head)) in
        [("Đơn vị", None), ("UBND xã An Lão", Some(1.5)), ("UBND xã Cát Hải", Some(2.0))].iter().enumerate()
    {
        let row = u32::try_from(row).unwrap() + 2;
        sheet.write(row, 0, *unit).unwrap();
        match head {
            None => sheet.write(row, 1, "1.1").unwrap(),
            Some(points) => sheet.write(row, 1, *points).unwrap(),
        };
    }
    let path = folder.join("thẩm định.xlsx");
    workbook.save(&path).unwrap();
    path
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
