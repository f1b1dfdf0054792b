//! Sentences about what an import found: what happened, and what to do.

use std::path::Path;

use super::{Note, Skipped};
use crate::domain::campaign::Campaign;
use crate::domain::finding::{Finding, FindingKind};
use crate::text::Text;

/// The sentence of a finding.
pub fn sentence(text: &Text, campaign: &Campaign, finding: &Finding) -> String {
    let line = finding.line.and_then(|line| {
        let of_unit = finding.unit.and_then(|u| campaign.block_of(u)).and_then(|b| b.set.node(line));
        of_unit.or_else(|| campaign.blocks().iter().find_map(|b| b.set.node(line)))
    });
    let unit = finding.unit.and_then(|u| campaign.unit(u)).map(|u| u.name.to_string()).unwrap_or_default();
    let code = line.map(|n| n.code.to_string()).unwrap_or_default();
    let cell = finding.cell.map(|c| c.to_string()).unwrap_or_default();
    let found = shortened(finding.found.as_deref().unwrap_or_default());
    let expected = shortened(finding.expected.as_deref().unwrap_or_default());
    let arguments = [
        ("cell", cell.as_str()),
        ("unit", unit.as_str()),
        ("line", code.as_str()),
        ("found", found.as_str()),
        ("expected", expected.as_str()),
    ];
    match finding.kind {
        FindingKind::OverMax => text.fill("finding-over-max", &arguments),
        FindingKind::Negative => text.fill("finding-negative", &arguments),
        FindingKind::NotANumber => text.fill("finding-not-a-number", &arguments),
        FindingKind::FormulaError => text.fill("finding-formula-error", &arguments),
        FindingKind::FormulaWithoutValue => text.fill("finding-formula-without-value", &arguments),
        FindingKind::FormulaEvaluated => text.fill("finding-formula-evaluated", &arguments),
        FindingKind::UnknownLine => text.fill("finding-unknown-line", &arguments),
        FindingKind::DuplicateLine => text.fill("finding-duplicate-line", &arguments),
        FindingKind::MissingLine => text.fill("finding-missing-line", &arguments),
        FindingKind::MaxDiffers => text.fill("finding-max-differs", &arguments),
        FindingKind::SumDiffers => text.fill("finding-sum-differs", &arguments),
        FindingKind::CodeRepaired => text.fill("finding-code-repaired", &arguments),
        FindingKind::TextRepaired => text.fill("finding-text-repaired", &arguments),
        FindingKind::NaNotAllowed => text.fill("finding-na-not-allowed", &arguments),
        FindingKind::UnknownUnit => text.fill("finding-unknown-unit", &arguments),
        FindingKind::AmbiguousUnit => text.fill("finding-ambiguous-unit", &arguments),
        FindingKind::DuplicateUnit => text.fill("finding-duplicate-unit", &arguments),
        FindingKind::HiddenRow => text.fill("finding-hidden-row", &arguments),
        FindingKind::UnreadableFile => text.fill("finding-unreadable-file", &arguments),
        FindingKind::EncryptedFile => text.fill("finding-encrypted-file", &arguments),
        FindingKind::TooLarge => text.fill("finding-too-large", &arguments),
        FindingKind::UnrecognisedSheet => text.fill("finding-unrecognised-sheet", &arguments),
        FindingKind::IgnoredSheet => text.fill("finding-ignored-sheet", &arguments),
        FindingKind::DiffersFromRecorded => text.fill("finding-differs-from-recorded", &arguments),
        FindingKind::InDispute => text.fill("finding-in-dispute", &arguments),
        FindingKind::OtherSidesColumn => text.fill("finding-other-sides-column", &arguments),
        FindingKind::Rounded => text.fill("finding-rounded", &arguments),
        FindingKind::NotLookedAt => text.fill("finding-not-looked-at", &arguments),
    }
}

/// The sentence about a path that isn't read.
pub fn note(text: &Text, note: &Note) -> String {
    let path = shown(&note.path);
    match note.why {
        Skipped::LockFile => text.fill("import-lock-file", &[("path", &path)]),
        Skipped::NotASpreadsheet => text.fill("import-not-a-spreadsheet", &[("path", &path)]),
        Skipped::Missing => text.fill("import-missing", &[("path", &path)]),
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn shortened(text: &str) -> String {
    let one_line = text.replace(['\n', '\r'], " ");
    match one_line.char_indices().nth(160) {
        Some((at, _)) => format!("{}…", one_line.get(..at).unwrap_or_default()),
        None => one_line,
    }
}
