//! What a unit has reached: total, parts with the places they bring and cost, points by field.

use super::About;
use crate::domain::analysis::{Part, Spread};
use crate::domain::criteria::Source;
use crate::domain::points::{Fraction, Points};
use crate::sheets::document::{Column, Document, Table};
use crate::sheets::report::view::View;

const NONE: &str = "–";

/// The total in sentences, then the parts in a table.
pub(super) fn result(document: &mut Document, about: &About<'_>, at: usize) {
    let view = &about.view;
    document.text(&total(view, at));
    document.table(&parts(about, at));
    document.note(&view.office.plain("letter-without-note", &[]));
    let is_rescaled = view.results.totals.units.get(at).is_some_and(|t| t.excluded != [Points::ZERO; 3]);
    if is_rescaled {
        document.note(&view.office.plain("letter-rescaled", &[]));
    }
}

fn total(view: &View<'_>, at: usize) -> String {
    let (office, text) = (view.office, view.office.text);
    let (Some(result), Some(totals)) = (view.results.units.get(at), view.results.totals.units.get(at)) else {
        return String::new();
    };
    let unit = view.unit_name(at);
    let max = text.points(view.state.set.max());
    let Some(published) = result.published else { return office.plain("letter-nothing", &[("unit", unit)]) };
    let total = view.shown_total(published);
    let mut sentences = Vec::new();
    match result.rank {
        Some(rank) => {
            let (rank, count) = (text.count(rank), text.count(view.standings.by_place.len()));
            let decimals = view.decimals();
            let median = view.standings.total.as_ref().map(|s| text.points_fixed(s.median(decimals), decimals));
            let (block, median) = (view.block().text, median.unwrap_or_default());
            let arguments = [("unit", unit), ("total", &*total), ("max", &*max), ("rank", &*rank), ("count", &*count)];
            let arguments = arguments.into_iter().chain([("block", &*block), ("median", &*median)]);
            sentences.push(office.plain("letter-ranked", &arguments.collect::<Vec<_>>()));
        }
        None if totals.is_complete() => {
            sentences.push(office.plain("letter-unranked", &[("unit", unit), ("total", &total), ("max", &max)]));
        }
        None => {
            let open = text.count(totals.blank + totals.disputed);
            let arguments = [("unit", unit), ("total", &*total), ("max", &*max), ("open", &*open)];
            sentences.push(office.plain("letter-open", &arguments));
        }
    }
    if let Some(band) = &result.band {
        sentences.push(office.plain("letter-band", &[("band", band)]));
    }
    sentences.extend(since_last_year(view, at));
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

fn since_last_year(view: &View<'_>, at: usize) -> Option<String> {
    let (office, text) = (view.office, view.office.text);
    let result = view.results.units.get(at)?;
    let (was, was_rank, rank) = (result.previous.total?, result.previous.rank?, result.rank?);
    let year = office.campaign.heading().year.saturating_sub(1).to_string();
    let points = text.change(result.published? - was);
    let places = i64::from(was_rank) - i64::from(rank);
    let moved = match places.signum() {
        1 => office.plain("letter-up", &[("places", &text.count(places))]),
        -1 => office.plain("letter-down", &[("places", &text.count(-places))]),
        _ => office.plain("letter-same", &[]),
    };
    let (was, was_rank) = (view.shown_total(was), text.count(was_rank));
    let arguments =
        [("year", &*year), ("was", &*was), ("was-rank", &*was_rank), ("points", &*points), ("moved", &*moved)];
    Some(office.plain("letter-last-year", &arguments))
}

/// Each part: maximum, points, median, its own place, and the place without it.
fn parts(about: &About<'_>, at: usize) -> Table {
    let (view, office) = (&about.view, about.view.office);
    let text = office.text;
    let head = |name: &str| office.plain(name, &[]);
    let columns = vec![
        Column::words(head("letter-head-part"), 55),
        Column::numbers(head("letter-head-max"), 18),
        Column::numbers(head("letter-head-points"), 22),
        Column::numbers(head("letter-head-median"), 22),
        Column::middle(head("letter-head-part-rank"), 22),
        Column::middle(head("letter-head-without"), 26),
    ];
    let rank = |rank: Option<u32>| rank.map_or_else(|| NONE.to_owned(), |r| text.count(r));
    let points = |points: Option<Points>| points.map_or_else(|| NONE.to_owned(), |p| text.points(p));
    let median = |spread: Option<&Spread>| points(spread.map(|s| s.median(4)));
    let (result, totals) = (view.results.units.get(at), view.results.totals.units.get(at));
    let mut rows = Vec::new();
    for (source, without) in Source::ALL.into_iter().zip(&about.without) {
        let max = view.state.set.max_of(source);
        if max == Points::ZERO {
            continue;
        }
        let mut named = view.part_name(Part::Source(source)).capital().text;
        if let (Source::Satisfaction, Some(percent)) = (source, result.and_then(|r| r.satisfaction_percent)) {
            named = office.plain("letter-part-percent", &[("part", &named), ("percent", &view.shown_percent(percent))]);
        }
        let place = result.and_then(|r| r.part_ranks.get(source as usize).copied().flatten());
        let spread = view.standings.parts.get(source as usize).and_then(Option::as_ref);
        rows.push(vec![
            named,
            text.points(max),
            points(totals.and_then(|t| t.part(source))),
            median(spread),
            rank(place),
            rank(without.get(at).copied().flatten()),
        ]);
    }
    let extras = totals.map(|t| t.bonus - t.penalty).filter(|extras| *extras != Points::ZERO);
    if let Some(extras) = extras {
        let named = view.part_name(Part::Extras).capital().text;
        rows.push(vec![named, NONE.to_owned(), text.change(extras), NONE.to_owned(), NONE.to_owned(), NONE.to_owned()]);
    }
    let decimals = view.decimals();
    let published = result.and_then(|r| r.published).map_or_else(|| NONE.to_owned(), |p| view.shown_total(p));
    let of_total = view.standings.total.as_ref().map(|s| text.points_fixed(s.median(decimals), decimals));
    let sums = vec![
        head("letter-part-total"),
        text.points(view.state.set.max()),
        published,
        of_total.unwrap_or_else(|| NONE.to_owned()),
        rank(result.and_then(|r| r.rank)),
        String::new(),
    ];
    Table { columns, rows, sums, ..Table::default() }
}

/// Each field: maximum that applies, points, share, the block's median, points lost.
pub(super) fn fields(document: &mut Document, view: &View<'_>, at: usize) {
    let (office, text) = (view.office, view.office.text);
    let head = |name: &str| office.plain(name, &[]);
    let columns = vec![
        Column::middle(head("head-code"), 12),
        Column::words(head("letter-head-field"), 67),
        Column::numbers(head("letter-head-max"), 16),
        Column::numbers(head("letter-head-points"), 18),
        Column::numbers(head("letter-head-share"), 18),
        Column::numbers(head("letter-head-median"), 18),
        Column::numbers(head("letter-head-lost"), 16),
    ];
    let ranked = |unit: usize| view.results.units.get(unit).is_some_and(|u| u.rank.is_some());
    let mut rows = Vec::new();
    for (field, (_, node)) in view.state.set.fields().enumerate().filter(|(_, (_, n))| !n.level.is_extra()) {
        let of_block = view.fields.iter().filter(|f| f.field == field && ranked(f.unit)).map(|f| (f.unit, f.points));
        let median = Spread::of(of_block).map_or_else(|| NONE.to_owned(), |s| text.points(s.median(4)));
        let own = view.fields.iter().find(|f| f.field == field && f.unit == at);
        let (max, points, share, lost) = match own {
            Some(own) => (
                text.points(own.max),
                text.points(own.points),
                own.share().map_or_else(|| NONE.to_owned(), |share: Fraction| view.shown_percent(share.percent(1))),
                text.points(own.max - own.points),
            ),
            None => {
                let open = view.results.totals.fields_of(at).get(field).copied().flatten();
                let points = open.map_or_else(|| NONE.to_owned(), |p| text.points(p));
                (text.points(node.max), points, NONE.to_owned(), NONE.to_owned())
            }
        };
        rows.push(vec![node.code.to_string(), view.field_name(node).text, max, points, share, median, lost]);
    }
    document.table(&Table { columns, rows, ..Table::default() });
    document.note(&office.plain("letter-median-note", &[]));
}
