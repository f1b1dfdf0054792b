//! Starts the window on the system: place and size kept, quit keys off, preferences saved as they change.

use std::path::PathBuf;

use egui::{Ui, ViewportBuilder};

use super::theme::{self, Scheme};
use super::window::Window;
use crate::text::Lang;
use crate::workbench::preferences::Preferences;

/// The smallest screen that is supported.
const SCREEN: [f32; 2] = [1366.0, 768.0];
/// The smallest window: a screen less its task bar and borders.
const LEAST: [f32; 2] = [1100.0, 640.0];
/// Where the system keeps the place of the window; never shown.
const NAME: &str = "thamdinh";

/// Why no window opens: there is no display, or none that can be drawn on.
#[derive(Debug)]
pub struct StartError(eframe::Error);

/// Opens the window, perhaps on a campaign, and comes back when it is closed.
///
/// # Errors
/// Where there is no display to open it on.
pub fn run(file: Option<PathBuf>, lang: Lang) -> Result<(), StartError> {
    let made = move |creation: &eframe::CreationContext<'_>| Ok(app(&creation.egui_ctx, file, lang));
    eframe::run_native(NAME, options(), Box::new(made)).map_err(StartError)
}

/// How the window is opened: its least size, its renderer; its place is kept by the system's name.
pub fn options() -> eframe::NativeOptions {
    let viewport = ViewportBuilder::default()
        .with_app_id(NAME)
        .with_title(NAME)
        .with_inner_size(SCREEN)
        .with_min_inner_size(LEAST)
        .with_drag_and_drop(true);
    eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        persist_window: true,
        ..eframe::NativeOptions::default()
    }
}

/// What the window runs, for those who bring the rest.
pub fn app(ctx: &egui::Context, file: Option<PathBuf>, lang: Lang) -> Box<dyn eframe::App> {
    theme::install(ctx, Scheme::Light);
    ctx.options_mut(|o| o.quit_shortcuts.clear());
    let saved = Preferences::load();
    let window = Window::new(ctx, saved.clone(), lang, file);
    Box::new(App { window, saved })
}

struct App {
    window: Window,
    saved: Preferences,
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.window.show(ui);
        if *self.window.preferences() != self.saved {
            self.saved = self.window.preferences().clone();
            // Losing them loses no work; the next change tries again.
            let _ = self.saved.save();
        }
    }

    fn persist_egui_memory(&self) -> bool {
        false
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
