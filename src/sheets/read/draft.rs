//! A sheet's reading while it is being made: values, findings and roles of rows come in.

use std::sync::Arc;

use foldhash::HashSet;

use super::{Column, ReadValue, RowRole, SheetKind, SheetReading};
use crate::domain::criteria::Node;
use crate::domain::finding::{Cell, Finding, FindingKind, Severity};
use crate::domain::repeats::{self, Repeats};
use crate::domain::slug::{BlockId, LineId, UnitId};
use crate::domain::value::{Key, Score, Value, What};
use crate::sheets::grid;

/// A reading that is being made.
pub(super) struct Draft {
    pub(super) sheet: Arc<str>,
    pub(super) kind: SheetKind,
    pub(super) block: Option<BlockId>,
    pub(super) unit: Option<UnitId>,
    pub(super) columns: Vec<Column>,
    pub(super) lines: Vec<LineId>,
    pub(super) values: Vec<ReadValue>,
    pub(super) compared: Vec<ReadValue>,
    pub(super) findings: Vec<Finding>,
    /// Cells whose values were given up because they are merged over places of others.
    pub(super) given_up: HashSet<Cell>,
    /// How many findings there were, told or held back.
    pub(super) found: usize,
    /// Findings that come too often to be told one by one.
    repeats: Repeats,
    /// What was said about rows, in the order in which it was.
    rows: Vec<(u32, RowRole)>,
}

impl Draft {
    pub(super) fn new(sheet: &grid::Sheet, kind: SheetKind) -> Draft {
        Draft {
            sheet: sheet.name.as_str().into(),
            kind,
            block: None,
            unit: None,
            columns: Vec::new(),
            lines: Vec::new(),
            values: Vec::new(),
            compared: Vec::new(),
            findings: Vec::new(),
            given_up: HashSet::default(),
            found: 0,
            repeats: Repeats::default(),
            rows: Vec::new(),
        }
    }

    /// Notes a finding of this sheet.
    pub(super) fn find(&mut self, finding: Finding) {
        self.found += 1;
        let finding = Finding { sheet: Some(self.sheet.clone()), ..finding };
        self.findings.extend(self.repeats.tell(finding, repeats::OF_A_SHEET));
    }

    /// Notes a finding about the sheet as a whole.
    pub(super) fn find_whole(&mut self, severity: Severity, kind: FindingKind, found: &str) {
        let mut finding = Finding::new(severity, kind).unit(self.unit);
        if !found.is_empty() {
            finding = finding.found(found);
        }
        self.find(finding);
    }

    /// Notes a self score beside appraised ones: compared with the unit's, never taken.
    pub(super) fn compare(&mut self, cell: Cell, unit: UnitId, node: &Node, score: Score) {
        let key = Key::cell(What::SelfScore, unit, node.id);
        self.compared.push(ReadValue { cell, reason_cell: None, key, value: Value::score(score) });
    }

    /// Says what a row is; the first word counts, but one that refuses overrules.
    pub(super) fn role(&mut self, row: u32, role: RowRole) {
        self.rows.push((row, role));
    }

    /// Takes over what was read from rows further below.
    pub(super) fn append(&mut self, below: Draft) {
        self.lines.extend(below.lines);
        self.values.extend(below.values);
        self.compared.extend(below.compared);
        for finding in below.findings {
            self.findings.extend(self.repeats.tell(finding, repeats::OF_A_SHEET));
        }
        self.repeats.join(below.repeats);
        self.rows.extend(below.rows);
    }

    /// Closes the reading: every filled row gets a role.
    pub(super) fn finish(mut self, sheet: &grid::Sheet, first: u32) -> SheetReading {
        let mut taken: Vec<u32> = self.values.iter().map(|v| v.cell.row).collect();
        taken.sort_unstable();
        taken.dedup();
        // The first word about a row counts, but one that refuses overrules.
        self.rows.sort_by_key(|(row, role)| (*row, *role != RowRole::Refused));
        self.rows.dedup_by_key(|(row, _)| *row);
        let (mut is_taken, mut said) = (taken.iter().peekable(), self.rows.iter().peekable());
        let mut rows = Vec::new();
        for row in sheet.rows() {
            let other = if row.index < first { RowRole::Heading } else { RowRole::Remark };
            while is_taken.next_if(|at| **at < row.index).is_some() {}
            while said.next_if(|(at, _)| *at < row.index).is_some() {}
            let role = match (is_taken.peek(), said.peek()) {
                (Some(at), _) if **at == row.index => RowRole::Taken,
                (_, Some((at, role))) if *at == row.index => *role,
                _ => other,
            };
            rows.push((row.index, role));
        }
        self.findings.extend(self.repeats.rest());
        // A country's values are held until they are taken in; the room they grew into isn't.
        self.values.shrink_to_fit();
        self.lines.shrink_to_fit();
        rows.shrink_to_fit();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        SheetReading {
            sheet: self.sheet,
            heads: super::recalled::heads(sheet),
            kind: self.kind,
            block: self.block,
            unit: self.unit,
            rows_seen: count(rows.len()),
            rows_taken: count(taken.len()),
            columns: self.columns,
            rows,
            lines: self.lines,
            values: self.values,
            compared: self.compared,
            findings: self.findings,
            refused_untold: self.repeats.refused(),
        }
    }
}

/// The domain's name of a cell.
pub(super) fn cell(at: grid::Address) -> Cell {
    Cell { row: at.row, column: u32::from(at.col) }
}
