//! A page of the window.

use egui::Ui;

use super::context::{Context, Intent};
use super::widgets::empty;

/// The page.
#[derive(Debug, Default)]
pub struct Results;

impl Results {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, _out: &mut Vec<Intent>) {
        empty(ui, &context.text.say("results-empty"));
    }
}
