//! Findings: what stands in a spreadsheet, what was expected, whether it was taken, what to do.

use super::names::shortened;
use crate::domain::campaign::Campaign;
use crate::domain::finding::{Finding, FindingKind as Kind, Severity};
use crate::text::Text;

/// How many letters of a cell's text are told.
const SHORT_FOUND: usize = 120;

impl Text {
    /// A finding with its place.
    pub fn finding(&self, finding: &Finding, campaign: &Campaign) -> String {
        self.placed(&self.finding_place(finding, campaign), &self.finding_alone(finding))
    }

    /// Where a finding is: sheet, cell, unit and line, as far as they are known; else empty.
    pub fn finding_place(&self, finding: &Finding, campaign: &Campaign) -> String {
        let sheet = finding.sheet.as_ref().map(|s| self.fill("place-sheet", &[("sheet", s)]));
        let cell = finding.cell.map(|c| self.fill("place-cell", &[("cell", &c.to_string())]));
        let place = self.place(campaign, finding.unit, finding.line);
        sheet.into_iter().chain(cell).chain(place).collect::<Vec<_>>().join(", ")
    }

    /// A finding without its place, for a list that shows the place beside it.
    pub fn finding_alone(&self, finding: &Finding) -> String {
        let quoted = |text: &str| self.fill("finding-found", &[("text", &shortened(text, SHORT_FOUND))]);
        let beside = |text: &str| self.fill("finding-expected", &[("text", &shortened(text, SHORT_FOUND))]);
        let spaced = |text: Option<String>| text.map_or_else(String::new, |t| format!(" {t}"));
        let said = |text: &&str| !text.trim().is_empty();
        let found = spaced(finding.found.as_deref().filter(said).map(quoted));
        let expected = spaced(finding.expected.as_deref().filter(said).map(beside));
        if let Some(of) = finding.repeated() {
            let (kind, count) = (self.finding_kind(finding.kind), self.count(of.count));
            return self.fill("finding-repeated", &[("kind", &kind), ("count", &count), ("places", of.places)]);
        }
        let args = [("found", &*found), ("expected", &*expected), ("severity", finding.severity.word())];
        match finding.kind {
            Kind::OverMax => self.fill("finding-over-max", &args),
            Kind::Negative => self.fill("finding-negative", &args),
            Kind::NotANumber => self.fill("finding-not-a-number", &args),
            Kind::FormulaError => self.fill("finding-formula-error", &args),
            Kind::FormulaWithoutValue if finding.severity == Severity::Warning => {
                self.fill("finding-formula-evaluated", &args)
            }
            Kind::FormulaWithoutValue => self.fill("finding-formula-without-value", &args),
            Kind::FormulaEvaluated => self.fill("finding-formula-evaluated", &args),
            Kind::UnknownLine => self.fill("finding-unknown-line", &args),
            Kind::DuplicateLine => self.fill("finding-duplicate-line", &args),
            Kind::MissingLine => self.fill("finding-missing-line", &args),
            Kind::MaxDiffers => self.fill("finding-max-differs", &args),
            Kind::SumDiffers => self.fill("finding-sum-differs", &args),
            Kind::CodeRepaired => self.fill("finding-code-repaired", &args),
            Kind::TextRepaired => self.fill("finding-text-repaired", &args),
            Kind::NaNotAllowed => self.fill("finding-na-not-allowed", &args),
            Kind::UnknownUnit => self.fill("finding-unknown-unit", &args),
            Kind::AmbiguousUnit => self.fill("finding-ambiguous-unit", &args),
            Kind::SecondTable => self.fill("finding-second-table", &args),
            Kind::UnknownColumn => self.fill("finding-unknown-column", &args),
            Kind::DuplicateUnit => self.fill("finding-duplicate-unit", &args),
            Kind::HiddenRow => self.fill("finding-hidden-row", &args),
            Kind::UnreadableFile => self.fill("finding-unreadable-file", &args),
            Kind::EncryptedFile => self.fill("finding-encrypted-file", &args),
            Kind::TooLarge if finding.cell.is_some() && finding.expected.is_some() => {
                self.fill("finding-too-long-text", &args)
            }
            Kind::TooLarge if finding.cell.is_some() => self.fill("finding-too-large-cells", &args),
            Kind::TooLarge => self.fill("finding-too-large", &args),
            Kind::UnrecognisedSheet => self.fill("finding-unrecognised-sheet", &args),
            Kind::IgnoredSheet => self.fill("finding-ignored-sheet", &args),
            Kind::DiffersFromRecorded => self.fill("finding-differs-from-recorded", &args),
            Kind::InDispute => self.fill("finding-in-dispute", &args),
            Kind::OtherSidesColumn => self.fill("finding-other-sides-column", &args),
            Kind::Rounded => self.fill("finding-rounded", &args),
            Kind::WordTold => self.fill("finding-word-told", &args),
            Kind::HiddenColumn => self.fill("finding-hidden-column", &args),
            Kind::MergedScore => self.fill("finding-merged-score", &args),
            Kind::OtherYear => self.fill("finding-other-year", &args),
            Kind::FormulaTypedOver => self.fill("finding-formula-typed-over", &args),
            Kind::NotLookedAt => self.fill("finding-not-looked-at", &args),
        }
    }

