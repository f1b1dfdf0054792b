//! One long table: a row a unit and a line, as exports of other systems and joined tables have it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use foldhash::{HashMap, HashMapExt};

use super::code::{self, Written};
use super::columns::Heads;
use super::draft::{Draft, cell as place};
use super::form;
use super::heads::Meaning;
use super::kind::Read;
use super::known::Lines;
use super::labels::Labels;
use super::line::{self, Layout};
use super::rows::{RowIs, RowReader};
use super::sums::Sums;
use super::{RowRole, SheetKind, score, twice};
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::id_hash::IdSet;
use crate::domain::slug::{BlockId, LineId, UnitId};
use crate::sheets::grid::Row;

/// At how many places all over the sheet so many rows are looked at to recognise such a table.
const PLACES: usize = 12;
const ROWS: usize = 40;

/// How many rows are read between two looks at whether to go on.
const UNWATCHED: u32 = 4096;

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
    let is_table = (code.is_some() || fits(seen.texts)) && (seen.several() || seen.of_different_sets(read));
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

impl Seen {
    /// Whether there are several units with several lines each, but none in common: units of different sets. Bodies
    /// that appraise may be named beside every line for that.
    fn of_different_sets(&self, read: &Read<'_, '_>) -> bool {
        let (units, lines) = (self.units.len(), self.lines.len());
        units >= 2 && lines >= units * 2 && lines == self.rows && !self.units.iter().any(|u| read.known.appraises(*u))
    }
}

/// From so many rows on, the upper and the lower half are read side by side.
const SIDE_BY_SIDE: u32 = 20_000;

/// Reads the sheet.
pub(super) fn read(read: &Read<'_, '_>, at: Columns, first: u32, heads: &Heads, draft: &mut Draft) {
    draft.columns = heads.columns.clone();
    let Some(kind) = form::kind(read, heads, first) else {
        draft.find_whole(Severity::Error, FindingKind::UnrecognisedSheet, "");
        return;
    };
    draft.kind = kind;
    let end = read.view.sheet.last().map_or(first, |last| last.row + 1);
    // Without codes the rows above help to tell lines of one text apart.
    let part = if at.labels.code.is_some() && end.saturating_sub(first) >= SIDE_BY_SIDE {
        halves(read, at, first..end, heads, kind)
    } else {
        Part::read(read, at, first..end, heads, kind, &|row| {
            (read.watch)(thousandths(row.saturating_sub(first), end.saturating_sub(first)))
        })
    };
    let Part { units_of, blocks, draft: rows, .. } = part;
    draft.append(rows);
    check(read, units_of, draft);
    draft.block = blocks.first().copied().filter(|_| blocks.len() == 1);
    draft.lines.sort_unstable();
    draft.lines.dedup();
    twice::settle(draft, FindingKind::DuplicateLine);
}

