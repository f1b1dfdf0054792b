//! The publish page: the gate, the edition, what goes out, and the proof that all is intact.

pub mod data;
mod outputs;
mod paper;
mod words;

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Label, RichText, TextEdit, Ui, vec2};

use super::context::{Access, Context, Intent, Place};
use super::theme::{self, Severity, Text as Style, font, size};
use super::widgets::{
    RowWords, Side, badge, card, columns, hint, list_row, page_head, primary, quiet, reach, scrolled, section,
};
use crate::domain::campaign::Command;
use crate::domain::readiness::Matter;
use crate::sheets::preview::Preview;
use crate::sheets::preview::document::{Document, Drafted};
use crate::workbench::publish::Outcome;
use data::{GateRow, Step};
use outputs::Outputs;
use paper::Paper;
use words::Words;

/// So many units are previewed without being asked for it.
const MOST_AT_ONCE: usize = 200;

/// The page.
#[derive(Debug, Default)]
pub struct Publish {
    author: String,
    reason: String,
    problems: Option<Vec<String>>,
    face: Face,
    outputs: Outputs,
    paper: Paper,
    words: Words,
}

/// Which side of the page is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Face {
    /// The gate, the edition, what goes out.
    #[default]
    Desk,
    /// The workbook as it will be printed.
    Paper,
    /// The documents as they will be written.
    Words,
}

impl Publish {
    /// Says in whose name the edition would be locked.
    pub fn named(&mut self, author: &str) {
        if self.author != author {
            author.clone_into(&mut self.author);
        }
    }

    /// Whether a reason for opening again is typed and not used.
    pub fn is_typing(&self) -> bool {
        !self.reason.trim().is_empty()
    }

    /// Writes into another folder from now on.
    pub fn write_into(&mut self, folder: PathBuf) {
        self.outputs.write_into(folder);
    }

    /// Writes documents in the words of a file from now on.
    pub fn use_wording(&mut self, path: PathBuf) {
        self.outputs.use_wording(Some(path));
    }

    /// Notes what became of each output.
    pub fn written(&mut self, outcomes: Vec<Outcome>) {
        self.outputs.written(outcomes);
    }

    /// Takes in the workbook on paper, formed at a revision of the campaign.
    pub fn preview(&mut self, revision: u64, preview: Preview) {
        self.paper.take(revision, preview);
    }

    /// Takes in a document, formed at a revision of the campaign in the words of a file.
    pub fn document(&mut self, what: Drafted, made: (u64, Option<PathBuf>), document: Document) {
        self.words.take(what, made, document);
    }

    /// Notes what a check has found.
    pub fn checked(&mut self, problems: Vec<String>) {
        self.problems = Some(problems);
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        self.faces(ui, context, out);
        if self.face == Face::Paper {
            self.paper.show(ui, context, out);
            return;
        }
        if self.face == Face::Words {
            self.words.show(ui, context, self.outputs.wording(), out);
            return;
        }
        scrolled(ui, "publish", |ui| {
            let foot = ui.max_rect().bottom();
            columns(ui, |ui, side| match side {
                Side::Left => {
                    self.edition(ui, context, out);
                    ui.add_space(size::M);
                    history(ui, context, out);
                    ui.add_space(size::M);
                    self.verify(ui, context, foot, out);
                }
                Side::Right => self.outputs.show(ui, context, foot, out),
            });
        });
    }

    /// The title, and the two sides of the page.
    fn faces(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let text = context.text;
        let faces = [
            (Face::Desk, text.say("publish-face-desk")),
            (Face::Paper, text.say("publish-face-paper")),
            (Face::Words, text.say("publish-face-words")),
        ];
        let chosen = faces.iter().position(|(face, _)| *face == self.face).unwrap_or(0);
        let sides = faces.each_ref().map(|(_, words)| words.clone());
        let turned = page_head(ui, &text.say("publish-title"), &sides, chosen, |_| {});
        let Some((face, _)) = turned.and_then(|at| faces.get(at)) else { return };
        self.face = *face;
        // Thousands of units take a while; that is for the user to say.
        let is_quick = data::contents(context).units <= MOST_AT_ONCE;
        if self.face == Face::Paper && is_quick && self.paper.is_stale(context.campaign.revision()) {
            out.push(Intent::PreviewWorkbook);
        }
        if self.face == Face::Words && is_quick {
            self.words.open(self.outputs.wording(), out);
        }
    }

