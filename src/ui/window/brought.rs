//! What a job brings to the window when it is through.

use std::path::PathBuf;

use super::turns::Did;
use crate::domain::campaign::Command;
use crate::domain::criteria::Draft;
use crate::domain::log::Problem;
use crate::file::{FileError, Verified};
use crate::sheets::preview::Preview as PaperPreview;
use crate::sheets::preview::document::{Document, Drafted};
use crate::sheets::tables::PlanError;
use crate::sheets::workbook::ExportError;
use crate::ui::history::data::Preview as TakenBack;
use crate::workbench::example::ExampleError;
use crate::workbench::import::Preview;
use crate::workbench::publish::Outcome;
use crate::workbench::steps::Deed;
use crate::workbench::{Opened, Trouble, Workbench};

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

impl Brought {
    /// A campaign that was made, or why not.
    pub(super) fn made(made: Result<Workbench, NotMade>) -> Brought {
        match made {
            Ok(workbench) => Brought::Campaign(Box::new(Opened::Work(Box::new(workbench)))),
            Err(why) => Brought::NotMade(why),
        }
    }

    /// What was formed, or why nothing could be written.
    pub(super) fn or_not<T>(formed: Result<T, ExportError>, brought: impl FnOnce(T) -> Brought) -> Brought {
        formed.map_or_else(Brought::NotExported, brought)
    }
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
    /// What carrying it out is about.
    pub(super) fn of(deed: &Deed) -> About {
        let Deed::Run(command) = deed else { return About::Values };
        match **command {
            Command::Import(_) => About::Import,
            Command::Finalize | Command::Reopen { .. } => About::Edition,
            _ => About::Values,
        }
    }
}
