//! What a grid shows and what it tells, in the grid's own words.

use std::borrow::Cow;
use std::sync::Arc;

use crate::ui::theme::Severity;

/// A place in the grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct At {
    /// The row, counted from the first one shown.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// A block of cells, both corners included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Block {
    /// The upper left corner.
    pub from: At,
    /// The lower right corner.
    pub to: At,
}

impl Block {
    /// Returns the block between two opposite corners, in whatever order they come.
    pub fn between(one: At, other: At) -> Self {
        Self {
            from: At { row: one.row.min(other.row), column: one.column.min(other.column) },
            to: At { row: one.row.max(other.row), column: one.column.max(other.column) },
        }
    }

    /// Returns the lanes in which the block is filled: the cell that a lane is filled from, then the others.
    pub fn lanes(self, way: Way) -> impl Iterator<Item = Vec<At>> {
        let (rows, columns) = (self.from.row..=self.to.row, self.from.column..=self.to.column);
        let (across, along) = match way {
            Way::Down | Way::Up => (columns, rows),
            Way::Right | Way::Left => (rows, columns),
        };
        across.map(move |across| {
            let cell = |along| match way {
                Way::Down | Way::Up => At { row: along, column: across },
                Way::Right | Way::Left => At { row: across, column: along },
            };
            match way {
                Way::Down | Way::Right => along.clone().map(cell).collect(),
                Way::Up | Way::Left => along.clone().rev().map(cell).collect(),
            }
        })
    }

    /// Tells whether the block holds `at`.
    pub fn contains(&self, at: At) -> bool {
        (self.from.row..=self.to.row).contains(&at.row) && (self.from.column..=self.to.column).contains(&at.column)
    }
}

/// The contents of a grid. The grid asks only for what is on screen.
pub trait Model {
    /// Returns the columns; their number and order stay the same while a grid is shown.
    fn columns(&self) -> &[Column];
    /// Returns how many rows can be seen: rows under a closed group don't count.
    fn rows(&self) -> usize;
    /// Returns what kind of row this is.
    fn row(&self, row: usize) -> Row;
    /// Returns what a cell shows.
    fn cell(&self, at: At) -> Cell<'_>;
    /// Returns what a screen reader calls the row.
    fn row_name(&self, row: usize) -> Cow<'_, str>;

    /// Returns the text that editing starts with; what the cell shows, unless told otherwise.
    fn draft(&self, at: At) -> String {
        self.cell(at).text.into_owned()
    }

    /// Returns why what was put into a cell was refused, if it was.
    fn refusal(&self, _at: At) -> Option<&str> {
        None
    }

    /// Returns why nothing can be put into a cell, where a person who tries should be told.
    fn closed(&self, _at: At) -> Option<String> {
        None
    }

    /// Checks a text before it is taken.
    ///
    /// # Errors
    /// The sentence that is shown at the cell; the editor stays open.
    fn check(&self, _at: At, _text: &str) -> Result<(), String> {
        Ok(())
    }
}

/// A column of a grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The header.
    pub title: String,
    /// The width it starts with, in points.
    pub width: f32,
    /// What stands in it.
    pub kind: Kind,
    /// What a short title stands for, and what the column belongs to; shown in a tall header alone.
    pub more: Option<More>,
}

/// What a tall header says of a column beside its title.
#[derive(Clone, Debug, PartialEq)]
pub struct More {
    /// What the title stands for, written aslant above it.
    pub words: Arc<str>,
    /// What the column belongs to with those beside it, written over them together.
    pub band: Arc<str>,
}

impl Column {
    /// Creates a column.
    pub fn new(title: impl Into<String>, width: f32, kind: Kind) -> Self {
        Self { title: title.into(), width, kind, more: None }
    }

    /// Says what the title stands for, and what the column belongs to.
    #[must_use]
    pub fn more(mut self, words: impl Into<Arc<str>>, band: Arc<str>) -> Self {
        self.more = Some(More { words: words.into(), band });
        self
    }
}

/// What stands in a column, which decides how it is aligned and what keys do there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text; every letter types.
    Text,
    /// Numbers, aligned to the decimal comma.
    Number {
        /// The places kept free after the comma.
        decimals: u8,
    },
    /// Scores: numbers where letter keys act.
    Score {
        /// The places kept free after the comma.
        decimals: u8,
    },
    /// Signs and short words, centred.
    Sign,
}

