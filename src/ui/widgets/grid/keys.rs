//! What the keyboard does while no text is being typed.
//!
//! Events are taken in order, one after the other, because a slow screen delivers several in one
//! frame. The first one that starts a text hands itself and the rest to the editor.

use egui::{FocusDirection, ImeEvent, Key, Modifiers, Ui, ViewportCommand};

use super::{
    model::{Act, At, Block, Entry, Event, Go, Kind, Model, Row, Way},
    state::{Arrows, Draft, State},
    walk,
    words::Does,
};
use crate::text::tsv;

/// Carries the events of this frame out, up to the one that starts a text; the first `frozen` columns stay in place.
pub(super) fn navigate<M: Model>(ui: &Ui, model: &M, state: &mut State, frozen: usize, out: &mut Vec<Event>) {
    let events = ui.input(|input| input.events.clone());
    let mut keys = Keys { ui, model, state, frozen, out };
    for (index, event) in events.into_iter().enumerate() {
        if keys.take(event) == Next::Type {
            ui.input_mut(|input| drop(input.events.drain(..index)));
            return;
        }
        if keys.state.draft.is_some() {
            ui.input_mut(|input| drop(input.events.drain(..=index)));
            return;
        }
    }
}

/// Does what was chosen from the menu of the cells that are selected.
pub(super) fn choose<M: Model>(ui: &Ui, model: &M, state: &mut State, does: Does, out: &mut Vec<Event>) {
    let mut keys = Keys { ui, model, state, frozen: 0, out };
    match does {
        Does::Act(Act::Fill(way)) => drop(keys.fill(way)),
        Does::Act(act) => drop(keys.act(act)),
        Does::Go(go) => drop(keys.go(go)),
        Does::Edit => drop(keys.open(model.draft(keys.state.active))),
        Does::Copy => drop(keys.copy()),
        Does::Cut => {
            keys.copy();
            keys.act(Act::Clear);
        }
        Does::Paste => ui.send_viewport_cmd(ViewportCommand::RequestPaste),
        Does::Apart => {}
    }
}

/// What becomes of the events after this one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// The grid goes on with them.
    Walk,
    /// They are typed, this one first.
    Type,
}

struct Keys<'a, M> {
    ui: &'a Ui,
    model: &'a M,
    state: &'a mut State,
    frozen: usize,
    out: &'a mut Vec<Event>,
}

