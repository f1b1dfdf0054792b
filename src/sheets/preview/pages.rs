//! Where pages break.

use std::ops::Range;

/// A page: the rows that are repeated at its top, and its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Repeated rows; none on the page where they stand themselves.
    pub head: Range<usize>,
    /// Its own rows.
    pub rows: Range<usize>,
}

/// Parts rows of these heights into pages with so much room each; a page begins at each of `breaks`.
pub(super) fn pages(heights: &[f32], room: f32, head: &Range<usize>, breaks: &[usize]) -> Vec<Page> {
    let of_head: f32 = heights.get(head.clone()).unwrap_or_default().iter().sum();
    let mut pages = Vec::new();
    let mut start = 0;
    while start < heights.len() {
        let repeats = start >= head.end && !head.is_empty();
        let mut left = if repeats { room - of_head } else { room };
        let mut end = start;
        for (at, height) in heights.iter().enumerate().skip(start) {
            let must = at > start && breaks.contains(&at);
            // A row that is higher than a page gets one of its own, or nothing would ever end.
            if must || (left - height < -0.01 && at > start) {
                break;
            }
            left -= height;
            end = at + 1;
        }
        pages.push(Page { head: if repeats { head.clone() } else { 0..0 }, rows: start..end });
        start = end;
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(pages: &[Page]) -> Vec<Range<usize>> {
        pages.iter().map(|p| p.rows.clone()).collect()
    }

    #[test]
    fn rows_that_do_not_fit_go_to_the_next_page_below_the_repeated_head() {
        let found = pages(&[10.0; 10], 45.0, &(1..2), &[]);
        assert_eq!(rows(&found), [0..4, 4..7, 7..10]);
        assert_eq!(found[0].head, 0..0);
        assert_eq!(found[1].head, 1..2);
    }

    #[test]
    fn a_break_that_was_set_is_kept_and_a_row_higher_than_a_page_ends_it() {
        assert_eq!(rows(&pages(&[10.0; 5], 100.0, &(0..0), &[2])), [0..2, 2..5]);
        assert_eq!(rows(&pages(&[10.0, 500.0, 10.0], 100.0, &(0..0), &[])), [0..1, 1..2, 2..3]);
        assert!(pages(&[], 100.0, &(0..0), &[]).is_empty());
    }
}
