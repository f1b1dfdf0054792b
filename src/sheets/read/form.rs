//! A sheet about one unit, a row a line: self-assessments, and appraisals of one unit.

use std::collections::{BTreeMap, HashSet};

use super::columns::Heads;
use super::draft::{self, Draft};
use super::heads::{Meaning, has};
use super::kind::Read;
use super::known::Lines;
use super::labels::Labels;
use super::line::{self, Layout};
use super::rows::{RowIs, RowReader, is_total};
use super::{RowRole, SheetKind, score, twice, unit};
use crate::domain::criteria::Source;
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::slug::UnitId;
use crate::sheets::grid::{Address, Cell, Row};

/// Reads the sheet.
pub(super) fn read(
    read: &Read<'_, '_>,
    (block, nodes): (usize, &[(u32, usize)]),
    labels: Labels,
    first: u32,
    heads: &Heads,
    draft: &mut Draft,
) {
    let Some(lines) = read.known.blocks.get(block) else { return };
    let heads = &heads.with_maxima(maxima(read, lines, nodes, heads));
    draft.columns = heads.columns.clone();
    let Some(kind) = kind(read, heads, first) else {
        // A list of lines with numbers that nobody names is no cover.
        let (severity, kind) = match unnamed(read, lines, nodes, heads, labels) {
            Some(_) => (Severity::Error, FindingKind::UnrecognisedSheet),
            None => (Severity::Info, FindingKind::IgnoredSheet),
        };
        draft.find_whole(severity, kind, "");
        return;
    };
    if !has_lines(lines, nodes) {
        // Of many rows with points not one is a line that is known: the texts are another set's.
        let (severity, kind) = match others(read, heads, nodes, labels, first) >= MANY {
            true => (Severity::Error, FindingKind::UnrecognisedSheet),
            false => (Severity::Info, FindingKind::IgnoredSheet),
        };
        draft.find_whole(severity, kind, "");
        return;
    }
    draft.kind = kind;
    draft.block = Some(lines.state.block.id);
    draft.unit = unit::find(read.view, read.file_name, heads.top, lines.state.block.id, read.known, read.told, draft);
    match of_column(read, heads, first, draft.unit) {
        Beside::Nothing => {}
        Beside::Unit(unit) => {
            draft.findings.retain(|f| f.kind != FindingKind::UnknownUnit || f.cell.is_some());
            draft.unit = Some(unit);
        }
        Beside::Others(at, name) => {
            // The rows say themselves whose they are.
            draft.find(Finding::new(Severity::Error, FindingKind::AmbiguousUnit).at(at).found(name));
            draft.unit = None;
        }
    }
    let mut layout = Layout::of(read, heads, kind);
    let mut reader = RowReader::new(read.view, lines, labels);
    let (mut after_total, mut field) = (false, None);
    let mut ends = begins_again(nodes).unwrap_or(u32::MAX);
    if let Some(cell) = read.view.sheet.row(ends).cells().next() {
        // What stands below is another form: another unit's, or another year's.
        let found = read.view.sheet.row(ends).cells().map(|c| read.view.shown(&c).into_owned()).collect::<Vec<_>>();
        let finding = Finding::new(Severity::Error, FindingKind::SecondTable).at(draft::cell(cell.address));
        draft.find(finding.unit(draft.unit).found(found.join(" ")));
    }
    for row in read.view.sheet.rows().skip_while(|r| r.index < first).take_while(|r| r.index < ends) {
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
            RowIs::Free | RowIs::Unknown => {
                let is = (is, reader.last());
                line::other(read, is, after_total, (lines, labels), &row, &mut layout, draft)
            }
        }
    }
    line::end_options(&mut layout, draft);
    for row in read.view.sheet.rows().skip_while(|r| r.index < ends) {
        draft.role(row.index, RowRole::Refused);
    }
    for column in &layout.scores {
        column.sums.check(lines, draft.unit, draft);
    }
    // A sheet of scores without one: they may stand in a column that nobody names.
    if !has_scores(read, &layout, nodes)
        && let Some(first) = unnamed(read, lines, nodes, heads, labels)
    {
        draft.find(heads.unknown(first).unit(draft.unit));
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

/// What a column of units beside the lines says.
enum Beside {
    /// There is none, or it says the sheet's unit.
    Nothing,
    /// Nothing else names the unit, and this is the only one in the column; a body that appraises may be named
    /// beside every line for that.
    Unit(UnitId),
    /// Others than the sheet's; the first.
    Others(crate::domain::finding::Cell, String),
}

fn of_column(read: &Read<'_, '_>, heads: &Heads, first: u32, unit: Option<UnitId>) -> Beside {
    let Some(column) = heads.of(Meaning::Unit).next() else { return Beside::Nothing };
    let named = |row: Row<'_>| {
        let (at, name) = line::text(read, &row, column)?;
        Some((read.known.names.unit(&name)?, at, name))
    };
    let mut only: Option<UnitId> = unit;
    for (of_row, at, name) in read.view.sheet.rows().skip_while(|r| r.index < first).filter_map(named) {
        if *only.get_or_insert(of_row) != of_row {
            return Beside::Others(at, name);
        }
    }
    match only.filter(|only| unit.is_none() && !read.known.appraises(*only)) {
        Some(unit) => Beside::Unit(unit),
        None => Beside::Nothing,
    }
}

