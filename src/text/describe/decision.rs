//! What was decided, in a few words: for the history, and for what undo and redo would do.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::campaign::{Campaign, Turn};
use crate::domain::entry::{Act, Change, Entry, EntryId};
use crate::domain::value::{Key, Round, What};
use crate::text::Text;

/// How many values that stay are named; the rest is counted.
const NAMED: usize = 3;

impl Text {
    /// What was decided together: "điểm 1.2.1 của UBND quận Lê Chân", "nhập 3 tệp, 1.240 giá trị".
    pub fn decision(&self, campaign: &Campaign, group: EntryId) -> String {
        let entries: Vec<&Arc<Entry>> = campaign.group(group).collect();
        let of = |of: EntryId| {
            let entries: Vec<&Arc<Entry>> = campaign.group(of).collect();
            self.decided(campaign, &entries)
        };
        match entries.first().map(|e| &e.act) {
            Some(Act::Undo(group)) => self.fill("decision-undo", &[("what", &of(*group))]),
            Some(Act::Redo(group)) => self.fill("decision-redo", &[("what", &of(*group))]),
            _ => self.decided(campaign, &entries),
        }
    }

    /// What a step of the window was: a decision, or the taking back of one.
    pub fn step(&self, campaign: &Campaign, step: Turn) -> String {
        match step {
            Turn::Redo(group) => self.decision(campaign, group),
            Turn::Undo(group) => self.fill("decision-taken-back", &[("what", &self.decision(campaign, group))]),
        }
    }

    /// How many values stay since someone has written on top of them, with the names of a few; nothing where none does.
    pub fn stays(&self, campaign: &Campaign, stays: &[Key]) -> String {
        if stays.is_empty() {
            return String::new();
        }
        let mut names: Vec<String> = stays.iter().take(NAMED).map(|key| self.value_place(campaign, *key)).collect();
        if stays.len() > NAMED {
            names.push("…".to_owned());
        }
        self.fill("decision-stays", &[("count", &self.count(stays.len())), ("names", &names.join(", "))])
    }

    /// A value by its line and unit: "điểm 1.2.1 của UBND quận Lê Chân".
    pub fn value_place(&self, campaign: &Campaign, key: Key) -> String {
        self.value_of(campaign, key, &self.short_what(key.what))
    }

    fn decided(&self, campaign: &Campaign, entries: &[&Arc<Entry>]) -> String {
        let Some(first) = entries.first() else { return String::new() };
        let words = match first.act {
            Act::Import => self.imported(entries),
            Act::Setup => {
                let keys: BTreeSet<Key> = entries.iter().flat_map(|e| &e.changes).map(|c| c.key).collect();
                let parts: Vec<String> = keys.into_iter().map(|key| self.register(key, campaign)).collect();
                self.fill("decision-setup", &[("what", &parts.join("; "))])
            }
            Act::Edit => self.edited(campaign, entries),
            Act::Create | Act::Undo(_) | Act::Redo(_) | Act::Finalize(_) | Act::Reopen => self.act(&first.act),
        };
        match &first.note {
            Some(note) => format!("{words} ({note})"),
            None => words,
        }
    }

    fn imported(&self, entries: &[&Arc<Entry>]) -> String {
        let values = self.count(entries.iter().map(|e| e.changes.len()).sum::<usize>());
        let names: BTreeSet<_> = entries.iter().filter_map(|e| e.file.as_ref()).map(|f| (&f.name, f.sha256)).collect();
        match (names.len(), names.first()) {
            (1, Some((name, _))) => self.fill("decision-import-one", &[("file", name), ("values", &values)]),
            (files, _) => self.fill("decision-import", &[("files", &self.count(files)), ("values", &values)]),
        }
    }

    fn edited(&self, campaign: &Campaign, entries: &[&Arc<Entry>]) -> String {
        let changes = || entries.iter().flat_map(|e| &e.changes);
        let Some(first) = changes().next() else { return self.say("act-edit") };
        let count = changes().count();
        if count == 1 {
            return self.value_of(campaign, first.key, &self.changed_what(campaign, first));
        }
        let are_scores = changes().all(|c| c.key.what.round().is_some());
        let what = if are_scores { self.say("decision-scores") } else { self.say("decision-values") };
        let args = [("count", &*self.count(count)), ("what", &*what)];
        let args = |name, value| [args[0], args[1], (name, value)];
        if changes().all(|c| c.key.unit == first.key.unit) {
            return self.fill("decision-of-unit", &args("unit", &self.unit_name(campaign, first.key.unit)));
        }
        if changes().all(|c| c.key.line == first.key.line) && !first.key.line.is_none() {
            let code = super::names::code(campaign, first.key.unit, first.key.line);
            return self.fill("decision-on-line", &args("line", &code));
        }
        let units: BTreeSet<_> = changes().map(|c| c.key.unit).collect();
        self.fill("decision-of-units", &args("units", &self.count(units.len())))
    }

    /// What a single change is about, a reason alone as a reason.
    fn changed_what(&self, campaign: &Campaign, change: &Change) -> String {
        let changed = self.changed(campaign, change);
        if changed.is_reason() { changed.what } else { self.short_what(change.key.what) }
    }

    fn short_what(&self, what: What) -> String {
        match what {
            What::Appraised(Round::First) => self.say("decision-score"),
            other => self.what(other),
        }
    }

    fn value_of(&self, campaign: &Campaign, key: Key, what: &str) -> String {
        let unit = self.unit_name(campaign, key.unit);
        match (key.unit.is_none(), key.line.is_none()) {
            (true, _) => what.to_owned(),
            (false, true) => self.fill("decision-unit", &[("what", what), ("unit", &unit)]),
            (false, false) => {
                let code = super::names::code(campaign, key.unit, key.line);
                self.fill("decision-line", &[("what", what), ("line", &code), ("unit", &unit)])
            }
        }
    }
}
