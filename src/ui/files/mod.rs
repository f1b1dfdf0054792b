//! The program's own file dialog, for systems that have none: folders, names, a path that is typed or pasted.
//!
//! The keyboard is the list's: arrows, Enter, Backspace for the folder above, letters to jump; Tab leads to the path,
//! the name and the buttons, Ctrl+L to the path. A folder is read on a thread: a drive of the network may take long to answer.

pub mod data;
mod keys;
mod rows;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use egui::{Align, Context, Frame, Id, Key, Label, Layout, Modal, Modifiers, RichText, Ui, vec2};

use super::theme::{self, size};
use super::widgets::{Icon, RowWords, field, hint, icon_button, list_row, primary, strong};
use crate::text::Text;
use crate::workbench::job::{Job, Look};
use data::{Kind, Row, Shortcut, Wish};

/// How wide it is, where there is room.
const WIDTH: f32 = 760.0;
/// How tall the list is, where there is room.
const HEIGHT: f32 = 360.0;
/// What stands around the list.
const AROUND: f32 = 260.0;
/// The width of the places.
const PLACES: f32 = 180.0;

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// With these; a question for one thing is answered with one.
    Chosen(Vec<PathBuf>),
    /// With nothing.
    PutAway,
}

/// The dialog while it is open.
#[derive(Debug)]
pub struct Dialog {
    wish: Wish,
    shortcuts: Vec<Shortcut>,
    home: Option<PathBuf>,
    folder: PathBuf,
    /// The path as it is typed.
    path: String,
    /// The name as it is typed.
    name: String,
    rows: Vec<Row>,
    reading: Option<Job<io::Result<Vec<Row>>>>,
    /// What is said of the folder or the name.
    told: Option<String>,
    chosen: BTreeSet<usize>,
    active: Option<usize>,
    /// Where a range that is chosen with Shift begins.
    anchor: usize,
    jump: keys::Jump,
    /// Whether the list takes the keyboard next, and whether its active row is brought into view.
    takes_focus: bool,
    reveals: bool,
    /// The file that would be replaced.
    replacing: Option<PathBuf>,
    /// The folder that was come from: its row is found again above.
    from: Option<PathBuf>,
    end: Option<End>,
}

impl Dialog {
    /// Opens it in the folder of the wish, else in the first of the places.
    pub fn new(ctx: &Context, wish: Wish, shortcuts: Vec<Shortcut>, home: Option<PathBuf>) -> Dialog {
        let known = shortcuts.first().map(|shortcut| shortcut.folder.clone());
        let folder = wish.folder.clone().or(known).or(home.clone()).unwrap_or_else(|| PathBuf::from("."));
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        let mut dialog = Dialog {
            name: wish.name.clone(),
            wish,
            shortcuts,
            home,
            folder: PathBuf::new(),
            path: String::new(),
            rows: Vec::new(),
            reading: None,
            told: None,
            chosen: BTreeSet::new(),
            active: None,
            anchor: 0,
            jump: keys::Jump::default(),
            takes_focus: true,
            reveals: false,
            replacing: None,
            from: None,
            end: None,
        };
        dialog.go(ctx, folder);
        dialog
    }

    /// Shows it; says how it ended where it did.
    pub fn show(&mut self, ctx: &Context, text: &Text) -> Option<End> {
        self.take_rows(text);
        let room = ctx.content_rect().size();
        let width = WIDTH.min(room.x - size::XXL * 2.0);
        let height = HEIGHT.min(room.y - AROUND).max(size::CONTROL * 3.0);
        let frame = Frame::popup(&ctx.global_style()).inner_margin(size::L);
        let modal = Modal::new(Id::unique("files")).frame(frame).show(ctx, |ui| {
            ui.set_width(width);
            strong(ui, &self.wish.title);
            ui.add_space(size::S);
            self.path(ui, text);
            ui.add_space(size::S);
            ui.horizontal_top(|ui| {
                self.places(ui, text, height);
                self.list(ui, text, height);
            });
            ui.add_space(size::S);
            if self.wish.kind.names_a_file() {
                self.name(ui, text);
            }
            if let Some(told) = &self.told {
                let ink = theme::palette(ui.visuals()).warning.ink;
                ui.add(Label::new(RichText::new(told).color(ink)).wrap());
            }
            self.buttons(ui, text);
        });
        if modal.should_close() && self.end.is_none() {
            self.end = Some(End::PutAway);
        }
        self.end.take()
    }

