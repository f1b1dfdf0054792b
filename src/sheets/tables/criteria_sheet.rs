//! A criteria set as a spreadsheet that an office edits, and the way back: the same columns, with ids in a
//! hidden one, so that a line is known again whatever its code and words have become.

use std::path::Path;

use rust_xlsxwriter::{DataValidation, Workbook, Worksheet};

use super::campaign::table;
use super::criteria::draft_of_rows;
use super::{PlanError, faulty};
use crate::domain::criteria::{About, Draft, DraftNode, NodeLevel, NotApplicable, Source};
use crate::domain::points::Points;
use crate::domain::rule::Rule;
use crate::sheets::paper::cells::{self, Stored, at};
use crate::sheets::paper::look::{self, Look, Number, Paper, Weight};
use crate::sheets::target;
use crate::sheets::workbook::ExportError;
use crate::text::{Lang, Text};

const CODE: u16 = 0;
const LEVEL: u16 = 1;
const TEXT: u16 = 2;
const MAX: u16 = 3;
const SOURCE: u16 = 4;
const RULE: u16 = 5;
const POLICY: u16 = 6;
const APPRAISER: u16 = 7;
const EVIDENCE: u16 = 8;
const KIND: u16 = 9;
const ID: u16 = 10;

const HEADS: [&str; 11] = [
    "criteria-head-code",
    "criteria-head-level",
    "criteria-head-text",
    "criteria-head-max",
    "criteria-head-source",
    "criteria-head-rule",
    "criteria-head-policy",
    "criteria-head-appraiser",
    "criteria-head-evidence",
    "criteria-head-kind",
    "criteria-head-id",
];
const WIDTHS: [f64; 11] = [8.0, 17.0, 46.0, 9.0, 16.0, 50.0, 24.0, 20.0, 36.0, 4.0, 4.0];

const TITLE: u32 = 0;
const HINT: u32 = 1;
const HEAD: u32 = 3;

/// Rows below the last one that may be filled in with the words of the lists.
const MORE_ROWS: u32 = 200;

/// Reads a criteria set from a spreadsheet or a text with tabs. Rows have an id where the table states one.
///
/// # Errors
/// Where the file can't be read, or with all faults of the set.
pub fn criteria_file(path: &Path) -> Result<Draft, PlanError> {
    draft_of_rows(table(path)?).map_err(|faults| faulty(path, faults))
}

/// Writes a criteria set as a spreadsheet, in place of one that is there; [`criteria_file`] reads it back as it was.
/// It is always in Vietnamese, as the set is.
///
/// # Errors
/// Whatever stood at `path` still stands there.
pub fn write_criteria(draft: &Draft, path: &Path) -> Result<(), ExportError> {
    let mut workbook = Workbook::new();
    let (format, row_height, column_width) = Look::default_format();
    workbook.set_default_format(&format, row_height, column_width)?;
    let text = Text::new(Lang::Vi);
    Sheet { draft, text: &text, look: &Look::new(2) }.fill(workbook.add_worksheet())?;
    let bytes = workbook.save_to_buffer()?;
    target::write_whole(path, || Ok(bytes))
}

struct Sheet<'a> {
    draft: &'a Draft,
    text: &'a Text,
    look: &'a Look,
}

