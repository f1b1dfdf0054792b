//! The owner of an open campaign. The only place that writes.
//!
//! A command is stamped, decided by the domain, appended to the file in one transaction, and only
//! then taken into memory: what is on screen is on disk.

pub mod example;
pub mod import;
pub mod job;
pub mod next_year;
pub mod preferences;
pub mod publish;
pub mod recent;
pub mod steps;

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::domain::campaign::{Campaign, Command, NewCampaign, Refusal, Stamp, Turn};
use crate::domain::decision::{Decision, Link};
use crate::domain::entry::{CopyId, Entry, EntryId};
use crate::domain::log::Log;
use crate::file::{CampaignFile, FileError, Prepared, Trouble as Closed, draw_copy_id};
use job::Progress;
use steps::{Deed, Steps};

/// A decision with more values is written, and turned round, as carefully as an import is taken in.
const MANY_VALUES: usize = 20_000;

/// An open campaign: its file and what follows from it.
#[derive(Debug)]
pub struct Workbench {
    file: CampaignFile,
    campaign: Arc<Campaign>,
    author: Arc<str>,
    copy: Option<CopyId>,
    saved_at_ms: Option<i64>,
    steps: Steps,
}

/// How a campaign came open.
#[derive(Debug)]
pub enum Opened {
    /// To work on it.
    Work(Box<Workbench>),
    /// Only to look at it.
    Look(Looked),
}

/// A campaign that is only looked at, as it was at one moment; its file is let go.
#[derive(Debug)]
pub struct Looked {
    /// The campaign.
    pub campaign: Arc<Campaign>,
    /// Where its file is.
    pub path: PathBuf,
    /// When it was read, in milliseconds since 1970 (UTC).
    pub at_ms: i64,
    /// Why it can't be worked on.
    pub why: FileError,
}

/// What a command has written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Entries; none where everything was recorded already.
    pub entries: usize,
    /// Values in them.
    pub values: usize,
    /// What names them all.
    pub group: Option<EntryId>,
}

/// Why a command was not carried out. Nothing has changed, on disk or in memory.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The domain refuses.
    #[error("refused")]
    Refused(Refusal),
    /// The file can't be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The system gives no random bytes to name the copy with.
    #[error("no random bytes")]
    NoChance(#[source] std::io::Error),
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Trouble {
        Trouble::Refused(refusal)
    }
}

impl Workbench {
    /// Makes a campaign and its file.
    ///
    /// # Errors
    /// Where the file exists or can't be made, or the set-up is refused.
    pub fn create(path: &Path, new: NewCampaign, author: &str) -> Result<Workbench, Trouble> {
        Workbench::create_with(path, new, None, author)
    }

    /// The same with a first command; the file is there with both or not at all.
    ///
    /// # Errors
    /// Where the file exists or can't be made, or the set-up or the command is refused.
    pub fn create_with(
        path: &Path,
        new: NewCampaign,
        first: Option<Command>,
        author: &str,
    ) -> Result<Workbench, Trouble> {
        let copy = draw_copy_id().map_err(Trouble::NoChance)?;
        let stamp = Stamp { copy, at_ms: now_ms(), author: author.into() };
        let empty = Campaign::replay(Log::default());
        let mut entries = empty.decide(Command::Create(new), &stamp)?;
        let mut campaign = Campaign::replay(Log::new(entries.clone()));
        if let Some(first) = first {
            let more = campaign.decide(first, &stamp)?;
            campaign.commit(more.iter().cloned());
            entries.extend(more);
        }
        let file = CampaignFile::create(path, &entries)?;
        let campaign = Arc::new(campaign);
        let (author, copy, saved_at_ms) = (author.into(), Some(copy), Some(stamp.at_ms));
        Ok(Workbench { file, campaign, author, copy, saved_at_ms, steps: Steps::default() })
    }

