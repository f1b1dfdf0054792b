//! House rules as a plain test: floors, files, folders. What a compiler can't see and a reader trips over.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test says what fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// The floors with what each may use of ours.
const FLOORS: [(&str, &[&str]); 7] = [
    ("domain", &[]),
    ("text", &["domain"]),
    ("file", &["domain", "text"]),
    ("sheets", &["domain", "text"]),
    ("workbench", &["domain", "text", "file", "sheets"]),
    ("cli", &["domain", "text", "file", "sheets", "workbench"]),
    ("ui", &["domain", "text", "file", "sheets", "workbench"]),
];

/// Packages and the only floors that may name them.
const PACKAGES: [(&str, &[&str]); 9] = [
    ("rusqlite", &["file"]),
    ("calamine", &["sheets"]),
    ("rust_xlsxwriter", &["sheets"]),
    ("docx_rs", &["sheets"]),
    ("typst", &["sheets"]),
    ("typst_pdf", &["sheets"]),
    ("zip", &["sheets"]),
    ("egui", &["ui"]),
    ("eframe", &["ui"]),
];

const PAGES: [&str; 9] = ["start", "overview", "import", "scoring", "review", "results", "publish", "setup", "history"];

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&entry).unwrap();
                found.push((entry, text));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no source in {folder}");
    found
}

/// The code of a file without its comments.
fn code(text: &str) -> String {
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn names(text: &str, package: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(&format!("{package}::")).any(|(at, _)| !text[..at].ends_with(|c| is_part(c) || c == ':'))
}

fn all(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn shown(path: &Path) -> String {
    path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path).display().to_string()
}

#[test]
fn a_floor_uses_only_the_floors_below_it() {
    let mut wrong = Vec::new();
    for (floor, below) in FLOORS {
        for (path, text) in sources(&format!("src/{floor}")) {
            for (other, _) in FLOORS.iter().filter(|(o, _)| *o != floor && !below.contains(o)) {
                if code(&text).contains(&format!("crate::{other}")) {
                    wrong.push(format!("{} uses {other}", shown(&path)));
                }
            }
        }
    }
    all(wrong);
}

#[test]
fn a_package_stays_on_its_floor() {
    let mut wrong = Vec::new();
    for (floor, _) in FLOORS {
        for (path, text) in sources(&format!("src/{floor}")) {
            for (package, at_home) in PACKAGES {
                if !at_home.contains(&floor) && names(&code(&text), package) {
                    wrong.push(format!("{} names {package}", shown(&path)));
                }
            }
        }
    }
    all(wrong);
}

#[test]
fn the_domain_knows_no_clock_no_disk_no_chance_and_no_floats() {
    let mut wrong = Vec::new();
    for (path, text) in sources("src/domain") {
        for word in ["f32", "f64", "std::time", "std::fs", "std::env", "std::thread", "SystemTime", "getrandom"] {
            let word_alone = |(at, _): (usize, &str)| {
                let before = code(&text)[..at].chars().last();
                !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
            };
            if code(&text).match_indices(word).any(word_alone) {
                wrong.push(format!("{} has {word}", shown(&path)));
            }
        }
    }
    all(wrong);
}

#[test]
fn pages_do_not_name_each_other() {
    let mut wrong = Vec::new();
    for page in PAGES {
        for (path, text) in sources(&format!("src/ui/{page}")) {
            for other in PAGES.iter().filter(|o| **o != page) {
                if code(&text).contains(&format!("ui::{other}::"))
                    || code(&text).contains(&format!("super::super::{other}"))
                {
                    wrong.push(format!("{} names the page {other}", shown(&path)));
                }
            }
        }
    }
    all(wrong);
}

#[test]
fn colours_are_made_only_in_the_theme() {
    let mut wrong = Vec::new();
    for (path, text) in sources("src/ui") {
        let is_theme = shown(&path).contains("ui/theme");
        if !is_theme && (code(&text).contains("Color32::from_") || code(&text).contains("FontId::")) {
            wrong.push(format!("{} makes a colour or a font", shown(&path)));
        }
    }
    all(wrong);
}

#[test]
fn each_file_says_what_it_is_for_and_stays_readable() {
    let mut wrong = Vec::new();
    for (path, text) in sources("src") {
        if !text.starts_with("//! ") {
            wrong.push(format!("{} doesn't say what it is for", shown(&path)));
        }
        let lines = text.lines().count();
        if lines > 520 {
            wrong.push(format!("{} has {lines} lines", shown(&path)));
        }
    }
    all(wrong);
}

#[test]
fn nothing_unfinished_is_left_in_the_sources() {
    let marks = [concat!("to", "do!("), concat!("unimpl", "emented!("), concat!("FIX", "ME"), concat!("TO", "DO")];
    let mut wrong = Vec::new();
    for (path, text) in sources("src").into_iter().chain(sources("tests")).chain(sources("examples")) {
        for mark in marks {
            if text.contains(mark) {
                wrong.push(format!("{} has {mark}", shown(&path)));
            }
        }
    }
    all(wrong);
}

#[test]
fn the_top_level_is_what_was_agreed() {
    let agreed = ["Cargo.toml", "Cargo.lock", "LICENSE", "README.md", "assets", "examples", "src", "target", "tests"];
    let names =
        fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let wrong = names.filter(|n| !n.starts_with('.') && !agreed.contains(&n.as_str()));
    all(wrong.collect());
}

#[test]
fn there_is_one_egui() {
    let lock = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).unwrap();
    assert_eq!(lock.matches("name = \"egui\"").count(), 1);
    assert_eq!(lock.matches("name = \"rusqlite\"").count(), 1);
}
