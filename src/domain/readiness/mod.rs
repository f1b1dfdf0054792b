//! What is still open: the supervisor's list, and the gate before finalizing.

mod list;
mod tally;

pub use list::OpenList;
pub use tally::{Matter, Tally};

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
    /// What it is.
    pub fn matter(&self) -> Matter {
        Matter::of(&self.kind)
    }

    /// Whether it stops finalizing.
    pub fn is_blocking(&self) -> bool {
        self.matter().is_blocking()
    }

    /// Late entries, disputes, lines, findings.
    fn order(&self) -> u8 {
        match &self.kind {
            OpenKind::LateEntries(_) => 0,
            OpenKind::Disputed(_) => 1,
            OpenKind::Finding(..) => 3,
            _ => 2,
        }
    }

    /// The word in JSON.
    pub fn word(&self) -> &'static str {
        self.matter().word()
    }
}

/// The name of a finding: its entry and its number there, from 1.
pub fn finding_name(entry: EntryId, number: usize) -> Slug {
    Slug::new(&format!("{entry}.{number}")).unwrap_or(Slug::NONE)
}

impl Campaign {
    /// Everything that is open, blocking things first.
    pub fn open(&self) -> Vec<Open> {
        let mut open: Vec<Open> = OpenList::of(self).iter().cloned().collect();
        open.sort_by_key(|o| (!o.is_blocking(), o.order()));
        open
    }

    /// Entries that turned up after finalizing.
    fn late(&self) -> Option<Open> {
        let late = self.edition().late.clone();
        let kind = OpenKind::LateEntries(late);
        (kind != OpenKind::LateEntries(Vec::new())).then_some(Open { block: None, unit: None, line: None, kind })
    }

    fn disputes(&self) -> Vec<Open> {
        let mut keys: Vec<Key> = self.disputed().collect();
        keys.sort_unstable();
        let open = |key: Key| {
            let is_setup = key.what.family() == Family::Setup;
            let block = if is_setup { Some(key.unit) } else { self.block_of(key.unit).map(|b| b.block.id) };
            let some = |slug: Slug| Some(slug).filter(|s| !s.is_none());
            let unit = if is_setup { None } else { some(key.unit) };
            Open { block: block.and_then(some), unit, line: some(key.line), kind: OpenKind::Disputed(key.what) }
        };
        keys.into_iter().map(open).collect()
    }

    /// What is open on the lines of a unit, but for disputes and findings.
    fn open_on_unit(&self, unit: UnitId, open: &mut Vec<Open>) {
        let Some((block, row)) = self.block_of(unit).and_then(|b| Some((b, b.row(unit)?))) else { return };
        for (column, node) in block.set.leaves().enumerate() {
            open.extend(self.open_on(block, unit, node, block.marks().get(row, column)));
        }
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
}

type NewestWrites = HashMap<(UnitId, LineId, Family), u64>;
