//! Everything that is open, kept up with a campaign: a decision costs what its own units cost, not what a
//! country costs.

use std::collections::{HashMap, HashSet};

use super::{Matter, NewestWrites, Open, OpenKind, Tally};
use crate::domain::campaign::Campaign;
use crate::domain::entry::{Act, Entry, EntryId};
use crate::domain::finding::Severity;
use crate::domain::id_hash::IdMap;
use crate::domain::log::Seen;
use crate::domain::slug::{Slug, UnitId};
use crate::domain::value::{Family, What};

/// Decisions on more units than this are looked at from the beginning.
const MOST_UNITS: usize = 64;

/// Everything that is open at a revision, by unit.
#[derive(Debug, Clone, Default)]
pub struct OpenList {
    revision: u64,
    /// How much of the log was looked at.
    seen: Seen,
    /// Units in the order of the rosters.
    order: Vec<UnitId>,
    /// What is open on a unit: disputes, then its lines, then findings.
    units: IdMap<UnitId, Vec<Open>>,
    /// What is open on no unit that a block has.
    elsewhere: Vec<Open>,
    findings: Findings,
    tally: Tally,
}

/// The findings of all files that say more than something by the way, dealt with or not.
#[derive(Debug, Clone, Default)]
pub(super) struct Findings {
    /// By the unit they are about; none where they are about no unit.
    of_unit: IdMap<UnitId, Vec<Named>>,
    unit_of: HashMap<Slug, UnitId>,
    newest: NewestWrites,
}

/// A finding: its entry, its number there from 1, its name.
#[derive(Debug, Clone, Copy)]
struct Named {
    entry: EntryId,
    number: usize,
    name: Slug,
}

impl OpenList {
    /// Looks at a whole campaign.
    pub fn of(campaign: &Campaign) -> OpenList {
        let entries = campaign.log().entries();
        let mut list = OpenList {
            revision: campaign.revision(),
            seen: campaign.log().seen(),
            order: campaign.blocks().iter().flat_map(|b| b.units.iter().map(|u| u.id)).collect(),
            findings: Findings::of(entries.iter().map(|e| &**e)),
            ..OpenList::default()
        };
        let disputes = campaign.disputes();
        let mut disputed: IdMap<UnitId, Vec<Open>> = IdMap::default();
        for open in &disputes {
            if let Some(unit) = open.unit {
                disputed.entry(unit).or_default().push(open.clone());
            }
        }
        for unit in &list.order {
            let mut open = disputed.remove(unit).unwrap_or_default();
            campaign.open_on_unit(*unit, &mut open);
            list.findings.open_of(*unit, campaign, &mut open);
            if !open.is_empty() {
                list.units.insert(*unit, open);
            }
        }
        list.elsewhere = list.look_elsewhere(campaign, &disputes);
        list.tally = Tally::of(list.iter());
        list
    }

    /// Looks for what is open on no unit that a block has.
    fn look_elsewhere(&self, campaign: &Campaign, disputes: &[Open]) -> Vec<Open> {
        let has_block = |unit: UnitId| campaign.block_of(unit).is_some();
        let disputed = disputes.iter().filter(|open| !open.unit.is_some_and(has_block)).cloned();
        let mut open: Vec<Open> = campaign.late().into_iter().chain(disputed).collect();
        let mut others: Vec<UnitId> = self.findings.of_unit.keys().copied().filter(|unit| !has_block(*unit)).collect();
        others.sort_unstable();
        others.into_iter().for_each(|unit| self.findings.open_of(unit, campaign, &mut open));
        open
    }

    /// Follows a campaign that has gone on.
    pub fn keep_up(&mut self, campaign: &Campaign) {
        if self.revision == campaign.revision() {
            return;
        }
        match self.touched(campaign) {
            Some(units) => self.look_again(campaign, &units),
            None => *self = OpenList::of(campaign),
        }
    }

    /// The units of blocks that the entries since then are about; none where all has to be looked at.
    fn touched(&self, campaign: &Campaign) -> Option<HashSet<UnitId>> {
        let new = campaign.log().since(self.seen)?;
        if campaign.revision() != self.revision + new.len() as u64 {
            return None;
        }
        let mut units = HashSet::new();
        for entry in new {
            let is_plain = matches!(entry.act, Act::Edit | Act::Undo(_) | Act::Redo(_));
            if !is_plain || !entry.findings.is_empty() {
                return None;
            }
            for change in &entry.changes {
                let unit = match (change.key.what, change.key.what.family()) {
                    (_, Family::Setup) => return None,
                    // A note on a finding is about the finding's unit.
                    (What::Dealt, _) => *self.findings.unit_of.get(&change.key.line)?,
                    _ => change.key.unit,
                };
                if campaign.block_of(unit).is_some() {
                    units.insert(unit);
                }
                if units.len() > MOST_UNITS {
                    return None;
                }
            }
        }
        Some(units)
    }

