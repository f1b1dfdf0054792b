//! What the results page shows: places, the profile of a unit, and units × fields.

use crate::domain::analysis::{self, LastYear, UnitChange};
use crate::domain::campaign::BlockState;
use crate::domain::criteria::Source;
use crate::domain::placed::Placed;
use crate::domain::points::{self, Points};
use crate::domain::ranking::{BlockResults, UnitResult};
use crate::domain::slug::UnitId;
use crate::text::short_name;
use crate::ui::context::Context;
use crate::ui::widgets::capital;

/// A unit in the ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct RankRow {
    /// The unit.
    pub unit: UnitId,
    /// Its place; in parentheses while it is provisional, a dash before it means something.
    pub place: String,
    /// Its name.
    pub name: String,
    /// The points of each source, for the bar.
    pub parts: [f32; 3],
    /// The points of each source.
    pub part_words: [String; 3],
    /// The published total.
    pub total: String,
    /// `↑ 4`, `↓ 2`, `=`; empty where last year isn't known.
    pub change: String,
    /// Places gained since last year.
    pub gained: Option<i64>,
    /// Last year's total.
    pub last_year: String,
    /// The rating band, or what is missing.
    pub band: String,
    /// Whether lines are missing from the total.
    pub is_provisional: bool,
}

/// The profile of a unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// The unit's name.
    pub name: String,
    /// Each source: its name, points of maximum, and place.
    pub parts: Vec<[String; 3]>,
    /// Its place, or why it has none yet.
    pub placed: String,
    /// Last year's total and place.
    pub was: String,
    /// Each field.
    pub fields: Vec<FieldRow>,
}

/// A field of a profile.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldRow {
    /// Code and text.
    pub name: String,
    /// Points of the maximum.
    pub points: String,
    /// The median of the block.
    pub median: String,
    /// The share of the maximum.
    pub share: f32,
    /// The median's share of the maximum.
    pub median_share: f32,
    /// How far above the median; negative is below.
    pub above: Points,
}

/// Units × fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heat {
    /// Each field: its code, its text with the maximum.
    pub fields: Vec<(String, String)>,
    /// Each unit, best first: name and, for each field, points and share of the maximum.
    pub rows: Vec<HeatRow>,
}

/// A unit's row of the heat map.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    /// The unit.
    pub unit: UnitId,
    /// Its short name.
    pub name: String,
    /// For each field, its points and their share of the maximum.
    pub cells: Vec<Option<(String, f32)>>,
}

/// The units of the block, best first.
pub fn ranking(context: &Context<'_>) -> Vec<RankRow> {
    let Some((block, results)) = block(context) else { return Vec::new() };
    order(results).into_iter().filter_map(|at| row(context, block, results, at)).collect()
}

/// The whole of the bars.
pub fn whole(context: &Context<'_>) -> f32 {
    block(context).map_or(100.0, |(block, _)| float(block.set.max()))
}

/// The profile of a unit of the block.
pub fn profile(context: &Context<'_>, unit: UnitId) -> Option<Profile> {
    let text = context.text;
    let (block, results) = block(context)?;
    let at = block.row(unit)?;
    let (result, totals) = (results.units.get(at)?, results.totals.units.get(at)?);
    let parts = Source::ALL.into_iter().zip(result.part_ranks).map(|(source, rank)| {
        let points = totals.part(source).map_or_else(|| "–".to_owned(), |p| text.points(p));
        let max = text.points(block.set.max_of(source));
        let rank = rank.map(|r| text.fill("results-part-rank", &[("place", &text.count(r))])).unwrap_or_default();
        [text.source(source), text.fill("results-of", &[("points", &points), ("max", &max)]), rank]
    });
    let was = result.previous.total.zip(result.previous.rank).map(|(total, rank)| {
        let total = points(context, total);
        text.fill("results-was", &[("total", &total), ("place", &text.count(rank))])
    });
    Some(Profile {
        name: text.unit_name(context.campaign, unit),
        parts: parts.collect(),
        placed: capital(&text.rank(result.placed)),
        was: was.unwrap_or_default(),
        fields: fields(context, block, results, at),
    })
}

/// What caused each unit's change of place, in the order of the roster.
pub fn causes(context: &Context<'_>) -> Vec<String> {
    let Some((block, results)) = block(context) else { return Vec::new() };
    let last = LastYear::of(context.campaign, block, results);
    let changes = analysis::changes(results, &last, context.campaign.settings());
    let told = |change: &UnitChange| match context.text.cause(change) {
        cause if cause.is_empty() => cause,
        cause => context.text.fill("results-cause", &[("cause", &cause)]),
    };
    changes.iter().map(told).collect()
}

