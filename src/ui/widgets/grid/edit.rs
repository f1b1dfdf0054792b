//! The one text editor, laid over the active cell.
//!
//! It has the id that has the keyboard while walking through the grid, too: focus never moves
//! when a text is begun, so an input method that has begun to compose is not interrupted.
//! The key that leaves the editor is taken out here, in its place among the events of the frame;
//! what comes after it waits for the next frame, when the grid walks again.

use egui::{
    Area, EventFilter, Frame, Id, Key, KeyboardShortcut, Margin, Modifiers, Order, Rect, TextEdit, Ui, UiBuilder, pos2,
    text_edit::TextEditState, vec2,
};
use unicode_normalization::UnicodeNormalization as _;

use super::{
    model::{At, Event, Model},
    state::{Arrows, State},
    walk,
};
use crate::ui::theme::{self, Severity, Text, font, size};

/// A text is typed in so much room at least.
const LEAST_TEXT: f32 = 380.0;

/// Keys that focus must not act on while the grid has the keyboard.
pub(super) const ALL_KEYS: EventFilter =
    EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// Draws the editor over `rect` and leaves it when the user does.
pub(super) fn edit<M: Model>(
    ui: &mut Ui,
    id: Id,
    (rect, bounds): (Rect, Rect),
    model: &M,
    state: &mut State,
    out: &mut Vec<Event>,
) {
    let Some(arrows) = state.draft.as_ref().map(|draft| draft.arrows) else {
        return;
    };
    let leaving = split_at_leaving_key(ui, arrows, &mut state.waiting);
    draw(ui, id, rect, bounds, model, state);
    if let Some((key, modifiers)) = leaving {
        follow(model, state, key, modifiers, out);
        ui.ctx().request_repaint();
    } else if !ui.memory(|memory| memory.has_focus(id)) && !refused(state) {
        leave(model, state, out);
    }
    if state.draft.is_none() {
        forget(ui, id);
    }
}

/// Forgets caret and undo of the editor: the next text starts afresh, and nobody believes that one is being edited.
pub(super) fn forget(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.remove::<TextEditState>(id));
}

fn refused(state: &State) -> bool {
    state.draft.as_ref().is_some_and(|draft| draft.refusal.is_some())
}

/// Takes the leaving key and what follows it out of this frame's events.
fn split_at_leaving_key(ui: &Ui, arrows: Arrows, waiting: &mut Vec<egui::Event>) -> Option<(Key, Modifiers)> {
    ui.input_mut(|input| {
        let index = input.events.iter().position(|event| leaves(event, arrows))?;
        let mut tail = input.events.split_off(index);
        let egui::Event::Key { key, modifiers, .. } = tail.remove(0) else {
            return None;
        };
        *waiting = tail;
        Some((key, modifiers))
    })
}

fn leaves(event: &egui::Event, arrows: Arrows) -> bool {
    let egui::Event::Key { key, pressed: true, modifiers, .. } = event else {
        return false;
    };
    match key {
        // A line break, as in a spreadsheet program.
        Key::Enter if modifiers.alt => false,
        Key::Enter | Key::Tab | Key::Escape => true,
        Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight => arrows == Arrows::Leave,
        _ => false,
    }
}

fn follow<M: Model>(model: &M, state: &mut State, key: Key, modifiers: Modifiers, out: &mut Vec<Event>) {
    if key == Key::Escape {
        state.draft = None;
        return;
    }
    if leave(model, state, out) == Left::Refused {
        state.waiting.clear();
        return;
    }
    let at = state.active;
    state.go_to(match key {
        Key::Enter | Key::ArrowDown => walk::under(model, at, modifiers),
        Key::ArrowUp => walk::under(model, at, Modifiers::SHIFT),
        Key::ArrowLeft => walk::beside(model, at, Modifiers::SHIFT),
        _ => walk::beside(model, at, modifiers),
    });
}

/// Whether a cell could be left.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// The text was taken, or none was being typed.
    Taken,
    /// It can't be taken; the editor stays open and says why.
    Refused,
}

