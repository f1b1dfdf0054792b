//! A document as a row of pieces, before it has a look.

use super::told::Told;
use crate::sheets::document::Table;

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A section: I, II, …
    Section(String),
    /// A part of a section: 1, 2, …
    Part(String),
    /// Sentences that run on.
    Text(Vec<Told>),
    /// Words that a list follows.
    ListHead(Told),
    /// An item of a list.
    Item(Vec<Told>),
    /// A table.
    Table(Table),
}

/// A document that is being drafted.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The pieces, from top to bottom.
    pub pieces: Vec<Piece>,
}

impl Piece {
    /// The sentences in it.
    pub(super) fn sentences(&self) -> &[Told] {
        match self {
            Piece::Text(sentences) | Piece::Item(sentences) => sentences,
            Piece::ListHead(sentence) => std::slice::from_ref(sentence),
            Piece::Section(_) | Piece::Part(_) | Piece::Table(_) => &[],
        }
    }
}

impl Draft {
    /// A section, with what `fill` puts into it; nothing where that is nothing.
    pub(super) fn section(&mut self, title: Told, fill: impl FnOnce(&mut Draft)) {
        self.under(Piece::Section(title.text), fill);
    }

    /// A part of a section, likewise.
    pub(super) fn part(&mut self, title: Told, fill: impl FnOnce(&mut Draft)) {
        self.under(Piece::Part(title.text), fill);
    }

    fn under(&mut self, head: Piece, fill: impl FnOnce(&mut Draft)) {
        let mut inner = Draft::default();
        fill(&mut inner);
        if !inner.pieces.is_empty() {
            self.pieces.push(head);
            self.pieces.append(&mut inner.pieces);
        }
    }

    /// Running text; empty sentences are left out.
    pub(super) fn text(&mut self, sentences: impl IntoIterator<Item = Told>) {
        let said = said(sentences);
        if !said.is_empty() {
            self.pieces.push(Piece::Text(said));
        }
    }

    /// A list under its head; nothing where there are no items.
    pub(super) fn list(&mut self, head: Told, items: impl IntoIterator<Item = Told>) {
        let items = said(items);
        if items.is_empty() {
            return;
        }
        if !head.is_empty() {
            self.pieces.push(Piece::ListHead(head.capital()));
        }
        self.pieces.extend(items.into_iter().map(|item| Piece::Item(vec![item])));
    }

    /// A table, unless it has no rows.
    pub(super) fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.pieces.push(Piece::Table(table));
        }
    }
}

fn said(sentences: impl IntoIterator<Item = Told>) -> Vec<Told> {
    sentences.into_iter().filter(|told| !told.is_empty()).map(Told::capital).collect()
}
