//! History: everything that was decided, the newest first, filtered; any of it can be taken back after a look at
//! what would change.

mod chosen;
pub mod data;
mod filters;
pub mod words;

use std::collections::HashMap;
use std::rc::Rc;

use egui::{Align2, Event, EventFilter, FocusDirection, Key, Rect, Response, Ui};

use self::data::{Filter, Listing, Preview};
use self::words::{ChangeWords, HeadWords};
use super::context::{Context, Intent};
use super::theme::{self, Text, size};
use super::widgets::table::{self, Column};
use super::widgets::{Icon, beside, card_in, empty, list, page_head, quiet, scrolled_card};
use crate::domain::entry::EntryId;
use crate::domain::slug::{LineId, UnitId};
use crate::text::Lang;

/// A decision of no more changes is shown with them.
const SHORT: usize = 8;
/// The width of what stands beside the list.
const SIDE: f32 = 360.0;
/// So many rows are kept in words.
const KEPT: usize = 4000;

/// The history page.
#[derive(Debug, Default)]
pub struct History {
    filter: Filter,
    listing: Listing,
    /// What the listing was made of.
    as_of: Option<(u64, Filter, crate::domain::slug::BlockId)>,
    /// Decisions that were opened or folded by hand.
    folds: HashMap<EntryId, bool>,
    /// The row at which each decision begins, and the number of rows at the end.
    starts: Vec<usize>,
    chosen: Option<Chosen>,
    /// The row that is to get the keyboard and to be seen.
    reveal: Option<usize>,
    words: Words,
    /// Whether what can be done with what is chosen is to get the keyboard.
    goes_beside: bool,
    preview: Option<Preview>,
}

/// What is chosen: a decision, or one of its listed changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Chosen {
    group: EntryId,
    change: Option<usize>,
}

/// Rows in words, made when they are seen.
#[derive(Debug, Default)]
struct Words {
    as_of: Option<(u64, Lang)>,
    heads: HashMap<EntryId, Rc<HeadWords>>,
    changes: HashMap<data::Spot, Rc<ChangeWords>>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// A decision.
    Head(usize),
    /// A change of a decision.
    Change(usize, usize),
}

impl History {
    /// Shows what taking a decision back would do, where it is still the one that is chosen.
    pub fn looked_at(&mut self, preview: Preview) {
        self.goes_beside = self.chosen.is_some_and(|chosen| chosen.group == preview.group);
        self.preview = Some(preview).filter(|_| self.goes_beside);
    }

    /// Lists what was decided on a unit, or on a line of it, alone.
    pub fn show_of(&mut self, unit: UnitId, line: Option<LineId>) {
        self.filter = Filter { unit: Some(unit), line, ..Filter::default() };
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        self.keep_up(context);
        self.head(ui, context, out);
        if self.filters(ui, context) {
            self.keep_up(context);
        }
        ui.add_space(size::S);
        if self.listing.decisions.is_empty() {
            empty(ui, &context.text.say("history-none"));
            return;
        }
        let [left, right] = beside(ui, SIDE.min(ui.available_width() * 0.36));
        card_in(ui, left, |ui| self.list(ui, context, out));
        scrolled_card(ui, right, "chosen", |ui| self.chosen(ui, context, out));
    }

    /// Lists anew where the campaign or the filter is another.
    fn keep_up(&mut self, context: &Context<'_>) {
        let as_of = Some((context.campaign.revision(), self.filter.clone(), context.block));
        if self.as_of != as_of {
            self.listing = data::list(context, &self.filter);
            self.as_of = as_of;
            self.words.heads.clear();
            self.count_rows();
            let is_listed = |chosen: Chosen| self.listing.decisions.iter().any(|d| d.group == chosen.group);
            if !self.chosen.is_some_and(is_listed) {
                self.chosen = self.listing.decisions.first().map(|d| Chosen { group: d.group, change: None });
            }
        }
        if self.preview.as_ref().is_some_and(|p| p.revision != context.campaign.revision()) {
            self.preview = None;
        }
        self.words.keep_up(context);
    }

