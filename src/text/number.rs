//! Reading numbers that people wrote, exactly: no binary float stands between the text and the points.
//!
//! Offices mix decimal commas and dots, write "0,75 điểm", "43,26/60", "87,65%" and "5.837".
//! What can be read in two ways is reported in both; the caller, who knows the maximum, decides.

use super::fold;
use crate::domain::finding::Severity;
use crate::domain::points::{DECIMALS, LARGEST, Percent, Points, UNITS_PER_POINT};

/// What a text that should hold a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Read {
    /// Nothing.
    Blank,
    /// A number.
    Number(Number),
    /// That the line doesn't apply.
    NotApplicable,
}

/// A number as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// The number, a single separator taken for the decimal one.
    pub value: Points,
    /// The number if the single separator separates thousands instead: 1234 for "1.234".
    pub thousands: Option<Points>,
    /// What is written behind a slash, as a maximum: 60 in "43,26/60".
    pub of: Option<Points>,
    /// The word or sign behind it.
    pub mark: Mark,
    /// Set where there were more than four decimals: how much somebody should care.
    pub rounded: Option<Severity>,
}

/// What stands behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    None,
    /// "điểm" or "đ".
    Points,
    /// "%".
    Percent,
}

/// A text or a cell that holds no number, or one past all limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a number")]
pub struct NotANumber;

/// Ways to say that a line doesn't apply, folded to words.
const NOT_APPLICABLE: [&str; 17] = [
    "kdg",
    "khong danh gia",
    "khong ap dung",
    "khong thuoc doi tuong danh gia",
    "k a",
    "n a",
    "ka",
    "na",
    "k dg",
    "kad",
    "k d g",
    "khong dg",
    "ko ap dung",
    "ko danh gia",
    "ko dg",
    "khong thuoc pham vi",
    "khong thuoc pham vi danh gia",
];

/// Reads what a person wrote where a number is expected.
///
/// # Errors
/// Where it is neither a number, nor one of the ways to say that the line doesn't apply.
pub fn read(text: &str) -> Result<Read, NotANumber> {
    let folded = fold::folded(text);
    let folded = folded.trim_start_matches('\'').trim();
    if folded.is_empty() {
        return Ok(Read::Blank);
    }
    if !folded.starts_with(|c: char| c.is_ascii_digit()) && NOT_APPLICABLE.contains(&fold::words(text).as_str()) {
        return Ok(Read::NotApplicable);
    }
    let mut parts = folded.split('/').map(str::trim);
    let number = marked(parts.next().unwrap_or_default())?;
    let of = match parts.next() {
        None => None,
        Some(maximum) => Some(marked(maximum)?),
    };
    if parts.next().is_some() {
        return Err(NotANumber);
    }
    let mark = if number.mark == Mark::None { of.map_or(Mark::None, |of| of.mark) } else { number.mark };
    Ok(Read::Number(Number { of: of.map(|of| of.value), mark, ..number }))
}

