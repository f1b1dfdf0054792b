//! The bytes of a part of XML as UTF-8, whichever of the two encodings of XML they are in.
//!
//! UTF-8 is passed on as it is. A few programs write UTF-16.

use std::io::{Error, ErrorKind, Read, Result};

/// So many bytes of UTF-16 are turned at once.
const AT_ONCE: u64 = 16 << 10;

/// A stream of UTF-8 made of a stream of either.
pub(super) struct Utf8<R> {
    source: R,
    encoding: Encoding,
    /// Bytes that can be given on, from `at` on.
    ready: Vec<u8>,
    at: usize,
    /// Bytes of UTF-16 that aren't turned yet.
    raw: Vec<u8>,
}

#[derive(Clone, Copy)]
enum Encoding {
    Unseen,
    AsItIs,
    Wide { unit: fn([u8; 2]) -> u16 },
}

impl<R: Read> Utf8<R> {
    /// Begins to read a part.
    pub(super) fn new(source: R) -> Self {
        Self { source, encoding: Encoding::Unseen, ready: Vec::new(), at: 0, raw: Vec::new() }
    }

    /// Looks at the first bytes for what they are.
    fn see(&mut self) -> Result<()> {
        let mut head = Vec::with_capacity(2);
        self.source.by_ref().take(2).read_to_end(&mut head)?;
        let unit = match head.as_slice() {
            [0xFF, 0xFE] | [b'<', 0] => u16::from_le_bytes,
            [0xFE, 0xFF] | [0, b'<'] => u16::from_be_bytes,
            _ => {
                self.encoding = Encoding::AsItIs;
                self.ready = head;
                return Ok(());
            }
        };
        self.encoding = Encoding::Wide { unit };
        self.raw = head;
        Ok(())
    }

    /// Turns the next bytes of UTF-16.
    fn turn(&mut self, unit: fn([u8; 2]) -> u16) -> Result<()> {
        (self.at, self.ready) = (0, Vec::new());
        let read = self.source.by_ref().take(AT_ONCE).read_to_end(&mut self.raw)? as u64;
        let (pairs, odd) = self.raw.as_chunks::<2>();
        let mut units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        let mut left = odd.to_vec();
        if read == AT_ONCE {
            // The other half of a letter may come next.
            if let (Some(0xD800..0xDC00), Some(pair)) = (units.last(), pairs.last()) {
                left = [pair, odd].concat();
                units.pop();
            }
        } else if !left.is_empty() {
            return Err(Error::new(ErrorKind::InvalidData, "UTF-16 that ends inside a letter"));
        }
        let letters = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
        self.ready = letters.collect::<String>().into_bytes();
        self.raw = left;
        Ok(())
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, room: &mut [u8]) -> Result<usize> {
        if matches!(self.encoding, Encoding::Unseen) {
            self.see()?;
        }
        if self.at == self.ready.len() {
            match self.encoding {
                Encoding::Wide { unit } => self.turn(unit)?,
                _ => return self.source.read(room),
            }
        }
        let read = self.ready.get(self.at..).unwrap_or_default().read(room)?;
        self.at += read;
        Ok(read)
    }
}
