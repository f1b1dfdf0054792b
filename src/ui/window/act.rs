//! Carrying out what pages ask for.

use std::path::PathBuf;

use super::ask::Purpose;
use super::message::Message;
use super::turns::Task;
use super::work::{Looking, Rehearsal, Work};
use super::{OpenCampaign, Window, frame};
use crate::domain::campaign::{Campaign, Command};
use crate::domain::slug::BlockId;
use crate::file::Trouble as Closed;
use crate::sheets::forms::For;
use crate::sheets::pasted;
use crate::sheets::preview::document::Drafted;
use crate::text::Text;
use crate::text::wording::Wording;
use crate::ui::context::{Access, Intent, Place, SourceCell};
use crate::workbench::publish::Planned;
use crate::workbench::steps::Deed;
use crate::workbench::{Looked, now_ms};

impl Window {
    /// Carries out one intent.
    pub(super) fn carry_out(&mut self, intent: Intent) {
        if makes_a_paper(&intent) && self.open.as_ref().is_some_and(|open| open.access() == Access::Altered) {
            return self.tell(Message::refused(self.text.say("window-altered-told")));
        }
        match intent {
            Intent::Run(command) => self.run(Deed::Run(Box::new(command)), None),
            Intent::RunAndTell(command, done) => self.run(Deed::Run(Box::new(command)), Some(done)),
            Intent::Undo => self.run(Deed::Undo, None),
            Intent::Redo => self.run(Deed::Redo, None),
            Intent::Tell(done) => self.tell(Message::good(done)),
            Intent::Go(place) => self.go(place),
            Intent::Show(unit, line) => {
                let block = self.open.as_ref().and_then(|open| open.campaign().block_of(unit)).map(|b| b.block.id);
                if block.is_some_and(|block| !self.turns_to(block)) {
                    return;
                }
                self.pages.scoring.go_to(unit, line);
                self.go(Place::Scoring);
            }
            Intent::ShowHistory(unit, line) => {
                self.pages.history.show_of(unit, line);
                self.go(Place::History);
            }
            Intent::ShowSource(source) => self.show_source(source),
            Intent::Block(block) => drop(self.turns_to(block)),
            Intent::Open(path) => self.open(path),
            Intent::WorkOn => self.work_on(),
            Intent::ChooseFile => self.ask(Purpose::Open),
            Intent::ChooseNew if self.leaves_nothing() => self.ask(Purpose::MakeFrom),
            Intent::ChooseSpreadsheets => self.ask(Purpose::Rehearse),
            Intent::ChooseSpreadsheetFolder => self.ask(Purpose::RehearseFolder),
            Intent::Example if self.leaves_nothing() => {
                // Nobody has to give a name to look at an example.
                let author = Some(self.author()).filter(|name| !name.is_empty());
                let author = author.unwrap_or_else(|| self.text.say("cli-demo-author"));
                self.start(|ctx| Work::make_example(ctx, author));
            }
            Intent::ChooseNew | Intent::Example => {}
            Intent::ChooseFormsFolder(to) => self.ask(Purpose::Forms(to)),
            Intent::Rehearse(paths) => self.rehearse(paths, None),
            Intent::Paste(range) => self.paste(range),
            Intent::LookInto(path) => self.looking = Some(Looking::start(&self.ctx, path)),
            Intent::TakeIn => self.take_in(),
            Intent::DropPreview => self.pages.import.clear(),
            Intent::ChooseSet => self.ask(Purpose::Set),
            Intent::ReadSet(from) => self.start(|ctx| Work::read_set(ctx, from)),
            Intent::SaveSet(set) => self.ask(Purpose::SaveSet(set)),
            Intent::ChoosePublishFolder => self.ask(Purpose::PublishInto),
            Intent::ChooseWording => self.ask(Purpose::Wording),
            Intent::Publish(planned, wording) => self.publish(planned, wording),
            Intent::PreviewWorkbook => {
                if let Some(open) = &self.open {
                    let (campaign, lang) = (open.campaign().clone(), self.text.lang());
                    self.start(|ctx| Work::preview(ctx, campaign, lang));
                }
            }
            Intent::PreviewDocument(what, wording) => self.preview_document(what, wording),
            Intent::SaveHistory(listing) => self.ask(Purpose::SaveHistory(listing)),
            Intent::LookAtTakingBack(group) => {
                if let Some(open) = &self.open {
                    let campaign = open.campaign().clone();
                    self.start(|ctx| Work::look_at_taking_back(ctx, campaign, group));
                }
            }
            Intent::OpenOutside(path) => self.open_outside(path),
            Intent::Verify => self.verify(),
            Intent::Copy(text) => self.ctx.copy_text(text),
        }
    }

    fn go(&mut self, place: Place) {
        if self.open.is_some() || place == Place::Start {
            self.place = place;
            if place == Place::Start {
                self.recents.begin(&mut self.preferences, self.open.as_ref());
            }
            if place == Place::Scoring {
                self.pages.scoring.enter();
            }
        } else {
            self.tell(Message::refused(self.text.say("window-nothing-open")));
        }
    }

