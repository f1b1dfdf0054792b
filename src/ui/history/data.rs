//! What the history says: decisions, the newest first, with the changes that a filter lets through.
//!
//! A country's history has 365.000 changes: they are sought through once a filter and revision, and put into
//! words only where they are seen.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::domain::campaign::{Campaign, Turn};
use crate::domain::entry::{Act, Change, Entry, EntryId};
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Key, What};
use crate::text::Text;
use crate::ui::context::Context;

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
    /// How many changes it has, listed or not.
    pub all: usize,
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
    let all = members.iter().filter_map(|(_, at)| entry(context.campaign, *at)).map(|e| e.changes.len()).sum();
    let alone = spots.first().copied().filter(|_| all == 1);
    is_shown.then_some((Decision { group, entry: first, alone, all, from: 0, until: 0 }, spots))
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
        self.changes(listing).get(number).copied()
    }

    /// Those of its changes that are listed.
    pub fn changes<'a>(&self, listing: &'a Listing) -> &'a [Spot] {
        listing.changes.get(self.from..self.until).unwrap_or_default()
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

/// More values are looked at on a thread of their own: a country's import takes half a second.
const AT_ONCE: usize = 20_000;

/// Whether a decision has so few values that taking it back is looked at at once.
pub fn is_looked_at_at_once(campaign: &Campaign, group: EntryId) -> bool {
    campaign.group(group).map(|entry| entry.changes.len()).sum::<usize>() <= AT_ONCE
}

/// Looks at what taking a decision back would do; none where it can't be taken back.
pub fn preview(campaign: &Campaign, group: EntryId) -> Option<Preview> {
    let turn = campaign.way_back(group)?;
    let turned = campaign.preview(turn);
    let mut changes: Vec<Change> = turned.changes().cloned().collect();
    // They are turned from the last to the first.
    changes.reverse();
    Some(Preview { revision: campaign.revision(), group, turn, changes, stays: turned.stays })
}
