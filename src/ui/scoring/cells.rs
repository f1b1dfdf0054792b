//! One line of one unit as the cells of a row, whichever way the sheet is turned.

use std::cmp::Ordering;

use super::edits;
use super::flags::{self, Flag};
use crate::domain::criteria::{Node, Source};
use crate::domain::index::Standing;
use crate::domain::points::Points;
use crate::domain::register::Reading;
use crate::domain::slug::UnitId;
use crate::domain::value::{Key, Round, Score, Value, What};
use crate::text::figure;
use crate::ui::context::Context;
use crate::ui::theme::Severity;
use crate::ui::widgets::grid::{Cell, Look};

/// A line of a unit, about to be laid out.
pub(super) struct Scored<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) unit: UnitId,
    pub(super) node: &'a Node,
    pub(super) round: Round,
    pub(super) flags: Vec<Flag>,
}

impl Scored<'_> {
    /// The cells behind those that name the row: maximum, self score, figure, rule, score, reason.
    pub(super) fn cells(&self) -> [Cell<'static>; 6] {
        let text = self.context.text;
        let proposed = figure::outcome(self.context.campaign, self.unit, self.node);
        let gives = match &proposed {
            Some(Ok(outcome)) => text.points(outcome.points),
            _ => String::new(),
        };
        let own = self.own();
        let own_words = own.map(|s| text.score(s)).unwrap_or_default();
        let departs = flags::own_departs(own, proposed.as_ref());
        [
            Cell::new(text.points(self.node.max)).look(Look::Quiet),
            Cell::new(own_words).severity(departs.then_some(Severity::Info)),
            Cell::new(self.figure()),
            Cell::new(gives).look(Look::Quiet),
            self.score_cell(),
            self.reason_cell(),
        ]
    }

    /// What counted on the line last year.
    pub(super) fn last_year(&self) -> Cell<'static> {
        let score = self.context.campaign.previous_score(self.unit, self.node.id);
        Cell::new(score.map(|s| self.context.text.score(s)).unwrap_or_default()).look(Look::Quiet)
    }

    /// Whether an appraiser has noted something for appraisers alone.
    pub(super) fn is_noted(&self) -> bool {
        self.read(What::PrivateNote).value().is_some()
    }

    /// The unit's own score.
    pub(super) fn own(&self) -> Option<Score> {
        self.read(What::SelfScore).value()?.as_score()
    }

    /// What the register of the round says.
    fn reading(&self) -> Reading<'_> {
        self.context.campaign.read(edits::key(self.node, self.unit, self.round))
    }

    fn read(&self, what: What) -> Reading<'_> {
        self.context.campaign.read(Key::cell(what, self.unit, self.node.id))
    }

    /// The cell of the score alone.
    pub(super) fn score_cell(&self) -> Cell<'static> {
        let text = self.context.text;
        let severity = self.flags.iter().filter(|f| f.is_about_score()).map(Flag::severity).max();
        let cell = match self.reading() {
            Reading::Agreed(head) => match head.value() {
                Value::Score(Some(Score::NotApplicable), _) => {
                    Cell::new(text.say("scoring-na")).look(Look::NotApplicable)
                }
                Value::Score(Some(Score::Points(points)), _) => Cell::new(text.points(*points)),
                Value::Percent(_) => self.earlier(Look::Plain),
                _ => self.earlier(Look::Quiet),
            },
            Reading::Blank => self.earlier(Look::Quiet),
            Reading::Disputed(heads) => {
                let words: Vec<String> = heads.iter().map(|h| value(self.context, h.value())).collect();
                Cell::new(words.join("≠")).look(Look::Disputed)
            }
        };
        self.opened(cell.severity(severity))
    }

    /// The share of the maximum that counts.
    pub(super) fn share(&self) -> Option<f32> {
        match self.context.campaign.standing(self.unit, self.node.id) {
            Standing::Points(points) if self.node.max > Points::ZERO => {
                Some(points.units() as f32 / self.node.max.units() as f32)
            }
            _ => None,
        }
    }

    /// How far what counts is from the unit's own score; what counts where the unit has given none.
    pub(super) fn difference_cell(&self) -> Cell<'static> {
        let standing = self.context.campaign.standing(self.unit, self.node.id);
        let (Standing::Points(points), Some(Score::Points(own))) = (standing, self.own()) else {
            return self.score_cell();
        };
        let apart = points - own;
        let words = self.context.text.points(apart);
        let share = (self.node.max > Points::ZERO).then(|| apart.units().abs() as f32 / self.node.max.units() as f32);
        let cell = match apart.cmp(&Points::ZERO) {
            Ordering::Equal => Cell::new("=").look(Look::Quiet),
            Ordering::Greater => Cell::new(format!("+{words}")).look(Look::Strong).share(share),
            Ordering::Less => Cell::new(words).look(Look::Strong).share(share),
        };
        self.opened(cell)
    }

    /// The score of an earlier round, or that there is none.
    fn earlier(&self, look: Look) -> Cell<'static> {
        let text = self.context.text;
        match self.context.campaign.standing(self.unit, self.node.id) {
            Standing::Points(points) => Cell::new(text.points(points)).look(look),
            Standing::NotApplicable => Cell::new(text.say("scoring-na")).look(Look::NotApplicable),
            _ => Cell::new(text.say("scoring-not-yet")).look(Look::Pending),
        }
    }

    fn reason_cell(&self) -> Cell<'static> {
        if self.node.source != Source::Appraisal {
            return Cell::new(self.context.text.say(match self.node.source {
                Source::Survey => "scoring-from-survey",
                _ => "scoring-from-satisfaction",
            }))
            .look(Look::Quiet);
        }
        let wanted = self.flags.contains(&Flag::WantsReason);
        let reading = self.reading();
        if reading.is_disputed() {
            return Cell::new(self.context.text.say("scoring-disputed")).look(Look::Quiet);
        }
        let reason = reading.value().and_then(Value::reason).unwrap_or_default().to_owned();
        let cell = if wanted && reason.is_empty() {
            Cell::new(self.context.text.say("scoring-wants-reason")).look(Look::Pending).severity(Severity::Warning)
        } else {
            Cell::new(reason)
        };
        self.opened(cell)
    }

    fn opened(&self, cell: Cell<'static>) -> Cell<'static> {
        if self.context.is_changeable() { cell.open() } else { cell }
    }

    fn figure(&self) -> String {
        if let Some(Value::Percent(percent)) = self.read(What::SatisfactionPercent).value() {
            return self.context.text.percent(*percent);
        }
        self.read(What::ReportedFigure).value().and_then(Value::as_text).unwrap_or_default().to_owned()
    }
}

/// A value as it stands in a cell.
pub(super) fn value(context: &Context<'_>, value: &Value) -> String {
    match value {
        Value::Score(Some(score), _) => context.text.score(*score),
        Value::Percent(percent) => context.text.percent(*percent),
        _ => "–".to_owned(),
    }
}
