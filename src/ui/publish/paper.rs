//! The workbook as it will come out of the printer: a list of its sheets, and the pages of one.

use egui::epaint::text::{LayoutJob, TextWrapping};
use egui::{Key, Modifiers, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, accesskit, pos2, vec2};

use crate::sheets::preview::{Align, Cell, Chart, Page, Preview, Sheet};
use crate::text::Text;
use crate::ui::context::{Context, Intent};
use crate::ui::theme::{self, Palette, Text as Style, font, printed, size};
use crate::ui::widgets::{RowWords, card, empty, hint, list_row, quiet, section, told};

/// The width of the list of sheets.
const LIST: f32 = 280.0;
/// The height of what is said above a page.
const CAPTION: f32 = 26.0;
/// Our letters are wider than those that will be printed.
const NARROW: f32 = 0.88;

/// What is remembered of the preview.
#[derive(Debug, Default)]
pub(super) struct Paper {
    preview: Option<(u64, Preview)>,
    sheet: usize,
    page: usize,
    /// A page to go to.
    goes_to: Option<usize>,
}

impl Paper {
    /// Takes a preview in, formed at a revision of the campaign.
    pub(super) fn take(&mut self, revision: u64, preview: Preview) {
        self.sheet = self.sheet.min(preview.sheets.len().saturating_sub(1));
        self.preview = Some((revision, preview));
        self.goes_to = Some(0);
    }

    /// Whether there is none of this revision.
    pub(super) fn is_stale(&self, revision: u64) -> bool {
        self.preview.as_ref().is_none_or(|(at, _)| *at != revision)
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let text = context.text;
        let stale = self.is_stale(context.campaign.revision());
        let Some((_, preview)) = self.preview.take() else {
            if ui.button(text.say("publish-form-preview")).clicked() {
                out.push(Intent::PreviewWorkbook);
            }
            empty(ui, &text.say("publish-no-preview"));
            return;
        };
        let room = ui.available_rect_before_wrap();
        let left = room.with_max_x(room.left() + LIST);
        let right = room.with_min_x(left.right() + size::L);
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| self.list(ui, text, &preview));
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
            if let Some(sheet) = preview.sheets.get(self.sheet) {
                self.head(ui, text, sheet, stale, out);
                self.pages(ui, text, sheet);
            }
        });
        self.preview = Some((if stale { u64::MAX } else { context.campaign.revision() }, preview));
    }

    fn list(&mut self, ui: &mut Ui, text: &Text, preview: &Preview) {
        card(ui, |ui| {
            ui.set_min_size(ui.available_size());
            let pages: usize = preview.sheets.iter().map(|s| s.pages.len()).sum();
            let counts = [("sheets", &*text.count(preview.sheets.len())), ("pages", &*text.count(pages))];
            hint(ui, &text.fill("publish-sheets", &counts));
            ScrollArea::vertical().id_salt("sheets").auto_shrink([false, false]).show_rows(
                ui,
                size::CONTROL,
                preview.sheets.len(),
                |ui, rows| {
                    for at in rows {
                        let Some(sheet) = preview.sheets.get(at) else { continue };
                        let right = text.fill("publish-pages", &[("count", &text.count(sheet.pages.len()))]);
                        let words = RowWords { name: &sheet.name, right: &right, ..RowWords::default() };
                        if list_row(ui, &words, at == self.sheet).clicked() {
                            self.sheet = at;
                            self.goes_to = Some(0);
                        }
                    }
                },
            );
        });
    }

    fn head(&mut self, ui: &mut Ui, text: &Text, sheet: &Sheet, stale: bool, out: &mut Vec<Intent>) {
        let last = sheet.pages.len().saturating_sub(1);
        ui.horizontal(|ui| {
            section(ui, &sheet.name);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let next = ui.add_enabled(self.page < last, egui::Button::new(text.say("publish-next-page")));
                let before = ui.add_enabled(self.page > 0, egui::Button::new(text.say("publish-page-before")));
                let free = !ui.ctx().text_edit_focused();
                let pressed = |key| free && ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
                if next.clicked() || pressed(Key::PageDown) {
                    self.goes_to = Some((self.page + 1).min(last));
                }
                if before.clicked() || pressed(Key::PageUp) {
                    self.goes_to = Some(self.page.saturating_sub(1));
                }
                if stale && quiet(ui, &text.say("publish-form-again")).clicked() {
                    out.push(Intent::PreviewWorkbook);
                }
            });
        });
        let way = match sheet.paper.0 > sheet.paper.1 {
            true => text.say("publish-landscape"),
            false => text.say("publish-portrait"),
        };
        let scale = text.count((sheet.scale * 100.0).round() as i64);
        hint(ui, &text.fill("publish-paper", &[("way", &way), ("scale", &scale)]));
    }

    fn pages(&mut self, ui: &mut Ui, text: &Text, sheet: &Sheet) {
        let width = ui.available_width() - size::M;
        // An upright page needn't fill the whole width to be read.
        let width = if sheet.paper.0 > sheet.paper.1 { width } else { width.min(sheet.paper.0 * 1.25) };
        let zoom = width / sheet.paper.0;
        let step = CAPTION + sheet.paper.1 * zoom + size::S;
        let mut area = ScrollArea::vertical().id_salt(("pages", self.sheet)).auto_shrink([false, false]);
        if let Some(page) = self.goes_to.take() {
            area = area.vertical_scroll_offset(page as f32 * step);
        }
        area.show_viewport(ui, |ui, seen| {
            ui.set_height(step * sheet.pages.len() as f32);
            let top = ui.max_rect().left_top();
            // The page that fills most of what is seen.
            self.page = ((seen.top() + step * 0.3) / step) as usize;
            let first = (seen.top() / step) as usize;
            let last = (seen.bottom() / step) as usize;
            for (at, page) in sheet.pages.iter().enumerate().skip(first).take(last + 1 - first) {
                let place = pos2(top.x, top.y + at as f32 * step);
                draw(ui, text, sheet, (at, page), place, zoom);
            }
        });
    }
}

