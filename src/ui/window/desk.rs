//! Who sits here, in which language, light or dark, in letters how large: behind the gear of the head.
//!
//! It floats under the gear and moves nothing. At the first start it is open and asks for the name; who clicks
//! beside it works on and is asked again at the next start.

use egui::{Align2, Area, Frame, Key, Order, ScrollArea, Ui, vec2};

use crate::domain::setup::Person;
use crate::text::{Lang, Text};
use crate::ui::theme::size;
use crate::ui::widgets::{field, hint, primary, strong};
use crate::workbench::preferences::{Preferences, TEXT_SIZES};

/// How wide it is.
const WIDTH: f32 = 410.0;
/// How wide its captions are.
const CAPTIONS: f32 = 64.0;
/// How tall the list of known people gets.
const PEOPLE: f32 = 120.0;

/// What is behind the gear: open or not, with the name as far as it is typed.
#[derive(Debug, Default)]
pub(super) struct Desk {
    draft: Option<String>,
    /// Whether the keyboard goes to the name next.
    takes_focus: bool,
    /// A click beside it has closed it in this frame: one on the gear doesn't open it again.
    was_put_away: bool,
}

impl Desk {
    /// Asks for the name where none is remembered.
    pub(super) fn new(preferences: &Preferences) -> Desk {
        let is_known = preferences.author.as_ref().is_some_and(|name| !name.trim().is_empty());
        let mut desk = Desk::default();
        if !is_known {
            desk.open(preferences);
            desk.takes_focus = false;
        }
        desk
    }

    /// Opens or closes it.
    pub(super) fn toggle(&mut self, preferences: &Preferences) {
        match self.draft {
            Some(_) => self.draft = None,
            None if self.was_put_away => {}
            None => self.open(preferences),
        }
    }

    fn open(&mut self, preferences: &Preferences) {
        self.draft = Some(preferences.author_or_user().unwrap_or_default());
        self.takes_focus = true;
    }

    /// Shows it where it is open; writes what is decided into the preferences.
    pub(super) fn show(&mut self, ui: &Ui, text: &Text, people: &[Person], preferences: &mut Preferences) {
        self.was_put_away = false;
        let Some(mut name) = self.draft.take() else { return };
        let mut done = false;
        let area = Area::new(egui::Id::unique("desk"))
            .order(Order::Foreground)
            .anchor(Align2::RIGHT_TOP, vec2(-size::S, size::TOP + size::XS))
            .show(ui.ctx(), |ui| {
                Frame::popup(ui.style()).inner_margin(size::L).show(ui, |ui| {
                    ui.set_width(WIDTH);
                    done = self.name(ui, text, &mut name, preferences);
                    done |= known(ui, text, people, &mut name, preferences);
                    ui.separator();
                    choices(ui, text, preferences);
                })
            });
        let escaped = ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape));
        self.was_put_away = area.response.clicked_elsewhere();
        if !(done || escaped || self.was_put_away) {
            self.draft = Some(name);
        }
    }

    /// The name that decisions are written under; says whether it was given.
    fn name(&mut self, ui: &mut Ui, text: &Text, name: &mut String, preferences: &mut Preferences) -> bool {
        strong(ui, &text.say("desk-title"));
        hint(ui, &text.say("desk-hint"));
        ui.horizontal(|ui| {
            let take = text.say("desk-take");
            let typed = field(ui, &text.say("desk-name"), name, WIDTH - size::NAME_BUTTON);
            if std::mem::take(&mut self.takes_focus) {
                typed.request_focus();
            }
            let entered = typed.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            let ready = !name.trim().is_empty();
            let taken = ui.add_enabled_ui(ready, |ui| primary(ui, &take)).inner.clicked();
            let is_given = ready && (entered || taken);
            if is_given {
                preferences.author = Some(name.trim().to_owned());
            }
            is_given
        })
        .inner
    }
}

/// Lets a person be chosen whom the campaign names; says whether one was.
fn known(ui: &mut Ui, text: &Text, people: &[Person], name: &mut String, preferences: &mut Preferences) -> bool {
    if people.is_empty() {
        return false;
    }
    let mut is_given = false;
    hint(ui, &text.say("desk-people"));
    ScrollArea::vertical().max_height(PEOPLE).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for person in people {
                if ui.selectable_label(*person.name == **name, &*person.name).clicked() {
                    *name = person.name.to_string();
                    preferences.author = Some(name.clone());
                    is_given = true;
                }
            }
        });
    });
    is_given
}

fn choices(ui: &mut Ui, text: &Text, preferences: &mut Preferences) {
    egui::Grid::new("desk-choices").num_columns(2).min_col_width(CAPTIONS).spacing(vec2(size::M, size::S)).show(
        ui,
        |ui| {
            hint(ui, &text.say("desk-language"));
            ui.horizontal(|ui| {
                for (lang, name) in [(Lang::Vi, "Tiếng Việt"), (Lang::En, "English")] {
                    if ui.selectable_label(text.lang() == lang, name).clicked() {
                        preferences.language = Some(lang.code().to_owned());
                    }
                }
            });
            ui.end_row();
            hint(ui, &text.say("desk-look"));
            ui.horizontal(|ui| {
                ui.selectable_value(&mut preferences.is_dark, false, text.say("desk-light"));
                ui.selectable_value(&mut preferences.is_dark, true, text.say("desk-dark"));
            });
            ui.end_row();
            hint(ui, &text.say("desk-text-size"));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = size::XS;
                let shown = preferences.text_percent();
                for percent in TEXT_SIZES {
                    let words = text.fill("desk-percent", &[("percent", &percent.to_string())]);
                    if ui.selectable_label(shown == percent, words).clicked() {
                        preferences.text_size = Some(percent);
                    }
                }
            })
            .response
            .on_hover_text(text.say("desk-text-size-keys"));
            ui.end_row();
        },
    );
}
