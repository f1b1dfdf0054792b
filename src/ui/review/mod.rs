//! Review: what a person must decide, with what settles it; and how many lines are simply not scored yet.

mod act;
mod copied;
pub mod data;
mod dispute;
mod list;
pub mod settle;

use egui::{Key, Layout, Modifiers, TextEdit, Ui};

use self::data::{Filter, HeapOf, Queue, Row};
use self::settle::Equal;
use super::context::{Context, Intent};
use super::theme::{Severity, size};
use super::widgets::{badge, beside, card_in, empty, page_head, scrolled_card};
use crate::domain::readiness::Open;
use crate::domain::slug::BlockId;
use crate::text::Lang;

/// The review page.
#[derive(Debug, Default)]
pub struct Review {
    filter: Filter,
    known: Option<Known>,
    equals: Option<Equals>,
    chosen: Option<Chosen>,
    /// Where the chosen row was; when it is done with, what comes into its place is next.
    at: usize,
    /// The row that is chosen is to be brought into view.
    reveal: bool,
    /// The list is to have the keyboard.
    wants_keys: bool,
    /// Words for what is chosen: a reason, a request or a note.
    draft: String,
    third: Third,
    side: Side,
    /// Whether self scores are taken too that no rule confirms.
    takes_unconfirmed: bool,
    /// Whether the head had room to say how much there is.
    is_counted: bool,
}

/// The room in the head for how much there is; where it has less, that stands over the list.
const COUNT: f32 = 330.0;

/// The list at a revision, as far as the filter lets it through.
#[derive(Debug)]
struct Known {
    revision: u64,
    lang: Lang,
    queue: Queue,
    filter: Filter,
    rows: Vec<Row>,
    /// Where each row begins, and where the last ends.
    tops: Vec<f32>,
}

/// The blank lines of a block whose self score could be taken, at a revision.
#[derive(Debug)]
struct Equals {
    revision: u64,
    block: BlockId,
    all: Vec<Equal>,
}

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Chosen {
    Open(Open),
    Heap(HeapOf),
}

/// A value that neither side of a dispute has, as far as it is typed.
#[derive(Debug, Default)]
struct Third {
    value: String,
    reason: String,
    refused: Option<String>,
}

/// What stands beside the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    /// What can be done with the thing that is chosen.
    #[default]
    Chosen,
    /// The blank lines whose self score could be taken.
    Equals,
}

impl Review {
    /// Whether words or a value are typed and not used.
    pub fn is_typing(&self) -> bool {
        [&self.draft, &self.third.value, &self.third.reason].iter().any(|typed| !typed.trim().is_empty())
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        if context.open.is_empty() {
            empty(ui, &context.text.say("review-empty"));
            return;
        }
        self.know(context);
        self.settle();
        self.head(ui, context, out);
        self.matters(ui, context);
        ui.add_space(size::XS);
        let [left, right] = beside(ui, size::REVIEW_SIDE.min(ui.available_width() * 0.45) - size::L);
        card_in(ui, left, |ui| self.list(ui, context, out));
        scrolled_card(ui, right, "chosen", |ui| match self.side {
            Side::Chosen => self.chosen(ui, context, out),
            Side::Equals => self.equals(ui, context, out),
        });
    }

    /// Looks again where the campaign has gone on, or something else is asked for.
    fn know(&mut self, context: &Context<'_>) {
        let (revision, lang) = (context.campaign.revision(), context.text.lang());
        let queue = match self.known.take() {
            Some(known) if known.revision == revision && known.lang == lang => {
                if known.filter == self.filter {
                    self.known = Some(known);
                    return;
                }
                known.queue
            }
            _ => data::queue(context),
        };
        if self.filter.matter.is_some_and(|matter| queue.tally.count(matter) == 0) {
            self.filter.matter = None;
        }
        let rows = data::rows(&queue, context, &self.filter);
        let tops = list::tops(&rows);
        self.known = Some(Known { revision, lang, queue, filter: self.filter.clone(), rows, tops });
    }

    fn rows(&self) -> &[Row] {
        self.known.as_ref().map_or(&[], |known| &known.rows)
    }

