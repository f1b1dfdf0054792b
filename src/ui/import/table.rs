//! A sheet as it is, painted with what it was taken for: a chooser at the head of each column, the role of
//! each row at its number, values that are taken, and cells that something is wrong with.
//!
//! Only what is visible is painted; blank rows are left out, as the numbers show.

use std::collections::{BTreeMap, HashSet};

use egui::{Align, Align2, Painter, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use crate::domain::finding::Cell;
use crate::sheets::grid::{self, CellValue, Sheet};
use crate::sheets::read::{self, Meaning, RowRole, SheetReading};
use crate::text::{Lang, Text};
use crate::ui::column;
use crate::ui::theme::{self, Palette, Severity, Text as Style, Tint, font, size};
use crate::ui::widgets::{chooser, one_line, says};

/// The width of the row numbers.
const NUMBERS: f32 = 52.0;
/// The height of the column heads: the letter and the chooser.
const HEADS: f32 = size::CONTROL + 22.0;
/// A column is as wide as its texts, within these.
const NARROW: f32 = 136.0;
const WIDE: f32 = 280.0;
/// Columns further right are not shown; they aren't read either.
const COLUMNS: u16 = 512;
/// How many rows tell how wide a column is.
const MEASURED: usize = 200;
/// About the width of a letter.
const LETTER: f32 = 6.6;

/// What is shown of a sheet beside its cells.
#[derive(Debug)]
pub(super) struct Marks {
    widths: Vec<f32>,
    taken: HashSet<Cell>,
    found: BTreeMap<Cell, (Severity, String)>,
    has_comma: bool,
}

impl Marks {
    /// Measures a sheet and collects what was read and found in it.
    pub(super) fn of(sheet: &Sheet, reading: &SheetReading, text: &Text) -> Marks {
        let last = sheet.last().map_or(0, |last| last.col.min(COLUMNS - 1));
        let mut widths = vec![NARROW; usize::from(last) + 1];
        // Titles and signatures may be as long as they like.
        let is_plain = |role: RowRole| matches!(role, RowRole::Heading | RowRole::Remark);
        let plain: HashSet<u32> =
            reading.rows.iter().filter(|(_, role)| is_plain(*role)).map(|(row, _)| *row).collect();
        for row in sheet.rows().filter(|r| !plain.contains(&r.index)).take(MEASURED) {
            for cell in row.cells() {
                let is_merged = sheet.merged_from(cell.address).is_some();
                if let Some(width) = widths.get_mut(usize::from(cell.address.col)).filter(|_| !is_merged) {
                    let letters = f32::from(u8::try_from(read::shown(&cell).chars().count()).unwrap_or(u8::MAX));
                    *width = width.max(letters * LETTER + size::L).min(WIDE);
                }
            }
        }
        let reasons = reading.values.iter().filter_map(|v| v.reason_cell);
        let taken = reading.values.iter().map(|v| v.cell).chain(reasons).collect();
        let mut found: BTreeMap<Cell, (Severity, String)> = BTreeMap::new();
        for finding in &reading.findings {
            let Some(cell) = finding.cell else { continue };
            let (severity, words) = (super::data::severity(finding.severity), text.finding_alone(finding));
            let known = found.entry(cell).or_insert((severity, String::new()));
            known.0 = known.0.max(severity);
            if !known.1.is_empty() {
                known.1.push('\n');
            }
            known.1.push_str(&words);
        }
        Marks { widths, taken, found, has_comma: text.lang() == Lang::Vi }
    }

    /// What a cell shows; numbers as people here write them.
    fn shown(&self, cell: &grid::Cell<'_>) -> String {
        let shown = read::shown(cell);
        match cell.value {
            CellValue::Number(_) if self.has_comma => shown.replace('.', ","),
            _ => shown.into_owned(),
        }
    }
}

/// A sheet with all that is painted of it.
pub(super) struct Table<'t> {
    pub(super) sheet: &'t Sheet,
    pub(super) reading: &'t SheetReading,
    pub(super) marks: &'t Marks,
    /// The cell that was gone to.
    pub(super) target: Option<Cell>,
}

