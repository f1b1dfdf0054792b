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
