//! What of the history is shown: of whom, on what, by whom, of which kind, from when to when.

use egui::Ui;

use super::History;
use super::data::{Day, Filter, Kind, moment};
use crate::domain::campaign::BlockState;
use crate::domain::slug::{LineId, UnitId};
use crate::ui::context::Context;
use crate::ui::theme::size;
use crate::ui::widgets::{PickWords, pick, quiet};

/// The width of a chooser of names.
const NAMES: f32 = 184.0;
/// The width of a chooser of words.
const WORDS: f32 = 140.0;
/// The width of a chooser of days.
const DAYS: f32 = 106.0;

/// A chooser: what it is called, what it says while nothing is chosen, how wide it is.
struct Chooser {
    name: String,
    all: String,
    width: f32,
}

impl History {
    /// Draws the filters; says whether one was changed.
    pub(super) fn filters(&mut self, ui: &mut Ui, context: &Context<'_>) -> bool {
        let before = self.filter.clone();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(size::S, size::S);
            self.places(ui, context);
            self.moments(ui, context);
            let clear = context.text.say("history-clear");
            if self.filter != Filter::default() && quiet(ui, &clear).clicked() {
                self.filter = Filter::default();
            }
        });
        self.filter != before
    }

    /// Of which unit and on which line.
    fn places(&mut self, ui: &mut Ui, context: &Context<'_>) {
        let text = context.text;
        let Filter { unit, line, .. } = &mut self.filter;
        let name = |unit: &UnitId| text.unit_name(context.campaign, *unit);
        let (what, all) = (text.say("history-head-unit"), text.say("history-all-units"));
        let units = || context.campaign.blocks().iter().flat_map(|b| &b.units).map(|u| u.id).collect();
        choose(ui, context, Chooser { name: what, all, width: NAMES }, unit, name, units);
        let block = block(context, *unit);
        let node = |line: &LineId| block.and_then(|b| b.set.line(*line));
        if line.as_ref().is_some_and(|line| node(line).is_none()) {
            *line = None;
        }
        let name = |line: &LineId| node(line).map_or_else(String::new, |n| format!("{} {}", n.code, n.text));
        let (what, all) = (text.say("history-head-line"), text.say("history-all-lines"));
        let lines = || block.into_iter().flat_map(|b| b.set.leaves()).map(|n| n.id).collect();
        choose(ui, context, Chooser { name: what, all, width: NAMES }, line, name, lines);
    }

    /// By whom, of which kind, from when to when.
    fn moments(&mut self, ui: &mut Ui, context: &Context<'_>) {
        let text = context.text;
        let listing = &self.listing;
        let Filter { person, kind, from, until, .. } = &mut self.filter;
        let (what, all) = (text.say("history-person"), text.say("history-all-people"));
        let people = || listing.people.iter().cloned().collect();
        choose(ui, context, Chooser { name: what, all, width: WORDS }, person, ToString::to_string, people);
        let (what, all) = (text.say("history-kind"), text.say("history-all-kinds"));
        let kinds = || Kind::ALL.to_vec();
        choose(ui, context, Chooser { name: what, all, width: WORDS }, kind, |kind| kind.name(text), kinds);
        let days = || listing.days.iter().rev().copied().collect();
        let date = |day: &Day| text.date(moment(*day));
        let (what, all) = (text.say("history-from"), text.say("history-from-any"));
        choose(ui, context, Chooser { name: what, all, width: DAYS }, from, date, days);
        let (what, all) = (text.say("history-until"), text.say("history-until-any"));
        choose(ui, context, Chooser { name: what, all, width: DAYS }, until, date, days);
    }
}

fn choose<T: Clone + PartialEq>(
    ui: &mut Ui,
    context: &Context<'_>,
    chooser: Chooser,
    chosen: &mut Option<T>,
    name: impl Fn(&T) -> String,
    options: impl FnOnce() -> Vec<T>,
) {
    let text = context.text;
    let shown = chosen.as_ref().map(&name).unwrap_or_default();
    let (find, more) = (text.say("history-find"), text.say("history-find-more"));
    let words = PickWords { name: &chooser.name, all: &chooser.all, chosen: &shown, find: &find, more: &more };
    pick(ui, words, chooser.width, chosen, || options().into_iter().map(|o| (o.clone(), name(&o))).collect());
}

/// The block whose lines are chosen from: the unit's, else the one that is looked at.
fn block<'a>(context: &Context<'a>, unit: Option<UnitId>) -> Option<&'a BlockState> {
    let of_unit = unit.and_then(|unit| context.campaign.block_of(unit));
    of_unit.or_else(|| context.campaign.block(context.block))
}
