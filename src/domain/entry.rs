//! One recorded decision: who, when, from where, and what changed.
//!
//! An entry's digest covers everything in it and the digest of the entry that the same copy wrote
//! before, so nothing in a file can be changed without being seen.

use std::fmt;
use std::num::NonZeroU16;
use std::str::FromStr;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::entry_ids::EntryIds;
use super::finding::{Cell, Finding};
use super::value::{Key, Score, Value};

/// Names a copy of a campaign file between two openings: 64 random bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CopyId(pub u64);

/// Names an entry: the copy that wrote it and its number there, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    /// The copy.
    pub copy: CopyId,
    /// Its number in the copy.
    pub n: u32,
}

/// A SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Digest(pub [u8; 32]);

/// A recorded decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// One more than the highest that its writer had seen: causes come before effects.
    pub seq: u64,
    /// The writer's wall clock in milliseconds since 1970 (UTC); shown, never trusted.
    pub at_ms: i64,
    /// Who.
    pub author: Arc<str>,
    /// What kind of decision.
    pub act: Act,
    /// Why, where a reason for the whole decision was given.
    pub note: Option<Arc<str>>,
    /// The first of the entries that were decided together; they are undone together.
    pub group: EntryId,
    /// The spreadsheet it came from.
    pub file: Option<SourceFile>,
    /// What changed.
    pub changes: Vec<Change>,
    /// What was wrong or odd in the spreadsheet.
    pub findings: Vec<Finding>,
    /// The digest of the entry before it in the same copy; zeros for the first.
    pub previous: Digest,
    /// The digest of this entry.
    pub digest: Digest,
}

/// What kind of decision an entry records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// The campaign was made.
    Create,
    /// A spreadsheet was taken in.
    Import,
    /// Something was typed or chosen.
    Edit,
    /// The set-up was changed.
    Setup,
    /// Another group was turned round.
    Undo(EntryId),
    /// A group that was turned round was turned back.
    Redo(EntryId),
    /// An edition was locked.
    Finalize(Seal),
    /// A final campaign was opened again.
    Reopen,
}

/// What a finalize entry vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// The edition's number, from 1.
    pub edition: u32,
    /// The digest of every entry that it covers, in (seq, copy, n) order.
    pub digest: Digest,
    /// Which entries it covers: of each copy, unbroken runs of numbers.
    pub covers: Vec<Run>,
}

/// Entries `from..=to` of a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    /// The copy.
    pub copy: CopyId,
    /// The first number.
    pub from: u32,
    /// The last number.
    pub to: u32,
}

/// The spreadsheet that values came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name, without the folder.
    pub name: Arc<str>,
    /// Its SHA-256.
    pub sha256: Digest,
    /// The sheets that values were taken from.
    pub sheets: Vec<Arc<str>>,
}

/// One write to one register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The register.
    pub key: Key,
    /// What it holds from now on.
    pub value: Value,
    /// The entries whose values this one replaces; a value never seen is never replaced.
    pub replaces: EntryIds,
    /// Where in the spreadsheet it stood.
    pub from: Option<Origin>,
}

/// A cell of one of the file's sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// One more than the sheet's position: without zero, "from nowhere" takes no room of its own.
    sheet_number: NonZeroU16,
    /// The cell.
    pub cell: Cell,
}

impl Origin {
    /// Takes the sheet's position in [`SourceFile::sheets`], at most 65,534, and the cell.
    pub fn new(sheet: u16, cell: Cell) -> Origin {
        Origin { sheet_number: NonZeroU16::MIN.saturating_add(sheet), cell }
    }

    /// The sheet's position in [`SourceFile::sheets`].
    pub fn sheet(self) -> u16 {
        self.sheet_number.get() - 1
    }
}

impl Act {
    /// The word in JSON and in the campaign file.
    pub fn word(&self) -> &'static str {
        match self {
            Act::Create => "create",
            Act::Import => "import",
            Act::Edit => "edit",
            Act::Setup => "setup",
            Act::Undo(_) => "undo",
            Act::Redo(_) => "redo",
            Act::Finalize(_) => "finalize",
            Act::Reopen => "reopen",
        }
    }
}

impl Entry {
    /// The position among all entries that everyone agrees on.
    pub fn order(&self) -> (u64, CopyId, u32) {
        (self.seq, self.id.copy, self.id.n)
    }

    /// The name of the sheet a change came from.
    pub fn sheet_of(&self, change: &Change) -> Option<&Arc<str>> {
        let sheet = usize::from(change.from?.sheet());
        self.file.as_ref()?.sheets.get(sheet)
    }

    /// Computes the digest of everything in the entry but the digest itself.
    pub fn computed_digest(&self) -> Digest {
        self.digest_after(self.previous)
    }

    /// The same, for an entry that is to follow the one of this digest.
    pub(super) fn digest_after(&self, previous: Digest) -> Digest {
        let mut canon = Canon(Sha256::new());
        canon.text("thamdinh entry 1");
        canon.id(self.id);
        canon.number(self.seq);
        canon.bytes(&self.at_ms.to_be_bytes());
        canon.text(&self.author);
        canon.act(&self.act);
        canon.optional(self.note.as_deref());
        canon.id(self.group);
        canon.file(self.file.as_ref());
        canon.count(self.changes.len());
        for change in &self.changes {
            canon.change(change);
        }
        canon.count(self.findings.len());
        for finding in &self.findings {
            canon.text(&serde_json::to_string(finding).unwrap_or_default());
        }
        canon.bytes(&previous.0);
        canon.finish()
    }

