//! The message bar: one sentence about what happened, with details that can be copied.

use egui::{Align, Frame, Label, Layout, Margin, RichText, Ui};

use crate::text::Text;
use crate::ui::context::Intent;
use crate::ui::theme::{self, Severity, Text as Style, font, size};
use crate::ui::widgets::{quiet, sign};

/// What is told.
#[derive(Debug, Clone)]
pub(super) struct Message {
    severity: Severity,
    sentence: String,
    details: Option<String>,
}

impl Message {
    /// Something went well.
    pub(super) fn good(sentence: String) -> Message {
        Message { severity: Severity::Ok, sentence, details: None }
    }

    /// Something is to be known.
    pub(super) fn told(sentence: String) -> Message {
        Message { severity: Severity::Info, sentence, details: None }
    }

    /// Something was refused, or can't be done now.
    pub(super) fn refused(sentence: String) -> Message {
        Message { severity: Severity::Warning, sentence, details: None }
    }

    /// Something went wrong.
    pub(super) fn wrong(sentence: String, details: Option<String>) -> Message {
        Message { severity: Severity::Error, sentence, details }
    }

    /// The keys that work everywhere.
    pub(super) fn keys(text: &Text) -> Message {
        Message { severity: Severity::Info, sentence: text.say("window-keys-list"), details: None }
    }
}

/// Shows the message until it is put away.
pub(super) fn show(ui: &mut Ui, text: &Text, message: &mut Option<Message>, out: &mut Vec<Intent>) {
    let Some(told) = message else { return };
    let tint = theme::palette(ui.visuals()).severity(told.severity);
    let mut done = false;
    Frame::new().fill(tint.wash).corner_radius(size::CORNER).inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(size::M, size::CONTROL), egui::Sense::hover());
            sign(ui.painter(), rect.center(), told.severity, tint.ink);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                done = quiet(ui, &text.say("window-dismiss")).clicked();
                if let Some(details) = &told.details
                    && quiet(ui, &text.say("window-copy-details")).clicked()
                {
                    out.push(Intent::Copy(format!("{}\n{details}", told.sentence)));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let words = RichText::new(&told.sentence).font(font(Style::Body)).color(tint.ink);
                    ui.add(Label::new(words).wrap());
                });
            });
        });
    });
    ui.add_space(size::M);
    if done {
        *message = None;
    }
}
