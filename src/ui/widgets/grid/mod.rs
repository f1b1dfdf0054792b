//! The score grid: a sheet to see everything in and to fill by keyboard.
//!
//! Painter-based, with one focusable place and one editor laid over the active cell, because the
//! toolkit's tables cost ten times as much a frame and lack the keys. It shows a [`Model`], keeps
//! its place in a [`State`] and reports [`Event`]s; it knows nothing of scores, changes no value,
//! and never acts on the wheel except to scroll.

mod arrange;
mod aslant;
mod edit;
mod fill;
mod find;
mod focus;
mod geometry;
mod head;
mod keys;
mod lay;
mod model;
mod mouse;
mod paint;
mod read_out;
mod rows;
mod scroll;
mod state;
mod summary;
mod walk;
mod words;

pub use arrange::View;
pub use model::{Act, At, Block, Cell, Column, Entry, Event, Fold, Go, Kind, Look, Mark, Model, Row, Way};
pub use rows::Density;
pub use state::State;
pub use summary::Summary;
pub use words::{Does, Offer, Words};

use egui::{Id, Rect, Sense, Ui, accesskit, output::IMEOutput, vec2};

use self::{
    geometry::Geometry,
    paint::{Keyboard, Paint},
    rows::Rows,
    state::Reveal,
};
use crate::ui::theme::{self, size};

/// A grid about to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Grid<'a> {
    salt: &'a str,
    frozen: usize,
    density: Density,
    header: f32,
    words: Option<&'a Words>,
    offers: &'a [Offer],
}

impl<'a> Grid<'a> {
    /// Creates a grid; `salt` tells it apart from others on the page.
    pub fn new(salt: &'a str) -> Self {
        Self { salt, frozen: 0, density: Density::OneLine, header: size::HEADER, words: None, offers: &[] }
    }

    /// Keeps the first `columns` columns in place when the rest scrolls.
    #[must_use]
    pub fn frozen(mut self, columns: usize) -> Self {
        self.frozen = columns;
        self
    }

    /// Chooses how tall the rows are.
    #[must_use]
    pub fn density(mut self, density: Density) -> Self {
        self.density = density;
        self
    }

    /// Makes the header so tall that it says what short titles stand for, where there is room.
    #[must_use]
    pub fn tall_header(mut self) -> Self {
        self.header = aslant::HEADER;
        self
    }

    /// Lets rows be searched, and sorted and filtered by the heads of columns, where the owner shows the model as
    /// [`State::arranged`] gives it.
    #[must_use]
    pub fn arranged(mut self, words: &'a Words) -> Self {
        self.words = Some(words);
        self
    }

    /// Offers what can be done with the cells that are selected, at a right click.
    #[must_use]
    pub fn offers(mut self, offers: &'a [Offer]) -> Self {
        self.offers = offers;
        self
    }

    /// Shows the grid in the room that is left and returns what the user did.
    pub fn show<M: Model>(self, ui: &mut Ui, model: &M, state: &mut State) -> Vec<Event> {
        let id = ui.make_persistent_id(self.salt);
        let rect = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(rect);
        let rect = rect.intersect(ui.clip_rect());
        let mut out = Vec::new();
        let before = state.active;
        state.keep_inside(model);
        give_back_waiting(ui, state);
        if self.words.is_some() {
            find::listen(ui, state);
        }
        let is_pointed_at = ui.interact(rect, id.with("whole"), Sense::hover()).contains_pointer();
        self.pointer(ui, id, rect, model, state, &mut out);
        let keyboard = focus::keyboard(ui, id, state);
        if keyboard == Keyboard::Here && state.draft.is_none() {
            keys::navigate(ui, model, state, self.frozen, &mut out);
            if state.draft.is_some() {
                edit::forget(ui, id);
            }
        }
        let geometry = self.geometry(ui, rect, model, state);
        Paint {
            painter: &ui.painter_at(rect),
            palette: theme::palette(ui.visuals()),
            model,
            geometry: &geometry,
            state,
            focus: keyboard,
        }
        .all();
        scroll::bars(ui, id, &geometry, state);
        read_out::table(ui, id, &geometry, model, state);
        if let Some(words) = self.words {
            fill::handle(ui, id, &geometry, model, state, words, &mut out);
        }
        if let Some(words) = self.words {
            find::bar(ui, id, &geometry, model, state, words);
        }
        focus::kept(ui, is_pointed_at, |ui| active_cell(ui, id, &geometry, model, state, &mut out));
        focus::remember(ui, state);
        if state.active != before {
            out.push(Event::Moved(state.active));
        }
        if state.reveal == Reveal::Active {
            ui.ctx().request_repaint();
        }
        out
    }

