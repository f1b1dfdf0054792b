//! Who sits here, in which language, light or dark: a strip above the page, asked for at the first start.

use egui::{Key, Ui};

use crate::domain::setup::Person;
use crate::text::{Lang, Text};
use crate::ui::theme::size;
use crate::ui::widgets::{card, chooser, field, hint, primary, quiet, strong};
use crate::workbench::preferences::Preferences;

/// The strip; open or not, with the name as far as it is typed.
#[derive(Debug, Default)]
pub(super) struct Desk {
    draft: Option<String>,
}

impl Desk {
    /// Asks for the name where none is remembered.
    pub(super) fn new(preferences: &Preferences) -> Desk {
        let is_known = preferences.author.as_ref().is_some_and(|name| !name.trim().is_empty());
        Desk { draft: (!is_known).then(|| preferences.author_or_user().unwrap_or_default()) }
    }

    /// Opens or closes it.
    pub(super) fn toggle(&mut self, preferences: &Preferences) {
        self.draft = match self.draft {
            Some(_) => None,
            None => Some(preferences.author_or_user().unwrap_or_default()),
        };
    }

    /// Shows it where it is open; writes what is decided into the preferences.
    pub(super) fn show(&mut self, ui: &mut Ui, text: &Text, people: &[Person], preferences: &mut Preferences) {
        let Some(name) = &mut self.draft else { return };
        let mut done = false;
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            strong(ui, &text.say("desk-title"));
            hint(ui, &text.say("desk-hint"));
            ui.horizontal(|ui| {
                let typed = field(ui, &text.say("desk-name"), name, 260.0);
                if !people.is_empty() {
                    known(ui, text, people, name);
                }
                let entered = typed.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
                let ready = !name.trim().is_empty();
                let taken = ui.add_enabled_ui(ready, |ui| primary(ui, &text.say("desk-take"))).inner.clicked();
                if ready && (entered || taken) {
                    preferences.author = Some(name.trim().to_owned());
                    done = true;
                }
                ui.add_space(size::L);
                languages(ui, text, preferences);
                ui.add_space(size::L);
                let switch = if preferences.is_dark { text.say("desk-light") } else { text.say("desk-dark") };
                if quiet(ui, &switch).clicked() {
                    preferences.is_dark = !preferences.is_dark;
                }
            });
        });
        ui.add_space(size::M);
        if done {
            self.draft = None;
        }
    }
}

/// Lets a person be chosen whom the campaign names.
fn known(ui: &mut Ui, text: &Text, people: &[Person], name: &mut String) {
    let list = chooser("people", &text.say("desk-people")).show_ui(ui, |ui| {
        for person in people {
            if ui.selectable_label(*person.name == **name, &*person.name).clicked() {
                *name = person.name.to_string();
            }
        }
    });
    list.response.accessible_name(text.say("desk-people"));
}

fn languages(ui: &mut Ui, text: &Text, preferences: &mut Preferences) {
    for (lang, name) in [(Lang::Vi, "Tiếng Việt"), (Lang::En, "English")] {
        if ui.selectable_label(text.lang() == lang, name).clicked() {
            preferences.language = Some(lang.code().to_owned());
        }
    }
}
