//! The ranking as a table: places, bars, parts, changes. A click on a head sorts it.

use egui::{Align2, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::data::{self, RankRow};
use super::order::{self, By};
use crate::domain::slug::UnitId;
use crate::text::Text as Words;
use crate::ui::context::Context;
use crate::ui::theme::{self, Palette, Text, font, size};
use crate::ui::widgets::table::{self, Column, Way};
use crate::ui::widgets::{picture, shares};

const PLACE: usize = 0;
const NAME: usize = 1;
const BAR: usize = 2;
const TOTAL: usize = 3;
const PARTS: usize = 4;
const CHANGE: usize = 7;
const LAST_YEAR: usize = 8;
const BAND: usize = 9;

/// How the ranking is sorted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sorted {
    by: By,
    is_most_first: bool,
}

impl Sorted {
    /// Puts the rows in order.
    pub(super) fn sort(self, rows: &mut [RankRow]) {
        order::sort(rows, self.by, self.is_most_first);
    }

    /// Sorts by a column; by the one that is sorted by already, the other way round.
    fn turn(&mut self, by: By) {
        let is_most_first = if self.by == by { !self.is_most_first } else { by.begins_with_most() };
        *self = Sorted { by, is_most_first };
    }

    fn way(self, by: By) -> Option<Way> {
        (self.by == by).then_some(if self.is_most_first { Way::Down } else { Way::Up })
    }
}

/// Shows the ranking; gives the unit that was clicked.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    rows: &[RankRow],
    chosen: Option<UnitId>,
    sorted: &mut Sorted,
) -> Option<UnitId> {
    let columns = columns(ui.available_width() - 2.0 * size::S - ui.spacing().scroll.allocated_width());
    header(ui, context, &columns, sorted);
    let whole = data::whole(context);
    let mut clicked = None;
    ScrollArea::vertical().id_salt("ranking").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = (ui.available_height() / rows.len() as f32).clamp(size::ROW, size::CONTROL + size::S);
        for row in rows {
            let (rect, response) = table::row(ui, height, &row.said, chosen == Some(row.unit));
            line(ui, row, rect, &columns, whole);
            if response.clicked() {
                clicked = Some(row.unit);
            }
            if row.is_provisional {
                response.on_hover_text(row.band_whole());
            }
        }
    });
    clicked
}

/// A ranking narrower than this shows places, names, totals and bands alone.
const NARROW: f32 = 620.0;
/// The room of a name, before bars get any.
const NAMED: f32 = 150.0;
/// A bar shorter than this shows nothing.
const BAR_LEAST: f32 = 40.0;

fn columns(width: f32) -> Vec<Column> {
    let mut fixed = [38.0, 0.0, 0.0, 54.0, 84.0, 70.0, 74.0, 44.0, 76.0, 116.0];
    if width < NARROW {
        // The profile beside it says the parts, and what was last year.
        fixed = [38.0, 0.0, 0.0, 54.0, 0.0, 0.0, 0.0, 44.0, 0.0, 116.0];
    }
    let rest = (width - fixed.iter().sum::<f32>()).max(160.0);
    // The name first: a bar that would be a stub is none.
    let name = (rest * 0.6).max(NAMED.min(rest));
    let bar = if rest - name < BAR_LEAST { 0.0 } else { rest - name };
    let align = |at: usize| match at {
        NAME | BAR => Align2::LEFT_CENTER,
        BAND => Align2::LEFT_CENTER,
        CHANGE => Align2::CENTER_CENTER,
        _ => Align2::RIGHT_CENTER,
    };
    let width = |at: usize, fixed: f32| match at {
        NAME => rest - bar,
        BAR => bar,
        _ => fixed,
    };
    fixed.iter().enumerate().map(|(at, fixed)| Column { width: width(at, *fixed), align: align(at) }).collect()
}

