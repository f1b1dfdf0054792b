//! What takes long, off the window's thread: asking for files, opening, rehearsing, exporting, checking.
//!
//! A job is given all it needs and brings back a value; the window takes it in. One at a time; a
//! question to the system's file dialog is none, since a dialog may be forgotten behind the window.

use std::path::PathBuf;
use std::sync::Arc;

use super::turns::{Did, Task};
use crate::domain::campaign::{Campaign, Command};
use crate::domain::criteria::Draft;
use crate::domain::entry::EntryId;
use crate::domain::log::Problem;
use crate::file::{self, FileError, Verified};
use crate::sheets::forms::{self, For};
use crate::sheets::grid::{self, Workbook};
use crate::sheets::list::List;
use crate::sheets::pasted;
use crate::sheets::preview::document::{self, Document, Drafted};
use crate::sheets::preview::{self, Preview as PaperPreview};
use crate::sheets::read::Options;
use crate::sheets::tables::{self, PlanError};
use crate::sheets::workbook::{ExportError, HISTORY_WIDTHS as WIDTHS};
use crate::text::wording::Wording;
use crate::text::{Lang, Text};
use crate::ui::context::SourceCell;
use crate::ui::history::data::{self as history, Listing, Preview as TakenBack};
use crate::ui::history::words;
use crate::workbench::example::{self, ExampleError};
use crate::workbench::import::{self, Differing, Preview};
use crate::workbench::job::{Job, Look, Progress};
use crate::workbench::publish::{self, Outcome, Output, Planned};
use crate::workbench::steps::Deed;
use crate::workbench::{Opened, Trouble, Workbench};

/// A job at work.
#[derive(Debug)]
pub(super) enum Work {
    /// A campaign is opened.
    Opening(PathBuf, Job<Result<Opened, Trouble>>),
    /// A campaign is made.
    Making(Job<Result<Workbench, NotMade>>),
    /// Spreadsheets are read.
    Rehearsing(Job<Option<Preview>>),
    /// What leaves the house is written.
    Publishing(Vec<Output>, Job<Vec<Outcome>>),
    /// The workbook is formed, to be shown as it will be printed.
    Previewing(u64, Job<Result<PaperPreview, ExportError>>),
    /// A document is formed, to be shown as it will be written.
    Drafting(Drafted, (u64, Option<PathBuf>), Job<Result<Document, ExportError>>),
    /// Blank forms are written.
    WritingForms(PathBuf, Job<Result<Vec<PathBuf>, ExportError>>),
    /// A criteria set is read for the set-up.
    ReadingSet(PathBuf, Job<Result<Draft, PlanError>>),
    /// A criteria set is written as a spreadsheet.
    WritingSet(PathBuf, Job<Result<(), ExportError>>),
    /// What is listed of the history is written as a spreadsheet.
    WritingHistory(PathBuf, Job<Result<usize, ExportError>>),
    /// The campaign is checked.
    Verifying(Job<Checked>),
    /// Taking a decision of many values back is looked at.
    LookingBack(Job<Option<TakenBack>>),
    /// Something big is carried out.
    Writing(Job<Written>),
}

/// A spreadsheet that is read once more, to be shown as it is; beside the jobs, since nothing waits for it.
#[derive(Debug)]
pub(super) struct Looking {
    path: PathBuf,
    job: Job<Result<Workbook, grid::Error>>,
}

impl Looking {
    /// Begins to read it.
    pub(super) fn start(ctx: &egui::Context, path: PathBuf) -> Looking {
        let file = path.clone();
        Looking { path, job: Job::start(move |_| grid::open(&file), wake(ctx)) }
    }

    /// What it has brought, if it is through: none where it can't be read.
    pub(super) fn look(&self) -> Option<(PathBuf, Option<Workbook>)> {
        match self.job.look() {
            Look::Working => None,
            Look::Done(read) => Some((self.path.clone(), read.ok())),
            Look::Broken => Some((self.path.clone(), None)),
        }
    }
}

