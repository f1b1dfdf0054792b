//! Rounding, ties and rating bands.

use egui::{Ui, vec2};

use super::data::{BandRow, Plan};
use crate::domain::setup::Ties;
use crate::sheets::read::Meaning;
use crate::ui::column;
use crate::ui::context::Context;
use crate::ui::theme::size;
use crate::ui::widgets::{chooser, field, hint, quiet, says, section};

/// How wide the name of a rating band is, and the total that it begins at.
const NAME: f32 = 220.0;
const FROM: f32 = 80.0;

/// Draws the settings.
pub(super) fn show(ui: &mut Ui, context: &Context<'_>, plan: &mut Plan) {
    let text = context.text;
    ui.add_enabled_ui(context.is_changeable(), |ui| {
        hint(ui, &text.say("setup-decimals"));
        let shown = plan.decimals.to_string();
        let combo = chooser("decimals", &shown).show_ui(ui, |ui| {
            for decimals in 0..=4 {
                ui.selectable_value(&mut plan.decimals, decimals, decimals.to_string());
            }
        });
        says(combo.response, &text.say("setup-decimals"), &shown);
        ui.add_space(size::S);
        hint(ui, &text.say("setup-ties"));
        for ties in [Ties::Competition, Ties::Dense] {
            ui.radio_value(&mut plan.ties, ties, text.ties(ties));
        }
        ui.add_space(size::M);
        section(ui, &text.say("setup-bands"));
        bands(ui, context, plan);
        ui.add_space(size::M);
        section(ui, &text.say("setup-told"));
        told(ui, context, plan);
    });
}

/// What a person has told about spreadsheets, used for all that come in later.
fn told(ui: &mut Ui, context: &Context<'_>, plan: &mut Plan) {
    let text = context.text;
    let is_empty = plan.heads.is_empty() && plan.words.is_empty() && plan.sheets.is_empty();
    hint(ui, &text.say(if is_empty { "setup-told-none" } else { "setup-told-hint" }));
    let line = |ui: &mut Ui, id: &str, words: &str, meaning: &str| {
        let told = text.fill(id, &[("words", words), ("meaning", meaning)]);
        ui.label(&told);
        let remove = text.fill("setup-remove-of", &[("what", &told)]);
        let gone = quiet(ui, &text.say("setup-remove")).accessible_name(remove).clicked();
        ui.end_row();
        !gone
    };
    egui::Grid::new("told").num_columns(2).show(ui, |ui| {
        plan.heads.retain(|head| {
            line(
                ui,
                "setup-told-head",
                &head.head,
                &Meaning::from_word(&head.meaning).map_or_else(String::new, |m| column::meaning(m, text)),
            )
        });
        plan.words.retain(|word| line(ui, "setup-told-word", &word.word, &text.word_meaning(word.meaning)));
        plan.sheets.retain(|like| line(ui, "setup-told-sheet", &column::like(like, text), &column::kind(like, text)));
    });
}

fn bands(ui: &mut Ui, context: &Context<'_>, plan: &mut Plan) {
    let text = context.text;
    let mut gone = None;
    let head = |ui: &mut Ui, words: &str, width: f32| {
        ui.allocate_ui(vec2(width, size::ROW), |ui| {
            ui.set_width(width);
            hint(ui, words);
        });
    };
    ui.horizontal(|ui| {
        head(ui, &text.say("setup-band-name"), NAME);
        head(ui, &text.say("setup-band-from"), FROM);
    });
    for (at, band) in plan.bands.iter_mut().enumerate() {
        ui.horizontal(|ui| {
            let number = text.count(at + 1);
            field(ui, &text.fill("setup-band-name-of", &[("number", &number)]), &mut band.name, NAME);
            field(ui, &text.fill("setup-band-from-of", &[("number", &number)]), &mut band.from, FROM);
            let block = band.block.and_then(|b| context.campaign.block(b));
            hint(ui, &block.map_or_else(|| text.say("setup-general"), |b| b.block.name.to_string()));
            let remove =
                text.fill("setup-remove-of", &[("what", &text.fill("setup-band-name-of", &[("number", &number)]))]);
            if quiet(ui, &text.say("setup-remove")).accessible_name(remove).clicked() {
                gone = Some(at);
            }
        });
    }
    if let Some(at) = gone {
        plan.bands.remove(at);
    }
    if quiet(ui, &text.say("setup-add-band")).clicked() {
        plan.bands.push(BandRow { name: String::new(), from: String::new(), block: None });
    }
}