impl Table<'_> {
    /// Draws it; gives what a column was told to be. `goes` scrolls to the target.
    pub(super) fn show(&self, ui: &mut Ui, text: &Text, goes: bool) -> Option<(u16, Meaning)> {
        let mut told = None;
        let rows = self.reading.rows.len();
        let whole = vec2(NUMBERS + self.marks.widths.iter().sum::<f32>(), HEADS + length(rows) * size::ROW);
        ScrollArea::both().id_salt("sheet").auto_shrink([false, false]).show_viewport(ui, |ui, viewport| {
            let (rect, response) = ui.allocate_exact_size(whole, Sense::hover());
            let seen = Rect::from_min_size(rect.min + viewport.min.to_vec2(), viewport.size());
            let body = Rect::from_min_max(seen.min + vec2(NUMBERS, HEADS), seen.max);
            let clip = ui.clip_rect();
            let painter = ui.painter_at(body.intersect(clip));
            let range = self.visible(viewport);
            for (at, (row, role)) in self.reading.rows.iter().enumerate().take(range.1).skip(range.0) {
                let y = rect.top() + HEADS + length(at) * size::ROW;
                self.row(&painter, pos2(rect.left() + NUMBERS, y), *row, *role, theme::palette(ui.visuals()));
            }
            self.numbers(&ui.painter_at(seen.intersect(clip)), rect, seen, range, theme::palette(ui.visuals()));
            told = self.heads(ui, text, rect, seen);
            if let Some(place) = self.target.and_then(|cell| self.place(rect, cell)) {
                painter.rect_stroke(
                    place,
                    0.0,
                    Stroke::new(size::RING, theme::palette(ui.visuals()).accent.ink),
                    StrokeKind::Inside,
                );
                if goes {
                    // What is frozen covers the edges: the middle is free.
                    ui.scroll_to_rect(place, Some(Align::Center));
                }
            }
            if let Some(words) =
                response.hover_pos().filter(|at| body.contains(*at)).and_then(|at| self.words(rect, at))
            {
                response.on_hover_text_at_pointer(words);
            }
        });
        told
    }

    /// Which rows are to be seen, from and to.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of rows from a height")]
    fn visible(&self, viewport: Rect) -> (usize, usize) {
        let from = (viewport.min.y / size::ROW).floor().max(0.0) as usize;
        let count = (viewport.height() / size::ROW).ceil().max(0.0) as usize + 1;
        (from, from.saturating_add(count).min(self.reading.rows.len()))
    }

    fn row(&self, painter: &Painter, at: Pos2, row: u32, role: RowRole, palette: &Palette) {
        let ground = match role {
            RowRole::Heading | RowRole::Subtotal => palette.sunken,
            RowRole::Refused => palette.error.wash,
            RowRole::Taken | RowRole::Choice | RowRole::Remark => palette.surface,
        };
        let mut left = at.x;
        let places = (0_u16..).zip(&self.marks.widths).map(|(column, width)| {
            let place = Rect::from_min_size(pos2(left, at.y), vec2(*width, size::ROW));
            left += width;
            (column, place)
        });
        let places: Vec<(u16, Rect)> = places.filter(|(_, place)| painter.clip_rect().intersects(*place)).collect();
        let found = |column: u16| {
            let cell = Cell { row, column: u32::from(column) };
            self.marks.found.get(&cell).map(|(severity, _)| palette.severity(*severity))
        };
        for (column, place) in &places {
            let is_taken = self.marks.taken.contains(&Cell { row, column: u32::from(*column) });
            let found = found(*column);
            let ground = found.map_or(if is_taken { palette.ok.wash } else { ground }, |tint| tint.wash);
            painter.rect_filled(*place, 0.0, ground);
            painter.hline(place.x_range(), place.bottom(), Stroke::new(size::LINE, palette.line));
            painter.vline(place.right(), place.y_range(), Stroke::new(size::LINE, palette.line));
            if let Some(tint) = found {
                painter.rect_stroke(*place, 0.0, Stroke::new(size::LINE, tint.ink), StrokeKind::Inside);
            }
        }
        for (column, place) in &places {
            let Some(there) = self.sheet.get(row, *column) else { continue };
            let is_plain = !matches!(role, RowRole::Taken | RowRole::Refused) && found(*column).is_none();
            let ink = if is_plain { palette.muted } else { palette.text };
            // A text may run on over empty cells, as it does in the spreadsheet.
            let room = Rect::from_min_size(place.min, vec2(self.room(row, *column, place.width()), size::ROW));
            self.cell(&painter.with_clip_rect(room.intersect(painter.clip_rect())), *place, &there, ink);
        }
    }

    fn cell(&self, painter: &Painter, place: Rect, cell: &grid::Cell<'_>, ink: egui::Color32) {
        let words = one_line(&self.marks.shown(cell));
        let (at, anchor) = match cell.value.as_text() {
            Some(_) => (place.left_center() + vec2(size::S, 0.0), Align2::LEFT_CENTER),
            None => (place.right_center() - vec2(size::S, 0.0), Align2::RIGHT_CENTER),
        };
        painter.text(at, anchor, words, font(Style::Small), ink);
    }

    /// How wide a text may be: over empty cells to its right.
    fn room(&self, row: u32, column: u16, width: f32) -> f32 {
        let next = (column + 1..).zip(self.marks.widths.iter().skip(usize::from(column) + 1));
        width + next.take_while(|(at, _)| self.sheet.get(row, *at).is_none()).map(|(_, width)| width).sum::<f32>()
            - size::XS
    }

    fn numbers(&self, painter: &Painter, rect: Rect, seen: Rect, range: (usize, usize), palette: &Palette) {
        for (at, (row, role)) in self.reading.rows.iter().enumerate().take(range.1).skip(range.0) {
            let y = rect.top() + HEADS + length(at) * size::ROW;
            let place = Rect::from_min_size(pos2(seen.left(), y), vec2(NUMBERS, size::ROW));
            let tint = role_tint(*role, palette);
            painter.rect_filled(place, 0.0, palette.sunken);
            painter.rect_filled(Rect::from_min_size(place.min, vec2(size::XS, size::ROW)), 0.0, tint.ink);
            painter.hline(place.x_range(), place.bottom(), Stroke::new(size::LINE, palette.line));
            let at = place.right_center() - vec2(size::S, 0.0);
            painter.text(at, Align2::RIGHT_CENTER, row + 1, font(Style::Small), palette.muted);
        }
    }

    /// The letters and choosers, which stay in sight.
    fn heads(&self, ui: &mut Ui, text: &Text, rect: Rect, seen: Rect) -> Option<(u16, Meaning)> {
        let mut told = None;
        let palette = theme::palette(ui.visuals()).clone();
        let band = Rect::from_min_size(seen.min, vec2(seen.width(), HEADS));
        let painter = ui.painter_at(band.intersect(ui.clip_rect()));
        painter.rect_filled(band, 0.0, palette.sunken);
        painter.hline(band.x_range(), band.bottom(), Stroke::new(size::LINE, palette.border));
        let free = Rect::from_min_max(pos2(band.left() + NUMBERS, band.top()), band.max).intersect(ui.clip_rect());
        let mut left = rect.left() + NUMBERS;
        for (column, width) in (0_u16..).zip(&self.marks.widths) {
            let place = Rect::from_min_size(pos2(left, band.top()), vec2(*width, HEADS));
            left += width;
            if !free.intersects(place) {
                continue;
            }
            let letter = letters(column);
            let meaning = self.reading.columns.iter().find(|c| c.at == column);
            let at = pos2(place.left() + size::S, place.top() + 11.0);
            let ink = if meaning.is_some() { palette.text } else { palette.muted };
            let above = ui.painter_at(free);
            above.text(at, Align2::LEFT_CENTER, &letter, font(Style::SmallStrong), ink);
            if let Some(sure) = meaning.filter(|m| m.certainty < 100) {
                let words = text.fill("import-column-sure", &[("percent", &text.count(sure.certainty))]);
                let at = pos2(place.right() - size::S, at.y);
                above.text(at, Align2::RIGHT_CENTER, words, font(Style::Small), palette.warning.ink);
            }
            let inner = Rect::from_min_max(place.min + vec2(size::XS, 20.0), place.max - vec2(size::XS, 2.0));
            let builder = UiBuilder::new().max_rect(inner).id_salt(("column", column));
            ui.scope_builder(builder, |ui| {
                ui.set_clip_rect(free);
                let known = meaning.map(|m| m.meaning);
                if let Some(chosen) = choose(ui, text, &letter, known, inner.width()) {
                    told = Some((column, chosen));
                }
            });
        }
        let corner = Rect::from_min_size(band.min, vec2(NUMBERS, HEADS));
        painter.rect_filled(corner, 0.0, palette.sunken);
        told
    }

    fn place(&self, rect: Rect, cell: Cell) -> Option<Rect> {
        let at = self.reading.rows.iter().position(|(row, _)| *row == cell.row)?;
        let column = usize::try_from(cell.column).ok()?;
        let left: f32 = self.marks.widths.iter().take(column).sum();
        let width = *self.marks.widths.get(column)?;
        let min = rect.min + vec2(NUMBERS + left, HEADS + length(at) * size::ROW);
        Some(Rect::from_min_size(min, vec2(width, size::ROW)))
    }

    /// What a cell holds and what is wrong with it.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a row from a height")]
    fn words(&self, rect: Rect, at: Pos2) -> Option<String> {
        let (row, _) = self.reading.rows.get(((at.y - rect.top() - HEADS) / size::ROW).floor().max(0.0) as usize)?;
        let mut left = rect.left() + NUMBERS;
        let column = self.marks.widths.iter().position(|width| {
            left += width;
            at.x < left
        })?;
        let column = u16::try_from(column).ok()?;
        let cell = Cell { row: *row, column: u32::from(column) };
        let shown = self.sheet.get(*row, column).map(|c| self.marks.shown(&c));
        let found = self.marks.found.get(&cell).map(|(_, words)| words.clone());
        let parts: Vec<String> = shown.into_iter().chain(found).filter(|w| !w.is_empty()).collect();
        (!parts.is_empty()).then(|| format!("{cell}: {}", parts.join("\n")))
    }
}

