//! The import page: nothing is written before it was seen.

pub mod data;

use std::path::PathBuf;

use egui::Ui;

use super::context::{Context, Intent};
use super::widgets::empty;
use crate::domain::campaign::Command;
use crate::workbench::import::{Differing, Preview};

/// The page.
#[derive(Debug, Default)]
pub struct Import {
    paths: Vec<PathBuf>,
    preview: Option<Preview>,
    differing: Differing,
}

impl Import {
    /// Notes that files are being read, and says what happens to values that differ.
    pub fn begin(&mut self, paths: Vec<PathBuf>) -> Differing {
        self.paths = paths;
        self.preview = None;
        self.differing
    }

    /// Shows what taking in would do.
    pub fn take(&mut self, preview: Preview) {
        self.preview = Some(preview);
    }

    /// Forgets the rehearsal.
    pub fn clear(&mut self) {
        *self = Import::default();
    }

    /// The command that takes in what is shown.
    pub fn command(&self) -> Option<Command> {
        self.preview.as_ref().map(Preview::command)
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, _out: &mut Vec<Intent>) {
        empty(ui, &context.text.say("import-empty"));
    }
}
