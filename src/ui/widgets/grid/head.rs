//! The heads of columns: a click sorts, the arrow or a right click filters.

use std::collections::BTreeSet;

use egui::{Align2, CursorIcon, Id, Popup, PopupCloseBehavior, Rect, Response, Sense, TextEdit, Ui, accesskit, vec2};

use super::arrange::Way;
use super::aslant;
use super::geometry::{Geometry, Zone};
use super::model::{At, Model, Row};
use super::state::State;
use super::words::Words;
use crate::ui::theme::{self, size};
use crate::ui::widgets::Icon;

/// The room of the arrow that opens a filter.
const ARROW: f32 = 18.0;
/// How many texts of a column can be chosen one by one.
const LISTED: usize = 200;
/// The width of the menu.
const MENU: f32 = 240.0;
/// How tall the list of texts is at most.
const LIST: f32 = 220.0;

/// Follows the pointer on the heads; they are painted with the grid. Without words they are only read out.
pub(super) fn heads<M: Model>(
    ui: &Ui,
    id: Id,
    geometry: &Geometry,
    model: &M,
    state: &mut State,
    words: Option<&Words>,
) {
    for zone in [Zone::Frozen, Zone::Moving] {
        for (column, x) in geometry.visible_columns(zone) {
            let Some(title) = model.columns().get(column).map(|column| column.title.as_str()) else { continue };
            let place = Rect::from_x_y_ranges(x, aslant::titles(geometry.header).y_range());
            let place = place.intersect(geometry.clip(zone, geometry.header));
            let sense = if words.is_some() { Sense::CLICK } else { Sense::HOVER };
            let head = ui.interact(place, id.with(("head", column)), sense);
            if let Some(words) = words {
                self::head(ui, id.with(("arrow", column)), &head, (model, column, title), state, words);
            }
            // After the hint, which would be taken for the name.
            named(ui, &head, accesskit::Role::ColumnHeader, title);
        }
        aslant_words(ui, id, geometry, model, zone);
    }
}

/// Tells under the pointer the whole of the words that stand aslant.
fn aslant_words<M: Model>(ui: &Ui, id: Id, geometry: &Geometry, model: &M, zone: Zone) {
    let Some(words) = aslant::words(geometry.clip(zone, geometry.header)) else { return };
    let place = ui.interact(words, id.with(("aslant", zone == Zone::Frozen)), Sense::HOVER);
    let Some(x) = place.hover_pos().map(|at| aslant::foot_of(words, at)) else { return };
    let at = geometry.visible_columns(zone).find(|(_, range)| range.contains(x));
    let column = at.and_then(|(index, _)| model.columns().get(index));
    if let Some((title, more)) = column.and_then(|c| Some((&c.title, c.more.as_ref()?))) {
        place.on_hover_text_at_pointer(format!("{title} {}", more.words));
    }
}

fn head<M: Model>(
    ui: &Ui,
    id: Id,
    head: &Response,
    (model, column, title): (&M, usize, &str),
    state: &mut State,
    words: &Words,
) {
    if head.clicked() {
        state.arrangement.turn(column);
        state.take_focus();
    }
    let (corner, room) = (head.rect.right_top() - vec2(ARROW, 0.0), vec2(ARROW, head.rect.height()));
    let arrow = ui.interact(Rect::from_min_size(corner, room).intersect(head.rect), id, Sense::click());
    named(ui, &arrow, accesskit::Role::Button, &words.filter_of.replace("{column}", title));
    let is_filtered = state.arrangement.filters.contains_key(&column);
    let menus = [Popup::menu(&arrow), Popup::context_menu(head).id(head.id.with("menu"))];
    if head.hovered() || arrow.hovered() || arrow.has_focus() || is_filtered || menus.iter().any(Popup::is_open) {
        paint(ui, &arrow, head.rect, is_filtered);
    }
    for menu in menus {
        menu.close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| self::menu(ui, model, column, state, words));
    }
    let more = model.columns().get(column).and_then(|column| column.more.as_ref());
    let hint =
        more.map_or_else(|| words.head_hint.clone(), |more| format!("{title} {}\n{}", more.words, words.head_hint));
    head.clone().on_hover_cursor(CursorIcon::PointingHand).on_hover_text(hint);
}

