//! `results`: the index, its parts, places, and the change against last year.

use super::arguments::Look;
use super::{DONE, Session};
use crate::domain::campaign::Campaign;
use crate::domain::criteria::Source;
use crate::domain::index::UnitTotals;
use crate::domain::ranking::UnitResult;
use crate::domain::setup;
use crate::sheets::open_data::Results;
use crate::text::Text;

pub(super) fn run(session: &mut Session<'_>, look: &Look) -> u8 {
    let campaign = match session.look_at(&look.file) {
        Ok(campaign) => campaign,
        Err(code) => return code,
    };
    if look.json {
        session.print_json(&Results::of(&campaign));
    } else {
        print(session, &campaign);
    }
    DONE
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
