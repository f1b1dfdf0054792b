//! Units × fields: the darker, the nearer to full marks.

use egui::{Align2, Rect, ScrollArea, Ui, pos2, vec2};

use super::data::{Heat, HeatRow};
use crate::domain::slug::UnitId;
use crate::ui::context::Context;
use crate::ui::theme::{self, Text, size};
use crate::ui::widgets::hint;
use crate::ui::widgets::table::{self, Column};

const NAME: f32 = 190.0;

/// Shows the map; returns the unit that was clicked.
pub(super) fn show(ui: &mut Ui, context: &Context<'_>, heat: &Heat, chosen: Option<UnitId>) -> Option<UnitId> {
    let (palette, text) = (theme::palette(ui.visuals()), context.text);
    let counts = [("units", &*text.count(heat.rows.len())), ("fields", &*text.count(heat.fields.len()))];
    hint(ui, &text.fill("results-heat-sentence", &counts));
    let count = heat.fields.len().max(1) as f32;
    let bar = ui.spacing().scroll.allocated_width();
    let width = ((ui.available_width() - bar - NAME - 2.0 * size::S) / count).max(40.0);
    let mut columns = vec![Column { width: NAME, align: Align2::LEFT_CENTER }];
    columns.extend(heat.fields.iter().map(|_| Column { width, align: Align2::CENTER_CENTER }));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), egui::Sense::hover());
    for (cell, (code, of)) in table::cells(rect, &columns).into_iter().skip(1).zip(&heat.fields) {
        table::write(ui.painter(), cell, code, Text::SmallStrong, palette.muted);
        ui.interact(cell.0, ui.scope_id().with(code), egui::Sense::hover()).on_hover_text(of);
    }
    let mut clicked = None;
    ScrollArea::vertical().id_salt("heat").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for HeatRow { unit, name, cells, said } in &heat.rows {
            let (rect, response) = table::row(ui, size::CONTROL, said, chosen == Some(*unit));
            let places = table::cells(rect, &columns);
            if let Some(place) = places.first() {
                table::write(ui.painter(), *place, name, Text::Body, palette.text);
            }
            for (place, cell) in places.into_iter().skip(1).zip(cells) {
                square(ui, place, cell.as_ref());
            }
            if response.clicked() {
                clicked = Some(*unit);
            }
        }
    });
    clicked
}

fn square(ui: &Ui, (rect, align): (Rect, Align2), cell: Option<&(String, f32)>) {
    let palette = theme::palette(ui.visuals());
    let field = Rect::from_min_max(rect.min + vec2(1.0, 1.0), pos2(rect.right() - 1.0, rect.bottom() - 1.0));
    let Some((words, share)) = cell else {
        table::write(ui.painter(), (rect, align), "–", Text::Small, palette.muted);
        return;
    };
    // Half marks and less are all pale: what tells units apart lies above.
    let depth = ((share - 0.5) * 2.0).clamp(0.0, 1.0);
    ui.painter().rect_filled(field, 2, palette.sunken.lerp_to_gamma(palette.parts[2], depth));
    table::write(ui.painter(), (rect, align), words, Text::Small, palette.text);
}
