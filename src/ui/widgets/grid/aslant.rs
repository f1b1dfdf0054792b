//! A tall header: what short titles stand for, written aslant, and over the titles what they belong to together.

use egui::{
    Align, Painter, Pos2, Rect, Stroke,
    epaint::{TextShape, text::LayoutJob, text::TextWrapping},
    pos2, vec2,
};

use super::geometry::{Geometry, Zone};
use super::model::Column;
use crate::ui::theme::{Palette, Text, font, size};

/// The room of the words.
const WORDS: f32 = 124.0;
/// The room of what titles belong to.
const BAND: f32 = 20.0;
/// How tall such a header is where there is room for it.
pub(super) const HEADER: f32 = WORDS + BAND + TITLES;
/// It takes no more of a grid than this.
const SHARE: f32 = 0.42;
/// Words that have less room than this say nothing.
const LEAST_WORDS: f32 = 48.0;
/// The room of the titles, at the foot of the header.
const TITLES: f32 = 26.0;
/// How steep the words are.
const ANGLE: f32 = 0.9;
/// How many lines the words take.
const LINES: usize = 2;

/// How tall a header that may be `most` is over a grid of a height: on a small screen the rows come first.
pub(super) fn height(most: f32, grid: f32) -> f32 {
    let tall = most.min((grid * SHARE).round());
    if tall < LEAST_WORDS + BAND + TITLES { size::HEADER } else { tall }
}

/// The part of a header that its titles stand in: all of a usual one, the foot of a tall one.
pub(super) fn titles(header: Rect) -> Rect {
    if header.height() > size::HEADER { header.with_min_y(header.bottom() - TITLES) } else { header }
}

/// How long a line of the words can be: as all of it finds room under the edge, however many lines there are.
fn length(painter: &Painter, room: f32) -> f32 {
    let line = painter.fonts_mut(|fonts| fonts.row_height(&font(Text::Small)));
    (room - size::S - ANGLE.cos() * line * LINES as f32) / ANGLE.sin()
}

/// The room of the words of a header: above the bands; nothing in a usual one.
pub(super) fn words(header: Rect) -> Option<Rect> {
    (header.height() > size::HEADER).then(|| header.with_max_y(header.bottom() - TITLES - BAND))
}

/// Where at the foot of the words those stand that are at a place.
pub(super) fn foot_of(words: Rect, at: Pos2) -> f32 {
    at.x - (words.bottom() - at.y) / ANGLE.tan()
}

/// Paints what stands over the titles of a zone.
pub(super) fn paint(painter: &Painter, palette: &Palette, geometry: &Geometry, columns: &[Column], zone: Zone) {
    let Some(words) = words(geometry.header) else { return };
    let shown: Vec<_> =
        geometry.visible_columns(zone).filter_map(|(index, x)| Some((x, columns.get(index)?.more.as_ref()?))).collect();
    let foot = words.bottom();
    let line = Stroke::new(size::LINE, palette.line);
    for (x, more) in &shown {
        let mut job =
            LayoutJob::simple(more.words.to_string(), font(Text::Small), palette.text, length(painter, words.height()));
        job.wrap = TextWrapping { max_rows: LINES, ..job.wrap };
        let galley = painter.layout_job(job);
        let height = galley.size().y;
        // The last line begins at the foot, beside the middle of its column.
        let start = pos2(x.center() + size::S, foot - size::XS);
        let corner = start - vec2(ANGLE.sin(), ANGLE.cos()) * height;
        painter.add(TextShape::new(corner, galley, palette.text).with_angle(-ANGLE));
        let top = pos2(x.max + words.height() / ANGLE.tan(), words.top());
        painter.line_segment([pos2(x.max, foot), top], line);
    }
    let clip = geometry.clip(zone, geometry.header).x_range();
    for part in shown.chunk_by(|one, other| one.1.band == other.1.band) {
        let (Some((first, more)), Some((last, _))) = (part.first(), part.last()) else { continue };
        let rect = Rect::from_x_y_ranges(first.min..=last.max, foot..=foot + BAND);
        painter.rect_filled(rect, 0, palette.accent.wash);
        painter.vline(last.max - 0.5, rect.top()..=geometry.header.bottom(), Stroke::new(size::LINE, palette.border));
        // A band that begins beyond the edge is named where it comes into view.
        let seen = rect.with_min_x(rect.left().max(clip.min)).with_max_x(rect.right().min(clip.max));
        let mut job = LayoutJob::simple_singleline(more.band.to_string(), font(Text::SmallStrong), palette.accent.ink);
        job.wrap = TextWrapping::truncate_at_width(seen.width() - size::S);
        job.halign = Align::LEFT;
        let galley = painter.layout_job(job);
        painter.galley(
            pos2(seen.left() + size::XS, rect.center().y - galley.size().y / 2.0),
            galley,
            palette.accent.ink,
        );
    }
}
