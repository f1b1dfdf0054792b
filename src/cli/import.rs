//! `thamdinh import`: the rehearsal as JSON or for people, and the command that takes it in.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value as Json, json};

use crate::domain::campaign::{Campaign, Command};
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Round, What};
use crate::text::Text;
use crate::workbench::import::{self, Differing, FilePreview, Options, Part, Preview, SheetKind, SheetPreview, State};

/// What stands on the command line.
#[derive(Debug, Clone)]
pub struct Arguments {
    /// The campaign file.
    pub file: PathBuf,
    /// Spreadsheets and folders.
    pub paths: Vec<PathBuf>,
    /// Whether anything is written.
    pub mode: Mode,
    /// What happens to values that differ from the recorded ones.
    pub differing: Differing,
    /// JSON, or for people.
    pub output: Output,
    /// `--as`
    pub kind: Option<SheetKind>,
    /// `--unit`
    pub unit: Option<UnitId>,
    /// `--round`
    pub round: Option<Round>,
    /// `--by`
    pub by: Option<String>,
}

/// Whether an import writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// It writes.
    #[default]
    Write,
    /// It only says what it would do.
    Rehearse,
}

/// Who reads the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Output {
    /// People.
    #[default]
    People,
    /// Programs.
    Json,
}

/// What an import has to say.
#[derive(Debug)]
pub struct Report {
    /// The command to run; none in a rehearsal or where nothing is new.
    pub command: Option<Command>,
    /// For standard output.
    pub output: String,
    /// Notes for standard error.
    pub notes: Vec<String>,
    /// The exit code, where the command goes through.
    pub exit_code: u8,
}

/// Reads the spreadsheets and prepares everything; writing the command is the caller's.
pub fn run(campaign: &Arc<Campaign>, arguments: &Arguments, text: &Text) -> Report {
    let options = Options {
        as_kind: arguments.kind,
        unit: arguments.unit,
        round: arguments.round,
        differing: arguments.differing,
    };
    let preview = import::rehearse(campaign, &arguments.paths, &options, &|_, _| ControlFlow::Continue(()));
    let output = match arguments.output {
        Output::Json => document(&preview, campaign, text).to_string() + "\n",
        Output::People => for_people(&preview, campaign, text, arguments.mode),
    };
    Report {
        command: (arguments.mode == Mode::Write && preview.writes()).then(|| preview.command()),
        output,
        notes: preview.notes.iter().map(|n| import::note(text, n)).collect(),
        exit_code: u8::from(preview.has_findings()),
    }
}

/// Prints a report's notes and output.
///
/// # Errors
/// Where the streams can't be written.
pub fn print(report: &Report) -> std::io::Result<()> {
    let mut err = std::io::stderr().lock();
    for note in &report.notes {
        writeln!(err, "{note}")?;
    }
    let mut out = std::io::stdout().lock();
    out.write_all(report.output.as_bytes())?;
    out.flush()
}

/// The document of `import --json`.
pub fn document(preview: &Preview, campaign: &Campaign, text: &Text) -> Json {
    let files: Vec<Json> = preview.files.iter().map(|f| file(f, campaign, text)).collect();
    let counts = preview.counts;
    json!({
        "files": files,
        "counts": {"new": counts.new, "changed": counts.changed, "same": counts.same, "refused": counts.refused},
    })
}

fn file(file: &FilePreview, campaign: &Campaign, text: &Text) -> Json {
    let sheets: Vec<Json> = file.sheets.iter().map(|s| sheet(s, campaign, text)).collect();
    let mut out = json!({
        "path": file.path.display().to_string(),
        "sha256": file.sha256.map(|d| d.to_string()),
        "error": file.error().map(|f| import::sentence(text, campaign, f)),
        "sheets": sheets,
    });
    if let (false, Some(out)) = (file.findings.is_empty(), out.as_object_mut()) {
        let findings: Vec<Json> = file.findings.iter().map(|f| finding(f, campaign, text)).collect();
        out.insert("findings".to_owned(), Json::Array(findings));
    }
    out
}

fn sheet(sheet: &SheetPreview, campaign: &Campaign, text: &Text) -> Json {
    let reading = &sheet.reading;
    let findings: Vec<Json> = reading.findings.iter().map(|f| finding(f, campaign, text)).collect();
    json!({
        "sheet": &*reading.sheet,
        "kind": reading.kind.word(),
        "block": reading.block.map(|b| b.as_str()),
        "unit": reading.unit.map(|u| u.as_str()),
        "rows_seen": reading.rows_seen,
        "rows_taken": reading.rows_taken,
        "values": values(sheet, campaign),
        "findings": findings,
    })
}