    fn count_rows(&mut self) {
        let mut row = 0;
        self.starts = Vec::with_capacity(self.listing.decisions.len() + 1);
        for decision in &self.listing.decisions {
            self.starts.push(row);
            row += 1 + if self.is_open(decision) { decision.rows() } else { 0 };
        }
        self.starts.push(row);
    }

    fn is_open(&self, decision: &data::Decision) -> bool {
        let by_itself = decision.len() <= SHORT || self.filter.is_of_changes();
        self.folds.get(&decision.group).copied().unwrap_or(by_itself)
    }

    fn rows(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// What a row is.
    fn row(&self, at: usize) -> Option<Row> {
        let number = self.starts.partition_point(|start| *start <= at).checked_sub(1)?;
        self.listing.decisions.get(number)?;
        let start = self.starts.get(number)?;
        Some(if at == *start { Row::Head(number) } else { Row::Change(number, at - start - 1) })
    }

    /// The title, how much is listed, and copying it.
    fn head(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let text = context.text;
        let (decisions, changes) = (self.listing.decisions.len(), self.listing.changes.len());
        page_head(ui, &text.say("history-title"), &[], 0, |ui| {
            if quiet(ui, &text.say("history-copy")).on_hover_text(text.say("history-copy-hint")).clicked() {
                out.push(Intent::Copy(words::copied(context, &self.listing, None)));
                out.push(Intent::Tell(text.fill("history-copied", &[("count", &text.count(changes))])));
            }
            if quiet(ui, &text.say("history-save")).on_hover_text(text.say("history-save-hint")).clicked() {
                out.push(Intent::SaveHistory(Box::new(self.listing.clone())));
            }
            let counts = [("decisions", &*text.count(decisions)), ("changes", &*text.count(changes))];
            let words = text.fill("history-counts", &counts);
            ui.label(egui::RichText::new(words).font(theme::font(Text::Small)));
        });
    }

    fn list(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let columns = columns(ui.available_width() - ui.spacing().scroll.allocated_width());
        heads(ui, context, &columns);
        let is_asked = pressed(ui).is_some_and(|asks| matches!(asks, Asks::Move(_)));
        if is_asked && ui.memory(|memory| memory.focused().is_none()) {
            self.reveal = self.chosen_row();
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        let (rows, reveal) = (self.rows(), self.reveal.take());
        let mut asked = None;
        list(ui, rows, reveal, |ui, at| {
            let Some(row) = self.row(at) else { return };
            let (response, asks) = self.draw(ui, context, row, &columns);
            if reveal == Some(at) {
                response.request_focus();
            }
            let asks = keys(ui, &response).or(asks);
            asked = asks.map(|asks| (at, row, asks)).or(asked.take());
        });
        if let Some((at, row, asks)) = asked {
            self.answer(context, at, row, asks, out);
        }
    }

    /// Draws a row; says what a click on it asks for.
    fn draw(&mut self, ui: &mut Ui, context: &Context<'_>, row: Row, columns: &[Column]) -> (Response, Option<Asks>) {
        let palette = theme::palette(ui.visuals());
        match row {
            Row::Head(number) => {
                let Some(decision) = self.listing.decisions.get(number).copied() else { return nothing(ui) };
                let words = self.words.head(context, &decision);
                let is_open = self.is_open(&decision);
                let chosen = self.chosen == Some(Chosen { group: decision.group, change: None });
                let (rect, response) = table::row(ui, size::CONTROL, &words.said(), chosen);
                decision_row(ui, rect, columns, &words);
                if decision.rows() == 0 {
                    let goes = response.double_clicked() && decision.alone.is_some();
                    let asks = if goes { Some(Asks::Go) } else { response.clicked().then_some(Asks::Choose) };
                    return (response, asks);
                }
                let fold = rect.with_max_x(rect.left() + size::XL);
                let icon = if is_open { Icon::Down } else { Icon::Right };
                icon.paint(ui.painter(), fold.center(), palette.muted);
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
                let on_fold = response.interact_pointer_pos().is_some_and(|at| fold.contains(at));
                let asks = match (response.clicked(), is_open) {
                    (true, _) if on_fold => Some(Asks::Fold(!is_open)),
                    (true, false) => Some(Asks::Fold(true)),
                    (true, true) => Some(Asks::Choose),
                    (false, _) => None,
                };
                (response, asks)
            }
            Row::Change(number, change) => {
                let Some(decision) = self.listing.decisions.get(number).copied() else { return nothing(ui) };
                let Some(spot) = decision.change(&self.listing, change) else { return nothing(ui) };
                let words = self.words.change(context, spot);
                let chosen = self.chosen == Some(Chosen { group: decision.group, change: Some(change) });
                let (rect, response) = table::row(ui, size::CONTROL, &words.said, chosen);
                let cells = [&words.unit, &words.line, &words.what, &words.before, &words.after, &words.why];
                for (cell, words) in table::cells(rect, columns).into_iter().skip(1).zip(cells) {
                    table::write(ui.painter(), cell, words, Text::Small, palette.text);
                }
                let asks = if response.double_clicked() { Some(Asks::Go) } else { None };
                let asks = asks.or(response.clicked().then_some(Asks::Choose));
                (response, asks)
            }
        }
    }

    fn answer(&mut self, context: &Context<'_>, at: usize, row: Row, asks: Asks, out: &mut Vec<Intent>) {
        let (Row::Head(number) | Row::Change(number, _)) = row;
        let Some(decision) = self.listing.decisions.get(number).copied() else { return };
        match asks {
            Asks::Choose => self.choose(at),
            Asks::Fold(is_open) => {
                self.folds.insert(decision.group, is_open);
                self.count_rows();
                self.choose(self.starts.get(number).copied().unwrap_or(at));
            }
            Asks::Move(by) => self.choose(at.saturating_add_signed(by).min(self.rows().saturating_sub(1))),
            Asks::Go => {
                let spot = match row {
                    Row::Head(_) => decision.alone,
                    Row::Change(_, change) => decision.change(&self.listing, change),
                };
                out.extend(spot.and_then(|spot| chosen::way_to(context, spot)));
            }
            Asks::Beside => self.goes_beside = true,
            Asks::Copy => out.push(Intent::Copy(words::copied(context, &self.listing, Some(decision.group)))),
        }
    }

    /// The row that is chosen, if it is listed.
    fn chosen_row(&self) -> Option<usize> {
        let chosen = self.chosen?;
        let number = self.listing.decisions.iter().position(|d| d.group == chosen.group)?;
        Some(self.starts.get(number)? + chosen.change.map_or(0, |change| change + 1))
    }

    /// Chooses a row, which gets the keyboard.
    fn choose(&mut self, at: usize) {
        self.reveal = Some(at);
        let chosen = match self.row(at) {
            Some(Row::Head(number)) => self.listing.decisions.get(number).map(|d| (d.group, None)),
            Some(Row::Change(number, change)) => self.listing.decisions.get(number).map(|d| (d.group, Some(change))),
            None => None,
        };
        let chosen = chosen.map(|(group, change)| Chosen { group, change });
        if self.chosen.map(|c| c.group) != chosen.map(|c| c.group) {
            self.preview = None;
        }
        self.chosen = chosen;
    }
}

/// What a row is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// To be chosen.
    Choose,
    /// To open, or to fold.
    Fold(bool),
    /// That another is chosen, so many rows further down.
    Move(isize),
    /// To lead to the line.
    Go,
    /// To copy its decision.
    Copy,
    /// To give the keyboard to what can be done with it.
    Beside,
}

/// What a key asks for at the row that has the keyboard.
fn keys(ui: &Ui, response: &Response) -> Option<Asks> {
    if !response.has_focus() {
        return None;
    }
    let own = EventFilter { tab: true, vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, own));
    if ui.input(|i| i.events.contains(&Event::Copy)) {
        return Some(Asks::Copy);
    }
    pressed(ui)
}

