//! All of it as one JSON document, written unit after unit: a whole country isn't held twice.

use std::io::{self, Write};

use serde::Serialize;

use super::results::Unit;
use super::rows::{Edition, LineRow, UnitRow};
use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::criteria::Source;
use crate::domain::index::Standing;
use crate::domain::setup::{RatingBand, Ties};
use crate::text::rfc3339;

/// Names the shape; it changes when a reader would have to.
const FORMAT: &str = "thamdinh-open-data/1";

#[derive(Serialize)]
struct Head<'a> {
    format: &'static str,
    campaign: Option<String>,
    title: &'a str,
    place: &'a str,
    year: u16,
    edition: u32,
    r#final: bool,
    digest: String,
    at: String,
    total_decimals: u8,
    ties: Ties,
    bands: &'a [RatingBand],
}

#[derive(Serialize)]
struct BlockHead<'a> {
    id: &'static str,
    name: &'a str,
    criteria: Criteria<'a>,
}

#[derive(Serialize)]
struct Criteria<'a> {
    title: &'a str,
    basis: &'a str,
    nodes: Vec<NodeData<'a>>,
}

#[derive(Serialize)]
struct NodeData<'a> {
    code: &'a str,
    parent: Option<&'a str>,
    level: &'static str,
    text: &'a str,
    max: String,
    source: Option<&'static str>,
    rule: &'a str,
    not_applicable: Option<crate::domain::criteria::NotApplicable>,
    appraiser: &'a str,
}

#[derive(Serialize)]
struct UnitData<'a> {
    #[serde(flatten)]
    results: Unit,
    index: Option<String>,
    lines: Vec<LineData<'a>>,
}

#[derive(Serialize)]
struct LineData<'a> {
    line: &'a str,
    /// Points, `"NA"`, or null where there is none; `state` tells a blank from a dispute.
    own: Option<String>,
    own_state: &'static str,
    given: Option<String>,
    state: &'static str,
    round: Option<u8>,
    percent: Option<String>,
    counted: Option<String>,
    lost: Option<String>,
    previous: Option<String>,
    reason: Option<&'a str>,
    explanation: Option<&'a str>,
}

/// Begins the document; units follow, then [`end`].
pub(super) fn begin(out: &mut impl Write, campaign: &Campaign, edition: Edition) -> io::Result<()> {
    let (heading, settings) = (campaign.heading(), campaign.settings());
    let head = Head {
        format: FORMAT,
        campaign: campaign.id().map(|id| id.to_string()),
        title: &heading.title,
        place: &heading.place,
        year: heading.year,
        edition: campaign.edition().edition,
        r#final: campaign.edition().is_final,
        digest: edition.digest.to_string(),
        at: rfc3339(edition.at_ms),
        total_decimals: settings.total_decimals,
        ties: settings.ties,
        bands: &settings.bands,
    };
    open_ended(out, &head)?;
    out.write_all(b",\n\"blocks\":[")
}

/// Begins a block.
pub(super) fn block(out: &mut impl Write, state: &BlockState, is_first: bool) -> io::Result<()> {
    out.write_all(if is_first { b"\n" } else { b"\n]},\n" })?;
    let nodes = state.set.nodes().iter().map(|node| NodeData {
        code: &node.code,
        parent: node.parent.and_then(|at| Some(&*state.set.nodes().get(at)?.code)),
        level: node.level.word(),
        text: &node.text,
        max: node.max.to_string(),
        source: node.is_leaf.then(|| node.source.word()),
        rule: &node.rule_text,
        not_applicable: node.is_leaf.then_some(node.not_applicable),
        appraiser: &node.appraiser,
    });
    let about = state.set.about();
    let criteria = Criteria { title: &about.title, basis: &about.basis, nodes: nodes.collect() };
    open_ended(out, &BlockHead { id: state.block.id.as_str(), name: &state.block.name, criteria })?;
    out.write_all(b",\"units\":[")
}

/// Writes a unit, on a line of its own.
pub(super) fn unit(out: &mut impl Write, row: &UnitRow<'_>, lines: &[LineRow<'_>], is_first: bool) -> io::Result<()> {
    let Some(results) = Unit::of(row.state, row.results, row.at) else { return Ok(()) };
    out.write_all(if is_first { b"\n" } else { b",\n" })?;
    let index = row.index().map(|p| p.to_string());
    let lines = lines.iter().map(LineData::of).collect();
    serde_json::to_writer(out, &UnitData { results, index, lines }).map_err(io::Error::from)
}

/// Ends the document.
pub(super) fn end(out: &mut impl Write, has_blocks: bool) -> io::Result<()> {
    out.write_all(if has_blocks { b"\n]}]}\n" } else { b"]}\n" })
}

/// Writes an object without its last brace.
fn open_ended(out: &mut impl Write, object: &impl Serialize) -> io::Result<()> {
    let mut text = serde_json::to_vec(object).map_err(io::Error::from)?;
    text.pop();
    out.write_all(&text)
}

impl<'a> LineData<'a> {
    fn of(row: &'a LineRow<'_>) -> LineData<'a> {
        let there = |text: &'a str| (!text.is_empty()).then_some(text);
        LineData {
            line: &row.node.code,
            own: printed(row.own),
            own_state: if row.is_own_to_score() { state(row.own) } else { "not_asked" },
            given: printed(row.standing),
            state: state(row.standing),
            round: row.round.filter(|_| row.node.source == Source::Appraisal).map(|r| r.number()),
            percent: row.percent.map(|p| p.to_string()),
            counted: row.counted.map(|p| p.to_string()),
            lost: row.lost().map(|p| p.to_string()),
            previous: printed(row.last_year),
            reason: there(&row.reason),
            explanation: there(&row.explanation),
        }
    }
}

fn printed(standing: Standing) -> Option<String> {
    match standing {
        Standing::Points(points) => Some(points.to_string()),
        Standing::NotApplicable => Some("NA".to_owned()),
        Standing::Blank | Standing::Disputed => None,
    }
}

fn state(standing: Standing) -> &'static str {
    match standing {
        Standing::Points(_) => "scored",
        Standing::NotApplicable => "not_applicable",
        Standing::Blank => "blank",
        Standing::Disputed => "disputed",
    }
}
