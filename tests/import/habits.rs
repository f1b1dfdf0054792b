//! Habits of offices that lead astray: last year's column beside this year's, shares beside points, counts of
//! ballots, sums and options with points of their own, names and codes that are written in passing.

use thamdinh::domain::finding::{FindingKind, Severity};
use thamdinh::sheets::grid;
use thamdinh::sheets::read::{self, FileReading, Known, Options};

use super::layouts::{book, said};
use super::{campaign, data};

fn read_as(name: &str, rows: &str) -> FileReading {
    let campaign = campaign(&data("messy"));
    let workbook = grid::open_bytes(&book("Sheet1", rows)).unwrap();
    read::understand(&workbook, name, &Known::new(&campaign), &Options::default())
}

fn read(rows: &str) -> FileReading {
    read_as("bieu.xlsx", rows)
}

const LINES: [&str; 2] = ["1.1.1|Ban hành kế hoạch CCHC năm", "1.1.3|Mức độ thực hiện kế hoạch CCHC"];

/// A self-assessment of Lê Chân with these heads and cells behind the lines' texts.
fn own(heads: &str, cells: [&str; 2]) -> FileReading {
    let rows: Vec<String> = LINES.iter().zip(cells).map(|(line, cells)| format!("{line}|{cells}")).collect();
    read(&format!("Đơn vị: UBND quận Lê Chân\n\n{heads}\n{}", rows.join("\n")))
}

fn values(reading: &FileReading) -> Vec<String> {
    said(reading).0
}

#[test]
fn of_two_years_this_one_is_taken() {
    let expected = ["E4 self_score le-chan 1.1.1 0.5", "E5 self_score le-chan 1.1.3 2"];
    for heads in [
        "STT|Tiêu chí|Tối đa|Điểm tự chấm năm 2019|Điểm tự chấm năm 2020".replacen("|Tối đa", "", 1),
        "STT|Tiêu chí|Tự chấm năm trước|Tự chấm năm nay".to_owned(),
    ] {
        let reading = own(&heads, ["#0.25|#0.5", "#1|#2"]);
        let expected = expected.map(|value| value.replacen('E', "D", 1));
        assert_eq!(values(&reading), expected, "{heads}");
    }
    let reading = own("STT|Tiêu chí|<2 Điểm tự chấm\n||Năm 2019|Năm 2020", ["#0.25|#0.5", "#1|#2"]);
    assert_eq!(values(&reading), ["D5 self_score le-chan 1.1.1 0.5", "D6 self_score le-chan 1.1.3 2"]);
    let reading = own("STT|Tiêu chí|<2 Điểm tự chấm\n||#2019|#2020", ["#0.25|#0.5", "#1|#2"]);
    assert_eq!(values(&reading), ["D5 self_score le-chan 1.1.1 0.5", "D6 self_score le-chan 1.1.3 2"]);
}

#[test]
fn a_share_is_no_score() {
    let reading = own("STT|Tiêu chí|<2 Đơn vị tự đánh giá\n||Tỷ lệ (%)|Điểm", ["#100|#0.5", "#75|#2"]);
    let scores = |reading: &FileReading| {
        let values = values(reading);
        values.into_iter().filter(|v| v.contains("self_score")).collect::<Vec<_>>()
    };
    assert_eq!(scores(&reading), ["D5 self_score le-chan 1.1.1 0.5", "D6 self_score le-chan 1.1.3 2"]);
    let reading = own("STT|Tiêu chí|Tỷ lệ tự đánh giá (%)|Điểm tự chấm", ["#100|#0.25", "#0.5|#1"]);
    assert_eq!(scores(&reading), ["D4 self_score le-chan 1.1.1 0.25", "D5 self_score le-chan 1.1.3 1"]);
}

