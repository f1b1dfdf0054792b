//! What the history says: decisions, the newest first, with the changes that a filter lets through.
//!
//! A country's history has 365.000 changes: they are sought through once a filter and revision, and put into
//! words only where they are seen.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::domain::campaign::{Campaign, Turn};
use crate::domain::entry::{Act, Change, Entry, EntryId};
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Key, Value, What};
use crate::text::{Text, tsv};
use crate::ui::context::{Context, SourceCell};
use crate::ui::widgets::capital;

/// Vietnam keeps one time all year.
const SEVEN_HOURS_MS: i64 = 7 * 3_600_000;
const DAY_MS: i64 = 24 * 3_600_000;

/// A kind of decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Spreadsheets were taken in.
    Import,
    /// Values were typed or chosen.
    Edit,
    /// The set-up was changed.
    Setup,
    /// Something was turned round, or back.
    Turned,
    /// The campaign was made, locked or opened again.
    Edition,
}

/// What is shown of the history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one unit.
    pub unit: Option<UnitId>,
    /// On one line, of the units of one block.
    pub line: Option<LineId>,
    /// By one person.
    pub person: Option<Arc<str>>,
    /// Of one kind.
    pub kind: Option<Kind>,
    /// Not before this day.
    pub from: Option<Day>,
    /// Not after this day.
    pub until: Option<Day>,
}

/// A day in Việt Nam, in days since 1970.
pub type Day = i64;

/// A change: the position of its entry in the log, and its own there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spot {
    entry: u32,
    change: u32,
}

/// Something that was decided together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Its name.
    pub group: EntryId,
    /// Where its first entry stands in the log.
    entry: u32,
    /// Its change, where it has but one: the row of the decision says it.
    pub alone: Option<Spot>,
    /// Which of the listed changes are its own.
    from: usize,
    until: usize,
}

/// The decisions that a filter lets through, the newest first.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// The decisions.
    pub decisions: Vec<Decision>,
    /// Their changes, one decision's after the other's.
    pub changes: Vec<Spot>,
    /// Everyone who ever decided something.
    pub people: BTreeSet<Arc<str>>,
    /// Every day on which something was decided.
    pub days: BTreeSet<Day>,
}

/// A decision in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeadWords {
    /// When and who.
    pub head: String,
    /// What was decided.
    pub what: String,
    /// Of a decision of one value: from what to what.
    pub change: String,
    /// How many changes are listed.
    pub count: String,
}

impl HeadWords {
    /// What stands beside what was decided.
    pub fn beside(&self) -> &str {
        if self.change.is_empty() { &self.count } else { &self.change }
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

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 5] = [Kind::Edit, Kind::Import, Kind::Setup, Kind::Turned, Kind::Edition];

    /// The kind of a decision.
    pub fn of(act: &Act) -> Kind {
        match act {
            Act::Import => Kind::Import,
            Act::Edit => Kind::Edit,
            Act::Setup => Kind::Setup,
            Act::Undo(_) | Act::Redo(_) => Kind::Turned,
            Act::Create | Act::Finalize(_) | Act::Reopen => Kind::Edition,
        }
    }

    /// Its name.
    pub fn name(self, text: &Text) -> String {
        match self {
            Kind::Import => text.say("history-kind-import"),
            Kind::Edit => text.say("history-kind-edit"),
            Kind::Setup => text.say("history-kind-setup"),
            Kind::Turned => text.say("history-kind-turned"),
            Kind::Edition => text.say("history-kind-edition"),
        }
    }
}

impl Filter {
    /// Whether it lets only some changes of a decision through.
    pub fn is_of_changes(&self) -> bool {
        self.unit.is_some() || self.line.is_some()
    }

    fn lets_entry_through(&self, entry: &Entry) -> bool {
        let day = day(entry.at_ms);
        self.person.as_ref().is_none_or(|person| *person == entry.author)
            && self.kind.is_none_or(|kind| kind == Kind::of(&entry.act))
            && self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
    }

    fn lets_through(&self, context: &Context<'_>, key: Key) -> bool {
        self.unit.is_none_or(|unit| unit == key.unit)
            && self.line.is_none_or(|line| line == key.line && key.what != What::Dealt)
            && (self.line.is_none() || self.unit.is_some() || in_block(context, key))
    }
}

/// A line is one of a block's: another's of the same name is another line.
fn in_block(context: &Context<'_>, key: Key) -> bool {
    context.campaign.block_of(key.unit).is_some_and(|b| b.block.id == context.block)
}

/// The day of a moment.
pub fn day(at_ms: i64) -> Day {
    (at_ms + SEVEN_HOURS_MS).div_euclid(DAY_MS)
}

/// A moment of a day, to print its date.
pub fn moment(day: Day) -> i64 {
    day * DAY_MS
}

