//! Notices: what happened, told in a sentence over the page. They float and move nothing under the pointer; they go
//! away by themselves or by a click, and stay while the pointer rests on them. What went wrong stays until it is put
//! away. A screen reader reads them out as they come.

use egui::accesskit::Live;
use egui::{
    Align, Align2, Area, Frame, Id, InnerResponse, Key, Label, Layout, Margin, Modifiers, Order, Rect, RichText, Sense,
    Stroke, Ui, vec2,
};

use crate::text::Text;
use crate::ui::context::{Intent, Place};
use crate::ui::theme::{self, Severity, Text as Style, font, size};
use crate::ui::widgets::{Icon, icon_button, quiet, sign};

/// So many are shown at once; the oldest gives way.
const MOST: usize = 4;
/// How long even the shortest is shown.
const LEAST_SECONDS: f64 = 6.0;
/// How fast one reads who has other things to do.
const LETTERS_A_SECOND: f64 = 14.0;
/// How long one is shown at least after the pointer has left it.
const AFTERWARDS: f64 = 3.0;

/// What is told.
#[derive(Debug, Clone)]
pub(super) struct Message {
    severity: Severity,
    sentence: String,
    details: Option<String>,
    about: Option<Place>,
    undo: Undo,
    /// Whether it tells of something that was undone or done again.
    is_turn: bool,
}

/// Whether what is told can be taken back from where it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Undo {
    /// There is nothing to take back.
    Nothing,
    /// It is what was decided last.
    Last,
    /// It was what was decided last at this revision; offered as long as nothing else is decided.
    At(u64),
}

/// A notice on the screen.
#[derive(Debug)]
struct Shown {
    message: Message,
    number: u64,
    /// When it goes away; none before it was drawn.
    until: Option<f64>,
}

/// The notices on the screen, the newest last.
#[derive(Debug, Default)]
pub(super) struct Messages {
    shown: Vec<Shown>,
    /// How many were told; names them apart.
    told: u64,
}

impl Message {
    fn new(severity: Severity, sentence: String) -> Message {
        Message { severity, sentence, details: None, about: None, undo: Undo::Nothing, is_turn: false }
    }

    /// Something went well.
    pub(super) fn good(sentence: String) -> Message {
        Message::new(Severity::Ok, sentence)
    }

    /// Something was undone or done again: of several in a row only the last is shown.
    pub(super) fn turn(sentence: String) -> Message {
        Message { is_turn: true, ..Message::good(sentence) }
    }

    /// Something is to be known.
    pub(super) fn told(sentence: String) -> Message {
        Message::new(Severity::Info, sentence)
    }

    /// Something was refused, or can't be done now.
    pub(super) fn refused(sentence: String) -> Message {
        Message::new(Severity::Warning, sentence)
    }

    /// Something went wrong.
    pub(super) fn wrong(sentence: String, details: Option<String>) -> Message {
        Message { details, ..Message::new(Severity::Error, sentence) }
    }

    /// The keys that work everywhere.
    pub(super) fn keys(text: &Text) -> Message {
        Message::new(Severity::Info, text.say("window-keys-list"))
    }

    /// The page that it speaks of: from elsewhere it leads there.
    pub(super) fn about(self, place: Place) -> Message {
        Message { about: Some(place), ..self }
    }

    /// What it tells was decided just now and can be undone from here.
    pub(super) fn with_undo(self) -> Message {
        Message { undo: Undo::Last, ..self }
    }

    /// How long it is shown; none where it stays.
    #[expect(clippy::cast_precision_loss, reason = "a number of letters")]
    fn seconds(&self) -> Option<f64> {
        let letters = self.sentence.chars().count() as f64;
        (self.severity != Severity::Error).then_some(LEAST_SECONDS.max(letters / LETTERS_A_SECOND))
    }
}

impl Messages {
    /// Tells something that happened at a revision of the campaign; the same sentence is not shown twice.
    pub(super) fn tell(&mut self, message: Message, revision: u64) {
        self.shown.retain(|known| known.message.sentence != message.sentence);
        let undo = if message.undo == Undo::Last { Undo::At(revision) } else { message.undo };
        self.told += 1;
        self.shown.push(Shown { message: Message { undo, ..message }, number: self.told, until: None });
        while self.shown.len() > MOST {
            // What went wrong stays as long as there is anything else to give way.
            let oldest = self.shown.iter().position(|s| s.message.severity != Severity::Error).unwrap_or(0);
            self.shown.remove(oldest);
        }
    }

    /// Something was carried out: what was refused before has been done otherwise.
    pub(super) fn went_well(&mut self) {
        self.shown.retain(|shown| shown.message.severity != Severity::Warning);
    }

    /// Puts away what was told of the turn before.
    pub(super) fn forget_turn(&mut self) {
        self.shown.retain(|shown| !shown.message.is_turn);
    }

    /// Puts all away: they spoke of a campaign that is closed.
    pub(super) fn clear(&mut self) {
        self.shown.clear();
    }

