//! The units part of the page: the roster as a grid, units added, taken out and moved.

use std::borrow::Cow;

use egui::{Button, Ui};

use super::data::{self, Plan};
use super::puts::{Below, Puts};
use crate::domain::setup::Unit;
use crate::domain::slug::Slug;
use crate::text::{Lang, Text, fold};
use crate::ui::context::Context;
use crate::ui::theme::size;
use crate::ui::widgets::grid::{At, Block, Cell, Column, Grid, Kind, Look, Model, Row, State, Words};

const NAME: usize = 0;
const ALIASES: usize = 1;
const RANKED: usize = 2;

/// What the page remembers of the units.
#[derive(Debug, Default)]
pub(super) struct Roster {
    grid: State,
    /// The words of the grid, in a language.
    words: Option<(Lang, Words)>,
    /// The units of the rows that are selected, by their place in the roster.
    chosen: Vec<usize>,
    /// What was put in last and couldn't be taken.
    refused: Vec<String>,
}

impl Roster {
    /// Whether a text is being typed into a cell.
    pub(super) fn is_typing(&self) -> bool {
        self.grid.is_editing()
    }

    /// Forgets what was refused: all is saved or dropped.
    pub(super) fn forget(&mut self) {
        self.refused.clear();
    }

    /// Draws the part.
    pub(super) fn show(&mut self, ui: &mut Ui, context: &Context<'_>, plan: &mut Plan) {
        if context.is_changeable() {
            self.tools(ui, context.text, plan);
        }
        super::puts::refusals(ui, context.text, &self.refused);
        let model = Units::new(plan, context);
        let lang = context.text.lang();
        let (_, words) =
            self.words.take().filter(|(of, _)| *of == lang).unwrap_or_else(|| (lang, Words::of(context.text)));
        let view = self.grid.arranged(&model, (plan.block, plan.units.len()));
        let events = Grid::new("units").frozen(1).arranged(&words).show(ui, &view, &mut self.grid);
        self.words = Some((lang, words));
        let Puts { texts, refused } = Puts::of(&view, context.text, &events, Below::Rows);
        let (shown, all) = (view.rows(), model.rows());
        let place = |at: At| if at.row < shown { view.inner(at) } else { At { row: all + at.row - shown, ..at } };
        let texts: Vec<(At, String)> = texts.into_iter().map(|(at, text)| (place(at), text)).collect();
        let Block { from, to } = self.grid.selection();
        let rows = from.row..(to.row + 1).min(shown);
        self.chosen = rows.map(|row| view.inner(At { row, column: NAME }).row).collect();
        self.chosen.sort_unstable();
        if !texts.is_empty() || !refused.is_empty() {
            self.refused = refused;
        }
        for (at, text) in texts {
            put(plan, context.text, at, &text);
        }
        // A row that got no name is none.
        let known = |unit: &Unit| !unit.id.is_none() || !unit.name.is_empty();
        plan.units.retain(known);
    }

    /// What can be done to the selected units.
    fn tools(&mut self, ui: &mut Ui, text: &Text, plan: &mut Plan) {
        let units = &mut plan.units;
        // Rows that stand together in the roster can be moved; a sorted or filtered table may choose others.
        let first = self.chosen.first().copied().unwrap_or(0).min(units.len());
        let rows = first..(first + self.chosen.len()).min(units.len());
        let is_run = self.chosen.iter().copied().eq(rows.clone()) && !self.grid.is_arranged();
        let mut go_to = None;
        ui.horizontal_wrapped(|ui| {
            if ui.button(text.say("setup-add-unit")).on_hover_text(text.say("setup-add-unit-hint")).clicked() {
                units.push(new_unit(&text.say("setup-new-unit")));
                self.grid.show_all_from(At { row: units.len() - 1, column: NAME });
                go_to = Some(units.len() - 1);
            }
            let button = |ui: &mut Ui, words: String, can: bool| ui.add_enabled(can, Button::new(words));
            let remove = match self.chosen.len() {
                0 | 1 => text.say("setup-remove-unit"),
                many => text.fill("setup-remove-units", &[("count", &text.count(many))]),
            };
            let removed = button(ui, remove, !self.chosen.is_empty()).on_hover_text(text.say("setup-remove-unit-hint"));
            if removed.clicked() {
                let mut at = 0;
                units.retain(|_| {
                    at += 1;
                    self.chosen.binary_search(&(at - 1)).is_err()
                });
                let row = if self.grid.is_arranged() { self.grid.active().row } else { first };
                go_to = Some(row.min(units.len().saturating_sub(1)));
            }
            ui.add_space(size::M);
            if button(ui, text.say("setup-row-up"), is_run && rows.start > 0).clicked() {
                units.get_mut(rows.start - 1..rows.end).unwrap_or_default().rotate_left(1);
                go_to = Some(rows.start - 1);
            }
            if button(ui, text.say("setup-row-down"), is_run && rows.end < units.len()).clicked() {
                units.get_mut(rows.start..rows.end + 1).unwrap_or_default().rotate_right(1);
                go_to = Some(rows.start + 1);
            }
            super::tables::show_all(ui, text, &mut self.grid);
        });
        if let Some(row) = go_to {
            self.grid.go_to(At { row, column: NAME });
            self.grid.take_focus();
            ui.ctx().request_repaint();
        }
    }
}

