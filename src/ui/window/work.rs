//! What takes long, off the window's thread: asking for files, opening, rehearsing, exporting, checking.
//!
//! A job is given all it needs and brings back a value; the window takes it in. One at a time; a
//! question to the system's file dialog is none, since a dialog may be forgotten behind the window.

use std::path::PathBuf;
use std::sync::Arc;

use super::brought::{About, Brought, Checked, NotMade, Written};
use super::turns::{Did, Task};
use crate::domain::campaign::Campaign;
use crate::domain::criteria::Draft;
use crate::domain::entry::EntryId;
use crate::file::{self};
use crate::sheets::forms::{self, For};
use crate::sheets::grid::{self, Workbook};
use crate::sheets::list::List;
use crate::sheets::pasted;
use crate::sheets::preview::document::{self, Drafted};
use crate::sheets::preview::{self};
use crate::sheets::read::Options;
use crate::sheets::tables::{self};
use crate::sheets::workbook::HISTORY_WIDTHS as WIDTHS;
use crate::text::wording::Wording;
use crate::text::{Lang, Text};
use crate::ui::context::SourceCell;
use crate::ui::history::data::{self as history, Listing};
use crate::ui::history::words;
use crate::workbench::Workbench;
use crate::workbench::example::{self};
use crate::workbench::import::{self, Differing};
use crate::workbench::job::{Job, Look, Progress};
use crate::workbench::publish::{self, Output, Planned};

/// A job at work: what it is, and what it will bring.
#[derive(Debug)]
pub(super) struct Work {
    kind: Kind,
    job: Job<Brought>,
}

/// What a job is.
#[derive(Debug)]
enum Kind {
    /// A campaign is opened.
    Opening,
    /// A campaign is made.
    Making,
    /// Spreadsheets are read.
    Rehearsing,
    /// What leaves the house is written.
    Publishing(Vec<Output>),
    /// The workbook or a document is formed, to be shown as it will be printed.
    Previewing,
    /// Blank forms are written.
    WritingForms,
    /// A criteria set is read for the set-up.
    ReadingSet,
    /// A criteria set is written as a spreadsheet.
    WritingSet,
    /// What is listed of the history is written as a spreadsheet.
    WritingHistory,
    /// The campaign is checked.
    Verifying,
    /// Taking a decision of many values back is looked at.
    LookingBack,
    /// Something big is carried out.
    Writing,
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

impl Work {
    fn start(ctx: &egui::Context, kind: Kind, work: impl FnOnce(&Progress) -> Brought + Send + 'static) -> Work {
        Work { kind, job: Job::start(work, wake(ctx)) }
    }

    /// Opens a campaign.
    pub(super) fn open(ctx: &egui::Context, path: PathBuf, author: String) -> Work {
        Work::start(ctx, Kind::Opening, move |_| match Workbench::open_or_look(&path, &author) {
            Ok(opened) => Brought::Campaign(Box::new(opened)),
            Err(trouble) => Brought::NotOpened(path, trouble),
        })
    }

    /// Makes a campaign from its description.
    pub(super) fn make(ctx: &egui::Context, from: PathBuf, to: PathBuf, author: String) -> Work {
        Work::start(ctx, Kind::Making, move |_| {
            Brought::made(
                tables::campaign(&from)
                    .map_err(NotMade::Plan)
                    .and_then(|plan| Workbench::create(&to, plan, &author).map_err(NotMade::Trouble)),
            )
        })
    }

    /// Makes the example in a folder of its own and takes its spreadsheets in.
    pub(super) fn make_example(ctx: &egui::Context, author: String) -> Work {
        Work::start(ctx, Kind::Making, move |progress| Brought::made(example_in_new_folder(&author, progress)))
    }

    /// Reads spreadsheets.
    pub(super) fn rehearse(ctx: &egui::Context, campaign: Arc<Campaign>, what: Rehearsal) -> Work {
        Work::start(ctx, Kind::Rehearsing, move |progress| {
            let Rehearsal { mut paths, sought, pasted, options, differing } = what;
            if let Some((folder, file)) = sought {
                paths = import::find(&folder, &file.name, file.sha256).into_iter().collect();
            }
            if let (Some(range), Some(path)) = (pasted, paths.first()) {
                // What can't be written is not there to be read, and that is said.
                let _ = pasted::write(&range, "Sheet1", path);
            }
            Brought::Preview(import::rehearse(&campaign, &paths, &options, differing, progress))
        })
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
        Work::start(ctx, Kind::Publishing(outputs), move |progress| {
            Brought::Published(publish::write(&campaign, lang, &wording, &planned, progress))
        })
    }

    /// Forms the workbook, to show it as it will be printed.
    pub(super) fn preview(ctx: &egui::Context, campaign: Arc<Campaign>, lang: Lang) -> Work {
        let revision = campaign.revision();
        Work::start(ctx, Kind::Previewing, move |progress| {
            let step = |done: u32, all: u32| progress.step(done as usize, all as usize);
            Brought::or_not(preview::of(&campaign, &Text::new(lang), &step), |p| Brought::PagesOnPaper(revision, p))
        })
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
        Work::start(ctx, Kind::Previewing, move |_| {
            Brought::or_not(document::of(&campaign, &wording, what), |formed| Brought::Document(what, made, formed))
        })
    }

