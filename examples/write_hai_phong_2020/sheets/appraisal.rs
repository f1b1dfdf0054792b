//! What an appraising body hands in for one block: a matrix of lines and units, or a sheet a unit.

use rust_xlsxwriter::{ColNum, RowNum, Workbook, Worksheet, XlsxError};

use super::{Look, dated, head, heading, height, rows_under, set_up, signature, sum, workbook};
use crate::chance::Chance;
use crate::criteria::Line;
use crate::points;
use crate::solve::Score;
use crate::units::Unit;
use crate::wording;

const HEAD: RowNum = 7;
const FIRST: RowNum = HEAD + 1;
/// Of a sheet a unit.
const WIDTHS: [f64; 6] = [7.0, 60.0, 9.0, 11.0, 11.0, 52.0];
/// Of the first columns of a matrix.
const MATRIX_WIDTHS: [f64; 3] = [7.0, 48.0, 8.0];

/// One body's part of one block.
pub(crate) struct Part<'a> {
    pub(crate) body: &'a str,
    pub(crate) block: &'a str,
    /// The body's lines and the parents they stand under, in the order of the set.
    pub(crate) lines: Vec<&'a Line>,
    /// The whole set, to see which parents the body appraises alone.
    pub(crate) set: &'a [Line],
    pub(crate) units: Vec<(&'a Unit, &'a [(String, Score)])>,
}

impl Part<'_> {
    /// Tells whether every line under `parent` is this body's.
    fn owns(&self, parent: &Line) -> bool {
        let mut leaves = self.set.iter().filter(|line| line.leaf && line.is_under(parent));
        leaves.all(|line| line.appraiser == self.body)
    }

    fn summed(&self, scores: &[(String, Score)], is_counted: impl Fn(&Line) -> bool, points: fn(&Score) -> i64) -> i64 {
        let leaves = self.lines.iter().filter(|line| line.leaf && is_counted(line));
        leaves.filter_map(|line| score(scores, line)).map(points).sum()
    }
}

/// Finds a line's score.
fn score<'a>(scores: &'a [(String, Score)], line: &Line) -> Option<&'a Score> {
    scores.iter().find(|(code, _)| *code == line.code).map(|(_, score)| score)
}

fn own_points(score: &Score) -> i64 {
    match score {
        Score::NotApplicable => 0,
        Score::Given { own, .. } => own.points,
    }
}

fn appraised_points(score: &Score) -> i64 {
    match score {
        Score::NotApplicable => 0,
        Score::Given { appraised, .. } => appraised.points,
    }
}

/// Makes the matrix: a row a line, a column a unit.
pub(crate) fn matrix(part: &Part<'_>) -> Result<Workbook, XlsxError> {
    let look = Look::new();
    let mut workbook = workbook("Bảng tổng hợp điểm thẩm định Chỉ số cải cách hành chính năm 2020", part.body)?;
    let sheet = workbook.add_worksheet().set_name("Tổng hợp")?;
    let mut widths = MATRIX_WIDTHS.to_vec();
    widths.resize(3 + part.units.len(), 10.5);
    set_up(sheet, &widths, HEAD, 3)?;
    let span = (2, widths.len() as ColNum - 1);
    let subtitle = format!("Khối: {}", part.block);
    let title = "BẢNG TỔNG HỢP ĐIỂM THẨM ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2020";
    heading(sheet, &look, ["UBND THÀNH PHỐ HẢI PHÒNG", &part.body.to_uppercase()], [title, &subtitle], span)?;
    dated(sheet, &look, "Hải Phòng, ngày 20 tháng 01 năm 2021", span)?;
    let mut labels = vec!["TT", "Tiêu chí, tiêu chí thành phần", "Điểm tối đa"];
    let names: Vec<String> = part.units.iter().map(|(unit, _)| unit.tab()).collect();
    labels.extend(names.iter().map(String::as_str));
    head(sheet, &look, HEAD, &labels, &widths)?;
    for (row, line) in (FIRST..).zip(&part.lines) {
        let [_, name, _] = MATRIX_WIDTHS;
        sheet.set_row_height(row, height(&[(&line.text, name)]))?;
        write_line(sheet, &look, row, line)?;
        for (column, (_, scores)) in (3..).zip(&part.units) {
            write_points(sheet, &look, part, (row, column), line, scores, appraised_points)?;
        }
    }
    let end = FIRST + part.lines.len() as RowNum;
    write_sums(sheet, &look, part, end, 3)?;
    for (column, (_, scores)) in (3..).zip(&part.units) {
        let total = part.summed(scores, |_| true, appraised_points);
        sum(sheet, end, column, &leaf_rows(part), total, &look.sum().number)?;
    }
    signature(sheet, &look, end + 2, span, "THỦ TRƯỞNG CƠ QUAN THẨM ĐỊNH")?;
    Ok(workbook)
}

