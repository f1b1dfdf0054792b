//! What the import page shows: files, sheets, what they were taken for, and what is wrong, by kind.

use crate::domain::campaign::Campaign;
use crate::domain::finding::{Cell, Finding, FindingKind, Severity as Grade};
use crate::domain::setup::Unit;
use crate::domain::slug::{LineId, UnitId};
use crate::sheets::read::{Meaning, SheetKind, SheetReading};
use crate::text::{Text, fold};
use crate::ui::column::meaning;
use crate::ui::context::Context;
use crate::ui::theme::Severity;
use crate::workbench::import::{FilePreview, SheetPreview};

/// How alike two names are where one is likely meant by the other; the person still has to say so.
const LIKELY: f64 = 0.75;

/// A file in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow {
    /// Its name.
    pub name: String,
    /// What it was taken for.
    pub under: String,
    /// How much of it would be written.
    pub right: String,
    /// The worst that was found in it.
    pub severity: Severity,
}

/// A sheet of the file that is looked at; or the file as a whole, where no sheet could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetPart {
    /// Which of the file's sheets it is; none for the file as a whole.
    pub number: Option<usize>,
    /// Its name; none for the file as a whole.
    pub name: Option<String>,
    /// Kind, unit, rows and values, each a few words.
    pub facts: Vec<String>,
    /// What the columns were taken for; empty where none was.
    pub columns: String,
    /// What is wrong or odd.
    pub groups: Vec<Group>,
}

/// Findings of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// How bad they are.
    pub severity: Severity,
    /// The kind.
    pub kind: FindingKind,
    /// Its name.
    pub name: String,
    /// What it means and what to do.
    pub advice: String,
    /// Each of them.
    pub rows: Vec<FindingRow>,
    /// Names in cells that are no unit's, each once.
    pub names: Vec<String>,
    /// Words in the cells of scores that nobody has told the meaning of, each once.
    pub words: Vec<String>,
}

/// One finding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindingRow {
    /// The cell, as the spreadsheet names it.
    pub cell: String,
    /// The same as a place.
    pub at: Option<Cell>,
    /// The code of the line.
    pub line: String,
    /// The unit, where it isn't the sheet's.
    pub unit: String,
    /// What stands there.
    pub found: String,
    /// What was expected.
    pub expected: String,
}

/// How the files of a rehearsal are sorted out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sorted {
    /// Files with nothing to look at.
    pub good: usize,
    /// Files with warnings.
    pub odd: usize,
    /// Files with values that aren't taken, or that can't be read.
    pub bad: usize,
}

/// Sorts the files out.
pub fn sorted(files: &[FilePreview]) -> Sorted {
    let mut sorted = Sorted::default();
    for file in files {
        match worst(file) {
            Severity::Error => sorted.bad += 1,
            Severity::Warning => sorted.odd += 1,
            Severity::Info | Severity::Ok => sorted.good += 1,
        }
    }
    sorted
}

/// A file as a row of the list.
pub fn file_row(file: &FilePreview, context: &Context<'_>) -> FileRow {
    let text = context.text;
    let written = file.written();
    let read: usize = file.sheets.iter().map(|s| s.reading.values.len()).sum();
    let right = match (written, read) {
        (0, 0) => text.say("import-nothing-read"),
        (0, _) => text.say("import-nothing-new"),
        (written, _) => text.fill("import-values", &[("values", &text.count(written))]),
    };
    FileRow { name: file.name(), under: taken_for(file, context), right, severity: worst(file) }
}

/// The worst that was found in a file.
pub fn worst(file: &FilePreview) -> Severity {
    let found = file.findings().map(|f| severity(f.severity)).max();
    let error = file.error.as_ref().map(|_| Severity::Error);
    match found.max(error).unwrap_or(Severity::Ok) {
        // What was mended with certainty needs no look.
        Severity::Info => Severity::Ok,
        worst => worst,
    }
}

/// The file that wants a look most: the first of the worst.
pub fn worst_of(files: &[FilePreview]) -> usize {
    let worst_first = files.iter().enumerate().max_by_key(|(at, file)| (worst(file), std::cmp::Reverse(*at)));
    worst_first.map_or(0, |(at, _)| at)
}

/// The sheets of a file.
pub fn sheets(file: &FilePreview, context: &Context<'_>) -> Vec<SheetPart> {
    let mut parts = Vec::new();
    if file.error.is_some() || !file.findings.is_empty() {
        let facts = file.error.as_ref().map(|error| context.text.grid_error(error));
        let groups = if facts.is_some() { Vec::new() } else { groups(&file.findings, None, context) };
        parts.push(SheetPart {
            number: None,
            name: None,
            facts: facts.into_iter().collect(),
            columns: String::new(),
            groups,
        });
    }
    parts.extend(file.sheets.iter().enumerate().map(|(at, sheet)| sheet_part(at, sheet, context)));
    parts
}

fn sheet_part(number: usize, sheet: &SheetPreview, context: &Context<'_>) -> SheetPart {
    let (reading, text) = (&sheet.reading, context.text);
    let mut facts = vec![text.sheet_kind(reading.kind)];
    if reading.kind != SheetKind::Ignored {
        facts.extend(whose(reading, context));
        let rows = [("taken", &*text.count(reading.rows_taken)), ("seen", &*text.count(reading.rows_seen))];
        facts.push(text.fill("import-rows", &rows));
        let values = [("read", &*text.count(reading.values.len())), ("written", &*text.count(sheet.written()))];
        facts.push(text.fill("import-sheet-values", &values));
    }
    SheetPart {
        number: Some(number),
        name: Some(reading.sheet.to_string()),
        facts,
        columns: columns(reading, text),
        groups: groups(&reading.findings, reading.unit, context),
    }
}

