//! Sheets that say two things: what is named counts, or nothing is taken and it is said what stands against what.

use thamdinh::sheets::grid;
use thamdinh::sheets::read::{self, FileReading, Known, Options};

use super::layouts::{book, said};
use super::{campaign, data};

fn read(name: &str, rows: &str) -> FileReading {
    let campaign = campaign(&data("messy"));
    let workbook = grid::open_bytes(&book("Sheet1", rows)).unwrap();
    read::understand(&workbook, name, &Known::new(&campaign), &Options::default())
}

const DISTRICT: &str = "Đơn vị: UBND quận Lê Chân

     STT|Tiêu chí|HEADS
     1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.25|#0.5
     1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#0.5|#1.5
     1.4|Công tác tuyên truyền CCHC|#1||#1";

fn district(heads: &str) -> (Vec<String>, Vec<String>) {
    said(&read("tu cham diem.xlsx", &DISTRICT.replace("HEADS", heads)))
}

const TAKEN: [&str; 3] =
    ["E4 self_score le-chan 1.1.1 0.5", "E5 self_score le-chan 1.1.3 1.5", "E6 self_score le-chan 1.4 1"];

#[test]
fn what_was_lost_is_no_score() {
    for lost in ["Số điểm bị trừ", "Điểm trừ", "Điểm mất", "Điểm chưa đạt"] {
        let (values, findings) = district(&format!("Điểm tối đa|{lost}|Điểm đạt được"));
        assert_eq!(values, TAKEN, "{lost}: {findings:?}");
    }
}

#[test]
fn of_several_self_scores_none_is_chosen_in_silence() {
    let (values, findings) = district("Điểm tối đa|Điểm tự chấm lần 1|Điểm tự chấm lần 2");
    assert_eq!(values, [TAKEN[2]], "only what nothing stands against");
    assert_eq!(findings.iter().filter(|f| f.starts_with("duplicate_line")).count(), 4, "{findings:?}");
}

#[test]
fn a_column_that_prints_the_maxima_is_the_maximum() {
    let rows = DISTRICT.replace("HEADS", "Điểm TĐ|Ghi chú|Điểm TC");
    let rows = rows.replace("|#0.25|", "||").replace("|#0.5|#1.5", "||#1.5");
    assert_eq!(said(&read("bieu.xlsx", &rows)).0, TAKEN);
}

#[test]
fn a_score_after_explaining_is_the_second() {
    let rows = DISTRICT.replace("HEADS", "Điểm tối đa|Điểm thẩm định trước giải trình|Điểm thẩm định sau giải trình");
    let (values, findings) = said(&read("tham dinh.xlsx", &rows));
    assert!(values.contains(&"D4 appraised_score/1 le-chan 1.1.1 0.25".to_owned()), "{values:?} {findings:?}");
    assert!(values.contains(&"E6 appraised_score/2 le-chan 1.4 1".to_owned()), "{values:?}");
}

const APPRAISAL: &str = "SỞ NỘI VỤ
     TITLE

     STT|Tiêu chí|Điểm tối đa|Điểm thẩm định
     1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5
     1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#1.5";

#[test]
fn a_letterhead_is_the_appraisers() {
    let unit = |title: &str, file: &str| {
        let reading = read(file, &APPRAISAL.replace("TITLE", title));
        reading.sheets[0].unit.map(|unit| unit.as_str().to_owned())
    };
    let title = "BIÊN BẢN THẨM ĐỊNH CHỈ SỐ CCHC NĂM 2020 CỦA SỞ TÀI CHÍNH";
    assert_eq!(unit(title, "a.xlsx").as_deref(), Some("tai-chinh"));
    assert_eq!(unit("Đối với: Sở Tài chính", "a.xlsx").as_deref(), Some("tai-chinh"));
    assert_eq!(unit("BẢNG ĐIỂM THẨM ĐỊNH", "Sở Tài chính.xlsx").as_deref(), Some("tai-chinh"));
    assert_eq!(unit("BẢNG ĐIỂM THẨM ĐỊNH CỦA SỞ Y TẾ", "a.xlsx").as_deref(), Some("y-te"));
    assert_eq!(unit("BẢNG ĐIỂM THẨM ĐỊNH", "a.xlsx"), None);
    assert_eq!(unit("KẾT QUẢ THẨM ĐỊNH CỦA SỞ NỘI VỤ", "a.xlsx"), None, "by whom, not of whom");
}

