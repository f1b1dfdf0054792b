//! One sheet's part: rows, cells, merged areas and what is hidden, in one pass.

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use super::super::address::{Address, Area};
use super::super::bound;
use super::super::draft::Draft;
use super::super::error::Error;
use super::super::formula;
use super::super::sheet::Sheet;
use super::super::style::ShownAs;
use super::super::value::{CellError, CellValue, Serial};
use super::super::xml::{Scanner, Tag, Text, Token};
use super::Book;
use super::strings::{Runs, decode_escapes};

/// Days between the two counts of dates.
const DAYS_TO_1904: f64 = 1462.0;
/// The last row and the last column there can be, from 0.
const LAST_ROW: u32 = 1_048_575;

/// Reads a sheet.
pub(super) fn read<R: Read>(mut xml: Scanner<R>, book: &mut Book, draft: Draft<'_, '_>) -> Result<Sheet, Error> {
    let mut reader = Reader {
        book,
        draft,
        next: (0, 0),
        visible_until: None,
        cell: None,
        slot: Slot::None,
        value: String::new(),
        formula: String::new(),
        runs: Runs::default(),
        shared: HashMap::new(),
    };
    loop {
        match xml.next()? {
            Token::Open(tag) if tag.name == b"rPh" && !tag.empty => xml.skip()?,
            Token::Open(tag) => {
                let is_cell = tag.name == b"c" && !tag.empty;
                reader.open(&tag)?;
                if is_cell && let Some(value) = xml.plain(b"v") {
                    reader.plain(value);
                    if xml.closes(b"c") {
                        reader.close_cell()?;
                    }
                }
            }
            Token::Text(text) => reader.text(text)?,
            Token::Close(name) => reader.close(name)?,
            Token::End => return Ok(reader.draft.finish(Arc::default())),
        }
    }
}

/// A sheet's part while it is being read.
struct Reader<'b, 'd, 'w> {
    book: &'b mut Book,
    draft: Draft<'d, 'w>,
    /// Where the next cell is if it doesn't say; columns and rows from 0.
    next: (u64, u64),
    /// Where rows are hidden unless they say otherwise: the first row after those that said so.
    visible_until: Option<u32>,
    cell: Option<Open>,
    slot: Slot,
    value: String,
    formula: String,
    runs: Runs,
    /// The shared formulas by number: where each stands and what it says.
    shared: HashMap<u32, (Address, Arc<str>)>,
}

/// A cell that is being read.
struct Open {
    at: (u64, u64),
    style: u16,
    kind: Kind,
    has_value: bool,
    has_inline: bool,
    formula: Option<Formula>,
}

/// How a cell's value is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Inline,
    FormulaText,
    Bool,
    Error,
    Day,
}

/// What the tag of a formula says.
#[derive(Debug, Clone, Copy)]
struct Formula {
    shared: Option<u32>,
}

/// Where text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    None,
    Value,
    Formula,
    Inline,
}

