//! What the review page shows: everything that is open, in groups, the weightiest first.

use crate::domain::campaign::{Campaign, Edit};
use crate::domain::criteria::Source;
use crate::domain::points::Points;
use crate::domain::readiness::{Open, OpenKind};
use crate::domain::slug::Slug;
use crate::domain::value::{Key, Round, Score, Value, What};
use crate::text::figure;
use crate::ui::context::Context;

/// A kind of open thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The word that tells groups apart.
    pub word: &'static str,
    /// Its name.
    pub name: String,
    /// Whether it stops finalizing.
    pub is_blocking: bool,
    /// The things, the biggest difference first.
    pub items: Vec<Item>,
}

/// Something that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The thing.
    pub open: Open,
    /// The unit and the line.
    pub place: String,
    /// What is the matter.
    pub what: String,
    /// The difference between self score and appraisal, where there is one.
    pub difference: String,
    weight: Points,
}

/// A value that could settle a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value in words, with who gave it.
    pub words: String,
    /// The edit that takes it.
    pub edit: Edit,
}

/// A blank line that has a self score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equal {
    /// The unit.
    pub unit: String,
    /// Code and text of the line.
    pub line: String,
    /// The self score.
    pub points: String,
    /// Whether the rule gives the same for what the unit states.
    pub is_confirmed: bool,
    /// The edit that takes it.
    pub edit: Edit,
}

/// Everything that is open, in groups.
pub fn groups(context: &Context<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for open in context.open {
        let item = item(context, open);
        let (word, is_blocking) = (open.word(), open.is_blocking());
        match groups.iter_mut().find(|g| g.word == word && g.is_blocking == is_blocking) {
            Some(group) => group.items.push(item),
            None => {
                groups.push(Group { word, name: context.text.open_kind(&open.kind), is_blocking, items: vec![item] })
            }
        }
    }
    for group in &mut groups {
        group.items.sort_by_key(|i| std::cmp::Reverse(i.weight));
    }
    groups.sort_by_key(|g| !g.is_blocking);
    groups
}

fn item(context: &Context<'_>, open: &Open) -> Item {
    let (text, campaign) = (context.text, context.campaign);
    let unit = open.unit.map(|u| text.unit_name(campaign, u));
    let line = open.unit.zip(open.line).map(|(u, l)| text.line_name(campaign, u, l));
    let place: Vec<String> = unit.into_iter().chain(line).collect();
    let apart = match &open.kind {
        OpenKind::MissingReason { own, appraised } => apart(*own, *appraised),
        OpenKind::OverMax { found, max } => Some(*found - *max),
        _ => None,
    };
    Item {
        open: open.clone(),
        place: place.join(" · "),
        what: text.open_alone(open, campaign),
        difference: apart.map(|p| text.fill("review-difference", &[("points", &text.points(p))])).unwrap_or_default(),
        weight: apart.unwrap_or(Points::ZERO),
    }
}

fn apart(own: Score, appraised: Score) -> Option<Points> {
    match (own, appraised) {
        (Score::Points(own), Score::Points(appraised)) if own > appraised => Some(own - appraised),
        (Score::Points(own), Score::Points(appraised)) => Some(appraised - own),
        _ => None,
    }
}

/// The edit that takes the unit's self score in place of what stands, and its words.
pub fn own_score(context: &Context<'_>, open: &Open) -> Option<(String, Edit)> {
    let (unit, line) = (open.unit?, open.line?);
    let (campaign, node) = (context.campaign, context.campaign.line(unit, line)?);
    if node.source != Source::Appraisal || !matches!(open.kind, OpenKind::Blank | OpenKind::MissingReason { .. }) {
        return None;
    }
    let score = campaign.self_score(unit, line).value()?.as_score()?;
    let edit = Edit::typed(appraisal(campaign, unit, line), Value::score(score));
    campaign.check(edit.key, &edit.value).and_then(|()| campaign.check_by(context.author, edit.key)).ok()?;
    Some((context.text.score(score), edit))
}

/// The edit that gives a score its reason.
pub fn reason(context: &Context<'_>, open: &Open, reason: &str) -> Option<Edit> {
    let (unit, line) = (open.unit?, open.line?);
    let OpenKind::MissingReason { appraised, .. } = open.kind else { return None };
    let key = appraisal(context.campaign, unit, line);
    Some(Edit::typed(key, Value::Score(Some(appraised), Some(reason.trim().into()))))
}

/// The values that could settle a dispute.
pub fn choices(context: &Context<'_>, open: &Open) -> Vec<Choice> {
    let OpenKind::Disputed(what) = open.kind else { return Vec::new() };
    let unit = open.unit.or(open.block).unwrap_or(Slug::NONE);
    let key = Key { what, unit, line: open.line.unwrap_or(Slug::NONE) };
    let crate::domain::register::Reading::Disputed(heads) = context.campaign.read(key) else { return Vec::new() };
    let text = context.text;
    let choice = |head: &crate::domain::register::Head<'_>| {
        let value = text.value(head.value());
        Choice {
            words: text.fill("review-accept-value", &[("value", &value), ("who", &head.entry.author)]),
            edit: Edit::typed(key, head.value().clone()),
        }
    };
    heads.iter().map(choice).collect()
}

/// The request that sends a line back; an empty one takes it back.
pub fn send_back(open: &Open, request: &str) -> Option<Edit> {
    let key = Key::cell(What::SentBack, open.unit?, open.line?);
    Some(Edit::typed(key, Value::text(request.trim())))
}

/// The note that deals with a finding.
pub fn dealt(open: &Open, note: &str) -> Option<Edit> {
    match &open.kind {
        OpenKind::Finding(name, _) => Some(Edit::dealt(*name, note.trim())),
        _ => None,
    }
}

/// The blank lines whose self score could be taken.
pub fn equals(context: &Context<'_>) -> Vec<Equal> {
    let blank = context.open.iter().filter(|o| o.kind == OpenKind::Blank);
    let equal = |open: &Open| {
        let (unit, line) = (open.unit?, open.line?);
        let (points, edit) = own_score(context, open)?;
        let node = context.campaign.line(unit, line)?;
        let given = figure::outcome(context.campaign, unit, node).and_then(Result::ok);
        let own = context.campaign.self_score(unit, line).value().and_then(Value::as_score);
        Some(Equal {
            is_confirmed: given.is_some_and(|given| own == Some(Score::Points(given.points))),
            unit: context.text.unit_name(context.campaign, unit),
            line: context.text.line_name(context.campaign, unit, line),
            points,
            edit,
        })
    };
    blank.filter_map(equal).collect()
}

/// The register of the round that counts, or of the first one.
fn appraisal(campaign: &Campaign, unit: Slug, line: Slug) -> Key {
    let round = campaign.appraised(unit, line).map_or(Round::First, |(round, _)| round);
    Key::cell(What::Appraised(round), unit, line)
}
