//! What can be done with what is chosen: go to it, accept, give a reason, send back, deal with it.

use egui::{Label, RichText, TextEdit, Ui};

use super::{Chosen, Equals, Review, Side, data, settle};
use crate::domain::campaign::{Command, Edit};
use crate::domain::readiness::{Open, OpenKind};
use crate::text::short_name;
use crate::ui::context::{Context, Intent};
use crate::ui::theme::{Text, font, size};
use crate::ui::widgets::{RowWords, hint, list_row, primary, section};

/// How many lines are listed before they are taken; the rest is counted.
const LISTED: usize = 200;

/// Goes to the line of an open thing.
pub(super) fn go(open: &Open, out: &mut Vec<Intent>) {
    if let Some(unit) = open.unit {
        out.push(Intent::Show(unit, open.line));
    }
}

/// The line and the unit in short, for the end of a sentence.
pub(super) fn place(context: &Context<'_>, open: &Open) -> String {
    let unit = open.unit.map(|unit| short_name(&context.text.unit_name(context.campaign, unit)));
    let code = open.unit.zip(open.line).and_then(|(u, l)| context.campaign.line(u, l)).map(|n| n.code.to_string());
    let words: Vec<String> = code.into_iter().chain(unit).collect();
    if words.is_empty() { context.text.matter(open.matter()) } else { words.join(", ") }
}

/// Carries an edit out, and tells it with the way back.
pub(super) fn run_for(reason: &str, edit: Edit, told: String, out: &mut Vec<Intent>) {
    // A score carries its reason itself.
    let note = edit.value.reason().is_none().then(|| reason.trim()).filter(|note| !note.is_empty());
    let command = Command::Edit { note: note.map(Into::into), edits: vec![edit] };
    out.push(Intent::RunAndTell(command, told));
}

/// The same without a reason.
pub(super) fn run_and_tell(context: &Context<'_>, open: &Open, edit: Edit, told: &str, out: &mut Vec<Intent>) {
    let told = if told.is_empty() { place(context, open) } else { told.to_owned() };
    run_for("", edit, told, out);
}

impl Review {
    /// Draws what can be done with the chosen thing.
    pub(super) fn chosen(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let text = context.text;
        let open = match self.chosen.clone() {
            Some(Chosen::Open(open)) => open,
            Some(Chosen::Heap(of)) => return self.heap_chosen(ui, context, &of, out),
            None => {
                hint(ui, &text.say("review-nothing-chosen"));
                return;
            }
        };
        hint(ui, &text.matter(open.matter()));
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
        if !matches!(open.kind, OpenKind::Disputed(_)) {
            ui.add(Label::new(RichText::new(sentence).font(font(Text::Strong))).wrap());
        }
        ui.add_space(size::XS);
        if let Some(why) = context.why_closed() {
            hint(ui, &why);
        } else {
            self.dispute(ui, context, &open, out);
            self.accept(ui, context, &open, out);
            self.answer(ui, context, &open, out);
        }
        ui.add_space(size::S);
        if open.unit.is_some() && ui.button(text.say("review-go")).clicked() {
            go(&open, out);
        }
    }

    /// Blank lines that belong together.
    fn heap_chosen(&self, ui: &mut Ui, context: &Context<'_>, of: &data::HeapOf, out: &mut Vec<Intent>) {
        let text = context.text;
        let heap = self.rows().iter().find_map(|row| match row {
            data::Row::Heap(heap) if heap.of == *of => Some(heap),
            _ => None,
        });
        let Some(heap) = heap else { return };
        section(ui, &data::heap_name(context, of));
        let words = [("count", &*text.count(heap.count)), ("units", &*text.count(heap.units))];
        ui.add(Label::new(text.fill("review-heap-says", &words)).wrap());
        ui.add_space(size::S);
        if primary(ui, &text.say("review-heap-go")).clicked() {
            out.push(Intent::Show(heap.first.0, Some(heap.first.1)));
        }
        hint(ui, &text.say("review-heap-keys"));
    }

    /// The buttons that need no words.
    fn accept(&mut self, ui: &mut Ui, context: &Context<'_>, open: &Open, out: &mut Vec<Intent>) {
        let text = context.text;
        let place = place(context, open);
        if let Some((points, edit)) = settle::own_score(context, open)
            && ui.button(text.fill("review-accept-own", &[("points", &points)])).clicked()
        {
            let told = text.fill("review-told-own", &[("place", &place), ("points", &points)]);
            run_and_tell(context, open, edit, &told, out);
            self.wants_keys = true;
        }
        if matches!(open.kind, OpenKind::SentBack(_))
            && let Some(edit) = settle::send_back(open, "")
            && ui.button(text.say("review-take-back")).clicked()
        {
            let told = text.fill("review-told-taken-back", &[("place", &place)]);
            run_and_tell(context, open, edit, &told, out);
            self.wants_keys = true;
        }
    }

