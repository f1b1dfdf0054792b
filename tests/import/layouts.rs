//! Tidy sheets in the layouts that offices use, written here and read back.

use rust_xlsxwriter::{Format, Workbook};
use thamdinh::domain::finding::{FindingKind, Severity};
use thamdinh::domain::slug::Slug;
use thamdinh::sheets::grid;
use thamdinh::sheets::read::{self, FileReading, Known, Options, SheetKind, Told};

use super::{campaign, data};

/// Rows of cells parted by `|`: `#0.5` is a number, `%0.5` a number shown as a percentage, `\n` a new row.
pub(super) fn book(sheet: &str, rows: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name(sheet).unwrap();
    let percent = Format::new().set_num_format("0.00%");
    for (row, line) in rows.lines().map(str::trim).enumerate() {
        let mut column = 0;
        for cell in line.split('|').map(str::trim) {
            // `<3 text` is merged over three columns.
            let (wide, cell) = match cell.strip_prefix('<') {
                Some(rest) => rest.split_at(1),
                None => ("1", cell),
            };
            let wide: u16 = wide.parse().unwrap();
            let (row, cell) = (u32::try_from(row).unwrap(), cell.trim());
            let number = |text: &str| text.parse::<f64>().unwrap();
            if wide > 1 {
                page.merge_range(row, column, row, column + wide - 1, cell, &Format::new()).unwrap();
            } else if let Some(text) = cell.strip_prefix('#') {
                page.write_number(row, column, number(text)).unwrap();
            } else if let Some(text) = cell.strip_prefix('%') {
                page.write_number_with_format(row, column, number(text), &percent).unwrap();
            } else if !cell.is_empty() {
                page.write_string(row, column, cell).unwrap();
            }
            column += wide;
        }
    }
    book.save_to_buffer().unwrap()
}

fn read_as(name: &str, sheet: &str, rows: &str, options: &Options) -> FileReading {
    let campaign = campaign(&data("messy"));
    let workbook = grid::open_bytes(&book(sheet, rows)).unwrap();
    read::understand(&workbook, name, &Known::new(&campaign), options)
}

fn read(rows: &str) -> FileReading {
    read_as("bieu.xlsx", "Sheet1", rows, &Options::default())
}

/// The values as `cell what unit line value`, the findings of weight as `kind cell`.
pub(super) fn said(reading: &FileReading) -> (Vec<String>, Vec<String>) {
    let [sheet] = reading.sheets.as_slice() else { panic!("one sheet") };
    let values = sheet.values.iter().map(|v| {
        let round = v.key.what.round().map_or(String::new(), |r| format!("/{}", r.number()));
        let reason = v.value.reason().map_or(String::new(), |r| format!(" ({r})"));
        let value = v.value.printed().unwrap_or_default();
        format!("{} {}{round} {} {} {value}{reason}", v.cell, v.key.what.word(), v.key.unit, v.key.line)
    });
    let findings = sheet.findings.iter().filter(|f| f.severity > Severity::Info && f.kind != FindingKind::MissingLine);
    let findings = findings.map(|f| format!("{} {}", f.kind.word(), f.cell.map(|c| c.to_string()).unwrap_or_default()));
    (values.collect(), findings.collect())
}

#[track_caller]
fn gives(reading: &FileReading, kind: SheetKind, values: &[&str], findings: &[&str]) {
    let (got, found) = said(reading);
    assert_eq!(reading.sheets[0].kind, kind, "{:?}", reading.sheets[0].findings);
    assert_eq!(got, values);
    assert_eq!(found, findings);
}

#[test]
fn columns_stand_in_any_order_beside_others() {
    let reading = read(
        "UBND QUẬN LÊ CHÂN
         BẢNG TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2020

         Tự chấm|Người phụ trách|Điểm chuẩn|Nội dung|Mã|Số liệu|Tài liệu kiểm chứng|Giải trình
         #3||#3|Kế hoạch CCHC năm|1.1||
         0,5|Nguyễn Văn A|#0.5|Ban hành kế hoạch CCHC năm|1.1.1|5.837/6.341|KH 12/KH-UBND|Đã ban hành
         |Trần Thị B|0,5|Xác định đầy đủ các nhiệm vụ CCHC|1.1.2|%0.92||
         #2||#2|Mức độ thực hiện kế hoạch CCHC|1.1.3|||",
    );
    gives(
        &reading,
        SheetKind::SelfAssessment,
        &[
            "A6 self_score le-chan 1.1.1 0.5",
            "F6 reported_figure le-chan 1.1.1 5.837/6.341",
            "G6 evidence le-chan 1.1.1 KH 12/KH-UBND",
            "H6 explanation le-chan 1.1.1 Đã ban hành",
            "F7 reported_figure le-chan 1.1.2 92%",
            "A8 self_score le-chan 1.1.3 2",
        ],
        &["sum_differs A5"],
    );
}