    /// Shows them over the page at `place`. What was decided at `undoable` can be undone.
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        text: &Text,
        (place, name_of): (Place, impl Fn(Place) -> String),
        undoable: Option<u64>,
        out: &mut Vec<Intent>,
    ) {
        let now = ui.input(|i| i.time);
        self.shown.retain(|shown| shown.until.is_none_or(|until| now < until));
        if self.shown.is_empty() {
            return;
        }
        let margin = vec2(-size::L, -size::STATUS - size::M);
        let area = Area::new(Id::unique("notices")).order(Order::Foreground).anchor(Align2::RIGHT_BOTTOM, margin);
        let mut gone = Vec::new();
        area.show(ui.ctx(), |ui| {
            ui.set_width(size::NOTICE.min(ui.ctx().content_rect().width() - size::XXL));
            ui.spacing_mut().item_spacing.y = size::S;
            for shown in &mut self.shown {
                let about = shown.message.about.filter(|about| *about != place).map(|about| (about, name_of(about)));
                let is_undoable = undoable.is_some_and(|revision| shown.message.undo == Undo::At(revision));
                let undo = is_undoable.then(|| text.say("notice-undo"));
                let drawn = notice(ui, text, shown, Offers { about, undo }, out);
                shown.keep_time(ui, drawn.response.rect, now);
                // A click anywhere on it puts it away; its button is for those who have no mouse.
                let is_hit = ui.rect_contains_pointer(drawn.response.rect);
                if drawn.inner || is_hit && ui.input(|i| i.pointer.primary_clicked()) {
                    gone.push(shown.number);
                }
            }
        });
        self.shown.retain(|shown| !gone.contains(&shown.number));
        if !ui.text_edit_focused() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            self.shown.pop();
        }
    }
}

impl Shown {
    /// Counts the time that it has left; it stands still while the pointer rests on it.
    fn keep_time(&mut self, ui: &Ui, rect: Rect, now: f64) {
        let Some(seconds) = self.message.seconds() else { return };
        let mut until = self.until.unwrap_or(now + seconds);
        if ui.rect_contains_pointer(rect) {
            until = until.max(now + AFTERWARDS);
        }
        self.until = Some(until);
        ui.ctx().request_repaint_after_secs((until - now) as f32);
    }
}

/// Draws one notice; says whether it was put away.
fn notice(ui: &mut Ui, text: &Text, shown: &Shown, offers: Offers, out: &mut Vec<Intent>) -> InnerResponse<bool> {
    let palette = theme::palette(ui.visuals());
    let told = &shown.message;
    let tint = palette.severity(told.severity);
    let frame = Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(size::LINE, tint.ink))
        .shadow(ui.visuals().popup_shadow)
        .corner_radius(size::CORNER)
        .inner_margin(Margin { left: 12, right: 6, top: 6, bottom: 6 });
    ui.push_id(shown.number, |ui| {
        frame
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 0.0;
                let is_put_away = ui.horizontal_top(|ui| {
                    let (rect, _) = ui.allocate_exact_size(vec2(size::M, size::CONTROL), Sense::hover());
                    sign(ui.painter(), rect.center(), told.severity, tint.ink);
                    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                        let close = icon_button(ui, Icon::Close, &text.say("window-dismiss"));
                        ui.with_layout(Layout::top_down(Align::Min), |ui| sentence(ui, told));
                        close.clicked()
                    })
                    .inner
                });
                offers.show(ui, text, told, out) || is_put_away.inner
            })
            .inner
    })
}

/// What can be done from a notice.
struct Offers {
    about: Option<(Place, String)>,
    undo: Option<String>,
}

impl Offers {
    /// Draws it; says whether anything was done that makes the notice needless.
    fn show(self, ui: &mut Ui, text: &Text, told: &Message, out: &mut Vec<Intent>) -> bool {
        let before = out.len();
        if self.about.is_none() && self.undo.is_none() && told.details.is_none() {
            return false;
        }
        ui.horizontal_wrapped(|ui| {
            ui.add_space(size::M);
            if self.undo.is_some_and(|word| quiet(ui, &word).clicked()) {
                out.push(Intent::Undo);
            }
            if let Some((place, name)) = self.about
                && quiet(ui, &name).clicked()
            {
                out.push(Intent::Go(place));
            }
            if let Some(details) = &told.details
                && quiet(ui, &text.say("window-copy-details")).clicked()
            {
                out.push(Intent::Copy(format!("{}\n{details}", told.sentence)));
            }
        });
        out.len() > before
    }
}

fn sentence(ui: &mut Ui, told: &Message) {
    ui.add_space(size::XS);
    let words = RichText::new(&told.sentence).font(font(Style::Body));
    let label = ui.add(Label::new(words).wrap().selectable(false));
    ui.ctx().accesskit_node_builder(label.id, |node| {
        let is_pressing = told.severity >= Severity::Warning;
        node.set_live(if is_pressing { Live::Assertive } else { Live::Polite });
    });
    ui.add_space(size::XS);
}
