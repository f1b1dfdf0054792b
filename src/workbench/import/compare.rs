//! What was read against what is recorded: new, the same, changed, or not to be taken.
//!
//! A blank cell never clears a value, and an import never settles a dispute.

use std::sync::Arc;

use rayon::iter::{IntoParallelRefMutIterator as _, ParallelIterator as _};
use rayon::slice::ParallelSlice as _;

use super::{Counts, Differing, FilePreview, SheetPreview, as_written};
use crate::domain::campaign::{Campaign, Edit, Refusal};
use crate::domain::finding::{Cell, Finding, FindingKind, Severity};
use crate::domain::id_hash::{IdMap, IdSet};
use crate::domain::passage::Passage;
use crate::domain::register::Reading;
use crate::domain::repeats::{self, Repeats};
use crate::domain::value::{Key, Score, Value};
use crate::sheets::read::ReadValue;

/// So many values are judged at once, side by side with others.
const AT_ONCE: usize = 8192;

/// What becomes of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Nothing was recorded.
    New,
    /// The same is recorded.
    Same,
    /// Something else is recorded; taken only where that was asked for.
    Changed,
    /// Not taken.
    Refused,
}

/// What becomes of a value of a sheet. A score and its reason are judged apart and written as one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fates {
    /// Of the score, percentage, text, place; none where only a reason was given.
    pub value: Option<Fate>,
    /// Of the reason.
    pub reason: Option<Fate>,
    /// What is written, where anything is.
    write: Write,
}

/// What is written of a value.
#[derive(Debug, Clone, Default, PartialEq)]
enum Write {
    /// Nothing.
    #[default]
    Nothing,
    /// The value as it was read.
    AsRead,
    /// It, with what was recorded of the part that isn't taken.
    Merged(Box<Value>),
}

impl Fates {
    /// Whether anything is written.
    pub fn is_written(&self) -> bool {
        self.write != Write::Nothing
    }

    /// The write of a value from the sheet of this number.
    pub(super) fn edit(&self, read: &ReadValue, sheet: u16) -> Option<Edit> {
        let value = self.write.of(&read.value)?.clone();
        Some(Edit { key: read.key, value, from: Some((sheet, read.cell)) })
    }
}

impl Write {
    /// What is written of the value that was read.
    fn of<'v>(&'v self, read: &'v Value) -> Option<&'v Value> {
        match self {
            Write::Nothing => None,
            Write::AsRead => Some(read),
            Write::Merged(value) => Some(value),
        }
    }
}

/// Judges all values of all files.
pub(super) fn judge(campaign: &Campaign, files: &mut [FilePreview], differing: Differing) -> Counts {
    let sheets = || files.iter().flat_map(|f| &f.sheets);
    let compared: IdSet<Key> = sheets().flat_map(|s| &s.reading.compared).map(|v| v.key).collect();
    let read_now: IdMap<Key, Value> = sheets()
        .flat_map(|s| &s.reading.values)
        .filter(|v| compared.contains(&v.key))
        .map(|v| (v.key, v.value.clone()))
        .collect();
    let counted = files.par_iter_mut().map(|file| judge_file(campaign, file, differing, &read_now));
    counted.reduce(Counts::default, Counts::with)
}

fn judge_file(campaign: &Campaign, file: &mut FilePreview, differing: Differing, now: &IdMap<Key, Value>) -> Counts {
    let mut counts = Counts::default();
    for sheet in &mut file.sheets {
        judge_sheet(campaign, sheet, differing, &mut counts);
        compare_only(campaign, sheet, now);
        let refused = |f: &&Finding| f.severity == Severity::Error && f.cell.is_some();
        counts.refused += sheet.reading.findings.iter().filter(refused).count() + sheet.reading.refused_untold;
    }
    counts
}

fn judge_sheet(campaign: &Campaign, sheet: &mut SheetPreview, differing: Differing, counts: &mut Counts) {
    let name = sheet.reading.sheet.clone();
    let mut repeats = Repeats::default();
    let judge = |read: &ReadValue| one(campaign, read, differing);
    let judged = sheet.reading.values.par_chunks(AT_ONCE).map(|some| some.iter().map(judge).collect::<Vec<_>>());
    sheet.fates.reserve_exact(sheet.reading.values.len());
    for (fates, found) in judged.collect::<Vec<_>>().into_iter().flatten() {
        for fate in [fates.value, fates.reason].into_iter().flatten() {
            match fate {
                Fate::New => counts.new += 1,
                Fate::Same => counts.same += 1,
                Fate::Changed => counts.changed += 1,
                // counted with its finding
                Fate::Refused => {}
            }
        }
        for finding in found {
            let finding = Finding { sheet: Some(name.clone()), ..finding };
            sheet.reading.findings.extend(repeats.tell(finding, repeats::OF_A_SHEET));
        }
        sheet.fates.push(fates);
    }
    sheet.reading.findings.extend(repeats.rest());
    sheet.reading.refused_untold += repeats.refused();
}

