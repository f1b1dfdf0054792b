//! From what was typed to values for the log.
//!
//! A score and its reason are one value: what changes one takes the other along.

use std::collections::BTreeMap;

use super::turned::Target;
use crate::domain::campaign::{Campaign, Edit};
use crate::domain::criteria::{Node, Source};
use crate::domain::passage::Passage;
use crate::domain::points::Percent;
use crate::domain::slug::UnitId;
use crate::domain::value::{Key, Round, Score, Value, What};
use crate::text::Text;
use crate::text::number::{self, Mark, Read};

/// What a text in a score cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Nothing: the cell is emptied.
    Clear,
    /// A score.
    Score(Score),
    /// A satisfaction percentage.
    Percent(Percent),
}

impl Typed {
    /// Reads the text of a score cell.
    ///
    /// # Errors
    /// The sentence that says what can be typed there.
    pub fn read(text: &str, node: &Node, words: &Text) -> Result<Typed, String> {
        let number = match number::read(text) {
            Ok(Read::Blank) => return Ok(Typed::Clear),
            Ok(Read::NotApplicable) if node.source != Source::Satisfaction => {
                return Ok(Typed::Score(Score::NotApplicable));
            }
            Ok(Read::Number(number)) => number,
            _ => return Err(words.say("scoring-not-a-number")),
        };
        match (node.source, number.mark) {
            (Source::Satisfaction, Mark::Points) => Err(words.say("scoring-wants-percent")),
            (Source::Satisfaction, _) => Ok(Typed::Percent(number.percent())),
            (_, Mark::Percent) => Err(words.say("scoring-wants-points")),
            // "1/2" is a half to one and 1 of 2 to another; only the line's own maximum leaves no doubt.
            _ if number.of.is_some_and(|of| of != node.max) => {
                Err(words.fill("scoring-of-another", &[("max", &words.points(node.max))]))
            }
            _ => Ok(Typed::Score(Score::Points(number.up_to(node.max)))),
        }
    }
}

/// The register that holds the score of a line.
pub fn key(node: &Node, unit: UnitId, round: Round) -> Key {
    let what = match node.source {
        Source::Appraisal => What::Appraised(round),
        Source::Survey => What::SurveyPoints,
        Source::Satisfaction => What::SatisfactionPercent,
    };
    Key::cell(what, unit, node.id)
}

/// Values on their way into the log, one a register.
#[derive(Debug)]
pub struct Changes<'a> {
    campaign: &'a Campaign,
    round: Round,
    values: BTreeMap<Key, Value>,
}

impl<'a> Changes<'a> {
    /// Starts with nothing changed.
    pub fn new(campaign: &'a Campaign, round: Round) -> Changes<'a> {
        Changes { campaign, round, values: BTreeMap::new() }
    }

    /// Puts a score on a line of a unit.
    pub fn put(&mut self, Target { unit, node }: Target<'_>, typed: Typed) {
        let key = key(node, unit, self.round);
        let value = match (typed, node.source) {
            (Typed::Percent(percent), _) => Value::Percent(percent),
            (Typed::Clear, Source::Appraisal) => joined(None, self.reason_of(key)),
            (Typed::Score(score), Source::Appraisal) => joined(Some(score), self.reason_of(key)),
            (Typed::Clear, _) => Value::Blank,
            (Typed::Score(score), _) => Value::score(score),
        };
        self.values.insert(key, value);
    }

    /// Gives the reason of a line's score.
    pub fn explain(&mut self, Target { unit, node }: Target<'_>, reason: &str) {
        if node.source == Source::Appraisal {
            let key = key(node, unit, self.round);
            let score = self.now(key).and_then(Value::as_score);
            let reason = Some(Passage::from(reason.trim())).filter(|r| !r.is_empty());
            self.values.insert(key, joined(score, reason));
        }
    }

    /// Returns the edits that the campaign takes from `author`.
    pub fn edits(self, author: &str) -> Vec<Edit> {
        let campaign = self.campaign;
        let edits = self.values.into_iter().map(|(key, value)| Edit::typed(key, value));
        let takes = |edit: &Edit| {
            campaign.check(edit.key, &edit.value).is_ok_and(|()| campaign.check_by(author, edit.key).is_ok())
        };
        edits.filter(takes).collect()
    }

    /// Why the campaign doesn't take what a line of a unit is to get from `author`.
    pub fn refusal(&self, Target { unit, node }: Target<'_>, words: &Text, author: &str) -> Option<String> {
        let key = key(node, unit, self.round);
        let checked = self.campaign.check(key, self.values.get(&key)?);
        let why = checked.and_then(|()| self.campaign.check_by(author, key)).err()?;
        Some(words.refusal(&why, self.campaign))
    }

    fn now(&self, key: Key) -> Option<&Value> {
        self.values.get(&key).or_else(|| self.campaign.read(key).value())
    }

    fn reason_of(&self, key: Key) -> Option<Passage> {
        match self.now(key)? {
            Value::Score(_, reason) => reason.clone(),
            _ => None,
        }
    }
}

fn joined(score: Option<Score>, reason: Option<Passage>) -> Value {
    if score.is_none() && reason.is_none() { Value::Blank } else { Value::Score(score, reason) }
}
