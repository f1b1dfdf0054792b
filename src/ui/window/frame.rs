//! The words of the frame: title, blocks, places with what is open there, status, job.

use egui::Ui;

use super::Window;
use crate::domain::criteria::Source;
use crate::domain::readiness::Tally;
use crate::text::Text;
use crate::ui::context::{Access, Place};
use crate::ui::shell::{self, Clicked, Shell, Step};
use crate::ui::theme::Severity;
use crate::ui::widgets::{Icon, Progress, capital};

/// The places of the rail, from top to bottom.
pub(super) const PLACES: [(Place, Icon); 9] = [
    (Place::Start, Icon::Home),
    (Place::Overview, Icon::Overview),
    (Place::Import, Icon::Import),
    (Place::Scoring, Icon::Scoring),
    (Place::Review, Icon::Review),
    (Place::Results, Icon::Results),
    (Place::Publish, Icon::Publish),
    (Place::Setup, Icon::Setup),
    (Place::History, Icon::History),
];

/// What the width of the inspector is remembered under.
pub(super) const INSPECTOR: &str = "inspector";

/// The words of the frame in one frame.
#[derive(Debug, Default)]
pub(super) struct Words {
    title: String,
    blocks: Vec<String>,
    block: usize,
    locked: Option<String>,
    block_name: String,
    undo: (String, bool),
    redo: (String, bool),
    who: String,
    gear: String,
    saved: Option<(Severity, String)>,
    work_on: Option<String>,
    places: Vec<(String, Icon, usize, bool)>,
    place: usize,
    is_folded: Option<bool>,
    fold: String,
    is_inspector_folded: Option<bool>,
    fold_inspector: String,
    inspector_width: Option<f32>,
    status: String,
    job: Option<(String, f32, String)>,
    keys: String,
    guide: String,
}

impl Words {
    /// Gathers them.
    pub(super) fn of(window: &Window) -> Words {
        let text = &window.text;
        let is_open = window.open.is_some();
        let tally = window.open.as_ref().map(|open| open.shown.open.tally()).unwrap_or_default();
        let who = window.author();
        let mut words = Words {
            title: text.say("window-title"),
            block_name: text.say("window-block"),
            undo: (text.say("window-undo"), false),
            redo: (text.say("window-redo"), false),
            who: if who.is_empty() { text.say("desk-nobody") } else { who },
            gear: text.say("window-gear"),
            places: PLACES
                .iter()
                .map(|(place, icon)| {
                    (place_name(text, *place), *icon, open_at(*place, tally), is_open || *place == Place::Start)
                })
                .collect(),
            place: PLACES.iter().position(|(p, _)| *p == window.place).unwrap_or(0),
            is_folded: window.preferences.is_rail_folded,
            fold: text.say("window-fold"),
            is_inspector_folded: window.preferences.is_inspector_folded,
            fold_inspector: text.say("window-fold-inspector"),
            inspector_width: window.preferences.widths.get(INSPECTOR).and_then(|w| w.first()).map(|w| f32::from(*w)),
            job: window.work.as_ref().map(|w| (w.words(text), w.share(), text.say("window-stop"))),
            keys: text.say("window-keys"),
            guide: text.say("window-guide"),
            ..Words::default()
        };
        words.campaign(window);
        words
    }

    fn campaign(&mut self, window: &Window) {
        let Some(open) = &window.open else { return };
        let text = &window.text;
        let campaign = open.campaign();
        let heading = campaign.heading();
        self.title = match &*heading.place {
            "" => heading.title.to_string(),
            place => text.fill("window-heading", &[("title", &heading.title), ("place", place)]),
        };
        self.blocks = campaign.blocks().iter().map(|b| b.block.name.to_string()).collect();
        self.block = campaign.blocks().iter().position(|b| b.block.id == open.shown.block).unwrap_or(0);
        let edition = campaign.edition();
        let locked = || text.fill("window-locked", &[("edition", &text.count(edition.edition))]);
        self.locked = edition.is_final.then(locked);
        if open.looked().is_some() {
            let (severity, words) = match open.access() {
                Access::Protected => (Severity::Warning, "window-protected"),
                Access::Altered => (Severity::Error, "window-altered"),
                Access::Work | Access::Elsewhere => (Severity::Warning, "window-elsewhere"),
            };
            self.saved = Some((severity, text.say(words)));
            self.work_on = (open.access() != Access::Altered).then(|| text.say("window-work-on"));
            self.status = status(window).unwrap_or_default();
            return;
        }
        if let Some(what) = &open.turns.undo {
            self.undo = (text.fill("window-undo-what", &[("what", what)]), true);
        }
        if let Some(what) = &open.turns.redo {
            self.redo = (text.fill("window-redo-what", &[("what", what)]), true);
        }
        let saved = match open.saved_at_ms() {
            Some(at_ms) => {
                let time = text.time(at_ms);
                text.fill("window-saved-at", &[("time", time.split(' ').next_back().unwrap_or_default())])
            }
            None => text.say("window-saved"),
        };
        self.saved = Some((Severity::Ok, saved));
        self.status = status(window).unwrap_or_default();
    }

