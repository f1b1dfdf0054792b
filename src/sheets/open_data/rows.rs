//! What the rows of the open data say, gathered from the campaign. Private notes are not read here.

use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::criteria::{Node, NotApplicable, Source};
use crate::domain::entry::Digest;
use crate::domain::index::{Standing, UnitTotals};
use crate::domain::points::{Fraction, Percent, Points};
use crate::domain::ranking::{BlockResults, UnitResult};
use crate::domain::register::Reading;
use crate::domain::setup::Unit;
use crate::domain::value::{Key, Round, Score, Value, What};

/// What every row of a file belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edition {
    pub year: u16,
    /// Its number; none while it is a draft.
    pub number: Option<u32>,
    /// The edition's digest, or the log's while it is a draft.
    pub digest: Digest,
    /// When it was locked, or when the last entry of a draft was made.
    pub at_ms: i64,
}

/// A unit with its results.
#[derive(Clone, Copy)]
pub(super) struct UnitRow<'a> {
    pub edition: Edition,
    pub state: &'a BlockState,
    pub unit: &'a Unit,
    /// Its position in the roster.
    pub at: usize,
    pub totals: &'a UnitTotals,
    pub result: &'a UnitResult,
    pub results: &'a BlockResults,
}

/// A field of a unit.
pub(super) struct FieldRow<'a> {
    pub of: UnitRow<'a>,
    pub field: &'a Node,
    pub points: Option<Points>,
}

/// A line of a unit.
pub(super) struct LineRow<'a> {
    pub of: UnitRow<'a>,
    /// Its position in the criteria set, from 1.
    pub number: usize,
    pub node: &'a Node,
    pub own: Standing,
    pub standing: Standing,
    pub round: Option<Round>,
    pub percent: Option<Percent>,
    pub counted: Option<Points>,
    pub last_year: Standing,
    pub reason: String,
    pub explanation: String,
}

/// A node of a block's criteria set.
pub(super) struct NodeRow<'a> {
    pub edition: Edition,
    pub state: &'a BlockState,
    /// Its position in the criteria set, from 1.
    pub number: usize,
    pub node: &'a Node,
}

impl Edition {
    pub(super) fn of(campaign: &Campaign) -> Edition {
        let edition = campaign.edition();
        let sealed = edition.digest.filter(|_| edition.is_final);
        let last = campaign.log().last().map_or(0, |e| e.at_ms);
        Edition {
            year: campaign.heading().year,
            number: edition.is_final.then_some(edition.edition),
            digest: sealed.unwrap_or_else(|| campaign.log().digest()),
            at_ms: edition.by.as_ref().filter(|_| edition.is_final).map_or(last, |(_, at_ms)| *at_ms),
        }
    }
}

impl<'a> UnitRow<'a> {
    /// The units of a block by place, then in the order of the roster.
    pub(super) fn all(
        edition: Edition,
        state: &'a BlockState,
        results: &'a BlockResults,
    ) -> impl Iterator<Item = UnitRow<'a>> {
        results.by_place.iter().filter_map(move |at| {
            let (unit, totals) = (state.units.get(*at)?, results.totals.units.get(*at)?);
            Some(UnitRow { edition, state, unit, at: *at, totals, result: results.units.get(*at)?, results })
        })
    }

    /// The published total in per cent of the maximum.
    pub(super) fn index(&self) -> Option<Percent> {
        Some(Fraction::of(self.result.published?, self.state.set.max())?.percent(2))
    }

    /// The change of the published total, where nothing is missing from it.
    pub(super) fn points_change(&self) -> Option<Points> {
        let published = self.result.published.filter(|_| self.totals.is_complete())?;
        Some(published - self.result.previous.total?)
    }

    /// The fields without bonus and penalty.
    pub(super) fn fields(self) -> impl Iterator<Item = FieldRow<'a>> {
        let fields = self.state.set.fields().zip(self.results.totals.fields_of(self.at));
        let ordinary = fields.filter(|((_, node), _)| !node.level.is_extra());
        ordinary.map(move |((_, field), points)| FieldRow { of: self, field, points: *points })
    }

    /// The lines in the order of the criteria set.
    pub(super) fn lines(self, campaign: &'a Campaign) -> impl Iterator<Item = LineRow<'a>> {
        let leaves = self.state.set.nodes().iter().enumerate().filter(|(_, n)| n.is_leaf).enumerate();
        leaves.map(move |(column, (at, node))| LineRow::of(campaign, self, (column, at), node))
    }
}

