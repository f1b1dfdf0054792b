//! Questions for files and folders: to the system's dialog on a thread of its own, or to the program's own where the
//! system has none.

use std::path::{Path, PathBuf};

use rfd::FileDialog;

use super::Window;
use super::work::Work;
use crate::domain::criteria::Draft;
use crate::file::EXTENSION;
use crate::sheets::forms::For;
use crate::text::Text;
use crate::ui::files::data::{self, Kind, Shortcut, Wish};
use crate::ui::files::{Dialog, End};
use crate::ui::history::data::Listing;
use crate::workbench::job::{Job, Look};
use crate::workbench::preferences::home;

const SPREADSHEETS: [&str; 5] = ["xlsx", "xlsm", "xlsb", "xls", "ods"];

/// A question that is being answered.
#[derive(Debug)]
pub(super) struct Question {
    purpose: Purpose,
    wish: Wish,
    dialog: Asked,
}

/// Who asks.
#[derive(Debug)]
enum Asked {
    /// The system, in a window of its own; whether one was seen, to which ours has lost the keyboard.
    System(Job<Option<Vec<PathBuf>>>, Seen),
    /// The program.
    Own(Box<Dialog>),
}

/// Whether the system has shown a dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    NotYet,
    Dialog,
}

/// What a question is for.
#[derive(Debug, Clone)]
pub(super) enum Purpose {
    /// A campaign to open.
    Open,
    /// The description of a campaign that is to be made.
    MakeFrom,
    /// Where a campaign is to be made from a description.
    MakeTo(PathBuf),
    /// Spreadsheets to read.
    Rehearse,
    /// A folder of spreadsheets to read.
    RehearseFolder,
    /// A file with a criteria set.
    Set,
    /// Where a criteria set is to be written.
    SaveSet(Box<Draft>),
    /// Where what is listed of the history is to be written.
    SaveHistory(Box<Listing>),
    /// The folder that outputs are to be written into.
    PublishInto,
    /// A file with the office's own words.
    Wording,
    /// The folder that blank forms are to be written into, and who fills them in.
    Forms(For),
}

impl Purpose {
    fn wish(&self, text: &Text, campaign: Option<&Path>) -> Wish {
        let beside = || campaign.and_then(Path::parent).map(Path::to_owned);
        let ask = |kind, title: &str, (files, endings): (String, &[&'static str])| Wish {
            kind,
            title: text.say(title),
            files,
            endings: endings.to_vec(),
            folder: None,
            name: String::new(),
        };
        let spreadsheets = |more: &[&'static str]| {
            let endings: Vec<&'static str> = SPREADSHEETS.iter().chain(more).copied().collect();
            (text.say("ask-spreadsheet-files"), endings)
        };
        match self {
            Purpose::Open => ask(Kind::File, "ask-open", (text.say("ask-campaigns"), &[EXTENSION])),
            Purpose::MakeFrom => ask(Kind::File, "ask-plan", ("campaign.toml".to_owned(), &["toml"])),
            Purpose::MakeTo(from) => {
                let folder = from.parent().unwrap_or(Path::new("."));
                let stem = folder.file_name().map_or_else(|| "campaign".into(), |name| name.to_string_lossy());
                let name = format!("{stem}.{EXTENSION}");
                let wish = ask(Kind::New, "ask-new", (text.say("ask-campaigns"), &[EXTENSION]));
                Wish { folder: Some(folder.to_owned()), name, ..wish }
            }
            Purpose::Rehearse => {
                let (files, endings) = spreadsheets(&[]);
                ask(Kind::Files, "ask-spreadsheets", (files, &endings))
            }
            Purpose::Set => {
                let (files, endings) = spreadsheets(&["tsv"]);
                ask(Kind::File, "ask-set", (files, &endings))
            }
            Purpose::SaveSet(_) => {
                let wish = ask(Kind::Save, "ask-save-set", ("Excel".to_owned(), &["xlsx"]));
                Wish { folder: beside(), name: text.say("ask-save-set-name"), ..wish }
            }
            Purpose::SaveHistory(_) => {
                let wish = ask(Kind::Save, "ask-save-history", ("Excel".to_owned(), &["xlsx", "tsv"]));
                Wish { folder: beside(), name: text.say("ask-save-history-name"), ..wish }
            }
            Purpose::Wording => ask(Kind::File, "ask-wording", ("Fluent".to_owned(), &["ftl"])),
            Purpose::RehearseFolder => ask(Kind::Folder, "ask-folder", (String::new(), &[])),
            Purpose::Forms(_) => ask(Kind::Folder, "ask-forms", (String::new(), &[])),
            Purpose::PublishInto => Wish { folder: beside(), ..ask(Kind::Folder, "ask-publish", (String::new(), &[])) },
        }
    }
}

impl Window {
    /// Asks for a file or folder.
    pub(super) fn ask(&mut self, purpose: Purpose) {
        let wish = purpose.wish(&self.text, self.open.as_ref().map(|open| open.path()));
        let dialog =
            if self.has_no_dialog { Asked::Own(Box::new(self.own_dialog(&wish))) } else { of_system(&self.ctx, &wish) };
        self.question = Some(Question { purpose, wish, dialog });
    }

