//! The guide: a page of help for the page that is open, from `assets/guide`, opened and put away by F1.

use egui::{Align2, Label, RichText, ScrollArea, Ui, vec2};

use crate::text::Text;
use crate::ui::context::Place;
use crate::ui::theme::{self, Text as Style, font, size};

/// How wide it is.
const WIDTH: f32 = 440.0;

/// Shows the guide of a place until it is put away.
pub(super) fn show(ui: &Ui, text: &Text, place: Place, is_open: &mut bool) {
    if !*is_open {
        return;
    }
    let room = ui.ctx().content_rect().size();
    let words = of(place);
    egui::Window::new(text.say("window-guide-title"))
        .id(egui::Id::unique("guide"))
        .open(is_open)
        .collapsible(false)
        .resizable(false)
        .anchor(Align2::RIGHT_TOP, vec2(-size::L, 64.0))
        .fixed_size(vec2(WIDTH, (room.y - 140.0).max(200.0)))
        .show(ui.ctx(), |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                words.lines().for_each(|line| self::line(ui, line));
            });
        });
}

/// The guide of a place, in Vietnamese.
fn of(place: Place) -> &'static str {
    match place {
        Place::Start => include_str!("../../../assets/guide/vi/start.md"),
        Place::Overview => include_str!("../../../assets/guide/vi/overview.md"),
        Place::Import => include_str!("../../../assets/guide/vi/import.md"),
        Place::Scoring => include_str!("../../../assets/guide/vi/scoring.md"),
        Place::Review => include_str!("../../../assets/guide/vi/review.md"),
        Place::Results => include_str!("../../../assets/guide/vi/results.md"),
        Place::Publish => include_str!("../../../assets/guide/vi/publish.md"),
        Place::Setup => include_str!("../../../assets/guide/vi/setup.md"),
        Place::History => include_str!("../../../assets/guide/vi/history.md"),
    }
}

/// A line of the little that the guide is written with: heads, points, paragraphs.
fn line(ui: &mut Ui, line: &str) {
    if let Some(title) = line.strip_prefix("# ") {
        ui.label(RichText::new(title).font(font(Style::Title)));
    } else if let Some(head) = line.strip_prefix("## ") {
        ui.add_space(size::S);
        ui.label(RichText::new(head).font(font(Style::Strong)));
    } else if let Some(point) = line.strip_prefix("- ") {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::S;
            ui.label("•");
            ui.add(Label::new(emphasised(ui, point)).wrap());
        });
    } else if !line.is_empty() {
        ui.add(Label::new(emphasised(ui, line)).wrap());
    }
}

/// Words between stars or backticks stand out.
fn emphasised(ui: &Ui, words: &str) -> egui::text::LayoutJob {
    let palette = theme::palette(ui.visuals());
    let mut job = egui::text::LayoutJob::default();
    let plain = egui::TextFormat::simple(font(Style::Body), palette.text);
    let strong = egui::TextFormat::simple(font(Style::Strong), palette.text);
    for (number, part) in words.replace("**", "`").split('`').enumerate() {
        let format = if number % 2 == 0 { &plain } else { &strong };
        job.append(part, 0.0, format.clone());
    }
    job
}
