//! Which line a row is: by its code, checked against the text; then by its text.

use std::sync::Arc;

use super::code::{self, Written};
use super::draft::{Draft, cell as place};
use super::known::Lines;
use super::labels::Labels;
use super::marks;
use super::view::View;
use super::words::Words;
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::slug::UnitId;
use crate::sheets::grid::{Cell, Row};

/// How many letters of a text are enough where the rest is cut off.
const CUT_OFF: usize = 24;
/// The same where no code helps.
const CERTAIN: u8 = 85;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowIs {
    /// A node of the set, by its position.
    Node(usize),
    /// "Tổng cộng".
    Total,
    /// "Cộng lĩnh vực 1".
    Subtotal,
    /// No code and no known text: an option of the line above, a note, a signature.
    Free,
    /// A code or a text like a line's, of no line.
    Unknown,
}

/// Reads the rows of a sheet one after the other; the neighbours help where a text stands twice.
pub(super) struct RowReader<'r, 'a> {
    view: &'r View<'a>,
    lines: &'r Lines<'a>,
    labels: Labels,
    /// The column with our own marks, where the sheet is a form of ours.
    marks: Option<u16>,
    last: Option<usize>,
}

impl<'r, 'a> RowReader<'r, 'a> {
    pub(super) fn new(view: &'r View<'a>, lines: &'r Lines<'a>, labels: Labels) -> Self {
        RowReader { view, lines, labels, marks: marks::line_column(view), last: None }
    }

    /// Reads rows of which none is marked by us.
    pub(super) fn unmarked(view: &'r View<'a>, lines: &'r Lines<'a>, labels: Labels) -> Self {
        RowReader { view, lines, labels, marks: None, last: None }
    }

    /// Goes on behind another line; gives the last one.
    pub(super) fn go_on_behind(&mut self, line: Option<usize>) -> Option<usize> {
        std::mem::replace(&mut self.last, line)
    }

    /// The node of the last row that was one.
    pub(super) fn last(&self) -> Option<usize> {
        self.last
    }

    /// Whether the sheet is a form of ours.
    pub(super) fn is_of_ours(&self) -> bool {
        self.marks.is_some()
    }

    /// Says what the next row is, and notes a code that had to be repaired.
    pub(super) fn read(&mut self, row: &Row<'_>, unit: Option<UnitId>, draft: &mut Draft) -> RowIs {
        let code_cell = self.labels.code.and_then(|c| row.get(c));
        let written =
            code_cell.as_ref().map_or(Written::None, |cell| code::read(cell, self.view.text_of(cell).as_deref()));
        let lettered = || self.lines.lettered(&self.view.text_of(code_cell.as_ref()?)?);
        let written = match written {
            Written::None => lettered().map_or(Written::None, |code| Written::Code(code.to_owned())),
            written => written,
        };
        let is_beside = written != Written::None;
        let (written, words) = self.code_and_words(row, written);
        if is_subtotal(&words) {
            return RowIs::Subtotal;
        }
        let says_total = |cell: &Cell<'_>| is_total(&self.view.words(cell));
        if is_total(&words) || (words.is_empty() && code_cell.as_ref().is_some_and(says_total)) {
            return RowIs::Total;
        }
        let (node, certain) = match self.marked(row, &words) {
            Some(at) => (Some(at), true),
            None => self.find(&written, &words),
        };
        let Some(at) = node else {
            return match written {
                Written::None => RowIs::Free,
                _ if words.is_empty() => RowIs::Free,
                // "1 lần trong năm" is no code where codes have a column of their own.
                _ if !is_beside && self.labels.code.is_some() => RowIs::Free,
                _ => RowIs::Unknown,
            };
        };
        self.last = Some(at);
        if !certain && let (Some(cell), Some(node)) = (code_cell, self.lines.node(at)) {
            draft.find(
                Finding::new(Severity::Info, FindingKind::CodeRepaired)
                    .at(place(cell.address))
                    .unit(unit)
                    .line(node.id)
                    .found(self.view.shown(&cell).into_owned())
                    .expected(node.code.clone()),
            );
        }
        RowIs::Node(at)
    }

    /// The node that our own mark names, unless the row shows the text of another: what a person sees counts.
    fn marked(&self, row: &Row<'_>, words: &str) -> Option<usize> {
        let at = self.lines.by_id(marks::line(row, self.marks?)?)?;
        let shown = self.lines.by_words(words);
        (shown.is_empty() || shown.contains(&at)).then_some(at)
    }