/// What is to be read on trial.
#[derive(Debug)]
pub(super) struct Rehearsal {
    /// Files and folders.
    pub(super) paths: Vec<PathBuf>,
    /// A file to find again in a folder, in place of them.
    pub(super) sought: Option<(PathBuf, SourceCell)>,
    /// A range of cells that is written to the first of them before.
    pub(super) pasted: Option<String>,
    /// What was told about them.
    pub(super) options: Options,
    /// What to do with values that differ.
    pub(super) differing: Differing,
}

/// What a job has brought.
#[derive(Debug)]
pub(super) enum Brought {
    /// A campaign that was opened or made.
    Campaign(Box<Opened>),
    /// A campaign can't be opened.
    NotOpened(PathBuf, Trouble),
    /// A campaign can't be made.
    NotMade(NotMade),
    /// What an import would do; none where it was stopped.
    Preview(Option<Preview>),
    /// What became of each output.
    Published(Vec<Outcome>),
    /// The workbook on paper, at a revision of the campaign.
    PagesOnPaper(u64, PaperPreview),
    /// A document, at a revision of the campaign and in the words of a file.
    Document(Drafted, (u64, Option<PathBuf>), Document),
    /// So many blank forms are in the folder.
    FormsWritten(usize, PathBuf),
    /// A criteria set that was read, from a file.
    Set(PathBuf, Box<Draft>),
    /// A criteria set is there as a spreadsheet.
    SetWritten(PathBuf),
    /// The workbook, a form or a set can't be written.
    NotExported(ExportError),
    /// So many rows of the history are written.
    HistoryWritten(usize, PathBuf),
    /// What taking a decision back would do; none where it can't be, or was stopped.
    LookedBack(Option<TakenBack>),
    /// What a check has found.
    Checked(Checked),
    /// What a big write has brought.
    Written(Box<Written>),
    /// The job broke down.
    Broken,
}

/// Why no campaign was made.
#[derive(Debug)]
pub(super) enum NotMade {
    /// The description of the campaign can't be used.
    Plan(PlanError),
    /// The example can't be written.
    Example(ExampleError),
    /// The campaign file can't be made.
    Trouble(Trouble),
    /// It was stopped.
    Stopped,
}

/// What a check has found: in the file, and in the log that is in memory.
#[derive(Debug)]
pub(super) struct Checked {
    /// Of the file.
    pub(super) file: Result<Verified, FileError>,
    /// Of the log.
    pub(super) log: Vec<Problem>,
}

/// The workbench after a big write.
#[derive(Debug)]
pub(super) struct Written {
    /// As it is now.
    pub(super) workbench: Workbench,
    /// What it was about.
    pub(super) about: About,
    /// What was done, or why nothing was.
    pub(super) ran: Result<Did, Trouble>,
}

/// What something big was about, which decides what is said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// Spreadsheets were taken in.
    Import,
    /// The edition was locked, or opened again.
    Edition,
    /// Values.
    Values,
}

impl About {
    fn of(deed: &Deed) -> About {
        let Deed::Run(command) = deed else { return About::Values };
        match **command {
            Command::Import(_) => About::Import,
            Command::Finalize | Command::Reopen { .. } => About::Edition,
            _ => About::Values,
        }
    }
}

impl Work {
    /// Opens a campaign.
    pub(super) fn open(ctx: &egui::Context, path: PathBuf, author: String) -> Work {
        let file = path.clone();
        Work::Opening(path, Job::start(move |_| Workbench::open_or_look(&file, &author), wake(ctx)))
    }

    /// Makes a campaign from its description.
    pub(super) fn make(ctx: &egui::Context, from: PathBuf, to: PathBuf, author: String) -> Work {
        let make = move |_: &Progress| {
            let plan = tables::campaign(&from).map_err(NotMade::Plan)?;
            Workbench::create(&to, plan, &author).map_err(NotMade::Trouble)
        };
        Work::Making(Job::start(make, wake(ctx)))
    }

