//! XML read as a stream of tags and texts, without ever holding a part whole.
//!
//! A spreadsheet's XML is plain: no document type, no entities of its own, UTF-8 or -16. Whatever else comes is
//! refused, which is also what keeps entity expansion out. Names are compared without their prefix.
//! Knows nothing of spreadsheets.

mod tag;
mod utf8;

use std::io::Read;

use memchr::{memchr, memchr2};

use super::error::Error;

use tag::local;
pub(super) use tag::{Tag, Text};
use utf8::Utf8;

/// The longest tag or text that is taken; a cell holds at most 32,767 characters.
const LONGEST_TOKEN: usize = 16 << 20;

/// A stream of XML, cut into tokens.
pub(super) struct Scanner<R> {
    source: Utf8<R>,
    buffer: Vec<u8>,
    /// Where the next token begins in `buffer`.
    at: usize,
    /// Where the bytes read so far end in `buffer`.
    filled: usize,
    ended: bool,
    depth: u32,
    begun: bool,
}

/// One piece of XML.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// `<a …>`, or `<a …/>`, which no `Close` follows.
    Open(Tag<'a>),
    /// `</a>`: the name without prefix.
    Close(&'a [u8]),
    /// Text between tags.
    Text(Text<'a>),
    /// The stream is over and every tag was closed.
    End,
}

/// What the bytes at hand begin with, by length.
#[derive(Clone, Copy)]
enum Piece {
    Open(usize),
    Close(usize),
    Text(usize),
    CData(usize),
    Skip(usize),
    Cut,
    Refused,
}

impl<R: Read> Scanner<R> {
    /// Begins to read a part.
    pub(super) fn new(source: R) -> Self {
        Self {
            source: Utf8::new(source),
            buffer: vec![0; 32 << 10],
            at: 0,
            filled: 0,
            ended: false,
            depth: 0,
            begun: false,
        }
    }

    /// Returns the next token.
    ///
    /// # Errors
    /// `Damaged`, where the bytes aren't XML of the plain kind.
    pub(super) fn next(&mut self) -> Result<Token<'_>, Error> {
        let piece = loop {
            let rest = self.buffer.get(self.at..self.filled).unwrap_or_default();
            if rest.is_empty() && self.ended {
                return self.end();
            }
            match piece(rest, self.ended) {
                Piece::Cut if self.ended => return Err(Error::damaged("XML ends inside a tag")),
                Piece::Cut => self.fill()?,
                Piece::Skip(len) => self.at += len,
                Piece::Refused => return Err(Error::damaged("XML with a document type")),
                piece => break piece,
            }
        };
        let from = self.at;
        let (Piece::Open(len) | Piece::Close(len) | Piece::Text(len) | Piece::CData(len) | Piece::Skip(len)) = piece
        else {
            return Ok(Token::End);
        };
        self.at += len;
        self.begun = true;
        let bytes = self.buffer.get(from..from + len).unwrap_or_default();
        Ok(match piece {
            Piece::Open(_) => {
                let tag = Tag::new(inside(bytes, 1, 1));
                self.depth += u32::from(!tag.empty);
                Token::Open(tag)
            }
            Piece::Close(_) => {
                self.depth = self.depth.checked_sub(1).ok_or_else(|| Error::damaged("XML closes what isn't open"))?;
                Token::Close(local(inside(bytes, 2, 1).trim_ascii_end()))
            }
            Piece::CData(_) => Token::Text(Text { raw: inside(bytes, 9, 3), escaped: false }),
            _ => Token::Text(Text { raw: bytes, escaped: true }),
        })
    }

    /// Takes `<name>text</name>` at once, where just that comes next and is at hand: most of a sheet is.
    ///
    /// Whatever else comes (attributes, references, a prefix, a cut) is left to [`Scanner::next`].
    pub(super) fn plain(&mut self, name: &[u8]) -> Option<&str> {
        let rest = self.buffer.get(self.at..self.filled)?;
        let inside = rest.strip_prefix(b"<")?.strip_prefix(name)?.strip_prefix(b">")?;
        let len = memchr(b'<', inside)?;
        let (text, after) = inside.split_at_checked(len)?;
        after.strip_prefix(b"</")?.strip_prefix(name)?.strip_prefix(b">")?;
        if memchr2(b'&', b'\r', text).is_some() {
            return None;
        }
        let from = self.at + name.len() + 2;
        let text = std::str::from_utf8(self.buffer.get(from..from + len)?).ok()?;
        self.at = from + len + name.len() + 3;
        Some(text)
    }

    /// Takes `</name>`, where that comes next and is at hand.
    pub(super) fn closes(&mut self, name: &[u8]) -> bool {
        let rest = self.buffer.get(self.at..self.filled).unwrap_or_default();
        let is_next = rest.strip_prefix(b"</").and_then(|rest| rest.strip_prefix(name)?.strip_prefix(b">"));
        let Some(depth) = is_next.and_then(|_| self.depth.checked_sub(1)) else { return false };
        self.at += name.len() + 3;
        self.depth = depth;
        true
    }

    /// Passes over everything up to the end of the tag that was just opened.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    fn end(&mut self) -> Result<Token<'_>, Error> {
        match (self.depth, self.begun) {
            (0, true) => Ok(Token::End),
            (0, false) => Err(Error::damaged("XML without a tag")),
            _ => Err(Error::damaged("XML ends before its last tag is closed")),
        }
    }

    fn fill(&mut self) -> Result<(), Error> {
        if self.at > 0 {
            self.buffer.copy_within(self.at..self.filled, 0);
            self.filled -= self.at;
            self.at = 0;
        }
        if self.filled < self.buffer.len() {
            return self.read_some();
        }
        if self.filled >= LONGEST_TOKEN {
            return Err(Error::damaged("XML with a tag or text of more than 16 MiB"));
        }
        self.buffer.resize(self.filled * 2, 0);
        // A long token is looked at from its beginning each time: not before there is twice as much of it.
        while self.filled < self.buffer.len() && !self.ended {
            self.read_some()?;
        }
        Ok(())
    }

    fn read_some(&mut self) -> Result<(), Error> {
        let room = self.buffer.get_mut(self.filled..).unwrap_or_default();
        match self.source.read(room) {
            Ok(0) => self.ended = true,
            Ok(read) => self.filled += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Error::damaged(error)),
        }
        Ok(())
    }
}