    /// Goes to a folder.
    fn go(&mut self, ctx: &Context, folder: PathBuf) {
        let (wish, read, wake) = (self.wish.clone(), folder.clone(), ctx.clone());
        self.reading = Some(Job::start(move |_| data::read(&read, &wish), move || wake.request_repaint()));
        self.from = Some(std::mem::replace(&mut self.folder, folder));
        self.path = self.folder.display().to_string();
        self.told = None;
        self.replacing = None;
        self.rows.clear();
        self.jump = keys::Jump::default();
        self.let_go_of_rows();
    }

    fn let_go_of_rows(&mut self) {
        self.chosen.clear();
        self.active = None;
        self.anchor = 0;
    }

    fn up(&mut self, ctx: &Context) {
        if let Some(above) = self.folder.parent().map(Path::to_owned) {
            self.go(ctx, above);
            self.takes_focus = true;
        }
    }

    /// Takes the rows of the folder where they have been read.
    fn take_rows(&mut self, text: &Text) {
        let Some(job) = &self.reading else { return };
        let read = match job.look() {
            Look::Working => return,
            Look::Done(read) => read,
            Look::Broken => Err(io::ErrorKind::Other.into()),
        };
        self.reading = None;
        match read {
            Ok(rows) => {
                self.rows = rows;
                let from = self.from.take();
                self.active = from.and_then(|from| self.rows.iter().position(|row| row.path == from));
                self.reveals = true;
                self.jump_to_typed(0);
            }
            Err(error) => {
                let path = self.folder.display().to_string();
                self.told = Some(text.fill("files-unreadable", &[("path", &path), ("cause", &error.to_string())]));
            }
        }
    }