    /// Whether the program's own dialog is open, which has the keys.
    pub(super) fn asks_itself(&self) -> bool {
        matches!(self.question, Some(Question { dialog: Asked::Own(_), .. }))
    }

    /// Takes the answer of the system's dialog; where there is none, the program asks itself from now on.
    pub(super) fn take_answer_of_system(&mut self) {
        let Some(Question { dialog: Asked::System(job, seen), wish, .. }) = &mut self.question else { return };
        if !self.ctx.input(|input| input.focused) {
            *seen = Seen::Dialog;
        }
        let end = match job.look() {
            Look::Working => return,
            Look::Done(Some(paths)) => End::Chosen(paths),
            Look::Done(None) if *seen == Seen::Dialog => End::PutAway,
            Look::Done(None) | Look::Broken => {
                let wish = wish.clone();
                let own = Box::new(self.own_dialog(&wish));
                self.has_no_dialog = true;
                if let Some(question) = &mut self.question {
                    question.dialog = Asked::Own(own);
                }
                return;
            }
        };
        self.take_end(end);
    }

    /// Shows the program's own dialog where it is open, and takes its answer.
    pub(super) fn show_own_dialog(&mut self) {
        let Some(Question { dialog: Asked::Own(dialog), .. }) = &mut self.question else { return };
        if let Some(end) = dialog.show(&self.ctx, &self.text) {
            self.take_end(end);
        }
    }

    fn take_end(&mut self, end: End) {
        let Some(question) = self.question.take() else { return };
        if let End::Chosen(paths) = end {
            self.answer(question.purpose, paths);
        }
    }

    fn answer(&mut self, purpose: Purpose, paths: Vec<PathBuf>) {
        let Some(path) = paths.first().cloned() else { return };
        match purpose {
            Purpose::Open => self.open(path),
            Purpose::MakeFrom => self.ask(Purpose::MakeTo(path)),
            Purpose::MakeTo(from) => {
                let author = self.author();
                self.start(|ctx| Work::make(ctx, from, path, author));
            }
            Purpose::Rehearse | Purpose::RehearseFolder => self.rehearse(paths, None),
            Purpose::Set => self.start(|ctx| Work::read_set(ctx, path)),
            Purpose::SaveSet(set) => self.start(|ctx| Work::write_set(ctx, set, path)),
            Purpose::SaveHistory(listing) => {
                if let Some(open) = &self.open {
                    let (campaign, lang) = (open.campaign().clone(), self.text.lang());
                    self.start(|ctx| Work::write_history(ctx, (campaign, listing), lang, path));
                }
            }
            Purpose::PublishInto => self.pages.publish.write_into(path),
            Purpose::Wording => {
                if self.wording(&path).is_some() {
                    self.pages.publish.use_wording(path);
                }
            }
            Purpose::Forms(to) => self.write_forms(to, path),
        }
    }

    fn own_dialog(&self, wish: &Wish) -> Dialog {
        let mut shortcuts = Vec::new();
        let mut add = |name: &str, folder: Option<PathBuf>| {
            shortcuts.extend(folder.map(|folder| Shortcut { name: self.text.say(name), folder }));
        };
        let campaign = self.open.as_ref().and_then(|open| open.path().parent()).map(Path::to_owned);
        add("files-campaign", campaign.and_then(|folder| std::path::absolute(folder).ok()));
        add("files-home", home());
        shortcuts.extend(data::of_recent(&self.preferences.recent, &shortcuts));
        Dialog::new(&self.ctx, wish.clone(), shortcuts, home())
    }
}

fn of_system(ctx: &egui::Context, wish: &Wish) -> Asked {
    let mut dialog = FileDialog::new().set_title(&wish.title).set_file_name(&wish.name);
    if !wish.endings.is_empty() {
        dialog = dialog.add_filter(&wish.files, &wish.endings);
    }
    if let Some(folder) = &wish.folder {
        dialog = dialog.set_directory(folder);
    }
    let (wish, ctx) = (wish.clone(), ctx.clone());
    let one = |path: PathBuf| vec![path];
    let ask = move || match wish.kind {
        Kind::File => dialog.pick_file().map(one),
        Kind::Files => dialog.pick_files(),
        Kind::Folder => dialog.pick_folder().map(one),
        Kind::Save | Kind::New => dialog.save_file().map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            one(wish.named(path.parent().unwrap_or(Path::new("")), &name))
        }),
    };
    Asked::System(Job::start(move |_| ask(), move || ctx.request_repaint()), Seen::NotYet)
}
