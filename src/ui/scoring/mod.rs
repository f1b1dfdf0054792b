//! Scoring: the sheet of one unit or of one line, the units or lines beside it, and everything about the
//! line that is selected.

pub mod cells;
pub mod data;
pub mod edits;
mod events;
pub mod flags;
mod inspector;
pub mod passport;
pub mod sheet;

use std::collections::BTreeSet;

use egui::{Align, Frame, Layout, Margin, Panel, RichText, ScrollArea, Ui};

use self::data::UnitRow;
use self::inspector::Note;
use self::sheet::{SCORE, Sheet};
use super::context::{Context, Intent};
use super::theme::{self, Severity, Text, font, size};
use super::widgets::grid::{At, Grid, State};
use super::widgets::{RowWords, badge, chooser, empty, list_row};
use crate::domain::readiness::Open;
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::Round;

/// The room at the right of the head: open lines, direction, round.
const HEAD_RIGHT: f32 = 460.0;

/// The scoring page.
#[derive(Debug, Default)]
pub struct Scoring {
    direction: Direction,
    unit: Option<UnitId>,
    line: Option<LineId>,
    round: Option<Round>,
    closed: BTreeSet<LineId>,
    grid: State,
    wanted: Option<Wanted>,
    notice: Option<String>,
    note: Note,
}

/// Which way the sheet is turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Direction {
    /// All lines of a unit.
    #[default]
    Unit,
    /// One line of all units of the block.
    Line,
}

/// Where to go when the sheet is laid out next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// To the score of the line and unit that were chosen.
    Here,
    /// To the first line.
    First,
}

impl Scoring {
    /// Goes to a line of a unit, or to a unit.
    pub fn go_to(&mut self, unit: UnitId, line: Option<LineId>) {
        if self.unit != Some(unit) {
            self.notice = None;
        }
        self.unit = Some(unit);
        self.wanted = Some(if line.is_some() { Wanted::Here } else { Wanted::First });
        self.line = line.or(self.line);
    }

    /// What the status bar says about the unit that is shown.
    pub fn status(&self, context: &Context<'_>) -> String {
        self.unit.map(|unit| data::status(context, unit)).unwrap_or_default()
    }

    /// The unit that is shown.
    pub fn unit(&self) -> Option<UnitId> {
        self.unit
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let units = data::units(context);
        let Some(unit) = self.settle(&units) else {
            empty(ui, &context.text.say("scoring-no-units"));
            return;
        };
        Panel::left("scoring-units")
            .default_size(188.0)
            .size_range(140.0..=320.0)
            .frame(Frame::new().inner_margin(Margin { right: 8, ..Margin::ZERO }))
            .show(ui, |ui| match self.direction {
                Direction::Unit => self.units(ui, &units, unit),
                Direction::Line => self.lines(ui, context),
            });
        egui::CentralPanel::default()
            .frame(Frame::new().inner_margin(Margin { left: 8, ..Margin::ZERO }))
            .show(ui, |ui| self.sheet(ui, context, unit, out));
    }

    /// The unit to show: the one that was chosen, or the first of the block.
    fn settle(&mut self, units: &[UnitRow]) -> Option<UnitId> {
        let known = self.unit.filter(|u| units.iter().any(|r| r.unit == *u));
        if known.is_none() {
            self.unit = Some(units.first()?.unit);
            self.wanted = Some(Wanted::First);
        }
        self.unit
    }

    fn round(&self) -> Round {
        self.round.unwrap_or(Round::First)
    }

