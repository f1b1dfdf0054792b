//! The records of one sheet of an .xls.

use std::sync::Arc;

use super::super::address::{Address, Area};
use super::super::compound::{u16_at, u32_at};
use super::super::draft::Draft;
use super::super::error::Error;
use super::super::sheet::Sheet;
use super::super::style::ShownAs;
use super::super::value::{CellError, CellValue, Serial};
use super::records::{self, Record, Records};
use super::{Book, strings};

/// Days between the two counts of dates.
const DAYS_TO_1904: f64 = 1462.0;

/// Reads a sheet.
pub(super) fn read(mut records: Records<'_>, book: &mut Book, draft: Draft<'_, '_>) -> Result<Sheet, Error> {
    let mut reader = Reader { book, draft, waiting: None };
    // Charts inside the sheet are streams of their own.
    let mut depth = 0u32;
    while let Some(record) = records.next()? {
        match record.kind {
            records::BEGIN => depth += 1,
            records::END if depth <= 1 => {
                reader.give_up_waiting()?;
                return Ok(reader.draft.finish(Arc::default()));
            }
            records::END => depth -= 1,
            records::FORMULA_TEXT | records::FORMULA_TEXT_OF_EXCEL_2 if depth == 1 => {
                let text = strings::running_on(&record, &mut records, reader.book.wide)?;
                reader.formula_text(text)?;
            }
            _ if depth == 1 => reader.record(&record)?,
            _ => {}
        }
    }
    Err(Error::damaged("a sheet without an end"))
}

/// A sheet's records while they are being read.
struct Reader<'b, 'd, 'w> {
    book: &'b mut Book,
    draft: Draft<'d, 'w>,
    /// The formula whose text is in a record to come.
    waiting: Option<(u16, u16, u16)>,
}

