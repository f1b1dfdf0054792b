//! What is still open: the supervisor's list, and the gate before finalizing.

use std::collections::HashMap;

use super::campaign::{BlockState, Campaign};
use super::criteria::{Node, Source};
use super::entry::{Entry, EntryId};
use super::finding::{Finding, Severity};
use super::index::Standing;
use super::points::Points;
use super::slug::{BlockId, LineId, Slug, UnitId};
use super::value::{Family, Key, Score, Value, What};

/// Something that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The block.
    pub block: Option<BlockId>,
    /// The unit.
    pub unit: Option<UnitId>,
    /// The line.
    pub line: Option<LineId>,
    /// What is open.
    pub kind: OpenKind,
}

/// What is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenKind {
    /// A line that nobody has scored.
    Blank,
    /// A register with two values.
    Disputed(What),
    /// A score above its maximum, since the maximum was lowered.
    OverMax {
        /// What counts now.
        found: Points,
        /// The maximum.
        max: Points,
    },
    /// "Does not apply" on a line that has to be scored since the set was changed.
    NotApplicableNotAllowed,
    /// An appraised score that departs from the self score without a reason.
    MissingReason {
        /// The unit's.
        own: Score,
        /// The appraiser's.
        appraised: Score,
    },
    /// Sent back to the appraiser by the supervisor, with the request.
    SentBack(std::sync::Arc<str>),
    /// A finding of a file that nobody has dealt with; its name, for the note that deals with it.
    Finding(Slug, Finding),
    /// Entries that turned up after finalizing.
    LateEntries(Vec<EntryId>),
}

impl Open {
    /// Whether it stops finalizing.
    pub fn is_blocking(&self) -> bool {
        match &self.kind {
            OpenKind::Blank
            | OpenKind::OverMax { .. }
            | OpenKind::NotApplicableNotAllowed
            | OpenKind::LateEntries(_) => true,
            OpenKind::Disputed(what) => what.dispute_blocks(),
            OpenKind::MissingReason { .. } | OpenKind::SentBack(_) | OpenKind::Finding(..) => false,
        }
    }

    /// The word in JSON.
    pub fn word(&self) -> &'static str {
        match &self.kind {
            OpenKind::Blank => "blank",
            OpenKind::Disputed(_) => "disputed",
            OpenKind::OverMax { .. } => "over_max",
            OpenKind::NotApplicableNotAllowed => "na_not_allowed",
            OpenKind::MissingReason { .. } => "missing_reason",
            OpenKind::SentBack(_) => "sent_back",
            OpenKind::Finding(..) => "finding",
            OpenKind::LateEntries(_) => "late_entries",
        }
    }
}

/// The name of a finding: its entry and its number there, from 1.
pub fn finding_name(entry: EntryId, number: usize) -> Slug {
    Slug::new(&format!("{entry}.{number}")).unwrap_or(Slug::NONE)
}

impl Campaign {
    /// Everything that is open, blocking things first.
    pub fn open(&self) -> Vec<Open> {
        let mut open: Vec<Open> = Vec::new();
        let late = self.edition().late.clone();
        if !late.is_empty() {
            open.push(Open { block: None, unit: None, line: None, kind: OpenKind::LateEntries(late) });
        }
        self.disputes(&mut open);
        for block in self.blocks() {
            for (row, unit) in block.units.iter().enumerate() {
                for (column, node) in block.set.leaves().enumerate() {
                    let standing = block.marks().get(row, column);
                    open.extend(self.open_on(block, unit.id, node, standing));
                }
            }
        }
        self.findings(&mut open);
        open.sort_by_key(|o| !o.is_blocking());
        open
    }

    fn disputes(&self, open: &mut Vec<Open>) {
        let mut keys: Vec<Key> = self.disputed().collect();
        keys.sort_unstable();
        open.extend(keys.into_iter().map(|key| {
            let is_setup = key.what.family() == Family::Setup;
            let block = if is_setup { Some(key.unit) } else { self.block_of(key.unit).map(|b| b.block.id) };
            let some = |slug: Slug| Some(slug).filter(|s| !s.is_none());
            let unit = if is_setup { None } else { some(key.unit) };
            Open { block: block.and_then(some), unit, line: some(key.line), kind: OpenKind::Disputed(key.what) }
        }));
    }

