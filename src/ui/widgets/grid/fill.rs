//! The fill handle: the small square at the corner of what is selected, dragged down over the rows to be filled.

use egui::{CursorIcon, Id, Rect, Sense, StrokeKind, Ui, vec2};

use super::geometry::Geometry;
use super::model::{Act, At, Block, Entry, Event, Model};
use super::state::State;
use super::words::Words;
use crate::ui::theme::{self, size};

/// The side of the square.
const SIDE: f32 = 8.0;

/// Shows the handle, and fills down where it was dragged and let go.
pub(super) fn handle<M: Model>(
    ui: &Ui,
    id: Id,
    geometry: &Geometry,
    model: &M,
    state: &State,
    words: &Words,
    out: &mut Vec<Event>,
) {
    let selected = state.selection();
    if state.draft.is_some() || model.cell(selected.to).entry == Entry::Locked {
        return;
    }
    let zone = geometry.clip(geometry.zone(selected.to.column), geometry.body);
    let corner = geometry.cell(selected.to).right_bottom() - vec2(1.0, 1.0);
    if !zone.expand(1.0).contains(corner) {
        return;
    }
    let place = Rect::from_center_size(corner, vec2(SIDE, SIDE));
    let square = ui.interact(place, id.with("fill"), Sense::DRAG).on_hover_cursor(CursorIcon::Crosshair);
    let square = square.on_hover_text(&words.fill);
    let palette = theme::palette(ui.visuals());
    ui.painter_at(zone.expand(SIDE)).rect(
        place.shrink(1.0),
        1,
        palette.accent.ink,
        (size::LINE, palette.surface),
        StrokeKind::Outside,
    );
    let Some(at) = square.interact_pointer_pos().and_then(|pos| geometry.hit(pos)) else { return };
    let Some(block) = filled(selected, at) else { return };
    if square.drag_stopped() {
        out.push(Event::Act { act: Act::FillDown, block });
    } else if square.dragged() {
        let rect = geometry.cell(block.from).union(geometry.cell(block.to)).intersect(zone);
        ui.painter_at(zone).rect_stroke(rect, 0, (size::RING, palette.accent.ink), StrokeKind::Inside);
    }
}

/// What is filled: from the last row that is selected down to the row under the pointer.
fn filled(selected: Block, at: At) -> Option<Block> {
    let from = At { row: selected.to.row, column: selected.from.column };
    (at.row > selected.to.row).then(|| Block::between(from, At { row: at.row, column: selected.to.column }))
}