    /// The kind of a finding, short.
    pub fn finding_kind(&self, kind: Kind) -> String {
        match kind {
            Kind::OverMax => self.say("finding-kind-over-max"),
            Kind::Negative => self.say("finding-kind-negative"),
            Kind::NotANumber => self.say("finding-kind-not-a-number"),
            Kind::FormulaError => self.say("finding-kind-formula-error"),
            Kind::FormulaWithoutValue => self.say("finding-kind-formula-without-value"),
            Kind::FormulaEvaluated => self.say("finding-kind-formula-evaluated"),
            Kind::UnknownLine => self.say("finding-kind-unknown-line"),
            Kind::DuplicateLine => self.say("finding-kind-duplicate-line"),
            Kind::MissingLine => self.say("finding-kind-missing-line"),
            Kind::MaxDiffers => self.say("finding-kind-max-differs"),
            Kind::SumDiffers => self.say("finding-kind-sum-differs"),
            Kind::CodeRepaired => self.say("finding-kind-code-repaired"),
            Kind::TextRepaired => self.say("finding-kind-text-repaired"),
            Kind::NaNotAllowed => self.say("finding-kind-na-not-allowed"),
            Kind::UnknownUnit => self.say("finding-kind-unknown-unit"),
            Kind::AmbiguousUnit => self.say("finding-kind-ambiguous-unit"),
            Kind::SecondTable => self.say("finding-kind-second-table"),
            Kind::UnknownColumn => self.say("finding-kind-unknown-column"),
            Kind::DuplicateUnit => self.say("finding-kind-duplicate-unit"),
            Kind::HiddenRow => self.say("finding-kind-hidden-row"),
            Kind::UnreadableFile => self.say("finding-kind-unreadable-file"),
            Kind::EncryptedFile => self.say("finding-kind-encrypted-file"),
            Kind::TooLarge => self.say("finding-kind-too-large"),
            Kind::UnrecognisedSheet => self.say("finding-kind-unrecognised-sheet"),
            Kind::IgnoredSheet => self.say("finding-kind-ignored-sheet"),
            Kind::DiffersFromRecorded => self.say("finding-kind-differs-from-recorded"),
            Kind::InDispute => self.say("finding-kind-in-dispute"),
            Kind::OtherSidesColumn => self.say("finding-kind-other-sides-column"),
            Kind::Rounded => self.say("finding-kind-rounded"),
            Kind::WordTold => self.say("finding-kind-word-told"),
            Kind::HiddenColumn => self.say("finding-kind-hidden-column"),
            Kind::MergedScore => self.say("finding-kind-merged-score"),
            Kind::OtherYear => self.say("finding-kind-other-year"),
            Kind::FormulaTypedOver => self.say("finding-kind-formula-typed-over"),
            Kind::NotLookedAt => self.say("finding-kind-not-looked-at"),
        }
    }

    /// A sentence behind its place; alone where there is none.
    pub(super) fn placed(&self, place: &str, sentence: &str) -> String {
        if place.is_empty() {
            return sentence.to_owned();
        }
        let mut letters = place.chars();
        let first = letters.next().map(char::to_uppercase).into_iter().flatten();
        let place: String = first.chain(letters).collect();
        self.fill("placed", &[("place", &place), ("sentence", sentence)])
    }
}
