//! Numbers as a number format shows them, as far as the formats of our workbooks go.

use jiff::{Span, civil};

use crate::text::{Lang, Text};

/// A number in a format.
pub(super) fn shown(number: f64, format: &str, text: &Text) -> String {
    if format.contains("yy") {
        return moment(number, format);
    }
    let sections: Vec<&str> = format.split(';').collect();
    let (section, size) = match (number < 0.0, number == 0.0, sections.as_slice()) {
        (true, _, [_, negative, ..]) => (*negative, -number),
        (_, true, [_, _, zero, ..]) => (*zero, 0.0),
        (_, _, [first, ..]) => (*first, number),
        _ => ("", number),
    };
    let mut plain = String::new();
    let mut quoted = false;
    let (mut before, mut after) = (String::new(), String::new());
    for c in section.chars() {
        match c {
            '"' => quoted = !quoted,
            '0' | '#' | '.' | ',' if !quoted => plain.push(c),
            c if plain.is_empty() => before.push(c),
            c => after.push(c),
        }
    }
    let size = if after.contains('%') && !section.contains("\"%\"") { size * 100.0 } else { size };
    let digits = if plain.is_empty() && section != "0" { general(size) } else { digits(size, &plain) };
    let digits = if text.lang() == Lang::Vi { digits.replace('.', ",") } else { digits };
    format!("{before}{digits}{after}")
}

fn general(number: f64) -> String {
    // Fifteen digits are what spreadsheets keep.
    let rounded = format!("{number:.10}");
    rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn digits(number: f64, plain: &str) -> String {
    let decimals = plain.split_once('.').map_or("", |(_, decimals)| decimals);
    let least = decimals.chars().take_while(|c| *c == '0').count();
    let mut digits = format!("{number:.*}", decimals.len());
    let kept = digits.split_once('.').map_or(0, |(_, d)| d.trim_end_matches('0').len().max(least));
    if let Some((whole, decimals)) = digits.split_once('.') {
        let decimals: String = decimals.chars().take(kept).collect();
        digits = if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") };
    }
    digits
}

/// A moment, counted in days from 30 December 1899.
fn moment(serial: f64, format: &str) -> String {
    let start = civil::date(1899, 12, 30).at(0, 0, 0, 0);
    let seconds = (serial * 86_400.0).round() as i64;
    let span = Span::new().try_seconds(seconds).ok();
    let Some(at) = span.and_then(|span| start.checked_add(span).ok()) else { return String::new() };
    let day = format!("{:02}/{:02}/{:04}", at.day(), at.month(), at.year());
    if format.contains("hh") { format!("{day} {:02}:{:02}:{:02}", at.hour(), at.minute(), at.second()) } else { day }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_their_formats_say() {
        let vi = Text::new(Lang::Vi);
        for (number, format, expected) in [
            (87.4, "0.00", "87,40"),
            (26.295, "0.00##", "26,295"),
            (7.0, "0.00##", "7,00"),
            (87.65, "0.00##\"%\"", "87,65%"),
            (3.16, "+0.00;-0.00;0.00", "+3,16"),
            (-2.0, "+0;-0;0", "-2"),
            (0.0, "+0;-0;0", "0"),
            (15.0, "0", "15"),
            (0.1 + 0.2, "", "0,3"),
            (0.5, "0%", "50%"),
            (44_286.25, "dd/mm/yyyy hh:mm:ss", "31/03/2021 06:00:00"),
        ] {
            assert_eq!(shown(number, format, &vi), expected, "{format}");
        }
        assert_eq!(shown(0.25, "0.00", &Text::new(Lang::En)), "0.25");
    }
}
