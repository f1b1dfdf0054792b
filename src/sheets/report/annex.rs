//! The annex: every sentence with a number, and where each of its numbers comes from.

use super::piece::Piece;
use super::told::{Figure, Office, Told};
use crate::sheets::document::{Column, Sources};

/// Numbers the sentences of a draft as their rows in the annex are.
#[derive(Debug, Default)]
pub(super) struct Numbers(usize);

impl Numbers {
    /// The row of the next sentence; none where it has no number of the data.
    pub(super) fn next(&mut self, told: &Told) -> Option<usize> {
        if told.figures.is_empty() {
            return None;
        }
        self.0 += 1;
        Some(self.0)
    }
}

/// The heads of the annex's columns.
pub(super) fn heads(office: Office<'_>) -> [Column; 2] {
    let head = |name: &str| office.plain(name, &[]);
    [Column::middle(head("annex-head-sentence"), 12), Column::words(head("annex-head-figures"), 153)]
}

/// A row for each sentence of a draft's pieces, with its numbers.
pub(super) fn rows(office: Office<'_>, pieces: &[Piece]) -> Vec<Sources> {
    let sentences = pieces.iter().flat_map(Piece::sentences).filter(|told| !told.figures.is_empty());
    let row = |told: &Told| {
        let figures = figures(told).into_iter().map(|figure| {
            let arguments = [("shown", &*figure.shown), ("what", &figure.what), ("from", &figure.from)];
            let told = office.plain("annex-figure", &arguments);
            match told.strip_prefix(&figure.shown) {
                Some(source) => (figure.shown.clone(), source.to_owned()),
                None => (String::new(), told),
            }
        });
        Sources { sentence: told.text.clone(), figures: figures.collect() }
    };
    sentences.map(row).collect()
}

/// The numbers of a sentence, each source once.
fn figures(told: &Told) -> Vec<&Figure> {
    let mut found: Vec<&Figure> = Vec::new();
    for figure in &told.figures {
        if !found.contains(&figure) {
            found.push(figure);
        }
    }
    found
}