    fn open_on<'a>(
        &'a self,
        block: &'a BlockState,
        unit: UnitId,
        node: &'a Node,
        standing: Standing,
    ) -> impl Iterator<Item = Open> + 'a {
        let kind = match standing {
            Standing::Blank if !node.level.is_extra() => Some(OpenKind::Blank),
            Standing::Points(found) if found > node.max => Some(OpenKind::OverMax { found, max: node.max }),
            Standing::NotApplicable if node.not_applicable == super::criteria::NotApplicable::MustBeScored => {
                Some(OpenKind::NotApplicableNotAllowed)
            }
            _ => None,
        };
        let sent = match self.read(Key::cell(What::SentBack, unit, node.id)).value() {
            Some(Value::Text(text)) => Some(OpenKind::SentBack(text.clone().into())),
            _ => None,
        };
        let place = move |kind| Open { block: Some(block.block.id), unit: Some(unit), line: Some(node.id), kind };
        kind.into_iter().chain(self.departure(unit, node)).chain(sent).map(place)
    }

    /// An appraised score that departs from the self score and says no reason.
    fn departure(&self, unit: UnitId, node: &Node) -> Option<OpenKind> {
        if node.source != Source::Appraisal {
            return None;
        }
        let own = self.self_score(unit, node.id).value()?.as_score()?;
        let (_, reading) = self.appraised(unit, node.id)?;
        let value = reading.value()?;
        let appraised = value.as_score()?;
        let silent = value.reason().is_none_or(|r| r.trim().is_empty());
        (own != appraised && silent).then_some(OpenKind::MissingReason { own, appraised })
    }

    fn findings(&self, open: &mut Vec<Open>) {
        let newest = self.newest_writes();
        for entry in self.log().entries() {
            for (number, finding) in (1..).zip(&entry.findings) {
                let name = finding_name(entry.id, number);
                if self.is_open(entry, finding, name, &newest) {
                    open.push(Open {
                        block: finding.unit.and_then(|u| self.block_of(u)).map(|b| b.block.id),
                        unit: finding.unit,
                        line: finding.line,
                        kind: OpenKind::Finding(name, finding.clone()),
                    });
                }
            }
        }
    }

    /// A finding stays open until someone notes that it is dealt with, or until a later decision
    /// writes to the unit's line that it is about.
    fn is_open(&self, entry: &Entry, finding: &Finding, name: Slug, newest: &NewestWrites) -> bool {
        if finding.severity == Severity::Info || self.read(Key::dealt(name)).value().is_some() {
            return false;
        }
        let family = entry.changes.first().map(|c| c.key.what.family());
        let (Some(unit), Some(line), Some(family)) = (finding.unit, finding.line, family) else { return true };
        newest.get(&(unit, line, family)).is_none_or(|seq| *seq <= entry.seq)
    }

    /// The newest write to each unit's line, for lines that a finding is about.
    fn newest_writes(&self) -> NewestWrites {
        let mut newest: NewestWrites = HashMap::new();
        for finding in self.log().entries().iter().flat_map(|e| &e.findings) {
            if let (Some(unit), Some(line)) = (finding.unit, finding.line) {
                for family in [Family::SelfAssessment, Family::Appraisal, Family::Survey, Family::Satisfaction] {
                    newest.insert((unit, line, family), 0);
                }
            }
        }
        for entry in self.log().entries() {
            for change in &entry.changes {
                if let Some(seq) = newest.get_mut(&(change.key.unit, change.key.line, change.key.what.family())) {
                    *seq = (*seq).max(entry.seq);
                }
            }
        }
        newest
    }
}

type NewestWrites = HashMap<(UnitId, LineId, Family), u64>;
