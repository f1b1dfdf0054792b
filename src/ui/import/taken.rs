//! The files that were taken in, newest first, each of which can be taken back alone.

use egui::{Layout, Ui};

use crate::domain::campaign::{Campaign, Command};
use crate::domain::entry::{Act, Entry, EntryId};
use crate::text::Text;
use crate::ui::context::{Access, Context};
use crate::ui::theme::size;
use crate::ui::widgets::{hint, quiet, section, spoken};

/// How many are listed; what stands further back is found in the history.
const MOST: usize = 200;

/// The files as of one moment.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// How long the log was then.
    at: usize,
    rows: Vec<Row>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    entry: EntryId,
    name: String,
    /// When, by whom, how many values.
    words: String,
    /// How many of its values still count.
    left: usize,
}

impl Taken {
    /// Whether nothing was taken in.
    pub(super) fn is_empty(&mut self, context: &Context<'_>) -> bool {
        self.refresh(context);
        self.rows.is_empty()
    }

    fn refresh(&mut self, context: &Context<'_>) {
        let log = context.campaign.log().entries().len();
        if self.at != log {
            *self = Taken { at: log, rows: rows(context.campaign, context.text) };
        }
    }

    /// Lists the files; gives the command that takes one back.
    pub(super) fn show(&mut self, ui: &mut Ui, context: &Context<'_>) -> Option<Command> {
        if self.is_empty(context) {
            return None;
        }
        let text = context.text;
        let mut taken_back = None;
        section(ui, &text.say("import-taken-files"));
        for row in &self.rows {
            ui.horizontal(|ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.x = size::M;
                ui.label(&row.name);
                hint(ui, &row.words);
                ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                    if row.left == 0 {
                        hint(ui, &text.say("import-taken-back"));
                        return;
                    }
                    if context.access != Access::Work {
                        return;
                    }
                    let word = text.say("import-take-back");
                    // Two files of one name are told apart by what else is said of them.
                    let is_alone = self.rows.iter().filter(|other| other.name == row.name).count() == 1;
                    let file = if is_alone { row.name.clone() } else { spoken([&*row.name, &row.words]) };
                    let button = quiet(ui, &word).accessible_name(text.fill("import-take-back-of", &[("file", &file)]));
                    let left = text.fill("import-take-back-hint", &[("values", &text.count(row.left))]);
                    if button.on_hover_text(left).clicked() {
                        taken_back = Some(Command::TakeBack(row.entry));
                    }
                });
            });
        }
        taken_back
    }
}

/// A file each, though one that carries two kinds made two entries.
fn rows(campaign: &Campaign, text: &Text) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let imports = campaign.log().entries().iter().rev().filter(|e| e.act == Act::Import && is_first(campaign, e));
    for entry in imports.take(MOST) {
        let Some(file) = &entry.file else { continue };
        let values: usize = campaign.of_same_file(entry.id).iter().map(|e| e.changes.len()).sum();
        let unit = entry.changes.first().map(|change| change.key.unit);
        let block = unit.and_then(|unit| campaign.block_of(unit)).map_or("", |block| &*block.block.name);
        let when = text.time(entry.at_ms);
        let count = text.count(values);
        let words = [("when", &*when), ("who", &*entry.author), ("values", &*count)];
        let left = campaign.take_back_preview(entry.id).map_or(0, |turned| turned.len());
        rows.push(Row {
            entry: entry.id,
            name: file.name.to_string(),
            words: [&*text.fill("import-taken-file", &words), block]
                .join(" · ")
                .trim_end_matches([' ', '·'])
                .to_owned(),
            left,
        });
    }
    rows
}

fn is_first(campaign: &Campaign, entry: &Entry) -> bool {
    campaign.of_same_file(entry.id).first().is_some_and(|first| first.id == entry.id)
}