    /// Writes blank forms.
    pub(super) fn forms(ctx: &egui::Context, campaign: Arc<Campaign>, to: For, folder: PathBuf) -> Work {
        Work::start(ctx, Kind::WritingForms, move |progress| {
            let step = |done: u32, all: u32| progress.step(done as usize, all as usize);
            let written = forms::write(&campaign, &folder, to, None, &step);
            Brought::or_not(written, |files| Brought::FormsWritten(files.len(), folder))
        })
    }

    /// Reads a criteria set.
    pub(super) fn read_set(ctx: &egui::Context, from: PathBuf) -> Work {
        Work::start(ctx, Kind::ReadingSet, move |_| match tables::criteria_file(&from) {
            Ok(set) => Brought::Set(from, Box::new(set)),
            Err(error) => Brought::NotMade(NotMade::Plan(error)),
        })
    }

    /// Writes a criteria set as a spreadsheet.
    pub(super) fn write_set(ctx: &egui::Context, set: Box<Draft>, to: PathBuf) -> Work {
        Work::start(ctx, Kind::WritingSet, move |_| {
            Brought::or_not(tables::write_criteria(&set, &to), |()| Brought::SetWritten(to))
        })
    }

    /// Writes what is listed of the history as a spreadsheet.
    pub(super) fn write_history(
        ctx: &egui::Context,
        (campaign, listing): (Arc<Campaign>, Box<Listing>),
        lang: Lang,
        to: PathBuf,
    ) -> Work {
        Work::start(ctx, Kind::WritingHistory, move |progress| {
            let text = Text::new(lang);
            let rows = words::rows(&campaign, &text, &listing, None);
            let heads: Vec<(String, f64)> = text.history_heads().into_iter().zip(WIDTHS).collect();
            let list = List { name: &text.say("history-title"), heads: &heads, rows: &rows };
            let written = list.write(&to, &mut |done, total| progress.step(done, total));
            Brought::or_not(written, |()| Brought::HistoryWritten(rows.len(), to))
        })
    }

    /// Checks the campaign file, and the log in memory.
    pub(super) fn verify(ctx: &egui::Context, campaign: Arc<Campaign>, file: PathBuf) -> Work {
        Work::start(ctx, Kind::Verifying, move |_| {
            Brought::Checked(Checked { file: file::verify(&file), log: campaign.log().problems() })
        })
    }

    /// Looks at what taking a decision back would do; what was stopped brings nothing.
    pub(super) fn look_at_taking_back(ctx: &egui::Context, campaign: Arc<Campaign>, group: EntryId) -> Work {
        Work::start(ctx, Kind::LookingBack, move |progress| {
            Brought::LookedBack(history::preview(&campaign, group).filter(|_| !progress.is_stopped()))
        })
    }

    /// Carries something big out.
    pub(super) fn write(ctx: &egui::Context, mut workbench: Workbench, task: Task) -> Work {
        Work::start(ctx, Kind::Writing, move |progress| {
            let about = About::of(&task.deed);
            let ran = Did::carry_out(&mut workbench, task, progress);
            Brought::Written(Box::new(Written { workbench, about, ran }))
        })
    }

    /// What is being done, for the status bar.
    pub(super) fn words(&self, text: &Text) -> String {
        let (done, total) = self.progress().reached();
        let counts = [("done", &*text.count(done)), ("total", &*text.count(total))];
        match &self.kind {
            Kind::Opening => text.say("window-job-opening"),
            Kind::Making if total == 0 => text.say("window-job-making"),
            Kind::Making | Kind::Rehearsing => text.fill("window-job-reading", &counts),
            Kind::Publishing(outputs) => {
                let output = outputs.get(publish::at_work(self.progress())).or(outputs.last());
                text.fill("window-job-publishing", &[("what", &output.map_or_else(String::new, |o| o.name(text)))])
            }
            Kind::Previewing => text.say("window-job-previewing"),
            Kind::WritingForms => text.fill("window-job-forms", &counts),
            Kind::ReadingSet => text.say("window-job-set"),
            Kind::WritingSet => text.say("window-job-set-writing"),
            Kind::WritingHistory => text.fill("window-job-history", &counts),
            Kind::Verifying => text.say("window-job-verifying"),
            Kind::LookingBack => text.say("window-job-looking-back"),
            Kind::Writing => text.say("window-job-writing"),
        }
    }

    /// Whether something is missing from the disk if it is broken off.
    pub(super) fn is_writing(&self) -> bool {
        match self.kind {
            Kind::Making
            | Kind::Publishing(_)
            | Kind::WritingForms
            | Kind::WritingSet
            | Kind::WritingHistory
            | Kind::Writing => true,
            Kind::Opening
            | Kind::Rehearsing
            | Kind::Previewing
            | Kind::ReadingSet
            | Kind::Verifying
            | Kind::LookingBack => false,
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
        match self.job.look() {
            Look::Working => None,
            Look::Done(brought) => Some(brought),
            Look::Broken => Some(Brought::Broken),
        }
    }

    fn progress(&self) -> &Progress {
        self.job.progress()
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