#[test]
fn an_appraisal_has_rounds_and_reasons() {
    let reading = read(
        "SỞ NỘI VỤ
         BẢNG THẨM ĐỊNH KẾT QUẢ TỰ CHẤM ĐIỂM
         Đơn vị: Q. Hải An

         STT|Tiêu chí|Điểm tối đa|Tự chấm|<3 Điểm thẩm định|Lý do
         ||||Lần 1|Lần 2|Hội đồng|
         (1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)
         1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5|#0.25|#0.5||Ban hành chậm
         1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#2|#1|||
         2.1|Xây dựng, ban hành văn bản quy phạm pháp luật|#1.5|KĐG|K/A|||",
    );
    gives(
        &reading,
        SheetKind::Appraisal,
        &[
            "F8 appraised_score/2 hai-an 1.1.1 0.5 (Ban hành chậm)",
            "E8 appraised_score/1 hai-an 1.1.1 0.25",
            "E9 appraised_score/1 hai-an 1.1.3 1",
            "E10 appraised_score/1 hai-an 2.1 NA",
        ],
        &[],
    );
    assert_eq!(reading.sheets[0].compared.len(), 3);
}

#[test]
fn a_filled_appraised_column_is_never_taken_from_a_self_assessment() {
    let reading = read(
        "BẢNG TỰ CHẤM ĐIỂM
         Đơn vị: UBND huyện Vĩnh Bảo

         STT|Tiêu chí|Điểm tối đa|Điểm tự đánh giá|Điểm thẩm định|Ghi chú
         1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5|#0.25|xem phụ lục
         1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#2|#1|",
    );
    gives(
        &reading,
        SheetKind::SelfAssessment,
        &[
            "D5 self_score vinh-bao 1.1.1 0.5",
            "F5 explanation vinh-bao 1.1.1 xem phụ lục",
            "D6 self_score vinh-bao 1.1.3 2",
        ],
        &["other_sides_column E5"],
    );
}

#[test]
fn a_matrix_may_have_two_columns_a_unit() {
    let reading = read(
        "TỔNG HỢP ĐIỂM THẨM ĐỊNH
         TT|Tiêu chí|Điểm tối đa|<2 Q. Lê Chân|<2 H.Vĩnh Bảo|Quận Hoàn Kiếm|Trung bình
         |||Tự chấm|Thẩm định|Tự chấm|Thẩm định||
         1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5|0,25|#0.5|#0.5|#0.5|#0.4
         1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#2|#2|#1|#0|#1|#1",
    );
    gives(
        &reading,
        SheetKind::Appraisal,
        &[
            "E4 appraised_score/1 le-chan 1.1.1 0.25",
            "G4 appraised_score/1 vinh-bao 1.1.1 0.5",
            "E5 appraised_score/1 le-chan 1.1.3 2",
            "G5 appraised_score/1 vinh-bao 1.1.3 0",
        ],
        &["unknown_unit H2"],
    );
}

#[test]
fn units_may_stand_in_rows_and_lines_in_heads() {
    let reading = read(
        "SỞ TÀI CHÍNH
         KẾT QUẢ THẨM ĐỊNH LẦN 1

         STT|Đơn vị|6.1|6.2|6.3|Cộng
         |Điểm tối đa|#1.5|#1|#1|#3.5
         #1|Quận Lê Chân|#1.5|0,5|N/A|#2
         #2|UBND quận Hồng Bàng|#1.02|#1|#1|#3.02",
    );
    gives(
        &reading,
        SheetKind::Appraisal,
        &[
            "C6 appraised_score/1 le-chan 6.1 1.5",
            "D6 appraised_score/1 le-chan 6.2 0.5",
            "C7 appraised_score/1 hong-bang 6.1 1.02",
            "D7 appraised_score/1 hong-bang 6.2 1",
            "E7 appraised_score/1 hong-bang 6.3 1",
        ],
        &["na_not_allowed E6"],
    );
}

