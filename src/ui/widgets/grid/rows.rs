//! How tall the rows are and where each begins, from the first one's top.

use std::collections::HashMap;
use std::hash::BuildHasher as _;

use egui::Painter;
use foldhash::fast::FixedState;

use super::model::{At, Kind, Model};
use super::paint::{self, PAD, SIGN};
use super::state::State;
use crate::ui::theme::{Severity, size};

/// How tall the rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// One line of text a row.
    #[default]
    OneLine,
    /// As many lines as the texts of a row take, up to a few.
    Whole,
}

/// A text that takes more lines is cut: a row has to fit on the screen with others.
const MOST_LINES: u8 = 8;

/// Past so many rows their texts aren't measured every frame; they get two lines each.
const MOST_MEASURED: usize = 1_000;

/// Where rows begin.
#[derive(Clone, Debug)]
pub(super) enum Rows {
    /// All are of one height.
    Even { count: usize, height: f32 },
    /// Each has its own: the tops, and the end of the last.
    Own { tops: Vec<f64> },
}

impl Rows {
    /// Works out how tall the rows of a model are.
    pub(super) fn new<M: Model>(density: Density, painter: &Painter, model: &M, state: &mut State) -> Rows {
        let count = model.rows();
        match density {
            Density::OneLine => Rows::Even { count, height: size::ROW },
            Density::Whole if count <= MOST_MEASURED => Rows::measured(painter, model, state),
            Density::Whole => Rows::Even { count, height: height(2) },
        }
    }

    fn measured<M: Model>(painter: &Painter, model: &M, state: &mut State) -> Rows {
        let mut known = std::mem::take(&mut state.measured);
        let mut tops = Vec::with_capacity(model.rows() + 1);
        let mut top = 0.0_f64;
        for row in 0..model.rows() {
            tops.push(top);
            top += f64::from(height(lines(painter, model, state, row, &mut known)));
        }
        tops.push(top);
        state.measured = known;
        Rows::Own { tops }
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        match self {
            Rows::Even { count, .. } => *count,
            Rows::Own { tops } => tops.len().saturating_sub(1),
        }
    }

    /// Where a row begins; the end of the last for one past it.
    pub(super) fn top(&self, row: usize) -> f64 {
        match self {
            Rows::Even { height, .. } => row as f64 * f64::from(*height),
            Rows::Own { tops } => tops.get(row).or(tops.last()).copied().unwrap_or_default(),
        }
    }

    /// How tall a row is.
    pub(super) fn height(&self, row: usize) -> f32 {
        match self {
            Rows::Even { height, .. } => *height,
            Rows::Own { .. } => (self.top(row + 1) - self.top(row)) as f32,
        }
    }

    /// How tall all rows are together.
    pub(super) fn total(&self) -> f64 {
        self.top(self.count())
    }

    /// The row at a distance from the first one's top; the last for one past it.
    pub(super) fn at(&self, offset: f64) -> usize {
        let row = match self {
            Rows::Even { height, .. } => (offset / f64::from(*height)) as usize,
            Rows::Own { tops } => tops.partition_point(|top| *top <= offset).saturating_sub(1),
        };
        row.min(self.count().saturating_sub(1))
    }
}

/// The height of a row with so many lines of text.
fn height(lines: u8) -> f32 {
    size::ROW + f32::from(lines.max(1) - 1) * size::ROW_MORE
}

/// How many lines the longest text of a row takes.
fn lines<M: Model>(painter: &Painter, model: &M, state: &State, row: usize, known: &mut HashMap<u64, u8>) -> u8 {
    let kind = model.row(row);
    let texts = model.columns().iter().enumerate().filter(|(_, column)| column.kind == Kind::Text);
    let of_cell = |(index, column)| {
        let cell = model.cell(At { row, column: index });
        let indent = if index == 0 { paint::indent(kind) } else { 0.0 };
        let sign = if cell.severity > Some(Severity::Ok) { SIGN } else { 0.0 };
        let room = state.width(index, column) - 2.0 * PAD - indent - sign;
        let style = paint::style(kind, cell.look);
        let key = FixedState::default().hash_one((&cell.text, room.to_bits(), style));
        *known.entry(key).or_insert_with(|| paint::lines(painter, &cell.text, style, room, MOST_LINES))
    };
    texts.map(of_cell).max().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_its_own_height_is_found_again_where_it_begins_and_ends() {
        let rows = Rows::Own { tops: vec![0.0, 27.0, 78.0, 105.0] };
        assert_eq!((rows.count(), rows.total()), (3, 105.0));
        assert_eq!([0.0, 26.9, 27.0, 77.9, 78.0, 500.0].map(|offset| rows.at(offset)), [0, 0, 1, 1, 2, 2]);
        assert_eq!((rows.height(1), rows.top(3)), (51.0, 105.0));
    }

    #[test]
    fn rows_of_one_height_need_no_list() {
        let rows = Rows::Even { count: 400_000, height: 27.0 };
        assert_eq!(rows.at(rows.top(399_999)), 399_999);
        assert_eq!(rows.at(rows.total() + 1.0), 399_999);
    }
}
