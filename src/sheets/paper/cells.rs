//! Writing of cells: a number is exact, a text is a text, a formula carries its true value.

use rust_xlsxwriter::{Format, Formula, Url, Worksheet, XlsxError};

use crate::domain::finding::Cell;
use crate::domain::points::{Percent, Points};

/// The longest text that a cell holds, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

/// The links that a sheet can hold; of more, Excel opens none.
pub(in crate::sheets) const MOST_LINKS: usize = 65_000;

/// What a formula comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::sheets) enum Stored {
    /// An amount.
    Points(Points),
    /// A percentage.
    Percent(Percent),
    /// A place, a count, a change of places.
    Whole(i64),
    /// A word.
    Word(String),
    /// The empty text.
    Nothing,
}

impl From<Option<Points>> for Stored {
    fn from(points: Option<Points>) -> Stored {
        points.map_or(Stored::Nothing, Stored::Points)
    }
}

impl Stored {
    fn printed(&self) -> String {
        match self {
            Stored::Points(points) => points.to_string(),
            Stored::Percent(percent) => percent.to_string(),
            Stored::Whole(number) => number.to_string(),
            Stored::Word(word) => word.clone(),
            Stored::Nothing => String::new(),
        }
    }

    /// Whether a reader of the file takes the stored form for what it is.
    fn is_safe(&self) -> bool {
        match self {
            Stored::Word(word) => {
                word.parse::<f64>().is_err() && !word.starts_with('#') && !matches!(word.as_str(), "TRUE" | "FALSE")
            }
            _ => true,
        }
    }
}

/// A cell's name: `D12`.
pub(in crate::sheets) fn at(row: u32, column: u16) -> String {
    Cell { row, column: u32::from(column) }.to_string()
}

/// A range in a column: `D3:D12`.
pub(in crate::sheets) fn down(rows: (u32, u32), column: u16) -> String {
    format!("{}:{}", at(rows.0, column), at(rows.1, column))
}

/// A range in a column that stays put when the formula is copied: `D$3:D$12`.
pub(in crate::sheets) fn down_fixed(rows: (u32, u32), column: u16) -> String {
    let letters = at(0, column);
    let letters = letters.trim_end_matches('1');
    format!("{letters}${}:{letters}${}", rows.0 + 1, rows.1 + 1)
}

/// A text as a formula quotes it.
pub(in crate::sheets) fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// The number that a spreadsheet holds for an exact amount: the nearest there is.
#[expect(clippy::cast_precision_loss, reason = "amounts are checked to be below 2^53 ten-thousandths")]
fn nearest(units: i64) -> f64 {
    units as f64 / 10_000.0
}

/// Writes a text. Never a formula, whatever it begins with.
pub(in crate::sheets) fn text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if text.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else {
        sheet.write_string_with_format(row, column, fitted(text), format)?;
    }
    Ok(())
}

/// Writes a text that takes the format of its column.
pub(in crate::sheets) fn unformatted(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
) -> Result<(), XlsxError> {
    sheet.write_string(row, column, fitted(text))?;
    Ok(())
}

/// A text that a cell can hold: long ones are cut, characters that XML has no form for are left out.
fn fitted(text: &str) -> String {
    if text.len() < LONGEST_TEXT && !text.bytes().any(|b| b < b' ' || b == 0xef) {
        return text.to_owned();
    }
    let mut length = 0;
    let is_allowed =
        |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    let fits = |c: &char| {
        length += c.len_utf16();
        length < LONGEST_TEXT
    };
    let mut kept: String = text.chars().filter(is_allowed).take_while(fits).collect();
    if length >= LONGEST_TEXT {
        kept.push('…');
    }
    kept
}

/// Writes a text over several columns.
pub(in crate::sheets) fn wide(
    sheet: &mut Worksheet,
    row: u32,
    columns: (u16, u16),
    words: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if columns.0 >= columns.1 {
        return text(sheet, row, columns.0, words, format);
    }
    // The merged range is written blank first: its own text writing would make `=…` a formula.
    sheet.merge_range(row, columns.0, row, columns.1, "", format)?;
    text(sheet, row, columns.0, words, format)
}

