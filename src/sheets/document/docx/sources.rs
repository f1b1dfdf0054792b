//! Sentences whose numbers have sources, and the list of these: each leads to the other.

use docx_rs::{
    AlignmentType, Hyperlink, HyperlinkType, Paragraph, Run, TableAlignmentType, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::super::element::{Column, Manner, Sentence, Sources};
use super::page::BODY;
use super::paragraph::{GAP, close, indented, words};
use super::table::{head, width};
use super::{Setter, write};

/// Half points of the list.
const SIZE: usize = 16;
/// Between the numbers of a sentence.
const BETWEEN: &str = "  ·  ";

impl Setter {
    /// A paragraph of sentences, each of which leads to its row in the list.
    pub(super) fn sentences(&mut self, sentences: &[Sentence], manner: Manner) {
        let (before, is_kept) = match manner {
            Manner::Text => (GAP, false),
            Manner::ListHead => (GAP, true),
            Manner::Item => (GAP / 2, false),
        };
        let mut paragraph = indented(before).keep_next(is_kept);
        if manner == Manner::Item {
            paragraph = paragraph.add_run(words("- ").size(BODY));
        }
        for (at, sentence) in sentences.iter().enumerate() {
            if at > 0 {
                paragraph = paragraph.add_run(words(" ").size(BODY));
            }
            let run = words(&sentence.text).size(BODY);
            paragraph = match sentence.number {
                None => paragraph.add_run(run),
                Some(number) => both_ways(paragraph, run, number, (SENTENCE, SOURCES)),
            };
        }
        self.add(paragraph);
    }

    /// The list of sources.
    pub(super) fn sources(&mut self, heads: &[Column; 2], list: &[Sources]) {
        let mut made = vec![write::head_row(TableRow::new(heads.iter().map(head).collect()).cant_split())];
        made.extend((1..).zip(list).map(|(number, row)| {
            let run = words(&format!("{number}.")).size(SIZE).bold();
            let number = both_ways(close_together(AlignmentType::Center), run, number, (SOURCES, SENTENCE));
            let sentence =
                close_together(AlignmentType::Left).keep_next(true).add_run(words(&row.sentence).size(SIZE).italic());
            let [first, second] = heads.each_ref().map(cell);
            TableRow::new(vec![
                first.add_paragraph(number),
                second.add_paragraph(sentence).add_paragraph(figures(&row.figures)),
            ])
        }));
        let docx = std::mem::take(&mut self.docx);
        let table = docx_rs::Table::new(made)
            .set_grid(heads.iter().map(|column| width(column.mm)).collect())
            .layout(TableLayoutType::Fixed)
            .align(TableAlignmentType::Center)
            .margins(TableCellMargins::new().margin_left(60, WidthType::Dxa).margin_right(60, WidthType::Dxa));
        self.docx = docx.add_table(table);
    }
}

/// What the marks of sentences, and those of their rows, are called.
const SENTENCE: (&str, usize) = ("cau_", 0);
const SOURCES: (&str, usize) = ("nguon_", 1);

/// Words that are marked, and lead to the other mark of the same number.
fn both_ways(paragraph: Paragraph, run: Run, number: usize, (own, other): ((&str, usize), (&str, usize))) -> Paragraph {
    let id = number * 2 + own.1;
    let link = Hyperlink::new(format!("{}{number}", other.0), HyperlinkType::Anchor).add_run(run);
    paragraph.add_bookmark_start(id, format!("{}{number}", own.0)).add_hyperlink(link).add_bookmark_end(id)
}

fn cell(column: &Column) -> TableCell {
    TableCell::new().width(width(column.mm), WidthType::Dxa).vertical_align(VAlignType::Top)
}

fn close_together(align: AlignmentType) -> Paragraph {
    Paragraph::new().align(align).line_spacing(close(0))
}

/// The numbers one after the other, each in bold before its source.
fn figures(figures: &[(String, String)]) -> Paragraph {
    let mut paragraph = close_together(AlignmentType::Left);
    for (at, (shown, source)) in figures.iter().enumerate() {
        if at > 0 {
            paragraph = paragraph.add_run(words(BETWEEN).size(SIZE));
        }
        paragraph = paragraph.add_run(words(shown).size(SIZE).bold()).add_run(words(source).size(SIZE));
    }
    paragraph
}