/// The unit of a sheet, else its block.
fn whose(reading: &SheetReading, context: &Context<'_>) -> Option<String> {
    let unit = reading.unit.map(|unit| context.text.unit_name(context.campaign, unit));
    unit.or_else(|| Some(context.campaign.block(reading.block?)?.block.name.to_string()))
}

/// What a file was taken for: the kind and unit of its sheets, each said once.
fn taken_for(file: &FilePreview, context: &Context<'_>) -> String {
    let text = context.text;
    if file.error.is_some() {
        return text.say("import-unreadable");
    }
    let read = file.sheets.iter().map(|s| &s.reading).filter(|r| r.kind != SheetKind::Ignored);
    let mut said: Vec<String> = Vec::new();
    for reading in read {
        let words = match whose(reading, context) {
            Some(whose) => format!("{} · {whose}", text.sheet_kind(reading.kind)),
            None => text.sheet_kind(reading.kind),
        };
        if !said.contains(&words) {
            said.push(words);
        }
    }
    match said.as_slice() {
        [] => text.sheet_kind(SheetKind::Ignored),
        [one] => one.clone(),
        [first, rest @ ..] => text.fill("import-and-more", &[("first", first), ("count", &text.count(rest.len()))]),
    }
}

/// All units, those with a name like this first; whether each is likely to be meant.
pub fn likely<'c>(campaign: &'c Campaign, name: &str) -> Vec<(&'c Unit, bool)> {
    let wanted = fold::words(name);
    let alike = |unit: &Unit| {
        let names = std::iter::once(&unit.name).chain(&unit.aliases);
        let best = names.map(|known| strsim::normalized_damerau_levenshtein(&wanted, &fold::words(known)));
        best.fold(0.0, f64::max)
    };
    let units = campaign.blocks().iter().flat_map(|b| &b.units);
    let mut found: Vec<(&Unit, f64)> = units.map(|unit| (unit, alike(unit))).collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    let second = found.get(1).map_or(0.0, |f| f.1);
    found.into_iter().map(|(unit, alike)| (unit, alike >= LIKELY && alike > second)).collect()
}

/// Which column was taken for what: `A mã · D điểm tự đánh giá`.
fn columns(reading: &SheetReading, text: &Text) -> String {
    let named = reading
        .columns
        .iter()
        .filter(|c| c.meaning != Meaning::Other)
        .map(|column| format!("{} {}", super::table::letters(column.at), meaning(column.meaning, text)));
    named.collect::<Vec<_>>().join(" · ")
}

/// Findings by kind, the worst first; a kind that is graded in two ways makes two groups.
fn groups(findings: &[Finding], unit: Option<UnitId>, context: &Context<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for finding in findings {
        let row = finding_row(finding, unit, context);
        let graded = severity(finding.severity);
        match groups.iter_mut().find(|g| g.kind == finding.kind && g.severity == graded) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group {
                severity: graded,
                kind: finding.kind,
                name: context.text.finding_kind(finding.kind),
                advice: context.text.finding_alone(&Finding::new(finding.severity, finding.kind)),
                rows: vec![row],
                names: Vec::new(),
                words: Vec::new(),
            }),
        }
    }
    for group in &mut groups {
        let is_word = |row: &&FindingRow| !row.line.is_empty() && !row.found.bytes().any(|b| b.is_ascii_digit());
        match group.kind {
            FindingKind::UnknownUnit => group.names = found_in(group, |row| !row.cell.is_empty()),
            FindingKind::NotANumber => group.words = found_in(group, is_word),
            _ => {}
        }
    }
    groups.sort_by_key(|g| std::cmp::Reverse(g.severity));
    groups
}

/// What some findings of a group found, each once.
fn found_in(group: &Group, wanted: impl Fn(&&FindingRow) -> bool) -> Vec<String> {
    let mut found: Vec<String> = group.rows.iter().filter(wanted).map(|row| row.found.clone()).collect();
    found.sort_unstable();
    found.dedup();
    found.retain(|words| !words.is_empty());
    found
}

fn finding_row(finding: &Finding, unit: Option<UnitId>, context: &Context<'_>) -> FindingRow {
    let text = context.text;
    let other = finding.unit.filter(|u| Some(*u) != unit);
    FindingRow {
        cell: finding.cell.map_or_else(String::new, |cell| cell.to_string()),
        at: finding.cell,
        line: finding.line.map_or_else(String::new, |line| code(finding.unit.or(unit), line, context)),
        unit: other.map_or_else(String::new, |unit| text.unit_name(context.campaign, unit)),
        found: finding.found.as_deref().unwrap_or_default().to_owned(),
        expected: finding.expected.as_deref().unwrap_or_default().to_owned(),
    }
}

fn code(unit: Option<UnitId>, line: LineId, context: &Context<'_>) -> String {
    let of_unit = unit.and_then(|unit| context.campaign.block_of(unit)).and_then(|block| block.set.node(line));
    let node = of_unit.or_else(|| context.campaign.blocks().iter().find_map(|block| block.set.node(line)));
    node.map_or_else(|| line.to_string(), |node| node.code.to_string())
}

/// How a grade of a finding is shown.
pub(super) fn severity(grade: Grade) -> Severity {
    match grade {
        Grade::Info => Severity::Info,
        Grade::Warning => Severity::Warning,
        Grade::Error => Severity::Error,
    }
}
