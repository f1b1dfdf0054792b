//! What the results page shows: places, the profile of a unit, and units × fields.

use super::order::Sort;
use crate::domain::analysis::{self, LastYear, UnitChange};
use crate::domain::campaign::BlockState;
use crate::domain::criteria::{Node, Source};
use crate::domain::index::Standing;
use crate::domain::placed::Placed;
use crate::domain::points::{self, Points};
use crate::domain::ranking::{BlockResults, UnitResult};
use crate::domain::slug::{LineId, UnitId};
use crate::text::{fold, short_name};
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
    /// The rating band, or why there is none yet.
    pub band: String,
    /// How many lines are missing; nothing where none is, or the band says it.
    pub missing: String,
    /// Whether lines are missing from the total.
    pub is_provisional: bool,
    /// The row in words: unit, place, total, parts, change, band.
    pub said: String,
    /// What it is sorted by.
    pub(super) sort: Sort,
}

impl RankRow {
    /// The rating band, or why there is none yet and how many lines are missing.
    pub fn band_whole(&self) -> String {
        if self.missing.is_empty() { self.band.clone() } else { format!("{}, {}", self.band, self.missing) }
    }
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
    /// Its position among the fields of the set.
    pub at: usize,
    /// Code and text.
    pub name: String,
    /// Points of the maximum.
    pub points: String,
    /// The median of the block; empty where no unit has points.
    pub median: String,
    /// The share of the maximum.
    pub share: f32,
    /// The median's share of the maximum, where there is one.
    pub median_share: Option<f32>,
}

/// A line of a field of a profile.
#[derive(Clone, Debug, PartialEq)]
pub struct LineRow {
    /// The line.
    pub line: LineId,
    /// Code and text.
    pub name: String,
    /// Points of the maximum.
    pub points: String,
    /// Whether something was lost.
    pub is_less: bool,
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
    /// The row in words.
    pub said: String,
}

/// The units of the block, best first.
pub fn ranking(context: &Context<'_>) -> Vec<RankRow> {
    let Some((block, results)) = block(context) else { return Vec::new() };
    let order = order(results).into_iter().enumerate();
    order.filter_map(|(place, at)| row(context, block, results, (place, at))).collect()
}

