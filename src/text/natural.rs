//! The order in which people put names, codes and places: `D9` before `D35`, 1.2 before 1.10, accents and capitals aside.

use super::fold;

/// A text to sort by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Natural(Vec<Piece>);

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Number(u64),
    Letters(String),
}

impl Natural {
    /// What a text is sorted by.
    pub fn of(text: &str) -> Natural {
        let mut pieces: Vec<Piece> = Vec::new();
        for letter in fold::words(text).chars() {
            match (letter.to_digit(10).map(u64::from), pieces.last_mut()) {
                (Some(digit), Some(Piece::Number(number))) => *number = number.saturating_mul(10).saturating_add(digit),
                (Some(digit), _) => pieces.push(Piece::Number(digit)),
                (None, Some(Piece::Letters(letters))) => letters.push(letter),
                (None, _) => pieces.push(Piece::Letters(letter.to_string())),
            }
        }
        Natural(pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_codes_and_names_are_sorted_as_people_count() {
        let sorted = |texts: &[&str]| {
            let mut texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
            texts.sort_by_cached_key(|text| Natural::of(text));
            texts.join(" ")
        };
        assert_eq!(sorted(&["D106", "D40", "C7", "D9"]), "C7 D9 D40 D106");
        assert_eq!(sorted(&["1.10", "1.2", "10", "1.2.1", "2"]), "1.2 1.2.1 1.10 2 10");
        assert_eq!(sorted(&["Quận 10", "Ý Yên", "Quận 9", "quận 1"]), "quận 1 Quận 9 Quận 10 Ý Yên");
    }
}
