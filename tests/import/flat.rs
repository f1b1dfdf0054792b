//! One long table, a row a unit and a line: recognised for what it is, and a form with names in it is none.

use thamdinh::domain::finding::Severity;
use thamdinh::sheets::grid;
use thamdinh::sheets::read::{self, FileReading, Known, Options, RowRole, SheetKind};
use thamdinh::workbench::import::{Differing, rehearse};
use thamdinh::workbench::job::{Job, Look, Progress};

use super::layouts::{book, said};
use super::{campaign, data};

fn read(rows: &str) -> FileReading {
    let campaign = campaign(&data("messy"));
    let workbook = grid::open_bytes(&book("Tổng hợp", rows)).unwrap();
    read::understand(&workbook, "bieu.xlsx", &Known::new(&campaign), &Options::default())
}

const TABLE: &str = "<7 BẢNG TỔNG HỢP TỰ ĐÁNH GIÁ

     Mã đơn vị|Tên đơn vị|STT|Tiêu chí|Điểm tối đa|Điểm tự đánh giá|Tài liệu kiểm chứng
     DV1|UBND quận Lê Chân|1.1|Kế hoạch CCHC năm|#3|#2.25|
     DV1|UBND quận Lê Chân|1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5|KH số 1
     DV1|UBND quận Lê Chân|1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#1.5|BC số 2
     DV2|UBND quận Hải An|1.1.1|Ban hành kế hoạch CCHC năm|#0.5|KĐG|
     DV2|UBND quận Hải An|1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#2,5|
     DV3|Huyện Không Có|1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5|
     DV3|Huyện Không Có|1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#1|
     DV4|UBND huyện An Dương|1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.25|
     DV4|UBND huyện An Dương|1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5|";

#[test]
fn every_row_is_its_own_units_line() {
    let reading = read(&TABLE.replace("#2,5", "#1.75"));
    let (values, findings) = said(&reading);
    let expected = [
        "F5 self_score le-chan 1.1.1 0.5",
        "G5 evidence le-chan 1.1.1 KH số 1",
        "F6 self_score le-chan 1.1.3 1.5",
        "G6 evidence le-chan 1.1.3 BC số 2",
        "F8 self_score hai-an 1.1.3 1.75",
    ];
    assert_eq!(values, expected);
    let expected =
        ["na_not_allowed F7", "unknown_unit B9", "sum_differs F4", "duplicate_line F11", "duplicate_line F12"];
    assert_eq!(findings, expected);
    let sheet = &reading.sheets[0];
    assert_eq!((sheet.kind, sheet.unit, sheet.rows_seen, sheet.rows_taken), (SheetKind::SelfAssessment, None, 11, 3));
    let role = |row: u32| sheet.rows.iter().find(|(at, _)| *at == row).unwrap().1;
    assert_eq!(
        [3, 4, 6, 8, 9].map(role),
        [RowRole::Subtotal, RowRole::Taken, RowRole::Refused, RowRole::Refused, RowRole::Refused]
    );
}

#[test]
fn a_score_merged_over_two_lines_is_nobodys_where_the_halves_meet_too() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let units = ["UBND quận Lê Chân", "UBND quận Hải An"];
    let lines = [("1.1.1", "Ban hành kế hoạch CCHC năm"), ("1.1.3", "Mức độ thực hiện kế hoạch CCHC")];
    for (column, head) in (0..).zip(["Đơn vị", "STT", "Tiêu chí", "Điểm tự chấm"]) {
        sheet.write_string(0, column, head).unwrap();
    }
    // Four rows around the middle of 30,000, and one at the end.
    let rows = [1, 2, 15_000, 15_001, 30_000];
    for (at, row) in rows.into_iter().enumerate() {
        let (code, text) = lines[at % 2];
        sheet.write_string(row, 0, units[at / 2 % 2]).unwrap();
        sheet.write_string(row, 1, code).unwrap();
        sheet.write_string(row, 2, text).unwrap();
        if at != 2 && at != 3 {
            sheet.write_number(row, 3, 0.25).unwrap();
        }
    }
    sheet.merge_range(15_000, 3, 15_001, 3, "0,5", &rust_xlsxwriter::Format::new()).unwrap();
    let campaign = campaign(&data("messy"));
    let workbook = grid::open_bytes(&workbook.save_to_buffer().unwrap()).unwrap();
    let reading = read::understand(&workbook, "bieu.xlsx", &Known::new(&campaign), &Options::default());
    let (values, findings) = said(&reading);
    assert!(findings.contains(&"merged_score D15001".to_owned()), "{findings:?}");
    assert!(!values.iter().any(|value| value.starts_with("D15001")), "{values:?}");
}

