//! What is chosen in the history: all of it in words, where it leads, and taking the decision back.

use egui::{Label, RichText, Ui};

use super::data::{self, Preview, Spot};
use super::{Chosen, History, words};
use crate::domain::campaign::Command;
use crate::domain::entry::Entry;
use crate::ui::context::{Context, Intent};
use crate::ui::theme::{Text, font, size};
use crate::ui::widgets::{RowWords, capital, hint, list_row, primary, section};

/// How many values are listed before they are written; the rest is counted.
const LISTED: usize = 100;

/// The keyboard is wanted.
#[derive(Debug, Clone, Copy)]
struct Focus;

/// Where a double click on a change leads: to its line.
pub(super) fn way_to(context: &Context<'_>, spot: Spot) -> Option<Intent> {
    let (_, change) = spot.look_up(context.campaign)?;
    let line = context.campaign.line(change.key.unit, change.key.line).map(|node| node.id);
    context.campaign.unit(change.key.unit).map(|unit| Intent::Show(unit.id, line))
}

impl History {
    /// Draws what is chosen.
    pub(super) fn chosen(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let text = context.text;
        let Some(Chosen { group, change }) = self.chosen else {
            hint(ui, &text.say("history-nothing-chosen"));
            return;
        };
        let Some(decision) = self.listing.decisions.iter().find(|d| d.group == group).copied() else { return };
        let Some(first) = decision.first(context.campaign) else { return };
        hint(ui, &format!("{} · {}", first.author, text.time_to_the_second(first.at_ms)));
        section(ui, &capital(&text.decision(context.campaign, group)));
        let spot = change.and_then(|number| decision.change(&self.listing, number)).or(decision.alone);
        if let Some(spot) = spot {
            self::change(ui, context, spot, out);
        }
        ui.add_space(size::M);
        self.take_back(ui, context, first, out);
    }

    /// Draws the way back: first a look at what would change, then the button that does it.
    fn take_back(&mut self, ui: &mut Ui, context: &Context<'_>, first: &Entry, out: &mut Vec<Intent>) {
        let (text, group) = (context.text, first.group);
        if let Some(why) = context.why_closed() {
            hint(ui, &why);
            return;
        }
        if context.campaign.way_back(group).is_none() {
            hint(ui, &text.say("history-no-way-back"));
            return;
        }
        match self.preview.take().filter(|preview| preview.group == group) {
            Some(preview) => {
                let beside = std::mem::take(&mut self.goes_beside);
                self.preview = would_change(ui, context, preview, beside.then_some(Focus), out);
            }
            None => {
                let button = ui.button(text.say("history-take-back"));
                if std::mem::take(&mut self.goes_beside) {
                    button.request_focus();
                }
                if button.clicked() {
                    self.goes_beside = true;
                    if data::is_looked_at_at_once(context.campaign, group) {
                        self.preview = data::preview(context.campaign, group);
                    } else {
                        out.push(Intent::LookAtTakingBack(group));
                    }
                }
            }
        }
    }
}

/// Draws one change whole, with the ways that lead from it.
fn change(ui: &mut Ui, context: &Context<'_>, spot: Spot, out: &mut Vec<Intent>) {
    let Some((entry, change)) = spot.look_up(context.campaign) else { return };
    let text = context.text;
    let words = words::change(context, spot);
    let node = context.campaign.line(change.key.unit, change.key.line);
    ui.add_space(size::S);
    ui.add(Label::new(RichText::new(&words.unit).font(font(Text::Strong))).wrap());
    if let Some(node) = node {
        ui.add(Label::new(format!("{} {}", node.code, node.text)).wrap());
    }
    let sentence = text.change_sentence(&text.changed(context.campaign, change));
    ui.add_space(size::XS);
    ui.add(Label::new(sentence).wrap());
    let note = entry.note.as_deref().unwrap_or_default();
    for why in [&*words.why, note].into_iter().filter(|w| !w.is_empty()) {
        hint(ui, why);
    }
    ui.horizontal_wrapped(|ui| {
        if let Some(way) = way_to(context, spot)
            && ui.button(text.say("history-go")).clicked()
        {
            out.push(way);
        }
        if let Some(source) = words::source(entry, change)
            && ui.button(text.say("history-source")).clicked()
        {
            out.push(Intent::ShowSource(source));
        }
    });
}

/// Draws what would change; none once it was decided, one way or the other.
fn would_change(
    ui: &mut Ui,
    context: &Context<'_>,
    preview: Preview,
    focus: Option<Focus>,
    out: &mut Vec<Intent>,
) -> Option<Preview> {
    let text = context.text;
    let count = text.count(preview.changes.len());
    let mut is_over = false;
    if preview.changes.is_empty() {
        ui.add(Label::new(text.say("history-all-written-over")).wrap());
    } else {
        let words = text.fill("history-would-change", &[("count", &count)]);
        ui.add(Label::new(RichText::new(words).font(font(Text::Strong))).wrap());
    }
    let stays = text.stays(context.campaign, &preview.stays);
    if !stays.is_empty() && !preview.changes.is_empty() {
        hint(ui, &stays);
    }
    ui.horizontal(|ui| {
        if !preview.changes.is_empty() {
            let button = primary(ui, &text.fill("history-take-back-now", &[("count", &count)]));
            if focus.is_some() {
                button.request_focus();
            }
            if button.clicked() {
                out.push(Intent::Run(Command::Turn(preview.turn)));
                is_over = true;
            }
        }
        is_over |= ui.button(text.say("history-cancel")).clicked();
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    for (number, change) in preview.changes.iter().take(LISTED).enumerate() {
        let (place, sentence) = words::would_be(context, change);
        let words = RowWords { name: &place, under: &sentence, right: "", ..RowWords::default() };
        ui.push_id(number, |ui| list_row(ui, &words, false));
    }
    if let Some(more) = preview.changes.len().checked_sub(LISTED).filter(|m| *m > 0) {
        hint(ui, &text.fill("history-more", &[("count", &text.count(more))]));
    }
    (!is_over).then_some(preview)
}
