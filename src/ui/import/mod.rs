//! The import page: nothing is written before it was seen.

pub mod data;
mod detail;
mod findings;
mod names;
mod table;
mod taken;
mod told;
mod words;

use std::path::PathBuf;

use egui::{Layout, ScrollArea, Ui, vec2};

use super::context::{Access, Context, Intent, SourceCell};
use super::theme::{Severity, size};
use super::widgets::{RowWords, badge, capital, card, hint, list_row, page_head, primary, quiet, scrolled, section};
use crate::domain::campaign::Command;
use crate::domain::criteria::Source;
use crate::domain::value::Round;
use crate::sheets::forms::For;
use crate::sheets::grid::Workbook;
use crate::sheets::read::Options;
use crate::workbench::import::{Counts, Differing, Preview};

/// The width of the list of files.
const LIST: f32 = 340.0;

/// The page.
#[derive(Debug, Default)]
pub struct Import {
    paths: Vec<PathBuf>,
    stage: Stage,
    differing: Differing,
    chosen: usize,
    /// The file that was looked at before the files were read again.
    before: Option<PathBuf>,
    told: told::AllTold,
    look: detail::Look,
    taken: taken::Taken,
    /// The cell to show once its file is read.
    sought: Option<SourceCell>,
}

/// How far an import is.
#[derive(Debug, Default)]
enum Stage {
    /// Nothing was dropped yet.
    #[default]
    Waiting,
    /// The files are being read.
    Reading,
    /// What taking in would do is known.
    Rehearsed(Preview),
}

impl Import {
    /// Notes that files are being read; says what happens to values that differ and what was told.
    pub fn begin(&mut self, paths: Vec<PathBuf>) -> (Differing, Options) {
        if paths != self.paths {
            self.differing = Differing::Reported;
        }
        self.paths = paths;
        if let Stage::Rehearsed(preview) = std::mem::replace(&mut self.stage, Stage::Reading) {
            self.before = preview.files.get(self.chosen).map(|f| f.path.clone());
        }
        (self.differing, Options { sheets: self.told.clone(), ..Options::default() })
    }

    /// Goes to a cell of a file that is shown already; where none is, notes that it is looked for.
    pub fn seek(&mut self, source: SourceCell) -> bool {
        let Stage::Rehearsed(preview) = &self.stage else {
            self.sought = Some(source);
            return false;
        };
        let is_here = go_to(preview, &source, &mut self.chosen, &mut self.look);
        self.sought = (!is_here).then_some(source);
        is_here
    }

    /// Shows what taking in would do; says whether what was looked for is there.
    pub fn take(&mut self, preview: Preview) -> bool {
        if let Some(source) = self.sought.take() {
            self.look = detail::Look::default();
            let is_here = go_to(&preview, &source, &mut self.chosen, &mut self.look);
            self.paths = preview.files.iter().map(|f| f.path.clone()).collect();
            self.stage = if is_here { Stage::Rehearsed(preview) } else { Stage::Waiting };
            return is_here;
        }
        let before = self.before.take().and_then(|path| preview.files.iter().position(|f| f.path == path));
        match before {
            Some(at) => self.chosen = at,
            None => {
                self.chosen = data::worst_of(&preview.files);
                self.look = detail::Look::default();
            }
        }
        self.look.read_again();
        self.stage = Stage::Rehearsed(preview);
        true
    }

    /// Shows a file as it is; none where it can't be read any more.
    pub fn look_at(&mut self, path: PathBuf, workbook: Option<Workbook>) {
        self.look.show(path, workbook);
    }

    /// Forgets the rehearsal.
    pub fn clear(&mut self) {
        *self = Import::default();
    }