#[test]
fn other_heads_half_way_down_end_the_table() {
    let rows = "CHỈ SỐ HÀI LÒNG NĂM 2020

     TT|Đơn vị|Mức độ hài lòng (%)|Số phiếu
     1|UBND quận Lê Chân|#85.5|#100
     2|UBND quận Hải An|#81|#120
     |HEAD
     3|UBND quận Kiến An|#100|#82.5";
    let values = |head: &str| said(&read("sipas.xlsx", &rows.replace("HEAD", head)));
    let (turned, findings) = values("Đơn vị|Số phiếu|Mức độ hài lòng (%)");
    assert_eq!(turned.len(), 2, "{turned:?}");
    assert_eq!(findings, ["second_table C6"]);
    let (repeated, findings) = values("Đơn vị|Mức độ hài lòng (%)|Số phiếu");
    assert_eq!((repeated.len(), findings.len()), (3, 0), "heads that are printed again change nothing");
}

#[test]
fn a_unit_with_a_row_for_each_service_has_no_one_percentage() {
    let rows = "CHỈ SỐ HÀI LÒNG NĂM 2020

     TT|Đơn vị|Dịch vụ|Mức độ hài lòng (%)
     1|UBND quận Lê Chân|Đất đai|#80.5
     ||Hộ tịch|#90.5
     ||Xây dựng|#70
     2|UBND quận Hải An|Đất đai|#81
     ||Trung bình|#85";
    let (values, findings) = said(&read("sipas.xlsx", rows));
    assert_eq!(values, ["D7 satisfaction_percent hai-an 9.1 81"], "an average below is no service");
    assert_eq!(findings, ["duplicate_unit D4", "duplicate_unit D5", "duplicate_unit D6"], "every row says it");
}

/// Two forms below each other: a heading, heads and five lines each, the one named blank.
fn stacked(first: &str, second: &str, heads: [&str; 2]) -> (Vec<String>, Vec<String>) {
    let codes = "1.1.1|Ban hành kế hoạch CCHC năm
     1.1.2|Xác định đầy đủ các nhiệm vụ CCHC trên các lĩnh vực và bố trí kinh phí thực hiện
     1.1.3|Mức độ thực hiện kế hoạch CCHC
     1.2.1|Tất cả báo cáo được gửi đúng thời gian quy định
     1.2.2|Tất cả báo cáo có đầy đủ nội dung theo hướng dẫn";
    let scored = |blank: usize| {
        let lines = codes.lines().enumerate();
        lines.map(|(at, line)| format!("{line}|{}\n", if at == blank { "" } else { "#0.5" })).collect::<String>()
    };
    let [one, other] = heads;
    said(&read("bieu.xlsx", &format!("{first}\n\n{one}\n{}\n{second}\n\n{other}\n{}", scored(2), scored(4))))
}

const HEADS: &str = "STT|Tiêu chí|Điểm tự chấm";

#[test]
fn forms_below_each_other_are_each_their_own_units() {
    let (values, findings) = stacked("UBND QUẬN HẢI AN", "UBND HUYỆN CÁT HẢI", [HEADS, HEADS]);
    let of = |unit: &str| values.iter().filter(|v| v.contains(unit)).cloned().collect::<Vec<_>>();
    assert_eq!((of("hai-an").len(), of("cat-hai").len(), values.len()), (4, 4, 8), "{values:?}");
    assert!(!of("hai-an").iter().any(|v| v.contains(" 1.1.3 ")), "{values:?}");
    assert_eq!(of("cat-hai").first().map(String::as_str), Some("C13 self_score cat-hai 1.1.1 0.5"));
    assert_eq!(findings, Vec::<String>::new());
    let (values, findings) = stacked("Đơn vị: Q. Hải An", "Đơn vị báo cáo: H. Cát Hải", [HEADS, HEADS]);
    assert_eq!((values.len(), findings), (8, Vec::new()), "{values:?}");
}

