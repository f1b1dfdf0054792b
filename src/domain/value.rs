//! What a register holds and which register it is.

use std::fmt;

use super::passage::Passage;
use super::points::{Percent, Points};
use super::slug::{BlockId, LineId, Slug, UnitId};

/// A line's score. Blank is not a score, and neither is a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Score {
    /// So many points; zero is a score.
    Points(Points),
    /// The line doesn't apply to the unit.
    NotApplicable,
}

/// A value in a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Cleared: as if it had never been written.
    Blank,
    /// A score with the reason for it. A reason may stand before there is a score.
    Score(Option<Score>, Option<Passage>),
    /// A text.
    Text(Passage),
    /// A satisfaction percentage.
    Percent(Percent),
    /// Points that are not a line's score: last year's total.
    Points(Points),
    /// A place.
    Rank(u32),
    /// A part of the set-up, as JSON.
    Setup(Passage),
}

/// An appraisal round: 1, 2, or 3 for the council.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Round {
    /// Thẩm định lần 1.
    First,
    /// Thẩm định lần 2.
    Second,
    /// Hội đồng.
    Council,
}

/// What a register is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// The unit's own score or claim that the line doesn't apply.
    SelfScore,
    /// What the unit states, as written.
    ReportedFigure,
    /// Evidence that the unit refers to.
    Evidence,
    /// The unit's answer to a deduction.
    Explanation,
    /// The appraiser's score and reason.
    Appraised(Round),
    /// For appraisers only; never printed.
    PrivateNote,
    /// The supervisor's request to look again; blank once answered.
    SentBack,
    /// Points of a survey line.
    SurveyPoints,
    /// Percentage of a satisfaction line.
    SatisfactionPercent,
    /// Last year's published total.
    PreviousTotal,
    /// Last year's place.
    PreviousRank,
    /// Last year's appraised points.
    PreviousAppraisal,
    /// A note that deals with a finding; the line slot names the finding.
    Dealt,
    /// Heading: year, title, place.
    Heading,
    /// The list of blocks.
    Blocks,
    /// A block's criteria set; the unit slot names the block.
    Criteria,
    /// A block's units; the unit slot names the block.
    Roster,
    /// Rounding, ties, bands.
    Settings,
    /// What counted on a line last year.
    PreviousScore,
}

/// Registers that may stand together in one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// What the unit says.
    SelfAssessment,
    /// What appraisers say.
    Appraisal,
    /// Survey points.
    Survey,
    /// Satisfaction percentages.
    Satisfaction,
    /// Last year's results.
    Previous,
    /// Notes on findings.
    Review,
    /// The set-up.
    Setup,
}

/// Names one register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What it is about.
    pub what: What,
    /// The unit (or block, for the set-up); none where there is none.
    pub unit: UnitId,
    /// The line; none where the register is a unit's.
    pub line: LineId,
}

impl Round {
    /// All rounds; a later one counts before an earlier.
    pub const ALL: [Round; 3] = [Round::First, Round::Second, Round::Council];

    /// Its number: 1, 2, 3.
    pub fn number(self) -> u8 {
        match self {
            Round::First => 1,
            Round::Second => 2,
            Round::Council => 3,
        }
    }

    /// The round of a number.
    pub fn from_number(number: u8) -> Option<Round> {
        Round::ALL.into_iter().find(|r| r.number() == number)
    }
}

impl What {
    /// All registers, in the order of their stable numbers.
    pub const ALL: [What; 21] = [
        What::SelfScore,
        What::ReportedFigure,
        What::Evidence,
        What::Explanation,
        What::Appraised(Round::First),
        What::Appraised(Round::Second),
        What::Appraised(Round::Council),
        What::PrivateNote,
        What::SentBack,
        What::SurveyPoints,
        What::SatisfactionPercent,
        What::PreviousTotal,
        What::PreviousRank,
        What::PreviousAppraisal,
        What::Dealt,
        What::Heading,
        What::Blocks,
        What::Criteria,
        What::Roster,
        What::Settings,
        What::PreviousScore,
    ];

