//! What is painted and not written: said in a sentence to who doesn't see it.

use egui::{Id, Rect, Response, Sense, Ui, accesskit};

/// Says a picture in a sentence, to a screen reader and where the pointer rests.
pub fn picture(ui: &Ui, place: Rect, sentence: &str) -> Response {
    let response = ui.interact(place, ui.scope_id().with(("picture", sentence)), Sense::hover());
    told(ui, response.id, place, |node| {
        node.set_role(accesskit::Role::Image);
        node.set_label(sentence);
    });
    response.on_hover_text(sentence)
}

/// Tells a screen reader of something painted at a place, which the toolkit doesn't know to be there.
pub fn told(ui: &Ui, id: Id, place: Rect, tell: impl FnOnce(&mut accesskit::Node)) {
    ui.ctx().accesskit_node_builder(id, |node| {
        let [x0, y0, x1, y1] = [place.min.x, place.min.y, place.max.x, place.max.y].map(f64::from);
        node.set_bounds(accesskit::Rect { x0, y0, x1, y1 });
        tell(node);
    });
}
