//! How much is open, by what it is. Every number of open things that is shown anywhere comes from here.

use super::{Open, OpenKind};

/// What an open thing is, in the order in which people look at them: what only a person can decide first, lines that
/// are simply not scored yet last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// Entries turned up after finalizing.
    LateEntries,
    /// Two values stand against each other.
    Disputed,
    /// A score is above its maximum.
    OverMax,
    /// "Does not apply" where that isn't allowed.
    NotApplicableNotAllowed,
    /// Two texts stand against each other; both are printed.
    DisputedText,
    /// The supervisor asks to look again.
    SentBack,
    /// A score departs from the self score and says no reason.
    MissingReason,
    /// Something was wrong in a file, and nobody has dealt with it.
    Finding,
    /// A line is not scored.
    Blank,
}

impl Matter {
    /// All of them, in their order.
    pub const ALL: [Matter; 9] = [
        Matter::LateEntries,
        Matter::Disputed,
        Matter::OverMax,
        Matter::NotApplicableNotAllowed,
        Matter::DisputedText,
        Matter::SentBack,
        Matter::MissingReason,
        Matter::Finding,
        Matter::Blank,
    ];

    /// What an open thing is.
    pub fn of(kind: &OpenKind) -> Matter {
        match kind {
            OpenKind::LateEntries(_) => Matter::LateEntries,
            OpenKind::Disputed(what) if what.dispute_blocks() => Matter::Disputed,
            OpenKind::Disputed(_) => Matter::DisputedText,
            OpenKind::OverMax { .. } => Matter::OverMax,
            OpenKind::NotApplicableNotAllowed => Matter::NotApplicableNotAllowed,
            OpenKind::SentBack(_) => Matter::SentBack,
            OpenKind::MissingReason { .. } => Matter::MissingReason,
            OpenKind::Finding(..) => Matter::Finding,
            OpenKind::Blank => Matter::Blank,
        }
    }

    /// Whether it stops finalizing.
    pub fn is_blocking(self) -> bool {
        match self {
            Matter::LateEntries
            | Matter::Disputed
            | Matter::OverMax
            | Matter::NotApplicableNotAllowed
            | Matter::Blank => true,
            Matter::DisputedText | Matter::SentBack | Matter::MissingReason | Matter::Finding => false,
        }
    }

    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Matter::LateEntries => "late_entries",
            Matter::Disputed | Matter::DisputedText => "disputed",
            Matter::OverMax => "over_max",
            Matter::NotApplicableNotAllowed => "na_not_allowed",
            Matter::SentBack => "sent_back",
            Matter::MissingReason => "missing_reason",
            Matter::Finding => "finding",
            Matter::Blank => "blank",
        }
    }
}

/// How many open things there are of each matter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally([usize; Matter::ALL.len()]);

impl Tally {
    /// Counts some open things.
    pub fn of<'a>(open: impl IntoIterator<Item = &'a Open>) -> Tally {
        let mut tally = Tally::default();
        open.into_iter().for_each(|open| tally.add(open));
        tally
    }

    /// How many there are of a matter.
    pub fn count(&self, matter: Matter) -> usize {
        self.0.get(matter as usize).copied().unwrap_or_default()
    }

    /// All of them.
    pub fn all(&self) -> usize {
        self.0.iter().sum()
    }

    /// Lines that nobody has scored: what is to be done where one scores.
    pub fn blank(&self) -> usize {
        self.count(Matter::Blank)
    }

    /// What a person has to look at or decide: all but the lines that nobody has scored.
    pub fn to_decide(&self) -> usize {
        self.all() - self.blank()
    }

    /// What stops finalizing.
    pub fn blocking(&self) -> usize {
        self.each().filter(|(matter, _)| matter.is_blocking()).map(|(_, count)| count).sum()
    }

    /// What stops finalizing that is no blank line.
    pub fn blocking_to_decide(&self) -> usize {
        self.blocking() - self.blank()
    }

    /// What is listed and doesn't stop finalizing.
    pub fn listed(&self) -> usize {
        self.all() - self.blocking()
    }

    /// Each matter that there is, with how many there are of it.
    pub fn each(&self) -> impl Iterator<Item = (Matter, usize)> {
        Matter::ALL.into_iter().zip(self.0).filter(|(_, count)| *count > 0)
    }

    pub(super) fn add(&mut self, open: &Open) {
        if let Some(count) = self.0.get_mut(open.matter() as usize) {
            *count += 1;
        }
    }

    pub(super) fn take_away(&mut self, open: &Open) {
        if let Some(count) = self.0.get_mut(open.matter() as usize) {
            *count = count.saturating_sub(1);
        }
    }
}