/// Which way the keys lead through the list.
fn pressed(ui: &Ui) -> Option<Asks> {
    let page = isize::try_from((ui.clip_rect().height() / size::CONTROL) as usize).unwrap_or(1).max(1);
    let far = isize::MAX / 2;
    let asked = [
        (Key::ArrowDown, Asks::Move(1)),
        (Key::ArrowUp, Asks::Move(-1)),
        (Key::PageDown, Asks::Move(page)),
        (Key::PageUp, Asks::Move(-page)),
        (Key::Home, Asks::Move(-far)),
        (Key::End, Asks::Move(far)),
        (Key::Tab, Asks::Beside),
        (Key::Enter, Asks::Go),
        (Key::ArrowRight, Asks::Fold(true)),
        (Key::ArrowLeft, Asks::Fold(false)),
    ];
    asked.into_iter().find(|(key, _)| ui.input(|i| i.key_pressed(*key))).map(|(_, asks)| asks)
}

/// Writes a decision under the heads of its changes: what it is of, from what to what, who wrote it when.
fn decision_row(ui: &Ui, rect: Rect, columns: &[Column], words: &HeadWords) {
    let palette = theme::palette(ui.visuals());
    let cells = table::cells(rect, columns);
    let [_, (unit, align), _, (what, _), (before, _), (after, _), who] = cells[..] else { return };
    let painter = ui.painter();
    table::write(painter, (unit.union(what), align), &words.what, Text::Strong, palette.text);
    if words.before.is_empty() {
        table::write(painter, (before.union(after), align), words.beside(), Text::Small, palette.text);
    } else {
        table::write(painter, (before, align), &words.before, Text::Small, palette.text);
        table::write(painter, (after, align), &words.after, Text::Small, palette.text);
    }
    table::write(painter, who, &words.head, Text::Small, palette.muted);
}

