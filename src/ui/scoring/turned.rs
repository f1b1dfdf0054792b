//! What every way of turning the sheet has in common: which line of which unit a cell is about.

use super::edits;
use crate::domain::campaign::Edit;
use crate::domain::criteria::Node;
use crate::domain::register::Reading;
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Round, Value};
use crate::ui::context::Context;
use crate::ui::widgets::grid::{At, Model, Row, View};

/// A line of a unit, which is what a cell is about.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The unit.
    pub unit: UnitId,
    /// The line.
    pub node: &'a Node,
}

/// What of it a column shows and takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The line's code, or the number of the unit.
    Code,
    /// The line's text, or the unit's name.
    Text,
    /// The maximum.
    Max,
    /// What counted last year.
    LastYear,
    /// The unit's own score.
    Own,
    /// What the unit reports.
    Figure,
    /// What the rule gives for it.
    Rule,
    /// The score.
    Score,
    /// The reason.
    Reason,
    /// The unit's place or total.
    Total,
}

/// A sheet, whichever way it is turned.
pub trait Turned: Model {
    /// What it looks at.
    fn context(&self) -> &Context<'_>;
    /// The round of appraisal that is scored.
    fn round(&self) -> Round;
    /// The line and the unit of a cell; none for a group.
    fn target(&self, at: At) -> Option<Target<'_>>;
    /// What a column shows.
    fn part(&self, column: usize) -> Part;
    /// Where the score of a line of a unit stands, if it can be seen.
    fn score_of(&self, unit: UnitId, line: LineId) -> Option<At>;
    /// Where the sheet is entered.
    fn entry(&self) -> At;
    /// Where a cell stands in the sheet as it was laid out, before its rows were arranged.
    fn inner(&self, at: At) -> At {
        at
    }
    /// The column of a part.
    fn column_of(&self, part: Part) -> Option<usize> {
        (0..self.columns().len()).find(|column| self.part(*column) == part)
    }

    /// What the register of the round says about a line.
    fn reading(&self, of: Target<'_>) -> Reading<'_> {
        self.context().campaign.read(edits::key(of.node, of.unit, self.round()))
    }
}

impl<M: Turned> Turned for View<'_, M> {
    fn context(&self) -> &Context<'_> {
        self.model().context()
    }

    fn round(&self) -> Round {
        self.model().round()
    }

    fn target(&self, at: At) -> Option<Target<'_>> {
        self.model().target(View::inner(self, at))
    }

    fn part(&self, column: usize) -> Part {
        self.model().part(column)
    }

    fn score_of(&self, unit: UnitId, line: LineId) -> Option<At> {
        self.outer(self.model().score_of(unit, line)?)
    }

    fn entry(&self) -> At {
        let entry = self.model().entry();
        self.outer(entry).unwrap_or(At { row: 0, ..entry })
    }

    fn inner(&self, at: At) -> At {
        View::inner(self, at)
    }
}

/// Why nothing can be put into a cell.
pub(super) fn closed(sheet: &impl Turned, at: At) -> Option<String> {
    let context = sheet.context();
    context.why_closed().or_else(|| match (sheet.target(at), sheet.part(at.column)) {
        (Some(_), Part::Score | Part::Reason) => None,
        (Some(_), _) => Some(context.text.say("scoring-closed-part")),
        (None, _) if matches!(sheet.row(at.row), Row::Line { .. }) => Some(context.text.say("scoring-closed-part")),
        (None, _) => Some(context.text.say("scoring-closed-sum")),
    })
}

/// Checks what is typed for the score of a line.
///
/// # Errors
/// The sentence that is shown at the cell.
pub(super) fn check_score(sheet: &impl Turned, Target { unit, node }: Target<'_>, text: &str) -> Result<(), String> {
    let Context { campaign, text: words, author, .. } = sheet.context();
    let value = match edits::Typed::read(text, node, words)? {
        edits::Typed::Clear => Value::Blank,
        edits::Typed::Score(score) => Value::score(score),
        edits::Typed::Percent(percent) => Value::Percent(percent),
    };
    let edit = Edit::typed(edits::key(node, unit, sheet.round()), value);
    let checked = campaign.check(edit.key, &edit.value).and_then(|()| campaign.check_by(author, edit.key));
    checked.map_err(|why| words.refusal(&why, campaign))
}
