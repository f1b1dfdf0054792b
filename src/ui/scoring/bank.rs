//! The bank of reasons of a line: what the block's units were told on it, and by how many. It follows the campaign
//! decision by decision: a country has thousands of units, and one of them changes at a time.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use foldhash::HashMap;

use super::reasons::Known;
use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::criteria::Source;
use crate::domain::log::Seen;
use crate::domain::passage::Passage;
use crate::domain::slug::{BlockId, LineId, UnitId};
use crate::domain::value::{Family, Round, Value, What};

/// How many reasons are offered; the rest are rare.
const OFFERED: usize = 6;

/// The reasons of a line of a block.
#[derive(Debug, Default)]
pub struct Bank {
    of: Option<(BlockId, LineId)>,
    seen: Seen,
    /// Where each stands: units by their places in the roster, with the rounds.
    stands: HashMap<Passage, BTreeMap<usize, (UnitId, Round)>>,
    /// The reason of each place in the roster.
    given: HashMap<usize, Passage>,
}

impl Bank {
    /// Takes up a line of a unit's block, or what has changed on it since.
    pub fn follow(&mut self, campaign: &Campaign, unit: UnitId, line: LineId) {
        let Some(block) = campaign.block_of(unit) else { return };
        let of = (block.block.id, line);
        let is_setup = |key| What::family(key) == Family::Setup;
        let new = campaign.log().since(self.seen).filter(|_| self.of == Some(of));
        let changes = || new.into_iter().flatten().flat_map(|entry| &entry.changes);
        if new.is_none() || changes().any(|change| is_setup(change.key.what)) {
            *self = Bank { of: Some(of), ..Bank::default() };
            if block.set.line(line).is_some_and(|node| node.source == Source::Appraisal) {
                (0..block.units.len()).for_each(|place| self.look_at(campaign, block, place, line));
            }
        } else {
            let is_here = |what| matches!(what, What::Appraised(_));
            let touched = changes().filter(|change| change.key.line == line && is_here(change.key.what));
            for place in touched.filter_map(|change| block.row(change.key.unit)) {
                self.look_at(campaign, block, place, line);
            }
        }
        self.seen = campaign.log().seen();
    }

    /// Takes up the reason of a unit.
    fn look_at(&mut self, campaign: &Campaign, block: &BlockState, place: usize, line: LineId) {
        if let Some(before) = self.given.remove(&place)
            && let Some(stands) = self.stands.get_mut(&before)
        {
            stands.remove(&place);
            if stands.is_empty() {
                self.stands.remove(&before);
            }
        }
        let Some(unit) = block.units.get(place).map(|unit| unit.id) else { return };
        let Some((round, reading)) = campaign.appraised(unit, line) else { return };
        if let Some(Value::Score(_, Some(reason))) = reading.value()
            && !reason.is_empty()
        {
            self.stands.entry(reason.clone()).or_default().insert(place, (unit, round));
            self.given.insert(place, reason.clone());
        }
    }

    /// The reasons that are offered to a unit: the most used first, then those of last year that nobody was given
    /// yet; its own comes last where it is none of them.
    pub fn offered(&self, campaign: &Campaign, unit: UnitId) -> Vec<Known> {
        let Some((block, line)) = self.of else { return Vec::new() };
        // Of those that are used alike often, the one that stands first in the roster.
        let mut used: Vec<_> = self
            .stands
            .iter()
            .filter_map(|(text, stands)| Some(((Reverse(stands.len()), *stands.keys().next()?), text)))
            .collect();
        if used.len() > OFFERED {
            used.select_nth_unstable_by_key(OFFERED, |(order, _)| *order);
            used.truncate(OFFERED);
        }
        used.sort_unstable_by_key(|(order, _)| *order);
        let mut known: Vec<Known> = used.into_iter().map(|(_, text)| self.known(text)).collect();
        let last_year = campaign.settings().reasons.iter().filter(|r| r.block == block && r.line == line);
        let unused = last_year.filter(|r| !self.stands.contains_key(&*r.text)).map(|r| self.known(&r.text));
        known.extend(unused.take(OFFERED - known.len().min(OFFERED)));
        let own = campaign.block_of(unit).and_then(|b| self.given.get(&b.row(unit)?));
        known.extend(own.filter(|own| known.iter().all(|k| *k.text != ***own)).map(|own| self.known(own)));
        known
    }

    fn known(&self, text: &str) -> Known {
        let stands = self.stands.get(text).into_iter().flat_map(BTreeMap::values);
        Known { text: text.into(), stands: stands.copied().collect() }
    }
}
