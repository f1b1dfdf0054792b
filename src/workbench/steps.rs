//! What was decided in one window since it was opened, in order: what undo and redo go along.
//!
//! What was there before, and what other copies bring, is never in it: that is turned round from the history,
//! by name. Each step is kept as the turn that does it again; its inverse undoes it.

use crate::domain::campaign::{Command, Turn};
use crate::domain::entry::EntryId;

/// Something for an open campaign to do.
#[derive(Debug, Clone)]
pub enum Deed {
    /// Carry out a command.
    Run(Box<Command>),
    /// Turn round the newest decision of this window.
    Undo,
    /// Carry out again what was turned round last.
    Redo,
}

/// The steps of a window.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Steps {
    done: Vec<Turn>,
    undone: Vec<Turn>,
}

/// What a command is to the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing before it can be undone.
    Ends,
    /// A step that is named by its own entries.
    Decides,
    /// An older decision is turned round, or back.
    Turns(Turn),
}

impl Mark {
    /// What a command is.
    pub fn of(command: &Command) -> Mark {
        match command {
            Command::Create(_) | Command::Finalize | Command::Reopen { .. } => Mark::Ends,
            Command::Turn(turn) => Mark::Turns(*turn),
            Command::Edit { .. } | Command::Import(_) | Command::TakeBack(_) => Mark::Decides,
        }
    }
}

impl Steps {
    /// Notes a command that was carried out, with the name of its entries.
    pub fn mark(&mut self, mark: Mark, group: EntryId) {
        self.undone.clear();
        match mark {
            Mark::Ends => self.done.clear(),
            Mark::Decides => self.done.push(Turn::Redo(group)),
            Mark::Turns(turn) => self.done.push(turn),
        }
    }

    /// The newest step that isn't undone, as the turn that does it again.
    pub fn newest_done(&self) -> Option<Turn> {
        self.done.last().copied()
    }

    /// The step that was undone last, as the turn that does it again.
    pub fn newest_undone(&self) -> Option<Turn> {
        self.undone.last().copied()
    }

    /// Notes that the newest step was undone.
    pub fn undid(&mut self) {
        self.undone.extend(self.done.pop());
    }

    /// Notes that the step that was undone last was done again.
    pub fn redid(&mut self) {
        self.done.extend(self.undone.pop());
    }

    /// Passes over the newest step: nothing of it is left to undo.
    pub fn pass_done(&mut self) {
        self.done.pop();
    }

    /// Passes over the step that was undone last: nothing of it is left to do again.
    pub fn pass_undone(&mut self) {
        self.undone.pop();
    }
}
