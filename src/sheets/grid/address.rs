//! Where a cell is: row and column counted from 0, shown as `D12`.
//!
//! Knows nothing of what stands there.

use std::fmt;
use std::str::FromStr;

/// The place of one cell; row and column count from 0.
///
/// Orders as a sheet is read: by row, then by column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub col: u16,
}

impl Address {
    /// Names the cell in this row and column, both from 0.
    pub const fn new(row: u32, col: u16) -> Self {
        Self { row, col }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Column(self.col), u64::from(self.row) + 1)
    }
}

/// A column, shown by its letters: 0 is `A`, 26 is `AA`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Column(pub u16);

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = u32::from(self.0) + 1;
        let mut letters = Vec::with_capacity(4);
        while rest > 0 {
            letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().try_for_each(|letter| write!(f, "{letter}"))
    }
}

/// The text names no cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnAddress;

impl FromStr for Address {
    type Err = NotAnAddress;

    /// Reads `D12`, `d12` or `$D$12`.
    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let bytes: Vec<u8> = text.bytes().filter(|byte| *byte != b'$').collect();
        Self::from_bytes(&bytes).ok_or(NotAnAddress)
    }
}

impl Address {
    /// Reads `D12` from bytes; `None` where they are anything else.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (letters, digits) = bytes.split_at_checked(letters)?;
        if letters.is_empty() || letters.len() > 3 || digits.is_empty() || digits.len() > 9 {
            return None;
        }
        let col = letters.iter().fold(0u32, |col, letter| col * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
        let row = digits
            .iter()
            .try_fold(0u32, |row, digit| digit.is_ascii_digit().then(|| row * 10 + u32::from(digit - b'0')))?;
        Some(Self::new(row.checked_sub(1)?, u16::try_from(col - 1).ok()?))
    }
}

/// A rectangle of cells, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Area {
    /// The upper left corner.
    pub first: Address,
    /// The lower right corner.
    pub last: Address,
}

impl Area {
    /// Says whether the cell lies inside.
    pub fn contains(&self, at: Address) -> bool {
        (self.first.row..=self.last.row).contains(&at.row) && (self.first.col..=self.last.col).contains(&at.col)
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.first, self.last)
    }
}

impl FromStr for Area {
    type Err = NotAnAddress;

    /// Reads `A1:C3`, or `A1` for a single cell.
    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let (one, other) = text.split_once(':').unwrap_or((text, text));
        let (one, other): (Address, Address) = (one.parse()?, other.parse()?);
        Ok(Self {
            first: Address::new(one.row.min(other.row), one.col.min(other.col)),
            last: Address::new(one.row.max(other.row), one.col.max(other.col)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_reads_back_as_it_is_shown() {
        for col in 0..16_384 {
            let at = Address::new(41, col);
            assert_eq!(at.to_string().parse(), Ok(at));
        }
        assert_eq!(Address::new(1_048_575, 16_383).to_string(), "XFD1048576");
    }

    #[test]
    fn what_is_not_an_address_is_refused() {
        for text in ["", "A", "12", "A0", "AAAA1", "A1B", "Ấ1", "A9999999999", "A-1"] {
            assert_eq!(text.parse::<Address>(), Err(NotAnAddress), "{text}");
        }
        assert_eq!("$D$12".parse(), Ok(Address::new(11, 3)));
    }

    #[test]
    fn an_area_is_read_from_any_two_corners() {
        let area: Area = "C3:A1".parse().unwrap();
        assert_eq!(area.to_string(), "A1:C3");
        assert!(area.contains(Address::new(2, 0)));
        assert!(!area.contains(Address::new(3, 0)));
    }
}