#[test]
fn lines_of_one_text_are_told_apart_by_their_order_within_a_unit() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let block = "[[block]]\nid = \"xa\"\nname = \"Xã\"\ncriteria = \"c.tsv\"\nunits = \"u.tsv\"";
    write("campaign.toml", &format!("year = 2024\ntitle = \"Chỉ số\"\n{block}\n"));
    write("u.tsv", "id\tname\nan-lao\tUBND xã An Lão\ncat-hai\tUBND xã Cát Hải\n");
    write(
        "c.tsv",
        "code\tlevel\ttext_vi\tmax_points\n1\tfield\tCải cách thể chế\t4\n\
         1.1\tcriterion\tBan hành kế hoạch năm\t2\n1.2\tcriterion\tCông bố thủ tục\t1\n\
         1.3\tcriterion\tBan hành kế hoạch năm\t1\n",
    );
    let campaign = campaign(folder.path());
    // Sorted by line: each unit stands under the first line of that text, then under the second.
    let rows = "Đơn vị|Tiêu chí|Điểm tự chấm
         UBND xã An Lão|Ban hành kế hoạch năm|#2
         UBND xã Cát Hải|Ban hành kế hoạch năm|#1.5
         UBND xã An Lão|Công bố thủ tục|#1
         UBND xã Cát Hải|Công bố thủ tục|#0.5
         UBND xã An Lão|Ban hành kế hoạch năm|#0.75
         UBND xã Cát Hải|Ban hành kế hoạch năm|#0.25";
    let workbook = grid::open_bytes(&book("Tổng hợp", rows)).unwrap();
    let reading = read::understand(&workbook, "bieu.xlsx", &Known::new(&campaign), &Options::default());
    let expected = [
        "C2 self_score an-lao 1.1 2",
        "C3 self_score cat-hai 1.1 1.5",
        "C4 self_score an-lao 1.2 1",
        "C5 self_score cat-hai 1.2 0.5",
        "C6 self_score an-lao 1.3 0.75",
        "C7 self_score cat-hai 1.3 0.25",
    ];
    assert_eq!(said(&reading), (expected.map(str::to_owned).to_vec(), Vec::new()));
}

#[test]
fn appraised_scores_with_reasons_come_in_the_same_way() {
    let reading = read(
        "Đơn vị|Tiêu chí|Điểm thẩm định lần 2|Lý do
         Q. Lê Chân|Ban hành kế hoạch CCHC năm|#0.25|Ban hành chậm
         Q. Lê Chân|Mức độ thực hiện kế hoạch CCHC|#2|
         Q. Hải An|Ban hành kế hoạch CCHC năm|#0.5|
         Q. Hải An|Mức độ thực hiện kế hoạch CCHC|#1|Chưa đạt",
    );
    let expected = [
        "C2 appraised_score/2 le-chan 1.1.1 0.25 (Ban hành chậm)",
        "C3 appraised_score/2 le-chan 1.1.3 2",
        "C4 appraised_score/2 hai-an 1.1.1 0.5",
        "C5 appraised_score/2 hai-an 1.1.3 1 (Chưa đạt)",
    ];
    assert_eq!(said(&reading), (expected.map(str::to_owned).to_vec(), Vec::new()));
}

