//! What a campaign computes from its registers and keeps: set-up and marks.

use std::collections::HashMap;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::Campaign;
use crate::domain::criteria::{CriteriaSet, Node, Source};
use crate::domain::index::{Marks, Standing};
use crate::domain::points::DECIMALS;
use crate::domain::register::Reading;
use crate::domain::setup::{Block, Unit};
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Key, Score, Value, What};

/// A block with its criteria set, its units and what counts on each line.
#[derive(Debug, Clone)]
pub struct BlockState {
    /// The block.
    pub block: Block,
    /// Its criteria set.
    pub set: Arc<CriteriaSet>,
    /// Its units, in the order of the roster.
    pub units: Vec<Unit>,
    pub(in crate::domain) marks: Marks,
    columns: HashMap<LineId, usize>,
    rows: HashMap<UnitId, usize>,
}

impl BlockState {
    /// The position of a line among the lines of the set.
    pub fn column(&self, line: LineId) -> Option<usize> {
        self.columns.get(&line).copied()
    }

    /// The position of a unit in the roster.
    pub fn row(&self, unit: UnitId) -> Option<usize> {
        self.rows.get(&unit).copied()
    }

    /// What counts on each line of each unit.
    pub fn marks(&self) -> &Marks {
        &self.marks
    }
}

impl Campaign {
    /// Reads the set-up again and every mark with it.
    pub(super) fn set_up(&mut self) {
        self.heading = self.setup(Key::campaign(What::Heading)).unwrap_or_default();
        self.settings = self.setup(Key::campaign(What::Settings)).unwrap_or_default();
        let listed: Vec<Block> = self.setup(Key::campaign(What::Blocks)).unwrap_or_default();
        let blocks: Vec<BlockState> = listed.into_iter().filter_map(|b| self.block_state(b)).collect();
        self.places = blocks
            .iter()
            .enumerate()
            .flat_map(|(at, b)| b.units.iter().enumerate().map(move |(row, unit)| (unit.id, (at, row))))
            .collect();
        self.blocks = blocks;
    }

    /// A part of the set-up; while it is disputed, the earliest of its values.
    fn setup<T: DeserializeOwned>(&self, key: Key) -> Option<T> {
        let text = match self.read(key) {
            Reading::Blank => return None,
            Reading::Agreed(head) => head.change.value.as_text()?.to_owned(),
            Reading::Disputed(heads) => {
                let first = heads.iter().min_by_key(|h| h.entry.order())?;
                first.change.value.as_text()?.to_owned()
            }
        };
        serde_json::from_str(&text).ok()
    }

    fn block_state(&self, block: Block) -> Option<BlockState> {
        let set: Arc<CriteriaSet> = Arc::new(self.setup(Key::block(What::Criteria, block.id))?);
        let units: Vec<Unit> = self.setup(Key::block(What::Roster, block.id)).unwrap_or_default();
        let columns: HashMap<LineId, usize> = set.leaves().enumerate().map(|(at, n)| (n.id, at)).collect();
        let mut marks = Marks::blank(units.len(), columns.len());
        for (row, unit) in units.iter().enumerate() {
            for (column, node) in set.leaves().enumerate() {
                marks.set(row, column, self.computed_standing(unit.id, node));
            }
        }
        let rows = units.iter().enumerate().map(|(at, unit)| (unit.id, at)).collect();
        Some(BlockState { block, set, units, marks, columns, rows })
    }

    /// Computes a mark again after a change of one of its registers.
    pub(super) fn refresh(&mut self, unit: UnitId, line: LineId) {
        let Some((block, row)) = self.places.get(&unit).copied() else { return };
        let Some(state) = self.blocks.get(block) else { return };
        let Some(column) = state.column(line) else { return };
        let Some(node) = state.set.leaf(column) else { return };
        let standing = self.computed_standing(unit, node);
        if let Some(state) = self.blocks.get_mut(block) {
            state.marks.set(row, column, standing);
        }
    }

    fn computed_standing(&self, unit: UnitId, node: &Node) -> Standing {
        let reading = match node.source {
            Source::Appraisal => match self.appraised(unit, node.id) {
                None => return Standing::Blank,
                Some((_, reading)) => reading,
            },
            Source::Survey => self.read(Key::cell(What::SurveyPoints, unit, node.id)),
            Source::Satisfaction => self.read(Key::cell(What::SatisfactionPercent, unit, node.id)),
        };
        match reading {
            Reading::Blank => Standing::Blank,
            Reading::Disputed(_) => Standing::Disputed,
            Reading::Agreed(head) => match head.value() {
                Value::Score(Some(Score::Points(points)), _) => Standing::Points(*points),
                Value::Score(Some(Score::NotApplicable), _) => Standing::NotApplicable,
                Value::Percent(percent) => Standing::Points(node.max.share(percent.fraction(), DECIMALS)),
                _ => Standing::Blank,
            },
        }
    }
}
