//! A page of the window.

use egui::Ui;

use super::context::{Context, Intent};
use super::widgets::empty;
use crate::domain::slug::{LineId, UnitId};

/// The page.
#[derive(Debug, Default)]
pub struct Scoring;

impl Scoring {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, _out: &mut Vec<Intent>) {
        empty(ui, &context.text.say("scoring-empty"));
    }
}

impl Scoring {
    /// Draws what is known about the line that is looked at.
    pub fn inspector(&mut self, ui: &mut Ui, context: &Context<'_>, _out: &mut Vec<Intent>) {
        empty(ui, &context.text.say("scoring-empty"));
    }

    /// Goes to a line of a unit.
    pub fn go_to(&mut self, _unit: UnitId, _line: Option<LineId>) {}
}
