//! Something in a spreadsheet that is wrong or odd, with its place.
//!
//! A finding is data; its sentence is made in `text`. Findings of a file that was taken in stand
//! in its entry, so that the supervisor sees them weeks later.

use std::fmt::{self, Write as _};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::slug::{LineId, UnitId};

/// A position in a sheet, counted from 0; printed as `D12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// Row from 0.
    pub row: u32,
    /// Column from 0.
    pub column: u32,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Mended with certainty; nobody needs to look.
    Info,
    /// Taken; someone should look.
    Warning,
    /// Not taken.
    Error,
}

/// One trouble.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What kind of trouble.
    pub kind: FindingKind,
    /// The sheet; none for a file as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Arc<str>>,
    /// The cell; none for a line that isn't there, a unit or a whole sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<Cell>,
    /// The unit, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// The line, where one is known; may be a parent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<LineId>,
    /// What stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Arc<str>>,
    /// What was expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Arc<str>>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// The kind of a trouble.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum FindingKind { $($(#[$doc])* $name,)* }

        impl FindingKind {
            /// All kinds.
            pub const ALL: &'static [FindingKind] = &[$(FindingKind::$name,)*];

            /// The word in JSON.
            pub fn word(self) -> &'static str {
                match self { $(FindingKind::$name => $word,)* }
            }
        }
    };
}

kinds! {
    /// A score above the line's maximum.
    OverMax = "over_max",
    /// A negative score.
    Negative = "negative",
    /// Text where a number is expected.
    NotANumber = "not_a_number",
    /// A formula whose stored result is an error.
    FormulaError = "formula_error",
    /// A formula that the file stores no result for; a warning where it was evaluated here.
    FormulaWithoutValue = "formula_without_value",
    /// The same in files of earlier versions, which told evaluated ones apart.
    FormulaEvaluated = "formula_evaluated",
    /// A row with a score that belongs to no line.
    UnknownLine = "unknown_line",
    /// A line that stands more than once.
    DuplicateLine = "duplicate_line",
    /// A line that isn't in the sheet.
    MissingLine = "missing_line",
    /// A maximum that differs from the criteria set's.
    MaxDiffers = "max_differs",
    /// A subtotal that isn't the sum of its lines.
    SumDiffers = "sum_differs",
    /// A code that was read as another one than written.
    CodeRepaired = "code_repaired",
    /// Text in an old encoding or with look-alike letters.
    TextRepaired = "text_repaired",
    /// "Does not apply" on a line that has to be scored.
    NaNotAllowed = "na_not_allowed",
    /// A unit that isn't in the campaign.
    UnknownUnit = "unknown_unit",
    /// A sheet that names more than one unit.
    AmbiguousUnit = "ambiguous_unit",
    /// A unit that stands more than once in one import.
    DuplicateUnit = "duplicate_unit",
    /// A score in a hidden row.
    HiddenRow = "hidden_row",
    /// One score in a cell merged over several lines.
    MergedScore = "merged_score",
    /// A sheet that speaks of another year than the campaign's.
    OtherYear = "other_year",
    /// A score in a hidden column.
    HiddenColumn = "hidden_column",
    /// A number in the place of a form's own sum.
    FormulaTypedOver = "formula_typed_over",
    /// A file that can't be read.
    UnreadableFile = "unreadable_file",
    /// A file with a password.
    EncryptedFile = "encrypted_file",
    /// A file or sheet past the limits.
    TooLarge = "too_large",
    /// A sheet that isn't understood.
    UnrecognisedSheet = "unrecognised_sheet",
    /// Another table or form below the first; its rows are not read.
    SecondTable = "second_table",
    /// A column of numbers that nobody says what they are.
    UnknownColumn = "unknown_column",
    /// A cover, summary or empty sheet.
    IgnoredSheet = "ignored_sheet",
    /// A value that differs from the recorded one.
    DiffersFromRecorded = "differs_from_recorded",
    /// A value for a register that is in dispute.
    InDispute = "in_dispute",
    /// An appraised column in a self-assessment, or the other way round.
    OtherSidesColumn = "other_sides_column",
    /// A score with more than four decimals.
    Rounded = "rounded",
    /// A word in the place of a score, read as a person told.
    WordTold = "word_told",
    /// A part of the file that couldn't be looked at.
    NotLookedAt = "not_looked_at",
}

impl Severity {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl Finding {
    /// A finding without a place yet.
    pub fn new(severity: Severity, kind: FindingKind) -> Finding {
        Finding { severity, kind, sheet: None, cell: None, unit: None, line: None, found: None, expected: None }
    }

    /// Puts it at a cell.
    #[must_use]
    pub fn at(self, cell: Cell) -> Finding {
        Finding { cell: Some(cell), ..self }
    }

    /// Says which unit it is about.
    #[must_use]
    pub fn unit(self, unit: Option<UnitId>) -> Finding {
        Finding { unit, ..self }
    }

    /// Says which line it is about.
    #[must_use]
    pub fn line(self, line: LineId) -> Finding {
        Finding { line: Some(line), ..self }
    }

    /// Says what was found.
    #[must_use]
    pub fn found(self, text: impl Into<Arc<str>>) -> Finding {
        Finding { found: Some(text.into()), ..self }
    }

    /// Says what was expected.
    #[must_use]
    pub fn expected(self, text: impl Into<Arc<str>>) -> Finding {
        Finding { expected: Some(text.into()), ..self }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = ['A'; 7];
        let mut from = letters.len();
        let mut rest = u64::from(self.column) + 1;
        while let Some(letter) = from.checked_sub(1).filter(|_| rest > 0).and_then(|at| letters.get_mut(at)) {
            *letter = char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0));
            rest = (rest - 1) / 26;
            from -= 1;
        }
        letters.iter().skip(from).try_for_each(|letter| f.write_char(*letter))?;
        (u64::from(self.row) + 1).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_printed_as_spreadsheets_name_them() {
        let name = |row, column| Cell { row, column }.to_string();
        assert_eq!(name(11, 3), "D12");
        assert_eq!(name(0, 25), "Z1");
        assert_eq!(name(0, 26), "AA1");
        assert_eq!(name(1_048_575, 16_383), "XFD1048576");
    }

    #[test]
    fn words_are_what_serde_writes() {
        for kind in FindingKind::ALL {
            assert_eq!(serde_json::to_string(kind).unwrap(), format!("{:?}", kind.word()));
        }
    }
}
