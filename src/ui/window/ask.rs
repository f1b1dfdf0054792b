//! Questions to the system's file dialog, on a thread of their own.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rfd::FileDialog;

use crate::domain::criteria::Draft;
use crate::file::EXTENSION;
use crate::sheets::forms::For;
use crate::text::Text;
use crate::workbench::job::{Job, Look};

/// No person puts a dialog away faster than this: the system has none.
const TOO_FAST: Duration = Duration::from_millis(250);

/// A question that is being answered.
#[derive(Debug)]
pub(super) struct Question {
    job: Job<Option<Answer>>,
    asked: Instant,
}

/// How a question ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum End {
    /// Something was chosen.
    Chosen(Answer),
    /// It was put away.
    PutAway,
    /// The system has no file dialog.
    NoDialog,
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// A campaign to open.
    Open(PathBuf),
    /// A description of a campaign, and where the campaign is to be made.
    Make {
        /// The description.
        from: PathBuf,
        /// The campaign file.
        to: PathBuf,
    },
    /// Spreadsheets, or a folder of them.
    Rehearse(Vec<PathBuf>),
    /// A file with a criteria set.
    Set(PathBuf),
    /// Where a criteria set is to be written.
    SaveSet(Box<Draft>, PathBuf),
    /// The folder that outputs are to be written into.
    PublishInto(PathBuf),
    /// A file with the office's own words.
    Wording(PathBuf),
    /// The folder that blank forms are to be written into, and who fills them in.
    Forms(For, PathBuf),
}

const SPREADSHEETS: [&str; 5] = ["xlsx", "xlsm", "xlsb", "xls", "ods"];

/// Asks for a campaign file.
pub(super) fn campaign(ctx: &egui::Context, text: &Text) -> Question {
    let dialog = FileDialog::new().set_title(text.say("ask-open")).add_filter(text.say("ask-campaigns"), &[EXTENSION]);
    ask(ctx, move || dialog.pick_file().map(Answer::Open))
}

/// Asks for a description of a campaign, then for the place of the campaign.
pub(super) fn new(ctx: &egui::Context, text: &Text) -> Question {
    let from = FileDialog::new().set_title(text.say("ask-plan")).add_filter("campaign.toml", &["toml"]);
    let to = FileDialog::new().set_title(text.say("ask-new")).add_filter(text.say("ask-campaigns"), &[EXTENSION]);
    ask(ctx, move || {
        let from = from.pick_file()?;
        let folder = from.parent().unwrap_or(Path::new("."));
        let name = folder.file_name().map_or_else(|| "campaign".into(), |n| n.to_string_lossy().into_owned());
        let to = to.set_directory(folder).set_file_name(format!("{name}.{EXTENSION}")).save_file()?;
        Some(Answer::Make { from, to: with_ending(to, EXTENSION) })
    })
}

/// Asks for spreadsheets.
pub(super) fn spreadsheets(ctx: &egui::Context, text: &Text) -> Question {
    let title = text.say("ask-spreadsheets");
    let dialog = FileDialog::new().set_title(title).add_filter(text.say("ask-spreadsheet-files"), &SPREADSHEETS);
    ask(ctx, move || dialog.pick_files().map(Answer::Rehearse))
}

/// Asks for a folder of spreadsheets.
pub(super) fn folder(ctx: &egui::Context, text: &Text) -> Question {
    let dialog = FileDialog::new().set_title(text.say("ask-folder"));
    ask(ctx, move || dialog.pick_folder().map(|folder| Answer::Rehearse(vec![folder])))
}

/// Asks for the folder that the outputs of a campaign are to be written into.
pub(super) fn publish(ctx: &egui::Context, text: &Text, campaign: &Path) -> Question {
    let folder = campaign.parent().unwrap_or(Path::new("."));
    let dialog = FileDialog::new().set_title(text.say("ask-publish")).set_directory(folder);
    ask(ctx, move || dialog.pick_folder().map(Answer::PublishInto))
}

/// Asks for a file with the office's own words for documents.
pub(super) fn wording(ctx: &egui::Context, text: &Text) -> Question {
    let dialog = FileDialog::new().set_title(text.say("ask-wording")).add_filter("Fluent", &["ftl"]);
    ask(ctx, move || dialog.pick_file().map(Answer::Wording))
}

/// Asks for a file with a criteria set.
pub(super) fn set(ctx: &egui::Context, text: &Text) -> Question {
    let endings: Vec<&str> = SPREADSHEETS.into_iter().chain(["tsv"]).collect();
    let filter = text.say("ask-spreadsheet-files");
    let dialog = FileDialog::new().set_title(text.say("ask-set")).add_filter(filter, &endings);
    ask(ctx, move || dialog.pick_file().map(Answer::Set))
}

/// Asks where a criteria set is to be written.
pub(super) fn save_set(ctx: &egui::Context, text: &Text, set: Box<Draft>, campaign: &Path) -> Question {
    let dialog = FileDialog::new().set_title(text.say("ask-save-set")).add_filter("Excel", &["xlsx"]);
    let dialog = dialog.set_directory(campaign.parent().unwrap_or(Path::new(".")));
    let dialog = dialog.set_file_name(text.say("ask-save-set-name"));
    ask(ctx, move || dialog.save_file().map(|to| Answer::SaveSet(set, with_ending(to, "xlsx"))))
}

/// Asks for a folder to write blank forms into.
pub(super) fn forms(ctx: &egui::Context, text: &Text, to: For) -> Question {
    let dialog = FileDialog::new().set_title(text.say("ask-forms"));
    ask(ctx, move || dialog.pick_folder().map(|folder| Answer::Forms(to, folder)))
}

/// How a question ended, where it did.
pub(super) fn ended(question: &Question) -> Option<End> {
    match question.job.look() {
        Look::Working => None,
        Look::Done(Some(answer)) => Some(End::Chosen(answer)),
        Look::Done(None) if question.asked.elapsed() > TOO_FAST => Some(End::PutAway),
        Look::Done(None) | Look::Broken => Some(End::NoDialog),
    }
}

fn ask(ctx: &egui::Context, question: impl FnOnce() -> Option<Answer> + Send + 'static) -> Question {
    let ctx = ctx.clone();
    let asked = Instant::now();
    Question { job: Job::start(move |_| question(), move || ctx.request_repaint()), asked }
}

/// A name that was typed without its ending gets it.
fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending)) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(format!(".{ending}"));
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_its_ending_gets_it_and_no_dot_of_a_year_is_lost() {
        let with = |name: &str| with_ending(PathBuf::from(name), "xlsx");
        assert_eq!(with("/c/chỉ số 2020"), PathBuf::from("/c/chỉ số 2020.xlsx"));
        assert_eq!(with("/c/v1.2"), PathBuf::from("/c/v1.2.xlsx"));
        assert_eq!(with("/c/a.XLSX"), PathBuf::from("/c/a.XLSX"));
    }
}
