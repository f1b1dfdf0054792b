//! The texts that cells share, each kept once.

use std::sync::Arc;

use super::super::bound;
use super::super::error::{Error, Limited};
use super::super::package::Package;
use super::super::xml::{Tag, Text, Token};

/// The shared texts, by number.
pub(super) type Strings = Vec<SharedText>;

/// A text, and the font that all its runs name instead of the cell's.
#[derive(Debug, Clone)]
pub(super) struct SharedText {
    pub(super) text: Arc<str>,
    pub(super) font: Option<Arc<str>>,
}

/// Reads the part of shared texts; none where there is no such part.
pub(super) fn read(package: &mut Package<'_>, part: Option<&str>) -> Result<Strings, Error> {
    let mut strings = Strings::new();
    let Some(mut xml) = package.xml(part.unwrap_or("xl/sharedStrings.xml"))? else {
        return Ok(strings);
    };
    let mut runs = Runs::default();
    loop {
        match xml.next()? {
            Token::Open(tag) if tag.name == b"rPh" && !tag.empty => xml.skip()?,
            Token::Open(tag) => {
                runs.open(&tag)?;
                if tag.name == b"si" && tag.empty {
                    strings.push(runs.take());
                }
            }
            Token::Text(text) => runs.text(text)?,
            Token::Close(b"si") => {
                let found = strings.len() as u64 + 1;
                if found > bound::TEXTS {
                    return Err(Error::TooLarge { what: Limited::Texts, limit: bound::TEXTS, found });
                }
                strings.push(runs.take());
            }
            Token::Close(name) => runs.close(name),
            Token::End => return Ok(strings),
        }
    }
}

/// A text that is being read, run by run.
#[derive(Debug, Default)]
pub(super) struct Runs {
    text: String,
    /// Where the text of the run begins; nothing is taken outside of one.
    from: Option<usize>,
    preserve: bool,
    runs: u32,
    /// The fonts that runs name, in their order.
    fonts: Vec<Arc<str>>,
}

impl Runs {
    /// Takes an opening tag inside the text.
    pub(super) fn open(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        match tag.name {
            b"t" if !tag.empty => {
                self.from = Some(self.text.len());
                self.preserve = tag.raw(b"space") == Some(b"preserve");
            }
            b"r" => self.runs += 1,
            b"rFont" => self.fonts.push(tag.text(b"val")?.unwrap_or_default().into()),
            _ => {}
        }
        Ok(())
    }

    /// Takes text, if a run is open.
    pub(super) fn text(&mut self, text: Text<'_>) -> Result<(), Error> {
        match self.from {
            Some(_) => text.append_to(&mut self.text),
            None => Ok(()),
        }
    }

    /// Takes a closing tag inside the text.
    pub(super) fn close(&mut self, name: &[u8]) {
        if name == b"t"
            && let Some(from) = self.from.take()
            && !self.preserve
        {
            trim_from(&mut self.text, from);
        }
    }

    /// Gives the text out and begins the next.
    pub(super) fn take(&mut self) -> SharedText {
        let text: Arc<str> = match decode_escapes(&self.text) {
            Some(decoded) => decoded.into(),
            None => self.text.as_str().into(),
        };
        self.text.clear();
        self.from = None;
        // A run without a font of its own has the cell's.
        let agreed =
            self.fonts.len() == self.runs as usize && self.fonts.windows(2).all(|pair| pair.first() == pair.last());
        let font = self.fonts.first().filter(|_| agreed).cloned();
        self.fonts.clear();
        self.runs = 0;
        SharedText { text, font }
    }
}

/// Takes the blanks off both ends of a run, as spreadsheet programs do where they aren't to be kept.
fn trim_from(text: &mut String, from: usize) {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    let Some(run) = text.get(from..) else { return };
    let kept = run.trim_end_matches(blank);
    let (end, start) = (from + kept.len(), from + kept.len() - kept.trim_start_matches(blank).len());
    text.truncate(end);
    if start > from {
        text.replace_range(from..start, "");
    }
}

/// Replaces `_x000D_` and its like by their characters; `None` where there are none.
pub(super) fn decode_escapes(text: &str) -> Option<String> {
    let mut found = text.find("_x")?;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let (before, from) = rest.split_at_checked(found)?;
        out.push_str(before);
        match escaped(from) {
            Some((character, after)) => {
                out.push(character);
                rest = after;
            }
            None => {
                out.push_str("_x");
                rest = from.get(2..)?;
            }
        }
        match rest.find("_x") {
            Some(next) => found = next,
            None => break,
        }
    }
    out.push_str(rest);
    Some(out)
}

fn escaped(text: &str) -> Option<(char, &str)> {
    let digits = text.get(2..6)?;
    let after = text.get(6..)?.strip_prefix('_')?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    Some((char::from_u32(u32::from_str_radix(digits, 16).ok()?)?, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_characters_are_replaced_and_look_alikes_stay() {
        assert_eq!(decode_escapes("một_x000A_hai").as_deref(), Some("một\nhai"));
        assert_eq!(decode_escapes("_x005F_x0041_").as_deref(), Some("_x0041_"));
        assert_eq!(decode_escapes("_xấ41_ _x41_ _x").as_deref(), Some("_xấ41_ _x41_ _x"));
        assert_eq!(decode_escapes("_xD800_").as_deref(), Some("_xD800_"));
        assert_eq!(decode_escapes("mã_dòng"), None);
    }

    #[test]
    fn blanks_around_a_run_are_taken_off() {
        let mut text = "một \n hai ".to_owned();
        trim_from(&mut text, "một ".len());
        assert_eq!(text, "một hai");
        trim_from(&mut text, 0);
        assert_eq!(text, "một hai");
    }
}
