//! Which files an import reads: folders are walked, lock files and everything else are left alone.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// A path that isn't read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The path.
    pub path: PathBuf,
    /// Why.
    pub why: Skipped,
}

/// Why a path isn't read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skipped {
    /// A lock file of a spreadsheet program: somebody has the workbook open.
    LockFile,
    /// Not a spreadsheet by its name, in a folder.
    NotASpreadsheet,
    /// It isn't there, or the folder can't be listed.
    Missing,
}

impl Note {
    /// Whether the path isn't there.
    pub fn is_missing(&self) -> bool {
        self.why == Skipped::Missing
    }
}

const ENDINGS: [&str; 5] = ["xlsx", "xlsm", "xlsb", "xls", "ods"];
const DEEPEST: usize = 16;

/// The files of paths: those named in their order, those of a folder sorted by name; each once.
pub(super) fn found(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Note>) {
    let (mut files, mut notes) = (Vec::new(), Vec::new());
    for path in paths {
        if path.is_dir() {
            walk(path, DEEPEST, &mut files, &mut notes);
        } else {
            files.push(path.clone());
        }
    }
    let mut seen = HashSet::new();
    files.retain(|f: &PathBuf| seen.insert(f.canonicalize().unwrap_or_else(|_| f.clone())));
    (files, notes)
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>, notes: &mut Vec<Note>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return notes.push(Note { path: folder.to_owned(), why: Skipped::Missing });
    };
    let mut entries: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() {
            // A link that leads back would be walked for ever.
            if depth > 0 && !path.is_symlink() {
                walk(&path, depth - 1, files, notes);
            }
            continue;
        }
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        if name.starts_with("~$") || name.starts_with(".~lock") {
            notes.push(Note { path, why: Skipped::LockFile });
        } else if ENDINGS.contains(&ending.as_str()) {
            files.push(path);
        } else if !name.starts_with('.') {
            notes.push(Note { path, why: Skipped::NotASpreadsheet });
        }
    }
}
