//! Starts the window on the system: with a renderer that works here, place and size kept, quit keys off,
//! preferences saved as they change.

use std::path::PathBuf;

use egui::{Ui, ViewportBuilder, ViewportCommand};

use super::clicks::{Apart, Pace};
use super::renderer::{Hints, Renderer};
use super::theme::{self, Scheme};
use super::window::Window;
use crate::text::{Lang, Text};
use crate::workbench::preferences::{Preferences, Start};

/// The window where it isn't maximized: it finds room on the smallest screen, 1366 × 768, beside its own borders
/// and a task bar.
const RESTORED: [f32; 2] = [1280.0, 660.0];
/// What task bars take of a screen.
const TASK_BAR: f32 = 48.0;
/// The smallest window: a screen less its task bar and borders.
const LEAST: [f32; 2] = [880.0, 460.0];
/// Where the system keeps the place of the window; never shown.
const NAME: &str = "thamdinh";

/// So many frames show that the window can be drawn.
const FRAMES: u8 = 5;
/// So many frames go by until a window that was just restored has its size.
const SETTLING: u8 = 20;
/// Says which renderer draws, this once.
const ASKED: &str = "THAMDINH_RENDERER";

/// Why no window opens: there is no display, or none that can be drawn on.
#[derive(Debug)]
pub struct StartError(eframe::Error);

/// Opens the window, perhaps on a campaign, and comes back when it is closed.
///
/// # Errors
/// Where there is no display to open it on.
pub fn run(file: Option<PathBuf>, lang: Lang) -> Result<(), StartError> {
    let hints = hints();
    let [first, second] = hints.order();
    match open(hints, first, file.clone(), lang) {
        Err(error) if Renderer::is_to_blame(&error) => match open(hints, second, file, lang) {
            Err(error) if Renderer::is_to_blame(&error) => {
                let error = StartError(error);
                tell(&error, lang);
                Err(error)
            }
            ended => ended.map_err(StartError),
        },
        ended => ended.map_err(StartError),
    }
}

/// What is known of the renderers before the window is opened.
fn hints() -> Hints {
    let named = |name: &str| std::env::var(name).ok();
    Hints {
        asked: named(ASKED).as_deref().and_then(Renderer::from_word),
        failed: Start::failed().as_deref().and_then(Renderer::from_word),
        remembered: Preferences::load().renderer.as_deref().and_then(Renderer::from_word),
        is_remote: named("SESSIONNAME").is_some_and(|name| name.starts_with("RDP-")),
    }
}

fn open(hints: Hints, renderer: Renderer, file: Option<PathBuf>, lang: Lang) -> eframe::Result {
    let start = Start::begin(renderer.word());
    let mut options = options();
    renderer.choose(&mut options);
    // The size is kept in points of the text's size, and the window is made before that is known.
    let enlarged = f32::from(Preferences::load().text_percent()) / 100.0;
    options.window_builder = Some(Box::new(move |window| ViewportBuilder {
        inner_size: window.inner_size.map(|size| size * enlarged),
        ..window
    }));
    let made = move |creation: &eframe::CreationContext<'_>| {
        let remembered = hints.remembers(renderer).map(|r| r.word().to_owned());
        Ok(app(&creation.egui_ctx, file, lang, start, remembered))
    };
    eframe::run_native(NAME, options, Box::new(made))
}

/// Who starts it from an icon sees nothing else.
fn tell(error: &StartError, lang: Lang) {
    let text = Text::new(lang);
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(text.say("window-title"))
        .set_description(error.sentence(&text))
        .show();
}

/// How the window is opened: its least size; its place is kept by the system's name.
pub fn options() -> eframe::NativeOptions {
    let viewport = ViewportBuilder::default()
        .with_app_id(NAME)
        .with_title(NAME)
        .with_inner_size(RESTORED)
        // At the first start; then as it was left.
        .with_maximized(true)
        .with_min_inner_size(LEAST)
        .with_drag_and_drop(true);
    eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        persist_window: true,
        ..eframe::NativeOptions::default()
    }
}

