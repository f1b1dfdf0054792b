//! How long a click and a double click may take. The toolkit reads the clock once a frame: a frame that takes long
//! puts as much time between two quick taps, which are no double click then. So what frames took since the last tap is
//! added to what a person is given.

use std::time::{Duration, Instant};

use egui::Context;

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
