//! What pages read and what they ask for. Pages only read, and drop intents into an outbox; the
//! window drains it after drawing.

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::campaign::{Campaign, Command};
use crate::domain::criteria::Draft;
use crate::domain::entry::{Digest, EntryId};
use crate::domain::finding::Cell;
use crate::domain::ranking::BlockResults;
use crate::domain::readiness::OpenList;
use crate::domain::slug::{BlockId, LineId, UnitId};
use crate::sheets::forms::For;
use crate::sheets::preview::document::Drafted;
use crate::text::Text;
use crate::ui::history::data::Listing;
use crate::ui::theme::Severity;
use crate::workbench::publish::Planned;

/// What every page may look at.
#[derive(Debug)]
pub struct Context<'a> {
    /// The campaign as it is now.
    pub campaign: &'a Arc<Campaign>,
    /// The block that is looked at.
    pub block: BlockId,
    /// The results of all blocks at this revision.
    pub results: &'a [BlockResults],
    /// Everything that is open at this revision.
    pub open: &'a OpenList,
    /// Who is at the keyboard.
    pub author: &'a str,
    /// Where the file is.
    pub path: &'a std::path::Path,
    /// What the file is open for.
    pub access: Access,
    /// Words and numbers.
    pub text: &'a Text,
}

/// What the file of a campaign is open for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Access {
    /// Working, as far as the campaign isn't locked as an edition.
    #[default]
    Work,
    /// Looking: another window or computer is working on it.
    Elsewhere,
    /// Looking: the file, its folder or its medium can't be written to.
    Protected,
    /// Looking: the file was altered outside of the program; no paper is made of it.
    Altered,
}

impl Context<'_> {
    /// Whether the campaign can be changed here and now.
    pub fn is_changeable(&self) -> bool {
        self.access == Access::Work && !self.campaign.edition().is_final
    }

    /// Why it can't be changed.
    pub fn why_closed(&self) -> Option<String> {
        match self.access {
            Access::Altered => Some(self.text.say("window-altered")),
            _ if self.campaign.edition().is_final => Some(self.text.say("window-final")),
            Access::Work => None,
            Access::Elsewhere => Some(self.text.say("window-elsewhere")),
            Access::Protected => Some(self.text.say("window-protected")),
        }
    }

    /// What the sign of a severity says to who doesn't see it; nothing where there is nothing to say.
    pub fn sign(&self, severity: Severity) -> String {
        match severity {
            Severity::Ok => self.text.say("sign-ok"),
            Severity::Info => String::new(),
            Severity::Warning => self.text.say("sign-warning"),
            Severity::Error => self.text.say("sign-error"),
        }
    }
}

/// A place in the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// Recent campaigns, new, open, the example.
    Start,
    /// Where the campaign stands.
    Overview,
    /// Spreadsheets in.
    Import,
    /// The score sheet.
    Scoring,
    /// What is open.
    Review,
    /// Places and parts.
    Results,
    /// Gate, finalize, export.
    Publish,
    /// Criteria, units, settings.
    Setup,
    /// What was decided.
    History,
}

/// A cell of a spreadsheet that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceCell {
    /// The file's name.
    pub name: Arc<str>,
    /// The file as it was.
    pub sha256: Digest,
    /// The sheet.
    pub sheet: Arc<str>,
    /// The cell.
    pub cell: Cell,
}

/// What a page asks for.
#[derive(Debug, Clone)]
pub enum Intent {
    /// Carries out a command.
    Run(Command),
    /// Carries out a command, and says afterwards what it has done, with the way back.
    RunAndTell(Command, String),
    /// Says what a page has done.
    Tell(String),
    /// Goes to a place.
    Go(Place),
    /// Goes to a line of a unit on the scoring page.
    Show(UnitId, Option<LineId>),
    /// Goes to what was decided on a unit, or on a line of it, in the history.
    ShowHistory(UnitId, Option<LineId>),
    /// Shows a cell that a value was taken from, in its sheet as it is.
    ShowSource(SourceCell),
    /// Looks at another block.
    Block(BlockId),
    /// Opens a campaign file.
    Open(PathBuf),
    /// Opens the campaign that is only looked at once more, to work on it.
    WorkOn,
    /// Asks for a campaign file and opens it.
    ChooseFile,
    /// Asks for a campaign.toml and makes a campaign from it.
    ChooseNew,
    /// Makes the Hải Phòng 2020 example in a folder of its own and opens it.
    Example,
    /// Rehearses the import of files and folders.
    Rehearse(Vec<PathBuf>),
    /// Rehearses the import of a range of cells that was copied elsewhere.
    Paste(String),
    /// Asks for spreadsheets to rehearse.
    ChooseSpreadsheets,
    /// Asks for a folder of spreadsheets to rehearse.
    ChooseSpreadsheetFolder,
    /// Asks for a folder to write blank forms into, with who fills them in.
    ChooseFormsFolder(For),
    /// Reads a spreadsheet once more, to show it as it is.
    LookInto(PathBuf),
    /// Takes in what was rehearsed; the flag of the preview says whether changed values too.
    TakeIn,
    /// Drops what was rehearsed.
    DropPreview,
    /// Asks for a file with a criteria set, for the set-up of the block.
    ChooseSet,
    /// Reads a criteria set from a file, for the set-up of the block.
    ReadSet(PathBuf),
    /// Asks where to, and writes a criteria set as a spreadsheet.
    SaveSet(Box<Draft>),
    /// Asks for the folder that outputs are written into.
    ChoosePublishFolder,
    /// Asks for a file with the office's own words for documents.
    ChooseWording,
    /// Writes outputs to their places, documents in the words of a file where one is given.
    Publish(Vec<Planned>, Option<PathBuf>),
    /// Forms the index workbook, to show it as it will be printed.
    PreviewWorkbook,
    /// Forms a document, in the words of a file where one is given, to show what it will say.
    PreviewDocument(Drafted, Option<PathBuf>),
    /// Asks for a file and writes what is listed of the history into it.
    SaveHistory(Box<Listing>),
    /// Looks at what taking a decision of many values back would do.
    LookAtTakingBack(EntryId),
    /// Opens a file or folder with its program.
    OpenOutside(PathBuf),
    /// Checks the campaign file.
    Verify,
    /// Copies a text.
    Copy(String),
    /// Undo.
    Undo,
    /// Redo.
    Redo,
}
