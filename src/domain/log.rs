//! The log: all entries of a campaign in the one order that every copy agrees on.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::entry::{Act, Canon, CopyId, Digest, Entry, EntryId, Run, Seal};

/// All entries, ordered by (seq, copy, n).
#[derive(Debug, Clone, Default)]
pub struct Log {
    entries: Vec<Arc<Entry>>,
    positions: HashMap<EntryId, u32>,
    last_of_copy: BTreeMap<CopyId, EntryId>,
}

/// How much of a log was looked at: how many entries, and the last of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen(usize, Option<EntryId>);

/// Something in a log that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The entry's content is not what its digest says.
    Altered(EntryId),
    /// The entry doesn't follow the one before it in its copy.
    BrokenChain(EntryId),
    /// An entry that this one follows is missing: of its copy, or one that its writer had seen.
    Missing(EntryId),
    /// An id stands twice with different content.
    Twice(EntryId),
    /// The finalize entry's digest isn't that of the entries it covers.
    BrokenSeal(EntryId),
    /// The first entry doesn't make a campaign.
    NoBeginning,
}

impl Log {
    /// Orders entries. The same id twice is kept once; [`Log::problems`] can't see the second,
    /// so a reader of a file has to refuse it.
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Log {
        let mut log = Log::default();
        let mut entries: Vec<Arc<Entry>> = entries.into_iter().map(Arc::new).collect();
        entries.sort_by_key(|e| e.order());
        for entry in entries {
            if log.get(entry.id).is_none() {
                log.push(entry);
            }
        }
        log
    }

    /// All entries in order.
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// As much as there is.
    pub fn seen(&self) -> Seen {
        Seen(self.entries.len(), self.last().map(|e| e.id))
    }

    /// The entries behind those that were looked at; none where others stand there now.
    pub fn since(&self, seen: Seen) -> Option<&[Arc<Entry>]> {
        let Seen(count, last) = seen;
        let before = count.checked_sub(1).and_then(|at| self.entries.get(at)).map(|e| e.id);
        self.entries.get(count..).filter(|_| before == last)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Finds an entry.
    pub fn get(&self, id: EntryId) -> Option<&Arc<Entry>> {
        self.at(*self.positions.get(&id)?)
    }

    /// The entry that made the campaign; its id names the campaign.
    pub fn first(&self) -> Option<&Arc<Entry>> {
        self.entries.first()
    }

    /// The newest entry in order.
    pub fn last(&self) -> Option<&Arc<Entry>> {
        self.entries.last()
    }

    /// The newest entry of a copy.
    pub fn last_of(&self, copy: CopyId) -> Option<&Arc<Entry>> {
        self.get(*self.last_of_copy.get(&copy)?)
    }

    /// The highest sequence number.
    pub fn seq(&self) -> u64 {
        self.last().map_or(0, |e| e.seq)
    }

    pub(super) fn at(&self, position: u32) -> Option<&Arc<Entry>> {
        self.entries.get(usize::try_from(position).ok()?)
    }

    /// Whether the entry belongs after all that are here.
    pub(super) fn is_next(&self, entry: &Entry) -> bool {
        self.last().is_none_or(|last| last.order() < entry.order())
    }

    /// Adds the entry that comes next; its position is returned.
    pub(super) fn push(&mut self, entry: Arc<Entry>) -> u32 {
        let position = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.positions.insert(entry.id, position);
        let last = self.last_of_copy.entry(entry.id.copy).or_insert(entry.id);
        *last = (*last).max(entry.id);
        self.entries.push(entry);
        position
    }

    /// The digest of the entries that pass, in order, and the runs of their numbers.
    pub fn seal(&self, edition: u32, covered: impl Fn(&Entry) -> bool) -> Seal {
        let mut canon = Canon(Sha256::new());
        let mut numbers: BTreeMap<CopyId, Vec<u32>> = BTreeMap::new();
        for entry in self.entries.iter().filter(|e| covered(e)) {
            canon.id(entry.id);
            canon.bytes(&entry.digest.0);
            numbers.entry(entry.id.copy).or_default().push(entry.id.n);
        }
        let covers = numbers.into_iter().flat_map(|(copy, numbers)| runs(copy, numbers)).collect();
        Seal { edition, digest: canon.finish(), covers }
    }

    /// The digest of all entries: what two copies compare to know that they hold the same.
    pub fn digest(&self) -> Digest {
        self.seal(0, |_| true).digest
    }

    /// Recomputes every digest, every chain and every seal.
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        if !self.first().is_some_and(|e| e.act == Act::Create) {
            found.push(Problem::NoBeginning);
        }
        // Every byte goes through a digest: side by side, since whoever opens a file waits for it.
        let is_altered: Vec<bool> = self.entries.par_iter().map(|e| e.computed_digest() != e.digest).collect();
        let mut of_copy: BTreeMap<CopyId, Vec<&Entry>> = BTreeMap::new();
        for (entry, is_altered) in self.entries.iter().zip(is_altered) {
            if is_altered {
                found.push(Problem::Altered(entry.id));
            }
            of_copy.entry(entry.id.copy).or_default().push(entry);
            if let Act::Finalize(seal) = &entry.act
                && self.seal(seal.edition, |e| seal.covers(e.id)) != *seal
            {
                found.push(Problem::BrokenSeal(entry.id));
            }
        }
        for entries in of_copy.values_mut() {
            entries.sort_by_key(|e| e.id.n);
            found.extend(chain(entries));
        }
        let bereft = self.bereft().filter(|p| !found.contains(p)).collect::<Vec<_>>();
        found.extend(bereft);
        found
    }

    /// Entries whose writers had seen one that isn't here. A copy writes from one opening of a file
    /// to the next, so its chain alone can't show that its last entry is gone.
    fn bereft(&self) -> impl Iterator<Item = Problem> + '_ {
        let mut seq = 0;
        self.entries.iter().filter_map(move |entry| {
            let follows = entry.seq <= seq + 1;
            seq = entry.seq;
            let is_here = |id: &EntryId| self.positions.contains_key(id);
            let has_all = entry.changes.iter().flat_map(|c| &c.replaces).all(is_here);
            (!follows || !has_all).then_some(Problem::Missing(entry.id))
        })
    }
}

impl Seal {
    /// Whether the edition covers an entry.
    pub fn covers(&self, id: EntryId) -> bool {
        self.covers.iter().any(|run| run.copy == id.copy && (run.from..=run.to).contains(&id.n))
    }
}

fn runs(copy: CopyId, mut numbers: Vec<u32>) -> Vec<Run> {
    numbers.sort_unstable();
    let mut runs: Vec<Run> = Vec::new();
    for n in numbers {
        match runs.last_mut() {
            Some(run) if run.to + 1 == n => run.to = n,
            _ => runs.push(Run { copy, from: n, to: n }),
        }
    }
    runs
}

fn chain(entries: &[&Entry]) -> Vec<Problem> {
    let mut found = Vec::new();
    let (mut n, mut previous) = (0, Digest::default());
    for entry in entries {
        if entry.id.n != n + 1 {
            found.push(Problem::Missing(entry.id));
        } else if entry.previous != previous {
            found.push(Problem::BrokenChain(entry.id));
        }
        (n, previous) = (entry.id.n, entry.digest);
    }
    found
}