impl Kind {
    /// Returns the places kept free after the comma, for numbers.
    pub(super) fn decimals(self) -> Option<u8> {
        match self {
            Self::Number { decimals } | Self::Score { decimals } => Some(decimals),
            Self::Text | Self::Sign => None,
        }
    }
}

/// What kind of row it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A row with values of its own.
    Line {
        /// How many groups it stands in.
        depth: u8,
    },
    /// A group that folds and carries subtotals.
    Group {
        /// How many groups it stands in.
        depth: u8,
        /// Whether its rows are shown.
        fold: Fold,
    },
    /// A total.
    Total,
}

/// Whether the rows of a group are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// They are.
    Open,
    /// They are not.
    Closed,
}

/// What a cell shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// How the text looks.
    pub look: Look,
    /// What is the matter with it, shown as a sign and a tint.
    pub severity: Option<Severity>,
    /// Whether there is more behind it.
    pub mark: Mark,
    /// Whether something can be put in.
    pub entry: Entry,
    /// The share of what could be reached, from 0 to 1, shown as a shade.
    pub share: Option<f32>,
}

impl<'a> Cell<'a> {
    /// Creates a plain cell that can't be changed.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            text: text.into(),
            look: Look::Plain,
            severity: None,
            mark: Mark::None,
            entry: Entry::Locked,
            share: None,
        }
    }

    /// Opens the cell for entry.
    #[must_use]
    pub fn open(mut self) -> Self {
        self.entry = Entry::Open;
        self
    }

    /// Changes how the text looks.
    #[must_use]
    pub fn look(mut self, look: Look) -> Self {
        self.look = look;
        self
    }

    /// Shades the cell by the share of what could be reached.
    #[must_use]
    pub fn share(mut self, share: Option<f32>) -> Self {
        self.share = share;
        self
    }

    /// Says what is the matter with the cell.
    #[must_use]
    pub fn severity(mut self, severity: impl Into<Option<Severity>>) -> Self {
        self.severity = severity.into();
        self
    }

    /// Marks the cell as having a note behind it.
    #[must_use]
    pub fn noted(mut self) -> Self {
        self.mark = Mark::Note;
        self
    }
}

/// How the text of a cell looks. Not yet, zero, does not apply and disputed are four looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A value.
    Plain,
    /// Of second rank.
    Quiet,
    /// Stands out.
    Strong,
    /// Nothing yet: a hollow place that waits.
    Pending,
    /// Does not apply: a closed, shaded place.
    NotApplicable,
    /// Two values that don't know each other.
    Disputed,
}

/// Whether there is more behind a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    None,
    /// A note.
    Note,
}

/// Whether a cell can be changed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// It can't.
    Locked,
    /// It can.
    Open,
}

/// What the user did, for the owner to carry out. The grid changes no value itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Another cell is active.
    Moved(At),
    /// A text was put into a cell; composed (NFC) and checked.
    Edit {
        /// Where.
        at: At,
        /// The text; empty when it was erased.
        text: String,
    },
    /// A key that acts on every open cell of the block.
    Act {
        /// What to do.
        act: Act,
        /// Where.
        block: Block,
    },
    /// Text of a spreadsheet, to be put in from `at` to the right and down.
    Paste {
        /// The upper left corner.
        at: At,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
    /// A group was opened or closed.
    Fold(usize),
    /// A key that leads elsewhere.
    Go(Go),
}

/// A key that acts on cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Take the self score (`=`).
    SelfScore,
    /// Give the maximum (`*`).
    Maximum,
    /// Take what the rule gives (`R`).
    Rule,
    /// It does not apply (`N`).
    NotApplicable,
    /// Empty it (`Delete`).
    Clear,
    /// Fill the block from the edge that the way leads away from (`Ctrl+D` down, `Ctrl+R` to the right).
    Fill(Way),
}

/// Which way cells are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From the first row.
    Down,
    /// From the last row.
    Up,
    /// From the first column.
    Right,
    /// From the last column.
    Left,
}

/// A key that leads elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// The reason of the active row (`F4`).
    Reason,
    /// The other direction over the same data (`F6`).
    Turn,
    /// The previous open line (`F7`).
    PreviousOpen,
    /// The next open line (`F8`).
    NextOpen,
    /// The same line at the previous unit (`PageUp`).
    PreviousUnit,
    /// The same line at the next unit (`PageDown`).
    NextUnit,
    /// Whole texts in rows as tall as they need, or one line a row (`F9`).
    Lines,
    /// Differences in place of what is recorded, or back (`F5`).
    Difference,
}
