//! Small files that say much: what repeats, nests or refers costs no more than its bytes and what is taken of it.

use std::io::{Cursor, Write};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use thamdinh::domain::campaign::Campaign;
use thamdinh::domain::finding::{FindingKind, Severity};
use thamdinh::sheets::grid::{self, Error, Limited};
use thamdinh::sheets::read::{FileReading, Known, Options, understand};

use super::{campaign, data};

/// Far above what any of these takes, on a slow machine and unoptimized.
const SLOW: Duration = Duration::from_secs(20);

static CAMPAIGN: LazyLock<Campaign> = LazyLock::new(|| campaign(&data("messy")));

fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in parts {
        out.start_file(name, options).unwrap();
        out.write_all(content.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn part(name: &str, content: impl Into<String>) -> (String, String) {
    (name.to_owned(), content.into())
}

/// The parts of a workbook of one sheet with these rows below its heads.
fn book(rows: &str) -> Vec<(String, String)> {
    let text = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let heads = [text("A1", "KẾT QUẢ ĐO LƯỜNG SỰ HÀI LÒNG NĂM 2020"), text("A3", "STT"), text("B3", "Đơn vị")];
    let [title, number, unit] = heads;
    let percent = text("C3", "Tỷ lệ hài lòng (%)");
    let sheet = format!(
        "<worksheet><cols><col min=\"1\" max=\"1\" width=\"9\"/></cols><sheetData><row r=\"1\">{title}</row>\
         <row r=\"3\">{number}{unit}{percent}</row>{rows}</sheetData><mergeCells><mergeCell ref=\"A1:C1\"/>\
         </mergeCells></worksheet>"
    );
    vec![
        part("xl/workbook.xml", "<workbook><sheets><sheet name=\"Hài lòng\" r:id=\"r1\"/></sheets></workbook>"),
        part(
            "xl/_rels/workbook.xml.rels",
            "<R><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/></R>",
        ),
        part("xl/worksheets/s.xml", sheet),
        part("xl/sharedStrings.xml", "<sst><si><t>UBND quận Lê Chân</t></si><si><r><t>a</t></r></si></sst>"),
        part(
            "xl/styles.xml",
            "<s><numFmts><numFmt numFmtId=\"170\" formatCode=\"0.00\"/></numFmts><fonts><font><name val=\"A\"/></font>\
             </fonts><cellXfs><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"170\" fontId=\"0\"/></cellXfs></s>",
        ),
    ]
}

/// A row of the unit with what stands in the column that counts.
fn row(number: usize, cell: &str) -> String {
    format!(
        "<row r=\"{number}\"><c r=\"A{number}\"><v>1</v></c><c r=\"B{number}\" t=\"s\"><v>0</v></c>\
         <c r=\"C{number}\" s=\"1\">{cell}</c></row>"
    )
}

fn ods(rows: &str) -> Vec<(String, String)> {
    let text = |text: &str| format!("<table-cell value-type=\"string\"><p>{text}</p></table-cell>");
    let heads = format!(
        "<table-row>{}</table-row><table-row>{}{}{}</table-row>",
        text("KẾT QUẢ ĐO LƯỜNG SỰ HÀI LÒNG NĂM 2020"),
        text("STT"),
        text("Đơn vị"),
        text("Tỷ lệ hài lòng (%)")
    );
    let content = format!(
        "<document-content><automatic-styles><style name=\"c\" family=\"table-cell\"/></automatic-styles><body>\
         <spreadsheet><table name=\"Hài lòng\"><table-column/>{heads}{rows}</table></spreadsheet></body>\
         </document-content>"
    );
    vec![part("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), part("content.xml", content)]
}

fn ods_row(row: &str, unit: &str, percent: u32) -> String {
    format!(
        "<table-row{row}><table-cell value-type=\"float\" value=\"1\"/><table-cell value-type=\"string\"><p>{unit}</p>\
         </table-cell><table-cell value-type=\"float\" value=\"{percent}\"><p>{percent}</p></table-cell></table-row>"
    )
}

fn read(parts: &[(String, String)]) -> Result<FileReading, Error> {
    let begin = Instant::now();
    let read = grid::open_bytes(&packed(parts))
        .map(|workbook| understand(&workbook, "a.xlsx", &Known::new(&CAMPAIGN), &Options::default()));
    assert!(begin.elapsed() < SLOW, "{:?}", begin.elapsed());
    read
}

fn findings(reading: &FileReading, kind: FindingKind) -> usize {
    reading.sheets.iter().flat_map(|s| &s.findings).filter(|f| f.kind == kind).count()
}

#[test]
fn a_formula_nested_by_signs_parentheses_or_functions_is_evaluated_or_left_alone() {
    let deep = [
        format!("{}60", "-".repeat(8_000)),
        format!("{}60{}", "(".repeat(4_000), ")".repeat(4_000)),
        format!("{}60{}", "SUM(".repeat(1_600), ")".repeat(1_600)),
        format!("{}60{}", "-(".repeat(60), ")".repeat(60)),
        "1".repeat(100_000),
    ];
    for formula in deep {
        let reading = read(&book(&row(4, &format!("<f>{formula}</f>")))).unwrap();
        assert_eq!(findings(&reading, FindingKind::FormulaWithoutValue), 1, "{}", &formula[..20]);
    }
}

#[test]
fn formulas_that_need_each_other_are_evaluated_once_however_many_ways_lead_to_them() {
    let mut rows = row(4, "<v>60</v>");
    for number in 5..40 {
        let twice = format!("<f>(SUM(C{0}:C{0})+C{0}+SUM(C{0},C{0}))/4</f>", number - 1);
        rows += &row(number, &twice);
    }
    let reading = read(&book(&rows)).unwrap();
    // All say the same, through 4 ^ 35 ways: one is taken, and all are found equal.
    assert_eq!(reading.sheets[0].values.len(), 1);
    let equal = |severity| {
        let all = reading.sheets[0].findings.iter().filter(|f| f.kind == FindingKind::DuplicateUnit);
        all.filter(|f| f.severity == severity).count()
    };
    assert_eq!((equal(Severity::Warning), equal(Severity::Error)), (35, 0));
}

#[test]
fn a_long_chain_of_formulas_has_a_result_and_a_circle_has_none() {
    let chain = |last: &str| {
        let below = (5..3_000).map(|number| row(number, &format!("<f>C{}</f>", number + 1)));
        format!("{}{}{}", row(4, "<f>C5</f>"), below.collect::<String>(), row(3_000, last))
    };
    let ends = read(&book(&chain("<v>70</v>"))).unwrap();
    assert_eq!(ends.sheets[0].values.len(), 1);
    let circle = read(&book(&chain("<f>C4</f>"))).unwrap();
    assert_eq!(circle.sheets[0].values.len(), 0);
    assert_eq!(circle.sheets[0].refused_untold + 1_000, 3_000 - 3, "each cell counts, told or not");
}

#[test]
fn a_kind_of_finding_that_repeats_is_told_so_often_and_then_counted() {
    let rows = ods_row(" table:number-rows-repeated=\"30000\"", "UBND quận Lê Chân", 80);
    let reading = read(&ods(&rows)).unwrap();
    let sheet = &reading.sheets[0];
    assert_eq!((sheet.rows_seen, sheet.values.len()), (30_002, 1));
    assert_eq!(findings(&reading, FindingKind::DuplicateUnit), 1_001);
    let last = sheet.findings.iter().rfind(|f| f.kind == FindingKind::DuplicateUnit).unwrap();
    assert_eq!(last.repeated().unwrap().count, 29_999 - 1_000);
}

#[test]
fn one_sheet_under_two_names_is_damage() {
    let mut parts = book(&row(4, "<v>60</v>"));
    parts[0].1 = parts[0].1.replace("</sheets>", "<sheet name=\"Hai\" r:id=\"r1\"/></sheets>");
    let Err(Error::Damaged { detail }) = read(&parts) else { panic!("it was read") };
    assert!(detail.contains("Hai"), "{detail}");
}

#[test]
fn a_text_longer_than_a_cell_can_hold_is_left_out_with_its_place() {
    for (letters, left_out) in [(32_767, 0), (32_768, 1)] {
        let cell = format!("<c r=\"D4\" t=\"inlineStr\"><is><t>{}</t></is></c>", "ạ".repeat(letters));
        let rows = row(4, "<v>60</v>").replace("</row>", &format!("{cell}</row>"));
        let workbook = grid::open_bytes(&packed(&book(&rows))).unwrap();
        let too_long = workbook.sheets[0].too_long;
        assert_eq!((too_long.count, too_long.first), (left_out, (left_out > 0).then_some((3, 3))));
    }
}

#[test]
fn what_an_ods_only_counts_has_a_bound() {
    let limited = |rows: &str| match read(&ods(rows)) {
        Err(Error::TooLarge { what, .. }) => Some(what),
        _ => None,
    };
    let spaces = "<table-row><table-cell value-type=\"string\"><p>a<s c=\"30000\"/></p></table-cell></table-row>";
    assert_eq!(limited(&spaces.repeat(1_000)), Some(Limited::TextBytes));
    assert_eq!(limited(&spaces.repeat(100)), None);
    let many = ods_row(" number-rows-repeated=\"1000000\"", "UBND quận Lê Chân", 80);
    assert_eq!(limited(&many), Some(Limited::Repeated));
    let name = ods(&ods_row("", "UBND quận Lê Chân", 80)).pop().unwrap().1.replace("Hài lòng\"", &"N".repeat(5_000));
    let long = [part("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), part("content.xml", name + "")];
    assert!(read(&long).is_err());
}

#[test]
fn a_sheets_name_longer_than_any_is_refused() {
    let mut parts = book(&row(4, "<v>60</v>"));
    parts[0].1 = parts[0].1.replace("Hài lòng", &"N".repeat(5_000));
    let refused = read(&parts).unwrap_err();
    assert!(matches!(refused, Error::TooLarge { what: Limited::SheetName, found: 5_000, .. }), "{refused}");
}

/// The pieces of XML from an opening tag to where it closes, each as a range of bytes.
fn elements(xml: &str) -> Vec<std::ops::Range<usize>> {
    let (mut open, mut found, mut at) = (Vec::new(), Vec::new(), 0);
    while let Some(begin) = xml[at..].find('<').map(|begin| at + begin) {
        at = begin + xml[begin..].find('>').unwrap() + 1;
        let tag = &xml[begin..at];
        if tag.starts_with("</") {
            found.push(open.pop().unwrap()..at);
        } else if tag.ends_with("/>") {
            found.push(begin..at);
        } else {
            open.push(begin);
        }
    }
    found
}

/// The values of attributes and the texts.
fn texts(xml: &str) -> Vec<std::ops::Range<usize>> {
    let between = |begin: char, end: char| {
        let begins = xml.match_indices(begin).map(|(at, _)| at + 1);
        begins.filter_map(move |at| Some(at..at + xml[at..].find(end)?)).filter(|range| !range.is_empty())
    };
    between('"', '"').chain(between('>', '<')).filter(|range| !xml[range.clone()].contains(['<', '>'])).collect()
}

#[test]
fn any_part_of_a_valid_file_may_stand_there_a_thousand_times() {
    const TIMES: usize = 1_000;
    let score = format!("{}{}", row(4, "<v>60</v>"), row(5, "<f>C4+1</f>"));
    let files = [book(&score), ods(&ods_row("", "UBND quận Lê Chân", 80))];
    let asked: Option<usize> = std::env::var("THAMDINH_CASES").ok().and_then(|n| n.parse().ok());
    for file in files {
        let pieces = file
            .iter()
            .enumerate()
            .filter(|(_, (name, _))| name != "mimetype")
            .flat_map(|(at, (_, xml))| elements(xml).into_iter().chain(texts(xml)).map(move |range| (at, range)));
        let pieces: Vec<_> = pieces.collect();
        let step = (pieces.len() / asked.unwrap_or(40).max(1)).max(1);
        for (at, range) in pieces.into_iter().step_by(step) {
            let mut repeated = file.clone();
            let xml = &file[at].1;
            let piece = xml[range.clone()].repeat(TIMES);
            repeated[at].1 = format!("{}{piece}{}", &xml[..range.start], &xml[range.end..]);
            let begin = Instant::now();
            let reading = read(&repeated);
            let what = &xml[range];
            let findings = reading.map_or(0, |r| r.sheets.iter().map(|s| s.findings.len()).sum());
            assert!(findings <= 20 * TIMES, "{findings} findings: {what}");
            assert!(begin.elapsed() < SLOW / 4, "{:?}: {what}", begin.elapsed());
        }
    }
}
