//! What a grid remembers between frames: where it is, what is selected, what is being typed.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hash};
use std::rc::Rc;

use foldhash::fast::FixedState;

use super::arrange::{Arrangement, View};
use super::find::Find;
use super::model::{At, Block, Column, Model};
use super::summary::{self, Summary};

/// The memory of one grid; the owner keeps it beside its page.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The cell that has the keyboard.
    pub(super) active: At,
    /// The corner of the selection opposite to the active cell.
    pub(super) anchor: At,
    /// The text being typed, if any.
    pub(super) draft: Option<Draft>,
    /// How far the body is scrolled.
    pub(super) scroll: Scroll,
    /// The widths the user gave to columns.
    pub(super) widths: Vec<Option<f32>>,
    /// Whether the active cell has to be brought into view.
    pub(super) reveal: Reveal,
    /// Events of a frame that came after an editor was left; they belong to the next frame.
    pub(super) waiting: Vec<egui::Event>,
    /// Whether the grid takes the keyboard at the next frame.
    pub(super) focus: Focus,
    /// Whether nobody had the keyboard at the end of the last frame.
    pub(super) was_free: bool,
    /// How many lines texts take, by a hash of text, width and style.
    pub(super) measured: HashMap<u64, u8>,
    /// In which order rows stand, and which are shown.
    pub(super) arrangement: Arrangement,
    /// What is shown: the rows are arranged for it, and what was refused was refused in it.
    of: u64,
    /// Why what was put into cells was refused, by their rows in the model.
    refused: Rc<HashMap<At, String>>,
    /// The cell where someone tried to put something in last, and why it can't be.
    pub(super) closed: Option<(At, String)>,
    /// The search that is open.
    pub(super) find: Option<Find>,
    /// What the selection came to when it was added up last.
    summed: Option<((Block, u64), Summary)>,
}

/// How far a body is scrolled, in points. Rows can be many: their offset needs double precision.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scroll {
    pub(super) x: f32,
    pub(super) y: f64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Reveal {
    #[default]
    No,
    Active,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Focus {
    #[default]
    Keep,
    Take,
}

/// A text being typed into a cell.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) arrows: Arrows,
    /// Why the text can't be taken.
    pub(super) refusal: Option<String>,
}

/// What the arrows do while a text is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrows {
    /// They take the text and leave the cell: the text was begun by typing over the cell.
    Leave,
    /// They move in the text: it was opened to be changed.
    Stay,
}

impl State {
    /// Returns the active cell.
    pub fn active(&self) -> At {
        self.active
    }

    /// Returns the selected block; one cell if nothing else is selected.
    pub fn selection(&self) -> Block {
        Block::between(self.active, self.anchor)
    }

    /// Tells whether a text is being typed.
    pub fn is_editing(&self) -> bool {
        self.draft.is_some()
    }

    /// Makes a cell active and brings it into view.
    pub fn go_to(&mut self, at: At) {
        self.active = at;
        self.anchor = at;
        self.reveal = Reveal::Active;
    }

    /// Gives the keyboard to the grid at the next frame.
    pub fn take_focus(&mut self) {
        self.focus = Focus::Take;
    }

    /// Opens a cell for changing its text.
    pub fn open(&mut self, at: At, text: String) {
        self.go_to(at);
        self.focus = Focus::Take;
        self.draft = Some(Draft::of(text));
    }

    /// Opens a cell again with a text that was refused and the sentence that says why.
    pub fn refuse(&mut self, at: At, text: String, why: String) {
        self.go_to(at);
        self.focus = Focus::Take;
        self.draft = Some(Draft { text, arrows: Arrows::Stay, refusal: Some(why) });
    }

    /// Extends the selection to `at`, which becomes active.
    pub(super) fn extend_to(&mut self, at: At) {
        self.active = at;
        self.reveal = Reveal::Active;
    }

