//! Where pages break.

use std::ops::Range;

/// A page: its own rows and columns, and those that are repeated on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Repeated rows; none on the page where they stand themselves.
    pub head: Range<usize>,
    /// Its own rows.
    pub rows: Range<usize>,
    /// Repeated columns; none on the page where they stand themselves.
    pub side: Range<usize>,
    /// Its own columns.
    pub columns: Range<usize>,
}

/// Rows or columns to be parted: their lengths, the room of a page, those that are repeated, and where a
/// page has to begin.
pub(super) struct Parted<'a> {
    pub lengths: &'a [f32],
    pub room: f32,
    pub repeated: Range<usize>,
    pub breaks: &'a [usize],
}

/// The pages in the order of printing: down first, then over.
pub(super) fn pages(rows: &Parted<'_>, columns: &Parted<'_>) -> Vec<Page> {
    let (rows, columns) = (rows.parts(), columns.parts());
    let over = columns.into_iter().flat_map(|(side, columns)| {
        let page = move |(head, rows): &(Range<usize>, Range<usize>)| Page {
            head: head.clone(),
            rows: rows.clone(),
            side: side.clone(),
            columns: columns.clone(),
        };
        rows.iter().map(page).collect::<Vec<_>>()
    });
    over.collect()
}

impl Parted<'_> {
    /// What is repeated and what is new, part after part.
    fn parts(&self) -> Vec<(Range<usize>, Range<usize>)> {
        let repeated: f32 = self.lengths.get(self.repeated.clone()).unwrap_or_default().iter().sum();
        let mut parts = Vec::new();
        let mut start = 0;
        while start < self.lengths.len() {
            let repeats = start >= self.repeated.end && !self.repeated.is_empty();
            let mut left = if repeats { self.room - repeated } else { self.room };
            let mut end = start;
            for (at, length) in self.lengths.iter().enumerate().skip(start) {
                let must = at > start && self.breaks.contains(&at);
                // One that is longer than a page gets a page of its own, or nothing would ever end.
                if must || (left - length < -0.01 && at > start) {
                    break;
                }
                left -= length;
                end = at + 1;
            }
            parts.push((if repeats { self.repeated.clone() } else { 0..0 }, start..end));
            start = end;
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(lengths: &[f32], room: f32, repeated: Range<usize>, breaks: &[usize]) -> Vec<Range<usize>> {
        Parted { lengths, room, repeated, breaks }.parts().into_iter().map(|(_, own)| own).collect()
    }

    #[test]
    fn rows_that_do_not_fit_go_to_the_next_page_below_the_repeated_head() {
        let rows = Parted { lengths: &[10.0; 10], room: 45.0, repeated: 1..2, breaks: &[] };
        let own: Vec<_> = rows.parts();
        assert_eq!(own, [(0..0, 0..4), (1..2, 4..7), (1..2, 7..10)]);
    }

    #[test]
    fn a_break_that_was_set_is_kept_and_a_row_higher_than_a_page_ends_it() {
        assert_eq!(parts(&[10.0; 5], 100.0, 0..0, &[2]), [0..2, 2..5]);
        assert_eq!(parts(&[10.0, 500.0, 10.0], 100.0, 0..0, &[]), [0..1, 1..2, 2..3]);
        assert!(parts(&[], 100.0, 0..0, &[]).is_empty());
    }

    #[test]
    fn what_is_too_wide_goes_on_over_beside_its_repeated_columns() {
        let rows = Parted { lengths: &[10.0; 3], room: 20.0, repeated: 0..1, breaks: &[] };
        let columns = Parted { lengths: &[5.0; 4], room: 100.0, repeated: 0..1, breaks: &[3] };
        let found = pages(&rows, &columns);
        assert_eq!(found.len(), 4);
        assert_eq!((found[1].rows.clone(), found[1].columns.clone()), (2..3, 0..3), "down first");
        assert_eq!((found[2].rows.clone(), found[2].columns.clone(), found[2].side.clone()), (0..2, 3..4, 0..1));
    }
}
