//! The criteria table: a row for each field, criterion and sub-criterion.

use std::collections::HashSet;
use std::sync::Arc;

use super::rows::{self, Row, Table};
use super::{NAME_LETTERS, TEXT_LETTERS, TableFault, TableFaultKind, fault, too_long};
use crate::domain::criteria::{About, CriteriaSet, Draft, DraftNode, FaultKind, NodeLevel, NotApplicable, Source};
use crate::domain::points::Points;
use crate::domain::slug::Slug;
use crate::text::fold;
use crate::text::number::{self, Mark, Read};
use crate::text::rules::{self, Hint};

pub(super) const COLUMNS: [&str; 11] = [
    "id",
    "code",
    "level",
    "text_vi",
    "max_points",
    "source",
    "rule_vi",
    "rule_kind",
    "na_policy",
    "appraiser",
    "evidence_vi",
];

const NEEDED: [&str; 4] = ["code", "level", "text_vi", "max_points"];

/// What an office calls the columns, folded; the sheet that is written is headed so.
const OTHERS: [(&str, &str); 12] = [
    ("id", "ma dong"),
    ("id", "ma dinh danh"),
    ("code", "ma"),
    ("level", "cap"),
    ("text_vi", "noi dung"),
    ("max_points", "diem toi da"),
    ("source", "nguon diem"),
    ("rule_vi", "cach tinh diem"),
    ("rule_kind", "loai cach tinh"),
    ("na_policy", "khi khong ap dung"),
    ("appraiser", "co quan tham dinh"),
    ("evidence_vi", "tai lieu kiem chung"),
];

const LEVELS: [(&str, NodeLevel); 10] = [
    ("field", NodeLevel::Field),
    ("linh vuc", NodeLevel::Field),
    ("criterion", NodeLevel::Criterion),
    ("tieu chi", NodeLevel::Criterion),
    ("subcriterion", NodeLevel::Subcriterion),
    ("tieu chi thanh phan", NodeLevel::Subcriterion),
    ("bonus", NodeLevel::Bonus),
    ("diem thuong", NodeLevel::Bonus),
    ("penalty", NodeLevel::Penalty),
    ("diem tru", NodeLevel::Penalty),
];

const SOURCES: [(&str, Source); 7] = [
    ("appraisal", Source::Appraisal),
    ("tham dinh", Source::Appraisal),
    ("survey", Source::Survey),
    ("dieu tra xa hoi hoc", Source::Survey),
    ("satisfaction", Source::Satisfaction),
    ("do luong hai long", Source::Satisfaction),
    ("muc do hai long", Source::Satisfaction),
];

const POLICIES: [(&str, NotApplicable); 4] = [
    ("", NotApplicable::MustBeScored),
    ("phai cham diem", NotApplicable::MustBeScored),
    ("tinh diem toi da", NotApplicable::FullPoints),
    ("loai khoi danh gia quy doi theo diem toi da con lai", NotApplicable::Excluded),
];

/// Reads a criteria set from a text with tabs.
///
/// # Errors
/// All faults of the table and of the set, by row.
pub fn criteria(text: &str) -> Result<CriteriaSet, Vec<TableFault>> {
    criteria_of_rows(rows::rows(text), About::default())
}

/// Reads a criteria set from rows of cells, one of the first of which names the columns; what it states about
/// itself is not in the table.
///
/// # Errors
/// All faults of the table and of the set, by row.
pub fn criteria_of_rows(rows: impl IntoIterator<Item = Row>, about: About) -> Result<CriteriaSet, Vec<TableFault>> {
    checked(rows, about).map(|(set, _)| set)
}

/// Reads a criteria set as [`criteria_of_rows`] does, and gives the rows as they stand in the table: only those have
/// ids that state one.
pub(super) fn draft_of_rows(rows: impl IntoIterator<Item = Row>) -> Result<Draft, Vec<TableFault>> {
    checked(rows, About::default()).map(|(_, draft)| draft)
}

