//! Paints what can be seen of a grid, cell by cell, straight onto the painter.

use egui::{Color32, Painter, Pos2, Rangef, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::{
    arrange::Way,
    aslant,
    geometry::{Geometry, Zone},
    lay,
    model::{At, Cell, Column, Entry, Fold, Kind, Look, Mark, Model, Row},
    rows::Rows,
    state::State,
};
use crate::ui::{
    theme::{Palette, Severity, Text, font, size},
    widgets::sign,
};

/// The gap between the edge of a cell and its text.
pub(super) const PAD: f32 = size::S;
/// How far each group indents what stands in it.
const INDENT: f32 = 8.0;
/// The room of the triangle that folds a group.
pub(super) const FOLD: f32 = 16.0;
/// The room of a sign before a text.
pub(super) const SIGN: f32 = 16.0;

/// How many rows are looked at to fit a column.
const FITTED: usize = 2_000;

/// Everything needed to paint one frame of a grid.
pub(super) struct Paint<'a, M> {
    pub(super) painter: &'a Painter,
    pub(super) palette: &'static Palette,
    pub(super) model: &'a M,
    pub(super) geometry: &'a Geometry,
    pub(super) state: &'a State,
    pub(super) focus: Keyboard,
}

/// Whether the grid has the keyboard.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Keyboard {
    /// It has.
    Here,
    /// Something else has.
    Elsewhere,
}

