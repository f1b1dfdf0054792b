//! The window: owns the open campaign, draws the frame and the page, then carries out what was asked.
//!
//! Nothing here waits: what takes long is `work`. The order of every frame is: take what jobs
//! have brought, draw, drain the outbox. What is remembered between two starts is only read and
//! changed here; whoever made the window saves it.

mod act;
mod ask;
mod brought;
mod closing;
mod desk;
mod frame;
mod guide;
mod message;
mod open;
mod pages;
mod recents;
mod shown;
mod take;
mod tell;
mod turns;
mod work;

use std::cell::RefCell;
use std::path::PathBuf;

use egui::{Key, Modifiers, Ui};

use super::context::{Intent, Place};
use super::shell::Clicked;
use super::start::data as start;
use super::theme::{self, Scheme};
use crate::text::{Lang, Text};
use crate::workbench::preferences::{Preferences, Step};
use closing::Closing;
use desk::Desk;
use message::{Message, Messages};
use open::OpenCampaign;
use pages::Pages;
use recents::Recents;
use work::{Looking, Work};

/// With Ctrl they lead to the places of the rail, from top to bottom.
const PLACE_KEYS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// With Ctrl they make the text larger and smaller.
const TEXT_KEYS: [(Key, Step); 4] =
    [(Key::Plus, Step::Larger), (Key::Equals, Step::Larger), (Key::Minus, Step::Smaller), (Key::Num0, Step::AsItComes)];

/// The window.
#[derive(Debug)]
pub struct Window {
    ctx: egui::Context,
    text: Text,
    preferences: Preferences,
    open: Option<OpenCampaign>,
    place: Place,
    pages: Pages,
    desk: Desk,
    recents: Recents,
    messages: Messages,
    work: Option<Work>,
    looking: Option<Looking>,
    /// Where pasted ranges are kept until the window is closed.
    pasted: Option<tempfile::TempDir>,
    question: Option<ask::Question>,
    /// Whether the system was seen to have no file dialog.
    has_no_dialog: bool,
    closing: Closing,
    title: String,
    /// Whether the guide is shown.
    guide: bool,
    /// How large the text was made last.
    text_percent: Option<u16>,
}

impl Window {
    /// Makes the window, and opens `file` in it.
    pub fn new(ctx: &egui::Context, preferences: Preferences, lang: Lang, file: Option<PathBuf>) -> Window {
        let desk = Desk::new(&preferences);
        theme::show(ctx, scheme(&preferences));
        ctx.options_mut(|o| {
            o.zoom_with_keyboard = false;
            // What is being typed is taken before that which is pressed answers: another unit may be shown by then.
            o.input_options.surrender_focus_on = egui::SurrenderFocusOn::Presses;
        });
        let pages = Pages::new(&preferences);
        let mut window = Window {
            ctx: ctx.clone(),
            text: Text::new(lang),
            preferences,
            open: None,
            place: Place::Start,
            pages,
            desk,
            recents: Recents::default(),
            messages: Messages::default(),
            work: None,
            looking: None,
            pasted: None,
            question: None,
            has_no_dialog: false,
            closing: Closing::No,
            title: String::new(),
            guide: false,
            text_percent: None,
        };
        window.recents.begin(&mut window.preferences, None);
        if let Some(file) = file {
            window.carry_out(Intent::Open(file));
        }
        window
    }

    /// What is to be remembered.
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// Remembers whether the window fills its screen.
    pub fn remember_maximized(&mut self, is_maximized: bool) {
        self.preferences.is_maximized = Some(is_maximized);
    }

    /// Whether a job is at work, or a campaign that was opened lately is still looked at where it is listed.
    pub fn is_busy(&self) -> bool {
        self.work.is_some() || self.place == Place::Start && self.recents.is_looking()
    }