fn header(ui: &mut Ui, context: &Context<'_>, columns: &[Column], sorted: &mut Sorted) {
    let text = context.text;
    let palette = theme::palette(ui.visuals());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), egui::Sense::hover());
    let cells = table::cells(rect, columns);
    for (at, by, words, said) in heads(text) {
        let Some(cell) = cells.get(at).map(|cell| apart(at, *cell)).filter(|(rect, _)| rect.width() > 0.0) else {
            continue;
        };
        if let Some(colour) = at.checked_sub(PARTS).and_then(|part| palette.parts.get(part)) {
            let wide = ui.painter().layout_no_wrap(words.clone(), font(Text::SmallStrong), *colour).size().x;
            let before = cell.0.right() - size::XS - wide - size::S;
            let mark = Rect::from_center_size(egui::pos2(before, cell.0.center().y), vec2(size::S, size::S));
            ui.painter().rect_filled(mark, 2, *colour);
        }
        let said = text.fill("results-sort", &[("column", &said.to_lowercase())]);
        if table::head(ui, cell, &words, &said, sorted.way(by)) {
            sorted.turn(by);
        }
    }
    if let Some((cell, _)) = cells.get(BAR).filter(|(cell, _)| cell.width() > 0.0) {
        let sentence = text.fill("results-bars-sentence", &[("max", &text.count(data::whole(context) as i64))]);
        picture(ui, *cell, &sentence);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() + 2.0, (size::LINE, palette.line));
}

/// Each column that can be sorted by: its place, its head, and what its head says.
fn heads(text: &Words) -> [(usize, By, String, String); 9] {
    let plain = |at, by, id| (at, by, text.say(id), text.say(id));
    [
        plain(PLACE, By::Place, "results-place"),
        plain(NAME, By::Name, "results-unit"),
        plain(TOTAL, By::Total, "results-total"),
        plain(PARTS, By::Part(0), "results-part-appraisal"),
        plain(PARTS + 1, By::Part(1), "results-part-survey"),
        plain(PARTS + 2, By::Part(2), "results-part-satisfaction"),
        (CHANGE, By::Change, "±".to_owned(), text.say("results-change")),
        plain(LAST_YEAR, By::LastYear, "results-last-year"),
        // The bands follow the total.
        plain(BAND, By::Band, "results-band"),
    ]
}

/// Keeps the band, which starts at the left, off the number before it.
fn apart(at: usize, (cell, align): (Rect, Align2)) -> (Rect, Align2) {
    if at == BAND { (cell.with_min_x(cell.left() + size::M), align) } else { (cell, align) }
}

fn line(ui: &mut Ui, row: &RankRow, rect: Rect, columns: &[Column], whole: f32) {
    let palette = theme::palette(ui.visuals());
    let cells = table::cells(rect, columns);
    let quiet = if row.is_provisional { palette.muted } else { palette.text };
    let [first, second, third] = &row.part_words;
    let words: [(usize, &str, Text, egui::Color32); 9] = [
        (PLACE, &row.place, Text::Strong, quiet),
        (NAME, &row.name, Text::Body, palette.text),
        (TOTAL, &row.total, Text::Strong, quiet),
        (PARTS, first, Text::Small, palette.muted),
        (PARTS + 1, second, Text::Small, palette.muted),
        (PARTS + 2, third, Text::Small, palette.muted),
        (CHANGE, &row.change, Text::Small, change_ink(palette, row.gained)),
        (LAST_YEAR, &row.last_year, Text::Small, palette.muted),
        (BAND, &row.band, Text::Small, if row.is_provisional { palette.warning.ink } else { palette.text }),
    ];
    for (at, words, style, ink) in words {
        if let Some(cell) = cells.get(at).map(|cell| apart(at, *cell)) {
            table::write(ui.painter(), cell, words, style, ink);
        }
    }
    if let Some((cell, _)) = cells.get(BAR).filter(|(cell, _)| cell.width() > 0.0) {
        let room = Rect::from_center_size(cell.center(), vec2(cell.width() - size::S, size::BAR));
        let mut child = ui.new_child(UiBuilder::new().max_rect(room));
        shares(&mut child, row.parts, whole, room.width());
    }
}

fn change_ink(palette: &Palette, gained: Option<i64>) -> egui::Color32 {
    match gained {
        Some(1..) => palette.accent.ink,
        Some(..=-1) => palette.error.ink,
        _ => palette.muted,
    }
}
