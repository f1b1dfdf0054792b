//! Who scores, and the lines of which appraising bodies.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{PopupCloseBehavior, Ui};

use super::data::Plan;
use crate::domain::setup::Person;
use crate::ui::context::Context;
use crate::ui::theme::size;
use crate::ui::widgets::{chooser, field, hint, quiet, says, section};

/// How wide the name of a person is, and the list of the bodies.
const NAME: f32 = 240.0;
const BODIES: f32 = 380.0;

/// Draws the people.
pub(super) fn show(ui: &mut Ui, context: &Context<'_>, plan: &mut Plan) {
    let text = context.text;
    section(ui, &text.say("setup-people"));
    hint(ui, &text.say("setup-people-hint"));
    ui.add_space(size::S);
    let blocks = context.campaign.blocks().iter();
    let bodies: BTreeSet<Arc<str>> =
        blocks.flat_map(|b| b.set.leaves()).map(|n| n.appraiser.clone()).filter(|a| !a.is_empty()).collect();
    ui.add_enabled_ui(context.is_changeable(), |ui| {
        let mut gone = None;
        for (at, person) in plan.people.iter_mut().enumerate() {
            ui.push_id(at, |ui| {
                ui.horizontal(|ui| {
                    let mut name = person.name.to_string();
                    let number = text.count(at + 1);
                    let said = text.fill("setup-person-name-of", &[("number", &number)]);
                    if field(ui, &said, &mut name, NAME).changed() {
                        person.name = name.into();
                    }
                    choose(ui, context, &bodies, person);
                    let who = if person.name.is_empty() { &said } else { &*person.name };
                    let remove = text.fill("setup-remove-of", &[("what", who)]);
                    if quiet(ui, &text.say("setup-remove")).accessible_name(remove).clicked() {
                        gone = Some(at);
                    }
                });
            });
        }
        if let Some(at) = gone {
            plan.people.remove(at);
        }
        if quiet(ui, &text.say("setup-add-person")).clicked() {
            plan.people.push(Person { name: "".into(), bodies: Vec::new() });
        }
    });
}

/// Lets the bodies be ticked whose lines a person scores.
fn choose(ui: &mut Ui, context: &Context<'_>, bodies: &BTreeSet<Arc<str>>, person: &mut Person) {
    let text = context.text;
    let shown = match person.bodies.is_empty() {
        true => text.say("setup-person-all"),
        false => person.bodies.join("; "),
    };
    let list = chooser("bodies", &shown)
        .width(BODIES)
        .truncate()
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            // A body that the criteria no longer name is still shown where it was ticked.
            let named: BTreeSet<&Arc<str>> = bodies.iter().chain(&person.bodies).collect();
            let mut ticked: BTreeSet<Arc<str>> = person.bodies.iter().cloned().collect();
            for body in named {
                let mut is_ticked = ticked.contains(body);
                if ui.checkbox(&mut is_ticked, &**body).changed() {
                    if is_ticked {
                        ticked.insert(body.clone())
                    } else {
                        ticked.remove(body)
                    };
                }
            }
            ticked
        });
    says(list.response, &text.fill("setup-person-bodies", &[("name", &person.name)]), &shown);
    if let Some(ticked) = list.inner {
        person.bodies = ticked.into_iter().collect();
    }
}