    /// Returns the model as its rows are arranged. They are arranged anew where `of`, what is shown, is another; what
    /// was refused is forgotten then.
    pub fn arranged<'m, M: Model>(&mut self, model: &'m M, of: impl Hash) -> View<'m, M> {
        let of = FixedState::default().hash_one(of);
        let was = View::new(model, self.arrangement.rows(), Rc::default());
        if self.of != of {
            self.of = of;
            self.forgive();
            self.find.iter_mut().for_each(Find::forget);
        }
        let view = View::new(model, self.arrangement.settle(model, of), Rc::clone(&self.refused));
        let is_as_before = self.arrangement.is_as(&was);
        if let Some(find) = self.find.as_mut().filter(|_| !is_as_before) {
            find.forget();
        }
        // The cell that has the keyboard goes where its row goes.
        if self.draft.is_none() && !is_as_before {
            let moved = view.outer(was.inner(self.active)).unwrap_or(At { row: 0, ..self.active });
            self.go_to(moved);
        }
        view
    }

    /// Says at a cell why nothing can be put into it.
    pub(super) fn say_closed<M: Model>(&mut self, model: &M, at: At) {
        self.closed = model.closed(at).map(|why| (at, why));
    }

    /// Marks a cell, by its row in the model, as one that refused what was put into it.
    pub fn refuse_at(&mut self, at: At, why: String) {
        Rc::make_mut(&mut self.refused).insert(at, why);
    }

    /// Forgets that a cell refused something, by its row in the model.
    pub fn forgive_at(&mut self, at: At) {
        if self.refused.contains_key(&at) {
            Rc::make_mut(&mut self.refused).remove(&at);
        }
    }

    /// Forgets everything that was refused.
    pub fn forgive(&mut self) {
        if !self.refused.is_empty() {
            self.refused = Rc::default();
        }
    }

    /// Returns the cells that refused something, by their rows in the model, in the order of reading.
    pub fn refused(&self) -> Vec<(At, String)> {
        let mut all: Vec<(At, String)> = self.refused.iter().map(|(at, why)| (*at, why.clone())).collect();
        all.sort_unstable_by_key(|(at, _)| (at.row, at.column));
        all
    }

    /// Tells whether rows are sorted or left out.
    pub fn is_arranged(&self) -> bool {
        self.arrangement.sort.is_some() || !self.arrangement.filters.is_empty()
    }

    /// Gives all rows back, as they were.
    pub fn show_all(&mut self) {
        (self.arrangement.sort, self.arrangement.filters) = (None, Default::default());
        self.arrangement.change();
    }

    /// Gives all rows back, as they were, and goes to a cell by its row in the model.
    pub fn show_all_from(&mut self, at: At) {
        self.arrangement = Arrangement::default();
        self.go_to(at);
    }

    /// Adds up what is selected, where it is more than a cell; kept until the selection or `of`, what is shown at which
    /// revision, is another.
    pub fn summary<M: Model>(&mut self, model: &M, of: impl Hash) -> Option<Summary> {
        let block = self.selection();
        if block.from == block.to || block.to.row >= model.rows() {
            return None;
        }
        let of = (block, FixedState::default().hash_one(of));
        if self.summed.as_ref().is_none_or(|(known, _)| *known != of) {
            self.summed = Some((of, summary::of(model, block)));
        }
        self.summed.as_ref().map(|(_, summary)| *summary)
    }

    /// Returns the width of a column.
    pub(super) fn width(&self, index: usize, column: &Column) -> f32 {
        self.widths.get(index).copied().flatten().unwrap_or(column.width)
    }

    /// Gives a column another width, or its own.
    pub(super) fn set_width(&mut self, index: usize, width: Option<f32>) {
        if self.widths.len() <= index {
            self.widths.resize(index + 1, None);
        }
        if let Some(slot) = self.widths.get_mut(index) {
            *slot = width.map(|width| width.max(MIN_WIDTH));
            self.measured.clear();
        }
    }

    /// Returns the widths that the user gave to columns, in whole points; 0 where a column has its own.
    pub fn widths(&self) -> Vec<u16> {
        self.widths.iter().map(|width| width.map_or(0, |width| width.round().clamp(0.0, 4096.0) as u16)).collect()
    }

    /// Gives columns the widths that they had in another sitting.
    #[must_use]
    pub fn with_widths(mut self, widths: &[u16]) -> Self {
        let given = |width: &u16| Some(f32::from(*width)).filter(|width| *width >= MIN_WIDTH);
        self.widths = widths.iter().map(given).collect();
        self
    }
}

/// Narrower than this a column can't be found again.
const MIN_WIDTH: f32 = 36.0;
