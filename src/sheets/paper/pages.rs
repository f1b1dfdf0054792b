//! How a sheet falls on pages, so that no page is left with a row or two.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::look::Paper;

/// The height of a row that nothing was set for, in points.
const PLAIN: f64 = 15.0;
/// A column of one character takes a digit of eleven points, and its margins.
const POINTS_PER_CHARACTER: f64 = 5.83;
/// What the margins leave of A4, the long and the short way, in points.
const LONG: (f64, f64) = (762.0, 738.0);
const SHORT: (f64, f64) = (515.0, 492.0);
/// A last page that is filled less than this is drawn onto the others.
const NEARLY_EMPTY: f64 = 0.22;
/// What is drawn together further than this can't be read.
const SMALLEST: f64 = 0.45;

/// The heights that were set.
#[derive(Debug, Default)]
pub(in crate::sheets) struct Rows(BTreeMap<u32, f64>);

impl Rows {
    /// Sets a row's height.
    pub(in crate::sheets) fn set(&mut self, sheet: &mut Worksheet, row: u32, height: f64) -> Result<(), XlsxError> {
        self.0.insert(row, height);
        sheet.set_row_height(row, height)?;
        Ok(())
    }

    fn height(&self, row: u32) -> f64 {
        self.0.get(&row).copied().unwrap_or(PLAIN)
    }

    /// The pages that rows up to `last` are to be drawn onto, where they would leave the last one
    /// nearly empty. `width` is that of all columns, in characters; `head` is repeated on each page.
    pub(in crate::sheets) fn squeezed(&self, paper: Paper, width: f64, head: (u32, u32), last: u32) -> Option<u16> {
        let (scale, page) = page(paper, width);
        let (pages, used) = self.fall(page, head, last);
        let fewer = f64::from(pages) - 1.0;
        let stays_readable = fewer > 0.0 && scale * (fewer / (fewer + used / page)) >= SMALLEST;
        ((used - self.repeated(head)) / page < NEARLY_EMPTY && stays_readable).then(|| pages - 1)
    }

    /// The first of some scales, in per cent, that leaves no page with a row or two. Programs and printers
    /// differ a little in what a page takes: it has to hold for each.
    pub(in crate::sheets) fn scaled(
        &self,
        paper: Paper,
        scales: impl IntoIterator<Item = u16>,
        head: (u32, u32),
        last: u32,
    ) -> Option<u16> {
        let down = page(paper, 0.0).1;
        let is_filled = |scale: &u16| {
            [0.96, 1.0, 1.04].into_iter().all(|slack| {
                let page = down * slack / (f64::from(*scale) / 100.0);
                let (pages, used) = self.fall(page, head, last);
                pages == 1 || (used - self.repeated(head)) / page >= NEARLY_EMPTY
            })
        };
        scales.into_iter().find(is_filled)
    }

    /// Whether rows that belong together would be parted by the end of a page, though one page holds them.
    pub(in crate::sheets) fn is_parted(
        &self,
        paper: Paper,
        width: f64,
        head: (u32, u32),
        (first, last): (u32, u32),
    ) -> bool {
        let (_, page) = page(paper, width);
        let height: f64 = (first..=last).map(|row| self.height(row)).sum();
        let fits = height + self.repeated(head) <= page;
        // Programs and printers differ a little in what a page takes.
        let parts = |page: f64| self.fall(page, head, first).0 != self.fall(page, head, last).0;
        fits && [0.94, 1.0, 1.06].into_iter().any(|slack| parts(page * slack))
    }

    /// The page that a row falls on, and how much of it is used then.
    fn fall(&self, page: f64, head: (u32, u32), last: u32) -> (u16, f64) {
        let (mut pages, mut used) = (1_u16, 0.0);
        for row in 0..=last {
            let height = self.height(row);
            if used + height > page {
                pages = pages.saturating_add(1);
                used = self.repeated(head);
            }
            used += height;
        }
        (pages, used)
    }

    fn repeated(&self, head: (u32, u32)) -> f64 {
        (head.0..=head.1).map(|row| self.height(row)).sum()
    }
}

/// How far a sheet is drawn smaller to be as wide as the page, and the height that a page has then.
fn page(paper: Paper, width: f64) -> (f64, f64) {
    let (across, down) = match paper {
        Paper::Portrait => (SHORT.0, LONG.1),
        Paper::Landscape => (LONG.0, SHORT.1),
    };
    let scale = (across / (width * POINTS_PER_CHARACTER)).min(1.0);
    (scale, down / scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_a_row_or_two_is_drawn_onto_the_one_before() {
        let rows = Rows::default();
        let head = (5, 5);
        assert_eq!(rows.squeezed(Paper::Landscape, 145.0, head, 30), None, "all fit");
        assert_eq!(rows.squeezed(Paper::Landscape, 145.0, head, 38), Some(1));
        assert_eq!(rows.squeezed(Paper::Landscape, 145.0, head, 50), None, "half a page is a page");
        assert_eq!(rows.scaled(Paper::Landscape, (80..=100).rev(), head, 31), Some(98));
        assert_eq!(rows.scaled(Paper::Landscape, (80..=100).rev(), head, 47), Some(100), "half a page is a page");
        assert!(rows.is_parted(Paper::Landscape, 145.0, head, (30, 40)));
        assert!(!rows.is_parted(Paper::Landscape, 145.0, head, (12, 22)));
        assert!(!rows.is_parted(Paper::Landscape, 145.0, head, (20, 90)), "no page holds so many");
    }
}
