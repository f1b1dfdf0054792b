//! What every subcommand needs: words, a name to write under, and two streams.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::rc::Rc;

use serde::Serialize;

use super::{DONE, LOOK, UNUSABLE};
use crate::domain::campaign::Campaign;
use crate::domain::log::Log;
use crate::domain::slug::BlockId;
use crate::file::{FileError, Trouble as Closed};
use crate::sheets::workbook::ExportError;
use crate::text::Text;
use crate::workbench::preferences::Preferences;
use crate::workbench::{self, Trouble, Workbench};

/// How many problems of a log are told; the rest is counted.
const TOLD: usize = 5;

/// One run of a subcommand. Results go to standard output, notes to standard error.
pub struct Session<'a> {
    /// Words and numbers.
    pub text: Rc<Text>,
    preferences: Preferences,
    out: &'a mut dyn Write,
    notes: &'a mut dyn Write,
    lost: Option<io::Error>,
    /// Whether a campaign was read that was altered outside of the program.
    is_altered: bool,
}

impl<'a> Session<'a> {
    /// Starts a run.
    pub fn new(text: Text, preferences: Preferences, out: &'a mut dyn Write, notes: &'a mut dyn Write) -> Session<'a> {
        Session { text: Rc::new(text), preferences, out, notes, lost: None, is_altered: false }
    }

    /// Prints a line of the result.
    pub fn print(&mut self, line: &str) {
        if let Err(error) = writeln!(self.out, "{line}") {
            self.lost.get_or_insert(error);
        }
    }

    /// Sees to it that everything is written; where it can't be, says so and gives another exit code.
    pub fn close(&mut self, code: u8) -> u8 {
        let lost = self.out.flush().err();
        match self.lost.take().or(lost) {
            // A reader that has gone away needs no more lines.
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let sentence = self.text.fill("cli-output-lost", &[("cause", &error.to_string())]);
                self.note(&sentence);
                UNUSABLE
            }
            _ if self.is_altered => code.max(LOOK),
            _ => code,
        }
    }

    /// Prints the one JSON document, as far as it is made.
    pub fn print_json<T: Serialize>(&mut self, document: &T) {
        let mut out = BufWriter::new(&mut *self.out);
        let written = serde_json::to_writer_pretty(&mut out, document).map_err(io::Error::from);
        if let Err(error) = written.and_then(|()| writeln!(out)).and_then(|()| out.flush()) {
            self.lost.get_or_insert(error);
        }
    }

    /// Prints a note.
    pub fn note(&mut self, line: &str) {
        let _ = writeln!(self.notes, "{line}");
    }

    /// Prints a message without arguments as a note.
    pub fn say(&mut self, message: &str) {
        self.note(message);
    }

    /// The name to write under: the given one, the remembered one, the system's user.
    pub fn author(&self, given: Option<&str>) -> String {
        let given = given.map(str::to_owned).filter(|name| !name.trim().is_empty());
        given.or_else(|| self.preferences.author_or_user()).unwrap_or_else(|| self.text.say("cli-somebody"))
    }

    /// Opens a campaign to work on it; where that fails, says why and gives the exit code.
    ///
    /// # Errors
    /// The exit code.
    pub fn open(&mut self, path: &Path, by: Option<&str>) -> Result<Workbench, u8> {
        let author = self.author(by);
        Workbench::open(path, &author).map_err(|trouble| self.trouble(&trouble, None))
    }

    /// Opens a campaign to look at it; where that fails, says why and gives the exit code. One that was altered is
    /// read, and that is said, what and where.
    ///
    /// # Errors
    /// The exit code.
    pub fn look_at(&mut self, path: &Path) -> Result<Campaign, u8> {
        let campaign = workbench::look_at(path).map_err(|error| self.file_error(&error))?;
        let problems = campaign.log().problems();
        if !problems.is_empty() {
            self.is_altered = true;
            let sentence = self.text.fill("cli-altered", &[("path", &path.display().to_string())]);
            self.note(&sentence);
            for problem in problems.iter().take(TOLD) {
                let sentence = self.text.problem(problem);
                self.note(&sentence);
            }
            if let Some(more) = problems.len().checked_sub(TOLD).filter(|more| *more > 0) {
                let sentence = self.text.fill("cli-altered-more", &[("count", &self.text.count(more))]);
                self.note(&sentence);
            }
        }
        Ok(campaign)
    }

    /// The same for what leaves the house or is gone on with: of a campaign that was altered nothing is.
    ///
    /// # Errors
    /// The exit code.
    pub fn genuine(&mut self, path: &Path) -> Result<Campaign, u8> {
        let campaign = self.look_at(path)?;
        if self.is_altered {
            let sentence = self.text.say("cli-altered-no-paper");
            self.note(&sentence);
            return Err(LOOK);
        }
        Ok(campaign)
    }

    /// The block that was asked for by its id; none where none was.
    ///
    /// # Errors
    /// The exit code, where the campaign has no such block.
    pub fn block(&mut self, campaign: &Campaign, name: Option<&str>) -> Result<Option<BlockId>, u8> {
        let Some(name) = name else { return Ok(None) };
        let mut ids = campaign.blocks().iter().map(|state| state.block.id);
        if let Some(found) = ids.find(|id| id.as_str() == name) {
            return Ok(Some(found));
        }
        let known: Vec<&str> = campaign.blocks().iter().map(|b| b.block.id.as_str()).collect();
        let sentence = self.text.fill("forms-no-block", &[("block", name), ("blocks", &known.join(", "))]);
        self.note(&sentence);
        Err(UNUSABLE)
    }

    /// What was written; where it couldn't be, says why and gives the exit code.
    ///
    /// # Errors
    /// The exit code.
    pub fn exported<T>(&mut self, written: Result<T, ExportError>) -> Result<T, u8> {
        written.map_err(|error| {
            let sentence = error.message(&self.text);
            self.note(&sentence);
            UNUSABLE
        })
    }

    /// Prints what was done, and gives the exit code.
    pub fn done(&mut self, message: &str, arguments: &[(&str, &str)]) -> u8 {
        let line = self.text.fill(message, arguments);
        self.print(&line);
        DONE
    }

    /// Says what is wrong with a campaign file.
    pub fn file_error(&mut self, error: &FileError) -> u8 {
        let sentence = self.text.file_error(error);
        self.note(&sentence);
        if error.trouble == Closed::Altered { LOOK } else { UNUSABLE }
    }

    /// Says why a command was not carried out: 1 for a refusal, 2 for a file.
    pub fn trouble(&mut self, trouble: &Trouble, campaign: Option<&Campaign>) -> u8 {
        match trouble {
            Trouble::Refused(refusal) => {
                let none = Campaign::replay(Log::default());
                let sentence = self.text.refusal(refusal, campaign.unwrap_or(&none));
                self.note(&sentence);
                LOOK
            }
            Trouble::File(error) => self.file_error(error),
            Trouble::NoChance(cause) => {
                let sentence = self.text.fill("cli-no-chance", &[("cause", &cause.to_string())]);
                self.note(&sentence);
                UNUSABLE
            }
        }
    }
}
