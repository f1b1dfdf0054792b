//! The passport of a score: everything that is known about one line of one unit, as values.

use std::sync::Arc;

use super::bank::Bank;
use super::{flags, reasons};
use crate::domain::campaign::Campaign;
use crate::domain::criteria::Node;
use crate::domain::entry::{Change, Entry};
use crate::domain::index::Standing;
use crate::domain::points::{self, Points};
use crate::domain::rule::Rule;
use crate::domain::setup::Unit;
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Key, Score, Value, What};
use crate::text::figure;
use crate::ui::context::{Context, SourceCell};
use crate::ui::widgets::capital;

/// Everything that is known about a line of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passport {
    /// The code and the maximum: `1.1.2 · tối đa 0,5`.
    pub heading: String,
    /// The line's text.
    pub text: String,
    /// Who appraises it.
    pub appraiser: String,
    /// How points follow, in the decision's words.
    pub rule: String,
    /// What the rule gives, or why it can't say.
    pub outcome: String,
    /// Levels that can be chosen.
    pub levels: Vec<Step>,
    /// What the unit says: title, text, and where it comes from.
    pub statements: Vec<Statement>,
    /// What the units of the block count on the line: median and range.
    pub peers: String,
    /// What the unit came to last year.
    pub last_year: String,
    /// What should be looked at.
    pub troubles: Vec<String>,
    /// The reasons that are known on the line.
    pub reasons: Vec<reasons::Known>,
    /// For appraisers only.
    pub note: String,
    /// What happened to it, the newest first.
    pub history: Vec<Event>,
}

/// A level to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The decision's words.
    pub text: String,
    /// Its points, as shown.
    pub shown: String,
    /// Its points.
    pub points: Points,
}

/// Something that the unit states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it is.
    pub title: String,
    /// What it says.
    pub text: String,
    /// File, sheet and cell, or who typed it.
    pub from: String,
    /// The cell, where it was taken from one.
    pub source: Option<SourceCell>,
}

/// One change of one register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Who and when.
    pub head: String,
    /// What, from what to what.
    pub change: String,
    /// Why, or where it came from.
    pub why: String,
}

/// Gathers what is known about a line of a unit; the bank is that line's.
pub fn passport(context: &Context<'_>, unit: UnitId, line: LineId, bank: &Bank) -> Option<Passport> {
    let (campaign, text) = (context.campaign, context.text);
    let node = campaign.line(unit, line)?;
    let points = text.points(node.max);
    let outcome = match figure::outcome(context.campaign, unit, node) {
        None => String::new(),
        Some(Ok(outcome)) => text.outcome(&outcome),
        Some(Err(why)) => text.no_outcome(why),
    };
    let told = [What::SelfScore, What::ReportedFigure, What::Evidence, What::Explanation];
    let survey = [What::SurveyPoints, What::SatisfactionPercent];
    Some(Passport {
        heading: text.fill("scoring-heading", &[("code", &node.code), ("max", &points)]),
        text: node.text.to_string(),
        appraiser: node.appraiser.to_string(),
        rule: node.rule_text.to_string(),
        outcome,
        levels: levels(context, node),
        statements: told.into_iter().chain(survey).filter_map(|w| statement(context, w, unit, line)).collect(),
        peers: peers(context, unit, node),
        last_year: last_year(context, unit, line),
        troubles: troubles(context, unit, node),
        reasons: bank.offered(campaign, unit),
        note: read(campaign, What::PrivateNote, unit, line).unwrap_or_default(),
        history: history(context, unit, line),
    })
}

fn levels(context: &Context<'_>, node: &Node) -> Vec<Step> {
    let step = |words: &Arc<str>, points| Step { text: words.to_string(), shown: context.text.points(points), points };
    match &node.rule {
        Rule::Levels(levels) => levels.iter().map(|l| step(&l.text, l.points)).collect(),
        Rule::Bands { bands, .. } => bands.iter().map(|b| step(&b.text, b.points)).collect(),
        _ => Vec::new(),
    }
}

/// Median and range of what counts on the line in the block; nothing where fewer than three units are scored.
fn peers(context: &Context<'_>, unit: UnitId, node: &Node) -> String {
    let (campaign, text) = (context.campaign, context.text);
    let Some(block) = campaign.block_of(unit) else { return String::new() };
    let counted = |unit: &Unit| match campaign.standing(unit.id, node.id) {
        Standing::Points(points) => Some(points),
        _ => None,
    };
    let all: Vec<Points> = block.units.iter().filter_map(counted).collect();
    let (Some(least), Some(most), Some(median)) =
        (all.iter().min(), all.iter().max(), points::median(all.iter().copied()))
    else {
        return String::new();
    };
    if all.len() < 3 {
        return String::new();
    }
    text.fill(
        "scoring-peers",
        &[
            ("median", &text.points(median)),
            ("least", &text.points(*least)),
            ("most", &text.points(*most)),
            ("count", &text.count(all.len())),
        ],
    )
}

