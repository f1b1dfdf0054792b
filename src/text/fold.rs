//! Folding of text for comparing: what two offices write differently and mean alike becomes equal.
//!
//! Case, accents, where a tone mark stands, composed or combining letters, look-alike letters from
//! converted documents and every kind of blank don't count. Folded text is never shown.

use std::sync::LazyLock;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Folds a text and keeps its punctuation: `Đạt  TỪ 80%` becomes `dat tu 80%`.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_blank(c) {
            space(&mut out);
        } else {
            letter(c, &mut out);
        }
    }
    trimmed(out)
}

/// Folds a text to words with one space between: punctuation separates words and is dropped.
pub fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        match usual(c) {
            Some(Usual::Part(part)) => out.push_str(part),
            Some(Usual::Apart) => space(&mut out),
            None if is_part(c) => letter(c, &mut out),
            None if !is_invisible(c) => space(&mut out),
            None => {}
        }
    }
    trimmed(out)
}

/// What a character of a word list is: part of a word, folded, or something between two words.
enum Usual {
    Part(Box<str>),
    Apart,
}

/// The characters that Vietnamese is written with, folded once: importing folds millions of them.
static USUAL: LazyLock<Vec<Option<Usual>>> = LazyLock::new(|| (0..0x2100).map(fold_once).collect());

fn fold_once(number: u32) -> Option<Usual> {
    let c = char::from_u32(number)?;
    if is_part(c) {
        let mut folded = String::new();
        letter(c, &mut folded);
        return Some(Usual::Part(folded.into()));
    }
    (!is_invisible(c)).then_some(Usual::Apart)
}

fn usual(c: char) -> Option<&'static Usual> {
    USUAL.get(usize::try_from(u32::from(c)).ok()?)?.as_ref()
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Folds a text to its letters and digits alone: `Sở KH & ĐT` becomes `sokhdt`.
pub fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        letter(c, &mut out);
    }
    out
}

/// Whether two texts are the same words.
pub fn same(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

/// Whether a character is white space of any kind; combining and invisible marks are not.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{2060}')
}

/// Whether a character takes no room and means nothing: soft hyphens, zero-width marks.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}')
}

/// Replaces letters that only look right, as converted documents have them (`Ƣ` for `Ư`).
///
/// None where there is nothing to replace.
pub fn without_look_alikes(text: &str) -> Option<String> {
    let replaced = |c: char| match c {
        'Ƣ' => 'Ư',
        'ƣ' => 'ư',
        'Ð' | 'Ɖ' => 'Đ',
        'ð' => 'đ',
        other => other,
    };
    text.chars().any(|c| replaced(c) != c).then(|| text.chars().map(replaced).collect())
}

fn letter(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    if is_invisible(c) {
        return;
    }
    decompose_canonical(c, |part| {
        if !is_combining_mark(part) {
            for lower in part.to_lowercase() {
                if !is_combining_mark(lower) {
                    plain(lower, out);
                }
            }
        }
    });
}

/// What no decomposition gives: letters of their own, and look-alikes.
fn plain(c: char, out: &mut String) {
    out.push(match c {
        'đ' | 'ð' | 'ɖ' => 'd',
        'ƣ' | 'ư' => 'u',
        'ơ' => 'o',
        // Cyrillic, from keyboards and optical reading
        'а' => 'a',
        'е' => 'e',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'і' => 'i',
        '‐' | '‑' | '–' | '—' | '−' => '-',
        '×' => 'x',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        other => other,
    });
}

fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

fn trimmed(mut out: String) -> String {
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn what_offices_write_differently_becomes_equal() {
        let pairs = [
            ("UBND huyện Thủy Nguyên", "UBND  huyện\u{a0}Thuỷ Nguyên"),
            ("Văn hóa", "VĂN HOÁ"),
            ("ĐIỂM THẨM ĐỊNH", "Điểm thẩm định"),
            ("HÀI LÒNG", "HÀI LÕNG"),
            ("SỰ HÀI LÒNG CỦA NGƯỜI", "SỰ HÀI LÒNG CỦA NGƢỜI"),
            ("Sở KH&ĐT", "Sở KH & ĐT"),
            ("Bộ phận\nMột cửa", "Bộ phận Một cửa"),
        ];
        for (one, other) in pairs {
            assert!(same(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn composed_and_combining_letters_fold_alike() {
        let text = "Chỉ số cải cách hành chính, đặc khu Bạch Long Vỹ";
        let apart: String = text.nfd().collect();
        assert_eq!(words(text), "chi so cai cach hanh chinh dac khu bach long vy");
        assert_eq!(words(&apart), words(text));
        assert_eq!(folded(&apart), folded(text));
        assert_eq!(letters(&apart), letters(text));
    }

    #[test]
    fn punctuation_stays_only_where_it_is_asked_for() {
        assert_eq!(folded(" Từ 70% – 90% "), "tu 70% - 90%");
        assert_eq!(words("Q. Lê Chân (2020)"), "q le chan 2020");
        assert_eq!(letters("Sở KH & ĐT"), "sokhdt");
    }
}
