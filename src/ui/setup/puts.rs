//! What hands put into the cells of a grid, as single texts: typed, pasted, filled down, erased. What can't be put is
//! told, each cell by its name, and nothing else is dropped.

use egui::{Label, RichText, Ui};

use crate::text::Text;
use crate::ui::theme::{self, Severity, font, size};
use crate::ui::widgets::grid::{Act, At, Entry, Event, Model};
use crate::ui::widgets::{badge, hint};

/// How many refusals are listed; the rest is counted.
const LISTED: usize = 6;

/// The texts, and sentences on those that can't be taken.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Puts {
    pub(super) texts: Vec<(At, String)>,
    pub(super) refused: Vec<String>,
}

/// What a paste finds below the last row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Below {
    /// Nothing: what is pasted there is refused.
    Nothing,
    /// More rows.
    Rows,
}

impl Puts {
    /// Works out what the events of a frame put into the cells.
    pub(super) fn of<M: Model>(model: &M, text: &Text, events: &[Event], below: Below) -> Puts {
        let mut puts = Puts::default();
        for event in events {
            match event {
                // The editor has asked already.
                Event::Edit { at, text } => puts.texts.push((*at, text.clone())),
                Event::Paste { at, rows } => {
                    for (row, cells) in (at.row..).zip(rows) {
                        for (column, typed) in (at.column..).zip(cells) {
                            puts.put(model, text, below, (At { row, column }, typed));
                        }
                    }
                }
                Event::Act { act: Act::Clear, block } => {
                    for row in block.from.row..=block.to.row {
                        for column in block.from.column..=block.to.column {
                            puts.put(model, text, below, (At { row, column }, ""));
                        }
                    }
                }
                Event::Act { act: Act::Fill(way), block } => {
                    for lane in block.lanes(*way) {
                        let Some((first, others)) = lane.split_first() else { continue };
                        let first = model.draft(*first);
                        others.iter().for_each(|at| puts.put(model, text, below, (*at, &first)));
                    }
                }
                _ => {}
            }
        }
        puts
    }

    fn put<M: Model>(&mut self, model: &M, text: &Text, below: Below, (at, typed): (At, &str)) {
        let typed = typed.trim();
        let is_new = at.row >= model.rows();
        let why = match (is_new, below) {
            _ if at.column >= model.columns().len() && typed.is_empty() => return,
            _ if at.column >= model.columns().len() => Err(text.say("setup-no-column")),
            // A new row needs no word where it has a default.
            (true, Below::Rows) if typed.is_empty() => return,
            (true, Below::Rows) => model.check(at, typed),
            (true, Below::Nothing) if typed.is_empty() => return,
            (true, Below::Nothing) => Err(text.say("setup-no-row")),
            (false, _) if model.draft(at) == typed => return,
            (false, _) if model.cell(at).entry == Entry::Locked => Err(text.say("setup-locked-cell")),
            (false, _) => model.check(at, typed),
        };
        match why {
            Ok(()) => self.texts.push((at, typed.to_owned())),
            Err(why) => {
                let column = model.columns().get(at.column).map_or("", |column| column.title.as_str());
                let row = if is_new { text.count(at.row + 1) } else { model.row_name(at.row).into_owned() };
                let told = [("column", column), ("row", &*row), ("typed", typed), ("why", &*why)];
                self.refused.push(text.fill("setup-refused-cell", &told));
            }
        }
    }
}

/// Lists what couldn't be taken.
pub(super) fn refusals(ui: &mut Ui, text: &Text, refused: &[String]) {
    if refused.is_empty() {
        return;
    }
    badge(ui, Severity::Error, &text.fill("setup-refused", &[("count", &text.count(refused.len()))]));
    let ink = theme::palette(ui.visuals()).error.ink;
    for sentence in refused.iter().take(LISTED) {
        ui.add(Label::new(RichText::new(sentence).font(font(theme::Text::Small)).color(ink)).wrap());
    }
    if let Some(more) = refused.len().checked_sub(LISTED).filter(|more| *more > 0) {
        hint(ui, &text.fill("setup-refused-more", &[("count", &text.count(more))]));
    }
    ui.add_space(size::XS);
}
