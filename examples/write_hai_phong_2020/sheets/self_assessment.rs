//! A unit's self-assessment: every line of the set, survey and satisfaction left blank.

use rust_xlsxwriter::{ColNum, RowNum, Workbook, Worksheet, XlsxError};

use super::{Look, dated, head, heading, height, rows_under, set_up, signature, sum, workbook};
use crate::criteria::{Line, Source};
use crate::points;
use crate::solve::Score;
use crate::units::Unit;
use crate::wording;

const HEAD: RowNum = 7;
const FIRST: RowNum = HEAD + 1;
const SCORE: ColNum = 4;
const WIDTHS: [f64; 7] = [7.0, 56.0, 9.0, 26.0, 10.0, 38.0, 38.0];
const TEXTS: [ColNum; 3] = [3, 5, 6];
const SPAN: (ColNum, ColNum) = (2, 6);

/// Makes the workbook of one unit.
pub(crate) fn make(unit: &Unit, lines: &[Line], scores: &[(String, Score)]) -> Result<Workbook, XlsxError> {
    let look = Look::new();
    let mut workbook = workbook("Bảng tự chấm điểm Chỉ số cải cách hành chính năm 2020", &unit.name)?;
    let sheet = workbook.add_worksheet().set_name("Tự chấm điểm")?;
    set_up(sheet, &WIDTHS, HEAD, 2)?;
    let [above, agency] = agency(unit);
    let subtitle = format!("Đơn vị: {}", unit.name);
    heading(
        sheet,
        &look,
        [&above, &agency],
        ["BẢNG TỰ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2020", &subtitle],
        SPAN,
    )?;
    dated(sheet, &look, "Hải Phòng, ngày 15 tháng 12 năm 2020", SPAN)?;
    let labels = [
        "STT",
        "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
        "Điểm tối đa",
        "Số liệu kê khai",
        "Điểm tự đánh giá",
        "Tài liệu kiểm chứng",
        "Giải trình",
    ];
    head(sheet, &look, HEAD, &labels, &WIDTHS)?;

    let all: Vec<&Line> = lines.iter().collect();
    for (row, line) in (FIRST..).zip(&all) {
        write_line(sheet, &look, row, line)?;
        if line.leaf {
            let score = scores.iter().find(|(code, _)| *code == line.code).map(|(_, score)| score);
            write_score(sheet, &look, row, unit, line, score)?;
        } else if line.source == Source::Appraisal {
            let format = &look.of(line).number;
            sum(sheet, row, SCORE, &rows_under(&all, line, FIRST), claimed(scores, &all, line), format)?;
        }
    }
    let end = FIRST + all.len() as RowNum;
    write_total(sheet, &look, end, &all, scores)?;
    signature(sheet, &look, end + 2, SPAN, office(unit))?;
    Ok(workbook)
}

fn write_line(sheet: &mut Worksheet, look: &Look, row: RowNum, line: &Line) -> Result<(), XlsxError> {
    let look = look.of(line);
    let [_, name, ..] = WIDTHS;
    sheet.set_row_height(row, height(&[(&line.text, name)]))?;
    sheet.write_string_with_format(row, 0, &line.code, &look.code)?;
    sheet.write_string_with_format(row, 1, &line.text, &look.text)?;
    sheet.write_number_with_format(row, 2, points::cell(line.max), &look.number)?;
    for column in 3..7 {
        sheet.write_blank(row, column, &look.text)?;
    }
    Ok(())
}

fn write_score(
    sheet: &mut Worksheet,
    look: &Look,
    row: RowNum,
    unit: &Unit,
    line: &Line,
    score: Option<&Score>,
) -> Result<(), XlsxError> {
    let look = look.of(line);
    match score {
        None => {}
        Some(Score::NotApplicable) => {
            sheet.write_string_with_format(row, SCORE, "KĐG", &look.number)?;
        }
        Some(Score::Given { own, .. }) => {
            sheet.write_number_with_format(row, SCORE, points::cell(own.points), &look.number)?;
        }
    }
    let texts = texts(unit, line, score);
    for (column, text) in TEXTS.into_iter().zip(&texts) {
        if !text.is_empty() {
            sheet.write_string_with_format(row, column, text, &look.text)?;
        }
    }
    let [_, name, _, figure, _, evidence, explanation] = WIDTHS;
    let cells = texts.iter().map(String::as_str).zip([figure, evidence, explanation]);
    let cells: Vec<(&str, f64)> = cells.chain([(line.text.as_str(), name)]).collect();
    sheet.set_row_height(row, height(&cells))?;
    Ok(())
}

/// Gives the figure, the evidence and the explanation of a line; what isn't given is empty.
fn texts(unit: &Unit, line: &Line, score: Option<&Score>) -> [String; 3] {
    match score {
        None => Default::default(),
        Some(Score::NotApplicable) => {
            let explanation = wording::not_applicable(line).to_owned();
            [String::new(), String::new(), explanation]
        }
        Some(Score::Given { own, .. }) => {
            let explanation = wording::explanation(unit, line, own).unwrap_or_default();
            let evidence = if own.points > 0 { wording::evidence(unit, line) } else { String::new() };
            [own.figure.clone(), evidence, explanation.to_owned()]
        }
    }
}

fn write_total(
    sheet: &mut Worksheet,
    look: &Look,
    row: RowNum,
    lines: &[&Line],
    scores: &[(String, Score)],
) -> Result<(), XlsxError> {
    let look = look.sum();
    let fields: Vec<RowNum> = (FIRST..).zip(lines).filter(|(_, line)| line.depth() == 0).map(|(row, _)| row).collect();
    let most = lines.iter().filter(|line| line.depth() == 0).map(|line| line.max).sum();
    let claimed = lines.iter().filter(|line| line.depth() == 0).map(|field| self::claimed(scores, lines, field)).sum();
    for column in [0, 3, 5, 6] {
        sheet.write_blank(row, column, &look.text)?;
    }
    sheet.write_string_with_format(row, 1, "Tổng cộng", &look.text)?;
    sum(sheet, row, 2, &fields, most, &look.number)?;
    sum(sheet, row, SCORE, &fields, claimed, &look.number)
}

/// Adds up the numbers that stand under `parent`.
fn claimed(scores: &[(String, Score)], lines: &[&Line], parent: &Line) -> i64 {
    let under = lines.iter().filter(|line| line.leaf && line.is_under(parent));
    under
        .filter_map(|line| scores.iter().find(|(code, _)| *code == line.code))
        .map(|(_, score)| match score {
            Score::NotApplicable => 0,
            Score::Given { own, .. } => own.points,
        })
        .sum()
}

/// Gives the two lines at the top left.
fn agency(unit: &Unit) -> [String; 2] {
    match unit.name.strip_prefix("UBND ") {
        Some(place) => ["ỦY BAN NHÂN DÂN".to_owned(), place.to_uppercase()],
        None => ["UBND THÀNH PHỐ HẢI PHÒNG".to_owned(), unit.name.to_uppercase()],
    }
}

fn office(unit: &Unit) -> &'static str {
    match unit.id.as_str() {
        "thanh-tra" => "CHÁNH THANH TRA",
        "van-phong" => "CHÁNH VĂN PHÒNG",
        "khu-kinh-te" => "TRƯỞNG BAN",
        _ if unit.name.starts_with("UBND ") => "CHỦ TỊCH",
        _ => "GIÁM ĐỐC",
    }
}
