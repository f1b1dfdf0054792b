//! The sign of a severity: a shape of its own, so that colour is never alone in telling.

use egui::{Color32, Painter, Pos2, Response, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::ui::theme::{self, Severity, Text, font, size};

/// Paints the sign of `severity` around `centre`.
pub fn sign(painter: &Painter, centre: Pos2, severity: Severity, colour: Color32) {
    let r = size::DOT;
    let points = match severity {
        Severity::Error => vec![vec2(0.0, -r - 1.0), vec2(r + 1.0, 0.0), vec2(0.0, r + 1.0), vec2(-r - 1.0, 0.0)],
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
    let text = ui.painter().layout_no_wrap(word.to_owned(), font(Text::Small), tint.ink);
    let lead = size::S + 2.0 * size::DOT + size::S;
    let wide = lead + text.size().x + size::S;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, size::CHIP), Sense::hover());
    ui.painter().rect_filled(rect, size::CORNER_SMALL, tint.wash);
    let centre = pos2(rect.left() + size::S + size::DOT, rect.center().y);
    sign(ui.painter(), centre, severity, tint.ink);
    let at = pos2(rect.left() + lead, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, tint.ink);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, word));
    response
}
