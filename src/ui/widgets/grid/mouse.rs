//! What the pointer does: choose, extend, open, fold, change widths, offer what can be done.

use egui::{Button, CursorIcon, Id, PointerButton, Rect, Response, Sense, Ui, pos2};

use super::{
    edit::{self, Left},
    geometry::{Geometry, Zone},
    keys,
    model::{Act, At, Entry, Event, Kind, Model, Row},
    paint::{self, FOLD},
    state::{Draft, State},
    walk,
    words::{Does, Offer},
};

/// How near the pointer has to be to the edge of a column to move it.
const GRIP: f32 = 3.0;
/// A column that is fitted gets no wider than this.
const WIDEST: f32 = 640.0;

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
        let is_menu = ui.input(|input| input.pointer.button_pressed(PointerButton::Secondary));
        if shift {
            state.extend_to(at);
        } else if !is_menu || !state.selection().contains(at) {
            state.go_to(at);
            fold(pos.x, at, geometry, model, out);
        }
    } else if (body.dragged() || body.drag_stopped()) && state.draft.is_none() {
        // The last of the way may come in the frame in which the button is let go.
        state.extend_to(at);
    }
    if body.double_clicked() {
        match model.cell(at).entry {
            Entry::Open => state.draft = Some(Draft::of(model.draft(at))),
            Entry::Locked => state.say_closed(model, at),
        }
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

/// Lets the edges of column headers be dragged; a double click fits a column to what it shows.
pub(super) fn resize<M: Model>(ui: &Ui, id: Id, geometry: &Geometry, model: &M, state: &mut State) {
    for zone in [Zone::Frozen, Zone::Moving] {
        let clip = geometry.clip(zone, geometry.header);
        for (index, x) in geometry.visible_columns(zone) {
            let grip = Rect::from_min_max(pos2(x.max - GRIP, clip.top()), pos2(x.max + GRIP, clip.bottom()));
            let sense = Sense::CLICK | Sense::DRAG;
            let response = ui
                .interact(grip.intersect(geometry.header), id.with(index), sense)
                .on_hover_and_drag_cursor(CursorIcon::ResizeColumn);
            if response.double_clicked() {
                state.set_width(index, Some(paint::fitting_width(ui.painter(), model, index).min(WIDEST)));
            } else if response.dragged() {
                state.set_width(index, Some(x.span() + response.drag_delta().x));
            }
        }
    }
}

/// Shows what can be done with the cells that are selected.
pub(super) fn menu<M: Model>(
    ui: &Ui,
    body: &Response,
    model: &M,
    state: &mut State,
    offers: &[Offer],
    out: &mut Vec<Event>,
) {
    if offers.is_empty() || state.draft.is_some() {
        return;
    }
    let mut chosen = None;
    body.context_menu(|ui| {
        for offer in offers {
            if offer.does == Does::Apart {
                ui.separator();
                continue;
            }
            let can = can(model, state, offer.does);
            let button = Button::new(&offer.words).shortcut_text(offer.key);
            if ui.add_enabled(can, button).accessible_name(&offer.words).clicked() {
                chosen = Some(offer.does);
                ui.close();
            }
        }
    });
    if let Some(does) = chosen {
        state.take_focus();
        keys::choose(ui, model, state, does, out);
    }
}

fn can<M: Model>(model: &M, state: &State, does: Does) -> bool {
    let is_open = model.cell(state.active).entry == Entry::Open;
    let is_score = model.columns().get(state.active.column).is_some_and(|c| matches!(c.kind, Kind::Score { .. }));
    match does {
        Does::Copy | Does::Go(_) | Does::Apart => true,
        Does::Edit | Does::Paste => is_open,
        Does::Act(Act::Clear | Act::Fill(_)) | Does::Cut => walk::opens(model, state.selection()),
        Does::Act(_) => is_score && walk::opens(model, state.selection()),
    }
}
