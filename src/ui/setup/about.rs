//! What the criteria set states about itself: its name, level, legal basis and years.

use egui::{Grid, Label, Ui};

use super::data::Plan;
use crate::domain::criteria::About;
use crate::text::Text;
use crate::ui::context::Context;
use crate::ui::theme::size;
use crate::ui::widgets::{card, field, hint, quiet};

/// The room of the word that opens the fields.
const CHANGE: f32 = 110.0;
/// How wide a year is.
const YEAR: f32 = 64.0;
/// How wide the names of the fields are.
const NAMES: f32 = 150.0;
/// Years that can be meant.
const YEARS: std::ops::RangeInclusive<u16> = 1990..=2999;

/// What is stated, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    title: String,
    level: String,
    basis: String,
    first: String,
    last: String,
}

impl Stated {
    /// Starts from what is recorded.
    pub(super) fn of(about: &About) -> Stated {
        let (first, last) = about.years();
        let typed = |year: Option<u16>| year.map(|y| y.to_string()).unwrap_or_default();
        Stated {
            title: about.title.to_string(),
            level: about.level.to_string(),
            basis: about.basis.to_string(),
            first: typed(first),
            last: typed(last),
        }
    }

    /// Reads what was typed.
    ///
    /// # Errors
    /// A sentence on a year that can't be read.
    pub(super) fn read(&self, text: &Text) -> Result<About, Vec<String>> {
        let (first, last) = (year(&self.first, text)?, year(&self.last, text)?);
        let about = About {
            title: self.title.trim().into(),
            level: self.level.trim().into(),
            basis: self.basis.trim().into(),
            ..About::default()
        };
        Ok(about.with_years(first, last))
    }
}

/// A year as typed; nothing for an empty field.
fn year(typed: &str, text: &Text) -> Result<Option<u16>, Vec<String>> {
    match typed.trim() {
        "" => Ok(None),
        digits => match digits.parse().ok().filter(|y| YEARS.contains(y)) {
            Some(year) => Ok(Some(year)),
            None => Err(vec![text.fill("setup-bad-year", &[("typed", digits)])]),
        },
    }
}

/// Draws what is stated: a line, or the fields to change it.
pub(super) fn show(ui: &mut Ui, context: &Context<'_>, plan: &mut Plan, is_open: &mut bool) {
    let text = context.text;
    if !*is_open {
        let words = text.about(&plan.set.about);
        let words = if words.is_empty() { text.say("setup-about-none") } else { words };
        ui.horizontal(|ui| {
            let room = ui.available_width() - CHANGE;
            ui.scope(|ui| {
                ui.set_max_width(room);
                ui.add(Label::new(&words).truncate()).on_hover_text(&words);
            });
            if context.is_changeable() && quiet(ui, &text.say("setup-about-change")).clicked() {
                *is_open = true;
            }
        });
        return;
    }
    card(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let wide = ui.available_width() - NAMES - size::L;
        Grid::new("about").num_columns(2).min_col_width(NAMES).show(ui, |ui| {
            let stated = &mut plan.about;
            for (name, typed) in [
                (text.say("setup-about-title"), &mut stated.title),
                (text.say("setup-about-level"), &mut stated.level),
                (text.say("setup-about-basis"), &mut stated.basis),
            ] {
                hint(ui, &name);
                field(ui, &name, typed, wide);
                ui.end_row();
            }
            hint(ui, &text.say("setup-about-years"));
            ui.horizontal(|ui| {
                field(ui, &text.say("setup-about-first"), &mut stated.first, YEAR);
                ui.label("–");
                field(ui, &text.say("setup-about-last"), &mut stated.last, YEAR);
                *is_open = !quiet(ui, &text.say("setup-about-close")).clicked();
            });
            ui.end_row();
        });
    });
}
