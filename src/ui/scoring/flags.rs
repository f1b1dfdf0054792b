//! What is the matter with the lines of a unit, one flag a trouble.

use std::collections::HashMap;

use crate::domain::readiness::OpenKind;
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

/// The flags of lines of units.
pub type Flags = HashMap<(UnitId, LineId), Vec<Flag>>;

/// The flags of everything that is open.
pub fn of(context: &Context<'_>) -> Flags {
    let mut flags = Flags::new();
    for open in context.open {
        let Some(at) = open.unit.zip(open.line) else { continue };
        let flag = match &open.kind {
            OpenKind::Blank => Flag::Blank,
            OpenKind::Disputed(_) => Flag::Disputed,
            OpenKind::OverMax { .. } | OpenKind::NotApplicableNotAllowed => Flag::CannotStand,
            OpenKind::MissingReason { .. } => Flag::WantsReason,
            OpenKind::SentBack(_) => Flag::SentBack,
            OpenKind::Finding(..) => Flag::Finding,
            OpenKind::LateEntries(_) => continue,
        };
        flags.entry(at).or_default().push(flag);
    }
    flags
}

/// Whether the unit's own score is not what its own figure gives.
pub fn own_departs(own: Option<Score>, proposed: Option<&Result<Outcome, NoOutcome>>) -> bool {
    match (own, proposed) {
        (Some(Score::Points(own)), Some(Ok(outcome))) => own != outcome.points,
        _ => false,
    }
}
