//! Which column of a unit's sheet holds what. Rounds and explanations stand there where a sheet is a
//! unit's own; among thousands of units only where somebody wrote them.

use crate::domain::campaign::Campaign;
use crate::domain::value::{Round, What};
use crate::text::Text;

pub(in crate::sheets::workbook) const CODE: u16 = 0;
pub(in crate::sheets::workbook) const TEXT: u16 = 1;
pub(in crate::sheets::workbook) const SOURCE: u16 = 2;
pub(in crate::sheets::workbook) const MAX: u16 = 3;
pub(in crate::sheets::workbook) const OWN: u16 = 4;

/// The width of the text column, in characters.
pub(in crate::sheets::workbook) const TEXT_WIDTH: f64 = 52.0;
pub(super) const REASON_WIDTH: f64 = 36.0;
pub(super) const EXPLANATION_WIDTH: f64 = 30.0;

/// The columns after the own score.
#[derive(Debug, Clone)]
pub(in crate::sheets::workbook) struct Columns {
    /// The rounds that have a column, from the fifth on; where there are none, what counts is written alone.
    pub rounds: Vec<Round>,
    /// What the line's source gave.
    pub given: u16,
    /// What counts of it.
    pub points: u16,
    /// What is lost of the maximum.
    pub lost: u16,
    pub reason: u16,
    pub explanation: Option<u16>,
    pub last: u16,
}

impl Columns {
    /// The columns of a workbook with flat sheets or with a sheet a unit.
    pub(in crate::sheets::workbook) fn of(campaign: &Campaign, is_flat: bool) -> Columns {
        let has = |wanted: What| {
            let mut changes = campaign.log().entries().iter().flat_map(|e| &e.changes);
            changes.any(|change| change.key.what == wanted)
        };
        let has_council = has(What::Appraised(Round::Council));
        let has_rounds = !is_flat || has_council || has(What::Appraised(Round::Second));
        let mut rounds = if has_rounds { vec![Round::First, Round::Second] } else { Vec::new() };
        rounds.extend(has_council.then_some(Round::Council));
        let given = OWN + 1 + u16::try_from(rounds.len()).unwrap_or(0);
        let explanation = (!is_flat || has(What::Explanation)).then_some(given + 4);
        Columns {
            rounds,
            given,
            points: given + 1,
            lost: given + 2,
            reason: given + 3,
            explanation,
            last: explanation.unwrap_or(given + 3),
        }
    }

    /// The column of a round, where it has one.
    pub(super) fn round(&self, round: Round) -> Option<u16> {
        let at = self.rounds.iter().position(|r| *r == round)?;
        Some(OWN + 1 + u16::try_from(at).ok()?)
    }

    /// Heads and widths, in order.
    pub(super) fn heads(&self, text: &Text) -> Vec<(String, f64)> {
        let mut heads = vec![
            (text.say("workbook-head-code"), 7.0),
            (text.say("workbook-head-line"), TEXT_WIDTH),
            (text.say("workbook-head-source"), 8.0),
            (text.say("workbook-head-max"), 9.0),
            (text.say("workbook-head-own"), 10.0),
        ];
        heads.extend(self.rounds.iter().map(|round| (head(text, *round), 10.0)));
        heads.extend([
            (text.say("workbook-head-given"), 11.0),
            (text.say("workbook-head-points"), 10.0),
            (text.say("workbook-head-lost"), 9.0),
            (text.say("workbook-head-reason"), REASON_WIDTH),
        ]);
        heads.extend(self.explanation.map(|_| (text.say("workbook-head-explanation"), EXPLANATION_WIDTH)));
        heads
    }

    /// The width of all, in characters.
    pub(super) fn room(&self) -> f64 {
        let numbers = f64::from(u16::try_from(self.rounds.len()).unwrap_or(0)) * 10.0;
        TEXT_WIDTH + 64.0 + numbers + REASON_WIDTH + self.explanation.map_or(0.0, |_| EXPLANATION_WIDTH)
    }
}

fn head(text: &Text, round: Round) -> String {
    match round {
        Round::First => text.say("workbook-what-appraised-1"),
        Round::Second => text.say("workbook-what-appraised-2"),
        Round::Council => text.say("workbook-what-appraised-council"),
    }
}
