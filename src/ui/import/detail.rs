//! One file of a rehearsal: its sheets, what they were taken for, what is wrong, kind by kind.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use egui::{Align, Label, Layout, RichText, Sense, Ui, vec2};

use super::data::{self, FindingRow, Group, SheetPart};
use super::findings::{self, Sorted};
use super::names::Chosen;
use super::table::{self, Marks, Table};
use super::told::{self, AllTold};
use super::words;
use crate::domain::campaign::Command;
use crate::domain::finding::{Cell, FindingKind};
use crate::sheets::grid::Workbook;
use crate::sheets::read::RowRole;
use crate::text::Text;
use crate::ui::context::Context;
use crate::ui::theme::{self, Text as Style, font, size};
use crate::ui::widgets::{badge, capital, card, hint, quiet, scrolled, strong};
use crate::workbench::import::FilePreview;

/// Where a sheet with what stands over it has less room than this, it is scrolled with it.
const LEAST_FACE: f32 = 360.0;
/// How tall a sheet is then.
const LEAST_SHEET: f32 = 280.0;

/// How files are looked at: what was folded, and what was chosen and isn't remembered yet.
#[derive(Debug, Default)]
pub(super) struct Look {
    folded: HashSet<(usize, usize, FindingKind)>,
    names: Chosen,
    face: Face,
    /// The sheet that is shown as it is, and the cell that was gone to.
    sheet: usize,
    target: Option<Cell>,
    goes: bool,
    shown: Shown,
    marks: Option<(usize, Marks)>,
    sorted: Sorted,
}

/// Which side of a file is looked at.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Face {
    /// What is wrong.
    #[default]
    Findings,
    /// The sheet as it is.
    Sheet,
}

/// The file that is shown as it is.
#[derive(Debug, Default)]
enum Shown {
    #[default]
    Nothing,
    Asked(PathBuf),
    There(PathBuf, Option<Workbook>),
}

/// What was asked for while a file was drawn.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// A command that remembers what a person has said.
    pub(super) remember: Option<Command>,
    /// A file to show as it is.
    pub(super) look_into: Option<PathBuf>,
    /// Something was told about a sheet.
    pub(super) is_told: bool,
    /// What is found in a file is to be copied: as a table, and how many rows.
    pub(super) copied: Option<(String, usize)>,
}

impl Look {
    /// Takes a file that is to be shown as it is.
    pub(super) fn show(&mut self, path: PathBuf, workbook: Option<Workbook>) {
        self.marks = None;
        self.shown = Shown::There(path, workbook);
    }

    /// Notes that all files were read again.
    pub(super) fn read_again(&mut self) {
        self.marks = None;
    }

    pub(super) fn go_to(&mut self, sheet: usize, cell: Cell) {
        (self.face, self.sheet, self.target, self.goes) = (Face::Sheet, sheet, Some(cell), true);
        self.marks = None;
    }

    /// The workbook of a file, asked for where it isn't there.
    fn workbook(&mut self, path: &Path, asked: &mut Asked) -> Option<&Option<Workbook>> {
        let is_it = match &self.shown {
            Shown::Nothing => false,
            Shown::Asked(known) | Shown::There(known, _) => known == path,
        };
        if !is_it {
            asked.look_into = Some(path.to_owned());
            self.shown = Shown::Asked(path.to_owned());
            (self.marks, self.sheet) = (None, if self.goes { self.sheet } else { 0 });
        }
        match &self.shown {
            Shown::There(_, workbook) => Some(workbook),
            Shown::Nothing | Shown::Asked(_) => None,
        }
    }
}

/// Draws a file.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    (file, number): (&FilePreview, usize),
    look: &mut Look,
    told: &mut AllTold,
    asked: &mut Asked,
) {
    if file.sheets.is_empty() {
        look.face = Face::Findings;
    }
    let name = |ui: &mut Ui| {
        let name = RichText::new(file.name()).font(font(Style::Title));
        ui.add(Label::new(name).truncate()).on_hover_text(file.path.display().to_string());
    };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), size::CONTROL), Layout::right_to_left(Align::Center), |ui| {
        if !file.sheets.is_empty() {
            asked.copied = faces(ui, context, file, look);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), name);
    });
    match look.face {
        Face::Findings => scrolled(ui, "detail", |ui| {
            for (at, part) in data::sheets(file, context).iter().enumerate() {
                ui.add_space(size::XS);
                card(ui, |ui| {
                    ui.set_width(ui.available_width());
                    sheet(ui, context, part, (number, at), look, asked);
                });
            }
        }),
        // What stands over the sheet takes all of a small screen.
        Face::Sheet if ui.available_height() < LEAST_FACE => {
            scrolled(ui, "as-it-is", |ui| as_it_is(ui, context, file, look, told, asked));
        }
        Face::Sheet => as_it_is(ui, context, file, look, told, asked),
    }
}

/// The two sides of a file, from the right; what is found in it, where it is to be copied.
fn faces(ui: &mut Ui, context: &Context<'_>, file: &FilePreview, look: &mut Look) -> Option<(String, usize)> {
    let (text, found) = (context.text, file.findings().count());
    let count = text.count(found);
    ui.selectable_value(&mut look.face, Face::Sheet, text.say("import-face-sheet"));
    ui.selectable_value(&mut look.face, Face::Findings, text.fill("import-face-findings", &[("count", &count)]));
    let can_copy = look.face == Face::Findings && found > 0;
    let copies = can_copy && quiet(ui, &text.say("import-copy")).on_hover_text(text.say("import-copy-hint")).clicked();
    // Ctrl+C copies what is found, unless a text is being marked.
    let pressed = can_copy && !ui.text_edit_focused() && ui.input(|i| i.events.contains(&egui::Event::Copy));
    (copies || pressed).then(|| findings::copied(file, context))
}

