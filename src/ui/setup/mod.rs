//! Set-up: criteria set, units and counting rules of a block. What saving would change is shown first.

pub mod about;
pub mod data;
mod lines;
mod people;
mod puts;
mod settings;
mod tables;
mod tree;
mod units;

use egui::{Label, RichText, TextEdit, Ui, UiBuilder};

use self::data::{Effect, Plan};
use self::lines::Lines;
use self::units::Roster;
use super::context::{Context, Intent};
use super::theme::{self, Severity, Text, font, size};
use super::widgets::{badge, beside, empty, hint, page_head, primary, scrolled_card, strong};
use crate::domain::campaign::Command;
use crate::domain::criteria::Draft;

/// How many changed units are listed; the rest is counted.
const LISTED: usize = 40;
/// How many units and lines that would go are named above the reason; the rest is counted.
const GONE: usize = 5;
/// The width of what stands beside the part, where there is room.
const SIDE: f32 = 340.0;

/// The set-up page.
#[derive(Debug, Default)]
pub struct Setup {
    part: Part,
    plan: Option<Plan>,
    effect: Option<(Plan, u64, Effect)>,
    note: String,
    lines: Lines,
    units: Roster,
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

    /// Whether something was changed and isn't saved.
    pub fn is_unsaved(&self) -> bool {
        self.plan.is_some() || self.lines.is_typing() || self.units.is_typing()
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let Some(recorded) = Plan::of(context) else {
            empty(ui, &context.text.say("setup-empty"));
            return;
        };
        let mut plan = self.plan.take().filter(|p| p.block == context.block).unwrap_or_else(|| recorded.clone());
        self.head(ui, context, plan != recorded);
        let [left, right] = beside(ui, SIDE.min(ui.available_width() * 0.36));
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| self.part(ui, context, &mut plan, out));
        let is_changed = plan != recorded;
        let mut fate = Fate::Kept;
        scrolled_card(ui, right, "effect", |ui| fate = self.beside(ui, context, &plan, is_changed, out));
        // what isn't changed follows the log
        self.plan = (is_changed && fate == Fate::Kept).then_some(plan);
    }

    fn head(&mut self, ui: &mut Ui, context: &Context<'_>, is_changed: bool) {
        let text = context.text;
        let parts = [
            (Part::Criteria, text.say("setup-criteria")),
            (Part::Units, text.say("setup-units")),
            (Part::People, text.say("setup-people")),
            (Part::Settings, text.say("setup-settings")),
        ];
        let chosen = parts.iter().position(|(part, _)| *part == self.part).unwrap_or(0);
        let sides = parts.each_ref().map(|(_, words)| words.clone());
        let turned = page_head(ui, &text.say("window-place-setup"), &sides, chosen, |ui| {
            if let Some(why) = context.why_closed() {
                badge(ui, Severity::Info, &why);
            } else if is_changed {
                badge(ui, Severity::Warning, &text.say("setup-changed"));
            }
        });
        if let Some((part, _)) = turned.and_then(|at| parts.get(at)) {
            self.part = *part;
        }
    }

    fn part(&mut self, ui: &mut Ui, context: &Context<'_>, plan: &mut Plan, out: &mut Vec<Intent>) {
        match self.part {
            Part::Criteria => self.lines.show(ui, context, plan, out),
            Part::Units => self.units.show(ui, context, plan),
            Part::People => scrolled_card(ui, ui.max_rect(), "people", |ui| people::show(ui, context, plan)),
            Part::Settings => scrolled_card(ui, ui.max_rect(), "settings", |ui| settings::show(ui, context, plan)),
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
            gone(ui, context, effect);
            ui.add(Label::new(data::changed(text, effect)).wrap());
        }
        let name = text.say("setup-note");
        let field = TextEdit::multiline(&mut self.note).desired_rows(2).desired_width(f32::INFINITY).hint_text(&name);
        ui.add(field).accessible_name(name);
        let ready = effect.faults.is_empty() && !self.note.trim().is_empty();
        let (mut saved, mut dropped) = (false, false);
        ui.horizontal(|ui| {
            saved = ui.add_enabled_ui(ready, |ui| primary(ui, &text.say("setup-save")).clicked()).inner;
            dropped = ui.button(text.say("setup-drop")).clicked();
        });
        if !ready && effect.faults.is_empty() {
            hint(ui, &text.say("setup-need-note"));
        }
        changes(ui, context, effect);
        if saved && let Ok(edits) = plan.edits(context) {
            let note = Some(self.note.trim().into());
            out.push(Intent::RunAndTell(Command::Edit { edits, note }, text.say("setup-saved")));
        }
        if saved || dropped {
            self.note.clear();
            self.effect = None;
            self.lines.forget();
            self.units.forget();
            return Fate::Gone;
        }
        Fate::Kept
    }
}

/// What would no longer be there.
fn gone(ui: &mut Ui, context: &Context<'_>, effect: &Effect) {
    let ink = theme::palette(ui.visuals()).warning.ink;
    for gone in effect.gone.iter().take(GONE) {
        ui.add(Label::new(RichText::new(gone).color(ink)).wrap());
    }
    if let Some(more) = effect.gone.len().checked_sub(GONE).filter(|m| *m > 0) {
        let words = context.text.fill("setup-gone-more", &[("count", &context.text.count(more))]);
        ui.add(Label::new(RichText::new(words).color(ink)).wrap());
    }
}

/// The units that would have another total or place.
fn changes(ui: &mut Ui, context: &Context<'_>, effect: &Effect) {
    let text = context.text;
    for [unit, before, after] in effect.changes.iter().take(LISTED) {
        let words = text.fill("setup-effect-row", &[("unit", unit), ("before", before), ("after", after)]);
        ui.add(Label::new(RichText::new(words).font(font(Text::Small))).wrap());
    }
    if let Some(more) = effect.changes.len().checked_sub(LISTED).filter(|m| *m > 0) {
        hint(ui, &text.fill("setup-more", &[("count", &text.count(more))]));
    }
}
