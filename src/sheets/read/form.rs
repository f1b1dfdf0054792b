//! A sheet about one unit, a row a line: self-assessments, and appraisals of one unit.

use super::columns::Heads;
use super::draft::Draft;
use super::heads::Meaning;
use super::kind::Read;
use super::known::Lines;
use super::line::{self, Layout};
use super::rows::{Labels, RowIs, RowReader};
use super::{RowRole, SheetKind, score, twice, unit};
use crate::domain::criteria::Source;
use crate::domain::finding::{Finding, FindingKind, Severity};

/// Reads the sheet.
pub(super) fn read(read: &Read<'_, '_>, block: usize, labels: Labels, first: u32, heads: &Heads, draft: &mut Draft) {
    let Some(lines) = read.known.blocks.get(block) else { return };
    draft.columns = heads.columns.clone();
    let Some(kind) = kind(read, heads, first) else {
        draft.find_whole(Severity::Info, FindingKind::IgnoredSheet, "");
        return;
    };
    if !has_lines(read, lines, labels, first, draft) {
        draft.find_whole(Severity::Info, FindingKind::IgnoredSheet, "");
        return;
    }
    draft.kind = kind;
    draft.block = Some(lines.state.block.id);
    draft.unit = unit::find(read.view, read.file_name, heads.top, lines.state.block.id, read.known, read.told, draft);
    let mut layout = Layout::of(read, heads, kind);
    let mut reader = RowReader::new(read.view, lines, labels);
    let (mut after_total, mut ends, mut field) = (false, u32::MAX, None);
    for row in read.view.sheet.rows().skip_while(|r| r.index < first) {
        if let Some((at, name)) = unit::another(read.view, &row, draft.unit, read.known) {
            // What stands below is somebody else's.
            draft.find(Finding::new(Severity::Error, FindingKind::AmbiguousUnit).at(at).found(name));
            ends = row.index;
            break;
        }
        let is = reader.read(&row, draft.unit, draft);
        match is {
            RowIs::Node(at) => {
                field = lines.node(at).map(|node| node.field);
                line::node(read, lines, (at, reader.is_of_ours()), &row, &mut layout, draft);
            }
            RowIs::Total => {
                after_total = true;
                draft.role(row.index, RowRole::Subtotal);
                for column in &mut layout.scores {
                    if let Some(cell) = row.get(column.at)
                        && let Some(points) = line::stored(read, &cell)
                    {
                        line::typed_over(&cell, reader.is_of_ours(), None, draft);
                        column.sums.total(cell.address, points);
                    }
                }
            }
            RowIs::Subtotal => {
                draft.role(row.index, RowRole::Subtotal);
                if let Some(field) = field {
                    line::sum(read, &row, field, &mut layout);
                }
            }
            RowIs::Free | RowIs::Unknown => line::other(read, is, after_total, labels, &row, &mut layout, draft),
        }
    }
    for row in read.view.sheet.rows().skip_while(|r| r.index < ends) {
        draft.role(row.index, RowRole::Refused);
    }
    for column in &layout.scores {
        column.sums.check(lines, draft.unit, draft);
    }
    if draft.unit.is_none() {
        draft.values.clear();
        draft.compared.clear();
    }
    twice::settle(draft, FindingKind::DuplicateLine);
}

/// Whose scores the sheet holds; none where it has no column of scores.
pub(super) fn kind(read: &Read<'_, '_>, heads: &Heads, first: u32) -> Option<SheetKind> {
    let own = heads.of(Meaning::SelfScore).next();
    let other = heads.appraised().next();
    let plain = heads.of(Meaning::Score).next();
    if own.is_none() && other.is_none() && plain.is_none() {
        return None;
    }
    if let Some(kind) = read.told.as_kind {
        return matches!(kind, SheetKind::SelfAssessment | SheetKind::Appraisal).then_some(kind);
    }
    if let Some(side) = read.told_side(heads) {
        return Some(side);
    }
    match (own, other) {
        (Some(_), None) => Some(SheetKind::SelfAssessment),
        (None, Some(_)) => Some(SheetKind::Appraisal),
        (Some(_), Some((column, _))) => {
            let mut rows = read.view.sheet.rows().skip_while(|r| r.index < first);
            let filled = rows.any(|r| r.get(column).is_some_and(|c| score::quiet(read.view, &c).is_some()));
            Some(if filled { SheetKind::Appraisal } else { SheetKind::SelfAssessment })
        }
        (None, None) => read.side_of_file(),
    }
}

/// Whether the sheet has lines that are scored, not fields alone.
fn has_lines(read: &Read<'_, '_>, lines: &Lines<'_>, labels: Labels, first: u32, draft: &Draft) -> bool {
    let mut reader = RowReader::new(read.view, lines, labels);
    let mut unheard = Draft::new(read.view.sheet, draft.kind);
    let mut rows = read.view.sheet.rows().skip_while(|r| r.index < first);
    // A field whose only child shares its text isn't a line yet.
    rows.any(|row| match reader.read(&row, None, &mut unheard) {
        RowIs::Node(at) => lines.node(at).is_some_and(|n| n.is_leaf && n.source == Source::Appraisal),
        _ => false,
    })
}
