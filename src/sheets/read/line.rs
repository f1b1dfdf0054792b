//! A row that is a line, in a sheet with one unit a row: its scores, reasons and texts, and the other side's.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{self, Heads};
use super::draft::{Draft, cell as place};
use super::heads::Meaning;
use super::kind::Read;
use super::known::Lines;
use super::labels::Labels;
use super::rows::RowIs;
use super::score::{self, About, Outcome, comma};
use super::sums::{Held, Sums};
use super::{ReadValue, RowRole, SheetKind};
use crate::domain::criteria::{Node, Source};
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::points::Points;
use crate::domain::slug::{LineId, Slug, UnitId};
use crate::domain::value::{Key, Round, Score, Value, What};
use crate::sheets::grid::{Address, Cell, Row};
use crate::text::fold;

/// A column of scores.
pub(super) struct ScoreColumn {
    pub(super) at: u16,
    what: What,
    reason: Option<u16>,
    pub(super) sums: Sums,
}

/// The columns of a form.
pub(super) struct Layout {
    pub(super) scores: Vec<ScoreColumn>,
    max: Option<u16>,
    texts: Vec<(u16, What)>,
    /// Columns of the other side, with the first cell that is filled.
    others: Vec<(u16, What)>,
    /// A column of reasons behind all scores; belongs to the last score of a row.
    last_reason: Option<u16>,
    /// Points beside options of a line that has none itself.
    beside: Vec<(Points, Finding)>,
    /// Scores merged over several rows: by column and first row, the last row.
    tall: BTreeMap<(u16, u32), u32>,
}

impl Layout {
    pub(super) fn of(read: &Read<'_, '_>, heads: &Heads, kind: SheetKind) -> Layout {
        let mut layout = Layout {
            scores: Vec::new(),
            max: heads.of(Meaning::Max).next(),
            texts: Vec::new(),
            others: Vec::new(),
            last_reason: None,
            beside: Vec::new(),
            tall: BTreeMap::new(),
        };
        let column = |at, what| ScoreColumn { at, what, reason: None, sums: Sums::default() };
        if kind == SheetKind::SelfAssessment {
            // Where there are several nobody says which counts: what differs between them is not taken.
            let meant = if heads.of(Meaning::SelfScore).next().is_some() { Meaning::SelfScore } else { Meaning::Score };
            layout.scores.extend(heads.of(meant).map(|at| column(at, What::SelfScore)));
            layout.others.extend(heads.appraised().map(|(at, _)| (at, What::Appraised(Round::First))));
            for column in &heads.columns {
                layout.texts.extend(match column.meaning {
                    Meaning::Reported => Some((column.at, What::ReportedFigure)),
                    Meaning::Evidence => Some((column.at, What::Evidence)),
                    Meaning::Explanation | Meaning::Note | Meaning::Reason => Some((column.at, What::Explanation)),
                    _ => None,
                });
            }
        } else {
            let told = columns::round_of_title(read.view, heads.top);
            let round = |said: Option<Round>| said.or(read.told.round).or(told).unwrap_or(Round::First);
            layout.scores.extend(heads.appraised().map(|(at, said)| column(at, What::Appraised(round(said)))));
            if layout.scores.is_empty() {
                let plain = heads.of(Meaning::Score);
                layout.scores.extend(plain.map(|at| column(at, What::Appraised(round(None)))));
            }
            layout.others.extend(heads.of(Meaning::SelfScore).map(|at| (at, What::SelfScore)));
            layout.reasons(heads);
        }
        let tall = read.view.sheet.merged.iter().filter(|area| area.last.row > area.first.row);
        let scored = |col: u16| layout.scores.iter().any(|c| c.at == col);
        layout.tall = tall
            .filter(|area| scored(area.first.col))
            .map(|area| ((area.first.col, area.first.row), area.last.row))
            .collect();
        layout
    }

    /// The columns of the other side that nothing was told about yet.
    pub(super) fn untold(&self) -> impl Iterator<Item = u16> {
        self.others.iter().map(|(at, _)| *at)
    }

    /// Gives each score the column of reasons right of it; one behind all goes to the last score of a row.
    fn reasons(&mut self, heads: &Heads) {
        let reason = |c: &&super::Column| matches!(c.meaning, Meaning::Reason | Meaning::Note);
        let last = self.scores.iter().map(|s| s.at).max().unwrap_or(0);
        let ends: Vec<u16> = self.scores.iter().map(|s| s.at).collect();
        for column in &mut self.scores {
            let next = ends.iter().copied().filter(|end| *end > column.at).min().unwrap_or(column.at);
            column.reason = heads.columns.iter().filter(reason).map(|c| c.at).find(|at| *at > column.at && *at < next);
        }
        let mut behind: Vec<_> = heads
            .columns
            .iter()
            .filter(reason)
            .filter(|c| c.at > last || self.scores.iter().all(|s| c.at < s.at))
            .collect();
        behind.sort_by_key(|c| (c.meaning != Meaning::Reason, c.at));
        self.last_reason = behind.first().map(|c| c.at);
    }
}

