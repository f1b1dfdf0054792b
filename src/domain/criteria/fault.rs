//! What can be wrong with a criteria set, with the row it is wrong in.

use std::sync::Arc;

use super::CriteriaSet;
use crate::domain::points::Points;
use crate::domain::rule::RuleFault;
use crate::domain::slug::LineId;

/// A reason why a set can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Position of the row in the draft, from 0; none for the set as a whole.
    pub row: Option<usize>,
    /// The row's code.
    pub code: Arc<str>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The set has no line to score.
    NothingToScore,
    /// The last year of its validity is before the first.
    YearsBackwards,
    /// The code is empty.
    NoCode,
    /// The code can't be used as a name (ASCII letters, digits, dots).
    BadCode,
    /// The code stands twice.
    CodeTwice,
    /// Two rows claim one id.
    IdTwice,
    /// A criterion before any field, or a sub-criterion before any criterion.
    NoParent,
    /// The text is empty.
    NoText,
    /// A line without a maximum.
    NoMaximum,
    /// The maximum is negative, or on a line zero or above 100,000.
    BadMaximum(Points),
    /// The word for the level, source, rule kind or policy isn't known; the word is given.
    UnknownWord(Arc<str>),
    /// A number can't be read; the text is given.
    NotANumber(Arc<str>),
}

/// Something odd about a set that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// A parent's printed maximum is not the sum of its lines.
    SumDiffers {
        /// The parent.
        line: LineId,
        /// As printed.
        printed: Points,
        /// As added up.
        sum: Points,
    },
    /// The whole doesn't come to 100.
    TotalIsNotHundred(Points),
    /// It is not valid for the index year that it is used for.
    NotValidIn(u16),
    /// A weakness of a line's rule.
    Rule(LineId, RuleFault),
}

pub(super) fn warnings(set: &CriteriaSet, year: u16) -> Vec<Warning> {
    let mut found = Vec::new();
    if !set.about().is_valid_in(year) {
        found.push(Warning::NotValidIn(year));
    }
    if set.max() != Points::whole(100) {
        found.push(Warning::TotalIsNotHundred(set.max()));
    }
    for node in set.nodes() {
        if let Some(printed) = node.printed_max
            && printed != node.max
        {
            found.push(Warning::SumDiffers { line: node.id, printed, sum: node.max });
        }
        if !node.is_leaf {
            continue;
        }
        let unclear = (!node.rule_is_certain).then_some(RuleFault::WordingUnclear);
        found.extend(node.rule.faults(node.max).into_iter().chain(unclear).map(|f| Warning::Rule(node.id, f)));
    }
    found
}