#[test]
fn ballots_beside_points_are_not_counted_as_points() {
    let reading = read(
        "KẾT QUẢ ĐIỀU TRA XÃ HỘI HỌC NĂM 2020
         TT|Tên đơn vị|<2 8.2. Ý kiến của lãnh đạo các sở, ban, ngành
         ||Số phiếu|Điểm
         1|UBND quận Lê Chân|#3|#2.5
         2|UBND quận Hải An|#2|",
    );
    assert_eq!(said(&reading), (vec!["D4 survey_points le-chan 8.2 2.5".to_owned()], Vec::new()));
}

#[test]
fn what_a_unit_says_of_its_scores_is_kept_whatever_the_column_is_called() {
    for head in ["Ghi chú (nêu rõ lý do)", "Lý do", "Giải thích", "Diễn giải", "Thuyết minh"] {
        let reading = own(&format!("STT|Tiêu chí|Điểm tự chấm|{head}"), ["#0.5|Đã ban hành", "#2|"]);
        let kept = values(&reading).into_iter().find(|v| v.contains("explanation"));
        assert_eq!(kept.as_deref(), Some("D4 explanation le-chan 1.1.1 Đã ban hành"), "{head}");
    }
}

#[test]
fn rounds_may_stand_alone_under_the_units() {
    let reading = read(
        "BẢNG ĐIỂM THẨM ĐỊNH
         STT|Tiêu chí|<2 1. Lê Chân|<2 2. Hải An
         ||Lần 1|Lần 2|Lần 1|Lần 2
         1.1.1|Ban hành kế hoạch CCHC năm|#0.25|#0.5|#0|#0.25",
    );
    let expected = [
        "C4 appraised_score/1 le-chan 1.1.1 0.25",
        "D4 appraised_score/2 le-chan 1.1.1 0.5",
        "E4 appraised_score/1 hai-an 1.1.1 0",
        "F4 appraised_score/2 hai-an 1.1.1 0.25",
    ];
    assert_eq!(values(&reading), expected);
}

#[test]
fn a_column_of_somebody_unknown_is_told_once_whatever_stands_below_the_name() {
    let reading = read(
        "BẢNG ĐIỂM THẨM ĐỊNH
         STT|Tiêu chí|<2 UBND quận Lê Chân|<2 UBND quận Hoàn Kiếm|<2 UBND quận Hải An
         ||Điểm|Lý do|Điểm|Lý do|Điểm|Lý do
         1.1.1|Ban hành kế hoạch CCHC năm|#0.25||#0.5|Chậm|#0.5|",
    );
    let (taken, findings) = said(&reading);
    assert_eq!(taken, ["C4 appraised_score/1 le-chan 1.1.1 0.25", "G4 appraised_score/1 hai-an 1.1.1 0.5"]);
    assert_eq!(findings, ["unknown_unit E2"]);
}

#[test]
fn sums_of_fields_and_options_are_no_lines() {
    let reading = read(
        "Đơn vị: UBND quận Lê Chân

         STT|Tiêu chí|Điểm tối đa|Điểm tự chấm
         1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5
         |a) Ban hành kịp thời|#0.5|
         |b) Ban hành không kịp thời|#0.25|
         1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|K.Đ.G
         |Cộng lĩnh vực 1|#10.5|#0.5
         |Cộng (I)|#10.5|#0.5",
    );
    assert_eq!(values(&reading), ["D4 self_score le-chan 1.1.1 0.5"]);
    let wrong = |f: &&thamdinh::domain::finding::Finding| f.severity == Severity::Error;
    let kinds: Vec<_> = reading.sheets[0].findings.iter().filter(wrong).map(|f| f.kind).collect();
    assert_eq!(kinds, [FindingKind::NaNotAllowed]);
}

#[test]
fn a_text_that_is_cut_off_is_its_line_where_it_is_the_only_one() {
    let reading = read(
        "Đơn vị: UBND quận Lê Chân

         Tiêu chí|Điểm tối đa|Điểm tự chấm
         Ban hành kế hoạch CCHC năm|#0.5|#0.5
         Mức độ thực hiện kế hoạch CCHC|#2|#2
         Tất cả báo cáo được gửi đúng thời gian||#0.25",
    );
    assert_eq!(values(&reading).last().map(String::as_str), Some("C6 self_score le-chan 1.2.1 0.25"));
}

