//! A row of columns that a click chooses: places of the columns, and words in them.

use egui::{Align2, CursorIcon, Painter, Rect, Response, Sense, Ui, accesskit, pos2, vec2};

use super::one_line;
use crate::ui::theme::{self, Text, font, size};

/// A column: its width and on which side its words stand.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its width.
    pub width: f32,
    /// On which side its words stand.
    pub align: Align2,
}

/// Where the columns of a row are.
pub fn cells(row: Rect, columns: &[Column]) -> Vec<(Rect, Align2)> {
    let mut left = row.left() + size::S;
    let lay = |column: &Column| {
        let rect = Rect::from_min_max(pos2(left, row.top()), pos2(left + column.width, row.bottom()));
        left += column.width;
        (rect, column.align)
    };
    columns.iter().map(lay).collect()
}

/// Writes words into a cell, cut where the cell ends; gives where they stand.
pub fn write(painter: &Painter, (rect, align): (Rect, Align2), words: &str, style: Text, ink: egui::Color32) -> Rect {
    let room = rect.shrink2(vec2(size::XS, 0.0));
    if room.width() <= 0.0 {
        return Rect::NOTHING;
    }
    let mut job = egui::text::LayoutJob::simple_singleline(one_line(words), font(style), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.width());
    let galley = painter.layout_job(job);
    let place = align.anchor_size(align.pos_in_rect(&room), galley.size());
    painter.galley(place.min.round(), galley, ink);
    place
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The least first.
    Up,
    /// The most first.
    Down,
}

/// Shows the head of a column that a click sorts by: `words` are shown, `said` is read out and told under the pointer.
/// An arrow stands at the one that is sorted by.
pub fn head(ui: &Ui, cell: (Rect, Align2), words: &str, said: &str, sorted: Option<Way>) -> bool {
    let palette = theme::palette(ui.visuals());
    let response = ui.interact(cell.0, ui.scope_id().with(("head", words)), Sense::click());
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(said);
    let is_lit = sorted.is_some() || response.hovered() || response.has_focus();
    let ink = if is_lit { palette.accent.ink } else { palette.muted };
    let place = write(ui.painter(), cell, words, Text::SmallStrong, ink);
    if let Some(way) = sorted {
        let half = size::XS;
        let tip = if way == Way::Up { -half } else { half };
        let middle = pos2(place.center().x, place.top() - half);
        let points = [vec2(-half, -tip / 2.0), vec2(half, -tip / 2.0), vec2(0.0, tip / 2.0)].map(|by| middle + by);
        ui.painter().add(egui::Shape::convex_polygon(points.to_vec(), ink, egui::Stroke::NONE));
    }
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Button);
        node.set_label(said);
    });
    response.clicked()
}

/// Makes room for a row that a click chooses; `said` is what is read out of it.
pub fn row(ui: &mut Ui, height: f32, said: &str, chosen: bool) -> (Rect, Response) {
    let palette = theme::palette(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let ground = match (chosen, response.hovered() || response.has_focus()) {
        (true, _) => Some(palette.accent.wash),
        (false, true) => Some(palette.sunken),
        (false, false) => None,
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, size::CORNER_SMALL, ground);
    }
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Button);
        node.set_label(said);
    });
    (rect, response)
}