#[test]
fn a_survey_names_its_lines_by_text_or_code() {
    let by_text = read(
        "KẾT QUẢ ĐIỀU TRA XÃ HỘI HỌC NĂM 2020
         TT|Tên đơn vị|Ý kiến của lãnh đạo UBND cấp xã|Ý kiến của lãnh đạo các sở, ban, ngành|Tổng
         |Điểm tối đa|#4|#3|
         #1|Huyện Vĩnh Bảo|#2.75|2,19|#4.94
         #2|Huyện Tiên Lãng|#3.13|#3.5|#6
         |Trung bình|#3|#2|#5",
    );
    gives(
        &by_text,
        SheetKind::Survey,
        &[
            "C4 survey_points vinh-bao 8.3 2.75",
            "D4 survey_points vinh-bao 8.2 2.19",
            "C5 survey_points tien-lang 8.3 3.13",
        ],
        &["over_max D5"],
    );
    let with_maxima = read(
        "KẾT QUẢ ĐIỀU TRA XÃ HỘI HỌC NĂM 2020
         STT|Đơn vị|8.1. Ý kiến của đại biểu Hội đồng nhân dân (tối đa 3 điểm)|8.2 (tối đa 3 điểm)|Tổng điểm
         #1|Huyện Vĩnh Bảo|#2.06|#2.19|#4.25",
    );
    gives(
        &with_maxima,
        SheetKind::Survey,
        &["C3 survey_points vinh-bao 8.1 2.06", "D3 survey_points vinh-bao 8.2 2.19"],
        &[],
    );
    let by_code = read(
        "ĐIỂM ĐIỀU TRA XHH
         Đơn vị|<3 Điểm điều tra xã hội học
         |8.1|8.2|8.3
         Huyện Vĩnh Bảo|#2.06|#2.19|#2.75",
    );
    gives(
        &by_code,
        SheetKind::Survey,
        &[
            "B4 survey_points vinh-bao 8.1 2.06",
            "C4 survey_points vinh-bao 8.2 2.19",
            "D4 survey_points vinh-bao 8.3 2.75",
        ],
        &[],
    );
}

#[test]
fn satisfaction_is_read_in_every_way_of_writing_a_percentage() {
    let mixed = read(
        "CHỈ SỐ HÀI LÒNG (SIPAS) NĂM 2020
         Xếp hạng|Đơn vị|Số phiếu|Tỷ lệ hài lòng
         #1|UBND huyện Vĩnh Bảo|#300|%0.8765
         #2|UBND quận Lê Chân|#300|87,65%
         #3|UBND quận Hải An|#300|#86.5
         #4|UBND quận Kiến An|#300|101
         #5|UBND quận Đồ Sơn|#300|",
    );
    gives(
        &mixed,
        SheetKind::Satisfaction,
        &[
            "D3 satisfaction_percent vinh-bao 9.1 87.65",
            "D4 satisfaction_percent le-chan 9.1 87.65",
            "D5 satisfaction_percent hai-an 9.1 86.5",
        ],
        &["over_max D6"],
    );
    let fractions = read(
        "MỨC ĐỘ HÀI LÒNG
         STT|Cơ quan, đơn vị|Mức độ hài lòng
         #1|Vĩnh Bảo|#0.876543
         #2|Lê Chân|#0.9",
    );
    gives(
        &fractions,
        SheetKind::Satisfaction,
        &["C3 satisfaction_percent vinh-bao 9.1 87.6543", "C4 satisfaction_percent le-chan 9.1 90"],
        &[],
    );
}

#[test]
fn last_years_results_are_told_by_their_year() {
    let alone = read(
        "KẾT QUẢ CHỈ SỐ CCHC NĂM 2019
         Tên đơn vị|Tổng điểm|Điểm thẩm định|Thứ hạng
         Quận Lê Chân|88,12|#53.02|#1
         Huyện Vĩnh Bảo|#80.96|#47.93|#13",
    );
    gives(
        &alone,
        SheetKind::PreviousResults,
        &[
            "B3 previous_total le-chan  88.12",
            "D3 previous_rank le-chan  1",
            "C3 previous_appraisal le-chan  53.02",
            "B4 previous_total vinh-bao  80.96",
            "D4 previous_rank vinh-bao  13",
            "C4 previous_appraisal vinh-bao  47.93",
        ],
        &[],
    );
    let this_year = read(
        "KẾT QUẢ CHỈ SỐ CCHC NĂM 2020
         Tên đơn vị|Tổng điểm|Điểm thẩm định|Xếp hạng
         Quận Lê Chân|88,12|#53.02|#1
         Huyện Vĩnh Bảo|#80.96|#47.93|#13",
    );
    gives(&this_year, SheetKind::Ignored, &[], &[]);
}

