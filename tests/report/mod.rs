//! The announcement and the appraisal report, read back as a reader of .docx sees them.

mod campaigns;
mod facts;
mod look;
mod truth;
mod wording;

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

/// A document as it reads.
#[derive(Debug, Default)]
struct Page {
    /// Paragraphs of the body that stand in no table, up to the annex.
    body: Vec<String>,
    /// Rows of all tables up to the annex.
    rows: Vec<Vec<String>>,
    /// Rows of the annex: a sentence, and its numbers with their sources.
    sources: Vec<(String, Vec<String>)>,
}

fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Every paragraph with whether it stands in a table, and rows as they end.
fn read(docx: &[u8]) -> Page {
    let xml = part(docx, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    let (mut found, mut depth, mut paragraph) = (Page::default(), 0, String::new());
    let (mut row, mut cell): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut is_annex = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => match tag.name().as_ref() {
                "w:tbl" => depth += 1,
                "w:tr" => row.clear(),
                "w:tc" => cell.clear(),
                "w:p" => paragraph.clear(),
                _ => {}
            },
            Event::Text(text) => paragraph.push_str(&text),
            Event::GeneralRef(entity) => paragraph.push_str(match entity.as_ref() {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                other => panic!("{other}"),
            }),
            Event::End(tag) => match tag.name().as_ref() {
                "w:p" if depth > 0 => cell.push(paragraph.clone()),
                "w:p" => {
                    is_annex |= paragraph == "PHỤ LỤC";
                    if !is_annex {
                        found.body.push(paragraph.clone());
                    }
                }
                "w:tc" => row.push(cell.join("\n")),
                "w:tr" if !is_annex => found.rows.push(row.clone()),
                "w:tr" => {
                    let [number, told] = row.as_slice() else { panic!("{row:?}") };
                    if let Some((sentence, figures)) = told.split_once('\n') {
                        let figures = figures.split("  ·  ").map(str::to_owned).collect();
                        found.sources.push((sentence.to_owned(), figures));
                        assert_eq!(*number, format!("{}.", found.sources.len()));
                    }
                }
                "w:tbl" => depth -= 1,
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(!found.body.is_empty());
    found
}
