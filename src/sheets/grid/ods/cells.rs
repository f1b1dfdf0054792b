//! The sheets of an .ods, in one pass over its content.

use std::io::Read;
use std::sync::Arc;

use super::super::address::{Address, Area};
use super::super::bound;
use super::super::draft::{Budget, Draft};
use super::super::error::{Error, Limited};
use super::super::sheet::{Sheet, Visibility};
use super::super::value::CellValue;
use super::super::xml::{Scanner, Tag, Text, Token};
use super::cell::{Cell, Kind, repeated};
use super::styles::Styles;

/// The most columns that are noted with a style of their own; the rest has none.
const LAST_COL: u64 = bound::COLUMNS - 1;

/// Elements with texts or cells that aren't the sheet's.
const FOREIGN: [&[u8]; 8] =
    [b"annotation", b"tracked-changes", b"shapes", b"frame", b"ruby-text", b"note", b"forms", b"custom-shape"];

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
                let hidden = tag.text(b"style-name")?.is_some_and(|style| styles.hides(&style));
                let visibility = if hidden { Visibility::Hidden } else { Visibility::Visible };
                if sheets.len() as u64 >= bound::SHEETS {
                    return Err(Error::TooLarge {
                        what: Limited::Sheets,
                        limit: bound::SHEETS,
                        found: sheets.len() as u64 + 1,
                    });
                }
                sheets.push(table(&mut xml, styles, Draft::new(name, visibility, budget)?)?);
            }
            Token::Open(tag) if FOREIGN.contains(&tag.name) && !tag.empty => xml.skip()?,
            Token::Open(tag) => styles.open(&tag)?,
            Token::Text(text) => styles.text(text)?,
            Token::Close(name) => styles.close(name),
            Token::End => return Ok(sheets),
        }
    }
}

fn table<R: Read>(xml: &mut Scanner<R>, styles: &mut Styles, draft: Draft<'_, '_>) -> Result<Sheet, Error> {
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
                    self.draft.blanks(cell.open(tag))?;
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
            self.draft.hide_cols(first as u32, last.min(LAST_COL) as u32);
        }
        self.columns.push((last, tag.text(b"default-cell-style-name")?.unwrap_or_default()));
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
                    if at > self.row {
                        self.draft.repeat()?;
                    }
                }
            }
            if next > inside {
                let cells: u64 = row.cells.iter().map(|cell| cell.repeated).fold(0, u64::saturating_add);
                let first = row.cells.first().map_or(0, |cell| cell.col);
                self.draft.leave_out(cells.saturating_mul(next - inside), (inside, first));
            }
        }
        self.row = next;
        Ok(())
    }

    fn put(&mut self, row: u64, cell: &Filled) -> Result<(), Error> {
        let end = cell.col.saturating_add(cell.repeated);
        let inside = end.min(bound::COLUMNS).max(cell.col);
        for col in cell.col..inside {
            self.draft.put((row, col), cell.value.clone(), cell.style, cell.formula.clone())?;
            if col > cell.col {
                self.draft.repeat()?;
            }
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
        let rows = tag.number::<u64>(b"number-rows-spanned").unwrap_or(1).max(1);
        let cols = tag.number::<u64>(b"number-columns-spanned").unwrap_or(1).max(1);
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
            let at = self.columns.partition_point(|(last, _)| *last < col);
            self.columns.get(at).map(|(_, name)| name.as_str())
        };
        let style = style.or_else(|| self.row_open.style.clone());
        let style = style.as_deref().or_else(of_column).filter(|name| !name.is_empty()).map(str::to_owned);
        let style = self.styles.number(style.as_deref(), percent);
        self.row_open.cells.push(Filled { col, repeated, value, style, formula });
    }
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(tag.raw(b"visibility"), Some(b"collapse" | b"filter"))
}
