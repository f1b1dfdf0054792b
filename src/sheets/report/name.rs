//! Names as they stand inside a sentence.

use crate::text::legacy;

/// A name inside a sentence: "Sở, ban, ngành" becomes "sở, ban, ngành", "UBND quận" stays.
pub(super) fn inside(name: &str) -> String {
    let first = name.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default();
    if is_abbreviation(first) { name.to_owned() } else { lowered_first(name) }
}

/// A campaign's title inside a sentence: a title in capitals is not shouted.
pub(super) fn inside_title(title: &str) -> String {
    sentence_case(title)
}

/// A text in capitals as a sentence has it: "CẢI CÁCH THỂ CHẾ" becomes "Cải cách thể chế"; abbreviations and
/// texts that aren't all capitals stay.
pub(super) fn sentence_case(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    if letters.clone().next().is_none() || letters.clone().any(char::is_lowercase) {
        return text.to_owned();
    }
    let words = text.split(' ').map(|word| if is_abbreviation(word) { word.to_owned() } else { word.to_lowercase() });
    let text = words.collect::<Vec<_>>().join(" ");
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The province or city without the word for it: "Thành phố Hải Phòng" becomes "Hải Phòng".
pub(super) fn city(place: &str) -> &str {
    let words = ["thành phố ", "tỉnh ", "tp. ", "tp "];
    let lower = place.to_lowercase();
    let head = words.iter().find(|word| lower.starts_with(**word));
    head.and_then(|word| place.char_indices().nth(word.chars().count()))
        .map_or(place, |(at, _)| place.get(at..).unwrap_or(place))
}

/// Whether a word is an abbreviation rather than a syllable: CCHC, UBND, TTHC.
fn is_abbreviation(word: &str) -> bool {
    let word: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    word.chars().count() > 1 && word.chars().all(char::is_uppercase) && !legacy::is_syllable(&word)
}

fn lowered_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_abbreviations() {
        assert_eq!(inside("Sở, ban, ngành"), "sở, ban, ngành");
        assert_eq!(inside("UBND quận, huyện"), "UBND quận, huyện");
        assert_eq!(sentence_case("CẢI CÁCH TTHC VÀ CƠ CHẾ MỘT CỬA"), "Cải cách TTHC và cơ chế một cửa");
        assert_eq!(sentence_case("NHIỆM VỤ UBND THÀNH PHỐ GIAO"), "Nhiệm vụ UBND thành phố giao");
        assert_eq!(sentence_case("Cải cách TTHC"), "Cải cách TTHC");
        assert_eq!(city("Thành phố Hải Phòng"), "Hải Phòng");
        assert_eq!(city("Tỉnh Sơn La"), "Sơn La");
        assert_eq!(city("Huế"), "Huế");
    }
}