#[test]
fn places_may_be_written_out() {
    let reading = read(
        "KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2019
         TT|Đơn vị|Tổng điểm|Xếp hạng
         1|UBND quận Lê Chân|#90.5|Thứ 1
         2|UBND quận Hải An|#88.25|Thứ 2",
    );
    let places: Vec<_> = values(&reading).into_iter().filter(|v| v.contains("rank")).collect();
    assert_eq!(places.len(), 2, "{places:?}");
    assert!(places[1].ends_with("hai-an  2"), "{places:?}");
}

#[test]
fn tables_below_each_other_are_each_of_their_own_units() {
    let reading = read(
        "BẢNG ĐIỂM THẨM ĐỊNH
         TT|Tiêu chí|Hải An|Lê Chân
         1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.25
         1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#1

         TT|Tiêu chí|Kiến An|Đồ Sơn
         1.1.1|Ban hành kế hoạch CCHC năm|#0|#0.5
         1.1.3|Mức độ thực hiện kế hoạch CCHC|#1.5|",
    );
    let expected = [
        "C3 appraised_score/1 hai-an 1.1.1 0.5",
        "D3 appraised_score/1 le-chan 1.1.1 0.25",
        "C4 appraised_score/1 hai-an 1.1.3 2",
        "D4 appraised_score/1 le-chan 1.1.3 1",
        "C7 appraised_score/1 kien-an 1.1.1 0",
        "D7 appraised_score/1 do-son 1.1.1 0.5",
        "C8 appraised_score/1 kien-an 1.1.3 1.5",
    ];
    assert_eq!(said(&reading), (expected.map(str::to_owned).to_vec(), Vec::new()));
}

#[test]
fn a_second_form_below_the_first_is_not_the_first_units() {
    let reading = read(
        "Đơn vị: UBND quận Lê Chân

         STT|Tiêu chí|Điểm tự chấm
         1.1.1|Ban hành kế hoạch CCHC năm|#0.5

         Đơn vị: UBND quận Hải An
         STT|Tiêu chí|Điểm tự chấm
         1.1.3|Mức độ thực hiện kế hoạch CCHC|#1.5",
    );
    assert_eq!(
        said(&reading),
        (vec!["C4 self_score le-chan 1.1.1 0.5".to_owned()], vec!["ambiguous_unit A6".to_owned()])
    );
}

#[test]
fn a_score_over_two_lines_is_neither_ones() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows = [
        ["Đơn vị: UBND quận Lê Chân", "", ""],
        ["STT", "Tiêu chí", "Điểm tự chấm"],
        ["1.1.1", "Ban hành kế hoạch CCHC năm", ""],
        ["1.1.3", "Mức độ thực hiện kế hoạch CCHC", ""],
        ["1.2.1", "Tất cả báo cáo được gửi đúng thời gian quy định", "0,25"],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    let plain = rust_xlsxwriter::Format::new();
    sheet.merge_range(2, 2, 3, 2, "", &plain).unwrap();
    sheet.write_number(2, 2, 0.5).unwrap();
    let campaign = campaign(&data("messy"));
    let book = grid::open_bytes(&workbook.save_to_buffer().unwrap()).unwrap();
    let reading = read::understand(&book, "x.xlsx", &Known::new(&campaign), &Options::default());
    let (taken, findings) = said(&reading);
    assert_eq!(
        (taken, findings),
        (vec!["C5 self_score le-chan 1.2.1 0.25".to_owned()], vec!["merged_score C3".to_owned()])
    );
}