/// Draws a page with what is said above it.
fn draw(ui: &mut Ui, text: &Text, sheet: &Sheet, (at, page): (usize, &Page), place: egui::Pos2, zoom: f32) {
    let palette = theme::palette(ui.visuals());
    let rows = (text.count(page.rows.start + 1), text.count(page.rows.end));
    let mut caption = text.fill(
        "publish-page",
        &[
            ("page", &text.count(at + 1)),
            ("pages", &text.count(sheet.pages.len())),
            ("first", &rows.0),
            ("last", &rows.1),
        ],
    );
    if !page.head.is_empty() {
        caption = text.fill("publish-page-repeats", &[("page", &caption)]);
    }
    let galley = ui.painter().layout_no_wrap(caption.clone(), font(Style::Small), palette.muted);
    ui.painter().galley(place + vec2(0.0, size::XS), galley, palette.muted);
    let rect = Rect::from_min_size(place + vec2(0.0, CAPTION), vec2(sheet.paper.0, sheet.paper.1) * zoom);
    let response = ui.interact(rect, ui.scope_id().with(("page", at)), Sense::hover());
    ui.painter().rect(rect, 0.0, palette.surface, (size::LINE, palette.border), StrokeKind::Inside);
    let spoken = print(ui, text, sheet, page, rect, zoom);
    let spoken = spoken.join("\n");
    told(ui, response.id, rect.intersect(ui.clip_rect()), |node| {
        node.set_role(accesskit::Role::Document);
        node.set_label(caption);
        node.set_description(&*spoken);
        node.set_value(spoken);
    });
}

