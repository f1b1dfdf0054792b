//! What settles an open thing: the edits that the page can ask for.

use crate::domain::campaign::{Campaign, Edit};
use crate::domain::criteria::{Node, Source};
use crate::domain::readiness::{Open, OpenKind};
use crate::domain::register::{Head, Reading};
use crate::domain::slug::{BlockId, Slug};
use crate::domain::value::{Key, Round, Score, Value, What};
use crate::text::figure;
use crate::text::number::{self, Mark, Read};
use crate::ui::context::Context;

/// A value that stands against another, with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The value.
    pub value: String,
    /// Who wrote it.
    pub who: String,
    /// When.
    pub when: String,
    /// Why, where a reason was given.
    pub why: String,
    /// File, sheet and cell, where it came from a file.
    pub from: String,
    /// The edit that takes it.
    pub edit: Edit,
}

/// A blank line that has a self score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equal {
    /// The line of its unit.
    pub open: Open,
    /// The self score.
    pub points: String,
    /// Whether the rule gives the same for what the unit states.
    pub is_confirmed: bool,
    /// The edit that takes it.
    pub edit: Edit,
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

/// The register that is in dispute.
fn disputed(open: &Open) -> Option<Key> {
    let OpenKind::Disputed(what) = open.kind else { return None };
    let unit = open.unit.or(open.block).unwrap_or(Slug::NONE);
    Some(Key { what, unit, line: open.line.unwrap_or(Slug::NONE) })
}

/// The values that stand against each other.
pub fn sides(context: &Context<'_>, open: &Open) -> Vec<Side> {
    let Some(key) = disputed(open) else { return Vec::new() };
    let Reading::Disputed(heads) = context.campaign.read(key) else { return Vec::new() };
    let text = context.text;
    let side = |head: &Head<'_>| {
        let (entry, change) = (head.entry, head.change);
        let reason = head.value().reason().map(str::to_owned).into_iter();
        let cell = entry.sheet_of(change).zip(change.from).map(|(sheet, from)| format!("{sheet}!{}", from.cell));
        let from = entry.file.iter().map(|f| f.name.to_string()).chain(cell);
        Side {
            value: text.value(head.value()),
            who: entry.author.to_string(),
            when: text.time(entry.at_ms),
            why: reason.chain(entry.note.iter().map(|n| n.to_string())).collect::<Vec<_>>().join(" · "),
            from: from.collect::<Vec<_>>().join(" · "),
            edit: Edit::typed(key, head.value().clone()),
        }
    };
    heads.iter().map(side).collect()
}

/// Whether a value that neither side has can be typed.
pub fn takes_third(open: &Open) -> bool {
    matches!(
        open.kind,
        OpenKind::Disputed(
            What::Appraised(_)
                | What::SelfScore
                | What::SurveyPoints
                | What::SatisfactionPercent
                | What::ReportedFigure
                | What::Evidence
                | What::Explanation
                | What::PrivateNote
        )
    )
}

/// The edit that settles a dispute with a value that was typed.
///
/// # Errors
/// The sentence that says what can't be taken.
pub fn third(context: &Context<'_>, open: &Open, typed: &str, reason: &str) -> Result<Edit, String> {
    let (text, campaign) = (context.text, context.campaign);
    let key = disputed(open).ok_or_else(String::new)?;
    let node = campaign.line(key.unit, key.line);
    let value = match key.what {
        What::Appraised(_) => Value::Score(Some(score(context, node, typed)?), Some(reason.trim().into())),
        What::SelfScore | What::SurveyPoints => Value::score(score(context, node, typed)?),
        What::SatisfactionPercent => match number::read(typed) {
            Ok(Read::Number(number)) => Value::Percent(number.percent()),
            _ => return Err(text.say("scoring-not-a-number")),
        },
        _ => Value::text(typed.trim()),
    };
    let allowed = campaign.check(key, &value).and_then(|()| campaign.check_by(context.author, key));
    allowed.map_err(|why| text.refusal(&why, campaign))?;
    Ok(Edit::typed(key, value))
}

fn score(context: &Context<'_>, node: Option<&Node>, typed: &str) -> Result<Score, String> {
    match number::read(typed) {
        Ok(Read::NotApplicable) => Ok(Score::NotApplicable),
        Ok(Read::Number(number)) if number.mark != Mark::Percent => {
            Ok(Score::Points(node.map_or(number.value, |node| number.up_to(node.max))))
        }
        _ => Err(context.text.say("scoring-not-a-number")),
    }
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

/// The blank lines of a block whose self score could be taken.
pub fn equals(context: &Context<'_>, block: BlockId) -> Vec<Equal> {
    let units = context.campaign.block(block).into_iter().flat_map(|b| &b.units);
    let blank = units.flat_map(|unit| context.open.on(unit.id)).filter(|o| o.kind == OpenKind::Blank);
    let equal = |open: &Open| {
        let (unit, line) = (open.unit?, open.line?);
        let (points, edit) = own_score(context, open)?;
        let node = context.campaign.line(unit, line)?;
        let given = figure::outcome(context.campaign, unit, node).and_then(Result::ok);
        let own = context.campaign.self_score(unit, line).value().and_then(Value::as_score);
        Some(Equal {
            is_confirmed: given.is_some_and(|given| own == Some(Score::Points(given.points))),
            open: open.clone(),
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
