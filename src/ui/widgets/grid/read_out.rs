//! What a screen reader is told: the table and every cell that can be seen, with what it shows. Heads tell of themselves.
//!
//! Nothing of it is made where nobody listens.

use egui::{Id, Rect, Sense, Ui, UiBuilder, accesskit};

use super::edit;
use super::geometry::{Geometry, Zone};
use super::model::{At, Model};
use super::state::State;

/// Tells of everything that can be seen but the active cell, which tells of itself.
pub(super) fn table<M: Model>(ui: &mut Ui, id: Id, geometry: &Geometry, model: &M, state: &State) {
    let child = ui.new_child(UiBuilder::new().id_salt("cells").max_rect(geometry.outer));
    let described = child.ctx().accesskit_node_builder(child.unique_id(), |node| {
        node.set_role(accesskit::Role::Table);
        node.set_row_count(model.rows());
        node.set_column_count(model.columns().len());
    });
    if described.is_none() {
        return;
    }
    for row in geometry.visible_rows() {
        for zone in [Zone::Frozen, Zone::Moving] {
            for (column, x) in geometry.visible_columns(zone) {
                let at = At { row, column };
                let place = geometry.clip(zone, geometry.body);
                let place = place.intersect(Rect::from_x_y_ranges(x, geometry.row_y(row)));
                if at != state.active && place.is_positive() {
                    tell(&child, id.with((row, column)), place, &said(model, at));
                }
            }
        }
    }
}

/// What a cell is called, with what it shows.
pub(super) fn said<M: Model>(model: &M, at: At) -> String {
    format!("{}: {}", edit::name(model, at), model.cell(at).text)
}

fn tell(ui: &Ui, id: Id, place: Rect, words: &str) {
    ui.interact(place, id, Sense::hover());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(accesskit::Role::Cell);
        node.set_label(words);
        let [x0, y0, x1, y1] = [place.min.x, place.min.y, place.max.x, place.max.y].map(f64::from);
        node.set_bounds(accesskit::Rect { x0, y0, x1, y1 });
    });
}
