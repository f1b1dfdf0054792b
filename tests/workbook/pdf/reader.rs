//! The text of a PDF, read from its bytes as a viewer that searches does: content streams, fonts, their tables of
//! letters. What can't be found here can't be found or copied by anyone.

use std::collections::HashMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Stream};

/// What stands on each page, a text for each piece that is drawn at one place.
pub(super) fn pages(bytes: &[u8]) -> Vec<Vec<String>> {
    let document = Pdf::new(bytes.to_vec()).ok().unwrap();
    let mut pages = Vec::new();
    for page in document.pages().iter() {
        let mut fonts: HashMap<Vec<u8>, Letters> = HashMap::new();
        for name in page.resources().fonts.keys() {
            let font: Dict<'_> = page.resources().get_font(&name).unwrap();
            let table: Stream<'_> = font.get("ToUnicode").unwrap();
            fonts.insert(name.as_ref().to_vec(), letters(&table.decoded().ok().unwrap()));
        }
        pages.push(texts(page.page_stream().unwrap(), &fonts));
    }
    pages
}

/// Glyphs as letters.
type Letters = HashMap<u16, String>;

/// A table of letters: `<0003> <0041>` one by one, or `<0003> <0007> <0041>` for five in a row.
fn letters(table: &[u8]) -> Letters {
    let table = String::from_utf8_lossy(table);
    let mut letters = Letters::new();
    let mut kind = "";
    for line in table.lines() {
        let hex: Vec<&str> = line.split(['<', '>']).map(str::trim).filter(|t| !t.is_empty()).collect();
        if line.contains("beginbfchar") {
            kind = "char";
        } else if line.contains("beginbfrange") {
            kind = "range";
        } else if line.contains("endbf") {
            kind = "";
        } else if let ("char", [glyph, text]) = (kind, &hex[..]) {
            letters.insert(u16::from_str_radix(glyph, 16).unwrap(), utf16(text));
        } else if let ("range", [from, to, text]) = (kind, &hex[..]) {
            let (from, to) = (u16::from_str_radix(from, 16).unwrap(), u16::from_str_radix(to, 16).unwrap());
            let first = u32::from(utf16(text).chars().next().unwrap());
            for (at, glyph) in (from..=to).enumerate() {
                letters.insert(glyph, char::from_u32(first + u32::try_from(at).unwrap()).unwrap().to_string());
            }
        } else {
            assert!(kind.is_empty(), "{line}");
        }
    }
    assert!(!letters.is_empty(), "{table}");
    letters
}

fn utf16(hex: &str) -> String {
    let units = hex.as_bytes().chunks(4).map(|four| u16::from_str_radix(std::str::from_utf8(four).unwrap(), 16));
    String::from_utf16(&units.map(Result::unwrap).collect::<Vec<u16>>()).unwrap()
}

/// The texts of a content stream.
fn texts(stream: &[u8], fonts: &HashMap<Vec<u8>, Letters>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let (mut font, mut name, mut shown) = (None, Vec::new(), Vec::new());
    let mut rest = stream;
    while let Some(first) = rest.first() {
        let word = rest[1..].iter().position(|b| b.is_ascii_whitespace() || b"()<>[]/".contains(b));
        let word = &rest[..word.map_or(rest.len(), |at| at + 1)];
        rest = match first {
            b'(' => literal(&rest[1..], &mut shown),
            b'<' if rest.get(1) == Some(&b'<') => &rest[2..],
            b'<' => {
                let end = rest.iter().position(|b| *b == b'>').unwrap();
                let digits = std::str::from_utf8(&rest[1..end]).unwrap();
                let bytes = (0..digits.len() / 2).map(|at| u8::from_str_radix(&digits[at * 2..at * 2 + 2], 16));
                shown.extend(bytes.map(Result::unwrap));
                &rest[end + 1..]
            }
            b'>' | b'[' | b']' => &rest[1..],
            b'/' => {
                name = word[1..].to_vec();
                &rest[word.len()..]
            }
            _ if first.is_ascii_whitespace() => &rest[1..],
            _ => {
                match word {
                    b"Tf" => font = Some(&fonts[&name]),
                    b"BT" => texts.push(String::new()),
                    b"Tj" | b"TJ" => {
                        let glyphs = shown.chunks(2).map(|two| u16::from_be_bytes([two[0], two[1]]));
                        let text = glyphs.map(|glyph| font.unwrap()[&glyph].as_str());
                        texts.last_mut().unwrap().extend(text);
                        shown.clear();
                    }
                    _ if first.is_ascii_alphabetic() => shown.clear(),
                    _ => {}
                }
                &rest[word.len()..]
            }
        };
    }
    texts.retain(|text| !text.trim().is_empty());
    texts
}

/// A string in round brackets.
fn literal<'a>(from: &'a [u8], into: &mut Vec<u8>) -> &'a [u8] {
    let (mut at, mut depth) = (0, 1);
    loop {
        let byte = from[at];
        at += 1;
        match byte {
            b'\\' => {
                let next = from[at];
                at += 1;
                match next {
                    b'n' => into.push(b'\n'),
                    b'r' => into.push(b'\r'),
                    b't' => into.push(b'\t'),
                    b'b' => into.push(8),
                    b'f' => into.push(12),
                    b'0'..=b'7' => {
                        let digits = std::str::from_utf8(&from[at - 1..at + 2]).unwrap();
                        into.push(u8::from_str_radix(digits, 8).unwrap());
                        at += 2;
                    }
                    other => into.push(other),
                }
                continue;
            }
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &from[at..];
        }
        into.push(byte);
    }
}