fn checked(rows: impl IntoIterator<Item = Row>, about: About) -> Result<(CriteriaSet, Draft), Vec<TableFault>> {
    let table = Table::new(rows, &COLUMNS, &OTHERS, &NEEDED)?;
    let mut faults = Vec::new();
    let mut source_above = Source::Appraisal;
    let mut nodes = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        long(&table, row, &mut faults);
        let node = node(&table, row, source_above, &mut faults);
        if node.level == NodeLevel::Field {
            source_above = node.source;
        }
        nodes.push(node);
    }
    let draft = Draft { about, revision: 0, nodes };
    let built = CriteriaSet::build(draft.clone());
    let unread: HashSet<Option<usize>> = faults.iter().map(|f: &TableFault| f.row).collect();
    if let Err(found) = &built {
        for fault in found {
            let row = fault.row.and_then(|at| table.rows.get(at)).map(|r| r.number);
            // a maximum that couldn't be read is not missing as well
            let known = fault.kind == FaultKind::NoMaximum && unread.contains(&row);
            if !known {
                let kind = TableFaultKind::Criteria(fault.kind.clone());
                faults.push(TableFault { row, column: column_of(&fault.kind), name: fault.code.clone(), kind });
            }
        }
    }
    faults.sort_by_key(|f| f.row);
    match built {
        Ok(set) if faults.is_empty() => Ok((set, draft)),
        _ => Err(faults),
    }
}

/// Notes texts that are longer than what they are printed in has room for.
fn long(table: &Table, row: &Row, faults: &mut Vec<TableFault>) {
    let names = [("code", NAME_LETTERS), ("appraiser", NAME_LETTERS)];
    let texts = [("text_vi", TEXT_LETTERS), ("rule_vi", TEXT_LETTERS), ("evidence_vi", TEXT_LETTERS)];
    for (column, most) in names.into_iter().chain(texts) {
        if let Some(kind) = too_long(table.cell(row, column), most) {
            let code: String = table.cell(row, "code").chars().take(NAME_LETTERS).collect();
            faults.push(fault(row.number, column, &code, kind));
        }
    }
}

fn node(table: &Table, row: &Row, source_above: Source, faults: &mut Vec<TableFault>) -> DraftNode {
    let cell = |name| table.cell(row, name);
    let code = cell("code").trim_end_matches('.');
    let mut wrong = |column, kind| faults.push(fault(row.number, column, code, TableFaultKind::Criteria(kind)));
    let mut word = |column, text: &str| wrong(column, FaultKind::UnknownWord(text.into()));
    let level = known(&LEVELS, cell("level")).unwrap_or_else(|| {
        word("level", cell("level"));
        NodeLevel::Criterion
    });
    let source = match cell("source") {
        "" => source_above,
        text => known(&SOURCES, text).unwrap_or_else(|| {
            word("source", text);
            Source::Appraisal
        }),
    };
    let not_applicable = known(&POLICIES, cell("na_policy")).unwrap_or_else(|| {
        word("na_policy", cell("na_policy"));
        NotApplicable::MustBeScored
    });
    let max = maximum(cell("max_points")).unwrap_or_else(|kind| {
        wrong("max_points", kind);
        None
    });
    let hint = Hint { kind: cell("rule_kind"), level, source, max: max.unwrap_or(Points::ZERO) };
    let (rule, rule_is_certain) = rules::read(cell("rule_vi"), &hint);
    DraftNode {
        id: Slug::new(cell("id")).ok().filter(|id| !id.is_none()),
        code: code.into(),
        level,
        text: cell("text_vi").into(),
        max,
        source,
        rule,
        rule_text: cell("rule_vi").into(),
        rule_is_certain,
        not_applicable,
        appraiser: cell("appraiser").into(),
        evidence: cell("evidence_vi").into(),
    }
}

fn known<T: Copy>(words: &[(&str, T)], text: &str) -> Option<T> {
    let folded = fold::words(text);
    words.iter().find(|(word, _)| *word == folded).map(|(_, meaning)| *meaning)
}

fn maximum(text: &str) -> Result<Option<Points>, FaultKind> {
    match number::read(text) {
        Ok(Read::Blank) => Ok(None),
        Ok(Read::Number(n)) if n.rounded.is_none() && n.of.is_none() && n.mark != Mark::Percent => Ok(Some(n.value)),
        _ => Err(FaultKind::NotANumber(Arc::from(text))),
    }
}

fn column_of(kind: &FaultKind) -> Option<&'static str> {
    match kind {
        FaultKind::NothingToScore | FaultKind::YearsBackwards => None,
        FaultKind::NoCode | FaultKind::BadCode | FaultKind::CodeTwice | FaultKind::IdTwice => Some("code"),
        FaultKind::NoParent | FaultKind::UnknownWord(_) => Some("level"),
        FaultKind::NoText => Some("text_vi"),
        FaultKind::NoMaximum | FaultKind::BadMaximum(_) | FaultKind::NotANumber(_) => Some("max_points"),
    }
}
