//! What will be written and where: a choice of outputs, the folder, and what became of each.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use egui::{Align, Label, Layout, RichText, Ui};

use super::data;
use crate::sheets::workbook::ExportError;
use crate::text::Text;
use crate::ui::context::{Context, Intent};
use crate::ui::theme::{self, Severity, Text as Style, font, size};
use crate::ui::widgets::{badge, card, hint, primary, quiet, section};
use crate::workbench::publish::{Outcome, Output, Planned, folder_beside, planned};

/// Places are looked at anew after so many seconds: somebody may have moved a file.
const FRESH: f64 = 2.0;

/// What is remembered of the outputs.
#[derive(Debug, Default)]
pub(super) struct Outputs {
    left_out: BTreeSet<Output>,
    folder: Option<PathBuf>,
    outcomes: Vec<Outcome>,
    planned: Vec<Planned>,
    looked_at: Option<f64>,
}

impl Outputs {
    /// Writes into another folder from now on.
    pub(super) fn write_into(&mut self, folder: PathBuf) {
        self.folder = Some(folder);
        self.outcomes.clear();
        self.looked_at = None;
    }

    /// Takes in what became of each.
    pub(super) fn written(&mut self, outcomes: Vec<Outcome>) {
        self.outcomes = outcomes;
        self.looked_at = None;
    }

    /// Draws the card.
    pub(super) fn show(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let text = context.text;
        let folder = self.folder.clone().unwrap_or_else(|| folder_beside(context.path, text));
        self.look(ui, context, &folder);
        section(ui, &text.say("publish-outputs"));
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            if !context.campaign.edition().is_final {
                badge(ui, Severity::Info, &text.say("publish-draft"));
            }
            for planned in self.planned.clone() {
                self.row(ui, context, &planned, out);
            }
            ui.separator();
            self.place(ui, text, &folder, out);
            ui.add_space(size::XS);
            self.buttons(ui, context, &folder, out);
        });
    }

    fn look(&mut self, ui: &Ui, context: &Context<'_>, folder: &Path) {
        let now = ui.input(|i| i.time);
        let is_elsewhere = self.planned.first().is_none_or(|p| p.path.parent() != Some(folder));
        if is_elsewhere || self.looked_at.is_none_or(|at| now - at > FRESH) {
            self.planned = planned(context.path, folder, context.text);
            self.looked_at = Some(now);
        }
    }

    fn row(&mut self, ui: &mut Ui, context: &Context<'_>, planned: &Planned, out: &mut Vec<Intent>) {
        let text = context.text;
        let mut chosen = !self.left_out.contains(&planned.output);
        let name = planned.output.name(text);
        ui.horizontal(|ui| {
            let words = RichText::new(&name).font(font(Style::Strong));
            if ui.checkbox(&mut chosen, words).changed() {
                if chosen {
                    self.left_out.remove(&planned.output);
                } else {
                    self.left_out.insert(planned.output);
                }
            }
            let outcome = self.outcomes.iter().find(|o| o.output == planned.output);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| match outcome.map(|o| &o.files) {
                Some(Ok(_)) => {
                    let opens = text.fill("publish-open", &[("what", &name)]);
                    if quiet(ui, &text.say("publish-open-short")).accessible_name(opens).clicked() {
                        out.push(Intent::OpenOutside(planned.path.clone()));
                    }
                    badge(ui, Severity::Ok, &text.say("publish-done"));
                }
                Some(Err(ExportError::Stopped)) => {
                    badge(ui, Severity::Warning, &text.say("publish-not-done"));
                }
                Some(Err(_)) => {
                    badge(ui, Severity::Error, &text.say("publish-not-done"));
                }
                None => {}
            });
        });
        ui.visuals_mut().indent_has_left_vline = false;
        ui.indent(planned.output, |ui| {
            hint(ui, &data::holds(context, planned.output));
            let place = planned.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let is_done = self.outcomes.iter().any(|o| o.output == planned.output && o.files.is_ok());
            let told = match planned.is_there {
                true if is_done => text.fill("publish-is-there", &[("name", &place)]),
                true => text.fill("publish-replaces", &[("name", &place)]),
                false => text.fill("publish-new", &[("name", &place)]),
            };
            hint(ui, &told).on_hover_text(planned.path.display().to_string());
            let failed = self.outcomes.iter().find(|o| o.output == planned.output).and_then(|o| o.files.as_ref().err());
            if let Some(error) = failed.filter(|e| !matches!(e, ExportError::Stopped)) {
                let ink = theme::palette(ui.visuals()).error.ink;
                ui.add(Label::new(RichText::new(error.message(text)).color(ink)).wrap());
            }
        });
    }

    fn place(&self, ui: &mut Ui, text: &Text, folder: &Path, out: &mut Vec<Intent>) {
        ui.horizontal(|ui| {
            ui.label(RichText::new(text.say("publish-into")).font(font(Style::Strong)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if quiet(ui, &text.say("publish-choose-folder")).clicked() {
                    out.push(Intent::ChoosePublishFolder);
                }
            });
        });
        // Beside the campaign its name is enough.
        let (name, beside) = (folder.file_name().unwrap_or_default().to_string_lossy(), self.folder.is_none());
        let told = if beside { text.fill("publish-beside", &[("name", &name)]) } else { folder.display().to_string() };
        ui.add(Label::new(told).wrap()).on_hover_text(folder.display().to_string());
    }

    fn buttons(&self, ui: &mut Ui, context: &Context<'_>, folder: &Path, out: &mut Vec<Intent>) {
        let text = context.text;
        let chosen: Vec<Planned> =
            self.planned.iter().filter(|p| !self.left_out.contains(&p.output)).cloned().collect();
        ui.horizontal(|ui| {
            let word = text.fill("publish-write", &[("count", &text.count(chosen.len()))]);
            let pressed = ui.add_enabled_ui(!chosen.is_empty(), |ui| match context.campaign.edition().is_final {
                true => primary(ui, &word).clicked(),
                false => ui.button(word).clicked(),
            });
            if pressed.inner {
                out.push(Intent::Publish(chosen));
            }
            if self.outcomes.iter().any(|o| o.files.is_ok()) && ui.button(text.say("publish-open-folder")).clicked() {
                out.push(Intent::OpenOutside(folder.to_owned()));
            }
        });
    }
}
