//! What can be done with an open thing: go to it, accept, give a reason, send back, deal with it.

use egui::{Label, RichText, TextEdit, Ui};

use super::data;
use super::{Review, Side};
use crate::domain::campaign::{Command, Edit};
use crate::domain::readiness::{Open, OpenKind};
use crate::ui::context::{Context, Intent};
use crate::ui::theme::{Text, font, size};
use crate::ui::widgets::{RowWords, hint, list_row, primary, quiet, section};

/// How many lines are listed before they are taken; the rest is counted.
const LISTED: usize = 200;

/// Goes to the line of an open thing.
pub(super) fn go(open: &Open, out: &mut Vec<Intent>) {
    if let Some(unit) = open.unit {
        out.push(Intent::Show(unit, open.line));
    }
}

impl Review {
    /// Draws what can be done with the chosen thing.
    pub(super) fn chosen(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let text = context.text;
        let Some(open) = self.chosen.clone() else {
            hint(ui, &text.say("review-nothing-chosen"));
            return;
        };
        hint(ui, &text.open_kind(&open.kind));
        if let Some(unit) = open.unit {
            section(ui, &text.unit_name(context.campaign, unit));
            if let Some(line) = open.line {
                let whole = context.campaign.line(unit, line).map(|n| format!("{} {}", n.code, n.text));
                ui.add(Label::new(whole.unwrap_or_default()).wrap());
            }
        }
        let sentence = match open.kind {
            // a finding says its file, sheet and cell as well
            OpenKind::Finding(..) => text.open(&open, context.campaign),
            _ => text.open_alone(&open, context.campaign),
        };
        ui.add(Label::new(RichText::new(sentence).font(font(Text::Strong))).wrap());
        if open.unit.is_some() && quiet(ui, &text.say("review-go")).clicked() {
            go(&open, out);
        }
        ui.add_space(size::S);
        if let Some(why) = context.why_closed("review-final") {
            hint(ui, &why);
            return;
        }
        accept(ui, context, &open, out);
        self.answer(ui, context, &open, out);
    }

    /// The field for a reason, a request or a note, with what it can be used for.
    fn answer(&mut self, ui: &mut Ui, context: &Context<'_>, open: &Open, out: &mut Vec<Intent>) {
        let text = context.text;
        let asks = match open.kind {
            OpenKind::MissingReason { .. } => text.say("review-reason"),
            OpenKind::Finding(..) => text.say("review-deal-note"),
            _ if open.unit.is_some() && open.line.is_some() => text.say("review-send-back-reason"),
            _ => return,
        };
        ui.add_space(size::S);
        hint(ui, &asks);
        let editor = TextEdit::multiline(&mut self.draft).desired_rows(2).desired_width(f32::INFINITY);
        ui.add(editor).accessible_name(asks);
        let filled = !self.draft.trim().is_empty();
        let mut done = None;
        ui.horizontal_wrapped(|ui| {
            ui.add_enabled_ui(filled, |ui| {
                let main = match open.kind {
                    OpenKind::MissingReason { .. } => {
                        Some((text.say("review-give-reason"), data::reason(context, open, &self.draft)))
                    }
                    OpenKind::Finding(..) => Some((text.say("review-deal"), data::dealt(open, &self.draft))),
                    _ => None,
                };
                if let Some((word, edit)) = main
                    && primary(ui, &word).clicked()
                {
                    done = edit;
                }
                if let Some(edit) = data::send_back(open, &self.draft)
                    && ui.button(text.say("review-send-back")).clicked()
                {
                    done = Some(edit);
                }
            });
        });
        if !filled {
            hint(ui, &text.say("review-need-text"));
        }
        if let Some(edit) = done {
            self.draft.clear();
            out.push(run(vec![edit]));
        }
    }

    /// Draws the blank lines whose self score could be taken, with the button that takes them.
    pub(super) fn equals(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let text = context.text;
        let all = data::equals(context);
        if all.is_empty() {
            hint(ui, &text.say("review-equal-none"));
            return;
        }
        let confirmed = all.iter().filter(|e| e.is_confirmed).count();
        let words = text.fill("review-equal-confirmed", &[("count", &text.count(confirmed))]);
        let mut only_confirmed = !self.takes_unconfirmed;
        ui.checkbox(&mut only_confirmed, words);
        self.takes_unconfirmed = !only_confirmed;
        let equals: Vec<_> = all.into_iter().filter(|e| e.is_confirmed || self.takes_unconfirmed).collect();
        let count = text.count(equals.len());
        section(ui, &text.fill("review-equal-title", &[("count", &count)]));
        ui.horizontal(|ui| {
            let take = text.fill("review-equal-take", &[("count", &count)]);
            if ui.add_enabled_ui(!equals.is_empty(), |ui| primary(ui, &take)).inner.clicked() {
                out.push(run(equals.iter().map(|e| e.edit.clone()).collect()));
                self.side = Side::Chosen;
            }
            if ui.button(text.say("review-cancel")).clicked() {
                self.side = Side::Chosen;
            }
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        for (number, equal) in equals.iter().take(LISTED).enumerate() {
            let words = RowWords { name: &equal.line, under: &equal.unit, right: &equal.points, ..RowWords::default() };
            ui.push_id(number, |ui| list_row(ui, &words, false));
        }
        if let Some(more) = equals.len().checked_sub(LISTED).filter(|m| *m > 0) {
            hint(ui, &text.fill("review-more", &[("count", &text.count(more))]));
        }
    }
}

/// The buttons that need no words.
fn accept(ui: &mut Ui, context: &Context<'_>, open: &Open, out: &mut Vec<Intent>) {
    let text = context.text;
    if let Some((points, edit)) = data::own_score(context, open)
        && ui.button(text.fill("review-accept-own", &[("points", &points)])).clicked()
    {
        out.push(run(vec![edit]));
    }
    for choice in data::choices(context, open) {
        if ui.button(&choice.words).clicked() {
            out.push(run(vec![choice.edit]));
        }
    }
    if matches!(open.kind, OpenKind::SentBack(_))
        && let Some(edit) = data::send_back(open, "")
        && ui.button(text.say("review-take-back")).clicked()
    {
        out.push(run(vec![edit]));
    }
}

fn run(edits: Vec<Edit>) -> Intent {
    Intent::Run(Command::Edit { edits, note: None })
}
