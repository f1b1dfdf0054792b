//! A row of columns that a click chooses: places of the columns, and words in them.

use egui::{Align2, CursorIcon, Painter, Rect, Response, Sense, Ui, accesskit, pos2, vec2};

use crate::ui::theme::{self, Text, font, size};

/// A column: its width and on which side its words stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) width: f32,
    pub(super) align: Align2,
}

/// Where the columns of a row are.
pub(super) fn cells(row: Rect, columns: &[Column]) -> Vec<(Rect, Align2)> {
    let mut left = row.left() + size::S;
    let lay = |column: &Column| {
        let rect = Rect::from_min_max(pos2(left, row.top()), pos2(left + column.width, row.bottom()));
        left += column.width;
        (rect, column.align)
    };
    columns.iter().map(lay).collect()
}

/// Writes words into a cell, cut where the cell ends.
pub(super) fn write(painter: &Painter, (rect, align): (Rect, Align2), words: &str, style: Text, ink: egui::Color32) {
    let room = rect.shrink2(vec2(size::XS, 0.0));
    if room.width() <= 0.0 {
        return;
    }
    let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font(style), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.width());
    let galley = painter.layout_job(job);
    let at = align.anchor_size(align.pos_in_rect(&room), galley.size()).min;
    painter.galley(at.round(), galley, ink);
}

/// Makes room for a row that a click chooses.
pub(super) fn row(ui: &mut Ui, height: f32, name: &str, value: &str, chosen: bool) -> (Rect, Response) {
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
        node.set_label(name);
        node.set_value(value);
    });
    (rect, response)
}