    fn units(&mut self, ui: &mut Ui, units: &[UnitRow], shown: UnitId) {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for row in units {
                let severity = Some(row.severity);
                let words = RowWords { name: &row.name, under: "", right: &row.progress, severity };
                let response = list_row(ui, &words, row.unit == shown).on_hover_text(&row.name);
                if row.unit == shown && self.wanted.is_some() {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    let line = self.line;
                    self.go_to(row.unit, line);
                }
            }
        });
    }

    fn lines(&mut self, ui: &mut Ui, context: &Context<'_>) {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for row in data::lines(context) {
                let severity = Some(row.severity);
                let words = RowWords { name: &row.name, under: "", right: &row.progress, severity };
                let is_shown = self.line == Some(row.line);
                let response = list_row(ui, &words, is_shown).on_hover_text(&row.text);
                if is_shown && self.wanted.is_some() {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    self.line = Some(row.line);
                    self.notice = None;
                    self.wanted = Some(Wanted::Here);
                }
            }
        });
    }

    fn sheet(&mut self, ui: &mut Ui, context: &Context<'_>, unit: UnitId, out: &mut Vec<Intent>) {
        let Some(block) = context.campaign.block_of(unit) else { return };
        let first = || block.set.leaves().next().map(|node| node.id);
        let line = self.line.filter(|line| block.set.line(*line).is_some()).or_else(first);
        self.head(ui, context, unit, line);
        self.unfold_wanted(context, unit);
        let closed = self.closed.clone();
        let sheet = match (self.direction, line) {
            (Direction::Line, Some(line)) => Sheet::of_line(context, block, line, self.round()),
            _ => Sheet::of_unit(context, unit, self.round(), &closed),
        };
        let Some(sheet) = sheet else { return };
        let sheet = sheet.spread(ui.available_width() - size::L);
        self.arrive(&sheet, unit, line);
        let foot = size::ROW;
        let room = egui::vec2(ui.available_width(), ui.available_height() - foot - size::S);
        let events = ui.allocate_ui(room, |ui| Grid::new("scoring").frozen(2).show(ui, &sheet, &mut self.grid)).inner;
        self.follow(context, &sheet, events, out);
        // Where something else is wanted next, that counts.
        if self.wanted.is_none() {
            let target = sheet.target(self.grid.active().row);
            self.line = target.map(|t| t.node.id);
            self.unit = target.map(|t| t.unit).or(self.unit);
        }
        self.foot(ui, context, unit);
    }

    fn head(&mut self, ui: &mut Ui, context: &Context<'_>, unit: UnitId, line: Option<LineId>) {
        let text = context.text;
        let node = line.and_then(|line| context.campaign.line(unit, line));
        ui.horizontal(|ui| {
            let by_line = node.filter(|_| self.direction == Direction::Line);
            let title = match by_line {
                Some(node) => format!("{} {}", node.code, node.text),
                None => text.unit_name(context.campaign, unit),
            };
            let room = (ui.available_width() - HEAD_RIGHT).max(120.0);
            ui.allocate_ui(egui::vec2(room, size::CONTROL), |ui| {
                ui.add(egui::Label::new(RichText::new(&title).font(font(Text::Title))).truncate())
                    .on_hover_text(&title);
            });
            let here = |o: &&Open| match by_line {
                Some(node) => {
                    o.line == Some(node.id)
                        && o.unit
                            .is_some_and(|u| context.campaign.block_of(u).is_some_and(|b| b.block.id == context.block))
                }
                None => o.unit == Some(unit),
            };
            let open = context.open.iter().filter(here).count();
            if open > 0 {
                badge(ui, Severity::Warning, &text.fill("scoring-open", &[("count", &text.count(open as i64))]));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let edition = context.campaign.edition();
                if edition.is_final {
                    badge(
                        ui,
                        Severity::Info,
                        &text.fill("scoring-final", &[("edition", &edition.edition.to_string())]),
                    );
                    return;
                }
                self.round_chooser(ui, context);
                for (direction, words) in [(Direction::Line, "scoring-by-line"), (Direction::Unit, "scoring-by-unit")] {
                    let chosen = ui.selectable_label(self.direction == direction, text.say(words));
                    if chosen.on_hover_text(text.say("scoring-turn")).clicked() && self.direction != direction {
                        self.turn();
                    }
                }
            });
        });
    }

    fn round_chooser(&mut self, ui: &mut Ui, context: &Context<'_>) {
        let text = context.text;
        let shown = text.round(self.round());
        let combo = chooser("scoring-round", &shown).width(150.0).show_ui(ui, |ui| {
            for round in Round::ALL {
                if ui.selectable_label(round == self.round(), text.round(round)).clicked() {
                    self.round = Some(round);
                    self.grid.take_focus();
                }
            }
        });
        combo.response.accessible_name(text.say("scoring-round"));
    }

    /// Opens the groups above the line that is wanted.
    fn unfold_wanted(&mut self, context: &Context<'_>, unit: UnitId) {
        let Some(line) = self.line.filter(|_| self.wanted == Some(Wanted::Here)) else { return };
        let Some(block) = context.campaign.block_of(unit) else { return };
        let nodes = block.set.nodes();
        let mut above = block.set.node(line).and_then(|n| n.parent);
        while let Some(parent) = above.and_then(|at| nodes.get(at)) {
            self.closed.remove(&parent.id);
            above = parent.parent;
        }
    }

    /// Goes to the line that is wanted, and gives the keyboard to the sheet.
    fn arrive(&mut self, sheet: &Sheet<'_>, unit: UnitId, line: Option<LineId>) {
        let Some(wanted) = self.wanted.take() else { return };
        let row = match wanted {
            Wanted::Here => line.and_then(|line| sheet.row_of(unit, line)),
            Wanted::First => None,
        };
        let column = match self.grid.active().column {
            column if column >= SCORE => column,
            _ => SCORE,
        };
        self.grid.go_to(At { row: row.unwrap_or_else(|| sheet.first_line()), column });
        self.grid.take_focus();
    }

    fn foot(&self, ui: &mut Ui, context: &Context<'_>, unit: UnitId) {
        ui.horizontal(|ui| {
            let muted = theme::palette(ui.visuals()).muted;
            let status = RichText::new(data::status(context, unit)).font(font(Text::SmallStrong)).color(muted);
            ui.label(status);
            if let Some(notice) = &self.notice {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    badge(ui, Severity::Error, notice);
                });
            }
        });
    }
}
