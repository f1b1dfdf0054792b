//! Cards, tiles that carry one number, and columns of them.

use egui::{
    Align, CursorIcon, Frame, InnerResponse, Layout, Margin, Rect, Response, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    accesskit, vec2,
};

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

/// Splits the room that is left: a part for what is listed and, `side` points wide, one for what is chosen of it.
pub fn beside(ui: &Ui, side: f32) -> [Rect; 2] {
    let room = ui.available_rect_before_wrap();
    let list = room.with_max_x(room.right() - side - size::L);
    [list, room.with_min_x(list.right() + size::L)]
}

/// Shows a card that fills a part of the page.
pub fn card_in(ui: &mut Ui, part: Rect, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(part), |ui| {
        card(ui, |ui| {
            ui.set_min_size(ui.available_size());
            add(ui);
        });
    });
}

/// Shows a card that fills a part of the page and scrolls.
pub fn scrolled_card(ui: &mut Ui, part: Rect, name: &str, add: impl FnOnce(&mut Ui)) {
    card_in(ui, part, |ui| {
        ScrollArea::vertical().id_salt(name).auto_shrink([false, false]).show(ui, add);
    });
}

/// Makes the card that is drawn reach down to `foot`, where it holds less; gives the room inside.
pub fn reach(ui: &mut Ui, foot: f32) -> f32 {
    let room = (foot - size::L - size::LINE - ui.cursor().top()).max(0.0);
    ui.set_min_height(room);
    room
}

/// Lets a page scroll; its bar stands in the margin, so that what is scrolled is as wide as the head of the page.
pub fn scrolled(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let mut room = ui.available_rect_before_wrap();
    let width = room.width();
    room.max.x += ui.spacing().scroll.allocated_width();
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ScrollArea::vertical().id_salt(name).auto_shrink([false, false]).show(ui, |ui| {
            // Where nothing is to be scrolled there is no bar, and what is shown stays as wide.
            ui.set_max_width(width);
            add(ui);
        });
    });
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

/// A side of a page of two columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What is read first.
    Left,
    /// What stands beside it.
    Right,
}

/// Shows two columns of one width beside each other; `add` is asked for each.
pub fn columns(ui: &mut Ui, mut add: impl FnMut(&mut Ui, Side)) {
    let (width, gap) = ((ui.available_width() - size::L) / 2.0, ui.spacing().item_spacing.x);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::L;
        for side in [Side::Left, Side::Right] {
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = gap;
                ui.set_width(width);
                add(ui, side);
            });
        }
    });
}
