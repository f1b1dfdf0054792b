//! Random work: commands of several people, each on a copy of their own, who sometimes exchange entries.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use thamdinh::domain::campaign::{Campaign, Command, Edit, Refusal};
use thamdinh::domain::points::Points;
use thamdinh::domain::setup::{RatingBand, Settings, Ties};
use thamdinh::domain::value::{Key, Round, Value, What};

use super::samples::{LINES, Sitting, UNITS, campaign, edit, file, join, key, slug, unit};

/// Something that someone does.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    Type(Vec<Edit>),
    Import(Vec<Vec<Edit>>),
    Settle(Settings),
    Roster(usize),
    Undo,
    Redo,
    Finalize,
    Reopen,
}

/// What happens to several copies of one campaign.
#[derive(Debug, Clone)]
pub(super) enum Event {
    Work(usize, Step),
    /// The second hands all that it has to the first.
    Join(usize, usize),
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let of_line = (select(&UNITS[..]), select(&LINES[..]), select(vec!["", "0", "1", "2.5", "3.3333", "NA"]));
    let counted = of_line.prop_map(|(unit, line, text)| edit(unit, line, text));
    let other = (select(&UNITS[..]), select(&LINES[..3]), select(vec!["", "1", "2"]), 0..5_usize);
    let other = other.prop_map(|(unit, line, text, kind)| {
        let (what, value) = match kind {
            0 => (What::SelfScore, edit(unit, line, text).value),
            1 => (What::Appraised(Round::Second), edit(unit, line, text).value),
            2 => (What::Explanation, Value::text(text)),
            3 => (What::SentBack, Value::text(text)),
            _ => (What::Appraised(Round::First), Value::Score(None, Some("chậm".into()))),
        };
        Edit::typed(Key::cell(what, slug(unit), slug(line)), value)
    });
    let previous = (select(&UNITS[..]), 1..9_u32)
        .prop_map(|(unit, rank)| Edit::typed(Key::unit(What::PreviousRank, slug(unit)), Value::Rank(rank)));
    prop_oneof![6 => counted, 3 => other, 1 => previous]
}

pub(super) fn any_work() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => vec(any_edit(), 1..4).prop_map(Step::Type),
        3 => vec(vec(any_edit(), 1..5), 1..3).prop_map(Step::Import),
    ]
}

pub(crate) fn any_step() -> impl Strategy<Value = Step> {
    let settings = (0..5_u8, any::<bool>()).prop_map(|(total_decimals, dense)| Settings {
        total_decimals,
        ties: if dense { Ties::Dense } else { Ties::Competition },
        bands: vec![RatingBand { name: "Tốt".into(), from: Points::whole(i64::from(total_decimals)), block: None }],
        ..Settings::default()
    });
    prop_oneof![
        14 => any_work(),
        2 => settings.prop_map(Step::Settle),
        1 => (1..=UNITS.len()).prop_map(Step::Roster),
        5 => Just(Step::Undo),
        4 => Just(Step::Redo),
        1 => Just(Step::Finalize),
        1 => Just(Step::Reopen),
    ]
}

pub(super) fn any_events(copies: usize) -> impl Strategy<Value = Vec<Event>> {
    let work = (0..copies, any_step()).prop_map(|(at, step)| Event::Work(at, step));
    let join = (0..copies, 0..copies).prop_map(|(to, from)| Event::Join(to, from));
    vec(prop_oneof![5 => work, 1 => join], 0..24)
}

pub(crate) fn command(step: Step) -> Command {
    match step {
        Step::Type(edits) => Command::Edit { edits, note: None },
        Step::Import(files) => {
            let files = files.into_iter().enumerate();
            // A register that stands in two files is the reader's to refuse: each file keeps to its unit.
            Command::Import(files.map(|(at, edits)| file(&format!("{at}.xlsx"), in_unit(UNITS[at], edits))).collect())
        }
        Step::Settle(settings) => Command::Edit { edits: vec![Edit::settings(&settings)], note: None },
        Step::Roster(count) => {
            let units: Vec<_> = UNITS[..count].iter().map(|u| unit(u)).collect();
            Command::Edit { edits: vec![Edit::roster(slug("wards"), &units)], note: None }
        }
        Step::Undo | Step::Redo => unreachable!("goes along what was done in the copy"),
        Step::Finalize => Command::Finalize,
        Step::Reopen => Command::Reopen { reason: "Có đơn kiến nghị".into() },
    }
}

fn in_unit(unit: &str, edits: Vec<Edit>) -> Vec<Edit> {
    let moved = |e: Edit| Edit { key: Key { unit: slug(unit), ..e.key }, ..e };
    edits.into_iter().map(moved).collect()
}

/// Lets the copies live through the events. What is refused doesn't happen.
pub(super) fn live(events: Vec<Event>, copies: usize) -> Vec<Campaign> {
    let mut all: Vec<Sitting> = (1..).take(copies).map(|copy| Sitting::at(campaign(), copy)).collect();
    for event in events {
        match event {
            Event::Work(at, step) => {
                let _refused = all[at].take(step);
            }
            Event::Join(to, from) => {
                let other = all[from].campaign.clone();
                join(&mut all[to].campaign, &other);
            }
        }
    }
    all.into_iter().map(|sitting| sitting.campaign).collect()
}

impl Sitting {
    /// Does something, unless it is refused.
    pub(crate) fn take(&mut self, step: Step) -> Result<usize, Refusal> {
        match step {
            Step::Undo => self.undo(),
            Step::Redo => self.redo(),
            step => self.attempt(command(step)),
        }
    }
}

/// The registers that a step writes to.
pub(super) fn keys(step: &Step) -> Vec<Key> {
    match command(step.clone()) {
        Command::Edit { edits, .. } => edits.into_iter().map(|e| e.key).collect(),
        Command::Import(files) => files.into_iter().flat_map(|f| f.edits).map(|e| e.key).collect(),
        _ => vec![key("a", "1.1")],
    }
}