/// Lets a column be told what it is; gives what was chosen.
fn choose(ui: &mut Ui, text: &Text, letter: &str, known: Option<Meaning>, width: f32) -> Option<Meaning> {
    let mut told = None;
    let shown = known.map_or_else(|| text.say("import-column-unknown"), |m| column::meaning(m, text));
    let list = chooser(letter, &shown).width(width).height(420.0).truncate().show_ui(ui, |ui| {
        // What is said most often stands first.
        let others = Meaning::ALL.into_iter().filter(|m| *m != Meaning::Other);
        for meaning in std::iter::once(Meaning::Other).chain(others) {
            if ui.selectable_label(known == Some(meaning), column::meaning(meaning, text)).clicked() {
                told = Some(meaning);
                ui.close();
            }
        }
    });
    says(list.response, &text.fill("import-column-is", &[("column", letter)]), &shown);
    told.filter(|m| known != Some(*m))
}

/// The colour of a row's role.
pub(super) fn role_tint(role: RowRole, palette: &Palette) -> Tint {
    match role {
        RowRole::Taken => palette.ok,
        RowRole::Refused => palette.error,
        RowRole::Heading => palette.accent,
        RowRole::Subtotal | RowRole::Choice => palette.info,
        RowRole::Remark => Tint { ink: palette.line, wash: palette.surface },
    }
}

/// A column as spreadsheets name it.
pub(super) fn letters(column: u16) -> String {
    let cell = Cell { row: 0, column: u32::from(column) }.to_string();
    cell.trim_end_matches('1').to_owned()
}

#[allow(clippy::cast_precision_loss, reason = "a height in points")]
fn length(rows: usize) -> f32 {
    rows as f32
}
