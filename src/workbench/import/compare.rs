//! Compares what files say with each other and with what is recorded.

use std::collections::{BTreeMap, HashMap};

use super::{Differing, Preview, SheetPreview};
use crate::domain::campaign::{Campaign, Edit, Refusal};
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::register::Reading;
use crate::domain::slug::UnitId;
use crate::domain::value::{Key, Value};
use crate::sheets::read::ReadValue;

/// What becomes of a value, or of the reason beside a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing is recorded yet: it is taken.
    New,
    /// The same is recorded.
    Same,
    /// Something else is recorded: it is taken where that was asked for.
    Changed,
    /// It is not taken; a finding says why.
    Refused,
}

/// What becomes of a value that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// The score or other value; none where there is only a reason.
    pub value: Option<State>,
    /// The reason beside a score.
    pub reason: Option<State>,
    /// What the register would hold; none where nothing is written.
    pub written: Option<Value>,
}

/// A part of a value that was read: the value itself, or the reason beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The value.
    Value,
    /// The reason.
    Reason,
}

impl Taken {
    const REFUSED: Taken = Taken { value: Some(State::Refused), reason: None, written: None };

    /// The parts that were read, with what becomes of each.
    pub fn parts(&self, _of: &ReadValue) -> impl Iterator<Item = (Part, State)> + use<> {
        let value = self.value.map(|s| (Part::Value, s));
        let reason = self.reason.map(|s| (Part::Reason, s));
        value.into_iter().chain(reason)
    }
}

type Place = (usize, usize, usize);

/// Finds registers that more than one sheet speaks about: equal values are taken once, others not at all.
pub(super) fn twice(preview: &mut Preview) {
    let mut seen: HashMap<Key, Vec<Place>> = HashMap::new();
    for (file, f) in preview.files.iter().enumerate() {
        for (sheet, s) in f.sheets.iter().enumerate() {
            for (at, value) in s.reading.values.iter().enumerate() {
                seen.entry(value.key).or_default().push((file, sheet, at));
            }
        }
    }
    let mut groups: Vec<(Key, Vec<Place>)> = seen.into_iter().filter(|(_, places)| places.len() > 1).collect();
    if groups.is_empty() {
        return;
    }
    groups.sort_by(|a, b| a.1.cmp(&b.1));
    let mut gone: Vec<Place> = Vec::new();
    let mut units: BTreeMap<(UnitId, usize, usize), (bool, String)> = BTreeMap::new();
    for (key, places) in &groups {
        let values: Vec<(&Place, ReadValue)> = places.iter().filter_map(|p| Some((p, value_at(preview, *p)?.clone()))).collect();
        let equal = values.windows(2).all(|pair| matches!(pair, [a, b] if a.1.value == b.1.value));
        let named: Vec<String> = values.iter().map(|(p, v)| named(preview, **p, v)).collect();
        let found = named.join("; ");
        for (nth, (place, value)) in values.iter().enumerate() {
            let (file, sheet, _) = **place;
            if nth > 0 {
                let of_unit = units.entry((key.unit, file, sheet)).or_insert_with(|| (true, found.clone()));
                of_unit.0 &= equal;
            }
            if equal && nth == 0 {
                continue;
            }
            gone.push(**place);
            if !equal {
                let mut finding = Finding::new(Severity::Error, FindingKind::DuplicateUnit).at(value.cell).unit(Some(key.unit)).found(found.as_str());
                if !key.line.is_none() {
                    finding = finding.line(key.line);
                }
                note(preview, file, sheet, finding);
            }
        }
    }
    for ((unit, file, sheet), (equal, found)) in units {
        if equal {
            note(preview, file, sheet, Finding::new(Severity::Warning, FindingKind::DuplicateUnit).unit(Some(unit)).found(found));
        }
    }
    gone.sort_unstable();
    for (file, sheet, at) in gone.into_iter().rev() {
        if let Some(sheet) = preview.files.get_mut(file).and_then(|f| f.sheets.get_mut(sheet)) {
            sheet.reading.values.remove(at);
        }
    }
}

fn value_at(preview: &Preview, (file, sheet, at): Place) -> Option<&ReadValue> {
    preview.files.get(file)?.sheets.get(sheet)?.reading.values.get(at)
}

fn named(preview: &Preview, (file, sheet, _): Place, value: &ReadValue) -> String {
    let file = preview.files.get(file);
    let name = file.map(|f| super::file_name(&f.path)).unwrap_or_default();
    let sheet = file.and_then(|f| f.sheets.get(sheet)).map(|s| s.reading.sheet.clone()).unwrap_or_default();
    format!("{name} / {sheet}!{} = {}", value.cell, value.value.printed().unwrap_or_default().replace('.', ","))
}

fn note(preview: &mut Preview, file: usize, sheet: usize, finding: Finding) {
    if let Some(sheet) = preview.files.get_mut(file).and_then(|f| f.sheets.get_mut(sheet)) {
        tell(sheet, finding);
    }
}

fn tell(sheet: &mut SheetPreview, finding: Finding) {
    let name = sheet.reading.sheet.clone();
    sheet.reading.findings.push(Finding { sheet: Some(name), ..finding });
}

