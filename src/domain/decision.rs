//! A decision: the entries that carry out a command, before their digests are known.
//!
//! The digests of a large import take about a third as long as writing it down, and only the last
//! column of an entry's row needs them: they can be computed beside the writing.

use super::entry::{Digest, Entry};

/// Entries that were decided together, each without its place in the chain of digests.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    entries: Vec<Entry>,
    /// The digest of the entry that the same copy wrote before.
    previous: Digest,
}

/// An entry's place in the chain of digests of its copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The digest of the entry before it.
    pub previous: Digest,
    /// Its own.
    pub digest: Digest,
}

impl Decision {
    /// Takes the entries, all of one copy and in their order, and the digest of the entry before them.
    pub(super) fn new(entries: Vec<Entry>, previous: Digest) -> Decision {
        Decision { entries, previous }
    }

    /// The entries; their digests are zeros.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The links, each computed when it is asked for.
    pub fn links(&self) -> impl Iterator<Item = Link> + '_ {
        self.entries.iter().scan(self.previous, |previous, entry| {
            let link = Link { previous: *previous, digest: entry.digest_after(*previous) };
            *previous = link.digest;
            Some(link)
        })
    }

    /// The entries with their digests, computed now.
    pub fn sealed(self) -> Vec<Entry> {
        let links: Vec<Link> = self.links().collect();
        self.sealed_with(links)
    }

    /// The entries with [`Decision::links`] that were computed before.
    pub fn sealed_with(self, links: impl IntoIterator<Item = Link>) -> Vec<Entry> {
        let sealed = |(entry, link): (Entry, Link)| Entry { previous: link.previous, digest: link.digest, ..entry };
        self.entries.into_iter().zip(links).map(sealed).collect()
    }
}

impl Link {
    /// The link of an entry that has its digests.
    pub fn of(entry: &Entry) -> Link {
        Link { previous: entry.previous, digest: entry.digest }
    }
}
