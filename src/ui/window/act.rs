//! Carrying out what pages ask for, and taking in what jobs bring.

use std::path::PathBuf;

use super::ask::{self, Answer, End};
use super::message::Message;
use super::work::{Brought, Checked, Looking, Rehearsal, Work, Written};
use super::{OpenCampaign, Window};
use crate::domain::campaign::{Campaign, Command};
use crate::sheets::forms::For;
use crate::sheets::pasted;
use crate::sheets::preview::document::Drafted;
use crate::sheets::workbook::ExportError;
use crate::text::wording::Wording;
use crate::ui::context::{Intent, Place, SourceCell};
use crate::workbench::publish::{Outcome, Planned};
use crate::workbench::{Workbench, now_ms};

impl Window {
    /// Carries out one intent.
    pub(super) fn carry_out(&mut self, intent: Intent) {
        match intent {
            Intent::Run(command) => self.run(command, None),
            Intent::RunAndTell(command, done) => self.run(command, Some(done)),
            Intent::Undo => self.run(Command::Undo, None),
            Intent::Redo => self.run(Command::Redo, None),
            Intent::Go(place) => self.go(place),
            Intent::Show(unit, line) => {
                if let Some(open) = &mut self.open
                    && let Some(block) = open.campaign().block_of(unit).map(|b| b.block.id)
                {
                    open.look_at(block);
                }
                self.pages.scoring.go_to(unit, line);
                self.go(Place::Scoring);
            }
            Intent::ShowSource(source) => self.show_source(source),
            Intent::Block(block) => {
                if let Some(open) = &mut self.open {
                    open.look_at(block);
                }
            }
            Intent::Open(path) => self.open(path),
            Intent::ChooseFile => self.question = Some(ask::campaign(&self.ctx, &self.text)),
            Intent::ChooseNew => self.question = Some(ask::new(&self.ctx, &self.text)),
            Intent::ChooseSpreadsheets => self.question = Some(ask::spreadsheets(&self.ctx, &self.text)),
            Intent::ChooseSpreadsheetFolder => self.question = Some(ask::folder(&self.ctx, &self.text)),
            Intent::Example => {
                // Nobody has to give a name to look at an example.
                let author = Some(self.author()).filter(|name| !name.is_empty());
                let author = author.unwrap_or_else(|| self.text.say("cli-demo-author"));
                self.start(|ctx| Work::make_example(ctx, author));
            }
            Intent::ChooseFormsFolder(to) => self.question = Some(ask::forms(&self.ctx, &self.text, to)),
            Intent::Rehearse(paths) => self.rehearse(paths, None),
            Intent::Paste(range) => self.paste(range),
            Intent::LookInto(path) => self.looking = Some(Looking::start(&self.ctx, path)),
            Intent::TakeIn => self.take_in(),
            Intent::DropPreview => self.pages.import.clear(),
            Intent::ChooseSet => self.question = Some(ask::set(&self.ctx, &self.text)),
            Intent::ReadSet(from) => self.start(|ctx| Work::read_set(ctx, from)),
            Intent::SaveSet(set) => {
                if let Some(open) = &self.open {
                    self.question = Some(ask::save_set(&self.ctx, &self.text, set, open.path()));
                }
            }
            Intent::ChoosePublishFolder => {
                if let Some(open) = &self.open {
                    self.question = Some(ask::publish(&self.ctx, &self.text, open.path()));
                }
            }
            Intent::ChooseWording => self.question = Some(ask::wording(&self.ctx, &self.text)),
            Intent::Publish(planned, wording) => self.publish(planned, wording),
            Intent::PreviewWorkbook => {
                if let Some(open) = &self.open {
                    let (campaign, lang) = (open.campaign().clone(), self.text.lang());
                    self.start(|ctx| Work::preview(ctx, campaign, lang));
                }
            }
            Intent::PreviewDocument(what, wording) => self.preview_document(what, wording),
            Intent::OpenOutside(path) => self.open_outside(path),
            Intent::Verify => self.verify(),
            Intent::Copy(text) => self.ctx.copy_text(text),
        }
    }

    fn go(&mut self, place: Place) {
        if self.open.is_some() || place == Place::Start {
            self.place = place;
            if place == Place::Scoring {
                self.pages.scoring.enter();
            }
        } else {
            self.tell(Message::refused(self.text.say("window-nothing-open")));
        }
    }

    /// Carries a command out; `done` is said of it afterwards.
    fn run(&mut self, command: Command, done: Option<String>) {
        if command.is_big() {
            return self.write(command);
        }
        let Some(open) = &mut self.open else { return };
        let settles = settles_a_dispute(&command, open.campaign());
        match open.run(command) {
            Ok(()) => {
                self.messages.went_well();
                if let Some(done) = done {
                    let told = Message::good(done);
                    self.tell(if settles { told } else { told.with_undo() });
                }
            }
            Err(trouble) => self.tell_trouble(&trouble),
        }
    }

