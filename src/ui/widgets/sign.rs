//! The sign of a severity: a shape of its own, so that colour is never alone in telling.

use egui::{
    Color32, Frame, Label, Margin, Painter, Pos2, Response, RichText, Sense, Shape, Stroke, Ui,
    Vec2, vec2,
};

use crate::ui::theme::{self, Severity, Text, font, size};

/// Paints the sign of `severity` around `centre`.
pub fn sign(painter: &Painter, centre: Pos2, severity: Severity, colour: Color32) {
    let r = size::DOT;
    let points = match severity {
        Severity::Error => vec![
            vec2(0.0, -r - 1.0),
            vec2(r + 1.0, 0.0),
            vec2(0.0, r + 1.0),
            vec2(-r - 1.0, 0.0),
        ],
        Severity::Warning => vec![vec2(0.0, -r), vec2(r + 1.0, r), vec2(-r - 1.0, r)],
        Severity::Info => {
            painter.circle_filled(centre, r, colour);
            return;
        }
        Severity::Ok => {
            check(painter, centre, colour);
            return;
        }
    };
    let points = points.into_iter().map(|offset| centre + offset).collect();
    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
}

fn check(painter: &Painter, centre: Pos2, colour: Color32) {
    let points = [vec2(-4.0, 0.0), vec2(-1.0, 3.0), vec2(4.0, -3.5)];
    let points = points.map(|offset| centre + offset).to_vec();
    painter.add(Shape::line(points, Stroke::new(1.8, colour)));
}

/// Shows a word with the sign of its severity on a quiet ground.
pub fn badge(ui: &mut Ui, severity: Severity, word: &str) -> Response {
    let tint = theme::palette(ui.visuals()).severity(severity);
    let frame = Frame::new()
        .fill(tint.wash)
        .corner_radius(size::CORNER_SMALL)
        .inner_margin(Margin::symmetric(8, 2));
    let shown = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = size::XS + 2.0;
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal(|ui| {
            let (rect, _) =
                ui.allocate_exact_size(Vec2::splat(2.0 * size::DOT + 2.0), Sense::hover());
            sign(ui.painter(), rect.center(), severity, tint.ink);
            let text = RichText::new(word).font(font(Text::Small)).color(tint.ink);
            ui.add(Label::new(text).extend());
        });
    });
    shown.response
}
