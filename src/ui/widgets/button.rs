//! Buttons that are not plain: the one a page is about, and the ones that keep quiet.

use egui::{Button, Color32, Response, RichText, Sense, Ui, accesskit, vec2};

use super::Icon;
use crate::ui::theme::{self, Text, font, size};

/// Shows the button that a page is about; at most one a page.
pub fn primary(ui: &mut Ui, word: &str) -> Response {
    let palette = theme::palette(ui.visuals());
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.weak_bg_fill = palette.filled.wash;
        widgets.hovered.weak_bg_fill = palette.filled_hover;
        widgets.active.weak_bg_fill = palette.filled_hover;
        for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            state.bg_stroke.color = state.weak_bg_fill;
            state.fg_stroke.color = palette.filled.ink;
        }
        let text = RichText::new(word).font(font(Text::Strong));
        ui.add(Button::new(text.color(palette.filled.ink)))
    })
    .inner
}

/// Shows a button without a border, for what is done seldom or beside other things.
pub fn quiet(ui: &mut Ui, word: &str) -> Response {
    let palette = theme::palette(ui.visuals());
    let text = RichText::new(word).color(palette.accent.ink);
    ui.add(Button::new(text).frame_when_inactive(false))
}

/// Shows an icon as a button; `words` say what it does to a screen reader and where the pointer rests.
pub fn icon_button(ui: &mut Ui, icon: Icon, words: &str) -> Response {
    let palette = theme::palette(ui.visuals());
    iconic(ui, icon, words, (None, palette.text))
}

/// Shows an icon as a switch, and turns it when it is clicked.
pub fn icon_switch(ui: &mut Ui, icon: Icon, words: &str, is_on: &mut bool) -> Response {
    let palette = theme::palette(ui.visuals());
    let look = if *is_on { (Some(palette.accent.wash), palette.accent.ink) } else { (None, palette.text) };
    let response = iconic(ui, icon, words, look);
    *is_on ^= response.clicked();
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled((*is_on).into()));
    response
}

fn iconic(ui: &mut Ui, icon: Icon, words: &str, (ground, ink): (Option<Color32>, Color32)) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size::CONTROL, size::CONTROL), Sense::click());
    let is_pointed_at = ui.is_enabled() && (response.hovered() || response.has_focus());
    let ground = ground.or(is_pointed_at.then(|| theme::palette(ui.visuals()).sunken));
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, size::CORNER, ground);
    }
    icon.paint(ui.painter(), rect.center(), ink);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Button);
        node.set_label(words);
    });
    response.on_hover_text(words)
}