    /// The command that takes in what is shown.
    pub fn command(&self) -> Option<Command> {
        match &self.stage {
            Stage::Rehearsed(preview) => Some(preview.command()),
            Stage::Waiting | Stage::Reading => None,
        }
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        out.extend(pasted(ui).map(Intent::Paste));
        page_head(ui, &context.text.say("import-title"), &[], 0, |_| {});
        match &self.stage {
            Stage::Waiting => {
                let taken = &mut self.taken;
                scrolled(ui, "waiting", |ui| {
                    let height = if taken.is_empty(context) { 360.0 } else { 230.0 };
                    waiting(ui, context, height, out);
                    ui.add_space(size::M);
                    out.extend(taken.show(ui, context).map(Intent::Run));
                });
            }
            Stage::Reading => {
                card(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.label(context.text.say("import-reading"));
                    hint(ui, &context.text.say("import-reading-hint"));
                });
            }
            Stage::Rehearsed(preview) => {
                let differing = self.differing;
                if let Some(turned) = summary(ui, context, preview, differing, out) {
                    self.differing = turned;
                    out.push(Intent::Rehearse(self.paths.clone()));
                }
                ui.add_space(size::M);
                let mut asked = detail::Asked::default();
                both(ui, context, preview, &mut self.chosen, (&mut self.look, &mut self.told), &mut asked);
                let detail::Asked { remember, look_into, is_told, copied } = asked;
                if let Some((table, count)) = copied {
                    out.push(Intent::Copy(table));
                    let told = [("count", &*context.text.count(count))];
                    out.push(Intent::Tell(context.text.fill("import-copied", &told)));
                }
                let reads_again = is_told || remember.is_some();
                out.extend(look_into.map(Intent::LookInto));
                out.extend(remember.map(Intent::Run));
                // What is known now may concern other files too.
                out.extend(reads_again.then(|| Intent::Rehearse(self.paths.clone())));
            }
        }
    }
}

/// Shows a cell of one of the files; says whether it is there.
fn go_to(preview: &Preview, source: &SourceCell, chosen: &mut usize, look: &mut detail::Look) -> bool {
    let Some(at) = preview.files.iter().position(|f| f.sha256 == Some(source.sha256)) else { return false };
    let sheets = preview.files.get(at).into_iter().flat_map(|f| &f.sheets);
    let Some(sheet) = sheets.map(|s| &s.reading.sheet).position(|name| *name == source.sheet) else { return false };
    *chosen = at;
    look.go_to(sheet, source.cell);
    true
}

/// A range of cells that is pasted while no text is being typed.
fn pasted(ui: &Ui) -> Option<String> {
    if ui.text_edit_focused() {
        return None;
    }
    ui.input(|i| {
        i.events.iter().find_map(|event| match event {
            egui::Event::Paste(text) => Some(text.clone()),
            _ => None,
        })
    })
}

/// Says what can be dropped, and offers to choose it.
fn waiting(ui: &mut Ui, context: &Context<'_>, height: f32, out: &mut Vec<Intent>) {
    let text = context.text;
    let is_over = ui.input(|i| !i.raw.hovered_files.is_empty());
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_min_height(height);
        ui.vertical_centered(|ui| {
            ui.add_space((height - 170.0).max(0.0) / 2.0);
            let words = if is_over { text.say("import-let-go") } else { text.say("import-empty") };
            section(ui, &words);
            hint_line(ui, &text.say("import-empty-hint"));
            ui.add_space(size::M);
            // Both buttons in the middle need a known width.
            ui.allocate_ui(vec2(300.0, size::CONTROL), |ui| {
                ui.horizontal(|ui| {
                    if primary(ui, &text.say("import-choose-folder")).clicked() {
                        out.push(Intent::ChooseSpreadsheetFolder);
                    }
                    if ui.button(text.say("import-choose-files")).clicked() {
                        out.push(Intent::ChooseSpreadsheets);
                    }
                });
            });
            ui.add_space(size::M);
            hint_line(ui, &text.say("import-paste"));
            hint_line(ui, &text.say("import-promise"));
            ui.add_space(size::L);
            ui.menu_button(text.say("import-forms"), |ui| {
                for (name, to) in FORMS {
                    if ui.button(text.say(name)).clicked() {
                        out.push(Intent::ChooseFormsFolder(to));
                        ui.close();
                    }
                }
            });
        });
    });
}

/// The blank forms that can be written.
const FORMS: [(&str, For); 4] = [
    ("import-forms-units", For::Units),
    ("import-forms-appraisers", For::Appraisers(Round::First)),
    ("import-forms-survey", For::Table(Source::Survey)),
    ("import-forms-satisfaction", For::Table(Source::Satisfaction)),
];

/// A hint that keeps to the middle.
fn hint_line(ui: &mut Ui, words: &str) {
    ui.label(egui::RichText::new(words).font(super::theme::font(super::theme::Text::Small)).weak());
}