    /// The field for a reason, a request or a note, with what it can be used for.
    fn answer(&mut self, ui: &mut Ui, context: &Context<'_>, open: &Open, out: &mut Vec<Intent>) {
        let text = context.text;
        let asks = match open.kind {
            OpenKind::Disputed(_) => return,
            OpenKind::MissingReason { .. } => text.say("review-reason"),
            OpenKind::Finding(..) => text.say("review-deal-note"),
            _ if open.unit.is_some() && open.line.is_some() => text.say("review-send-back-reason"),
            _ => return,
        };
        ui.add_space(size::S);
        let editor = TextEdit::multiline(&mut self.draft).desired_rows(2).desired_width(f32::INFINITY);
        ui.add(editor.hint_text(&asks)).accessible_name(asks);
        let filled = !self.draft.trim().is_empty();
        let place = place(context, open);
        let mut done = None;
        ui.horizontal_wrapped(|ui| {
            ui.add_enabled_ui(filled, |ui| {
                let main = match open.kind {
                    OpenKind::MissingReason { .. } => Some((
                        text.say("review-give-reason"),
                        settle::reason(context, open, &self.draft),
                        text.fill("review-told-reason", &[("place", &place)]),
                    )),
                    OpenKind::Finding(..) => Some((
                        text.say("review-deal"),
                        settle::dealt(open, &self.draft),
                        text.fill("review-told-dealt", &[("place", &place)]),
                    )),
                    _ => None,
                };
                if let Some((word, edit, told)) = main
                    && primary(ui, &word).clicked()
                {
                    done = edit.zip(Some(told));
                }
                if let Some(edit) = settle::send_back(open, &self.draft)
                    && ui.button(text.say("review-send-back")).clicked()
                {
                    done = Some((edit, text.fill("review-told-sent-back", &[("place", &place)])));
                }
            });
        });
        if !filled {
            hint(ui, &text.say("review-need-text"));
        }
        if let Some((edit, told)) = done {
            self.draft.clear();
            self.wants_keys = true;
            run_and_tell(context, open, edit, &told, out);
        }
    }

    /// Draws the blank lines of the block whose self score could be taken, with the button that takes them.
    pub(super) fn equals(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let text = context.text;
        let (revision, block) = (context.campaign.revision(), context.block);
        let known = self.equals.take().filter(|known| known.revision == revision && known.block == block);
        let known = known.unwrap_or_else(|| Equals { revision, block, all: settle::equals(context, block) });
        let name = context.campaign.block(block).map(|b| b.block.name.to_string()).unwrap_or_default();
        section(ui, &text.fill("review-equal-title", &[("block", &name)]));
        if known.all.is_empty() {
            hint(ui, &text.say("review-equal-none"));
        }
        let confirmed = known.all.iter().filter(|e| e.is_confirmed).count();
        if !known.all.is_empty() {
            let words = text.fill("review-equal-confirmed", &[("count", &text.count(confirmed))]);
            let mut only_confirmed = !self.takes_unconfirmed;
            ui.checkbox(&mut only_confirmed, words);
            self.takes_unconfirmed = !only_confirmed;
        }
        let is_taken = |e: &&settle::Equal| e.is_confirmed || self.takes_unconfirmed;
        let many = if self.takes_unconfirmed { known.all.len() } else { confirmed };
        let count = text.count(many);
        ui.horizontal(|ui| {
            let take = text.fill("review-equal-take", &[("count", &count)]);
            if ui.add_enabled_ui(many > 0, |ui| primary(ui, &take)).inner.clicked() {
                let edits = known.all.iter().filter(is_taken).map(|e| e.edit.clone()).collect();
                let told = text.fill("review-equal-taken", &[("count", &count), ("block", &name)]);
                out.push(Intent::RunAndTell(Command::Edit { edits, note: None }, told));
                self.side = Side::Chosen;
                self.wants_keys = true;
            }
            if ui.button(text.say("review-cancel")).clicked() {
                self.side = Side::Chosen;
                self.wants_keys = true;
            }
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        for (number, equal) in known.all.iter().filter(is_taken).take(LISTED).enumerate() {
            let (Some(unit), Some(line)) = (equal.open.unit, equal.open.line) else { continue };
            let name = text.line_name(context.campaign, unit, line);
            let under = text.unit_name(context.campaign, unit);
            let words = RowWords { name: &name, under: &under, right: &equal.points, ..RowWords::default() };
            ui.push_id(number, |ui| list_row(ui, &words, false));
        }
        if let Some(more) = many.checked_sub(LISTED).filter(|m| *m > 0) {
            hint(ui, &text.fill("review-more", &[("count", &text.count(more))]));
        }
        self.equals = Some(known);
    }
}
