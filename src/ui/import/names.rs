//! Names of units that files use and nobody knows: a person says whose name it is, once for all files.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{ScrollArea, Ui};

use super::data;
use crate::domain::campaign::{Campaign, Command, Edit};
use crate::domain::setup::Unit;
use crate::domain::slug::UnitId;
use crate::ui::context::Context;
use crate::ui::theme::size;
use crate::ui::widgets::{chooser, hint, primary, says};

/// Which unit was chosen for a name, until it is remembered.
#[derive(Debug, Default)]
pub(super) struct Chosen(HashMap<String, UnitId>);

impl Chosen {
    /// Asks for each name whose it is; gives the command that remembers one.
    pub(super) fn ask(&mut self, ui: &mut Ui, context: &Context<'_>, names: &[String]) -> Option<Command> {
        let text = context.text;
        let mut remembered = None;
        for name in names {
            let likely = data::likely(context.campaign, name);
            let chosen = self.0.get(name).copied().or_else(|| likely.first().filter(|l| l.1).map(|l| l.0.id));
            let of = |id| likely.iter().find(|(unit, _)| unit.id == id).map(|(unit, _)| *unit);
            let shown =
                chosen.and_then(of).map_or_else(|| text.say("import-name-choose"), |unit| unit.name.to_string());
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = size::S;
                let is = text.fill("import-name-is", &[("name", name)]);
                hint(ui, &is);
                let list = chooser(name, &shown).width(280.0).show_ui(ui, |ui| {
                    ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
                        for (unit, _) in &likely {
                            if ui.selectable_label(chosen == Some(unit.id), &*unit.name).clicked() {
                                self.0.insert(name.clone(), unit.id);
                                ui.close();
                            }
                        }
                    });
                });
                says(list.response, &is, &shown);
                let take = ui.add_enabled_ui(chosen.is_some(), |ui| primary(ui, &text.say("import-name-remember")));
                if let Some(unit) = chosen.filter(|_| take.inner.clicked()) {
                    remembered = remember(context.campaign, unit, name);
                }
            });
        }
        remembered
    }
}

/// Adds a name to those of a unit.
fn remember(campaign: &Campaign, unit: UnitId, name: &str) -> Option<Command> {
    let block = campaign.block_of(unit)?;
    let with_name = |known: &Unit| {
        let mut known = known.clone();
        if known.id == unit {
            known.aliases.push(Arc::from(name));
        }
        known
    };
    let units: Vec<Unit> = block.units.iter().map(with_name).collect();
    Some(Command::Edit { edits: vec![Edit::roster(block.block.id, &units)], note: None })
}
