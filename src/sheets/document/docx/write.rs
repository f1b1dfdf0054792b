//! From a document to a file: what the package can't say yet, the bytes, and the way to the disk.

use std::io::Cursor;

use docx_rs::{Docx, HeightRule, TableRow};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::super::Document;
use crate::sheets::workbook::ExportError;
use crate::text::{Lang, rfc3339};

/// What a row is marked with that is to be repeated: nothing else is at least a twentieth of a point high.
const MARKED: &[u8] = b"<w:trHeight w:val=\"1\" w:hRule=\"atLeast\" />";
const REPEATED: &[u8] = b"<w:tblHeader />";

/// Marks a row as the head that is repeated on every page, which the package has no word for.
pub(super) fn head_row(row: TableRow) -> TableRow {
    row.row_height(1.0).height_rule(HeightRule::AtLeast)
}

/// The package of a document that is set.
///
/// # Errors
/// Where it can't be packed.
pub(super) fn pack(docx: Docx, core: String) -> Result<Vec<u8>, ExportError> {
    let mut parts = docx.build();
    parts.document = replaced(&parts.document, MARKED, REPEATED);
    parts.doc_props.core = core.into_bytes();
    let mut number = 0;
    let others = parts.headers.iter_mut().chain(&mut parts.footers);
    std::iter::once(&mut parts.document).chain(others).for_each(|part| renumber(part, &mut number));
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).map_err(|e| ExportError::Unwritable(e.to_string()))?;
    compressed(bytes).map_err(|e| ExportError::Unwritable(e.to_string()))
}

/// The same parts, compressed: the package stores them as they are, twenty times as large.
fn compressed(stored: Cursor<Vec<u8>>) -> zip::result::ZipResult<Vec<u8>> {
    let mut parts = ZipArchive::new(stored)?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for at in 0..parts.len() {
        let mut part = parts.by_index(at)?;
        if part.is_file() {
            out.start_file(part.name()?.into_owned(), options)?;
            std::io::copy(&mut part, &mut out)?;
        }
    }
    Ok(out.finish()?.into_inner())
}

/// Title and moment, in place of "unknown" and 1970.
pub(super) fn core(document: &Document) -> String {
    let moment = rfc3339(document.at_ms);
    let title = quick_xml::escape::escape(&document.title);
    let language = match document.lang {
        Lang::Vi => "vi-VN",
        Lang::En => "en-GB",
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:language>{language}</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">{moment}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{moment}</dcterms:modified></cp:coreProperties>"
    )
}

/// Numbers paragraphs anew: the package goes on counting from the document before.
fn renumber(part: &mut [u8], number: &mut u32) {
    const BEFORE: &[u8] = b"w14:paraId=\"";
    let places: Vec<usize> = memchr::memmem::find_iter(part, BEFORE).map(|at| at + BEFORE.len()).collect();
    for at in places {
        *number += 1;
        let id = format!("{number:08x}");
        if let Some(place) = part.get_mut(at..at + id.len()) {
            place.copy_from_slice(id.as_bytes());
        }
    }
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memmem::find(rest, from) {
        out.extend_from_slice(rest.get(..at).unwrap_or_default());
        out.extend_from_slice(to);
        rest = rest.get(at + from.len()..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    out
}
