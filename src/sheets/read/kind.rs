//! What kind a sheet is: by where lines and units stand in it, then by its title and its heads.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::columns::{self, Heads};
use super::draft::Draft;
use super::heads::{Meaning, has};
use super::known::Known;
use super::labels::{self, Labels};
use super::view::View;
use super::words::Words;
use super::{SheetKind, SheetReading, Told, Watch, code, flat, form, marks, matrix, stacked, table};
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::slug::UnitId;
use crate::sheets::grid::{Cell, Row, Sheet, Visibility};
use crate::text::fold;

/// How many filled rows are looked at to recognise a sheet.
pub(super) const LOOKED_AT: usize = 90;

/// How many of them from the first line on.
const LINES_LOOKED_AT: usize = 48;

/// The longest text in bytes that may be a head or a name.
const HEAD: usize = 120;

/// The shortest text in bytes, folded, that is known for a line's in another wording.
const LEAST_WORDING: usize = 8;

/// So many thousandths of the time go by with looking at the cells of a long sheet; the rest with its rows.
const LOOKING: usize = 250;

/// What stands where.
#[derive(Default)]
struct Signs {
    /// Nodes met in a column, by block and column, with the first and the last row.
    lines: BTreeMap<(usize, u16), (BTreeSet<usize>, u32, u32)>,
    /// Units met in a column, with the first row.
    unit_columns: BTreeMap<u16, (BTreeSet<UnitId>, u32)>,
    /// In how many rows a column has a unit.
    unit_counts: BTreeMap<u16, usize>,
    /// Units met in a row.
    unit_rows: BTreeMap<u32, BTreeSet<UnitId>>,
}

/// The shape of a sheet.
enum Shape {
    /// One unit, a row a line.
    Form { block: usize, labels: Labels, first: u32 },
    /// A row a line, a column a unit.
    Matrix { block: usize, labels: Labels, first: u32 },
    /// A row a unit.
    Table { unit: u16, first: u32 },
    /// A row a unit and a line.
    Flat { at: flat::Columns, first: u32 },
}

/// Reads a sheet.
pub(super) fn read(sheet: &Sheet, file_name: &str, known: &Known<'_>, told: &Told, watch: &Watch<'_>) -> SheetReading {
    let mut draft = Draft::new(sheet, SheetKind::Ignored);
    if sheet.is_empty() || sheet.visibility != Visibility::Visible || told.as_kind == Some(SheetKind::Ignored) {
        draft.find_whole(Severity::Info, FindingKind::IgnoredSheet, "");
        return draft.finish(sheet, 0);
    }
    let view = View::new(sheet, known);
    watch(LOOKING);
    let watch = &|of_rows: usize| watch(LOOKING + of_rows * (1000 - LOOKING) / 1000);
    let signs = Signs::of(&view, known);
    let sheet_is = Read { view: &view, file_name, known, told, watch };
    let first: u32 = match signs.shape(&sheet_is) {
        Some(Shape::Form { block, labels, first }) => {
            let labels = labels.or_as_told(told);
            let nodes = form::nodes(&sheet_is, block, labels, first);
            if let Some(several) = stacked::read(&sheet_is, &nodes, first) {
                return several;
            }
            let heads = columns::read(&view, first, known, &told.columns);
            form::read(&sheet_is, (block, &nodes), labels, first, &heads, &mut draft);
            heads.top.max(first)
        }
        Some(Shape::Matrix { block, labels, first }) => {
            let labels = labels.or_as_told(told);
            let heads = columns::read(&view, first, known, &told.columns);
            matrix::read(&sheet_is, block, labels, first, &heads, &mut draft);
            first
        }
        Some(Shape::Table { unit, first }) => {
            let unit = told.column(Meaning::Unit).unwrap_or(unit);
            let heads = columns::read(&view, first, known, &told.columns);
            table::read(&sheet_is, unit, first, &heads, &mut draft);
            first
        }
        Some(Shape::Flat { at, first }) => {
            let heads = columns::read(&view, first, known, &told.columns);
            flat::read(&sheet_is, at, first, &heads, &mut draft);
            first
        }
        None => {
            not_understood(&view, &mut draft);
            u32::MAX
        }
    };
    if draft.kind != SheetKind::Ignored {
        hidden_columns(sheet, &mut draft);
        other_year(&view, first, known, &mut draft);
        view.tell(&mut draft);
    }
    draft.finish(sheet, first)
}

