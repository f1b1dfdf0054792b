//! The compound file that an .xls is kept in: named streams, cut into sectors.
//!
//! Also what a password makes of an .xlsx. Knows nothing of what the streams say.

use super::error::{Error, Seen};

const END_OF_CHAIN: u32 = 0xFFFF_FFFA;
const ENTRY_BYTES: usize = 128;
/// A storage with more entries than this is no spreadsheet.
const MOST_ENTRIES: usize = 100_000;

/// A compound file.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector_shift: u32,
    next: Vec<u32>,
    mini_next: Vec<u32>,
    mini_stream: Vec<u8>,
    mini_below: u64,
    root: Vec<Entry>,
}

/// A stream or storage directly under the root.
#[derive(Debug, Clone)]
struct Entry {
    name: String,
    is_stream: bool,
    start: u32,
    size: u64,
    left: u32,
    right: u32,
    child: u32,
}

impl<'a> Compound<'a> {
    /// Reads the directory.
    ///
    /// # Errors
    /// `Damaged`.
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, Error> {
        let sector_shift = match u16_at(bytes, 30) {
            Some(shift @ (9 | 12)) => u32::from(shift),
            _ => return Err(broken()),
        };
        let mut file = Self {
            bytes,
            sector_shift,
            next: Vec::new(),
            mini_next: Vec::new(),
            mini_stream: Vec::new(),
            mini_below: u64::from(u32_at(bytes, 56).ok_or_else(broken)?),
            root: Vec::new(),
        };
        file.read_table()?;
        let entries = file.entries()?;
        let root = entries.first().ok_or_else(broken)?;
        file.mini_stream = file.chain(root.start, root.size)?;
        let mini_table = file.chain(u32_at(bytes, 60).ok_or_else(broken)?, u64::MAX)?;
        file.mini_next = numbers(&mini_table);
        file.root = under(root.child, &entries);
        Ok(file)
    }

    /// Says whether the root has something of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.root.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// Says what is in the file when it isn't a workbook.
    pub(super) fn seen(&self) -> Seen {
        let other = ["WordDocument", "PowerPoint Document", "VisioDocument"];
        if other.iter().any(|name| self.has(name)) { Seen::OtherDocument } else { Seen::Unknown }
    }

    /// Reads a stream of the root; `None` where there is none of this name.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let entry = self.root.iter().find(|entry| entry.is_stream && entry.name.eq_ignore_ascii_case(name));
        let Some(entry) = entry else { return Ok(None) };
        if entry.size < self.mini_below {
            return self.mini_chain(entry.start, entry.size).map(Some);
        }
        self.chain(entry.start, entry.size).map(Some)
    }

    /// Reads which sector follows which.
    fn read_table(&mut self) -> Result<(), Error> {
        let most = self.sectors();
        let header = self.bytes.get(76..512).ok_or_else(broken)?;
        let mut table = numbers(header);
        let mut further = u32_at(self.bytes, 68).ok_or_else(broken)?;
        for _ in 0..most {
            if further >= END_OF_CHAIN {
                break;
            }
            let mut more = numbers(self.sector(further).ok_or_else(broken)?);
            further = more.pop().ok_or_else(broken)?;
            table.extend(more);
        }
        for sector in table.into_iter().filter(|sector| *sector < END_OF_CHAIN).take(most) {
            let numbers = numbers(self.sector(sector).ok_or_else(broken)?);
            self.next.extend(numbers);
        }
        Ok(())
    }

    fn entries(&self) -> Result<Vec<Entry>, Error> {
        let directory = self.chain(u32_at(self.bytes, 48).ok_or_else(broken)?, u64::MAX)?;
        Ok(directory.chunks_exact(ENTRY_BYTES).take(MOST_ENTRIES).filter_map(|bytes| self.entry(bytes)).collect())
    }

    fn entry(&self, bytes: &[u8]) -> Option<Entry> {
        let name_bytes = usize::from(u16_at(bytes, 64)?).saturating_sub(2).min(62);
        let units: Vec<u16> = bytes.get(..name_bytes)?.chunks_exact(2).filter_map(|unit| u16_at(unit, 0)).collect();
        let low = u64::from(u32_at(bytes, 120)?);
        let high = u64::from(u32_at(bytes, 124)?);
        Some(Entry {
            name: String::from_utf16_lossy(&units),
            is_stream: bytes.get(66) == Some(&2),
            start: u32_at(bytes, 116)?,
            // The upper half means nothing where sectors are small.
            size: if self.sector_shift == 9 { low } else { high << 32 | low },
            left: u32_at(bytes, 68)?,
            right: u32_at(bytes, 72)?,
            child: u32_at(bytes, 76)?,
        })
    }

    fn sectors(&self) -> usize {
        self.bytes.len() >> self.sector_shift
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let from = (number as usize).checked_add(1)?.checked_shl(self.sector_shift)?;
        let to = (from + (1 << self.sector_shift)).min(self.bytes.len());
        self.bytes.get(from..to)
    }

    /// Reads the sectors of a chain, up to `size` bytes.
    fn chain(&self, start: u32, size: u64) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let mut sector = start;
        // A chain longer than the file runs in a circle.
        for _ in 0..self.sectors() + 1 {
            if sector >= END_OF_CHAIN || bytes.len() as u64 >= size {
                bytes.truncate(usize::try_from(size).unwrap_or(usize::MAX));
                return Ok(bytes);
            }
            bytes.extend_from_slice(self.sector(sector).ok_or_else(broken)?);
            sector = *self.next.get(sector as usize).ok_or_else(broken)?;
        }
        Err(broken())
    }

    fn mini_chain(&self, start: u32, size: u64) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let mut sector = start;
        for _ in 0..self.mini_next.len() + 1 {
            if sector >= END_OF_CHAIN || bytes.len() as u64 >= size {
                bytes.truncate(size as usize);
                return Ok(bytes);
            }
            let from = (sector as usize) << 6;
            let to = (from + 64).min(self.mini_stream.len());
            bytes.extend_from_slice(self.mini_stream.get(from..to).ok_or_else(broken)?);
            sector = *self.mini_next.get(sector as usize).ok_or_else(broken)?;
        }
        Err(broken())
    }
}

/// Collects what is in one storage; its entries form a tree of left and right neighbours.
fn under(child: u32, entries: &[Entry]) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut seen = vec![false; entries.len()];
    let mut open = vec![child];
    while let Some(number) = open.pop() {
        let number = number as usize;
        let (Some(entry), Some(seen)) = (entries.get(number), seen.get_mut(number)) else {
            continue;
        };
        if !std::mem::replace(seen, true) {
            open.extend([entry.left, entry.right]);
            found.push(entry.clone());
        }
    }
    found
}

fn broken() -> Error {
    Error::damaged("a compound file whose sectors don't hold together")
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|chunk| u32_at(chunk, 0)).collect()
}

/// Reads a number of two bytes.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// Reads a number of four bytes.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
