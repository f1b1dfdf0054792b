//! What a screen reader is told: the table, its heads and every cell that can be seen, each with what it shows.
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
    for zone in [Zone::Frozen, Zone::Moving] {
        for (column, x) in geometry.visible_columns(zone) {
            let head = geometry.clip(zone, geometry.outer).intersect(Rect::from_x_y_ranges(x, geometry.header.y_range()));
            let title = model.columns().get(column).map_or("", |column| column.title.as_str());
            tell(&child, id.with(("head", column)), head, accesskit::Role::ColumnHeader, title);
        }
    }
    for row in geometry.visible_rows() {
        for zone in [Zone::Frozen, Zone::Moving] {
            for (column, x) in geometry.visible_columns(zone) {
                let at = At { row, column };
                let place = geometry.clip(zone, geometry.body).intersect(Rect::from_x_y_ranges(x, geometry.row_y(row)));
                if at != state.active && place.is_positive() {
                    tell(&child, id.with((row, column)), place, accesskit::Role::Cell, &said(model, at));
                }
            }
        }
    }
}

/// What a cell is called, with what it shows.
pub(super) fn said<M: Model>(model: &M, at: At) -> String {
    format!("{}: {}", edit::name(model, at), model.cell(at).text)
}

fn tell(ui: &Ui, id: Id, place: Rect, role: accesskit::Role, words: &str) {
    ui.interact(place, id, Sense::hover());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(role);
        node.set_label(words);
        let [x0, y0, x1, y1] = [place.min.x, place.min.y, place.max.x, place.max.y].map(f64::from);
        node.set_bounds(accesskit::Rect { x0, y0, x1, y1 });
    });
}
