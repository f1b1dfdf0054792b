//! The office's words: every sentence is asked for, takes what its comment offers, and can be changed or left out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use thamdinh::sheets::report::{self, Kind};
use thamdinh::text::wording::{STANDARD, Wording, offered};

use super::campaigns::{Known, Shape, campaign};
use super::read;

fn sources() -> String {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sheets/report")];
    let mut sources = String::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
            match path.is_dir() {
                true => folders.push(path),
                false => sources.push_str(&fs::read_to_string(path).unwrap()),
            }
        }
    }
    sources
}

#[test]
fn every_sentence_of_the_wording_is_asked_for() {
    let sources = sources();
    let of_kind = |name: &str| {
        let what = name.strip_prefix("announcement-").or_else(|| name.strip_prefix("report-"));
        what.is_some_and(|what| sources.contains(&format!("named(kind, \"{what}\")")))
    };
    let asked = |name: &str| sources.contains(&format!("\"{name}\"")) || of_kind(name);
    let unused: Vec<&str> = offered().into_keys().filter(|name| !asked(name)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_sentence_that_is_asked_for_can_use_everything_that_its_comment_offers() {
    let everything: String = offered()
        .iter()
        .map(|(name, variables)| {
            let variables: Vec<String> = variables.iter().map(|v| format!("{{ ${v} }}")).collect();
            format!("{name} = {name} {}\n", variables.join(" "))
        })
        .collect();
    let wording = Wording::read(&everything).unwrap();
    let plain = Shape::plain();
    for shape in [
        Shape { known: Known::Lines, blocks: 2, has_special: true, ..plain.clone() },
        Shape { known: Known::Appraisal, is_open: true, has_unranked: true, units: 9, ..plain.clone() },
        Shape { known: Known::Totals, all_tied: true, ..plain.clone() },
        Shape { units: 90, has_survey: false, ..plain.clone() },
        Shape { known: Known::Places, units: 2, has_satisfaction: false, ..plain },
    ] {
        for kind in Kind::ALL {
            let document = read(&report::bytes(&campaign(&shape), kind, &wording).unwrap());
            let texts = document.body.iter().chain(document.rows.iter().flatten());
            for text in texts.chain(document.sources.iter().flat_map(|(s, f)| f.iter().chain([s]))) {
                assert!(!text.contains('{'), "{text}");
            }
        }
    }
}

#[test]
fn an_office_changes_a_sentence_and_leaves_another_out() {
    let wording = Wording::read("gap = Cách biệt: { $gap } điểm.\naverage = { \"\" }\n").unwrap();
    let document = read(&report::bytes(&campaign(&Shape::plain()), Kind::Announcement, &wording).unwrap());
    let whole = document.body.join("\n");
    assert!(whole.contains("Cách biệt: ") && !whole.contains("trung vị"), "{whole}");
    assert!(document.sources.iter().any(|(sentence, _)| sentence.starts_with("Cách biệt: ")));
    assert!(!document.sources.iter().any(|(_, figures)| figures.iter().any(|f| f.contains("Trung vị"))));
}

fn thamdinh(arguments: &[&str], paths: &[&PathBuf]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_thamdinh")).args(arguments).args(paths).output().unwrap()
}

#[test]
fn the_command_line_writes_the_words_out_and_says_each_mistake_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (words, file, target) = (at("lời văn.ftl"), at("a.cchc"), at("a.docx"));
    assert_eq!(thamdinh(&["wording"], &[&words]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&words).unwrap(), STANDARD);
    assert_eq!(thamdinh(&["wording"], &[&words]).status.code(), Some(2), "what is there stays");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/hai-phong-2020/campaign.toml");
    assert_eq!(thamdinh(&["new", "--from"], &[&example, &file]).status.code(), Some(0));

    fs::write(&words, STANDARD.replace("với { $total } điểm", "với { $diem } điểm")).unwrap();
    let run = thamdinh(&["report", "--lang", "vi", "--wording"], &[&words, &file, &target]);
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(1), "{said}");
    let line = STANDARD.lines().position(|l| l.starts_with("first = ")).unwrap() + 1;
    let expected = format!("Dòng {line}: câu “first” không có $diem. Chỉ dùng được: $total, $unit.");
    assert!(said.contains(&expected), "{said}");
    assert!(!target.exists());

    fs::write(&words, STANDARD).unwrap();
    let run = thamdinh(&["report", "--wording"], &[&words, &file, &target]);
    assert_eq!(run.status.code(), Some(0));
    let empty = read(&fs::read(&target).unwrap()).body.join("\n");
    assert!(empty.contains("chưa đơn vị nào đủ điểm để xếp hạng"), "{empty}");
}
