//! A campaign: the log, and everything that follows from it.
//!
//! Three verbs: [`Campaign::replay`] makes it from a log and can't fail, [`Campaign::decide`] turns
//! a command into entries or a refusal and changes nothing, [`Campaign::commit`] takes in entries
//! that were decided (here or in another copy) and can't fail.

mod check;
mod command;
mod decide;
mod edition;
mod state;
mod undo;

pub use command::{Command, Edit, FileEdits, NewBlock, NewCampaign, Refusal, Stamp};
pub use edition::EditionState;
pub use state::BlockState;
pub use undo::{Turn, Turned};

use std::collections::HashMap;
use std::sync::Arc;

use super::criteria::{CriteriaSet, Node, Source};
use super::entry::{Act, Entry, EntryId};
use super::index::Standing;
use super::log::Log;
use super::points::Percent;
use super::ranking::{self, BlockResults, Previous};
use super::register::{Reading, Registers};
use super::setup::{Heading, Settings, Unit};
use super::slug::{BlockId, LineId, UnitId};
use super::value::{Family, Key, Round, Score, Value, What};

/// A campaign as its log has it.
#[derive(Debug, Clone)]
pub struct Campaign {
    log: Log,
    registers: Registers,
    heading: Heading,
    settings: Settings,
    blocks: Vec<BlockState>,
    places: HashMap<UnitId, (usize, usize)>,
    revision: u64,
    /// Asked for at every cell that is shown; it is read from the whole log.
    edition: EditionState,
}

impl Campaign {
    /// Makes a campaign from its log. Set-up that can't be read counts as absent.
    pub fn replay(log: Log) -> Campaign {
        let mut registers = Registers::default();
        for position in (0_u32..).take(log.entries().len()) {
            registers.apply(&log, position);
        }
        let mut campaign = Campaign {
            log,
            registers,
            heading: Heading::default(),
            settings: Settings::default(),
            blocks: Vec::new(),
            places: HashMap::new(),
            revision: 0,
            edition: EditionState::default(),
        };
        campaign.edition = EditionState::of(&campaign.log);
        campaign.set_up();
        campaign
    }

    /// Takes in entries: those that a command gave, or those of another copy, in any order.
    pub fn commit(&mut self, entries: impl IntoIterator<Item = Entry>) {
        let mut late: Vec<Entry> = Vec::new();
        for entry in entries {
            if self.log.get(entry.id).is_some() {
                continue;
            }
            if !late.is_empty() || !self.log.is_next(&entry) {
                late.push(entry);
                continue;
            }
            self.take_in(entry);
        }
        if !late.is_empty() {
            let known = self.log.entries().iter().map(|e| Entry::clone(e));
            let revision = self.revision;
            *self = Campaign::replay(Log::new(known.chain(late)));
            self.revision = revision + 1;
        }
    }

    fn take_in(&mut self, entry: Entry) {
        let entry = Arc::new(entry);
        let position = self.log.push(entry.clone());
        self.registers.apply(&self.log, position);
        self.revision += 1;
        // Before the first edition only finalizing makes a difference.
        if self.edition.edition > 0 || matches!(entry.act, Act::Finalize(_)) {
            self.edition = EditionState::of(&self.log);
        }
        if entry.changes.iter().any(|c| c.key.what.family() == Family::Setup) {
            self.set_up();
        } else {
            for change in &entry.changes {
                self.refresh(change.key.unit, change.key.line);
            }
        }
    }

    /// The log.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// The entry that made the campaign; names it across copies.
    pub fn id(&self) -> Option<EntryId> {
        Some(self.log.first()?.id)
    }

    /// Grows with every entry taken in; what was computed at the same number is still right.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Where the campaign stands with its editions.
    pub fn edition(&self) -> &EditionState {
        &self.edition
    }

    /// Year, title, place.
    pub fn heading(&self) -> &Heading {
        &self.heading
    }

    /// Rounding, ties, bands.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The blocks with their criteria sets and units.
    pub fn blocks(&self) -> &[BlockState] {
        &self.blocks
    }

