//! Starts a piece of the window under test: our fonts, our theme, the smallest screen.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Ui, UiBuilder};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use egui_kittest::{Harness, HarnessBuilder};
use thamdinh::ui::theme::{self, Scheme};

use super::renderer::Cpu;

/// The smallest screen that is supported.
pub(super) const SCREEN: [f32; 2] = [1366.0, 768.0];

/// Prepares a harness with the theme installed.
pub(super) fn builder<S>(scheme: Scheme) -> HarnessBuilder<S> {
    Harness::builder()
        .with_size(SCREEN)
        .with_theme(scheme.theme())
        .with_context_setup(move |ctx| theme::install(ctx, scheme))
        .with_render_cursor(false)
        .renderer(Cpu::default())
}

/// Starts `draw` over `state`.
pub(super) fn start<'a, S: 'a>(scheme: Scheme, state: S, draw: impl FnMut(&mut Ui, &mut S) + 'a) -> Harness<'a, S> {
    start_with(builder(scheme), state, draw)
}

/// Starts `draw` over `state` on a screen of so many pixels, drawn larger.
pub(super) fn start_scaled<'a, S: 'a>(
    (pixels, scale): ([f32; 2], f32),
    state: S,
    draw: impl FnMut(&mut Ui, &mut S) + 'a,
) -> Harness<'a, S> {
    let points = pixels.map(|length| length / scale);
    start_with(builder(Scheme::Light).with_size(points).with_pixels_per_point(scale), state, draw)
}

fn start_with<'a, S: 'a>(
    builder: HarnessBuilder<S>,
    state: S,
    mut draw: impl FnMut(&mut Ui, &mut S) + 'a,
) -> Harness<'a, S> {
    // The harness leaves a margin that the real window doesn't have.
    let whole = move |ui: &mut Ui, state: &mut S| {
        let room = UiBuilder::new().max_rect(ui.ctx().content_rect());
        ui.scope_builder(room, |ui| {
            ui.set_clip_rect(ui.max_rect());
            draw(ui, state);
        });
    };
    builder.build_ui_state(whole, state)
}

/// Sends several events in one frame, as a slow screen does, and lets the window settle.
pub(super) fn one_frame<S>(harness: &mut Harness<'_, S>, events: impl IntoIterator<Item = Event>) {
    harness.input_mut().events.extend(events);
    harness.step();
    harness.run_steps(2);
}

/// Returns the event of a pressed key.
pub(super) fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// Returns the event of a typed text.
pub(super) fn text(text: &str) -> Event {
    Event::Text(text.to_owned())
}

/// Returns what a screen reader says of the cell that has the keyboard: head, row, and what it shows.
pub(super) fn active_cell<S>(harness: &Harness<'_, S>) -> String {
    let cell = harness.get_by(|node| node.role() == Role::Cell && node.is_focused());
    cell.accesskit_node().label().unwrap_or_default().to_owned()
}

/// Tells the chooser of a name, which says behind it what is chosen.
pub(super) fn says(name: &str) -> impl Fn(&AccessKitNode<'_>) -> bool + '_ {
    move |node| node.role() == Role::ComboBox && node.label().is_some_and(|l| l.starts_with(&format!("{name}: ")))
}
