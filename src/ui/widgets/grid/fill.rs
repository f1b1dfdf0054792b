//! The fill handle: the small square at the corner of what is selected, dragged over the rows or columns to be filled,
//! whichever way.

use egui::{CursorIcon, Id, Pos2, Rangef, Rect, Sense, StrokeKind, Ui, vec2};

use super::geometry::Geometry;
use super::model::{Act, At, Block, Entry, Event, Model, Way};
use super::state::State;
use super::words::Words;
use crate::ui::theme::{self, size};

/// The side of the square.
const SIDE: f32 = 8.0;

/// Shows the handle, and fills where it was dragged and let go.
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
    let Some(pos) = square.interact_pointer_pos() else { return };
    let Some((way, block)) = filled(model, geometry, selected, pos) else { return };
    if square.drag_stopped() {
        out.push(Event::Act { act: Act::Fill(way), block });
    } else if square.dragged() {
        let zones = [block.from, block.to].map(|at| geometry.clip(geometry.zone(at.column), geometry.body));
        let zone = zones.into_iter().fold(Rect::NOTHING, Rect::union);
        let rect = geometry.cell(block.from).union(geometry.cell(block.to)).intersect(zone);
        ui.painter_at(zone).rect_stroke(rect, 0, (size::RING, palette.accent.ink), StrokeKind::Inside);
    }
}

/// What is filled, and which way: from the edge of what is selected to the pointer, over rows or over columns, wherever
/// the pointer is further away.
fn filled<M: Model>(model: &M, geometry: &Geometry, selected: Block, pos: Pos2) -> Option<(Way, Block)> {
    let at = geometry.hit(pos)?;
    let rect = geometry.cell(selected.from).union(geometry.cell(selected.to));
    let over_rows = over_rows(selected, at.row);
    let over_columns = || over_columns(model, selected, at.column);
    if away(pos.x, rect.x_range()) > away(pos.y, rect.y_range()) {
        over_columns().or(over_rows)
    } else {
        over_rows.or_else(over_columns)
    }
}

/// How far a number is from a range.
fn away(at: f32, range: Rangef) -> f32 {
    (range.min - at).max(at - range.max).max(0.0)
}

fn over_rows(selected: Block, row: usize) -> Option<(Way, Block)> {
    let Block { from, to } = selected;
    match row {
        row if row > to.row => Some((Way::Down, Block { from: At { row: to.row, ..from }, to: At { row, ..to } })),
        row if row < from.row => Some((Way::Up, Block { from: At { row, ..from }, to: At { row: from.row, ..to } })),
        _ => None,
    }
}

/// Columns are filled as far as there stands the same in them as in the one that is filled from.
fn over_columns<M: Model>(model: &M, selected: Block, column: usize) -> Option<(Way, Block)> {
    let Block { from, to } = selected;
    let kind = |column: usize| model.columns().get(column).map(|column| column.kind);
    if column > to.column {
        let alike = (to.column + 1..=column).take_while(|column| kind(*column) == kind(to.column));
        let last = alike.last()?;
        Some((Way::Right, Block { from: At { column: to.column, ..from }, to: At { column: last, ..to } }))
    } else {
        let alike = (column..from.column).rev().take_while(|column| kind(*column) == kind(from.column));
        let first = alike.last()?;
        Some((Way::Left, Block { from: At { column: first, ..from }, to: At { column: from.column, ..to } }))
    }
}
