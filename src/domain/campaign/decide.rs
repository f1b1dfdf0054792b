//! From a command to entries, or to a refusal. Pure: nothing is changed here.

use std::sync::Arc;

use super::Campaign;
use super::command::{Command, Edit, FileEdits, NewCampaign, Refusal, Stamp};
use crate::domain::decision::Decision;
use crate::domain::entry::{Act, Change, Digest, Entry, EntryId, Origin, SourceFile};
use crate::domain::finding::Finding;
use crate::domain::id_hash::IdSet;
use crate::domain::readiness::Open;
use crate::domain::register::Reading;
use crate::domain::value::{Family, Value};

/// What is the same in all entries of one decision, and what counts up from one to the next.
pub(super) struct Writer<'a> {
    stamp: &'a Stamp,
    n: u32,
    seq: u64,
    /// The digest of the entry that the copy wrote before.
    previous: Digest,
    group: Option<EntryId>,
    entries: Vec<Entry>,
}

/// What becomes of a dispute that a value is written to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Disputes {
    /// The value settles it.
    Settled,
    /// It stays, and the value isn't written.
    LeftAlone,
}

impl Campaign {
    /// Decides a command: the entries that carry it out, none where nothing would change.
    ///
    /// # Errors
    /// The refusal; nothing has changed.
    pub fn decide(&self, command: Command, stamp: &Stamp) -> Result<Vec<Entry>, Refusal> {
        Ok(self.decide_unsealed(command, stamp)?.sealed())
    }

    /// The same, with the digests still to be computed.
    ///
    /// # Errors
    /// The refusal; nothing has changed.
    pub fn decide_unsealed(&self, command: Command, stamp: &Stamp) -> Result<Decision, Refusal> {
        if stamp.author.trim().is_empty() {
            return Err(Refusal::NoAuthor);
        }
        let edition = self.edition();
        if edition.is_final && !matches!(command, Command::Reopen { .. }) {
            return Err(Refusal::Final(edition.edition));
        }
        if self.log().is_empty() != matches!(command, Command::Create(_)) {
            return Err(Refusal::AlreadyMade);
        }
        let mut writer = Writer::new(self, stamp);
        match command {
            Command::Create(new) => writer.create(self, new)?,
            Command::Edit { edits, note } => self.edit(&mut writer, edits, note)?,
            Command::Import(files) => self.import(&mut writer, files)?,
            Command::TakeBack(entry) => self.take_back(&mut writer, entry)?,
            Command::Turn(turn) => self.turn(&mut writer, turn)?,
            Command::Finalize => {
                let open: Vec<Open> = self.open().into_iter().filter(Open::is_blocking).collect();
                if !open.is_empty() {
                    return Err(Refusal::NotReady(open));
                }
                let seal = self.log().seal(edition.edition + 1, |_| true);
                writer.plain(Act::Finalize(seal), None);
            }
            Command::Reopen { reason } => {
                if !edition.is_final && edition.late.is_empty() {
                    return Err(Refusal::NotFinal);
                }
                let reason = Some(reason).filter(|r| !r.trim().is_empty()).ok_or(Refusal::NoReason)?;
                writer.plain(Act::Reopen, Some(reason));
            }
        }
        Ok(Decision::new(writer.entries, writer.previous))
    }

    fn edit(&self, writer: &mut Writer<'_>, edits: Vec<Edit>, note: Option<Arc<str>>) -> Result<(), Refusal> {
        edits.iter().try_for_each(|edit| self.check_by(&writer.stamp.author, edit.key))?;
        for (family, edits) in by_family(edits) {
            let act = if family == Family::Setup { Act::Setup } else { Act::Edit };
            let changes = self.changes(edits, Disputes::Settled)?;
            if !changes.is_empty() {
                writer.write(act, note.clone(), None, changes, Vec::new());
            }
        }
        Ok(())
    }

    fn import(&self, writer: &mut Writer<'_>, files: Vec<FileEdits>) -> Result<(), Refusal> {
        for FileEdits { file, edits, mut findings } in files {
            for (_, edits) in by_family(edits) {
                let changes = self.changes(edits, Disputes::LeftAlone)?;
                if !changes.is_empty() {
                    writer.write(Act::Import, None, Some(file.clone()), changes, std::mem::take(&mut findings));
                }
            }
        }
        Ok(())
    }

