//! A few names of entries in eight bytes: most changes replace nothing, or one value.

use std::fmt;
use std::ops::Deref;

use super::entry::EntryId;

/// Some names of entries, in a fixed order.
#[expect(clippy::box_collection, reason = "a boxed slice takes sixteen bytes, and every score has one")]
#[derive(Clone, Default, PartialEq, Eq)]
pub struct EntryIds(Option<Box<Vec<EntryId>>>);

impl Deref for EntryIds {
    type Target = [EntryId];

    fn deref(&self) -> &[EntryId] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}

impl FromIterator<EntryId> for EntryIds {
    fn from_iter<I: IntoIterator<Item = EntryId>>(ids: I) -> EntryIds {
        let ids: Vec<EntryId> = ids.into_iter().collect();
        EntryIds((!ids.is_empty()).then(|| Box::new(ids)))
    }
}

impl<'a> IntoIterator for &'a EntryIds {
    type Item = &'a EntryId;
    type IntoIter = std::slice::Iter<'a, EntryId>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for EntryIds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}