/// The rows that are nodes of the set, from the top.
pub(super) fn nodes(read: &Read<'_, '_>, block: usize, labels: Labels, first: u32) -> Vec<(u32, usize)> {
    let Some(lines) = read.known.blocks.get(block) else { return Vec::new() };
    let mut reader = RowReader::new(read.view, lines, labels);
    let mut unheard = Draft::new(read.view.sheet, SheetKind::Ignored);
    let rows = read.view.sheet.rows().skip_while(|r| r.index < first);
    let node = |row: Row<'_>| match reader.read(&row, None, &mut unheard) {
        RowIs::Node(at) => Some((row.index, at)),
        _ => None,
    };
    rows.filter_map(node).collect()
}

/// Whether the sheet has lines that are scored, not fields alone.
fn has_lines(lines: &Lines<'_>, nodes: &[(u32, usize)]) -> bool {
    // A field whose only child shares its text isn't a line yet.
    nodes.iter().any(|(_, at)| lines.node(*at).is_some_and(|n| n.is_leaf && n.source == Source::Appraisal))
}

/// So many rows with points are no cover.
const MANY: usize = 5;

/// How many rows have a text and points, and are no node of the set and no total.
fn others(read: &Read<'_, '_>, heads: &Heads, nodes: &[(u32, usize)], labels: Labels, first: u32) -> usize {
    let scores: Vec<u16> = heads
        .columns
        .iter()
        .filter(|c| matches!(c.meaning, Meaning::SelfScore | Meaning::Appraised(_) | Meaning::Score))
        .map(|c| c.at)
        .collect();
    let is_other = |row: &Row<'_>| {
        let is_node = nodes.binary_search_by_key(&row.index, |(at, _)| *at).is_ok();
        let has_points =
            || scores.iter().filter_map(|at| row.get(*at)).any(|cell| score::quiet(read.view, &cell).is_some());
        let text = || row.get(labels.text).map(|cell| read.view.words(&cell));
        !is_node && has_points() && text().is_some_and(|words| !words.is_empty() && !is_total(&words))
    };
    read.view.sheet.rows().skip_while(|r| r.index < first).filter(is_other).count()
}

/// So many lines one after the other that stood above already are another form.
const AGAIN: usize = 5;

/// The row from which on the lines begin again from the top; a page may repeat one or two.
pub(super) fn begins_again(nodes: &[(u32, usize)]) -> Option<u32> {
    let mut seen = HashSet::new();
    let is_known: Vec<bool> = nodes.iter().map(|(_, at)| !seen.insert(*at)).collect();
    let again = |at: usize| {
        let some = nodes.get(at..at + AGAIN)?;
        let all_known = is_known.get(at..at + AGAIN)?.iter().all(|known| *known);
        (all_known && some.is_sorted_by(|a, b| a.1 < b.1)).then_some(some.first()?.0)
    };
    (0..nodes.len()).find_map(again)
}

/// Columns of scores, nobody says whose, that print the maxima: "Điểm TĐ" is "tối đa" as well as "thẩm định".
fn maxima(read: &Read<'_, '_>, lines: &Lines<'_>, nodes: &[(u32, usize)], heads: &Heads) -> Vec<u16> {
    if heads.of(Meaning::Max).next().is_some() {
        return Vec::new();
    }
    let scores: Vec<u16> = heads.of(Meaning::Score).collect();
    let others = heads.of(Meaning::SelfScore).count() + heads.appraised().count();
    let prints = |column: &u16| {
        let (mut filled, mut equal) = (0, 0);
        for (row, at) in nodes {
            let points = read.view.sheet.row(*row).get(*column).and_then(|cell| score::quiet(read.view, &cell));
            filled += usize::from(points.is_some());
            equal += usize::from(points.is_some() && points == lines.node(*at).map(|n| n.max));
        }
        let is_short = has(&heads.words(*column), "td");
        filled >= 3
            && filled * 10 >= nodes.len() * 9
            && equal * 20 >= filled * 19
            && (is_short || scores.len() + others > 1)
    };
    scores.iter().copied().filter(prints).collect()
}

/// Whether any line has something in a column of scores.
fn has_scores(read: &Read<'_, '_>, layout: &Layout, nodes: &[(u32, usize)]) -> bool {
    let is_filled = |cell: &Cell<'_>| !matches!(score::held(read.view, cell), score::Held::Blank);
    let mut rows = nodes.iter().map(|(row, _)| read.view.sheet.row(*row));
    rows.any(|row| layout.scores.iter().filter_map(|column| row.get(column.at)).any(|cell| is_filled(&cell)))
}

/// The first number of a column that has one on many lines and is neither code, text nor maximum.
fn unnamed(
    read: &Read<'_, '_>,
    lines: &Lines<'_>,
    nodes: &[(u32, usize)],
    heads: &Heads,
    labels: Labels,
) -> Option<Address> {
    let leaves: Vec<u32> =
        nodes.iter().filter(|(_, at)| lines.node(*at).is_some_and(|n| n.is_leaf)).map(|(row, _)| *row).collect();
    let is_named = |at: u16| {
        let names =
            |c: &super::Column| c.at == at && !matches!(c.meaning, Meaning::Total | Meaning::Percent | Meaning::Score);
        heads.columns.iter().any(names)
    };
    let mut numbers: BTreeMap<u16, (usize, Address)> = BTreeMap::new();
    for cell in leaves.iter().flat_map(|row| read.view.sheet.row(*row).cells()) {
        let column = cell.address.col;
        let is_other = column > labels.text && Some(column) != labels.code && !is_named(column);
        if is_other && score::quiet(read.view, &cell).is_some() {
            numbers.entry(column).or_insert((0, cell.address)).0 += 1;
        }
    }
    let most = |(count, _): &&(usize, Address)| leaves.len() >= 5 && count * 2 >= leaves.len();
    numbers.values().find(most).map(|(_, first)| *first)
}
