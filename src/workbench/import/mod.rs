//! Taking in spreadsheets: a rehearsal that says what would happen, which becomes a command when
//! it is accepted.
//!
//! Files are read side by side; what concerns several of them (a unit that stands twice, a value
//! that differs from the recorded one) is settled here. A bad file never stops the others.

mod compare;
mod twice;
mod walk;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::domain::campaign::{Campaign, Command, Edit, FileEdits};
use crate::domain::entry::{Digest, SourceFile};
use crate::domain::finding::{Cell, Finding, FindingKind, Severity};
use crate::domain::repeats::{OF_A_FILE, Repeats};
use crate::domain::value::Value;
use crate::sheets::grid;
use crate::sheets::read::{self, Known, Options, SheetReading};

use super::job::{Progress, Step};

pub use compare::{Fate, Fates};

/// What to do with a value that differs from the recorded one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Differing {
    /// It is reported and the recorded one stays.
    #[default]
    Reported,
    /// It is reported and taken.
    Taken,
}

/// What taking in the files would do.
#[derive(Debug)]
pub struct Preview {
    /// A file each, in the order of their paths.
    pub files: Vec<FilePreview>,
    /// What happened to the values, all files together.
    pub counts: Counts,
    /// Files of the folders that are no spreadsheets.
    pub skipped: Vec<PathBuf>,
}

/// What one file says.
#[derive(Debug)]
pub struct FilePreview {
    /// Where it is.
    pub path: PathBuf,
    /// Its SHA-256, where it could be read.
    pub sha256: Option<Digest>,
    /// Why it can't be read.
    pub error: Option<grid::Error>,
    /// Its sheets, in the order of their tabs.
    pub sheets: Vec<SheetPreview>,
    /// What is wrong with the file as a whole, where no sheet could be read.
    pub findings: Vec<Finding>,
}

/// What one sheet says and what would become of it.
#[derive(Debug)]
pub struct SheetPreview {
    /// The sheet as it was understood, with all findings.
    pub reading: SheetReading,
    /// What would become of each of its values, in their order.
    pub fates: Vec<Fates>,
}

/// What became of the values that were read; each counts once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Nothing was recorded.
    pub new: usize,
    /// Something else is recorded.
    pub changed: usize,
    /// The same is recorded.
    pub same: usize,
    /// A finding says why it can't be taken.
    pub refused: usize,
}

impl Counts {
    /// Both together.
    fn with(self, other: Counts) -> Counts {
        Counts {
            new: self.new + other.new,
            changed: self.changed + other.changed,
            same: self.same + other.same,
            refused: self.refused + other.refused,
        }
    }
}

impl Preview {
    /// The worst of all findings.
    pub fn worst(&self) -> Option<Severity> {
        let findings = self.files.iter().flat_map(FilePreview::findings).map(|f| f.severity);
        let error = self.files.iter().any(|f| f.error.is_some()).then_some(Severity::Error);
        findings.max().max(error)
    }

    /// Whether accepting it would write anything.
    pub fn writes(&self) -> bool {
        self.files.iter().any(|f| f.sheets.iter().any(|s| s.fates.iter().any(Fates::is_written)))
    }

    /// How many values would be written.
    pub fn written(&self) -> usize {
        self.files.iter().map(FilePreview::written).sum()
    }

    /// The command that accepts it.
    pub fn command(&self) -> Command {
        Command::Import(self.files.iter().filter_map(FilePreview::edits).collect())
    }
}

impl SheetPreview {
    /// How many values would be written.
    pub fn written(&self) -> usize {
        self.fates.iter().filter(|f| f.is_written()).count()
    }
}

impl FilePreview {
    /// The file's name without its folder.
    pub fn name(&self) -> String {
        self.path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned())
    }

    /// All findings of the file.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().chain(self.sheets.iter().flat_map(|s| &s.reading.findings))
    }

    /// How many values would be written.
    pub fn written(&self) -> usize {
        self.sheets.iter().map(SheetPreview::written).sum()
    }

    fn edits(&self) -> Option<FileEdits> {
        let file = SourceFile {
            name: self.name().into(),
            sha256: self.sha256?,
            sheets: self.sheets.iter().map(|s| s.reading.sheet.clone()).collect(),
        };
        let mut edits: Vec<Edit> = Vec::with_capacity(self.written());
        for (number, sheet) in (0..).zip(&self.sheets) {
            let judged = sheet.reading.values.iter().zip(&sheet.fates);
            edits.extend(judged.filter_map(|(read, fates)| fates.edit(read, number)));
        }
        let findings = if edits.is_empty() { Vec::new() } else { self.kept() };
        (!edits.is_empty()).then_some(FileEdits { file, edits, findings })
    }

    /// The findings that the campaign keeps: those that say more than something by the way, so many of a kind.
    fn kept(&self) -> Vec<Finding> {
        let mut repeats = Repeats::default();
        let all = self.findings().filter(|f| f.severity > Severity::Info).cloned();
        let (whole, single): (Vec<Finding>, Vec<Finding>) = all.partition(|f| f.repeated().is_some());
        let mut kept: Vec<Finding> = single.into_iter().filter_map(|f| repeats.tell(f, OF_A_FILE)).collect();
        whole.into_iter().for_each(|f| repeats.hold_back(f));
        kept.extend(repeats.rest());
        kept
    }

    fn broken(path: &Path, error: grid::Error) -> FilePreview {
        let kind = match error.refusal() {
            grid::Refusal::Encrypted => FindingKind::EncryptedFile,
            grid::Refusal::TooLarge => FindingKind::TooLarge,
            grid::Refusal::Unreadable => FindingKind::UnreadableFile,
        };
        let findings = vec![Finding::new(Severity::Error, kind)];
        FilePreview { path: path.to_owned(), sha256: None, error: Some(error), sheets: Vec::new(), findings }
    }
}