/// What would be written, and the buttons that decide; gives the choice about differing values where it turned.
fn summary(
    ui: &mut Ui,
    context: &Context<'_>,
    preview: &Preview,
    differing: Differing,
    out: &mut Vec<Intent>,
) -> Option<Differing> {
    let text = context.text;
    let mut turned = None;
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            counts(ui, context, &preview.counts);
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                let take = text.fill("import-take-in", &[("values", &text.count(preview.written()))]);
                if ui
                    .add_enabled_ui(preview.writes() && context.access == Access::Work, |ui| primary(ui, &take))
                    .inner
                    .clicked()
                {
                    out.push(Intent::TakeIn);
                }
                if quiet(ui, &text.say("import-drop")).clicked() {
                    out.push(Intent::DropPreview);
                }
            });
        });
        ui.horizontal(|ui| {
            let mut takes = differing == Differing::Taken;
            if preview.counts.changed > 0 || takes {
                if ui.checkbox(&mut takes, text.say("import-differing")).changed() {
                    turned = Some(if takes { Differing::Taken } else { Differing::Reported });
                }
            } else {
                hint(ui, &text.say("import-not-written"));
            }
            if !preview.skipped.is_empty() {
                let skipped = text.fill("import-skipped", &[("count", &text.count(preview.skipped.len()))]);
                let names: Vec<String> = preview.skipped.iter().map(|p| p.display().to_string()).collect();
                hint(ui, &skipped).on_hover_text(names.join("\n"));
            }
        });
    });
    turned
}

fn counts(ui: &mut Ui, context: &Context<'_>, counts: &Counts) {
    let text = context.text;
    let shown = [
        (counts.new, text.fill("import-count-new", &[("count", &text.count(counts.new))]), Severity::Ok),
        (
            counts.changed,
            text.fill("import-count-changed", &[("count", &text.count(counts.changed))]),
            Severity::Warning,
        ),
        (counts.same, text.fill("import-count-same", &[("count", &text.count(counts.same))]), Severity::Info),
        (counts.refused, text.fill("import-count-refused", &[("count", &text.count(counts.refused))]), Severity::Error),
    ];
    for (count, words, severity) in shown {
        let severity = if count == 0 { Severity::Info } else { severity };
        badge(ui, severity, &words);
    }
}

/// The files on the left, the chosen one on the right.
fn both(
    ui: &mut Ui,
    context: &Context<'_>,
    preview: &Preview,
    chosen: &mut usize,
    (look, told): (&mut detail::Look, &mut told::AllTold),
    asked: &mut detail::Asked,
) {
    let height = ui.available_height();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::L;
        ui.allocate_ui_with_layout(vec2(LIST, height), Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(LIST);
            files(ui, context, preview, chosen);
        });
        let rest = ui.available_width();
        ui.allocate_ui_with_layout(vec2(rest, height), Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(rest);
            if let Some(file) = preview.files.get(*chosen) {
                detail::show(ui, context, (file, *chosen), look, told, asked);
            }
        });
    });
}

fn files(ui: &mut Ui, context: &Context<'_>, preview: &Preview, chosen: &mut usize) {
    let text = context.text;
    let sorted = data::sorted(&preview.files);
    let words = [
        ("files", &*text.count(preview.files.len())),
        ("odd", &*text.count(sorted.odd)),
        ("bad", &*text.count(sorted.bad)),
    ];
    hint(ui, &text.fill("import-files", &words));
    let height = size::ROW_TWO + size::XS;
    ui.spacing_mut().item_spacing.y = size::XS / 2.0;
    ScrollArea::vertical().id_salt("files").auto_shrink([false, false]).show_rows(
        ui,
        height,
        preview.files.len(),
        |ui, range| {
            for at in range {
                let Some(file) = preview.files.get(at) else { continue };
                let row = data::file_row(file, context);
                let is_odd = matches!(row.severity, Severity::Warning | Severity::Error);
                let state = if is_odd { context.sign(row.severity) } else { String::new() };
                let words = RowWords {
                    name: &row.name,
                    under: &capital(&row.under),
                    right: &row.right,
                    severity: Some(row.severity),
                    state: &state,
                };
                if list_row(ui, &words, at == *chosen).clicked() {
                    *chosen = at;
                }
            }
        },
    );
}
