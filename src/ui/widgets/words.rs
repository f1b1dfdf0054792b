//! Words with a rank: titles, captions, hints, and the sentence of an empty page.

use egui::{Frame, Label, Margin, Response, RichText, Stroke, Ui};

use crate::ui::theme::{self, Text, font, size};

/// Shows the title of a page.
pub fn title(ui: &mut Ui, words: &str) -> Response {
    ui.label(RichText::new(words).font(font(Text::Heading)))
}

/// Shows the title of a section.
pub fn section(ui: &mut Ui, words: &str) -> Response {
    ui.label(RichText::new(words).font(font(Text::Title)))
}

/// Shows text that stands out.
pub fn strong(ui: &mut Ui, words: &str) -> Response {
    ui.label(RichText::new(words).font(font(Text::Strong)))
}

/// Shows text of second rank.
pub fn hint(ui: &mut Ui, words: &str) -> Response {
    let palette = theme::palette(ui.visuals());
    let text = RichText::new(words).font(font(Text::Small));
    ui.add(Label::new(text.color(palette.muted)).wrap())
}

/// Shows, in the middle of an empty page, what to do.
pub fn empty(ui: &mut Ui, words: &str) -> Response {
    let palette = theme::palette(ui.visuals());
    let room = ui.available_height();
    ui.vertical_centered(|ui| {
        ui.add_space((room * 0.4 - size::XL).max(size::XL));
        ui.label(RichText::new(words).color(palette.muted))
    })
    .inner
}

/// Shows the name of a key as a key cap.
pub fn key(ui: &mut Ui, name: &str) -> Response {
    let palette = theme::palette(ui.visuals());
    Frame::new()
        .fill(palette.sunken)
        .stroke(Stroke::new(size::LINE, palette.border))
        .corner_radius(size::CORNER_SMALL)
        .inner_margin(Margin::symmetric(6, 1))
        .show(ui, |ui| {
            let text = RichText::new(name).font(font(Text::SmallStrong));
            ui.add(Label::new(text.color(palette.muted)).extend())
        })
        .response
}
