//! What a cell holds, as the file stores it.
//!
//! A number stays the number of the file; what it means (a score, a code, a percentage) is not asked here.

use std::fmt;
use std::sync::Arc;

/// The value of a cell that holds something; an empty cell is absent from its sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// A text, runs of different fonts joined, phonetic readings left out.
    Text(Arc<str>),
    /// A number, exactly the one stored.
    Number(f64),
    /// TRUE or FALSE.
    Bool(bool),
    /// A number shown as a date or a time of day.
    Date(Serial),
    /// An error such as `#REF!`.
    Error(CellError),
    /// A formula whose result the file doesn't store: neither blank nor zero.
    Unstored,
}

impl CellValue {
    /// Returns the text, where the cell holds one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the number as the shortest decimal that means exactly it: `0.1`, `-3`, `1200`; never an exponent.
    ///
    /// `None` for everything that isn't a number, dates included, and for numbers that aren't finite.
    pub fn decimal(&self) -> Option<String> {
        match self {
            Self::Number(number) => decimal(*number),
            _ => None,
        }
    }
}

/// Writes the shortest decimal that reads back as this number.
fn decimal(number: f64) -> Option<String> {
    // `-0` would be another text for the same value.
    let number = if number == 0.0 { 0.0 } else { number };
    number.is_finite().then(|| number.to_string())
}

/// A moment as spreadsheets count it: days from 30 December 1899, the time of day as the fraction.
///
/// Files that count from 1904 are turned into this count when they are read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Serial(pub f64);

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The year, 1900–9999.
    pub year: i16,
    /// The month, 1–12.
    pub month: i8,
    /// The day of the month, 1–31.
    pub day: i8,
}

impl Serial {
    /// Returns the day shown; `None` before 1 January 1900 (a time of day alone) and after the year 9999.
    pub fn day(self) -> Option<Day> {
        let days = self.0.floor();
        if !(1.0..2_958_466.0).contains(&days) {
            return None;
        }
        // Spreadsheets count a 29 February 1900 that never was: before it, the count is one day behind.
        let days = days as i32 + i32::from(days < 60.0);
        let date = jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
        Some(Day { year: date.year(), month: date.month(), day: date.day() })
    }

    /// Reads a moment written out, `2021-01-05` or `2021-01-05T08:00:00`.
    pub(super) fn from_iso(text: &str) -> Option<Self> {
        let text = text.trim_end_matches('Z');
        let moment: jiff::civil::DateTime = match text.parse() {
            Ok(moment) => moment,
            Err(_) => text.parse::<jiff::civil::Date>().ok()?.to_datetime(jiff::civil::Time::midnight()),
        };
        let since = moment.duration_since(jiff::civil::date(1899, 12, 30).at(0, 0, 0, 0));
        Some(Self(since.as_secs_f64() / 86_400.0))
    }

    /// Returns the number stored, as the shortest decimal.
    pub fn decimal(self) -> Option<String> {
        decimal(self.0)
    }
}

/// The errors that a formula can leave in its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellError {
    /// `#NULL!`: ranges that don't meet.
    Null,
    /// `#DIV/0!`: division by zero.
    Div0,
    /// `#VALUE!`: an argument of the wrong kind.
    Value,
    /// `#REF!`: a cell that is gone.
    Ref,
    /// `#NAME?`: an unknown name.
    Name,
    /// `#NUM!`: a number out of range.
    Num,
    /// `#N/A`: not available.
    NotAvailable,
    /// `#GETTING_DATA` and everything newer programs add.
    Other,
}

impl CellError {
    /// Reads the text a file stores for an error.
    pub(super) fn from_stored(text: &str) -> Self {
        match text {
            "#NULL!" => Self::Null,
            "#DIV/0!" => Self::Div0,
            "#VALUE!" => Self::Value,
            "#REF!" => Self::Ref,
            "#NAME?" => Self::Name,
            "#NUM!" => Self::Num,
            "#N/A" => Self::NotAvailable,
            _ => Self::Other,
        }
    }
}

impl fmt::Display for CellError {
    /// Writes what the spreadsheet program shows in the cell.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "#NULL!",
            Self::Div0 => "#DIV/0!",
            Self::Value => "#VALUE!",
            Self::Ref => "#REF!",
            Self::Name => "#NAME?",
            Self::Num => "#NUM!",
            Self::NotAvailable => "#N/A",
            Self::Other => "#GETTING_DATA",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_the_shortest_decimal_that_means_it() {
        let written = |number| CellValue::Number(number).decimal();
        assert_eq!(written(0.1 + 0.2).as_deref(), Some("0.30000000000000004"));
        assert_eq!(written(0.875).as_deref(), Some("0.875"));
        assert_eq!(written(-0.0).as_deref(), Some("0"));
        assert_eq!(written(1e-7).as_deref(), Some("0.0000001"));
        assert_eq!(written(f64::INFINITY), None);
    }

    #[test]
    fn days_are_those_that_spreadsheets_show() {
        let day = |serial| Serial(serial).day().map(|d| (d.year, d.month, d.day));
        assert_eq!(day(1.0), Some((1900, 1, 1)));
        assert_eq!(day(59.0), Some((1900, 2, 28)));
        assert_eq!(day(61.0), Some((1900, 3, 1)));
        assert_eq!(day(44_197.75), Some((2021, 1, 1)));
        assert_eq!(day(2_958_465.0), Some((9999, 12, 31)));
        assert_eq!(day(0.5), None);
        assert_eq!(day(f64::NAN), None);
        assert_eq!(day(1e300), None);
    }
}