    /// Makes the example in a folder of its own and takes its spreadsheets in.
    pub(super) fn make_example(ctx: &egui::Context, author: String) -> Work {
        Work::Making(Job::start(move |progress| example_in_new_folder(&author, progress), wake(ctx)))
    }

    /// Reads spreadsheets.
    pub(super) fn rehearse(ctx: &egui::Context, campaign: Arc<Campaign>, what: Rehearsal) -> Work {
        let read = move |progress: &Progress| {
            let Rehearsal { mut paths, sought, pasted, options, differing } = what;
            if let Some((folder, file)) = sought {
                paths = import::find(&folder, &file.name, file.sha256).into_iter().collect();
            }
            if let (Some(range), Some(path)) = (pasted, paths.first()) {
                // What can't be written is not there to be read, and that is said.
                let _ = pasted::write(&range, "Sheet1", path);
            }
            import::rehearse(&campaign, &paths, &options, differing, progress)
        };
        Work::Rehearsing(Job::start(read, wake(ctx)))
    }

    /// Writes what leaves the house.
    pub(super) fn publish(
        ctx: &egui::Context,
        campaign: Arc<Campaign>,
        lang: Lang,
        planned: Vec<Planned>,
        wording: Wording,
    ) -> Work {
        let outputs = planned.iter().map(|p| p.output).collect();
        let write = move |progress: &Progress| publish::write(&campaign, lang, &wording, &planned, progress);
        Work::Publishing(outputs, Job::start(write, wake(ctx)))
    }

    /// Forms the workbook, to show it as it will be printed.
    pub(super) fn preview(ctx: &egui::Context, campaign: Arc<Campaign>, lang: Lang) -> Work {
        let revision = campaign.revision();
        let form = move |progress: &Progress| {
            let step = |done: u32, all: u32| progress.step(done as usize, all as usize);
            preview::of(&campaign, &Text::new(lang), &step)
        };
        Work::Previewing(revision, Job::start(form, wake(ctx)))
    }

    /// Forms a document, to show it as it will be written.
    pub(super) fn draft(
        ctx: &egui::Context,
        campaign: Arc<Campaign>,
        what: Drafted,
        from: Option<PathBuf>,
        wording: Wording,
    ) -> Work {
        let made = (campaign.revision(), from);
        Work::Drafting(what, made, Job::start(move |_| document::of(&campaign, &wording, what), wake(ctx)))
    }

    /// Writes blank forms.
    pub(super) fn forms(ctx: &egui::Context, campaign: Arc<Campaign>, to: For, folder: PathBuf) -> Work {
        let target = folder.clone();
        let write = move |progress: &Progress| {
            let step = |done: u32, all: u32| progress.step(done as usize, all as usize);
            forms::write(&campaign, &target, to, None, &step)
        };
        Work::WritingForms(folder, Job::start(write, wake(ctx)))
    }

    /// Reads a criteria set.
    pub(super) fn read_set(ctx: &egui::Context, from: PathBuf) -> Work {
        let file = from.clone();
        Work::ReadingSet(from, Job::start(move |_| tables::criteria_file(&file), wake(ctx)))
    }

    /// Writes a criteria set as a spreadsheet.
    pub(super) fn write_set(ctx: &egui::Context, set: Box<Draft>, to: PathBuf) -> Work {
        let target = to.clone();
        Work::WritingSet(to, Job::start(move |_| tables::write_criteria(&set, &target), wake(ctx)))
    }

