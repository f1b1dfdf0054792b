//! Small icons, drawn with a few strokes on a field of 16 by 16.

use std::ops::RangeInclusive;

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::ui::theme::size;

/// What an icon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// The start.
    Home,
    /// Where things stand.
    Overview,
    /// Something comes in.
    Import,
    /// Scores are given.
    Scoring,
    /// Someone looks again.
    Review,
    /// What came out.
    Results,
    /// It goes out.
    Publish,
    /// How it is done.
    Setup,
    /// What was decided, and when.
    History,
    /// Take the last one back.
    Undo,
    /// Do it again.
    Redo,
    /// How the window is.
    Gear,
    /// A folder.
    Folder,
    /// A file.
    File,
    /// The folder above.
    Above,
    /// There is more under it.
    Down,
    /// Something beside the page: fold it away or open it.
    Beside,
    /// How far one is from another.
    Difference,
    /// What is above it.
    Up,
    /// Some are left out.
    Filter,
    /// There is more under it, folded.
    Right,
    /// A person.
    Person,
    /// Texts over several lines.
    Lines,
    /// Something narrow beside something wide: fold it or open it.
    Fold,
    /// Put it away.
    Close,
}

impl Icon {
    /// Paints the icon around `centre`.
    pub fn paint(self, painter: &Painter, centre: Pos2, colour: Color32) {
        let field = Rect::from_center_size(centre.round(), Vec2::splat(size::ICON));
        let pen = Pen { painter, origin: field.min, stroke: Stroke::new(1.5, colour) };
        match self {
            Self::Home => pen.line(&[(2, 8), (8, 2), (14, 8)]).line(&[(4, 7), (4, 14), (12, 14), (12, 7)]),
            Self::Overview => pen.frame(2, 2, 5, 5).frame(9, 2, 5, 5).frame(2, 9, 5, 5).frame(9, 9, 5, 5),
            Self::Import => pen.line(&[(8, 2), (8, 10)]).line(&[(5, 7), (8, 10), (11, 7)]).line(&[
                (2, 10),
                (2, 14),
                (14, 14),
                (14, 10),
            ]),
            Self::Scoring => pen.line(&[(3, 13), (4, 9), (11, 2), (14, 5), (7, 12), (3, 13)]).line(&[(9, 4), (12, 7)]),
            Self::Review => pen.ring(7, 7, 5.0).line(&[(11, 11), (14, 14)]),
            Self::Results => pen
                .line(&[(2, 14), (14, 14)])
                .line(&[(4, 14), (4, 8)])
                .line(&[(8, 14), (8, 3)])
                .line(&[(12, 14), (12, 6)]),
            Self::Publish => pen.line(&[(8, 10), (8, 2)]).line(&[(5, 5), (8, 2), (11, 5)]).line(&[
                (2, 10),
                (2, 14),
                (14, 14),
                (14, 10),
            ]),
            Self::Setup => pen
                .line(&[(2, 4), (14, 4)])
                .line(&[(2, 12), (14, 12)])
                .dot(10, 4)
                .dot(6, 12)
                .line(&[(2, 8), (14, 8)])
                .dot(4, 8),
            Self::Undo => {
                pen.line(&[(6, 2), (3, 5), (6, 8)]).line(&[(3, 5), (10, 5), (13, 8), (13, 10), (10, 13), (5, 13)])
            }
            Self::Redo => {
                pen.line(&[(10, 2), (13, 5), (10, 8)]).line(&[(13, 5), (6, 5), (3, 8), (3, 10), (6, 13), (11, 13)])
            }
            Self::Gear => pen.ring(8, 8, 4.5).ring(8, 8, 1.5).rays(8, 8, 5.0..=7.5),
            Self::Folder => {
                pen.line(&[(2, 13), (2, 3), (6, 3), (8, 5), (14, 5), (14, 13), (2, 13)]).line(&[(2, 7), (14, 7)])
            }
            Self::File => {
                pen.line(&[(4, 2), (10, 2), (13, 5), (13, 14), (4, 14), (4, 2)]).line(&[(10, 2), (10, 5), (13, 5)])
            }
            Self::Above => pen.line(&[(8, 14), (8, 3)]).line(&[(4, 7), (8, 3), (12, 7)]),
            Self::History => pen.ring(8, 8, 6.0).line(&[(8, 4), (8, 8), (11, 10)]),
            Self::Right => pen.line(&[(6, 4), (10, 8), (6, 12)]),
            Self::Down => pen.line(&[(4, 6), (8, 10), (12, 6)]),
            Self::Beside => pen.frame(2, 3, 12, 10).line(&[(10, 3), (10, 13)]),
            Self::Difference => pen.line(&[(8, 2), (8, 10)]).line(&[(4, 6), (12, 6)]).line(&[(4, 13), (12, 13)]),
            Self::Up => pen.line(&[(4, 10), (8, 6), (12, 10)]),
            Self::Filter => pen.line(&[(2, 3), (14, 3), (9, 9), (9, 13), (7, 13), (7, 9), (2, 3)]),
            Self::Lines => pen
                .line(&[(2, 3), (14, 3)])
                .line(&[(2, 8), (12, 8), (14, 10), (12, 12), (8, 12)])
                .line(&[(10, 10), (8, 12), (10, 14)])
                .line(&[(2, 12), (5, 12)]),
            Self::Fold => pen.frame(2, 3, 12, 10).line(&[(6, 3), (6, 13)]).line(&[(11, 6), (9, 8), (11, 10)]),
            Self::Close => pen.line(&[(4, 4), (12, 12)]).line(&[(12, 4), (4, 12)]),
            Self::Person => pen.ring(8, 5, 3.0).line(&[(2, 14), (3, 11), (6, 10), (10, 10), (13, 11), (14, 14)]),
        };
    }
}

struct Pen<'a> {
    painter: &'a Painter,
    origin: Pos2,
    stroke: Stroke,
}

impl Pen<'_> {
    fn at(&self, x: i8, y: i8) -> Pos2 {
        self.origin + vec2(f32::from(x), f32::from(y))
    }

    fn line(&self, points: &[(i8, i8)]) -> &Self {
        let points = points.iter().map(|&(x, y)| self.at(x, y)).collect();
        self.painter.add(Shape::line(points, self.stroke));
        self
    }

    fn frame(&self, x: i8, y: i8, width: i8, height: i8) -> &Self {
        let rect = Rect::from_min_size(self.at(x, y), vec2(f32::from(width), f32::from(height)));
        self.painter.rect_stroke(rect, 1, self.stroke, StrokeKind::Middle);
        self
    }

    fn ring(&self, x: i8, y: i8, radius: f32) -> &Self {
        self.painter.circle_stroke(self.at(x, y), radius, self.stroke);
        self
    }

    /// Eight short strokes around a point, between two distances from it.
    fn rays(&self, x: i8, y: i8, between: RangeInclusive<f32>) -> &Self {
        for eighth in 0..8_u8 {
            let towards = Vec2::angled(f32::from(eighth) * std::f32::consts::FRAC_PI_4);
            let ends = [between.start(), between.end()].map(|far| self.at(x, y) + towards * *far);
            self.painter.line_segment(ends, self.stroke);
        }
        self
    }

    fn dot(&self, x: i8, y: i8) -> &Self {
        let centre = self.at(x, y);
        let centre = pos2(centre.x, centre.y);
        self.painter.circle_filled(centre, 2.2, self.stroke.color);
        self
    }
}
