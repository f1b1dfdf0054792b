//! The profile of a unit: its parts, its fields against the block, and the lines of the field that is opened.

use egui::{Align2, CursorIcon, Rect, RichText, Sense, Ui, accesskit, vec2};

use super::data::{self, FieldRow, Profile};
use crate::domain::slug::{LineId, UnitId};
use crate::ui::context::Context;
use crate::ui::theme::{self, Text, font, size};
use crate::ui::widgets::spoken;
use crate::ui::widgets::table::{self, Column};

/// How wide the points of a field or line are.
const POINTS: f32 = 92.0;

/// Shows the parts of the total: each with its place.
pub(super) fn parts(ui: &mut Ui, profile: &Profile) {
    let palette = theme::palette(ui.visuals());
    let column = |width, align| Column { width, align };
    let columns = [
        column(size::S, Align2::LEFT_CENTER),
        column(132.0, Align2::LEFT_CENTER),
        column(96.0, Align2::RIGHT_CENTER),
        column(72.0, Align2::RIGHT_CENTER),
    ];
    ui.spacing_mut().item_spacing.y = size::XS;
    for ([name, points, place], colour) in profile.parts.iter().zip(palette.parts) {
        let room = vec2(ui.available_width(), size::L + size::XS);
        let (rect, response) = ui.allocate_exact_size(room, egui::Sense::hover());
        let cells = table::cells(rect.translate(vec2(-size::S, 0.0)), &columns);
        if let Some((cell, _)) = cells.first() {
            ui.painter().rect_filled(Rect::from_center_size(cell.center(), vec2(size::S, size::S)), 2, colour);
        }
        let words = [
            (name, Text::Body, palette.text),
            (points, Text::Strong, palette.text),
            (place, Text::Small, palette.muted),
        ];
        for (cell, (words, style, ink)) in cells.into_iter().skip(1).zip(words) {
            table::write(ui.painter(), cell, words, style, ink);
        }
        let said = format!("{name} {points} {place}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &said));
    }
}

/// Shows the fields; a click opens one, a click on a line of it is given back.
pub(super) fn fields(
    ui: &mut Ui,
    context: &Context<'_>,
    (unit, profile): (UnitId, &Profile),
    open: &mut Option<usize>,
) -> Option<LineId> {
    let mut chosen = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    for row in &profile.fields {
        let is_open = *open == Some(row.at);
        if field(ui, context, row, is_open) {
            *open = if is_open { None } else { Some(row.at) };
        }
        if is_open {
            for line in data::lines(context, unit, row.at) {
                chosen = self::line(ui, context, &line).then_some(line.line).or(chosen);
            }
            ui.add_space(size::S);
        }
    }
    chosen
}

pub(super) fn fields_title(ui: &mut Ui, context: &Context<'_>) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(context.text.say("results-profile")).font(font(Text::SmallStrong)));
        let palette = theme::palette(ui.visuals());
        ui.label(
            RichText::new(context.text.say("results-against-median")).font(font(Text::Small)).color(palette.muted),
        );
    });
}

/// Shows a field: its points as a bar, the median of the block as a mark on it. Tells whether it was clicked.
fn field(ui: &mut Ui, context: &Context<'_>, row: &FieldRow, is_open: bool) -> bool {
    let palette = theme::palette(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_TWO), Sense::click());
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if is_open || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, size::CORNER_SMALL, palette.sunken);
    }
    let inner = rect.shrink2(vec2(0.0, size::XS));
    let words = inner.with_max_y(inner.bottom() - size::L);
    let name = words.with_max_x(words.right() - POINTS);
    table::write(ui.painter(), (name, Align2::LEFT_CENTER), &row.name, Text::Small, palette.text);
    let points = words.with_min_x(name.right());
    table::write(ui.painter(), (points, Align2::RIGHT_CENTER), &row.points, Text::SmallStrong, palette.text);
    let left = inner.shrink2(vec2(size::XS, 0.0));
    let bar = Rect::from_min_max(egui::pos2(left.left(), inner.bottom() - size::S - 2.0), left.right_bottom());
    let bar = bar.with_max_y(bar.top() + size::S);
    ui.painter().rect_filled(bar, 2, if is_open { palette.line } else { palette.sunken });
    let done = bar.with_max_x(bar.left() + bar.width() * row.share);
    ui.painter().rect_filled(done, 2, palette.parts[0]);
    if let Some(share) = row.median_share {
        let x = bar.left() + bar.width() * share;
        let mark = Rect::from_center_size(egui::pos2(x, bar.center().y), vec2(3.0, bar.height() + 6.0));
        ui.painter().rect_filled(mark, 1, palette.text);
    }
    let told = context.text.fill("results-open-field", &[("field", &row.name)]);
    let response = response.on_hover_text(spoken([&*told, &row.median]));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Button);
        node.set_label(spoken([&*row.name, &row.points, &row.median]));
        node.set_expanded(is_open);
    });
    response.clicked()
}

/// Shows a line of a field; tells whether it was clicked.
fn line(ui: &mut Ui, context: &Context<'_>, row: &data::LineRow) -> bool {
    let palette = theme::palette(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::click());
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, size::CORNER_SMALL, palette.sunken);
    }
    let name = rect.with_min_x(rect.left() + size::M).with_max_x(rect.right() - POINTS);
    table::write(ui.painter(), (name, Align2::LEFT_CENTER), &row.name, Text::Small, palette.text);
    let ink = if row.is_less { palette.text } else { palette.muted };
    let style = if row.is_less { Text::SmallStrong } else { Text::Small };
    table::write(ui.painter(), (rect.with_min_x(name.right()), Align2::RIGHT_CENTER), &row.points, style, ink);
    let code = row.name.split(' ').next().unwrap_or_default();
    let told = context.text.fill("results-go-line", &[("line", code)]);
    let response = response.on_hover_text(format!("{}\n{told}", row.name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Button);
        node.set_label(spoken([&*row.name, &row.points]));
    });
    response.clicked()
}