/// Says which columns that values were taken from nobody sees: one finding a column.
fn hidden_columns(sheet: &Sheet, draft: &mut Draft) {
    let mut found: BTreeMap<u32, Finding> = BTreeMap::new();
    for value in &draft.values {
        let is_hidden = u16::try_from(value.cell.column).is_ok_and(|column| sheet.is_col_hidden(column));
        if is_hidden {
            let finding = Finding::new(Severity::Warning, FindingKind::HiddenColumn).at(value.cell);
            found.entry(value.cell.column).or_insert_with(|| finding.unit(draft.unit));
        }
    }
    found.into_values().for_each(|finding| draft.find(finding));
}

/// Says that the title speaks of another year, where it speaks of the index of one and not of the campaign's.
fn other_year(view: &View<'_>, first: u32, known: &Known<'_>, draft: &mut Draft) {
    let year = known.campaign.heading().year;
    if draft.values.is_empty() || draft.kind == SheetKind::PreviousResults || year == 0 {
        return;
    }
    let above = view.sheet.cells().take_while(|c| c.address.row < first);
    let titles = above.filter_map(|c| Some((c.address, view.text_of(&c)?.into_owned(), view.words(&c))));
    let is_title = |words: &str| ["chi so", "cai cach", "cchc", "cham diem", "danh gia"].iter().any(|p| has(words, p));
    let titles: Vec<_> = titles.filter(|(_, _, words)| is_title(words) && !has(words, "ngay")).collect();
    let of = |text: &str| columns::of_year(text, year);
    if titles.iter().any(|(_, text, _)| of(text) == Some(true)) {
        return;
    }
    let other = titles
        .into_iter()
        .find(|(_, text, words)| of(text) == Some(false) && !["quyet dinh", "giai doan"].iter().any(|p| has(words, p)));
    if let Some((at, text, _)) = other {
        let finding = Finding::new(Severity::Warning, FindingKind::OtherYear).at(super::draft::cell(at));
        draft.find(finding.unit(draft.unit).found(text).expected(year.to_string()));
    }
}

/// Everything that reading a sheet looks at.
pub(super) struct Read<'r, 'a> {
    pub(super) view: &'r View<'r>,
    pub(super) file_name: &'r str,
    pub(super) known: &'r Known<'a>,
    pub(super) told: &'r Told,
    pub(super) watch: &'r Watch<'r>,
}

impl Read<'_, '_> {
    /// The side that the title, the sheet's name or the file's name tells.
    pub(super) fn told_side(&self, heads: &Heads) -> Option<SheetKind> {
        let title = columns::title(self.view, heads.top);
        let side = title.iter().find_map(|text| side(text));
        side.or_else(|| side_of(&self.view.sheet.name))
    }

    /// The same from the file's name, which is the weakest sign.
    pub(super) fn side_of_file(&self) -> Option<SheetKind> {
        side_of(self.file_name)
    }
}

fn side_of(name: &str) -> Option<SheetKind> {
    side(&fold::words(name))
}

/// Whose scores a title announces: the side that it names first.
pub(super) fn side(words: &str) -> Option<SheetKind> {
    let at = |phrases: &[&str]| phrases.iter().filter_map(|p| words.find(p)).min();
    let own = at(&["tu cham", "tu danh gia", "tu cho diem"]);
    let other = at(&["tham dinh", "phuc tham"]).filter(|_| !has(words, "hoi dong tham dinh") || has(words, "diem"));
    match (own, other) {
        (Some(own), Some(other)) if other < own => Some(SheetKind::Appraisal),
        (Some(_), _) => Some(SheetKind::SelfAssessment),
        (None, Some(_)) => Some(SheetKind::Appraisal),
        (None, None) => None,
    }
}

