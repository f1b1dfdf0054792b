//! Telling what happened: sentences for what was done, refused or went wrong.

use std::error::Error as _;

use egui::Ui;

use super::Window;
use super::brought::NotMade;
use super::frame;
use super::message::Message;
use super::turns::Did;
use crate::domain::campaign::Campaign;
use crate::domain::log::Log;
use crate::file::FileError;
use crate::ui::context::{Intent, Place};
use crate::workbench::Trouble;

impl Window {
    /// Tells what happened.
    pub(super) fn tell(&mut self, message: Message) {
        let revision = self.open.as_ref().map_or(0, |open| open.campaign().revision());
        self.messages.tell(message, revision);
    }

    /// Shows what was told over the page.
    pub(super) fn notices(&mut self, ui: &Ui, out: &mut Vec<Intent>) {
        let can_undo = self.open.as_ref().filter(|open| open.turns.undo.is_some());
        let undoable = can_undo.map(|open| open.campaign().revision());
        let text = &self.text;
        let name_of = |place| frame::place_name(text, place);
        self.messages.show(ui, text, (self.place, name_of), undoable, out);
    }

    /// What isn't recorded and keeps the campaign or the block on the screen.
    pub(super) fn tell_unsaved(&mut self, lost: &[String]) {
        self.tell(Message::refused(self.text.fill("closing-first", &[("what", &lost.join(", "))])));
    }

    /// That something is at work already.
    pub(super) fn tell_busy(&mut self) {
        if let Some(busy) = &self.work {
            let what = busy.words(&self.text);
            self.tell(Message::refused(self.text.fill("window-busy", &[("what", &what)])));
        }
    }

    /// What was turned round, and what was to be said; what was typed shows itself.
    pub(super) fn tell_done(&mut self, did: Did) {
        if let Some(words) = self.open.as_ref().and_then(|open| did.words(open.campaign(), &self.text)) {
            self.messages.forget_turn();
            self.tell(Message::turn(words));
        }
        if let Some(done) = did.done {
            self.tell(done);
        }
    }

    /// That the edition was locked, or opened again.
    pub(super) fn tell_edition(&mut self) {
        let Some(edition) = self.open.as_ref().map(|open| open.campaign().edition()) else { return };
        let number = self.text.count(edition.edition);
        let arguments = [("edition", &*number)];
        let done = match edition.is_final {
            true => self.text.fill("publish-told-locked", &arguments),
            false => self.text.fill("publish-told-reopened", &arguments),
        };
        self.tell(Message::good(done).about(Place::Publish));
    }

    /// Why a command was not carried out.
    pub(super) fn tell_trouble(&mut self, trouble: &Trouble) {
        match trouble {
            Trouble::Refused(refusal) => {
                let none = Campaign::replay(Log::default());
                let campaign = self.open.as_ref().map_or(&none, |o| &**o.campaign());
                self.tell(Message::refused(self.text.refusal(refusal, campaign)));
            }
            Trouble::File(error) => self.tell_file(error),
            Trouble::NoChance(cause) => {
                let sentence = self.text.fill("cli-no-chance", &[("cause", &cause.to_string())]);
                self.tell(Message::wrong(sentence, Some(cause.to_string())));
            }
        }
    }

    /// What is wrong with a file.
    pub(super) fn tell_file(&mut self, error: &FileError) {
        let details = error.source().map_or_else(|| error.to_string(), |cause| format!("{error}\n{cause}"));
        self.tell(Message::wrong(self.text.file_error(error), Some(details)));
    }

    /// Why no campaign was made.
    pub(super) fn tell_not_made(&mut self, why: &NotMade) {
        match why {
            NotMade::Plan(error) => {
                let mut lines = self.text.plan_error(error).into_iter();
                let first = lines.next().unwrap_or_default();
                let rest: Vec<String> = lines.collect();
                self.tell(Message::wrong(first, (!rest.is_empty()).then(|| rest.join("\n"))));
            }
            NotMade::Example(error) => {
                self.tell(Message::wrong(self.text.example_error(error), Some(format!("{error:?}"))));
            }
            NotMade::Trouble(trouble) => self.tell_trouble(trouble),
            NotMade::Stopped => self.tell(Message::refused(self.text.say("import-stopped"))),
        }
    }
}
