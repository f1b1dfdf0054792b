//! What every way of turning the sheet has in common: which line of which unit a cell is about.

use super::edits;
use crate::domain::campaign::Edit;
use crate::domain::criteria::Node;
use crate::domain::register::Reading;
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Round, Value};
use crate::ui::context::Context;
use crate::ui::widgets::grid::{At, Model};

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
    /// The score.
    Score,
    /// The reason.
    Reason,
    /// Something that isn't changed here.
    Other,
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

    /// What the register of the round says about a line.
    fn reading(&self, of: Target<'_>) -> Reading<'_> {
        self.context().campaign.read(edits::key(of.node, of.unit, self.round()))
    }
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