    /// The code and the words of the text; where no cell has the code, it may stand before the text.
    fn code_and_words(&self, row: &Row<'_>, written: Written) -> (Written, Arc<Words>) {
        let Some(cell) = row.get(self.labels.text).filter(|c| c.value.as_text().is_some()) else {
            return (written, Arc::default());
        };
        if written == Written::None
            && let Some((code, rest)) = self.view.text_of(&cell).as_deref().and_then(code::split)
        {
            return (Written::Code(code), Words::of(rest).into());
        }
        (written, self.view.words(&cell))
    }

    /// The node, and whether the code as written names it.
    fn find(&self, written: &Written, words: &Words) -> (Option<usize>, bool) {
        let named = match written {
            Written::Code(code) => self.lines.by_code(code),
            _ => None,
        };
        let same = self.lines.by_words(words);
        if let Some(at) = named {
            if words.is_empty() || same.contains(&at) {
                return (Some(at), true);
            }
            if same.is_empty() {
                // another wording of the line, or another line that took its code
                let is = self.lines.named(at, words);
                return (is, is.is_none_or(|is| is == at));
            }
        }
        if let Some(at) = self.nearest(same) {
            return (Some(at), *written == Written::None);
        }
        match written {
            Written::Date(codes) => {
                let alike = |at: &usize| self.lines.named(*at, words) == Some(*at);
                (codes.iter().filter_map(|c| self.lines.by_code(c)).find(alike), false)
            }
            Written::Code(_) => (self.like(words).or_else(|| self.begun(words)), false),
            // Beside codes a text without one is an option or a note.
            Written::None if self.labels.code.is_some() => (self.begun(words), true),
            Written::None => (self.begun(words).or_else(|| self.like(words)), true),
        }
    }

    /// Of several nodes with the same text, the first after the last row's.
    fn nearest(&self, same: &[usize]) -> Option<usize> {
        let after = same.iter().find(|at| self.last.is_none_or(|last| **at > last));
        after.or(same.first()).copied()
    }

    /// The only node whose text begins like this, cut off; or the only one for bonus or penalty.
    fn begun(&self, words: &str) -> Option<usize> {
        if let Some(at) = self.lines.extra(words) {
            return Some(at);
        }
        let nodes = 0..self.lines.state.set.nodes().len();
        let mut found = nodes.filter(|at| words.len() >= CUT_OFF && self.lines.begins(*at, words));
        let at = found.next()?;
        found.next().is_none().then_some(at)
    }

    /// The only node whose text is nearly this one.
    fn like(&self, words: &Words) -> Option<usize> {
        if words.len() < 12 {
            return None;
        }
        let nodes = 0..self.lines.state.set.nodes().len();
        let close = |at: usize| self.lines.length(at).abs_diff(words.len()) * 5 <= words.len();
        let mut found = nodes.filter(|at| self.lines.likeness(*at, words) >= CERTAIN && close(*at));
        match (found.next(), found.next()) {
            (None, _) => self.lines.nearly(words),
            (only, None) => only,
            _ => None,
        }
    }
}

/// Whether a row is the sum of a field by its words: "Cộng lĩnh vực 1", "Cộng (2)", "Tổng mục III".
fn is_subtotal(words: &str) -> bool {
    let rest = ["tong cong ", "tong diem ", "cong ", "tong "].iter().find_map(|front| words.strip_prefix(front));
    rest.is_some_and(|rest| {
        let is_named = |w: &&str| matches!(*w, "linh" | "vuc" | "muc" | "tieu" | "chi" | "phan" | "diem");
        let parts: Vec<&str> = rest.split(' ').skip_while(is_named).collect();
        let is_digits = |w: &&str| w.bytes().all(|b| b.is_ascii_digit());
        let is_roman = |w: &&str| w.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
        match parts.as_slice() {
            [] => false,
            [only] => is_digits(only) || is_roman(only),
            // "Tổng cộng (I+II+III)" is the sum of all.
            several => !words.starts_with("tong cong") && several.iter().all(is_digits),
        }
    })
}

/// Whether a row is a total by its words.
pub(super) fn is_total(words: &str) -> bool {
    const TOTALS: [&str; 8] =
        ["tong", "cong", "tong cong", "tong diem", "tong so", "tong so diem", "cong tong", "tong cong diem"];
    let begins =
        ["tong cong ", "tong diem ", "tong so diem ", "cong diem "].iter().any(|front| words.starts_with(front));
    TOTALS.contains(&words) || begins && words.len() < 60
}