/// Reads the upper half here and the lower one beside it.
fn halves<'r>(read: &Read<'r, '_>, at: Columns, rows: Range<u32>, heads: &Heads, kind: SheetKind) -> Part {
    let middle = seam(read, rows.start + (rows.end - rows.start) / 2);
    let is_stopped = &AtomicBool::new(false);
    let (again, file_name, known, told) = (read.view.again(), read.file_name, read.known, read.told);
    std::thread::scope(|scope| {
        let lower = scope.spawn(move || {
            let watch = |_: usize| !is_stopped.load(Ordering::Relaxed);
            let below = Read { view: &again, file_name, known, told, watch: &watch };
            Part::read(&below, at, middle..rows.end, heads, kind, &|_| watch(0))
        });
        let upper = Part::read(read, at, rows.start..middle, heads, kind, &|row| {
            let goes_on = (read.watch)(thousandths(row.saturating_sub(rows.start), middle - rows.start));
            is_stopped.store(!goes_on, Ordering::Relaxed);
            goes_on
        });
        match lower.join() {
            Ok(lower) => upper.with(lower),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// The row at or above one where no merged area is cut in two.
fn seam(read: &Read<'_, '_>, row: u32) -> u32 {
    let merged = &read.view.sheet.merged;
    let cut =
        |row: u32| merged.iter().filter(move |a| a.first.row < row && row <= a.last.row).map(|a| a.first.row).min();
    std::iter::successors(Some(row), |row| cut(*row)).last().unwrap_or(row)
}

fn thousandths(done: u32, all: u32) -> usize {
    usize::try_from(u64::from(done) * 1000 / u64::from(all.max(1))).unwrap_or(0)
}

/// What some rows say.
struct Part {
    /// The units by their names as written; none where nobody knows the name.
    named: HashMap<String, Option<UnitId>>,
    units_of: HashMap<UnitId, OfUnit>,
    blocks: BTreeSet<BlockId>,
    /// The columns of the other side that a finding told about.
    told: Vec<u16>,
    draft: Draft,
}

/// What is kept of a unit while rows of others are read.
#[derive(Default)]
struct OfUnit {
    /// A column of scores each.
    sums: Vec<Sums>,
    /// The line of its last row, by position.
    last: Option<usize>,
}

impl Part {
    /// Reads rows; `goes_on` is asked now and then, with a row.
    fn read(
        read: &Read<'_, '_>,
        at: Columns,
        rows: Range<u32>,
        heads: &Heads,
        kind: SheetKind,
        goes_on: &dyn Fn(u32) -> bool,
    ) -> Part {
        let mut part = Part {
            named: HashMap::new(),
            units_of: HashMap::new(),
            blocks: BTreeSet::new(),
            told: Vec::new(),
            draft: Draft::new(read.view.sheet, kind),
        };
        let mut layout = Layout::of(read, heads, kind);
        let untold: Vec<u16> = layout.untold().collect();
        let mut reader: Option<(UnitId, RowReader<'_, '_>)> = None;
        for row in read.view.sheet.rows_in(rows) {
            if row.index.is_multiple_of(UNWATCHED) && !goes_on(row.index) {
                break;
            }
            let Some(unit) = part.unit(read, &row, at.unit, &layout) else { continue };
            let Some(lines) = read.known.lines_of(unit) else { continue };
            if reader.as_ref().is_none_or(|(of, _)| *of != unit) {
                let new = RowReader::unmarked(read.view, lines, at.labels);
                let before = reader.replace((unit, new));
                line::end_options(&mut layout, &mut part.draft);
                part.change(&mut layout, before, &mut reader);
            }
            let Some((_, reader)) = &mut reader else { continue };
            part.draft.unit = Some(unit);
            part.blocks.insert(lines.state.block.id);
            let draft = &mut part.draft;
            match reader.read(&row, draft.unit, draft) {
                RowIs::Node(node) => line::node(read, lines, (node, false), &row, &mut layout, draft),
                RowIs::Total | RowIs::Subtotal => draft.role(row.index, RowRole::Subtotal),
                is => {
                    let is = (is, reader.last());
                    line::other(read, is, false, (lines, at.labels), &row, &mut layout, draft);
                }
            }
        }
        line::end_options(&mut layout, &mut part.draft);
        part.change(&mut layout, reader, &mut None);
        let lines: IdSet<LineId> = part.draft.lines.drain(..).collect();
        part.draft.lines.extend(lines);
        let still: Vec<u16> = layout.untold().collect();
        part.told = untold.into_iter().filter(|at| !still.contains(at)).collect();
        part
    }

    /// Puts away what is kept of one unit, and goes on with what is kept of another.
    fn change(
        &mut self,
        layout: &mut Layout,
        before: Option<(UnitId, RowReader<'_, '_>)>,
        next: &mut Option<(UnitId, RowReader<'_, '_>)>,
    ) {
        let kept = next.as_ref().and_then(|(unit, _)| self.units_of.remove(unit)).unwrap_or_default();
        let mut sums = kept.sums.into_iter();
        let of_before =
            layout.scores.iter_mut().map(|c| std::mem::replace(&mut c.sums, sums.next().unwrap_or_default())).collect();
        if let Some((_, reader)) = next {
            reader.go_on_behind(kept.last);
        }
        if let Some((unit, mut reader)) = before {
            self.units_of.insert(unit, OfUnit { sums: of_before, last: reader.go_on_behind(None) });
        }
    }

    /// The unit of a row; a name that nobody knows is told once, at its first row with a score.
    fn unit(&mut self, read: &Read<'_, '_>, row: &Row<'_>, column: u16, layout: &Layout) -> Option<UnitId> {
        let draft = &mut self.draft;
        let Some(cell) = row.get(column) else {
            draft.role(row.index, RowRole::Remark);
            return None;
        };
        let name = read.view.shown(&cell);
        if let Some(Some(unit)) = self.named.get(&*name) {
            return Some(*unit);
        }
        let is_new = !self.named.contains_key(&*name);
        if is_new && let Some(unit) = read.known.names.unit(&name) {
            self.named.insert(name.into_owned(), Some(unit));
            return Some(unit);
        }
        let is_scored =
            layout.scores.iter().any(|c| row.get(c.at).is_some_and(|c| score::quiet(read.view, &c).is_some()));
        if !is_scored {
            draft.role(row.index, RowRole::Remark);
            return None;
        }
        draft.role(row.index, RowRole::Refused);
        if is_new {
            draft.find(Finding::new(Severity::Error, FindingKind::UnknownUnit).at(place(cell.address)).found(&*name));
            self.named.insert(name.into_owned(), None);
        }
        None
    }

    /// Joins the rows below to these; what is told once was told here.
    fn with(mut self, mut below: Part) -> Part {
        let is_told = |finding: &Finding| match (finding.kind, finding.cell) {
            (FindingKind::UnknownUnit, _) => {
                finding.found.as_deref().is_some_and(|name| self.named.get(name) == Some(&None))
            }
            (FindingKind::OtherSidesColumn, Some(at)) => self.told.iter().any(|told| u32::from(*told) == at.column),
            _ => false,
        };
        below.draft.findings.retain(|finding| !is_told(finding));
        self.draft.append(below.draft);
        self.blocks.extend(below.blocks);
        for (unit, of) in below.units_of {
            let known = self.units_of.entry(unit).or_default();
            known.sums.resize_with(of.sums.len(), Sums::default);
            known.sums.iter_mut().zip(of.sums).for_each(|(known, below)| known.append(below));
        }
        self
    }
}

/// Notes subtotals that are not the sum of their lines, unit by unit as the campaign lists them.
fn check(read: &Read<'_, '_>, mut units_of: HashMap<UnitId, OfUnit>, draft: &mut Draft) {
    for block in read.known.campaign.blocks() {
        let Some(lines): Option<&Lines<'_>> = read.known.lines(block.block.id) else { continue };
        for unit in &block.units {
            for of_column in units_of.remove(&unit.id).unwrap_or_default().sums {
                of_column.check(lines, Some(unit.id), draft);
            }
        }
    }
}
