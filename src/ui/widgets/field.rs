//! Fields to type and to choose in, with their text where it belongs.

use egui::{Align2, ComboBox, Response, TextEdit, Ui};

use super::Icon;
use crate::ui::theme;

/// Shows a field of one line; `name` is what a screen reader calls it.
pub fn field(ui: &mut Ui, name: &str, text: &mut String, width: f32) -> Response {
    let editor = TextEdit::singleline(text).desired_width(width).align(Align2::LEFT_CENTER);
    ui.add(editor).accessible_name(name)
}

/// Prepares a chooser that shows `chosen`; `salt` tells it apart from others on the page.
///
/// The caller gives it its name with [`says`].
pub fn chooser<'a>(salt: &str, chosen: &'a str) -> ComboBox<'a> {
    ComboBox::from_id_salt(salt).selected_text(chosen).icon(|ui, rect, _visuals, _is_open| {
        let colour = theme::palette(ui.visuals()).muted;
        Icon::Down.paint(ui.painter(), rect.center(), colour);
    })
}

/// Gives a chooser its name for a screen reader, which reads out with it what is chosen.
pub fn says(response: Response, name: &str, chosen: &str) -> Response {
    response.accessible_name(format!("{name}: {chosen}"))
}
