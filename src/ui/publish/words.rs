//! The documents as they will be written: announcement, report, and the letter to any unit.

use std::path::PathBuf;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Label, Layout, Rect, RichText, ScrollArea, StrokeKind, Ui, UiBuilder, vec2};

use crate::domain::slug::UnitId;
use crate::sheets::preview::document::{self, Block, Document, Drafted, Paragraph, Row};
use crate::sheets::report::Kind;
use crate::text::Text;
use crate::ui::context::{Context, Intent};
use crate::ui::theme::{self, printed, size};
use crate::ui::widgets::{RowWords, card, empty, hint, list_row, quiet, section};
use crate::workbench::publish::Output;

/// The width of the list of documents.
const LIST: f32 = 280.0;
/// The width of the paper, in points.
const PAPER: f32 = 595.0;
/// What the margins leave of it.
const TEXT: f32 = 468.0;
/// How much larger than on paper it is shown at most.
const LARGEST: f32 = 1.25;
/// How far the first line of a paragraph stands in, in points.
const INDENT: f32 = 28.0;
/// Our letters are wider than those that will be printed.
const NARROW: f32 = 0.88;

/// A document that was formed.
#[derive(Debug)]
struct Formed {
    what: Drafted,
    revision: u64,
    wording: Option<PathBuf>,
    document: Document,
    /// How high each piece was when it was drawn, at a width.
    heights: (f32, Vec<f32>),
}

/// What is remembered of the documents.
#[derive(Debug, Default)]
pub(super) struct Words {
    chosen: Option<Drafted>,
    formed: Option<Formed>,
}

impl Words {
    /// Takes a document in, formed at a revision of the campaign in some words.
    pub(super) fn take(&mut self, what: Drafted, made: (u64, Option<PathBuf>), document: Document) {
        let (revision, wording) = made;
        self.formed = Some(Formed { what, revision, wording, document, heights: (0.0, Vec::new()) });
    }

    /// Asks for the first document, unless one is there.
    pub(super) fn open(&mut self, wording: Option<PathBuf>, out: &mut Vec<Intent>) {
        if self.chosen.is_none() {
            self.choose(Drafted::Document(Kind::Announcement), wording, out);
        }
    }

    fn choose(&mut self, what: Drafted, wording: Option<PathBuf>, out: &mut Vec<Intent>) {
        self.chosen = Some(what);
        out.push(Intent::PreviewDocument(what, wording));
    }

    /// Draws the list and the document that was chosen.
    pub(super) fn show(&mut self, ui: &mut Ui, context: &Context<'_>, wording: Option<PathBuf>, out: &mut Vec<Intent>) {
        let room = ui.available_rect_before_wrap();
        let left = room.with_max_x(room.left() + LIST);
        let right = room.with_min_x(left.right() + size::L);
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| self.list(ui, context, &wording, out));
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
            let chosen = self.chosen;
            match self.formed.as_mut().filter(|formed| Some(formed.what) == chosen) {
                None => {
                    empty(ui, &context.text.say("publish-no-document"));
                }
                Some(formed) => {
                    let is_fresh = (formed.revision, &formed.wording) == (context.campaign.revision(), &wording);
                    if head(ui, context, formed.what, is_fresh) {
                        out.push(Intent::PreviewDocument(formed.what, wording));
                    }
                    formed.show(ui);
                }
            }
        });
    }

    fn list(&mut self, ui: &mut Ui, context: &Context<'_>, wording: &Option<PathBuf>, out: &mut Vec<Intent>) {
        let text = context.text;
        card(ui, |ui| {
            ui.set_min_size(ui.available_size());
            for kind in Kind::ALL {
                let what = Drafted::Document(kind);
                let name = name(text, kind);
                let words = RowWords { name: &name, ..RowWords::default() };
                if list_row(ui, &words, self.chosen == Some(what)).clicked() {
                    self.choose(what, wording.clone(), out);
                }
            }
            ui.add_space(size::S);
            hint(ui, &text.say("publish-letters-to"));
            let units: Vec<(UnitId, &str)> =
                context.campaign.blocks().iter().flat_map(|b| &b.units).map(|u| (u.id, &*u.name)).collect();
            let area = ScrollArea::vertical().id_salt("letters").auto_shrink([false, false]);
            area.show_rows(ui, size::CONTROL, units.len(), |ui, rows| {
                for (unit, name) in units.get(rows).unwrap_or_default() {
                    let what = Drafted::Letter(*unit);
                    let words = RowWords { name, ..RowWords::default() };
                    if list_row(ui, &words, self.chosen == Some(what)).clicked() {
                        self.choose(what, wording.clone(), out);
                    }
                }
            });
        });
    }
}

fn name(text: &Text, kind: Kind) -> String {
    match kind {
        Kind::Announcement => Output::Announcement.name(text),
        Kind::Report => Output::Report.name(text),
    }
}

/// What is shown, and whether it is to be formed again.
fn head(ui: &mut Ui, context: &Context<'_>, what: Drafted, is_fresh: bool) -> bool {
    let text = context.text;
    let name = match what {
        Drafted::Document(kind) => name(text, kind),
        Drafted::Letter(unit) => context.campaign.unit(unit).map_or_else(String::new, |u| u.name.to_string()),
    };
    let again = ui.horizontal(|ui| {
        section(ui, &name);
        let right = Layout::right_to_left(Align::Center);
        ui.with_layout(right, |ui| !is_fresh && quiet(ui, &text.say("publish-form-again")).clicked()).inner
    });
    hint(ui, &text.say("publish-document"));
    again.inner
}