    /// Writes what is listed of the history as a spreadsheet.
    pub(super) fn write_history(
        ctx: &egui::Context,
        (campaign, listing): (Arc<Campaign>, Box<Listing>),
        lang: Lang,
        to: PathBuf,
    ) -> Work {
        let target = to.clone();
        let write = move |progress: &Progress| {
            let text = Text::new(lang);
            let rows = words::rows(&campaign, &text, &listing, None);
            let heads: Vec<(String, f64)> = text.history_heads().into_iter().zip(WIDTHS).collect();
            let list = List { name: &text.say("history-title"), heads: &heads, rows: &rows };
            list.write(&target, &mut |done, total| progress.step(done, total)).map(|()| rows.len())
        };
        Work::WritingHistory(to, Job::start(write, wake(ctx)))
    }

    /// Checks the campaign file, and the log in memory.
    pub(super) fn verify(ctx: &egui::Context, campaign: Arc<Campaign>, file: PathBuf) -> Work {
        let check = move |_: &Progress| Checked { file: file::verify(&file), log: campaign.log().problems() };
        Work::Verifying(Job::start(check, wake(ctx)))
    }

    /// Looks at what taking a decision back would do; what was stopped brings nothing.
    pub(super) fn look_at_taking_back(ctx: &egui::Context, campaign: Arc<Campaign>, group: EntryId) -> Work {
        let look = move |progress: &Progress| history::preview(&campaign, group).filter(|_| !progress.is_stopped());
        Work::LookingBack(Job::start(look, wake(ctx)))
    }

    /// Carries something big out.
    pub(super) fn write(ctx: &egui::Context, mut workbench: Workbench, task: Task) -> Work {
        let write = move |progress: &Progress| {
            let about = About::of(&task.deed);
            let ran = Did::carry_out(&mut workbench, task, progress);
            Written { workbench, about, ran }
        };
        Work::Writing(Job::start(write, wake(ctx)))
    }

    /// What is being done, for the status bar.
    pub(super) fn words(&self, text: &Text) -> String {
        let (done, total) = self.progress().reached();
        let counts = [("done", &*text.count(done)), ("total", &*text.count(total))];
        match self {
            Work::Opening(..) => text.say("window-job-opening"),
            Work::Making(_) if total == 0 => text.say("window-job-making"),
            Work::Making(_) | Work::Rehearsing(_) => text.fill("window-job-reading", &counts),
            Work::Publishing(outputs, job) => {
                let output = outputs.get(publish::at_work(job.progress())).or(outputs.last());
                text.fill("window-job-publishing", &[("what", &output.map_or_else(String::new, |o| o.name(text)))])
            }
            Work::Previewing(..) | Work::Drafting(..) => text.say("window-job-previewing"),
            Work::WritingForms(..) => text.fill("window-job-forms", &counts),
            Work::ReadingSet(..) => text.say("window-job-set"),
            Work::WritingSet(..) => text.say("window-job-set-writing"),
            Work::WritingHistory(..) => text.fill("window-job-history", &counts),
            Work::Verifying(_) => text.say("window-job-verifying"),
            Work::LookingBack(_) => text.say("window-job-looking-back"),
            Work::Writing(_) => text.say("window-job-writing"),
        }
    }

    /// Whether something is missing from the disk if it is broken off.
    pub(super) fn is_writing(&self) -> bool {
        match self {
            Work::Making(_)
            | Work::Publishing(..)
            | Work::WritingForms(..)
            | Work::WritingSet(..)
            | Work::WritingHistory(..)
            | Work::Writing(_) => true,
            Work::Opening(..)
            | Work::Rehearsing(_)
            | Work::Previewing(..)
            | Work::Drafting(..)
            | Work::ReadingSet(..)
            | Work::Verifying(_)
            | Work::LookingBack(_) => false,
        }
    }

    /// The share that is done.
    pub(super) fn share(&self) -> f32 {
        self.progress().share()
    }

    /// Asks it to stop.
    pub(super) fn stop(&self) {
        self.progress().stop();
    }

