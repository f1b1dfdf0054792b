//! The start page: one click to something real, and what the campaigns opened lately are.

pub mod data;

use egui::{Layout, ScrollArea, Ui, vec2};

use super::context::Intent;
use super::theme::size;
use super::widgets::{RowWords, card, hint, list_row, primary, section, title};
use crate::text::Text;
use data::Recent;

/// The width of what is read on this page.
const WIDTH: f32 = 720.0;

/// The page.
#[derive(Debug, Default)]
pub struct Start;

impl Start {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, text: &Text, recent: &[Recent], out: &mut Vec<Intent>) {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let side = ((ui.available_width() - WIDTH) / 2.0).max(0.0);
            ui.horizontal_top(|ui| {
                ui.add_space(side);
                ui.allocate_ui_with_layout(vec2(WIDTH, 0.0), Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_width(WIDTH.min(ui.available_width()));
                    ui.add_space(size::XXL);
                    title(ui, &text.say("start-title"));
                    hint(ui, &text.say("start-hint"));
                    ui.add_space(size::L);
                    if primary(ui, &text.say("start-open")).clicked() {
                        out.push(Intent::ChooseFile);
                    }
                    ui.add_space(size::L);
                    recent_campaigns(ui, text, recent, out);
                    ui.add_space(size::L);
                    begin(ui, text, out);
                });
            });
        });
    }
}

fn recent_campaigns(ui: &mut Ui, text: &Text, recent: &[Recent], out: &mut Vec<Intent>) {
    section(ui, &text.say("start-recent"));
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        if recent.is_empty() {
            hint(ui, &text.say("start-no-recent"));
        }
        for row in recent {
            let Recent { name, under, right, severity, path } = row;
            let words = RowWords { name, under, right, severity: *severity, ..RowWords::default() };
            if list_row(ui, &words, false).on_hover_text(path.display().to_string()).clicked() {
                out.push(Intent::Open(path.clone()));
            }
        }
    });
}

fn begin(ui: &mut Ui, text: &Text, out: &mut Vec<Intent>) {
    section(ui, &text.say("start-begin"));
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        let example = (text.say("start-example"), text.say("start-example-hint"));
        let new = (text.say("start-new"), text.say("start-new-hint"));
        let row = |ui: &mut Ui, (name, under): &(String, String)| {
            list_row(ui, &RowWords { name, under, ..RowWords::default() }, false).clicked()
        };
        if row(ui, &example) {
            out.push(Intent::Example);
        }
        if row(ui, &new) {
            out.push(Intent::ChooseNew);
        }
    });
}
