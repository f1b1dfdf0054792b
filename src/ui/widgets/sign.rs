//! The sign of a severity: a shape of its own, so that colour is never alone in telling.

use egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

use crate::ui::theme::{Severity, size};

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
