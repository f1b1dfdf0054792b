//! Registers: what each holds now, computed from the log.
//!
//! An entry replaces only values it has seen. Two who did not see each other leave two heads;
//! equal heads are agreement, different ones a dispute that a person settles. No clock decides.

use std::sync::Arc;

use super::entry::{Change, Entry};
use super::entry_ids::EntryIds;
use super::id_hash::IdMap;
use super::log::Log;
use super::slug::{LineId, Slug, UnitId};
use super::value::{Key, Value, What};

/// Where a write stands: position of its entry in the log, position of the change in the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct At {
    entry: u32,
    change: u32,
}

impl At {
    const NOTHING: At = At { entry: u32::MAX, change: 0 };
    const SEVERAL: At = At { entry: u32::MAX, change: 1 };
}

/// All registers. One slot of eight bytes for each that was ever written.
#[derive(Debug, Clone, Default)]
pub(super) struct Registers {
    lines: IdMap<LineId, usize>,
    rows: IdMap<(What, UnitId), Vec<At>>,
    several: IdMap<Key, Vec<At>>,
    /// Positions of the entries that wrote something of a unit.
    entries: IdMap<UnitId, Vec<u32>>,
}

/// What a register says.
#[derive(Debug, Clone)]
pub enum Reading<'a> {
    /// Never written, or cleared.
    Blank,
    /// One value, or several writers with the same.
    Agreed(Head<'a>),
    /// Writers who did not see each other, with different values.
    Disputed(Vec<Head<'a>>),
}

/// A value that no later one has replaced, with the decision that wrote it.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// The decision.
    pub entry: &'a Entry,
    /// The write.
    pub change: &'a Change,
}

impl Head<'_> {
    /// The value.
    pub fn value(&self) -> &Value {
        &self.change.value
    }
}

impl<'a> Reading<'a> {
    /// The value that everyone agrees on.
    pub fn value(&self) -> Option<&'a Value> {
        match self {
            Reading::Agreed(head) => Some(&head.change.value),
            Reading::Blank | Reading::Disputed(_) => None,
        }
    }

    /// The decision that wrote the agreed value.
    pub fn head(&self) -> Option<&Head<'a>> {
        match self {
            Reading::Agreed(head) => Some(head),
            Reading::Blank | Reading::Disputed(_) => None,
        }
    }

    /// Whether it is in dispute.
    pub fn is_disputed(&self) -> bool {
        matches!(self, Reading::Disputed(_))
    }
}

impl Registers {
    /// Takes in the changes of the entry at `position` of the log.
    pub(super) fn apply(&mut self, log: &Log, position: u32) {
        let Some(entry) = log.at(position) else { return };
        let mut noted = Slug::NONE;
        for (number, change) in entry.changes.iter().enumerate() {
            // Changes of one unit mostly stand together.
            if change.key.unit != noted {
                noted = change.key.unit;
                let known = self.entries.entry(noted).or_default();
                if known.last() != Some(&position) {
                    known.push(position);
                }
            }
            let at = At { entry: position, change: u32::try_from(number).unwrap_or(u32::MAX) };
            self.write(log, change, at);
        }
    }

    fn write(&mut self, log: &Log, change: &Change, at: At) {
        let next = self.lines.len();
        let column = *self.lines.entry(change.key.line).or_insert(next);
        let row = self.rows.entry((change.key.what, change.key.unit)).or_default();
        if row.len() <= column {
            // At once as wide as it will be; a register without a line has nothing beside it.
            let width = if change.key.line.is_none() { column + 1 } else { self.lines.len() };
            row.resize(width, At::NOTHING);
        }
        let Some(slot) = row.get_mut(column) else { return };
        let before = match *slot {
            At::NOTHING => {
                *slot = at;
                return;
            }
            At::SEVERAL => self.several.remove(&change.key).unwrap_or_default(),
            one => vec![one],
        };
        let stays = |head: &At| log.at(head.entry).is_some_and(|e| !change.replaces.contains(&e.id));
        let mut heads: Vec<At> = before.into_iter().filter(stays).collect();
        if heads.is_empty() {
            *slot = at;
        } else {
            heads.push(at);
            *slot = At::SEVERAL;
            self.several.insert(change.key, heads);
        }
    }

    /// The entries that wrote something of a unit, the newest last.
    pub(super) fn entries_on<'a>(
        &'a self,
        log: &'a Log,
        unit: UnitId,
    ) -> impl DoubleEndedIterator<Item = &'a Arc<Entry>> {
        self.entries.get(&unit).into_iter().flatten().filter_map(|position| log.at(*position))
    }

    /// Whether any line of a unit ever got a value.
    pub(super) fn was_written(&self, what: What, unit: UnitId) -> bool {
        self.rows.contains_key(&(what, unit))
    }

    fn heads(&self, key: Key) -> &[At] {
        let column = self.lines.get(&key.line);
        let row = self.rows.get(&(key.what, key.unit));
        match column.zip(row).and_then(|(c, row)| row.get(*c)) {
            None => &[],
            Some(slot) => match *slot {
                At::NOTHING => &[],
                At::SEVERAL => self.several.get(&key).map_or(&[], Vec::as_slice),
                _ => std::slice::from_ref(slot),
            },
        }
    }

    /// Reads a register.
    pub(super) fn read<'a>(&self, log: &'a Log, key: Key) -> Reading<'a> {
        let mut heads = self.heads(key).iter().filter_map(|at| head(log, *at));
        let Some(first) = heads.next() else { return Reading::Blank };
        let rest: Vec<Head<'a>> = heads.collect();
        if rest.iter().all(|h| h.change.value == first.change.value) {
            let newest = rest.into_iter().last().unwrap_or(first);
            return if newest.change.value == Value::Blank { Reading::Blank } else { Reading::Agreed(newest) };
        }
        Reading::Disputed(std::iter::once(first).chain(rest).collect())
    }

    /// The entries whose values a write to the register would replace.
    pub(super) fn head_ids(&self, log: &Log, key: Key) -> EntryIds {
        self.heads(key).iter().filter_map(|at| Some(log.at(at.entry)?.id)).collect()
    }

    /// Registers in dispute.
    pub(super) fn disputed<'a>(&'a self, log: &'a Log) -> impl Iterator<Item = Key> + 'a {
        self.several.keys().copied().filter(move |key| self.read(log, *key).is_disputed())
    }
}

fn head(log: &Log, at: At) -> Option<Head<'_>> {
    let entry = log.at(at.entry)?;
    let change = entry.changes.get(usize::try_from(at.change).ok()?)?;
    Some(Head { entry, change })
}
