//! How a cell is shown, as far as it bears on what it says: font name and number format.
//!
//! The font tells old encodings apart, the format tells a percentage or a date from a number.
//! Colours, borders and sizes are not kept.

use std::sync::Arc;

/// How the cells of one style are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// The name of the font; `None` where the file doesn't say or wasn't looked at.
    pub font: Option<Arc<str>>,
    /// The code of the number format as the file has it (`0.00%`); `None` for the general one.
    pub format: Option<Arc<str>>,
    /// What the number format makes of a number.
    pub shown_as: ShownAs,
}

impl Default for Style {
    fn default() -> Self {
        Self { font: None, format: None, shown_as: ShownAs::General }
    }
}

/// What a number format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShownAs {
    /// The number with as many digits as fit.
    General,
    /// The number with this many decimals.
    Fixed(u8),
    /// A hundred times the number, with this many decimals and a per cent sign.
    Percent(u8),
    /// A day, with or without the time.
    Date,
    /// A time of day or a duration, without the day.
    Time,
    /// A text, whatever it is.
    Text,
    /// A number in another way: a fraction, an exponent, another number of decimals by sign.
    Other,
}

impl ShownAs {
    /// Says what the code of a number format makes of a number.
    pub fn from_code(code: &str) -> Self {
        let shape = Shape::of(code);
        if shape.plain.is_empty() || shape.plain.eq_ignore_ascii_case("general") {
            return Self::General;
        }
        let has = |letters: &str| shape.plain.chars().any(|c| letters.contains(c.to_ascii_lowercase()));
        if shape.plain.contains('@') {
            return Self::Text;
        }
        if !has("0#?") {
            let of_the_clock = has("hs") || shape.elapsed;
            if has("dy") || (has("m") && !of_the_clock) {
                return Self::Date;
            }
            if of_the_clock {
                return Self::Time;
            }
        } else if has("hs") && has("m") || shape.elapsed {
            // `mm:ss.0` has a digit place for the tenths.
            return Self::Time;
        }
        shape.of_a_number()
    }

    /// Says what the format with this number, built into every spreadsheet program, makes of a number.
    ///
    /// `None` for numbers that are free for the file to define.
    pub(super) fn built_in(id: u32) -> Option<(Self, &'static str)> {
        Some(match id {
            0 => (Self::General, ""),
            1 => (Self::Fixed(0), "0"),
            2 => (Self::Fixed(2), "0.00"),
            3 | 37 | 38 => (Self::Fixed(0), "#,##0"),
            4 | 39 | 40 => (Self::Fixed(2), "#,##0.00"),
            5..=6 | 41..=42 => (Self::Fixed(0), "#,##0"),
            7..=8 | 43..=44 => (Self::Fixed(2), "#,##0.00"),
            9 => (Self::Percent(0), "0%"),
            10 => (Self::Percent(2), "0.00%"),
            11 => (Self::Other, "0.00E+00"),
            12 => (Self::Other, "# ?/?"),
            13 => (Self::Other, "# ??/??"),
            14 => (Self::Date, "dd/mm/yyyy"),
            15 => (Self::Date, "d-mmm-yy"),
            16 => (Self::Date, "d-mmm"),
            17 => (Self::Date, "mmm-yy"),
            18 => (Self::Time, "h:mm AM/PM"),
            19 => (Self::Time, "h:mm:ss AM/PM"),
            20 => (Self::Time, "h:mm"),
            21 => (Self::Time, "h:mm:ss"),
            22 => (Self::Date, "dd/mm/yyyy h:mm"),
            27..=31 | 34..=36 | 50..=58 => (Self::Date, "dd/mm/yyyy"),
            32..=33 => (Self::Time, "h:mm"),
            45 => (Self::Time, "mm:ss"),
            46 => (Self::Time, "[h]:mm:ss"),
            47 => (Self::Time, "mm:ss.0"),
            48 => (Self::Other, "##0.0E+0"),
            49 => (Self::Text, "@"),
            _ => return None,
        })
    }
}

/// The first section of a format code without quoted text, escapes, fillers and bracketed conditions.
struct Shape {
    plain: String,
    /// Whether it counts hours, minutes or seconds on end (`[h]`).
    elapsed: bool,
}

impl Shape {
    fn of(code: &str) -> Self {
        let mut shape = Self { plain: String::new(), elapsed: false };
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => drop(chars.by_ref().find(|c| *c == '"')),
                '\\' | '_' | '*' => drop(chars.next()),
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    let letters = inside.trim_matches(|c: char| "hHmMsS".contains(c));
                    shape.elapsed |= letters.is_empty() && !inside.is_empty();
                }
                _ => shape.plain.push(c),
            }
        }
        shape.plain = shape.plain.trim().to_owned();
        shape
    }

    fn of_a_number(&self) -> ShownAs {
        if self.plain.contains(['E', 'e', '/', '?']) {
            return ShownAs::Other;
        }
        let decimals = self.plain.split_once('.').map_or("", |(_, decimals)| decimals);
        // `0.0#` shows one decimal or two: how the number looks follows from the number.
        if decimals.contains('#') {
            return ShownAs::Other;
        }
        let places = decimals.chars().filter(|c| *c == '0').count().min(30) as u8;
        if self.plain.contains('%') {
            ShownAs::Percent(places)
        } else if self.plain.contains(['0', '#']) {
            ShownAs::Fixed(places)
        } else {
            ShownAs::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_codes_are_known_for_what_they_show() {
        for (code, shown_as) in [
            ("General", ShownAs::General),
            ("0", ShownAs::Fixed(0)),
            ("#,##0.00", ShownAs::Fixed(2)),
            ("0.00;[Red]-0.00", ShownAs::Fixed(2)),
            ("0.00\" điểm\"", ShownAs::Fixed(2)),
            ("_-* #,##0.00\\ _₫_-;-* #,##0.00\\ _₫_-", ShownAs::Fixed(2)),
            ("0.0%", ShownAs::Percent(1)),
            ("0.##%", ShownAs::Other),
            ("dd/mm/yyyy", ShownAs::Date),
            ("[$-42A]d mmmm yyyy;@", ShownAs::Date),
            ("d-mmm", ShownAs::Date),
            ("mmm-yy", ShownAs::Date),
            ("\"ngày\" d", ShownAs::Date),
            ("h:mm AM/PM", ShownAs::Time),
            ("[h]:mm", ShownAs::Time),
            ("mm:ss.0", ShownAs::Time),
            ("@", ShownAs::Text),
            ("# ?/?", ShownAs::Other),
            ("0.00E+00", ShownAs::Other),
            ("", ShownAs::General),
            ("\"", ShownAs::General),
            ("[", ShownAs::General),
        ] {
            assert_eq!(ShownAs::from_code(code), shown_as, "{code}");
        }
    }
}
