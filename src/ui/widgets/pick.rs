//! Choosing one of many by its name: a chooser with a field to find in, since a country has 3.321 communes.

use egui::{Key, Modifiers, PopupCloseBehavior, Ui};

use super::{chooser, field, hint, says};
use crate::text::fold;

/// How many are listed at once; who wants another types some of its letters.
const LISTED: usize = 100;
/// How tall the list gets.
const HEIGHT: f32 = 420.0;
/// Fewer than this are seen at a glance.
const FINDABLE: usize = 9;

/// What stands in a chooser.
#[derive(Clone, Copy, Debug)]
pub struct PickWords<'a> {
    /// What a screen reader calls it.
    pub name: &'a str,
    /// What is shown while nothing is chosen, and chosen to choose nothing; empty where something always is.
    pub all: &'a str,
    /// What is chosen.
    pub chosen: &'a str,
    /// What the field to find in is called.
    pub find: &'a str,
    /// Said where there are more than are listed.
    pub more: &'a str,
}

/// Shows a chooser of `options`, which are made only while it is open; says whether another one was chosen.
pub fn pick<T: Clone + PartialEq>(
    ui: &mut Ui,
    words: PickWords<'_>,
    width: f32,
    chosen: &mut Option<T>,
    options: impl FnOnce() -> Vec<(T, String)>,
) -> bool {
    let before = chosen.clone();
    let shown = if chosen.is_some() { words.chosen } else { words.all };
    let combo = chooser(words.name, shown).width(width).truncate();
    let combo = combo.height(HEIGHT).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let combo = combo.show_ui(ui, |ui| list(ui, words, chosen, &options()));
    says(combo.response.on_hover_text(words.name), words.name, shown);
    *chosen != before
}

fn list<T: Clone + PartialEq>(ui: &mut Ui, words: PickWords<'_>, chosen: &mut Option<T>, options: &[(T, String)]) {
    let id = ui.scope_id().with("sought");
    let mut sought: String = ui.data(|d| d.get_temp(id)).unwrap_or_default();
    let mut is_done = false;
    if options.len() >= FINDABLE {
        let typed = field(ui, words.find, &mut sought, ui.available_width());
        if !typed.has_focus() && !typed.lost_focus() {
            typed.request_focus();
        }
        // The key is the field's: what gets the keyboard now is not to go down by it.
        is_done = typed.lost_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    }
    let letters = fold::words(&sought);
    let found: Vec<&(T, String)> = options.iter().filter(|(_, name)| fold::words(name).contains(&letters)).collect();
    if is_done && let Some((first, _)) = found.first() {
        *chosen = Some(first.clone());
    }
    if letters.is_empty() && !words.all.is_empty() && ui.selectable_label(chosen.is_none(), words.all).clicked() {
        *chosen = None;
        is_done = true;
    }
    for (option, name) in found.iter().take(LISTED) {
        if ui.selectable_label(chosen.as_ref() == Some(option), name).clicked() {
            *chosen = Some(option.clone());
            is_done = true;
        }
    }
    if found.len() > LISTED {
        hint(ui, words.more);
    }
    if is_done {
        sought.clear();
        ui.close();
    }
    ui.data_mut(|d| d.insert_temp(id, sought));
}