    /// What it has brought, if it is through.
    pub(super) fn look(&self) -> Option<Brought> {
        match self {
            Work::Opening(path, job) => brought(job, |made| match made {
                Ok(opened) => Brought::Campaign(Box::new(opened)),
                Err(trouble) => Brought::NotOpened(path.clone(), trouble),
            }),
            Work::Making(job) => brought(job, |made| match made {
                Ok(workbench) => Brought::Campaign(Box::new(Opened::Work(Box::new(workbench)))),
                Err(why) => Brought::NotMade(why),
            }),
            Work::Rehearsing(job) => brought(job, Brought::Preview),
            Work::Publishing(_, job) => brought(job, Brought::Published),
            Work::Previewing(revision, job) => brought(job, |made| match made {
                Ok(preview) => Brought::PagesOnPaper(*revision, preview),
                Err(error) => Brought::NotExported(error),
            }),
            Work::Drafting(what, made, job) => brought(job, |formed| match formed {
                Ok(document) => Brought::Document(*what, made.clone(), document),
                Err(error) => Brought::NotExported(error),
            }),
            Work::WritingForms(folder, job) => brought(job, |made| match made {
                Ok(written) => Brought::FormsWritten(written.len(), folder.clone()),
                Err(error) => Brought::NotExported(error),
            }),
            Work::ReadingSet(path, job) => brought(job, |read| match read {
                Ok(set) => Brought::Set(path.clone(), Box::new(set)),
                Err(error) => Brought::NotMade(NotMade::Plan(error)),
            }),
            Work::WritingSet(path, job) => brought(job, |made| match made {
                Ok(()) => Brought::SetWritten(path.clone()),
                Err(error) => Brought::NotExported(error),
            }),
            Work::WritingHistory(path, job) => brought(job, |made| match made {
                Ok(rows) => Brought::HistoryWritten(rows, path.clone()),
                Err(error) => Brought::NotExported(error),
            }),
            Work::Verifying(job) => brought(job, Brought::Checked),
            Work::LookingBack(job) => brought(job, Brought::LookedBack),
            Work::Writing(job) => brought(job, |written| Brought::Written(Box::new(written))),
        }
    }

    fn progress(&self) -> &Arc<Progress> {
        match self {
            Work::Opening(_, job) => job.progress(),
            Work::Making(job) => job.progress(),
            Work::Rehearsing(job) => job.progress(),
            Work::Publishing(_, job) => job.progress(),
            Work::Previewing(_, job) => job.progress(),
            Work::Drafting(_, _, job) => job.progress(),
            Work::WritingForms(_, job) => job.progress(),
            Work::ReadingSet(_, job) => job.progress(),
            Work::WritingSet(_, job) => job.progress(),
            Work::WritingHistory(_, job) => job.progress(),
            Work::Verifying(job) => job.progress(),
            Work::LookingBack(job) => job.progress(),
            Work::Writing(job) => job.progress(),
        }
    }
}

fn brought<T: Send + 'static>(job: &Job<T>, make: impl FnOnce(T) -> Brought) -> Option<Brought> {
    match job.look() {
        Look::Working => None,
        Look::Done(value) => Some(make(value)),
        Look::Broken => Some(Brought::Broken),
    }
}

/// A window that sleeps draws when the job is through.
fn wake(ctx: &egui::Context) -> impl FnOnce() + Send + 'static {
    let ctx = ctx.clone();
    move || ctx.request_repaint()
}

fn example_in_new_folder(author: &str, progress: &Progress) -> Result<Workbench, NotMade> {
    let folder = example::write_to_new_folder().map_err(NotMade::Example)?;
    let plan = tables::campaign(&folder.join("campaign.toml")).map_err(NotMade::Plan)?;
    let mut made = Workbench::create(&folder.join(example::CAMPAIGN), plan, author).map_err(NotMade::Trouble)?;
    let paths = [folder];
    let preview = import::rehearse(made.campaign(), &paths, &Options::default(), Differing::Reported, progress);
    made.run(preview.ok_or(NotMade::Stopped)?.command()).map_err(NotMade::Trouble)?;
    Ok(made)
}
