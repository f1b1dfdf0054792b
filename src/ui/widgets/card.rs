//! Cards, and tiles that carry one number.

use egui::{CursorIcon, Frame, InnerResponse, Margin, Response, ScrollArea, Sense, Stroke, Ui, accesskit, vec2};

use crate::ui::theme::{self, Severity, Text, font, size};

/// Puts what belongs together on a ground of its own.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let palette = theme::palette(ui.visuals());
    Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(size::LINE, palette.line))
        .corner_radius(size::CORNER)
        .inner_margin(Margin::same(size::L as i8))
        .show(ui, add)
}

/// Lets a page scroll.
pub fn scrolled(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(name).auto_shrink([false, false]).show(ui, add);
}

/// Shows one number with what it counts; a click leads to the rows behind it.
pub fn tile(ui: &mut Ui, width: f32, number: &str, words: &str, severity: Option<Severity>) -> Response {
    let palette = theme::palette(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::TILE), Sense::click());
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let border = if response.hovered() || response.has_focus() { palette.accent.ink } else { palette.line };
    let painter = ui.painter_at(rect);
    painter.rect(rect, size::CORNER, palette.surface, (size::LINE, border), egui::StrokeKind::Inside);
    let ink = severity.map_or(palette.text, |severity| palette.severity(severity).ink);
    let inner = rect.shrink2(vec2(size::L, size::M));
    let number_galley = painter.layout_no_wrap(number.to_owned(), font(Text::Number), ink);
    painter.galley(inner.left_top(), number_galley, ink);
    let small = painter.layout_no_wrap(words.to_owned(), font(Text::Small), palette.muted);
    let at = inner.left_bottom() - vec2(0.0, small.size().y);
    painter.galley(at, small, palette.muted);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Button);
        node.set_label(format!("{words}: {number}"));
    });
    response
}