/// Units × fields of the block.
pub fn heat(context: &Context<'_>) -> Heat {
    let Some((block, results)) = block(context) else { return Heat::default() };
    let text = context.text;
    let fields: Vec<(String, String, Points)> = ordinary(block)
        .map(|(_, node)| {
            let of = text.fill("scoring-heading", &[("code", &node.text), ("max", &text.points(node.max))]);
            (node.code.to_string(), of, node.max)
        })
        .collect();
    let rows = order(results).into_iter().filter_map(|at| {
        let unit = block.units.get(at)?;
        let all = results.totals.fields_of(at);
        let cells = ordinary(block).map(|(position, node)| {
            let points = all.get(position).copied().flatten()?;
            Some((text.points(points), share(points, node.max)))
        });
        Some(HeatRow { unit: unit.id, name: short_name(&unit.name), cells: cells.collect() })
    });
    Heat { rows: rows.collect(), fields: fields.into_iter().map(|(code, of, _)| (code, of)).collect() }
}

fn block<'a>(context: &'a Context<'_>) -> Option<(&'a BlockState, &'a BlockResults)> {
    let block = context.campaign.block(context.block)?;
    Some((block, context.results.iter().find(|r| r.block == context.block)?))
}

/// Positions in the roster, best first; those without a place last, by what they have.
fn order(results: &BlockResults) -> Vec<usize> {
    let mut order = results.by_place.clone();
    let key = |at: &usize| {
        let unit = results.units.get(*at);
        let place = unit.and_then(|u| u.placed.number()).unwrap_or(u32::MAX);
        (place, std::cmp::Reverse(unit.and_then(|u| u.published)))
    };
    order.sort_by_key(key);
    order
}

fn row(context: &Context<'_>, block: &BlockState, results: &BlockResults, at: usize) -> Option<RankRow> {
    let text = context.text;
    let (unit, result, totals) = (block.units.get(at)?, results.units.get(at)?, results.totals.units.get(at)?);
    let part = |source| totals.part(source);
    let words = |source| part(source).map_or_else(|| "–".to_owned(), |p| points(context, p));
    let missing = totals.blank + totals.disputed;
    let missing_words = || text.fill("results-missing", &[("count", &text.count(missing))]);
    let band = match (&result.band, result.placed) {
        (_, Placed::UnitTooEarly(share)) => {
            text.fill("results-scored-share", &[("share", &text.percent(share)), ("missing", &missing_words())])
        }
        _ if missing > 0 => missing_words(),
        (Some(band), _) => band.to_string(),
        (None, _) if !unit.ranked => text.say("results-unranked"),
        (None, _) => String::new(),
    };
    let gained = gained(result);
    Some(RankRow {
        unit: unit.id,
        place: result.placed.number().map_or_else(|| "–".to_owned(), |_| text.rank_short(result.placed)),
        name: short_name(&unit.name),
        parts: Source::ALL.map(|s| part(s).map_or(0.0, float)),
        part_words: Source::ALL.map(words),
        total: result.published.map_or_else(|| "–".to_owned(), |p| points(context, p)),
        change: change(context, gained),
        gained,
        last_year: result.previous.total.map(|p| points(context, p)).unwrap_or_default(),
        band,
        is_provisional: missing > 0,
    })
}

/// Places gained since last year, by the place that is shown.
fn gained(result: &UnitResult) -> Option<i64> {
    Some(i64::from(result.previous.rank?) - i64::from(result.placed.number()?))
}

fn change(context: &Context<'_>, gained: Option<i64>) -> String {
    match gained {
        None => String::new(),
        Some(0) => "=".to_owned(),
        Some(up) if up > 0 => format!("↑ {}", context.text.count(up)),
        Some(down) => format!("↓ {}", context.text.count(-down)),
    }
}

fn fields(context: &Context<'_>, block: &BlockState, results: &BlockResults, at: usize) -> Vec<FieldRow> {
    let text = context.text;
    let mine = results.totals.fields_of(at);
    let row = |(position, node): (usize, &crate::domain::criteria::Node)| {
        let own = mine.get(position).copied().flatten();
        let median = points::median((0..block.units.len()).filter_map(|u| *results.totals.fields_of(u).get(position)?));
        let shown = own.map_or_else(|| "–".to_owned(), |p| text.points(p));
        FieldRow {
            name: format!("{}. {}", node.code, node.text),
            points: text.fill("results-of", &[("points", &shown), ("max", &text.points(node.max))]),
            median: median.map(|m| text.fill("results-median", &[("points", &points(context, m))])).unwrap_or_default(),
            share: own.map_or(0.0, |p| share(p, node.max)),
            median_share: median.map_or(0.0, |m| share(m, node.max)),
            above: own.zip(median).map_or(Points::ZERO, |(own, median)| own - median),
        }
    };
    ordinary(block).map(row).collect()
}

/// The fields without bonus and penalty, with their position among the fields.
fn ordinary(block: &BlockState) -> impl Iterator<Item = (usize, &crate::domain::criteria::Node)> {
    block.set.fields().enumerate().map(|(position, (_, node))| (position, node)).filter(|(_, n)| !n.level.is_extra())
}

fn points(context: &Context<'_>, points: Points) -> String {
    context.text.points_fixed(points, context.campaign.settings().total_decimals)
}

fn share(points: Points, max: Points) -> f32 {
    if max > Points::ZERO { (float(points) / float(max)).clamp(0.0, 1.0) } else { 0.0 }
}

fn float(points: Points) -> f32 {
    points.units() as f32 / crate::domain::points::UNITS_PER_POINT as f32
}