    /// Carries a big command out on a thread of its own.
    fn write(&mut self, command: Command) {
        let Window { open: Some(open), work: None, ctx, .. } = self else { return self.tell_busy() };
        let Some(workbench) = open.lend() else { return };
        self.work = Some(Work::write(ctx, workbench, command));
    }

    /// Starts a job unless one is at work.
    fn start(&mut self, work: impl FnOnce(&egui::Context) -> Work) {
        if self.work.is_some() {
            return self.tell_busy();
        }
        self.messages.went_well();
        self.work = Some(work(&self.ctx));
    }

    fn open(&mut self, path: PathBuf) {
        let same = |open: &OpenCampaign| same_file(open.path(), &path);
        if self.open.as_ref().is_some_and(same) {
            return self.go(Place::Overview);
        }
        let author = self.author();
        self.start(|ctx| Work::open(ctx, path, author));
    }

    fn rehearse(&mut self, paths: Vec<PathBuf>, pasted: Option<String>) {
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
            self.write(command);
        }
    }

    /// Takes back what a big write had with it, and says what it has brought.
    fn take_written(&mut self, written: Written) {
        let Written { workbench, is_import, ran } = written;
        let Some(open) = &mut self.open else { return };
        if ran.is_err() {
            open.forget_undo();
        }
        let waited = open.take_back(workbench);
        match ran {
            Ok(recorded) if is_import => {
                let (files, values) = (self.text.count(recorded.entries), self.text.count(recorded.values));
                let done = self.text.fill("import-taken", &[("entries", &files), ("values", &values)]);
                self.tell(Message::good(done).about(Place::Import).with_undo());
                self.pages.import.clear();
            }
            Ok(_) => self.tell_edition(),
            Err(trouble) => self.tell_trouble(&trouble),
        }
        if let Err(trouble) = waited {
            self.tell_trouble(&trouble);
        }
    }

    fn verify(&mut self) {
        let Some(open) = &self.open else { return };
        let campaign = open.campaign().clone();
        let Some(workbench) = open.workbench() else { return self.tell_busy() };
        let made = tempfile::tempdir().map_err(|e| self.text.fill("window-no-temporary", &[("cause", &e.to_string())]));
        let copied = made.and_then(|folder| {
            let file = folder.path().join(open.path().file_name().unwrap_or_default());
            workbench.copy_to(&file).map_err(|e| self.text.file_error(&e)).map(|()| (folder, file))
        });
        match copied {
            Ok((folder, file)) => self.start(|ctx| Work::verify(ctx, campaign, folder, file)),
            Err(sentence) => self.tell(Message::wrong(sentence, None)),
        }
    }

    fn open_outside(&mut self, path: PathBuf) {
        if let Err(error) = opener::open(&path) {
            let sentence = self.text.fill("window-not-opened", &[("path", &path.display().to_string())]);
            self.tell(Message::wrong(sentence, Some(error.to_string())));
        }
    }

    /// Takes what jobs and dialogs have brought since the last frame.
    pub(super) fn take_what_is_done(&mut self) {
        if let Some(end) = self.question.as_ref().and_then(ask::ended) {
            self.question = None;
            match end {
                End::Chosen(answer) => self.answer(answer),
                End::PutAway => {}
                End::NoDialog => self.tell(Message::refused(self.text.say("ask-no-dialog"))),
            }
        }
        if let Some((path, looked)) = self.looking.as_ref().and_then(Looking::look) {
            self.looking = None;
            self.pages.import.look_at(path, looked);
        }
        let Some(work) = &self.work else { return };
        match work.look() {
            Some(brought) => {
                self.work = None;
                self.take(brought);
            }
            // A bar that moves has to be drawn now and then.
            None => self.ctx.request_repaint_after(std::time::Duration::from_millis(100)),
        }
    }

    fn answer(&mut self, answer: Answer) {
        match answer {
            Answer::Open(path) => self.open(path),
            Answer::Make { from, to } => {
                let author = self.author();
                self.start(|ctx| Work::make(ctx, from, to, author));
            }
            Answer::Rehearse(paths) => self.rehearse(paths, None),
            Answer::PublishInto(folder) => self.pages.publish.write_into(folder),
            Answer::Wording(path) => {
                if self.wording(&path).is_some() {
                    self.pages.publish.use_wording(path);
                }
            }
            Answer::Forms(to, folder) => self.write_forms(to, folder),
            Answer::Set(from) => self.start(|ctx| Work::read_set(ctx, from)),
            Answer::SaveSet(set, to) => self.start(|ctx| Work::write_set(ctx, set, to)),
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
    fn wording(&mut self, path: &std::path::Path) -> Option<Wording> {
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

    fn write_forms(&mut self, to: For, folder: PathBuf) {
        let Some(open) = &self.open else { return };
        let campaign = open.campaign().clone();
        self.start(|ctx| Work::forms(ctx, campaign, to, folder));
    }

    fn take(&mut self, brought: Brought) {
        match brought {
            Brought::Campaign(workbench) => self.take_campaign(*workbench),
            Brought::NotOpened(path, trouble) => {
                self.preferences.recent.retain(|known| *known != path || path.exists());
                self.tell_trouble(&trouble);
            }
            Brought::NotMade(why) => self.tell_not_made(&why),
            Brought::Preview(Some(preview)) => {
                if !self.pages.import.take(preview) {
                    self.tell(Message::refused(self.text.say("import-source-gone")));
                }
            }
            Brought::Preview(None) => {
                self.pages.import.clear();
                self.tell(Message::refused(self.text.say("import-stopped")));
            }
            Brought::Published(outcomes) => self.take_published(outcomes),
            Brought::PagesOnPaper(revision, preview) => self.pages.publish.preview(revision, preview),
            Brought::Document(what, made, document) => self.pages.publish.document(what, made, document),
            Brought::FormsWritten(0, _) => self.tell(Message::refused(self.text.say("forms-none"))),
            Brought::FormsWritten(count, folder) => {
                let (count, path) = (self.text.count(count), folder.display().to_string());
                let done = self.text.fill("forms-written", &[("count", &count), ("path", &path)]);
                self.tell(Message::good(done));
            }
            Brought::Set(path, set) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.pages.setup.take_set(name, *set);
            }
            Brought::SetWritten(path) => {
                let done = self.text.fill("setup-set-written", &[("path", &path.display().to_string())]);
                self.tell(Message::good(done));
            }
            Brought::NotExported(ExportError::Stopped) => {
                self.tell(Message::refused(ExportError::Stopped.message(&self.text)));
            }
            Brought::NotExported(error) => {
                self.tell(Message::wrong(error.message(&self.text), Some(format!("{error:?}"))));
            }
            Brought::Checked(checked) => self.take_check(&checked),
            Brought::Written(written) => self.take_written(*written),
            Brought::Broken => {
                self.pages.import.clear();
                self.open_again();
                self.tell(Message::wrong(self.text.say("window-broken"), None));
            }
        }
    }

    /// Says in one line whether all is written; the page says it of each.
    fn take_published(&mut self, outcomes: Vec<Outcome>) {
        let stopped = outcomes.iter().any(|o| matches!(o.files, Err(ExportError::Stopped)));
        let failed = outcomes.iter().find_map(|o| Some((o.files.as_ref().err()?, o.output)));
        let told = match (stopped, failed) {
            (true, _) => Message::refused(self.text.say("publish-stopped")),
            (false, Some((error, _))) => Message::wrong(error.message(&self.text), Some(format!("{error:?}"))),
            (false, None) => {
                let files: usize = outcomes.iter().filter_map(|o| o.files.as_ref().ok()).sum();
                let folder = outcomes.first().and_then(|o| o.path.parent()).unwrap_or(std::path::Path::new(""));
                let name = folder.file_name().unwrap_or_default().to_string_lossy();
                let told = [("count", &*self.text.count(files)), ("path", &*name)];
                Message::good(self.text.fill("publish-written", &told))
            }
        };
        self.tell(told.about(Place::Publish));
        self.pages.publish.written(outcomes);
    }

    fn take_campaign(&mut self, workbench: Workbench) {
        self.preferences.opened(workbench.path());
        self.open = Some(OpenCampaign::new(workbench));
        self.pages = super::pages::Pages::new(&self.preferences);
        self.place = Place::Overview;
        self.messages.clear();
    }

    /// A write that broke down has taken the file with it; it is as it was before.
    fn open_again(&mut self) {
        if let Some(open) = self.open.take_if(|open| open.workbench().is_none()) {
            self.place = Place::Start;
            self.open(open.path().to_owned());
        }
    }

    fn take_check(&mut self, checked: &Checked) {
        let found = match &checked.file {
            Ok(verified) => &verified.problems,
            Err(error) => return self.tell_file(error),
        };
        let mut problems: Vec<String> = checked.log.iter().map(|p| self.text.problem(p)).collect();
        problems.extend(found.iter().filter_map(|p| self.text.file_problem(p)));
        self.pages.publish.checked(problems);
    }
}

/// A dispute that is settled can't be opened again by taking the decision back.
fn settles_a_dispute(command: &Command, campaign: &Campaign) -> bool {
    matches!(command, Command::Edit { edits, .. } if edits.iter().any(|edit| campaign.read(edit.key).is_disputed()))
}

fn same_file(a: &std::path::Path, b: &std::path::Path) -> bool {
    let whole = |path: &std::path::Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    whole(a) == whole(b)
}
