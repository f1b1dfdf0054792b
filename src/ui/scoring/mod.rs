//! Scoring: the sheet of one unit, of one line, or the whole matrix, the units or lines beside it, and
//! everything about the line that is selected.

pub mod bank;
pub mod cells;
pub mod data;
pub mod edits;
mod events;
mod filter;
pub mod flags;
mod foot;
mod head;
mod inspector;
mod known;
mod list;
pub mod matrix;
mod offers;
pub mod passport;
pub mod reasons;
pub mod sheet;
pub mod turned;

use std::collections::BTreeSet;

use egui::{Frame, Margin, Panel, Ui};

use self::bank::Bank;
use self::filter::Filtered;
use self::inspector::Note;
use self::known::Known;
use self::matrix::{Heads, Matrix, Shows};
use self::passport::Passport;
use self::reasons::Rewording;
use self::sheet::Sheet;
use self::turned::{Part, Turned};
use super::context::{Context, Intent};
use super::theme::size;
use super::widgets::empty;
use super::widgets::grid::{At, Density, Event, Grid, Model as _, State};
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::Round;
use crate::text::Lang;

/// What the widths of the sheet, of the matrix and of the list beside them are remembered under.
const SHEET: &str = "scoring";
const MATRIX: &str = "scoring-matrix";
const LIST: &str = "scoring-list";
/// The width of the list at first.
const LIST_WIDTH: f32 = 184.0;

/// The scoring page.
#[derive(Debug, Default)]
pub struct Scoring {
    direction: Direction,
    unit: Option<UnitId>,
    line: Option<LineId>,
    /// The row that is active: a line, or a group of lines.
    node: Option<LineId>,
    round: Option<Round>,
    closed: BTreeSet<LineId>,
    filter: Filtered,
    /// The sheet is entered at the next frame: a chooser that closes takes the keyboard away in this one.
    is_filtered_anew: bool,
    grid: State,
    /// Whether texts are shown whole, in rows as tall as they need.
    is_whole: bool,
    /// What is sought in the list of units or lines.
    sought: String,
    /// How wide the list is, once it was shown.
    list_width: Option<f32>,
    /// The matrix is a grid of its own, with its own widths and place.
    matrix: State,
    heads: Heads,
    /// What stands in the cells of the matrix.
    shows: Shows,
    known: Option<Known>,
    wanted: Option<Wanted>,
    /// Whether the sheet is where it was entered: nobody has moved in it yet.
    is_fresh: bool,
    notice: Option<String>,
    note: Note,
    rewording: Option<Rewording>,
    bank: Bank,
    /// The passport of a line of a unit, at a revision and in a language.
    passport: Option<((u64, Lang, UnitId, LineId), Passport)>,
}

/// Which way the sheet is turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
enum Direction {
    /// All lines of a unit.
    #[default]
    Unit,
    /// One line of all units of the block.
    Line,
    /// All lines of all units.
    Matrix,
}

impl Direction {
    const ALL: [Direction; 3] = [Direction::Unit, Direction::Line, Direction::Matrix];

    /// The one after it, round to the first.
    fn next(self) -> Direction {
        match self {
            Direction::Unit => Direction::Line,
            Direction::Line => Direction::Matrix,
            Direction::Matrix => Direction::Unit,
        }
    }
}

/// Where to go when the sheet is laid out next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// To the score of the line and unit that were chosen.
    Here,
    /// To the first line.
    First,
}

