//! What can be asked of a campaign, and the ways it refuses.

use std::sync::Arc;

use serde::Serialize;

use super::undo::Turn;
use crate::domain::criteria::CriteriaSet;
use crate::domain::entry::{CopyId, EntryId, SourceFile};
use crate::domain::finding::{Cell, Finding};
use crate::domain::points::{Percent, Points};
use crate::domain::readiness::Open;
use crate::domain::setup::{Block, Heading, Settings, Unit};
use crate::domain::slug::{BlockId, LineId, Slug, UnitId};
use crate::domain::value::{Key, Value, What};

/// Something to be decided.
#[derive(Debug, Clone)]
pub enum Command {
    /// Makes a campaign; only an empty log takes it.
    Create(NewCampaign),
    /// Writes values that were typed or chosen.
    Edit {
        /// The values.
        edits: Vec<Edit>,
        /// Why, where one reason is given for all of them.
        note: Option<Arc<str>>,
    },
    /// Takes in spreadsheets: an entry a file (two where it holds two kinds), all or none.
    Import(Vec<FileEdits>),
    /// Turns round what one spreadsheet has brought, named by an entry of it; what was changed since stays.
    TakeBack(EntryId),
    /// Turns a group back to what was there before it, or forward again.
    Turn(Turn),
    /// Locks the next edition.
    Finalize,
    /// Opens a final campaign again.
    Reopen {
        /// Why.
        reason: Arc<str>,
    },
}

impl Command {
    /// Whether it changes so much that a copy of the file is made before, and that it may take a while.
    pub fn is_big(&self) -> bool {
        matches!(self, Command::Import(_) | Command::Finalize | Command::Reopen { .. })
    }

    /// How many values it brings.
    pub fn values(&self) -> usize {
        match self {
            Command::Edit { edits, .. } => edits.len(),
            Command::Import(files) => files.iter().map(|f| f.edits.len()).sum(),
            _ => 0,
        }
    }
}

/// A value for a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The register.
    pub key: Key,
    /// The value; blank clears.
    pub value: Value,
    /// The sheet and cell it was read from.
    pub from: Option<(u16, Cell)>,
}

/// The values of one spreadsheet.
#[derive(Debug, Clone)]
pub struct FileEdits {
    /// The file.
    pub file: SourceFile,
    /// Its values.
    pub edits: Vec<Edit>,
    /// Its findings.
    pub findings: Vec<Finding>,
}

/// A campaign to be made.
#[derive(Debug, Clone)]
pub struct NewCampaign {
    /// Year, title, place.
    pub heading: Heading,
    /// Rounding, ties, bands.
    pub settings: Settings,
    /// The blocks.
    pub blocks: Vec<NewBlock>,
}

/// A block to be made.
#[derive(Debug, Clone)]
pub struct NewBlock {
    /// Id and name.
    pub block: Block,
    /// The criteria set.
    pub set: CriteriaSet,
    /// The units.
    pub units: Vec<Unit>,
}

/// Who decides, when, in which copy.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// The copy that writes.
    pub copy: CopyId,
    /// Milliseconds since 1970 (UTC).
    pub at_ms: i64,
    /// The person.
    pub author: Arc<str>,
}

/// Why a command is not carried out. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A score above the line's maximum.
    OverMax {
        /// The unit.
        unit: UnitId,
        /// The line.
        line: LineId,
        /// What was given.
        found: Points,
        /// The maximum.
        max: Points,
    },
    /// A score below zero.
    Negative(UnitId, LineId, Points),
    /// A percentage outside 0–100.
    NotAPercentage(UnitId, LineId, Percent),
    /// "Does not apply" on a line that has to be scored.
    MustBeScored(UnitId, LineId),
    /// The unit isn't in the campaign.
    UnknownUnit(UnitId),
    /// The line isn't in the unit's criteria set.
    UnknownLine(UnitId, LineId),
    /// The line is for others to score than the person at the keyboard.
    NotTheirs(UnitId, LineId),
    /// The line's points come from another source.
    OtherSource(UnitId, LineId),
    /// The value is not of the register's kind.
    WrongKind(Key),
    /// A part of the set-up that can't be read or used.
    BadSetup(Key),
    /// A unit stands twice, in one block or in two.
    UnitTwice(UnitId),
    /// The campaign is final; this edition would have to be reopened.
    Final(u32),
    /// The campaign is not final.
    NotFinal,
    /// Things that are still open and stop finalizing.
    NotReady(Vec<Open>),
    /// There is nothing left to turn round.
    NothingToUndo,
    /// There is nothing left to turn back.
    NothingToRedo,
    /// Later entries have written on top of all of it.
    AllWrittenOver(EntryId),
    /// The campaign exists already.
    AlreadyMade,
    /// A reason has to be given.
    NoReason,
    /// Nobody is named.
    NoAuthor,
}

impl Edit {
    /// The year, title and place.
    pub fn heading(heading: &Heading) -> Edit {
        Edit::typed(Key::campaign(What::Heading), setup(heading))
    }

    /// Rounding, ties, bands.
    pub fn settings(settings: &Settings) -> Edit {
        Edit::typed(Key::campaign(What::Settings), setup(settings))
    }

    /// The list of blocks.
    pub fn blocks(blocks: &[Block]) -> Edit {
        Edit::typed(Key::campaign(What::Blocks), setup(blocks))
    }

    /// A block's units.
    pub fn roster(block: BlockId, units: &[Unit]) -> Edit {
        Edit::typed(Key::block(What::Roster, block), setup(units))
    }

    /// A block's criteria set.
    pub fn criteria(block: BlockId, set: &CriteriaSet) -> Edit {
        Edit::typed(Key::block(What::Criteria, block), setup(set))
    }

    /// A value that was typed.
    pub fn typed(key: Key, value: Value) -> Edit {
        Edit { key, value, from: None }
    }

    /// A note that deals with a finding.
    pub fn dealt(finding: Slug, note: &str) -> Edit {
        Edit::typed(Key::dealt(finding), Value::text(note))
    }
}

/// A part of the set-up as its register holds it.
fn setup<T: Serialize + ?Sized>(part: &T) -> Value {
    Value::Setup(serde_json::to_string(part).unwrap_or_default().into())
}
