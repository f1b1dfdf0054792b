//! Review: everything that is open, and what settles it.

mod act;
pub mod data;

use egui::{RichText, ScrollArea, Ui, UiBuilder};

use self::data::{Group, Item};
use super::context::{Context, Intent};
use super::theme::{self, Severity, Text, font, size};
use super::widgets::{RowWords, badge, card, empty, hint, list_row, title};
use crate::domain::readiness::Open;

/// How many things of a group are drawn; the rest is counted.
const SHOWN: usize = 400;

/// The review page.
#[derive(Debug, Default)]
pub struct Review {
    kind: Option<&'static str>,
    chosen: Option<Open>,
    draft: String,
    side: Side,
    /// Whether self scores are taken too that no rule confirms.
    takes_unconfirmed: bool,
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
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let groups = data::groups(context);
        if groups.is_empty() {
            empty(ui, &context.text.say("review-empty"));
            return;
        }
        self.settle(context, &groups);
        self.head(ui, context, &groups);
        self.kinds(ui, context, &groups);
        ui.add_space(size::XS);
        let room = ui.available_rect_before_wrap();
        let left = room.with_max_x(room.right() - 400.0);
        let right = room.with_min_x(left.right() + size::L);
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| self.list(ui, context, &groups, out));
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
            card(ui, |ui| {
                ui.set_min_size(ui.available_size());
                ScrollArea::vertical().id_salt("chosen").auto_shrink([false, false]).show(ui, |ui| match self.side {
                    Side::Chosen => self.chosen(ui, context, out),
                    Side::Equals => self.equals(ui, context, out),
                });
            });
        });
    }

    /// Keeps the chosen thing while it is open; otherwise goes on to the first one shown.
    fn settle(&mut self, context: &Context<'_>, groups: &[Group]) {
        if self.kind.is_some_and(|kind| !groups.iter().any(|g| g.word == kind)) {
            self.kind = None;
        }
        let still = self.chosen.as_ref().is_some_and(|chosen| context.open.iter().any(|open| open == chosen));
        if !still {
            let shown = groups.iter().find(|g| self.kind.is_none_or(|kind| g.word == kind));
            let first = shown.and_then(|g| g.items.first()).map(|i| i.open.clone());
            self.choose(first);
        }
    }

    fn choose(&mut self, open: Option<Open>) {
        self.chosen = open;
        self.draft.clear();
        self.side = Side::Chosen;
    }

    fn head(&mut self, ui: &mut Ui, context: &Context<'_>, groups: &[Group]) {
        let text = context.text;
        let blocking: usize = groups.iter().filter(|g| g.is_blocking).map(|g| g.items.len()).sum();
        ui.horizontal(|ui| {
            title(ui, &text.say("review-title"));
            let count = text.count(context.open.len());
            let words = text.fill("review-count", &[("count", &count), ("blocking", &text.count(blocking))]);
            badge(ui, if blocking > 0 { Severity::Error } else { Severity::Warning }, &words);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if let Some(why) = context.why_closed("review-final") {
                    hint(ui, &why);
                } else if ui.button(text.say("review-equal")).clicked() {
                    self.side = Side::Equals;
                }
            });
        });
    }

    fn kinds(&mut self, ui: &mut Ui, context: &Context<'_>, groups: &[Group]) {
        ui.horizontal_wrapped(|ui| {
            let all = context.text.say("review-all");
            if ui.selectable_label(self.kind.is_none(), all).clicked() {
                self.kind = None;
            }
            for group in groups {
                let words = format!("{} {}", group.name, context.text.count(group.items.len()));
                if ui.selectable_label(self.kind == Some(group.word), words).clicked() {
                    self.kind = Some(group.word);
                    self.choose(group.items.first().map(|i| i.open.clone()));
                }
            }
        });
    }

    fn list(&mut self, ui: &mut Ui, context: &Context<'_>, groups: &[Group], out: &mut Vec<Intent>) {
        card(ui, |ui| {
            ui.set_min_size(ui.available_size());
            ScrollArea::vertical().id_salt("list").auto_shrink([false, false]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let kind = self.kind;
                for group in groups.iter().filter(|g| kind.is_none_or(|kind| kind == g.word)) {
                    group_head(ui, context, group);
                    for (number, item) in group.items.iter().take(SHOWN).enumerate() {
                        ui.push_id((group.word, number), |ui| self.row(ui, group, item, out));
                    }
                    if let Some(more) = group.items.len().checked_sub(SHOWN).filter(|m| *m > 0) {
                        hint(ui, &context.text.fill("review-more", &[("count", &context.text.count(more))]));
                    }
                    ui.add_space(size::S);
                }
            });
        });
    }

    fn row(&mut self, ui: &mut Ui, group: &Group, item: &Item, out: &mut Vec<Intent>) {
        let words = RowWords {
            name: if item.place.is_empty() { &item.what } else { &item.place },
            under: if item.place.is_empty() { "" } else { &item.what },
            right: &item.difference,
            severity: Some(if group.is_blocking { Severity::Error } else { Severity::Warning }),
            // The head of the group says it.
            state: "",
        };
        let chosen = self.side == Side::Chosen && self.chosen.as_ref() == Some(&item.open);
        let response = list_row(ui, &words, chosen);
        if response.double_clicked() {
            act::go(&item.open, out);
        } else if response.clicked() {
            self.choose(Some(item.open.clone()));
        }
    }
}

fn group_head(ui: &mut Ui, context: &Context<'_>, group: &Group) {
    let palette = theme::palette(ui.visuals());
    ui.horizontal(|ui| {
        let words = format!("{} · {}", group.name, context.text.count(group.items.len()));
        ui.label(RichText::new(words).font(font(Text::SmallStrong)).color(palette.muted));
        if group.is_blocking {
            let words = context.text.say("review-blocking");
            ui.label(RichText::new(words).font(font(Text::Small)).color(palette.error.ink));
        }
    });
}
