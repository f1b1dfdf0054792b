//! `import`: reads spreadsheets, recognises what each sheet is, and takes it in.

use std::path::Path;

use serde::{Serialize, Serializer};

use super::arguments::Import;
use super::{DONE, LOOK, Session, UNUSABLE};
use crate::domain::campaign::{Campaign, Refusal};
use crate::domain::finding::{Cell, Finding, Severity};
use crate::domain::slug::{LineId, Slug, UnitId};
use crate::domain::value::Key;
use crate::sheets::read::{Options, ReadValue, SheetKind, Told};
use crate::text::Text;
use crate::workbench::import::{self, Differing, Fate, Fates, FilePreview, Preview, SheetPreview};
use crate::workbench::job::Progress;
use crate::workbench::{Trouble, Workbench};

/// What is made while it is printed: there may be thousands of files.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[derive(Serialize)]
struct Report<F: Serialize> {
    files: F,
    counts: Counts,
}

#[derive(Serialize)]
struct Counts {
    new: usize,
    changed: usize,
    same: usize,
    refused: usize,
}

#[derive(Serialize)]
struct FileReport<S: Serialize> {
    path: String,
    sha256: Option<String>,
    error: Option<String>,
    sheets: S,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<FindingReport>,
}

#[derive(Serialize)]
struct SheetReport<V: Serialize, F: Serialize> {
    sheet: String,
    kind: &'static str,
    block: Option<&'static str>,
    unit: Option<&'static str>,
    rows_seen: u32,
    rows_taken: u32,
    values: V,
    findings: F,
}

#[derive(Serialize)]
struct ValueReport {
    cell: String,
    unit: &'static str,
    line: Option<String>,
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    round: Option<u8>,
    value: String,
}

#[derive(Serialize)]
struct FindingReport {
    severity: &'static str,
    kind: &'static str,
    cell: Option<String>,
    unit: Option<&'static str>,
    line: Option<String>,
    found: Option<String>,
    expected: Option<String>,
    message: String,
}

pub(super) fn run(session: &mut Session<'_>, arguments: &Import) -> u8 {
    if arguments.dry_run {
        let campaign = match session.look_at(&arguments.file) {
            Ok(campaign) => campaign,
            Err(code) => return code,
        };
        return match rehearse(session, &campaign, arguments) {
            Ok(preview) => rehearsed(session, &campaign, &preview, arguments),
            Err(code) => code,
        };
    }
    let mut workbench = match session.open(&arguments.file, arguments.by.as_deref()) {
        Ok(workbench) => workbench,
        Err(code) => return code,
    };
    match rehearse(session, workbench.campaign(), arguments) {
        Ok(preview) => take_in(session, &mut workbench, &preview, arguments),
        Err(code) => code,
    }
}

/// The report of a rehearsal: what the import itself would say, a refusal too.
fn rehearsed(session: &mut Session<'_>, campaign: &Campaign, preview: &Preview, arguments: &Import) -> u8 {
    let edition = campaign.edition();
    let code = if edition.is_final {
        session.trouble(&Trouble::Refused(Refusal::Final(edition.edition)), Some(campaign))
    } else {
        DONE
    };
    report(session, campaign, preview, arguments).max(code)
}

fn take_in(session: &mut Session<'_>, workbench: &mut Workbench, preview: &Preview, arguments: &Import) -> u8 {
    let edition = workbench.campaign().edition();
    let written = if preview.writes() {
        workbench.run(preview.command()).map(|_| ())
    } else if edition.is_final {
        Err(Trouble::Refused(Refusal::Final(edition.edition)))
    } else {
        Ok(())
    };
    let campaign = workbench.campaign();
    let code = match &written {
        Ok(()) => DONE,
        Err(trouble) => session.trouble(trouble, Some(campaign)),
    };
    if code == UNUSABLE { code } else { report(session, campaign, preview, arguments).max(code) }
}

fn rehearse(session: &mut Session<'_>, campaign: &Campaign, arguments: &Import) -> Result<Preview, u8> {
    let options = options(session, campaign, arguments)?;
    let differing = if arguments.update { Differing::Taken } else { Differing::Reported };
    let progress = Progress::default();
    let preview = import::rehearse(campaign, &arguments.paths, &options, differing, &progress).ok_or(LOOK)?;
    for skipped in &preview.skipped {
        let line = session.text.fill("cli-import-skipped", &[("path", &skipped.display().to_string())]);
        session.note(&line);
    }
    Ok(preview)
}

fn options(session: &mut Session<'_>, campaign: &Campaign, arguments: &Import) -> Result<Options, u8> {
    let unit: Option<UnitId> = match &arguments.unit {
        None => None,
        Some(id) => match Slug::new(id).ok().filter(|id| campaign.unit(*id).is_some()) {
            Some(unit) => Some(unit),
            None => {
                let line = session.text.fill("cli-no-such-unit", &[("unit", id)]);
                session.note(&line);
                return Err(UNUSABLE);
            }
        },
    };
    let as_kind = arguments.kind.as_deref().and_then(SheetKind::from_word);
    let round = arguments.round.and_then(crate::domain::value::Round::from_number);
    let all = Told { as_kind, unit, round, ..Told::default() };
    Ok(Options { all, ..Options::default() })
}

