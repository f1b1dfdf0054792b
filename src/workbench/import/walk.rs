//! Which files of the given files and folders are spreadsheets.

use std::fs;
use std::path::{Path, PathBuf};

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Spreadsheets, and whatever was named itself, each once, in the order of their paths.
    pub(super) files: Vec<PathBuf>,
    /// Other files of the folders.
    pub(super) skipped: Vec<PathBuf>,
}

const EXTENSIONS: [&str; 5] = ["xlsx", "xlsm", "xlsb", "xls", "ods"];

/// Deeper folders are not walked: a link may lead round in a circle.
const DEPTH: usize = 12;

pub(super) fn spreadsheets(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    for path in paths {
        if path.is_dir() {
            folder(path, DEPTH, &mut found);
        } else {
            found.files.push(path.clone());
        }
    }
    found.files.sort();
    found.files.dedup();
    found
}

fn folder(path: &Path, depth: usize, found: &mut Found) {
    let Ok(entries) = fs::read_dir(path) else {
        found.skipped.push(path.to_owned());
        return;
    };
    for entry in entries.flatten().map(|e| e.path()) {
        if entry.is_dir() {
            if depth > 0 {
                folder(&entry, depth - 1, found);
            }
        } else if is_spreadsheet(&entry) {
            found.files.push(entry);
        } else {
            found.skipped.push(entry);
        }
    }
}

/// Excel leaves `~$` files beside workbooks that are open; they hold no table.
fn is_spreadsheet(path: &Path) -> bool {
    let extension = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let is_lock = name.starts_with("~$") || name.starts_with('.');
    !is_lock && extension.is_some_and(|e| EXTENSIONS.contains(&e.as_str()))
}