/// The values that are taken, or recorded already.
fn values(sheet: &SheetPreview, campaign: &Campaign) -> Vec<Json> {
    let mut out = Vec::new();
    for (read, taken) in sheet.reading.values.iter().zip(&sheet.taken) {
        for (part, state) in taken.parts(read) {
            let stays = match state {
                State::New | State::Same => true,
                State::Changed => taken.written.is_some(),
                State::Refused => false,
            };
            if !stays {
                continue;
            }
            let (cell, what, value) = match part {
                Part::Value => (read.cell, read.key.what.word(), read.value.printed()),
                Part::Reason => (read.reason_cell.unwrap_or(read.cell), "reason", read.value.reason().map(str::to_owned)),
            };
            let mut entry = json!({
                "cell": cell.to_string(),
                "unit": read.key.unit.as_str(),
                "line": code(campaign, Some(read.key.unit), read.key.line),
                "what": what,
                "value": value,
            });
            if let (What::Appraised(round), Some(entry)) = (read.key.what, entry.as_object_mut()) {
                entry.insert("round".to_owned(), json!(round.number()));
            }
            out.push(entry);
        }
    }
    out
}

fn finding(finding: &Finding, campaign: &Campaign, text: &Text) -> Json {
    json!({
        "severity": finding.severity.word(),
        "kind": finding.kind.word(),
        "cell": finding.cell.map(|c| c.to_string()),
        "unit": finding.unit.map(|u| u.as_str()),
        "line": finding.line.and_then(|line| code(campaign, finding.unit, line)),
        "found": finding.found.as_deref(),
        "expected": finding.expected.as_deref(),
        "message": import::sentence(text, campaign, finding),
    })
}

/// The code of a line.
fn code<'c>(campaign: &'c Campaign, unit: Option<UnitId>, line: LineId) -> Option<&'c str> {
    if line.is_none() {
        return None;
    }
    let of_unit = unit.and_then(|u| campaign.block_of(u)).and_then(|b| b.set.node(line));
    let node = of_unit.or_else(|| campaign.blocks().iter().find_map(|b| b.set.node(line)))?;
    Some(&node.code)
}

/// A report for people: a line a sheet, then what to look at.
fn for_people(preview: &Preview, campaign: &Campaign, text: &Text, mode: Mode) -> String {
    let mut out = String::new();
    for file in &preview.files {
        out.push_str(&format!("{}\n", file.path.display()));
        for found in &file.findings {
            out.push_str(&format!("  {}\n", told(found, campaign, text)));
        }
        for sheet in &file.sheets {
            let reading = &sheet.reading;
            let unit = reading.unit.and_then(|u| campaign.unit(u)).map(|u| u.name.to_string());
            let block = reading.block.and_then(|b| campaign.block(b)).map(|b| b.block.name.to_string());
            let whose = unit.or(block).unwrap_or_else(|| "–".to_owned());
            let values = values(sheet, campaign).len().to_string();
            let kind = kind(text, reading.kind);
            let rows = reading.rows_seen.to_string();
            let line = text.fill(
                "import-sheet",
                &[("sheet", &reading.sheet), ("kind", &kind), ("whose", &whose), ("values", &values), ("rows", &rows)],
            );
            out.push_str(&format!("  {line}\n"));
            for found in reading.findings.iter().filter(|f| f.severity != Severity::Info || f.kind != FindingKind::IgnoredSheet) {
                out.push_str(&format!("    {}\n", told(found, campaign, text)));
            }
        }
    }
    let counts = preview.counts;
    let numbers = [counts.new, counts.changed, counts.same, counts.refused].map(|n| n.to_string());
    let [new, changed, same, refused] = &numbers;
    let arguments = [("new", new.as_str()), ("changed", changed.as_str()), ("same", same.as_str()), ("refused", refused.as_str())];
    out.push_str(&text.fill("import-counts", &arguments));
    out.push('\n');
    if mode == Mode::Rehearse {
        out.push_str(&text.say("import-rehearsal"));
        out.push('\n');
    }
    out
}

/// A finding with its severity in front.
fn told(finding: &Finding, campaign: &Campaign, text: &Text) -> String {
    let severity = match finding.severity {
        Severity::Info => text.say("severity-info"),
        Severity::Warning => text.say("severity-warning"),
        Severity::Error => text.say("severity-error"),
    };
    format!("{severity}: {}", import::sentence(text, campaign, finding))
}

fn kind(text: &Text, kind: SheetKind) -> String {
    match kind {
        SheetKind::SelfAssessment => text.say("sheet-kind-self-assessment"),
        SheetKind::Appraisal => text.say("sheet-kind-appraisal"),
        SheetKind::Survey => text.say("sheet-kind-survey"),
        SheetKind::Satisfaction => text.say("sheet-kind-satisfaction"),
        SheetKind::PreviousResults => text.say("sheet-kind-previous-results"),
        SheetKind::Ignored => text.say("sheet-kind-ignored"),
    }
}
