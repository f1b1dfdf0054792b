//! Tidy tables of units in the layouts that offices choose, and what a table must not lose in silence.

use std::sync::atomic::{AtomicU32, Ordering};

use thamdinh::domain::campaign::Campaign;
use thamdinh::sheets::grid;
use thamdinh::sheets::read::{self, Known, SheetReading};

const CRITERIA: &str = "code\tlevel\ttext_vi\tmax_points\tsource\tna_policy
1\tfield\tCHỈ ĐẠO, ĐIỀU HÀNH\t3\tappraisal\t
1.1\tcriterion\tBan hành kế hoạch cải cách\t2\tappraisal\t
1.2\tcriterion\tTuyên truyền cải cách hành chính\t1\tappraisal\t
2\tfield\tĐIỀU TRA XÃ HỘI HỌC\t7\tsurvey\t
2.1\tcriterion\tÝ kiến của đại biểu\t3.5\tsurvey\t
2.2\tcriterion\tÝ kiến của tổ trưởng\t3.5\tsurvey\t
3\tfield\tMỨC ĐỘ HÀI LÒNG\t30\tsatisfaction\t
3.1\tcriterion\tChỉ số hài lòng của người dân\t30\tsatisfaction\t
DT\tbonus\tĐIỂM THƯỞNG: sáng kiến được nhân rộng\t2\tappraisal\t
";

fn wards() -> Campaign {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("thamdinh-tables-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let plan = "year = 2024\ntitle = \"Chỉ số\"\n[[block]]\nid = \"xa\"\nname = \"Xã\"\ncriteria = \"c.tsv\"\nunits = \"u.tsv\"\n";
    std::fs::write(folder.join("campaign.toml"), plan).unwrap();
    std::fs::write(folder.join("c.tsv"), CRITERIA).unwrap();
    std::fs::write(folder.join("u.tsv"), "id\tname\nan-lao\tUBND xã An Lão\ncat-hai\tUBND xã Cát Hải\n").unwrap();
    let campaign = super::campaign(&folder);
    std::fs::remove_dir_all(&folder).unwrap();
    campaign
}

/// Reads a sheet of these rows; cells that are numbers are written as numbers.
fn read(rows: &[&[&str]], merged: &[(u32, u16, u32, u16)]) -> (Campaign, SheetReading) {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate().filter(|(_, t)| !t.is_empty()) {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            match text.parse::<f64>() {
                Ok(number) if row > 3 => sheet.write(row, column, number).unwrap(),
                _ => sheet.write(row, column, *text).unwrap(),
            };
        }
    }
    for (top, left, bottom, right) in merged {
        let text = rows[*top as usize][*left as usize];
        sheet.merge_range(*top, *left, *bottom, *right, text, &rust_xlsxwriter::Format::new()).unwrap();
    }
    let grid = grid::open_bytes(&workbook.save_to_buffer().unwrap()).unwrap();
    let campaign = wards();
    let reading = read::understand(&grid, "bang", &Known::new(&campaign), &read::Options::default());
    (campaign, reading.sheets.into_iter().next().unwrap())
}

/// What was read, a word each: line, what, value.
fn values(campaign: &Campaign, sheet: &SheetReading) -> Vec<String> {
    let value = |v: &read::ReadValue| {
        let code = campaign.line(v.key.unit, v.key.line).map(|n| n.code.to_string()).unwrap_or_default();
        format!("{} {code} {} {}", v.key.unit, v.key.what.word(), v.value.printed().unwrap_or_default())
    };
    sheet.values.iter().map(value).collect()
}

fn findings(sheet: &SheetReading) -> Vec<String> {
    sheet.findings.iter().map(|f| format!("{} {}", f.severity.word(), f.kind.word())).collect()
}

#[test]
fn a_head_may_print_the_maximum_behind_the_code() {
    let rows: &[&[&str]] = &[
        &["KẾT QUẢ ĐIỀU TRA XÃ HỘI HỌC NĂM 2024"],
        &[],
        &[],
        &["STT", "Đơn vị", "2.1 (3,5 điểm)", "2.2 (tối đa 3,5)", "Tổng điểm"],
        &["1", "UBND xã An Lão", "2.34", "3", "5.34"],
        &["2", "UBND xã Cát Hải", "1.1", "0", "1.1"],
    ];
    let (campaign, sheet) = read(rows, &[]);
    assert_eq!(
        values(&campaign, &sheet),
        [
            "an-lao 2.1 survey_points 2.34",
            "an-lao 2.2 survey_points 3",
            "cat-hai 2.1 survey_points 1.1",
            "cat-hai 2.2 survey_points 0"
        ]
    );
    assert!(sheet.findings.is_empty());
}