/// Writes a text over several columns that leads to a cell of the workbook.
pub(in crate::sheets) fn wide_link(
    sheet: &mut Worksheet,
    row: u32,
    columns: (u16, u16),
    target: &str,
    words: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.merge_range(row, columns.0, row, columns.1, "", format)?;
    link(sheet, row, columns.0, target, words, format)
}

/// Writes a text over several rows.
pub(in crate::sheets) fn tall(
    sheet: &mut Worksheet,
    rows: (u32, u32),
    column: u16,
    words: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.merge_range(rows.0, column, rows.1, column, "", format)?;
    text(sheet, rows.0, column, words, format)
}

/// Writes exact points; blank where there are none.
pub(in crate::sheets) fn points(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    points: Option<Points>,
    format: &Format,
) -> Result<(), XlsxError> {
    match points {
        None => sheet.write_blank(row, column, format)?,
        Some(points) => sheet.write_number_with_format(row, column, nearest(points.units()), format)?,
    };
    Ok(())
}

/// Writes an exact percentage, as a number of per cent.
pub(in crate::sheets) fn percent(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    percent: Percent,
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.write_number_with_format(row, column, nearest(percent.units()), format)?;
    Ok(())
}

/// Writes a whole number; blank where there is none.
pub(in crate::sheets) fn whole(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    number: Option<u32>,
    format: &Format,
) -> Result<(), XlsxError> {
    match number {
        None => sheet.write_blank(row, column, format)?,
        Some(number) => sheet.write_number_with_format(row, column, number, format)?,
    };
    Ok(())
}

/// Writes a value that no formula of the workbook gives.
pub(in crate::sheets) fn stored(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Stored,
    format: &Format,
) -> Result<(), XlsxError> {
    match value {
        Stored::Points(amount) => points(sheet, row, column, Some(*amount), format),
        Stored::Percent(amount) => percent(sheet, row, column, *amount, format),
        Stored::Whole(number) => points(sheet, row, column, Some(Points::whole(*number)), format),
        Stored::Word(words) => text(sheet, row, column, words, format),
        Stored::Nothing => text(sheet, row, column, "", format),
    }
}

/// Writes a formula with the value it comes to.
pub(in crate::sheets) fn formula(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    formula: &str,
    stored: &Stored,
    format: &Format,
) -> Result<(), XlsxError> {
    if !stored.is_safe() {
        return text(sheet, row, column, &stored.printed(), format);
    }
    let formula = Formula::new(formula).set_result(stored.printed());
    sheet.write_formula_with_format(row, column, formula, format)?;
    Ok(())
}

/// Writes a text that leads to a cell of the workbook.
pub(in crate::sheets) fn link(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    target: &str,
    words: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let url = Url::new(format!("internal:{target}")).set_text(fitted(words));
    sheet.write_url_with_format(row, column, url, format)?;
    Ok(())
}

/// Writes a formula with the value it comes to, which leads to a cell of the workbook.
pub(in crate::sheets) fn linked(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    target: &str,
    words: &str,
    stored: &Stored,
    format: &Format,
) -> Result<(), XlsxError> {
    // The link is kept by its cell; what it writes into the cell is written over.
    sheet.write_url_with_format(row, column, Url::new(format!("internal:{target}")), format)?;
    formula(sheet, row, column, words, stored, format)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_longer_than_a_cell_is_cut_and_says_so() {
        let long = "ạ".repeat(40_000);
        let cell = fitted(&long);
        assert_eq!(cell.encode_utf16().count(), LONGEST_TEXT);
        assert!(cell.ends_with('…'));
        assert_eq!(fitted("a\u{1}b"), "ab");
        assert_eq!(down_fixed((4, 9), 27), "AB$5:AB$10");
    }
}
