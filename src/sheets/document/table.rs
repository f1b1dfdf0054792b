//! Tables with a head that is repeated on every page.

use docx_rs::{
    AlignmentType, Paragraph, Shading, ShdType, Table as DocxTable, TableAlignmentType, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::page::{SMALL, TINY};
use super::paragraph::{close, words};
use super::{Document, mm};

/// So many rows stay together at the beginning and at the end of a table.
const TOGETHER: usize = 3;

/// The ground of heads; still seen on a copy without colours.
const HEAD: &str = "E7EDF3";

/// How the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sheets) enum Align {
    /// Words.
    Left,
    /// Places and short words.
    Middle,
    /// Numbers.
    Right,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::sheets) struct Column {
    /// Its head.
    pub head: String,
    /// Its width in millimetres.
    pub mm: u32,
    /// How its text stands.
    pub align: Align,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::sheets) struct Table {
    /// What stands over it.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; one with a single text runs across all columns. Lines of a text are paragraphs of its cell.
    pub rows: Vec<Vec<String>>,
    /// Whether it is in small print, with rows that may go on over the page.
    pub is_small: bool,
}

impl Column {
    /// A column of words.
    pub(in crate::sheets) fn words(head: String, mm: u32) -> Column {
        Column { head, mm, align: Align::Left }
    }

    /// A column of places and short words.
    pub(in crate::sheets) fn middle(head: String, mm: u32) -> Column {
        Column { head, mm, align: Align::Middle }
    }

    /// A column of numbers.
    pub(in crate::sheets) fn numbers(head: String, mm: u32) -> Column {
        Column { head, mm, align: Align::Right }
    }
}

impl Document {
    /// A table with its caption.
    pub(in crate::sheets) fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.caption(&table.caption);
        }
        let widths: Vec<usize> = table.columns.iter().map(|c| width(c.mm)).collect();
        let mut rows =
            vec![super::write::head_row(TableRow::new(table.columns.iter().map(head).collect()).cant_split())];
        let last = table.rows.len().saturating_sub(1);
        let is_kept = |at: usize| at < TOGETHER || (at < last && at + TOGETHER > last);
        rows.extend(table.rows.iter().enumerate().map(|(at, row)| body(table, row, is_kept(at))));
        let docx = std::mem::take(&mut self.docx);
        let made = DocxTable::new(rows)
            .set_grid(widths)
            .layout(TableLayoutType::Fixed)
            .align(TableAlignmentType::Center)
            .margins(TableCellMargins::new().margin_left(60, WidthType::Dxa).margin_right(60, WidthType::Dxa));
        self.docx = docx.add_table(made);
    }
}

pub(super) fn width(millimetres: u32) -> usize {
    usize::try_from(mm(millimetres * 10)).unwrap_or(0)
}

pub(super) fn head(column: &Column) -> TableCell {
    let grey = Shading::new().shd_type(ShdType::Clear).color("auto").fill(HEAD);
    let run = words(&column.head).bold().size(SMALL);
    let paragraph = Paragraph::new().align(AlignmentType::Center).line_spacing(close(20)).keep_next(true).add_run(run);
    TableCell::new()
        .width(width(column.mm), WidthType::Dxa)
        .vertical_align(VAlignType::Center)
        .shading(grey)
        .add_paragraph(paragraph)
}

/// A row; one that is kept stays on the page of the next.
fn body(table: &Table, row: &[String], is_kept: bool) -> TableRow {
    let (size, gap) = if table.is_small { (TINY, 0) } else { (SMALL, 20) };
    let paragraphs = |cell: TableCell, text: &str, align: AlignmentType| {
        text.lines().fold(cell, |cell, line| {
            let run = words(line).size(size);
            let paragraph =
                Paragraph::new().align(align).line_spacing(close(gap)).keep_next(is_kept && !table.is_small);
            cell.add_paragraph(paragraph.add_run(run))
        })
    };
    let up = if table.is_small { VAlignType::Top } else { VAlignType::Center };
    let made = if let ([across], true) = (row, table.columns.len() > 1) {
        let all: usize = table.columns.iter().map(|c| width(c.mm)).sum();
        let cell = TableCell::new().width(all, WidthType::Dxa).grid_span(table.columns.len());
        TableRow::new(vec![paragraphs(cell, across, AlignmentType::Left)])
    } else {
        let cells = table.columns.iter().zip(row).map(|(column, text)| {
            let align = match column.align {
                Align::Left => AlignmentType::Left,
                Align::Middle => AlignmentType::Center,
                Align::Right => AlignmentType::Right,
            };
            paragraphs(TableCell::new().width(width(column.mm), WidthType::Dxa).vertical_align(up), text, align)
        });
        TableRow::new(cells.collect())
    };
    if table.is_small { made } else { made.cant_split() }
}
