//! The publish page: the gate, the edition, what goes out, and the proof that all is intact.

pub mod data;

use std::path::PathBuf;

use egui::Ui;

use super::context::{Context, Intent};
use super::widgets::empty;

/// The page.
#[derive(Debug, Default)]
pub struct Publish {
    exported: Option<PathBuf>,
    problems: Option<Vec<String>>,
}

impl Publish {
    /// Notes where the workbook was written.
    pub fn exported(&mut self, path: PathBuf) {
        self.exported = Some(path);
    }

    /// Notes what a check has found.
    pub fn checked(&mut self, problems: Vec<String>) {
        self.problems = Some(problems);
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, _out: &mut Vec<Intent>) {
        empty(ui, &context.text.say("publish-empty"));
    }
}