/// A row that is a node of the set.
pub(super) fn node(
    read: &Read<'_, '_>,
    lines: &Lines<'_>,
    (at, is_of_ours): (usize, bool),
    row: &Row<'_>,
    layout: &mut Layout,
    draft: &mut Draft,
) {
    let Some(node) = lines.node(at) else { return };
    end_options(layout, draft);
    maximum(read, node, row, layout.max, draft);
    if !node.is_leaf {
        draft.role(row.index, RowRole::Subtotal);
        for column in &mut layout.scores {
            if let Some(cell) = row.get(column.at)
                && let Some(points) = stored(read, &cell)
            {
                typed_over(&cell, is_of_ours, Some(node.id), draft);
                column.sums.parent(at, cell.address, points);
            }
        }
        return;
    }
    draft.lines.push(node.id);
    let about = About { unit: draft.unit, node: Some(node) };
    merged_above(layout, row.index, about, draft);
    let unit = draft.unit.unwrap_or(Slug::NONE);
    let mut reasons = layout.last_reason.and_then(|c| text(read, row, c));
    for column in layout.scores.iter_mut().rev() {
        let cell = row.get(column.at);
        let outcome = cell.as_ref().map_or(Outcome::Blank, |cell| score::score(read.view, cell, about, draft));
        let held = match &outcome {
            Outcome::Blank => None,
            Outcome::Score(Score::Points(points)) => Some(Held::Points(*points)),
            Outcome::Score(Score::NotApplicable) => Some(Held::NotApplicable),
            Outcome::Refused => Some(Held::Unreadable),
        };
        if let Some(held) = held {
            column.sums.leaf(at, held);
        }
        let own = column.reason.and_then(|c| text(read, row, c));
        match (outcome, cell) {
            (Outcome::Score(score), Some(cell)) => {
                if not_of_this_sheet(column.what, node) {
                    let finding = about.finding(Severity::Warning, FindingKind::OtherSidesColumn, place(cell.address));
                    draft.find(finding.found(read.view.shown(&cell).into_owned()));
                    draft.role(row.index, RowRole::Refused);
                    continue;
                }
                let reason = if column.what == What::SelfScore { None } else { own.or_else(|| reasons.take()) };
                hidden(read, row, &about, place(cell.address), draft);
                let (value, reason_cell) = match reason {
                    Some((at, reason)) => (Value::Score(Some(score), Some(reason.into())), Some(at)),
                    None => (Value::score(score), None),
                };
                let key = Key::cell(column.what, unit, node.id);
                draft.values.push(ReadValue { cell: place(cell.address), reason_cell, key, value });
            }
            (Outcome::Refused, _) => {
                // The reason goes with the score that is not taken.
                reasons = None;
                draft.role(row.index, RowRole::Refused);
            }
            (Outcome::Blank, _) | (_, None) => {
                if let Some((at, reason)) = own.filter(|_| column.what != What::SelfScore) {
                    lone_reason(column.what, unit, node, at, reason, draft);
                }
            }
        }
    }
    if let (Some((at, reason)), Some(what)) = (reasons, layout.scores.first().map(|c| c.what))
        && node.source == Source::Appraisal
    {
        lone_reason(what, unit, node, at, reason, draft);
    }
    texts(read, lines, at, row, layout, draft);
    other_side(read, node, unit, row, layout, draft);
}

/// A row with the sums of a field below its lines.
pub(super) fn sum(read: &Read<'_, '_>, row: &Row<'_>, field: usize, layout: &mut Layout) {
    for column in &mut layout.scores {
        if let Some(cell) = row.get(column.at)
            && let Some(points) = stored(read, &cell)
        {
            column.sums.parent(field, cell.address, points);
        }
    }
}

/// A score merged from a line above down to this one is neither's.
fn merged_above(layout: &Layout, row: u32, about: About<'_>, draft: &mut Draft) {
    for column in &layout.scores {
        let above = layout.tall.range((column.at, 0)..(column.at, row)).next_back();
        let Some((_, first)) = above.filter(|(_, last)| row <= **last).map(|(at, _)| *at) else { continue };
        not_taken(Address::new(first, column.at), about, draft);
    }
}

/// Values are read row by row, but for what a line's options gave, which is read at their end.
const ROWS_BEHIND: u32 = 1_000;

