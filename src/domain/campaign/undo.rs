//! Undo and redo: entries whose changes are another's, turned round.
//!
//! Values that someone has written on top of stay. What was decided together is undone together.

use std::collections::HashSet;
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
                    if done.last() != Some(&entry.group) {
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
        Some(self.turn_round(self.group(self.undoable()?)))
    }

    pub(super) fn undo(&self, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        let group = self.undoable().ok_or(Refusal::NothingToUndo)?;
        let turned = self.turn_round(self.group(group));
        write(writer, group, &Act::Undo(group), turned)
    }

    pub(super) fn redo(&self, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        let group = self.redoable().ok_or(Refusal::NothingToRedo)?;
        let newest = self.log().entries().iter().rev().find(|e| e.act == Act::Undo(group));
        let undo = newest.map(|e| e.group).ok_or(Refusal::NothingToRedo)?;
        let turned = self.turn_round(self.group(undo));
        write(writer, group, &Act::Redo(group), turned)
    }

    fn turn_round<'a>(&'a self, entries: impl Iterator<Item = &'a Arc<Entry>>) -> Turned {
        let mut turned = Turned::default();
        let mut seen = HashSet::new();
        let entries: Vec<&Arc<Entry>> = entries.collect();
        for entry in entries.iter().rev() {
            for change in entry.changes.iter().rev().filter(|c| seen.insert(c.key)) {
                match self.turned(entry, change) {
                    Some(edit) => turned.add(self.change(edit)),
                    None => turned.stays.push(change.key),
                }
            }
        }
        turned
    }

    /// The value before the change, if the change is still what counts.
    fn turned(&self, entry: &Entry, change: &Change) -> Option<Edit> {
        let heads = self.registers.head_ids(&self.log, change.key);
        if *heads != [entry.id] {
            return None;
        }
        let value = match &*change.replaces {
            [] if change.key.what.family() == Family::Setup => return None,
            [] => Value::Blank,
            [one] => self.value_written(*one, change.key)?.clone(),
            // A settled dispute can't be opened again by one write.
            _ => return None,
        };
        Some(Edit::typed(change.key, value))
    }

    /// What an entry wrote to a register; what it replaced is `before`, shown and not stored.
    pub fn value_written(&self, entry: EntryId, key: Key) -> Option<&Value> {
        let entry = self.log().get(entry)?;
        entry.changes.iter().rev().find(|c| c.key == key).map(|c| &c.value)
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

fn write(writer: &mut Writer<'_>, group: EntryId, act: &Act, turned: Turned) -> Result<(), Refusal> {
    if turned.is_empty() {
        return Err(Refusal::AllWrittenOver(group));
    }
    for (_, changes) in turned.families {
        writer.write(act.clone(), None, None, changes, Vec::new());
    }
    Ok(())
}
