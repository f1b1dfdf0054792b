//! How values that are not plain numbers or texts are written in a column, and read back.
//!
//! Each has one spelling only: what is read is written again as it stood, or `verify` says so.

use crate::domain::entry::{CopyId, EntryId, Run};
use crate::domain::entry_ids::EntryIds;
use crate::domain::finding::Cell;
use crate::domain::passage::Passage;
use crate::domain::points::{Percent, Points};
use crate::domain::value::{Score, Value};

/// The columns `kind`, `amount` and `text` of a change.
pub(super) struct Columns<'a> {
    pub(super) kind: i64,
    pub(super) amount: Option<i64>,
    pub(super) text: Option<&'a str>,
}

/// Spreads a value over its columns.
pub(super) fn columns(value: &Value) -> Columns<'_> {
    let of = |kind, amount, text| Columns { kind, amount, text };
    match value {
        Value::Blank => of(0, None, None),
        Value::Score(Some(Score::Points(points)), reason) => of(1, Some(points.units()), reason.as_deref()),
        Value::Score(Some(Score::NotApplicable), reason) => of(2, None, reason.as_deref()),
        Value::Score(None, reason) => of(3, None, reason.as_deref()),
        Value::Text(text) => of(4, None, Some(text)),
        Value::Percent(percent) => of(5, Some(percent.units()), None),
        Value::Points(points) => of(6, Some(points.units()), None),
        Value::Rank(rank) => of(7, Some(i64::from(*rank)), None),
        Value::Setup(text) => of(8, None, Some(text)),
    }
}

/// The value of three columns.
pub(super) fn value(kind: i64, amount: Option<i64>, text: Option<Passage>) -> Option<Value> {
    Some(match (kind, amount, text) {
        (0, None, None) => Value::Blank,
        (1, Some(units), reason) => Value::Score(Some(Score::Points(Points::from_units(units))), reason),
        (2, None, reason) => Value::Score(Some(Score::NotApplicable), reason),
        (3, None, reason) => Value::Score(None, reason),
        (4, None, Some(text)) => Value::Text(text),
        (5, Some(units), None) => Value::Percent(Percent::from_units(units)),
        (6, Some(units), None) => Value::Points(Points::from_units(units)),
        (7, Some(rank), None) => Value::Rank(u32::try_from(rank).ok()?),
        (8, None, Some(text)) => Value::Setup(text),
        _ => return None,
    })
}

/// Puts a text in the place of the one in a value.
pub(super) fn put_text(value: &mut Value, text: Passage) {
    match value {
        Value::Score(_, Some(place)) | Value::Text(place) | Value::Setup(place) => *place = text,
        Value::Blank | Value::Score(_, None) | Value::Percent(_) | Value::Points(_) | Value::Rank(_) => {}
    }
}

/// Reads a cell's name (`D12`).
pub(super) fn cell(name: &str) -> Option<Cell> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).count();
    let (column, row) = name.split_at_checked(letters).filter(|(c, _)| (1..=7).contains(&c.len()))?;
    let column = column.bytes().fold(0_u64, |sum, b| sum * 26 + u64::from(b - b'A') + 1) - 1;
    let row = row.parse::<u64>().ok()?.checked_sub(1)?;
    Some(Cell { row: u32::try_from(row).ok()?, column: u32::try_from(column).ok()? })
}

/// Names entries, parted by spaces; none for none.
pub(super) fn ids_text(ids: &[EntryId]) -> Option<String> {
    let names: Vec<String> = ids.iter().map(ToString::to_string).collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// Reads the names of entries.
pub(super) fn ids(text: &str) -> Option<EntryIds> {
    text.split(' ').map(|name| name.parse().ok()).collect()
}

/// Writes runs as `7f3a91c25be04d18:1-14`, parted by spaces.
pub(super) fn runs_text(runs: &[Run]) -> String {
    let names: Vec<String> = runs.iter().map(|r| format!("{:016x}:{}-{}", r.copy.0, r.from, r.to)).collect();
    names.join(" ")
}

/// Reads runs.
pub(super) fn runs(text: &str) -> Option<Vec<Run>> {
    let run = |text: &str| {
        let (copy, numbers) = text.split_once(':')?;
        let (from, to) = numbers.split_once('-')?;
        let copy = CopyId(u64::from_str_radix(copy, 16).ok()?);
        Some(Run { copy, from: from.parse().ok()?, to: to.parse().ok()? })
    };
    if text.is_empty() { Some(Vec::new()) } else { text.split(' ').map(run).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_reads_back_from_its_name() {
        for (row, column) in [(0, 0), (11, 3), (0, 25), (0, 26), (1_048_575, 16_383), (u32::MAX, u32::MAX)] {
            let at = Cell { row, column };
            assert_eq!(cell(&at.to_string()), Some(at));
        }
        for wrong in ["", "D", "12", "D0", "d12", "D-1", "ZZZZZZZZ1", "ĐÂ1"] {
            assert_eq!(cell(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn runs_and_names_read_back() {
        let copy = CopyId(7);
        let all = vec![Run { copy, from: 1, to: 14 }, Run { copy: CopyId(u64::MAX), from: 2, to: 2 }];
        assert_eq!(runs(&runs_text(&all)), Some(all));
        assert_eq!(runs(""), Some(Vec::new()));
        let both = [EntryId { copy, n: 1 }, EntryId { copy, n: u32::MAX }];
        assert_eq!(ids(&ids_text(&both).unwrap()).as_deref(), Some(&both[..]));
        assert_eq!(ids_text(&[]), None);
    }
}
