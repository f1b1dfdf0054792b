//! A row a line, a column a unit (or a few columns a unit).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::columns::{self, Heads};
use super::draft::{Draft, cell as place};
use super::heads::{self, Meaning};
use super::kind::{LOOKED_AT, Read};
use super::known::Lines;
use super::labels::Labels;
use super::line::{is_option, maximum, not_taken, stored, text};
use super::rows::{RowIs, RowReader};
use super::score::{self, About, Outcome, Scale};
use super::sums::{Held, Sums};
use super::table::is_summary;
use super::{ReadValue, RowRole, SheetKind, marks, twice};
use crate::domain::criteria::{Node, Source};
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::slug::UnitId;
use crate::domain::value::{Key, Round, Score, Value, What};
use crate::sheets::grid::{Address, Area, Cell, Row};
use crate::text::fold;

/// A column of a unit.
struct UnitColumn {
    at: u16,
    unit: UnitId,
    meaning: Option<Meaning>,
    reason: Option<u16>,
    sums: Sums,
}

/// Reads the sheet.
pub(super) fn read(read: &Read<'_, '_>, block: usize, labels: Labels, first: u32, heads: &Heads, draft: &mut Draft) {
    let Some(lines) = read.known.blocks.get(block) else { return };
    let mut units = unit_columns(read, lines, labels, first, heads, draft);
    draft.columns = heads.columns.clone();
    draft.block = Some(lines.state.block.id);
    let side = read.told.as_kind.or_else(|| read.told_side(heads)).unwrap_or(SheetKind::Appraisal);
    let told = columns::round_of_title(read.view, heads.top);
    let round = read.told.round.or(told).unwrap_or(Round::First);
    let max = heads.of(Meaning::Max).next().filter(|c| !units.iter().any(|u| u.at == *c));
    let mut reader = RowReader::new(read.view, lines, labels);
    let mut sources: Vec<Source> = Vec::new();
    let mut done: Vec<UnitColumn> = Vec::new();
    let (mut begins, mut is_summed) = (first, false);
    let mut merged = merged(read, &units);
    for row in read.view.sheet.rows().skip_while(|r| r.index < first) {
        if row.index < begins {
            continue;
        }
        if let Some(next) = other_heads(read, lines, labels, &row) {
            // Another table below, of other units.
            draft.role(row.index, RowRole::Heading);
            let heads = columns::read(read.view, next, read.known, &read.told.columns);
            let more = unit_columns(read, lines, labels, next, &heads, draft);
            done.extend(std::mem::replace(&mut units, more));
            merged = self::merged(read, &units);
            begins = next;
            continue;
        }
        match reader.read(&row, None, draft) {
            RowIs::Node(at) => {
                let Some(node) = lines.node(at) else { continue };
                maximum(read, node, &row, max, draft);
                if node.is_leaf {
                    draft.lines.push(node.id);
                    sources.push(node.source);
                    line(read, (at, node), &row, (side, round), &mut units, draft);
                    nobodys(merged.over(row.index), row.index, node, &units, draft);
                    continue;
                }
                draft.role(row.index, RowRole::Subtotal);
                for unit in &mut units {
                    if let Some(cell) = row.get(unit.at)
                        && let Some(points) = stored(read, &cell)
                    {
                        unit.sums.parent(at, cell.address, points);
                    }
                }
            }
            RowIs::Total | RowIs::Subtotal => {
                is_summed = true;
                draft.role(row.index, RowRole::Subtotal);
            }
            // Below the sum stand averages and places.
            RowIs::Free if is_summed || is_beside(read, labels, &row) => draft.role(row.index, RowRole::Remark),
            RowIs::Free | RowIs::Unknown => unknown_row(read, labels, &row, &units, draft),
        }
    }
    draft.kind = kind(side, &sources);
    units.extend(done);
    for unit in &units {
        unit.sums.check(lines, Some(unit.unit), draft);
    }
    let twice = units
        .iter()
        .enumerate()
        .any(|(at, u)| units.iter().skip(at + 1).any(|v| u.unit == v.unit && u.meaning == v.meaning));
    twice::settle(draft, if twice { FindingKind::DuplicateUnit } else { FindingKind::DuplicateLine });
}

/// The merged areas that begin in a column of a unit.
fn merged<'r>(read: &Read<'r, '_>, units: &[UnitColumn]) -> Merged<'r> {
    let columns = units.iter().map(|unit| unit.at).collect();
    Merged { columns, below: &read.view.sheet.merged, over: Vec::new() }
}

