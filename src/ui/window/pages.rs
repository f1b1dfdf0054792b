//! The pages, each with what it remembers of its own.

use egui::Ui;

use crate::ui::context::{Context, Intent, Place};
use crate::ui::history::History;
use crate::ui::import::Import;
use crate::ui::overview::Overview;
use crate::ui::publish::Publish;
use crate::ui::results::Results;
use crate::ui::review::Review;
use crate::ui::scoring::Scoring;
use crate::ui::setup::Setup;
use crate::ui::start::Start;
use crate::workbench::preferences::Preferences;

/// All pages.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub(super) start: Start,
    pub(super) overview: Overview,
    pub(super) import: Import,
    pub(super) scoring: Scoring,
    pub(super) review: Review,
    pub(super) results: Results,
    pub(super) publish: Publish,
    pub(super) setup: Setup,
    pub(super) history: History,
}

/// Whether something is shown beside the page of a place.
pub(super) fn has_inspector(place: Place) -> bool {
    matches!(place, Place::Scoring)
}

impl Pages {
    /// The pages as they are remembered.
    pub(super) fn new(preferences: &Preferences) -> Pages {
        let widths = |name: &str| preferences.widths.get(name).map_or(&[][..], Vec::as_slice);
        Pages { scoring: Scoring::new(preferences.shows_whole_texts, widths), ..Pages::default() }
    }

    /// Takes along what is to be remembered of them.
    pub(super) fn remember(&self, preferences: &mut Preferences) {
        preferences.shows_whole_texts = self.scoring.shows_whole_texts();
        for (name, widths) in self.scoring.widths() {
            super::remember(preferences, name, &widths);
        }
    }

    /// Draws the page of a place; the start page needs no campaign and is drawn by the window.
    pub(super) fn show(&mut self, place: Place, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        match place {
            Place::Start => {}
            Place::Overview => self.overview.show(ui, context, out),
            Place::Import => self.import.show(ui, context, out),
            Place::Scoring => self.scoring.show(ui, context, out),
            Place::Review => self.review.show(ui, context, out),
            Place::Results => self.results.show(ui, context, out),
            Place::Publish => self.publish.show(ui, context, out),
            Place::Setup => self.setup.show(ui, context, out),
            Place::History => self.history.show(ui, context, out),
        }
    }

    /// Draws what stands beside the page of a place.
    pub(super) fn inspector(&mut self, place: Place, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        if place == Place::Scoring {
            self.scoring.inspector(ui, context, out);
        }
    }
}
