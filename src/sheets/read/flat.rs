//! One long table: a row a unit and a line, as exports of other systems and joined tables have it.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashMapExt};

use super::code::{self, Written};
use super::columns::Heads;
use super::draft::{Draft, cell as place};
use super::form;
use super::heads::Meaning;
use super::kind::Read;
use super::known::Lines;
use super::line::{self, Layout};
use super::rows::{Labels, RowIs, RowReader};
use super::sums::Sums;
use super::{RowRole, score, twice};
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::slug::{BlockId, UnitId};
use crate::sheets::grid::Row;

/// At how many places all over the sheet so many rows are looked at to recognise such a table.
const PLACES: usize = 12;
const ROWS: usize = 40;

/// How many rows are read between two looks at whether to go on.
const UNWATCHED: usize = 4096;

/// Where the units and the lines of the rows stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    pub(super) unit: u16,
    pub(super) labels: Labels,
}

/// Recognises the table by its heads and by what the rows hold: several units, each with several lines.
pub(super) fn columns(read: &Read<'_, '_>, unit: u16, first: u32, heads: &Heads) -> Option<Columns> {
    let is_unit =
        |at: u16| read.told.columns.get(&at) == Some(&Meaning::Unit) || heads.of(Meaning::Unit).any(|c| c == at);
    let scored =
        heads.columns.iter().any(|c| matches!(c.meaning, Meaning::SelfScore | Meaning::Appraised(_) | Meaning::Score));
    let text = heads.of(Meaning::Text).find(|at| *at != unit);
    let codes: Vec<u16> = heads.of(Meaning::Code).filter(|at| *at != unit).collect();
    if !is_unit(unit) || !scored || (text.is_none() && codes.is_empty()) {
        return None;
    }
    let rows: Vec<Row<'_>> = read.view.sheet.rows().skip_while(|r| r.index < first).collect();
    let mut seen = Seen::default();
    for row in rows.chunks(rows.len().div_ceil(PLACES).max(1)).flat_map(|place| place.iter().take(ROWS)) {
        seen.row(read, row, unit, &codes, text);
    }
    let fits = |fits: usize| seen.rows >= 4 && fits * 10 >= seen.rows * 8;
    let code = codes.into_iter().max_by_key(|at| (seen.codes.get(at).copied(), std::cmp::Reverse(*at)));
    let code = code.filter(|at| fits(seen.codes.get(at).copied().unwrap_or(0)));
    let is_table = (code.is_some() || fits(seen.texts)) && seen.several();
    // Without a column of texts the codes alone say the line.
    is_table.then(|| Columns { unit, labels: Labels { code, text: text.unwrap_or(u16::MAX) } })
}

/// What some rows hold.
#[derive(Default)]
struct Seen {
    /// Rows of a known unit.
    rows: usize,
    /// In how many of them a column has the code of a line of the unit.
    codes: BTreeMap<u16, usize>,
    /// In how many the text is a line's.
    texts: usize,
    units: BTreeSet<UnitId>,
    lines: BTreeSet<(BlockId, usize)>,
}

impl Seen {
    fn row(&mut self, read: &Read<'_, '_>, row: &Row<'_>, unit: u16, codes: &[u16], text: Option<u16>) {
        let named = row.get(unit).and_then(|cell| read.known.names.unit(&read.view.shown(&cell)));
        let Some((unit, lines)) = named.and_then(|unit| Some((unit, read.known.lines_of(unit)?))) else { return };
        self.rows += 1;
        self.units.insert(unit);
        for at in codes {
            let line = row.get(*at).and_then(|cell| match code::read(&cell, read.view.text_of(&cell).as_deref()) {
                Written::Code(code) => lines.by_code(&code),
                _ => None,
            });
            if let Some(line) = line {
                *self.codes.entry(*at).or_default() += 1;
                self.lines.insert((lines.state.block.id, line));
            }
        }
        let words = text.and_then(|at| row.get(at)).map(|cell| read.view.words(&cell));
        if let Some(line) = words.and_then(|words| lines.by_words(&words).first().copied()) {
            self.texts += 1;
            self.lines.insert((lines.state.block.id, line));
        }
    }

    /// Whether there are several units and several lines, and fewer of both than rows.
    fn several(&self) -> bool {
        let (units, lines) = (self.units.len(), self.lines.len());
        units >= 2 && lines >= 2 && units < self.rows && lines < self.rows
    }
}

