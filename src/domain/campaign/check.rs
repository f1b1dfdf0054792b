//! Whether a value may be written: the rules that hold for every way in.

use std::collections::HashSet;

use super::Campaign;
use super::command::Refusal;
use crate::domain::criteria::{CriteriaSet, Node, NotApplicable, Source};
use crate::domain::points::{Percent, Points};
use crate::domain::setup::{Block, Heading, Settings, Unit};
use crate::domain::value::{Family, Key, Score, Value, What};

impl Campaign {
    /// Checks one value against the set-up.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn check(&self, key: Key, value: &Value) -> Result<(), Refusal> {
        if !value.fits(key.what) {
            return Err(Refusal::WrongKind(key));
        }
        match key.what.family() {
            Family::Setup => self.check_setup(key, value),
            Family::Review => Ok(()),
            // A line that is no more may have had a score.
            Family::Previous => self.unit(key.unit).map(|_| ()).ok_or(Refusal::UnknownUnit(key.unit)),
            Family::SelfAssessment | Family::Appraisal | Family::Survey | Family::Satisfaction => {
                self.unit(key.unit).ok_or(Refusal::UnknownUnit(key.unit))?;
                let line = self.line(key.unit, key.line).ok_or(Refusal::UnknownLine(key.unit, key.line))?;
                check_source(key, line)?;
                check_value(key, value, line)
            }
        }
    }

    /// Checks whether someone may write a value, besides what [`Campaign::check`] looks at.
    ///
    /// # Errors
    /// Where the line is for others to score.
    pub fn check_by(&self, author: &str, key: Key) -> Result<(), Refusal> {
        let body = |line: &Node| line.appraiser.clone();
        match (key.what, self.line(key.unit, key.line).map(body)) {
            (What::Appraised(_), Some(body)) if !self.settings().may_score(author, &body) => {
                Err(Refusal::NotTheirs(key.unit, key.line))
            }
            _ => Ok(()),
        }
    }

    fn check_setup(&self, key: Key, value: &Value) -> Result<(), Refusal> {
        let text = value.as_text().ok_or(Refusal::WrongKind(key))?;
        let bad = |_| Refusal::BadSetup(key);
        match key.what {
            What::Heading => serde_json::from_str::<Heading>(text).map(|_| ()).map_err(bad),
            What::Settings => serde_json::from_str::<Settings>(text).map(|_| ()).map_err(bad),
            What::Blocks => {
                let blocks: Vec<Block> = serde_json::from_str(text).map_err(bad)?;
                let mut seen = HashSet::new();
                let fits = blocks.iter().all(|b| !b.id.is_none() && seen.insert(b.id));
                if fits { Ok(()) } else { Err(Refusal::BadSetup(key)) }
            }
            What::Criteria => serde_json::from_str::<CriteriaSet>(text).map(|_| ()).map_err(bad),
            What::Roster => {
                let units: Vec<Unit> = serde_json::from_str(text).map_err(bad)?;
                let elsewhere = self.blocks().iter().filter(|b| b.block.id != key.unit).flat_map(|b| &b.units);
                let mut seen: HashSet<_> = elsewhere.map(|u| u.id).collect();
                let twice = units.iter().find(|u| u.id.is_none() || !seen.insert(u.id));
                twice.map_or(Ok(()), |u| Err(Refusal::UnitTwice(u.id)))
            }
            _ => Err(Refusal::WrongKind(key)),
        }
    }
}

fn check_source(key: Key, line: &Node) -> Result<(), Refusal> {
    let source = match key.what {
        What::Appraised(_) => Source::Appraisal,
        What::SurveyPoints => Source::Survey,
        What::SatisfactionPercent => Source::Satisfaction,
        _ => return Ok(()),
    };
    if line.source == source { Ok(()) } else { Err(Refusal::OtherSource(key.unit, key.line)) }
}

fn check_value(key: Key, value: &Value, line: &Node) -> Result<(), Refusal> {
    let (unit, id) = (key.unit, key.line);
    match value {
        Value::Score(Some(Score::NotApplicable), _) if line.not_applicable == NotApplicable::MustBeScored => {
            Err(Refusal::MustBeScored(unit, id))
        }
        Value::Score(Some(Score::Points(points)), _) if *points < Points::ZERO => {
            Err(Refusal::Negative(unit, id, *points))
        }
        Value::Score(Some(Score::Points(points)), _) if *points > line.max => {
            Err(Refusal::OverMax { unit, line: id, found: *points, max: line.max })
        }
        Value::Percent(percent) if *percent < Percent::ZERO || *percent > Percent::HUNDRED => {
            Err(Refusal::NotAPercentage(unit, id, *percent))
        }
        _ => Ok(()),
    }
}