    /// Opens a campaign to work on it; others can only look at it until this is dropped.
    ///
    /// # Errors
    /// Where the file can't be opened, with what is wrong with it.
    pub fn open(path: &Path, author: &str) -> Result<Workbench, Trouble> {
        let opened = CampaignFile::open(path)?;
        let campaign = Arc::new(Campaign::replay(opened.log));
        let (file, author) = (opened.file, author.into());
        Ok(Workbench { file, campaign, author, copy: None, saved_at_ms: None, steps: Steps::default() })
    }

    /// Opens a campaign to work on it, or to look at it where another program holds it, it was altered or it can't be
    /// written to.
    ///
    /// # Errors
    /// Where the file can't be opened at all, with what is wrong with it.
    pub fn open_or_look(path: &Path, author: &str) -> Result<Opened, Trouble> {
        match Workbench::open(path, author) {
            Err(Trouble::File(why))
                if matches!(why.trouble, Closed::OpenElsewhere | Closed::ReadOnly | Closed::Altered) =>
            {
                let campaign = Arc::new(look_at(path)?);
                Ok(Opened::Look(Looked { campaign, path: path.to_owned(), at_ms: now_ms(), why }))
            }
            opened => opened.map(|workbench| Opened::Work(Box::new(workbench))),
        }
    }

