//! The annex: every sentence with a number, and where each of its numbers comes from.

use super::piece::Piece;
use super::told::{Figure, Office, Told};
use crate::sheets::document::{Column, Table};

/// The annex of a draft's pieces: a row for each sentence, its numbers beside it.
pub(super) fn table(office: Office<'_>, pieces: &[Piece]) -> Table {
    let head = |name: &str| office.plain(name, &[]);
    let columns = vec![Column::words(head("annex-head-sentence"), 62), Column::words(head("annex-head-figures"), 103)];
    let sentences = pieces.iter().flat_map(Piece::sentences).filter(|told| !told.figures.is_empty());
    let rows = (1..).zip(sentences).map(|(number, told)| {
        let figures = figures(told).into_iter().map(|figure| {
            let arguments = [("shown", &*figure.shown), ("what", &figure.what), ("from", &figure.from)];
            office.plain("annex-figure", &arguments)
        });
        vec![format!("{number}. {}", told.text), figures.collect::<Vec<_>>().join("\n")]
    });
    Table { rows: rows.collect(), columns, is_small: true, ..Table::default() }
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
