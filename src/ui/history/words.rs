//! Decisions and changes in words, for the rows that are seen and for a spreadsheet program.

use std::collections::HashMap;

use super::data::{Decision, Listing, Spot};
use crate::domain::campaign::Campaign;
use crate::domain::entry::{Change, Entry, EntryId};
use crate::domain::value::{Key, Value};
use crate::text::{Text, tsv};
use crate::ui::context::{Context, SourceCell};
use crate::ui::widgets::capital;

/// A decision in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeadWords {
    /// When and who.
    pub head: String,
    /// What was decided.
    pub what: String,
    /// Of a decision of one value: from what; nothing of a set-up.
    pub before: String,
    /// To what.
    pub after: String,
    /// How many of its changes are listed, where not all of them are.
    pub count: String,
}

impl HeadWords {
    /// What stands beside what was decided, where that isn't from what to what.
    pub fn beside(&self) -> &str {
        if self.after.is_empty() { &self.count } else { &self.after }
    }

    /// All of it, as it is read out.
    pub fn said(&self) -> String {
        let beside = match self.before.as_str() {
            "" => self.beside().to_owned(),
            before => format!("{before} → {}", self.after),
        };
        joined(&[&self.what, &beside, &self.head])
    }
}

/// A change in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangeWords {
    /// Unit, or block.
    pub unit: String,
    /// The code of the line.
    pub line: String,
    /// What was changed.
    pub what: String,
    /// From what.
    pub before: String,
    /// To what.
    pub after: String,
    /// Why, and from which cell.
    pub why: String,
    /// All of it, as it is read out.
    pub said: String,
}

/// A decision in words.
pub fn head(context: &Context<'_>, decision: &Decision) -> HeadWords {
    let text = context.text;
    let Some(first) = decision.first(context.campaign) else { return HeadWords::default() };
    let [before, after] = decision.alone.map(|spot| brief(context, spot)).unwrap_or_default();
    HeadWords {
        head: format!("{} · {}", text.time(first.at_ms), first.author),
        what: capital(&text.decision(context.campaign, decision.group)),
        before,
        after,
        count: match (decision.len(), decision.all) {
            (listed, all) if listed == all => String::new(),
            (listed, all) => {
                text.fill("history-changes", &[("listed", &text.count(listed)), ("all", &text.count(all))])
            }
        },
    }
}

/// A change in words.
pub fn change(context: &Context<'_>, spot: Spot) -> ChangeWords {
    let Some((entry, change)) = spot.look_up(context.campaign) else { return ChangeWords::default() };
    let changed = context.text.changed(context.campaign, change);
    let (unit, line) = context.text.unit_and_code(context.campaign, change.key);
    let from = origin(entry, change);
    let sentence = context.text.change_sentence(&changed);
    let said = joined(&[&unit, &line, &sentence, &changed.reason, &from]);
    // What is other in the set-up is told where there is room for it.
    let (after, reason) = match changed.is_setup() {
        true => (String::new(), changed.after),
        false => (changed.after, changed.reason),
    };
    let why = joined(&[&reason, &from]);
    ChangeWords { unit, line, what: capital(&changed.what), before: changed.before, after, why, said }
}

fn joined(words: &[&str]) -> String {
    words.iter().filter(|w| !w.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

/// From what to what, where what was changed is said beside it; of a set-up alone what is other.
fn brief(context: &Context<'_>, spot: Spot) -> [String; 2] {
    let Some((_, change)) = spot.look_up(context.campaign) else { return Default::default() };
    let changed = context.text.changed(context.campaign, change);
    if changed.is_setup() {
        return [String::new(), changed.after];
    }
    let nothing = context.text.say("change-nothing");
    [changed.before, changed.after].map(|words| if words.is_empty() { nothing.clone() } else { words })
}

/// Where a value comes from: `tu-cham.xlsx · 3.2!E41`; nothing where it was typed.
fn origin(entry: &Entry, change: &Change) -> String {
    match (&entry.file, entry.sheet_of(change), change.from) {
        (Some(file), Some(sheet), Some(from)) => format!("{} · {sheet}!{}", file.name, from.cell),
        _ => String::new(),
    }
}

/// The cell that a value was taken from.
pub fn source(entry: &Entry, change: &Change) -> Option<SourceCell> {
    let file = entry.file.as_ref()?;
    let sheet = entry.sheet_of(change)?.clone();
    Some(SourceCell { name: file.name.clone(), sha256: file.sha256, sheet, cell: change.from?.cell })
}

/// What is listed, as a spreadsheet program takes it; of one decision where one is named.
pub fn copied(context: &Context<'_>, listing: &Listing, only: Option<EntryId>) -> String {
    let (campaign, text) = (context.campaign, context.text);
    let heads = text.history_heads().to_vec();
    tsv::write(std::iter::once(heads).chain(rows(campaign, text, listing, only)))
}

/// The rows of what is listed, as they leave the house; of one decision where one is named.
pub fn rows(campaign: &Campaign, text: &Text, listing: &Listing, only: Option<EntryId>) -> Vec<Vec<String>> {
    let mut written = Written::default();
    let decisions = listing.decisions.iter().filter(|d| only.is_none_or(|only| only == d.group));
    let mut rows = Vec::new();
    for decision in decisions {
        if decision.is_empty() {
            rows.extend(decision.first(campaign).map(|entry| row((campaign, text), entry, None, &mut written)));
        }
        for spot in decision.changes(listing) {
            let found = spot.look_up(campaign);
            rows.extend(found.map(|(entry, change)| row((campaign, text), entry, Some(change), &mut written)));
        }
    }
    rows
}

fn row<'a>(
    (campaign, text): (&'a Campaign, &Text),
    entry: &Entry,
    change: Option<&Change>,
    written: &mut Written<'a>,
) -> Vec<String> {
    let replaced: Vec<&Value> = change
        .into_iter()
        .flat_map(|change| change.replaces.iter().map(move |id| (*id, change.key)))
        .filter_map(|(id, key)| written.value(campaign, id, key))
        .collect();
    let told = text.history_row(campaign, entry, change.map(|change| (change, &*replaced)));
    std::iter::once(text.time_to_the_second(entry.at_ms)).chain(told).collect()
}

/// What entries wrote, by register; each is looked through once.
#[derive(Default)]
struct Written<'a>(HashMap<EntryId, HashMap<Key, &'a Value>>);

impl<'a> Written<'a> {
    fn value(&mut self, campaign: &'a Campaign, entry: EntryId, key: Key) -> Option<&'a Value> {
        let values = self.0.entry(entry).or_insert_with(|| {
            let changes = campaign.log().get(entry).into_iter().flat_map(|e| &e.changes);
            changes.map(|c| (c.key, &c.value)).collect()
        });
        values.get(&key).copied()
    }
}

/// A value that would be written: where, and from what to what.
pub fn would_be(context: &Context<'_>, change: &Change) -> (String, String) {
    let (unit, line) = context.text.unit_and_code(context.campaign, change.key);
    let place = [line, unit].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" · ");
    let sentence = context.text.change_sentence(&context.text.changed(context.campaign, change));
    (if place.is_empty() { context.text.what(change.key.what) } else { place }, sentence)
}
