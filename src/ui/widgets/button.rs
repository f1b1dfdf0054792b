//! Buttons that are not plain: the one a page is about, and the ones that keep quiet.

use egui::{Button, Response, RichText, Ui};

use crate::ui::theme::{self, Text, font};

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