    /// Looks at a block; whether it does. What was changed in the set-up belongs to its own, and would be gone.
    fn turns_to(&mut self, block: BlockId) -> bool {
        let Some(open) = &mut self.open else { return false };
        if open.shown.block == block {
            return true;
        }
        if self.pages.setup.is_unsaved() {
            let page = frame::place_name(&self.text, Place::Setup);
            self.tell_unsaved(&[self.text.fill("closing-setup", &[("page", &page)])]);
            return false;
        }
        open.look_at(block);
        true
    }

    /// Whether nothing that isn't recorded would be lost with the campaign; says so otherwise.
    fn leaves_nothing(&mut self) -> bool {
        let lost = self.unsaved();
        if !lost.is_empty() {
            self.tell_unsaved(&lost);
        }
        lost.is_empty()
    }

    /// Whether nothing can be changed because the campaign is only looked at; says so then.
    fn only_looks(&mut self) -> bool {
        let Some(looked) = self.open.as_ref().and_then(OpenCampaign::looked) else { return false };
        let words = looked_words(looked, &self.text);
        self.tell(Message::refused(words));
        true
    }

    /// Opens the campaign that is only looked at once more: whoever holds it may have let go.
    fn work_on(&mut self) {
        let Some(path) = self.open.as_ref().and_then(OpenCampaign::looked).map(|looked| looked.path.clone()) else {
            return;
        };
        let author = self.author();
        self.start(|ctx| Work::open(ctx, path, author));
    }

    /// Carries something out; `done` is said of it afterwards.
    fn run(&mut self, deed: Deed, done: Option<String>) {
        if self.only_looks() {
            return;
        }
        let Some(open) = &mut self.open else { return };
        let settles = settles_a_dispute(&deed, open.campaign());
        let done = done.map(Message::good).map(|told| if settles { told } else { told.with_undo() });
        let task = Task { deed, done };
        if open.is_big(&task.deed) {
            return self.write(task);
        }
        match open.run(task) {
            Ok(None) => {}
            Ok(Some(did)) => {
                self.messages.went_well();
                self.tell_done(did);
            }
            Err(trouble) => self.tell_trouble(&trouble),
        }
    }

    /// Carries something big out on a thread of its own.
    fn write(&mut self, task: Task) {
        if self.only_looks() {
            return;
        }
        let Window { open: Some(open), work: None, ctx, .. } = self else { return self.tell_busy() };
        let Some(workbench) = open.lend() else { return };
        self.work = Some(Work::write(ctx, workbench, task));
    }

    /// Starts a job unless one is at work.
    pub(super) fn start(&mut self, work: impl FnOnce(&egui::Context) -> Work) {
        if self.work.is_some() {
            return self.tell_busy();
        }
        self.messages.went_well();
        self.work = Some(work(&self.ctx));
    }

    pub(super) fn open(&mut self, path: PathBuf) {
        let same = |open: &OpenCampaign| same_file(open.path(), &path);
        if self.open.as_ref().is_some_and(same) {
            self.work_on();
            return self.go(Place::Overview);
        }
        if !self.leaves_nothing() {
            return;
        }
        let author = self.author();
        self.start(|ctx| Work::open(ctx, path, author));
    }

    pub(super) fn rehearse(&mut self, paths: Vec<PathBuf>, pasted: Option<String>) {
        if self.work.is_some() {
            return self.tell_busy();
        }
        let Some(open) = &self.open else {
            self.tell(Message::refused(self.text.say("window-nothing-open")));
            return;
        };
        let campaign = open.campaign().clone();
        let (differing, options) = self.pages.import.begin(paths.clone());
        let what = Rehearsal { paths, sought: None, pasted, options, differing };
        self.start(|ctx| Work::rehearse(ctx, campaign, what));
    }

    /// Shows a cell that was taken in: of a file that is looked at, or that still lies beside the campaign.
    fn show_source(&mut self, source: SourceCell) {
        if self.work.is_some() {
            return self.tell_busy();
        }
        let Some(open) = &self.open else { return };
        if !self.pages.import.seek(source.clone()) {
            let campaign = open.campaign().clone();
            let folder = open.path().parent().map(std::path::Path::to_owned).unwrap_or_default();
            let (differing, options) = self.pages.import.begin(Vec::new());
            let sought = Some((folder, source));
            let what = Rehearsal { paths: Vec::new(), sought, pasted: None, options, differing };
            self.start(|ctx| Work::rehearse(ctx, campaign, what));
        }
        self.go(Place::Import);
    }

    /// A range goes the same way as a file: it becomes one, named after the moment.
    fn paste(&mut self, range: String) {
        if !pasted::is_range(&range) {
            self.tell(Message::refused(self.text.say("window-paste-no-range")));
            return;
        }
        if self.pasted.is_none() {
            self.pasted = tempfile::tempdir().ok();
        }
        let Some(folder) = &self.pasted else {
            self.tell(Message::refused(self.text.say("window-paste-no-room")));
            return;
        };
        let moment = self.text.time_to_the_second(now_ms()).replace('/', "-").replace(':', ".");
        let name = self.text.fill("window-pasted", &[("moment", &moment)]);
        let path = folder.path().join(format!("{name}.xlsx"));
        self.rehearse(vec![path], Some(range));
    }

