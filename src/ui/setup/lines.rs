//! The criteria part of the page: what the set states, what can be done to its rows, and the rows themselves.

use std::collections::BTreeSet;

use egui::{Label, RichText, Ui};

use super::about;
use super::data::{Plan, rule_word};
use super::puts::{self, Below, Puts};
use super::tables::{self, Criteria};
use super::tree::{self, Way};
use crate::domain::criteria::{Draft, DraftNode, NodeLevel};
use crate::domain::slug::LineId;
use crate::text::{Lang, Text, figure};
use crate::ui::context::{Context, Intent};
use crate::ui::theme::{Text as Style, font, size};
use crate::ui::widgets::grid::{At, Event, Grid, State, Words};
use crate::ui::widgets::{capital, field, hint, strong};

/// The levels of which rows can be added.
const LEVELS: [NodeLevel; 5] =
    [NodeLevel::Field, NodeLevel::Criterion, NodeLevel::Subcriterion, NodeLevel::Bonus, NodeLevel::Penalty];

/// What the page remembers of the rows.
#[derive(Debug, Default)]
pub(super) struct Lines {
    grid: State,
    closed: BTreeSet<LineId>,
    is_about_open: bool,
    /// The words of the grid, in a language.
    words: Option<(Lang, Words)>,
    /// The position of the active row in the set.
    active: Option<usize>,
    /// The rows get the keyboard at the next frame: a menu that closes takes it away in this one.
    wants_keyboard: bool,
    /// A set that was read from a file and is not in the plan yet, with the file's name.
    read: Option<(String, Draft)>,
    /// What came of the set that was read last.
    told: Option<String>,
    /// What was put in last and couldn't be taken.
    refused: Vec<String>,
    /// A figure to try the rule of the active row on.
    figure: String,
}

impl Lines {
    /// Takes a set that was read from a file.
    pub(super) fn take(&mut self, file: String, set: Draft) {
        self.read = Some((file, set));
    }

    /// Whether a text is being typed into a cell, or a set that was read is still to be shown.
    pub(super) fn is_typing(&self) -> bool {
        self.grid.is_editing() || self.read.is_some()
    }

    /// Forgets what was told of a set that was read: it is saved or dropped.
    pub(super) fn forget(&mut self) {
        self.told = None;
        self.refused.clear();
    }

    /// Puts the set that was read in place of the plan's.
    fn adopt(&mut self, context: &Context<'_>, plan: &mut Plan) {
        let Some((file, set)) = self.read.take() else { return };
        let (nodes, adopted) = tree::adopt(set.nodes, &plan.set.nodes);
        plan.set.nodes = nodes;
        let text = context.text;
        let [known, new, gone] = [adopted.known, adopted.new, adopted.gone].map(|count| text.count(count));
        let counts = [("file", &*file), ("known", &*known), ("new", &*new), ("gone", &*gone)];
        self.told = Some(text.fill("setup-set-read", &counts));
        self.go_to(plan, 0);
    }

    /// Draws the part.
    pub(super) fn show(&mut self, ui: &mut Ui, context: &Context<'_>, plan: &mut Plan, out: &mut Vec<Intent>) {
        self.adopt(context, plan);
        if std::mem::take(&mut self.wants_keyboard) {
            self.grid.take_focus();
        }
        about::show(ui, context, plan, &mut self.is_about_open);
        if context.is_changeable() {
            self.tools(ui, context, plan, out);
        }
        if let Some(told) = &self.told {
            ui.add(Label::new(told).wrap());
        }
        puts::refusals(ui, context.text, &self.refused);
        let model = Criteria::new(plan, context, &self.closed);
        let lang = context.text.lang();
        let (_, words) =
            self.words.take().filter(|(of, _)| *of == lang).unwrap_or_else(|| (lang, Words::of(context.text)));
        let ids: Vec<Option<LineId>> = plan.set.nodes.iter().map(|node| node.id).collect();
        let view = self.grid.arranged(&model, (plan.block, ids, &self.closed));
        let events = Grid::new("criteria").frozen(2).arranged(&words).show(ui, &view, &mut self.grid);
        self.words = Some((lang, words));
        let position = |at: At| model.position(view.inner(at).row);
        self.active = position(self.grid.active());
        let fold = |event: &Event| match event {
            Event::Fold(row) => model.id(view.inner(At { row: *row, column: 0 }).row),
            _ => None,
        };
        let folds: Vec<LineId> = events.iter().filter_map(fold).collect();
        let place = |(at, text): (At, String)| Some((At { row: position(at)?, ..at }, text));
        let Puts { texts, refused } = Puts::of(&view, context.text, &events, Below::Nothing);
        if !texts.is_empty() || !refused.is_empty() {
            self.refused = refused;
        }
        let puts: Vec<(At, String)> = texts.into_iter().filter_map(place).collect();
        for (at, typed) in puts {
            tables::put_criteria(plan, context.text, at, &typed);
        }
        for id in folds {
            if !self.closed.remove(&id) {
                self.closed.insert(id);
            }
        }
    }

