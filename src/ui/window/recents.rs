//! Looks at the campaigns that were opened lately, one after the other on a thread: a drive of the network may take
//! long to answer, and a country's file a second to read.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;

use super::open::OpenCampaign;
use crate::workbench::job::{Job, Look};
use crate::workbench::preferences::Preferences;
use crate::workbench::recent::{self, About, Found};

/// What was found of them, and what is still looked at.
#[derive(Debug, Default)]
pub(super) struct Recents {
    waiting: VecDeque<PathBuf>,
    job: Option<(PathBuf, Job<Found>)>,
    found: BTreeMap<PathBuf, Found>,
}

impl Recents {
    /// Looks at all of them anew; what is open here is known without.
    pub(super) fn begin(&mut self, preferences: &mut Preferences, open: Option<&OpenCampaign>) {
        let here = open.map(|open| std::path::absolute(open.path()).unwrap_or_else(|_| open.path().to_owned()));
        if let (Some(open), Some(path)) = (open, &here) {
            preferences.remember(path, About::of(open.campaign(), &open.shown.results), None);
            self.found.remove(path);
        }
        self.waiting = preferences.recent.iter().filter(|path| Some(*path) != here.as_ref()).cloned().collect();
    }

    /// Takes what was found, and looks at the next.
    pub(super) fn step(&mut self, ctx: &egui::Context, preferences: &mut Preferences) {
        if let Some((path, job)) = &self.job {
            let found = match job.look() {
                Look::Working => return,
                Look::Done(found) => found,
                Look::Broken => Found::Unreadable,
            };
            if let Found::Known(about, stamp) = &found {
                preferences.remember(path, about.clone(), Some(*stamp));
            }
            self.found.insert(path.clone(), found);
            self.job = None;
        }
        if let Some(path) = self.waiting.pop_front() {
            let (file, seen, ctx) = (path.clone(), preferences.seen(&path).cloned(), ctx.clone());
            let look = move |_: &_| recent::look(&file, seen.as_ref());
            self.job = Some((path, Job::start(look, move || ctx.request_repaint())));
        }
    }

    /// Whether one of them is still to be looked at.
    pub(super) fn is_looking(&self) -> bool {
        self.job.is_some() || !self.waiting.is_empty()
    }

    /// What was found of each.
    pub(super) fn found(&self) -> &BTreeMap<PathBuf, Found> {
        &self.found
    }
}
