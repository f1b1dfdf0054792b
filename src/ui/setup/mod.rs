//! Set-up: criteria set, units and counting rules of a block. What saving would change is shown first.

pub mod about;
pub mod data;
mod lines;
mod people;
mod settings;
mod tables;
mod tree;

use egui::{Label, RichText, ScrollArea, TextEdit, Ui, UiBuilder};

use self::data::{Effect, Plan};
use self::lines::Lines;
use self::tables::Units;
use super::context::{Context, Intent};
use super::theme::{self, Severity, Text, font, size};
use super::widgets::grid::{At, Event, Grid, State};
use super::widgets::{badge, card, empty, hint, primary, strong};
use crate::domain::campaign::Command;
use crate::domain::criteria::Draft;
use crate::domain::setup::Unit;
use crate::domain::slug::Slug;

/// How many changed units are listed; the rest is counted.
const LISTED: usize = 40;

/// The set-up page.
#[derive(Debug, Default)]
pub struct Setup {
    part: Part,
    plan: Option<Plan>,
    effect: Option<(Plan, u64, Effect)>,
    note: String,
    lines: Lines,
    units: State,
}

/// The part that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Criteria,
    Units,
    People,
    Settings,
}

/// What became of the changes in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// They are still to be saved.
    Kept,
    /// They were saved or dropped.
    Gone,
}

impl Setup {
    /// Takes a criteria set that was read from a file: it replaces the one that is shown, and isn't saved yet.
    pub fn take_set(&mut self, file: String, set: Draft) {
        self.part = Part::Criteria;
        self.lines.take(file, set);
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let Some(recorded) = Plan::of(context) else {
            empty(ui, &context.text.say("setup-empty"));
            return;
        };
        let mut plan = self.plan.take().filter(|p| p.block == context.block).unwrap_or_else(|| recorded.clone());
        self.head(ui, context, plan != recorded);
        let room = ui.available_rect_before_wrap();
        let left = room.with_max_x(room.right() - 340.0 - size::L);
        let right = room.with_min_x(left.right() + size::L);
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| self.part(ui, context, &mut plan, out));
        let is_changed = plan != recorded;
        let mut fate = Fate::Kept;
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
            card(ui, |ui| {
                ui.set_min_size(ui.available_size());
                ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                    fate = self.beside(ui, context, &plan, is_changed, out);
                });
            });
        });
        // what isn't changed follows the log
        self.plan = (is_changed && fate == Fate::Kept).then_some(plan);
    }

    fn head(&mut self, ui: &mut Ui, context: &Context<'_>, is_changed: bool) {
        let text = context.text;
        ui.horizontal(|ui| {
            for (part, words) in [
                (Part::Criteria, text.say("setup-criteria")),
                (Part::Units, text.say("setup-units")),
                (Part::People, text.say("setup-people")),
                (Part::Settings, text.say("setup-settings")),
            ] {
                let words = RichText::new(words).font(font(Text::Strong));
                if ui.selectable_label(self.part == part, words).clicked() {
                    self.part = part;
                }
            }
            if let Some(why) = context.why_closed("setup-final") {
                badge(ui, Severity::Info, &why);
            } else if is_changed {
                badge(ui, Severity::Warning, &text.say("setup-changed"));
            }
        });
    }

    fn part(&mut self, ui: &mut Ui, context: &Context<'_>, plan: &mut Plan, out: &mut Vec<Intent>) {
        match self.part {
            Part::Criteria => self.lines.show(ui, context, plan, out),
            Part::Units => {
                if context.is_changeable() && ui.button(context.text.say("setup-add-unit")).clicked() {
                    plan.units.push(Unit {
                        id: Slug::NONE,
                        name: context.text.say("setup-new-unit").into(),
                        aliases: Vec::new(),
                        ranked: true,
                    });
                    self.units.go_to(At { row: plan.units.len() - 1, column: 0 });
                    self.units.take_focus();
                }
                let events = Grid::new("units").frozen(1).show(ui, &Units::new(plan, context), &mut self.units);
                for (at, text) in texts(events) {
                    tables::put_unit(plan, context.text, at, &text);
                }
            }
            Part::People => scrolled_card(ui, |ui| people::show(ui, context, plan)),
            Part::Settings => scrolled_card(ui, |ui| settings::show(ui, context, plan)),
        }
    }

    fn beside(
        &mut self,
        ui: &mut Ui,
        context: &Context<'_>,
        plan: &Plan,
        is_changed: bool,
        out: &mut Vec<Intent>,
    ) -> Fate {
        let text = context.text;
        let revision = context.campaign.revision();
        if !self.effect.as_ref().is_some_and(|(of, at, _)| of == plan && *at == revision) {
            self.effect = Some((plan.clone(), revision, plan.effect(context)));
        }
        let Some((_, _, effect)) = self.effect.clone() else { return Fate::Kept };
        let mut fate = Fate::Kept;
        if is_changed {
            fate = self.save(ui, context, plan, &effect, out);
            ui.add_space(size::M);
        }
        if self.part == Part::Criteria {
            self.lines.beside(ui, context, plan);
        }
        ui.add(Label::new(&effect.sum).wrap());
        ui.add_space(size::S);
        if effect.warnings.is_empty() {
            hint(ui, &text.say("setup-no-warnings"));
            return fate;
        }
        strong(ui, &text.fill("setup-warnings", &[("count", &text.count(effect.warnings.len()))]));
        for warning in &effect.warnings {
            ui.add(Label::new(RichText::new(warning).font(font(Text::Small))).wrap());
        }
        fate
    }

    fn save(
        &mut self,
        ui: &mut Ui,
        context: &Context<'_>,
        plan: &Plan,
        effect: &Effect,
        out: &mut Vec<Intent>,
    ) -> Fate {
        let text = context.text;
        strong(ui, &text.say("setup-effect"));
        for fault in &effect.faults {
            let ink = theme::palette(ui.visuals()).error.ink;
            ui.add(Label::new(RichText::new(fault).color(ink)).wrap());
        }
        if effect.faults.is_empty() {
            changes(ui, context, effect);
        }
        hint(ui, &text.say("setup-note"));
        let name = text.say("setup-note");
        ui.add(TextEdit::multiline(&mut self.note).desired_rows(2).desired_width(f32::INFINITY)).accessible_name(name);
        let ready = effect.faults.is_empty() && !self.note.trim().is_empty();
        let (mut saved, mut dropped) = (false, false);
        ui.horizontal(|ui| {
            saved = ui.add_enabled_ui(ready, |ui| primary(ui, &text.say("setup-save")).clicked()).inner;
            dropped = ui.button(text.say("setup-drop")).clicked();
        });
        if !ready && effect.faults.is_empty() {
            hint(ui, &text.say("setup-need-note"));
        }
        if saved && let Ok(edits) = plan.edits(context) {
            let note = Some(self.note.trim().into());
            out.push(Intent::Run(Command::Edit { edits, note }));
        }
        if saved || dropped {
            self.note.clear();
            self.effect = None;
            self.lines.forget();
            return Fate::Gone;
        }
        Fate::Kept
    }
}

