//! What is the matter with the lines of a unit, one flag a trouble.

use crate::domain::readiness::{Open, OpenKind};
use crate::domain::rule::{NoOutcome, Outcome};
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::Score;
use crate::ui::context::Context;
use crate::ui::theme::Severity;

/// Something about a line that a person should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// Nobody has scored it.
    Blank,
    /// Two values stand against each other.
    Disputed,
    /// The score can't stand: above the maximum, or "does not apply" where that isn't allowed.
    CannotStand,
    /// It departs from the self score without a reason.
    WantsReason,
    /// The supervisor sent it back.
    SentBack,
    /// A finding of a spreadsheet is about it.
    Finding,
}

impl Flag {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Flag::Disputed | Flag::CannotStand => Severity::Error,
            Flag::WantsReason | Flag::SentBack => Severity::Warning,
            Flag::Blank | Flag::Finding => Severity::Info,
        }
    }

    /// Whether it is shown at the score; the others have their own place.
    pub fn is_about_score(&self) -> bool {
        matches!(self, Flag::Disputed | Flag::CannotStand | Flag::SentBack | Flag::Finding)
    }
}

/// The flags of a line of a unit.
pub fn of(context: &Context<'_>, unit: UnitId, line: LineId) -> Vec<Flag> {
    let here = context.open.on(unit).iter().filter(|open| open.line == Some(line));
    let flag = |open: &Open| match &open.kind {
        OpenKind::Blank => Some(Flag::Blank),
        OpenKind::Disputed(_) => Some(Flag::Disputed),
        OpenKind::OverMax { .. } | OpenKind::NotApplicableNotAllowed => Some(Flag::CannotStand),
        OpenKind::MissingReason { .. } => Some(Flag::WantsReason),
        OpenKind::SentBack(_) => Some(Flag::SentBack),
        OpenKind::Finding(..) => Some(Flag::Finding),
        OpenKind::LateEntries(_) => None,
    };
    here.filter_map(flag).collect()
}

/// Whether the unit's own score is not what its own figure gives.
pub fn own_departs(own: Option<Score>, proposed: Option<&Result<Outcome, NoOutcome>>) -> bool {
    match (own, proposed) {
        (Some(Score::Points(own)), Some(Ok(outcome))) => own != outcome.points,
        _ => false,
    }
}
