//! Where rows and columns are on screen, from what is scrolled.

use egui::{Pos2, Rangef, Rect, pos2, vec2};

use super::{
    model::{At, Column},
    rows::Rows,
    state::{Reveal, State},
};

/// Where the parts of a grid are in this frame.
pub(super) struct Geometry {
    /// The whole grid.
    pub(super) outer: Rect,
    /// The header, over the full width.
    pub(super) header: Rect,
    /// The body, under the header.
    pub(super) body: Rect,
    /// The right edge of the columns that don't scroll.
    pub(super) frozen_x: f32,
    /// How many leading columns don't scroll.
    pub(super) frozen: usize,
    /// Where the rows begin, from the top of the first.
    pub(super) rows: Rows,
    /// The left edge and width of each column, as scrolled.
    columns: Vec<Rangef>,
    /// The width of the columns that scroll.
    moving: f32,
    scroll_y: f64,
}

impl Geometry {
    /// Works out where everything is; brings the active cell into view if that was asked for.
    pub(super) fn new(
        (outer, header): (Rect, f32),
        columns: &[Column],
        rows: Rows,
        frozen: usize,
        state: &mut State,
    ) -> Self {
        let header = Rect::from_min_size(outer.min, vec2(outer.width(), header));
        let body = Rect::from_min_max(pos2(outer.left(), header.bottom()), outer.max);
        let widths: Vec<f32> = columns.iter().enumerate().map(|(index, column)| state.width(index, column)).collect();
        let fixed: f32 = widths.iter().take(frozen).sum();
        let mut geometry = Self {
            outer,
            header,
            body,
            frozen_x: outer.left() + fixed,
            frozen,
            rows,
            columns: Vec::with_capacity(widths.len()),
            moving: widths.iter().skip(frozen).sum(),
            scroll_y: 0.0,
        };
        if state.reveal == Reveal::Active {
            geometry.reveal(&widths, state);
            state.reveal = Reveal::No;
        }
        geometry.clamp(state);
        geometry.place(&widths, state);
        geometry
    }

    fn reveal(&self, widths: &[f32], state: &mut State) {
        let (top, end) = (self.rows.top(state.active.row), self.rows.top(state.active.row + 1));
        let room = f64::from(self.body.height());
        state.scroll.y = state.scroll.y.max(end - room).min(top);
        if state.active.column < self.frozen {
            return;
        }
        let before = widths.iter().take(state.active.column).skip(self.frozen);
        let left: f32 = before.sum();
        let width = widths.get(state.active.column).copied().unwrap_or_default();
        let shown = self.outer.right() - self.frozen_x;
        state.scroll.x = state.scroll.x.max(left + width - shown).min(left);
    }

    fn clamp(&self, state: &mut State) {
        state.scroll.y = state.scroll.y.min(self.overflow_y()).max(0.0);
        state.scroll.x = state.scroll.x.min(self.overflow_x()).max(0.0);
    }

    fn place(&mut self, widths: &[f32], state: &State) {
        self.scroll_y = state.scroll.y;
        let mut x = self.outer.left();
        for (index, width) in widths.iter().enumerate() {
            if index == self.frozen {
                x -= state.scroll.x.round();
            }
            self.columns.push(Rangef::new(x, x + width));
            x += width;
        }
    }

    /// Returns how far the body can be scrolled down.
    pub(super) fn overflow_y(&self) -> f64 {
        (self.rows.total() - f64::from(self.body.height())).max(0.0)
    }

    /// Returns how far the body can be scrolled to the right.
    pub(super) fn overflow_x(&self) -> f32 {
        (self.moving - (self.outer.right() - self.frozen_x)).max(0.0)
    }

    /// Returns the rows that can be seen, in part or whole.
    pub(super) fn visible_rows(&self) -> std::ops::Range<usize> {
        let last = self.rows.at(self.scroll_y + f64::from(self.body.height()));
        self.rows.at(self.scroll_y)..(last + 1).min(self.rows.count())
    }

    /// Returns the columns of a zone that can be seen.
    pub(super) fn visible_columns(&self, zone: Zone) -> impl Iterator<Item = (usize, Rangef)> + '_ {
        let clip = self.clip(zone, self.body).x_range();
        let range = match zone {
            Zone::Frozen => 0..self.frozen,
            Zone::Moving => self.frozen..self.columns.len(),
        };
        range
            .filter_map(|index| self.columns.get(index).map(|x| (index, *x)))
            .filter(move |(_, x)| x.max > clip.min && x.min < clip.max)
    }

    /// Returns the part of `rect` that belongs to a zone.
    pub(super) fn clip(&self, zone: Zone, rect: Rect) -> Rect {
        let edge = self.frozen_x.min(rect.right());
        match zone {
            Zone::Frozen => rect.with_max_x(edge),
            Zone::Moving => rect.with_min_x(edge),
        }
    }

    /// Returns the zone of a column.
    pub(super) fn zone(&self, column: usize) -> Zone {
        if column < self.frozen { Zone::Frozen } else { Zone::Moving }
    }

    /// Returns the vertical extent of a row.
    pub(super) fn row_y(&self, row: usize) -> Rangef {
        let offset = self.rows.top(row) - self.scroll_y;
        let top = (f64::from(self.body.top()) + offset).round() as f32;
        Rangef::new(top, top + self.rows.height(row))
    }

    /// Returns the horizontal extent of a column.
    pub(super) fn column_x(&self, column: usize) -> Rangef {
        self.columns.get(column).copied().unwrap_or(Rangef::NOTHING)
    }

    /// Returns where a cell is.
    pub(super) fn cell(&self, at: At) -> Rect {
        Rect::from_x_y_ranges(self.column_x(at.column), self.row_y(at.row))
    }

    /// Returns the right edge of the last column.
    pub(super) fn right(&self) -> f32 {
        let end = self.columns.last().map_or(self.outer.left(), |x| x.max);
        end.min(self.outer.right())
    }

    /// Returns the cell at a position; the nearest one when it lies outside the body.
    pub(super) fn hit(&self, pos: Pos2) -> Option<At> {
        let inside = self.body.clamp(pos);
        let offset = f64::from(inside.y - self.body.top()) + self.scroll_y;
        let row = (self.rows.count() > 0).then(|| self.rows.at(offset))?;
        let zone = if inside.x < self.frozen_x { Zone::Frozen } else { Zone::Moving };
        let column = self.visible_columns(zone).filter(|(_, x)| x.min <= inside.x).last().map(|(index, _)| index)?;
        Some(At { row, column })
    }
}

/// The part of the grid a column stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// The leading columns, which stay.
    Frozen,
    /// The columns that scroll.
    Moving,
}