    /// Draws a frame and carries out what was asked in it.
    pub fn show(&mut self, ui: &mut Ui) {
        self.take_what_is_done();
        self.leave_before_closing(ui);
        if self.place == Place::Start {
            self.recents.step(&self.ctx, &mut self.preferences);
        }
        let mut out = Vec::new();
        self.dropped(ui, &mut out);
        let is_asking = self.asks_itself() || self.closing == Closing::Asked;
        if !is_asking {
            self.shortcuts(ui, &mut out);
        }
        let clicked = self.draw(ui, &mut out);
        self.notices(ui, &mut out);
        self.pages.remember(&mut self.preferences);
        guide::show(ui, &self.text, self.place, &mut self.guide);
        self.show_own_dialog();
        if !is_asking {
            self.asks_for_keys(ui);
        }
        for click in clicked {
            self.clicked(click, &mut out);
        }
        for intent in out {
            self.carry_out(intent);
        }
        self.ask_before_closing(ui);
        self.name_the_window();
    }

    fn draw(&mut self, ui: &mut Ui, out: &mut Vec<Intent>) -> Vec<Clicked> {
        if let Some(open) = &mut self.open {
            open.name_turns(&self.text);
        }
        let frame = frame::Words::of(self);
        let author = self.author();
        self.pages.publish.named(&author);
        let Window { pages, open, text, desk, preferences, place, recents, .. } = self;
        let place = *place;
        let context = open.as_ref().map(|open| open.context(text));
        let drawn = RefCell::new((pages, out));
        let mut inspector = |ui: &mut Ui| {
            if let Some(context) = &context {
                let (pages, out) = &mut *drawn.borrow_mut();
                pages.inspector(place, ui, context, out);
            }
        };
        let page = |ui: &mut Ui| {
            let (pages, out) = &mut *drawn.borrow_mut();
            let people = context.as_ref().map_or(&[][..], |context| &context.campaign.settings().people);
            desk.show(ui, text, people, preferences);
            match &context {
                Some(context) if place != Place::Start => pages.show(place, ui, context, out),
                _ => pages.start.show(ui, text, &start::recent(preferences, recents.found(), text), out),
            }
        };
        let has_inspector = context.is_some() && pages::has_inspector(place);
        let inspector = has_inspector.then_some(&mut inspector as &mut dyn FnMut(&mut Ui));
        frame.show(ui, inspector, page)
    }

    /// Files that were dropped on the window: a campaign is opened, a file on the set-up page is a criteria set, all
    /// else is for the import page.
    fn dropped(&self, ui: &Ui, out: &mut Vec<Intent>) {
        let paths: Vec<PathBuf> =
            ui.input(|i| i.raw.dropped_files.iter().map(|f| f.path().to_owned()).filter(|p| p.exists()).collect());
        let campaign = paths.iter().find(|p| p.extension().is_some_and(|e| e == crate::file::EXTENSION));
        match (campaign, paths.as_slice()) {
            (_, []) => {}
            (Some(campaign), _) => out.push(Intent::Open(campaign.clone())),
            (None, [set]) if self.place == Place::Setup && set.is_file() => out.push(Intent::ReadSet(set.clone())),
            (None, _) => out.extend([Intent::Go(Place::Import), Intent::Rehearse(paths)]),
        }
    }