/// Finds a spreadsheet of a folder again, by its name and its SHA-256.
pub fn find(folder: &Path, name: &str, sha256: Digest) -> Option<PathBuf> {
    let files = walk::spreadsheets(&[folder.to_owned()]).files;
    let named = |path: &PathBuf| path.file_name().is_some_and(|n| n.to_string_lossy() == name);
    files.into_iter().filter(named).find(|path| std::fs::read(path).is_ok_and(|bytes| Digest::of(&bytes) == sha256))
}

/// Reads files and folders and says what taking them in would do; none where it was stopped.
pub fn rehearse(
    campaign: &Campaign,
    paths: &[PathBuf],
    options: &Options,
    differing: Differing,
    progress: &Progress,
) -> Option<Preview> {
    let found = walk::spreadsheets(paths);
    let known = Known::new(campaign);
    progress.expect(found.files.len());
    let read = |path: &PathBuf| {
        let step = progress.begin();
        let file = if progress.is_stopped() { None } else { file(path, &known, options, &step) };
        file.filter(|_| !progress.is_stopped())
    };
    let mut files: Vec<FilePreview> = found.files.par_iter().map(read).collect::<Option<_>>()?;
    twice::settle(&mut files);
    let counts = compare::judge(campaign, &mut files, differing);
    Some(Preview { files, counts, skipped: found.skipped })
}

/// From so many cells on, a workbook is large.
const LARGE: usize = 200_000;
/// A cell takes so many bytes of a file, more or less.
const BYTES_OF_A_CELL: u64 = 14;
/// So many thousandths of the time go by with reading a file; the rest with understanding it.
const READING: usize = 600;

/// How many thousandths are done where so many were guessed to be all: never quite all of them, since more
/// may come than was guessed.
fn within(done: u64, guessed: u64) -> usize {
    let thousandths = if done < guessed { done * 900 / guessed } else { 1000 - guessed * 100 / done.max(1) };
    usize::try_from(thousandths).unwrap_or(0)
}

/// Reads a file; none where it was stopped.
fn file(path: &Path, known: &Known<'_>, options: &Options, step: &Step<'_>) -> Option<FilePreview> {
    let cells = path.metadata().map_or(1, |m| m.len() / BYTES_OF_A_CELL).max(1);
    let go_on = |read| {
        if step.reach(READING * within(read, cells) / 1000) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    };
    let workbook = match grid::open_watched(path, &go_on) {
        Ok(workbook) => workbook,
        Err(grid::Error::Stopped) => return None,
        Err(error) => return Some(FilePreview::broken(path, error)),
    };
    let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    step.reach(READING);
    let go_on = |thousandths: usize| step.reach(READING + thousandths * (1000 - READING) / 1000);
    let understood = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        read::understand_watched(&workbook, &name, known, options, &go_on)
    }));
    let Ok(reading) = understood else {
        let error = grid::Error::Damaged { detail: "the reader broke down".into() };
        return Some(FilePreview::broken(path, error));
    };
    let mut sheets: Vec<SheetPreview> =
        reading.sheets.into_iter().map(|reading| SheetPreview { reading, fates: Vec::new() }).collect();
    for (sheet, as_it_is) in sheets.iter_mut().zip(&workbook.sheets) {
        sheet.reading.findings.extend(outside(as_it_is.outside));
        let letters = || grid::TEXT_LETTERS.to_string();
        sheet.reading.findings.extend(outside(as_it_is.too_long).map(|finding| finding.expected(letters())));
    }
    if let Some(first) = sheets.first_mut() {
        first.reading.findings.extend(not_looked_at(workbook.format));
    }
    let sha256 = Some(Digest(workbook.sha256));
    if workbook.sheets.iter().map(grid::Sheet::len).sum::<usize>() >= LARGE {
        // To take millions of cells apart takes a while that nobody has to wait for.
        rayon::spawn(move || drop(workbook));
    }
    Some(FilePreview { path: path.to_owned(), sha256, error: None, sheets, findings: Vec::new() })
}

/// A value as a person in the office writes it: with the decimal comma; texts as they are.
fn as_written(value: &Value) -> String {
    let printed = value.printed().unwrap_or_default();
    match value {
        Value::Score(..) | Value::Points(_) | Value::Percent(_) => printed.replace('.', ","),
        _ => printed,
    }
}

/// Cells beyond a limit were left out.
fn outside(left_out: grid::Outside) -> Option<Finding> {
    let (row, column) = left_out.first?;
    let cell = Cell { row: u32::try_from(row).ok()?, column: u32::try_from(column).ok()? };
    let count = left_out.count.to_string();
    Some(Finding::new(Severity::Error, FindingKind::TooLarge).at(cell).found(count))
}

/// What this format hides from the reader.
fn not_looked_at(format: grid::Format) -> Option<Finding> {
    let is_blind = !format.not_looked_at().is_empty();
    is_blind.then(|| Finding::new(Severity::Info, FindingKind::NotLookedAt))
}
