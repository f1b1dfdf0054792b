//! What leaves the house, in one go: what will be written and where, and the writing of it.
//!
//! Each output is whole or not there; one that fails doesn't hold the others up.

use std::fs;
use std::path::{Path, PathBuf};

use super::job::Progress;
use crate::domain::campaign::Campaign;
use crate::sheets::open_data;
use crate::sheets::workbook::{self, ExportError};
use crate::text::{Lang, Text};

/// Something that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Output {
    /// The index workbook.
    Workbook,
    /// Tables for anyone, with a data dictionary.
    OpenData,
}

/// An output with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// What it is.
    pub output: Output,
    /// The file, or the folder of many.
    pub path: PathBuf,
    /// Whether something stands there that will be replaced.
    pub is_there: bool,
}

/// What became of an output.
#[derive(Debug)]
pub struct Outcome {
    /// What it is.
    pub output: Output,
    /// The file, or the folder of many.
    pub path: PathBuf,
    /// How many files were written, or why none.
    pub files: Result<usize, ExportError>,
}

impl Output {
    /// All outputs, in the order in which they are shown and written.
    pub const ALL: [Output; 2] = [Output::Workbook, Output::OpenData];

    /// What it is called.
    pub fn name(self, text: &Text) -> String {
        match self {
            Output::Workbook => text.say("publish-output-workbook"),
            Output::OpenData => text.say("publish-output-data"),
        }
    }

    /// The name of its file or folder, beginning like the campaign's.
    fn file_name(self, stem: &str, text: &Text) -> String {
        match self {
            Output::Workbook => format!("{stem}.xlsx"),
            Output::OpenData => text.say("publish-folder-data"),
        }
    }
}

/// The folder that is written into unless another is chosen: beside the campaign, named after it.
pub fn folder_beside(campaign: &Path, text: &Text) -> PathBuf {
    let folder = text.fill("publish-folder", &[("name", &stem(campaign))]);
    campaign.parent().unwrap_or(Path::new("")).join(folder)
}

/// Where the outputs will be written.
pub fn planned(campaign: &Path, folder: &Path, text: &Text) -> Vec<Planned> {
    let stem = stem(campaign);
    let place = |output: Output| {
        let path = folder.join(output.file_name(&stem, text));
        Planned { output, is_there: path.exists(), path }
    };
    Output::ALL.into_iter().map(place).collect()
}

/// Writes the outputs one after the other. Where it is stopped, what is done stays and says so.
pub fn write(campaign: &Campaign, lang: Lang, planned: &[Planned], progress: &Progress) -> Vec<Outcome> {
    let text = Text::new(lang);
    let mut outcomes = Vec::new();
    for (at, Planned { output, path, .. }) in planned.iter().enumerate() {
        let (before, whole) = (at * STEPS, planned.len() * STEPS);
        let watch = |done: u32, all: u32| {
            let within = u64::from(done) * STEPS as u64 / u64::from(all.max(1));
            progress.step(before + usize::try_from(within).unwrap_or(0).min(STEPS - 1), whole)
        };
        let made = path
            .parent()
            .map_or(Ok(()), |folder| fs::create_dir_all(folder).map_err(|e| ExportError::Disk(e, folder.to_owned())));
        let files = made.and_then(|()| match output {
            Output::Workbook => workbook::write(campaign, &text, path, &watch).map(|()| 1),
            Output::OpenData => open_data::write(campaign, lang, path, &watch).map(|files| files.len()),
        });
        let is_stopped = matches!(files, Err(ExportError::Stopped));
        outcomes.push(Outcome { output: *output, path: path.clone(), files });
        if is_stopped {
            break;
        }
    }
    outcomes
}

/// Steps that each output counts for in the progress.
const STEPS: usize = 1_000;

/// The position of the output that is being written.
pub fn at_work(progress: &Progress) -> usize {
    progress.reached().0 / STEPS
}

fn stem(campaign: &Path) -> String {
    campaign.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
