//! Scrolling by wheel and by bars. It moves what is seen and never a value.

use egui::{Id, Rect, Response, Sense, Ui, Vec2, pos2, vec2};

use super::{geometry::Geometry, state::State};
use crate::ui::theme::{self, size};

/// The room of a scroll bar.
pub(super) const BAR: f32 = 12.0;
const SHORTEST: f32 = 28.0;

/// Follows the wheel over the grid.
pub(super) fn wheel(ui: &Ui, body: &Response, state: &mut State) {
    if !body.contains_pointer() {
        return;
    }
    let delta = ui.input_mut(|input| std::mem::replace(&mut input.smooth_scroll_delta, Vec2::ZERO));
    state.scroll.x -= delta.x;
    state.scroll.y -= f64::from(delta.y);
}

/// Draws the bars that are needed and follows the pointer on them.
pub(super) fn bars(ui: &Ui, id: Id, geometry: &Geometry, state: &mut State) {
    let body = geometry.body;
    if geometry.overflow_y() > 0.0 {
        let track = Rect::from_min_max(body.right_top(), body.right_bottom() + vec2(BAR, 0.0));
        let total = geometry.overflow_y();
        let share = f64::from(body.height()) / (total + f64::from(body.height()));
        let length = (track.height() * share as f32).max(SHORTEST).min(track.height());
        let free = track.height() - length;
        let top = track.top() + free * (state.scroll.y / total) as f32;
        let handle = Rect::from_min_size(pos2(track.left(), top), vec2(BAR, length));
        let moved = bar(ui, id.with("down"), handle);
        if moved.y != 0.0 && free > 0.0 {
            state.scroll.y += f64::from(moved.y / free) * total;
        }
    }
    if geometry.overflow_x() > 0.0 {
        let left = geometry.frozen_x;
        let track = Rect::from_min_max(pos2(left, body.bottom()), body.right_bottom() + vec2(0.0, BAR));
        let total = geometry.overflow_x();
        let share = track.width() / (total + track.width());
        let length = (track.width() * share).max(SHORTEST).min(track.width());
        let free = track.width() - length;
        let start = left + free * (state.scroll.x / total);
        let handle = Rect::from_min_size(pos2(start, track.top()), vec2(length, BAR));
        let moved = bar(ui, id.with("right"), handle);
        if moved.x != 0.0 && free > 0.0 {
            state.scroll.x += moved.x / free * total;
        }
    }
}

fn bar(ui: &Ui, id: Id, handle: Rect) -> Vec2 {
    let palette = theme::palette(ui.visuals());
    let sense = Sense::DRAG;
    let response = ui.interact(handle, id, sense);
    let colour = if response.hovered() || response.dragged() { palette.muted } else { palette.border };
    ui.painter().rect_filled(handle.shrink(3.0), size::CORNER_SMALL, colour);
    response.drag_delta()
}