fn one(campaign: &Campaign, read: &ReadValue, differing: Differing) -> (Fates, Vec<Finding>) {
    let reading = campaign.read(read.key);
    let taken_if_changed = differing == Differing::Taken && !reading.is_disputed();
    let recorded = reading.value().cloned().unwrap_or(Value::Blank);
    let parts = Parts::of(&read.value, &recorded, taken_if_changed, reading.is_disputed());
    let mut findings: Vec<Finding> = Vec::new();
    let place = |kind, severity, cell: Cell| {
        Finding::new(severity, kind).at(cell).unit(Some(read.key.unit)).line(read.key.line)
    };
    let differs = if taken_if_changed { Severity::Info } else { Severity::Warning };
    let kind = if reading.is_disputed() { FindingKind::InDispute } else { FindingKind::DiffersFromRecorded };
    if parts.value == Some(Fate::Changed) {
        let found = as_written(&read.value);
        findings.push(place(kind, differs, read.cell).found(found).expected(printed(&reading)));
    }
    if parts.reason == Some(Fate::Changed) {
        let cell = read.reason_cell.unwrap_or(read.cell);
        let found = read.value.reason().unwrap_or_default();
        findings.push(place(kind, differs, cell).found(found).expected(recorded.reason().unwrap_or_default()));
    }
    let write = match parts.merged {
        merged if merged == recorded || reading.is_disputed() => Write::Nothing,
        merged if merged == read.value => Write::AsRead,
        merged => Write::Merged(Box::new(merged)),
    };
    if let Some(refusal) = write.of(&read.value).and_then(|value| campaign.check(read.key, value).err()) {
        findings.push(place(kind_of(&refusal), Severity::Error, read.cell).found(as_written(&read.value)));
        let refused = |fate: Option<Fate>| fate.map(|_| Fate::Refused);
        return (Fates { value: refused(parts.value), reason: refused(parts.reason), write: Write::Nothing }, findings);
    }
    (Fates { value: parts.value, reason: parts.reason, write }, findings)
}

fn printed(reading: &Reading<'_>) -> String {
    match reading {
        Reading::Blank => String::new(),
        Reading::Agreed(head) => as_written(head.value()),
        Reading::Disputed(heads) => heads.iter().map(|h| as_written(h.value())).collect::<Vec<_>>().join(" / "),
    }
}

fn kind_of(refusal: &Refusal) -> FindingKind {
    match refusal {
        Refusal::OverMax { .. } | Refusal::NotAPercentage(..) => FindingKind::OverMax,
        Refusal::Negative(..) => FindingKind::Negative,
        Refusal::MustBeScored(..) => FindingKind::NaNotAllowed,
        Refusal::UnknownUnit(_) => FindingKind::UnknownUnit,
        _ => FindingKind::UnknownLine,
    }
}

/// The fates of a value's parts and what would stand in the register afterwards.
struct Parts {
    value: Option<Fate>,
    reason: Option<Fate>,
    merged: Value,
}

impl Parts {
    fn of(read: &Value, recorded: &Value, taken_if_changed: bool, is_disputed: bool) -> Parts {
        let Value::Score(score, reason) = read else {
            let fate = fate(Some(read), Some(recorded).filter(|v| **v != Value::Blank), is_disputed);
            let takes = takes(fate, taken_if_changed);
            let merged = if takes { read.clone() } else { recorded.clone() };
            return Parts { value: fate, reason: None, merged };
        };
        let (old_score, old_reason): (Option<Score>, Option<Passage>) = match recorded {
            Value::Score(score, reason) => (*score, reason.clone()),
            _ => (None, None),
        };
        let value = fate(score.as_ref(), old_score.as_ref(), is_disputed);
        let why = fate(reason.as_ref(), old_reason.as_ref(), is_disputed);
        let new_score = if takes(value, taken_if_changed) { *score } else { old_score };
        let new_reason = if takes(why, taken_if_changed) { reason.clone() } else { old_reason };
        let merged = match recorded {
            // a percentage stays where a sheet says "does not apply" and changes aren't taken
            Value::Percent(_) if !taken_if_changed => recorded.clone(),
            _ if new_score.is_none() && new_reason.is_none() => recorded.clone(),
            _ => Value::Score(new_score, new_reason),
        };
        Parts { value, reason: why, merged }
    }
}

fn takes(fate: Option<Fate>, taken_if_changed: bool) -> bool {
    fate == Some(Fate::New) || (fate == Some(Fate::Changed) && taken_if_changed)
}

fn fate<T: PartialEq>(read: Option<&T>, recorded: Option<&T>, is_disputed: bool) -> Option<Fate> {
    let read = read?;
    Some(match recorded {
        _ if is_disputed => Fate::Changed,
        None => Fate::New,
        Some(known) if known == read => Fate::Same,
        Some(_) => Fate::Changed,
    })
}

/// Self scores in an appraisal sheet: compared with those of this import, or with the recorded ones.
fn compare_only(campaign: &Campaign, sheet: &mut SheetPreview, read_now: &IdMap<Key, Value>) {
    let (mut findings, mut repeats) = (Vec::new(), Repeats::default());
    for read in &sheet.reading.compared {
        let recorded = campaign.read(read.key).value().cloned();
        let Some(known) = read_now.get(&read.key).cloned().or(recorded) else { continue };
        if known.as_score() != read.value.as_score() {
            let found: Arc<str> = as_written(&read.value).into();
            let finding = Finding::new(Severity::Warning, FindingKind::DiffersFromRecorded)
                .at(read.cell)
                .unit(Some(read.key.unit))
                .line(read.key.line)
                .found(found)
                .expected(as_written(&known));
            let finding = Finding { sheet: Some(sheet.reading.sheet.clone()), ..finding };
            findings.extend(repeats.tell(finding, repeats::OF_A_SHEET));
        }
    }
    findings.extend(repeats.rest());
    sheet.reading.findings.extend(findings);
}