/// A sheet without lines and units: a cover or a note is ignored, a table of scores is an error.
fn not_understood(view: &View<'_>, draft: &mut Draft) {
    let heads = view.sheet.rows().take(40).map(|row| {
        let found: BTreeSet<u8> = row
            .cells()
            .filter_map(|c| match super::heads::meaning(&view.text_of(&c)?)? {
                Meaning::SelfScore | Meaning::Appraised(_) => Some(0),
                Meaning::Max => Some(1),
                Meaning::Text | Meaning::Code | Meaning::Unit => Some(2),
                Meaning::Percent | Meaning::Rank => Some(3),
                _ => None,
            })
            .collect();
        found.len()
    });
    let like_scores = heads.max().unwrap_or(0) >= 2 && view.sheet.len() >= 8;
    match like_scores {
        true => draft.find_whole(Severity::Error, FindingKind::UnrecognisedSheet, ""),
        false => draft.find_whole(Severity::Info, FindingKind::IgnoredSheet, ""),
    }
}

/// Texts of a row that are no line's by their words: their columns, and the codes in front of them.
#[derive(Default)]
struct Others {
    texts: Vec<(u16, Arc<Words>, Option<String>)>,
    /// The lines whose own words stand in the row, with their blocks.
    known: Vec<(usize, usize)>,
}

impl Signs {
    fn of(view: &View<'_>, known: &Known<'_>) -> Signs {
        let mut signs = Signs::default();
        let mut lines = 0;
        for row in view.sheet.rows().take(LOOKED_AT) {
            // What a sheet is shows in its first lines.
            lines += usize::from(!signs.lines.is_empty());
            if lines > LINES_LOOKED_AT {
                break;
            }
            let mut others = Others::default();
            for cell in row.cells() {
                let Some(text) = view.text_of(&cell) else { continue };
                if text.len() > 600 || !text.chars().any(char::is_alphabetic) {
                    continue;
                }
                let column = cell.address.col;
                let words = view.words(&cell);
                signs.line(&text, &words, (row.index, column), known, &mut others);
                if text.len() > HEAD {
                    continue;
                }
                if let Some(unit) = words.unit(&known.names) {
                    signs.unit_columns.entry(column).or_insert_with(|| (BTreeSet::new(), row.index)).0.insert(unit);
                    *signs.unit_counts.entry(column).or_default() += 1;
                    signs.unit_rows.entry(row.index).or_default().insert(unit);
                }
            }
            signs.other_wordings(view, &row, known, others);
        }
        signs
    }

    /// Notes which line a text is by its words.
    fn line(
        &mut self,
        text: &str,
        words: &Arc<Words>,
        (row, column): (u32, u16),
        known: &Known<'_>,
        others: &mut Others,
    ) {
        let (code, rest) = code::split(text).map(|(code, rest)| (code, known.printed.words(rest))).unzip();
        let mut is_known = false;
        for (block, lines) in known.blocks.iter().enumerate() {
            let nodes = match lines.by_words(words) {
                [] => rest.as_deref().map_or(&[][..], |rest| lines.by_words(rest)),
                nodes => nodes,
            };
            is_known |= !nodes.is_empty();
            others.known.extend(nodes.iter().map(|at| (block, *at)));
            self.meet(block, column, row, nodes);
        }
        let words = rest.as_ref().unwrap_or(words);
        // "6 | Sở Tài chính" is no "6 | Cải cách tài chính công".
        if !is_known && words.len() >= LEAST_WORDING && words.unit(&known.names).is_none() {
            others.texts.push((column, words.clone(), code));
        }
    }

