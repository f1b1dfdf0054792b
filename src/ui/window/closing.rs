//! Closing the window. What is being typed is taken first, as leaving its cell takes it; where something would be lost
//! all the same, the window stays and says what. While work is written it goes by itself when that is through.

use egui::{Frame, Id, Key, Label, Modal, Modifiers, Ui, ViewportCommand};

use super::{Window, frame};
use crate::ui::context::Place;
use crate::ui::theme::size;
use crate::ui::widgets::{primary, quiet, strong};

/// How wide the question is.
const WIDTH: f32 = 440.0;

/// How far closing has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Closing {
    /// Nobody closes the window.
    #[default]
    No,
    /// It was asked whether what isn't saved may be lost.
    Asked,
    /// It may be lost.
    Agreed,
}

impl Window {
    /// Leaves what is being typed where the window is asked to close: whatever can be taken is, in this frame.
    pub(super) fn leave_before_closing(&mut self, ui: &Ui) {
        // before a notice or a sheet takes the key
        if self.closing == Closing::Asked && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            self.closing = Closing::No;
        }
        if self.is_asked_to_close(ui) {
            ui.memory_mut(|memory| {
                if let Some(typed) = memory.focused() {
                    memory.surrender_focus(typed);
                }
            });
        }
    }

    /// Keeps the window open where something would be lost, and asks.
    pub(super) fn ask_before_closing(&mut self, ui: &Ui) {
        let lost = self.unsaved();
        if self.is_asked_to_close(ui) && !lost.is_empty() {
            ui.send_viewport_cmd(ViewportCommand::CancelClose);
            self.closing = Closing::Asked;
        }
        if self.closing != Closing::Asked {
            return;
        }
        if lost.is_empty() || self.agrees_to_lose(ui, &lost) {
            self.closing = Closing::Agreed;
            ui.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    /// What isn't recorded and would be lost with the window or with the campaign, a line for each.
    pub(super) fn unsaved(&self) -> Vec<String> {
        let pages = &self.pages;
        let typed = [
            (Place::Scoring, pages.scoring.is_typing(), "closing-cell"),
            (Place::Setup, pages.setup.is_unsaved(), "closing-setup"),
            (Place::Review, pages.review.is_typing(), "closing-words"),
            (Place::Publish, pages.publish.is_typing(), "closing-words"),
        ];
        let page = |(place, _, words): (Place, bool, &str)| {
            self.text.fill(words, &[("page", &frame::place_name(&self.text, place))])
        };
        let writing = self.work.as_ref().filter(|work| work.is_writing()).map(|work| work.words(&self.text));
        typed.into_iter().filter(|(_, is_unsaved, _)| *is_unsaved).map(page).chain(writing).collect()
    }

    fn is_asked_to_close(&self, ui: &Ui) -> bool {
        self.closing != Closing::Agreed && ui.input(|input| input.viewport().close_requested())
    }

    /// Asks; whether what is listed may be lost.
    fn agrees_to_lose(&mut self, ui: &Ui, lost: &[String]) -> bool {
        let mut agrees = false;
        let frame = Frame::popup(&ui.ctx().global_style()).inner_margin(size::L);
        let modal = Modal::new(Id::unique("closing")).frame(frame).show(ui.ctx(), |ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - size::XXL * 2.0));
            strong(ui, &self.text.say("closing-title"));
            ui.add_space(size::S);
            for line in lost {
                ui.add(Label::new(line).wrap());
            }
            ui.add_space(size::M);
            ui.horizontal(|ui| {
                let stays = primary(ui, &self.text.say("closing-stay"));
                if ui.memory(|memory| memory.focused().is_none()) {
                    stays.request_focus();
                }
                if stays.clicked() {
                    self.closing = Closing::No;
                }
                agrees = quiet(ui, &self.text.say("closing-go")).clicked();
            });
        });
        if modal.should_close() {
            self.closing = Closing::No;
        }
        agrees
    }
}
