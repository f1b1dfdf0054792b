//! Editions: which state is published, and whether the campaign is still in it.

use crate::domain::entry::{Act, Digest, Entry, EntryId};
use crate::domain::log::Log;

/// Where a campaign stands with its editions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditionState {
    /// The last finalized edition; 0 for none. Stays after reopening.
    pub edition: u32,
    /// Whether the campaign is exactly that edition.
    pub is_final: bool,
    /// The digest of the entries that the edition covers.
    pub digest: Option<Digest>,
    /// Who finalized it, and when (milliseconds since 1970, UTC).
    pub by: Option<(std::sync::Arc<str>, i64)>,
    /// Entries that the edition doesn't cover and that no reopening explains.
    pub late: Vec<EntryId>,
}

impl EditionState {
    /// Reads from the log where a campaign stands with its editions.
    pub(super) fn of(log: &Log) -> EditionState {
        let entries = log.entries();
        let newest = entries.iter().enumerate().rev().find_map(|(at, entry)| match &entry.act {
            Act::Finalize(seal) => Some((at, entry, seal)),
            _ => None,
        });
        let Some((at, finalize, seal)) = newest else { return EditionState::default() };
        let reopened = entries.iter().skip(at + 1).any(|e| e.act == Act::Reopen);
        let outside = |entry: &Entry| entry.id != finalize.id && !seal.covers(entry.id);
        let late: Vec<EntryId> =
            if reopened { Vec::new() } else { entries.iter().filter(|e| outside(e)).map(|e| e.id).collect() };
        EditionState {
            edition: seal.edition,
            is_final: !reopened && late.is_empty(),
            digest: Some(seal.digest),
            by: Some((finalize.author.clone(), finalize.at_ms)),
            late,
        }
    }
}
