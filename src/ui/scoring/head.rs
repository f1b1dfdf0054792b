//! The head of the scoring page: what is scored, which way the sheet is turned, and the round.

use egui::{Align, Layout, RichText, Ui};

use super::known::Known;
use super::matrix::Shows;
use super::{Direction, Scoring, Wanted, data};
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::Round;
use crate::ui::context::Context;
use crate::ui::theme::{Severity, Text, font, size};
use crate::ui::widgets::{Icon, PickWords, badge, capital, chooser, icon_switch, pick, says};

/// The room at the right of the head: direction and round.
const HEAD_RIGHT: f32 = 468.0;
/// The same where it says that the edition is locked, in place of the round.
const HEAD_RIGHT_FINAL: f32 = 538.0;

impl Scoring {
    /// Draws the head.
    pub(super) fn head(
        &mut self,
        ui: &mut Ui,
        context: &Context<'_>,
        unit: UnitId,
        line: Option<LineId>,
        known: &Known,
    ) {
        let text = context.text;
        let is_narrow = ui.ctx().content_rect().width() < size::NARROW;
        let node = line.and_then(|line| context.campaign.line(unit, line));
        ui.horizontal(|ui| {
            let by_line = node.filter(|_| self.direction == Direction::Line);
            let title = match by_line {
                Some(node) => format!("{} {}", node.code, node.text),
                None if self.direction == Direction::Matrix => {
                    let name = text.unit_name(context.campaign, unit);
                    node.map_or_else(|| name.clone(), |node| format!("{name} · {} {}", node.code, node.text))
                }
                None => text.unit_name(context.campaign, unit),
            };
            let is_final = context.campaign.edition().is_final;
            let right = if is_final { HEAD_RIGHT_FINAL } else { HEAD_RIGHT };
            let room = ui.available_width() - right;
            if is_narrow {
                ui.allocate_ui(egui::vec2(room, size::CONTROL), |ui| {
                    ui.set_max_width(room);
                    self.places(ui, context, &title, known);
                });
            } else {
                ui.allocate_ui(egui::vec2(room.max(120.0), size::CONTROL), |ui| {
                    ui.add(egui::Label::new(RichText::new(&title).font(font(Text::Title))).truncate())
                        .on_hover_text(&title);
                });
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let edition = context.campaign.edition();
                if edition.is_final {
                    let edition = edition.edition.to_string();
                    badge(ui, Severity::Info, &text.fill("scoring-final", &[("edition", &edition)]));
                } else {
                    self.round_chooser(ui, context);
                }
                for direction in Direction::ALL.into_iter().rev() {
                    let words = match direction {
                        Direction::Unit => text.say("scoring-by-unit"),
                        Direction::Line => text.say("scoring-by-line"),
                        Direction::Matrix => text.say("scoring-matrix"),
                    };
                    let chosen = ui.selectable_label(self.direction == direction, words);
                    if chosen.on_hover_text(text.say("scoring-turn")).clicked() && self.direction != direction {
                        self.turn(direction);
                        ui.ctx().request_repaint();
                    }
                }
                if self.direction == Direction::Matrix {
                    let mut is_on = self.shows == Shows::Differences;
                    if icon_switch(ui, Icon::Difference, &text.say("scoring-differences"), &mut is_on).clicked() {
                        self.shows = self.shows.other();
                    }
                } else {
                    let words = text.say("scoring-whole");
                    if icon_switch(ui, Icon::Lines, &words, &mut self.is_whole).clicked() {
                        self.grid.go_to(self.grid.active());
                        self.grid.take_focus();
                    }
                }
            });
        });
    }

    /// The units or lines as a chooser, where there is no room for their list.
    fn places(&mut self, ui: &mut Ui, context: &Context<'_>, title: &str, known: &Known) {
        let (text, by_line) = (context.text, self.direction == Direction::Line);
        let find = text.say(if by_line { "scoring-find-line" } else { "scoring-find-unit" });
        let (name, more) = (text.say("scoring-which"), text.say("history-find-more"));
        let words = PickWords { name: &name, all: "", chosen: title, find: &find, more: &more };
        let width = ui.available_width();
        if by_line {
            let lines = || known.lines(context).iter().map(|row| (row.line, row.name.clone())).collect();
            if pick(ui, words, width, &mut self.line, lines) {
                self.wanted = Some(Wanted::Here);
            }
            return;
        }
        let count = context.campaign.block(context.block).map_or(0, |block| block.units.len());
        let named = |at| data::unit(context, at).map(|row| (row.unit, row.name));
        let mut unit = self.unit;
        if pick(ui, words, width, &mut unit, || (0..count).filter_map(named).collect())
            && let Some(unit) = unit
        {
            self.go_to(unit, self.line);
        }
    }

    fn round_chooser(&mut self, ui: &mut Ui, context: &Context<'_>) {
        let text = context.text;
        let shown = capital(&text.round(self.round()));
        let combo = chooser("scoring-round", &shown).width(150.0).show_ui(ui, |ui| {
            for round in Round::ALL {
                if ui.selectable_label(round == self.round(), capital(&text.round(round))).clicked() {
                    self.round = Some(round);
                    self.grid.take_focus();
                }
            }
        });
        says(combo.response, &text.say("scoring-round"), &shown);
    }
}
