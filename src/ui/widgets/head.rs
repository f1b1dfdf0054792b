//! The head of a page: its title, its sides, and what can be done on all of it. The same on every page.

use egui::{Align, Layout, RichText, Ui};

use super::title;
use crate::ui::theme::{Text, font, size};

/// Shows the head of a page; `beside` adds what is done on all of the page, from the right. Gives the side that was
/// clicked.
pub fn page_head(
    ui: &mut Ui,
    name: &str,
    sides: &[String],
    chosen: usize,
    beside: impl FnOnce(&mut Ui),
) -> Option<usize> {
    let mut clicked = None;
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL);
        title(ui, name);
        ui.add_space(size::S);
        for (at, words) in sides.iter().enumerate() {
            let words = RichText::new(words).font(font(Text::Strong));
            if ui.selectable_label(at == chosen, words).clicked() {
                clicked = Some(at);
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), beside);
    });
    ui.add_space(size::S);
    clicked.filter(|at| *at != chosen)
}
