//! Where each change stands in the history, so that a number leads to who wrote it, and back.

use std::collections::HashMap;

use super::super::history::{self, MOST_ROWS};
use crate::domain::campaign::Campaign;
use crate::domain::entry::EntryId;
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Family, Key};
use crate::sheets::paper::cells::at;
use crate::sheets::paper::names;

/// The rows of the history by what they are about.
pub(in crate::sheets::workbook) struct Trail {
    /// Names of the history's sheets.
    pub sheets: Vec<String>,
    /// The newest change of each line of each unit; of its points rather than of a text about them.
    newest: HashMap<(UnitId, LineId), (bool, usize)>,
    /// Where an entry wrote a register.
    written: HashMap<(EntryId, Key), usize>,
    /// The first change of each unit: where it stands, and what it is.
    first: HashMap<UnitId, (usize, EntryId, Key)>,
}

impl Trail {
    /// Lays the history out. Thousands of units have too many rows to lead to each.
    pub(super) fn new(campaign: &Campaign, is_flat: bool, name: impl Fn(usize) -> String) -> Trail {
        let mut trail =
            Trail { sheets: Vec::new(), newest: HashMap::new(), written: HashMap::new(), first: HashMap::new() };
        let mut position = 0;
        for entry in campaign.log().entries() {
            for (change, at) in entry.changes.iter().zip(position..).filter(|_| !is_flat) {
                trail.written.insert((entry.id, change.key), at);
                let family = change.key.what.family();
                let is_points = matches!(family, Family::Appraisal | Family::Survey | Family::Satisfaction);
                let newest = trail.newest.entry((change.key.unit, change.key.line)).or_insert((is_points, at));
                *newest = (*newest).max((is_points, at));
            }
            for (change, at) in entry.changes.iter().zip(position..) {
                if change.key.what.family() != Family::Setup {
                    trail.first.entry(change.key.unit).or_insert((at, entry.id, change.key));
                }
            }
            position += entry.changes.len().max(1);
        }
        trail.sheets = (1..=position.div_ceil(MOST_ROWS).max(1)).map(name).collect();
        trail
    }

    /// The newest change of a line of a unit, as a link's target.
    pub(in crate::sheets::workbook) fn newest(&self, unit: UnitId, line: LineId) -> Option<String> {
        self.newest.get(&(unit, line)).and_then(|(_, position)| self.cell(*position))
    }

    /// Where a unit's history begins, as a link's target.
    pub(in crate::sheets::workbook) fn first_of(&self, unit: UnitId) -> Option<String> {
        self.first.get(&unit).and_then(|(position, ..)| self.cell(*position))
    }

    /// Whether a unit's history begins with an entry's change of a register.
    pub(in crate::sheets::workbook) fn is_first(&self, entry: EntryId, key: Key) -> bool {
        self.first.get(&key.unit).is_some_and(|(_, by, of)| (*by, *of) == (entry, key))
    }

    /// Whether an entry's change of a register is the newest of its line.
    pub(in crate::sheets::workbook) fn is_newest(&self, entry: EntryId, key: Key) -> bool {
        let newest = self.newest.get(&(key.unit, key.line)).map(|(_, position)| *position);
        newest.is_some() && newest == self.written.get(&(entry, key)).copied()
    }

    /// Where an entry wrote a register, as a link's target.
    pub(in crate::sheets::workbook) fn written(&self, entry: EntryId, key: Key) -> Option<String> {
        self.written.get(&(entry, key)).and_then(|position| self.cell(*position))
    }

    fn cell(&self, position: usize) -> Option<String> {
        let sheet = self.sheets.get(position / MOST_ROWS)?;
        let row = history::TOP + u32::try_from(position % MOST_ROWS).ok()?;
        Some(format!("{}{}", names::quoted(sheet), at(row, 0)))
    }
}
