//! The list beside the sheet: the units of the block or, where the sheet is turned, its criteria. A name that is typed
//! over it is found, however it is written; Enter opens the first.

use egui::{Key, Modifiers, TextEdit, Ui};

use super::data::{self, LineRow};
use super::{Scoring, Wanted};
use crate::domain::slug::UnitId;
use crate::text::fold;
use crate::ui::context::Context;
use crate::ui::theme::size;
use crate::ui::widgets::{RowWords, hint, list, list_row, progress_row};

impl Scoring {
    /// The units of the block, with their progress; what is sought in them.
    pub(super) fn units(&mut self, ui: &mut Ui, context: &Context<'_>, shown: UnitId) {
        let Some(block) = context.campaign.block_of(shown) else { return };
        if self.filter.choose(ui, context, block) {
            self.line = None;
            self.is_filtered_anew = true;
            ui.ctx().request_repaint();
        }
        let enters = self.seek(ui, &context.text.say("scoring-find-unit"));
        let sought = fold::words(&self.sought);
        let is_found = |at: &usize| block.units.get(*at).is_some_and(|unit| holds(&unit.name, &sought));
        let found: Vec<usize> = (0..block.units.len()).filter(is_found).collect();
        if enters && let Some(unit) = found.first().and_then(|at| block.units.get(*at)) {
            self.sought.clear();
            self.go_to(unit.id, self.line);
            return;
        }
        if found.is_empty() {
            hint(ui, &context.text.say("scoring-no-such"));
        }
        let reveal = block.row(shown).and_then(|row| found.binary_search(&row).ok()).filter(|_| self.wanted.is_some());
        list(ui, found.len(), reveal, |ui, at| {
            let Some(row) = found.get(at).and_then(|at| data::unit(context, *at)) else { return };
            let (severity, state) = (Some(row.severity), context.sign(row.severity));
            let words = RowWords { name: &row.name, under: "", right: &row.progress, severity, state: &state };
            let told = match row.progress.is_empty() {
                true => row.name.clone(),
                false => format!("{} · {}", row.name, context.text.fill("scoring-lines", &[("done", &row.progress)])),
            };
            if progress_row(ui, &words, row.share(), row.unit == shown).on_hover_text(told).clicked() {
                let line = self.line;
                self.go_to(row.unit, line);
            }
        });
    }

    /// Lets a name of the list be typed; tells whether it was entered.
    fn seek(&mut self, ui: &mut Ui, name: &str) -> bool {
        ui.add_space(size::XS);
        let editor = TextEdit::singleline(&mut self.sought).hint_text(name).desired_width(f32::INFINITY);
        let typed = ui.add(editor.align(egui::Align2::LEFT_CENTER));
        // The key is the field's: the sheet, which gets the keyboard now, is not to go down by it.
        let enters = typed.lost_focus()
            && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter))
            && !self.sought.is_empty();
        typed.accessible_name(name);
        ui.add_space(size::XS);
        enters
    }

    /// The criteria of the block, with their progress over its units.
    pub(super) fn lines(&mut self, ui: &mut Ui, context: &Context<'_>, lines: &[LineRow]) {
        let enters = self.seek(ui, &context.text.say("scoring-find-line"));
        let sought = fold::words(&self.sought);
        let found: Vec<&LineRow> = lines.iter().filter(|row| holds(&row.name, &sought)).collect();
        if enters && let Some(row) = found.first() {
            self.sought.clear();
            (self.line, self.wanted) = (Some(row.line), Some(Wanted::Here));
            return;
        }
        if found.is_empty() {
            hint(ui, &context.text.say("scoring-no-such"));
        }
        let shown = self.line;
        let reveal = found.iter().position(|row| Some(row.line) == shown).filter(|_| self.wanted.is_some());
        list(ui, found.len(), reveal, |ui, at| {
            let Some(row) = found.get(at) else { return };
            let severity = Some(row.severity);
            let words = RowWords { name: &row.name, right: &row.progress, severity, ..RowWords::default() };
            if list_row(ui, &words, Some(row.line) == shown).on_hover_text(&row.text).clicked() {
                self.line = Some(row.line);
                self.notice = None;
                self.wanted = Some(Wanted::Here);
            }
        });
    }
}

/// Whether a name holds what is sought, however it is written.
fn holds(name: &str, sought: &str) -> bool {
    sought.is_empty() || fold::words(name).contains(sought)
}
