//! A unit that stands twice in one import, settled line by line.
//!
//! Different values: none is taken and every cell is named. Equal values: taken once, with a warning.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::{FilePreview, as_written};
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::id_hash::{IdMap, IdSet};
use crate::domain::repeats::{FIRST_PLACES, OF_A_SHEET, Repeats};
use crate::domain::slug::UnitId;
use crate::domain::value::{Key, What};

/// Position of a file, a sheet and a value.
type Position = (usize, usize, usize);

/// What was said, by file and sheet.
#[derive(Default)]
struct Said {
    /// The worst about a unit.
    worst: BTreeMap<(usize, usize, Key), Severity>,
    repeats: BTreeMap<(usize, usize), Repeats>,
}

pub(super) fn settle(files: &mut [FilePreview]) {
    let shared = in_several_sheets(files);
    if shared.is_empty() {
        return;
    }
    let mut first: IdMap<Key, Position> = IdMap::default();
    let mut more: BTreeMap<Key, Vec<Position>> = BTreeMap::new();
    for (f, file) in files.iter().enumerate() {
        for (s, sheet) in file.sheets.iter().enumerate() {
            for (v, value) in sheet.reading.values.iter().enumerate() {
                if !shared.contains(&(value.key.what, value.key.unit)) {
                    continue;
                }
                let here = (f, s, v);
                let known = *first.entry(value.key).or_insert(here);
                if known != here {
                    more.entry(value.key).or_insert_with(|| vec![known]).push(here);
                }
            }
        }
    }
    let mut twice: Vec<(Key, Vec<Position>)> = more.into_iter().collect();
    twice.sort_by_key(|(_, at)| at.first().copied());
    let mut dropped: HashSet<Position> = HashSet::new();
    let mut said = Said::default();
    for (key, at) in twice {
        one(files, key, &at, &mut dropped, &mut said);
    }
    for ((f, s), repeats) in &said.repeats {
        let Some(sheet) = files.get_mut(*f).and_then(|file| file.sheets.get_mut(*s)) else { continue };
        sheet.reading.findings.extend(repeats.rest());
        sheet.reading.refused_untold += repeats.refused();
    }
    units(files, &said.worst);
    if !dropped.is_empty() {
        drop_values(files, &dropped);
    }
}

/// What several sheets say something of. Each sheet has been settled by itself, so only there something can
/// stand twice; the values of a whole country are many more.
fn in_several_sheets(files: &[FilePreview]) -> IdSet<(What, UnitId)> {
    let mut first: IdMap<(What, UnitId), (usize, usize)> = IdMap::default();
    let mut shared = IdSet::default();
    for (f, file) in files.iter().enumerate() {
        for (s, sheet) in file.sheets.iter().enumerate() {
            for value in &sheet.reading.values {
                let of = (value.key.what, value.key.unit);
                if *first.entry(of).or_insert((f, s)) != (f, s) {
                    shared.insert(of);
                }
            }
        }
    }
    shared
}

fn one(files: &mut [FilePreview], key: Key, at: &[Position], dropped: &mut HashSet<Position>, said: &mut Said) {
    let value = |p: &Position| files.get(p.0)?.sheets.get(p.1)?.reading.values.get(p.2);
    let mut values = at.iter().filter_map(value).map(|v| &v.value);
    let first = values.next();
    let is_equal = values.all(|v| Some(v) == first);
    let severity = if is_equal { Severity::Warning } else { Severity::Error };
    // Each finding names the first of the others: so many pairs cost no more than so many values.
    let named: Vec<String> = at.iter().take(FIRST_PLACES + 1).map(|p| name(files, p)).collect();
    let after = others(&named, at, usize::MAX);
    for (number, position) in at.iter().enumerate() {
        if is_equal && number == 0 {
            continue;
        }
        dropped.insert(*position);
        let others = if number < named.len() { others(&named, at, number) } else { Arc::clone(&after) };
        let unit_key = Key { line: crate::domain::slug::Slug::NONE, ..key };
        let slot = said.worst.entry((position.0, position.1, unit_key)).or_insert(severity);
        *slot = (*slot).max(severity);
        let Some(sheet) = files.get_mut(position.0).and_then(|f| f.sheets.get_mut(position.1)) else { continue };
        let Some(read) = sheet.reading.values.get(position.2) else { continue };
        let finding = Finding::new(severity, FindingKind::DuplicateLine)
            .at(read.cell)
            .unit(Some(key.unit))
            .line(key.line)
            .found(as_written(&read.value))
            .expected(others);
        let finding = Finding { sheet: Some(sheet.reading.sheet.clone()), ..finding };
        let repeats = said.repeats.entry((position.0, position.1)).or_default();
        sheet.reading.findings.extend(repeats.tell(finding, OF_A_SHEET));
    }
}

/// The first places of a value, but for this one.
fn others(named: &[String], at: &[Position], but: usize) -> Arc<str> {
    let all = named.iter().enumerate().filter(|(number, _)| *number != but).map(|(_, name)| name.as_str());
    let first: Vec<&str> = all.take(FIRST_PLACES).collect();
    let is_one_of_them = usize::from(but < at.len());
    let more = if at.len() - is_one_of_them > first.len() { "; …" } else { "" };
    format!("{}{more}", first.join("; ")).into()
}

fn name(files: &[FilePreview], position: &Position) -> String {
    let Some(file) = files.get(position.0) else { return String::new() };
    let Some(sheet) = file.sheets.get(position.1) else { return file.name() };
    let cell = sheet.reading.values.get(position.2).map(|v| v.cell.to_string()).unwrap_or_default();
    format!("{} · {}!{cell}", file.name(), sheet.reading.sheet)
}

/// Says once a sheet and unit that the unit stands elsewhere too.
fn units(files: &mut [FilePreview], worst: &BTreeMap<(usize, usize, Key), Severity>) {
    let mut said = HashSet::new();
    for ((f, s, key), severity) in worst {
        if !said.insert((*f, *s, key.unit)) {
            continue;
        }
        let Some(sheet) = files.get_mut(*f).and_then(|file| file.sheets.get_mut(*s)) else { continue };
        let finding = Finding::new(*severity, FindingKind::DuplicateUnit).unit(Some(key.unit));
        sheet.reading.findings.push(Finding { sheet: Some(sheet.reading.sheet.clone()), ..finding });
    }
}

fn drop_values(files: &mut [FilePreview], dropped: &HashSet<Position>) {
    for (f, file) in files.iter_mut().enumerate() {
        for (s, sheet) in file.sheets.iter_mut().enumerate() {
            let mut v = 0;
            sheet.reading.values.retain(|_| {
                v += 1;
                !dropped.contains(&(f, s, v - 1))
            });
        }
    }
}
