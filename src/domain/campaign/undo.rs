//! Undo and redo: entries whose changes are another's, turned round.
//!
//! Values that someone has written on top of stay. What was decided together is undone together. A value
//! that was taken from a cell comes back with its cell.
//! An entry that turns another round stands for what was there before it: a value is looked for
//! behind all undos and redos, so that they can be repeated in any number.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::Campaign;
use super::command::{Edit, Refusal};
use super::decide::Writer;
use crate::domain::entry::{Act, Change, Entry, EntryId, SourceFile};
use crate::domain::value::{Family, Key, Value};

/// What turning a group round would do.
#[derive(Debug, Clone, Default)]
pub struct Turned {
    parts: Vec<Part>,
    /// The part of each kind and source.
    places: HashMap<(Family, Option<EntryId>), usize>,
    /// Registers that stay as they are, since a later decision has written on top.
    pub stays: Vec<Key>,
}

/// What one entry is to write: values of one kind, out of one spreadsheet where they once came from one.
#[derive(Debug, Clone)]
struct Part {
    file: Option<SourceFile>,
    changes: Vec<Change>,
}

/// A value to write, with the entry that had taken it from a cell.
struct Given<'a> {
    change: &'a Change,
    entry: EntryId,
}

/// No file holds values of more kinds.
const FAMILIES: usize = 8;

/// Which way a group is turned; it is named by the first of its entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// Back to what was there before it.
    Undo(EntryId),
    /// Forward again to what it wrote.
    Redo(EntryId),
}

impl Turn {
    /// The turn that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Turn {
        match self {
            Turn::Undo(group) => Turn::Redo(group),
            Turn::Redo(group) => Turn::Undo(group),
        }
    }

    /// What is turned.
    pub fn group(self) -> EntryId {
        match self {
            Turn::Undo(group) | Turn::Redo(group) => group,
        }
    }
}

impl Campaign {
    /// The entries that were decided together with the first of them.
    pub fn group(&self, first: EntryId) -> impl DoubleEndedIterator<Item = &Arc<Entry>> {
        self.log().entries().iter().filter(move |e| e.group == first)
    }

    /// What takes a decision back; none for what can't be: making the campaign, locking and opening it again.
    ///
    /// A decision that turned another round is taken back by turning that one once more.
    pub fn way_back(&self, group: EntryId) -> Option<Turn> {
        match self.log().get(group)?.act {
            Act::Import | Act::Edit | Act::Setup => Some(Turn::Undo(group)),
            Act::Undo(of) => Some(Turn::Redo(of)),
            Act::Redo(of) => Some(Turn::Undo(of)),
            Act::Create | Act::Finalize(_) | Act::Reopen => None,
        }
    }

    /// What a turn would change and what would stay.
    pub fn preview(&self, turn: Turn) -> Turned {
        self.turned_of(self.group(turn.group()).collect(), turn)
    }

    /// The entries of the spreadsheet that an entry was taken in from, together with it: one of each kind of value.
    pub fn of_same_file(&self, entry: EntryId) -> Vec<&Arc<Entry>> {
        let Some(one) = self.log().get(entry).filter(|e| e.act == Act::Import) else { return Vec::new() };
        let Ok(at) = self.log().entries().binary_search_by_key(&one.order(), |e| e.order()) else { return Vec::new() };
        let near = at.saturating_sub(FAMILIES)..(at + FAMILIES).min(self.log().entries().len());
        let near = self.log().entries().get(near).unwrap_or_default().iter();
        near.filter(|e| e.act == Act::Import && e.group == one.group && e.file == one.file).collect()
    }

    /// What taking a spreadsheet back would turn round and what would stay.
    pub fn take_back_preview(&self, entry: EntryId) -> Option<Turned> {
        let entries = self.of_same_file(entry);
        (!entries.is_empty()).then(|| self.turned_of(entries, Turn::Undo(entry)))
    }

    /// A decision of its own, so that it can be undone like any other.
    pub(super) fn take_back(&self, writer: &mut Writer<'_>, entry: EntryId) -> Result<(), Refusal> {
        let turned = self.take_back_preview(entry).ok_or(Refusal::NothingToUndo)?;
        let file = self.log().get(entry).and_then(|e| Some(e.file.as_ref()?.name.clone()));
        write(writer, entry, &Act::Edit, file, turned)
    }

    /// Turns a group; what others decided is turned only by someone who may write there.
    pub(super) fn turn(&self, writer: &mut Writer<'_>, turn: Turn) -> Result<(), Refusal> {
        let (group, act, nothing) = match turn {
            Turn::Undo(group) => (group, Act::Undo(group), Refusal::NothingToUndo),
            Turn::Redo(group) => (group, Act::Redo(group), Refusal::NothingToRedo),
        };
        if self.way_back(group).is_none() {
            return Err(nothing);
        }
        let turned = self.preview(turn);
        if self.group(group).any(|e| e.author != *writer.author()) {
            turned.changes().try_for_each(|change| self.check_by(writer.author(), change.key))?;
        }
        // Other parts of the set-up may have changed since.
        let setup = turned.changes().filter(|c| c.key.what.family() == Family::Setup);
        setup.into_iter().try_for_each(|change| self.check(change.key, &change.value))?;
        write(writer, group, &act, None, turned)
    }

    fn turned_of(&self, entries: Vec<&Arc<Entry>>, turn: Turn) -> Turned {
        let mut turned = Turned::default();
        let mut seen = HashSet::new();
        let mut past = Past::of(self);
        for entry in entries.into_iter().rev() {
            for change in entry.changes.iter().rev().filter(|c| seen.insert(c.key)) {
                match past.turned(entry, change, turn) {
                    Some(given) => turned.add(self, change.key, given),
                    None => turned.stays.push(change.key),
                }
            }
        }
        turned
    }