    /// The word in JSON and in the campaign file; rounds share one word.
    pub fn word(self) -> &'static str {
        match self {
            What::SelfScore => "self_score",
            What::ReportedFigure => "reported_figure",
            What::Evidence => "evidence",
            What::Explanation => "explanation",
            What::Appraised(_) => "appraised_score",
            What::PrivateNote => "private_note",
            What::SentBack => "sent_back",
            What::SurveyPoints => "survey_points",
            What::SatisfactionPercent => "satisfaction_percent",
            What::PreviousTotal => "previous_total",
            What::PreviousRank => "previous_rank",
            What::PreviousAppraisal => "previous_appraisal",
            What::Dealt => "dealt",
            What::Heading => "heading",
            What::Blocks => "blocks",
            What::Criteria => "criteria",
            What::Roster => "roster",
            What::Settings => "settings",
            What::PreviousScore => "previous_score",
        }
    }

    /// The appraisal round, for appraised scores.
    pub fn round(self) -> Option<Round> {
        match self {
            What::Appraised(round) => Some(round),
            _ => None,
        }
    }

    /// Finds the register of a word and a round.
    pub fn from_word(word: &str, round: Option<Round>) -> Option<What> {
        What::ALL.into_iter().find(|w| w.word() == word && w.round() == round)
    }

    /// Which registers may share its entry.
    pub fn family(self) -> Family {
        match self {
            What::SelfScore | What::ReportedFigure | What::Evidence | What::Explanation => Family::SelfAssessment,
            What::Appraised(_) | What::PrivateNote | What::SentBack => Family::Appraisal,
            What::SurveyPoints => Family::Survey,
            What::SatisfactionPercent => Family::Satisfaction,
            What::PreviousTotal | What::PreviousRank | What::PreviousAppraisal | What::PreviousScore => {
                Family::Previous
            }
            What::Dealt => Family::Review,
            What::Heading | What::Blocks | What::Criteria | What::Roster | What::Settings => Family::Setup,
        }
    }

    /// Whether a dispute about it stops finalizing; disputed texts are both printed instead.
    pub fn dispute_blocks(self) -> bool {
        !matches!(
            self,
            What::ReportedFigure
                | What::Evidence
                | What::Explanation
                | What::PrivateNote
                | What::SentBack
                | What::Dealt
        )
    }
}

impl Key {
    /// The register of a unit's line.
    pub fn cell(what: What, unit: UnitId, line: LineId) -> Key {
        Key { what, unit, line }
    }

    /// The register of a unit as a whole.
    pub fn unit(what: What, unit: UnitId) -> Key {
        Key { what, unit, line: Slug::NONE }
    }

    /// The register of a block's set-up.
    pub fn block(what: What, block: BlockId) -> Key {
        Key { what, unit: block, line: Slug::NONE }
    }

    /// The register of the campaign as a whole.
    pub fn campaign(what: What) -> Key {
        Key { what, unit: Slug::NONE, line: Slug::NONE }
    }

    /// The register of the note on a finding.
    pub fn dealt(finding: Slug) -> Key {
        Key { what: What::Dealt, unit: Slug::NONE, line: finding }
    }
}

impl Value {
    /// A score without a reason.
    pub fn score(score: Score) -> Value {
        Value::Score(Some(score), None)
    }

    /// A text, blank where there is nothing in it.
    pub fn text(text: &str) -> Value {
        if text.is_empty() { Value::Blank } else { Value::Text(text.into()) }
    }

    /// The score in it, if there is one.
    pub fn as_score(&self) -> Option<Score> {
        match self {
            Value::Score(score, _) => *score,
            _ => None,
        }
    }

    /// The reason in it, if there is one.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Value::Score(_, reason) => reason.as_deref(),
            _ => None,
        }
    }

    /// The text in it, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) | Value::Setup(text) => Some(text),
            _ => None,
        }
    }

    /// The value as JSON prints it; none where blank.
    pub fn printed(&self) -> Option<String> {
        match self {
            Value::Blank | Value::Score(None, _) => None,
            Value::Score(Some(score), _) => Some(score.to_string()),
            Value::Text(text) | Value::Setup(text) => Some(text.to_string()),
            Value::Percent(percent) => Some(percent.to_string()),
            Value::Points(points) => Some(points.to_string()),
            Value::Rank(rank) => Some(rank.to_string()),
        }
    }

    /// Whether it may stand in a register about `what`.
    pub fn fits(&self, what: What) -> bool {
        match (self, what.family()) {
            (Value::Blank, family) => family != Family::Setup,
            (Value::Score(..), Family::Appraisal) => what.round().is_some(),
            (Value::Score(Some(_), None), Family::SelfAssessment) => what == What::SelfScore,
            (Value::Score(Some(_), None), Family::Survey | Family::Satisfaction) => true,
            (Value::Percent(_), Family::Satisfaction) => true,
            (Value::Score(Some(_), None), Family::Previous) => what == What::PreviousScore,
            (Value::Points(_), _) => matches!(what, What::PreviousTotal | What::PreviousAppraisal),
            (Value::Rank(_), _) => what == What::PreviousRank,
            (Value::Setup(_), family) => family == Family::Setup,
            (Value::Text(_), Family::Review) => true,
            (Value::Text(_), _) => matches!(
                what,
                What::ReportedFigure | What::Evidence | What::Explanation | What::PrivateNote | What::SentBack
            ),
            _ => false,
        }
    }
}

impl fmt::Display for Score {
    /// Writes the exact points, or `NA`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Score::Points(points) => points.fmt(f),
            Score::NotApplicable => f.write_str("NA"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_register_is_found_again_by_its_word_and_round() {
        for what in What::ALL {
            assert_eq!(What::from_word(what.word(), what.round()), Some(what));
        }
        assert_eq!(What::from_word("appraised_score", None), None);
    }
}
