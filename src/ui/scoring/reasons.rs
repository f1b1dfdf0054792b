//! The reasons that are offered on a line. One is taken with a click; one that is worded better is worded better
//! wherever it stands, after showing where.

use std::sync::Arc;

use egui::{Label, RichText, TextEdit, Ui};

use super::edits::Changes;
use super::turned::Target;
use crate::domain::campaign::{Command, Edit};
use crate::domain::criteria::Node;
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Key, Round, Value, What};
use crate::text::short_name;
use crate::ui::context::{Context, Intent};
use crate::ui::theme::{Text, font, size};
use crate::ui::widgets::{RowWords, list_row, primary, quiet};

/// A reason that is known on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its words.
    pub text: Arc<str>,
    /// Where it stands: the units, each with the round.
    pub stands: Vec<(UnitId, Round)>,
}

/// A reason that is being worded anew.
#[derive(Clone, Debug)]
pub(super) struct Rewording {
    line: LineId,
    before: Arc<str>,
    text: String,
}

/// The edits that word a reason anew wherever it stands, and may be written by the person at the keyboard.
pub fn reworded(context: &Context<'_>, line: LineId, known: &Known, text: &str) -> Vec<Edit> {
    let anew = |(unit, round): &(UnitId, Round)| {
        let key = Key::cell(What::Appraised(*round), *unit, line);
        let score = context.campaign.read(key).value()?.as_score();
        let is_theirs = context.campaign.check_by(context.author, key).is_ok();
        is_theirs.then(|| Edit::typed(key, Value::Score(score, Some(text.trim().into()))))
    };
    known.stands.iter().filter_map(anew).collect()
}

/// Offers the reasons of a line; `rewording` is the one that is being worded anew.
pub(super) fn offer(
    ui: &mut Ui,
    context: &Context<'_>,
    (unit, node, round): (UnitId, &Node, Round),
    reasons: &[Known],
    rewording: &mut Option<Rewording>,
    out: &mut Vec<Intent>,
) {
    let text = context.text;
    let own = context.campaign.read(Key::cell(What::Appraised(round), unit, node.id));
    let own = own.value().and_then(Value::reason).unwrap_or_default().to_owned();
    ui.spacing_mut().item_spacing.y = 0.0;
    for (number, known) in reasons.iter().enumerate() {
        let times = if known.stands.is_empty() { text.say("scoring-reason-last-year") } else { times(known) };
        let words = RowWords { name: &known.text, right: &times, ..RowWords::default() };
        let row = ui.push_id(("reason", number), |ui| list_row(ui, &words, *known.text == *own)).inner;
        if row.on_hover_text(&*known.text).clicked() {
            let mut changes = Changes::new(context.campaign, round);
            changes.explain(Target { unit, node }, &known.text);
            let edits = changes.edits(context.author);
            if !edits.is_empty() {
                out.push(Intent::Run(Command::Edit { edits, note: None }));
            }
        }
    }
    ui.spacing_mut().item_spacing.y = size::S;
    let here = reasons.iter().find(|known| *known.text == *own);
    match rewording.as_mut().filter(|r| r.line == node.id && reasons.iter().any(|known| known.text == r.before)) {
        Some(open) => {
            if reword(ui, context, reasons, open, out) {
                *rewording = None;
            }
        }
        None => {
            *rewording = None;
            if let Some(known) = here.filter(|_| quiet(ui, &text.say("scoring-reason-reword")).clicked()) {
                *rewording =
                    Some(Rewording { line: node.id, before: known.text.clone(), text: known.text.to_string() });
            }
        }
    }
}

fn times(known: &Known) -> String {
    format!("×{}", known.stands.len())
}

/// Lets a reason be worded anew, and shows for whom; tells whether it was done or given up.
fn reword(
    ui: &mut Ui,
    context: &Context<'_>,
    reasons: &[Known],
    rewording: &mut Rewording,
    out: &mut Vec<Intent>,
) -> bool {
    let text = context.text;
    let Some(known) = reasons.iter().find(|known| known.text == rewording.before) else { return true };
    ui.add_space(size::XS);
    let name = text.say("scoring-reason-words");
    ui.add(TextEdit::multiline(&mut rewording.text).desired_rows(3).desired_width(f32::INFINITY)).accessible_name(name);
    let is_new = !rewording.text.trim().is_empty() && rewording.text.trim() != &*rewording.before;
    let edits = if is_new { reworded(context, rewording.line, known, &rewording.text) } else { Vec::new() };
    let units = edits.iter().map(|edit| short_name(&text.unit_name(context.campaign, edit.key.unit)));
    let units = units.collect::<Vec<_>>().join(", ");
    if !edits.is_empty() {
        let words = text.fill("scoring-reason-where", &[("units", &units)]);
        ui.add(Label::new(RichText::new(words).font(font(Text::Small))).wrap());
    }
    let count = text.count(edits.len());
    let (mut done, mut dropped) = (false, false);
    ui.horizontal(|ui| {
        let words = text.fill("scoring-reason-everywhere", &[("count", &count)]);
        done = ui.add_enabled_ui(!edits.is_empty(), |ui| primary(ui, &words)).inner.clicked();
        dropped = quiet(ui, &text.say("scoring-reason-drop")).clicked();
    });
    if done {
        let told = text.fill("scoring-reason-told", &[("count", &count)]);
        let note = Some(text.say("scoring-reason-note").into());
        out.push(Intent::RunAndTell(Command::Edit { edits, note }, told));
    }
    done || dropped
}