#[test]
fn a_line_may_stand_alone_under_a_head_that_spans_it() {
    let rows: &[&[&str]] = &[
        &["KẾT QUẢ ĐIỀU TRA XÃ HỘI HỌC NĂM 2024"],
        &[],
        &["STT", "Đơn vị", "Điểm theo tiêu chí", "Tổng điểm"],
        &["", "", "2.1. Ý kiến của đại biểu", ""],
        &["1", "UBND xã An Lão", "2.34", "2.34"],
        &["2", "UBND xã Cát Hải", "1.1", "1.1"],
    ];
    let (campaign, sheet) = read(rows, &[(2, 0, 3, 0), (2, 1, 3, 1), (2, 3, 3, 3)]);
    assert_eq!(values(&campaign, &sheet), ["an-lao 2.1 survey_points 2.34", "cat-hai 2.1 survey_points 1.1"]);
}

#[test]
fn one_table_may_hold_the_lines_of_every_source_and_the_bonus() {
    let rows: &[&[&str]] = &[
        &["KẾT QUẢ THẨM ĐỊNH NĂM 2024"],
        &[],
        &[],
        &["Đơn vị", "1.1", "1.2", "2.1", "2.2", "3.1", "DT"],
        &["UBND xã An Lão", "1.5", "1", "3", "2.5", "87.65", "0.5"],
        &["UBND xã Cát Hải", "2", "0", "1.25", "3.5", "90", ""],
    ];
    let (campaign, sheet) = read(rows, &[]);
    let values = values(&campaign, &sheet);
    assert_eq!(values.len(), 11, "{values:?}");
    for expected in [
        "an-lao 1.1 appraised_score 1.5",
        "an-lao 2.2 survey_points 2.5",
        "an-lao 3.1 satisfaction_percent 87.65",
        "an-lao DT appraised_score 0.5",
    ] {
        assert!(values.iter().any(|v| v == expected), "{expected}: {values:?}");
    }
}

#[test]
fn satisfaction_among_points_is_not_taken_where_it_may_be_points_too() {
    let rows: &[&[&str]] = &[
        &["KẾT QUẢ THẨM ĐỊNH NĂM 2024"],
        &[],
        &[],
        &["Đơn vị", "1.1", "1.2", "3.1"],
        &["UBND xã An Lão", "1.5", "1", "26.295"],
        &["UBND xã Cát Hải", "2", "0", "90"],
    ];
    let (campaign, sheet) = read(rows, &[]);
    assert!(!values(&campaign, &sheet).iter().any(|v| v.starts_with("an-lao 3.1")));
    assert_eq!(findings(&sheet), ["error not_a_number"]);
}

#[test]
fn numbers_under_a_head_of_no_line_are_not_dropped_in_silence() {
    let rows: &[&[&str]] = &[
        &["KẾT QUẢ THẨM ĐỊNH NĂM 2024"],
        &[],
        &[],
        &["Đơn vị", "1.1", "1.2", "DP"],
        &["UBND xã An Lão", "1.5", "1", "0.5"],
        &["UBND xã Cát Hải", "2", "0", ""],
    ];
    let (_, sheet) = read(rows, &[]);
    assert_eq!(findings(&sheet), ["error unknown_line"]);
}

#[test]
fn a_survey_that_cannot_be_read_is_no_summary() {
    let rows: &[&[&str]] = &[
        &["KẾT QUẢ ĐIỀU TRA XÃ HỘI HỌC NĂM 2024"],
        &[],
        &[],
        &["STT", "Đơn vị", "Nhóm A", "Nhóm B"],
        &["1", "UBND xã An Lão", "2.34", "3"],
        &["2", "UBND xã Cát Hải", "1.1", "0"],
    ];
    let (_, sheet) = read(rows, &[]);
    assert_eq!(findings(&sheet), ["error unrecognised_sheet"]);
}

#[test]
fn a_lone_fraction_is_not_taken_for_less_than_one_per_cent() {
    let rows: &[&[&str]] = &[
        &["MỨC ĐỘ HÀI LÒNG NĂM 2024"],
        &[],
        &[],
        &["Đơn vị", "Mức độ hài lòng (%)"],
        &["UBND xã An Lão", "0.8765"],
        &["UBND xã Cát Hải", "90"],
    ];
    let (campaign, sheet) = read(rows, &[]);
    assert_eq!(values(&campaign, &sheet), ["cat-hai 3.1 satisfaction_percent 90"]);
    assert_eq!(findings(&sheet), ["error not_a_number"]);
}

#[test]
fn a_table_of_units_takes_its_round_from_the_title() {
    let rows: &[&[&str]] = &[
        &["KẾT QUẢ THẨM ĐỊNH LẦN 2 NĂM 2024"],
        &[],
        &[],
        &["Đơn vị", "1.1", "1.2"],
        &["UBND xã An Lão", "1.5", "1"],
        &["UBND xã Cát Hải", "2", "0"],
    ];
    let (_, sheet) = read(rows, &[]);
    assert!(sheet.values.iter().all(|v| v.key.what.round().map(|r| r.number()) == Some(2)));
    assert_eq!(sheet.values.len(), 4);
}