    fn path(&mut self, ui: &mut Ui, text: &Text) {
        ui.horizontal(|ui| {
            if icon_button(ui, Icon::Above, &text.say("files-up")).clicked() {
                self.up(ui.ctx());
            }
            let typed = field(ui, &text.say("files-path"), &mut self.path, ui.available_width());
            if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::L)) {
                typed.request_focus();
            }
            if typed.lost_focus() && entered(ui) {
                self.take_path(ui.ctx(), text);
            }
        });
    }

    /// Goes where the typed path leads: a folder is shown, a file is the answer.
    fn take_path(&mut self, ctx: &Context, text: &Text) {
        let path = data::typed(&self.path, &self.folder, self.home.as_deref());
        self.takes_focus = true;
        if path.is_dir() {
            self.go(ctx, path);
        } else if self.wish.kind.names_a_file() && path.parent().is_some_and(Path::is_dir) {
            self.name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.go(ctx, path.parent().map(Path::to_owned).unwrap_or_default());
            self.save(text);
        } else if path.is_file() && !matches!(self.wish.kind, Kind::Folder) {
            self.end = Some(End::Chosen(vec![path]));
        } else {
            let path = path.display().to_string();
            self.told = Some(text.fill("files-nothing-there", &[("path", &path)]));
        }
    }

    fn places(&mut self, ui: &mut Ui, text: &Text, height: f32) {
        ui.allocate_ui_with_layout(vec2(PLACES, height), Layout::top_down(Align::Min), |ui| {
            ui.set_min_size(vec2(PLACES, height));
            ui.spacing_mut().item_spacing.y = 0.0;
            hint(ui, &text.say("files-places"));
            ui.add_space(size::XS);
            egui::ScrollArea::vertical().id_salt("places").show(ui, |ui| {
                let mut wanted = None;
                for (at, shortcut) in self.shortcuts.iter().enumerate() {
                    let words = RowWords { name: &shortcut.name, ..RowWords::default() };
                    let row = ui.push_id(at, |ui| list_row(ui, &words, shortcut.folder == self.folder)).inner;
                    if row.on_hover_text(shortcut.folder.display().to_string()).clicked() {
                        wanted = Some(shortcut.folder.clone());
                    }
                }
                if let Some(folder) = wanted {
                    self.go(ui.ctx(), folder);
                    self.takes_focus = true;
                }
            });
        });
    }

    fn name(&mut self, ui: &mut Ui, text: &Text) {
        ui.horizontal(|ui| {
            let word = text.say("files-name");
            hint(ui, &word);
            let typed = field(ui, &word, &mut self.name, ui.available_width());
            if typed.changed() {
                self.replacing = None;
                self.told = None;
            }
            if typed.lost_focus() && entered(ui) {
                self.save(text);
            }
        });
        ui.add_space(size::S);
    }

    fn buttons(&mut self, ui: &mut Ui, text: &Text) {
        ui.horizontal(|ui| {
            hint(ui, &self.what_is_taken(text));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let word = match self.wish.kind {
                    _ if self.replacing.is_some() => text.say("files-replace"),
                    Kind::File | Kind::Files => text.say("files-open"),
                    Kind::Folder => text.say("files-choose-folder"),
                    Kind::Save | Kind::New => text.say("files-save"),
                };
                let ready = match self.wish.kind {
                    Kind::File | Kind::Files => !self.chosen.is_empty(),
                    Kind::Folder => true,
                    Kind::Save | Kind::New => !self.name.trim().is_empty(),
                };
                if ui.add_enabled_ui(ready, |ui| primary(ui, &word)).inner.clicked() {
                    self.take(ui.ctx(), text);
                }
                if ui.button(text.say("files-cancel")).clicked() {
                    self.end = Some(End::PutAway);
                }
            });
        });
    }

    /// What the button would take, or what files are shown.
    fn what_is_taken(&self, text: &Text) -> String {
        match self.wish.kind {
            Kind::Folder => {
                let folder = self.chosen_rows().next().map_or(&*self.folder, |row| &row.path);
                let name =
                    folder.file_name().map_or_else(|| folder.display().to_string(), |n| n.to_string_lossy().into());
                text.fill("files-takes-folder", &[("folder", &name)])
            }
            Kind::Files if self.chosen.len() > 1 => {
                text.fill("files-takes", &[("count", &text.count(self.chosen.len()))])
            }
            _ => self.wish.files.clone(),
        }
    }

    fn chosen_rows(&self) -> impl Iterator<Item = &Row> {
        self.chosen.iter().filter_map(|at| self.rows.get(*at))
    }

    /// Takes what is chosen: a folder is gone into where files are asked for.
    fn take(&mut self, ctx: &Context, text: &Text) {
        match self.wish.kind {
            Kind::Save | Kind::New => self.save(text),
            Kind::Folder => {
                let folder = self.chosen_rows().next().map_or_else(|| self.folder.clone(), |row| row.path.clone());
                self.end = Some(End::Chosen(vec![folder]));
            }
            Kind::File | Kind::Files => {
                let folder = self.chosen_rows().find(|row| row.is_folder).map(|row| row.path.clone());
                let files: Vec<PathBuf> = self.chosen_rows().map(|row| row.path.clone()).collect();
                match folder {
                    Some(folder) => self.go(ctx, folder),
                    None if files.is_empty() => {}
                    None => self.end = Some(End::Chosen(files)),
                }
            }
        }
    }

    /// Takes the name that is typed; asks before a file would be replaced.
    fn save(&mut self, text: &Text) {
        if self.name.trim().is_empty() {
            return;
        }
        let path = self.wish.named(&self.folder, &self.name);
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_confirmed = self.replacing.as_ref() == Some(&path);
        match (path.exists(), self.wish.kind) {
            (true, Kind::New) => self.told = Some(text.fill("files-exists", &[("name", &name)])),
            (true, _) if !is_confirmed => {
                self.told = Some(text.fill("files-would-replace", &[("name", &name)]));
                self.replacing = Some(path);
            }
            _ => self.end = Some(End::Chosen(vec![path])),
        }
    }
}

/// Whether Enter was pressed in a field; the list, which has the keyboard then, doesn't see it.
fn entered(ui: &Ui) -> bool {
    ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter))
}