#[test]
fn a_table_so_long_that_its_halves_are_read_side_by_side_says_the_same() {
    let upper = "<6 BẢNG TỔNG HỢP TỰ ĐÁNH GIÁ

         Đơn vị|STT|Tiêu chí|Điểm tối đa|Điểm tự đánh giá|Điểm thẩm định
         UBND quận Lê Chân|1.1|Kế hoạch CCHC năm|#3|#2.5|
         UBND quận Lê Chân|1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5|#0.25
         UBND quận Hải An|1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.25|
         Huyện Không Có|1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5|";
    let lower = "
         UBND quận Lê Chân|1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#1.5|#1
         Huyện Không Có|1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#1|
         UBND quận Hải An|1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5|
         UBND quận Hải An|1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#1.5|#1.5";
    // Cells without their rows: "E5" says only E.
    let cut = |word: &str| word.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let all_cut = |said: &String| said.split(' ').map(cut).collect::<Vec<_>>().join(" ");
    let without_rows = |said: Vec<String>| said.iter().map(all_cut).collect::<Vec<_>>();
    let (values, findings) = said(&read(&format!("{upper}{lower}")));
    let (apart, found) = said(&read(&format!("{upper}{}{lower}", "\n".repeat(30_000))));
    assert_eq!((values.len(), found.len()), (3, 5), "{values:?} {found:?}");
    assert_eq!(without_rows(apart), without_rows(values));
    assert_eq!(without_rows(found), without_rows(findings));
}

#[test]
fn a_form_that_names_others_beside_its_lines_is_still_its_units() {
    let reading = read(
        "Đơn vị: UBND quận Lê Chân

         STT|Tiêu chí|Đơn vị phụ trách|Điểm tối đa|Điểm tự chấm
         1.1.1|Ban hành kế hoạch CCHC năm|Sở Nội vụ|#0.5|#0.5
         1.1.3|Mức độ thực hiện kế hoạch CCHC|Sở Nội vụ|#2|#1.5
         1.2.1|Tất cả báo cáo được gửi đúng thời gian quy định|Sở Tư pháp||#0.25
         1.4|Công tác tuyên truyền CCHC|Sở Tư pháp||#0.5",
    );
    let (values, _) = said(&reading);
    assert_eq!(values.len(), 4);
    assert!(values.iter().all(|v| v.contains("self_score le-chan")), "{values:?}");
    assert!(!reading.sheets[0].findings.iter().any(|f| f.severity == Severity::Error));
}

#[test]
fn a_rehearsal_is_stopped_in_the_middle_of_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dai.xlsx");
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, head) in (0..).zip(["Đơn vị", "STT", "Tiêu chí", "Điểm tự chấm"]) {
        sheet.write_string(0, column, head).unwrap();
    }
    for row in 1..40_000 {
        let unit = if row % 2 == 0 { "UBND quận Lê Chân" } else { "UBND quận Hải An" };
        sheet.write_string(row, 0, unit).unwrap();
        sheet.write_string(row, 1, "1.1.1").unwrap();
        sheet.write_string(row, 2, "Ban hành kế hoạch CCHC năm").unwrap();
        sheet.write_number(row, 3, 0.5).unwrap();
    }
    workbook.save(&path).unwrap();
    let campaign = campaign(&data("messy"));
    let read = move |progress: &Progress| {
        rehearse(&campaign, &[path], &Options::default(), Differing::Reported, progress).is_none()
    };
    let job = Job::start(read, || {});
    while job.progress().share() == 0.0 {
        std::thread::yield_now();
    }
    job.progress().stop();
    let was_stopped = loop {
        match job.look() {
            Look::Working => std::thread::yield_now(),
            Look::Done(stopped) => break stopped,
            Look::Broken => panic!("the job broke down"),
        }
    };
    assert!(was_stopped);
}