    /// Notes lines in another wording, whose codes stand before or beside it.
    fn other_wordings(&mut self, view: &View<'_>, row: &Row<'_>, known: &Known<'_>, others: Others) {
        if others.texts.is_empty() {
            return;
        }
        let codes = labels::codes(view, row);
        for (column, words, before) in others.texts {
            let beside = codes.iter().filter(|(at, _)| *at != column).map(|(_, code)| code);
            let codes: Vec<&String> = before.iter().chain(beside).collect();
            for (block, lines) in known.blocks.iter().enumerate() {
                // Beside a line's own words stands no other wording of it.
                let is_open = |at: &usize| !others.known.contains(&(block, *at)) && lines.resembles(*at, &words);
                let node = codes.iter().find_map(|code| lines.by_code(code).filter(is_open));
                self.meet(block, column, row.index, node.as_slice());
            }
        }
    }

    fn meet(&mut self, block: usize, column: u16, row: u32, nodes: &[usize]) {
        if nodes.is_empty() {
            return;
        }
        let met = self.lines.entry((block, column)).or_insert_with(|| (BTreeSet::new(), row, row));
        met.2 = row;
        // The first that isn't met yet: a field and its only line may share a text.
        let new = nodes.iter().find(|n| !met.0.contains(n)).or(nodes.first());
        met.0.extend(new.copied());
    }

    fn shape(&self, read: &Read<'_, '_>) -> Option<Shape> {
        let known = read.known;
        if let Some(flat) = self.flat(read) {
            return Some(flat);
        }
        let widest = self.unit_rows.values().map(BTreeSet::len).max().unwrap_or(0);
        // The first of tables that stand below each other.
        let unit_row = self.unit_rows.iter().find(|(_, u)| u.len() >= 2 && u.len() * 2 >= widest);
        let units = self.unit_columns.iter().max_by_key(|(column, (u, _))| (u.len(), std::cmp::Reverse(**column)));
        let most = self.lines.values().map(|(nodes, ..)| nodes.len()).max().unwrap_or(0);
        let preferred = self.preferred_block(read, unit_row.map(|(_, units)| units));
        let best = self.lines.iter().max_by_key(|((block, column), (nodes, ..))| {
            // The unit's own block wins where its lines are nearly as many.
            let own = preferred == Some(*block) && nodes.len() * 10 >= most * 8;
            (own, nodes.len(), std::cmp::Reverse(*block), std::cmp::Reverse(*column))
        });
        if let Some(((block, column), (nodes, first, last))) = best {
            let first = *first;
            if unit_row.is_some_and(|(row, _)| *row < first) {
                let labels = labels::of(read, *block, *column, first);
                return Some(Shape::Matrix {
                    block: *block,
                    labels,
                    first: labels::first_row(read.view, labels, first),
                });
            }
            let listed = units.is_some_and(|(_, (units, row))| *row > first && (units.len() >= 2 || nodes.len() == 1));
            // Fields and lines may stand above each other in the heads of a table of units.
            let is_in_heads = units
                .is_some_and(|(_, (units, row))| *row > *last && *last - first < columns::MOST && units.len() >= 2);
            if (nodes.len() >= 2 && !is_in_heads) || !listed {
                let labels = labels::of(read, *block, *column, first);
                return Some(Shape::Form { block: *block, labels, first: labels::first_row(read.view, labels, first) });
            }
        }
        if let Some((row, column)) = table_heads(read.view) {
            let below = |(_, (_, first)): &(&u16, &(BTreeSet<UnitId>, u32))| *first > row;
            let unit = units.filter(below).map_or(column, |(column, _)| *column);
            let next = read.view.sheet.rows().find(|r| r.index > row && has_text(read.view, r, unit));
            let first = units.filter(below).map(|(_, (_, first))| *first).or(next.map(|r| r.index))?;
            return Some(Shape::Table { unit, first: first_row_of_table(read.view, unit, row, first) });
        }
        let (unit, (units, first)) = units?;
        let on_heads = known.blocks.iter().any(|_| units.len() >= 2);
        let first = first_row_of_table(read.view, *unit, 0, *first);
        on_heads.then_some(Shape::Table { unit: *unit, first })
    }