/// Merged areas that are met row by row.
struct Merged<'r> {
    /// The columns that they begin in.
    columns: BTreeSet<u16>,
    /// Those that begin further down, from the top.
    below: &'r [Area],
    /// Those that the last row was covered by; they lie beside each other.
    over: Vec<Area>,
}

impl Merged<'_> {
    /// Those that cover a row below the last.
    fn over(&mut self, row: u32) -> &[Area] {
        let (above, below) = self.below.split_at(self.below.partition_point(|area| area.first.row <= row));
        self.below = below;
        self.over.extend(above.iter().filter(|area| self.columns.contains(&area.first.col)));
        self.over.retain(|area| area.last.row >= row);
        &self.over
    }
}

/// A score that is merged over another line or over another unit is nobody's.
fn nobodys(merged: &[Area], row: u32, node: &Node, units: &[UnitColumn], draft: &mut Draft) {
    for area in merged {
        let covers = |unit: &&UnitColumn| {
            let cell = Address::new(row, unit.at);
            cell != area.first && area.contains(cell)
        };
        if let Some(unit) = units.iter().find(covers) {
            not_taken(area.first, About { unit: Some(unit.unit), node: Some(node) }, draft);
        }
    }
}

fn kind(side: SheetKind, sources: &[Source]) -> SheetKind {
    let all = |source| !sources.is_empty() && sources.iter().all(|s| *s == source);
    if all(Source::Survey) {
        SheetKind::Survey
    } else if all(Source::Satisfaction) {
        SheetKind::Satisfaction
    } else if side == SheetKind::SelfAssessment {
        side
    } else {
        SheetKind::Appraisal
    }
}

/// The first row of lines under a row that names units again: another table begins there.
fn other_heads(read: &Read<'_, '_>, lines: &Lines<'_>, labels: Labels, row: &Row<'_>) -> Option<u32> {
    let own = |unit: &UnitId| lines.state.units.iter().any(|u| u.id == *unit);
    let is_label = |cell: &Cell<'_>| cell.address.col == labels.text || Some(cell.address.col) == labels.code;
    let names = |cell: &Cell<'_>| {
        let text = read.view.text_of(cell)?;
        (text.len() <= 120).then(|| read.known.names.unit(&text)).flatten().filter(own)
    };
    let units: BTreeSet<UnitId> = row.cells().filter(|cell| !is_label(cell)).filter_map(|cell| names(&cell)).collect();
    if units.len() < 2 {
        return None;
    }
    let is_line = |row: &Row<'_>| {
        let text = row.get(labels.text);
        text.is_some_and(|cell| !lines.by_words(&read.view.words(&cell)).is_empty())
    };
    let mut below = read.view.sheet.rows().skip_while(|r| r.index <= row.index).take(4);
    let first = below.find(is_line).map(|r| r.index);
    Some(first.unwrap_or(row.index + 1))
}

/// The columns of units; a column of numbers with another name is an unknown unit.
fn unit_columns(
    read: &Read<'_, '_>,
    lines: &Lines<'_>,
    labels: Labels,
    first: u32,
    heads: &Heads,
    draft: &mut Draft,
) -> Vec<UnitColumn> {
    let own = |unit: &UnitId| lines.state.units.iter().any(|u| u.id == *unit);
    let marked = marks::units(read.view, first);
    let mut units: Vec<UnitColumn> = Vec::new();
    for (at, texts) in &heads.texts {
        if *at == labels.text || Some(*at) == labels.code {
            continue;
        }
        let named = texts.iter().find_map(|(_, t)| Some((Some(t), read.known.names.unit_in(t).filter(own)?)));
        let by_mark = || marked.get(at).copied().filter(own).map(|unit| (None, unit));
        let Some((name, unit)) = named.or_else(by_mark) else {
            unknown_column(read, *at, texts, first, draft);
            continue;
        };
        let meaning = texts.iter().filter(|(_, t)| Some(t) != name).find_map(|(_, t)| heads::meaning(t));
        units.push(UnitColumn { at: *at, unit, meaning, reason: None, sums: Sums::default() });
    }
    let reasons: Vec<(u16, UnitId)> = units
        .iter()
        .filter(|u| matches!(u.meaning, Some(Meaning::Reason | Meaning::Note)))
        .map(|u| (u.at, u.unit))
        .collect();
    units.retain(|u| !reasons.iter().any(|(at, _)| *at == u.at));
    headless(read, lines, (labels, first), (heads, &units, &reasons), draft);
    for unit in &mut units {
        unit.reason = reasons.iter().find(|(at, of)| *of == unit.unit && *at > unit.at).map(|(at, _)| *at);
    }
    units
}