fn nothing(ui: &mut Ui) -> (Response, Option<Asks>) {
    (table::row(ui, size::CONTROL, "", false).1, None)
}

/// A gap for the sign of a fold, unit, line, what, before, after, who, why and where from.
fn columns(width: f32) -> [Column; 7] {
    let width = width - 2.0 * size::S;
    let (gap, line) = (size::L, 62.0);
    let rest = (width - gap - line).max(0.0);
    let share = |part: f32| Column { width: rest * part, align: Align2::LEFT_CENTER };
    let fixed = |width| Column { width, align: Align2::LEFT_CENTER };
    [fixed(gap), share(0.22), fixed(line), share(0.21), share(0.13), share(0.13), share(0.31)]
}

fn heads(ui: &mut Ui, context: &Context<'_>, columns: &[Column]) {
    let text = context.text;
    let palette = theme::palette(ui.visuals());
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), size::HEADER), egui::Sense::hover());
    let words = [
        text.say("history-head-unit"),
        text.say("history-head-line"),
        text.say("history-head-what"),
        text.say("history-head-before"),
        text.say("history-head-after"),
        text.say("history-head-why"),
    ];
    for (cell, words) in table::cells(rect, columns).into_iter().skip(1).zip(&words) {
        table::write(ui.painter(), cell, words, Text::SmallStrong, palette.muted);
    }
}

impl Words {
    /// Forgets what was said of another campaign or in another language, and what was seen long ago.
    fn keep_up(&mut self, context: &Context<'_>) {
        let as_of = Some((context.campaign.revision(), context.text.lang()));
        if self.as_of != as_of || self.changes.len() > KEPT || self.heads.len() > KEPT {
            *self = Words { as_of, ..Words::default() };
        }
    }

    fn head(&mut self, context: &Context<'_>, decision: &data::Decision) -> Rc<HeadWords> {
        self.heads.entry(decision.group).or_insert_with(|| Rc::new(words::head(context, decision))).clone()
    }

    fn change(&mut self, context: &Context<'_>, spot: data::Spot) -> Rc<ChangeWords> {
        self.changes.entry(spot).or_insert_with(|| Rc::new(words::change(context, spot))).clone()
    }
}
