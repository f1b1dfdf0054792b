//! Undo and redo in words: what they would do, and what they did.

use super::message::Message;
use crate::domain::campaign::{Campaign, Command, Turn};
use crate::domain::entry::EntryId;
use crate::domain::value::Key;
use crate::text::{Lang, Text};
use crate::workbench::job::Progress;
use crate::workbench::steps::Deed;
use crate::workbench::{Recorded, Trouble, Workbench};

/// What undo and redo would do, in words; made anew where the campaign or the language is another.
#[derive(Debug, Default)]
pub(super) struct Turns {
    as_of: Option<(u64, Lang, Option<Turn>, Option<Turn>)>,
    /// What would be undone; none where nothing was done here.
    pub(super) undo: Option<String>,
    /// What would be redone.
    pub(super) redo: Option<String>,
}

impl Turns {
    /// Follows a workbench.
    pub(super) fn keep_up(&mut self, workbench: &Workbench, text: &Text) {
        let (campaign, steps) = (workbench.campaign(), workbench.steps());
        let (done, undone) = (steps.newest_done(), steps.newest_undone());
        let as_of = Some((campaign.revision(), text.lang(), done, undone));
        if self.as_of != as_of {
            let words = |step: Option<Turn>| step.map(|step| text.step(campaign, step));
            *self = Turns { as_of, undo: words(done), redo: words(undone) };
        }
    }
}

/// Something to be carried out.
#[derive(Debug)]
pub(super) struct Task {
    /// What it is.
    pub(super) deed: Deed,
    /// What is said when it has been.
    pub(super) done: Option<Message>,
}

/// What was carried out.
#[derive(Debug, Default)]
pub(super) struct Did {
    /// What was written.
    pub(super) recorded: Recorded,
    turned: Option<Turned>,
    /// What is said of it beside what was turned.
    pub(super) done: Option<Message>,
}

/// A turn that was carried out.
#[derive(Debug)]
struct Turned {
    way: Way,
    turn: Turn,
    /// Values that stay since someone has written on top.
    stays: Vec<Key>,
}

/// How it came about.
#[derive(Debug, Clone, Copy)]
enum Way {
    Undo,
    Redo,
    /// By name, from the history.
    ByName,
}

impl Did {
    /// Carries something out on a workbench.
    pub(super) fn carry_out(workbench: &mut Workbench, task: Task, progress: &Progress) -> Result<Did, Trouble> {
        let Task { deed, done } = task;
        let (way, (turn, recorded)) = match deed {
            Deed::Undo => (Way::Undo, workbench.undo(progress)?),
            Deed::Redo => (Way::Redo, workbench.redo(progress)?),
            Deed::Run(command) => match *command {
                Command::Turn(turn) => (Way::ByName, (turn, workbench.run_watched(Command::Turn(turn), progress)?)),
                command => {
                    return Ok(Did { recorded: workbench.run_watched(command, progress)?, turned: None, done });
                }
            },
        };
        let stays = recorded.group.map_or_else(Vec::new, |group| left(workbench.campaign(), turn, group));
        Ok(Did { recorded, turned: Some(Turned { way, turn, stays }), done })
    }

    /// What was turned, and what stays.
    pub(super) fn words(&self, campaign: &Campaign, text: &Text) -> Option<String> {
        let Turned { way, turn, stays } = self.turned.as_ref()?;
        let done = match way {
            Way::Undo => text.fill("window-undone", &[("what", &text.step(campaign, turn.inverse()))]),
            Way::Redo => text.fill("window-redone", &[("what", &text.step(campaign, *turn))]),
            Way::ByName => text.fill("window-taken-back", &[("what", &text.decision(campaign, turn.group()))]),
        };
        let stays = text.stays(campaign, stays);
        Some(if stays.is_empty() { done } else { format!("{done} · {stays}") })
    }
}

/// The registers of what was turned that the turn didn't write to.
fn left(campaign: &Campaign, turn: Turn, written: EntryId) -> Vec<Key> {
    let keys = |group| campaign.group(group).flat_map(|e| &e.changes).map(|c| c.key);
    let written: std::collections::HashSet<Key> = keys(written).collect();
    let mut left: Vec<Key> = keys(turn.group()).filter(|key| !written.contains(key)).collect();
    left.sort_unstable();
    left.dedup();
    left
}
