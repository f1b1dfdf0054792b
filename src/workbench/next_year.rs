//! The campaign of the year after: the same criteria, units with all their names, settings and told heads;
//! the results become last year's.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::campaign::{Campaign, Edit, NewBlock, NewCampaign};
use crate::domain::criteria::Source;
use crate::domain::index::Standing;
use crate::domain::setup::{Heading, LineReason, Settings};
use crate::domain::slug::UnitId;
use crate::domain::value::{Key, Score, Value, What};

/// What a campaign is begun with.
#[derive(Debug, Clone)]
pub struct NextYear {
    /// Its set-up.
    pub new: NewCampaign,
    /// Last year's totals, places, appraised points and scores by line of units whose every line was settled.
    pub previous: Vec<Edit>,
    /// How many units were not settled, so that last year's results are not known of them.
    pub unsettled: usize,
}

impl NextYear {
    /// Prepares the year after a campaign.
    pub fn after(old: &Campaign) -> NextYear {
        let heading = old.heading();
        let year = heading.year.saturating_add(1);
        let title: Arc<str> = heading.title.replace(&heading.year.to_string(), &year.to_string()).into();
        let blocks = old.blocks().iter().map(|b| NewBlock {
            block: b.block.clone(),
            set: (*b.set).clone(),
            units: b.units.to_vec(),
        });
        let new = NewCampaign {
            heading: Heading { year, title, place: heading.place.clone() },
            settings: Settings { reasons: reasons(old), ..old.settings().clone() },
            blocks: blocks.collect(),
        };
        let (mut previous, mut unsettled) = (Vec::new(), 0);
        for results in old.results() {
            for (result, totals) in results.units.iter().zip(&results.totals.units) {
                if !totals.is_complete() {
                    unsettled += 1;
                    continue;
                }
                previous.extend(scores(old, result.unit));
                let mut give = |what, value: Option<Value>| {
                    previous.extend(value.map(|value| Edit::typed(Key::unit(what, result.unit), value)));
                };
                give(What::PreviousTotal, result.published.map(Value::Points));
                give(What::PreviousRank, result.rank.map(Value::Rank));
                give(What::PreviousAppraisal, totals.part(Source::Appraisal).map(Value::Points));
            }
        }
        NextYear { new, previous, unsettled }
    }
}

/// What counted on each line of a unit.
fn scores(old: &Campaign, unit: UnitId) -> impl Iterator<Item = Edit> + '_ {
    let lines = old.block_of(unit).into_iter().flat_map(|block| block.set.leaves());
    lines.filter_map(move |line| {
        let score = match old.standing(unit, line.id) {
            Standing::Points(points) => Score::Points(points),
            Standing::NotApplicable => Score::NotApplicable,
            Standing::Blank | Standing::Disputed => return None,
        };
        Some(Edit::typed(Key::cell(What::PreviousScore, unit, line.id), Value::score(score)))
    })
}

/// So many reasons of a line are worth keeping.
const KEPT: usize = 8;

/// The reasons that were given, the most used of each line.
fn reasons(old: &Campaign) -> Vec<LineReason> {
    let mut kept = Vec::new();
    for block in old.blocks() {
        for line in block.set.leaves() {
            let mut given: BTreeMap<Arc<str>, usize> = BTreeMap::new();
            for unit in &block.units {
                let reason = old.appraised(unit.id, line.id);
                let reason = reason.as_ref().and_then(|(_, reading)| reading.value()?.reason());
                if let Some(reason) = reason.filter(|r| !r.is_empty()) {
                    *given.entry(reason.into()).or_default() += 1;
                }
            }
            let mut given: Vec<(Arc<str>, usize)> = given.into_iter().collect();
            given.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
            let of = |(text, _)| LineReason { block: block.block.id, line: line.id, text };
            kept.extend(given.into_iter().take(KEPT).map(of));
        }
    }
    kept
}
