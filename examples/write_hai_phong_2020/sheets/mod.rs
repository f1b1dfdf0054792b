//! The spreadsheets, one kind a file; the look they share and how lines are laid out stand here.

pub(crate) mod appraisal;
pub(crate) mod self_assessment;
pub(crate) mod summary;

use rust_xlsxwriter::{
    ColNum, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, RowNum, Workbook, Worksheet,
    XlsxError,
};

use crate::criteria::Line;
use crate::points;

/// The formats of all sheets: Times New Roman, thin borders, fields and criteria set off.
pub(crate) struct Look {
    pub(crate) heading: Format,
    pub(crate) heading_bold: Format,
    pub(crate) title: Format,
    pub(crate) subtitle: Format,
    pub(crate) date: Format,
    pub(crate) head: Format,
    rows: [RowLook; 3],
}

/// The formats of one row of a table.
pub(crate) struct RowLook {
    pub(crate) code: Format,
    pub(crate) text: Format,
    pub(crate) number: Format,
}

impl Look {
    /// Makes the formats.
    pub(crate) fn new() -> Look {
        let plain = Format::new().set_font_name("Times New Roman").set_font_size(12);
        let middle =
            plain.clone().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_text_wrap();
        Look {
            heading: middle.clone(),
            heading_bold: middle.clone().set_bold(),
            title: middle.clone().set_bold().set_font_size(14),
            subtitle: middle.clone().set_bold().set_font_size(13),
            date: middle.clone().set_italic(),
            head: middle.set_bold().set_font_size(11).set_border(FormatBorder::Thin).set_background_color("#D9E2F3"),
            rows: [
                RowLook::new(&plain.clone().set_bold().set_background_color("#F2F2F2")),
                RowLook::new(&plain.clone().set_bold()),
                RowLook::new(&plain),
            ],
        }
    }

    /// Gives the formats of a line's row: field, parent criterion, or scored line.
    pub(crate) fn of(&self, line: &Line) -> &RowLook {
        let [field, criterion, scored] = &self.rows;
        match (line.depth(), line.leaf) {
            (0, _) => field,
            (_, false) => criterion,
            (_, true) => scored,
        }
    }

    /// Gives the formats of a plain row.
    pub(crate) fn plain(&self) -> &RowLook {
        let [_, _, plain] = &self.rows;
        plain
    }

    /// Gives the formats of a row of sums.
    pub(crate) fn sum(&self) -> &RowLook {
        let [sum, ..] = &self.rows;
        sum
    }
}

impl RowLook {
    fn new(base: &Format) -> RowLook {
        let base = base.clone().set_font_size(11).set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        let middle = base.clone().set_align(FormatAlign::Center);
        RowLook { code: middle.clone(), text: base.set_text_wrap(), number: middle }
    }
}

/// Starts a workbook whose bytes depend on nothing but its contents.
pub(crate) fn workbook(title: &str, author: &str) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2020, 12, 15)?.and_hms(8, 0, 0)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_author(author).set_creation_datetime(&made));
    Ok(workbook)
}

/// Sets a sheet up for A4 across, one page wide, the head row on every page and in sight.
pub(crate) fn set_up(
    sheet: &mut Worksheet,
    widths: &[f64],
    head: RowNum,
    frozen_columns: ColNum,
) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    sheet.set_repeat_rows(head, head)?.set_freeze_panes(head + 1, frozen_columns)?;
    sheet.set_footer("&R&\"Times New Roman,Regular\"&10Trang &P/&N");
    Ok(())
}

