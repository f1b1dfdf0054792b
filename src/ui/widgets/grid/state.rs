//! What a grid remembers between frames: where it is, what is selected, what is being typed.

use std::collections::HashMap;

use super::model::{At, Block, Column};

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
    pub(super) widths: Vec<f32>,
    /// Whether the active cell has to be brought into view.
    pub(super) reveal: Reveal,
    /// Events of a frame that came after an editor was left; they belong to the next frame.
    pub(super) waiting: Vec<egui::Event>,
    /// Whether the grid takes the keyboard at the next frame.
    pub(super) focus: Focus,
    /// How many lines texts take, by a hash of text, width and style.
    pub(super) measured: HashMap<u64, u8>,
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

    /// Returns the width of a column.
    pub(super) fn width(&self, index: usize, column: &Column) -> f32 {
        self.widths.get(index).copied().unwrap_or(column.width)
    }

    /// Gives a column another width.
    pub(super) fn set_width(&mut self, index: usize, columns: &[Column], width: f32) {
        for column in columns.iter().skip(self.widths.len()) {
            self.widths.push(column.width);
        }
        if let Some(slot) = self.widths.get_mut(index) {
            *slot = width.max(MIN_WIDTH);
            self.measured.clear();
        }
    }
}

/// Narrower than this a column can't be found again.
const MIN_WIDTH: f32 = 36.0;
