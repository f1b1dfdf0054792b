//! Text fitted to the fonts that there are: PDF/A refuses a letter without a glyph, and nothing is to be lost.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use super::desk::Tools;

/// What stands for a letter that the fonts lack.
const LACKING: char = '\u{fffd}';

/// Words longer than this may be broken anywhere: no Vietnamese word is so long, the name of a file may be.
const LONGEST_IN_CELL: usize = 18;
const LONGEST_IN_LINE: usize = 60;

/// Where a word may be broken without a hyphen.
const BREAK: char = '\u{200b}';

/// Fits every text of a document.
pub(super) fn fit(data: &mut Value) {
    fit_words(data, LONGEST_IN_LINE);
}

fn fit_words(data: &mut Value, longest: usize) {
    match data {
        Value::String(text) => *text = fitted(text, longest),
        Value::Array(list) => list.iter_mut().for_each(|item| fit_words(item, longest)),
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                let is_table = matches!(name.as_str(), "rows" | "sums" | "columns");
                fit_words(value, if is_table { LONGEST_IN_CELL } else { longest });
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A text in letters that there are: composed, without what can't be seen, long words breakable.
fn fitted(text: &str, longest: usize) -> String {
    let mut fitted = String::with_capacity(text.len());
    let mut word = 0;
    for letter in text.nfc() {
        let letter = match letter {
            '\n' | '\u{a0}' => letter,
            _ if letter.is_whitespace() || letter.is_control() => ' ',
            _ if is_unseen(letter) => continue,
            _ if has_glyph(letter) => letter,
            _ => LACKING,
        };
        word = if letter.is_whitespace() { 0 } else { word + 1 };
        if word > longest {
            fitted.push(BREAK);
            word = 1;
        }
        fitted.push(letter);
    }
    fitted
}

/// Marks of direction, joiners and the like: without a glyph in any font.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn has_glyph(letter: char) -> bool {
    let fonts = Tools::at_hand().map(|tools| tools.fonts.as_slice()).unwrap_or_default();
    !fonts.is_empty() && fonts.iter().all(|font| font.info().coverage.contains(letter.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_fitted_to_the_letters_that_there_are() {
        assert_eq!(fitted("Thuy\u{309} Nguye\u{302}\u{303}n", 18), "Thuỷ Nguyễn");
        assert_eq!(fitted("a\u{202e}b\u{200b}c\td\u{1}e\r\nf", 18), "abc d e \nf");
        assert_eq!(fitted("tốt 👍 ≤ 漢", 18), "tốt \u{fffd} ≤ \u{fffd}");
        assert_eq!(fitted("abcdef gh", 4), "abcd\u{200b}ef gh");
        assert_eq!(fitted("Đạt 87,4\u{a0}% … – − ½ \"x\" $*_\\<@`=#", 18), "Đạt 87,4\u{a0}% … – − ½ \"x\" $*_\\<@`=#");
    }
}
