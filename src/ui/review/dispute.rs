//! A dispute: the values side by side, each with who, when and why; settled by a click or by a third value.

use egui::{Label, RichText, TextEdit, Ui, vec2};

use super::settle::{self, Side};
use super::{Review, act};
use crate::domain::readiness::Open;
use crate::ui::context::{Context, Intent};
use crate::ui::theme::{self, Text, font, size};
use crate::ui::widgets::{card, hint, strong};

impl Review {
    /// Draws the values, and the field for another one.
    pub(super) fn dispute(&mut self, ui: &mut Ui, context: &Context<'_>, open: &Open, out: &mut Vec<Intent>) {
        let sides = settle::sides(context, open);
        if sides.is_empty() {
            return;
        }
        let wide = (ui.available_width() - size::S) / 2.0;
        for two in sides.chunks(2) {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::S;
                for side in two {
                    let column = egui::Layout::top_down(egui::Align::Min);
                    let taken = ui.allocate_ui_with_layout(vec2(wide, 0.0), column, |ui| shown(ui, context, side));
                    if taken.inner {
                        act::run_and_tell(context, open, side.edit.clone(), &settled(context, open, side), out);
                    }
                }
            });
        }
        if settle::takes_third(open) {
            self.third_value(ui, context, open, out);
        }
    }

    fn third_value(&mut self, ui: &mut Ui, context: &Context<'_>, open: &Open, out: &mut Vec<Intent>) {
        let text = context.text;
        ui.add_space(size::S);
        strong(ui, &text.say("review-third"));
        let name = text.say("review-third-value");
        let value = TextEdit::singleline(&mut self.third.value).desired_width(f32::INFINITY).hint_text(&name);
        let is_typed = ui.add(value).accessible_name(name).changed();
        let name = text.say("review-third-reason");
        let reason = TextEdit::multiline(&mut self.third.reason).desired_rows(2).desired_width(f32::INFINITY);
        ui.add(reason.hint_text(&name)).accessible_name(name);
        if is_typed {
            self.third.refused = None;
        }
        let is_ready = !self.third.value.trim().is_empty() && !self.third.reason.trim().is_empty();
        if ui.add_enabled(is_ready, egui::Button::new(text.say("review-third-take"))).clicked() {
            match settle::third(context, open, &self.third.value, &self.third.reason) {
                Ok(edit) => {
                    let told = text.fill("review-told-settled", &[("place", &act::place(context, open))]);
                    act::run_for(&self.third.reason, edit, told, out);
                    self.wants_keys = true;
                }
                Err(why) => self.third.refused = Some(why),
            }
        }
        if let Some(why) = &self.third.refused {
            let ink = theme::palette(ui.visuals()).error.ink;
            ui.add(Label::new(RichText::new(why).color(ink)).wrap());
        } else if !is_ready {
            hint(ui, &text.say("review-third-need"));
        }
    }
}

fn settled(context: &Context<'_>, open: &Open, side: &Side) -> String {
    context
        .text
        .fill("review-told-taken", &[("place", &act::place(context, open)), ("value", &side.value), ("who", &side.who)])
}

/// Draws one value; says whether it is taken.
fn shown(ui: &mut Ui, context: &Context<'_>, side: &Side) -> bool {
    let text = context.text;
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = size::XS;
        let is_short = side.value.chars().count() <= 12;
        let style = if is_short { Text::Heading } else { Text::Body };
        ui.add(Label::new(RichText::new(&side.value).font(font(style))).wrap());
        ui.add(Label::new(RichText::new(&side.who).font(font(Text::Strong))).wrap());
        hint(ui, &side.when);
        for words in [&side.why, &side.from] {
            if !words.is_empty() {
                hint(ui, words);
            }
        }
        if side.why.is_empty() {
            hint(ui, &text.say("review-no-reason"));
        }
        ui.add_space(size::XS);
        let name = text.fill("review-accept-value", &[("value", &side.value), ("who", &side.who)]);
        ui.button(text.say("review-take-this")).accessible_name(name).clicked()
    })
    .inner
}
