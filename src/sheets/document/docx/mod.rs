//! A document as .docx: margins of 20, 20, 30 and 15 mm, Times New Roman.

mod heading;
mod page;
mod paragraph;
mod sources;
mod table;
mod write;

use docx_rs::Docx;

use super::Document;
use super::element::Element;
use crate::sheets::workbook::ExportError;

/// The bytes of a document.
///
/// # Errors
/// Where it can't be packed.
pub(super) fn bytes(document: &Document) -> Result<Vec<u8>, ExportError> {
    let mut setter = Setter { docx: page::begin(document.paper, &document.mark) };
    for element in &document.elements {
        setter.set(element);
    }
    write::pack(setter.docx, write::core(document))
}

/// A document that is being set, from top to bottom.
struct Setter {
    docx: Docx,
}

impl Setter {
    fn set(&mut self, element: &Element) {
        match element {
            Element::Heading(heading) => self.heading(heading),
            Element::Title { kind, about } => self.title(kind, about),
            Element::Line(text) => self.line(text),
            Element::Section(text) => self.section(text),
            Element::Part(text) => self.part(text),
            Element::Text(text) => self.text(text),
            Element::Sentences { manner, sentences } => self.sentences(sentences, *manner),
            Element::Caption(text) => self.caption(text),
            Element::Note(text) => self.note(text),
            Element::Table(table) => self.table(table),
            Element::Sources { heads, list } => self.sources(heads, list),
            Element::NewPage => self.new_page(),
            Element::Signature(signature) => self.signature(signature),
            Element::Signers(signers) => self.signers(signers),
        }
    }
}

/// Millimetres in twentieths of a point, which the format counts in.
fn mm(tenths: u32) -> u32 {
    (tenths * 1440 + 127) / 254
}
