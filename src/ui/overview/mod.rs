//! The overview: where the campaign stands, what is open, what to do next. Every number is a link.

pub mod data;

use egui::{CornerRadius, CursorIcon, Rect, Sense, Ui, accesskit, pos2, vec2};

use super::context::{Context, Intent, Place};
use super::theme::{self, Severity, Text as Style, font, size};
use super::widgets::{
    RowWords, Side, capital, card, columns, hint, list_row, list_row_height, page_head, primary, reach, scrolled,
    section, spoken, strong, tile,
};
use crate::domain::readiness::Matter;
use crate::text::Text;
use data::{BlockRow, Next, OpenRow, PartRow, Progress, RecentRow};

/// How many of the last decisions are listed at most.
const RECENT: usize = 10;
/// The least room of the numbers of a row.
const NUMBERS: f32 = 48.0;

/// The page.
#[derive(Debug, Default)]
pub struct Overview {
    known: Option<Known>,
}

/// What was computed at a revision.
#[derive(Debug)]
struct Known {
    revision: u64,
    block: crate::domain::slug::BlockId,
    blocks: Vec<BlockRow>,
    parts: Vec<PartRow>,
    open: Vec<OpenRow>,
    recent: Vec<RecentRow>,
    next: Next,
}

impl Overview {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let known = self.known(context);
        next_step(ui, context.text, known.next, out);
        scrolled(ui, "overview", |ui| {
            let foot = ui.max_rect().bottom();
            tiles(ui, context, known, out);
            ui.add_space(size::M);
            columns(ui, |ui, side| match side {
                Side::Left => {
                    blocks(ui, context, &known.blocks, out);
                    ui.add_space(size::M);
                    open(ui, context, &known.open, out);
                    ui.add_space(size::M);
                    recent(ui, context, &known.recent, foot, out);
                }
                Side::Right => parts(ui, context, &known.parts, foot, out),
            });
        });
    }

    fn known(&mut self, context: &Context<'_>) -> &Known {
        let revision = context.campaign.revision();
        let known = self.known.take().filter(|k| k.revision == revision && k.block == context.block);
        self.known.insert(known.unwrap_or_else(|| Known {
            revision,
            block: context.block,
            blocks: data::blocks(context),
            parts: data::parts(context),
            open: data::open(context),
            recent: data::recent(context, RECENT),
            next: data::next(context),
        }))
    }
}

/// The head of the page with the button that leads to what is to be done next, and the sentence that says what.
fn next_step(ui: &mut Ui, text: &Text, next: Next, out: &mut Vec<Intent>) {
    let (sentence, word, place) = match next {
        Next::Import => (text.say("overview-next-import"), text.say("overview-go-import"), Place::Import),
        Next::Score => (text.say("overview-next-score"), text.say("overview-go-score"), Place::Scoring),
        Next::Settle => (text.say("overview-next-settle"), text.say("overview-go-review"), Place::Review),
        Next::Publish => (text.say("overview-next-publish"), text.say("overview-go-publish"), Place::Publish),
        Next::Published => (text.say("overview-next-published"), text.say("overview-go-results"), Place::Results),
    };
    page_head(ui, &text.say("overview-title"), &[], 0, |ui| {
        if primary(ui, &word).clicked() {
            out.push(Intent::Go(place));
        }
    });
    ui.horizontal_wrapped(|ui| {
        strong(ui, &text.say("overview-next"));
        ui.label(sentence);
    });
    ui.add_space(size::S);
}

fn tiles(ui: &mut Ui, context: &Context<'_>, known: &Known, out: &mut Vec<Intent>) {
    let text = context.text;
    let sum = |of: fn(&BlockRow) -> usize| known.blocks.iter().map(of).sum::<usize>();
    let tally = context.open.tally();
    let (blanks, stopping, other) = (tally.blank(), tally.blocking_to_decide(), tally.listed());
    let blank = known.open.iter().find(|row| row.matter == Matter::Blank);
    let (done, all) = (sum(|b| b.complete), sum(|b| b.units));
    let complete = format!("{}/{}", text.count(done), text.count(all));
    let is_done = (done == all && all > 0).then_some(Severity::Ok);
    let alarm = |count: usize, severity| (count > 0).then_some(severity);
    let shown = [
        (complete, text.say("overview-complete"), is_done, Intent::Go(Place::Results)),
        (text.count(blanks), text.say("overview-blank"), alarm(blanks, Severity::Warning), to_first(blank)),
        (
            text.count(stopping),
            text.say("overview-stopping"),
            alarm(stopping, Severity::Error),
            Intent::Go(Place::Review),
        ),
        (text.count(other), text.say("overview-other"), alarm(other, Severity::Info), Intent::Go(Place::Review)),
    ];
    let width = (ui.available_width() - 3.0 * size::M) / 4.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::M;
        for (number, words, severity, intent) in shown {
            if tile(ui, width, &number, &words, severity).clicked() {
                out.push(intent);
            }
        }
    });
}

fn to_first(row: Option<&OpenRow>) -> Intent {
    match row.and_then(|r| r.first) {
        Some((unit, line)) => Intent::Show(unit, line),
        None => Intent::Go(Place::Scoring),
    }
}

fn blocks(ui: &mut Ui, context: &Context<'_>, rows: &[BlockRow], out: &mut Vec<Intent>) {
    let text = context.text;
    section(ui, &text.say("overview-blocks"));
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let room = numbers_room(ui, text, rows.iter().map(|row| &row.progress));
        for row in rows {
            let units = [("complete", &*text.count(row.complete)), ("units", &*text.count(row.units))];
            let under = text.fill("overview-block-units", &units);
            if bar_row(ui, text, [&row.name, &under], &row.progress, (size::ROW_TWO, room)).clicked() {
                out.push(Intent::Block(row.block));
                if let Some((unit, line)) = row.progress.first_open {
                    out.push(Intent::Show(unit, Some(line)));
                } else {
                    out.push(Intent::Go(Place::Results));
                }
            }
        }
    });
}