/// A card that fills the page, scrolled where it holds more.
fn scrolled_card(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    card(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ScrollArea::vertical().id_salt("part").auto_shrink([false, false]).show(ui, add);
    });
}

/// The texts that were put into cells.
fn texts(events: Vec<Event>) -> Vec<(At, String)> {
    let mut texts = Vec::new();
    for event in events {
        match event {
            Event::Edit { at, text } => texts.push((at, text)),
            Event::Paste { at, rows } => {
                for (row, cells) in (at.row..).zip(rows) {
                    texts.extend((at.column..).zip(cells).map(|(column, text)| (At { row, column }, text)));
                }
            }
            _ => {}
        }
    }
    texts
}

fn changes(ui: &mut Ui, context: &Context<'_>, effect: &Effect) {
    let text = context.text;
    if effect.changes.is_empty() {
        hint(ui, &text.say("setup-effect-none"));
        return;
    }
    for [unit, before, after] in effect.changes.iter().take(LISTED) {
        let words = text.fill("setup-effect-row", &[("unit", unit), ("before", before), ("after", after)]);
        ui.add(Label::new(RichText::new(words).font(font(Text::Small))).wrap());
    }
    if let Some(more) = effect.changes.len().checked_sub(LISTED).filter(|m| *m > 0) {
        hint(ui, &text.fill("setup-more", &[("count", &text.count(more))]));
    }
}