/// Reads the sheet.
pub(super) fn read(read: &Read<'_, '_>, at: Columns, first: u32, heads: &Heads, draft: &mut Draft) {
    draft.columns = heads.columns.clone();
    let Some(kind) = form::kind(read, heads, first) else {
        draft.find_whole(Severity::Error, FindingKind::UnrecognisedSheet, "");
        return;
    };
    draft.kind = kind;
    let mut layout = Layout::of(read, heads, kind);
    let mut readers: HashMap<BlockId, RowReader<'_, '_>> = HashMap::new();
    let mut units: HashMap<String, Option<UnitId>> = HashMap::new();
    let mut sums: HashMap<UnitId, Vec<Sums>> = HashMap::new();
    let mut current: Option<UnitId> = None;
    let all = read.view.sheet.last().map_or(1, |last| last.row as usize + 1);
    for row in read.view.sheet.rows().skip_while(|r| r.index < first) {
        let index = row.index as usize;
        if index.is_multiple_of(UNWATCHED) && !(read.watch)(index * 1000 / all) {
            return;
        }
        let Some(unit) = unit(read, &row, at.unit, &mut units, &layout, draft) else { continue };
        let Some(lines) = read.known.lines_of(unit) else { continue };
        if current != Some(unit) {
            change_sums(&mut layout, &mut sums, current, unit);
            current = Some(unit);
        }
        draft.unit = Some(unit);
        let reader = readers.entry(lines.state.block.id).or_insert_with(|| RowReader::new(read.view, lines, at.labels));
        match reader.read(&row, draft.unit, draft) {
            RowIs::Node(node) => line::node(read, lines, (node, false), &row, &mut layout, draft),
            RowIs::Total | RowIs::Subtotal => draft.role(row.index, RowRole::Subtotal),
            is => line::other(read, is, false, at.labels, &row, &mut layout, draft),
        }
    }
    change_sums(&mut layout, &mut sums, current, UnitId::NONE);
    check(read, sums, draft);
    draft.unit = None;
    let blocks: BTreeSet<BlockId> = readers.into_keys().collect();
    draft.block = blocks.first().copied().filter(|_| blocks.len() == 1);
    draft.lines.sort_unstable();
    draft.lines.dedup();
    twice::settle(draft, FindingKind::DuplicateLine);
}

/// The unit of a row; a name that nobody knows is told once, at its first row with a score.
fn unit(
    read: &Read<'_, '_>,
    row: &Row<'_>,
    column: u16,
    known: &mut HashMap<String, Option<UnitId>>,
    layout: &Layout,
    draft: &mut Draft,
) -> Option<UnitId> {
    let Some(cell) = row.get(column) else {
        draft.role(row.index, RowRole::Remark);
        return None;
    };
    let name = read.view.shown(&cell);
    if let Some(Some(unit)) = known.get(&*name) {
        return Some(*unit);
    }
    let is_new = !known.contains_key(&*name);
    if is_new && let Some(unit) = read.known.names.unit(&name) {
        known.insert(name.into_owned(), Some(unit));
        return Some(unit);
    }
    let is_scored = layout.scores.iter().any(|c| row.get(c.at).is_some_and(|c| score::quiet(read.view, &c).is_some()));
    if !is_scored {
        draft.role(row.index, RowRole::Remark);
        return None;
    }
    draft.role(row.index, RowRole::Refused);
    if is_new {
        draft.find(Finding::new(Severity::Error, FindingKind::UnknownUnit).at(place(cell.address)).found(&*name));
        known.insert(name.into_owned(), None);
    }
    None
}

/// Puts the sums of one unit away and takes those of another.
fn change_sums(layout: &mut Layout, sums: &mut HashMap<UnitId, Vec<Sums>>, from: Option<UnitId>, to: UnitId) {
    let mut next = sums.remove(&to).unwrap_or_default().into_iter();
    let before = layout.scores.iter_mut().map(|c| std::mem::replace(&mut c.sums, next.next().unwrap_or_default()));
    let before: Vec<Sums> = before.collect();
    if let Some(from) = from {
        sums.insert(from, before);
    }
}

/// Notes subtotals that are not the sum of their lines, unit by unit as the campaign lists them.
fn check(read: &Read<'_, '_>, mut sums: HashMap<UnitId, Vec<Sums>>, draft: &mut Draft) {
    for block in read.known.campaign.blocks() {
        let Some(lines): Option<&Lines<'_>> = read.known.lines(block.block.id) else { continue };
        for unit in &block.units {
            for of_column in sums.remove(&unit.id).unwrap_or_default() {
                of_column.check(lines, Some(unit.id), draft);
            }
        }
    }
}
