//! Texts of an .xls: one or two bytes a letter, cut wherever a record was full.

use std::sync::Arc;

use super::super::bound;
use super::super::compound::u16_at;
use super::super::error::{Error, Limited};
use super::records::{Record, Records};

/// A text, and the number of the font that all its runs name instead of the cell's.
#[derive(Debug, Clone)]
pub(super) struct SharedText {
    pub(super) text: Arc<str>,
    pub(super) font: Option<u16>,
}

/// Reads a text whose length takes one byte.
pub(super) fn short(record: &Record<'_>, at: usize, wide: bool) -> Result<String, Error> {
    let len = record.data.get(at).copied().ok_or_else(cut)?;
    Bytes::of(record, at + 1).text(usize::from(len), wide)
}

/// Reads a text whose length takes two bytes.
pub(super) fn long(record: &Record<'_>, at: usize, wide: bool) -> Result<String, Error> {
    let len = u16_at(record.data, at).ok_or_else(cut)?;
    Bytes::of(record, at + 2).text(usize::from(len), wide)
}

/// Reads a text whose length takes two bytes and which may run on into the next records.
pub(super) fn running_on<'a>(record: &Record<'a>, records: &mut Records<'a>, wide: bool) -> Result<String, Error> {
    let len = u16_at(record.data, 0).ok_or_else(cut)?;
    let mut bytes = Bytes { data: record.data.get(2..).unwrap_or_default(), further: Some(records) };
    bytes.text(usize::from(len), wide)
}

/// Reads the texts that cells share: all that are there. Some writers announce more, or fewer.
pub(super) fn shared<'a>(record: &Record<'a>, records: &mut Records<'a>) -> Result<Vec<SharedText>, Error> {
    let announced = super::u32_at(record.data, 4).ok_or_else(cut)?;
    let mut bytes = Bytes { data: record.data.get(8..).unwrap_or_default(), further: Some(records) };
    let mut strings = Vec::new();
    while bytes.refill().is_ok() {
        let found = strings.len() as u64;
        if found >= bound::TEXTS {
            return Err(Error::TooLarge { what: Limited::Texts, limit: bound::TEXTS, found: found + 1 });
        }
        match bytes.shared_text() {
            Ok(text) => strings.push(text),
            // Behind as many as were announced there may stand anything.
            Err(_) if found >= u64::from(announced) => break,
            Err(error) => return Err(error),
        }
    }
    Ok(strings)
}

/// Bytes that run on from record to record.
struct Bytes<'a, 'r> {
    data: &'a [u8],
    further: Option<&'r mut Records<'a>>,
}

impl<'a> Bytes<'a, '_> {
    fn of(record: &Record<'a>, from: usize) -> Self {
        Bytes { data: record.data.get(from..).unwrap_or_default(), further: None }
    }

    /// Goes on to the next record when this one is used up.
    fn refill(&mut self) -> Result<(), Error> {
        while self.data.is_empty() {
            self.data = self.further.as_mut().and_then(|records| records.continued()).ok_or_else(cut)?;
        }
        Ok(())
    }

    fn byte(&mut self) -> Result<u8, Error> {
        self.refill()?;
        let (byte, rest) = self.data.split_first().ok_or_else(cut)?;
        self.data = rest;
        Ok(*byte)
    }

    fn two(&mut self) -> Result<u16, Error> {
        Ok(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut len: usize) -> Result<(), Error> {
        while len > 0 {
            self.refill()?;
            let step = len.min(self.data.len());
            self.data = self.data.get(step..).unwrap_or_default();
            len -= step;
        }
        Ok(())
    }

    /// Reads a text: its flags, then its letters. In Excel 95 it has no flags.
    fn text(&mut self, len: usize, wide: bool) -> Result<String, Error> {
        if !wide {
            let bytes = self.data.get(..len).ok_or_else(cut)?;
            return Ok(bytes.iter().map(|byte| windows_1252(*byte)).collect());
        }
        if len == 0 {
            return Ok(String::new());
        }
        let flags = self.byte()?;
        // Runs of fonts and phonetic readings stand after the letters; here nothing after them is read.
        self.skip(if flags & 8 != 0 { 2 } else { 0 } + if flags & 4 != 0 { 4 } else { 0 })?;
        self.letters(len, flags & 1 != 0)
    }

    fn letters(&mut self, len: usize, mut two_bytes: bool) -> Result<String, Error> {
        let mut units = Vec::with_capacity(len);
        while units.len() < len {
            if self.data.is_empty() {
                self.refill()?;
                // Letters that run on say anew how wide they are.
                two_bytes = self.byte()? & 1 != 0;
                continue;
            }
            if two_bytes {
                units.push(self.two()?);
            } else {
                units.push(u16::from(self.byte()?));
            }
        }
        Ok(String::from_utf16_lossy(&units))
    }

    fn shared_text(&mut self) -> Result<SharedText, Error> {
        let len = usize::from(self.two()?);
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.two()? } else { 0 };
        let phonetic = if flags & 4 != 0 { u32::from(self.two()?) | u32::from(self.two()?) << 16 } else { 0 };
        let text = self.letters(len, flags & 1 != 0)?.into();
        let mut font = None;
        for run in 0..runs {
            let (from, number) = (self.two()?, self.two()?);
            font = match (run, from, font) {
                (0, 0, _) => Some(number),
                (1.., _, Some(first)) if first == number => Some(first),
                _ => None,
            };
        }
        self.skip(phonetic as usize)?;
        Ok(SharedText { text, font })
    }
}

fn cut() -> Error {
    Error::damaged("a text that is cut off")
}

/// Reads a byte as Western Windows does, in which old Vietnamese fonts keep their letters.
fn windows_1252(byte: u8) -> char {
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => UPPER.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{FFFD}'),
        _ => char::from(byte),
    }
}
