//! Taking spreadsheets in: a rehearsal first, then, if it is accepted, one command.
//!
//! A rehearsal reads the files on all cores, compares every value with what is recorded and changes
//! nothing. One bad file never stops the others; whatever a parser does, it is that file's error.

mod compare;
mod files;
mod message;

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::domain::campaign::{Campaign, Command, Edit, FileEdits};
use crate::domain::entry::{Digest, SourceFile};
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::slug::UnitId;
use crate::domain::value::Round;
use crate::sheets::grid::{self, Refusal};
use crate::sheets::read::{self, Known, SheetReading};

pub use crate::sheets::read::SheetKind;
pub use compare::{Part, State, Taken};
pub use files::{Note, Skipped};
pub use message::{note, sentence};

/// How spreadsheets are to be read and taken.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The kind of all sheets, whatever they seem to be.
    pub as_kind: Option<SheetKind>,
    /// The unit of all sheets that are about one unit.
    pub unit: Option<UnitId>,
    /// The appraisal round where no head says it.
    pub round: Option<Round>,
    /// What happens to values that differ from the recorded ones.
    pub differing: Differing,
}

/// What happens to a value that differs from the recorded one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Differing {
    /// It is reported and not taken.
    #[default]
    Reported,
    /// It is taken.
    Taken,
}

/// What an import would do.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// The files, in the order in which they are taken.
    pub files: Vec<FilePreview>,
    /// Files that were left alone, and paths that aren't there.
    pub notes: Vec<Note>,
    /// How many values are what.
    pub counts: Counts,
    /// Set where it was stopped before all files were read; then nothing may be taken.
    pub stopped: bool,
}

/// How many values are new, and so on; a score and its reason are two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Nothing is recorded yet.
    pub new: usize,
    /// Something else is recorded.
    pub changed: usize,
    /// The same is recorded.
    pub same: usize,
    /// Not taken; a finding says why.
    pub refused: usize,
}

/// What a file would do.
#[derive(Debug, Clone)]
pub struct FilePreview {
    /// Where it is.
    pub path: PathBuf,
    /// Its SHA-256, where it could be read.
    pub sha256: Option<Digest>,
    /// Its sheets; none where it couldn't be read.
    pub sheets: Vec<SheetPreview>,
    /// Findings about the file as a whole; an error among them means that it couldn't be read.
    pub findings: Vec<Finding>,
}

/// What a sheet would do.
#[derive(Debug, Clone)]
pub struct SheetPreview {
    /// What it says; its findings include those of the comparison.
    pub reading: SheetReading,
    /// What becomes of its values, in the same order.
    pub taken: Vec<Taken>,
}

/// Is told how many files of how many are read, and says whether to go on.
pub type Progress<'a> = dyn Fn(usize, usize) -> ControlFlow<()> + Sync + 'a;