/// Leaves the cell: a text being typed is taken, unless it can't be.
pub(super) fn leave<M: Model>(model: &M, state: &mut State, out: &mut Vec<Event>) -> Left {
    let Some(draft) = &mut state.draft else {
        return Left::Taken;
    };
    let at = state.active;
    let text: String = draft.text.trim().nfc().collect();
    let unchanged = draft.arrows == Arrows::Stay && text == model.draft(at);
    if !unchanged {
        if let Err(why) = model.check(at, &text) {
            draft.refusal = Some(why);
            return Left::Refused;
        }
        out.push(Event::Edit { at, text });
    }
    state.draft = None;
    Left::Taken
}

fn draw<M: Model>(ui: &mut Ui, id: Id, rect: Rect, bounds: Rect, model: &M, state: &mut State) {
    let name = name(model, state.active);
    let numeric = model.columns().get(state.active.column).is_some_and(|column| column.kind.decimals().is_some());
    let Some(draft) = &mut state.draft else {
        return;
    };
    let palette = theme::palette(ui.visuals());
    let ring = match draft.refusal {
        Some(_) => palette.error.ink,
        None => palette.accent.ink,
    };
    let rect = if numeric { rect } else { roomy(ui, rect, bounds, &draft.text) };
    ui.painter().rect(rect, 0, palette.surface, (size::RING, ring), egui::StrokeKind::Inside);
    let inner = rect.shrink2(vec2(size::S, 0.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner));
    let (text, newline) = (&mut draft.text, KeyboardShortcut::new(Modifiers::ALT, Key::Enter));
    let editor = if numeric {
        TextEdit::singleline(text).align(egui::Align2::RIGHT_CENTER)
    } else {
        TextEdit::multiline(text).desired_rows(1).return_key(newline).align(egui::Align2::LEFT_CENTER)
    };
    let editor = editor
        .id(id)
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .font(font(Text::Body))
        .desired_width(inner.width())
        .min_size(inner.size())
        .event_filter(ALL_KEYS);
    let response = child.add(editor);
    if response.changed() {
        draft.refusal = None;
    }
    response.accessible_name(name);
    if let Some(why) = &draft.refusal {
        refusal(ui, id, rect, why);
    }
}

/// The room of a text that is being typed: wide enough to be read, as tall as it is, within the grid.
fn roomy(ui: &Ui, rect: Rect, bounds: Rect, text: &str) -> Rect {
    let width = rect.width().max(LEAST_TEXT.min(bounds.width()));
    let left = rect.left().min(bounds.right() - width).max(bounds.left());
    let inner = width - 2.0 * size::S;
    let rows = ui.painter().layout(text.to_owned(), font(Text::Body), egui::Color32::PLACEHOLDER, inner).rows.len();
    let height = rect.height().max(size::ROW + rows.saturating_sub(1) as f32 * size::ROW_MORE);
    let top = rect.top().min(bounds.bottom() - height).max(bounds.top());
    Rect::from_min_size(pos2(left, top), vec2(width, height))
}

/// Shows why a text can't be taken, right under it.
pub(super) fn refusal(ui: &Ui, id: Id, rect: Rect, why: &str) {
    let tint = theme::palette(ui.visuals()).severity(Severity::Error);
    Area::new(id.with("refusal"))
        .order(Order::Foreground)
        .fixed_pos(rect.left_bottom() + vec2(0.0, size::XS))
        .constrain(true)
        // It lies over the cells below, which are clicked all the same.
        .interactable(false)
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(tint.wash)
                .stroke((size::LINE, tint.ink))
                .corner_radius(size::CORNER_SMALL)
                .inner_margin(Margin::symmetric(8, 4))
                .show(ui, |ui| ui.label(egui::RichText::new(why).font(font(Text::Small)).color(tint.ink)));
        });
}

/// Returns what a screen reader calls a cell.
pub(super) fn name<M: Model>(model: &M, at: At) -> String {
    let column = model.columns().get(at.column);
    let title = column.map_or("", |column| column.title.as_str());
    format!("{title}, {}", model.row_name(at.row))
}
