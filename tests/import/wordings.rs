//! Forms and tables that say what the criteria set says in other words, and rows that say something else.

use thamdinh::domain::finding::{Finding, FindingKind, Severity};
use thamdinh::sheets::grid;
use thamdinh::sheets::read::{self, FileReading, Known, Meaning, Options, SheetKind, Told};

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

fn own(rows: &str) -> FileReading {
    read(&format!("Đơn vị: UBND quận Lê Chân\n\n{rows}"))
}

fn of_kind(reading: &FileReading, kind: FindingKind) -> Vec<&Finding> {
    reading.sheets[0].findings.iter().filter(|f| f.kind == kind).collect()
}

#[test]
fn a_form_in_another_wording_is_known_by_its_codes() {
    let reading = own("STT|Tiêu chí|Điểm tự chấm
         1.1.1|Ban hnh kế hoch CCHC năm|#0.5
         1.1.3|Mức độ thc hiện kếhoạch CCHC|#2
         1.4|Công tác tuyên truyền, phổ biến CCHC|#1");
    let expected = ["C4 self_score le-chan 1.1.1 0.5", "C5 self_score le-chan 1.1.3 2", "C6 self_score le-chan 1.4 1"];
    assert_eq!(said(&reading), (expected.map(str::to_owned).to_vec(), Vec::new()));
}

#[test]
fn the_maximum_may_stand_behind_a_text() {
    let reading = own("Tiêu chí|Điểm tự chấm
         Ban hành kế hoạch CCHC năm (0,5 điểm)|#0.5
         Tiêu chí 1.1.3: Mức độ thực hiện kế hoạch CCHC (tối đa 2 điểm)|#2");
    assert_eq!(said(&reading).0, ["B4 self_score le-chan 1.1.1 0.5", "B5 self_score le-chan 1.1.3 2"]);
}

#[test]
fn a_code_may_have_its_name_before_it() {
    let reading = read(
        "BẢNG ĐIỂM THẨM ĐỊNH
         STT|Đơn vị|TC 6.1|Tiêu chí 6.2 (1đ)
         6|Lê Chân|#1.5|#0.5
         7|Hải An|#1|#1",
    );
    let expected = [
        "C3 appraised_score/1 le-chan 6.1 1.5",
        "D3 appraised_score/1 le-chan 6.2 0.5",
        "C4 appraised_score/1 hai-an 6.1 1",
        "D4 appraised_score/1 hai-an 6.2 1",
    ];
    assert_eq!(said(&reading), (expected.map(str::to_owned).to_vec(), Vec::new()));
}

#[test]
fn a_head_may_stand_alone_under_another() {
    for numbers in ["(1)|(2)|(3)|(4)", "Cột 1|Cột 2|Cột 3|Cột 4", ""] {
        let reading = own(&format!(
            "Biểu số 01
             STT|Tiêu chí|Điểm tối đa|Điểm đánh giá
             |||Tự chấm
             {numbers}
             1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.25
             1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#1"
        ));
        let expected = ["D7 self_score le-chan 1.1.1 0.25", "D8 self_score le-chan 1.1.3 1"];
        assert_eq!(said(&reading), (expected.map(str::to_owned).to_vec(), Vec::new()), "{numbers}");
    }
}

#[test]
fn codes_are_found_right_of_whole_scores() {
    let reading = own("Tự chấm|Điểm tối đa|Nội dung|TT
         #1|#1|Công tác tuyên truyền CCHC|1.4
         #1|#1|Đánh giá, xếp hạng Chỉ số CCHC của UBND cấp xã|1.6
         #1|#1|Thu ngân sách trên địa bàn so với dự toán được giao|6.2
         #1|#1|Cập nhật thông tin trên Cổng thông tin điện tử|7.4
         #1||Nội dung do đơn vị tự bổ sung|9.19");
    let (values, findings) = said(&reading);
    assert_eq!(values.len(), 4, "{values:?}");
    assert_eq!(findings, ["unknown_line A8"]);
}

#[test]
fn points_beside_what_is_no_line_and_no_option_are_told() {
    let reading = own("STT|Tiêu chí|Điểm tối đa|Điểm tự chấm
         1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5
         |Ban hành kịp thời||#0.5
         |Mức 2: Ban hành không kịp thời||#0.25
         1.7|Đối thoại của lãnh đạo UBND cấp huyện với người dân, doanh nghiệp|#0.5|#0.25
         |1 lần trong năm||#0.25
         |1) Từ 2 lần trở lên||#0.5
         |Nội dung do đơn vị tự bổ sung||#0.5");
    let (values, findings) = said(&reading);
    assert_eq!(values, ["D4 self_score le-chan 1.1.1 0.5", "D7 self_score le-chan 1.7 0.25"]);
    assert_eq!(findings, ["unknown_line D10"]);
}

#[test]
fn an_error_that_was_pasted_as_a_text_is_an_error() {
    // The line may be said not to apply.
    let reading = own("STT|Tiêu chí|Điểm tự chấm\n2.1|Xây dựng, ban hành văn bản quy phạm pháp luật|<2 #N/A");
    assert_eq!(said(&reading).0, Vec::<String>::new());
    assert_eq!(said(&reading).1, ["formula_error C4"]);
}

#[test]
fn the_sum_of_all_fields_is_no_fields_sum() {
    let reading = own("STT|Tiêu chí|Điểm tối đa|Điểm tự chấm
         1|CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH|#10.5|#0.5
         1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5
         7|HIỆN ĐẠI HÓA NỀN HÀNH CHÍNH|#12.5|#1
         7.4|Cập nhật thông tin trên Cổng thông tin điện tử|#1|#1
         |TỔNG CỘNG (I+VII)|#23|#1.5");
    assert_eq!(said(&reading).1, Vec::<String>::new());
}

#[test]
fn a_form_without_a_line_that_is_known_is_no_cover() {
    let rows: String = (1..=6).map(|n| format!("|Nội dung khác thứ {n}|#1\n")).collect();
    let reading =
        own(&format!("STT|Tiêu chí|Điểm tự chấm\n1|CẢI CÁCH THỂ CHẾ|#5\n7|HIỆN ĐẠI HÓA NỀN HÀNH CHÍNH|#1\n{rows}"));
    assert_eq!(reading.sheets[0].kind, SheetKind::Ignored);
    let [finding] = reading.sheets[0].findings.as_slice() else { panic!("{:?}", reading.sheets[0].findings) };
    assert_eq!((finding.kind, finding.severity), (FindingKind::UnrecognisedSheet, Severity::Error));
}

#[test]
fn who_reports_is_the_unit_where_the_name_is_known() {
    let form = |label: &str, name: &str| {
        let rows = "STT|Tiêu chí|Điểm tự chấm\n1.1.1|Ban hành kế hoạch CCHC năm|#0.5";
        let reading = read(&format!("ỦY BAN NHÂN DÂN THÀNH PHỐ\n{label}{name}\n\n{rows}"));
        reading.sheets[0].unit.map(|u| u.to_string())
    };
    for label in ["Đơn vị báo cáo: ", "Đơn vị tự chấm: ", "Địa phương: ", "Đơn vị - ", "Cơ quan lập biểu: "]
    {
        assert_eq!(form(label, "huyện đảo Bạch Long Vỹ").as_deref(), Some("bach-long-vi"), "{label}");
    }
    assert_eq!(form("Đơn vị tính: ", "điểm"), None);
    assert_eq!(form("Đơn vị phối hợp: ", "Sở Nội vụ"), None);
    let ward = "STT|Tiêu chí|Điểm tự chấm\n1.1|Kế hoạch CCHC của phường|#0.5\n1.4|Công tác tuyên truyền|#1";
    let reading = read(&format!("UBND PHƯỜNG BẮC SƠN, QUẬN KIẾN AN\n\n{ward}"));
    assert_eq!(reading.sheets[0].unit.map(|u| u.to_string()).as_deref(), Some("bac-son"));
    let reading = read_as("UBND phường Bắc Sơn, quận Kiến An.xlsx", &format!("BẢNG TỰ CHẤM ĐIỂM\n\n{ward}"));
    assert_eq!(reading.sheets[0].unit.map(|u| u.to_string()).as_deref(), Some("bac-son"));
}

#[test]
fn a_short_text_is_in_what_all_the_others_are_in() {
    let form = |evidence: &str| {
        read(&format!(
            "UBND QUAN LE CHAN

             STT|Tiªu chÝ|§iÓm tù chÊm|Tµi liÖu kiÓm chøng
             1|C«ng t¸c chØ ®¹o, ®iÒu hµnh c¶i c¸ch hµnh chÝnh||
             1.1|KÕ ho¹ch CCHC n¨m||
             1.1.1|Ban hµnh kÕ ho¹ch CCHC n¨m|#0.5|{evidence}
             1.1.3|Møc ®é thùc hiÖn kÕ ho¹ch CCHC|#2|
             1.4|C«ng t¸c tuyªn truyÒn CCHC|#1|
             1.6|§¸nh gi¸, xÕp h¹ng ChØ sè CCHC cña UBND cÊp x·|#1|"
        ))
    };
    let evidence = |reading: &FileReading| said(reading).0.into_iter().find(|v| v.contains("evidence"));
    assert_eq!(evidence(&form("KH sè 12")).as_deref(), Some("D6 evidence le-chan 1.1.1 KH số 12"));
    // Beside Unicode nobody knows.
    assert_eq!(evidence(&form("KH sè 12 của quận")).as_deref(), Some("D6 evidence le-chan 1.1.1 KH sè 12 của quận"));
}

#[test]
fn fractions_may_be_written_as_texts() {
    let reading = read(
        "CHỈ SỐ HÀI LÒNG NĂM 2020
         STT|Tên đơn vị|Mức độ hài lòng
         1|Lê Chân|0,8765
         2|Hải An|0,912345
         3|Kiến An|#0.9",
    );
    let expected = [
        "C3 satisfaction_percent le-chan 9.1 87.65",
        "C4 satisfaction_percent hai-an 9.1 91.2345",
        "C5 satisfaction_percent kien-an 9.1 90",
    ];
    assert_eq!(said(&reading), (expected.map(str::to_owned).to_vec(), Vec::new()));
}

#[test]
fn of_two_years_of_satisfaction_this_one_is_taken() {
    let reading = read(
        "CHỈ SỐ HÀI LÒNG
         STT|Tên đơn vị|Năm 2019|Năm 2020|Xếp hạng
         1|Lê Chân|#80|#87.5|#2
         2|Hải An|#81|#90|#1",
    );
    let expected = ["D3 satisfaction_percent le-chan 9.1 87.5", "D4 satisfaction_percent hai-an 9.1 90"];
    assert_eq!(said(&reading), (expected.map(str::to_owned).to_vec(), Vec::new()));
}

#[test]
fn one_head_may_name_last_year_and_the_others_none() {
    let table = |heads: &str| {
        let rows = "1|Lê Chân|#90.5|#1|#91\n2|Hải An|#87.59|#2|#92";
        said(&read(&format!("KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2019\nTT|Đơn vị|{heads}\n{rows}"))).0
    };
    for heads in ["Tổng điểm năm 2019|Thứ bậc|Ghi chú", "Tổng điểm|Xếp hạng 2019|Ghi chú", "Điểm|Hạng|Tổng điểm 2020"]
    {
        let values = table(heads);
        let has = |cell: &str, value: &str| values.iter().any(|v| v.starts_with(cell) && v.ends_with(value));
        assert!(
            has("C3 previous_total le-chan", " 90.5") && has("D4 previous_rank hai-an", " 2"),
            "{heads}: {values:?}"
        );
        assert!(!values.iter().any(|v| v.starts_with('E')), "{heads}: {values:?}");
    }
}

#[test]
fn a_table_of_totals_that_calls_itself_a_summary_is_one() {
    let reading = read(
        "TỔNG HỢP ĐIỂM
         TT|Đơn vị|Tổng điểm tự chấm|Xếp hạng
         1|Lê Chân|#55.5|#1
         2|Hải An|#50|#2",
    );
    assert_eq!(reading.sheets[0].kind, SheetKind::Ignored);
    let ignored = of_kind(&reading, FindingKind::IgnoredSheet);
    assert_eq!(ignored.iter().map(|f| f.severity).collect::<Vec<_>>(), [Severity::Info]);
}

#[test]
fn a_tab_may_cut_the_name_of_its_unit_off() {
    let campaign = campaign(&data("messy"));
    let rows = "STT|Tiêu chí|Điểm tự chấm\n1.1.1|Ban hành kế hoạch CCHC năm|#0.5";
    let unit = |tab: &str| {
        let workbook = grid::open_bytes(&book(tab, rows)).unwrap();
        let reading = read::understand(&workbook, "bieu.xlsx", &Known::new(&campaign), &Options::default());
        reading.sheets[0].unit.map(|u| u.to_string())
    };
    assert_eq!(unit("Sở Nông nghiệp và Phát triển nô").as_deref(), Some("nong-nghiep"));
    assert_eq!(unit("Sở Nông nghiệp và Phát triển n"), None, "there was room for more");
}

#[test]
fn a_code_that_took_another_lines_place_does_not_take_its_text() {
    // The second line of the field is gone, the third has its code and a slip of the pen in its text.
    let reading = own("STT|Tiêu chí|Điểm tự chấm
         7.2.1|Tỷ lệ hồ sơ cấp huyện tiếp nhận, giải quyết trực tuyến mức độ 3, mức độ 4 năm|#1.5
         7.2.2|Tỷ lệ hồ sơ cấp xã tiếp nhận, giải quyết việc trực tuyến mức độ 3, mức độ 4|#0.5
         1.1.1|Ban hành kế hoạch cải cách hành chính năm|#0.25");
    let expected =
        ["C4 self_score le-chan 7.2.2 1.5", "C5 self_score le-chan 7.2.3 0.5", "C6 self_score le-chan 1.1.1 0.25"];
    assert_eq!(said(&reading), (expected.map(str::to_owned).to_vec(), Vec::new()));
    let repaired = of_kind(&reading, FindingKind::CodeRepaired);
    assert_eq!(repaired.iter().filter_map(|f| f.expected.as_deref()).collect::<Vec<_>>(), ["7.2.2", "7.2.3"]);
}

#[test]
fn a_line_that_speaks_of_last_year_makes_no_results_of_a_table() {
    let reading = read(
        "BẢNG ĐIỂM THẨM ĐỊNH
         TT|Đơn vị|1.7|Khắc phục các nội dung trong Chỉ số CCHC năm trước
         1|Lê Chân|#0.5|#0.25
         2|Hải An|#0.25|#0.5",
    );
    let (values, _) = said(&reading);
    assert!(!values.iter().any(|v| v.contains("previous")), "{values:?}");
    assert!(values.iter().any(|v| v == "C3 appraised_score/1 le-chan 1.7 0.5"), "{values:?}");
}

#[test]
fn a_row_of_unknown_text_above_the_first_line_is_no_head() {
    let reading = own("STT|Tiêu chí|Điểm tối đa|Điểm tự chấm
         a)|Công khai, giải trình đầy đủ các nội dung do đơn vị tự bổ sung trong năm|#1|#1
         a)|Ban hành kế hoạch CCHC năm|#0.5|#0.5
         b)|Mức độ thực hiện kế hoạch CCHC|#2|#1");
    let (values, findings) = said(&reading);
    assert_eq!(values, ["D5 self_score le-chan 1.1.1 0.5", "D6 self_score le-chan 1.1.3 1"]);
    assert_eq!(findings, ["unknown_line D4"]);
    let reading = own("Tiêu chí|Điểm tự chấm
         Nội dung do đơn vị tự bổ sung|#1
         Ban hành kế hoạch CCHC năm|#0.5
         Mức độ thực hiện kế hoạch CCHC|#1");
    assert_eq!(said(&reading).1, ["unknown_line B4"]);
}

#[test]
fn points_beside_an_option_are_told_where_the_line_has_none_of_its_own() {
    // Evidence beside the line is no score of it.
    let reading = own("STT|Tiêu chí|Điểm tối đa|Điểm tự chấm|Tài liệu kiểm chứng
         1.1.1|Ban hành kế hoạch CCHC năm|#0.5||Kế hoạch số 47/KH-UBND
         -|Ban hành kịp thời||#0.5
         1.2|Báo cáo CCHC|#1.5|#0.75
         -|Báo cáo đột xuất|#0.75|#0.75");
    let (values, findings) = said(&reading);
    assert_eq!(values.iter().filter(|value| value.contains("self_score")).count(), 0, "{values:?}");
    assert_eq!(findings, ["unknown_line D5", "unknown_line D7", "sum_differs D6"]);
}

#[test]
fn the_levels_of_a_rule_with_their_points_are_no_scores() {
    let reading = own("STT|Tiêu chí|Điểm tối đa|Điểm tự chấm|Tài liệu kiểm chứng
         1.1.1|Ban hành kế hoạch CCHC năm|#0.5||Kế hoạch số 47/KH-UBND
         -|Ban hành kịp thời||#0.5
         -|Ban hành không kịp thời||#0.25
         -|Không ban hành||#0");
    assert_eq!(said(&reading).1, Vec::<String>::new());
}

#[test]
fn scores_under_a_head_that_nobody_knows_are_told() {
    let rows: String = [
        "1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5",
        "1.1.2|Xác định đầy đủ các nhiệm vụ CCHC trên các lĩnh vực và bố trí kinh phí thực hiện|#0.5|#0.5",
        "1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#2",
        "1.2.1|Tất cả báo cáo được gửi đúng thời gian quy định|#0.75|#0.5",
        "1.2.2|Tất cả báo cáo có đầy đủ nội dung theo hướng dẫn|#0.75|#0.5",
    ]
    .join("\n");
    for (head, at) in [("Kết quả", "D3"), ("", "D4"), ("(4)", "D3")] {
        let rows = format!("Đơn vị: UBND quận Lê Chân\n\nSTT|Tiêu chí|Điểm tối đa|{head}|Điểm thẩm định\n{rows}");
        let (values, findings) = said(&read(&rows));
        assert_eq!((values.len(), findings), (0, vec![format!("unknown_column {at}")]), "{head}");
        // Told at the column's head, they are taken.
        let all = Told { columns: [(3, Meaning::SelfScore)].into(), ..Told::default() };
        let workbook = grid::open_bytes(&book("Sheet1", &rows)).unwrap();
        let options = Options { all, ..Options::default() };
        let told = read::understand(&workbook, "bieu.xlsx", &Known::new(&campaign(&data("messy"))), &options);
        assert_eq!((said(&told).0.len(), said(&told).1), (5, Vec::new()), "{head}");
    }
}

#[test]
fn a_column_beside_those_of_the_units_is_told_where_nobody_names_it() {
    let rows = "STT|Tiêu chí|UBND quận Lê Chân||UBND quận Hải An
         1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.25|#0.5
         1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#1|#1.5
         |Nội dung do Sở tự bổ sung|#1|#1|#1
         |Tổng cộng|#3.5|#2.25|#3
         |Xếp hạng|#1||#2";
    let (values, findings) = said(&read_as("tham-dinh.xlsx", rows));
    assert_eq!(values.len(), 4, "{values:?}");
    assert_eq!(findings, ["unknown_column D2", "unknown_line C4"]);
}

#[test]
fn a_row_of_a_list_without_a_name_is_told() {
    let rows = "CHỈ SỐ HÀI LÒNG NĂM 2020

         STT|Đơn vị|Mức độ hài lòng (%)
         1||#80.5
         2|UBND quận Hải An|#81
         3||#85
         4|UBND quận Lê Chân|#86
         5||#87
         ||#83";
    let (values, findings) = said(&read_as("sipas.xlsx", rows));
    assert_eq!(values.len(), 2, "{values:?}");
    assert_eq!(findings, ["unknown_unit C4", "unknown_unit C6", "unknown_unit C8"], "the last is an average");
}

#[test]
fn a_file_of_which_nothing_is_understood_is_no_cover() {
    let rows: String = (1..=12).map(|n| format!("{n}|Nhân viên {n}|#{n}\n")).collect();
    let (values, findings) = said(&read(&format!("STT|Họ và tên|Số ngày nghỉ\n{rows}")));
    assert_eq!((values.len(), findings), (0, vec!["unrecognised_sheet ".to_owned()]));
    assert_eq!(said(&read("KÍNH GỬI SỞ NỘI VỤ\n\nBản thảo")).1, Vec::<String>::new(), "a page of words may be");
}
