//! Results: places with what they are made of, units × fields, and the profile of a unit.

pub mod data;
mod heat;
pub mod order;
mod profile;
mod ranking;

use egui::{Event, Ui};

use self::data::RankRow;
use super::context::{Context, Intent};
use super::theme::{Severity, size};
use super::widgets::{badge, beside, card_in, empty, hint, page_head, quiet, scrolled_card, section};
use crate::domain::slug::{BlockId, UnitId};
use crate::text::Lang;

/// The width of what is known about the unit that is chosen.
const SIDE: f32 = 356.0;

/// The results page.
#[derive(Debug, Default)]
pub struct Results {
    unit: Option<UnitId>,
    picture: Picture,
    sorted: ranking::Sorted,
    /// The field of the profile whose lines are shown.
    field: Option<usize>,
    /// What caused each unit's change of place, at a revision of a block and in a language.
    causes: Option<((u64, BlockId, Lang), Vec<String>)>,
}

/// Which picture is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Picture {
    #[default]
    Ranking,
    Fields,
}

impl Results {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let mut rows = data::ranking(context);
        if rows.is_empty() {
            empty(ui, &context.text.say("results-empty"));
            return;
        }
        if !rows.iter().any(|r| Some(r.unit) == self.unit) {
            self.unit = rows.first().map(|r| r.unit);
        }
        self.sorted.sort(&mut rows);
        self.head(ui, context, &rows, out);
        let [left, right] = beside(ui, SIDE);
        card_in(ui, left, |ui| self.picture(ui, context, &rows));
        // all of it scrolls: what stands over the fields takes most of a small screen
        scrolled_card(ui, right, "profile", |ui| self.profile(ui, context, out));
    }

    fn head(&mut self, ui: &mut Ui, context: &Context<'_>, rows: &[RankRow], out: &mut Vec<Intent>) {
        let text = context.text;
        let sides = [text.say("results-ranking"), text.say("results-fields")];
        let chosen = usize::from(self.picture == Picture::Fields);
        // Ctrl+C copies what is shown, unless a text is being marked.
        let mut copies = !ui.text_edit_focused() && ui.input(|i| i.events.contains(&Event::Copy));
        let turned = page_head(ui, &text.say("window-place-results"), &sides, chosen, |ui| {
            copies |= ui.button(text.say("results-copy")).clicked();
            if rows.iter().any(|r| r.is_provisional) {
                badge(ui, Severity::Warning, &text.say("results-provisional-note"));
            }
        });
        if copies {
            out.push(Intent::Copy(match self.picture {
                Picture::Ranking => order::ranking_copied(context, rows),
                Picture::Fields => order::heat_copied(context, &data::heat(context)),
            }));
            out.push(Intent::Tell(text.fill("results-copied", &[("count", &text.count(rows.len()))])));
        }
        if let Some(at) = turned {
            self.picture = if at == 0 { Picture::Ranking } else { Picture::Fields };
        }
    }

    fn picture(&mut self, ui: &mut Ui, context: &Context<'_>, rows: &[RankRow]) {
        let clicked = match self.picture {
            Picture::Ranking => ranking::show(ui, context, rows, self.unit, &mut self.sorted),
            Picture::Fields => heat::show(ui, context, &data::heat(context), self.unit),
        };
        self.unit = clicked.or(self.unit);
    }

    /// What caused each unit's change of place; computed once a revision.
    fn causes(&mut self, context: &Context<'_>) -> &[String] {
        let of = (context.campaign.revision(), context.block, context.text.lang());
        if self.causes.as_ref().is_none_or(|(known, _)| *known != of) {
            self.causes = Some((of, data::causes(context)));
        }
        self.causes.as_ref().map_or(&[], |(_, causes)| causes)
    }

    fn profile(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let Some((unit, profile)) = self.unit.and_then(|unit| Some((unit, data::profile(context, unit)?))) else {
            hint(ui, &context.text.say("results-choose"));
            return;
        };
        section(ui, &profile.name);
        profile::parts(ui, &profile);
        hint(ui, &profile.placed);
        if !profile.was.is_empty() {
            hint(ui, &profile.was);
        }
        let at = context.campaign.block(context.block).and_then(|block| block.row(unit));
        if let Some(cause) = at.and_then(|at| self.causes(context).get(at)).filter(|cause| !cause.is_empty()) {
            hint(ui, cause);
        }
        ui.add_space(size::XS);
        ui.horizontal_wrapped(|ui| {
            if ui.button(context.text.say("results-go-score")).clicked() {
                out.push(Intent::Show(unit, None));
            }
            if quiet(ui, &context.text.say("scoring-history-whole")).clicked() {
                out.push(Intent::ShowHistory(unit, None));
            }
        });
        ui.add_space(size::S);
        profile::fields_title(ui, context);
        let line = profile::fields(ui, context, (unit, &profile), &mut self.field);
        out.extend(line.map(|line| Intent::Show(unit, Some(line))));
    }
}