/// Gives up the value of a cell that is merged over places of others.
pub(super) fn not_taken(cell: Address, about: About<'_>, draft: &mut Draft) {
    let at = place(cell);
    // Each is given up once, however many rows it is merged over; what was read of it stands near the end.
    if !draft.given_up.insert(at) {
        return;
    }
    let above = draft.values.iter().rev().take_while(|value| value.cell.row + ROWS_BEHIND >= at.row).count();
    let from = draft.values.len().saturating_sub(above);
    let gone = draft.values.extract_if(from.., |value| value.cell == at).count();
    if gone > 0 {
        draft.role(cell.row, RowRole::Refused);
        draft.find(about.finding(Severity::Error, FindingKind::MergedScore, at));
    }
}

/// A number where a form of ours has a formula.
pub(super) fn typed_over(cell: &Cell<'_>, is_of_ours: bool, line: Option<LineId>, draft: &mut Draft) {
    if is_of_ours && cell.formula.is_none() {
        let finding = Finding::new(Severity::Info, FindingKind::FormulaTypedOver).at(place(cell.address));
        let finding = line.into_iter().fold(finding.unit(draft.unit), Finding::line);
        draft.find(finding.found(crate::sheets::read::shown(cell)));
    }
}

fn lone_reason(
    what: What,
    unit: UnitId,
    node: &Node,
    at: crate::domain::finding::Cell,
    reason: String,
    draft: &mut Draft,
) {
    let key = Key::cell(what, unit, node.id);
    let value = Value::Score(None, Some(reason.into()));
    draft.values.push(ReadValue { cell: at, reason_cell: Some(at), key, value });
}

/// Points of surveys and satisfaction come from their own tables.
fn not_of_this_sheet(what: What, node: &Node) -> bool {
    what != What::SelfScore && node.source != Source::Appraisal
}

fn hidden(read: &Read<'_, '_>, row: &Row<'_>, about: &About<'_>, at: crate::domain::finding::Cell, draft: &mut Draft) {
    if read.view.sheet.is_row_hidden(row.index) {
        draft.find(about.finding(Severity::Warning, FindingKind::HiddenRow, at));
    }
}

/// The texts that a unit writes beside its score.
fn texts(read: &Read<'_, '_>, lines: &Lines<'_>, at: usize, row: &Row<'_>, layout: &Layout, draft: &mut Draft) {
    let (Some(node), unit) = (lines.node(at), draft.unit.unwrap_or(Slug::NONE)) else { return };
    for (column, what) in &layout.texts {
        let Some(cell) = row.get(*column) else { continue };
        // What the form prints is not what the unit gives.
        if lines.prints_beside(at, &read.view.shown(&cell), || read.view.words_once(&cell)) {
            continue;
        }
        let Some((at, written)) = text(read, row, *column) else { continue };
        let key = Key::cell(*what, unit, node.id);
        if let Some(before) = draft.values.iter_mut().rev().take(8).find(|v| v.key == key && v.cell.row == at.row) {
            // "Giải trình" and "Ghi chú" of one row are one explanation.
            let both = format!("{}\n{written}", before.value.as_text().unwrap_or_default());
            before.value = Value::text(&both);
            continue;
        }
        draft.values.push(ReadValue { cell: at, reason_cell: None, key, value: Value::text(&written) });
    }
}

/// Columns of the other side: never taken from a self-assessment, compared in an appraisal.
fn other_side(read: &Read<'_, '_>, node: &Node, unit: UnitId, row: &Row<'_>, layout: &mut Layout, draft: &mut Draft) {
    layout.others.retain(|(column, what)| {
        let Some(cell) = row.get(*column) else { return true };
        let mut unheard = Draft::new(read.view.sheet, draft.kind);
        let about = About { unit: draft.unit, node: Some(node) };
        match (score::score(read.view, &cell, about, &mut unheard), what) {
            (Outcome::Blank, _) => true,
            (Outcome::Score(score), What::SelfScore) => {
                draft.compare(place(cell.address), unit, node, score);
                true
            }
            (_, What::SelfScore) => true,
            _ => {
                // One finding for the whole column.
                let finding = about.finding(Severity::Warning, FindingKind::OtherSidesColumn, place(cell.address));
                draft.find(finding.found(read.view.shown(&cell).into_owned()));
                false
            }
        }
    });
}

/// Tells of points beside the options of the line above, which end here; several with points of their own are the
/// levels of its rule, printed.
pub(super) fn end_options(layout: &mut Layout, draft: &mut Draft) {
    let beside = std::mem::take(&mut layout.beside);
    let points: BTreeSet<Points> = beside.iter().map(|(points, _)| *points).collect();
    if beside.len() > 1 && points.len() == beside.len() {
        return;
    }
    beside.into_iter().for_each(|(_, finding)| draft.find(finding));
}

