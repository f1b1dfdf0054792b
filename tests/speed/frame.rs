//! A frame of the whole matrix, laid out and tessellated, against a bare painter that writes as many cells.

use std::borrow::Cow;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{
    Align2, CentralPanel, Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Rect,
    TouchPhase, Ui, pos2, vec2,
};
use thamdinh::domain::campaign::{Campaign, Command, Stamp};
use thamdinh::domain::entry::CopyId;
use thamdinh::domain::log::Log;
use thamdinh::domain::readiness::OpenList;
use thamdinh::domain::slug::Slug;
use thamdinh::text::{Lang, Text};
use thamdinh::ui::context::{Access, Context as Page};
use thamdinh::ui::scoring::Scoring;
use thamdinh::ui::theme::{self, Scheme, Text as Font, font, size};
use thamdinh::ui::widgets::grid::{At, Cell, Column, Grid, Kind, Model, Row, State};
use thamdinh::ui::window::Window;
use thamdinh::workbench::Workbench;
use thamdinh::workbench::preferences::Preferences;

use super::nation;
use super::resident::mib_now;

const SCREEN: Rect = Rect { min: pos2(0.0, 0.0), max: pos2(1600.0, 900.0) };
const FRAMES: usize = 201;
/// The bar for a frame.
const BAR: &str = "bar 2 ms";

pub(crate) fn main() {
    let stamp = Stamp { copy: CopyId(1), at_ms: 1_609_808_400_000, author: "Tổ thẩm định".into() };
    let mut campaign = Campaign::replay(Log::default());
    for command in [Command::Create(nation::campaign()), nation::scores().0] {
        let entries = campaign.decide(command, &stamp).unwrap();
        campaign.commit(entries);
    }
    let campaign = Arc::new(campaign);
    let (results, open, text) = (campaign.results(), OpenList::of(&campaign), Text::new(Lang::Vi));
    let page = Page {
        author: "đo",
        campaign: &campaign,
        block: Slug::new("communes").unwrap(),
        results: &results,
        open: &open,
        path: Path::new("ca-nuoc.cchc"),
        text: &text,
        access: Access::Work,
    };
    let mut scoring = Scoring::default();
    let mut ours = Screen::new();
    let mut draw = |ui: &mut Ui| scoring.show(ui, &page, &mut Vec::new());
    // To the matrix: the sheet is turned twice.
    for direction in ["a unit", "a line"] {
        ours.frames(20, |_| Vec::new(), &mut draw);
        let still = ours.frames(FRAMES, |_| Vec::new(), &mut draw);
        println!("the sheet of {direction}, still: {still:?}");
        ours.frames(1, |_| vec![key(Key::F6)], &mut draw);
    }
    ours.frames(20, |_| Vec::new(), &mut draw);
    let still = ours.frames(FRAMES, |_| Vec::new(), &mut draw);
    let wheel = |frame: usize| {
        let down = if frame.is_multiple_of(100) { 900.0 } else { -90.0 };
        let delta = vec2(if frame.is_multiple_of(7) { -60.0 } else { 0.0 }, down);
        let (unit, phase, modifiers) = (MouseWheelUnit::Point, TouchPhase::Move, Modifiers::NONE);
        vec![
            Event::PointerMoved(pos2(900.0, 500.0)),
            Event::MouseWheel { unit, delta, phase, modifiers, source: MouseWheelSource::Wheel },
        ]
    };
    let scrolling = ours.frames(FRAMES, wheel, &mut draw);
    let before = mib_now();
    ours.frames(20 * FRAMES, wheel, &mut draw);
    let grown = mib_now().saturating_sub(before);
    let bare = Screen::new().frames(FRAMES, |_| Vec::new(), &mut bare);
    let ratio = |time: Duration| time.as_secs_f64() / bare.as_secs_f64();
    let cells = nation::UNITS * nation::LINES;
    println!("matrix of {cells} scores at 1600 x 900: still {still:?} ({:.2} x), {BAR}", ratio(still));
    println!("scrolling {scrolling:?} ({:.2} x); a bare painter writes as many cells in {bare:?}", ratio(scrolling));
    println!("{} frames of scrolling later {grown} MiB more are held", 20 * FRAMES);
    drop((results, open, campaign));
    lengths();
    edits();
}