    /// The campaign as it is now. A job keeps its own `Arc` and isn't disturbed by later commands.
    pub fn campaign(&self) -> &Arc<Campaign> {
        &self.campaign
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Who is at the keyboard.
    pub fn author(&self) -> &str {
        &self.author
    }

    /// Says who is at the keyboard from now on.
    pub fn set_author(&mut self, author: &str) {
        self.author = author.into();
    }

    /// When something was last written since opening, in milliseconds since 1970 (UTC).
    pub fn saved_at_ms(&self) -> Option<i64> {
        self.saved_at_ms
    }

    /// Carries out a command: on disk first, then in memory. Gives how much was written.
    ///
    /// # Errors
    /// Nothing has changed then.
    pub fn run(&mut self, command: Command) -> Result<Recorded, Trouble> {
        self.run_watched(command, &Progress::default())
    }

    /// The same; it says how far it is, and nothing is written where it is stopped in time.
    ///
    /// # Errors
    /// Nothing has changed then.
    pub fn run_watched(&mut self, command: Command, progress: &Progress) -> Result<Recorded, Trouble> {
        let mark = steps::Mark::of(&command);
        let recorded = self.record(command, progress)?;
        if let Some(group) = recorded.group {
            self.steps.mark(mark, group);
        }
        Ok(recorded)
    }

    /// What was decided here since opening, to be undone newest first.
    pub fn steps(&self) -> &Steps {
        &self.steps
    }

    /// Says that a person begins to work here: what was decided before is for the history to turn round.
    pub fn begin(&mut self) {
        self.steps = Steps::default();
    }

    /// Turns round the newest decision that was taken here since opening; gives how it was turned.
    ///
    /// # Errors
    /// Nothing is written then. What others have written over whole is passed over from then on.
    pub fn undo(&mut self, progress: &Progress) -> Result<(Turn, Recorded), Trouble> {
        let turn = self.steps.newest_done().ok_or(Refusal::NothingToUndo)?.inverse();
        let ran = self.record(Command::Turn(turn), progress);
        match &ran {
            Ok(_) => self.steps.undid(),
            Err(Trouble::Refused(Refusal::AllWrittenOver(_))) => self.steps.pass_done(),
            Err(_) => {}
        }
        Ok((turn, ran?))
    }

    /// Carries out again what was turned round last; gives how it was turned.
    ///
    /// # Errors
    /// Nothing is written then. What others have written over whole is passed over from then on.
    pub fn redo(&mut self, progress: &Progress) -> Result<(Turn, Recorded), Trouble> {
        let turn = self.steps.newest_undone().ok_or(Refusal::NothingToRedo)?;
        let ran = self.record(Command::Turn(turn), progress);
        match &ran {
            Ok(_) => self.steps.redid(),
            Err(Trouble::Refused(Refusal::AllWrittenOver(_))) => self.steps.pass_undone(),
            Err(_) => {}
        }
        Ok((turn, ran?))
    }

    /// Whether it changes so much that a copy of the file is made before, and that it may take a while.
    pub fn is_big_deed(&self, deed: &Deed) -> bool {
        match deed {
            Deed::Run(command) => self.is_big(command),
            Deed::Undo => self.steps.newest_done().is_some_and(|turn| self.is_big(&Command::Turn(turn))),
            Deed::Redo => self.steps.newest_undone().is_some_and(|turn| self.is_big(&Command::Turn(turn))),
        }
    }

    fn is_big(&self, command: &Command) -> bool {
        match command {
            Command::Turn(turn) => {
                self.campaign.group(turn.group()).map(|e| e.changes.len()).sum::<usize>() > MANY_VALUES
            }
            other => other.is_big() || other.values() > MANY_VALUES,
        }
    }

    /// Decides, writes down, takes in.
    fn record(&mut self, command: Command, progress: &Progress) -> Result<Recorded, Trouble> {
        let is_big = self.is_big(&command);
        let copy = match self.copy {
            Some(copy) => copy,
            None => draw_copy_id().map_err(Trouble::NoChance)?,
        };
        let stamp = Stamp { copy, at_ms: now_ms(), author: self.author.clone() };
        let (decision, backup) = if is_big {
            progress.step(0, command.values());
            self.decide_and_copy(command, &stamp)?
        } else {
            (self.campaign.decide_unsealed(command, &stamp)?, None)
        };
        let entries = decision.entries();
        let values = entries.iter().map(|e| e.changes.len()).sum();
        let recorded = Recorded { entries: entries.len(), values, group: entries.first().map(|e| e.group) };
        if entries.is_empty() {
            return Ok(recorded);
        }
        let entries = self.append(decision, backup.map(|copy| (copy, stamp.at_ms)), progress)?;
        self.copy = Some(copy);
        self.saved_at_ms = Some(stamp.at_ms);
        Arc::make_mut(&mut self.campaign).commit(entries);
        Ok(recorded)
    }

    /// Copies the file while the domain decides: one waits for the disk, the other doesn't.
    fn decide_and_copy(&mut self, command: Command, stamp: &Stamp) -> Result<(Decision, Option<Prepared>), Trouble> {
        let Workbench { file, campaign, .. } = self;
        let (decided, copied) = thread::scope(|threads| {
            let copied = threads.spawn(|| file.prepare_backup());
            let decided = campaign.decide_unsealed(command, stamp);
            (decided, copied.join().unwrap_or_else(|panic| resume_unwind(panic)))
        });
        Ok((decided?, Some(copied?)))
    }

    /// Writes a decision down, and computes its digests meanwhile where that takes a while.
    fn append(
        &mut self,
        decision: Decision,
        backup: Option<(Prepared, i64)>,
        progress: &Progress,
    ) -> Result<Vec<Entry>, FileError> {
        let mut watch = |written, total| progress.step(written, total);
        let file = &mut self.file;
        if backup.is_none() {
            let entries = decision.sealed();
            file.append_watched(&entries, &mut entries.iter().map(Link::of), backup, &mut watch)?;
            return Ok(entries);
        }
        let (sender, links) = mpsc::channel();
        let of = &decision;
        let links = thread::scope(|threads| {
            // Nobody listens any more once the write has failed.
            let computed = move || of.links().take_while(|link| sender.send(*link).is_ok()).collect::<Vec<_>>();
            let computed = threads.spawn(computed);
            let written = file.append_watched(of.entries(), &mut links.into_iter(), backup, &mut watch);
            let computed = computed.join().unwrap_or_else(|panic| resume_unwind(panic));
            written.map(|()| computed)
        })?;
        Ok(decision.sealed_with(links))
    }

    /// The folder with the dated copies.
    pub fn backup_folder(&self) -> PathBuf {
        crate::file::backup_folder(self.path())
    }
}

/// Opens a campaign only to look at it.
///
/// # Errors
/// Where the file can't be opened, with what is wrong with it.
pub fn look_at(path: &Path) -> Result<Campaign, FileError> {
    Ok(Campaign::replay(CampaignFile::read(path)?.log))
}

/// The wall clock in milliseconds since 1970 (UTC); 0 where it stands before that.
pub fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