    /// Keeps the chosen thing while it is there; otherwise goes on to what has come into its place.
    fn settle(&mut self) {
        let is_chosen = |row: &Row| self.chosen.is_some() && of_row(row) == self.chosen;
        if self.rows().get(self.at).is_some_and(is_chosen) {
            return;
        }
        if let Some(at) = self.rows().iter().position(is_chosen) {
            self.at = at;
            return;
        }
        let here = self.at.min(self.rows().len());
        let (before, from) = self.rows().split_at(here);
        let next = from.iter().position(|row| of_row(row).is_some()).map(|at| here + at);
        let at = next.or_else(|| before.iter().rposition(|row| of_row(row).is_some()));
        self.choose(at.unwrap_or_default());
    }

    fn choose(&mut self, at: usize) {
        let chosen = self.rows().get(at).and_then(of_row);
        self.at = at;
        self.reveal = true;
        if chosen != self.chosen {
            self.chosen = chosen;
            self.draft.clear();
            self.third = Third::default();
        }
        self.side = Side::Chosen;
    }

    fn head(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let text = context.text;
        let tally = context.open.tally();
        // Ctrl+C copies what is listed, unless a text is being marked.
        let mut copies = !ui.text_edit_focused() && ui.input(|i| i.events.contains(&egui::Event::Copy));
        page_head(ui, &text.say("review-title"), &[], 0, |ui| {
            if context.why_closed().is_none() && tally.blank() > 0 && ui.button(text.say("review-equal")).clicked() {
                self.side = Side::Equals;
            }
            copies |= ui.button(text.say("review-copy")).on_hover_text(text.say("review-copy-hint")).clicked();
            self.search(ui, context);
            self.is_counted = ui.available_width() > COUNT;
            if self.is_counted {
                ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| count(ui, context));
            }
        });
        if copies {
            let (table, count) = copied::copied(context, self.rows());
            out.push(Intent::Copy(table));
            out.push(Intent::Tell(text.fill("review-copied", &[("count", &text.count(count))])));
        }
    }

    /// The words that a unit or line has to have.
    fn search(&mut self, ui: &mut Ui, context: &Context<'_>) {
        let name = context.text.say("review-search");
        let field = TextEdit::singleline(&mut self.filter.words).desired_width(size::SEARCH).hint_text(&name);
        let field = ui.add(field.align(egui::Align2::LEFT_CENTER)).accessible_name(name);
        let find = ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::F));
        if find {
            field.request_focus();
        }
        if field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
            self.wants_keys = true;
        }
    }

    fn matters(&mut self, ui: &mut Ui, context: &Context<'_>) {
        let text = context.text;
        let tally = context.open.tally();
        ui.horizontal_wrapped(|ui| {
            if !self.is_counted {
                count(ui, context);
            }
            if ui.selectable_label(self.filter.matter.is_none(), text.say("review-all")).clicked() {
                self.filter.matter = None;
            }
            for (matter, count) in tally.each() {
                let words = format!("{} {}", text.matter(matter), text.count(count));
                if ui.selectable_label(self.filter.matter == Some(matter), words).clicked() {
                    self.filter.matter = Some(matter);
                    (self.at, self.chosen, self.wants_keys) = (0, None, true);
                }
            }
        });
    }
}

/// How much there is to decide, and how many lines are blank.
fn count(ui: &mut Ui, context: &Context<'_>) {
    let (text, tally) = (context.text, context.open.tally());
    let counts = [("count", &*text.count(tally.to_decide())), ("blank", &*text.count(tally.blank()))];
    let severity = if tally.blocking_to_decide() > 0 { Severity::Error } else { Severity::Warning };
    badge(ui, if tally.to_decide() == 0 { Severity::Info } else { severity }, &text.fill("review-count", &counts));
}

/// What of a row can be chosen; a head can't.
fn of_row(row: &Row) -> Option<Chosen> {
    match row {
        Row::Head(..) => None,
        Row::Open(open) | Row::Blank(open) => Some(Chosen::Open(open.clone())),
        Row::Heap(heap) => Some(Chosen::Heap(heap.of.clone())),
    }
}
