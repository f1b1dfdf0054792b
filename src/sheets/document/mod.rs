//! Documents of an office as the rules for official documents want them (Nghị định 30/2020/NĐ-CP): A4, national
//! heading and issuer side by side, page numbers at the top from the second page on, signature at the end.
//!
//! A document is a row of elements, set as .docx (`docx`) or as PDF (`pdf`): what it says is said once, for both.
//! Knows how a document looks and nothing of what it says. Equal documents are equal bytes.

mod docx;
mod element;
#[cfg(feature = "pdf")]
mod pdf;

pub(in crate::sheets) use element::{Align, Column, Heading, Manner, Sentence, Signature, Signer, Sources, Table};

use super::paper::look::Paper;
use super::workbook::ExportError;
use crate::text::Lang;
use element::Element;

/// What a document is set as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DocumentFormat {
    /// For Word, to be edited and signed.
    #[default]
    Docx,
    /// To be read and kept; only in a build with the feature `pdf`.
    Pdf,
}

impl DocumentFormat {
    /// Whether this build can write it.
    pub const fn is_there(self) -> bool {
        match self {
            DocumentFormat::Docx => true,
            DocumentFormat::Pdf => cfg!(feature = "pdf"),
        }
    }

    /// How the names of its files end.
    pub const fn extension(self) -> &'static str {
        match self {
            DocumentFormat::Docx => "docx",
            DocumentFormat::Pdf => "pdf",
        }
    }
}

/// A document that is being written, from top to bottom.
#[derive(Debug, Clone)]
pub(in crate::sheets) struct Document {
    title: String,
    at_ms: i64,
    mark: Mark,
    /// How its pages stand.
    pub paper: Paper,
    /// What it is written in.
    pub lang: Lang,
    elements: Vec<Element>,
}

/// What is printed on every page.
#[derive(Debug, Clone, Default)]
pub(in crate::sheets) struct Mark {
    /// The draft mark; empty on a final document.
    pub draft: String,
    /// Which campaign, edition and digest.
    pub foot: String,
}

impl Document {
    /// Begins an upright document in Vietnamese. The moment stands in its properties, so that it doesn't depend
    /// on the clock.
    pub(in crate::sheets) fn new(title: &str, at_ms: i64, mark: &Mark) -> Document {
        let (paper, lang) = (Paper::Portrait, Lang::Vi);
        Document { title: title.to_owned(), at_ms, mark: mark.clone(), paper, lang, elements: Vec::new() }
    }

    /// Issuer and number on the left, nation, motto and date on the right.
    pub(in crate::sheets) fn heading(&mut self, heading: &Heading) {
        self.elements.push(Element::Heading(heading.clone()));
    }

    /// The kind of the document and what it is about, with the short line under it.
    pub(in crate::sheets) fn title(&mut self, kind: &str, about: &str) {
        self.elements.push(Element::Title { kind: kind.to_owned(), about: about.to_owned() });
    }

    /// A plain line in the middle, under the title.
    pub(in crate::sheets) fn line(&mut self, text: &str) {
        self.elements.push(Element::Line(text.to_owned()));
    }

    /// A section: I, II, …
    pub(in crate::sheets) fn section(&mut self, number: usize, text: &str) {
        self.elements.push(Element::Section(format!("{}. {}", roman(number), text.to_uppercase())));
    }

    /// A part of a section: 1, 2, …
    pub(in crate::sheets) fn part(&mut self, number: usize, text: &str) {
        self.elements.push(Element::Part(format!("{number}. {text}")));
    }

    /// Running text, indented and justified.
    pub(in crate::sheets) fn text(&mut self, text: &str) {
        self.elements.push(Element::Text(text.to_owned()));
    }

    /// A paragraph of sentences, each of which leads to its row in the list of sources.
    pub(in crate::sheets) fn sentences(&mut self, sentences: Vec<Sentence>, manner: Manner) {
        self.elements.push(Element::Sentences { manner, sentences });
    }

    /// The list of sources: the rows of the sentences with a number, in their order, each leading to its own.
    pub(in crate::sheets) fn sources(&mut self, heads: [Column; 2], list: Vec<Sources>) {
        self.elements.push(Element::Sources { heads, list });
    }

    /// A line in bold in the middle, which stays with what follows: over a table, or whom a letter goes to.
    pub(in crate::sheets) fn caption(&mut self, text: &str) {
        self.elements.push(Element::Caption(text.to_owned()));
    }

    /// A small note.
    pub(in crate::sheets) fn note(&mut self, text: &str) {
        self.elements.push(Element::Note(text.to_owned()));
    }

    /// A table with its caption.
    pub(in crate::sheets) fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.caption(&table.caption);
        }
        self.elements.push(Element::Table(table.clone()));
    }

    /// Begins a new page.
    pub(in crate::sheets) fn new_page(&mut self) {
        self.elements.push(Element::NewPage);
    }

    /// Recipients on the left, who signs on the right.
    pub(in crate::sheets) fn signature(&mut self, signature: &Signature) {
        self.elements.push(Element::Signature(signature.clone()));
    }

    /// Two who sign, side by side.
    pub(in crate::sheets) fn signers(&mut self, signers: [Signer; 2]) {
        self.elements.push(Element::Signers(signers));
    }

    /// The bytes of the document.
    ///
    /// # Errors
    /// Where it can't be set, or this build has no such format.
    pub(in crate::sheets) fn bytes(&self, format: DocumentFormat) -> Result<Vec<u8>, ExportError> {
        match format {
            DocumentFormat::Docx => docx::bytes(self),
            #[cfg(feature = "pdf")]
            DocumentFormat::Pdf => pdf::bytes(self),
            #[cfg(not(feature = "pdf"))]
            DocumentFormat::Pdf => Err(ExportError::NoPdf),
        }
    }
}

fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 5] = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let (mut rest, mut written) = (number, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_numbered_in_roman() {
        let written: Vec<String> = (1..=12).map(roman).collect();
        assert_eq!(written.join(" "), "I II III IV V VI VII VIII IX X XI XII");
    }
}