    /// Finds a block.
    pub fn block(&self, id: BlockId) -> Option<&BlockState> {
        self.blocks.iter().find(|b| b.block.id == id)
    }

    /// The block of a unit.
    pub fn block_of(&self, unit: UnitId) -> Option<&BlockState> {
        self.blocks.get(self.places.get(&unit)?.0)
    }

    /// Finds a unit.
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        let (block, unit) = *self.places.get(&id)?;
        self.blocks.get(block)?.units.get(unit)
    }

    /// Finds a line of a unit's criteria set.
    pub fn line(&self, unit: UnitId, line: LineId) -> Option<&Node> {
        self.block_of(unit)?.set.line(line)
    }

    /// Reads a register.
    pub fn read(&self, key: Key) -> Reading<'_> {
        self.registers.read(&self.log, key)
    }

    /// The decisions that wrote something of a unit, the newest last.
    pub fn entries_on(&self, unit: UnitId) -> impl DoubleEndedIterator<Item = &Arc<Entry>> {
        self.registers.entries_on(&self.log, unit)
    }

    /// Registers in dispute.
    pub fn disputed(&self) -> impl Iterator<Item = Key> + '_ {
        self.registers.disputed(&self.log)
    }

    /// The appraisal that counts on a line: of the highest round that says something.
    pub fn appraised(&self, unit: UnitId, line: LineId) -> Option<(Round, Reading<'_>)> {
        Round::ALL.into_iter().rev().find_map(|round| {
            let reading = self.read(Key::cell(What::Appraised(round), unit, line));
            let counts = reading.is_disputed() || reading.value().is_some_and(|v| v.as_score().is_some());
            counts.then_some((round, reading))
        })
    }

    /// What counts on a line of a unit.
    pub fn standing(&self, unit: UnitId, line: LineId) -> Standing {
        let Some((block, row)) = self.places.get(&unit) else { return Standing::Blank };
        self.blocks.get(*block).and_then(|b| Some(b.marks.get(*row, b.column(line)?))).unwrap_or(Standing::Blank)
    }

    /// The self score or claim of a unit on a line.
    pub fn self_score(&self, unit: UnitId, line: LineId) -> Reading<'_> {
        self.read(Key::cell(What::SelfScore, unit, line))
    }

    /// Last year's results of a unit.
    pub fn previous(&self, unit: UnitId) -> Previous {
        let value = |what| self.read(Key::unit(what, unit)).value().cloned();
        let points = |what| match value(what) {
            Some(Value::Points(points)) => Some(points),
            _ => None,
        };
        let rank = match value(What::PreviousRank) {
            Some(Value::Rank(rank)) => Some(rank),
            _ => None,
        };
        Previous { rank, total: points(What::PreviousTotal), appraisal: points(What::PreviousAppraisal) }
    }

    /// What counted on a line of a unit last year, where it is known.
    pub fn previous_score(&self, unit: UnitId, line: LineId) -> Option<Score> {
        self.read(Key::cell(What::PreviousScore, unit, line)).value()?.as_score()
    }

    /// Whether scores of last year were written down for a unit, line by line.
    pub fn knows_last_year(&self, unit: UnitId) -> bool {
        self.registers.was_written(What::PreviousScore, unit)
    }

    /// The results of every block, computed now.
    pub fn results(&self) -> Vec<BlockResults> {
        self.blocks.iter().map(|b| self.results_of(b)).collect()
    }

    /// The results of one block, computed now.
    pub fn results_of(&self, state: &BlockState) -> BlockResults {
        let line = state.set.only_line_of(Source::Satisfaction).map(|n| n.id);
        let percent = |unit: &Unit| -> Option<Percent> {
            match self.read(Key::cell(What::SatisfactionPercent, unit.id, line?)).value() {
                Some(Value::Percent(percent)) => Some(*percent),
                _ => None,
            }
        };
        ranking::results(state, &self.settings, percent, |unit| self.previous(unit.id))
    }

    /// The criteria set of a block.
    pub fn criteria(&self, block: BlockId) -> Option<&Arc<CriteriaSet>> {
        Some(&self.block(block)?.set)
    }
}
