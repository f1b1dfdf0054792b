//! The inspector of the scoring page: draws the passport of the score that is selected.

use egui::{Label, RichText, TextEdit, Ui};

use super::Scoring;
use super::edits::{Changes, Typed};
use super::passport::{self, Event, Passport, Statement, Step};
use super::reasons;
use super::turned::Target;
use crate::domain::campaign::{Command, Edit};
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Key, Score, Value, What};
use crate::ui::context::{Context, Intent};
use crate::ui::theme::{self, Severity, Text, font, size};
use crate::ui::widgets::{RowWords, hint, list_row};

/// The private note while it is typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Note {
    at: Option<(UnitId, LineId)>,
    text: String,
    recorded: String,
}

impl Note {
    /// Sends the note off if it was changed.
    fn leave(&mut self, out: &mut Vec<Intent>) {
        let Some((unit, line)) = self.at.filter(|_| self.text.trim() != self.recorded) else { return };
        let text = self.text.trim().to_owned();
        let edits = vec![Edit::typed(Key::cell(What::PrivateNote, unit, line), Value::text(&text))];
        self.recorded = text;
        out.push(Intent::Run(Command::Edit { edits, note: None }));
    }
}

impl Scoring {
    /// Draws the passport of the line that is selected.
    pub fn inspector(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let chosen = self.unit.zip(self.line);
        let Some((unit, line)) = chosen else {
            return choose_a_line(ui, context);
        };
        // All units are looked through for it: only where something is another than in the last frame.
        let of = (context.campaign.revision(), context.text.lang(), unit, line);
        if self.passport.as_ref().is_none_or(|(known, _)| *known != of) {
            self.bank.follow(context.campaign, unit, line);
            self.passport = passport::passport(context, unit, line, &self.bank).map(|passport| (of, passport));
        }
        let Some((of, passport)) = self.passport.take() else {
            return choose_a_line(ui, context);
        };
        heading(ui, &passport);
        troubles(ui, &passport);
        self.rule(ui, context, &passport, out);
        self.reasons(ui, context, (unit, line), &passport, out);
        statements(ui, context, &passport.statements, out);
        self.note(ui, context, (unit, line), &passport, out);
        history(ui, context, (unit, line), &passport.history, out);
        self.passport = Some((of, passport));
    }

