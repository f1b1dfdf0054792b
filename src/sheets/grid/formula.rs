//! Shared formulas: one text for many cells, moved to each of them.

use super::address::Address;

const LAST_ROW: i64 = 1_048_575;
const LAST_COL: i64 = 16_383;

/// Writes the formula of `from` as it reads in `to`: relative references move along.
pub(super) fn moved(formula: &str, from: Address, to: Address) -> String {
    let by = (i64::from(to.row) - i64::from(from.row), i64::from(to.col) - i64::from(from.col));
    let mut out = String::with_capacity(formula.len());
    let mut rest = formula;
    while let Some(first) = rest.chars().next() {
        let (piece, after) = match first {
            '"' | '\'' => split_quoted(rest, first),
            _ if is_of_a_word(first) => rest.split_at(rest.find(|c| !is_of_a_word(c)).unwrap_or(rest.len())),
            _ => rest.split_at(first.len_utf8()),
        };
        // A word before `(` is a function, before `!` a sheet.
        let reference = if after.starts_with(['(', '!', '[']) { None } else { Reference::read(piece) };
        match reference.map(|reference| reference.moved(by)) {
            Some(text) => out.push_str(&text),
            None => out.push_str(piece),
        }
        rest = after;
    }
    out
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '$' | '_' | '.' | '\\' | '?')
}

fn split_quoted(text: &str, quote: char) -> (&str, &str) {
    let end = text.get(1..).and_then(|inside| inside.find(quote)).map_or(text.len(), |at| at + 2);
    text.split_at(end)
}

/// A reference to one cell, its parts fixed by `$` or not.
struct Reference {
    at: Address,
    fixed_col: bool,
    fixed_row: bool,
}

impl Reference {
    fn read(word: &str) -> Option<Self> {
        let fixed_col = word.starts_with('$');
        let plain = word.strip_prefix('$').unwrap_or(word);
        let digits = plain.find(|c: char| !c.is_ascii_alphabetic())?;
        let (letters, digits) = plain.split_at_checked(digits)?;
        let fixed_row = digits.starts_with('$');
        let digits = digits.strip_prefix('$').unwrap_or(digits);
        let at = Address::from_bytes([letters, digits].concat().as_bytes())?;
        let inside = i64::from(at.row) <= LAST_ROW && i64::from(at.col) <= LAST_COL;
        inside.then_some(Self { at, fixed_col, fixed_row })
    }

    fn moved(&self, (rows, cols): (i64, i64)) -> String {
        let row = i64::from(self.at.row) + if self.fixed_row { 0 } else { rows };
        let col = i64::from(self.at.col) + if self.fixed_col { 0 } else { cols };
        if !(0..=LAST_ROW).contains(&row) || !(0..=LAST_COL).contains(&col) {
            return "#REF!".to_owned();
        }
        let mark = |fixed: bool| if fixed { "$" } else { "" };
        format!("{}{}{}{}", mark(self.fixed_col), super::address::Column(col as u16), mark(self.fixed_row), row + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_references_move_and_fixed_ones_stay() {
        let from = Address::new(9, 3);
        let to = Address::new(11, 4);
        for (formula, want) in [
            ("SUM(D11:D14)", "SUM(E13:E16)"),
            ("$D$1+D$1+$D1", "$D$1+E$1+$D3"),
            ("'A1 B2'!D11&\"D11\"", "'A1 B2'!E13&\"D11\""),
            ("LOG10(D11)*Sheet1!A1", "LOG10(E13)*Sheet1!B3"),
            ("điểm_1+1.5", "điểm_1+1.5"),
            ("XFD1048576", "#REF!"),
            ("\"", "\""),
        ] {
            assert_eq!(moved(formula, from, to), want);
        }
        assert_eq!(moved("A1", Address::new(5, 5), Address::new(0, 0)), "#REF!");
    }
}