/// Reads the number of a cell through its shortest decimal text.
///
/// Past the 15 digits that spreadsheets keep there is only binary noise (0,30000000000000004),
/// which is dropped first.
///
/// # Errors
/// Where it is not finite or past all limits.
pub fn from_cell(number: f64) -> Result<Number, NotANumber> {
    if !number.is_finite() {
        return Err(NotANumber);
    }
    // Most cells: the number nearest to one with four decimals is meant to be that one.
    let units = (number * 10_000.0).round();
    if units.abs() < 1e12 && units / 10_000.0 == number {
        let value = Points::from_units(units as i64);
        return Ok(Number { value, thousands: None, of: None, mark: Mark::None, rounded: None });
    }
    let mut text = format!("{number}");
    if text.bytes().filter(u8::is_ascii_digit).count() > 15 {
        let kept: f64 = format!("{number:.14e}").parse().map_err(|_| NotANumber)?;
        text = format!("{kept}");
    }
    let (negative, digits) = signed(&text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let (value, rounded) = exact(negative, whole, decimals)?;
    Ok(Number { value, thousands: None, of: None, mark: Mark::None, rounded })
}

impl Number {
    /// The number, where its separator can mean only one thing between zero and `max`.
    ///
    /// Within the maximum the decimal reading comes first; past it the other is no better.
    pub fn up_to(self, max: Points) -> Points {
        match self.thousands {
            Some(thousands) if self.value > max && thousands <= max => thousands,
            _ => self.value,
        }
    }

    /// Whether the separator can be read in two ways that are both at most `max`.
    pub fn is_ambiguous(self, max: Points) -> bool {
        self.thousands.is_some_and(|thousands| thousands <= max)
    }

    /// The number as a percentage.
    pub fn percent(self) -> Percent {
        Percent::from_units(self.value.units())
    }
}

/// Reads a number with what may stand behind it.
fn marked(text: &str) -> Result<Number, NotANumber> {
    let endings = [
        ("phan tram", Mark::Percent),
        ("%", Mark::Percent),
        ("diem", Mark::Points),
        ("diem.", Mark::Points),
        ("d", Mark::Points),
        ("d.", Mark::Points),
    ];
    let ending = endings.iter().find_map(|(ending, mark)| Some((text.strip_suffix(ending)?.trim_end(), *mark)));
    let (digits, mark) = ending.unwrap_or((text, Mark::None));
    let (value, thousands, rounded) = separated(digits)?;
    Ok(Number { value, thousands, of: None, mark, rounded })
}

fn signed(text: &str) -> (bool, &str) {
    match (text.strip_prefix('-'), text.strip_prefix('+')) {
        (Some(rest), _) => (true, rest.trim_start()),
        (None, Some(rest)) => (false, rest.trim_start()),
        (None, None) => (false, text),
    }
}

type Separated = (Points, Option<Points>, Option<Severity>);

/// Tells decimal separators from those of thousands.
fn separated(text: &str) -> Result<Separated, NotANumber> {
    let (negative, digits) = signed(text);
    let joined = without_spaces(digits).ok_or(NotANumber)?;
    let separators: Vec<(usize, char)> = joined.char_indices().filter(|(_, c)| matches!(c, '.' | ',')).collect();
    let only = |whole: &str, decimals: &str| exact(negative, whole, decimals).map(|(v, r)| (v, None, r));
    match separators.as_slice() {
        [] => only(&joined, ""),
        [(at, _)] => {
            let (whole, decimals) = (joined.get(..*at).unwrap_or_default(), joined.get(at + 1..).unwrap_or_default());
            if decimals.is_empty() {
                return Err(NotANumber);
            }
            let (value, rounded) = exact(negative, whole, decimals)?;
            let grouped = decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
            let thousands = if grouped { Some(exact(negative, &format!("{whole}{decimals}"), "")?.0) } else { None };
            Ok((value, thousands, rounded))
        }
        [.., (last_at, last)] => {
            let (head, tail) =
                (joined.get(..*last_at).unwrap_or_default(), joined.get(last_at + 1..).unwrap_or_default());
            let others: Vec<char> = separators.iter().rev().skip(1).map(|(_, c)| *c).collect();
            let thousands = others.first().copied().unwrap_or(*last);
            if others.iter().any(|c| *c != thousands) {
                return Err(NotANumber);
            }
            if *last == thousands {
                only(&groups(&joined, thousands).ok_or(NotANumber)?, "")
            } else if tail.is_empty() {
                Err(NotANumber)
            } else {
                only(&groups(head, thousands).ok_or(NotANumber)?, tail)
            }
        }
    }
}

/// Joins digits that spaces part into thousands; none where the groups are not of three.
fn without_spaces(text: &str) -> Option<String> {
    if !text.contains(' ') {
        return Some(text.to_owned());
    }
    let end = text.find(['.', ',']).unwrap_or(text.len());
    let (whole, rest) = (text.get(..end)?, text.get(end..)?);
    let whole = groups(whole.trim_end(), ' ')?;
    (!rest.contains(' ')).then(|| format!("{whole}{rest}"))
}

/// Joins groups of three digits; none where one is shorter or longer.
fn groups(text: &str, separator: char) -> Option<String> {
    let parts: Vec<&str> = text.split(separator).collect();
    let (first, rest) = parts.split_first()?;
    let fine = (1..=3).contains(&first.len()) && rest.iter().all(|p| p.len() == 3);
    fine.then(|| parts.concat())
}

/// Puts digits together to four decimals, rounded half up (away from zero for a negative number,
/// which no score is).
fn exact(negative: bool, whole: &str, decimals: &str) -> Result<(Points, Option<Severity>), NotANumber> {
    let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && decimals.is_empty()) || !plain(whole) || !plain(decimals) {
        return Err(NotANumber);
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().map_err(|_| NotANumber)? };
    if whole > LARGEST {
        return Err(NotANumber);
    }
    let decimals = decimals.trim_end_matches('0');
    let kept = usize::from(DECIMALS).min(decimals.len());
    let (kept, rest) = decimals.split_at(kept);
    let kept: i64 = format!("{kept:0<4}").parse().map_err(|_| NotANumber)?;
    let up = rest.starts_with(|c: char| c >= '5');
    let units = whole * UNITS_PER_POINT + kept + i64::from(up);
    let rounded = match rest {
        "" => None,
        "5" => Some(Severity::Warning),
        _ => Some(Severity::Info),
    };
    Ok((Points::from_units(if negative { -units } else { units }), rounded))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        match read(text) {
            Ok(Read::Number(number)) => number,
            other => panic!("{text:?}: {other:?}"),
        }
    }

    fn points(text: &str) -> Points {
        text.parse().unwrap()
    }

    #[test]
    fn what_offices_write_is_read_exactly() {
        let written = [
            ("0,75", "0.75"),
            ("0.75", "0.75"),
            ("0,75 điểm", "0.75"),
            ("0,75đ", "0.75"),
            ("1,5 Đ", "1.5"),
            ("\u{a0}0,5\u{a0}", "0.5"),
            (",5", "0.5"),
            ("'0,5", "0.5"),
            ("-0,5", "-0.5"),
            ("−0,5", "-0.5"),
            ("–0,5", "-0.5"),
            ("+1", "1"),
            ("5.837.000", "5837000"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("5 837", "5837"),
            ("0.750", "0.75"),
            ("87,65%", "87.65"),
            ("87,65 phần trăm", "87.65"),
            ("0,5đ", "0.5"),
        ];
        for (text, value) in written {
            assert_eq!(number(text).value, points(value), "{text}");
        }
        assert_eq!(number("87,65 %").mark, Mark::Percent);
        assert_eq!(number("1 điểm").mark, Mark::Points);
    }

    #[test]
    fn a_value_with_its_maximum_gives_both() {
        let read = number("43,26/60");
        assert_eq!((read.value, read.of), (points("43.26"), Some(points("60"))));
        assert_eq!(number("1/1").of, Some(points("1")));
        assert_eq!(number("0,5 đ / 0,75 đ").of, Some(points("0.75")));
        assert_eq!(super::read("1/2/2020"), Err(NotANumber));
    }

    #[test]
    fn a_separator_before_three_digits_is_reported_in_both_meanings() {
        let read = number("1.234");
        assert_eq!((read.value, read.thousands), (points("1.234"), Some(points("1234"))));
        assert!(!read.is_ambiguous(points("2")));
        assert!(read.is_ambiguous(points("5000")));
        assert_eq!(number("5.837").up_to(points("2")), points("5.837"));
        assert_eq!(number("0,125").thousands, None);
    }

    #[test]
    fn more_than_four_decimals_are_rounded_half_up_and_said() {
        assert_eq!((number("0,33333").value, number("0,33333").rounded), (points("0.3333"), Some(Severity::Info)));
        assert_eq!((number("0,12345").value, number("0,12345").rounded), (points("0.1235"), Some(Severity::Warning)));
        assert_eq!(
            (number("0,66666666").value, number("0,66666666").rounded),
            (points("0.6667"), Some(Severity::Info))
        );
        assert_eq!(number("0,50000").rounded, None);
    }

    #[test]
    fn does_not_apply_is_said_in_many_ways_and_a_cross_is_none_of_them() {
        for text in ["KĐG", "kđg", "Không đánh giá", "không áp dụng", "K/A", "N/A", "n/a", "NA", "k/đg"] {
            assert_eq!(read(text), Ok(Read::NotApplicable), "{text}");
        }
        for text in [
            "x",
            "X",
            "-",
            "–",
            "có",
            "1 2",
            "1,2,3",
            "1..5",
            "0x1",
            "1e3",
            "5 báo cáo",
            "#REF!",
            "99999999999999",
            ".",
            ",",
        ] {
            assert_eq!(read(text), Err(NotANumber), "{text}");
        }
        assert_eq!(read(" \u{a0} "), Ok(Read::Blank));
    }

    #[test]
    fn a_cell_is_read_through_its_shortest_text() {
        assert_eq!(from_cell(0.1 + 0.2).map(|n| (n.value, n.rounded)), Ok((points("0.3"), None)));
        assert_eq!(from_cell(87.65).map(|n| n.value), Ok(points("87.65")));
        assert_eq!(from_cell(0.12345).map(|n| (n.value, n.rounded)), Ok((points("0.1235"), Some(Severity::Warning))));
        assert_eq!(from_cell(1.0 / 3.0).map(|n| (n.value, n.rounded)), Ok((points("0.3333"), Some(Severity::Info))));
        assert_eq!(from_cell(-0.0).map(|n| n.value), Ok(Points::ZERO));
        assert_eq!(from_cell(f64::NAN), Err(NotANumber));
        assert_eq!(from_cell(1e300), Err(NotANumber));
    }
}