    fn pointer<M: Model>(self, ui: &Ui, id: Id, rect: Rect, model: &M, state: &mut State, out: &mut Vec<Event>) {
        let geometry = self.geometry(ui, rect, model, state);
        let sense = Sense::CLICK | Sense::DRAG;
        let body = ui.interact(geometry.body, id.with("body"), sense);
        scroll::wheel(ui, &body, state);
        head::heads(ui, id, &geometry, model, state, self.words);
        mouse::resize(ui, id.with("grip"), &geometry, model, state);
        mouse::follow(ui, &body, &geometry, model, state, out);
        mouse::menu(ui, &body, model, state, self.offers, out);
        if body.is_pointer_button_down_on() || body.clicked() || body.secondary_clicked() {
            state.take_focus();
        }
    }

    fn geometry<M: Model>(self, ui: &Ui, rect: Rect, model: &M, state: &mut State) -> Geometry {
        let rows = Rows::new(self.density, ui.painter(), model, state);
        let columns = model.columns();
        let mut room = rect;
        let header = if self.header > size::HEADER { aslant::height(self.header, rect.height()) } else { self.header };
        let width: f32 = columns.iter().enumerate().map(|(index, column)| state.width(index, column)).sum();
        if width > room.width() {
            room.max.y -= scroll::BAR;
        }
        if rows.total() > f64::from(room.height() - header) {
            room.max.x -= scroll::BAR;
        }
        Geometry::new((room, header), columns, rows, self.frozen, state)
    }
}

impl State {
    /// Keeps place and selection inside a model that may have shrunk.
    fn keep_inside<M: Model>(&mut self, model: &M) {
        let last = At { row: model.rows().saturating_sub(1), column: model.columns().len().saturating_sub(1) };
        for at in [&mut self.active, &mut self.anchor] {
            at.row = at.row.min(last.row);
            at.column = at.column.min(last.column);
        }
    }
}

/// Puts the events that waited for an editor to close before those of this frame.
fn give_back_waiting(ui: &Ui, state: &mut State) {
    if !state.waiting.is_empty() {
        let waiting = std::mem::take(&mut state.waiting);
        ui.input_mut(|input| drop(input.events.splice(0..0, waiting)));
    }
}

/// Draws the editor, or registers the active cell as the place that has the keyboard.
fn active_cell<M: Model>(ui: &mut Ui, id: Id, geometry: &Geometry, model: &M, state: &mut State, out: &mut Vec<Event>) {
    if model.rows() == 0 {
        return;
    }
    let zone = geometry.clip(geometry.zone(state.active.column), geometry.body);
    let rect = geometry.cell(state.active);
    if state.draft.is_some() {
        let room = rect.with_max_x(rect.right().min(geometry.body.right()));
        edit::edit(ui, id, (room, geometry.body), model, state, out);
        return;
    }
    let seen = rect.intersect(zone);
    let place = if seen.is_positive() { seen } else { Rect::from_min_size(zone.min, vec2(1.0, 1.0)) };
    let response = ui.interact(place, id, Sense::focusable_noninteractive());
    describe(ui, id, model, state.active);
    state.closed.take_if(|(at, _)| *at != state.active);
    let closed = state.closed.as_ref().map(|(_, why)| why.as_str());
    if seen.is_positive()
        && let Some(why) = closed.or_else(|| model.refusal(state.active))
    {
        edit::refusal(ui, id, place, why);
    }
    if response.has_focus() {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, edit::ALL_KEYS));
        keep_input_method_on(ui, place);
    }
}

fn describe<M: Model>(ui: &Ui, id: Id, model: &M, at: At) {
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(accesskit::Role::Cell);
        node.set_label(read_out::said(model, at));
    });
}

/// Asks for the input method while walking; otherwise it never sees the key that starts a text.
fn keep_input_method_on(ui: &Ui, rect: Rect) {
    ui.output_mut(|output| {
        output.ime = Some(IMEOutput {
            purpose: egui::IMEPurpose::Normal,
            rect,
            cursor_rect: rect.with_max_x(rect.left() + size::LINE),
            should_interrupt_composition: false,
        });
    });
}
