//! The records of an .xlsb, walked before calamine believes what they say of their lengths: it makes room for the
//! whole of a record before it looks whether so much is there, and for all texts however long they are.

use std::io::{BufRead, BufReader, Read};

use super::super::bound;
use super::super::error::{Error, Limited};
use super::super::package::Package;

/// The longest record that is taken, in bytes; a cell holds at most 32,767 characters.
const LONGEST: u64 = 16 << 20;

const TEXT: u16 = 0x0006;
const FORMULA_TEXT: u16 = 0x0008;
const SHARED_TEXT: u16 = 0x0013;

/// Walks the parts that calamine reads.
///
/// # Errors
/// `Damaged`, where a record is longer than any can be or than what is there; `TooLarge`, where the texts are.
pub(super) fn check(package: &mut Package<'_>) -> Result<(), Error> {
    let relations = package.relations("xl/_rels/workbook.bin.rels", "xl")?;
    let parts = relations.into_iter().map(|to| to.part).filter(|part| part.ends_with(".bin"));
    let own = ["xl/workbook.bin", "xl/styles.bin", "xl/sharedStrings.bin"].map(str::to_owned);
    let mut parts: Vec<String> =
        own.into_iter().chain(parts.filter(|part| !part.ends_with("vbaProject.bin"))).collect();
    parts.sort_unstable();
    parts.dedup();
    let mut texts = Texts::default();
    for part in parts {
        let Some(stream) = package.stream(&part)? else { continue };
        let mut stream = BufReader::with_capacity(32 << 10, stream);
        while let Some((kind, length)) = header(&mut stream, &part)? {
            if length > LONGEST {
                return Err(damaged(&part, format_args!("a record of {length} bytes, more than any can have")));
            }
            let there = std::io::copy(&mut stream.by_ref().take(length), &mut std::io::sink());
            let there = there.map_err(Error::damaged)?;
            if there < length {
                return Err(damaged(&part, format_args!("a record of {length} bytes of which {there} are there")));
            }
            if matches!(kind, TEXT | FORMULA_TEXT | SHARED_TEXT) {
                texts.add(length)?;
            }
        }
    }
    Ok(())
}

/// How many texts there are, and how many bytes they take.
#[derive(Default)]
struct Texts {
    count: u64,
    bytes: u64,
}

impl Texts {
    fn add(&mut self, bytes: u64) -> Result<(), Error> {
        (self.count, self.bytes) = (self.count + 1, self.bytes + bytes);
        if self.count > bound::TEXTS {
            return Err(Error::TooLarge { what: Limited::Texts, limit: bound::TEXTS, found: self.count });
        }
        if self.bytes > bound::TEXT_BYTES {
            return Err(Error::TooLarge { what: Limited::TextBytes, limit: bound::TEXT_BYTES, found: self.bytes });
        }
        Ok(())
    }
}

/// The kind and the length of the next record; none at the end of the part.
fn header(stream: &mut impl BufRead, part: &str) -> Result<Option<(u16, u64)>, Error> {
    if stream.fill_buf().map_err(Error::damaged)?.is_empty() {
        return Ok(None);
    }
    let mut byte = || {
        let mut byte = [0];
        match stream.read_exact(&mut byte) {
            Ok(()) => Ok(byte[0]),
            Err(_) => Err(damaged(part, "a record that is cut off")),
        }
    };
    let first = byte()?;
    let mut kind = u16::from(first & 0x7F);
    if first & 0x80 != 0 {
        kind |= u16::from(byte()? & 0x7F) << 7;
    }
    let mut length = 0;
    for step in 0..4 {
        let next = byte()?;
        length |= u64::from(next & 0x7F) << (7 * step);
        if next & 0x80 == 0 {
            break;
        }
    }
    Ok(Some((kind, length)))
}

fn damaged(part: &str, what: impl std::fmt::Display) -> Error {
    Error::damaged(format_args!("{part}: {what}"))
}
