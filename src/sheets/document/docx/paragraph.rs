//! Titles, sections, running text and lists.

use docx_rs::{
    AlignmentType, BreakType, LineSpacing, LineSpacingType, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, Run, SpecialIndentType,
};

use super::page::{BODY, SMALL};
use super::{Setter, mm};

/// Between paragraphs, in twentieths of a point.
pub(super) const GAP: u32 = 120;

impl Setter {
    /// The kind of the document and what it is about, with the short line under it.
    pub(super) fn title(&mut self, kind: &str, about: &str) {
        let first = centred(kind, GAP * 3).keep_next(true);
        self.add(first);
        for line in about.lines() {
            self.add(centred(line, 0).keep_next(true));
        }
        self.add(short_line(mm(600)));
    }

    pub(super) fn line(&mut self, text: &str) {
        let run = words(text).size(BODY);
        self.add(Paragraph::new().align(AlignmentType::Center).line_spacing(close(0)).keep_next(true).add_run(run));
    }

    pub(super) fn section(&mut self, text: &str) {
        self.add(running(text, Weight::Bold, GAP * 2).keep_next(true).outline_lvl(0));
    }

    pub(super) fn part(&mut self, text: &str) {
        self.add(running(text, Weight::Bold, GAP).keep_next(true).outline_lvl(1));
    }

    /// Running text, indented and justified.
    pub(super) fn text(&mut self, text: &str) {
        self.add(running(text, Weight::Plain, GAP));
    }

    pub(super) fn caption(&mut self, text: &str) {
        self.add(centred(text, GAP).keep_next(true));
    }

    pub(super) fn note(&mut self, text: &str) {
        let run = words(text).italic().size(SMALL);
        self.add(Paragraph::new().align(AlignmentType::Both).line_spacing(close(GAP / 2)).add_run(run));
    }

    pub(super) fn new_page(&mut self) {
        self.add(Paragraph::new().line_spacing(close(0)).add_run(Run::new().add_break(BreakType::Page)));
    }

    pub(super) fn add(&mut self, paragraph: Paragraph) {
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx.add_paragraph(paragraph);
    }
}

/// Text as it is; what no XML may hold (a stray control character of a spreadsheet) becomes a space.
pub(super) fn words(text: &str) -> Run {
    Run::new().add_text(text.replace(|c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'), " "))
}

/// How heavy text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Plain,
    Bold,
}

fn running(text: &str, weight: Weight, before: u32) -> Paragraph {
    let run = words(text).size(BODY);
    indented(before).add_run(if weight == Weight::Bold { run.bold() } else { run })
}

/// A paragraph of running text without its words.
pub(super) fn indented(before: u32) -> Paragraph {
    let spacing = LineSpacing::new().before(before).after(0).line(264).line_rule(LineSpacingType::Auto);
    Paragraph::new()
        .align(AlignmentType::Both)
        .indent(None, Some(SpecialIndentType::FirstLine(i32::try_from(mm(100)).unwrap_or(0))), None, None)
        .line_spacing(spacing)
        .widow_control(true)
}

fn centred(text: &str, before: u32) -> Paragraph {
    let run = words(text).size(BODY).bold();
    Paragraph::new().align(AlignmentType::Center).line_spacing(close(before)).add_run(run)
}

pub(super) fn close(before: u32) -> LineSpacing {
    LineSpacing::new().before(before).after(0)
}

/// A thin line in the middle of the paper, `side` from both margins.
pub(super) fn short_line(side: u32) -> Paragraph {
    let border = ParagraphBorder::new(ParagraphBorderPosition::Top).size(6).space(1).color("000000");
    let side = i32::try_from(side).unwrap_or(0);
    let mut paragraph = Paragraph::new()
        .indent(Some(side), None, Some(side), None)
        .line_spacing(LineSpacing::new().before(40).after(0).line(120).line_rule(LineSpacingType::Exact))
        .add_run(Run::new().size(8));
    paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(border));
    paragraph
}