/// Says what the bytes begin with.
fn piece(bytes: &[u8], ended: bool) -> Piece {
    if bytes.first() != Some(&b'<') {
        return match memchr(b'<', bytes) {
            Some(len) => Piece::Text(len),
            None if ended => Piece::Skip(bytes.len()),
            None => Piece::Cut,
        };
    }
    match bytes.get(1) {
        None => Piece::Cut,
        Some(b'/') => memchr(b'>', bytes).map_or(Piece::Cut, |at| Piece::Close(at + 1)),
        Some(b'?') => until(bytes, b"?>").map_or(Piece::Cut, Piece::Skip),
        Some(b'!') => declaration(bytes),
        Some(_) => tag_len(bytes).map_or(Piece::Cut, Piece::Open),
    }
}

fn declaration(bytes: &[u8]) -> Piece {
    const CDATA: &[u8] = b"<![CDATA[";
    if bytes.starts_with(b"<!--") {
        // From the fourth byte on: `<!-->` is not a comment of its own.
        let rest = bytes.get(4..).unwrap_or_default();
        until(rest, b"-->").map_or(Piece::Cut, |len| Piece::Skip(len + 4))
    } else if bytes.starts_with(CDATA) {
        until(bytes, b"]]>").map_or(Piece::Cut, Piece::CData)
    } else if bytes.len() < CDATA.len() {
        Piece::Cut
    } else {
        Piece::Refused
    }
}

/// Returns the length up to the end of the mark.
fn until(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|window| window == mark).map(|at| at + mark.len())
}

/// Returns the length of the tag that begins here; a `>` inside quotes doesn't end it.
fn tag_len(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in bytes.iter().enumerate() {
        match (quote, *byte) {
            (None, b'>') => return Some(at + 1),
            (None, mark @ (b'"' | b'\'')) => quote = Some(mark),
            (Some(open), mark) if open == mark => quote = None,
            _ => {}
        }
    }
    None
}