    /// Others may have written since the rehearsal: the domain checks every value again.
    fn take_in(&mut self) {
        if let Some(command) = self.pages.import.command() {
            self.write(Task { deed: Deed::Run(Box::new(command)), done: None });
        }
    }

    fn verify(&mut self) {
        let Some(open) = &self.open else { return };
        let (campaign, file) = (open.campaign().clone(), open.path().to_owned());
        self.start(|ctx| Work::verify(ctx, campaign, file));
    }

    fn open_outside(&mut self, path: PathBuf) {
        if let Err(error) = opener::open(&path) {
            let sentence = self.text.fill("window-not-opened", &[("path", &path.display().to_string())]);
            self.tell(Message::wrong(sentence, Some(error.to_string())));
        }
    }

    /// Forms a document, to show what it will say.
    fn preview_document(&mut self, what: Drafted, path: Option<PathBuf>) {
        let wording = self.wording_or_standard(path.as_deref());
        let (Some(open), Some(wording)) = (&self.open, wording) else { return };
        let campaign = open.campaign().clone();
        self.start(|ctx| Work::draft(ctx, campaign, what, path, wording));
    }

    fn wording_or_standard(&mut self, path: Option<&std::path::Path>) -> Option<Wording> {
        match path {
            None => Some(Wording::standard()),
            Some(path) => self.wording(path),
        }
    }

    /// Writes what leaves the house. The words are read anew: they may have been edited since.
    fn publish(&mut self, planned: Vec<Planned>, wording: Option<PathBuf>) {
        let wording = self.wording_or_standard(wording.as_deref());
        let (Some(open), Some(wording)) = (&self.open, wording) else { return };
        let (campaign, lang) = (open.campaign().clone(), self.text.lang());
        self.start(|ctx| Work::publish(ctx, campaign, lang, planned, wording));
    }

    /// Reads an office's words; where they can't be used, says why.
    pub(super) fn wording(&mut self, path: &std::path::Path) -> Option<Wording> {
        let shown = path.display().to_string();
        let file = match std::fs::read_to_string(path) {
            Ok(file) => file,
            Err(error) => {
                let cause = error.to_string();
                let told = self.text.fill("cli-wording-unopenable", &[("path", &shown), ("cause", &cause)]);
                self.tell(Message::wrong(told, None));
                return None;
            }
        };
        match Wording::read(&file) {
            Ok(wording) => Some(wording),
            Err(faults) => {
                let count = self.text.count(faults.len());
                let told = self.text.fill("cli-wording-faults", &[("path", &shown), ("count", &count)]);
                let details: Vec<String> = faults.iter().map(|fault| self.text.wording_fault(fault)).collect();
                self.tell(Message::wrong(told, Some(details.join("\n"))));
                None
            }
        }
    }

    pub(super) fn write_forms(&mut self, to: For, folder: PathBuf) {
        let Some(open) = &self.open else { return };
        let campaign = open.campaign().clone();
        self.start(|ctx| Work::forms(ctx, campaign, to, folder));
    }
}

/// A dispute that is settled can't be opened again by taking the decision back.
fn settles_a_dispute(deed: &Deed, campaign: &Campaign) -> bool {
    let Deed::Run(command) = deed else { return false };
    let Command::Edit { edits, .. } = &**command else { return false };
    edits.iter().any(|edit| campaign.read(edit.key).is_disputed())
}

/// What leaves the house, or is shown as it will: nothing of a campaign that was altered.
fn makes_a_paper(intent: &Intent) -> bool {
    matches!(
        intent,
        Intent::Publish(..)
            | Intent::PreviewWorkbook
            | Intent::PreviewDocument(..)
            | Intent::SaveHistory(_)
            | Intent::ChooseFormsFolder(_)
    )
}

/// Why a campaign is only looked at, who wrote to it last, and what to do.
pub(super) fn looked_words(looked: &Looked, text: &Text) -> String {
    match looked.why.trouble {
        Closed::ReadOnly => return text.say("window-protected-told"),
        Closed::Altered => return text.say("window-altered-told"),
        _ => {}
    }
    let last = looked.campaign.log().entries().last();
    let time = text.time(last.map_or(looked.at_ms, |entry| entry.at_ms));
    let author = last.map_or("", |entry| &entry.author);
    let read = text.time_to_the_second(looked.at_ms);
    let read = read.split(' ').next_back().unwrap_or_default();
    text.fill("window-elsewhere-told", &[("time", &time), ("author", author), ("read", read)])
}

fn same_file(a: &std::path::Path, b: &std::path::Path) -> bool {
    let whole = |path: &std::path::Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    whole(a) == whole(b)
}
