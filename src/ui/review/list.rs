//! The list: only the rows that can be seen are laid out; arrows walk it, Enter opens, the mouse does both.

use egui::{
    Align, Button, EventFilter, Id, Key, Label, Layout, Modifiers, Rect, Response, RichText, ScrollArea, Sense, Ui,
    UiBuilder, WidgetInfo, accesskit, style::ScrollAnimation, vec2,
};

use super::data::{self, Grouping, HeapOf, Row};
use super::{Chosen, Review, act, of_row};
use crate::domain::readiness::Matter;
use crate::ui::context::{Context, Intent};
use crate::ui::theme::{self, Severity, Text, font, size};
use crate::ui::widgets::{Icon, RowWords, list_row_height, walked_row};

/// Where there is less room, it isn't said that something stops publishing: the page's head says how much does.
const BLOCKING: f32 = 84.0;
/// The keys of the list; the tab key leaves it.
const KEYS: EventFilter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };

/// Where each row begins, and where the last ends.
pub(super) fn tops(rows: &[Row]) -> Vec<f32> {
    let (short, long) = ("", "-");
    let height = |under| list_row_height(&RowWords { under, ..RowWords::default() });
    let heights = rows.iter().map(|row| match row {
        Row::Open(_) => height(long),
        Row::Head(..) | Row::Heap(_) | Row::Blank(_) => height(short),
    });
    let mut top = 0.0;
    let mut tops = vec![top];
    tops.extend(heights.map(|height| {
        top += height;
        top
    }));
    tops
}

impl Review {
    /// Draws the list.
    pub(super) fn list(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let Some(known) = self.known.take() else { return };
        let id = ui.scope_id().with("list");
        let room = ui.available_rect_before_wrap();
        self.keyboard(ui, id, room, context);
        let before = self.at;
        let mut done = None;
        ScrollArea::vertical().id_salt("list").auto_shrink([false, false]).show_viewport(ui, |ui, seen| {
            let room = ui.max_rect();
            ui.set_height(known.tops.last().copied().unwrap_or_default());
            let row_at = |at: usize| {
                let top = known.tops.get(at).copied().unwrap_or_default();
                let bottom = known.tops.get(at + 1).copied().unwrap_or(top);
                Rect::from_x_y_ranges(room.x_range(), room.top() + top..=room.top() + bottom)
            };
            if std::mem::take(&mut self.reveal) {
                ui.scroll_to_rect_animation(row_at(self.at), None, ScrollAnimation::none());
            }
            let first = known.tops.partition_point(|top| *top <= seen.min.y).saturating_sub(1);
            let last = known.tops.partition_point(|top| *top < seen.max.y);
            for (at, row) in known.rows.iter().enumerate().take(last).skip(first) {
                let place = UiBuilder::new().max_rect(row_at(at)).id_salt(("row", at));
                let what = ui.scope_builder(place, |ui| self.row(ui, context, row)).inner;
                if let Some(what) = what {
                    done = Some((at, what));
                }
            }
        });
        if done.is_none() && ui.memory(|m| m.has_focus(id)) {
            done = self.keys(ui, &known.rows);
        }
        self.known = Some(known);
        match done {
            Some((at, Done::Chosen)) => self.choose(at),
            Some((at, Done::Opened)) => {
                self.choose(at);
                self.open(out);
            }
            Some((at, Done::Turned(of))) => {
                self.choose(at);
                if !self.filter.opened.remove(&of) {
                    self.filter.opened.insert(of);
                }
            }
            Some((_, Done::Grouped(grouping))) => self.filter.grouping = grouping,
            None => {}
        }
        let is_clicked = ui.rect_contains_pointer(room) && ui.input(|i| i.pointer.primary_clicked());
        if before != self.at || is_clicked {
            ui.memory_mut(|m| m.request_focus(id));
        }
    }

