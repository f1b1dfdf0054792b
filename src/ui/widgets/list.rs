//! A long list that scrolls: only the rows that can be seen are laid out.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::ui::theme::size;

/// Shows `count` rows, each as tall as a control; `reveal` is brought into view.
pub fn list(ui: &mut Ui, count: usize, reveal: Option<usize>, mut row: impl FnMut(&mut Ui, usize)) {
    let height = size::CONTROL;
    let top_of = |at: usize| at as f32 * height;
    ScrollArea::vertical().auto_shrink([false, false]).show_viewport(ui, |ui, seen| {
        ui.set_height(top_of(count));
        let room = ui.max_rect();
        if let Some(at) = reveal {
            let place = pos2(room.left(), room.top() + top_of(at));
            ui.scroll_to_rect(Rect::from_min_size(place, vec2(1.0, height)), None);
        }
        let first = (seen.min.y / height).max(0.0) as usize;
        let last = ((seen.max.y / height).ceil().max(0.0) as usize).min(count);
        let rows = Rect::from_x_y_ranges(room.x_range(), room.top() + top_of(first)..=room.top() + top_of(last));
        ui.scope_builder(UiBuilder::new().max_rect(rows), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            // A row keeps its id wherever the list is scrolled to.
            ui.skip_ahead_auto_ids(first);
            (first..last).for_each(|at| row(ui, at));
        });
    });
}