/// A row that is no line: an option, a note, or a score that belongs nowhere.
pub(super) fn other(
    read: &Read<'_, '_>,
    (is, above): (RowIs, Option<usize>),
    after_total: bool,
    (lines, labels): (&Lines<'_>, Labels),
    row: &Row<'_>,
    layout: &mut Layout,
    draft: &mut Draft,
) {
    let filled = layout
        .scores
        .iter()
        .find_map(|c| row.get(c.at).filter(|c| !matches!(score::held(read.view, c), score::Held::Blank)));
    let label = text(read, row, labels.text).map(|(_, t)| t).unwrap_or_default();
    let is_of_rule = || above.is_some_and(|at| lines.rule_says(at, &fold::words(&label)));
    let marked = labels.code.and_then(|c| text(read, row, c)).is_some_and(|(_, code)| is_option(&code));
    let option = marked || is_option(&label) || is_of_rule();
    let Some(cell) = filled else {
        draft.role(row.index, if option { RowRole::Choice } else { RowRole::Remark });
        return;
    };
    let number = score::quiet(read.view, &cell);
    let is_note = number.is_none() && (after_total || is == RowIs::Free);
    let is_nobodys = label.is_empty() || !option && !after_total;
    let refused = !is_note && (is == RowIs::Unknown || number.is_some() && is_nobodys);
    // Points beside an option, under a line that has none, may be the score or not.
    let of_above = |v: &&ReadValue| above.and_then(|at| lines.node(at)).is_some_and(|node| node.id == v.key.line);
    let is_scored = draft.values.iter().rev().take_while(of_above).any(|v| v.value.as_score().is_some());
    if let Some(points) = number.filter(|_| !refused && !after_total && !is_scored) {
        let finding = Finding::new(Severity::Warning, FindingKind::UnknownLine).at(place(cell.address));
        layout.beside.push((points, finding.unit(draft.unit).found(label.as_str())));
    }
    if !refused {
        draft.role(row.index, if after_total || is_note { RowRole::Remark } else { RowRole::Choice });
        return;
    }
    if let (Some(points), Some(column)) = (number, layout.scores.first_mut()) {
        column.sums.unknown(points);
    }
    draft.role(row.index, RowRole::Refused);
    let code = labels.code.and_then(|c| text(read, row, c)).map(|(_, t)| format!("{t} ")).unwrap_or_default();
    let finding = Finding::new(Severity::Error, FindingKind::UnknownLine).at(place(cell.address)).unit(draft.unit);
    draft.find(finding.found(format!("{code}{label}").trim()));
}

/// Whether a label is that of an option: "- Đạt", "a) Đạt", "1)".
pub(super) fn is_option(label: &str) -> bool {
    if label.starts_with(['-', '+', '*', '•', '–', '→']) {
        return true;
    }
    // "Mức 1: …", "Phương án 2. …"
    let is_named = |name: &str| label.get(..name.len()).is_some_and(|front| front.to_lowercase() == name);
    if let Some(name) = ["mức ", "phương án ", "pa "].into_iter().find(|name| is_named(name)) {
        let number = label.get(name.len()..).unwrap_or_default().split([':', '.', ')', ' ']).next();
        return number.is_some_and(|number| (1..=2).contains(&number.len()));
    }
    let front: String = label.chars().take_while(|c| c.is_alphanumeric()).collect();
    let behind = label.get(front.len()..).unwrap_or_default();
    let is_short = !front.is_empty() && front.chars().count() <= 3 && behind.starts_with(')');
    // "a." and "i" name options, "1." and "I." lines.
    let is_letter = front.chars().count() == 1 && front.chars().all(char::is_lowercase);
    is_short || is_letter && (behind.is_empty() || behind.starts_with('.'))
}

/// Compares the printed maximum with the criteria set's.
pub(super) fn maximum(read: &Read<'_, '_>, node: &Node, row: &Row<'_>, column: Option<u16>, draft: &mut Draft) {
    let Some(cell) = column.and_then(|c| row.get(c)) else { return };
    let Some(points) = score::quiet(read.view, &cell) else { return };
    if points == node.max || node.printed_max == Some(points) {
        return;
    }
    let about = About { unit: draft.unit, node: Some(node) };
    let finding = about.finding(Severity::Warning, FindingKind::MaxDiffers, place(cell.address));
    draft.find(finding.found(comma(points)).expected(comma(node.max)));
}

/// A number that the file itself stores.
pub(super) fn stored(read: &Read<'_, '_>, cell: &Cell<'_>) -> Option<Points> {
    match score::held(read.view, cell) {
        score::Held::Number(number, score::Stored::Yes) => Some(number.value),
        _ => None,
    }
}

/// A text, trimmed, with its cell.
pub(super) fn text(read: &Read<'_, '_>, row: &Row<'_>, column: u16) -> Option<(crate::domain::finding::Cell, String)> {
    let cell = row.get(column)?;
    let text = read.view.shown(&cell).into_owned();
    (!text.is_empty()).then(|| (place(cell.address), text))
}
