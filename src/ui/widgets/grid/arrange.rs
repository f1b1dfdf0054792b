//! In which order the rows of a model stand and which of them are shown: sorted by a column, left out by the filter of
//! one. As in a spreadsheet program, rows are arranged when it is asked for and stay so while values change under the
//! hand; what was refused is marked at its cell, wherever that stands.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::model::{At, Cell, Column, Fold, Kind, Look, Model, Row};
use crate::domain::points::Points;
use crate::text::natural::Natural;
use crate::text::{fold, number};
use crate::ui::theme::Severity;

/// How the rows of a grid are arranged.
#[derive(Clone, Debug, Default)]
pub(super) struct Arrangement {
    pub(super) sort: Option<(usize, Way)>,
    /// What the filters of columns leave out.
    pub(super) filters: BTreeMap<usize, Filter>,
    /// The rows of the model in the order in which they are shown; none where nothing is arranged.
    rows: Option<Rc<[usize]>>,
    /// What the rows were arranged for.
    of: Option<u64>,
}

/// The order of a sorted column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The smallest first.
    Up,
    /// The greatest first.
    Down,
}

/// The filter of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// What a text has to hold, as typed.
    pub(super) holds: String,
    /// Texts that are not shown.
    pub(super) hidden: BTreeSet<String>,
}

impl Filter {
    pub(super) fn is_empty(&self) -> bool {
        self.holds.trim().is_empty() && self.hidden.is_empty()
    }

    fn lets_through(&self, text: &str, sought: &str) -> bool {
        !self.hidden.contains(text) && (sought.is_empty() || fold::words(text).contains(sought))
    }
}

impl Arrangement {
    /// Sorts by a column: the smallest first, then the greatest, then as it was.
    pub(super) fn turn(&mut self, column: usize) {
        self.sort = match self.sort {
            Some((known, Way::Up)) if known == column => Some((column, Way::Down)),
            Some((known, Way::Down)) if known == column => None,
            _ => Some((column, Way::Up)),
        };
        self.change();
    }

    /// Which way a column is sorted.
    pub(super) fn way(&self, column: usize) -> Option<Way> {
        self.sort.filter(|(sorted, _)| *sorted == column).map(|(_, way)| way)
    }

    /// The rows as they are arranged.
    pub(super) fn rows(&self) -> Option<Rc<[usize]>> {
        self.rows.clone()
    }

    /// Whether the rows are arranged as those of a view.
    pub(super) fn is_as<M>(&self, view: &View<'_, M>) -> bool {
        match (&self.rows, &view.rows) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }

    /// Has the rows arranged anew.
    pub(super) fn change(&mut self) {
        self.of = None;
    }

    /// Arranges the rows, unless they are arranged for the same thing already.
    pub(super) fn settle<M: Model>(&mut self, model: &M, of: u64) -> Option<Rc<[usize]>> {
        self.filters.retain(|_, filter| !filter.is_empty());
        if self.sort.is_none() && self.filters.is_empty() {
            (self.rows, self.of) = (None, Some(of));
        } else if self.of != Some(of) {
            (self.rows, self.of) = (Some(self.arranged(model).into()), Some(of));
        }
        // Rows that are no longer there are not shown.
        let is_whole = self.rows.as_ref().is_none_or(|rows| rows.iter().all(|row| *row < model.rows()));
        if !is_whole {
            self.rows = Some(self.arranged(model).into());
        }
        self.rows.clone()
    }

    fn arranged<M: Model>(&self, model: &M) -> Vec<usize> {
        let sought: Vec<(usize, &Filter, String)> =
            self.filters.iter().map(|(column, filter)| (*column, filter, fold::words(&filter.holds))).collect();
        let is_shown = |row: usize| {
            let through = |(column, filter, sought): &(usize, &Filter, String)| {
                filter.lets_through(&model.cell(At { row, column: *column }).text, sought)
            };
            sought.iter().all(through)
        };
        let is_line = |row: &usize| matches!(model.row(*row), Row::Line { .. });
        let mut lines: Vec<usize> = (0..model.rows()).filter(is_line).filter(|row| is_shown(*row)).collect();
        match self.sort {
            None => with_groups(model, &lines),
            Some((column, way)) => {
                let kind = model.columns().get(column).map_or(Kind::Text, |column| column.kind);
                lines.sort_by_cached_key(|row| Sorted::of(&model.cell(At { row: *row, column }), kind, way));
                lines
            }
        }
    }
}

/// Lines with the groups that they stand in.
fn with_groups<M: Model>(model: &M, lines: &[usize]) -> Vec<usize> {
    let mut shown = Vec::with_capacity(lines.len());
    let mut above: Vec<usize> = Vec::new();
    let mut next = lines.iter().copied().peekable();
    for row in 0..model.rows() {
        match model.row(row) {
            Row::Group { depth, fold } => {
                above.retain(|group| matches!(model.row(*group), Row::Group { depth: outer, .. } if outer < depth));
                above.push(row);
                // What a closed group holds can't be looked into.
                if fold == Fold::Closed {
                    shown.append(&mut above);
                }
            }
            Row::Line { depth } if next.next_if_eq(&row).is_some() => {
                // A line may stand beside the group above it, and not in it.
                above.retain(|group| matches!(model.row(*group), Row::Group { depth: outer, .. } if outer < depth));
                shown.append(&mut above);
                shown.push(row);
            }
            Row::Line { .. } | Row::Total => {}
        }
    }
    shown
}

