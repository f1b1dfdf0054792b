//! Line codes as people write them: trailing dots, Roman field numbers, numbers and dates.

use crate::sheets::grid::{Cell, CellValue};

/// What a code cell may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Written {
    /// Nothing, or nothing like a code.
    None,
    /// A code.
    Code(String),
    /// A date that may have been one of these codes.
    Date(Vec<String>),
}

/// Reads the cell where a code is expected; `text` is its repaired text.
pub(super) fn read(cell: &Cell<'_>, text: Option<&str>) -> Written {
    match cell.value {
        CellValue::Text(_) => text.and_then(normal).map_or(Written::None, Written::Code),
        CellValue::Number(number) if *number > 0.0 && *number < 10_000.0 && number.fract() == 0.0 => {
            Written::Code(format!("{number:.0}"))
        }
        CellValue::Number(_) => cell.value.decimal().and_then(|t| normal(&t)).map_or(Written::None, Written::Code),
        CellValue::Date(serial) => serial.day().map_or(Written::None, |day| {
            let (d, m, y) = (day.day, day.month, day.year % 100);
            Written::Date(vec![format!("{d}.{m}.{y}"), format!("{d}.{m}"), format!("{m}.{d}"), format!("{m}.{d}.{y}")])
        }),
        _ => Written::None,
    }
}

/// The code without what people put around it; none where it is not a code.
pub(super) fn normal(text: &str) -> Option<String> {
    let text =
        unnamed(text.trim()).trim_matches(['\'', '"', '(', ')']).trim_end_matches(['.', ')', ':', '-', ' ', ',']);
    let may_begin = |c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | 'i' | 'v' | 'x' | ' ');
    if !text.starts_with(may_begin) || text.len() > 24 {
        return None;
    }
    let mut parts = text.split(['.', ',', '-', '/']).map(str::trim);
    let first = parts.next()?;
    let roman = if is_number(first) { None } else { Some(roman(first)?.to_string()) };
    if !parts.clone().all(is_number) {
        return None;
    }
    let mut code = String::with_capacity(text.len());
    code.push_str(roman.as_deref().unwrap_or_else(|| plain(first)));
    for part in parts {
        code.push('.');
        code.push_str(plain(part));
    }
    Some(code)
}

/// Splits a code off the front of a text: "8.1. Ý kiến" is 8.1 and "Ý kiến".
pub(super) fn split(text: &str) -> Option<(String, &str)> {
    let text = unnamed(text);
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | 'I' | 'V' | 'X')))?;
    let (front, rest) = text.split_at_checked(end)?;
    let parted = rest.starts_with([' ', ')', ':', '-', '\n', '\u{a0}']) || front.ends_with('.');
    let code = normal(front).filter(|_| parted)?;
    Some((code, rest.trim_start_matches([' ', ')', ':', '-', '\n', '\u{a0}'])))
}

/// The text without what says that a code follows: "TC 6.1", "Tiêu chí 6.1".
fn unnamed(text: &str) -> &str {
    const NAMES: [&str; 6] = ["tiêu chí thành phần", "tiêu chí", "lĩnh vực", "tctp", "tc", "mục"];
    if !text.starts_with(['T', 't', 'L', 'l', 'M', 'm']) {
        return text;
    }
    let behind = |name: &&str| {
        let (front, behind) = text.split_at_checked(name.len())?;
        let is_code = behind.trim_start_matches([' ', '.', ':']).starts_with(|c: char| c.is_ascii_digit());
        (front.to_lowercase() == **name && is_code).then(|| behind.trim_start_matches([' ', '.', ':']))
    };
    NAMES.iter().find_map(behind).unwrap_or(text)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())
}

fn plain(digits: &str) -> &str {
    let plain = digits.trim_start_matches('0');
    if plain.is_empty() { "0" } else { plain }
}

/// A Roman number up to 39.
fn roman(text: &str) -> Option<u32> {
    let text = text.to_ascii_uppercase();
    let digit = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let digits: Vec<u32> = text.chars().map(digit).collect::<Option<_>>()?;
    let next = digits.iter().skip(1).chain(std::iter::once(&0));
    let (mut plus, mut minus) = (0, 0);
    for (digit, next) in digits.iter().zip(next) {
        if digit < next { minus += digit } else { plus += digit }
    }
    (digits.len() <= 6 && plus > minus).then(|| plus - minus)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_through_dots_and_roman_numbers() {
        let read = |text: &str| normal(text).unwrap_or_default();
        assert_eq!(read("1.1.3."), "1.1.3");
        assert_eq!(read("IV"), "4");
        assert_eq!(read("VII."), "7");
        assert_eq!(read("II.1"), "2.1");
        assert_eq!(read("1-2-3"), "1.2.3");
        assert_eq!(read("01.02"), "1.2");
        assert_eq!(read("Tổng"), "");
        assert_eq!(read("a"), "");
        assert_eq!(split("8.1. Ý kiến"), Some(("8.1".to_owned(), "Ý kiến")));
        assert_eq!(split("IV. Bộ máy"), Some(("4".to_owned(), "Bộ máy")));
        assert_eq!(split("100% hồ sơ"), None);
        assert_eq!(read("TC 6.1"), "6.1");
        assert_eq!(read("Tiêu chí thành phần 1.2.3."), "1.2.3");
        assert_eq!(read("TC"), "");
        assert_eq!(split("Tiêu chí 1.1: Kế hoạch"), Some(("1.1".to_owned(), "Kế hoạch")));
        assert_eq!(split("Mục tiêu 1"), None);
    }
}
