//! What the pointer does: choose, extend, open, fold, change widths. Never change a value.

use egui::{CursorIcon, Id, Rect, Response, Sense, Ui, pos2};

use super::{
    edit::{self, Left},
    geometry::{Geometry, Zone},
    model::{At, Entry, Event, Model, Row},
    paint::FOLD,
    state::{Draft, State},
};

/// How near the pointer has to be to the edge of a column to move it.
const GRIP: f32 = 3.0;

/// Follows clicks and drags in the body.
pub(super) fn follow<M: Model>(
    ui: &Ui,
    body: &Response,
    geometry: &Geometry,
    model: &M,
    state: &mut State,
    out: &mut Vec<Event>,
) {
    let Some(pos) = body.interact_pointer_pos() else {
        return;
    };
    let Some(at) = geometry.hit(pos) else {
        return;
    };
    let (pressed, shift) =
        ui.input(|input| (input.pointer.primary_pressed() || input.pointer.secondary_pressed(), input.modifiers.shift));
    // A quick tap is pressed and released within one frame.
    let is_on_body = body.is_pointer_button_down_on() || body.clicked() || body.secondary_clicked();
    if pressed && is_on_body && !(state.draft.is_some() && at == state.active) {
        if edit::leave(model, state, out) == Left::Refused {
            return;
        }
        if shift {
            state.extend_to(at);
        } else {
            state.go_to(at);
            fold(pos.x, at, geometry, model, out);
        }
    } else if body.dragged() && state.draft.is_none() {
        state.extend_to(at);
    }
    if body.double_clicked() && model.cell(at).entry == Entry::Open {
        state.draft = Some(Draft::of(model.draft(at)));
    }
}

fn fold<M: Model>(x: f32, at: At, geometry: &Geometry, model: &M, out: &mut Vec<Event>) {
    if let Row::Group { depth, .. } = model.row(at.row) {
        let indent = f32::from(depth) * FOLD;
        let start = geometry.column_x(0).min;
        if x < start + indent + FOLD + FOLD {
            out.push(Event::Fold(at.row));
        }
    }
}

/// Lets the edges of column headers be dragged; a double click gives the first width back.
pub(super) fn resize<M: Model>(ui: &Ui, id: Id, geometry: &Geometry, model: &M, state: &mut State) {
    let columns = model.columns();
    for zone in [Zone::Frozen, Zone::Moving] {
        let clip = geometry.clip(zone, geometry.header);
        for (index, x) in geometry.visible_columns(zone) {
            let grip = Rect::from_min_max(pos2(x.max - GRIP, clip.top()), pos2(x.max + GRIP, clip.bottom()));
            let sense = Sense::CLICK | Sense::DRAG;
            let response = ui
                .interact(grip.intersect(geometry.header), id.with(index), sense)
                .on_hover_and_drag_cursor(CursorIcon::ResizeColumn);
            if response.double_clicked() {
                if let Some(column) = columns.get(index) {
                    state.set_width(index, columns, column.width);
                }
            } else if response.dragged() {
                state.set_width(index, columns, x.span() + response.drag_delta().x);
            }
        }
    }
}
