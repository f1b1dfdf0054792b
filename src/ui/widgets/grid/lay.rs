//! Lays the text of a cell out: words are cut where the room ends, numbers never.

use std::sync::Arc;

use egui::{
    Color32, Galley, Painter, TextWrapMode,
    epaint::text::{LayoutJob, TextWrapping},
};

use crate::ui::theme::{Text, font};

/// A number is written no smaller than this.
const SMALLEST: f32 = 9.0;

/// Lays a text out, cut with an ellipsis where the room ends.
pub(super) fn layout(
    painter: &Painter,
    text: &str,
    style: Text,
    colour: Color32,
    width: f32,
    lines: usize,
) -> Arc<Galley> {
    let text = if lines == 1 { text.replace(['\n', '\r'], " ") } else { text.to_owned() };
    let mut job = LayoutJob::simple_singleline(text, font(style), colour);
    job.break_on_newline = lines > 1;
    job.wrap = TextWrapping {
        max_rows: lines,
        break_anywhere: lines == 1,
        ..TextWrapping::from_wrap_mode_and_width(TextWrapMode::Truncate, width)
    };
    painter.layout_job(job)
}

/// Lays a text out in so much width and so many lines. A number that it is, or begins with, is never cut: `610/610`.
pub(super) fn text(
    painter: &Painter,
    text: &str,
    style: Text,
    colour: Color32,
    (width, most): (f32, usize),
) -> Arc<Galley> {
    let number = beginning_number(text);
    if number.is_empty() || number.len() == text.len() {
        return match number {
            "" => layout(painter, text, style, colour, width, most),
            _ => self::number(painter, text, style, colour, width),
        };
    }
    let galley = layout(painter, text, style, colour, width, most);
    let seen = galley.rows.first().map_or(0, |row| row.glyphs.len());
    let is_whole = !galley.elided && galley.rows.len() == 1;
    if is_whole || most > 1 || seen > number.chars().count() {
        return galley;
    }
    self::number(painter, &format!("{number}…"), style, colour, width)
}

/// The number or share at the beginning of a text: `5.837/6.341`, `92 %`; nothing where it begins with a word.
fn beginning_number(text: &str) -> &str {
    let begins = text.starts_with(|c: char| c.is_ascii_digit());
    let end = text.find(|c: char| !c.is_ascii_digit() && !"./,% ".contains(c)).unwrap_or(text.len());
    text.get(..end).filter(|_| begins).unwrap_or_default().trim_end()
}

/// Lays a number out, whole: one that doesn't find room is written smaller, never cut.
pub(super) fn number(painter: &Painter, text: &str, style: Text, colour: Color32, width: f32) -> Arc<Galley> {
    let whole = painter.layout_no_wrap(text.to_owned(), font(style), colour);
    if whole.size().x <= width || width <= 0.0 {
        return whole;
    }
    let font = font(style);
    let smaller = egui::FontId { size: (font.size * width / whole.size().x).max(SMALLEST), ..font };
    painter.layout_no_wrap(text.to_owned(), smaller, colour)
}

/// Lays out the words of a place that waits; where they find no room, a dot stands for them.
pub(super) fn waiting(painter: &Painter, text: &str, style: Text, colour: Color32, width: f32) -> Arc<Galley> {
    let whole = painter.layout_no_wrap(text.to_owned(), font(style), colour);
    if whole.size().x <= width { whole } else { painter.layout_no_wrap("·".to_owned(), font(Text::Strong), colour) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_begins_with_its_number() {
        assert_eq!(beginning_number("610/610"), "610/610");
        assert_eq!(beginning_number("5.837/6.341 hồ sơ"), "5.837/6.341");
        assert_eq!(beginning_number("100% văn bản đúng thẩm quyền"), "100%");
        assert_eq!(beginning_number("92,5 %"), "92,5 %");
        assert_eq!(beginning_number("Ban hành kịp thời 0,5"), "");
        assert_eq!(beginning_number(""), "");
    }
}