#[test]
fn the_form_of_another_year_is_told() {
    let rows = |year: &str| {
        format!(
            "BẢNG TỰ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}
             Đơn vị: UBND quận Lê Chân

             STT|Tiêu chí|Điểm tự chấm
             1.1.1|Ban hành kế hoạch CCHC năm|#0.5"
        )
    };
    assert_eq!(said(&read(&rows("2019"))).1, ["other_year A1"]);
    assert_eq!(said(&read(&rows("2020"))).1, Vec::<String>::new());
    let plan = rows("").replacen("BẢNG", "Theo Kế hoạch cải cách hành chính giai đoạn 2011 - 2015\nBẢNG", 1);
    assert_eq!(said(&read(&plan)).1, Vec::<String>::new());
}

#[test]
fn the_name_of_a_block_may_stand_over_its_units() {
    let reading = read(
        "CHỈ SỐ HÀI LÒNG NĂM 2020

         STT|Đơn vị|Chỉ số hài lòng chung (%)|Xếp hạng
         KHỐI QUẬN, HUYỆN
         1|UBND quận Lê Chân|#92.32|#1
         2|UBND quận Hải An|#86.2|#2
         KHỐI SỞ, NGÀNH
         1|Sở Tư pháp|#90|#1",
    );
    let scores = values(&reading);
    assert_eq!(scores.len(), 3, "{scores:?}");
    assert!(scores[0].starts_with("C5 satisfaction_percent le-chan"), "{scores:?}");
}

#[test]
fn a_score_merged_over_lines_or_units_of_a_matrix_is_nobodys() {
    let rows = "KẾT QUẢ THẨM ĐỊNH

         STT|Tiêu chí|Quận Lê Chân|Quận Hải An|Quận Kiến An
         1.1.1|Ban hành kế hoạch CCHC năm|#0.5|<2 0,25
         1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#1.5|#1
         1.2.1|Tất cả báo cáo được gửi đúng thời gian quy định|#0.5|#0.75|#0.25";
    let (values, findings) = said(&read_as("tham dinh.xlsx", rows));
    let expected = [
        "C4 appraised_score/1 le-chan 1.1.1 0.5",
        "C5 appraised_score/1 le-chan 1.1.3 2",
        "D5 appraised_score/1 hai-an 1.1.3 1.5",
        "E5 appraised_score/1 kien-an 1.1.3 1",
        "C6 appraised_score/1 le-chan 1.2.1 0.5",
        "D6 appraised_score/1 hai-an 1.2.1 0.75",
        "E6 appraised_score/1 kien-an 1.2.1 0.25",
    ];
    assert_eq!((values, findings), (expected.map(str::to_owned).to_vec(), vec!["merged_score D4".to_owned()]));
}

#[test]
fn fields_may_stand_over_the_lines_in_the_heads_of_a_table_of_units() {
    let reading = read(
        "ĐIỂM THẨM ĐỊNH
         TT|Đơn vị|<2 CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH
         ||Ban hành kế hoạch CCHC năm|Mức độ thực hiện kế hoạch CCHC
         1|UBND quận Lê Chân|#0.5|#2
         2|UBND quận Hải An|#0.25|#1",
    );
    let expected = [
        "C4 appraised_score/1 le-chan 1.1.1 0.5",
        "D4 appraised_score/1 le-chan 1.1.3 2",
        "C5 appraised_score/1 hai-an 1.1.1 0.25",
        "D5 appraised_score/1 hai-an 1.1.3 1",
    ];
    assert_eq!(values(&reading), expected);
}

#[test]
fn the_sum_of_a_field_below_its_lines_is_checked() {
    let rows = |sum: &str| {
        format!(
            "Đơn vị: UBND quận Lê Chân

             STT|Tiêu chí|Điểm tự chấm
             1.1.1|Ban hành kế hoạch CCHC năm|#0.5
             1.1.3|Mức độ thực hiện kế hoạch CCHC|#2
             |Cộng lĩnh vực 1|#{sum}"
        )
    };
    assert_eq!(said(&read(&rows("2.5"))).1, Vec::<String>::new());
    assert_eq!(said(&read(&rows("2.75"))).1, ["sum_differs C6"]);
}