impl<M: Model> Keys<'_, M> {
    fn take(&mut self, event: egui::Event) -> Next {
        match event {
            egui::Event::Text(text) | egui::Event::Ime(ImeEvent::Commit(text)) => self.typed(&text),
            egui::Event::Ime(ImeEvent::Preedit { text, .. }) => self.composing(&text),
            egui::Event::Copy => self.copy(),
            egui::Event::Cut => {
                self.copy();
                self.act(Act::Clear)
            }
            egui::Event::Paste(text) => self.paste(&text),
            egui::Event::Key { key, pressed: true, modifiers, .. } => self.key(key, modifiers),
            _ => Next::Walk,
        }
    }

    /// Starts a text, or acts when the letter is a key of a score column.
    fn typed(&mut self, text: &str) -> Next {
        let Some(first) = text.chars().next().filter(|c| !c.is_control()) else {
            return Next::Walk;
        };
        let is_alone = self.state.selection().from == self.state.selection().to;
        if let (Row::Group { .. }, true) = (self.model.row(self.state.active.row), is_alone) {
            return match first {
                ' ' => self.fold(),
                _ if self.entry() == Entry::Locked => self.closed(),
                _ => Next::Walk,
            };
        }
        if matches!(first, '0'..='9' | ',' | '.' | '=' | '*') {
            self.reach_the_only_score();
        }
        match (self.kind(), first) {
            (Kind::Score { .. }, '=') => self.act(Act::SelfScore),
            (Kind::Score { .. }, '*') => self.act(Act::Maximum),
            (Kind::Score { .. }, 'r' | 'R') => self.act(Act::Rule),
            (Kind::Score { .. }, 'n' | 'N') => self.act(Act::NotApplicable),
            (Kind::Text, _) => self.start(),
            (Kind::Score { .. } | Kind::Number { .. }, '0'..='9' | ',' | '.' | '-') => self.start(),
            _ if self.entry() == Entry::Locked => self.closed(),
            _ => Next::Walk,
        }
    }

    /// What is typed beside the score of a row, where nothing can be put, is meant for the score.
    fn reach_the_only_score(&mut self) {
        let is_score = |kind: Kind| matches!(kind, Kind::Score { .. });
        let mut scores = self.model.columns().iter().enumerate().filter(|(_, column)| is_score(column.kind));
        if self.entry() == Entry::Locked
            && let (Some((column, _)), None) = (scores.next(), scores.next())
            && self.model.cell(At { column, ..self.state.active }).entry == Entry::Open
        {
            self.state.go_to(At { column, ..self.state.active });
        }
    }

    /// Starts a text where an input method begins to compose one.
    fn composing(&mut self, text: &str) -> Next {
        if self.kind() == Kind::Text && !text.is_empty() { self.start() } else { Next::Walk }
    }

    fn start(&mut self) -> Next {
        // As in a spreadsheet program, what is typed over a selection goes where the selection was begun.
        if self.state.active != self.state.anchor {
            self.state.go_to(self.state.anchor);
        }
        if self.entry() == Entry::Locked {
            return self.closed();
        }
        self.state.draft = Some(Draft::over());
        Next::Type
    }

    /// Says at the cell why nothing can be put into it.
    fn closed(&mut self) -> Next {
        self.state.say_closed(self.model, self.state.active);
        Next::Walk
    }

    fn key(&mut self, key: Key, modifiers: Modifiers) -> Next {
        if modifiers.alt {
            return Next::Walk;
        }
        match key {
            Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight => self.arrow(key, modifiers),
            Key::Home | Key::End => self.edge(key, modifiers),
            Key::Tab => self.tab(modifiers),
            Key::Enter => self.enter(modifiers),
            Key::A if modifiers.command => self.select_all(),
            Key::D if modifiers.command => self.fill(Way::Down),
            Key::R if modifiers.command => self.fill(Way::Right),
            _ if modifiers.command => Next::Walk,
            Key::F2 => self.open(self.model.draft(self.state.active)),
            Key::Backspace => self.open(String::new()),
            Key::Delete => self.act(Act::Clear),
            Key::F4 => self.go(Go::Reason),
            Key::F6 => self.go(Go::Turn),
            Key::F7 => self.go(Go::PreviousOpen),
            Key::F8 => self.go(Go::NextOpen),
            Key::F5 => self.go(Go::Difference),
            Key::F9 => self.go(Go::Lines),
            Key::PageUp => self.go(Go::PreviousUnit),
            Key::PageDown => self.go(Go::NextUnit),
            _ => Next::Walk,
        }
    }

    fn arrow(&mut self, key: Key, modifiers: Modifiers) -> Next {
        let (model, at) = (self.model, self.state.active);
        let along = match key {
            Key::ArrowUp | Key::ArrowLeft => Modifiers::SHIFT,
            _ => Modifiers::NONE,
        };
        let is_down = matches!(key, Key::ArrowUp | Key::ArrowDown);
        let to = match (is_down, modifiers.command) {
            (true, false) => walk::under(model, at, along),
            (true, true) => walk::edge_of_column(model, at, along),
            (false, true) => walk::edge_of_row(model, at, along),
            // From the first column on to the group, as in a tree.
            (false, false) if key == Key::ArrowLeft && at.column == 0 && !modifiers.shift => {
                walk::group_above(model, at).unwrap_or(at)
            }
            (false, false) => walk::beside(model, at, along),
        };
        self.move_to(to, modifiers)
    }

    fn edge(&mut self, key: Key, modifiers: Modifiers) -> Next {
        let end = key == Key::End;
        let row = match (modifiers.command, end) {
            (true, true) => self.model.rows().saturating_sub(1),
            (true, false) => 0,
            (false, _) => self.state.active.row,
        };
        let to = match end {
            true => At { row, column: self.width().saturating_sub(1) },
            false => walk::home(self.model, At { row, ..self.state.active }, self.frozen),
        };
        // Where it stands there already, the first cell of all is meant.
        let to = if to == self.state.active && !end { At { column: 0, ..to } } else { to };
        self.move_to(to, modifiers)
    }

    fn move_to(&mut self, at: At, modifiers: Modifiers) -> Next {
        if modifiers.shift {
            self.state.extend_to(at);
        } else {
            self.state.go_to(at);
        }
        Next::Walk
    }

    fn tab(&mut self, modifiers: Modifiers) -> Next {
        if modifiers.command {
            let direction = if modifiers.shift { FocusDirection::Previous } else { FocusDirection::Next };
            self.ui.memory_mut(|memory| memory.move_focus(direction));
            return Next::Walk;
        }
        self.state.go_to(walk::beside(self.model, self.state.active, modifiers));
        Next::Walk
    }

    fn enter(&mut self, modifiers: Modifiers) -> Next {
        if let Row::Group { .. } = self.model.row(self.state.active.row) {
            return self.fold();
        }
        self.state.go_to(walk::under(self.model, self.state.active, modifiers));
        Next::Walk
    }

    fn fold(&mut self) -> Next {
        self.out.push(Event::Fold(self.state.active.row));
        Next::Walk
    }

    fn open(&mut self, text: String) -> Next {
        if self.entry() == Entry::Locked {
            return self.closed();
        }
        self.state.draft = Some(Draft::of(text));
        Next::Walk
    }

    fn act(&mut self, act: Act) -> Next {
        let block = self.state.selection();
        if !walk::opens(self.model, block) {
            return self.closed();
        }
        self.out.push(Event::Act { act, block });
        Next::Walk
    }

    /// Fills what is selected; a single row or column from the one before it.
    fn fill(&mut self, way: Way) -> Next {
        let mut block = self.state.selection();
        match way {
            Way::Down if block.from.row == block.to.row => {
                block.from = walk::under(self.model, block.from, Modifiers::SHIFT);
            }
            Way::Right if block.from.column == block.to.column => {
                block.from = walk::beside(self.model, block.from, Modifiers::SHIFT);
            }
            _ => {}
        }
        let act = Act::Fill(way);
        self.out.push(Event::Act { act, block });
        Next::Walk
    }

    fn go(&mut self, go: Go) -> Next {
        self.out.push(Event::Go(go));
        Next::Walk
    }

    fn select_all(&mut self) -> Next {
        self.state.anchor = At::default();
        self.state.active = At { row: self.model.rows().saturating_sub(1), column: self.width().saturating_sub(1) };
        Next::Walk
    }

    fn copy(&mut self) -> Next {
        let Block { from, to } = self.state.selection();
        let model = self.model;
        let text =
            tsv::write((from.row..=to.row).map(|row| {
                (from.column..=to.column).map(move |column| model.cell(At { row, column }).text.into_owned())
            }));
        self.ui.copy_text(text);
        Next::Walk
    }

    fn paste(&mut self, text: &str) -> Next {
        let block = self.state.selection();
        let mut rows = tsv::read(text);
        if let [only] = rows.as_slice()
            && let [cell] = only.as_slice()
        {
            let width = block.to.column - block.from.column + 1;
            let height = block.to.row - block.from.row + 1;
            rows = vec![vec![cell.clone(); width]; height];
        }
        if !rows.is_empty() {
            let at = block.from;
            self.out.push(Event::Paste { at, rows });
        }
        Next::Walk
    }

    fn width(&self) -> usize {
        self.model.columns().len()
    }

    fn kind(&self) -> Kind {
        let column = self.model.columns().get(self.state.active.column);
        column.map_or(Kind::Sign, |column| column.kind)
    }

    fn entry(&self) -> Entry {
        self.model.cell(self.state.active).entry
    }
}

impl Draft {
    /// Creates the empty draft of a text that is typed over a cell.
    fn over() -> Self {
        Self { text: String::new(), arrows: Arrows::Leave, refusal: None }
    }

    /// Creates the draft of a text that is to be changed.
    pub(super) fn of(text: String) -> Self {
        Self { text, arrows: Arrows::Stay, refusal: None }
    }
}