impl<M: Model> Paint<'_, M> {
    /// Paints the grid.
    pub(super) fn all(&self) {
        let g = self.geometry;
        self.painter.rect_filled(g.outer, 0, self.palette.surface);
        for zone in [Zone::Moving, Zone::Frozen] {
            let clip = g.clip(zone, g.body).intersect(self.painter.clip_rect());
            let painter = self.painter.with_clip_rect(clip);
            for row in g.visible_rows() {
                self.row(&painter, zone, row);
            }
            self.selection(&painter);
            let clip = g.clip(zone, g.header).intersect(self.painter.clip_rect());
            self.header(&self.painter.with_clip_rect(clip), zone);
        }
        self.edges();
    }

    fn row(&self, painter: &Painter, zone: Zone, row: usize) {
        let g = self.geometry;
        let y = g.row_y(row);
        let kind = self.model.row(row);
        let right = g.right();
        let across = Rangef::new(g.outer.left(), right);
        let ground = match kind {
            Row::Group { .. } | Row::Total => Some(self.palette.sunken),
            Row::Line { .. } if row == self.state.active.row => Some(self.palette.canvas),
            Row::Line { .. } => None,
        };
        if let Some(ground) = ground {
            painter.rect_filled(Rect::from_x_y_ranges(across, y), 0, ground);
        }
        for (index, x) in g.visible_columns(zone) {
            if let Some(column) = self.model.columns().get(index) {
                let at = At { row, column: index };
                let rect = Rect::from_x_y_ranges(x, y);
                self.cell(painter, rect, at, column, kind);
            }
        }
        let stroke = Stroke::new(size::LINE, self.palette.line);
        painter.hline(across, y.max - 0.5, stroke);
    }

    fn cell(&self, painter: &Painter, rect: Rect, at: At, column: &Column, row: Row) {
        let cell = self.model.cell(at);
        if let Some(ground) = self.ground(&cell) {
            painter.rect_filled(rect, 0, ground);
        }
        if let Some(share) = cell.share.filter(|_| cell.severity < Some(Severity::Warning)) {
            painter.rect_filled(rect, 0, self.palette.shade(share));
        }
        if self.state.find.as_ref().is_some_and(|find| find.marks(at)) {
            painter.rect_filled(rect, 0, self.palette.warning.wash);
        }
        if cell.look == Look::NotApplicable {
            self.hatch(painter, rect);
        }
        if cell.mark == Mark::Note {
            self.note(painter, rect);
        }
        let mut left = rect.left() + PAD;
        let first = self.first_line(rect);
        if at.column == 0 {
            left += self.stem(painter, first, row);
        }
        if let Some(severity) = cell.severity.filter(|severity| *severity > Severity::Ok) {
            let centre = pos2(left + size::DOT, first.center().y);
            sign(painter, centre, severity, self.palette.severity(severity).ink);
            left += SIGN;
        }
        let room = rect.with_min_x(left).with_max_x(rect.right() - PAD);
        if !cell.text.is_empty() {
            self.text(painter, room, &cell, column.kind, row);
        }
    }

    /// The part of a cell that stands beside the first line of the row's texts, where rows are as tall as these.
    fn first_line(&self, rect: Rect) -> Rect {
        match self.geometry.rows {
            Rows::Even { .. } => rect,
            Rows::Own { .. } => rect.with_max_y(rect.top() + size::ROW),
        }
    }

    fn ground(&self, cell: &Cell<'_>) -> Option<Color32> {
        match (cell.severity, cell.look, cell.entry) {
            (Some(severity @ (Severity::Warning | Severity::Error)), ..) => Some(self.palette.severity(severity).wash),
            (_, Look::NotApplicable, _) => Some(self.palette.sunken),
            (_, _, Entry::Open) => Some(self.palette.entry),
            _ => None,
        }
    }

    /// Shades a place that does not apply.
    fn hatch(&self, painter: &Painter, rect: Rect) {
        let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
        let stroke = Stroke::new(size::LINE, self.palette.line);
        let height = rect.height();
        let count = ((rect.width() + height) / size::S) as usize;
        for index in 0..=count {
            let x = rect.left() + index as f32 * size::S;
            painter.line_segment([pos2(x, rect.top()), pos2(x - height, rect.bottom())], stroke);
        }
    }

    fn note(&self, painter: &Painter, rect: Rect) {
        let corner = rect.right_top();
        let points = vec![corner, corner - vec2(7.0, 0.0), corner + vec2(0.0, 7.0)];
        painter.add(Shape::convex_polygon(points, self.palette.accent.ink, Stroke::NONE));
    }

    /// Paints the fold of a group and returns how far the first column is indented.
    fn stem(&self, painter: &Painter, rect: Rect, row: Row) -> f32 {
        match row {
            Row::Line { .. } | Row::Total => {}
            Row::Group { depth, fold } => {
                let centre = pos2(rect.left() + PAD + f32::from(depth) * INDENT + 4.0, rect.center().y);
                triangle(painter, centre, fold, self.palette.muted);
            }
        }
        indent(row)
    }

    fn text(&self, painter: &Painter, room: Rect, cell: &Cell<'_>, kind: Kind, row: Row) {
        let colour = match (cell.severity, cell.look) {
            (Some(Severity::Error), _) | (_, Look::Disputed) => self.palette.error.ink,
            (_, Look::Quiet | Look::Pending | Look::NotApplicable) => self.palette.muted,
            (_, Look::Plain | Look::Strong) => self.palette.text,
        };
        let style = style(row, cell.look);
        let first = self.first_line(room);
        let lines = match kind {
            Kind::Text => fitting(room.height()),
            _ => 1,
        };
        let galley = match kind.decimals() {
            Some(_) if cell.look == Look::Pending => lay::waiting(painter, &cell.text, style, colour, room.width()),
            Some(_) => lay::number(painter, &cell.text, style, colour, room.width()),
            None => lay::text(painter, &cell.text, style, colour, (room.width(), lines)),
        };
        let y = match (&self.geometry.rows, galley.rows.first()) {
            (Rows::Own { .. }, Some(row)) => first.center().y - row.height() / 2.0,
            _ => room.center().y - galley.size().y / 2.0,
        };
        let x = match kind {
            Kind::Text => room.left(),
            Kind::Sign => room.center().x - galley.size().x / 2.0,
            Kind::Number { decimals } | Kind::Score { decimals } => {
                let free = comma_room(painter, &cell.text, style, decimals);
                (room.right() - galley.size().x - free).max(room.left())
            }
        };
        painter.galley(pos2(x, y.round()), galley, colour);
    }

    fn header(&self, painter: &Painter, zone: Zone) {
        let g = self.geometry;
        painter.rect_filled(g.header, 0, self.palette.sunken);
        aslant::paint(painter, self.palette, g, self.model.columns(), zone);
        let titles = aslant::titles(g.header);
        for (index, x) in g.visible_columns(zone) {
            let Some(column) = self.model.columns().get(index) else {
                continue;
            };
            let rect = Rect::from_x_y_ranges(x, titles.y_range()).shrink2(vec2(PAD, 0.0));
            let colour = self.palette.muted;
            let style = Text::SmallStrong;
            let galley = lay::layout(painter, &column.title, style, colour, rect.width(), 1);
            let left = match column.kind {
                Kind::Text => rect.left(),
                Kind::Sign => rect.center().x - galley.size().x / 2.0,
                Kind::Number { .. } | Kind::Score { .. } => rect.right() - galley.size().x,
            };
            let top = (rect.center().y - galley.size().y / 2.0).round();
            let end = left + galley.size().x;
            painter.galley(pos2(left, top), galley, colour);
            if let Some(way) = self.state.arrangement.way(index) {
                let at = if end + 10.0 > x.max { left - 7.0 } else { end + 7.0 };
                sorted(painter, pos2(at, rect.center().y), way, self.palette.accent.ink);
            }
            let stroke = Stroke::new(size::LINE, self.palette.line);
            painter.vline(x.max - 0.5, titles.y_range().shrink(size::S), stroke);
        }
    }

    fn selection(&self, painter: &Painter) {
        let g = self.geometry;
        if g.rows.count() == 0 {
            return;
        }
        let colour = match self.focus {
            Keyboard::Here => self.palette.accent.ink,
            Keyboard::Elsewhere => self.palette.muted,
        };
        let block = self.state.selection();
        if block.from != block.to {
            let rect = g.cell(block.from).union(g.cell(block.to));
            painter.rect(rect, 0, colour.gamma_multiply(0.12), (size::LINE, colour), StrokeKind::Inside);
        }
        let width = match self.focus {
            Keyboard::Here => size::RING,
            Keyboard::Elsewhere => size::LINE,
        };
        let rect = g.cell(self.state.active);
        painter.rect_stroke(rect, 2, (width, colour), StrokeKind::Inside);
    }

    fn edges(&self) {
        let g = self.geometry;
        let line = Stroke::new(size::LINE, self.palette.border);
        self.painter.hline(g.outer.x_range(), g.header.bottom() - 0.5, line);
        let frame = Stroke::new(size::LINE, self.palette.line);
        self.painter.rect_stroke(g.outer, 0, frame, StrokeKind::Inside);
        if g.frozen > 0 {
            let bottom = g.row_y(g.rows.count()).min.min(g.body.bottom());
            let y = Rangef::new(g.header.top(), bottom);
            self.painter.vline(g.frozen_x - 0.5, y, line);
        }
    }
}

