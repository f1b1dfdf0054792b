//! What a document is made of, before it has a look.

use serde::Serialize;

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "of", rename_all = "kebab-case")]
pub(super) enum Element {
    /// Who writes, and the nation's name.
    Heading(Heading),
    /// The kind of the document and what it is about, a line each.
    Title { kind: String, about: String },
    /// A plain line in the middle.
    Line(String),
    /// A section with its number.
    Section(String),
    /// A part of a section with its number.
    Part(String),
    /// Running text.
    Text(String),
    /// Sentences that run on, with the way to their sources.
    Sentences { manner: Manner, sentences: Vec<Sentence> },
    /// A line in bold in the middle.
    Caption(String),
    /// Small print.
    Note(String),
    /// A table without its caption.
    Table(Table),
    /// The list of sources, numbered from one on.
    Sources { heads: [Column; 2], list: Vec<Sources> },
    /// A new page.
    NewPage,
    /// Recipients and who signs.
    Signature(Signature),
    /// Two who sign.
    Signers([Signer; 2]),
}

/// The head of an official document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::sheets) struct Heading {
    /// The body above the issuer, a line each; may be empty.
    pub superior: String,
    /// The issuer, a line each.
    pub issuer: String,
    /// The number, with room to write it in; may be empty.
    pub number: String,
    /// The state's name.
    pub nation: String,
    /// Its motto.
    pub motto: String,
    /// Place and date, with room to write the date in; may be empty.
    pub date: String,
}

/// The end of an official document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::sheets) struct Signature {
    /// What stands over the recipients.
    pub recipients_head: String,
    /// The recipients, a line each.
    pub recipients: String,
    /// Who signs, a line each.
    pub sign: String,
}

/// Somebody who signs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::sheets) struct Signer {
    /// Place and date over it; may be empty.
    pub date: String,
    /// Who signs.
    pub sign: String,
    /// How.
    pub how: String,
}

/// A sentence, with its number in the list of sources where it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::sheets) struct Sentence {
    /// The words.
    pub text: String,
    /// The row in the list.
    pub number: Option<usize>,
}

/// Where a sentence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::sheets) enum Manner {
    /// In running text.
    Text,
    /// Over a list.
    ListHead,
    /// In a list.
    Item,
}

/// A row of the list of sources: a sentence and the numbers in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::sheets) struct Sources {
    /// The sentence.
    pub sentence: String,
    /// Each number, with what it is and where it comes from.
    pub figures: Vec<(String, String)>,
}

/// How the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::sheets) enum Align {
    /// Words.
    Left,
    /// Places and short words.
    Middle,
    /// Numbers.
    Right,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::sheets) struct Column {
    /// Its head.
    pub head: String,
    /// Its width in millimetres.
    pub mm: u32,
    /// How its text stands.
    pub align: Align,
    /// Whether it is in bold.
    pub is_bold: bool,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::sheets) struct Table {
    /// What stands over it.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; one with a single text runs across all columns. Lines of a text are paragraphs of its cell.
    pub rows: Vec<Vec<String>>,
    /// A last row of sums or averages; may be empty.
    pub sums: Vec<String>,
    /// Whether it is in small print, with rows that may go on over the page.
    pub is_small: bool,
}

impl Column {
    /// A column of words.
    pub(in crate::sheets) fn words(head: String, mm: u32) -> Column {
        Column { head, mm, align: Align::Left, is_bold: false }
    }

    /// A column of places and short words.
    pub(in crate::sheets) fn middle(head: String, mm: u32) -> Column {
        Column { head, mm, align: Align::Middle, is_bold: false }
    }

    /// A column of numbers.
    pub(in crate::sheets) fn numbers(head: String, mm: u32) -> Column {
        Column { head, mm, align: Align::Right, is_bold: false }
    }
}
