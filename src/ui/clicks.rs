//! Clicks and keys in time. The toolkit reads the clock once a frame: a frame that takes long
//! puts as much time between two quick taps, which are no double click then. So what frames took since the last tap is
//! added to what a person is given.
//!
//! And all happens in its order, though a slow frame brings several at once: what a tap leaves is left before what it
//! hits answers, so a press and its release never come in one frame; a key that leads elsewhere, decides or leaves a text
//! is the last of its frame.

use std::time::{Duration, Instant};

use egui::{Context, Event, Key, Modifiers, RawInput};

/// What a person is given between two taps, as systems give it.
const BETWEEN_TAPS: Duration = Duration::from_millis(500);
/// So much of slow frames is made up for: two clicks that lie further apart are two, however slow the machine.
const MOST_MADE_UP: Duration = Duration::from_secs(3);
/// A finger that rests so long on a screen asks for the menu; a mouse button may be held as long as one likes.
const RESTING: Duration = Duration::from_millis(800);

/// How much time frames have taken since the last tap.
#[derive(Debug, Default)]
pub(super) struct Pace {
    spent: Duration,
    frame: Option<Instant>,
}

impl Pace {
    /// A frame begins; `before` is how long the machine worked on the one before, what was painted included.
    pub(super) fn begin(&mut self, ctx: &Context, before: Option<f32>) {
        let is_tapped = ctx.input(|input| input.pointer.any_released());
        let before = before.and_then(|seconds| Duration::try_from_secs_f32(seconds).ok());
        self.spent = if is_tapped { Duration::ZERO } else { self.spent + before.unwrap_or_default() };
        self.frame = Some(Instant::now());
    }

    /// A frame is through: gives the next one its times.
    pub(super) fn end(&self, ctx: &Context) {
        let frame = self.frame.map(|begun| begun.elapsed()).unwrap_or_default();
        let between = BETWEEN_TAPS + (self.spent + frame).min(MOST_MADE_UP);
        let is_touched = ctx.input(egui::InputState::any_touches);
        ctx.options_mut(|options| {
            options.input_options.max_double_click_delay = between.as_secs_f64();
            options.input_options.max_click_duration = if is_touched { RESTING.as_secs_f64() } else { f64::INFINITY };
        });
    }
}

/// What of the input waits for the next frame.
#[derive(Debug, Default)]
pub(super) struct Apart {
    waiting: Vec<Event>,
}

impl Apart {
    /// Takes what is to come a frame later out of the input, after putting back what has waited.
    pub(super) fn keep(&mut self, ctx: &Context, input: &mut RawInput) {
        let mut events = std::mem::take(&mut self.waiting);
        events.append(&mut input.events);
        self.waiting = events.split_off(end_of_frame(&events, ctx.text_edit_focused()));
        input.events = events;
    }

    /// Whether something waits: the next frame has to come.
    pub(super) fn waits(&self) -> bool {
        !self.waiting.is_empty()
    }
}

/// How many of the events belong into one frame.
fn end_of_frame(events: &[Event], mut is_typing: bool) -> usize {
    let mut is_pressed = false;
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::PointerButton { pressed: true, .. } => is_pressed = true,
            Event::PointerButton { pressed: false, .. } if is_pressed => return at,
            Event::Text(_) => is_typing = true,
            Event::Key { key, pressed: true, modifiers, .. } if ends_frame(*key, *modifiers, is_typing) => {
                return at + 1;
            }
            _ => {}
        }
    }
    events.len()
}

/// Whether what comes after a key is meant for what it leads to. Keys that walk are held down: they don't wait.
fn ends_frame(key: Key, modifiers: Modifiers, is_typing: bool) -> bool {
    let walks = matches!(
        key,
        Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End | Key::Tab
    );
    match key {
        Key::Enter | Key::Tab | Key::Escape if is_typing => true,
        Key::F1 | Key::F2 | Key::F4 | Key::F5 | Key::F6 | Key::F7 | Key::F8 | Key::F9 | Key::F10 => true,
        Key::PageUp | Key::PageDown => true,
        _ => modifiers.command && !walks,
    }
}

#[cfg(test)]
mod tests {
    use egui::{PointerButton, Pos2};

    use super::*;

    fn button(pressed: bool) -> Event {
        Event::PointerButton { pos: Pos2::ZERO, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
    }

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    #[test]
    fn a_quick_double_tap_takes_three_frames_and_loses_nothing() {
        let mut apart = Apart::default();
        let taps = [true, false, true, false].map(button);
        let mut input = RawInput { events: taps.to_vec(), ..RawInput::default() };
        let mut frames = Vec::new();
        loop {
            apart.keep(&Context::default(), &mut input);
            frames.push(std::mem::take(&mut input.events));
            if !apart.waits() {
                break;
            }
        }
        assert_eq!(frames.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2, 1]);
        assert_eq!(frames.concat(), taps);
    }

    #[test]
    fn what_is_typed_after_a_key_that_leads_elsewhere_comes_in_the_next_frame() {
        let undo = |modifiers| Event::Key { key: Key::Z, physical_key: None, pressed: true, repeat: false, modifiers };
        let twice = [undo(Modifiers::COMMAND), undo(Modifiers::COMMAND)];
        assert_eq!((end_of_frame(&twice, false), end_of_frame(&[undo(Modifiers::NONE), key(Key::A)], false)), (1, 2));
        assert_eq!(end_of_frame(&[key(Key::F8), Event::Text("0".to_owned())], false), 1);
    }

    #[test]
    fn the_key_that_leaves_a_text_ends_the_frame_and_one_that_only_walks_does_not() {
        let typed = [Event::Text("1".to_owned()), key(Key::Enter), key(Key::Z)];
        assert_eq!(end_of_frame(&typed, false), 2);
        let walked = [key(Key::Tab), key(Key::Enter), key(Key::Z)];
        assert_eq!((end_of_frame(&walked, false), end_of_frame(&walked, true)), (3, 1));
    }
}
