//! Documents of an office (.docx) as the rules for official documents want them (Nghị định 30/2020/NĐ-CP):
//! A4 with margins of 20, 20, 30 and 15 mm, Times New Roman, national heading and issuer side by side, page
//! numbers at the top from the second page on, signature and recipients at the end.
//!
//! Knows how a document looks and nothing of what it says. Equal documents are equal bytes.

mod heading;
mod page;
mod paragraph;
mod sources;
mod table;
mod write;

pub(in crate::sheets) use heading::{Heading, Signature};
pub(in crate::sheets) use page::Mark;
pub(in crate::sheets) use sources::{Manner, Sentence, Sources};
pub(in crate::sheets) use table::{Column, Table};

use docx_rs::Docx;

/// A document that is being written, from top to bottom.
pub(in crate::sheets) struct Document {
    docx: Docx,
    title: String,
    at_ms: i64,
}

/// Millimetres in twentieths of a point, which the format counts in.
fn mm(tenths: u32) -> u32 {
    (tenths * 1440 + 127) / 254
}
