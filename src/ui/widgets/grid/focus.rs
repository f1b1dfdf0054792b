//! Who has the keyboard. The toolkit takes it away from what has it at each click that is not right on it; a grid
//! keeps it at clicks anywhere on the grid, and takes it where nobody has it.

use egui::{Id, Popup, SurrenderFocusOn, Ui};

use super::paint::Keyboard;
use super::state::{Focus, State};

/// Says whether the grid has the keyboard, after taking it where it was told to, or where nobody else has it.
pub(super) fn keyboard(ui: &Ui, id: Id, state: &mut State) -> Keyboard {
    let is_told = std::mem::take(&mut state.focus) == Focus::Take;
    let is_free = ui.is_enabled() && ui.memory(|m| m.focused().is_none() && m.allows_interaction(ui.layer_id()));
    // A text that lost the keyboard is about to be taken.
    let is_left = state.draft.as_ref().is_some_and(|draft| draft.refusal.is_none());
    let is_free = is_free && !is_left;
    let is_taken = is_told || is_free && !Popup::is_any_open(ui.ctx());
    if is_taken {
        ui.memory_mut(|memory| {
            if !memory.has_focus(id) {
                memory.request_focus(id);
            }
        });
    }
    // The key with which a field was just left was the field's.
    if is_taken && !is_told && !state.was_free {
        ui.ctx().request_repaint();
        return Keyboard::Elsewhere;
    }
    if ui.memory(|memory| memory.has_focus(id)) { Keyboard::Here } else { Keyboard::Elsewhere }
}

/// Remembers whether anybody has the keyboard at the end of a frame.
pub(super) fn remember(ui: &Ui, state: &mut State) {
    state.was_free = ui.memory(|memory| memory.focused().is_none());
}

/// Draws what has the keyboard; where the pointer is on the grid, a click doesn't take it away.
pub(super) fn kept<T>(ui: &mut Ui, is_pointed_at: bool, draw: impl FnOnce(&mut Ui) -> T) -> T {
    let asked = ui.ctx().options(|options| options.input_options.surrender_focus_on);
    let keeps = if is_pointed_at { SurrenderFocusOn::Never } else { asked };
    ui.ctx().options_mut(|options| options.input_options.surrender_focus_on = keeps);
    let drawn = draw(ui);
    ui.ctx().options_mut(|options| options.input_options.surrender_focus_on = asked);
    drawn
}