/// Makes the other layout: a sheet a unit, self score beside appraised score, reasons for departures.
pub(crate) fn sheet_a_unit(part: &Part<'_>) -> Result<Workbook, XlsxError> {
    let look = Look::new();
    let mut workbook = workbook("Bảng điểm thẩm định Chỉ số cải cách hành chính năm 2020", part.body)?;
    for (unit, scores) in &part.units {
        let sheet = workbook.add_worksheet().set_name(unit.tab())?;
        write_unit(sheet, &look, part, unit, scores)?;
    }
    Ok(workbook)
}

fn write_unit(
    sheet: &mut Worksheet,
    look: &Look,
    part: &Part<'_>,
    unit: &Unit,
    scores: &[(String, Score)],
) -> Result<(), XlsxError> {
    let span = (2, 5);
    set_up(sheet, &WIDTHS, HEAD, 2)?;
    let subtitle = format!("Đơn vị được thẩm định: {}", unit.name);
    let title = "BẢNG ĐIỂM THẨM ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2020";
    heading(sheet, look, ["UBND THÀNH PHỐ HẢI PHÒNG", &part.body.to_uppercase()], [title, &subtitle], span)?;
    dated(sheet, look, "Hải Phòng, ngày 20 tháng 01 năm 2021", span)?;
    let labels = ["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự đánh giá", "Điểm thẩm định", "Ghi chú"];
    head(sheet, look, HEAD, &labels, &WIDTHS)?;
    for (row, line) in (FIRST..).zip(&part.lines) {
        write_line(sheet, look, row, line)?;
        write_points(sheet, look, part, (row, 3), line, scores, own_points)?;
        write_points(sheet, look, part, (row, 4), line, scores, appraised_points)?;
        let text = &look.of(line).text;
        let reason = reason(unit, line, scores).unwrap_or_default();
        if reason.is_empty() {
            sheet.write_blank(row, 5, text)?;
        } else {
            sheet.write_string_with_format(row, 5, &reason, text)?;
        }
        let [_, name, _, _, _, note] = WIDTHS;
        sheet.set_row_height(row, height(&[(&line.text, name), (&reason, note)]))?;
    }
    let end = FIRST + part.lines.len() as RowNum;
    write_sums(sheet, look, part, end, 5)?;
    for (column, points) in [(3, own_points as fn(&Score) -> i64), (4, appraised_points)] {
        let total = part.summed(scores, |_| true, points);
        sum(sheet, end, column, &leaf_rows(part), total, &look.sum().number)?;
    }
    signature(sheet, look, end + 2, span, "THỦ TRƯỞNG CƠ QUAN THẨM ĐỊNH")
}

/// Gives the reason for a departure; a few were forgotten, as happens.
fn reason(unit: &Unit, line: &Line, scores: &[(String, Score)]) -> Option<String> {
    let Some(Score::Given { own, appraised }) = score(scores, line) else {
        return None;
    };
    let is_forgotten = Chance::of(&format!("{} {} reason", line.code, unit.id)).between(1, 100) == 1;
    (own != appraised && !is_forgotten).then(|| wording::reason(line, own, appraised))
}

fn write_line(sheet: &mut Worksheet, look: &Look, row: RowNum, line: &Line) -> Result<(), XlsxError> {
    let look = look.of(line);
    sheet.write_string_with_format(row, 0, &line.code, &look.code)?;
    sheet.write_string_with_format(row, 1, &line.text, &look.text)?;
    sheet.write_number_with_format(row, 2, points::cell(line.max), &look.number)?;
    Ok(())
}

/// Writes the points of a line, or the sum of a parent that this body appraises alone.
fn write_points(
    sheet: &mut Worksheet,
    look: &Look,
    part: &Part<'_>,
    (row, column): (RowNum, ColNum),
    line: &Line,
    scores: &[(String, Score)],
    points: fn(&Score) -> i64,
) -> Result<(), XlsxError> {
    let format = &look.of(line).number;
    match score(scores, line) {
        Some(Score::NotApplicable) => sheet.write_string_with_format(row, column, "KĐG", format)?,
        Some(given) => sheet.write_number_with_format(row, column, points::cell(points(given)), format)?,
        None if part.owns(line) => {
            let total = part.summed(scores, |leaf| leaf.is_under(line), points);
            return sum(sheet, row, column, &rows_under(&part.lines, line, FIRST), total, format);
        }
        None => sheet.write_blank(row, column, format)?,
    };
    Ok(())
}

fn write_sums(
    sheet: &mut Worksheet,
    look: &Look,
    part: &Part<'_>,
    row: RowNum,
    blank: ColNum,
) -> Result<(), XlsxError> {
    let look = look.sum();
    sheet.write_blank(row, 0, &look.code)?;
    sheet.write_blank(row, blank, &look.text)?;
    sheet.write_string_with_format(row, 1, "Cộng", &look.text)?;
    let most = part.lines.iter().filter(|line| line.leaf).map(|line| line.max).sum();
    sum(sheet, row, 2, &leaf_rows(part), most, &look.number)
}

fn leaf_rows(part: &Part<'_>) -> Vec<RowNum> {
    (FIRST..).zip(&part.lines).filter(|(_, line)| line.leaf).map(|(row, _)| row).collect()
}