/// Reads files and folders and says what taking them in would do.
pub fn rehearse(campaign: &Arc<Campaign>, paths: &[PathBuf], options: &Options, progress: &Progress<'_>) -> Preview {
    let (files, notes) = files::found(paths);
    let known = Known::new(campaign);
    let (done, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let told = |step: usize| {
        let now = done.fetch_add(step, Ordering::Relaxed) + step;
        if progress(now, files.len()).is_break() {
            stop.store(true, Ordering::Relaxed);
        }
    };
    told(0);
    let read: Vec<FilePreview> = files
        .par_iter()
        .filter_map(|path| {
            if stop.load(Ordering::Relaxed) {
                return None;
            }
            let file = read_file(path, &known, options, &stop);
            told(1);
            Some(file)
        })
        .collect();
    let mut preview = Preview { files: read, notes, stopped: stop.load(Ordering::Relaxed), ..Preview::default() };
    if preview.stopped {
        return preview;
    }
    compare::twice(&mut preview);
    compare::with_recorded(campaign, options.differing, &mut preview);
    preview.counts = counts(&preview);
    preview
}

/// Reads one file; a panic on the way is its error.
fn read_file(path: &Path, known: &Known<'_>, options: &Options, stop: &AtomicBool) -> FilePreview {
    let mut file = FilePreview { path: path.to_owned(), sha256: None, sheets: Vec::new(), findings: Vec::new() };
    let watch = |_: u64| if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let options = read::Options { as_kind: options.as_kind, unit: options.unit, round: options.round };
    let name = file_name(path);
    let understood = catch_unwind(AssertUnwindSafe(|| {
        let workbook = grid::open_watched(path, &watch)?;
        let reading = read::understand(&workbook, &name, known, &options);
        Ok::<_, grid::Error>((workbook.sha256, workbook.format, reading))
    }));
    match understood {
        Ok(Ok((sha256, format, reading))) => {
            file.sha256 = Some(Digest(sha256));
            file.sheets = reading.sheets.into_iter().map(|reading| SheetPreview { reading, taken: Vec::new() }).collect();
            if !format.not_looked_at().is_empty() && file.sheets.iter().any(|s| s.reading.kind != SheetKind::Ignored) {
                file.whole(Finding::new(Severity::Info, FindingKind::NotLookedAt));
            }
            if file.sheets.is_empty() {
                file.whole(Finding::new(Severity::Error, FindingKind::UnrecognisedSheet));
            }
        }
        Ok(Err(error)) => {
            file.sha256 = std::fs::read(path).ok().map(|bytes| Digest::of(&bytes)).filter(|_| error.refusal() != Refusal::TooLarge);
            let kind = match error.refusal() {
                Refusal::Unreadable => FindingKind::UnreadableFile,
                Refusal::Encrypted => FindingKind::EncryptedFile,
                Refusal::TooLarge => FindingKind::TooLarge,
            };
            file.findings.push(Finding::new(Severity::Error, kind).found(error.to_string()));
        }
        Err(_) => file.findings.push(Finding::new(Severity::Error, FindingKind::UnreadableFile)),
    }
    file
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

fn counts(preview: &Preview) -> Counts {
    let mut counts = Counts::default();
    for sheet in preview.files.iter().flat_map(|f| &f.sheets) {
        for (value, taken) in sheet.reading.values.iter().zip(&sheet.taken) {
            for (_, state) in taken.parts(value) {
                match state {
                    State::New => counts.new += 1,
                    State::Changed => counts.changed += 1,
                    State::Same => counts.same += 1,
                    State::Refused => {}
                }
            }
        }
        let refusing = |f: &&Finding| f.severity == Severity::Error || f.kind == FindingKind::InDispute;
        counts.refused += sheet.reading.findings.iter().filter(refusing).filter(|f| f.cell.is_some()).count();
    }
    counts
}

impl FilePreview {
    /// Puts a finding about the file into its first sheet's list, or its own where there is no sheet.
    fn whole(&mut self, finding: Finding) {
        match self.sheets.first_mut() {
            Some(sheet) => sheet.reading.findings.push(finding),
            None => self.findings.push(finding),
        }
    }

    /// The finding that says why it couldn't be read.
    pub fn error(&self) -> Option<&Finding> {
        self.findings.iter().find(|f| f.severity == Severity::Error && self.sheets.is_empty())
    }

    /// All findings.
    pub fn all_findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().chain(self.sheets.iter().flat_map(|s| &s.reading.findings))
    }

    /// The values that would be written.
    fn edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        for (nth, sheet) in self.sheets.iter().enumerate() {
            for (value, taken) in sheet.reading.values.iter().zip(&sheet.taken) {
                if let Some(written) = &taken.written {
                    let from = u16::try_from(nth).ok().map(|nth| (nth, value.cell));
                    edits.push(Edit { key: value.key, value: written.clone(), from });
                }
            }
        }
        edits
    }
}

impl Preview {
    /// Whether anything would be written.
    pub fn writes(&self) -> bool {
        !self.stopped && self.files.iter().any(|f| !f.edits().is_empty())
    }

    /// Whether there is something to look at: a file that can't be read, an error or a warning.
    pub fn has_findings(&self) -> bool {
        let looked_at = |f: &Finding| f.severity != Severity::Info;
        self.files.iter().any(|f| f.all_findings().any(looked_at)) || self.notes.iter().any(Note::is_missing)
    }

    /// The command that takes it in: an entry a file, those with nothing new left out.
    pub fn command(&self) -> Command {
        let files = self.files.iter().filter(|_| !self.stopped).filter_map(|file| {
            let edits = file.edits();
            if edits.is_empty() {
                return None;
            }
            let sheets = file.sheets.iter().map(|s| s.reading.sheet.clone()).collect();
            let source = SourceFile { name: file_name(&file.path).into(), sha256: file.sha256?, sheets };
            Some(FileEdits { file: source, edits, findings: file.all_findings().cloned().collect() })
        });
        Command::Import(files.collect())
    }
}
