//! Bars: how far a job is, and what a total is made of.

use egui::{CornerRadius, Rect, Response, RichText, Sense, Ui, accesskit, pos2, vec2};

use super::quiet;
use crate::ui::theme::{self, Text, font, size};

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress<'a> {
    /// What is being done.
    pub words: &'a str,
    /// The share that is done, from 0 to 1.
    pub share: f32,
    /// The word on the button that stops it.
    pub stop: &'a str,
}

/// Shows a job with a button that stops it; tells whether that was pressed.
///
/// Reads from left to right in either direction of layout.
#[must_use]
pub fn progress(ui: &mut Ui, job: &Progress<'_>) -> bool {
    if ui.layout().prefer_right_to_left() {
        let stopped = quiet(ui, job.stop).clicked();
        track(ui, job);
        words(ui, job.words);
        stopped
    } else {
        words(ui, job.words);
        track(ui, job);
        quiet(ui, job.stop).clicked()
    }
}

fn words(ui: &mut Ui, words: &str) {
    let muted = theme::palette(ui.visuals()).muted;
    ui.label(RichText::new(words).font(font(Text::Small)).color(muted));
}

fn track(ui: &mut Ui, job: &Progress<'_>) {
    let palette = theme::palette(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(size::TRACK, size::S), Sense::hover());
    let share = job.share.clamp(0.0, 1.0);
    ui.painter().rect_filled(rect, size::CORNER_SMALL, palette.line);
    let done = rect.with_max_x(rect.left() + rect.width() * share);
    ui.painter().rect_filled(done, size::CORNER_SMALL, palette.filled.wash);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::ProgressIndicator);
        node.set_label(job.words);
        node.set_numeric_value(f64::from(share));
    });
}

/// Shows what a total is made of: three parts of `whole`, each in its colour, in a bar of `width`.
pub fn shares(ui: &mut Ui, parts: [f32; 3], whole: f32, width: f32) -> Response {
    let palette = theme::palette(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::BAR), Sense::hover());
    let round = CornerRadius::same(size::CORNER_SMALL);
    ui.painter().rect_filled(rect, round, palette.sunken);
    let mut left = rect.left();
    for (index, (part, colour)) in parts.into_iter().zip(palette.parts).enumerate() {
        let right = (left + rect.width() * (part / whole).max(0.0)).min(rect.right());
        let piece = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
        let corner = match index {
            0 => CornerRadius { ne: 0, se: 0, ..round },
            2 => CornerRadius { nw: 0, sw: 0, ..round },
            _ => CornerRadius::ZERO,
        };
        ui.painter().rect_filled(piece, corner, colour);
        left = right;
    }
    response
}
