//! The little that is needed of XML: elements with attributes, and the text in them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What stands in a part, one after the other.
pub(super) enum Token<'a> {
    /// An element begins; whether it is empty.
    Begin(BytesStart<'a>),
    /// An element ends.
    End(String),
    /// Text.
    Text(String),
}

/// Hands every token of a part to `take` until it says that it has enough.
pub(super) fn each(bytes: &[u8], mut take: impl FnMut(Token<'_>) -> bool) -> Result<(), quick_xml::Error> {
    let mut reader = Reader::from_reader(bytes);
    loop {
        let goes_on = match reader.read_event()? {
            Event::Start(tag) => take(Token::Begin(tag)),
            Event::Empty(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                take(Token::Begin(tag)) && take(Token::End(name))
            }
            Event::End(tag) => take(Token::End(tag.local_name().as_ref().to_owned())),
            Event::Text(text) => take(Token::Text(text.to_string())),
            Event::GeneralRef(reference) => {
                let known = match &*reference {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => reference.resolve_char_ref()?,
                };
                take(Token::Text(known.map(String::from).unwrap_or_default()))
            }
            Event::Eof => return Ok(()),
            _ => true,
        };
        if !goes_on {
            return Ok(());
        }
    }
}

/// The value of an attribute.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|a| a.key.as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(|t| t.into_owned())
}

/// The number that an attribute holds.
pub(super) fn number<T: std::str::FromStr>(tag: &BytesStart<'_>, name: &str) -> Option<T> {
    attribute(tag, name)?.parse().ok()
}

/// Whether an attribute says yes.
pub(super) fn is_on(tag: &BytesStart<'_>, name: &str) -> bool {
    attribute(tag, name).is_some_and(|value| value == "1" || value == "true")
}

/// Row and column of a cell's name, from 0: `B12`, `$B$12`, `$12`.
pub(super) fn place(name: &str) -> (Option<usize>, Option<usize>) {
    let letters = name.chars().filter(char::is_ascii_alphabetic);
    let column = letters.fold(0_usize, |sum, c| sum * 26 + (c.to_ascii_uppercase() as usize - 'A' as usize + 1));
    let digits: String = name.chars().filter(char::is_ascii_digit).collect();
    (digits.parse::<usize>().ok().and_then(|row| row.checked_sub(1)), column.checked_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells_and_rows_are_read() {
        assert_eq!(place("B12"), (Some(11), Some(1)));
        assert_eq!(place("$AA$1"), (Some(0), Some(26)));
        assert_eq!(place("$8"), (Some(7), None));
    }
}