fn new_unit(name: &str) -> Unit {
    Unit { id: Slug::NONE, name: name.into(), aliases: Vec::new(), ranked: true }
}

/// The units as a grid.
#[derive(Debug)]
struct Units<'a> {
    plan: &'a Plan,
    text: &'a Text,
    locked: bool,
    columns: Vec<Column>,
}

impl<'a> Units<'a> {
    fn new(plan: &'a Plan, context: &'a Context<'_>) -> Units<'a> {
        let text = context.text;
        let columns = vec![
            Column::new(text.say("setup-name"), 260.0, Kind::Text),
            Column::new(text.say("setup-aliases"), 360.0, Kind::Text),
            Column::new(text.say("setup-ranked"), 90.0, Kind::Text),
        ];
        Units { plan, text, locked: !context.is_changeable(), columns }
    }

    fn ranked(&self, text: &str) -> Option<bool> {
        ranked(self.text, text)
    }
}

/// Reads whether a unit gets a place.
fn ranked(words: &Text, text: &str) -> Option<bool> {
    let folded = fold::words(text);
    let same = |word: String| fold::words(&word) == folded;
    match () {
        () if same(words.say("setup-ranked-yes")) => Some(true),
        () if same(words.say("setup-ranked-no")) => Some(false),
        () => None,
    }
}

impl Model for Units<'_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.plan.units.len()
    }

    fn row(&self, _row: usize) -> Row {
        Row::Line { depth: 0 }
    }

    fn cell(&self, at: At) -> Cell<'_> {
        let Some(unit) = self.plan.units.get(at.row) else { return Cell::new("") };
        let cell = match at.column {
            NAME => Cell::new(unit.name.to_string()),
            ALIASES => Cell::new(unit.aliases.join("; ")).look(Look::Quiet),
            _ if unit.ranked => Cell::new(self.text.say("setup-ranked-yes")),
            _ => Cell::new(self.text.say("setup-ranked-no")).look(Look::Quiet),
        };
        if self.locked { cell } else { cell.open() }
    }

    fn row_name(&self, row: usize) -> Cow<'_, str> {
        self.plan.units.get(row).map_or(Cow::Borrowed(""), |u| Cow::Borrowed(&u.name))
    }

    fn check(&self, at: At, text: &str) -> Result<(), String> {
        match at.column {
            NAME if text.is_empty() => Err(self.text.say("setup-name-needed")),
            RANKED if self.ranked(text).is_none() => Err(self.text.say("setup-yes-no")),
            _ => Ok(()),
        }
    }
}

/// Puts a text into the table of units; a row below the last one becomes a unit.
fn put(plan: &mut Plan, words: &Text, at: At, text: &str) {
    while at.row >= plan.units.len() {
        plan.units.push(new_unit(""));
    }
    let Some(unit) = plan.units.get_mut(at.row) else { return };
    match at.column {
        NAME if !text.is_empty() => unit.name = text.into(),
        ALIASES => unit.aliases = data::aliases(text),
        RANKED => unit.ranked = ranked(words, text).unwrap_or(unit.ranked),
        _ => {}
    }
}
