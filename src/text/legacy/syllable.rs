//! Whether words with accents could be Vietnamese syllables.

use unicode_normalization::UnicodeNormalization;

/// Beginnings, the longest first.
const BEGINNINGS: [&str; 27] = [
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x",
];

/// Vowels and groups of vowels.
const VOWELS: [&str; 60] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ia", "iê", "yê", "ua", "uô", "ưa", "ươ", "oa", "oă",
    "oe", "uâ", "uê", "uy", "uyê", "uya", "uơ", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "iu", "oi", "ôi", "ơi",
    "ui", "ưi", "ưu", "iêu", "yêu", "oai", "oay", "oeo", "uôi", "ươi", "ươu", "uây", "uyu", "oao", "uao", "ue", "uă",
    "oo", "uêu", "uau",
];

/// Ends.
const ENDS: [&str; 9] = ["ch", "ng", "nh", "c", "m", "n", "p", "t", ""];

/// Counts the words with letters past ASCII that can't be Vietnamese syllables.
pub(super) fn strangers(text: &str) -> usize {
    // the old encodings use signs as letters, so only what separates words in all of them does here
    let words = text.split(|c: char| c.is_whitespace() || (c.is_ascii() && !c.is_ascii_alphabetic()));
    words.filter(|word| !word.is_ascii() && !is_syllable(word)).count()
}

/// Whether a word is a Vietnamese syllable, in either case.
pub fn is_syllable(word: &str) -> bool {
    let (mut tones, mut letters) = (0, String::new());
    for c in word.to_lowercase().nfd() {
        match c {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tones += 1,
            other => letters.push(other),
        }
    }
    let letters: String = letters.nfc().collect();
    if tones > 1 || !letters.chars().all(char::is_alphabetic) {
        return false;
    }
    let beginnings = BEGINNINGS.iter().filter_map(|b| letters.strip_prefix(b)).chain([letters.as_str()]);
    beginnings.into_iter().any(is_rhyme)
}

fn is_rhyme(rest: &str) -> bool {
    ENDS.iter().filter_map(|end| rest.strip_suffix(end)).any(|vowels| VOWELS.contains(&vowels))
}