#[test]
fn a_second_form_below_the_first_fills_nothing_of_it() {
    let other_heads = "STT|Tiêu chí|Điểm tối đa|Điểm tự chấm";
    for (second, heads, told) in [
        ("BẢNG CHẤM ĐIỂM NHÁP", HEADS, "second_table A11"),
        ("UBND QUẬN HẢI AN", HEADS, "second_table A13"),
        ("UBND HUYỆN CÁT HẢI", other_heads, "second_table A13"),
        ("UBND QUẬN HOÀN KIẾM", HEADS, "second_table A13"),
    ] {
        let (values, findings) = stacked("UBND QUẬN HẢI AN", second, [HEADS, heads]);
        assert_eq!(values.len(), 4, "{second}: {values:?}");
        assert!(values.iter().all(|v| v.contains("hai-an") && !v.contains(" 1.1.3 ")), "{second}: {values:?}");
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(findings[0].starts_with(told.split(' ').next().unwrap()), "{second}: {findings:?}");
    }
}

#[test]
fn a_tenth_line_that_became_the_first_is_put_right_across_too() {
    let heads: Vec<String> = (1..=12).map(|n| format!("#1.{}", if n == 10 { 1 } else { n })).collect();
    let scores = ["#0.25"; 11].join("|");
    let rows = format!(
        "BẢNG THẨM ĐỊNH NĂM 2020\n\nTT|Đơn vị|{}\n1|UBND phường Nam Sơn||{scores}\n2|UBND phường Lãm Hà||{scores}",
        heads.join("|")
    );
    let (values, _) = said(&read("a.xlsx", &rows));
    assert!(values.iter().any(|v| v.contains("L4 appraised_score/1 nam-son 1.10 ")), "{values:?}");
    assert!(values.iter().all(|v| !v.contains(" 1.1 ")), "{values:?}");
}

#[test]
fn rounds_across_are_each_their_own() {
    let rows = "BẢNG THẨM ĐỊNH NĂM 2020

     TT|Đơn vị|<2 6.1|<2 6.2
     ||Lần 1|Lần 2|Lần 1|Lần 2
     1|UBND quận Lê Chân||#1|#0.5|#0.75
     2|UBND quận Hải An|#0.5|#0.25||#1";
    let (values, _) = said(&read("a.xlsx", rows));
    assert!(values.contains(&"D5 appraised_score/2 le-chan 6.1 1".to_owned()), "{values:?}");
    assert!(values.contains(&"E5 appraised_score/1 le-chan 6.2 0.5".to_owned()), "{values:?}");
    assert_eq!(values.len(), 6, "{values:?}");
}

#[test]
fn of_two_columns_of_one_head_neither_is_taken_and_it_is_said() {
    let rows = "BẢNG THẨM ĐỊNH NĂM 2020

     TT|Đơn vị|6.2|6.1|6.1
     1|UBND quận Lê Chân|#1||#0.5
     2|UBND quận Hải An|#0.5|#0.25|";
    let (values, findings) = said(&read("a.xlsx", rows));
    assert_eq!(values, ["C4 appraised_score/1 le-chan 6.2 1", "C5 appraised_score/1 hai-an 6.2 0.5"]);
    assert_eq!(findings, ["duplicate_line D3", "duplicate_line E3"]);
}

#[test]
fn a_column_of_units_beside_the_lines_says_whose_they_are() {
    let list = |first: &str, second: &str| {
        format!(
            "KẾT QUẢ THẨM ĐỊNH

             Mã tiêu chí|Tên tiêu chí|Đơn vị|Điểm tối đa|Điểm thẩm định
             1.1.1|Ban hành kế hoạch CCHC năm|{first}|#0.5|#0.25
             1.1.3|Mức độ thực hiện kế hoạch CCHC|{second}|#2|#1.5"
        )
    };
    let values = |first: &str, second: &str| said(&read("a.xlsx", &list(first, second))).0;
    let taken = ["E4 appraised_score/1 le-chan 1.1.1 0.25", "E5 appraised_score/1 le-chan 1.1.3 1.5"];
    assert_eq!(values("UBND quận Lê Chân", "UBND quận Lê Chân"), taken);
    assert!(values("UBND quận Lê Chân", "UBND quận Hải An").is_empty());
    assert!(values("Sở Nội vụ", "Sở Nội vụ").is_empty(), "it may be who appraises the line");
}
