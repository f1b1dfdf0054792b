//! The stream of an .xls, cut into records.

use super::super::compound::u16_at;
use super::super::error::Error;

pub(super) const FORMULA: u16 = 0x0006;
pub(super) const FORMULA_TEXT_OF_EXCEL_2: u16 = 0x0007;
pub(super) const END: u16 = 0x000A;
pub(super) const DATES: u16 = 0x0022;
pub(super) const PASSWORD: u16 = 0x002F;
pub(super) const FONT: u16 = 0x0031;
pub(super) const CONTINUED: u16 = 0x003C;
pub(super) const COLUMNS: u16 = 0x007D;
pub(super) const SHEET: u16 = 0x0085;
pub(super) const SEVERAL_SHORT_NUMBERS: u16 = 0x00BD;
pub(super) const RICH_TEXT: u16 = 0x00D6;
pub(super) const STYLE: u16 = 0x00E0;
pub(super) const MERGED: u16 = 0x00E5;
pub(super) const TEXTS: u16 = 0x00FC;
pub(super) const SHARED_TEXT: u16 = 0x00FD;
pub(super) const NUMBER: u16 = 0x0203;
pub(super) const TEXT: u16 = 0x0204;
pub(super) const BOOL_OR_ERROR: u16 = 0x0205;
pub(super) const FORMULA_OF_EXCEL_3: u16 = 0x0206;
pub(super) const FORMULA_TEXT: u16 = 0x0207;
pub(super) const ROW: u16 = 0x0208;
pub(super) const SHORT_NUMBER: u16 = 0x027E;
pub(super) const FORMULA_OF_EXCEL_4: u16 = 0x0406;
pub(super) const FORMAT: u16 = 0x041E;
pub(super) const BEGIN: u16 = 0x0809;

/// One record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
}

/// The records of a stream, one after the other.
#[derive(Debug, Clone)]
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    /// Begins at the first byte.
    pub(super) fn new(stream: &'a [u8]) -> Self {
        Self { rest: stream }
    }

    /// Returns the next record; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Record<'a>>, Error> {
        let Some(kind) = u16_at(self.rest, 0) else {
            return Ok(None);
        };
        let len = usize::from(u16_at(self.rest, 2).unwrap_or(0));
        let data = self.rest.get(4..4 + len).ok_or_else(|| Error::damaged("a record that is cut off"))?;
        self.rest = self.rest.get(4 + len..).unwrap_or_default();
        Ok(Some(Record { kind, data }))
    }

    /// Returns the data of the next record, if it continues the last one.
    pub(super) fn continued(&mut self) -> Option<&'a [u8]> {
        if u16_at(self.rest, 0) != Some(CONTINUED) {
            return None;
        }
        self.next().ok().flatten().map(|record| record.data)
    }
}