    fn rule(&self, ui: &mut Ui, context: &Context<'_>, passport: &Passport, out: &mut Vec<Intent>) {
        if !passport.rule.is_empty() || !passport.outcome.is_empty() {
            caption(ui, &context.text.say("scoring-how"));
            if !passport.outcome.is_empty() {
                wrapped(ui, RichText::new(&passport.outcome));
            }
        }
        if passport.levels.is_empty() {
            hint(ui, &passport.rule);
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let is_changeable = context.is_changeable();
        for (number, step) in (1..).zip(&passport.levels) {
            let words = RowWords { name: &step.text, right: &step.shown, ..RowWords::default() };
            let row = ui.push_id(("level", number), |ui| list_row(ui, &words, self.stands_at(context, step)));
            let row = row.inner.on_hover_text(&step.text);
            if row.clicked() && is_changeable {
                self.choose(context, step, out);
            }
        }
        ui.spacing_mut().item_spacing.y = size::S;
    }

    fn reasons(
        &mut self,
        ui: &mut Ui,
        context: &Context<'_>,
        (unit, line): (UnitId, LineId),
        passport: &Passport,
        out: &mut Vec<Intent>,
    ) {
        let Some(node) = context.campaign.line(unit, line) else { return };
        if passport.reasons.is_empty() || !context.is_changeable() {
            return;
        }
        caption(ui, &context.text.say("scoring-reasons"));
        let at = (unit, node, self.round());
        reasons::offer(ui, context, at, &passport.reasons, &mut self.rewording, out);
    }

    /// Whether the line is scored at a level's points.
    fn stands_at(&self, context: &Context<'_>, step: &Step) -> bool {
        let Some((unit, line)) = self.unit.zip(self.line) else { return false };
        context.campaign.standing(unit, line) == crate::domain::index::Standing::Points(step.points)
    }

    fn choose(&self, context: &Context<'_>, step: &Step, out: &mut Vec<Intent>) {
        let Some((unit, line)) = self.unit.zip(self.line) else { return };
        let Some(node) = context.campaign.line(unit, line) else { return };
        let mut changes = Changes::new(context.campaign, self.round());
        changes.put(Target { unit, node }, Typed::Score(Score::Points(step.points)));
        let edits = changes.edits(context.author);
        if !edits.is_empty() {
            out.push(Intent::Run(Command::Edit { edits, note: None }));
        }
    }

    fn note(
        &mut self,
        ui: &mut Ui,
        context: &Context<'_>,
        (unit, line): (UnitId, LineId),
        passport: &Passport,
        out: &mut Vec<Intent>,
    ) {
        if !context.is_changeable() {
            if !passport.note.is_empty() {
                caption(ui, &context.text.say("scoring-note"));
                wrapped(ui, RichText::new(&passport.note));
            }
            return;
        }
        caption(ui, &context.text.say("scoring-note"));
        let at = Some((unit, line));
        if self.note.at != at {
            self.note.leave(out);
        }
        if self.note.at != at || self.note.recorded != passport.note {
            self.note = Note { at, text: passport.note.clone(), recorded: passport.note.clone() };
        }
        let name = context.text.say("scoring-note");
        let editor = TextEdit::multiline(&mut self.note.text)
            .id_salt(("note", line))
            .desired_rows(2)
            .desired_width(f32::INFINITY)
            .hint_text(context.text.say("scoring-note-hint"));
        let response = ui.add(editor).accessible_name(name);
        if response.lost_focus() {
            if ui.input(|i| i.key_pressed(egui::Key::Escape)) {
                self.note.text.clone_from(&self.note.recorded);
            }
            self.note.leave(out);
        }
    }

    /// Sends a note off that was being typed when the box that it stands in was folded away.
    pub(super) fn leave_note(&mut self, ui: &Ui, out: &mut Vec<Intent>) {
        if !ui.text_edit_focused() {
            self.note.leave(out);
        }
    }
}

/// Says what will be here, under the button in the corner.
fn choose_a_line(ui: &mut Ui, context: &Context<'_>) {
    ui.add_space(size::CONTROL);
    hint(ui, &context.text.say("scoring-choose-line"));
}

fn heading(ui: &mut Ui, passport: &Passport) {
    let muted = theme::palette(ui.visuals()).muted;
    ui.label(RichText::new(&passport.heading).font(font(Text::SmallStrong)).color(muted));
    wrapped(ui, RichText::new(&passport.text).font(font(Text::Strong)));
    if !passport.appraiser.is_empty() {
        hint(ui, &passport.appraiser);
    }
    for words in [&passport.peers, &passport.last_year] {
        if !words.is_empty() {
            hint(ui, words);
        }
    }
}

fn troubles(ui: &mut Ui, passport: &Passport) {
    for trouble in &passport.troubles {
        let tint = theme::palette(ui.visuals()).severity(Severity::Warning);
        egui::Frame::new()
            .fill(tint.wash)
            .corner_radius(size::CORNER_SMALL)
            .inner_margin(egui::Margin::symmetric(8, 6))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                wrapped(ui, RichText::new(trouble).font(font(Text::Small)).color(tint.ink));
            });
    }
}

fn statements(ui: &mut Ui, context: &Context<'_>, statements: &[Statement], out: &mut Vec<Intent>) {
    for statement in statements {
        caption(ui, &statement.title);
        ui.spacing_mut().item_spacing.y = 2.0;
        wrapped(ui, RichText::new(&statement.text));
        match &statement.source {
            Some(source) => {
                let link = ui.link(RichText::new(&statement.from).font(font(Text::Small)));
                if link.on_hover_text(context.text.say("scoring-show-source")).clicked() {
                    out.push(Intent::ShowSource(source.clone()));
                }
            }
            None => drop(hint(ui, &statement.from)),
        }
        ui.spacing_mut().item_spacing.y = size::S;
    }
}

fn history(ui: &mut Ui, context: &Context<'_>, of: (UnitId, LineId), events: &[Event], out: &mut Vec<Intent>) {
    if events.is_empty() {
        return;
    }
    caption(ui, &context.text.say("scoring-history"));
    if ui.link(context.text.say("scoring-history-whole")).clicked() {
        out.push(Intent::ShowHistory(of.0, Some(of.1)));
    }
    for event in events {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            wrapped(ui, RichText::new(&event.change));
            if !event.why.is_empty() {
                hint(ui, &event.why);
            }
            hint(ui, &event.head);
        });
    }
}

fn caption(ui: &mut Ui, words: &str) {
    ui.add_space(size::S);
    let muted = theme::palette(ui.visuals()).muted;
    ui.label(RichText::new(words).font(font(Text::SmallStrong)).color(muted));
}

fn wrapped(ui: &mut Ui, words: RichText) {
    ui.add(Label::new(words).wrap());
}
