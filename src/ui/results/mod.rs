//! Results: places with what they are made of, units × fields, and the profile of a unit.

pub mod data;
mod heat;
pub mod order;
mod profile;
mod ranking;

use egui::{Event, ScrollArea, Ui, UiBuilder};

use self::data::RankRow;
use super::context::{Context, Intent};
use super::theme::{Severity, size};
use super::widgets::{badge, card, empty, hint, page_head, quiet, section};
use crate::domain::slug::{BlockId, UnitId};
use crate::text::Lang;

/// The results page.
#[derive(Debug, Default)]
pub struct Results {
    unit: Option<UnitId>,
    picture: Picture,
    sorted: ranking::Sorted,
    /// The field of the profile whose lines are shown.
    field: Option<usize>,
    /// How many rows were copied, and from which picture: told until the next click.
    copied: Option<(Picture, usize)>,
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
        let room = ui.available_rect_before_wrap();
        let beside = 356.0;
        let left = room.with_max_x(room.right() - beside - size::L);
        let right = room.with_min_x(left.right() + size::L);
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| self.picture(ui, context, &rows));
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| self.profile(ui, context, out));
    }

    fn head(&mut self, ui: &mut Ui, context: &Context<'_>, rows: &[RankRow], out: &mut Vec<Intent>) {
        let text = context.text;
        let sides = [text.say("results-ranking"), text.say("results-fields")];
        let chosen = usize::from(self.picture == Picture::Fields);
        // Ctrl+C copies what is shown, unless a text is being marked.
        let mut copies = !ui.text_edit_focused() && ui.input(|i| i.events.contains(&Event::Copy));
        let copied = self.copied.filter(|(picture, _)| *picture == self.picture);
        let turned = page_head(ui, &text.say("window-place-results"), &sides, chosen, |ui| {
            copies |= ui.button(text.say("results-copy")).clicked();
            if let Some((_, count)) = copied {
                hint(ui, &text.fill("results-copied", &[("count", &text.count(count))]));
            } else if rows.iter().any(|r| r.is_provisional) {
                badge(ui, Severity::Warning, &text.say("results-provisional-note"));
            }
        });
        if ui.input(|i| i.pointer.any_pressed()) {
            self.copied = None;
        }
        if copies {
            out.push(Intent::Copy(match self.picture {
                Picture::Ranking => order::ranking_copied(context, rows),
                Picture::Fields => order::heat_copied(context, &data::heat(context)),
            }));
            self.copied = Some((self.picture, rows.len()));
        }
        if let Some(at) = turned {
            self.picture = if at == 0 { Picture::Ranking } else { Picture::Fields };
        }
    }

    fn picture(&mut self, ui: &mut Ui, context: &Context<'_>, rows: &[RankRow]) {
        card(ui, |ui| {
            ui.set_min_height(ui.available_height());
            let clicked = match self.picture {
                Picture::Ranking => ranking::show(ui, context, rows, self.unit, &mut self.sorted),
                Picture::Fields => heat::show(ui, context, &data::heat(context), self.unit),
            };
            self.unit = clicked.or(self.unit);
        });
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
        let profile = self.unit.and_then(|unit| Some((unit, data::profile(context, unit)?)));
        card(ui, |ui| {
            ui.set_min_size(ui.available_size());
            let Some((unit, profile)) = profile else {
                hint(ui, &context.text.say("results-choose"));
                return;
            };
            // all of it: what stands over the fields takes most of a small screen
            ScrollArea::vertical().id_salt("profile").auto_shrink([false, false]).show(ui, |ui| {
                self.profile_of(ui, context, (unit, &profile), out);
            });
        });
    }

    fn profile_of(
        &mut self,
        ui: &mut Ui,
        context: &Context<'_>,
        (unit, profile): (UnitId, &data::Profile),
        out: &mut Vec<Intent>,
    ) {
        section(ui, &profile.name);
        profile::parts(ui, profile);
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
        let line = profile::fields(ui, context, (unit, profile), &mut self.field);
        out.extend(line.map(|line| Intent::Show(unit, Some(line))));
    }
}