/// Lists what a filter lets through.
pub fn list(context: &Context<'_>, filter: &Filter) -> Listing {
    let entries = context.campaign.log().entries();
    let mut listing = Listing::default();
    let (groups, mut members) = groups(entries);
    // In the order of the groups; mostly they are in it.
    members.sort_by_key(|(group, _)| *group);
    let mut rest = members.as_slice();
    let mut found: Vec<(Decision, Vec<Spot>)> = Vec::new();
    for (number, group) in (0_u32..).zip(&groups) {
        let count = rest.iter().take_while(|(of, _)| *of == number).count();
        let (mine, others) = rest.split_at(count);
        rest = others;
        found.extend(decision(context, filter, *group, mine));
    }
    for (decision, spots) in found.into_iter().rev() {
        let from = listing.changes.len();
        listing.changes.extend(spots);
        listing.decisions.push(Decision { from, until: listing.changes.len(), ..decision });
    }
    let mut last = None;
    for entry in entries {
        if last != Some((&entry.author, day(entry.at_ms))) {
            last = Some((&entry.author, day(entry.at_ms)));
            listing.people.insert(entry.author.clone());
            listing.days.insert(day(entry.at_ms));
        }
    }
    listing
}

/// The names of what was decided together, and of each entry to which of them it belongs.
fn groups(entries: &[Arc<Entry>]) -> (Vec<EntryId>, Vec<(u32, u32)>) {
    let mut groups: Vec<EntryId> = Vec::new();
    let mut numbers: HashMap<EntryId, u32> = HashMap::new();
    let mut members = Vec::with_capacity(entries.len());
    for (at, entry) in (0_u32..).zip(entries) {
        let next = u32::try_from(groups.len()).unwrap_or(u32::MAX);
        let number = *numbers.entry(entry.group).or_insert(next);
        if number == next {
            groups.push(entry.group);
        }
        members.push((number, at));
    }
    (groups, members)
}

/// A decision with its changes, where the filter lets any of it through.
fn decision(
    context: &Context<'_>,
    filter: &Filter,
    group: EntryId,
    members: &[(u32, u32)],
) -> Option<(Decision, Vec<Spot>)> {
    let first = members.first()?.1;
    let mut spots = Vec::new();
    let mut is_let_through = false;
    for (_, at) in members {
        let Some(entry) = entry(context.campaign, *at).filter(|e| filter.lets_entry_through(e)) else { continue };
        is_let_through = true;
        let changes = (0_u32..).zip(&entry.changes).filter(|(_, c)| filter.lets_through(context, c.key));
        spots.extend(changes.map(|(change, _)| Spot { entry: *at, change }));
    }
    let is_shown = is_let_through && !(spots.is_empty() && filter.is_of_changes());
    let of_first = entry(context.campaign, first).map_or(0, |e| e.changes.len());
    let alone = spots.first().copied().filter(|_| members.len() == 1 && of_first == 1);
    is_shown.then_some((Decision { group, entry: first, alone, from: 0, until: 0 }, spots))
}

impl Decision {
    /// How many of its changes are listed.
    pub fn len(&self) -> usize {
        self.until - self.from
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many rows stand under its own.
    pub fn rows(&self) -> usize {
        if self.alone.is_some() { 0 } else { self.len() }
    }

    /// The change of a number among its own.
    pub fn change(&self, listing: &Listing, number: usize) -> Option<Spot> {
        listing.changes.get(self.from..self.until)?.get(number).copied()
    }

    /// Its first entry.
    pub fn first<'a>(&self, campaign: &'a Campaign) -> Option<&'a Entry> {
        entry(campaign, self.entry)
    }
}

impl Spot {
    /// The change with its entry.
    pub fn look_up(self, campaign: &Campaign) -> Option<(&Entry, &Change)> {
        let entry = entry(campaign, self.entry)?;
        Some((entry, entry.changes.get(usize::try_from(self.change).ok()?)?))
    }
}

fn entry(campaign: &Campaign, at: u32) -> Option<&Entry> {
    campaign.log().entries().get(usize::try_from(at).ok()?).map(|e| &**e)
}

/// A decision in words.
pub fn head(context: &Context<'_>, decision: &Decision) -> HeadWords {
    let text = context.text;
    let Some(first) = decision.first(context.campaign) else { return HeadWords::default() };
    HeadWords {
        head: format!("{} · {}", text.time(first.at_ms), first.author),
        what: capital(&text.decision(context.campaign, decision.group)),
        change: match decision.alone {
            Some(spot) => brief(context, spot),
            None => String::new(),
        },
        count: match decision.len() {
            0 | 1 => String::new(),
            count => text.fill("history-changes", &[("count", &text.count(count))]),
        },
    }
}

