//! Tables with a head that is repeated on every page.

use docx_rs::{
    AlignmentType, Paragraph, Shading, ShdType, Table as DocxTable, TableAlignmentType, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::super::element::{Align, Column, Table};
use super::page::{SMALL, TINY};
use super::paragraph::{close, words};
use super::{Setter, mm};

/// So many rows stay together at the beginning and at the end of a table.
const TOGETHER: usize = 3;

/// The ground of heads and sums; still seen on a copy without colours.
const HEAD: &str = "E7EDF3";

impl Setter {
    /// A table without its caption.
    pub(super) fn table(&mut self, table: &Table) {
        let widths: Vec<usize> = table.columns.iter().map(|c| width(c.mm)).collect();
        let mut rows =
            vec![super::write::head_row(TableRow::new(table.columns.iter().map(head).collect()).cant_split())];
        let last = table.rows.len().saturating_sub(1);
        let has_sums = !table.sums.is_empty();
        let is_kept = |at: usize| at < TOGETHER || ((at < last || has_sums) && at + TOGETHER > last);
        rows.extend(
            table
                .rows
                .iter()
                .enumerate()
                .map(|(at, row)| body(table, row, Row { is_kept: is_kept(at), is_sum: false })),
        );
        if has_sums {
            rows.push(body(table, &table.sums, Row { is_kept: false, is_sum: true }));
        }
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

fn grey() -> Shading {
    Shading::new().shd_type(ShdType::Clear).color("auto").fill(HEAD)
}

pub(super) fn head(column: &Column) -> TableCell {
    let run = words(&column.head).bold().size(SMALL);
    let paragraph = Paragraph::new().align(AlignmentType::Center).line_spacing(close(20)).keep_next(true).add_run(run);
    TableCell::new()
        .width(width(column.mm), WidthType::Dxa)
        .vertical_align(VAlignType::Center)
        .shading(grey())
        .add_paragraph(paragraph)
}

/// What a row is.
#[derive(Clone, Copy)]
struct Row {
    /// Whether it stays on the page of the next.
    is_kept: bool,
    /// Whether it is the row of sums.
    is_sum: bool,
}

fn body(table: &Table, row: &[String], of: Row) -> TableRow {
    let (size, gap) = if table.is_small { (TINY, 0) } else { (SMALL, 20) };
    let paragraphs = |cell: TableCell, text: &str, align: AlignmentType, is_bold: bool| {
        text.lines().fold(cell, |cell, line| {
            let run = words(line).size(size);
            let paragraph =
                Paragraph::new().align(align).line_spacing(close(gap)).keep_next(of.is_kept && !table.is_small);
            cell.add_paragraph(paragraph.add_run(if is_bold { run.bold() } else { run }))
        })
    };
    let up = if table.is_small { VAlignType::Top } else { VAlignType::Center };
    let made = if let ([across], true) = (row, table.columns.len() > 1) {
        let all: usize = table.columns.iter().map(|c| width(c.mm)).sum();
        let cell = TableCell::new().width(all, WidthType::Dxa).grid_span(table.columns.len());
        TableRow::new(vec![paragraphs(cell, across, AlignmentType::Left, of.is_sum)])
    } else {
        let cells = table.columns.iter().zip(row).map(|(column, text)| {
            let align = match column.align {
                Align::Left => AlignmentType::Left,
                Align::Middle => AlignmentType::Center,
                Align::Right => AlignmentType::Right,
            };
            let cell = TableCell::new().width(width(column.mm), WidthType::Dxa).vertical_align(up);
            let cell = if of.is_sum { cell.shading(grey()) } else { cell };
            paragraphs(cell, text, align, of.is_sum || column.is_bold)
        });
        TableRow::new(cells.collect())
    };
    if table.is_small { made } else { made.cant_split() }
}