/// What the unit came to last year, as far as it is known.
fn last_year(context: &Context<'_>, unit: UnitId, line: LineId) -> String {
    let (campaign, text) = (context.campaign, context.text);
    let year = campaign.heading().year.saturating_sub(1).to_string();
    let on_line = campaign
        .previous_score(unit, line)
        .map(|score| text.fill("scoring-line-last-year", &[("year", &year), ("score", &text.score(score))]));
    on_line
        .into_iter()
        .chain(Some(whole_last_year(context, unit)))
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn whole_last_year(context: &Context<'_>, unit: UnitId) -> String {
    let (campaign, text) = (context.campaign, context.text);
    let previous = campaign.previous(unit);
    if previous.total.is_none() && previous.rank.is_none() {
        return String::new();
    }
    let points = |id: &str, points: Points| text.fill(id, &[("points", &text.points(points))]);
    let known: Vec<String> = [
        previous.appraisal.map(|p| points("scoring-last-year-appraisal", p)),
        previous.total.map(|p| points("scoring-last-year-total", p)),
        previous.rank.map(|rank| text.fill("scoring-last-year-place", &[("place", &text.count(rank))])),
    ]
    .into_iter()
    .flatten()
    .collect();
    let year = campaign.heading().year.saturating_sub(1).to_string();
    text.fill("scoring-last-year", &[("year", &year), ("known", &known.join(" · "))])
}

fn statement(context: &Context<'_>, what: What, unit: UnitId, line: LineId) -> Option<Statement> {
    let reading = context.campaign.read(Key::cell(what, unit, line));
    let head = reading.head()?;
    Some(Statement {
        title: capital(&context.text.what(what)),
        text: context.text.value(head.value()),
        from: origin(context, head.entry, head.change),
        source: source(head.entry, head.change),
    })
}

/// The cell that a value was taken from.
fn source(entry: &Entry, change: &Change) -> Option<SourceCell> {
    let file = entry.file.as_ref()?;
    let sheet = entry.sheet_of(change)?.clone();
    Some(SourceCell { name: file.name.clone(), sha256: file.sha256, sheet, cell: change.from?.cell })
}

/// Where a value comes from: `tu-cham.xlsx, 3.2!E41`, or who typed it.
fn origin(context: &Context<'_>, entry: &Entry, change: &Change) -> String {
    match (&entry.file, change.from) {
        (Some(file), Some(from)) => {
            let sheet = entry.sheet_of(change).map(|s| format!("{s}!")).unwrap_or_default();
            format!("{} · {sheet}{}", file.name, from.cell)
        }
        (Some(file), None) => file.name.to_string(),
        _ => context.text.fill("scoring-typed-by", &[("who", &entry.author)]),
    }
}

fn troubles(context: &Context<'_>, unit: UnitId, node: &Node) -> Vec<String> {
    let mine = context.open.on(unit).iter().filter(|o| o.line == Some(node.id));
    let mut troubles: Vec<String> = mine.map(|o| context.text.open_alone(o, context.campaign)).collect();
    let own = context.campaign.self_score(unit, node.id).value().and_then(Value::as_score);
    let proposed = figure::outcome(context.campaign, unit, node);
    if flags::own_departs(own, proposed.as_ref()) {
        troubles.push(context.text.say("scoring-own-departs"));
    }
    let counted = context.campaign.appraised(unit, node.id).and_then(|(_, r)| r.value().and_then(Value::as_score));
    let steps = node.rule.steps(node.max);
    if let Some(Score::Points(points)) = counted
        && !steps.is_empty()
        && !steps.contains(&points)
    {
        troubles.push(context.text.say("scoring-off-steps"));
    }
    troubles
}

fn read(campaign: &Campaign, what: What, unit: UnitId, line: LineId) -> Option<String> {
    Some(campaign.read(Key::cell(what, unit, line)).value()?.as_text()?.to_owned())
}

fn history(context: &Context<'_>, unit: UnitId, line: LineId) -> Vec<Event> {
    let mut events = Vec::new();
    for entry in context.campaign.entries_on(unit).rev() {
        let mine = entry.changes.iter().filter(|c| c.key.unit == unit && c.key.line == line);
        events.extend(mine.map(|change| event(context, entry, change)));
    }
    events
}

fn event(context: &Context<'_>, entry: &Entry, change: &Change) -> Event {
    let text = context.text;
    let changed = text.changed(context.campaign, change);
    let reason = Some(changed.reason.clone()).filter(|r| !r.is_empty());
    let from = entry.file.is_some().then(|| origin(context, entry, change));
    let why: Vec<String> = reason.into_iter().chain(entry.note.as_ref().map(|n| n.to_string())).chain(from).collect();
    let head = format!("{} · {}", entry.author, text.time(entry.at_ms));
    Event { head, change: text.change_sentence(&changed), why: why.join(" · ") }
}
