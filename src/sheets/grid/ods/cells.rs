//! The sheets of an .ods, in one pass over its content.

use std::io::Read;
use std::sync::Arc;

use super::super::address::{Address, Area};
use super::super::bound;
use super::super::draft::{Budget, Draft};
use super::super::error::{Error, Limited};
use super::super::sheet::{Sheet, Visibility};
use super::super::value::{CellError, CellValue, Serial};
use super::super::xml::{Scanner, Tag, Text, Token};
use super::styles::Styles;

/// The most columns that are noted with a style of their own; the rest has none.
const LAST_COL: u64 = bound::COLUMNS - 1;

/// Elements with texts or cells that aren't the sheet's.
const FOREIGN: [&[u8]; 8] = [
    b"annotation",
    b"tracked-changes",
    b"shapes",
    b"frame",
    b"ruby-text",
    b"note",
    b"forms",
    b"custom-shape",
];

/// Reads every sheet.
pub(super) fn read<R: Read>(
    mut xml: Scanner<R>,
    styles: &mut Styles,
    budget: &mut Budget<'_>,
) -> Result<Vec<Sheet>, Error> {
    let mut sheets = Vec::new();
    loop {
        match xml.next()? {
            Token::Open(tag) if tag.name == b"table" && !tag.empty => {
                let name = tag.text(b"name")?.unwrap_or_default();
                let hidden = tag
                    .text(b"style-name")?
                    .is_some_and(|style| styles.hides(&style));
                let visibility = if hidden {
                    Visibility::Hidden
                } else {
                    Visibility::Visible
                };
                if sheets.len() as u64 >= bound::SHEETS {
                    return Err(Error::TooLarge {
                        what: Limited::Sheets,
                        limit: bound::SHEETS,
                        found: sheets.len() as u64 + 1,
                    });
                }
                sheets.push(table(
                    &mut xml,
                    styles,
                    Draft::new(name, visibility, budget),
                )?);
            }
            Token::Open(tag) if FOREIGN.contains(&tag.name) && !tag.empty => xml.skip()?,
            Token::Open(tag) => styles.open(&tag)?,
            Token::Text(text) => styles.text(text)?,
            Token::Close(name) => styles.close(name),
            Token::End => return Ok(sheets),
        }
    }
}

fn table<R: Read>(
    xml: &mut Scanner<R>,
    styles: &mut Styles,
    draft: Draft<'_, '_>,
) -> Result<Sheet, Error> {
    let mut reader = Reader {
        styles,
        draft,
        row: 0,
        col: 0,
        columns: Vec::new(),
        next_column: 0,
        row_open: RowOpen::default(),
        cell: None,
        depth: 1,
    };
    while reader.depth > 0 {
        match xml.next()? {
            Token::Open(tag) if FOREIGN.contains(&tag.name) && !tag.empty => xml.skip()?,
            Token::Open(tag) => reader.open(&tag)?,
            Token::Text(text) => reader.text(text)?,
            Token::Close(name) => reader.close(name)?,
            Token::End => break,
        }
    }
    Ok(reader.draft.finish(Arc::default()))
}

/// A table while it is being read.
struct Reader<'s, 'd, 'w> {
    styles: &'s mut Styles,
    draft: Draft<'d, 'w>,
    row: u64,
    col: u64,
    /// The style that cells of a column have unless they say otherwise: last column and name.
    columns: Vec<(u64, String)>,
    next_column: u64,
    row_open: RowOpen,
    cell: Option<Cell>,
    /// How many tables are open; cells of inner ones are passed over.
    depth: u32,
}

/// A row that is being read; it is put down as often as it is repeated.
#[derive(Default)]
struct RowOpen {
    repeated: u64,
    style: Option<String>,
    cells: Vec<Filled>,
}

/// A filled cell of the open row.
#[derive(Clone)]
struct Filled {
    col: u64,
    repeated: u64,
    value: CellValue,
    style: u16,
    formula: Option<Arc<str>>,
}

