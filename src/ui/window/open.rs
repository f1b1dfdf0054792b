//! The open campaign: what is shown of it, and who holds its file just now.
//!
//! A big write takes the workbench along to a thread of its own. Until it is back the campaign is
//! shown as it was, and what is decided meanwhile waits its turn.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::shown::Shown;
use super::turns::{Did, Task, Turns};
use crate::domain::campaign::Campaign;
use crate::domain::slug::BlockId;
use crate::file::Trouble as Closed;
use crate::text::Text;
use crate::ui::context::{Access, Context};
use crate::workbench::job::Progress;
use crate::workbench::steps::Deed;
use crate::workbench::{Looked, Opened, Trouble, Workbench};

/// A campaign at work, with what is computed from it.
#[derive(Debug)]
pub(super) struct OpenCampaign {
    /// What all pages are told.
    pub(super) shown: Shown,
    /// What undo and redo would do.
    pub(super) turns: Turns,
    file: Holder,
    waiting: Vec<Task>,
    author: String,
}

/// Who has the file.
#[derive(Debug)]
enum Holder {
    /// The window.
    Here(Box<Workbench>),
    /// A big write; the campaign as it was before.
    Away { campaign: Arc<Campaign>, path: PathBuf, saved_at_ms: Option<i64> },
    /// Another program, or nobody who could write; the campaign as it was read.
    Elsewhere(Box<Looked>),
}

impl OpenCampaign {
    /// A campaign that was just opened or made; what is in it already isn't undone by a key.
    pub(super) fn new(opened: Opened) -> OpenCampaign {
        let (author, file) = match opened {
            Opened::Work(mut workbench) => {
                workbench.begin();
                (workbench.author().to_owned(), Holder::Here(workbench))
            }
            Opened::Look(looked) => (String::new(), Holder::Elsewhere(Box::new(looked))),
        };
        let shown = Shown::of(file.campaign());
        OpenCampaign { author, shown, turns: Turns::default(), file, waiting: Vec::new() }
    }

    /// The campaign as it is now.
    pub(super) fn campaign(&self) -> &Arc<Campaign> {
        self.file.campaign()
    }

    /// Where its file is.
    pub(super) fn path(&self) -> &Path {
        match &self.file {
            Holder::Here(workbench) => workbench.path(),
            Holder::Away { path, .. } => path,
            Holder::Elsewhere(looked) => &looked.path,
        }
    }

    /// When something was last written.
    pub(super) fn saved_at_ms(&self) -> Option<i64> {
        match &self.file {
            Holder::Here(workbench) => workbench.saved_at_ms(),
            Holder::Away { saved_at_ms, .. } => *saved_at_ms,
            Holder::Elsewhere(_) => None,
        }
    }

    /// Whether a big write has the file.
    pub(super) fn is_away(&self) -> bool {
        matches!(self.file, Holder::Away { .. })
    }

    /// The campaign as it was read, where it is only looked at.
    pub(super) fn looked(&self) -> Option<&Looked> {
        match &self.file {
            Holder::Elsewhere(looked) => Some(looked),
            Holder::Here(_) | Holder::Away { .. } => None,
        }
    }

    /// What its file is open for.
    pub(super) fn access(&self) -> Access {
        match self.looked().map(|looked| &looked.why.trouble) {
            None => Access::Work,
            Some(Closed::ReadOnly) => Access::Protected,
            Some(Closed::Altered) => Access::Altered,
            Some(_) => Access::Elsewhere,
        }
    }

    /// Carries something out and says what was done; what comes during a big write waits for its end. Where one only
    /// looks, nothing is carried out: the window says so before.
    pub(super) fn run(&mut self, task: Task) -> Result<Option<Did>, Trouble> {
        let workbench = match &mut self.file {
            Holder::Here(workbench) => workbench,
            Holder::Away { .. } => {
                self.waiting.push(task);
                return Ok(None);
            }
            Holder::Elsewhere(_) => return Ok(None),
        };
        let did = Did::carry_out(workbench, task, &Progress::default());
        self.shown.keep_up(workbench.campaign());
        did.map(Some)
    }

    /// Whether it is so big that it is carried out on a thread of its own.
    pub(super) fn is_big(&self, deed: &Deed) -> bool {
        matches!(&self.file, Holder::Here(workbench) if workbench.is_big_deed(deed))
    }

    /// Says what undo and redo would do.
    pub(super) fn name_turns(&mut self, text: &Text) {
        if let Holder::Here(workbench) = &self.file {
            self.turns.keep_up(workbench, text);
        }
    }

    /// Gives the workbench away for a big write.
    pub(super) fn lend(&mut self) -> Option<Workbench> {
        if !matches!(self.file, Holder::Here(_)) {
            return None;
        }
        let away = Holder::Away {
            campaign: self.campaign().clone(),
            path: self.path().to_owned(),
            saved_at_ms: self.saved_at_ms(),
        };
        match std::mem::replace(&mut self.file, away) {
            Holder::Here(workbench) => Some(*workbench),
            Holder::Away { .. } | Holder::Elsewhere(_) => None,
        }
    }

    /// Takes the workbench back, and carries out what has waited; gives what was done, up to the first trouble.
    pub(super) fn take_back(&mut self, workbench: Workbench) -> Vec<Result<Did, Trouble>> {
        self.shown.keep_up(workbench.campaign());
        self.file = Holder::Here(Box::new(workbench));
        let mut ran = Vec::new();
        for task in std::mem::take(&mut self.waiting) {
            let one = self.run(task).transpose();
            let is_stopped = matches!(one, Some(Err(_)));
            ran.extend(one);
            if is_stopped {
                break;
            }
        }
        ran
    }

    /// Forgets the undoing that waits: what it meant was not written, and it would turn round something else.
    pub(super) fn forget_undo(&mut self) {
        self.waiting.retain(|task| !matches!(task.deed, Deed::Undo | Deed::Redo));
    }

    /// Looks at a block.
    pub(super) fn look_at(&mut self, block: BlockId) {
        let campaign = self.campaign().clone();
        self.shown.look_at(&campaign, block);
    }

    /// Says who is at the keyboard.
    pub(super) fn set_author(&mut self, author: &str) {
        if self.author != author {
            self.author = author.to_owned();
        }
        if let Holder::Here(workbench) = &mut self.file
            && workbench.author() != author
        {
            workbench.set_author(author);
        }
    }

    /// What pages are told.
    pub(super) fn context<'a>(&'a self, text: &'a Text) -> Context<'a> {
        Context {
            campaign: self.campaign(),
            block: self.shown.block,
            results: &self.shown.results,
            open: &self.shown.open,
            author: &self.author,
            path: self.path(),
            access: self.access(),
            text,
        }
    }
}

impl Holder {
    fn campaign(&self) -> &Arc<Campaign> {
        match self {
            Holder::Here(workbench) => workbench.campaign(),
            Holder::Away { campaign, .. } => campaign,
            Holder::Elsewhere(looked) => &looked.campaign,
        }
    }
}