    /// Checks values and drops those that are recorded already. Of several for one register the last
    /// counts: two writes of one entry to one register would stand against each other.
    fn changes(&self, mut edits: Vec<Edit>, disputes: Disputes) -> Result<Vec<Change>, Refusal> {
        edits.iter().try_for_each(|edit| self.check(edit.key, &edit.value))?;
        let mut seen = IdSet::with_capacity_and_hasher(edits.len(), Default::default());
        if !edits.iter().all(|edit| seen.insert(edit.key)) {
            seen.clear();
            edits = edits.into_iter().rev().filter(|edit| seen.insert(edit.key)).collect();
            edits.reverse();
        }
        let mut changes = Vec::with_capacity(edits.len());
        for edit in edits {
            let is_written = match self.read(edit.key) {
                Reading::Blank => edit.value != Value::Blank,
                Reading::Agreed(head) => *head.value() != edit.value,
                Reading::Disputed(_) => disputes == Disputes::Settled,
            };
            if is_written {
                changes.push(self.change(edit));
            }
        }
        Ok(changes)
    }

    /// The write that replaces all that is there now.
    pub(super) fn change(&self, edit: Edit) -> Change {
        let from = edit.from.map(|(sheet, cell)| Origin::new(sheet, cell));
        Change { key: edit.key, value: edit.value, replaces: self.registers.head_ids(&self.log, edit.key), from }
    }
}

fn by_family(edits: Vec<Edit>) -> Vec<(Family, Vec<Edit>)> {
    let mut families: Vec<(Family, Vec<Edit>)> = Vec::new();
    if let Some(family) = edits.first().map(|e| e.key.what.family())
        && edits.iter().all(|e| e.key.what.family() == family)
    {
        return vec![(family, edits)];
    }
    for edit in edits {
        let family = edit.key.what.family();
        match families.iter_mut().find(|(known, _)| *known == family) {
            Some((_, edits)) => edits.push(edit),
            None => families.push((family, vec![edit])),
        }
    }
    families
}

impl<'a> Writer<'a> {
    fn new(campaign: &Campaign, stamp: &'a Stamp) -> Writer<'a> {
        let last = campaign.log().last_of(stamp.copy);
        Writer {
            stamp,
            n: last.map_or(0, |e| e.id.n),
            seq: campaign.log().seq(),
            previous: last.map_or(Digest::default(), |e| e.digest),
            group: None,
            entries: Vec::new(),
        }
    }

    fn create(&mut self, campaign: &Campaign, new: NewCampaign) -> Result<(), Refusal> {
        let blocks: Vec<_> = new.blocks.iter().map(|b| b.block.clone()).collect();
        let mut edits = vec![Edit::heading(&new.heading), Edit::settings(&new.settings), Edit::blocks(&blocks)];
        let mut seen = IdSet::default();
        for block in &new.blocks {
            edits.push(Edit::criteria(block.block.id, &block.set));
            edits.push(Edit::roster(block.block.id, &block.units));
            if let Some(twice) = block.units.iter().find(|u| !seen.insert(u.id)) {
                return Err(Refusal::UnitTwice(twice.id));
            }
        }
        let changes = campaign.changes(edits, Disputes::Settled)?;
        self.write(Act::Create, None, None, changes, Vec::new());
        Ok(())
    }

    /// Who decides.
    pub(super) fn author(&self) -> &'a Arc<str> {
        &self.stamp.author
    }

    pub(super) fn plain(&mut self, act: Act, note: Option<Arc<str>>) {
        self.write(act, note, None, Vec::new(), Vec::new());
    }

    pub(super) fn write(
        &mut self,
        act: Act,
        note: Option<Arc<str>>,
        file: Option<SourceFile>,
        changes: Vec<Change>,
        findings: Vec<Finding>,
    ) {
        self.n += 1;
        self.seq += 1;
        let id = EntryId { copy: self.stamp.copy, n: self.n };
        let entry = Entry {
            id,
            seq: self.seq,
            at_ms: self.stamp.at_ms,
            author: self.stamp.author.clone(),
            act,
            note,
            group: *self.group.get_or_insert(id),
            file,
            changes,
            findings,
            previous: Digest::default(),
            digest: Digest::default(),
        };
        self.entries.push(entry);
    }
}