/// A cell that is being read.
struct Cell {
    repeated: u64,
    style: Option<String>,
    kind: Kind,
    /// What the tag says the value is.
    stored: Option<String>,
    formula: Option<Arc<str>>,
    is_error: bool,
    text: String,
    paragraphs: u32,
    in_paragraph: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    None,
    Number,
    Percent,
    Date,
    Time,
    Bool,
    Text,
}

impl Reader<'_, '_, '_> {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        match tag.name {
            b"table" => self.depth += u32::from(!tag.empty),
            _ if self.depth > 1 => {}
            b"table-column" => self.column(tag)?,
            b"table-row" => self.open_row(tag)?,
            b"table-cell" | b"covered-table-cell" => self.open_cell(tag)?,
            _ => {
                if let Some(cell) = &mut self.cell {
                    cell.open(tag);
                }
            }
        }
        Ok(())
    }

    fn text(&mut self, text: Text<'_>) -> Result<(), Error> {
        match &mut self.cell {
            Some(cell) if cell.in_paragraph > 0 => cell.append(text),
            _ => Ok(()),
        }
    }

    fn close(&mut self, name: &[u8]) -> Result<(), Error> {
        match name {
            b"table" => self.depth -= 1,
            _ if self.depth > 1 => {}
            b"table-row" => self.close_row()?,
            b"table-cell" | b"covered-table-cell" => self.close_cell(),
            b"p" | b"h" => {
                if let Some(cell) = &mut self.cell {
                    cell.in_paragraph = cell.in_paragraph.saturating_sub(1);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn column(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        let repeated = repeated(tag, b"number-columns-repeated");
        let first = self.next_column;
        self.next_column = first.saturating_add(repeated);
        let last = self.next_column - 1;
        if first > LAST_COL {
            return Ok(());
        }
        if is_hidden(tag) {
            self.draft
                .hide_cols(first as u32, last.min(LAST_COL) as u32);
        }
        self.columns.push((
            last,
            tag.text(b"default-cell-style-name")?.unwrap_or_default(),
        ));
        Ok(())
    }

    fn open_row(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        self.col = 0;
        self.row_open = RowOpen {
            repeated: repeated(tag, b"number-rows-repeated"),
            style: tag.text(b"default-cell-style-name")?,
            cells: Vec::new(),
        };
        let last = (self.row.saturating_add(self.row_open.repeated) - 1).min(bound::ROWS - 1);
        if is_hidden(tag) && self.row <= last {
            self.draft.hide_rows(self.row as u32, last as u32);
        }
        if tag.empty { self.close_row() } else { Ok(()) }
    }

    fn close_row(&mut self) -> Result<(), Error> {
        let row = std::mem::take(&mut self.row_open);
        let next = self.row.saturating_add(row.repeated.max(1));
        if !row.cells.is_empty() {
            let inside = next.min(bound::ROWS).max(self.row);
            for at in self.row..inside {
                for cell in &row.cells {
                    self.put(at, cell)?;
                }
            }
            if next > inside {
                let cells: u64 = row
                    .cells
                    .iter()
                    .map(|cell| cell.repeated)
                    .fold(0, u64::saturating_add);
                let first = row.cells.first().map_or(0, |cell| cell.col);
                self.draft
                    .leave_out(cells.saturating_mul(next - inside), (inside, first));
            }
        }
        self.row = next;
        Ok(())
    }

    fn put(&mut self, row: u64, cell: &Filled) -> Result<(), Error> {
        let end = cell.col.saturating_add(cell.repeated);
        let inside = end.min(bound::COLUMNS).max(cell.col);
        for col in cell.col..inside {
            self.draft.put(
                (row, col),
                cell.value.clone(),
                cell.style,
                cell.formula.clone(),
            )?;
        }
        if end > inside {
            self.draft.leave_out(end - inside, (row, inside));
        }
        Ok(())
    }

    fn open_cell(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        let cell = Cell::new(tag)?;
        self.merge(tag)?;
        self.cell = Some(cell);
        if tag.empty {
            self.close_cell();
        }
        Ok(())
    }

    fn merge(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        let rows = tag
            .number::<u64>(b"number-rows-spanned")
            .unwrap_or(1)
            .max(1);
        let cols = tag
            .number::<u64>(b"number-columns-spanned")
            .unwrap_or(1)
            .max(1);
        if rows == 1 && cols == 1 || self.row >= bound::ROWS || self.col > LAST_COL {
            return Ok(());
        }
        let last_row = self.row.saturating_add(rows - 1).min(bound::ROWS - 1);
        let last_col = self.col.saturating_add(cols - 1).min(LAST_COL);
        self.draft.merge(Area {
            first: Address::new(self.row as u32, self.col as u16),
            last: Address::new(last_row as u32, last_col as u16),
        })
    }

    fn close_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let (col, repeated) = (self.col, cell.repeated);
        self.col = col.saturating_add(repeated);
        let percent = cell.kind == Kind::Percent;
        let (style, formula) = (cell.style.clone(), cell.formula.clone());
        let Some(value) = cell.value() else { return };
        let of_column = || {
            self.columns
                .iter()
                .find(|(last, _)| *last >= col)
                .map(|(_, name)| name.as_str())
        };
        let style = style.or_else(|| self.row_open.style.clone());
        let style = style
            .as_deref()
            .or_else(of_column)
            .filter(|name| !name.is_empty())
            .map(str::to_owned);
        let style = self.styles.number(style.as_deref(), percent);
        self.row_open.cells.push(Filled {
            col,
            repeated,
            value,
            style,
            formula,
        });
    }
}

impl Cell {
    fn new(tag: &Tag<'_>) -> Result<Self, Error> {
        let (kind, stored) = match tag.raw(b"value-type").filter(|_| has_value_type(tag)) {
            Some(b"float" | b"currency") => (Kind::Number, tag.text(b"value")?),
            Some(b"percentage") => (Kind::Percent, tag.text(b"value")?),
            Some(b"date") => (Kind::Date, tag.text(b"date-value")?),
            Some(b"time") => (Kind::Time, tag.text(b"time-value")?),
            Some(b"boolean") => (Kind::Bool, tag.text(b"boolean-value")?),
            Some(b"string") => (Kind::Text, tag.text(b"string-value")?),
            _ => (Kind::None, None),
        };
        // The attribute comes twice, once with the finer kinds of LibreOffice.
        let is_error = tag
            .attributes()
            .any(|(name, value)| name == b"value-type" && value == b"error");
        Ok(Self {
            repeated: repeated(tag, b"number-columns-repeated"),
            style: tag.text(b"style-name")?,
            kind,
            stored,
            formula: tag.text(b"formula")?.map(|formula| plain(&formula).into()),
            is_error,
            text: String::new(),
            paragraphs: 0,
            in_paragraph: 0,
        })
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name {
            b"p" | b"h" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
                self.in_paragraph += u32::from(!tag.empty);
            }
            b"s" => {
                let blanks = tag.number::<usize>(b"c").unwrap_or(1).min(32_767);
                self.text.extend(std::iter::repeat_n(' ', blanks));
            }
            b"tab" => self.text.push('\t'),
            b"line-break" => self.text.push('\n'),
            _ => {}
        }
    }

    /// Appends text; a line break that only wraps the file is a blank.
    ///
    /// The standard has several blanks read as one, but LibreOffice neither writes nor reads them so.
    fn append(&mut self, text: Text<'_>) -> Result<(), Error> {
        let from = self.text.len();
        text.append_to(&mut self.text)?;
        if self
            .text
            .get(from..)
            .is_some_and(|run| run.contains(['\n', '\t']))
        {
            let run = self.text.split_off(from).replace(['\n', '\t'], " ");
            self.text.push_str(&run);
        }
        Ok(())
    }

    fn value(self) -> Option<CellValue> {
        if self.is_error
            || self.formula.is_some()
                && self.text.starts_with('#')
                && self.text.ends_with(['!', '?', 'A'])
        {
            return Some(CellValue::Error(CellError::from_stored(&self.text)));
        }
        let stored = self.stored.as_deref().map(str::trim);
        let text = |text: &str| CellValue::Text(text.into());
        match (self.kind, stored) {
            (Kind::Number | Kind::Percent, Some(number)) => Some(match number.parse::<f64>() {
                Ok(number) if number.is_finite() => CellValue::Number(number),
                Ok(_) => CellValue::Error(CellError::Num),
                Err(_) => text(number),
            }),
            (Kind::Date, Some(day)) => {
                Some(Serial::from_iso(day).map_or_else(|| text(day), CellValue::Date))
            }
            (Kind::Time, Some(time)) => {
                Some(duration(time).map_or_else(|| text(time), CellValue::Date))
            }
            (Kind::Bool, Some(value)) => Some(CellValue::Bool(value == "true")),
            (Kind::Text, _) => {
                // What is shown counts; a text without paragraphs stands in the tag.
                let shown = if self.paragraphs > 0 {
                    self.text
                } else {
                    self.stored.unwrap_or_default()
                };
                (self.formula.is_some() || !shown.is_empty()).then(|| text(&shown))
            }
            (Kind::None, _) if self.formula.is_none() && !self.text.is_empty() => {
                Some(text(&self.text))
            }
            _ => self.formula.is_some().then_some(CellValue::Unstored),
        }
    }
}

/// Says whether the kind of value is given by the standard's own attribute.
fn has_value_type(tag: &Tag<'_>) -> bool {
    tag.raw(b"value-type") != Some(b"error")
}

fn repeated(tag: &Tag<'_>, name: &[u8]) -> u64 {
    tag.number::<u64>(name).unwrap_or(1).max(1)
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(tag.raw(b"visibility"), Some(b"collapse" | b"filter"))
}

/// Takes the prefix and the brackets off a formula: `of:=SUM([.B1:.B3])` is `SUM(B1:B3)`.
fn plain(formula: &str) -> String {
    let formula = formula
        .split_once('=')
        .map_or(formula, |(_, formula)| formula);
    let mut out = String::with_capacity(formula.len());
    let (mut in_text, mut in_reference) = (false, false);
    for c in formula.chars() {
        match c {
            '"' => in_text = !in_text,
            '[' | ']' if !in_text => {
                in_reference = c == '[';
                continue;
            }
            '.' if in_reference
                && (out.is_empty()
                    || !out.ends_with(|c: char| c.is_alphanumeric() || c == '\'')) =>
            {
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
    out
}

/// Reads `PT12H30M15S` as a part of a day.
fn duration(text: &str) -> Option<Serial> {
    let span: jiff::Span = text.parse().ok()?;
    let seconds = i64::from(span.get_days()) * 86_400
        + i64::from(span.get_hours()) * 3600
        + span.get_minutes() * 60
        + span.get_seconds();
    Some(Serial(seconds as f64 / 86_400.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_read_as_in_other_programs() {
        assert_eq!(
            plain("of:=SUM([.B1:.B3])*1.5&\"[.]\""),
            "SUM(B1:B3)*1.5&\"[.]\""
        );
        assert_eq!(
            plain("of:=[$'Tự chấm'.A1]+[Sheet2.B2]"),
            "$'Tự chấm'.A1+Sheet2.B2"
        );
    }

    #[test]
    fn a_duration_is_a_part_of_a_day() {
        assert_eq!(duration("PT12H00M00S"), Some(Serial(0.5)));
        assert_eq!(duration("giờ"), None);
    }
}
