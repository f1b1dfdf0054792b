//! What is the matter with a file and what to do, as a sentence.

use super::error::{Damage, FileError, Trouble};
use super::verify::FileProblem;
use crate::text::Text;

impl Text {
    /// Says what is the matter with a file, what to do, and where the file is.
    pub fn file_error(&self, error: &FileError) -> String {
        let path = error.path.display().to_string();
        let say = |name| self.fill(name, &[("path", &path)]);
        match &error.trouble {
            Trouble::NotFound => say("file-not-found"),
            Trouble::Exists => say("file-exists"),
            Trouble::NotACampaign => say("file-not-a-campaign"),
            Trouble::Newer { .. } => say("file-newer"),
            Trouble::OpenElsewhere => say("file-open-elsewhere"),
            Trouble::Altered => say("file-altered"),
            Trouble::ReadOnly => say("file-read-only"),
            Trouble::DiskFull => say("file-disk-full"),
            Trouble::Stopped => say("file-stopped"),
            Trouble::Damaged(damage) => self.fill("file-damaged", &[("path", &path), ("what", &self.damage(damage))]),
            Trouble::Other => {
                let cause = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
                self.fill("file-other", &[("path", &path), ("cause", &cause)])
            }
        }
    }

    /// Says which part of a file can't be read.
    pub fn damage(&self, damage: &Damage) -> String {
        match damage {
            Damage::Pages => self.say("file-damage-pages"),
            Damage::Layout(name) => self.fill("file-damage-layout", &[("name", name)]),
            Damage::Row { table, number } => {
                self.fill("file-damage-row", &[("table", table), ("number", &number.to_string())])
            }
            Damage::RowsMissing { entry } => self.fill("file-damage-rows-missing", &[("number", &entry.to_string())]),
            Damage::EntryTwice => self.say("file-damage-entry-twice"),
        }
    }

    /// Says what does not hold in a file's pages and rows; none for what the log itself says.
    pub fn file_problem(&self, problem: &FileProblem) -> Option<String> {
        match problem {
            FileProblem::Damaged(damage) => Some(self.damage(damage)),
            FileProblem::Pages(said) => Some(self.fill("file-problem-pages", &[("said", said)])),
            FileProblem::Rewritten { table, number } => {
                Some(self.fill("file-problem-rewritten", &[("table", table), ("number", &number.to_string())]))
            }
            FileProblem::Log(_) => None,
        }
    }
}
