//! What a tag or a text says: names without prefix, references replaced.

use std::borrow::Cow;

use super::super::error::Error;

/// An opening tag.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Tag<'a> {
    /// The name without prefix.
    pub(in super::super) name: &'a [u8],
    attributes: &'a [u8],
    /// Whether it closes itself.
    pub(in super::super) empty: bool,
}

/// Text as it stands in the file.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Text<'a> {
    pub(super) raw: &'a [u8],
    pub(super) escaped: bool,
}

/// Takes the prefix off a name.
pub(super) fn local(name: &[u8]) -> &[u8] {
    match name.iter().position(|byte| *byte == b':') {
        Some(colon) => name.get(colon + 1..).unwrap_or_default(),
        None => name,
    }
}

impl<'a> Tag<'a> {
    /// Reads what stands between the brackets.
    pub(in super::super) fn new(inside: &'a [u8]) -> Self {
        let (inside, empty) = match inside.split_last() {
            Some((b'/', rest)) => (rest, true),
            _ => (inside, false),
        };
        let end = inside.iter().position(u8::is_ascii_whitespace).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at_checked(end).unwrap_or_default();
        Self { name: local(name), attributes, empty }
    }

    /// Returns the attributes, names without prefix, values as they stand in the file.
    pub(in super::super) fn attributes(&self) -> Attributes<'a> {
        Attributes(self.attributes)
    }

    /// Returns the value of an attribute, as it stands in the file.
    pub(in super::super) fn raw(&self, name: &[u8]) -> Option<&'a [u8]> {
        self.attributes().find(|(found, _)| *found == name).map(|(_, value)| value)
    }

    /// Returns the text of an attribute.
    pub(in super::super) fn text(&self, name: &[u8]) -> Result<Option<String>, Error> {
        self.raw(name).map(|raw| Ok(unescape(raw)?.into_owned())).transpose()
    }

    /// Returns the number in an attribute, if it is one.
    pub(in super::super) fn number<N: std::str::FromStr>(&self, name: &[u8]) -> Option<N> {
        std::str::from_utf8(self.raw(name)?).ok()?.trim().parse().ok()
    }

    /// Says whether an attribute is there and true.
    pub(in super::super) fn is(&self, name: &[u8]) -> bool {
        matches!(self.raw(name), Some(b"1" | b"true" | b"on"))
    }
}

/// The attributes of a tag.
pub(in super::super) struct Attributes<'a>(&'a [u8]);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.0.trim_ascii_start();
        let equals = rest.iter().position(|byte| *byte == b'=')?;
        let (name, rest) = rest.split_at_checked(equals)?;
        let rest = rest.get(1..)?.trim_ascii_start();
        let (quote, rest) = rest.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
        let end = rest.iter().position(|byte| byte == quote)?;
        let (value, rest) = rest.split_at_checked(end)?;
        self.0 = rest.get(1..).unwrap_or_default();
        Some((local(name.trim_ascii_end()), value))
    }
}

impl Text<'_> {
    /// Appends the text to `out`.
    pub(in super::super) fn append_to(self, out: &mut String) -> Result<(), Error> {
        if self.escaped {
            out.push_str(&unescape(self.raw)?);
        } else {
            out.push_str(utf8(self.raw)?);
        }
        Ok(())
    }
}

fn utf8(raw: &[u8]) -> Result<&str, Error> {
    std::str::from_utf8(raw).map_err(|_| Error::damaged("XML that isn't UTF-8"))
}

/// Replaces the references of XML by their characters; what isn't one stays as it is.
pub(super) fn unescape(raw: &[u8]) -> Result<Cow<'_, str>, Error> {
    let text = utf8(raw)?;
    if memchr::memchr2(b'&', b'\r', raw).is_none() {
        return Ok(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        push_lines(before, &mut out);
        let named = after.find(';').filter(|len| *len <= 10).and_then(|len| {
            let (name, after) = after.split_at_checked(len)?;
            Some((referred(name)?, after.get(1..)?))
        });
        match named {
            Some((character, after)) => {
                out.push(character);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    push_lines(rest, &mut out);
    Ok(Cow::Owned(out))
}

/// Appends text with the line ends that XML makes of it.
fn push_lines(text: &str, out: &mut String) {
    if text.contains('\r') {
        out.push_str(&text.replace("\r\n", "\n").replace('\r', "\n"));
    } else {
        out.push_str(text);
    }
}

fn referred(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    })
}
