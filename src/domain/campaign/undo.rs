//! Undo and redo: entries whose changes are another's, turned round.
//!
//! Values that someone has written on top of stay. What was decided together is undone together.
//! An entry that turns another round stands for what was there before it: a value is looked for
//! behind all undos and redos, so that they can be repeated in any number.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::Campaign;
use super::command::{Edit, Refusal};
use super::decide::Writer;
use crate::domain::entry::{Act, Change, Entry, EntryId};
use crate::domain::value::{Family, Key, Value};

/// What turning a group round would do.
#[derive(Debug, Clone, Default)]
pub struct Turned {
    /// The writes, family by family.
    families: Vec<(Family, Vec<Change>)>,
    /// Registers that stay as they are, since a later decision has written on top.
    pub stays: Vec<Key>,
}

/// No file holds values of more kinds.
const FAMILIES: usize = 8;

/// Which way a group is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// Back to what was there before it.
    Undo,
    /// Forward again to what it wrote.
    Redo,
}

impl Campaign {
    /// The newest group that can be undone.
    pub fn undoable(&self) -> Option<EntryId> {
        self.stacks().0.last().copied()
    }

    /// The newest group that can be redone.
    pub fn redoable(&self) -> Option<EntryId> {
        self.stacks().1.last().copied()
    }

    /// The entries that were decided together with the first of them.
    pub fn group(&self, first: EntryId) -> impl Iterator<Item = &Arc<Entry>> {
        self.log().entries().iter().filter(move |e| e.group == first)
    }

    /// Groups that are done and groups that are undone, the newest last.
    fn stacks(&self) -> (Vec<EntryId>, Vec<EntryId>) {
        let (mut done, mut undone) = (Vec::new(), Vec::new());
        // Entries of other copies may stand between those of one group.
        let mut known = HashSet::new();
        for entry in self.log().entries() {
            match entry.act {
                Act::Create | Act::Finalize(_) | Act::Reopen => {
                    done.clear();
                    undone.clear();
                }
                Act::Undo(group) => {
                    if done.last() == Some(&group) {
                        done.pop();
                        undone.push(group);
                    }
                }
                Act::Redo(group) => {
                    if undone.last() == Some(&group) {
                        undone.pop();
                        done.push(group);
                    }
                }
                Act::Import | Act::Edit | Act::Setup => {
                    if known.insert(entry.group) {
                        done.push(entry.group);
                        undone.clear();
                    }
                }
            }
        }
        (done, undone)
    }

    /// What undoing the newest group would turn round and what would stay.
    pub fn undo_preview(&self) -> Option<Turned> {
        Some(self.turned(self.undoable()?, Turn::Undo))
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
        (!entries.is_empty()).then(|| self.turned_of(entries, Turn::Undo))
    }

    /// A decision of its own, so that it can be undone like any other.
    pub(super) fn take_back(&self, writer: &mut Writer<'_>, entry: EntryId) -> Result<(), Refusal> {
        let turned = self.take_back_preview(entry).ok_or(Refusal::NothingToUndo)?;
        let file = self.log().get(entry).and_then(|e| Some(e.file.as_ref()?.name.clone()));
        write(writer, entry, &Act::Edit, file, turned)
    }

    pub(super) fn undo(&self, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        let group = self.undoable().ok_or(Refusal::NothingToUndo)?;
        write(writer, group, &Act::Undo(group), None, self.turned(group, Turn::Undo))
    }

    pub(super) fn redo(&self, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        let group = self.redoable().ok_or(Refusal::NothingToRedo)?;
        write(writer, group, &Act::Redo(group), None, self.turned(group, Turn::Redo))
    }

    fn turned(&self, group: EntryId, turn: Turn) -> Turned {
        self.turned_of(self.group(group).collect(), turn)
    }

    fn turned_of(&self, entries: Vec<&Arc<Entry>>, turn: Turn) -> Turned {
        let mut turned = Turned::default();
        let mut seen = HashSet::new();
        let mut past = Past::of(self);
        for entry in entries.into_iter().rev() {
            for change in entry.changes.iter().rev().filter(|c| seen.insert(c.key)) {
                match past.turned(entry, change, turn) {
                    Some(value) => turned.add(self.change(Edit::typed(change.key, value))),
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

    /// The value to write, if what the turn starts from is still what counts.
    fn turned(&mut self, entry: &Entry, change: &Change, turn: Turn) -> Option<Value> {
        let key = change.key;
        let now = self.sources(self.campaign.registers.head_ids(self.campaign.log(), key).to_vec(), key);
        let before = self.sources(change.replaces.to_vec(), key);
        match turn {
            Turn::Undo if now == BTreeSet::from([entry.id]) => self.value_before(change),
            Turn::Redo if now == before => Some(change.value.clone()),
            Turn::Undo | Turn::Redo => None,
        }
    }

    /// What a write replaced. A settled dispute can't be opened again by one write.
    fn value_before(&mut self, change: &Change) -> Option<Value> {
        if change.replaces.is_empty() {
            return (change.key.what.family() != Family::Setup).then_some(Value::Blank);
        }
        let mut values = Vec::new();
        for id in &change.replaces {
            values.push(&self.write(*id, change.key)?.value);
        }
        let first = values.first()?;
        values.iter().all(|v| v == first).then(|| Value::clone(first))
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
    fn add(&mut self, change: Change) {
        let family = change.key.what.family();
        match self.families.iter_mut().find(|(known, _)| *known == family) {
            Some((_, changes)) => changes.push(change),
            None => self.families.push((family, vec![change])),
        }
    }

    /// The number of values that are turned round.
    pub fn len(&self) -> usize {
        self.families.iter().map(|(_, changes)| changes.len()).sum()
    }

    /// Whether nothing is left to turn round.
    pub fn is_empty(&self) -> bool {
        self.families.is_empty()
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
    for (_, changes) in turned.families {
        writer.write(act.clone(), note.clone(), None, changes, Vec::new());
    }
    Ok(())
}