/// Says of every value whether it is new, the same, changed or refused.
pub(super) fn with_recorded(campaign: &Campaign, differing: Differing, preview: &mut Preview) {
    for sheet in preview.files.iter_mut().flat_map(|f| &mut f.sheets) {
        let values = std::mem::take(&mut sheet.reading.values);
        sheet.taken = values.iter().map(|value| one(campaign, differing, value, sheet)).collect();
        sheet.reading.values = values;
        let compared = std::mem::take(&mut sheet.reading.compared);
        for value in &compared {
            if let Some(recorded) = campaign.read(value.key).value().filter(|r| **r != value.value) {
                tell(sheet, differs(value, recorded, Severity::Warning));
            }
        }
        sheet.reading.compared = compared;
    }
}

fn one(campaign: &Campaign, differing: Differing, read: &ReadValue, sheet: &mut SheetPreview) -> Taken {
    if let Err(refusal) = campaign.check(&Edit { key: read.key, value: read.value.clone(), from: None }) {
        tell(sheet, refused(read, &refusal));
        return Taken::REFUSED;
    }
    let recorded = match campaign.read(read.key) {
        Reading::Disputed(_) => {
            let finding = about(read, Severity::Warning, FindingKind::InDispute);
            tell(sheet, finding.found(printed(&read.value)));
            return Taken::REFUSED;
        }
        Reading::Blank => None,
        Reading::Agreed(head) => Some(head.value().clone()),
    };
    let taken = merged(&read.value, recorded.as_ref(), differing);
    if taken.value == Some(State::Changed) || taken.reason == Some(State::Changed) {
        let severity = match differing {
            Differing::Reported => Severity::Warning,
            Differing::Taken => Severity::Info,
        };
        if let Some(recorded) = &recorded {
            tell(sheet, differs(read, recorded, severity));
        }
    }
    taken
}

/// Puts what was read together with what is recorded: a blank never clears.
fn merged(read: &Value, recorded: Option<&Value>, differing: Differing) -> Taken {
    let (Value::Score(score, reason), true) = (read, matches!(recorded, None | Some(Value::Score(..)))) else {
        let state = match recorded {
            None => State::New,
            Some(recorded) if recorded == read => State::Same,
            Some(_) => State::Changed,
        };
        let writes = state == State::New || state == State::Changed && differing == Differing::Taken;
        return Taken { value: Some(state), reason: None, written: writes.then(|| read.clone()) };
    };
    let (old_score, old_reason) = match recorded {
        Some(Value::Score(score, reason)) => (*score, reason.clone()),
        _ => (None, None),
    };
    let value = score.map(|score| match old_score {
        None => State::New,
        Some(old) if old == score => State::Same,
        Some(_) => State::Changed,
    });
    let told = reason.as_ref().map(|reason| match &old_reason {
        // A reason belongs to its score: it isn't taken without it.
        _ if value == Some(State::Changed) => State::Changed,
        None => State::New,
        Some(old) if old == reason => State::Same,
        Some(_) => State::Changed,
    });
    let takes = |state: Option<State>| match state {
        Some(State::New) => true,
        Some(State::Changed) => differing == Differing::Taken,
        _ => false,
    };
    let new_score = if takes(value) { *score } else { old_score };
    let new_reason = if takes(told) { reason.clone() } else { old_reason };
    let written = (takes(value) || takes(told)).then_some(Value::Score(new_score, new_reason));
    Taken { value, reason: told, written }
}

fn about(read: &ReadValue, severity: Severity, kind: FindingKind) -> Finding {
    let finding = Finding::new(severity, kind).at(read.cell).unit(Some(read.key.unit));
    if read.key.line.is_none() { finding } else { finding.line(read.key.line) }
}

fn differs(read: &ReadValue, recorded: &Value, severity: Severity) -> Finding {
    about(read, severity, FindingKind::DiffersFromRecorded).found(printed(&read.value)).expected(printed(recorded))
}

/// A value for people; a score with its reason behind it.
fn printed(value: &Value) -> String {
    let text = match value {
        Value::Text(_) => return value.printed().unwrap_or_default(),
        _ => value.printed().unwrap_or_default().replace('.', ","),
    };
    match value.reason() {
        Some(reason) if text.is_empty() => reason.to_owned(),
        Some(reason) => format!("{text} ({reason})"),
        None => text,
    }
}

/// The finding that says why the campaign doesn't take a value.
fn refused(read: &ReadValue, refusal: &Refusal) -> Finding {
    let kind = match refusal {
        Refusal::OverMax { .. } | Refusal::NotAPercentage(..) => FindingKind::OverMax,
        Refusal::Negative(..) => FindingKind::Negative,
        Refusal::MustBeScored(..) => FindingKind::NaNotAllowed,
        Refusal::UnknownUnit(_) => FindingKind::UnknownUnit,
        Refusal::OtherSource(..) => FindingKind::OtherSidesColumn,
        _ => FindingKind::UnknownLine,
    };
    about(read, Severity::Error, kind).found(printed(&read.value))
}