fn named(ui: &Ui, response: &Response, role: accesskit::Role, name: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(role);
        node.set_label(name);
        let Rect { min, max } = response.rect;
        let [x0, y0, x1, y1] = [min.x, min.y, max.x, max.y].map(f64::from);
        node.set_bounds(accesskit::Rect { x0, y0, x1, y1 });
    });
}

fn paint(ui: &Ui, arrow: &Response, clip: Rect, is_filtered: bool) {
    let palette = theme::palette(ui.visuals());
    let ink = if is_filtered { palette.accent.ink } else { palette.muted };
    let painter = ui.painter_at(clip);
    painter.rect_filled(arrow.rect.shrink2(vec2(0.0, 2.0)), size::CORNER_SMALL, palette.sunken);
    let icon = if is_filtered { Icon::Filter } else { Icon::Down };
    icon.paint(&painter, arrow.rect.center(), ink);
}

fn menu<M: Model>(ui: &mut Ui, model: &M, column: usize, state: &mut State, words: &Words) {
    ui.set_width(MENU);
    let before = (state.arrangement.sort, state.arrangement.filters.clone());
    for (way, label) in [(Way::Up, &words.up), (Way::Down, &words.down)] {
        let chosen = state.arrangement.sort == Some((column, way));
        if ui.selectable_label(chosen, label).clicked() {
            state.arrangement.sort = Some((column, way));
            ui.close();
        }
    }
    if state.arrangement.sort.is_some() && ui.selectable_label(false, &words.as_it_was).clicked() {
        state.arrangement.sort = None;
        ui.close();
    }
    ui.separator();
    let texts = texts(model, column, state);
    let filter = state.arrangement.filters.entry(column).or_default();
    let typed = TextEdit::singleline(&mut filter.holds).hint_text(&words.holds).align(Align2::LEFT_CENTER);
    ui.add(typed.desired_width(MENU)).accessible_name(&words.holds);
    ui.horizontal(|ui| {
        if ui.button(&words.all).clicked() {
            filter.hidden.clear();
            filter.holds.clear();
        }
        if ui.button(&words.none).clicked() {
            filter.hidden = texts.iter().cloned().collect();
        }
    });
    egui::ScrollArea::vertical().max_height(LIST).auto_shrink([false, true]).show(ui, |ui| {
        for text in texts.iter().take(LISTED) {
            let mut is_shown = !filter.hidden.contains(text);
            let label = if text.is_empty() { &words.blank } else { text };
            if ui.checkbox(&mut is_shown, label).changed() {
                if is_shown {
                    filter.hidden.remove(text)
                } else {
                    filter.hidden.insert(text.clone())
                };
            }
        }
        if let Some(more) = texts.len().checked_sub(LISTED).filter(|more| *more > 0) {
            ui.label(words.more.replace("{count}", &more.to_string()));
        }
    });
    state.arrangement.filters.retain(|_, filter| !filter.is_empty());
    if before != (state.arrangement.sort, state.arrangement.filters.clone()) {
        state.arrangement.change();
        ui.ctx().request_repaint();
    }
}

/// The texts of a column that are shown, and those that its filter leaves out.
fn texts<M: Model>(model: &M, column: usize, state: &State) -> Vec<String> {
    let is_line = |row: &usize| matches!(model.row(*row), Row::Line { .. });
    let shown = (0..model.rows()).filter(is_line).map(|row| model.cell(At { row, column }).text.into_owned());
    let mut texts: BTreeSet<String> = shown.collect();
    if let Some(filter) = state.arrangement.filters.get(&column) {
        texts.extend(filter.hidden.iter().cloned());
    }
    texts.into_iter().collect()
}
