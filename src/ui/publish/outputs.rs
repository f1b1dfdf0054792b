//! What will be written and where: a choice of outputs, the folder, and what became of each.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use egui::{Align, Label, Layout, RichText, Ui};

use super::data;
use crate::sheets::report::letter::Bound;
use crate::sheets::workbook::ExportError;
use crate::text::Text;
use crate::ui::context::{Context, Intent};
use crate::ui::theme::{self, Severity, Text as Style, font, size};
use crate::ui::widgets::{badge, card, hint, primary, quiet, reach, section};
use crate::workbench::publish::{Outcome, Output, Planned, folder_beside, planned};

/// Places are looked at anew after so many seconds: somebody may have moved a file.
const FRESH: f64 = 2.0;

/// What is remembered of the outputs.
#[derive(Debug, Default)]
pub(super) struct Outputs {
    /// Positions in the plan.
    left_out: BTreeSet<usize>,
    bound: Bound,
    folder: Option<PathBuf>,
    wording: Option<PathBuf>,
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

    /// Writes documents in the words of a file from now on, or in the standard ones.
    pub(super) fn use_wording(&mut self, path: Option<PathBuf>) {
        self.wording = path;
        self.outcomes.clear();
    }

    /// The file whose words documents are written in; none for the standard ones.
    pub(super) fn wording(&self) -> Option<PathBuf> {
        self.wording.clone()
    }

    /// Takes in what became of each.
    pub(super) fn written(&mut self, outcomes: Vec<Outcome>) {
        self.outcomes = outcomes;
        self.looked_at = None;
    }

