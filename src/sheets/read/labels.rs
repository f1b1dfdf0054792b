//! The two columns that say which line a row is: the codes and the texts; and where their rows begin.

use std::collections::BTreeMap;
use std::ops::Range;

use super::heads::Meaning;
use super::kind::{LOOKED_AT, Read};
use super::view::View;
use super::{Told, code};
use crate::sheets::grid::{Cell, CellValue, Row};

/// The two columns that say which line a row is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Labels {
    pub(super) code: Option<u16>,
    pub(super) text: u16,
}

impl Labels {
    /// The same, but for what is told about columns.
    pub(super) fn or_as_told(self, told: &Told) -> Labels {
        let still = |column: &u16| told.columns.get(column).is_none_or(|m| *m == Meaning::Code);
        Labels {
            code: told.column(Meaning::Code).or(self.code.filter(still)),
            text: told.column(Meaning::Text).unwrap_or(self.text),
        }
    }
}

/// The column of codes beside the column of texts: left of it as a rule.
pub(super) fn of(read: &Read<'_, '_>, block: usize, text: u16, first: u32) -> Labels {
    let left = Codes::of(read, block, text, first, 0..text);
    if left.fits_at_best() * 2 > left.compared {
        return left.labels(text);
    }
    Codes::of(read, block, text, first, 0..u16::MAX).labels(text)
}

/// What looks like codes beside a column of texts.
#[derive(Default)]
struct Codes {
    /// By column, how many there are and how many are those of their texts' lines.
    columns: BTreeMap<u16, (u32, u32)>,
    /// In how many rows with a known text a code could be compared.
    compared: u32,
    /// How many whole numbers left of the texts are other lines' codes.
    running: u32,
}

impl Codes {
    fn of(read: &Read<'_, '_>, block: usize, text: u16, first: u32, columns: Range<u16>) -> Codes {
        let mut codes = Codes::default();
        let lines = read.known.blocks.get(block);
        for row in read.view.sheet.rows().skip_while(|r| r.index < first).take(LOOKED_AT) {
            let words = row.get(text).filter(|c| c.value.as_text().is_some()).map(|c| read.view.words(&c));
            let nodes = words.and_then(|words| Some(lines?.by_words(&words))).unwrap_or_default();
            let mut is_compared = false;
            for cell in row.cells().filter(|c| c.address.col != text && columns.contains(&c.address.col)) {
                let written = code::read(&cell, read.view.text_of(&cell).as_deref());
                let count = codes.columns.entry(cell.address.col).or_default();
                count.0 += u32::from(written != code::Written::None);
                if let (code::Written::Code(code), Some(lines), false) = (&written, lines, nodes.is_empty()) {
                    let fits = lines.by_code(code).is_some_and(|at| nodes.contains(&at));
                    count.1 += u32::from(fits);
                    codes.running += u32::from(cell.address.col < text && !fits && !code.contains('.'));
                    is_compared = true;
                }
            }
            codes.compared += u32::from(is_compared);
        }
        codes
    }

    fn fits_at_best(&self) -> u32 {
        self.columns.values().map(|(_, fits)| *fits).max().unwrap_or(0)
    }

    fn labels(self, text: u16) -> Labels {
        // Right of the texts stand scores, which look like codes but rarely fit the text.
        let likely =
            |(column, (codes, fits)): &(u16, (u32, u32))| *codes > 0 && (*column < text || *fits * 2 > self.compared);
        let best = self
            .columns
            .into_iter()
            .filter(likely)
            .max_by_key(|(column, (codes, fits))| (*fits, *codes, std::cmp::Reverse(*column)));
        // A running number names no line.
        let is_running = self.compared >= 4 && self.running * 2 > self.compared;
        let is_code = |(_, (_, fits)): &(u16, (u32, u32))| !is_running || *fits * 2 > self.compared;
        Labels { code: best.filter(is_code).map(|(column, _)| column), text }
    }
}

/// The first row of data: lines of another wording may stand above the first known one.
pub(super) fn first_row(view: &View<'_>, labels: Labels, first: u32) -> u32 {
    let mut top = first;
    while top > 0 && is_data(view, labels, &view.sheet.row(top - 1)) {
        top -= 1;
    }
    top
}

/// Whether a row is like a line: a text with a code, or one that is no head with numbers beside it.
fn is_data(view: &View<'_>, labels: Labels, row: &Row<'_>) -> bool {
    const LONG: usize = 60;
    let Some(cell) = row.get(labels.text) else { return false };
    if !view.text_of(&cell).is_some_and(|text| text.chars().any(char::is_alphabetic)) {
        return false;
    }
    let code = labels.code.and_then(|column| row.get(column));
    if code.is_some_and(|c| code::read(&c, view.text_of(&c).as_deref()) != code::Written::None) {
        return true;
    }
    let is_number = |c: &Cell<'_>| matches!(c.value, CellValue::Number(n) if !(1990.0..2100.0).contains(n));
    let meaning = |c: &Cell<'_>| {
        let text = view.text_of(c).filter(|text| text.len() <= LONG)?;
        view.words(c).meaning(&text)
    };
    // "Nội dung do đơn vị tự bổ sung" alone beside numbers is no head.
    let is_head = || {
        matches!(meaning(&cell), Some(Meaning::Max | Meaning::Total))
            || row.cells().filter(|c| meaning(c).is_some()).count() > 1
    };
    row.cells().any(|c| is_number(&c)) && !is_head()
}

/// The codes that cells of a row may be, with their columns.
pub(super) fn codes(view: &View<'_>, row: &Row<'_>) -> Vec<(u16, String)> {
    let code = |cell: Cell<'_>| match code::read(&cell, view.text_of(&cell).as_deref()) {
        code::Written::Code(code) => Some((cell.address.col, code)),
        _ => None,
    };
    row.cells().filter_map(code).collect()
}