impl Reader<'_, '_, '_> {
    fn record(&mut self, record: &Record<'_>) -> Result<(), Error> {
        match record.kind {
            records::NUMBER => {
                let number = f64_at(record.data, 6).ok_or_else(cut)?;
                self.put(record, |reader, style| reader.number(number, style))
            }
            records::SHORT_NUMBER => {
                let number = short_number(u32_at(record.data, 6).ok_or_else(cut)?);
                self.put(record, |reader, style| reader.number(number, style))
            }
            records::SEVERAL_SHORT_NUMBERS => self.several(record.data),
            records::SHARED_TEXT => self.shared_text(record),
            records::TEXT | records::RICH_TEXT => {
                let text: Arc<str> = strings::long(record, 6, self.book.wide)?.into();
                self.put(record, |_, _| CellValue::Text(text))
            }
            records::BOOL_OR_ERROR => {
                let (Some(value), Some(is_error)) = (record.data.get(6), record.data.get(7)) else {
                    return Err(cut());
                };
                let value = if *is_error == 0 { CellValue::Bool(*value != 0) } else { error(*value) };
                self.put(record, |_, _| value)
            }
            // Some writers give a formula the number it had in an older Excel, and the shape of today.
            records::FORMULA | records::FORMULA_OF_EXCEL_3 | records::FORMULA_OF_EXCEL_4 => self.formula(record),
            records::ROW => self.row(record.data),
            records::COLUMNS => self.columns(record.data),
            records::MERGED => self.merged(record.data),
            _ => Ok(()),
        }
    }

    fn put(&mut self, record: &Record<'_>, value: impl FnOnce(&Self, u16) -> CellValue) -> Result<(), Error> {
        let (row, col, style) = place(record.data)?;
        let value = value(self, style);
        if matches!(&value, CellValue::Text(text) if text.is_empty()) {
            return Ok(());
        }
        self.draft.put((row.into(), col.into()), value, style, None)
    }

    fn number(&self, number: f64, style: u16) -> CellValue {
        match self.book.shown_as(style) {
            _ if !number.is_finite() => CellValue::Error(CellError::Num),
            ShownAs::Date if self.book.from_1904 => CellValue::Date(Serial(number + DAYS_TO_1904)),
            ShownAs::Date | ShownAs::Time => CellValue::Date(Serial(number)),
            _ => CellValue::Number(number),
        }
    }

    fn several(&mut self, data: &[u8]) -> Result<(), Error> {
        let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else {
            return Err(cut());
        };
        let pairs = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
        for (col, pair) in (u64::from(first)..).zip(pairs.chunks_exact(6)) {
            let (Some(style), Some(number)) = (u16_at(pair, 0), u32_at(pair, 2)) else {
                return Err(cut());
            };
            let value = self.number(short_number(number), style);
            self.draft.put((row.into(), col), value, style, None)?;
        }
        Ok(())
    }

    fn shared_text(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let (row, col, style) = place(record.data)?;
        let number = u32_at(record.data, 6).ok_or_else(cut)?;
        let Some(shared) = self.book.strings.get(number as usize).cloned() else {
            let at = Address::new(row.into(), col);
            return Err(Error::damaged(format!("{at} names a shared text that isn't there")));
        };
        if shared.text.is_empty() {
            return Ok(());
        }
        let style = shared.font.map_or(style, |font| self.book.with_font(style, font));
        self.draft.put((row.into(), col.into()), CellValue::Text(shared.text), style, None)
    }

    fn formula(&mut self, record: &Record<'_>) -> Result<(), Error> {
        self.give_up_waiting()?;
        let (row, col, style) = place(record.data)?;
        let stored = record.data.get(6..14).ok_or_else(cut)?;
        let value = match stored {
            [0, _, _, _, _, _, 0xFF, 0xFF] => {
                self.waiting = Some((row, col, style));
                return Ok(());
            }
            [1, _, value, _, _, _, 0xFF, 0xFF] => CellValue::Bool(*value != 0),
            [2, _, value, _, _, _, 0xFF, 0xFF] => error(*value),
            [_, _, _, _, _, _, 0xFF, 0xFF] => CellValue::Text("".into()),
            _ => self.number(f64_at(stored, 0).ok_or_else(cut)?, style),
        };
        self.draft.put((row.into(), col.into()), value, style, Some("".into()))
    }

    fn formula_text(&mut self, text: String) -> Result<(), Error> {
        let Some((row, col, style)) = self.waiting.take() else {
            return Ok(());
        };
        self.draft.put((row.into(), col.into()), CellValue::Text(text.into()), style, Some("".into()))
    }

    /// Keeps the formula whose text didn't come: it has one, only not stored.
    fn give_up_waiting(&mut self) -> Result<(), Error> {
        let Some((row, col, style)) = self.waiting.take() else {
            return Ok(());
        };
        self.draft.put((row.into(), col.into()), CellValue::Unstored, style, Some("".into()))
    }

    fn row(&mut self, data: &[u8]) -> Result<(), Error> {
        let row = u32::from(u16_at(data, 0).ok_or_else(cut)?);
        if data.get(12).is_some_and(|flags| flags & 0x20 != 0) {
            self.draft.hide_rows(row, row);
        }
        Ok(())
    }

    fn columns(&mut self, data: &[u8]) -> Result<(), Error> {
        let (Some(first), Some(last)) = (u16_at(data, 0), u16_at(data, 2)) else {
            return Err(cut());
        };
        let hidden = u16_at(data, 8).is_some_and(|flags| flags & 1 != 0) || u16_at(data, 4) == Some(0);
        if hidden {
            self.draft.hide_cols(first.into(), last.into());
        }
        Ok(())
    }

    fn merged(&mut self, data: &[u8]) -> Result<(), Error> {
        for area in data.get(2..).unwrap_or_default().chunks_exact(8) {
            let at = |at| u16_at(area, at).unwrap_or(0);
            self.draft
                .merge(Area { first: Address::new(at(0).into(), at(4)), last: Address::new(at(2).into(), at(6)) })?;
        }
        Ok(())
    }
}

/// Reads row, column and style of a cell.
fn place(data: &[u8]) -> Result<(u16, u16, u16), Error> {
    match (u16_at(data, 0), u16_at(data, 2), u16_at(data, 4)) {
        (Some(row), Some(col), Some(style)) => Ok((row, col, style)),
        _ => Err(cut()),
    }
}

fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// Reads a number packed into 30 bits: whole or the upper half of a float, perhaps in hundredths.
fn short_number(packed: u32) -> f64 {
    let number = if packed & 2 != 0 {
        f64::from(packed.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(packed & !3) << 32)
    };
    if packed & 1 != 0 { number / 100.0 } else { number }
}

fn error(code: u8) -> CellValue {
    CellValue::Error(match code {
        0x00 => CellError::Null,
        0x07 => CellError::Div0,
        0x0F => CellError::Value,
        0x17 => CellError::Ref,
        0x1D => CellError::Name,
        0x24 => CellError::Num,
        0x2A => CellError::NotAvailable,
        _ => CellError::Other,
    })
}

fn cut() -> Error {
    Error::damaged("a record that is too short")
}
