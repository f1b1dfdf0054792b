//! What is wrong or odd about a criteria set and its rules.

use crate::domain::criteria::{About, CriteriaSet, Fault, FaultKind, Warning};
use crate::domain::points::Points;
use crate::domain::rule::RuleFault;
use crate::domain::slug::LineId;
use crate::text::Text;

impl Text {
    /// Why a criteria set can't be used, with the row.
    pub fn fault(&self, fault: &Fault) -> String {
        let row = fault.row.map(|row| self.count(row + 1));
        let place = match (row, &*fault.code) {
            (Some(row), "") => self.fill("fault-place-row", &[("row", &row)]),
            (Some(row), code) => self.fill("fault-place-code", &[("row", &row), ("code", code)]),
            (None, _) => String::new(),
        };
        self.placed(&place, &self.fault_alone(&fault.kind))
    }

    /// Something odd about a criteria set that can be used.
    pub fn warning(&self, warning: &Warning, set: &CriteriaSet) -> String {
        match warning {
            Warning::SumDiffers { line, printed, sum } => self.at_criterion(
                set,
                *line,
                &self.fill("warning-sum-differs", &[("printed", &self.points(*printed)), ("sum", &self.points(*sum))]),
            ),
            Warning::TotalIsNotHundred(total) => {
                self.fill("warning-total-is-not-hundred", &[("total", &self.points(*total))])
            }
            Warning::NotValidIn(year) => self
                .fill("warning-not-valid-in", &[("year", &year.to_string()), ("years", &self.validity(set.about()))]),
            Warning::Rule(line, fault) => self.at_criterion(set, *line, &self.rule_fault(fault)),
        }
    }

    /// The index years that a set is valid for.
    pub fn validity(&self, about: &About) -> String {
        let (first, last) = about.years();
        match (first.map(|y| y.to_string()), last.map(|y| y.to_string())) {
            (None, None) => self.say("set-years-unknown"),
            (Some(first), None) => self.fill("set-years-from", &[("first", &first)]),
            (None, Some(last)) => self.fill("set-years-to", &[("last", &last)]),
            (Some(first), Some(last)) if first == last => self.fill("set-years-one", &[("year", &first)]),
            (Some(first), Some(last)) => self.fill("set-years", &[("first", &first), ("last", &last)]),
        }
    }

    /// What a set states about itself, parted by dots; nothing where it states nothing.
    pub fn about(&self, about: &About) -> String {
        let level = (!about.level.is_empty()).then(|| self.fill("set-level", &[("level", &about.level)]));
        let basis = (!about.basis.is_empty()).then(|| self.fill("set-basis", &[("basis", &about.basis)]));
        let years = (about.years() != (None, None)).then(|| self.validity(about));
        let title = (!about.title.is_empty()).then(|| about.title.to_string());
        [title, level, basis, years].into_iter().flatten().collect::<Vec<String>>().join(" · ")
    }

    /// A weakness of a rule.
    pub fn rule_fault(&self, fault: &RuleFault) -> String {
        // an edge is in per cent or in things; the fault doesn't say which
        let number = |at: i64| self.points(Points::from_units(at));
        match fault {
            RuleFault::Gap(at) => self.fill("rule-fault-gap", &[("at", &number(at.units()))]),
            RuleFault::Overlap(at) => self.fill("rule-fault-overlap", &[("at", &number(at.units()))]),
            RuleFault::BestIsNotMaximum(best) => {
                self.fill("rule-fault-best-is-not-maximum", &[("best", &self.points(*best))])
            }
            RuleFault::WordingUnclear => self.say("rule-fault-wording-unclear"),
        }
    }

    fn fault_alone(&self, kind: &FaultKind) -> String {
        match kind {
            FaultKind::YearsBackwards => self.say("fault-years-backwards"),
            FaultKind::NothingToScore => self.say("fault-nothing-to-score"),
            FaultKind::NoCode => self.say("fault-no-code"),
            FaultKind::BadCode => self.say("fault-bad-code"),
            FaultKind::CodeTwice => self.say("fault-code-twice"),
            FaultKind::IdTwice => self.say("fault-id-twice"),
            FaultKind::NoParent => self.say("fault-no-parent"),
            FaultKind::NoText => self.say("fault-no-text"),
            FaultKind::NoMaximum => self.say("fault-no-maximum"),
            FaultKind::BadMaximum(max) => self.fill("fault-bad-maximum", &[("max", &self.points(*max))]),
            FaultKind::UnknownWord(word) => self.fill("fault-unknown-word", &[("word", word)]),
            FaultKind::NotANumber(text) => self.fill("fault-not-a-number", &[("text", text)]),
        }
    }

    fn at_criterion(&self, set: &CriteriaSet, line: LineId, sentence: &str) -> String {
        let code = set.node(line).map_or_else(|| line.to_string(), |n| n.code.to_string());
        self.placed(&self.fill("place-line", &[("line", &code)]), sentence)
    }
}