/// The lines of a field of a unit.
pub fn lines(context: &Context<'_>, unit: UnitId, field: usize) -> Vec<LineRow> {
    let (Some((block, _)), text) = (block(context), context.text) else { return Vec::new() };
    let Some((position, _)) = block.set.fields().nth(field) else { return Vec::new() };
    let nodes = block.set.nodes();
    let end = block.set.fields().nth(field + 1).map_or(nodes.len(), |(next, _)| next);
    let line = |node: &Node| {
        let standing = context.campaign.standing(unit, node.id);
        let points = match standing {
            Standing::Points(points) => {
                text.fill("results-of", &[("points", &text.points(points)), ("max", &text.points(node.max))])
            }
            Standing::NotApplicable => text.say("scoring-na"),
            Standing::Blank | Standing::Disputed => "–".to_owned(),
        };
        LineRow {
            line: node.id,
            name: format!("{} {}", node.code, node.text),
            points,
            is_less: matches!(standing, Standing::Points(points) if points < node.max),
        }
    };
    nodes.get(position..end).unwrap_or_default().iter().filter(|node| node.is_leaf).map(line).collect()
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
        [capital(&text.source(source)), text.fill("results-of", &[("points", &points), ("max", &max)]), rank]
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
        let (cells, name): (Vec<_>, _) = (cells.collect(), short_name(&unit.name));
        let said = said_fields(context, &name, &fields, &cells);
        Some(HeatRow { unit: unit.id, name, cells, said })
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

fn said_fields(
    context: &Context<'_>,
    unit: &str,
    fields: &[(String, String, Points)],
    cells: &[Option<(String, f32)>],
) -> String {
    let mut told = vec![unit.to_owned()];
    for ((code, _, _), cell) in fields.iter().zip(cells) {
        let points = cell.as_ref().map_or("–", |(points, _)| points);
        told.push(context.text.fill("results-said-field", &[("field", code), ("points", points)]));
    }
    told.join(", ")
}

/// A row in words: what a person who sees the table reads from left to right, the unit first.
fn said(context: &Context<'_>, row: &RankRow, result: &UnitResult) -> String {
    let text = context.text;
    let place = |id, place: u32| text.fill(id, &[("place", &text.count(place))]);
    let rank = match result.placed {
        Placed::Settled(rank) => place("results-said-place", rank),
        Placed::Provisional(rank) => place("results-said-provisional", rank),
        Placed::UnitTooEarly(_) | Placed::BlockTooEarly { .. } | Placed::Never => String::new(),
    };
    let sources = ["results-part-appraisal", "results-part-survey", "results-part-satisfaction"];
    let part = |(id, points): (&str, &String)| {
        text.fill("results-said-part", &[("source", &text.say(id).to_lowercase()), ("points", points)])
    };
    let change = match row.gained {
        None => String::new(),
        Some(0) => text.say("results-said-same"),
        Some(up) if up > 0 => text.fill("results-said-up", &[("count", &text.count(up))]),
        Some(down) => text.fill("results-said-down", &[("count", &text.count(-down))]),
    };
    let last_year = match row.last_year.as_str() {
        "" => String::new(),
        total => text.fill("results-said-last-year", &[("total", total)]),
    };
    let total = text.fill("results-said-total", &[("total", &row.total)]);
    let parts = sources.into_iter().zip(&row.part_words).map(part);
    let mut told = vec![row.name.clone(), rank, total];
    told.extend(parts);
    told.extend([change, last_year, row.band_whole()]);
    told.retain(|words| !words.is_empty());
    told.join(", ")
}

fn row(
    context: &Context<'_>,
    block: &BlockState,
    results: &BlockResults,
    (place_at, at): (usize, usize),
) -> Option<RankRow> {
    let text = context.text;
    let (unit, result, totals) = (block.units.get(at)?, results.units.get(at)?, results.totals.units.get(at)?);
    let part = |source| totals.part(source);
    let words = |source| part(source).map_or_else(|| "–".to_owned(), |p| points(context, p));
    let missing = totals.blank + totals.disputed;
    let missing_words = || text.fill("results-missing", &[("count", &text.count(missing))]);
    let (band, missing_words) = match (&result.band, result.placed) {
        (_, Placed::UnitTooEarly(share)) => {
            (text.fill("results-scored-share", &[("share", &text.percent(share))]), missing_words())
        }
        _ if missing > 0 => (missing_words(), String::new()),
        (Some(band), _) => (band.to_string(), String::new()),
        (None, _) if !unit.ranked => (text.say("results-unranked"), String::new()),
        (None, _) => Default::default(),
    };
    let gained = gained(result);
    let name = short_name(&unit.name);
    let sort = Sort {
        place: place_at,
        name: fold::words(&name),
        total: result.published,
        parts: Source::ALL.map(part),
        last_year: result.previous.total,
    };
    let row = RankRow {
        unit: unit.id,
        place: result.placed.number().map_or_else(|| "–".to_owned(), |_| text.rank_short(result.placed)),
        name,
        parts: Source::ALL.map(|s| part(s).map_or(0.0, float)),
        part_words: Source::ALL.map(words),
        total: result.published.map_or_else(|| "–".to_owned(), |p| points(context, p)),
        change: change(context, gained),
        gained,
        last_year: result.previous.total.map(|p| points(context, p)).unwrap_or_default(),
        band,
        missing: missing_words,
        is_provisional: missing > 0,
        said: String::new(),
        sort,
    };
    Some(RankRow { said: said(context, &row, result), ..row })
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
    let row = |(position, node): (usize, &Node)| {
        let own = mine.get(position).copied().flatten();
        let median = points::median((0..block.units.len()).filter_map(|u| *results.totals.fields_of(u).get(position)?));
        let shown = own.map_or_else(|| "–".to_owned(), |p| text.points(p));
        FieldRow {
            at: position,
            name: format!("{}. {}", node.code, node.text),
            points: text.fill("results-of", &[("points", &shown), ("max", &text.points(node.max))]),
            median: median.map(|m| text.fill("results-median", &[("points", &points(context, m))])).unwrap_or_default(),
            share: own.map_or(0.0, |p| share(p, node.max)),
            median_share: median.map(|m| share(m, node.max)),
        }
    };
    ordinary(block).map(row).collect()
}

/// The fields without bonus and penalty, with their position among the fields.
fn ordinary(block: &BlockState) -> impl Iterator<Item = (usize, &Node)> {
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
