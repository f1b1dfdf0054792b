//! Findings that repeat: of a kind so many are told one by one, and the rest as one with its count.
//!
//! A table of a million rows may be wrong in each of them in the same way. Nobody reads a million sentences, and
//! neither memory nor campaign file shall carry them; what isn't told one by one is counted and its first places
//! are named, so that nothing is dropped in silence.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::finding::{Cell, Finding, FindingKind, Severity};

/// How many findings of a kind and a sheet are told one by one: more than a person looks at, a district's whole
/// matrix of scores among them.
pub const OF_A_SHEET: usize = 1_000;
/// How many of a kind the campaign keeps of one file: they are listed as open for weeks.
pub const OF_A_FILE: usize = 200;
/// How many places are named where cells are many.
pub const FIRST_PLACES: usize = 8;
/// How many letters of a text a finding carries: spreadsheet programs allow 32,767 in a cell.
const LETTERS: usize = 500;

/// Counts findings as they come in, and holds back those of a kind that come too often.
#[derive(Debug, Default)]
pub struct Repeats {
    kinds: BTreeMap<(FindingKind, Severity), Kind>,
}

/// What came of a kind.
#[derive(Debug, Default)]
struct Kind {
    told: usize,
    held_back: usize,
    /// The first that was held back.
    first: Option<Finding>,
    /// Where the first ones stand.
    places: Vec<Cell>,
}

/// What a finding that stands for many says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repeated<'f> {
    /// How many there are beside those that are told one by one.
    pub count: u64,
    /// The first places, as spreadsheets name them.
    pub places: &'f str,
}

impl Repeats {
    /// Gives the finding back to be told by itself, its texts cut to what a person reads; none where `most` of its
    /// kind were told before.
    pub fn tell(&mut self, finding: Finding, most: usize) -> Option<Finding> {
        let kind = self.kinds.entry((finding.kind, finding.severity)).or_default();
        if kind.told < most {
            kind.told += 1;
            return Some(short(finding));
        }
        self.hold_back(finding);
        None
    }

    /// Holds back a finding that may itself stand for others.
    pub fn hold_back(&mut self, finding: Finding) {
        let count = finding.repeated().map_or(1, |of| usize::try_from(of.count).unwrap_or(usize::MAX));
        let kind = self.kinds.entry((finding.kind, finding.severity)).or_default();
        kind.held_back = kind.held_back.saturating_add(count);
        if kind.places.len() < FIRST_PLACES {
            kind.places.extend(finding.cell);
        }
        kind.first.get_or_insert(Finding { found: None, expected: None, ..finding });
    }

    /// How many errors of cells were held back: each is a value that isn't taken.
    pub fn refused(&self) -> usize {
        let of = |kind: &Kind| kind.first.as_ref().is_some_and(|f| f.severity == Severity::Error && f.cell.is_some());
        self.kinds.values().filter(|kind| of(kind)).map(|kind| kind.held_back).sum()
    }

    /// Takes over what was held back elsewhere.
    pub fn join(&mut self, other: Repeats) {
        for (of, other) in other.kinds {
            let kind = self.kinds.entry(of).or_default();
            kind.held_back += other.held_back;
            kind.first = kind.first.take().or(other.first);
            let room = FIRST_PLACES.saturating_sub(kind.places.len());
            kind.places.extend(other.places.into_iter().take(room));
        }
    }

    /// One finding for all of each kind that were held back.
    pub fn rest(&self) -> impl Iterator<Item = Finding> + '_ {
        self.kinds.values().filter_map(|kind| {
            let first = kind.first.clone()?;
            let places: Vec<String> = kind.places.iter().map(Cell::to_string).collect();
            let more = if kind.held_back > places.len() { "…" } else { "" };
            Some(Finding { line: None, ..first }.found(format!("× {}: {}{more}", kind.held_back, places.join(", "))))
        })
    }
}

impl Finding {
    /// What it says where it stands for many of its kind.
    pub fn repeated(&self) -> Option<Repeated<'_>> {
        let (count, places) = self.found.as_deref()?.strip_prefix("× ")?.split_once(": ")?;
        Some(Repeated { count: count.parse().ok()?, places })
    }
}

/// The finding with texts that can be read in a list.
fn short(mut finding: Finding) -> Finding {
    for text in [&mut finding.found, &mut finding.expected] {
        if let Some(long) = text
            && let Some((end, _)) = (long.len() > LETTERS).then(|| long.char_indices().nth(LETTERS)).flatten()
        {
            let cut: Arc<str> = format!("{}…", long.get(..end).unwrap_or_default()).into();
            *long = cut;
        }
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(row: u32) -> Finding {
        Finding::new(Severity::Error, FindingKind::OverMax).at(Cell { row, column: 1 }).found("9")
    }

    #[test]
    fn a_kind_that_repeats_is_told_so_often_and_then_counted() {
        let mut repeats = Repeats::default();
        let told = (0..30_000).filter_map(|row| repeats.tell(at(row), 20)).count();
        assert_eq!((told, repeats.refused()), (20, 29_980));
        let rest: Vec<Finding> = repeats.rest().collect();
        let [rest] = &*rest else { panic!("{rest:?}") };
        let said = rest.repeated().unwrap();
        assert_eq!((said.count, said.places), (29_980, "B21, B22, B23, B24, B25, B26, B27, B28…"));
        assert_eq!((rest.kind, rest.cell.unwrap().to_string()), (FindingKind::OverMax, "B21".to_owned()));
    }

    #[test]
    fn kinds_are_counted_apart_and_joined_by_kind() {
        let (mut one, mut other) = (Repeats::default(), Repeats::default());
        assert!(one.tell(at(0), 1).is_some() && one.tell(at(1), 1).is_none());
        assert!(other.tell(at(2), 0).is_none());
        assert!(one.tell(Finding { severity: Severity::Warning, ..at(3) }, 1).is_some());
        one.join(other);
        let said: Vec<_> = one.rest().map(|f| f.found.unwrap().to_string()).collect();
        assert_eq!(said, ["× 2: B2, B3"]);
    }

    #[test]
    fn a_long_text_is_cut_between_letters() {
        let long = Repeats::default().tell(at(0).found("ạ".repeat(32_767)), 1).unwrap();
        assert_eq!(long.found.unwrap().chars().count(), LETTERS + 1);
    }
}
