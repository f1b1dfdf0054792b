//! A document as PDF: set by typst from the template `paper.typ`, with the fonts that the program brings along.
//!
//! The document goes to the template as data (JSON), never as markup: nothing that somebody typed can be read as
//! a command. The result is PDF/A-2a: fonts embedded, text that can be searched and read aloud, no link to
//! anything outside. Neither the clock nor a font of the machine has a say in it.

mod desk;
mod glyphs;

use serde_json::json;
use sha2::{Digest as _, Sha256};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::Document;
use crate::domain::entry::Digest;
use crate::sheets::paper::look::Paper;
use crate::sheets::workbook::ExportError;
use crate::text::Lang;
use desk::Desk;

/// What a result must not have been asked for to be forgotten: documents share fonts and template, little else.
const KEPT: usize = 1;

/// The bytes of a document.
///
/// # Errors
/// Where it can't be set.
pub(super) fn bytes(document: &Document) -> Result<Vec<u8>, ExportError> {
    let data = data(document)?;
    let name = Digest(Sha256::digest(&data).into()).to_string();
    let desk = Desk::new(data)?;
    let set = typst::compile(&desk).output.map_err(|faults| told(&faults))?;
    let options = options(document, name)?;
    let bytes = typst_pdf::pdf(&set, &options).map_err(|faults| told(&faults));
    typst::comemo::evict(KEPT);
    bytes
}

/// The document as the template reads it.
fn data(document: &Document) -> Result<Vec<u8>, ExportError> {
    let (lang, region) = match document.lang {
        Lang::Vi => ("vi", "VN"),
        Lang::En => ("en", "GB"),
    };
    let paper = match document.paper {
        Paper::Portrait => "portrait",
        Paper::Landscape => "landscape",
    };
    let mut data = json!({
        "title": document.title,
        "lang": lang,
        "region": region,
        "paper": paper,
        "draft": document.mark.draft,
        "foot": document.mark.foot,
        "elements": document.elements,
    });
    glyphs::fit(&mut data);
    serde_json::to_vec(&data).map_err(|e| ExportError::Unwritable(e.to_string()))
}

/// Name, moment and kind of the file; equal documents have equal ones.
fn options(document: &Document, name: String) -> Result<PdfOptions, ExportError> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a]);
    let standards = standards.map_err(|e| ExportError::Unwritable(e.message().to_string()))?;
    Ok(PdfOptions {
        ident: Smart::Custom(name),
        creator: Smart::Custom(Some(env!("CARGO_PKG_NAME").to_owned())),
        timestamp: moment(document.at_ms),
        standards,
        ..PdfOptions::default()
    })
}

/// A moment as the file's properties have it.
fn moment(at_ms: i64) -> Option<Timestamp> {
    let at = jiff::Timestamp::from_millisecond(at_ms).ok()?;
    let at = jiff::tz::Offset::UTC.to_datetime(at);
    let part = |part: i8| u8::try_from(part).ok();
    let (year, month, day) = (i32::from(at.year()), part(at.month())?, part(at.day())?);
    let (hour, minute, second) = (part(at.hour())?, part(at.minute())?, part(at.second())?);
    Datetime::from_ymd_hms(year, month, day, hour, minute, second).map(Timestamp::new_utc)
}

/// What went wrong, in typst's words; only a mistake in the template brings it about.
fn told(faults: &[SourceDiagnostic]) -> ExportError {
    let faults: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    ExportError::Unwritable(faults.join("; "))
}

#[cfg(test)]
mod tests {
    use typst::layout::{Frame, FrameItem};

    use super::super::{Column, Heading, Manner, Mark, Sentence, Signature, Signer, Sources, Table};
    use super::*;

    /// Each element once, each of its texts a word of its own: "w1", "w2", … to the number that is returned.
    fn of_everything() -> (Document, usize) {
        let mut count = 0;
        let mut word = || {
            count += 1;
            format!("w{count}w")
        };
        let mark = Mark { draft: word(), foot: word() };
        let mut document = Document::new("Mọi thứ", 0, &mark);
        let [superior, issuer, number, nation, motto, date] = [(); 6].map(|()| word());
        document.heading(&Heading { superior, issuer, number, nation, motto, date });
        document.title(&word(), &word());
        document.line(&word());
        document.section(1, &word());
        document.part(1, &word());
        document.text(&word());
        for (number, manner) in (1..).zip([Manner::Text, Manner::ListHead, Manner::Item]) {
            let sentences = [Some(number), None].map(|number| Sentence { text: word(), number });
            document.sentences(sentences.to_vec(), manner);
        }
        // Its row isn't in the list: it stands there all the same.
        document.sentences(vec![Sentence { text: word(), number: Some(99) }], Manner::Text);
        document.sentences(Vec::new(), Manner::Item);
        document.note(&word());
        let columns = vec![Column::words(word(), 60), Column::numbers(word(), 60)];
        let rows = vec![vec![word(), word()], vec![word()]];
        document.table(&Table { caption: word(), columns, rows, sums: vec![word(), word()], is_small: false });
        document.new_page();
        let list = [(); 3].map(|()| Sources { sentence: word(), figures: vec![(word(), word()), (word(), word())] });
        document.sources([Column::middle(word(), 12), Column::words(word(), 150)], list.to_vec());
        let [recipients_head, recipients, sign] = [(); 3].map(|()| word());
        document.signature(&Signature { recipients_head, recipients, sign });
        document.signers([(); 2].map(|()| Signer { date: word(), sign: word(), how: word() }));
        (document, count)
    }

    fn read(frame: &Frame, words: &mut String, links: &mut usize) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => read(&group.frame, words, links),
                FrameItem::Text(text) => words.push_str(&text.text),
                FrameItem::Link(..) => *links += 1,
                _ => {}
            }
        }
    }

    #[test]
    fn no_element_is_dropped_and_sentences_and_their_sources_lead_to_each_other() {
        let (document, count) = of_everything();
        let desk = Desk::new(data(&document).unwrap()).unwrap();
        let set = typst::compile(&desk).output.unwrap();
        let written = typst_pdf::pdf(&set, &PdfOptions::default()).unwrap();
        let (mut words, mut links) = (String::new(), 0);
        for page in set.pages() {
            read(&page.frame, &mut words, &mut links);
        }
        let words = words.to_lowercase();
        for number in 1..=count {
            assert!(words.contains(&format!("w{number}w")), "w{number}w: {words}");
        }
        assert_eq!(links, 6, "three sentences and three rows; none to a row that isn't there");
        assert!(written.starts_with(b"%PDF-"));
        assert!(bytes(&document).unwrap().starts_with(b"%PDF-"), "it keeps the rules of PDF/A too");
    }
}
