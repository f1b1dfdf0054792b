//! The list of a folder: drawn, clicked, read out.

use egui::{Align, Frame, Layout, Response, Sense, Stroke, Ui, UiBuilder, accesskit, pos2, vec2};

use super::Dialog;
use super::data::{Kind, Row};
use super::keys::Range;
use crate::text::Text;
use crate::ui::theme::{self, Text as Style, font, size};
use crate::ui::widgets::{Icon, hint, list};

impl Dialog {
    pub(super) fn list(&mut self, ui: &mut Ui, text: &Text, height: f32) {
        let palette = theme::palette(ui.visuals());
        let frame = Frame::new().stroke(Stroke::new(size::LINE, palette.line)).corner_radius(size::CORNER);
        frame.inner_margin(size::XS).show(ui, |ui| {
            let room = egui::Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
            let down = Layout::top_down(Align::Min);
            ui.scope_builder(UiBuilder::new().max_rect(room).layout(down), |ui| {
                ui.set_min_size(room.size());
                let id = egui::Id::unique("files-list");
                let keyboard = ui.interact(room, id, Sense::focusable_noninteractive());
                if std::mem::take(&mut self.takes_focus) {
                    keyboard.request_focus();
                }
                if keyboard.has_focus() {
                    self.keys(ui, text, id);
                }
                if self.rows.is_empty() {
                    let word = if self.reading.is_some() { "files-reading" } else { "files-empty" };
                    hint(ui, &text.say(word));
                }
                let reveal = self.active.filter(|_| std::mem::take(&mut self.reveals));
                let mut clicked = None;
                let mut active = None;
                list(ui, self.rows.len(), reveal, |ui, at| {
                    let Some(row) = self.rows.get(at) else { return };
                    let is_active = self.active == Some(at) && keyboard.has_focus();
                    let response = show(ui, text, row, self.chosen.contains(&at), is_active);
                    if is_active {
                        active = Some(response.id);
                    }
                    if response.clicked() {
                        clicked = Some((at, response.double_clicked()));
                    }
                });
                ui.ctx().accesskit_node_builder(id, |node| {
                    node.set_role(accesskit::Role::ListBox);
                    node.set_label(text.say("files-list"));
                    if let Some(active) = active {
                        node.set_active_descendant(active.accesskit_id());
                    }
                });
                if let Some((at, twice)) = clicked {
                    keyboard.request_focus();
                    self.clicked(ui, at);
                    if twice {
                        self.enter(ui.ctx(), text);
                    }
                }
            });
        });
    }

    fn clicked(&mut self, ui: &Ui, at: usize) {
        let held = ui.input(|i| i.modifiers);
        if self.wish.kind == Kind::Files && held.command {
            if !self.chosen.remove(&at) {
                self.chosen.insert(at);
            }
            self.active = Some(at);
            self.anchor = at;
            return;
        }
        self.choose(at, if held.shift { Range::ToAnchor } else { Range::One });
    }
}

fn show(ui: &mut Ui, text: &Text, row: &Row, is_chosen: bool, is_active: bool) -> Response {
    let palette = theme::palette(ui.visuals());
    // Arrows go from row to row, so that Tab leads on.
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL), Sense::CLICK);
    let ground = match (is_chosen, response.hovered()) {
        (true, _) => Some(palette.accent.wash),
        (false, true) => Some(palette.sunken),
        (false, false) => None,
    };
    let painter = ui.painter_at(rect);
    if let Some(ground) = ground {
        painter.rect_filled(rect, size::CORNER_SMALL, ground);
    }
    if is_active {
        let ring = Stroke::new(size::LINE, palette.accent.ink);
        painter.rect_stroke(rect, size::CORNER_SMALL, ring, egui::StrokeKind::Inside);
    }
    let (icon, ink) = if row.is_folder { (Icon::Folder, palette.accent.ink) } else { (Icon::File, palette.muted) };
    icon.paint(&painter, pos2(rect.left() + size::L, rect.center().y), ink);
    let changed = row.changed_ms.map_or_else(String::new, |at_ms| text.time(at_ms));
    let right = painter.layout_no_wrap(changed.clone(), font(Style::Small), palette.muted);
    let right_at = pos2(rect.right() - size::M - right.size().x, rect.center().y - right.size().y / 2.0);
    painter.galley(right_at, right, palette.muted);
    let left = rect.left() + size::XXL;
    let mut job = egui::text::LayoutJob::simple_singleline(row.name.clone(), font(Style::Body), palette.text);
    let wide = (right_at.x - size::M - left).max(0.0);
    job.wrap = egui::text::TextWrapping::from_wrap_mode_and_width(egui::TextWrapMode::Truncate, wide);
    let name = painter.layout_job(job);
    painter.galley(pos2(left, rect.center().y - name.size().y / 2.0), name, palette.text);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::ListBoxOption);
        node.set_label(&*row.name);
        let kind = text.say(if row.is_folder { "files-is-folder" } else { "files-is-file" });
        node.set_description(format!("{kind}, {changed}"));
        node.set_selected(is_chosen);
        let [x0, y0, x1, y1] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
        node.set_bounds(accesskit::Rect { x0, y0, x1, y1 });
        node.add_action(accesskit::Action::Click);
    });
    response.on_hover_text(&row.name)
}