impl Scoring {
    /// The page as it was left: with texts shown whole, or one line a row; its tables and its list so wide.
    pub fn new<'w>(shows_whole_texts: bool, widths: impl Fn(&str) -> &'w [u16]) -> Scoring {
        Scoring {
            is_whole: shows_whole_texts,
            grid: State::default().with_widths(widths(SHEET)),
            matrix: State::default().with_widths(widths(MATRIX)),
            list_width: widths(LIST).first().map(|width| f32::from(*width)),
            ..Scoring::default()
        }
    }

    /// The widths that were given to its tables and its list, by name.
    pub fn widths(&self) -> impl Iterator<Item = (&'static str, Vec<u16>)> {
        let list: Vec<u16> = self.list_width.iter().map(|width| width.round() as u16).collect();
        let all = [(SHEET, self.grid.widths()), (MATRIX, self.matrix.widths()), (LIST, list)];
        all.into_iter().filter(|(_, widths)| !widths.is_empty())
    }

    /// Whether texts are shown whole, in rows as tall as they need.
    pub fn shows_whole_texts(&self) -> bool {
        self.is_whole
    }

    /// Whether a text is being typed into a cell, or stands in one that can't take it.
    pub fn is_typing(&self) -> bool {
        self.grid.is_editing() || self.matrix.is_editing()
    }

    /// Gives the keyboard to the sheet, where it was left.
    pub fn enter(&mut self) {
        self.grid.take_focus();
        self.matrix.take_focus();
    }

    /// Goes to a line of a unit, or to a unit.
    pub fn go_to(&mut self, unit: UnitId, line: Option<LineId>) {
        if self.unit != Some(unit) {
            self.notice = None;
        }
        self.unit = Some(unit);
        self.wanted = Some(if line.is_some() { Wanted::Here } else { Wanted::First });
        self.line = line.or(self.line);
    }

    /// The grid that is shown.
    fn grid_mut(&mut self) -> &mut State {
        match self.direction {
            Direction::Matrix => &mut self.matrix,
            Direction::Unit | Direction::Line => &mut self.grid,
        }
    }

    /// What the status bar says about the unit that is shown.
    pub fn status(&self, context: &Context<'_>) -> String {
        self.unit.map(|unit| data::status(context, unit)).unwrap_or_default()
    }

    /// The unit that is shown.
    pub fn unit(&self) -> Option<UnitId> {
        self.unit
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        self.leave_note(ui, out);
        if std::mem::take(&mut self.is_filtered_anew) {
            self.wanted = Some(Wanted::First);
        }
        let known = self.known.take().filter(|known| known.is_of(context)).unwrap_or_else(|| Known::of(context));
        match self.settle(context) {
            None => drop(empty(ui, &context.text.say("scoring-no-units"))),
            Some(unit) => self.turned(ui, context, unit, &known, out),
        }
        self.known = Some(known);
    }

    /// Draws the page for a unit.
    fn turned(&mut self, ui: &mut Ui, context: &Context<'_>, unit: UnitId, known: &Known, out: &mut Vec<Intent>) {
        if self.direction == Direction::Matrix {
            self.whole(ui, context, unit, known, out);
            return;
        }
        let is_narrow = ui.ctx().content_rect().width() < size::NARROW;
        if is_narrow {
            self.sheet(ui, context, unit, known, out);
            return;
        }
        let shown = Panel::left("scoring-units")
            .default_size(self.list_width.unwrap_or(LIST_WIDTH))
            .size_range(130.0..=320.0)
            .frame(Frame::new().inner_margin(Margin { right: 8, ..Margin::ZERO }))
            .show(ui, |ui| match self.direction {
                Direction::Line => self.lines(ui, context, known.lines(context)),
                _ => self.units(ui, context, unit),
            });
        self.list_width = Some(shown.response.rect.width());
        egui::CentralPanel::default()
            .frame(Frame::new().inner_margin(Margin { left: 8, ..Margin::ZERO }))
            .show(ui, |ui| self.sheet(ui, context, self.unit.unwrap_or(unit), known, out));
    }

    /// The unit to show: the one that was chosen, or the first of the block.
    fn settle(&mut self, context: &Context<'_>) -> Option<UnitId> {
        let is_shown = |unit: &UnitId| context.campaign.block_of(*unit).is_some_and(|b| b.block.id == context.block);
        if !self.unit.is_some_and(|unit| is_shown(&unit)) {
            self.unit = Some(context.campaign.block(context.block)?.units.first()?.id);
            self.wanted = Some(Wanted::First);
        }
        self.unit
    }

    fn round(&self) -> Round {
        self.round.unwrap_or(Round::First)
    }

    fn sheet(&mut self, ui: &mut Ui, context: &Context<'_>, unit: UnitId, known: &Known, out: &mut Vec<Intent>) {
        let Some(block) = context.campaign.block_of(unit) else { return };
        let first = || block.set.leaves().next().map(|node| node.id);
        let line = |page: &Scoring| page.line.filter(|line| block.set.line(*line).is_some()).or_else(first);
        self.head(ui, context, unit, line(self), known);
        // The head may have chosen another.
        let (unit, line) = (self.unit.unwrap_or(unit), line(self));
        self.unfold_wanted(context, unit);
        let closed = self.closed.clone();
        self.filter.settle(context, unit, line.filter(|_| self.wanted == Some(Wanted::Here)));
        let sheet = match (self.direction, line) {
            (Direction::Line, Some(line)) => {
                let unequal = known.unequal(context, block, line, self.round());
                Sheet::of_line(context, block, line, self.round(), unequal)
            }
            _ => Sheet::of_unit(context, unit, self.round(), &closed, |line| self.filter.shows(line)),
        };
        let Some(sheet) = sheet else { return };
        if sheet.rows() == 0 {
            empty(ui, &context.text.say("scoring-filter-none"));
            return;
        }
        let sheet = if known.has_last_year { sheet.with_last_year() } else { sheet };
        let sheet = sheet.spread(ui.available_width() - size::L);
        let sheet = if self.is_whole { sheet.wrapped() } else { sheet };
        // The sheet of a line stays the same whichever unit is active in it.
        let of = |direction| self.direction == direction;
        let (of_unit, of_line) = (Some(unit).filter(|_| of(Direction::Unit)), line.filter(|_| of(Direction::Line)));
        let shown = (self.direction, of_unit, of_line, self.round());
        let view = self.grid.arranged(&sheet, (shown, &closed, &self.filter.filter));
        // Where the head has just turned it, the other sheet is entered at the next frame.
        if self.direction != Direction::Matrix {
            self.arrive(&view, unit, line);
        }
        let height = ui.available_height();
        let room = egui::vec2(ui.available_width(), height - foot::height(&self.grid, height) - size::S);
        let density = if self.is_whole { Density::Whole } else { Density::OneLine };
        let offers = offers::of(context.text, self.direction);
        let grid = Grid::new("scoring").frozen(2).density(density).arranged(known.words()).offers(&offers);
        let events = ui.allocate_ui(room, |ui| grid.show(ui, &view, &mut self.grid)).inner;
        for event in &events {
            if let Event::Fold(row) = event {
                self.fold(&sheet, view.inner(At { row: *row, column: 0 }).row);
            }
        }
        self.follow(context, &view, events, out);
        let active = self.grid.active();
        self.node = sheet.node(view.inner(active).row).map(|node| node.id);
        self.settle_on(&view, active);
        self.foot(ui, context, &view, unit, (known, height));
    }

    /// Draws the matrix: all lines of all units.
    fn whole(&mut self, ui: &mut Ui, context: &Context<'_>, unit: UnitId, known: &Known, out: &mut Vec<Intent>) {
        let Some(block) = context.campaign.block_of(unit) else { return };
        let line = self.line.filter(|line| block.set.line(*line).is_some());
        self.head(ui, context, unit, line, known);
        let mut heads = std::mem::take(&mut self.heads);
        heads.settle(context, block);
        let matrix = Matrix::new(context, block, self.round(), &heads, self.shows);
        let view = self.matrix.arranged(&matrix, (context.block, self.round(), self.shows == Shows::Scores));
        if let Some(wanted) = self.wanted.take_if(|_| self.direction == Direction::Matrix) {
            let here = line.filter(|_| wanted == Wanted::Here).and_then(|line| view.score_of(unit, line));
            self.matrix.go_to(here.unwrap_or_else(|| view.entry()));
            self.matrix.take_focus();
            self.is_fresh = wanted == Wanted::First;
        }
        let height = ui.available_height();
        let room = egui::vec2(ui.available_width(), height - foot::height(&self.matrix, height) - size::S);
        let offers = offers::of(context.text, self.direction);
        let grid =
            Grid::new("scoring-matrix").frozen(matrix::BEFORE).tall_header().arranged(known.words()).offers(&offers);
        let events = ui.allocate_ui(room, |ui| grid.show(ui, &view, &mut self.matrix)).inner;
        self.follow(context, &view, events, out);
        self.node = None;
        self.settle_on(&view, self.matrix.active());
        self.foot(ui, context, &view, self.unit.unwrap_or(unit), (known, height));
        self.heads = heads;
    }

    /// What is selected is what the active cell is about; where something else is wanted next, that counts.
    fn settle_on(&mut self, sheet: &impl Turned, active: At) {
        if self.wanted.is_none() {
            let target = sheet.target(active);
            self.line = target.map(|t| t.node.id);
            self.unit = target.map(|t| t.unit).or(self.unit);
        }
    }

    /// Opens the groups above the line that is wanted.
    fn unfold_wanted(&mut self, context: &Context<'_>, unit: UnitId) {
        let Some(line) = self.line.filter(|_| self.wanted == Some(Wanted::Here)) else { return };
        let Some(block) = context.campaign.block_of(unit) else { return };
        let nodes = block.set.nodes();
        let mut above = block.set.node(line).and_then(|n| n.parent);
        while let Some(parent) = above.and_then(|at| nodes.get(at)) {
            self.closed.remove(&parent.id);
            above = parent.parent;
        }
    }

    /// Goes to the line that is wanted, and gives the keyboard to the sheet.
    fn arrive(&mut self, sheet: &impl Turned, unit: UnitId, line: Option<LineId>) {
        let Some(wanted) = self.wanted.take() else { return };
        let place = match wanted {
            Wanted::Here => line.and_then(|line| sheet.score_of(unit, line)),
            Wanted::First => None,
        };
        let at = place.unwrap_or_else(|| sheet.entry());
        let column = self.grid.active().column;
        let is_typed_into = matches!(sheet.part(column), Part::Score | Part::Reason);
        self.grid.go_to(if is_typed_into { At { column, ..at } } else { at });
        self.grid.take_focus();
        self.is_fresh = wanted == Wanted::First;
    }
}