/// What a cell is sorted by: numbers before texts, what is blank last, whichever way.
#[derive(PartialEq, Eq)]
struct Sorted {
    value: Option<Weight>,
    way: Way,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Number(Points),
    Text(Natural),
}

impl Sorted {
    fn of(cell: &Cell<'_>, kind: Kind, way: Way) -> Sorted {
        let is_blank = cell.text.is_empty() || cell.look == Look::Pending;
        let number = || match number::read(&cell.text) {
            Ok(number::Read::Number(number)) => Some(number.value),
            _ => None,
        };
        let weight = match kind {
            Kind::Number { .. } | Kind::Score { .. } => number().map(Weight::Number),
            Kind::Text | Kind::Sign => None,
        };
        let value = (!is_blank).then(|| weight.unwrap_or_else(|| Weight::Text(Natural::of(&cell.text))));
        Sorted { value, way }
    }
}

impl Ord for Sorted {
    fn cmp(&self, other: &Sorted) -> Ordering {
        match (&self.value, &other.value) {
            (Some(one), Some(other)) if self.way == Way::Up => one.cmp(other),
            (Some(one), Some(other)) => other.cmp(one),
            (one, other) => one.is_none().cmp(&other.is_none()),
        }
    }
}

impl PartialOrd for Sorted {
    fn partial_cmp(&self, other: &Sorted) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A model as its rows are arranged, with what was refused marked at its cells.
#[derive(Debug)]
pub struct View<'m, M> {
    model: &'m M,
    rows: Option<Rc<[usize]>>,
    refused: Rc<HashMap<At, String>>,
}

impl<'m, M: Model> View<'m, M> {
    pub(super) fn new(model: &'m M, rows: Option<Rc<[usize]>>, refused: Rc<HashMap<At, String>>) -> View<'m, M> {
        View { model, rows, refused }
    }

    /// The model that is arranged.
    pub fn model(&self) -> &'m M {
        self.model
    }

    /// The row of the model that stands in a row of the view.
    pub fn inner(&self, at: At) -> At {
        let row = match &self.rows {
            None => at.row,
            Some(rows) => rows.get(at.row).copied().unwrap_or(usize::MAX),
        };
        At { row, ..at }
    }

    /// Where a row of the model stands in the view.
    pub fn outer(&self, at: At) -> Option<At> {
        match &self.rows {
            None => Some(at),
            Some(rows) => Some(At { row: rows.iter().position(|row| *row == at.row)?, ..at }),
        }
    }
}

impl<M: Model> Model for View<'_, M> {
    fn columns(&self) -> &[Column] {
        self.model.columns()
    }

    fn rows(&self) -> usize {
        self.rows.as_ref().map_or_else(|| self.model.rows(), |rows| rows.len())
    }

    fn row(&self, row: usize) -> Row {
        self.model.row(self.inner(At { row, column: 0 }).row)
    }

    fn cell(&self, at: At) -> Cell<'_> {
        let inner = self.inner(at);
        let cell = self.model.cell(inner);
        if self.refused.contains_key(&inner) { cell.severity(Severity::Error) } else { cell }
    }

    fn row_name(&self, row: usize) -> Cow<'_, str> {
        self.model.row_name(self.inner(At { row, column: 0 }).row)
    }

    fn draft(&self, at: At) -> String {
        self.model.draft(self.inner(at))
    }

    fn refusal(&self, at: At) -> Option<&str> {
        self.refused.get(&self.inner(at)).map(String::as_str)
    }

    fn closed(&self, at: At) -> Option<String> {
        self.model.closed(self.inner(at))
    }

    fn check(&self, at: At, text: &str) -> Result<(), String> {
        self.model.check(self.inner(at), text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1 › 1.3 › 1.3.1, and 1.4 beside 1.3.
    struct Tree;

    impl Model for Tree {
        fn columns(&self) -> &[Column] {
            &[]
        }

        fn rows(&self) -> usize {
            4
        }

        fn row(&self, row: usize) -> Row {
            match row {
                0 => Row::Group { depth: 0, fold: Fold::Open },
                1 => Row::Group { depth: 1, fold: Fold::Open },
                2 => Row::Line { depth: 2 },
                _ => Row::Line { depth: 1 },
            }
        }

        fn cell(&self, _at: At) -> Cell<'_> {
            Cell::new("")
        }

        fn row_name(&self, _row: usize) -> Cow<'_, str> {
            Cow::Borrowed("")
        }
    }

    #[test]
    fn a_line_brings_the_groups_that_it_stands_in_and_none_beside_it() {
        assert_eq!(with_groups(&Tree, &[3]), [0, 3]);
        assert_eq!(with_groups(&Tree, &[2]), [0, 1, 2]);
        assert_eq!(with_groups(&Tree, &[2, 3]), [0, 1, 2, 3]);
    }
}