/// A sheet as it is, with what it was taken for and choosers to say it better.
fn as_it_is(
    ui: &mut Ui,
    context: &Context<'_>,
    file: &FilePreview,
    look: &mut Look,
    told: &mut AllTold,
    asked: &mut Asked,
) {
    let text = context.text;
    look.sheet = look.sheet.min(file.sheets.len().saturating_sub(1));
    let at = look.sheet;
    let Some(reading) = file.sheets.get(at).map(|s| &s.reading) else { return };
    if file.sheets.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            for (other, sheet) in file.sheets.iter().enumerate() {
                if ui.selectable_label(other == at, &*sheet.reading.sheet).clicked() && other != at {
                    (look.sheet, look.target, look.marks) = (other, None, None);
                }
            }
        });
    }
    let Some(sha256) = file.sha256 else { return };
    let of = (sha256, reading.sheet.clone());
    let mut said = told.get(&of).cloned().unwrap_or_default();
    let mut is_told = told::choose(ui, context, reading, &mut said);
    asked.remember = told::remember(ui, context, reading, &said).or(asked.remember.take());
    asked.remember = told::remember_kind(ui, context, reading, &said).or(asked.remember.take());
    legend(ui, text);
    let goes = std::mem::take(&mut look.goes);
    let target = look.target;
    let marks = look.marks.take().filter(|(of, _)| *of == at);
    let kept = match look.workbook(&file.path, asked) {
        None => {
            look.goes = goes;
            hint(ui, &text.say("import-sheet-reading"));
            return;
        }
        Some(workbook) => match workbook.as_ref().and_then(|w| w.sheets.get(at)) {
            None => {
                hint(ui, &text.say("import-sheet-gone"));
                return;
            }
            Some(sheet) if sheet.is_empty() => {
                hint(ui, &text.say("import-sheet-empty"));
                return;
            }
            Some(sheet) => {
                let marks = marks.map_or_else(|| Marks::of(sheet, reading, text), |(_, marks)| marks);
                let height = if ui.available_height().is_finite() { ui.available_height() } else { LEAST_SHEET };
                let table = Table { sheet, reading, marks: &marks, target };
                let room = vec2(ui.available_width(), height);
                if let Some((column, meaning)) = ui.allocate_ui(room, |ui| table.show(ui, text, goes)).inner {
                    said.columns.insert(column, meaning);
                    is_told = true;
                }
                marks
            }
        },
    };
    look.marks = Some((at, kept));
    if is_told {
        asked.is_told = true;
        told.insert(of, said);
    }
}

/// What the colours at the row numbers mean.
fn legend(ui: &mut Ui, text: &Text) {
    let roles = [
        (RowRole::Heading, "import-role-heading"),
        (RowRole::Taken, "import-role-taken"),
        (RowRole::Subtotal, "import-role-subtotal"),
        (RowRole::Refused, "import-role-refused"),
        (RowRole::Remark, "import-role-remark"),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::XS;
        for (role, id) in roles {
            let (place, _) = ui.allocate_exact_size(vec2(size::M, size::M), Sense::hover());
            let palette = theme::palette(ui.visuals());
            ui.painter().rect_filled(place.shrink(1.0), 2.0, table::role_tint(role, palette).ink);
            hint(ui, &text.say(id));
            ui.add_space(size::S);
        }
    });
}

fn sheet(
    ui: &mut Ui,
    context: &Context<'_>,
    part: &SheetPart,
    (file, at): (usize, usize),
    look: &mut Look,
    asked: &mut Asked,
) {
    let text = context.text;
    match &part.name {
        Some(name) => {
            strong(ui, &text.fill("import-sheet", &[("name", name)]));
            hint(ui, &capital(&part.facts.join(" · ")));
        }
        None => {
            ui.add(Label::new(part.facts.join(" ")).wrap());
        }
    }
    if !part.columns.is_empty() {
        hint(ui, &text.fill("import-columns", &[("columns", &part.columns)]));
    }
    for group in &part.groups {
        ui.add_space(size::XS);
        let key = (file, at, group.kind);
        let is_folded = look.folded.contains(&key);
        if group_head(ui, text, group, is_folded) && !look.folded.remove(&key) {
            look.folded.insert(key);
        }
        let gone_to = if is_folded { None } else { findings::rows(ui, text, group, &mut look.sorted) };
        if let (Some(cell), Some(sheet)) = (gone_to, part.number) {
            look.go_to(sheet, cell);
        }
        asked.remember = look.names.ask(ui, context, &group.names).or(asked.remember.take());
        asked.remember = words::ask(ui, context, &group.words).or(asked.remember.take());
    }
}

/// The name of a kind with how many there are; tells whether it is to be folded or opened.
fn group_head(ui: &mut Ui, text: &Text, group: &Group, is_folded: bool) -> bool {
    let mut turned = false;
    ui.horizontal(|ui| {
        let count = text.count(group.rows.len());
        badge(ui, group.severity, &text.fill("import-group", &[("kind", &group.name), ("count", &count)]));
        let word = if is_folded { text.say("import-unfold") } else { text.say("import-fold") };
        let has_rows = group.rows.iter().any(|row| *row != FindingRow::default());
        turned = has_rows && quiet(ui, &word).clicked();
    });
    hint(ui, &group.advice);
    turned
}
