//! What the start page shows.

use std::path::PathBuf;

/// A campaign that was opened lately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// The file's name without its ending.
    pub name: String,
    /// The folder it lies in.
    pub folder: String,
    /// Where it is.
    pub path: PathBuf,
}

/// The campaigns opened lately, the newest first. Whether they are still there shows when one is opened:
/// a drive of the network may take long to answer.
pub fn recent(paths: &[PathBuf]) -> Vec<Recent> {
    let row = |path: &PathBuf| Recent {
        name: path.file_stem().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned()),
        folder: path.parent().map_or_else(String::new, |folder| folder.display().to_string()),
        path: path.clone(),
    };
    paths.iter().map(row).collect()
}
