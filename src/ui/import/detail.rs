//! One file of a rehearsal: its sheets, what they were taken for, what is wrong, kind by kind.

use std::collections::HashSet;

use egui::{Label, RichText, Ui, vec2};

use super::data::{self, FindingRow, Group, SheetPart};
use super::names::Chosen;
use crate::domain::campaign::Command;
use crate::domain::finding::FindingKind;
use crate::text::Text;
use crate::ui::context::Context;
use crate::ui::theme::{self, Text as Style, font, size};
use crate::ui::widgets::{badge, capital, card, hint, quiet, scrolled, section, strong};
use crate::workbench::import::FilePreview;

/// How many findings of a kind are listed; the rest is counted.
const MOST: usize = 60;

/// How files are looked at: what was folded, and what was chosen and isn't remembered yet.
#[derive(Debug, Default)]
pub(super) struct Look {
    folded: HashSet<(usize, usize, FindingKind)>,
    names: Chosen,
}

/// Draws a file; gives the command that remembers whose a name is, where a person has said so.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    file: &FilePreview,
    number: usize,
    look: &mut Look,
) -> Option<Command> {
    let mut remembered = None;
    scrolled(ui, "detail", |ui| {
        section(ui, &file.name());
        hint(ui, &file.path.parent().map_or_else(String::new, |p| p.display().to_string()));
        for (at, part) in data::sheets(file, context).iter().enumerate() {
            ui.add_space(size::XS);
            card(ui, |ui| {
                ui.set_width(ui.available_width());
                remembered = sheet(ui, context, part, (number, at), look).or(remembered.take());
            });
        }
    });
    remembered
}

fn sheet(
    ui: &mut Ui,
    context: &Context<'_>,
    part: &SheetPart,
    (file, at): (usize, usize),
    look: &mut Look,
) -> Option<Command> {
    let text = context.text;
    let mut remembered = None;
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
        if !is_folded {
            rows(ui, text, group);
        }
        remembered = look.names.ask(ui, context, &group.names).or(remembered);
    }
    remembered
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

/// The findings as a small table; a column that is empty throughout is left out.
fn rows(ui: &mut Ui, text: &Text, group: &Group) {
    type Column = (fn(&FindingRow) -> &String, f32);
    let columns: [(Column, String); 5] = [
        ((|row| &row.cell, 1.0), text.say("import-cell")),
        ((|row| &row.line, 1.0), text.say("import-line")),
        ((|row| &row.unit, 2.6), text.say("import-unit")),
        ((|row| &row.found, 3.0), text.say("import-found")),
        ((|row| &row.expected, 3.6), text.say("import-expected")),
    ];
    let used: Vec<_> = columns.iter().filter(|((of, _), _)| group.rows.iter().any(|row| !of(row).is_empty())).collect();
    if used.is_empty() {
        return;
    }
    let shares: f32 = used.iter().map(|((_, share), _)| share).sum();
    let unit = (ui.available_width() - size::L) / shares.max(6.0);
    let muted = theme::palette(ui.visuals()).muted;
    let line = |ui: &mut Ui, row: Option<&FindingRow>| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for ((of, share), head) in &used {
                let words = match row {
                    Some(row) => RichText::new(one_line(of(row))),
                    None => RichText::new(head).font(font(Style::SmallStrong)).color(muted),
                };
                ui.allocate_ui(vec2(unit * share, size::ROW - size::XS), |ui| {
                    ui.set_width(unit * share - size::S);
                    ui.add(Label::new(words).truncate());
                    ui.add_space(size::S);
                });
            }
        });
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = size::ROW - size::XS;
        line(ui, None);
        for row in group.rows.iter().take(MOST) {
            line(ui, Some(row));
        }
    });
    if group.rows.len() > MOST {
        hint(ui, &text.fill("import-more", &[("count", &text.count(group.rows.len() - MOST))]));
    }
}

/// A cell's text may have line breaks; the table shows one line of it.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
