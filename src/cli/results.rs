//! `results`: the index, its parts, places, and the change against last year.

use std::collections::BTreeMap;

use serde::Serialize;

use super::arguments::Look;
use super::{DONE, Session};
use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::criteria::Source;
use crate::domain::index::UnitTotals;
use crate::domain::ranking::{BlockResults, UnitResult};
use crate::domain::setup;
use crate::text::Text;

#[derive(Serialize)]
struct Results {
    year: u16,
    edition: u32,
    r#final: bool,
    blocks: Vec<Block>,
}

#[derive(Serialize)]
struct Block {
    id: &'static str,
    units: Vec<Unit>,
}

#[derive(Serialize)]
struct Unit {
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

#[derive(Serialize)]
struct Previous {
    rank: Option<u32>,
    total: Option<String>,
    appraisal: Option<String>,
}

#[derive(Serialize)]
struct Ranks {
    appraisal: Option<u32>,
    survey: Option<u32>,
    satisfaction: Option<u32>,
}

pub(super) fn run(session: &mut Session<'_>, look: &Look) -> u8 {
    let campaign = match session.look_at(&look.file) {
        Ok(campaign) => campaign,
        Err(code) => return code,
    };
    if look.json {
        session.print_json(&results(&campaign));
    } else {
        print(session, &campaign);
    }
    DONE
}

fn results(campaign: &Campaign) -> Results {
    let edition = campaign.edition();
    let blocks = campaign.blocks().iter().map(|state| {
        let results = campaign.results_of(state);
        let units = results.by_place.iter().filter_map(|at| unit(state, &results, *at)).collect();
        Block { id: state.block.id.as_str(), units }
    });
    Results {
        year: campaign.heading().year,
        edition: edition.edition,
        r#final: edition.is_final,
        blocks: blocks.collect(),
    }
}

fn unit(state: &BlockState, results: &BlockResults, at: usize) -> Option<Unit> {
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

fn previous(result: &UnitResult) -> Option<Previous> {
    let previous = result.previous;
    (!previous.is_empty()).then(|| Previous {
        rank: previous.rank,
        total: previous.total.map(|p| p.to_string()),
        appraisal: previous.appraisal.map(|p| p.to_string()),
    })
}

/// Prints the ranking of every block, for people.
pub(super) fn print(session: &mut Session<'_>, campaign: &Campaign) {
    for state in campaign.blocks() {
        let results = campaign.results_of(state);
        let head = session
            .text
            .fill("cli-ranking-head", &[("block", &state.block.name), ("year", &campaign.heading().year.to_string())]);
        session.print("");
        session.print(&head);
        let columns = session.text.say("cli-ranking-columns");
        session.print(&columns);
        for at in &results.by_place {
            let (Some(unit), Some(result)) = (state.units.get(*at), results.units.get(*at)) else { continue };
            let Some(totals) = results.totals.units.get(*at) else { continue };
            let line = line(&session.text, unit, totals, result, campaign.settings().total_decimals);
            session.print(&line);
        }
    }
}

fn line(text: &Text, unit: &setup::Unit, totals: &UnitTotals, result: &UnitResult, decimals: u8) -> String {
    let rank = result.rank.map_or_else(|| "–".to_owned(), |r| r.to_string());
    let total = result.published.map_or_else(|| "–".to_owned(), |p| text.points_fixed(p, decimals));
    let part = |source| totals.part(source).map_or_else(|| "–".to_owned(), |p| text.points(p));
    let change = result.rank_change().map_or_else(String::new, |c| text.place_change(c));
    let band = result.band.as_deref().unwrap_or_default();
    let name = &unit.name;
    format!(
        "{rank:>4}  {name:<44} {total:>7}  {:>9} {:>7} {:>9}  {change:>4}  {band}",
        part(Source::Appraisal),
        part(Source::Survey),
        part(Source::Satisfaction),
    )
    .trim_end()
    .to_owned()
}
