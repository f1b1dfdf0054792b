//! What a sheet means: its kind, its columns, its unit, which line each row is, and the values.
//!
//! The sheet as it is comes from [`crate::sheets::grid`]; here it is understood. Nothing stops at the
//! first mistake and nothing is dropped in silence: every filled row has a role, and what is not taken
//! is a finding with its cell. What is recorded already is not asked here.

mod below;
mod code;
mod columns;
mod draft;
mod flat;
mod form;
mod formula;
mod heads;
mod kind;
mod known;
mod labels;
mod line;
mod line_heads;
mod marks;
mod matrix;
mod names;
mod nobodys;
mod recalled;
mod rows;
mod score;
mod stacked;
mod sums;
mod table;
mod twice;
mod unit;
mod view;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::entry::Digest;
use crate::domain::finding::{Cell, Finding, FindingKind, Severity};
use crate::domain::slug::{BlockId, LineId, UnitId};
use crate::domain::value::{Key, Round, Value};
use crate::sheets::grid::{Visibility, Workbook};

pub use heads::Meaning;
pub use known::Known;
pub use recalled::recall;
pub use view::shown;

/// What a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SheetKind {
    /// A unit's own scores.
    SelfAssessment,
    /// Appraised scores, of one unit or of many.
    Appraisal,
    /// Survey points of many units.
    Survey,
    /// Satisfaction percentages of many units.
    Satisfaction,
    /// Last year's results.
    PreviousResults,
    /// A cover, a summary, an empty sheet, or one that isn't understood.
    Ignored,
}

/// What is told about a sheet, whatever it seems to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// Its kind.
    pub as_kind: Option<SheetKind>,
    /// Its unit, where it is about one unit.
    pub unit: Option<UnitId>,
    /// The appraisal round where no head says it; the first otherwise.
    pub round: Option<Round>,
    /// What columns are, by their number from 0.
    pub columns: BTreeMap<u16, Meaning>,
}

impl Told {
    /// The first column that is told to be this.
    fn column(&self, meaning: Meaning) -> Option<u16> {
        self.columns.iter().find(|(_, told)| **told == meaning).map(|(at, _)| *at)
    }
}

/// What is told beforehand about the files.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// About all sheets.
    pub all: Told,
    /// About single sheets, in place of that.
    pub sheets: BTreeMap<SheetOf, Told>,
}

/// A sheet of a file: the SHA-256 of the file and the sheet's name.
pub type SheetOf = (Digest, Arc<str>);

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowRole {
    /// Title, motto, column heads: everything above the lines.
    Heading,
    /// A line that is scored itself, or a unit of a table.
    Taken,
    /// A parent of lines, or a total.
    Subtotal,
    /// One of the options of the line above.
    Choice,
    /// A note, a signature: everything without a score.
    Remark,
    /// A finding says why nothing is taken from it.
    Refused,
}

/// What a column was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The column, from 0.
    pub at: u16,
    /// Its head as written.
    pub head: Arc<str>,
    /// What it is taken for.
    pub meaning: Meaning,
    /// How sure that is, in per cent.
    pub certainty: u8,
}

/// A value that was read, good to be taken.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadValue {
    /// Where it stands; of a score with a reason, the score.
    pub cell: Cell,
    /// Where the reason of a score stands.
    pub reason_cell: Option<Cell>,
    /// The register it is for.
    pub key: Key,
    /// The value.
    pub value: Value,
}

/// What a sheet says.
#[derive(Debug, Clone)]
pub struct SheetReading {
    /// Its name.
    pub sheet: Arc<str>,
    /// The first row of its heads as a person reads it: what other sheets like it are known by.
    pub heads: Arc<str>,
    /// What it is.
    pub kind: SheetKind,
    /// The block it is about.
    pub block: Option<BlockId>,
    /// The unit it is about, where it is one.
    pub unit: Option<UnitId>,
    /// The number of filled rows.
    pub rows_seen: u32,
    /// The number of rows that a value was read from.
    pub rows_taken: u32,
    /// What the columns were taken for.
    pub columns: Vec<Column>,
    /// What the filled rows were taken for, from the top.
    pub rows: Vec<(u32, RowRole)>,
    /// The lines of the criteria set that it has a row for.
    pub lines: Vec<LineId>,
    /// The values.
    pub values: Vec<ReadValue>,
    /// Self scores in an appraisal sheet: compared with the recorded ones, never taken.
    pub compared: Vec<ReadValue>,
    /// What is wrong or odd.
    pub findings: Vec<Finding>,
    /// Errors of cells that one finding stands for with others of its kind.
    pub refused_untold: usize,
}

/// What a file says.
#[derive(Debug, Clone, Default)]
pub struct FileReading {
    /// Its sheets, in the order of their tabs.
    pub sheets: Vec<SheetReading>,
}

impl SheetKind {
    /// All kinds.
    pub const ALL: [SheetKind; 6] = [
        SheetKind::SelfAssessment,
        SheetKind::Appraisal,
        SheetKind::Survey,
        SheetKind::Satisfaction,
        SheetKind::PreviousResults,
        SheetKind::Ignored,
    ];