#[test]
fn lines_are_found_without_a_column_of_codes() {
    let reading = read_as(
        "Tu cham - quan Le Chan.xlsx",
        "Tự chấm",
        "Tiêu chí|Điểm tối đa|Điểm
         I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH|#10.5|
         1.1. Kế hoạch CCHC năm|#3|
         1.1.1. Ban hành kế hoạch CCHC năm|#0.5|#0.5
         Mức độ thực hiện kế hoạch CCHC|#2|x
         Báo cáo CCHC|#1.5|",
        &Options::default(),
    );
    gives(&reading, SheetKind::SelfAssessment, &["C4 self_score le-chan 1.1.1 0.5"], &["not_a_number C5"]);
}

#[test]
fn two_units_named_for_one_sheet_are_refused_unless_one_is_chosen() {
    let rows = "BẢNG TỰ CHẤM ĐIỂM
         Đơn vị: UBND quận Hải An

         STT|Tiêu chí|Điểm tối đa|Điểm tự chấm
         1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5
         1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#2";
    let refused = read_as("Q. Le Chan.xlsx", "Sheet1", rows, &Options::default());
    gives(&refused, SheetKind::SelfAssessment, &[], &["ambiguous_unit A2"]);
    let all = Told { unit: Slug::new("le-chan").ok(), ..Told::default() };
    let options = Options { all, ..Options::default() };
    let chosen = read_as("Q. Le Chan.xlsx", "Sheet1", rows, &options);
    gives(
        &chosen,
        SheetKind::SelfAssessment,
        &["D5 self_score le-chan 1.1.1 0.5", "D6 self_score le-chan 1.1.3 2"],
        &[],
    );
}

#[test]
fn a_unit_that_stands_twice_is_taken_once_or_not_at_all() {
    let reading = read(
        "MỨC ĐỘ HÀI LÒNG NĂM 2020
         STT|Cơ quan, đơn vị|Mức độ hài lòng (%)
         #1|Vĩnh Bảo|#87.65
         #2|Lê Chân|#90
         #3|Quận Lê Chân|#91
         #4|Huyện Vĩnh Bảo|#87.65
         #5|Quận Hoàn Kiếm|#80",
    );
    gives(
        &reading,
        SheetKind::Satisfaction,
        &["C3 satisfaction_percent vinh-bao 9.1 87.65"],
        &["unknown_unit B7", "duplicate_unit C6", "duplicate_unit C4", "duplicate_unit C5"],
    );
}

#[test]
fn more_than_four_decimals_are_rounded_and_said() {
    let reading = read(
        "BẢNG TỰ CHẤM ĐIỂM
         Đơn vị: Lê Chân

         STT|Tiêu chí|Điểm tối đa|Điểm tự chấm
         1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.33333333
         1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|1,23456",
    );
    let (values, _) = said(&reading);
    assert_eq!(values, ["D5 self_score le-chan 1.1.1 0.3333", "D6 self_score le-chan 1.1.3 1.2346"]);
    assert_eq!(reading.sheets[0].findings.iter().filter(|f| f.kind == FindingKind::Rounded).count(), 2);
}

#[test]
fn every_filled_row_has_a_role() {
    let campaign = campaign(&data("messy"));
    let known = Known::new(&campaign);
    for entry in std::fs::read_dir(data("messy")).unwrap() {
        let path = entry.unwrap().path();
        let Ok(workbook) = grid::open(&path) else { continue };
        let reading = read::understand(&workbook, "x.xlsx", &known, &Options::default());
        for (sheet, grid) in reading.sheets.iter().zip(&workbook.sheets) {
            assert_eq!(sheet.rows.len(), grid.rows().count());
            assert_eq!(usize::try_from(sheet.rows_seen).unwrap(), sheet.rows.len());
        }
    }
}