impl<'a> LineRow<'a> {
    fn of(campaign: &'a Campaign, of: UnitRow<'a>, (column, at): (usize, usize), node: &'a Node) -> LineRow<'a> {
        let key = |what| Key::cell(what, of.unit.id, node.id);
        let (mut round, mut percent) = (None, None);
        let reading = match node.source {
            Source::Appraisal => match campaign.appraised(of.unit.id, node.id) {
                Some((given, reading)) => {
                    round = Some(given);
                    reading
                }
                None => Reading::Blank,
            },
            Source::Survey => campaign.read(key(What::SurveyPoints)),
            Source::Satisfaction => campaign.read(key(What::SatisfactionPercent)),
        };
        if let Some(Value::Percent(given)) = reading.value() {
            percent = Some(*given);
        }
        let standing = match of.state.marks().get(of.at, column) {
            // A line that has become one that has to be scored is open again.
            Standing::NotApplicable if node.not_applicable == NotApplicable::MustBeScored && !node.level.is_extra() => {
                Standing::Blank
            }
            standing => standing,
        };
        let counted = match standing {
            Standing::Points(points) => Some(points),
            Standing::NotApplicable if node.level.is_extra() => None,
            Standing::NotApplicable => (node.not_applicable == NotApplicable::FullPoints).then_some(node.max),
            Standing::Blank | Standing::Disputed => None,
        };
        LineRow {
            of,
            number: at + 1,
            node,
            own: standing_of(&campaign.self_score(of.unit.id, node.id)),
            standing,
            round,
            percent,
            counted,
            last_year: campaign.previous_score(of.unit.id, node.id).map_or(Standing::Blank, standing_of_score),
            reason: reading.value().and_then(Value::reason).unwrap_or_default().to_owned(),
            explanation: texts(&campaign.read(key(What::Explanation))),
        }
    }

    /// Whether the unit scores the line itself: what a survey gives, it doesn't.
    pub(super) fn is_own_to_score(&self) -> bool {
        self.node.source == Source::Appraisal || self.own != Standing::Blank
    }

    /// What is missing to the maximum; none on bonus and penalty lines and where nothing counts.
    pub(super) fn lost(&self) -> Option<Points> {
        let counted = self.counted.filter(|_| !self.node.level.is_extra())?;
        Some(self.node.max - counted)
    }
}

impl<'a> NodeRow<'a> {
    /// The nodes of a block's criteria set in the order of the decision.
    pub(super) fn all(edition: Edition, state: &'a BlockState) -> impl Iterator<Item = NodeRow<'a>> {
        (1..).zip(state.set.nodes()).map(move |(number, node)| NodeRow { edition, state, number, node })
    }

    /// The node above.
    pub(super) fn parent(&self) -> Option<&'a Node> {
        self.state.set.nodes().get(self.node.parent?)
    }
}

fn standing_of(reading: &Reading<'_>) -> Standing {
    match reading {
        Reading::Blank => Standing::Blank,
        Reading::Disputed(_) => Standing::Disputed,
        Reading::Agreed(head) => head.value().as_score().map_or(Standing::Blank, standing_of_score),
    }
}

fn standing_of_score(score: Score) -> Standing {
    match score {
        Score::Points(points) => Standing::Points(points),
        Score::NotApplicable => Standing::NotApplicable,
    }
}

/// A text; while it is disputed, all of them.
fn texts(reading: &Reading<'_>) -> String {
    match reading {
        Reading::Blank => String::new(),
        Reading::Agreed(head) => head.value().as_text().unwrap_or_default().to_owned(),
        Reading::Disputed(heads) => heads.iter().filter_map(|h| h.value().as_text()).collect::<Vec<_>>().join("\n"),
    }
}