impl Reader<'_, '_, '_> {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        let Some(cell) = &mut self.cell else {
            return self.open_outside(tag);
        };
        match tag.name {
            b"v" => {
                cell.has_value = true;
                self.slot = if tag.empty { Slot::None } else { Slot::Value };
            }
            b"f" => {
                let shared = tag.raw(b"t") == Some(b"shared");
                cell.formula = Some(Formula { shared: tag.number(b"si").filter(|_| shared) });
                self.slot = if tag.empty { Slot::None } else { Slot::Formula };
            }
            b"is" => {
                cell.has_inline = true;
                self.slot = if tag.empty { Slot::None } else { Slot::Inline };
            }
            _ if self.slot == Slot::Inline => self.runs.open(tag)?,
            _ => {}
        }
        Ok(())
    }

    fn open_outside(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        match tag.name {
            b"c" => self.open_cell(tag)?,
            b"row" => self.open_row(tag),
            b"mergeCell" => {
                let area = tag.text(b"ref")?.and_then(|area| area.parse::<Area>().ok());
                if let Some(area) = area {
                    self.draft.merge(area)?;
                }
            }
            b"col" if hides(tag, b"width") => {
                if let (Some(min), Some(max)) = (tag.number::<u32>(b"min"), tag.number::<u32>(b"max")) {
                    self.draft.hide_cols(min.saturating_sub(1), max.saturating_sub(1));
                }
            }
            b"sheetFormatPr" if tag.is(b"zeroHeight") => self.visible_until = Some(0),
            _ => {}
        }
        Ok(())
    }

    fn open_row(&mut self, tag: &Tag<'_>) {
        let row = match tag.number::<u64>(b"r") {
            Some(number) => number.saturating_sub(1),
            None => self.next.0,
        };
        self.next = (row, 0);
        let Ok(row) = u32::try_from(row) else { return };
        if row > LAST_ROW {
            return;
        }
        if hides(tag, b"ht") {
            self.draft.hide_rows(row, row);
        }
        if let Some(first) = self.visible_until {
            // Rows that aren't listed are hidden too.
            if row > first {
                self.draft.hide_rows(first, row - 1);
            }
            self.visible_until = Some(row + 1);
        }
    }

    fn open_cell(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        let mut cell =
            Open { at: self.next, style: 0, kind: Kind::Number, has_value: false, has_inline: false, formula: None };
        for (name, value) in tag.attributes() {
            match name {
                b"r" => {
                    let at =
                        Address::from_bytes(value).ok_or_else(|| Error::damaged("a cell whose place can't be read"))?;
                    cell.at = (u64::from(at.row), u64::from(at.col));
                }
                b"s" => cell.style = number(value).unwrap_or(0),
                b"t" => cell.kind = kind(value),
                _ => {}
            }
        }
        self.next = (cell.at.0, cell.at.1 + 1);
        // An empty tag is a cell with a style and nothing in it.
        if !tag.empty {
            self.cell = Some(cell);
        }
        Ok(())
    }

    /// Takes the value of a cell, whole.
    fn plain(&mut self, value: &str) {
        if let Some(cell) = &mut self.cell {
            cell.has_value = true;
            self.value.push_str(value);
        }
    }

    fn text(&mut self, text: Text<'_>) -> Result<(), Error> {
        match self.slot {
            Slot::None => Ok(()),
            Slot::Value => text.append_to(&mut self.value),
            Slot::Formula => text.append_to(&mut self.formula),
            Slot::Inline => self.runs.text(text),
        }
    }

    fn close(&mut self, name: &[u8]) -> Result<(), Error> {
        match (name, self.slot) {
            (b"c", _) => self.close_cell(),
            (b"v" | b"f", Slot::Value | Slot::Formula) | (b"is", Slot::Inline) => {
                self.slot = Slot::None;
                Ok(())
            }
            (b"row", _) => {
                self.next = (self.next.0 + 1, 0);
                Ok(())
            }
            (b"sheetData", _) => {
                if let Some(first) = self.visible_until.take() {
                    self.draft.hide_rows(first, LAST_ROW);
                }
                Ok(())
            }
            (name, Slot::Inline) => {
                self.runs.close(name);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn close_cell(&mut self) -> Result<(), Error> {
        self.slot = Slot::None;
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        let mut style = cell.style;
        let value = self.value(&cell, &mut style)?;
        let formula = cell.formula.map(|formula| self.formula(&cell, formula));
        self.value.clear();
        self.formula.clear();
        match (value, formula) {
            (None, None) => Ok(()),
            (Some(CellValue::Text(text)), None) if text.is_empty() => Ok(()),
            (value, formula) => self.draft.put(cell.at, value.unwrap_or(CellValue::Unstored), style, formula),
        }
    }

    /// Reads what was stored; `None` where nothing was.
    fn value(&mut self, cell: &Open, style: &mut u16) -> Result<Option<CellValue>, Error> {
        if cell.has_inline && (cell.kind == Kind::Inline || !cell.has_value) {
            let text = self.runs.take();
            if let Some(font) = &text.font {
                *style = self.book.styles.with_font(*style, font);
            }
            return Ok(Some(CellValue::Text(text.text)));
        }
        if !cell.has_value {
            return Ok(None);
        }
        // Texts keep their blanks; everything else is a number or a word.
        let stored = self.value.trim_ascii();
        if cell.kind == Kind::FormulaText {
            return Ok(Some(text(&self.value)));
        }
        if stored.is_empty() {
            return Ok(None);
        }
        Ok(Some(match cell.kind {
            Kind::Shared => {
                let number = stored.parse().ok();
                while number.is_some_and(|number| self.book.strings.may_come(number)) {
                    self.book.strings.receive()?;
                    self.draft.look()?;
                }
                let Some(shared) = number.and_then(|number| self.book.strings.get(number)) else {
                    return Err(Error::damaged(format!("{} names a shared text that isn't there", place(cell.at))));
                };
                if let Some(font) = &shared.font {
                    *style = self.book.styles.with_font(*style, font);
                }
                CellValue::Text(Arc::clone(&shared.text))
            }
            Kind::Bool if matches!(stored, "0" | "1" | "true" | "false") => {
                CellValue::Bool(matches!(stored, "1" | "true"))
            }
            Kind::Error => CellValue::Error(CellError::from_stored(stored)),
            Kind::Day => Serial::from_iso(stored).map_or_else(|| text(stored), CellValue::Date),
            Kind::Number => self.number(stored, *style),
            Kind::Bool | Kind::Inline | Kind::FormulaText => text(stored),
        }))
    }

    fn number(&self, stored: &str, style: u16) -> CellValue {
        match stored.parse::<f64>() {
            Ok(number) if !number.is_finite() => CellValue::Error(CellError::Num),
            Ok(number) => match self.book.styles.shown_as(style) {
                ShownAs::Date if self.book.from_1904 => CellValue::Date(Serial(number + DAYS_TO_1904)),
                ShownAs::Date | ShownAs::Time => CellValue::Date(Serial(number)),
                _ => CellValue::Number(number),
            },
            // What stands where a number belongs is kept, for a reader to refuse.
            Err(_) => text(stored),
        }
    }

    fn formula(&mut self, cell: &Open, formula: Formula) -> Arc<str> {
        let own: Arc<str> = self.formula.as_str().into();
        let (Some(number), Ok(row), Ok(col)) = (formula.shared, u32::try_from(cell.at.0), u16::try_from(cell.at.1))
        else {
            return own;
        };
        let at = Address::new(row, col);
        if !own.is_empty() {
            self.shared.insert(number, (at, Arc::clone(&own)));
            return own;
        }
        let Some((from, text)) = self.shared.get(&number) else { return own };
        self.book.moved_bytes = self.book.moved_bytes.saturating_add(text.len());
        // Beyond the bound it is as a formula that can't be read: there, but not evaluated.
        if self.book.moved_bytes > bound::SHARED_BYTES { own } else { formula::moved(text, *from, at).into() }
    }
}

/// Says whether a row or column is hidden, by its word or by having no size.
fn hides(tag: &Tag<'_>, size: &[u8]) -> bool {
    tag.is(b"hidden") || tag.raw(size).is_some() && tag.number::<f64>(size) == Some(0.0)
}

fn number(raw: &[u8]) -> Option<u16> {
    std::str::from_utf8(raw).ok()?.parse().ok()
}

fn kind(raw: &[u8]) -> Kind {
    match raw {
        b"s" => Kind::Shared,
        b"inlineStr" => Kind::Inline,
        b"str" => Kind::FormulaText,
        b"b" => Kind::Bool,
        b"e" => Kind::Error,
        b"d" => Kind::Day,
        _ => Kind::Number,
    }
}

fn text(stored: &str) -> CellValue {
    CellValue::Text(match decode_escapes(stored) {
        Some(decoded) => decoded.into(),
        None => stored.into(),
    })
}

fn place((row, col): (u64, u64)) -> String {
    match (u32::try_from(row), u16::try_from(col)) {
        (Ok(row), Ok(col)) => Address::new(row, col).to_string(),
        _ => "a cell".to_owned(),
    }
}