    /// What an entry wrote to a register; what it replaced is `before`, shown and not stored.
    pub fn value_written(&self, entry: EntryId, key: Key) -> Option<&Value> {
        written(self.log().get(entry)?, key).map(|c| &c.value)
    }
}

fn written(entry: &Entry, key: Key) -> Option<&Change> {
    entry.changes.iter().rev().find(|c| c.key == key)
}

/// The log, looked at behind undos and redos; what was looked up once is kept.
struct Past<'a> {
    campaign: &'a Campaign,
    /// Of each group, the last entry that wrote to a register.
    groups: HashMap<EntryId, HashMap<Key, EntryId>>,
    /// The writes of entries that were looked into.
    writes: HashMap<EntryId, HashMap<Key, &'a Change>>,
}

impl<'a> Past<'a> {
    fn of(campaign: &'a Campaign) -> Past<'a> {
        Past { campaign, groups: HashMap::new(), writes: HashMap::new() }
    }

    /// The value to write, if what the turn starts from is still what counts; none given is a blank.
    fn turned(&mut self, entry: &Entry, change: &'a Change, turn: Turn) -> Option<Option<Given<'a>>> {
        let key = change.key;
        let now = self.sources(self.campaign.registers.head_ids(self.campaign.log(), key).to_vec(), key);
        match turn {
            Turn::Undo(_) if now == BTreeSet::from([entry.id]) => self.given_before(change),
            Turn::Redo(_) if now == self.sources(change.replaces.to_vec(), key) => {
                Some(Some(Given { change, entry: entry.id }))
            }
            Turn::Undo(_) | Turn::Redo(_) => None,
        }
    }

    /// What a write replaced. A settled dispute can't be opened again by one write.
    fn given_before(&mut self, change: &Change) -> Option<Option<Given<'a>>> {
        if change.replaces.is_empty() {
            return (change.key.what.family() != Family::Setup).then_some(None);
        }
        let mut found = Vec::new();
        for id in &change.replaces {
            found.push(Given { change: self.write(*id, change.key)?, entry: *id });
        }
        let is_same = found.iter().all(|given| Some(&given.change.value) == found.first().map(|f| &f.change.value));
        is_same.then_some(found.into_iter().next())
    }

    /// The decisions whose values stand behind some writes to a register, when every undo and redo
    /// on the way is taken for what it gave back; none where that is what was there at first.
    fn sources(&mut self, writes: Vec<EntryId>, key: Key) -> BTreeSet<EntryId> {
        let (mut found, mut seen, mut open) = (BTreeSet::new(), HashSet::new(), writes);
        while let Some(id) = open.pop() {
            // Once each, whatever a foreign entry says of itself.
            if !seen.insert(id) {
                continue;
            }
            match self.given_back(id, key) {
                Some(behind) => open.extend(behind),
                None => {
                    found.insert(id);
                }
            }
        }
        found
    }

    /// The writes that an undo or redo gave back; none for any other decision.
    fn given_back(&mut self, entry: EntryId, key: Key) -> Option<Vec<EntryId>> {
        match self.campaign.log().get(entry)?.act {
            Act::Undo(group) => {
                let original = self.in_group(group, key)?;
                Some(self.write(original, key)?.replaces.to_vec())
            }
            Act::Redo(group) => Some(vec![self.in_group(group, key)?]),
            _ => None,
        }
    }

    fn in_group(&mut self, group: EntryId, key: Key) -> Option<EntryId> {
        let campaign = self.campaign;
        let last_writes = self
            .groups
            .entry(group)
            .or_insert_with(|| campaign.group(group).flat_map(|e| e.changes.iter().map(|c| (c.key, e.id))).collect());
        last_writes.get(&key).copied()
    }

    fn write(&mut self, entry: EntryId, key: Key) -> Option<&'a Change> {
        let campaign = self.campaign;
        let writes = self.writes.entry(entry).or_insert_with(|| {
            campaign.log().get(entry).into_iter().flat_map(|e| &e.changes).map(|c| (c.key, c)).collect()
        });
        writes.get(&key).copied()
    }
}

impl Turned {
    fn add(&mut self, campaign: &Campaign, key: Key, given: Option<Given<'_>>) {
        let value = given.as_ref().map_or(Value::Blank, |g| g.change.value.clone());
        let source = given.filter(|g| g.change.from.is_some()).and_then(|g| campaign.log().get(g.entry).zip(Some(g)));
        let file = source.as_ref().and_then(|(entry, _)| entry.file.as_ref());
        let from = source.as_ref().and_then(|(_, given)| given.change.from).filter(|_| file.is_some());
        let name = (key.what.family(), source.as_ref().map(|(entry, _)| entry.id));
        let next = self.parts.len();
        let at = *self.places.entry(name).or_insert(next);
        if at == next {
            self.parts.push(Part { file: file.cloned(), changes: Vec::new() });
        }
        if let Some(part) = self.parts.get_mut(at) {
            part.changes.push(Change { from, ..campaign.change(Edit::typed(key, value)) });
        }
    }

    /// What would be written.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.parts.iter().flat_map(|part| &part.changes)
    }

    /// The number of values that are turned round.
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.changes.len()).sum()
    }

    /// Whether nothing is left to turn round.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

fn write(
    writer: &mut Writer<'_>,
    of: EntryId,
    act: &Act,
    note: Option<Arc<str>>,
    turned: Turned,
) -> Result<(), Refusal> {
    if turned.is_empty() {
        return Err(Refusal::AllWrittenOver(of));
    }
    for Part { file, changes } in turned.parts {
        writer.write(act.clone(), note.clone(), file, changes, Vec::new());
    }
    Ok(())
}