    fn look_again(&mut self, campaign: &Campaign, units: &HashSet<UnitId>) {
        for entry in campaign.log().since(self.seen).unwrap_or_default() {
            note_writes(&mut self.findings.newest, entry);
        }
        let disputes = campaign.disputes();
        for unit in units {
            let mut open: Vec<Open> = disputes.iter().filter(|o| o.unit == Some(*unit)).cloned().collect();
            campaign.open_on_unit(*unit, &mut open);
            self.findings.open_of(*unit, campaign, &mut open);
            open.iter().for_each(|open| self.tally.add(open));
            let before = self.units.insert(*unit, open).unwrap_or_default();
            before.iter().for_each(|open| self.tally.take_away(open));
        }
        let elsewhere = self.look_elsewhere(campaign, &disputes);
        elsewhere.iter().for_each(|open| self.tally.add(open));
        let before = std::mem::replace(&mut self.elsewhere, elsewhere);
        before.iter().for_each(|open| self.tally.take_away(open));
        self.seen = campaign.log().seen();
        self.revision = campaign.revision();
    }

    /// Everything, unit by unit.
    pub fn iter(&self) -> impl Iterator<Item = &Open> {
        self.elsewhere.iter().chain(self.order.iter().flat_map(|unit| self.on(*unit)))
    }

    /// What is open on a unit.
    pub fn on(&self, unit: UnitId) -> &[Open] {
        self.units.get(&unit).map_or(&[], Vec::as_slice)
    }

    /// What is open on no unit that a block has.
    pub fn elsewhere(&self) -> &[Open] {
        &self.elsewhere
    }

    /// How much is open, by what it is.
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// The first open thing of a matter.
    pub fn first(&self, matter: Matter) -> Option<&Open> {
        (self.tally.count(matter) > 0).then(|| self.iter().find(|open| open.matter() == matter)).flatten()
    }

    /// How much is open.
    pub fn len(&self) -> usize {
        self.tally.all()
    }

    /// Whether nothing is open.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<'a> IntoIterator for &'a OpenList {
    type Item = &'a Open;
    type IntoIter = Box<dyn Iterator<Item = &'a Open> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl Findings {
    /// Those of all entries.
    fn of<'a>(entries: impl Iterator<Item = &'a Entry> + Clone) -> Findings {
        let mut findings = Findings::default();
        for entry in entries.clone() {
            for (number, finding) in (1..).zip(&entry.findings).filter(|(_, f)| f.severity > Severity::Info) {
                let name = super::finding_name(entry.id, number);
                let unit = finding.unit.unwrap_or(Slug::NONE);
                findings.of_unit.entry(unit).or_default().push(Named { entry: entry.id, number, name });
                findings.unit_of.insert(name, unit);
                if let (Some(unit), Some(line)) = (finding.unit, finding.line) {
                    for family in [Family::SelfAssessment, Family::Appraisal, Family::Survey, Family::Satisfaction] {
                        findings.newest.insert((unit, line, family), 0);
                    }
                }
            }
        }
        if !findings.newest.is_empty() {
            entries.for_each(|entry| note_writes(&mut findings.newest, entry));
        }
        findings
    }

    /// Those of a unit that are open.
    fn open_of(&self, unit: UnitId, campaign: &Campaign, open: &mut Vec<Open>) {
        for named in self.of_unit.get(&unit).into_iter().flatten() {
            let Some(entry) = campaign.log().get(named.entry) else { continue };
            let Some(finding) = entry.findings.get(named.number - 1) else { continue };
            if campaign.is_open(entry, finding, named.name, &self.newest) {
                open.push(Open {
                    block: finding.unit.and_then(|u| campaign.block_of(u)).map(|b| b.block.id),
                    unit: finding.unit,
                    line: finding.line,
                    kind: OpenKind::Finding(named.name, finding.clone()),
                });
            }
        }
    }
}

/// Notes the newest write to each unit's line, for lines that a finding is about.
fn note_writes(newest: &mut NewestWrites, entry: &Entry) {
    if newest.is_empty() {
        return;
    }
    for change in &entry.changes {
        if let Some(seq) = newest.get_mut(&(change.key.unit, change.key.line, change.key.what.family())) {
            *seq = (*seq).max(entry.seq);
        }
    }
}
