//! What leaves the house, in one go: what will be written and where, and the writing of it.
//!
//! Each output is whole or not there; one that fails doesn't hold the others up.

use std::fs;
use std::path::{Path, PathBuf};

use super::job::Progress;
use crate::domain::campaign::Campaign;
use crate::sheets::DocumentFormat;
use crate::sheets::open_data;
use crate::sheets::report::letter::{self, Bound, Wanted};
use crate::sheets::report::{self, Kind};
use crate::sheets::workbook::{self, ExportError};
use crate::text::wording::Wording;
use crate::text::{Lang, Text};

/// Something that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// The index workbook.
    Workbook,
    /// What the newspaper prints.
    Announcement,
    /// What the council reads.
    Report,
    /// The rankings alone, as the annex that the council signs (PDF).
    Ranking,
    /// A letter to each unit.
    Letters(Bound),
    /// The same as PDF.
    LettersPdf(Bound),
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
    /// What this build can write, in the order in which it is shown and written.
    pub fn all() -> impl Iterator<Item = Output> {
        let each = Bound::Each;
        let all = [
            Output::Workbook,
            Output::Ranking,
            Output::Announcement,
            Output::Report,
            Output::Letters(each),
            Output::LettersPdf(each),
            Output::OpenData,
        ];
        all.into_iter().filter(|output| DocumentFormat::Pdf.is_there() || !output.is_pdf())
    }

    fn is_pdf(self) -> bool {
        matches!(self, Output::Ranking | Output::LettersPdf(_))
    }

    /// How the letters are bound, if it is letters.
    pub fn bound(&mut self) -> Option<&mut Bound> {
        match self {
            Output::Letters(bound) | Output::LettersPdf(bound) => Some(bound),
            Output::Workbook | Output::Ranking | Output::Announcement | Output::Report | Output::OpenData => None,
        }
    }

    /// Whether it is a folder of files.
    pub fn is_folder(self) -> bool {
        matches!(self, Output::Letters(_) | Output::LettersPdf(_) | Output::OpenData)
    }

    /// What it is called.
    pub fn name(self, text: &Text) -> String {
        match self {
            Output::Workbook => text.say("publish-output-workbook"),
            Output::Announcement => text.say("publish-output-announcement"),
            Output::Report => text.say("publish-output-report"),
            Output::Ranking => text.say("publish-output-ranking"),
            Output::Letters(_) => text.say("publish-output-letters"),
            Output::LettersPdf(_) => text.say("publish-output-letters-pdf"),
            Output::OpenData => text.say("publish-output-data"),
        }
    }

    /// The name of its file or folder, beginning like the campaign's.
    fn file_name(self, stem: &str, text: &Text) -> String {
        match self {
            Output::Workbook => format!("{stem}.xlsx"),
            Output::Announcement => format!("{}.docx", text.say("publish-file-announcement")),
            Output::Report => format!("{}.docx", text.say("publish-file-report")),
            Output::Ranking => format!("{}.pdf", text.say("publish-file-ranking")),
            Output::Letters(_) => text.say("publish-folder-letters"),
            Output::LettersPdf(_) => text.say("publish-folder-letters-pdf"),
            Output::OpenData => text.say("publish-folder-data"),
        }
    }
}

/// The folder that is written into unless another is chosen: beside the campaign, named after it.
pub fn folder_beside(campaign: &Path, text: &Text) -> PathBuf {
    let folder = text.fill("publish-folder", &[("name", &stem(campaign))]);
    campaign.parent().unwrap_or(Path::new("")).join(folder)
}

/// Where the outputs will be written, letters bound as wanted.
pub fn planned(campaign: &Path, folder: &Path, bound: Bound, text: &Text) -> Vec<Planned> {
    let stem = stem(campaign);
    let bind = |mut output: Output| {
        output.bound().into_iter().for_each(|of_output| *of_output = bound);
        output
    };
    let place = |output: Output| {
        let path = folder.join(output.file_name(&stem, text));
        Planned { output, is_there: path.exists(), path }
    };
    Output::all().map(bind).map(place).collect()
}

/// Writes the outputs one after the other. Where it is stopped, what is done stays and says so.
pub fn write(
    campaign: &Campaign,
    lang: Lang,
    wording: &Wording,
    planned: &[Planned],
    progress: &Progress,
) -> Vec<Outcome> {
    let text = Text::new(lang);
    let mut outcomes = Vec::new();
    for (at, Planned { output, path, .. }) in planned.iter().enumerate() {
        let (before, whole) = (at * STEPS, planned.len() * STEPS);
        let watch = |done: u32, all: u32| {
            let within = u64::from(done) * STEPS as u64 / u64::from(all.max(1));
            progress.step(before + usize::try_from(within).unwrap_or(0).min(STEPS - 1), whole)
        };
        let letters = |bound: Bound, format: DocumentFormat| {
            let wanted = Wanted { block: None, bound, format };
            letter::write(campaign, wording, path, wanted, &watch).map(|files| files.len())
        };
        let files = make_room(path, watch(0, 1)).and_then(|()| match output {
            Output::Workbook => workbook::write(campaign, &text, path, &watch).map(|()| 1),
            Output::Announcement => report::write(campaign, Kind::Announcement, wording, path).map(|()| 1),
            Output::Report => report::write(campaign, Kind::Report, wording, path).map(|()| 1),
            Output::Ranking => workbook::write_ranking(campaign, &text, path, &watch).map(|()| 1),
            Output::Letters(bound) => letters(*bound, DocumentFormat::Docx),
            Output::LettersPdf(bound) => letters(*bound, DocumentFormat::Pdf),
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

/// Makes the folder of an output, unless it is to stop.
fn make_room(path: &Path, goes_on: bool) -> Result<(), ExportError> {
    if !goes_on {
        return Err(ExportError::Stopped);
    }
    let Some(folder) = path.parent() else { return Ok(()) };
    fs::create_dir_all(folder).map_err(|e| ExportError::Disk(e, folder.to_owned()))
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