fn inside(bytes: &[u8], before: usize, after: usize) -> &[u8] {
    bytes.get(before..bytes.len().saturating_sub(after)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::tag::unescape;
    use super::*;

    /// Gives one byte at a time, so that every token is cut everywhere.
    struct Drop<'a>(&'a [u8]);

    impl Read for Drop<'_> {
        fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
            let Some((first, rest)) = self.0.split_first() else {
                return Ok(0);
            };
            room[0] = *first;
            self.0 = rest;
            Ok(1)
        }
    }

    fn told(source: impl Read) -> Result<String, Error> {
        let mut scanner = Scanner::new(source);
        let mut told = String::new();
        loop {
            match scanner.next()? {
                Token::Open(tag) => {
                    told += &format!("<{}", String::from_utf8_lossy(tag.name));
                    for (name, value) in tag.attributes() {
                        told += &format!(" {}={}", String::from_utf8_lossy(name), unescape(value)?);
                    }
                    told += if tag.empty { "/>" } else { ">" };
                }
                Token::Close(name) => told += &format!("</{}>", String::from_utf8_lossy(name)),
                Token::Text(text) => text.append_to(&mut told)?,
                Token::End => return Ok(told),
            }
        }
    }

    #[test]
    fn tags_and_texts_come_out_wherever_the_stream_is_cut() {
        let xml = "\u{feff}<?xml version='1.0'?><!-- <x> --><a:b r:c = \"1>2 &amp; 3\" d='\"'>một &lt;hai&gt; \
                   &#233;&#x1EA1; &no; & <![CDATA[<&amp;>]]><e/><f  g=\"\" /></a:b>\n";
        let want = "\u{feff}<b c=1>2 & 3 d=\">một <hai> éạ &no; & <&amp;><e/><f g=/></b>";
        assert_eq!(told(xml.as_bytes()).unwrap(), want);
        assert_eq!(told(Drop(xml.as_bytes())).unwrap(), want);
    }

    #[test]
    fn what_is_plain_is_taken_at_once_and_the_rest_as_ever() {
        let mut taken = Vec::new();
        for inside in
            ["<v>1</v>", "<v></v>", "<v>ạ</v>", "<v a='b'>1</v>", "<v>&lt;</v>", "<v>1\r\n</v>", "<w>1</w>", "<v>"]
        {
            let xml = format!("<c>{inside}</c>");
            let mut scanner = Scanner::new(xml.as_bytes());
            scanner.next().unwrap();
            // Nothing is at hand before it was asked for.
            let text = scanner.plain(b"v").map(str::to_owned);
            let closes = text.is_some() && scanner.closes(b"c");
            assert_eq!(closes, text.is_some(), "{xml}");
            assert!(!closes || matches!(scanner.next(), Ok(Token::End)));
            taken.push(text);
        }
        let plain = [Some("1"), Some(""), Some("ạ"), None, None, None, None, None];
        assert_eq!(taken, plain.map(|text| text.map(str::to_owned)));
        let mut dropwise = Scanner::new(Drop(b"<c><v>1</v></c>"));
        dropwise.next().unwrap();
        assert!(dropwise.plain(b"v").is_none() && !dropwise.closes(b"c"), "only what is at hand");
    }

    #[test]
    fn a_token_longer_than_the_buffer_is_read_whole() {
        let xml = format!("<a>{}</a>", "x".repeat(200_000));
        assert_eq!(told(xml.as_bytes()).unwrap(), xml);
    }

    #[test]
    fn utf_16_is_read_wherever_the_stream_is_cut() {
        let long = "😀ạ".repeat(9_000);
        let xml = format!("<?xml version='1.0' encoding='utf-16'?><a b='Quận'>{long}</a>");
        let want = format!("<a b=Quận>{long}</a>");
        for bytes in [
            [&[0xFF, 0xFE][..], &xml.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat(),
            [&[0xFE, 0xFF][..], &xml.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>()].concat(),
            xml.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            xml.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ] {
            for read in [told(&bytes[..]), told(Drop(&bytes))] {
                assert_eq!(read.unwrap().trim_start_matches('\u{feff}'), want);
            }
            assert!(told(&bytes[..bytes.len() - 1]).is_err() && told(&bytes[..bytes.len() - 2]).is_err());
        }
    }

    #[test]
    fn xml_that_is_cut_off_or_declares_entities_is_refused() {
        for xml in ["", "<a>", "<a", "</a>", "<a>text", "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>", "<a>\u{1}</b></c>"] {
            assert!(matches!(told(xml.as_bytes()), Err(Error::Damaged { .. })), "{xml}");
        }
        assert!(told(&b"<a>\xff</a>"[..]).is_err());
    }
}