    /// The word in JSON and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            SheetKind::SelfAssessment => "self_assessment",
            SheetKind::Appraisal => "appraisal",
            SheetKind::Survey => "survey",
            SheetKind::Satisfaction => "satisfaction",
            SheetKind::PreviousResults => "previous_results",
            SheetKind::Ignored => "ignored",
        }
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<SheetKind> {
        SheetKind::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// Told now and then how many thousandths of a long sheet are understood; says whether to go on.
pub type Watch<'w> = dyn Fn(usize) -> bool + 'w;

/// Understands a workbook; `file_name` may name the unit.
pub fn understand(workbook: &Workbook, file_name: &str, known: &Known<'_>, options: &Options) -> FileReading {
    understand_watched(workbook, file_name, known, options, &|_| true)
}

/// The same; where `watch` stops it, rows of the sheet are missing.
pub fn understand_watched(
    workbook: &Workbook,
    file_name: &str,
    known: &Known<'_>,
    options: &Options,
    watch: &Watch<'_>,
) -> FileReading {
    let told = |name: &str| {
        let alone = options.sheets.iter().find(|((file, sheet), _)| file.0 == workbook.sha256 && **sheet == *name);
        alone.map_or(&options.all, |(_, told)| told)
    };
    let sheets = workbook.sheets.iter().map(|sheet| {
        let told = told(&sheet.name);
        let recalled = told.or_recalled(known.campaign.settings(), sheet);
        kind::read(sheet, file_name, known, recalled.as_ref().unwrap_or(told), watch)
    });
    let mut reading = FileReading { sheets: sheets.collect() };
    missing_lines(&mut reading, known);
    nothing_alone(&mut reading, workbook);
    reading
}

/// So many filled cells are more than a cover.
const FILLED: usize = 30;

/// Warns where no sheet of a file is understood: of hidden ones, and of the fullest one that is seen.
fn nothing_alone(reading: &mut FileReading, workbook: &Workbook) {
    if reading.sheets.iter().any(|s| s.kind != SheetKind::Ignored) {
        return;
    }
    let is_silent = reading.sheets.iter().flat_map(|s| &s.findings).all(|f| f.severity == Severity::Info);
    let seen = workbook.sheets.iter().enumerate().filter(|(_, s)| s.visibility == Visibility::Visible);
    let fullest = seen.max_by_key(|(at, s)| (s.len(), std::cmp::Reverse(*at)));
    if let Some((at, _)) = fullest.filter(|(_, sheet)| is_silent && sheet.len() >= FILLED)
        && let Some(sheet) = reading.sheets.get_mut(at)
    {
        for finding in sheet.findings.iter_mut().filter(|f| f.kind == FindingKind::IgnoredSheet) {
            (finding.severity, finding.kind) = (Severity::Warning, FindingKind::UnrecognisedSheet);
        }
    }
    for (sheet, as_it_is) in reading.sheets.iter_mut().zip(&workbook.sheets) {
        let is_hidden = as_it_is.visibility != Visibility::Visible && !as_it_is.is_empty();
        for finding in sheet.findings.iter_mut().filter(|f| is_hidden && f.kind == FindingKind::IgnoredSheet) {
            finding.severity = Severity::Warning;
        }
    }
}

/// Names the lines of a unit's set that none of its self-assessment sheets has.
fn missing_lines(reading: &mut FileReading, known: &Known<'_>) {
    let forms = |s: &SheetReading| s.kind == SheetKind::SelfAssessment && !s.lines.is_empty();
    let mut units: Vec<UnitId> = Vec::new();
    for at in 0..reading.sheets.len() {
        let Some(sheet) = reading.sheets.get(at).filter(|s| forms(s)) else { continue };
        let Some(unit) = sheet.unit.filter(|u| !units.contains(u)) else { continue };
        units.push(unit);
        let same = reading.sheets.iter().filter(|s| forms(s) && s.unit == Some(unit));
        let there: std::collections::HashSet<LineId> = same.flat_map(|s| s.lines.iter().copied()).collect();
        let missing: Vec<Finding> = missing(known, unit, |line| there.contains(&line)).collect();
        if let Some(sheet) = reading.sheets.get_mut(at) {
            let name = sheet.sheet.clone();
            sheet.findings.extend(missing.into_iter().map(|f| Finding { sheet: Some(name.clone()), ..f }));
        }
    }
}

/// The lines of a unit's set that its only form hasn't.
fn missing_of(form: &SheetReading, unit: UnitId, known: &Known<'_>) -> Vec<Finding> {
    if form.kind != SheetKind::SelfAssessment {
        return Vec::new();
    }
    let missing = missing(known, unit, |line| form.lines.contains(&line));
    missing.map(|finding| Finding { sheet: Some(form.sheet.clone()), ..finding }).collect()
}

fn missing<'k>(
    known: &'k Known<'_>,
    unit: UnitId,
    is_there: impl Fn(LineId) -> bool + 'k,
) -> impl Iterator<Item = Finding> + 'k {
    known.expected_of(unit).filter(move |node| !is_there(node.id)).map(move |node| {
        let finding = Finding::new(Severity::Warning, FindingKind::MissingLine);
        finding.unit(Some(unit)).line(node.id).expected(node.text.clone())
    })
}