    /// Draws the card, down to the foot of the page.
    pub(super) fn show(&mut self, ui: &mut Ui, context: &Context<'_>, foot: f32, out: &mut Vec<Intent>) {
        let text = context.text;
        let folder = self.folder.clone().unwrap_or_else(|| folder_beside(context.path, text));
        self.look(ui, context, &folder);
        ui.horizontal(|ui| {
            ui.set_min_height(size::CONTROL);
            section(ui, &text.say("publish-outputs"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.buttons(ui, context, &folder, out));
        });
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            reach(ui, foot);
            self.place(ui, text, &folder, out);
            if !context.campaign.edition().is_final {
                badge(ui, Severity::Info, &text.say("publish-draft"));
            }
            for at in 0..self.planned.len() {
                self.row(ui, context, at, out);
            }
            ui.separator();
            self.words(ui, text, out);
        });
    }

    /// Whose words the documents are in.
    fn words(&mut self, ui: &mut Ui, text: &Text, out: &mut Vec<Intent>) {
        ui.horizontal(|ui| {
            ui.label(RichText::new(text.say("publish-wording")).font(font(Style::Strong)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if quiet(ui, &text.say("publish-choose-wording")).clicked() {
                    out.push(Intent::ChooseWording);
                }
                if self.wording.is_some() && quiet(ui, &text.say("publish-standard-wording")).clicked() {
                    self.use_wording(None);
                }
                let name = self.wording.as_deref().and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
                let told = name.unwrap_or_else(|| text.say("publish-wording-standard"));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(Label::new(told).truncate()));
            });
        });
    }

    fn look(&mut self, ui: &Ui, context: &Context<'_>, folder: &Path) {
        let now = ui.input(|i| i.time);
        let is_elsewhere = self.planned.first().is_none_or(|p| p.path.parent() != Some(folder));
        if is_elsewhere || self.looked_at.is_none_or(|at| now - at > FRESH) {
            self.planned = planned(context.path, folder, self.bound, context.text);
            self.looked_at = Some(now);
        }
    }

    fn row(&mut self, ui: &mut Ui, context: &Context<'_>, at: usize, out: &mut Vec<Intent>) {
        let text = context.text;
        let Some(planned) = self.planned.get(at).cloned() else { return };
        let mut chosen = !self.left_out.contains(&at);
        let name = planned.output.name(text);
        ui.horizontal(|ui| {
            if ui.checkbox(&mut chosen, RichText::new(&name).font(font(Style::Strong))).changed() {
                if chosen {
                    self.left_out.remove(&at)
                } else {
                    self.left_out.insert(at)
                };
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.became(ui, text, &planned, out));
        });
        ui.visuals_mut().indent_has_left_vline = false;
        ui.indent(at, |ui| {
            hint(ui, &data::holds(context, planned.output));
            if let Output::Letters(_) = planned.output {
                ui.horizontal(|ui| {
                    let bound = self.bound;
                    ui.radio_value(&mut self.bound, Bound::Each, text.say("publish-letters-each"));
                    ui.add_space(size::M);
                    ui.radio_value(&mut self.bound, Bound::Together, text.say("publish-letters-together"));
                    if self.bound != bound {
                        self.looked_at = None;
                    }
                });
            }
            if let Some(Err(error)) = self.outcome(planned.output).filter(|f| !matches!(f, Err(ExportError::Stopped))) {
                let ink = theme::palette(ui.visuals()).error.ink;
                ui.add(Label::new(RichText::new(error.message(text)).color(ink)).wrap());
            }
        });
    }

    fn outcome(&self, output: Output) -> Option<&Result<usize, ExportError>> {
        self.outcomes.iter().find(|o| o.output == output).map(|o| &o.files)
    }

    /// What became of an output, or where it will be written.
    fn became(&self, ui: &mut Ui, text: &Text, planned: &Planned, out: &mut Vec<Intent>) {
        match self.outcome(planned.output) {
            Some(Ok(_)) => {
                let opens = text.fill("publish-open", &[("what", &planned.output.name(text))]);
                let button = quiet(ui, &text.say("publish-open-short")).accessible_name(opens);
                if button.on_hover_text(planned.path.display().to_string()).clicked() {
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
            None => {
                let place = planned.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let told = match (planned.is_there, planned.output.is_folder()) {
                    (true, false) => text.fill("publish-replaces", &[("name", &place)]),
                    (false, false) => text.fill("publish-new", &[("name", &place)]),
                    (true, true) => text.fill("publish-replaces-in", &[("name", &place)]),
                    (false, true) => text.fill("publish-new-folder", &[("name", &place)]),
                };
                let muted = theme::palette(ui.visuals()).muted;
                let words = RichText::new(told).font(font(Style::Small)).color(muted);
                ui.add(Label::new(words).truncate()).on_hover_text(planned.path.display().to_string());
            }
        }
    }

    fn place(&self, ui: &mut Ui, text: &Text, folder: &Path, out: &mut Vec<Intent>) {
        // Beside the campaign its name is enough.
        let (name, beside) = (folder.file_name().unwrap_or_default().to_string_lossy(), self.folder.is_none());
        let told = if beside { text.fill("publish-beside", &[("name", &name)]) } else { folder.display().to_string() };
        ui.horizontal(|ui| {
            ui.label(RichText::new(text.say("publish-into")).font(font(Style::Strong)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if quiet(ui, &text.say("publish-choose-folder")).clicked() {
                    out.push(Intent::ChoosePublishFolder);
                }
            });
        });
        ui.add(Label::new(told).wrap()).on_hover_text(folder.display().to_string());
    }

    fn buttons(&self, ui: &mut Ui, context: &Context<'_>, folder: &Path, out: &mut Vec<Intent>) {
        let text = context.text;
        let wanted = self.planned.iter().enumerate().filter(|(at, _)| !self.left_out.contains(at));
        let chosen: Vec<Planned> = wanted.map(|(_, planned)| planned.clone()).collect();
        let word = text.fill("publish-write", &[("count", &text.count(chosen.len()))]);
        let pressed = ui.add_enabled_ui(!chosen.is_empty(), |ui| match context.campaign.edition().is_final {
            true => primary(ui, &word).clicked(),
            false => ui.button(word).clicked(),
        });
        if pressed.inner {
            out.push(Intent::Publish(chosen, self.wording.clone()));
        }
        if self.outcomes.iter().any(|o| o.files.is_ok()) && ui.button(text.say("publish-open-folder")).clicked() {
            out.push(Intent::OpenOutside(folder.to_owned()));
        }
    }
}
