//! Short names that never change: of units, blocks and lines.
//!
//! A campaign of a whole country repeats some thousand names a million times, so each is kept once
//! for the life of the process and an id is four bytes. Ids compare and sort by their text.

use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, RwLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A name of ASCII letters, digits, `-`, `_`, `.` and `/`; at most 64 bytes, possibly empty.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Slug(u32);

/// A unit's id (`le-chan`), stable within a campaign.
pub type UnitId = Slug;
/// A block's id (`districts`), stable within a campaign.
pub type BlockId = Slug;
/// A line's id: its code when it was first created; stays when the code is re-numbered.
pub type LineId = Slug;

/// A text that can't be a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a name of ASCII letters, digits, - _ . /: {0:?}")]
pub struct NotASlug(pub String);

struct Names {
    by_text: HashMap<&'static str, u32>,
    texts: Vec<&'static str>,
}

static NAMES: LazyLock<RwLock<Names>> =
    LazyLock::new(|| RwLock::new(Names { by_text: HashMap::from([("", 0)]), texts: vec![""] }));

impl Slug {
    /// The name that names nothing; stands where a key has no unit or no line.
    pub const NONE: Slug = Slug(0);

    /// Reads a name.
    ///
    /// # Errors
    /// Where a character is not allowed or the text is longer than 64 bytes.
    pub fn new(text: &str) -> Result<Slug, NotASlug> {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/');
        if text.len() > 64 || !text.bytes().all(allowed) {
            return Err(NotASlug(text.to_owned()));
        }
        if let Some(&known) = lock_read().by_text.get(text) {
            return Ok(Slug(known));
        }
        let mut names = match NAMES.write() {
            Ok(names) => names,
            Err(poisoned) => poisoned.into_inner(),
        };
        if let Some(&known) = names.by_text.get(text) {
            return Ok(Slug(known));
        }
        let number = u32::try_from(names.texts.len()).unwrap_or(u32::MAX);
        let kept: &'static str = Box::leak(text.to_owned().into_boxed_str());
        names.texts.push(kept);
        names.by_text.insert(kept, number);
        Ok(Slug(number))
    }

    /// The name's text.
    pub fn as_str(self) -> &'static str {
        usize::try_from(self.0).ok().and_then(|at| lock_read().texts.get(at).copied()).unwrap_or("")
    }

    /// Whether this is the name that names nothing.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }
}

fn lock_read() -> std::sync::RwLockReadGuard<'static, Names> {
    match NAMES.read() {
        Ok(names) => names,
        Err(poisoned) => poisoned.into_inner(),
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PartialOrd for Slug {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Slug {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        if self.0 == other.0 { std::cmp::Ordering::Equal } else { self.as_str().cmp(other.as_str()) }
    }
}

impl Serialize for Slug {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Slug::new(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_one_name_and_names_sort_by_text() {
        let (b, a) = (Slug::new("vinh-bao").unwrap(), Slug::new("le-chan").unwrap());
        assert_eq!(b, Slug::new("vinh-bao").unwrap());
        assert!(a < b);
        assert_eq!(Slug::new("").unwrap(), Slug::NONE);
        assert!(Slug::new("Lê Chân").is_err());
    }
}