    /// The guide; undo, redo and the places, before any page sees the keys. While a text is being typed, undo and
    /// redo belong to its field; who goes to another place leaves it first.
    fn shortcuts(&mut self, ui: &Ui, out: &mut Vec<Intent>) {
        let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
        let is_typing = ui.text_edit_focused();
        if pressed(Modifiers::NONE, Key::F1) {
            self.guide = !self.guide;
        } else if self.guide && !is_typing && pressed(Modifiers::NONE, Key::Escape) {
            self.guide = false;
        }
        for (key, step) in TEXT_KEYS {
            if pressed(Modifiers::COMMAND, key) {
                self.preferences.step_text_size(step);
            }
        }
        if self.open.is_none() {
            return;
        }
        if pressed(Modifiers::NONE, Key::F10) && pages::has_inspector(self.place) {
            let is_narrow = ui.ctx().content_rect().width() < theme::size::NARROW;
            let is_folded = self.preferences.is_inspector_folded.unwrap_or(is_narrow);
            self.preferences.is_inspector_folded = Some(!is_folded);
        }
        if !is_typing {
            out.extend(pressed(Modifiers::COMMAND, Key::Z).then_some(Intent::Undo));
            out.extend(pressed(Modifiers::COMMAND, Key::Y).then_some(Intent::Redo));
        }
        for ((place, _), key) in frame::PLACES.iter().zip(PLACE_KEYS) {
            if pressed(Modifiers::COMMAND, key) {
                ui.memory_mut(|memory| {
                    if let Some(typed) = memory.focused().filter(|_| is_typing) {
                        memory.surrender_focus(typed);
                    }
                });
                out.push(Intent::Go(*place));
            }
        }
    }

    /// A question mark that nobody has typed into a text shows the keys.
    fn asks_for_keys(&mut self, ui: &Ui) {
        let asks = |event: &egui::Event| matches!(event, egui::Event::Text(text) if text == "?");
        if !ui.text_edit_focused() && ui.input(|i| i.events.iter().any(asks)) {
            self.tell(Message::keys(&self.text));
        }
    }

    fn clicked(&mut self, click: Clicked, out: &mut Vec<Intent>) {
        match click {
            Clicked::Place(at) => out.extend(frame::PLACES.get(at).map(|(place, _)| Intent::Go(*place))),
            Clicked::Block(at) => {
                let block = self.open.as_ref().and_then(|o| o.campaign().blocks().get(at));
                out.extend(block.map(|b| Intent::Block(b.block.id)));
            }
            Clicked::Undo => out.push(Intent::Undo),
            Clicked::Redo => out.push(Intent::Redo),
            Clicked::WorkOn => out.push(Intent::WorkOn),
            Clicked::Desk => self.desk.toggle(&self.preferences),
            Clicked::Fold(is_folded) => self.preferences.is_rail_folded = Some(is_folded),
            Clicked::FoldInspector(is_folded) => self.preferences.is_inspector_folded = Some(is_folded),
            Clicked::InspectorWidth(width) => remember(&mut self.preferences, frame::INSPECTOR, &[width]),
            Clicked::Stop => {
                if let Some(work) = &self.work {
                    work.stop();
                }
            }
            Clicked::Guide => self.guide = !self.guide,
            Clicked::Keys => self.tell(Message::keys(&self.text)),
        }
    }

    /// Keeps the language, the scheme and the author in step with what is remembered.
    fn obey_preferences(&mut self) {
        let lang = self.preferences.language.as_deref().and_then(Lang::from_code).unwrap_or(self.text.lang());
        if lang != self.text.lang() {
            self.text = Text::new(lang);
        }
        theme::show(&self.ctx, scheme(&self.preferences));
        let percent = self.preferences.text_percent();
        if self.text_percent.replace(percent) != Some(percent) {
            self.ctx.set_zoom_factor(f32::from(percent) / 100.0);
        }
        let author = self.author();
        if let Some(open) = &mut self.open {
            open.set_author(&author);
        }
    }

    fn author(&self) -> String {
        self.preferences.author_or_user().unwrap_or_default()
    }

    fn name_the_window(&mut self) {
        self.obey_preferences();
        let program = self.text.say("window-title");
        let title = match &self.open {
            Some(open) => format!("{} – {program}", open.path().display()),
            None => program,
        };
        if title != self.title {
            self.ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

/// Remembers widths, where they are others.
fn remember(preferences: &mut Preferences, name: &str, widths: &[u16]) {
    if preferences.widths.get(name).is_none_or(|known| known != widths) {
        preferences.widths.insert(name.to_owned(), widths.to_vec());
    }
}

fn scheme(preferences: &Preferences) -> Scheme {
    if preferences.is_dark { Scheme::Dark } else { Scheme::Light }
}
