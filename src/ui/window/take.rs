//! Taking in what jobs and dialogs bring.

use super::act::looked_words;
use super::brought::{About, Brought, Checked, Written};
use super::message::Message;
use super::turns::Did;
use super::work::Looking;
use super::{OpenCampaign, Window};
use crate::sheets::workbook::ExportError;
use crate::ui::context::Place;
use crate::workbench::publish::Outcome;
use crate::workbench::{Opened, now_ms};

impl Window {
    /// Takes what jobs and dialogs have brought since the last frame.
    pub(super) fn take_what_is_done(&mut self) {
        self.take_answer_of_system();
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

    fn take(&mut self, brought: Brought) {
        match brought {
            Brought::Campaign(opened) => self.take_campaign(*opened),
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
            Brought::HistoryWritten(rows, path) => {
                let (count, path) = (self.text.count(rows), path.display().to_string());
                let done = self.text.fill("history-written", &[("count", &count), ("path", &path)]);
                self.tell(Message::good(done));
            }
            Brought::NotExported(ExportError::Stopped) => {
                self.tell(Message::refused(ExportError::Stopped.message(&self.text)));
            }
            Brought::NotExported(error) => {
                self.tell(Message::wrong(error.message(&self.text), Some(format!("{error:?}"))));
            }
            Brought::LookedBack(preview) => {
                if let Some(preview) = preview {
                    self.pages.history.looked_at(preview);
                }
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

    fn take_campaign(&mut self, opened: Opened) {
        let mut opened = OpenCampaign::new(opened);
        self.preferences.opened(opened.path(), now_ms());
        self.messages.clear();
        let told = opened.looked().map(|looked| Message::told(looked_words(looked, &self.text)));
        match self.open.take() {
            // It was looked at before: whoever reads it stays where he is.
            Some(before) if before.looked().is_some() && before.path() == opened.path() => {
                opened.look_at(before.shown.block);
            }
            _ => {
                self.pages = super::pages::Pages::new(&self.preferences);
                self.place = Place::Overview;
            }
        }
        self.open = Some(opened);
        if let Some(told) = told {
            self.tell(told);
        }
    }

    /// A write that broke down has taken the file with it; it is as it was before.
    fn open_again(&mut self) {
        if let Some(open) = self.open.take_if(|open| open.is_away()) {
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

    /// Takes back what a big write had with it, and says what it has brought.
    fn take_written(&mut self, written: Written) {
        let Written { workbench, about, ran } = written;
        let Some(open) = &mut self.open else { return };
        if ran.is_err() {
            open.forget_undo();
        }
        let waited = open.take_back(workbench);
        match (about, ran) {
            (About::Import, Ok(Did { recorded, .. })) => {
                let (files, values) = (self.text.count(recorded.entries), self.text.count(recorded.values));
                let done = self.text.fill("import-taken", &[("entries", &files), ("values", &values)]);
                self.tell(Message::good(done).about(Place::Import).with_undo());
                self.pages.import.clear();
            }
            (About::Edition, Ok(_)) => self.tell_edition(),
            (About::Values, Ok(did)) => self.tell_done(did),
            (_, Err(trouble)) => self.tell_trouble(&trouble),
        }
        for one in waited {
            match one {
                Ok(did) => self.tell_done(did),
                Err(trouble) => self.tell_trouble(&trouble),
            }
        }
    }
}