/// The sources and bodies; the rows take the room down to the foot of the page where they can.
fn parts(ui: &mut Ui, context: &Context<'_>, rows: &[PartRow], foot: f32, out: &mut Vec<Intent>) {
    let text = context.text;
    section(ui, &text.say("overview-parts"));
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        let free = reach(ui, foot);
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = (free / rows.len().max(1) as f32).clamp(size::ROW, size::CONTROL + size::S);
        let room = numbers_room(ui, text, rows.iter().map(|row| &row.progress));
        for row in rows {
            let source = capital(&text.source(row.source));
            let name = row.appraiser.as_ref().map_or(source, |body| format!("    {body}"));
            if bar_row(ui, text, [&name, ""], &row.progress, (height, room)).clicked() {
                out.push(match row.progress.first_open {
                    Some((unit, line)) => Intent::Show(unit, Some(line)),
                    None => Intent::Go(Place::Results),
                });
            }
        }
    });
}

fn open(ui: &mut Ui, context: &Context<'_>, rows: &[OpenRow], out: &mut Vec<Intent>) {
    let text = context.text;
    section(ui, &text.say("overview-open"));
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        if rows.is_empty() {
            hint(ui, &text.say("overview-nothing-open"));
        }
        for row in rows {
            let name = text.matter(row.matter);
            let (under, severity) = if row.matter.is_blocking() {
                (text.say("overview-is-blocking"), Severity::Error)
            } else {
                (text.say("overview-is-listed"), Severity::Warning)
            };
            let count = text.count(row.count);
            let words = RowWords { name: &name, under: &under, right: &count, severity: Some(severity), state: "" };
            if list_row(ui, &words, false).clicked() {
                out.push(if row.matter == Matter::Blank { to_first(Some(row)) } else { Intent::Go(Place::Review) });
            }
        }
    });
}

/// What was decided last, as much as there is room for down to the foot of the page.
fn recent(ui: &mut Ui, context: &Context<'_>, rows: &[RecentRow], foot: f32, out: &mut Vec<Intent>) {
    section(ui, &context.text.say("overview-recent"));
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let free = reach(ui, foot);
        let height = list_row_height(&RowWords { under: "-", ..RowWords::default() });
        let fitting = (free / height).max(1.0) as usize;
        for row in rows.iter().take(fitting) {
            let words = RowWords { name: &row.what, under: &row.who, ..RowWords::default() };
            if list_row(ui, &words, false).clicked() {
                out.push(Intent::Go(Place::History));
            }
        }
    });
}

fn numbers(text: &Text, progress: &Progress) -> String {
    format!("{}/{}", text.count(progress.settled), text.count(progress.lines))
}

/// The room of the widest numbers; short ones stand in a column too.
fn numbers_room<'p>(ui: &Ui, text: &Text, all: impl Iterator<Item = &'p Progress>) -> f32 {
    let wide = |progress: &Progress| {
        let whole = Progress { settled: progress.lines, ..progress.clone() };
        ui.painter().layout_no_wrap(numbers(text, &whole), font(Style::Small), egui::Color32::PLACEHOLDER).size().x
    };
    all.map(wide).fold(NUMBERS, f32::max) + size::M
}

/// A row with a name, a bar and how many of how many, so tall and with so much room for the numbers; leads to the first
/// that is open.
fn bar_row(
    ui: &mut Ui,
    text: &Text,
    [name, under]: [&str; 2],
    progress: &Progress,
    (height, room): (f32, f32),
) -> egui::Response {
    let palette = theme::palette(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let painter = ui.painter_at(rect);
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, size::CORNER_SMALL, palette.sunken);
    }
    let inner = rect.shrink2(vec2(size::S, 0.0));
    let numbers = numbers(text, progress);
    let count = painter.layout_no_wrap(numbers.clone(), font(Style::Small), palette.muted);
    let count_at = pos2(inner.right() - count.size().x, inner.center().y - count.size().y / 2.0);
    painter.galley(count_at, count, palette.muted);
    let length = size::TRACK.min(inner.width() * 0.3);
    let track =
        Rect::from_min_size(pos2(inner.right() - length - room, inner.center().y - size::XS), vec2(length, size::S));
    painter.rect_filled(track, CornerRadius::same(size::CORNER_SMALL), palette.line);
    let is_done = progress.settled == progress.lines;
    let ink = if is_done { palette.ok.ink } else { palette.filled.wash };
    let done = track.with_max_x(track.left() + track.width() * progress.share());
    painter.rect_filled(done, CornerRadius::same(size::CORNER_SMALL), ink);
    let room = track.left() - inner.left() - size::S;
    let lay = |words: &str, style, colour| {
        let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font(style), colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        painter.layout_job(job)
    };
    let first = lay(name, Style::Body, palette.text);
    let second = (!under.is_empty()).then(|| lay(under, Style::Small, palette.muted));
    let whole = first.size().y + second.as_ref().map_or(0.0, |s| s.size().y);
    let top = inner.center().y - whole / 2.0;
    let below = top + first.size().y;
    painter.galley(pos2(inner.left(), top), first, palette.text);
    if let Some(second) = second {
        painter.galley(pos2(inner.left(), below), second, palette.muted);
    }
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Button);
        node.set_label(spoken([name, &numbers, under]));
    });
    response
}