/// What the window runs, for those who bring the rest: `start` is held until it has drawn, `renderer` is what
/// is remembered then.
pub fn app(
    ctx: &egui::Context,
    file: Option<PathBuf>,
    lang: Lang,
    start: Option<Start>,
    renderer: Option<String>,
) -> Box<dyn eframe::App> {
    theme::install(ctx, Scheme::Light);
    ctx.options_mut(|o| o.quit_shortcuts.clear());
    let saved = Preferences::load();
    let window = Window::new(ctx, Preferences { renderer, ..saved.clone() }, lang, file);
    let maximizing = if saved.is_maximized.unwrap_or(true) { SETTLING } else { 0 };
    Box::new(App {
        window,
        saved,
        start,
        drawn: 0,
        unsettled: SETTLING,
        maximizing,
        pace: Pace::default(),
        apart: Apart::default(),
    })
}

struct App {
    window: Window,
    saved: Preferences,
    start: Option<Start>,
    /// How many frames were drawn while it was starting.
    drawn: u8,
    /// In how many frames from now on the window is seen to fit its screen.
    unsettled: u8,
    /// In how many frames from now on the window is maximized again, as it was left: a window manager may not have
    /// heard of it before the window was there.
    maximizing: u8,
    pace: Pace,
    apart: Apart,
}

impl App {
    /// Counts the first frames; what is remembered of the start is only kept when they are there.
    fn has_drawn(&mut self, ui: &Ui) -> bool {
        if self.drawn < FRAMES {
            self.drawn += 1;
            ui.ctx().request_repaint();
        } else {
            self.start = None;
        }
        self.start.is_none()
    }

    /// Makes a window that comes larger than its screen smaller: it was left so on another screen, or is restored
    /// for the first time. Who draws it large himself is left alone.
    fn fit(&mut self, ctx: &egui::Context) {
        let seen = ctx.input(|i| i.viewport().clone());
        if self.maximizing > 0 {
            self.maximizing = if seen.maximized == Some(true) { 0 } else { self.maximizing - 1 };
            // twice at most: who makes it smaller meanwhile is not fought
            if seen.maximized == Some(false) && self.maximizing % (SETTLING / 2) == 1 {
                ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
            }
            ctx.request_repaint();
        } else if let Some(is_maximized) = seen.maximized.filter(|_| seen.minimized != Some(true)) {
            self.window.remember_maximized(is_maximized);
        }
        if seen.maximized != Some(false) || seen.fullscreen == Some(true) {
            self.unsettled = SETTLING;
            return;
        }
        if self.unsettled == 0 {
            return;
        }
        self.unsettled -= 1;
        let (Some(screen), Some(outer), Some(inner)) = (seen.monitor_size, seen.outer_rect, seen.inner_rect) else {
            return;
        };
        let over = (outer.size() - screen + egui::vec2(0.0, TASK_BAR)).max(egui::Vec2::ZERO);
        if over != egui::Vec2::ZERO {
            ctx.send_viewport_cmd(ViewportCommand::InnerSize((inner.size() - over).max(LEAST.into())));
        }
        ctx.request_repaint();
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.pace.begin(ui.ctx(), frame.info().cpu_usage);
        self.window.show(ui);
        self.fit(ui.ctx());
        if self.has_drawn(ui) && *self.window.preferences() != self.saved {
            self.saved = self.window.preferences().clone();
            // Losing them loses no work; the next change tries again.
            let _ = self.saved.save();
        }
        self.pace.end(ui.ctx());
        if self.apart.waits() {
            ui.ctx().request_repaint();
        }
    }

    fn raw_input_hook(&mut self, ctx: &egui::Context, input: &mut egui::RawInput) {
        self.apart.keep(ctx, input);
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

impl StartError {
    /// What happened and what to do.
    pub fn sentence(&self, text: &Text) -> String {
        let cause = self.0.to_string();
        if Renderer::is_to_blame(&self.0) {
            return text.fill("window-not-drawn", &[("cause", &cause)]);
        }
        // The first parts say where in the sources of the window library it went wrong.
        let cause = cause.rsplit(": ").next().unwrap_or_default().trim_end_matches('.');
        text.fill("cli-no-display", &[("cause", cause)])
    }
}

impl std::fmt::Display for StartError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl std::error::Error for StartError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}