    /// What can be done to the active row.
    fn tools(&mut self, ui: &mut Ui, context: &Context<'_>, plan: &mut Plan, out: &mut Vec<Intent>) {
        let text = context.text;
        let at = self.active.unwrap_or(0);
        let nodes = &mut plan.set.nodes;
        let (mut go_to, mut is_written) = (None, false);
        // Where rows don't stand in the order of the set, they can't be moved in it.
        let is_arranged = self.grid.is_arranged();
        ui.horizontal_wrapped(|ui| {
            ui.menu_button(text.say("setup-add-row"), |ui| {
                for level in LEVELS {
                    let can = tree::place_for(nodes, at, level).is_some();
                    if ui.add_enabled(can, egui::Button::new(text.level(level))).clicked() {
                        go_to =
                            tree::add(nodes, at, level, &text.fill("setup-new-row", &[("level", &text.level(level))]));
                        ui.close();
                    }
                }
            });
            let is_there = nodes.get(at).is_some();
            let button = |ui: &mut Ui, id: &str| ui.add_enabled(is_there, egui::Button::new(text.say(id)));
            if button(ui, "setup-remove-row").on_hover_text(text.say("setup-remove-row-hint")).clicked() {
                nodes.drain(tree::branch(nodes, at));
                self.wants_keyboard = true;
                go_to = (!is_arranged).then_some(at.min(nodes.len().saturating_sub(1)));
            }
            ui.add_space(size::M);
            for (id, way) in [("setup-row-up", Way::Up), ("setup-row-down", Way::Down)] {
                let shift = ui.add_enabled(is_there && !is_arranged, egui::Button::new(text.say(id)));
                if shift.on_disabled_hover_text(text.say("grid-arranged")).clicked() {
                    go_to = tree::shift(nodes, at, way);
                }
            }
            if button(ui, "setup-renumber").on_hover_text(text.say("setup-renumber-hint")).clicked() {
                tree::renumber(nodes);
                go_to = Some(at);
            }
            ui.add_space(size::M);
            ui.menu_button(text.say("setup-set-file"), |ui| {
                if ui.button(text.say("setup-set-read-from")).clicked() {
                    out.push(Intent::ChooseSet);
                    ui.close();
                }
                if ui.button(text.say("setup-set-write-to")).clicked() {
                    is_written = true;
                    ui.close();
                }
            });
            tables::show_all(ui, text, &mut self.grid);
        });
        if is_written {
            out.push(Intent::SaveSet(Box::new(plan.set.clone())));
        }
        if let Some(position) = go_to {
            self.go_to(plan, position);
            ui.ctx().request_repaint();
        }
    }

    /// Shows the active row whole, its rule, and what that gives for a figure that is typed.
    pub(super) fn beside(&mut self, ui: &mut Ui, context: &Context<'_>, plan: &Plan) {
        let Some(at) = self.active else { return };
        let Some(node) = plan.set.nodes.get(at) else { return };
        let is_line = stated(ui, context.text, plan, (at, node));
        if is_line {
            rule(ui, context.text, node);
            self.tried(ui, context.text, node);
        }
        ui.add_space(size::S);
        ui.separator();
    }

    /// Lets a figure be typed, and says what the rule of a line gives for it.
    fn tried(&mut self, ui: &mut Ui, text: &Text, node: &DraftNode) {
        hint(ui, &text.say("setup-try"));
        field(ui, &text.say("setup-try"), &mut self.figure, f32::INFINITY);
        if self.figure.trim().is_empty() {
            return;
        }
        let understood = figure::read(&self.figure, &node.rule);
        let max = node.max.unwrap_or_default();
        let told = match understood.map(|figure| node.rule.outcome(&figure, max)) {
            Some(Ok(outcome)) => text.outcome(&outcome),
            Some(Err(why)) => text.no_outcome(why),
            None => text.say("setup-try-unclear"),
        };
        ui.add(Label::new(told).wrap());
    }

    /// Makes a row active; what hides it is opened, and rows that were filtered or sorted are shown as they are.
    fn go_to(&mut self, plan: &Plan, position: usize) {
        let nodes = &plan.set.nodes;
        let above = (0..position).filter(|row| tree::branch(nodes, *row).contains(&position));
        for id in above.filter_map(|row| nodes.get(row)?.id) {
            self.closed.remove(&id);
        }
        let row = tables::seen(plan, &self.closed).iter().position(|at| *at == position).unwrap_or(0);
        self.grid.show_all_from(At { row, column: tables::TEXT });
        self.wants_keyboard = true;
    }
}

/// Shows what a row is: its code and maximum, all of its text, where its points come from or how many lines it holds.
/// Tells whether it is a line.
fn stated(ui: &mut Ui, text: &Text, plan: &Plan, (at, node): (usize, &DraftNode)) -> bool {
    let nodes = &plan.set.nodes;
    let branch = tree::branch(nodes, at);
    let is_line = branch.len() == 1;
    match node.max {
        Some(max) => hint(ui, &text.fill("scoring-heading", &[("code", &node.code), ("max", &text.points(max))])),
        None => hint(ui, &node.code),
    };
    ui.add(Label::new(RichText::new(&*node.text).font(font(Style::Strong))).wrap());
    let about = match is_line {
        true => [&*text.source(node.source), &*node.appraiser]
            .into_iter()
            .filter(|w| !w.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        false => {
            let lines = branch.filter(|row| tree::branch(nodes, *row).len() == 1).count();
            text.fill("setup-holds", &[("count", &text.count(lines))])
        }
    };
    hint(ui, &capital(&about));
    ui.add_space(size::S);
    is_line
}

/// Shows the rule of a line, a level a row as the decision puts them, and the evidence that is wanted.
fn rule(ui: &mut Ui, text: &Text, node: &DraftNode) {
    let small = |words: &str| Label::new(RichText::new(words).font(font(Style::Small))).wrap();
    strong(ui, &text.fill("setup-rule-of", &[("code", &node.code), ("rule", &rule_word(text, node))]));
    if node.rule_text.is_empty() {
        ui.add(small(&text.say("setup-rule-none")));
    }
    for level in node.rule_text.split(';').map(str::trim).filter(|level| !level.is_empty()) {
        ui.add(small(level));
    }
    if !node.evidence.is_empty() {
        ui.add_space(size::XS);
        hint(ui, &text.say("setup-evidence"));
        ui.add(small(&node.evidence));
    }
    ui.add_space(size::S);
}
