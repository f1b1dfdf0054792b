//! A row of a list that can be clicked: a name, a line under it, a word on the right.

use egui::epaint::text::{LayoutJob, TextWrapping};
use egui::{CursorIcon, Rect, Response, Sense, TextWrapMode, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::{one_line, sign};
use crate::ui::theme::{self, Severity, Text, font, size};

/// The words of a list row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowWords<'a> {
    /// What it is.
    pub name: &'a str,
    /// What is said about it; nothing makes the row a line high.
    pub under: &'a str,
    /// A short word or number on the right.
    pub right: &'a str,
    /// What is the matter with it.
    pub severity: Option<Severity>,
    /// The same in words, read out beside the others; nothing where `under` says it.
    pub state: &'a str,
}

/// What is read out of a row: what it is, then its values.
pub fn spoken<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// The height of a list row with these words.
pub fn list_row_height(words: &RowWords<'_>) -> f32 {
    if words.under.is_empty() { size::CONTROL } else { size::ROW_TWO + size::XS }
}

/// Shows a row of a list over the full width; `chosen` is the row whose details are shown.
pub fn list_row(ui: &mut Ui, words: &RowWords<'_>, chosen: bool) -> Response {
    sensed_row(ui, words, None, chosen, Sense::click())
}

/// Shows such a row with how much of it is done, from 0 to 1, as a thin bar under it. The name has the room: what stands
/// on the right gives way to it, and is read out all the same.
pub fn progress_row(ui: &mut Ui, words: &RowWords<'_>, share: Option<f32>, chosen: bool) -> Response {
    sensed_row(ui, words, share, chosen, Sense::click())
}

/// Shows a row of a list that has the keyboard as a whole: arrows walk it, not the tab key.
pub fn walked_row(ui: &mut Ui, words: &RowWords<'_>, chosen: bool) -> Response {
    let response = sensed_row(ui, words, None, chosen, Sense::CLICK);
    // Its place is read out too, though the tab key passes it by.
    let said = spoken([words.name, words.right, words.under, words.state]);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &said));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    response
}

fn sensed_row(ui: &mut Ui, words: &RowWords<'_>, share: Option<f32>, chosen: bool, sense: Sense) -> Response {
    let palette = theme::palette(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), list_row_height(words)), sense);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let painter = ui.painter_at(rect);
    let ground = match (chosen, response.hovered() || response.has_focus()) {
        (true, _) => Some(palette.accent.wash),
        (false, true) => Some(palette.sunken),
        (false, false) => None,
    };
    if let Some(ground) = ground {
        painter.rect_filled(rect, size::CORNER_SMALL, ground);
    }
    let mut inner = rect.shrink2(vec2(size::M, size::XS));
    if let Some(severity) = words.severity {
        let centre = pos2(inner.left() + size::DOT, inner.center().y);
        sign(&painter, centre, severity, palette.severity(severity).ink);
        inner.min.x += size::L + size::XS;
    }
    let right = painter.layout_no_wrap(words.right.to_owned(), font(Text::Small), palette.muted);
    let left_over = inner.width() - right.size().x - size::S;
    let gives_way = share.is_some() && name_width(&painter, words) > left_over;
    if !words.right.is_empty() && !gives_way {
        let right_at = pos2(inner.right() - right.size().x, inner.center().y - right.size().y / 2.0);
        inner.max.x = right_at.x - size::S;
        painter.galley(right_at, right, palette.muted);
    }
    if let Some(share) = share {
        let track = Rect::from_min_max(pos2(inner.left(), rect.bottom() - 3.0), rect.max - vec2(size::M, 1.0));
        painter.rect_filled(track, 1, palette.line);
        painter.rect_filled(track.with_max_x(track.left() + track.width() * share), 1, palette.filled.wash);
    }
    lines(&painter, inner, words, palette);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Button);
        node.set_label(spoken([words.name, words.right, words.under, words.state]));
    });
    response
}

fn name_width(painter: &egui::Painter, words: &RowWords<'_>) -> f32 {
    painter.layout_no_wrap(one_line(words.name), font(Text::Body), egui::Color32::PLACEHOLDER).size().x
}

fn lines(painter: &egui::Painter, room: Rect, words: &RowWords<'_>, palette: &theme::Palette) {
    let lay = |text: &str, style, colour| {
        let mut job = LayoutJob::simple_singleline(one_line(text), font(style), colour);
        job.wrap = TextWrapping::from_wrap_mode_and_width(TextWrapMode::Truncate, room.width());
        painter.layout_job(job)
    };
    let name = lay(words.name, Text::Body, palette.text);
    if words.under.is_empty() {
        let at = pos2(room.left(), room.center().y - name.size().y / 2.0);
        painter.galley(at, name, palette.text);
        return;
    }
    let under = lay(words.under, Text::Small, palette.muted);
    let top = room.center().y - (name.size().y + under.size().y) / 2.0;
    let under_at = pos2(room.left(), top + name.size().y);
    painter.galley(pos2(room.left(), top), name, palette.text);
    painter.galley(under_at, under, palette.muted);
}