/// From the key that takes a score to the frame that shows what follows from it: decided, on disk, computed, drawn.
fn edits() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ca-nuoc.cchc");
    let mut workbench = Workbench::create(&file, nation::campaign(), "đo").unwrap();
    workbench.run(nation::scores().0).unwrap();
    drop(workbench);
    let mut screen = Screen::new();
    let preferences = Preferences { author: Some("đo".to_owned()), ..Preferences::default() };
    let mut window = Window::new(&screen.context, preferences, Lang::Vi, Some(file));
    let mut draw = |ui: &mut Ui| window.show(ui);
    // Opened, to the scoring page, and the sheet turned to the matrix.
    while screen.titled != Some(true) {
        screen.frames(1, |_| Vec::new(), &mut draw);
        std::thread::sleep(Duration::from_millis(20));
    }
    let click = |at| {
        let press = |pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        [vec![Event::PointerMoved(at), press(true)], vec![press(false)]]
    };
    for events in click(pos2(60.0, 199.0)) {
        screen.frames(1, |_| events.clone(), &mut draw);
    }
    for _ in 0..2 {
        screen.frames(6, |_| Vec::new(), &mut draw);
        screen.frames(1, |_| vec![key(Key::F6)], &mut draw);
    }
    screen.frames(20, |_| Vec::new(), &mut draw);
    let mut times: Vec<Duration> = (0..31)
        .map(|n| {
            let digit = Event::Text(if n % 2 == 0 { "1" } else { "0" }.to_owned());
            screen.frames(1, |_| vec![digit.clone()], &mut draw);
            let taken = screen.frames(1, |_| vec![key(Key::Enter)], &mut draw);
            taken + screen.frames(1, |_| Vec::new(), &mut draw)
        })
        .collect();
    times.sort_unstable();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    println!("from Enter to the frame that shows the new total: {median:?}, bar 8 ms");
}

/// A frame of a long sheet against one of a short one.
fn lengths() {
    let [short, long] = [1_000, 365_000].map(|rows| {
        let model = Numbers { rows, columns: (0..8).map(|n| Column::new(n.to_string(), 120.0, Kind::Text)).collect() };
        let mut state = State::default();
        let mut screen = Screen::new();
        let mut draw = |ui: &mut Ui| drop(Grid::new("numbers").frozen(1).show(ui, &model, &mut state));
        screen.frames(20, |_| Vec::new(), &mut draw);
        screen.frames(FRAMES, |_| Vec::new(), &mut draw)
    });
    let ratio = long.as_secs_f64() / short.as_secs_f64();
    println!("a frame of 365,000 rows {long:?}, of 1,000 rows {short:?}: {ratio:.2}");
}

/// So many rows of numbers.
struct Numbers {
    rows: usize,
    columns: Vec<Column>,
}

impl Model for Numbers {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn row(&self, _row: usize) -> Row {
        Row::Line { depth: 0 }
    }

    fn cell(&self, at: At) -> Cell<'_> {
        Cell::new(((at.row * 7 + at.column * 13) % 20_001).to_string())
    }

    fn row_name(&self, row: usize) -> Cow<'_, str> {
        Cow::Owned(row.to_string())
    }
}

/// As many cells as are on screen, with a line under each row, and nothing else.
fn bare(ui: &mut Ui) {
    let painter = ui.painter();
    let ink = ui.visuals().text_color();
    let (mut y, mut row) = (size::HEADER, 0_u32);
    while y < SCREEN.height() {
        let (mut x, mut column) = (0.0, 0_u32);
        while x < SCREEN.width() {
            let number = (row * 7 + column * 13) % 200;
            let words = format!("{},{:02}", number / 100, number % 100);
            painter.text(pos2(x + 8.0, y + 13.0), Align2::LEFT_CENTER, words, font(Font::Body), ink);
            (x, column) = (x + 62.0, column + 1);
        }
        painter.hline(0.0..=SCREEN.width(), y, (1.0, ink));
        (y, row) = (y + size::ROW, row + 1);
    }
}

fn key(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

/// A screen without a window.
struct Screen {
    context: Context,
    time: f64,
    /// Whether the window's title names a file: it is open.
    titled: Option<bool>,
}

impl Screen {
    fn new() -> Screen {
        let context = Context::default();
        theme::install(&context, Scheme::Light);
        Screen { context, time: 0.0, titled: None }
    }

    /// Draws frames and returns the median time of one, laid out and tessellated.
    fn frames(
        &mut self,
        count: usize,
        events: impl Fn(usize) -> Vec<Event>,
        draw: &mut impl FnMut(&mut Ui),
    ) -> Duration {
        let mut times: Vec<Duration> = (0..count).map(|frame| self.frame(events(frame), draw)).collect();
        times.sort_unstable();
        times.get(count / 2).copied().unwrap_or_default()
    }

    fn frame(&mut self, events: Vec<Event>, draw: &mut impl FnMut(&mut Ui)) -> Duration {
        self.time += 1.0 / 60.0;
        let input =
            egui::RawInput { screen_rect: Some(SCREEN), time: Some(self.time), events, ..egui::RawInput::default() };
        let start = Instant::now();
        let output = self.context.run_ui(input, |ui| {
            CentralPanel::default().show(ui, |ui| draw(ui));
        });
        for command in output.viewport_output.values().flat_map(|v| &v.commands) {
            if let egui::ViewportCommand::Title(title) = command {
                self.titled = Some(title.contains(".cchc"));
            }
        }
        black_box(self.context.tessellate(output.shapes, output.pixels_per_point));
        start.elapsed()
    }
}