fn unknown_column(read: &Read<'_, '_>, at: u16, texts: &[(Address, String)], first: u32, draft: &mut Draft) {
    // "Nam Định" over "Điểm | Lý do" names somebody; "Thẩm định" over them does not.
    let names_nobody = |text: &str| !text.chars().any(char::is_alphabetic) || heads::meaning(text).is_some();
    let Some((cell, head)) = texts.iter().find(|(_, text)| !names_nobody(text)) else { return };
    if draft.findings.iter().any(|f| f.kind == FindingKind::UnknownUnit && f.cell == Some(place(*cell))) {
        return;
    }
    let mut below = read.view.sheet.rows().skip_while(|r| r.index < first);
    if below.any(|r| r.get(at).is_some_and(|c| score::quiet(read.view, &c).is_some())) {
        draft.find(Finding::new(Severity::Error, FindingKind::UnknownUnit).at(place(*cell)).found(head.as_str()));
    }
}

/// Columns of numbers beside those of the units that nobody names: neither a unit nor anything else.
fn headless(
    read: &Read<'_, '_>,
    lines: &Lines<'_>,
    (labels, first): (Labels, u32),
    (heads, units, reasons): (&Heads, &[UnitColumn], &[(u16, UnitId)]),
    draft: &mut Draft,
) {
    let is_known = |at: u16| {
        let texts = heads.texts.get(&at).into_iter().flatten();
        let mut named = texts.filter(|(_, text)| text.chars().any(char::is_alphabetic));
        at <= labels.text
            || Some(at) == labels.code
            || units.iter().any(|unit| unit.at == at)
            || reasons.iter().any(|(reason, _)| *reason == at)
            || named.next().is_some()
    };
    let is_unknown_max = heads.of(Meaning::Max).next().is_none();
    let number = |cell: &Cell<'_>| score::quiet(read.view, cell).is_some();
    let (mut scored, mut numbers) = (0, BTreeMap::<u16, (usize, Address)>::new());
    for row in read.view.sheet.rows().skip_while(|r| r.index < first).take(LOOKED_AT) {
        if !units.iter().any(|unit| row.get(unit.at).is_some_and(|cell| number(&cell))) {
            continue;
        }
        scored += 1;
        let nodes = row.get(labels.text).map(|cell| lines.by_words(&read.view.words(&cell))).unwrap_or_default();
        let node = nodes.first().and_then(|at| lines.node(*at));
        // Left of the units stand the maxima, and their head far above where it isn't known.
        let is_left = |cell: &Cell<'_>| is_unknown_max && units.iter().all(|unit| unit.at > cell.address.col);
        let is_printed = |cell: &Cell<'_>| node.is_some_and(|n| score::quiet(read.view, cell) == Some(n.max));
        let is_maximum = |cell: &Cell<'_>| is_left(cell) && is_printed(cell);
        let unknown = |cell: &Cell<'_>| !is_known(cell.address.col) && number(cell) && !is_maximum(cell);
        for cell in row.cells().filter(unknown) {
            numbers.entry(cell.address.col).or_insert((0, cell.address)).0 += 1;
        }
    }
    for (_, first) in numbers.into_values().filter(|(count, _)| count * 2 > scored) {
        draft.find(heads.unknown(first));
    }
}

