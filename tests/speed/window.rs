//! From the start of the program to its first frame, against an empty window of the same library.
//!
//! `cargo bench --bench window` on a machine with a display. Each turn starts a process of its own, which
//! ends when its second frame begins: the first is on screen then. The bar is 1.5.
//! `cargo bench --bench window -- frame` needs none: a frame of the whole matrix of a country.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measurement that can't go on has nothing better to do than to stop"
)]

mod frame;
mod nation;
mod resident;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use thamdinh::text::Lang;
use thamdinh::ui;
use thamdinh::workbench::example;

const TURNS: usize = 15;

/// Says to a process which window it is to show.
const WINDOW: &str = "THAMDINH_WINDOW";

fn main() {
    if std::env::args().any(|argument| argument == "frame") {
        return frame::main();
    }
    match std::env::var(WINDOW).as_deref() {
        Ok("") => show(None),
        Ok(file) => show(Some(file.into())),
        Err(_) => compare(),
    }
}

fn compare() {
    if ["DISPLAY", "WAYLAND_DISPLAY"].iter().all(|name| std::env::var_os(name).is_none()) {
        println!("no display: nothing is measured");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let campaign = campaign(folder.path());
    let (mut ours, mut empty) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        ours.push(started(&campaign, folder.path()));
        empty.push(started(Path::new(""), folder.path()));
    }
    let (ours, empty) = (median(ours), median(empty));
    println!("first frame {ours:?}, of an empty window {empty:?}: {:.2}", ours.as_secs_f64() / empty.as_secs_f64());
}

/// The Hải Phòng example with its self-assessments taken in.
fn campaign(folder: &Path) -> PathBuf {
    let example = folder.join("example");
    std::fs::create_dir(&example).unwrap();
    example::write(&example).unwrap();
    let file = folder.join("first-frame.cchc");
    let arguments = |list: &[&str]| {
        let list = std::iter::once("thamdinh").chain(list.iter().copied()).map(std::ffi::OsString::from);
        thamdinh::cli::run(list.collect::<Vec<_>>(), &mut std::io::sink(), &mut std::io::sink());
    };
    let (path, setup, forms) = (file.to_str().unwrap(), example.join("campaign.toml"), example.join("tu-danh-gia"));
    arguments(&["new", path, "--from", setup.to_str().unwrap()]);
    arguments(&["import", path, forms.to_str().unwrap()]);
    assert!(file.exists(), "no campaign was made");
    file
}

fn started(campaign: &Path, home: &Path) -> Duration {
    let start = Instant::now();
    let status = Command::new(std::env::current_exe().unwrap())
        .env(WINDOW, campaign)
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .env("XDG_DATA_HOME", home)
        .status()
        .unwrap();
    assert!(status.success(), "the window ended with {status}");
    start.elapsed()
}

fn show(file: Option<PathBuf>) {
    let made = move |creation: &eframe::CreationContext<'_>| {
        let app: Box<dyn eframe::App> = match file {
            Some(file) => ui::app(&creation.egui_ctx, Some(file), Lang::Vi, None, None),
            None => Box::new(Empty),
        };
        Ok(Box::new(First { app, frames: 0 }) as Box<dyn eframe::App>)
    };
    eframe::run_native("thamdinh", ui::options(), Box::new(made)).unwrap();
}

/// A window with nothing in it.
struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, _ui: &mut egui::Ui, _frame: &mut eframe::Frame) {}
}

/// Ends the process after the first frame.
struct First {
    app: Box<dyn eframe::App>,
    frames: u32,
}

impl eframe::App for First {
    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        if self.frames == 1 {
            std::process::exit(0);
        }
        self.frames += 1;
        self.app.ui(ui, frame);
        ui.ctx().request_repaint();
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
