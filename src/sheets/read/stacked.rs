//! Forms of several units below each other in one sheet: each is read as if it had a sheet of its own.
//!
//! They are taken only where each names its unit with certainty and all have the same columns; otherwise what
//! stands below the first form is refused by its name.

use std::collections::HashSet;
use std::ops::Range;

use super::heads::{Meaning, has};
use super::kind::{self, Read};
use super::known::Known;
use super::view::View;
use super::{SheetKind, SheetReading, form, unit};
use crate::domain::finding::{Finding, FindingKind};
use crate::domain::slug::UnitId;
use crate::sheets::grid::Row;

/// Reads the sheet; none where it isn't such a sheet. The `nodes` are the rows that are lines, from `first` on.
pub(super) fn read(read: &Read<'_, '_>, nodes: &[(u32, usize)], first: u32) -> Option<SheetReading> {
    if read.told.unit.is_some() {
        return None;
    }
    let parts = parts(read, nodes, first)?;
    let readings: Vec<SheetReading> = parts
        .into_iter()
        .map(|rows| {
            let part = read.view.sheet.part(rows);
            kind::read(&part, read.file_name, read.known, read.told, read.watch)
        })
        .collect();
    let units: HashSet<UnitId> = readings.iter().filter_map(|reading| reading.unit).collect();
    let (one, others) = readings.split_first()?;
    let is_form = matches!(one.kind, SheetKind::SelfAssessment | SheetKind::Appraisal);
    let are_alike =
        others.iter().all(|other| (other.kind, other.block) == (one.kind, one.block) && columns(other) == columns(one));
    (is_form && are_alike && units.len() == readings.len()).then(|| joined(readings, read.known))?
}

/// What the columns are that something is taken from.
fn columns(reading: &SheetReading) -> Vec<(u16, Meaning)> {
    let columns = reading.columns.iter().map(|column| (column.at, column.meaning));
    columns.filter(|(_, meaning)| *meaning != Meaning::Other).collect()
}

/// The rows of each form, from the top.
fn parts(read: &Read<'_, '_>, nodes: &[(u32, usize)], first: u32) -> Option<Vec<Range<u32>>> {
    let (mut parts, mut from, mut first, mut nodes) = (Vec::new(), 0, first, nodes);
    while let Some(again) = form::begins_again(nodes) {
        let (above, below) = nodes.split_at(nodes.partition_point(|(row, _)| *row < again));
        let last = above.last()?.0;
        let named: HashSet<UnitId> =
            read.view.sheet.rows_in(from..first).flat_map(|row| names(read.view, &row, read.known)).collect();
        let mut between = read.view.sheet.rows_in(last + 1..again);
        let begin = between.find(|row| begins(read, row, &named))?.index;
        parts.push(from..begin);
        (from, first, nodes) = (begin, again, below);
    }
    parts.push(from..u32::MAX);
    (parts.len() > 1).then_some(parts)
}

/// The units that a row names: as a letterhead does, or behind a label.
fn names(view: &View<'_>, row: &Row<'_>, known: &Known<'_>) -> Vec<UnitId> {
    let named = |text: &str| known.names.unit_in(text).or_else(|| unit::behind_label(text, known));
    row.cells().filter_map(|cell| named(&view.text_of(&cell)?)).collect()
}

/// Whether a form begins with this row: the national motto, a title, the name of another unit.
fn begins(read: &Read<'_, '_>, row: &Row<'_>, named: &HashSet<UnitId>) -> bool {
    let is_title = |words: &str| {
        let begins = ["bang", "bieu", "ket qua", "phieu", "phu luc"].iter().any(|begin| words.starts_with(begin));
        has(words, "cong hoa xa hoi chu nghia") || begins && kind::side(words).is_some()
    };
    names(read.view, row, read.known).iter().any(|unit| !named.contains(unit))
        || row.cells().filter(|cell| cell.value.as_text().is_some()).any(|cell| is_title(&read.view.words(&cell)))
}

/// The forms as one sheet, which is about no unit alone.
fn joined(readings: Vec<SheetReading>, known: &Known<'_>) -> Option<SheetReading> {
    let mut readings = readings.into_iter();
    let mut sheet = readings.next()?;
    let mut missing = super::missing_of(&sheet, sheet.unit?, known);
    for below in readings {
        missing.extend(super::missing_of(&below, below.unit?, known));
        let is_told = |finding: &Finding| {
            let once = matches!(finding.kind, FindingKind::TextRepaired | FindingKind::HiddenColumn);
            once && sheet.findings.iter().any(|told| told.kind == finding.kind)
        };
        let findings: Vec<Finding> = below.findings.into_iter().filter(|finding| !is_told(finding)).collect();
        sheet.findings.extend(findings);
        sheet.refused_untold += below.refused_untold;
        sheet.rows_seen += below.rows_seen;
        sheet.rows_taken += below.rows_taken;
        sheet.rows.extend(below.rows);
        sheet.lines.extend(below.lines);
        sheet.values.extend(below.values);
        sheet.compared.extend(below.compared);
    }
    sheet.findings.extend(missing);
    sheet.lines.sort_unstable();
    sheet.lines.dedup();
    sheet.unit = None;
    Some(sheet)
}
