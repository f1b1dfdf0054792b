//! A page of the window.

use egui::Ui;

use super::context::{Context, Intent};
use super::widgets::empty;

/// The page.
#[derive(Debug, Default)]
pub struct Setup;

impl Setup {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, _out: &mut Vec<Intent>) {
        empty(ui, &context.text.say("setup-empty"));
    }
}
