//! The foot of the sheet: where the unit stands, what the selection comes to, what was refused and where.

use egui::{Align, Layout, RichText, Ui, vec2};

use super::known::Known;
use super::turned::Turned;
use super::{Direction, Scoring, data};
use crate::domain::slug::UnitId;
use crate::text::Text;
use crate::ui::context::Context;
use crate::ui::theme::{self, Severity, Text as Style, font, size};
use crate::ui::widgets::grid::{State, Summary, View};
use crate::ui::widgets::{RowWords, badge, capital, list_row, quiet};

/// How many refused cells are listed at once, where there is room for them; the rest is scrolled to.
const LISTED: f32 = 4.0;
/// So much is left to the sheet, however many are.
const LEAST_SHEET: f32 = 230.0;

/// How tall the foot is, of a sheet and foot of a height.
pub(super) fn height(grid: &State, of: f32) -> f32 {
    match listed(grid.refused().len(), of) {
        0.0 => size::ROW,
        rows => size::ROW + size::CONTROL * (rows + 1.0) + 3.0 * size::S,
    }
}

/// How many refused cells are listed at once, of so many, in such a height.
fn listed(refused: usize, of: f32) -> f32 {
    let room = ((of - LEAST_SHEET) / size::CONTROL).floor() - 2.0;
    if refused == 0 { 0.0 } else { room.clamp(1.0, LISTED).min(refused as f32) }
}

impl Scoring {
    /// Draws the foot of a sheet.
    pub(super) fn foot<M: Turned>(
        &mut self,
        ui: &mut Ui,
        context: &Context<'_>,
        view: &View<'_, M>,
        unit: UnitId,
        (known, room): (&Known, f32),
    ) {
        self.refused(ui, context, view, room);
        let open = match self.direction {
            Direction::Unit => context.open.on(unit).len(),
            Direction::Line => self.line.map_or(0, |line| known.open_on_line(context, line)),
            Direction::Matrix => known.open,
        };
        let text = context.text;
        let of = (
            context.campaign.revision(),
            self.direction,
            unit,
            self.line.filter(|_| self.direction == Direction::Line),
        );
        let summary = self.grid_mut().summary(view, of);
        let is_arranged = self.grid_mut().is_arranged();
        // The badges first: the rest is the status's, which is cut where it is long.
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), size::CHIP),
            Layout::right_to_left(Align::Center),
            |ui| {
                if open > 0 {
                    badge(ui, Severity::Warning, &text.fill("scoring-open", &[("count", &text.count(open))]));
                }
                if let Some(notice) = &self.notice {
                    badge(ui, Severity::Info, notice);
                }
                if is_arranged {
                    if quiet(ui, &text.say("grid-show-all")).clicked() {
                        self.grid_mut().show_all();
                    }
                    badge(ui, Severity::Info, &text.say("grid-arranged"));
                }
                let small = |words: String, style| RichText::new(words).font(font(style));
                if let Some(summary) = summary {
                    ui.label(small(sums(text, summary), Style::SmallStrong));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let muted = theme::palette(ui.visuals()).muted;
                    let status = small(capital(&data::status(context, unit)), Style::SmallStrong).color(muted);
                    ui.add(egui::Label::new(status).truncate());
                });
            },
        );
    }

    /// Lists the cells that refused what was put into them; a click leads to the cell.
    fn refused<M: Turned>(&mut self, ui: &mut Ui, context: &Context<'_>, view: &View<'_, M>, room: f32) {
        let refused = self.grid_mut().refused();
        if refused.is_empty() {
            return;
        }
        let text = context.text;
        ui.horizontal(|ui| {
            let count = text.count(refused.len());
            badge(ui, Severity::Error, &text.fill("scoring-refused", &[("count", &count)]));
            if quiet(ui, &text.say("scoring-refused-forget")).clicked() {
                self.grid_mut().forgive();
            }
        });
        let room = size::CONTROL * listed(refused.len(), room);
        let list = egui::ScrollArea::vertical().id_salt("refused").max_height(room).min_scrolled_height(room);
        list.auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (number, (inner, why)) in refused.iter().enumerate() {
                let Some(at) = view.outer(*inner) else { continue };
                let column = view.model().columns().get(at.column).map_or("", |column| column.title.as_str());
                let name = format!("{column}, {}: {why}", view.model().row_name(inner.row));
                let words = RowWords { name: &name, severity: Some(Severity::Error), ..RowWords::default() };
                if ui.push_id(number, |ui| list_row(ui, &words, false)).inner.on_hover_text(&name).clicked() {
                    self.grid_mut().go_to(at);
                    self.grid_mut().take_focus();
                }
            }
        });
    }
}

/// What the selection comes to.
fn sums(text: &Text, summary: Summary) -> String {
    let cells = text.count(summary.cells);
    match summary.average {
        None => text.fill("grid-selected", &[("cells", &cells)]),
        Some(average) => {
            let (sum, average) = (text.points(summary.sum), text.points(average));
            let numbers = text.count(summary.numbers);
            text.fill("grid-summary", &[("cells", &cells), ("numbers", &numbers), ("sum", &sum), ("average", &average)])
        }
    }
}