/// How far the text of a first cell is indented.
pub(super) fn indent(row: Row) -> f32 {
    match row {
        Row::Line { depth } => f32::from(depth) * INDENT,
        Row::Total => 0.0,
        Row::Group { depth, .. } => f32::from(depth) * INDENT + FOLD,
    }
}

/// The style of a text.
pub(super) fn style(row: Row, look: Look) -> Text {
    match (row, look) {
        (_, Look::Quiet) => Text::Body,
        (_, Look::Pending | Look::NotApplicable) => Text::Small,
        (_, Look::Strong | Look::Disputed) | (Row::Group { .. } | Row::Total, _) => Text::Strong,
        (Row::Line { .. }, Look::Plain) => Text::Body,
    }
}

/// How many lines a text takes in a width, `most` at most.
pub(super) fn lines(painter: &Painter, text: &str, style: Text, width: f32, most: u8) -> u8 {
    let galley = lay::layout(painter, text, style, Color32::PLACEHOLDER, width, usize::from(most));
    u8::try_from(galley.rows.len()).unwrap_or(most).clamp(1, most)
}

/// How many lines of text find room in a height.
fn fitting(height: f32) -> usize {
    1 + ((height - size::ROW + 1.0) / size::ROW_MORE).max(0.0) as usize
}

/// Returns the width at which a column shows its title and its texts whole, as far as they are looked at.
pub(super) fn fitting_width<M: Model>(painter: &Painter, model: &M, column: usize) -> f32 {
    let Some(head) = model.columns().get(column) else { return 0.0 };
    let wide = |text: &str, style| painter.layout_no_wrap(text.to_owned(), font(style), Color32::PLACEHOLDER).size().x;
    let mut widest = wide(&head.title, Text::SmallStrong);
    for row in 0..model.rows().min(FITTED) {
        let (kind, cell) = (model.row(row), model.cell(At { row, column }));
        let style = style(kind, cell.look);
        let indent = if column == 0 { indent(kind) } else { 0.0 };
        let sign = if cell.severity > Some(Severity::Ok) { SIGN } else { 0.0 };
        let comma = head.kind.decimals().map_or(0.0, |decimals| comma_room(painter, &cell.text, style, decimals));
        widest = widest.max(wide(&cell.text, style) + indent + sign + comma);
    }
    (widest + 2.0 * PAD).ceil() + 1.0
}

/// Returns the room right of a number that keeps its comma under the others.
fn comma_room(painter: &Painter, text: &str, style: Text, decimals: u8) -> f32 {
    if decimals == 0 || !text.ends_with(|c: char| c.is_ascii_digit()) {
        return 0.0;
    }
    let font = font(style);
    let (digit, comma) = painter.fonts_mut(|fonts| (fonts.glyph_width(&font, '0'), fonts.glyph_width(&font, ',')));
    match text.rsplit_once(',') {
        Some((_, after)) => digit * f32::from(decimals).max(0.0) - digit * after.len() as f32,
        None => digit * f32::from(decimals) + comma,
    }
    .max(0.0)
}

/// Paints which way a column is sorted.
fn sorted(painter: &Painter, centre: Pos2, way: Way, colour: Color32) {
    let tip = if way == Way::Up { -1.0 } else { 1.0 };
    let offsets = [vec2(-3.5, -2.0 * tip), vec2(3.5, -2.0 * tip), vec2(0.0, 2.5 * tip)];
    let points = offsets.map(|offset| centre + offset).to_vec();
    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
}

/// Paints the triangle of a group: down when open, to the right when closed.
fn triangle(painter: &Painter, centre: Pos2, fold: Fold, colour: Color32) {
    let offsets = match fold {
        Fold::Open => [vec2(-4.0, -2.5), vec2(4.0, -2.5), vec2(0.0, 3.0)],
        Fold::Closed => [vec2(-2.5, -4.0), vec2(3.0, 0.0), vec2(-2.5, 4.0)],
    };
    let points = offsets.map(|offset| centre + offset).to_vec();
    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
}
