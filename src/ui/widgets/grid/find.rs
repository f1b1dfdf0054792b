//! The search of a grid: a bar over its upper right corner, opened by Ctrl+F. What is found is marked; Enter goes on to
//! the next, Shift+Enter back, Escape gives the keyboard back to the cells.

use egui::{Align2, Area, Frame, Id, Key, Margin, Modifiers, Order, RichText, TextEdit, Ui, vec2};

use super::geometry::Geometry;
use super::model::{At, Kind, Model};
use super::state::State;
use super::words::Words;
use crate::text::fold;
use crate::ui::theme::{self, Text, font, size};
use crate::ui::widgets::{Icon, icon_button};

/// Past so many cells only texts and heads are searched, not the numbers.
const MOST_CELLS: usize = 60_000;
/// The width of the field.
const FIELD: f32 = 190.0;

/// A search.
#[derive(Clone, Debug, Default)]
pub(super) struct Find {
    text: String,
    /// What was searched last, in how many rows.
    sought: Option<(String, usize)>,
    /// The cells that hold it, in the order of reading.
    found: Vec<At>,
    /// Whether the field has got the keyboard since it was asked for.
    is_entered: bool,
    /// Whether the active cell is the first that was found for what was typed: Enter stays there once.
    is_first: bool,
}

impl Find {
    /// Whether a cell holds what is sought.
    pub(super) fn marks(&self, at: At) -> bool {
        let order = |at: &At| (at.row, at.column);
        self.found.binary_search_by_key(&order(&at), order).is_ok()
    }

    /// Forgets what was found: rows stand elsewhere.
    pub(super) fn forget(&mut self) {
        self.sought = None;
    }

    fn settle<M: Model>(&mut self, model: &M) {
        let sought = (fold::words(&self.text), model.rows());
        if self.sought.as_ref() == Some(&sought) {
            return;
        }
        self.found = if sought.0.is_empty() { Vec::new() } else { cells(model, &sought.0) };
        self.sought = Some(sought);
    }

    /// The next cell after one, round to the first, or the one before it.
    fn beyond(&self, at: At, modifiers: Modifiers) -> Option<At> {
        let order = |at: &At| (at.row, at.column);
        let found = &self.found;
        if modifiers.shift {
            let before = found.iter().rev().find(|other| order(other) < order(&at));
            return before.or(found.last()).copied();
        }
        found.iter().find(|other| order(other) > order(&at)).or(found.first()).copied()
    }
}

fn cells<M: Model>(model: &M, sought: &str) -> Vec<At> {
    let columns = model.columns();
    let is_small = model.rows().saturating_mul(columns.len()) <= MOST_CELLS;
    let is_searched = |kind: Kind| is_small || matches!(kind, Kind::Text | Kind::Sign);
    let mut found = Vec::new();
    for row in 0..model.rows() {
        for (column, _) in columns.iter().enumerate().filter(|(_, column)| is_searched(column.kind)) {
            let at = At { row, column };
            if fold::words(&model.cell(at).text).contains(sought) {
                found.push(at);
            }
        }
    }
    // A head that is found leads to its first cell.
    let heads = columns.iter().enumerate().filter(|(_, column)| holds_word(&column.title, sought));
    found.extend(heads.map(|(column, _)| At { row: 0, column }).filter(|_| model.rows() > 0));
    found.sort_unstable_by_key(|at| (at.row, at.column));
    found.dedup();
    found
}

fn holds_word(title: &str, sought: &str) -> bool {
    fold::words(title) == sought
}

/// Opens the search where it is asked for.
pub(super) fn listen(ui: &Ui, state: &mut State) {
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::F)) {
        state.find.get_or_insert_default().is_entered = false;
    }
}

/// Shows the bar of an open search, and goes where it leads.
pub(super) fn bar<M: Model>(ui: &Ui, id: Id, geometry: &Geometry, model: &M, state: &mut State, words: &Words) {
    let Some(mut find) = state.find.take() else { return };
    find.settle(model);
    let mut step = None;
    let mut is_closed = false;
    let corner = geometry.body.right_top() + vec2(-size::S, size::XS);
    let palette = theme::palette(ui.visuals());
    Area::new(id.with("find")).order(Order::Foreground).pivot(Align2::RIGHT_TOP).fixed_pos(corner).show(
        ui.ctx(),
        |ui| {
            let frame =
                Frame::new().fill(palette.surface).stroke((size::LINE, palette.border)).corner_radius(size::CORNER);
            frame.inner_margin(Margin::same(6)).shadow(ui.visuals().popup_shadow).show(ui, |ui| {
                ui.horizontal(|ui| {
                    let editor = TextEdit::singleline(&mut find.text).id(id.with("find-field")).hint_text(&words.find);
                    let typed = ui.add(editor.desired_width(FIELD).align(Align2::LEFT_CENTER).return_key(None));
                    // The first time it is laid out it can't be seen, and what can't be seen gets no keyboard.
                    if !find.is_entered && !ui.is_sizing_pass() {
                        typed.request_focus();
                        find.is_entered = true;
                    }
                    let has_focus = typed.has_focus();
                    if typed.changed() {
                        find.settle(model);
                        step = Some(Modifiers::NONE).filter(|_| !find.marks(state.active));
                        find.is_first = true;
                    }
                    typed.accessible_name(&words.find);
                    let pressed = |modifiers, key| has_focus && ui.input_mut(|i| i.consume_key(modifiers, key));
                    if pressed(Modifiers::SHIFT, Key::Enter) {
                        step = Some(Modifiers::SHIFT);
                    } else if pressed(Modifiers::NONE, Key::Enter) && !std::mem::take(&mut find.is_first) {
                        step = Some(Modifiers::NONE);
                    }
                    is_closed = pressed(Modifiers::NONE, Key::Escape) || ui.input(|i| i.key_pressed(Key::Escape));
                    ui.label(
                        RichText::new(count(&find, state.active, words)).font(font(Text::Small)).color(palette.muted),
                    );
                    if icon_button(ui, Icon::Up, &words.previous).clicked() {
                        step = Some(Modifiers::SHIFT);
                    }
                    if icon_button(ui, Icon::Down, &words.next).clicked() {
                        step = Some(Modifiers::NONE);
                    }
                    is_closed |= icon_button(ui, Icon::Close, &words.close).clicked();
                });
            });
        },
    );
    if step.is_some() {
        // What stands in the cells may have changed since.
        find.forget();
        find.settle(model);
    }
    if let Some(at) = step.and_then(|modifiers| find.beyond(state.active, modifiers)) {
        state.go_to(at);
    }
    if is_closed {
        state.take_focus();
        ui.ctx().request_repaint();
    } else {
        state.find = Some(find);
    }
}

/// Which of how many the active cell is.
fn count(find: &Find, active: At, words: &Words) -> String {
    if find.found.is_empty() {
        return if find.text.trim().is_empty() { String::new() } else { words.not_found.clone() };
    }
    let number = find.found.iter().position(|at| *at == active).map_or(0, |at| at + 1);
    words.found.replace("{number}", &number.to_string()).replace("{count}", &find.found.len().to_string())
}
