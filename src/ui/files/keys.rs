//! The keys of the list: arrows, Enter, the folder above, letters that jump.

use egui::{Context, Event, EventFilter, Id, Key, Modifiers, Ui};

use super::Dialog;
use super::data::{self, Kind};
use crate::text::Text;

/// Letters that are typed sooner after one another than this are one word.
const ONE_WORD_S: f64 = 1.0;
/// How many rows a page is.
const PAGE: usize = 10;

/// Which rows are chosen with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Range {
    /// That one.
    One,
    /// All from the one that was chosen before.
    ToAnchor,
}

/// What was typed to jump to a name.
#[derive(Debug, Default)]
pub(super) struct Jump {
    typed: String,
    at_s: f64,
}

impl Dialog {
    /// Does what the keys say, while the list has the keyboard.
    pub(super) fn keys(&mut self, ui: &Ui, text: &Text, id: Id) {
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
        let (last, at) = (self.rows.len().saturating_sub(1), self.active);
        let steps = [
            (Key::ArrowDown, at.map_or(0, |at| at + 1)),
            (Key::ArrowUp, at.map_or(last, |at| at.saturating_sub(1))),
            (Key::PageDown, at.map_or(0, |at| at + PAGE)),
            (Key::PageUp, at.unwrap_or(0).saturating_sub(PAGE)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        for (key, to) in steps {
            for (modifiers, range) in [(Modifiers::SHIFT, Range::ToAnchor), (Modifiers::NONE, Range::One)] {
                if pressed(modifiers, key) && !self.rows.is_empty() {
                    self.choose(to.min(last), range);
                }
            }
        }
        if self.wish.kind == Kind::Files && pressed(Modifiers::COMMAND, Key::A) {
            self.chosen = (0..self.rows.len()).filter(|at| self.rows.get(*at).is_some_and(|r| !r.is_folder)).collect();
        }
        if pressed(Modifiers::NONE, Key::Backspace) || pressed(Modifiers::ALT, Key::ArrowUp) {
            self.up(ui.ctx());
        } else if pressed(Modifiers::NONE, Key::Enter) {
            self.enter(ui.ctx(), text);
        }
        self.jump(ui);
    }

    /// Goes into a folder, or takes what is chosen.
    pub(super) fn enter(&mut self, ctx: &Context, text: &Text) {
        let row = self.active.and_then(|at| self.rows.get(at));
        match row.filter(|row| row.is_folder && self.chosen.len() <= 1) {
            Some(folder) => {
                let folder = folder.path.clone();
                self.go(ctx, folder);
                self.takes_focus = true;
            }
            None => self.take(ctx, text),
        }
    }

    /// Chooses a row.
    pub(super) fn choose(&mut self, at: usize, range: Range) {
        self.chosen.clear();
        if range == Range::One || self.wish.kind != Kind::Files {
            self.anchor = at;
        }
        self.chosen.extend(self.anchor.min(at)..=self.anchor.max(at));
        self.active = Some(at);
        self.reveals = true;
        self.told = None;
        self.replacing = None;
        let name = self.rows.get(at).filter(|row| !row.is_folder).map(|row| row.name.clone());
        if let Some(name) = name.filter(|_| self.wish.kind.names_a_file()) {
            self.name = name;
        }
    }

    fn jump(&mut self, ui: &Ui) {
        let (now, typed) = ui.input(|i| {
            let letters = i.events.iter().filter_map(|event| match event {
                Event::Text(letters) => Some(letters.as_str()),
                _ => None,
            });
            (i.time, letters.collect::<String>())
        });
        if typed.is_empty() {
            return;
        }
        if now - self.jump.at_s > ONE_WORD_S {
            self.jump.typed.clear();
        }
        self.jump.at_s = now;
        self.jump.typed.push_str(&typed);
        // The same letter again goes on to the next; a longer word stays where it fits.
        let is_first = self.jump.typed == typed;
        let from = self.active.map_or(0, |at| if is_first { at + 1 } else { at });
        self.jump_to_typed(from);
    }

    /// Chooses the first row from one on that begins with what was typed, also before the rows were there.
    pub(super) fn jump_to_typed(&mut self, from: usize) {
        let found = data::beginning_with(&self.rows, &self.jump.typed, from);
        if let Some(found) = found.filter(|_| !self.jump.typed.is_empty()) {
            self.choose(found, Range::One);
        }
    }
}