impl Sheet<'_> {
    fn fill(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        sheet.set_name(self.text.say("criteria-sheet"))?;
        self.heading(sheet)?;
        let first = HEAD + 1;
        for (row, node) in (first..).zip(&self.draft.nodes) {
            self.row(sheet, row, node)?;
        }
        for (at, _) in self.draft.nodes.iter().enumerate() {
            self.maximum(sheet, at)?;
        }
        let last = HEAD + u32::try_from(self.draft.nodes.len()).unwrap_or(u32::MAX - MORE_ROWS);
        self.lists(sheet, (first, last + MORE_ROWS))?;
        sheet.set_column_hidden(KIND)?.set_column_hidden(ID)?;
        sheet.set_freeze_panes(first, TEXT)?;
        look::paper(sheet, Paper::Landscape, (HEAD, HEAD), ("", &self.title()))?;
        Ok(())
    }

    fn title(&self) -> String {
        let About { title, .. } = &self.draft.about;
        if title.is_empty() { self.text.say("criteria-title") } else { title.to_string() }
    }

    fn heading(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        for (column, (width, head)) in (0_u16..).zip(WIDTHS.into_iter().zip(HEADS)) {
            sheet.set_column_width(column, width)?;
            cells::text(sheet, HEAD, column, &self.text.say(head), &self.look.head)?;
        }
        sheet.set_row_height(HEAD, look::height(2))?;
        cells::wide(sheet, TITLE, (CODE, EVIDENCE), &self.title().to_uppercase(), &self.look.title)?;
        sheet.set_row_height(TITLE, 24)?;
        let about = self.text.about(&self.draft.about);
        let hint = self.text.say("criteria-hint");
        let words = if about.is_empty() { hint } else { format!("{about}. {hint}") };
        cells::wide(sheet, HINT, (CODE, EVIDENCE), &words, &self.look.subtitle)?;
        let room = WIDTHS.iter().take(usize::from(KIND)).sum();
        sheet.set_row_height(HINT, look::height(look::lines(&words, room, Weight::Plain)))?;
        Ok(())
    }

    fn row(&self, sheet: &mut Worksheet, row: u32, node: &DraftNode) -> Result<(), ExportError> {
        let is_top = node.level == NodeLevel::Field || node.level.is_extra();
        let words = if is_top { &self.look.field } else { &self.look.text };
        let policy = match node.not_applicable {
            NotApplicable::MustBeScored => String::new(),
            policy => self.text.not_applicable(policy),
        };
        // The wording says the rest.
        let kind = if node.rule == Rule::Satisfaction { "satisfaction_percent" } else { "" };
        let cells = [
            (CODE, node.code.to_string()),
            (LEVEL, self.text.level(node.level)),
            (TEXT, node.text.to_string()),
            (SOURCE, self.text.source(node.source)),
            (RULE, node.rule_text.to_string()),
            (POLICY, policy),
            (APPRAISER, node.appraiser.to_string()),
            (EVIDENCE, node.evidence.to_string()),
            (KIND, kind.to_owned()),
            (ID, node.id.map(|id| id.to_string()).unwrap_or_default()),
        ];
        let mut lines = 1;
        for (column, text) in &cells {
            cells::text(sheet, row, *column, text, words)?;
            if *column < KIND {
                let width = WIDTHS.get(usize::from(*column)).copied().unwrap_or(10.0) - 1.5;
                let weight = if is_top { Weight::Bold } else { Weight::Plain };
                lines = lines.max(look::lines(text, width, weight));
            }
        }
        sheet.set_row_height(row, look::height(lines))?;
        Ok(())
    }

    /// The maximum of a row: a sum of those below it, where it is one.
    fn maximum(&self, sheet: &mut Worksheet, position: usize) -> Result<(), ExportError> {
        let Some(node) = self.draft.nodes.get(position) else { return Ok(()) };
        let row = |at: usize| HEAD + 1 + u32::try_from(at).unwrap_or(u32::MAX);
        let weight = if depth(node.level) == 0 { Weight::Field } else { Weight::Plain };
        let format = self.look.number(Number::Points, weight);
        let nodes = &self.draft.nodes;
        let below: Vec<usize> = children(nodes, position).collect();
        let sum: Points = below.iter().map(|at| worth(nodes, *at)).sum();
        if below.is_empty() || node.max.is_some_and(|max| max != sum) {
            cells::points(sheet, row(position), MAX, node.max, format)?;
            return Ok(());
        }
        let parts: Vec<String> = below.iter().map(|child| at(row(*child), MAX)).collect();
        cells::formula(sheet, row(position), MAX, &format!("=SUM({})", parts.join(",")), &Stored::Points(sum), format)?;
        Ok(())
    }

    /// Words that a column takes are chosen from lists.
    fn lists(&self, sheet: &mut Worksheet, (first, last): (u32, u32)) -> Result<(), ExportError> {
        use NodeLevel::{Bonus, Criterion, Field, Penalty, Subcriterion};
        let levels = [Field, Criterion, Subcriterion, Bonus, Penalty].map(|level| self.text.level(level)).to_vec();
        let sources = Source::ALL.map(|source| self.text.source(source)).to_vec();
        for (column, words) in [(LEVEL, levels), (SOURCE, sources)] {
            let list = DataValidation::new().allow_list_strings(&words)?;
            sheet.add_data_validation(first, column, last, column, &list)?;
        }
        Ok(())
    }
}

fn depth(level: NodeLevel) -> u8 {
    match level {
        NodeLevel::Field | NodeLevel::Bonus | NodeLevel::Penalty => 0,
        NodeLevel::Criterion => 1,
        NodeLevel::Subcriterion => 2,
    }
}

/// The rows right below a row, by level.
fn children(nodes: &[DraftNode], position: usize) -> impl Iterator<Item = usize> {
    let own = nodes.get(position).map_or(0, |n| depth(n.level));
    let below = nodes.iter().enumerate().skip(position + 1).take_while(move |(_, n)| depth(n.level) > own);
    below.filter(move |(_, n)| depth(n.level) == own + 1).map(|(at, _)| at)
}

/// What a row is worth: its maximum, or the sum of those below it.
fn worth(nodes: &[DraftNode], position: usize) -> Points {
    let stated = nodes.get(position).and_then(|node| node.max);
    stated.unwrap_or_else(|| children(nodes, position).map(|below| worth(nodes, below)).sum())
}