/// A change in words.
pub fn change(context: &Context<'_>, spot: Spot) -> ChangeWords {
    let Some((entry, change)) = spot.look_up(context.campaign) else { return ChangeWords::default() };
    let changed = context.text.changed(context.campaign, change);
    let (unit, line) = place(context, change.key);
    let from = origin(entry, change);
    let sentence = context.text.change_sentence(&changed);
    let joined = |words: &[&str]| words.iter().filter(|w| !w.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    let said = joined(&[&unit, &line, &sentence, &changed.reason, &from]);
    // What is other in the set-up is told where there is room for it.
    let (after, reason) = match changed.is_setup() {
        true => (String::new(), changed.after),
        false => (changed.after, changed.reason),
    };
    let why = joined(&[&reason, &from]);
    ChangeWords { unit, line, what: capital(&changed.what), before: changed.before, after, why, said }
}

/// From what to what, where what was changed is said beside it.
fn brief(context: &Context<'_>, spot: Spot) -> String {
    let Some((_, change)) = spot.look_up(context.campaign) else { return String::new() };
    let changed = context.text.changed(context.campaign, change);
    if changed.is_setup() {
        return changed.after;
    }
    let nothing = context.text.say("change-nothing");
    let or_nothing = |words: &str| if words.is_empty() { nothing.clone() } else { words.to_owned() };
    format!("{} → {}", or_nothing(&changed.before), or_nothing(&changed.after))
}

/// The unit (or block) by its name, and the code of the line.
fn place(context: &Context<'_>, key: Key) -> (String, String) {
    let campaign = context.campaign;
    let unit = if key.unit.is_none() { String::new() } else { context.text.unit_name(campaign, key.unit) };
    let line = match campaign.line(key.unit, key.line) {
        Some(node) => node.code.to_string(),
        None if key.line.is_none() || key.what == What::Dealt => String::new(),
        None => key.line.to_string(),
    };
    (unit, line)
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
    let text = context.text;
    let heads = [
        text.say("workbook-head-time"),
        text.say("workbook-head-author"),
        text.say("workbook-head-act"),
        text.say("workbook-head-unit"),
        text.say("workbook-head-line-code"),
        text.say("workbook-head-what"),
        text.say("workbook-head-before-value"),
        text.say("workbook-head-after"),
        text.say("workbook-head-why"),
        text.say("workbook-head-file"),
        text.say("workbook-head-sheet"),
        text.say("workbook-head-cell"),
    ];
    let mut written = Written::default();
    let decisions = listing.decisions.iter().filter(|d| only.is_none_or(|only| only == d.group));
    let mut rows = vec![heads.to_vec()];
    for decision in decisions {
        if decision.is_empty() {
            rows.extend(decision.first(context.campaign).map(|entry| row(context, entry, None, &mut written)));
        }
        for spot in listing.changes.get(decision.from..decision.until).unwrap_or_default() {
            let found = spot.look_up(context.campaign);
            rows.extend(found.map(|(entry, change)| row(context, entry, Some(change), &mut written)));
        }
    }
    tsv::write(rows)
}

fn row<'a>(context: &'a Context<'_>, entry: &Entry, change: Option<&Change>, written: &mut Written<'a>) -> Vec<String> {
    let text = context.text;
    let note = entry.note.as_deref().unwrap_or_default();
    let mut row = vec![text.time_to_the_second(entry.at_ms), entry.author.to_string(), text.act(&entry.act)];
    let Some(change) = change else {
        row.extend(["", "", "", "", "", note, "", "", ""].map(str::to_owned));
        return row;
    };
    let before: Vec<&Value> =
        change.replaces.iter().filter_map(|id| written.value(context.campaign, *id, change.key)).collect();
    let mut changed = text.changed_from(&before, change);
    if change.key.what == What::PrivateNote {
        // What is copied leaves the house.
        let hidden = |words: &str| if words.is_empty() { String::new() } else { text.say("workbook-value-private") };
        (changed.before, changed.after) = (hidden(&changed.before), hidden(&changed.after));
    }
    let (unit, line) = place(context, change.key);
    let why = if changed.reason.is_empty() { note.to_owned() } else { changed.reason };
    row.extend([unit, line, changed.what, changed.before, changed.after, why]);
    let file = entry.file.as_ref().filter(|_| change.from.is_some()).map(|f| f.name.to_string());
    row.extend(
        [file, entry.sheet_of(change).map(ToString::to_string), change.from.map(|f| f.cell.to_string())]
            .map(Option::unwrap_or_default),
    );
    row
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

/// What taking a decision back would do.
#[derive(Debug, Clone)]
pub struct Preview {
    /// As of this revision.
    pub revision: u64,
    /// The decision.
    pub group: EntryId,
    /// The turn that takes it back.
    pub turn: Turn,
    /// What would be written.
    pub changes: Vec<Change>,
    /// What stays, since someone has written on top.
    pub stays: Vec<Key>,
}

/// Looks at what taking a decision back would do; none where it can't be taken back.
pub fn preview(context: &Context<'_>, group: EntryId) -> Option<Preview> {
    let campaign = context.campaign;
    let turn = campaign.way_back(group)?;
    let turned = campaign.preview(turn);
    let mut changes: Vec<Change> = turned.changes().cloned().collect();
    // They are turned from the last to the first.
    changes.reverse();
    Some(Preview { revision: campaign.revision(), group, turn, changes, stays: turned.stays })
}

/// A value that would be written: where, and from what to what.
pub fn would_be(context: &Context<'_>, change: &Change) -> (String, String) {
    let (unit, line) = place(context, change.key);
    let place = [line, unit].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" · ");
    let sentence = context.text.change_sentence(&context.text.changed(context.campaign, change));
    (if place.is_empty() { context.text.what(change.key.what) } else { place }, sentence)
}