impl Formed {
    fn show(&mut self, ui: &mut Ui) {
        let width = (ui.available_width() - size::M).min(PAPER * LARGEST);
        let zoom = width / PAPER;
        if (self.heights.0 - width).abs() > 0.5 {
            self.heights = (width, Vec::new());
        }
        let area = ScrollArea::vertical().id_salt(("document", self.what)).auto_shrink([false, false]);
        area.show(ui, |ui| {
            let palette = theme::palette(ui.visuals());
            let paper = Rect::from_min_size(ui.cursor().left_top(), vec2(width, 0.0));
            let ground = ui.painter().add(egui::Shape::Noop);
            ui.spacing_mut().item_spacing.y = 0.0;
            let margin = width * (1.0 - TEXT / PAPER) / 2.0;
            mark(ui, &self.document.mark, (width - margin, zoom));
            for (at, block) in self.document.blocks.iter().enumerate() {
                let top = ui.cursor().top();
                if let Some(height) = self.heights.1.get(at).copied() {
                    let seen = ui.clip_rect();
                    if top + height < seen.top() || top > seen.bottom() {
                        ui.add_space(height);
                        continue;
                    }
                }
                let place = Rect::from_min_size(paper.left_top(), vec2(width - 2.0 * margin, f32::INFINITY))
                    .translate(vec2(margin, top - paper.top()));
                let drawn = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| draw(ui, block, zoom));
                if at == self.heights.1.len() {
                    self.heights.1.push(drawn.response.rect.height());
                }
            }
            ui.add_space(size::L);
            let whole = paper.with_max_y(ui.cursor().top());
            let shape = egui::epaint::RectShape::new(
                whole,
                0.0,
                palette.surface,
                (size::LINE, palette.border),
                StrokeKind::Inside,
            );
            ui.painter().set(ground, shape);
        });
    }
}

/// The mark of a draft, on the right above the text.
fn mark(ui: &mut Ui, words: &str, (right, zoom): (f32, f32)) {
    ui.add_space(size::L);
    if words.is_empty() {
        return;
    }
    let ink = theme::palette(ui.visuals()).error.ink;
    let words = RichText::new(words).font(printed(11.0 * zoom, true)).color(ink);
    let room = Rect::from_min_size(ui.cursor().left_top(), vec2(right, f32::INFINITY));
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.with_layout(Layout::top_down(Align::Max), |ui| ui.label(words));
    });
    ui.add_space(size::S);
}

fn draw(ui: &mut Ui, block: &Block, zoom: f32) {
    match block {
        Block::Paragraph(paragraph) => {
            ui.add_space(3.0 * zoom);
            line(ui, paragraph, zoom);
            ui.add_space(3.0 * zoom);
        }
        Block::Row(row) => cells(ui, row, zoom),
        Block::NewPage => {
            ui.add_space(size::M);
            ui.separator();
            ui.add_space(size::M);
        }
    }
}

fn line(ui: &mut Ui, paragraph: &Paragraph, zoom: f32) {
    if paragraph.text.is_empty() {
        ui.add_space(paragraph.size * 0.6 * zoom);
        return;
    }
    let palette = theme::palette(ui.visuals());
    let letters = printed(paragraph.size * zoom * NARROW, paragraph.is_bold);
    let format = TextFormat { italics: paragraph.is_italic, ..TextFormat::simple(letters, palette.text) };
    let mut words = LayoutJob::default();
    words.append(&paragraph.text, if paragraph.is_indented { INDENT * zoom } else { 0.0 }, format);
    let align = match paragraph.align {
        document::Align::ByKind | document::Align::Left => Align::Min,
        document::Align::Centre => Align::Center,
        document::Align::Right => Align::Max,
    };
    ui.with_layout(Layout::top_down(align), |ui| ui.add(Label::new(words).wrap().halign(align)));
}

fn cells(ui: &mut Ui, row: &Row, zoom: f32) {
    let (width, palette) = (ui.available_width(), theme::palette(ui.visuals()));
    let top = ui.cursor().left_top();
    let mut at = top.x;
    let grounds: Vec<egui::layers::ShapeIdx> = row.cells.iter().map(|_| ui.painter().add(egui::Shape::Noop)).collect();
    let mut bottom = top.y;
    for cell in &row.cells {
        let across = cell.share * width;
        let place = Rect::from_min_size(egui::pos2(at, top.y), vec2(across, f32::INFINITY));
        let inner = Rect::from_min_max(place.min + vec2(3.0, 2.0) * zoom, place.max - vec2(3.0 * zoom, 0.0));
        let drawn = ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
            cell.paragraphs.iter().for_each(|paragraph| line(ui, paragraph, zoom));
            ui.min_rect().bottom()
        });
        bottom = bottom.max(drawn.inner + 2.0 * zoom);
        at += across;
    }
    let mut at = top.x;
    for (cell, ground) in row.cells.iter().zip(grounds).filter(|_| row.has_lines) {
        let rect = Rect::from_min_max(egui::pos2(at, top.y), egui::pos2(at + cell.share * width, bottom));
        let fill = if cell.has_ground { palette.sunken } else { palette.surface };
        let line = (size::LINE * 0.5, palette.border);
        ui.painter().set(ground, egui::epaint::RectShape::new(rect, 0.0, fill, line, StrokeKind::Middle));
        at += cell.share * width;
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(top, egui::pos2(top.x + width, bottom)));
}
