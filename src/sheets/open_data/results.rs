//! The results as one JSON document: exact decimals as strings, what is missing as null.
//!
//! The command line prints it and the open data hold it, so that the two can't differ.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::criteria::Source;
use crate::domain::ranking::{BlockResults, UnitResult};

/// The results of a campaign.
#[derive(Debug, Serialize)]
pub struct Results {
    year: u16,
    edition: u32,
    r#final: bool,
    blocks: Vec<Block>,
}

#[derive(Debug, Serialize)]
struct Block {
    id: &'static str,
    units: Vec<Unit>,
}

/// The results of a unit.
#[derive(Debug, Serialize)]
pub(super) struct Unit {
    unit: &'static str,
    name: String,
    rank: Option<u32>,
    total: Option<String>,
    appraisal: Option<String>,
    survey: Option<String>,
    satisfaction: Option<String>,
    satisfaction_percent: Option<String>,
    bonus: String,
    penalty: String,
    fields: BTreeMap<String, Option<String>>,
    complete: bool,
    ranked: bool,
    band: Option<String>,
    previous: Option<Previous>,
    rank_change: Option<i64>,
    ranks: Ranks,
}

#[derive(Debug, Serialize)]
struct Previous {
    rank: Option<u32>,
    total: Option<String>,
    appraisal: Option<String>,
}

#[derive(Debug, Serialize)]
struct Ranks {
    appraisal: Option<u32>,
    survey: Option<u32>,
    satisfaction: Option<u32>,
}

impl Results {
    /// The results as they are now: units by place, then in the order of the roster.
    pub fn of(campaign: &Campaign) -> Results {
        let edition = campaign.edition();
        let blocks = campaign.blocks().iter().map(|state| {
            let results = campaign.results_of(state);
            let units = results.by_place.iter().filter_map(|at| Unit::of(state, &results, *at)).collect();
            Block { id: state.block.id.as_str(), units }
        });
        Results {
            year: campaign.heading().year,
            edition: edition.edition,
            r#final: edition.is_final,
            blocks: blocks.collect(),
        }
    }
}

impl Unit {
    /// The results of the unit at a position of the roster.
    pub(super) fn of(state: &BlockState, results: &BlockResults, at: usize) -> Option<Unit> {
        let (known, totals, result) = (state.units.get(at)?, results.totals.units.get(at)?, results.units.get(at)?);
        let part = |source| Some(totals.part(source)?.to_string());
        let fields = state.set.fields().zip(results.totals.fields_of(at));
        let [appraisal, survey, satisfaction] = result.part_ranks;
        Some(Unit {
            unit: known.id.as_str(),
            name: known.name.to_string(),
            rank: result.rank,
            total: result.published.map(|p| p.to_string()),
            appraisal: part(Source::Appraisal),
            survey: part(Source::Survey),
            satisfaction: part(Source::Satisfaction),
            satisfaction_percent: result.satisfaction_percent.map(|p| p.to_string()),
            bonus: totals.bonus.to_string(),
            penalty: totals.penalty.to_string(),
            fields: fields
                .filter(|((_, node), _)| !node.level.is_extra())
                .map(|((_, node), points)| (node.code.to_string(), points.map(|p| p.to_string())))
                .collect(),
            complete: totals.is_complete(),
            ranked: known.ranked,
            band: result.band.as_ref().map(ToString::to_string),
            previous: previous(result),
            rank_change: result.rank_change(),
            ranks: Ranks { appraisal, survey, satisfaction },
        })
    }
}

fn previous(result: &UnitResult) -> Option<Previous> {
    let previous = result.previous;
    (!previous.is_empty()).then(|| Previous {
        rank: previous.rank,
        total: previous.total.map(|p| p.to_string()),
        appraisal: previous.appraisal.map(|p| p.to_string()),
    })
}
