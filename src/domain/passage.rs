//! A text that shares one allocation with the other texts of its entry.
//!
//! A campaign of a whole country holds a million short texts; an allocation for each would cost as
//! much memory as a third of their letters, and most of the time that opening takes.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};
use std::sync::Arc;

/// A text, or a piece of one. Compares, prints and hashes as its letters.
#[derive(Clone, Default)]
pub struct Passage {
    whole: Arc<String>,
    from: u32,
    to: u32,
}

impl Passage {
    /// Takes a piece of a text; the whole lives as long as any piece of it.
    /// None where the range is not one of whole letters within 4 GiB.
    pub fn of(whole: &Arc<String>, range: Range<usize>) -> Option<Passage> {
        whole.get(range.clone())?;
        let (from, to) = (u32::try_from(range.start).ok()?, u32::try_from(range.end).ok()?);
        Some(Passage { whole: whole.clone(), from, to })
    }

    /// The letters.
    pub fn as_str(&self) -> &str {
        let position = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        self.whole.get(position(self.from)..position(self.to)).unwrap_or_default()
    }
}

impl Deref for Passage {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Passage {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Passage {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl From<String> for Passage {
    /// Takes a text as it is; what lies past 4 GiB is cut off.
    fn from(text: String) -> Passage {
        let to = u32::try_from(text.len()).unwrap_or(u32::MAX);
        Passage { whole: Arc::new(text), from: 0, to }
    }
}

impl From<&str> for Passage {
    fn from(text: &str) -> Passage {
        text.to_owned().into()
    }
}

impl From<Arc<str>> for Passage {
    fn from(text: Arc<str>) -> Passage {
        (&*text).into()
    }
}

impl From<Passage> for Arc<str> {
    fn from(text: Passage) -> Arc<str> {
        text.as_str().into()
    }
}

impl PartialEq for Passage {
    fn eq(&self, other: &Passage) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Passage {}

impl PartialEq<str> for Passage {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl Hash for Passage {
    fn hash<H: Hasher>(&self, to: &mut H) {
        self.as_str().hash(to);
    }
}

impl fmt::Display for Passage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Passage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_its_letters_and_never_half_a_letter() {
        let whole = Arc::new("trễ hạn".to_owned());
        assert_eq!(Passage::of(&whole, 0..5).as_deref(), Some("trễ"));
        assert_eq!(Passage::of(&whole, 0..5), Some("trễ".into()));
        assert_eq!(Passage::of(&whole, 0..4), None);
        assert_eq!(Passage::of(&whole, 5..99), None);
        assert_eq!(Passage::from("hạn").to_string(), "hạn");
    }
}