    /// Puts the computed digest in.
    #[must_use]
    pub fn sealed(mut self) -> Entry {
        self.digest = self.computed_digest();
        self
    }
}

/// The canonical form: every part with its length, so that no two entries share one.
pub(super) struct Canon(pub(super) Sha256);

impl Canon {
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.0.update(bytes);
    }

    pub(super) fn number(&mut self, number: u64) {
        self.0.update(number.to_be_bytes());
    }

    pub(super) fn id(&mut self, id: EntryId) {
        self.number(id.copy.0);
        self.number(u64::from(id.n));
    }

    pub(super) fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }

    fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    fn optional(&mut self, text: Option<&str>) {
        match text {
            None => self.number(0),
            Some(text) => {
                self.number(1);
                self.text(text);
            }
        }
    }

    fn act(&mut self, act: &Act) {
        self.text(act.word());
        match act {
            Act::Undo(of) | Act::Redo(of) => self.id(*of),
            Act::Finalize(seal) => {
                self.number(u64::from(seal.edition));
                self.bytes(&seal.digest.0);
                self.count(seal.covers.len());
                for run in &seal.covers {
                    self.id(EntryId { copy: run.copy, n: run.from });
                    self.number(u64::from(run.to));
                }
            }
            Act::Create | Act::Import | Act::Edit | Act::Setup | Act::Reopen => {}
        }
    }

    fn file(&mut self, file: Option<&SourceFile>) {
        let Some(file) = file else { return self.number(0) };
        self.number(1);
        self.text(&file.name);
        self.bytes(&file.sha256.0);
        self.count(file.sheets.len());
        for sheet in &file.sheets {
            self.text(sheet);
        }
    }

    fn change(&mut self, change: &Change) {
        self.text(change.key.what.word());
        self.number(change.key.what.round().map_or(0, |r| u64::from(r.number())));
        self.text(change.key.unit.as_str());
        self.text(change.key.line.as_str());
        self.value(&change.value);
        self.count(change.replaces.len());
        for id in &change.replaces {
            self.id(*id);
        }
        match change.from {
            None => self.number(0),
            Some(from) => {
                self.number(1 + u64::from(from.sheet()));
                self.number(u64::from(from.cell.row));
                self.number(u64::from(from.cell.column));
            }
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Blank => self.number(0),
            Value::Score(score, reason) => {
                self.number(1);
                match score {
                    None => self.number(0),
                    Some(Score::NotApplicable) => self.number(1),
                    Some(Score::Points(points)) => {
                        self.number(2);
                        self.bytes(&points.units().to_be_bytes());
                    }
                }
                self.optional(reason.as_deref());
            }
            Value::Text(text) => {
                self.number(2);
                self.text(text);
            }
            Value::Percent(percent) => {
                self.number(3);
                self.bytes(&percent.units().to_be_bytes());
            }
            Value::Points(points) => {
                self.number(4);
                self.bytes(&points.units().to_be_bytes());
            }
            Value::Rank(rank) => {
                self.number(5);
                self.number(u64::from(*rank));
            }
            Value::Setup(text) => {
                self.number(6);
                self.text(text);
            }
        }
    }
}

/// A text that names no entry or digest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not the name of an entry or a digest: {0:?}")]
pub struct NotAName(pub String);

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}-{}", self.copy.0, self.n)
    }
}

impl FromStr for EntryId {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<EntryId, NotAName> {
        let read = |text: &str| {
            let (copy, n) = text.split_once('-')?;
            let copy = (copy.len() == 16).then(|| u64::from_str_radix(copy, 16).ok())??;
            Some(EntryId { copy: CopyId(copy), n: n.parse().ok()? })
        };
        read(text).ok_or_else(|| NotAName(text.to_owned()))
    }
}

impl Digest {
    /// Hashes bytes.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(Sha256::digest(bytes).into())
    }

    /// Takes 32 bytes.
    pub fn from_slice(bytes: &[u8]) -> Option<Digest> {
        bytes.try_into().ok().map(Digest)
    }

    /// The first characters, for print and screen: enough to compare by eye.
    pub fn short(&self) -> String {
        self.to_string().chars().take(16).collect()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Digest {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<Digest, NotAName> {
        let wrong = || NotAName(text.to_owned());
        if text.len() != 64 || !text.is_ascii() {
            return Err(wrong());
        }
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            let pair = text.get(at * 2..at * 2 + 2).ok_or_else(wrong)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| wrong())?;
        }
        Ok(Digest(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_entries_and_digests_read_back() {
        let id = EntryId { copy: CopyId(0x7f3a_91c2_5be0_4d18), n: 14 };
        assert_eq!(id.to_string(), "7f3a91c25be04d18-14");
        assert_eq!(id.to_string().parse(), Ok(id));
        let digest = Digest::of(b"cchc");
        assert_eq!(digest.to_string().parse(), Ok(digest));
        assert!("zz".parse::<Digest>().is_err());
    }
}