    /// The gate, or the way back through it.
    fn edition(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let text = context.text;
        let edition = context.campaign.edition();
        // As tall as the head of the column beside it, which carries a button.
        ui.horizontal(|ui| {
            ui.set_min_height(size::CONTROL);
            section(ui, &text.say("publish-edition"))
        });
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            if edition.is_final {
                let number = text.count(edition.edition);
                badge(ui, Severity::Ok, &text.fill("publish-is-final", &[("edition", &number)]));
                hint(ui, &text.say("publish-reopen-hint"));
                self.reopen(ui, context, out);
            } else {
                self.gate(ui, context, out);
            }
        });
    }

    fn gate(&self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let text = context.text;
        let rows = data::gate(context);
        let blocking = context.open.tally().blocking();
        if blocking == 0 {
            badge(ui, Severity::Ok, &text.say("publish-ready"));
        } else {
            badge(ui, Severity::Error, &text.fill("publish-blocked", &[("count", &text.count(blocking))]));
        }
        for row in &rows {
            gate_row(ui, context, row, out);
        }
        ui.add_space(size::S);
        let number = text.count(context.campaign.edition().edition + 1);
        ui.horizontal(|ui| {
            let word = text.fill("publish-finalize", &[("edition", &number)]);
            let ready = blocking == 0 && !self.author.is_empty() && context.access == Access::Work;
            if ui.add_enabled_ui(ready, |ui| primary(ui, &word)).inner.clicked() {
                out.push(Intent::Run(Command::Finalize));
            }
            hint(ui, &self.in_the_name(context));
        });
        hint(ui, &text.say("publish-finalize-hint"));
    }

    fn in_the_name(&self, context: &Context<'_>) -> String {
        match self.author.as_str() {
            "" => context.text.say("publish-by-nobody"),
            author => context.text.fill("publish-by", &[("author", author)]),
        }
    }

    fn reopen(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let text = context.text;
        let name = text.say("publish-reason");
        let field = TextEdit::multiline(&mut self.reason).desired_rows(2).desired_width(f32::INFINITY).hint_text(&name);
        ui.add(field).accessible_name(name);
        ui.horizontal(|ui| {
            let ready = !self.reason.trim().is_empty() && context.access == Access::Work;
            let button = ui.add_enabled(ready, egui::Button::new(text.say("publish-reopen")));
            if button.clicked() {
                let reason: Arc<str> = std::mem::take(&mut self.reason).trim().into();
                out.push(Intent::Run(Command::Reopen { reason }));
            }
            hint(ui, &self.in_the_name(context));
        });
    }

    /// The proof that all is intact; its card reaches the foot of the page.
    fn verify(&mut self, ui: &mut Ui, context: &Context<'_>, foot: f32, out: &mut Vec<Intent>) {
        let text = context.text;
        section(ui, &text.say("publish-proof"));
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            reach(ui, foot);
            hint(ui, &text.say("publish-proof-hint"));
            ui.horizontal(|ui| {
                if ui.button(text.say("publish-verify")).clicked() {
                    out.push(Intent::Verify);
                }
                match self.problems.as_deref() {
                    None => {}
                    Some([]) => {
                        badge(ui, Severity::Ok, &text.say("publish-intact"));
                    }
                    Some(problems) => {
                        let count = text.count(problems.len());
                        badge(ui, Severity::Error, &text.fill("publish-not-intact", &[("count", &count)]));
                        if quiet(ui, &text.say("window-copy-details")).clicked() {
                            out.push(Intent::Copy(problems.join("\n")));
                        }
                    }
                }
            });
            for problem in self.problems.iter().flatten().take(20) {
                ui.add(Label::new(problem).wrap());
            }
            ui.add_space(size::XS);
            backups(ui, context, out);
        });
    }
}

fn gate_row(ui: &mut Ui, context: &Context<'_>, row: &GateRow, out: &mut Vec<Intent>) {
    let text = context.text;
    let name = text.matter(row.matter);
    let count = text.count(row.count);
    let (severity, under) = if row.matter.is_blocking() {
        (Severity::Error, text.say("overview-is-blocking"))
    } else {
        (Severity::Warning, text.say("overview-is-listed"))
    };
    let words = RowWords { name: &name, under: &under, right: &count, severity: Some(severity), state: "" };
    if list_row(ui, &words, false).clicked() {
        out.push(match (row.matter, row.first) {
            (Matter::Blank, Some((unit, line))) => Intent::Show(unit, line),
            _ => Intent::Go(Place::Review),
        });
    }
}

/// Every edition, with its digest, and every reopening.
fn history(ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
    let text = context.text;
    section(ui, &text.say("publish-editions"));
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        let steps = data::steps(context);
        if steps.is_empty() {
            hint(ui, &text.say("publish-no-edition"));
        }
        for step in &steps {
            step_row(ui, context, step, out);
        }
    });
}

fn step_row(ui: &mut Ui, context: &Context<'_>, step: &Step, out: &mut Vec<Intent>) {
    let text = context.text;
    let name = match step.edition {
        Some(edition) => text.fill("publish-locked", &[("edition", &text.count(edition))]),
        None => text.say("publish-reopened"),
    };
    ui.label(RichText::new(name).font(font(Style::Strong)));
    hint(ui, &text.fill("publish-who-when", &[("author", &step.author), ("time", &text.time(step.at_ms))]));
    if let Some(reason) = &step.reason {
        ui.add(Label::new(text.fill("publish-because", &[("reason", reason)])).wrap());
    }
    if let Some(digest) = &step.digest {
        let muted = theme::palette(ui.visuals()).muted;
        ui.horizontal(|ui| {
            let wide = ui.available_width() - 90.0;
            ui.allocate_ui(vec2(wide, size::CONTROL), |ui| {
                let words = text.fill("publish-digest", &[("digest", digest)]);
                ui.add(Label::new(RichText::new(words).font(font(Style::Small)).color(muted)).truncate());
            });
            if quiet(ui, &text.say("publish-copy")).clicked() {
                out.push(Intent::Copy(digest.clone()));
            }
        });
    }
    ui.add_space(size::XS);
}

fn backups(ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
    let text = context.text;
    let folder = crate::file::backup_folder(context.path);
    hint(ui, &text.say("publish-backups-hint"));
    ui.horizontal(|ui| {
        if ui.button(text.say("publish-open-backups")).clicked() {
            out.push(Intent::OpenOutside(folder.clone()));
        }
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        hint(ui, &name).on_hover_text(folder.display().to_string());
    });
}
