//! The texts that cells share, each kept once.
//!
//! Cells name them by number, mostly in the order in which they first occur. So the texts of a large file are
//! read by a thread of their own while cells are read, and a cell waits only for a text that is still to come.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::super::bound;
use super::super::error::{Error, Limited};
use super::super::package::Package;
use super::super::xml::{Tag, Text, Token};

/// So many texts are given on at once, and so often before someone has to take them.
const AT_ONCE: usize = 1024;
const AHEAD: usize = 256;

/// The shared texts, by number, as far as they are read.
pub(super) struct Strings {
    known: Vec<SharedText>,
    /// The texts that are still to come.
    coming: Option<Receiver<Result<Vec<SharedText>, Error>>>,
}

/// A text, and the font that all its runs name instead of the cell's.
#[derive(Debug, Clone)]
pub(super) struct SharedText {
    pub(super) text: Arc<str>,
    pub(super) font: Option<Arc<str>>,
}

/// Where texts are given to as they are read.
pub(super) struct Give(SyncSender<Result<Vec<SharedText>, Error>>);

impl Strings {
    /// Reads all of them; none where there is no such part.
    pub(super) fn read(package: &mut Package<'_>, part: &str) -> Result<Strings, Error> {
        let mut known = Vec::new();
        read(package, part, |text| {
            known.push(text);
            true
        })?;
        Ok(Strings { known, coming: None })
    }

    /// Texts that another thread will give.
    pub(super) fn coming() -> (Give, Strings) {
        let (give, coming) = sync_channel(AHEAD);
        (Give(give), Strings { known: Vec::new(), coming: Some(coming) })
    }

    /// A text that has come.
    pub(super) fn get(&self, number: usize) -> Option<&SharedText> {
        self.known.get(number)
    }

    /// Whether a text hasn't come but still may.
    pub(super) fn may_come(&self, number: usize) -> bool {
        number >= self.known.len() && self.coming.is_some()
    }

    /// Waits for the next texts.
    pub(super) fn receive(&mut self) -> Result<(), Error> {
        match self.coming.as_ref().map(Receiver::recv) {
            Some(Ok(texts)) => self.known.append(&mut texts?),
            _ => self.coming = None,
        }
        Ok(())
    }

    /// Waits for all texts that are still to come, for what may be wrong with them.
    pub(super) fn finish(&mut self) -> Result<(), Error> {
        while self.coming.is_some() {
            self.receive()?;
        }
        Ok(())
    }
}

impl Give {
    /// Reads all texts and gives them on, until nobody takes them any more.
    pub(super) fn all(&self, package: &mut Package<'_>, part: &str) {
        let mut texts = Vec::with_capacity(AT_ONCE);
        let ended = read(package, part, |text| {
            texts.push(text);
            texts.len() < AT_ONCE || self.0.send(Ok(std::mem::replace(&mut texts, Vec::with_capacity(AT_ONCE)))).is_ok()
        });
        // Who hung up has an error of his own to tell.
        let _ = self.0.send(ended.map(|()| texts));
    }
}

/// Reads the part of shared texts, if there is one, giving each to `take`, which says whether to go on.
fn read(package: &mut Package<'_>, part: &str, mut take: impl FnMut(SharedText) -> bool) -> Result<(), Error> {
    let Some(mut xml) = package.xml(part)? else {
        return Ok(());
    };
    let mut runs = Runs::default();
    let mut found = 0;
    loop {
        match xml.next()? {
            Token::Open(tag) if tag.name == b"rPh" && !tag.empty => xml.skip()?,
            Token::Open(tag) => {
                let (is_text, is_empty) = (tag.name == b"si", tag.empty);
                runs.open(&tag)?;
                let mut is_whole = is_text && is_empty;
                if is_text
                    && !is_empty
                    && let Some(text) = xml.plain(b"t")
                {
                    runs.plain(text);
                    is_whole = xml.closes(b"si");
                }
                if is_whole && !next(&mut found, &mut runs, &mut take)? {
                    return Ok(());
                }
            }
            Token::Text(text) => runs.text(text)?,
            Token::Close(b"si") => {
                if !next(&mut found, &mut runs, &mut take)? {
                    return Ok(());
                }
            }
            Token::Close(name) => runs.close(name),
            Token::End => return Ok(()),
        }
    }
}

/// Gives the text out that was read.
fn next(found: &mut u64, runs: &mut Runs, take: &mut impl FnMut(SharedText) -> bool) -> Result<bool, Error> {
    *found += 1;
    if *found > bound::TEXTS {
        return Err(Error::TooLarge { what: Limited::Texts, limit: bound::TEXTS, found: *found });
    }
    Ok(take(runs.take()))
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

    /// Takes a run, whole.
    pub(super) fn plain(&mut self, text: &str) {
        let from = self.text.len();
        self.text.push_str(text);
        trim_from(&mut self.text, from);
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