fn report(session: &mut Session<'_>, campaign: &Campaign, preview: &Preview, arguments: &Import) -> u8 {
    if arguments.json {
        let (text, update) = (session.text.clone(), arguments.update);
        let files = Each(|| preview.files.iter().map(|f| file_report(f, campaign, &text, update)));
        let import::Counts { new, changed, same, refused } = preview.counts;
        session.print_json(&Report { files, counts: Counts { new, changed, same, refused } });
    } else {
        print(session, campaign, preview);
    }
    if preview.worst() > Some(Severity::Info) { LOOK } else { DONE }
}

fn file_report(file: &FilePreview, campaign: &Campaign, text: &Text, update: bool) -> impl Serialize {
    FileReport {
        path: file.path.display().to_string(),
        sha256: file.sha256.map(|d| d.to_string()),
        error: file.error.as_ref().map(|e| text.grid_error(e)),
        sheets: Each(move || file.sheets.iter().map(move |s| sheet_report(s, campaign, text, update))),
        findings: file.findings.iter().map(|f| finding_report(f, campaign, text)).collect(),
    }
}

fn sheet_report(sheet: &SheetPreview, campaign: &Campaign, text: &Text, update: bool) -> impl Serialize {
    let reading = &sheet.reading;
    let judged = move || reading.values.iter().zip(&sheet.fates);
    SheetReport {
        sheet: reading.sheet.to_string(),
        kind: reading.kind.word(),
        block: reading.block.map(|b| b.as_str()),
        unit: reading.unit.map(|u| u.as_str()),
        rows_seen: reading.rows_seen,
        rows_taken: reading.rows_taken,
        values: Each(move || judged().flat_map(move |one| value_reports(one, campaign, update))),
        findings: Each(move || reading.findings.iter().map(move |f| finding_report(f, campaign, text))),
    }
}

/// The values that are taken: a score and its reason apart.
fn value_reports(
    (read, fates): (&ReadValue, &Fates),
    campaign: &Campaign,
    update: bool,
) -> impl Iterator<Item = ValueReport> {
    let key = read.key;
    let is_taken = |fate: Option<Fate>| match fate {
        Some(Fate::New | Fate::Same) => true,
        Some(Fate::Changed) => update,
        Some(Fate::Refused) | None => false,
    };
    let make = |cell: Cell, what, value: String| ValueReport {
        cell: cell.to_string(),
        unit: key.unit.as_str(),
        line: line_code(campaign, key.unit, key.line),
        what,
        round: key.what.round().map(|r| r.number()),
        value,
    };
    let score = is_taken(fates.value).then(|| read.value.printed()).flatten();
    let reason = read.value.reason().filter(|_| is_taken(fates.reason));
    let reason = reason.map(|words| make(read.reason_cell.unwrap_or(read.cell), "reason", words.to_owned()));
    score.map(|value| make(read.cell, what(key), value)).into_iter().chain(reason)
}

fn what(key: Key) -> &'static str {
    key.what.word()
}

fn line_code(campaign: &Campaign, unit: UnitId, line: LineId) -> Option<String> {
    if line.is_none() {
        return None;
    }
    let node = campaign.block_of(unit).and_then(|b| b.set.node(line));
    Some(node.map_or_else(|| line.to_string(), |n| n.code.to_string()))
}

fn finding_report(finding: &Finding, campaign: &Campaign, text: &Text) -> FindingReport {
    let line = finding.line.and_then(|line| match finding.unit {
        Some(unit) => line_code(campaign, unit, line),
        None => campaign
            .blocks()
            .iter()
            .find_map(|b| Some(b.set.node(line)?.code.to_string()))
            .or_else(|| (!line.is_none()).then(|| line.to_string())),
    });
    FindingReport {
        severity: finding.severity.word(),
        kind: finding.kind.word(),
        cell: finding.cell.map(|c| c.to_string()),
        unit: finding.unit.map(|u| u.as_str()),
        line,
        found: finding.found.as_deref().map(str::to_owned),
        expected: finding.expected.as_deref().map(str::to_owned),
        message: text.finding(finding, campaign),
    }
}

fn print(session: &mut Session<'_>, campaign: &Campaign, preview: &Preview) {
    for file in &preview.files {
        print_file(session, campaign, file);
    }
    let count = |n: usize| session.text.count(n);
    let c = preview.counts;
    let line = session.text.fill(
        "cli-import-counts",
        &[
            ("new", &count(c.new)),
            ("changed", &count(c.changed)),
            ("same", &count(c.same)),
            ("refused", &count(c.refused)),
        ],
    );
    session.print(&line);
}

fn print_file(session: &mut Session<'_>, campaign: &Campaign, file: &FilePreview) {
    session.print(&shown(&file.path));
    if let Some(error) = &file.error {
        let line = format!("  ! {}", session.text.grid_error(error));
        session.print(&line);
    }
    for sheet in &file.sheets {
        let kind = session.text.sheet_kind(sheet.reading.kind);
        let unit = sheet.reading.unit.map(|u| session.text.unit_name(campaign, u)).unwrap_or_default();
        let (taken, seen) = (sheet.reading.rows_taken, sheet.reading.rows_seen);
        let line = format!("  {}: {kind} {unit} ({taken}/{seen})", sheet.reading.sheet);
        session.print(&line);
        for finding in &sheet.reading.findings {
            let severity = session.text.severity(finding.severity);
            let line = format!("    {severity} {}", session.text.finding(finding, campaign));
            session.print(&line);
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