/// Prints a page's cells, and frames for its charts. The texts of its rows are returned.
fn print(ui: &Ui, text: &Text, sheet: &Sheet, page: &Page, paper: Rect, zoom: f32) -> Vec<String> {
    let palette = theme::palette(ui.visuals());
    let scale = sheet.scale * zoom;
    let [left, top, right, _] = sheet.margins;
    let printed = |column: usize| page.side.contains(&column) || page.columns.contains(&column);
    let wide = |column: usize| if printed(column) { sheet.columns.get(column).copied().unwrap_or(0.0) } else { 0.0 };
    let across = |from: usize, count: usize| -> f32 { (from..from + count).map(wide).sum::<f32>() * scale };
    let down = |from: usize, count: usize| -> f32 { sheet.heights.iter().skip(from).take(count).sum::<f32>() * scale };
    let room = (sheet.paper.0 - left - right) * zoom;
    let spare = if sheet.is_centred { ((room - across(0, sheet.columns.len())) / 2.0).max(0.0) } else { 0.0 };
    let x = paper.left() + left * zoom + spare;
    let mut y = paper.top() + top * zoom;
    let mut spoken = Vec::new();
    for row in page.head.clone().chain(page.rows.clone()) {
        for cell in sheet.rows.get(row).map_or(&[][..], Vec::as_slice) {
            let size = vec2(across(cell.column, cell.columns), down(row, cell.rows));
            if size.x > 0.0 {
                let place = pos2(x + across(0, cell.column), y);
                draw_cell(ui, cell, Rect::from_min_size(place, size), scale, paper, palette);
            }
        }
        let words = sheet.words(row);
        if !words.is_empty() {
            spoken.push(words.join(" | "));
        }
        y += down(row, 1);
    }
    let begins = paper.top() + top * zoom + down(page.head.start, page.head.len());
    let on_page = |chart: &&Chart| page.rows.contains(&chart.cells.0) && page.columns.contains(&chart.cells.1);
    for chart in sheet.charts.iter().filter(on_page) {
        let (from, from_column, to, to_column) = chart.cells;
        let place = pos2(x + across(0, from_column), begins + down(page.rows.start, from - page.rows.start));
        let size = vec2(across(from_column, to_column + 1 - from_column), down(from, to - from));
        let frame = Rect::from_min_size(place, size);
        ui.painter().rect(frame, 0.0, palette.sunken, (size::LINE, palette.border), StrokeKind::Inside);
        let words = text.fill("publish-chart", &[("name", &chart.name)]);
        spoken.push(words.clone());
        let galley = ui.painter().layout(words, font(Style::Small), palette.muted, size.x - size::L);
        ui.painter().galley(frame.center() - galley.size() / 2.0, galley, palette.muted);
    }
    spoken
}

fn draw_cell(ui: &Ui, cell: &Cell, rect: Rect, scale: f32, page: Rect, palette: &Palette) {
    let style = cell.style;
    if style.has_ground {
        ui.painter().rect_filled(rect, 0.0, palette.sunken);
    }
    if style.has_border {
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(size::LINE * 0.5, palette.border), StrokeKind::Middle);
    }
    if cell.text.is_empty() {
        return;
    }
    let ink = if style.is_faint { palette.muted } else { palette.text };
    let inner = rect.shrink2(vec2(2.0 * scale, 0.0));
    let letters = printed(style.size * scale * NARROW, style.is_bold);
    let mut job =
        LayoutJob::simple(cell.text.clone(), letters, ink, if style.wraps { inner.width() } else { f32::INFINITY });
    job.halign = match style.align {
        Align::ByKind | Align::Left => egui::Align::LEFT,
        Align::Centre => egui::Align::Center,
        Align::Right => egui::Align::RIGHT,
    };
    if !style.wraps && style.has_border {
        job.wrap = TextWrapping::truncate_at_width(inner.width());
    }
    let galley = ui.painter().layout_job(job);
    let x = match style.align {
        Align::ByKind | Align::Left => inner.left(),
        Align::Centre => inner.center().x,
        Align::Right => inner.right(),
    };
    let y = inner.center().y - galley.size().y / 2.0;
    let clip = if style.has_border { rect } else { page };
    ui.painter().with_clip_rect(clip.intersect(ui.clip_rect())).galley(pos2(x, y.max(rect.top())), galley, ink);
}