    /// The place that has the keyboard: the list as a whole. It takes it where nothing else has it.
    fn keyboard(&mut self, ui: &Ui, id: Id, room: Rect, context: &Context<'_>) {
        let response = ui.interact(room, id, Sense::focusable_noninteractive());
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(accesskit::Role::List);
            node.set_label(context.text.say("review-list"));
        });
        if std::mem::take(&mut self.wants_keys) || ui.memory(|m| m.focused().is_none()) {
            response.request_focus();
        }
        if response.has_focus() {
            ui.memory_mut(|m| m.set_focus_lock_filter(id, KEYS));
        }
    }

    /// What the keys ask for: another row, this one opened, its heap unfolded.
    fn keys(&self, ui: &Ui, rows: &[Row]) -> Option<(usize, Done)> {
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let last = rows.len().saturating_sub(1);
        let can = |at: &usize| rows.get(*at).and_then(of_row).is_some();
        let down = |from: usize| (from..=last).find(can).or_else(|| (0..=last).rev().find(can));
        let up = |from: usize| (0..=from).rev().find(can).or_else(|| (0..=last).find(can));
        let moved = |to: Option<usize>| Some((to?, Done::Chosen));
        if pressed(Key::ArrowDown) {
            return moved(down(self.at + 1));
        } else if pressed(Key::ArrowUp) {
            return moved(up(self.at.saturating_sub(1)));
        } else if pressed(Key::PageDown) {
            return moved(down((self.at + PAGE).min(last)));
        } else if pressed(Key::PageUp) {
            return moved(up(self.at.saturating_sub(PAGE)));
        } else if pressed(Key::Home) {
            return moved(down(0));
        } else if pressed(Key::End) {
            return moved(up(last));
        } else if pressed(Key::Enter) {
            return Some((self.at, Done::Opened));
        }
        if pressed(Key::G) {
            let other = if self.filter.grouping == Grouping::Body { Grouping::Unit } else { Grouping::Body };
            return Some((self.at, Done::Grouped(other)));
        }
        let Some(Row::Heap(heap)) = rows.get(self.at) else { return None };
        let is_open = self.filter.opened.contains(&heap.of);
        let turns = pressed(Key::ArrowRight) && !is_open || pressed(Key::ArrowLeft) && is_open;
        turns.then(|| (self.at, Done::Turned(heap.of.clone())))
    }

    /// Opens what is chosen where one works on it.
    fn open(&self, out: &mut Vec<Intent>) {
        match (&self.chosen, self.rows().get(self.at)) {
            (Some(Chosen::Open(open)), _) => act::go(open, out),
            (_, Some(Row::Heap(heap))) => out.push(Intent::Show(heap.first.0, Some(heap.first.1))),
            _ => {}
        }
    }

    fn row(&self, ui: &mut Ui, context: &Context<'_>, row: &Row) -> Option<Done> {
        let is_chosen = self.chosen.is_some() && of_row(row) == self.chosen;
        let response = match row {
            Row::Head(matter, count) => return self.row_head(ui, context, *matter, *count),
            Row::Open(open) => {
                let words = data::words(context, open);
                let severity = if open.is_blocking() { Severity::Error } else { Severity::Warning };
                let (name, under) = match &*words.place {
                    "" => (&words.what, ""),
                    _ => (&words.place, &*words.what),
                };
                let state =
                    if open.is_blocking() { context.text.say("review-blocking") } else { context.sign(severity) };
                let words = RowWords { name, under, right: &words.difference, severity: Some(severity), state: &state };
                walked_row(ui, &words, is_chosen)
            }
            Row::Heap(heap) => return self.heap(ui, context, heap, is_chosen),
            Row::Blank(open) => {
                let words = data::words(context, open);
                let words = RowWords { name: &words.place, ..RowWords::default() };
                let room = ui.available_rect_before_wrap();
                let inner = UiBuilder::new().max_rect(room.with_min_x(room.left() + size::CONTROL + size::S));
                ui.scope_builder(inner, |ui| walked_row(ui, &words, is_chosen)).inner
            }
        };
        if response.double_clicked() { Some(Done::Opened) } else { response.clicked().then_some(Done::Chosen) }
    }

    /// What the next rows are; how blank lines are put together is chosen here.
    fn row_head(&self, ui: &mut Ui, context: &Context<'_>, matter: Matter, count: usize) -> Option<Done> {
        let text = context.text;
        let palette = theme::palette(ui.visuals());
        let mut done = None;
        // The buttons first: the words are cut where there is no room for them.
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let groupings = [(Grouping::Unit, "review-by-unit"), (Grouping::Body, "review-by-body")];
            for (grouping, words) in groupings.into_iter().filter(|_| matter == Matter::Blank) {
                let words = RichText::new(text.say(words)).font(font(Text::Small));
                let button = Button::selectable(self.filter.grouping == grouping, words).sense(Sense::CLICK);
                if ui.add(button).clicked() {
                    done = Some(Done::Grouped(grouping));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let words = format!("{} · {}", text.matter(matter), text.count(count));
                let words = RichText::new(words).font(font(Text::SmallStrong)).color(palette.muted);
                ui.add(Label::new(words).truncate());
                if matter.is_blocking() && ui.available_width() > BLOCKING {
                    let words = RichText::new(text.say("review-blocking")).font(font(Text::Small));
                    ui.add(Label::new(words.color(palette.error.ink)).truncate());
                }
            });
        });
        done
    }

    /// Blank lines that belong together: a click leads to the first of them, the fold shows all.
    fn heap(&self, ui: &mut Ui, context: &Context<'_>, heap: &data::Heap, is_chosen: bool) -> Option<Done> {
        let text = context.text;
        let name = data::heap_name(context, &heap.of);
        let count = text.count(heap.count);
        let mut done = None;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::XS;
            let is_open = self.filter.opened.contains(&heap.of);
            let (icon, words) = if is_open {
                (Icon::Down, text.fill("review-heap-fold", &[("name", &name)]))
            } else {
                (Icon::Right, text.fill("review-heap-unfold", &[("name", &name), ("count", &count)]))
            };
            if fold(ui, icon, &words).clicked() {
                done = Some(Done::Turned(heap.of.clone()));
            }
            let right = match heap.of {
                HeapOf::Unit(_) => text.fill("review-heap-lines", &[("count", &count)]),
                HeapOf::Body(..) => {
                    text.fill("review-heap-units", &[("count", &count), ("units", &text.count(heap.units))])
                }
            };
            let words = RowWords { name: &name, right: &right, ..RowWords::default() };
            if walked_row(ui, &words, is_chosen).clicked() {
                done = Some(Done::Opened);
            }
        });
        done
    }
}

/// Shows what unfolds a heap; the keys have arrows for it.
fn fold(ui: &mut Ui, icon: Icon, words: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size::CONTROL, size::CONTROL), Sense::CLICK);
    let palette = theme::palette(ui.visuals());
    if response.hovered() {
        ui.painter().rect_filled(rect, size::CORNER, palette.sunken);
    }
    icon.paint(ui.painter(), rect.center(), palette.text);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, words));
    response.on_hover_text(words)
}

/// So many rows is a page.
const PAGE: usize = 12;

/// What was done with a row.
#[derive(Clone, Debug)]
enum Done {
    /// It is looked at.
    Chosen,
    /// It is opened where one works on it.
    Opened,
    /// Its lines are listed, or no more.
    Turned(HeapOf),
    /// Blank lines are put together otherwise.
    Grouped(Grouping),
}
