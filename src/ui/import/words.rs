//! Words where a score is expected: a person says what one means, once for all cells and files.

use egui::Ui;

use crate::domain::campaign::{Command, Edit};
use crate::domain::setup::{CellWord, WordMeaning};
use crate::text::fold;
use crate::ui::context::Context;
use crate::ui::theme::size;
use crate::ui::widgets::{chooser, hint, says};

/// Asks for each word what it means; gives the command that remembers one.
pub(super) fn ask(ui: &mut Ui, context: &Context<'_>, words: &[String]) -> Option<Command> {
    let text = context.text;
    let mut told = None;
    for word in words {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::S;
            let (means, shown) = (text.fill("import-word-means", &[("word", word)]), text.say("import-word-choose"));
            hint(ui, &means);
            let list = chooser(word, &shown).width(220.0).show_ui(ui, |ui| {
                for meaning in WordMeaning::ALL {
                    if ui.selectable_label(false, text.word_meaning(meaning)).clicked() {
                        told = Some(CellWord { word: word.as_str().into(), meaning });
                        ui.close();
                    }
                }
            });
            says(list.response, &means, &shown);
        });
    }
    told.map(|told| {
        let mut settings = context.campaign.settings().clone();
        settings.words.retain(|known| fold::folded(&known.word) != fold::folded(&told.word));
        settings.words.push(told);
        Command::Edit { edits: vec![Edit::settings(&settings)], note: None }
    })
}