/// Writes the agency at the left, the national motto at the right, a title and what stands under it.
pub(crate) fn heading(
    sheet: &mut Worksheet,
    look: &Look,
    [above, agency]: [&str; 2],
    [title, subtitle]: [&str; 2],
    (split, last): (ColNum, ColNum),
) -> Result<(), XlsxError> {
    sheet.merge_range(0, 0, 0, split, above, &look.heading)?;
    sheet.merge_range(1, 0, 1, split, agency, &look.heading_bold)?;
    sheet.merge_range(0, split + 1, 0, last, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", &look.heading_bold)?;
    sheet.merge_range(1, split + 1, 1, last, "Độc lập - Tự do - Hạnh phúc", &look.heading_bold)?;
    sheet.merge_range(4, 0, 4, last, title, &look.title)?;
    sheet.merge_range(5, 0, 5, last, subtitle, &look.subtitle)?;
    sheet.set_row_height(4, 24)?;
    sheet.set_row_height(5, 20)?;
    Ok(())
}

/// Writes the place and date under the motto.
pub(crate) fn dated(
    sheet: &mut Worksheet,
    look: &Look,
    text: &str,
    (split, last): (ColNum, ColNum),
) -> Result<(), XlsxError> {
    sheet.merge_range(2, split + 1, 2, last, text, &look.date)?;
    Ok(())
}

/// Writes the head row of a table over columns of these widths.
pub(crate) fn head(
    sheet: &mut Worksheet,
    look: &Look,
    row: RowNum,
    labels: &[&str],
    widths: &[f64],
) -> Result<(), XlsxError> {
    for (column, label) in (0..).zip(labels) {
        sheet.write_string_with_format(row, column, *label, &look.head)?;
    }
    let bold = widths.iter().map(|width| width * 0.85);
    let cells: Vec<(&str, f64)> = labels.iter().copied().zip(bold).collect();
    sheet.set_row_height(row, height(&cells) + 6.0)?;
    Ok(())
}

/// Gives the height that shows each text in a column of its width: not every program fits rows itself.
pub(crate) fn height(cells: &[(&str, f64)]) -> f64 {
    let rows = cells.iter().map(|(text, width)| {
        let is_capitals = text.chars().count() > 3 && !text.chars().any(char::is_lowercase);
        let fits = width * if is_capitals { 0.85 } else { 1.1 };
        (text.chars().count() as f64 / fits).ceil()
    });
    rows.fold(1.0, f64::max) * 15.0 + 2.0
}

/// Writes a sum of cells in one column together with its result.
pub(crate) fn sum(
    sheet: &mut Worksheet,
    row: RowNum,
    column: ColNum,
    rows: &[RowNum],
    total: i64,
    format: &Format,
) -> Result<(), XlsxError> {
    let name = rust_xlsxwriter::utility::column_number_to_name(column);
    let cells: Vec<String> = match (rows.first(), rows.last()) {
        (Some(first), Some(last)) if (last - first) as usize + 1 == rows.len() && rows.len() > 1 => {
            vec![format!("{name}{}:{name}{}", first + 1, last + 1)]
        }
        _ => rows.iter().map(|row| format!("{name}{}", row + 1)).collect(),
    };
    let formula = Formula::new(format!("=SUM({})", cells.join(","))).set_result(points::show(total, '.'));
    sheet.write_formula_with_format(row, column, formula, format)?;
    Ok(())
}

/// Writes the signature block: who signs, and a name.
pub(crate) fn signature(
    sheet: &mut Worksheet,
    look: &Look,
    row: RowNum,
    (split, last): (ColNum, ColNum),
    office: &str,
) -> Result<(), XlsxError> {
    sheet.merge_range(row, 0, row, split, "NGƯỜI LẬP BIỂU", &look.heading_bold)?;
    sheet.merge_range(row, split + 1, row, last, office, &look.heading_bold)?;
    sheet.merge_range(row + 1, 0, row + 1, split, "(Ký, ghi rõ họ tên)", &look.date)?;
    sheet.merge_range(row + 1, split + 1, row + 1, last, "(Ký tên, đóng dấu)", &look.date)?;
    Ok(())
}

/// Finds the rows of the lines right under `parent`, the first line standing at `first`.
pub(crate) fn rows_under(lines: &[&Line], parent: &Line, first: RowNum) -> Vec<RowNum> {
    (first..)
        .zip(lines)
        .filter(|(_, line)| line.is_under(parent) && line.depth() == parent.depth() + 1)
        .map(|(row, _)| row)
        .collect()
}
