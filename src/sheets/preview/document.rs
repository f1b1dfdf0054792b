//! A document (.docx) as it will be written: its paragraphs and tables, read from the very bytes.
//!
//! Words and where they stand, not pages: those are the word processor's.

use std::io::{Cursor, Read};

use quick_xml::events::BytesStart;
use zip::ZipArchive;

pub use super::styles::Align;
use super::xml::{Token, attribute, each};
use crate::domain::campaign::Campaign;
use crate::domain::slug::UnitId;
use crate::sheets::report::{self, Kind, letter};
use crate::sheets::workbook::ExportError;
use crate::text::wording::Wording;

/// Half points of text that says nothing of its size.
const BODY: f32 = 28.0;

/// A document that can be looked at before it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Drafted {
    /// The announcement or the report.
    Document(Kind),
    /// The letter to a unit.
    Letter(UnitId),
}

/// A document on paper.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// What is printed at the head of every page; empty on a final one.
    pub mark: String,
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A row of a table.
    Row(Row),
    /// Where a page is begun.
    NewPage,
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paragraph {
    /// Its words.
    pub text: String,
    /// Whether all of it is bold.
    pub is_bold: bool,
    /// Whether all of it is slanted.
    pub is_italic: bool,
    /// How it stands.
    pub align: Align,
    /// The height of its letters in points.
    pub size: f32,
    /// Whether its first line is indented.
    pub is_indented: bool,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Whether lines are drawn around them.
    pub has_lines: bool,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// Its share of the width.
    pub share: f32,
    /// Whether it stands on a ground of its own, as heads do.
    pub has_ground: bool,
    /// What stands in it.
    pub paragraphs: Vec<Paragraph>,
}

/// A document of a campaign as it would be written now.
///
/// # Errors
/// Where it can't be formed.
pub fn of(campaign: &Campaign, wording: &Wording, what: Drafted) -> Result<Document, ExportError> {
    read(&match what {
        Drafted::Document(kind) => report::bytes(campaign, kind, wording),
        Drafted::Letter(unit) => letter::bytes(campaign, wording, unit),
    }?)
}

/// Reads a document that was written here.
///
/// # Errors
/// Where it is none.
pub fn read(docx: &[u8]) -> Result<Document, ExportError> {
    let unreadable = |error: &dyn std::fmt::Display| ExportError::Unwritable(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(docx)).map_err(|e| unreadable(&e))?;
    let mut part = |name: &str| -> Result<Vec<u8>, ExportError> {
        let mut xml = Vec::new();
        let mut part = archive.by_name(name).map_err(|e| unreadable(&e))?;
        part.read_to_end(&mut xml).map_err(|e| unreadable(&e))?;
        Ok(xml)
    };
    let (head, xml) = (part("word/header1.xml")?, part("word/document.xml")?);
    let mut reading = Reading::default();
    reading.document.mark = words_of(&head).map_err(|e| unreadable(&e))?;
    each(&xml, |token| {
        match token {
            Token::Begin(tag) => reading.begin(&tag),
            Token::Text(text) => reading.text(&text),
            Token::End(name) => reading.end(&name),
        }
        true
    })
    .map_err(|e| unreadable(&e))?;
    Ok(reading.document)
}

/// The words of a part, without the number of the page.
fn words_of(xml: &[u8]) -> Result<String, quick_xml::Error> {
    let (mut words, mut is_text) = (String::new(), false);
    each(xml, |token| {
        match token {
            Token::Begin(tag) => is_text = tag.local_name().as_ref() == "t",
            Token::Text(text) if is_text => words.push_str(&text),
            Token::Text(_) | Token::End(_) => is_text = false,
        }
        true
    })?;
    Ok(words.trim_matches(|c: char| c.is_ascii_digit() || c == ' ').to_owned())
}

/// A document on its way in.
#[derive(Default)]
struct Reading {
    document: Document,
    paragraph: Paragraph,
    /// Whether its runs so far are all bold, all slanted.
    is_all: Option<(bool, bool)>,
    run: (bool, bool),
    row: Row,
    /// The width of the row so far.
    width: f32,
    /// Whether the table has lines.
    has_lines: bool,
    in_row: bool,
    in_text: bool,
    in_run: bool,
}

impl Reading {
    fn begin(&mut self, tag: &BytesStart<'_>) {
        let value = |name: &str| attribute(tag, name);
        let number = |name: &str| value(name).and_then(|v| v.parse::<f32>().ok());
        match tag.local_name().as_ref() {
            "tr" => {
                self.row = Row::default();
                self.width = 0.0;
                self.in_row = true;
            }
            "tc" => self.row.cells.push(Cell::default()),
            "tcW" => {
                let width = number("w:w").unwrap_or(0.0);
                self.width += width;
                if let Some(cell) = self.row.cells.last_mut() {
                    cell.share = width;
                }
            }
            "shd" => {
                if let Some(cell) = self.row.cells.last_mut() {
                    cell.has_ground = true;
                }
            }
            "p" => {
                self.paragraph = Paragraph { size: BODY / 2.0, ..Paragraph::default() };
                self.is_all = None;
            }
            "jc" if !self.in_run => {
                self.paragraph.align = match value("w:val").as_deref() {
                    Some("center") => Align::Centre,
                    Some("right" | "end") => Align::Right,
                    _ => Align::Left,
                };
            }
            "ind" => self.paragraph.is_indented = number("w:firstLine").is_some_and(|by| by > 0.0),
            "r" => {
                self.run = (false, false);
                self.in_run = true;
            }
            "b" => self.run.0 = true,
            "i" => self.run.1 = true,
            "sz" if self.in_run => self.paragraph.size = number("w:val").unwrap_or(BODY) / 2.0,
            "t" => self.in_text = true,
            "br" if value("w:type").as_deref() == Some("page") => self.document.blocks.push(Block::NewPage),
            "insideH" => self.has_lines = true,
            "tbl" => self.has_lines = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if !self.in_text || text.is_empty() {
            return;
        }
        self.paragraph.text.push_str(text);
        let (bold, italic) = self.is_all.unwrap_or((true, true));
        self.is_all = Some((bold && self.run.0, italic && self.run.1));
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "r" => self.in_run = false,
            "p" => {
                let mut paragraph = std::mem::take(&mut self.paragraph);
                (paragraph.is_bold, paragraph.is_italic) = self.is_all.unwrap_or_default();
                match self.row.cells.last_mut().filter(|_| self.in_row) {
                    Some(cell) => cell.paragraphs.push(paragraph),
                    None if paragraph.text.is_empty() => {}
                    None => self.document.blocks.push(Block::Paragraph(paragraph)),
                }
            }
            "tr" => {
                self.in_row = false;
                let mut row = std::mem::take(&mut self.row);
                row.has_lines = self.has_lines;
                let width = self.width.max(1.0);
                row.cells.iter_mut().for_each(|cell| cell.share /= width);
                self.document.blocks.push(Block::Row(row));
            }
            _ => {}
        }
    }
}

impl Document {
    /// Its words, a line each paragraph or row.
    pub fn words(&self) -> Vec<String> {
        let line = |block: &Block| match block {
            Block::Paragraph(paragraph) => paragraph.text.clone(),
            Block::Row(row) => {
                let cell = |cell: &Cell| cell.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ");
                row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")
            }
            Block::NewPage => String::new(),
        };
        self.blocks.iter().map(line).collect()
    }
}