/// The scores of all units on a line.
fn line(
    read: &Read<'_, '_>,
    (at, node): (usize, &Node),
    row: &Row<'_>,
    (side, round): (SheetKind, Round),
    units: &mut [UnitColumn],
    draft: &mut Draft,
) {
    let mut hidden = read.view.sheet.is_row_hidden(row.index);
    // Among lines of points a satisfaction may be given in points too.
    let mixed = draft.values.iter().any(|v| v.key.what != What::SatisfactionPercent);
    for column in units {
        let Some(cell) = row.get(column.at) else { continue };
        let about = About { unit: Some(column.unit), node: Some(node) };
        let what = match (column.meaning, side, node.source) {
            (Some(Meaning::Max | Meaning::Total | Meaning::Other | Meaning::Rank), ..) => continue,
            (Some(Meaning::SelfScore), SheetKind::Appraisal, _) => {
                compared(read, node, &cell, column.unit, draft);
                continue;
            }
            (Some(Meaning::Appraised(_)), SheetKind::SelfAssessment, _) => {
                let finding = about.finding(Severity::Warning, FindingKind::OtherSidesColumn, place(cell.address));
                draft.find(finding.found(read.view.shown(&cell).into_owned()));
                continue;
            }
            (_, SheetKind::SelfAssessment, _) => What::SelfScore,
            (Some(Meaning::Appraised(Some(said))), _, Source::Appraisal) => What::Appraised(said),
            (_, _, Source::Appraisal) => What::Appraised(round),
            (_, _, Source::Survey) => What::SurveyPoints,
            (_, _, Source::Satisfaction) if mixed && score::may_be_points(read.view, &cell, node) => {
                let finding = about.finding(Severity::Error, FindingKind::NotANumber, place(cell.address));
                draft.find(finding.found(read.view.shown(&cell).into_owned()).expected("0 – 100 %"));
                continue;
            }
            (_, _, Source::Satisfaction) => What::SatisfactionPercent,
        };
        let value = match what {
            What::SatisfactionPercent => match score::percent(read.view, &cell, Scale::Hundred, about, draft) {
                Some(Ok(percent)) => Some(Value::Percent(percent)),
                Some(Err(score)) => Some(Value::score(score)),
                None => None,
            },
            _ => scored(read, at, &cell, about, &mut column.sums, draft).map(Value::score),
        };
        let Some(value) = value else { continue };
        if std::mem::take(&mut hidden) {
            let finding = Finding::new(Severity::Warning, FindingKind::HiddenRow).at(place(cell.address));
            draft.find(finding.line(node.id));
        }
        let reason = column.reason.and_then(|c| text(read, row, c)).filter(|_| what.round().is_some());
        let (value, reason_cell) = match (reason, value) {
            (Some((at, reason)), Value::Score(score, _)) => (Value::Score(score, Some(reason.into())), Some(at)),
            (_, value) => (value, None),
        };
        let key = Key::cell(what, column.unit, node.id);
        draft.values.push(ReadValue { cell: place(cell.address), reason_cell, key, value });
    }
}

fn scored(
    read: &Read<'_, '_>,
    at: usize,
    cell: &Cell<'_>,
    about: About<'_>,
    sums: &mut Sums,
    draft: &mut Draft,
) -> Option<Score> {
    match score::score(read.view, cell, about, draft) {
        Outcome::Blank => None,
        Outcome::Score(score) => {
            sums.leaf(
                at,
                match score {
                    Score::Points(points) => Held::Points(points),
                    Score::NotApplicable => Held::NotApplicable,
                },
            );
            Some(score)
        }
        Outcome::Refused => {
            sums.leaf(at, Held::Unreadable);
            None
        }
    }
}

fn compared(read: &Read<'_, '_>, node: &Node, cell: &Cell<'_>, unit: UnitId, draft: &mut Draft) {
    let mut unheard = Draft::new(read.view.sheet, draft.kind);
    let about = About { unit: Some(unit), node: Some(node) };
    if let Outcome::Score(score) = score::score(read.view, cell, about, &mut unheard) {
        draft.compare(place(cell.address), unit, node, score);
    }
}

/// Whether a row without a code says itself that its numbers are no scores of a line.
fn is_beside(read: &Read<'_, '_>, labels: Labels, row: &Row<'_>) -> bool {
    let Some((_, label)) = text(read, row, labels.text) else { return true };
    let words = fold::words(&label);
    let is_result = |m| matches!(m, Meaning::Rank | Meaning::Total | Meaning::Percent | Meaning::Other);
    is_option(&label) || is_summary(&words) || heads::meaning(&label).is_some_and(is_result)
}

/// A row with a code or text of no line, and numbers.
fn unknown_row(read: &Read<'_, '_>, labels: Labels, row: &Row<'_>, units: &[UnitColumn], draft: &mut Draft) {
    let numbers: HashMap<u16, Address> = units
        .iter()
        .filter_map(|u| row.get(u.at).filter(|c| score::quiet(read.view, c).is_some()).map(|c| (u.at, c.address)))
        .collect();
    let Some(first) = numbers.keys().min().and_then(|at| numbers.get(at)) else {
        draft.role(row.index, RowRole::Remark);
        return;
    };
    draft.role(row.index, RowRole::Refused);
    let label = text(read, row, labels.text).map(|(_, t)| t).unwrap_or_default();
    let code = labels.code.and_then(|c| text(read, row, c)).map(|(_, t)| format!("{t} ")).unwrap_or_default();
    draft.find(
        Finding::new(Severity::Error, FindingKind::UnknownLine)
            .at(place(*first))
            .found(format!("{code}{label}").trim()),
    );
}