    /// A table of units and lines: one unit stands in row after row.
    fn flat(&self, read: &Read<'_, '_>) -> Option<Shape> {
        self.unit_columns.iter().find_map(|(unit, (units, first))| {
            let count = self.unit_counts.get(unit).copied().unwrap_or(0);
            if count < 4 || count == units.len() {
                return None;
            }
            let heads = columns::read(read.view, *first, read.known, &read.told.columns);
            Some(Shape::Flat { at: flat::columns(read, *unit, *first, &heads)?, first: *first })
        })
    }

    /// The block of the units that the sheet or its file names.
    fn preferred_block(&self, read: &Read<'_, '_>, in_row: Option<&BTreeSet<UnitId>>) -> Option<usize> {
        let names = &read.known.names;
        let unit = read.told.unit.or_else(|| in_row?.iter().next().copied()).or_else(|| {
            let title = read.view.sheet.cells().take_while(|c| c.address.row < 12);
            let labelled = title.filter_map(|c| {
                let text = read.view.text_of(&c)?;
                let (label, rest) = text.split_once(':')?;
                (label.chars().count() < 40).then(|| names.unit(rest))?
            });
            labelled.last()
        });
        let tab = &read.view.sheet.name;
        let unit = unit.or_else(|| names.unit(tab)).or_else(|| names.cut_off(tab)).or_else(|| {
            match names.inside(read.file_name).as_slice() {
                [only] => Some(*only),
                _ => None,
            }
        });
        let unit = unit.or_else(|| {
            let met = self.unit_rows.iter().take_while(|(row, _)| **row < 12).flat_map(|(_, units)| units);
            met.last().copied()
        })?;
        let block = read.known.campaign.block_of(unit)?.block.id;
        read.known.blocks.iter().position(|b| b.state.block.id == block)
    }
}

/// The row whose heads are those of a table of units, with the column of the names.
fn table_heads(view: &View<'_>) -> Option<(u32, u16)> {
    view.sheet.rows().take(LOOKED_AT).find_map(|row| {
        let (mut names, mut values) = (None, false);
        for cell in row.cells() {
            let Some(text) = view.text_of(&cell).filter(|t| t.len() <= HEAD) else { continue };
            match view.words(&cell).meaning(&text) {
                Some(Meaning::Unit) => names = names.or(Some(cell.address.col)),
                Some(Meaning::Percent | Meaning::Total | Meaning::Rank | Meaning::SurveyPoints) => values = true,
                _ => {}
            }
        }
        names.filter(|_| values).map(|column| (row.index, column))
    })
}

fn has_text(view: &View<'_>, row: &Row<'_>, column: u16) -> bool {
    row.get(column).is_some_and(|c| view.text_of(&c).is_some_and(|t| t.chars().any(char::is_alphabetic)))
}

/// The first row of a table of units: unknown names may stand above the first known one.
fn first_row_of_table(view: &View<'_>, unit: u16, heads: u32, first: u32) -> u32 {
    let mut top = first;
    for row in (heads + 1..first).rev() {
        let cells = view.sheet.row(row);
        let number = |c: &Cell<'_>| super::score::quiet(view, c).is_some();
        let has_numbers = cells.cells().any(|c| c.address.col > unit && number(&c));
        // A running number says that the row is one of the list, whatever stands beside it.
        let is_listed = cells.cells().any(|c| c.address.col < unit && number(&c));
        let is_head = |c: Cell<'_>| super::heads::meaning(&view.shown(&c)).is_some();
        let heads = || cells.cells().filter(|c| is_head(*c)).count();
        let are_heads = || marks::unit(&cells).is_none() && cells.get(unit).is_some_and(is_head);
        let are_heads = || are_heads() && !(is_listed && heads() == 1);
        if !(is_listed || has_text(view, &cells, unit))
            || !has_numbers
            || columns::are_numbers_of_columns(&cells)
            || are_heads()
        {
            break;
        }
        top = row;
    }
    top
}
