//! Words with a rank: titles, captions, hints, and the sentence of an empty page.

use egui::{Label, Response, RichText, Sense, StrokeKind, Ui, WidgetInfo, accesskit, vec2};

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
    let text = ui.painter().layout_no_wrap(name.to_owned(), font(Text::SmallStrong), palette.muted);
    let wide = (text.size().x + size::M).max(size::CHIP);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, size::CHIP), Sense::hover());
    ui.painter().rect(rect, size::CORNER_SMALL, palette.sunken, (size::LINE, palette.border), StrokeKind::Inside);
    let at = rect.center() - text.size() / 2.0;
    ui.painter().galley(at, text, palette.muted);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, name));
    response
}

/// A text may have line breaks; a row shows it in one line.
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
