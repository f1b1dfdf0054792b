//! The workbooks that cover all units: survey, satisfaction, and the results of the year before.

use rust_xlsxwriter::{RowNum, Workbook, XlsxError};

use super::{Look, head, heading, set_up, workbook};
use crate::Block;
use crate::chance::Chance;
use crate::criteria::{Line, Source};
use crate::points;
use crate::units::{Unit, places, satisfaction};

const HEAD: RowNum = 7;
const FIRST: RowNum = HEAD + 1;
const AGENCY: [&str; 2] = ["UBND THÀNH PHỐ HẢI PHÒNG", "SỞ NỘI VỤ"];

/// Makes the survey workbook: a sheet a block, a column a survey line.
pub(crate) fn survey(blocks: &[Block]) -> Result<Workbook, XlsxError> {
    let look = Look::new();
    let mut workbook = workbook("Kết quả điều tra xã hội học năm 2020", "Sở Nội vụ")?;
    for block in blocks {
        let asked: Vec<&Line> = block.lines.iter().filter(|line| line.leaf && line.source == Source::Survey).collect();
        let sheet = workbook.add_worksheet().set_name(block.tab)?;
        let widths = [7.0, 44.0, 26.0, 26.0, 26.0, 14.0];
        set_up(sheet, &widths, HEAD, 2)?;
        heading(
            sheet,
            &look,
            AGENCY,
            ["KẾT QUẢ ĐIỀU TRA XÃ HỘI HỌC XÁC ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2020", &block.subtitle()],
            (1, 5),
        )?;
        let columns: Vec<String> = asked
            .iter()
            .map(|line| format!("{}. {} (tối đa {} điểm)", line.code, line.text, points::show(line.max, ',')))
            .collect();
        let labels =
            ["STT", "Tên cơ quan, đơn vị"].into_iter().chain(columns.iter().map(String::as_str)).chain(["Tổng điểm"]);
        head(sheet, &look, HEAD, &labels.collect::<Vec<_>>(), &widths)?;
        for (row, unit) in (FIRST..).zip(&block.units) {
            let look = look.plain();
            sheet.write_number_with_format(row, 0, f64::from(row - HEAD), &look.code)?;
            sheet.write_string_with_format(row, 1, &unit.name, &look.text)?;
            for (column, points) in (2..).zip(survey_points(unit)) {
                sheet.write_number_with_format(row, column, points::cell(points), &look.number)?;
            }
            let name = format!("=SUM(C{0}:E{0})", row + 1);
            let formula = rust_xlsxwriter::Formula::new(name).set_result(points::show(unit.survey, '.'));
            sheet.write_formula_with_format(row, 5, formula, &look.number)?;
        }
    }
    Ok(workbook)
}

/// Splits a unit's survey points over the three groups that were asked, two decimals each.
pub(crate) fn survey_points(unit: &Unit) -> [i64; 3] {
    let mut chance = Chance::of(&format!("{} survey", unit.id));
    let mut share = |of: i64| points::published(unit.survey * of / 10) + chance.between(-9, 9) * 100;
    let (deputies, leaders) = (share(3), share(3));
    [deputies, leaders, unit.survey - deputies - leaders]
}

/// Makes the satisfaction workbook: a sheet a block, the percentage a unit.
pub(crate) fn satisfied(blocks: &[Block]) -> Result<Workbook, XlsxError> {
    let look = Look::new();
    let mut workbook = workbook("Mức độ hài lòng đối với sự phục vụ hành chính năm 2020", "Sở Nội vụ")?;
    for block in blocks {
        let sheet = workbook.add_worksheet().set_name(block.tab)?;
        let widths = [7.0, 50.0, 20.0, 20.0, 20.0];
        set_up(sheet, &widths, HEAD, 2)?;
        heading(
            sheet,
            &look,
            AGENCY,
            ["MỨC ĐỘ HÀI LÒNG CỦA NGƯỜI DÂN, TỔ CHỨC ĐỐI VỚI SỰ PHỤC VỤ HÀNH CHÍNH NĂM 2020", &block.subtitle()],
            (1, 4),
        )?;
        head(
            sheet,
            &look,
            HEAD,
            &["STT", "Tên cơ quan, đơn vị", "Mức độ hài lòng (%)", "Số phiếu hợp lệ", "Xếp hạng"],
            &widths,
        )?;
        let percents: Vec<i64> = block.units.iter().map(|unit| unit.percent).collect();
        for ((row, unit), place) in (FIRST..).zip(&block.units).zip(places(&percents)) {
            let look = look.plain();
            let ballots = Chance::of(&format!("{} ballots", unit.id)).between(180, 620);
            sheet.write_number_with_format(row, 0, f64::from(row - HEAD), &look.code)?;
            sheet.write_string_with_format(row, 1, &unit.name, &look.text)?;
            sheet.write_number_with_format(row, 2, points::cell(unit.percent), &look.number)?;
            sheet.write_number_with_format(row, 3, ballots as f64, &look.number)?;
            sheet.write_number_with_format(row, 4, place as f64, &look.number)?;
        }
    }
    Ok(workbook)
}

/// Makes the results of 2019: a sheet a block, by place.
pub(crate) fn previous(blocks: &[Block]) -> Result<Workbook, XlsxError> {
    let look = Look::new();
    let mut workbook = workbook("Kết quả Chỉ số cải cách hành chính năm 2019", "Sở Nội vụ")?;
    for block in blocks {
        let sheet = workbook.add_worksheet().set_name(block.tab)?;
        let widths = [10.0, 50.0, 16.0, 18.0, 20.0, 14.0];
        set_up(sheet, &widths, HEAD, 2)?;
        heading(sheet, &look, AGENCY, ["KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2019", &block.subtitle()], (1, 5))?;
        head(
            sheet,
            &look,
            HEAD,
            &["Xếp hạng", "Đơn vị", "Điểm thẩm định", "Điểm điều tra xã hội học", "Điểm mức độ hài lòng", "Tổng điểm"],
            &widths,
        )?;
        let totals: Vec<i64> = block.units.iter().map(|unit| unit.previous.total()).collect();
        let mut ranked: Vec<(usize, &Unit)> = places(&totals).into_iter().zip(&block.units).collect();
        ranked.sort_by_key(|(place, _)| *place);
        for (row, (place, unit)) in (FIRST..).zip(ranked) {
            let look = look.plain();
            let parts = [
                unit.previous.appraisal,
                unit.previous.survey,
                satisfaction(unit.previous.percent),
                unit.previous.total(),
            ];
            sheet.write_number_with_format(row, 0, place as f64, &look.code)?;
            sheet.write_string_with_format(row, 1, &unit.name, &look.text)?;
            for (column, part) in (2..).zip(parts) {
                sheet.write_number_with_format(row, column, points::cell(part), &look.number)?;
            }
        }
    }
    Ok(workbook)
}