    /// Draws the frame around the page.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        inspector: Option<&mut dyn FnMut(&mut Ui)>,
        page: impl FnOnce(&mut Ui),
    ) -> Vec<Clicked> {
        let blocks: Vec<&str> = self.blocks.iter().map(String::as_str).collect();
        let place = |(name, icon, open, ready): &(String, Icon, usize, bool)| (name.clone(), *icon, *open, *ready);
        let places: Vec<_> = self.places.iter().map(place).collect();
        let places: Vec<shell::Place<'_>> = places
            .iter()
            .map(|(name, icon, open, ready)| shell::Place { name, icon: *icon, open: *open, ready: *ready })
            .collect();
        let shell = Shell {
            title: &self.title,
            blocks: &blocks,
            block: self.block,
            locked: self.locked.as_deref(),
            block_name: &self.block_name,
            undo: Step { words: &self.undo.0, ready: self.undo.1 },
            redo: Step { words: &self.redo.0, ready: self.redo.1 },
            who: &self.who,
            gear: &self.gear,
            saved: self.saved.as_ref().map(|(severity, words)| (*severity, &**words)),
            work_on: self.work_on.as_deref(),
            places: &places,
            place: self.place,
            is_folded: self.is_folded,
            fold: &self.fold,
            is_inspector_folded: self.is_inspector_folded,
            fold_inspector: &self.fold_inspector,
            inspector_width: self.inspector_width,
            status: &self.status,
            job: self.job.as_ref().map(|(words, share, stop)| Progress { words, share: *share, stop }),
            keys: &self.keys,
            guide: &self.guide,
        };
        shell.show(ui, inspector, page)
    }
}

/// What a place is called.
pub(super) fn place_name(text: &Text, place: Place) -> String {
    match place {
        Place::Start => text.say("window-place-start"),
        Place::Overview => text.say("window-place-overview"),
        Place::Import => text.say("window-place-import"),
        Place::Scoring => text.say("window-place-scoring"),
        Place::Review => text.say("window-place-review"),
        Place::Results => text.say("window-place-results"),
        Place::Publish => text.say("window-place-publish"),
        Place::Setup => text.say("window-place-setup"),
        Place::History => text.say("window-place-history"),
    }
}

/// How much is open at a place: blank lines where one scores, the rest where one looks again.
fn open_at(place: Place, tally: Tally) -> usize {
    match place {
        Place::Scoring => tally.blank(),
        Place::Review => tally.to_decide(),
        _ => 0,
    }
}

/// What is left of the campaign, and how many lines of the block that is looked at are scored.
fn status(window: &Window) -> Option<String> {
    let open = window.open.as_ref()?;
    let text = &window.text;
    let results = open.shown.results.iter().find(|r| r.block == open.shown.block)?;
    let lines: u32 = results.totals.units.iter().map(|u| u.lines).sum();
    let settled: u32 = results.totals.units.iter().map(|u| u.scored + u.not_applicable).sum();
    let complete = results.totals.units.iter().filter(|u| u.is_complete()).count();
    let max: crate::domain::points::Points = {
        let set = open.campaign().criteria(open.shown.block)?;
        Source::ALL.into_iter().map(|s| set.max_of(s)).sum()
    };
    let of_block = text.fill(
        "window-status",
        &[
            ("settled", &text.count(settled)),
            ("lines", &text.count(lines)),
            ("complete", &text.count(complete)),
            ("units", &text.count(results.totals.units.len())),
            ("max", &text.points(max)),
        ],
    );
    let tally = open.shown.open.tally();
    let left = match (tally.blank(), tally.to_decide()) {
        (0, 0) => text.say("window-status-nothing"),
        (blank, decide) => {
            text.fill("window-status-left", &[("blank", &text.count(blank)), ("decide", &text.count(decide))])
        }
    };
    let name = open.campaign().block(open.shown.block).map(|b| b.block.name.clone()).unwrap_or_default();
    let of_block = match open.campaign().blocks() {
        [_] => capital(&of_block),
        _ => format!("{name}: {of_block}"),
    };
    // What is left comes first: a small window cuts the end.
    Some(format!("{left} · {of_block}"))
}
