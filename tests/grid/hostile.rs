//! Files that are broken, foreign or made to hurt: an error, at once, and little memory.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use thamdinh::sheets::grid::{self, Error, Limited, Refusal, Seen};

use super::{packed, shown, with_sheet};

fn small() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..30 {
        sheet.write(row, 0, format!("1.{row}")).unwrap();
        sheet.write(row, 1, f64::from(row) / 4.0).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

fn error(bytes: &[u8]) -> Error {
    grid::open_bytes(bytes).unwrap_err()
}

#[test]
fn two_far_corners_cost_nothing() {
    let begin = Instant::now();
    let rows = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>";
    let read = grid::open_bytes(&with_sheet(rows, &[])).unwrap();
    let sheet = &read.sheets[0];
    assert_eq!(shown(sheet, "A1"), "number 1");
    assert_eq!((sheet.len(), sheet.outside.count, sheet.outside.first), (1, 1, Some((1_048_575, 16_383))));
    assert!(begin.elapsed() < Duration::from_secs(1));
}

#[test]
fn a_million_formatted_rows_cost_nothing() {
    let mut rows = String::new();
    for row in 1..=1_048_576 {
        rows += &format!("<row r='{row}' s='1' hidden='1'><c r='A{row}' s='1'/></row>");
    }
    let read = grid::open_bytes(&with_sheet(&rows, &[])).unwrap();
    assert!(read.sheets[0].is_empty() && read.sheets[0].is_row_hidden(777_777));
}

#[test]
fn more_cells_than_allowed_are_refused() {
    let mut rows = String::new();
    for row in 1..=10_000 {
        rows += &format!("<row r='{row}'>{}</row>", "<c><v>1</v></c>".repeat(501));
    }
    assert!(matches!(error(&with_sheet(&rows, &[])), Error::TooLarge { what: Limited::Cells, .. }));
}

#[test]
fn a_part_that_unpacks_to_hundreds_of_times_its_size_is_refused() {
    let blanks = " ".repeat(20 << 20);
    let bytes = with_sheet(&blanks, &[]);
    assert!(bytes.len() < 100_000);
    let error = error(&bytes);
    assert!(matches!(error, Error::TooLarge { what: Limited::Ratio, .. }), "{error}");
    assert_eq!(error.refusal(), Refusal::TooLarge);
}

#[test]
fn an_entry_name_that_leads_out_is_refused() {
    let bytes = with_sheet("", &[("xl/../../../evil.xml", "<a/>")]);
    assert!(matches!(error(&bytes), Error::Damaged { .. }));
}

#[test]
fn entities_are_never_expanded() {
    let strings = "<!DOCTYPE sst [<!ENTITY a \"aaaa\">]><sst><si><t>&a;</t></si></sst>";
    assert!(matches!(error(&with_sheet("", &[("xl/sharedStrings.xml", strings)])), Error::Damaged { .. }));
}

#[test]
fn a_cell_that_names_a_missing_shared_text_is_damage_not_a_value() {
    let rows = "<row r='1'><c r='A1' t='s'><v>7</v></c></row>";
    assert!(matches!(error(&with_sheet(rows, &[])), Error::Damaged { detail } if detail.contains("A1")));
}

#[test]
fn a_workbook_without_a_sheet_of_cells_is_an_error() {
    let rels = "<R><Relationship Id='r1' Type='x/chartsheet' Target='chartsheets/s.xml'/></R>";
    let of = |sheets: &str| {
        let book = format!("<workbook><sheets>{sheets}</sheets></workbook>");
        error(&packed(&[("xl/workbook.xml", &book), ("xl/_rels/workbook.xml.rels", rels)]))
    };
    for sheets in ["", "<sheet name='Biểu đồ' r:id='r1'/>", "<sheet name='Module1' r:id=''/>"] {
        assert!(matches!(of(sheets), Error::NoSheets), "{sheets}");
    }
    let relations = "<R><Relationship Id='r1' Type='x/officeDocument' Target='theme/theme.xml'/></R>";
    let theme = packed(&[("_rels/.rels", relations), ("theme/theme.xml", "<theme/>")]);
    assert!(matches!(error(&theme), Error::NoSheets));
    let mimetype = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    assert!(matches!(error(&packed(&[mimetype, ("content.xml", "<body/>")])), Error::NoSheets));
}

#[test]
fn a_sheet_of_a_kind_that_is_not_known_is_not_passed_over() {
    let of = |kind: &str| {
        let rels = format!("<R><Relationship Id='r1' Type='x/{kind}' Target='worksheets/s.xml'/></R>");
        grid::open_bytes(&with_sheet("", &[("xl/_rels/workbook.xml.rels", &rels)]))
    };
    assert!(of("worksheet").is_ok());
    for kind in ["chartsheet", "dialogsheet", "xlMacrosheet"] {
        assert!(matches!(of(kind), Err(Error::NoSheets)), "{kind}");
    }
    assert!(matches!(of("workshee7"), Err(Error::Damaged { detail }) if detail.contains("workshee7")));
}

#[test]
fn files_that_are_not_workbooks_are_told_apart() {
    assert!(matches!(error(b""), Error::Empty));
    assert!(matches!(error(b"<html><body><table>"), Error::NotASpreadsheet(Seen::Html)));
    assert!(matches!(error(b"STT;M\xc3\xa3\n1;2"), Error::NotASpreadsheet(Seen::Text)));
    assert!(matches!(error(&packed(&[("a.txt", "a")])), Error::NotASpreadsheet(Seen::Archive)));
    assert!(matches!(error(&packed(&[("word/document.xml", "<a/>")])), Error::NotASpreadsheet(Seen::OtherDocument)));
    let missing = grid::open(std::path::Path::new("/nonexistent/a.xlsx"));
    assert!(matches!(missing, Err(Error::NotFound(_))));
}

#[test]
fn a_file_over_the_limit_is_refused_before_it_is_read() {
    let file = tempfile::NamedTempFile::new().unwrap();
    file.as_file().set_len(65 << 20).unwrap();
    let error = grid::open(file.path()).unwrap_err();
    assert!(matches!(error, Error::TooLarge { what: Limited::FileBytes, .. }), "{error}");
}

#[test]
fn a_workbook_cut_off_anywhere_is_an_error() {
    let bytes = small();
    for len in 1..bytes.len() {
        assert!(grid::open_bytes(&bytes[..len]).is_err(), "{len}");
    }
}

#[test]
fn reading_stops_when_asked() {
    let rows: String = (1..=9000).map(|row| format!("<row r='{row}'><c><v>1</v></c></row>")).collect();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), with_sheet(&rows, &[])).unwrap();
    let stopped = grid::open_watched(file.path(), &|_| std::ops::ControlFlow::Break(()));
    assert!(matches!(stopped, Err(Error::Stopped)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn changed_bytes_give_a_workbook_or_an_error(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = small();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let begin = Instant::now();
        let _ = grid::open_bytes(&bytes);
        prop_assert!(begin.elapsed() < Duration::from_secs(2));
    }

    #[test]
    fn changed_xml_gives_a_workbook_or_an_error(
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[<>/&;'\"=a-z0-9 ]{1,4}"), 1..6),
    ) {
        let mut rows = "<row r='1' ht='2'><c r='A1' t='s' s='3'><f t='shared' si='1'>B1+$C2</f><v>1</v></c>\
            <c r='B1' t='inlineStr'><is><t xml:space='preserve'> a &amp; b</t></is></c></row>".to_owned();
        for (place, text) in changes {
            rows.insert_str(place.index(rows.len()), &text);
        }
        let _ = grid::open_bytes(&with_sheet(&rows, &[]));
    }
}

#[test]
fn an_encrypted_workbook_is_told_apart_from_a_broken_one() {
    let manifest = "<manifest><file-entry full-path='content.xml'><encryption-data/></file-entry></manifest>";
    let mimetype = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    let ods = packed(&[mimetype, ("content.xml", "\u{1}\u{2}"), ("META-INF/manifest.xml", manifest)]);
    assert_eq!(error(&ods).refusal(), Refusal::Encrypted);
    for name in ["locked.xlsx", "locked.xls", "locked.ods"] {
        let path = format!("{}/tests/data/grid/{name}", env!("CARGO_MANIFEST_DIR"));
        let error = grid::open(path.as_ref()).unwrap_err();
        assert_eq!(error.refusal(), Refusal::Encrypted, "{name}: {error}");
    }
}

#[test]
fn repeats_of_an_ods_cost_nothing() {
    let begin = Instant::now();
    let content = "<document-content><body><spreadsheet><table name='S'>\
        <table-row number-rows-repeated='4000000000'><table-cell number-columns-repeated='4000000000'/></table-row>\
        <table-row number-rows-repeated='9999999999'><table-cell value-type='float' value='1' \
        number-columns-repeated='18446744073709551615'/></table-row></table></spreadsheet></body></document-content>";
    let mimetype = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    let read = grid::open_bytes(&packed(&[mimetype, ("content.xml", content)])).unwrap();
    assert_eq!(read.sheets[0].len(), 0);
    assert!(read.sheets[0].outside.count > 1_000_000);
    let full = content.replace("number-rows-repeated='4000000000'", "");
    let error = error(&packed(&[mimetype, ("content.xml", &full)]));
    assert!(matches!(error, Error::TooLarge { what: Limited::Repeated, .. }), "{error}");
    assert!(begin.elapsed() < Duration::from_secs(5));
}

fn twin(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/data/grid/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn an_xls_cut_off_anywhere_is_never_a_panic() {
    let bytes = twin("kinds.xls");
    for len in (1..bytes.len()).step_by(97) {
        assert!(!panicked(&bytes[..len]), "{len}");
    }
}

fn panicked(bytes: &[u8]) -> bool {
    matches!(grid::open_bytes(bytes), Err(Error::Damaged { detail }) if detail.contains("gave up"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn changed_bytes_of_an_xls_give_a_workbook_or_an_error(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = twin("kinds.xls");
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let begin = Instant::now();
        prop_assert!(!panicked(&bytes));
        prop_assert!(begin.elapsed() < Duration::from_secs(2));
    }

    #[test]
    fn changed_xml_of_an_ods_gives_a_workbook_or_an_error(
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[<>/&;'\"=a-z0-9 ]{1,4}"), 1..6),
    ) {
        let mut content = "<d><styles><date-style name='N1'><day style='long'/><text>/</text></date-style>\
            <style name='c' family='table-cell' data-style-name='N1'/></styles><table name='S'><table-column/>\
            <table-row number-rows-repeated='3'><table-cell style-name='c' value-type='date' date-value='2021-01-03'>\
            <p>a<s c='3'/>b</p></table-cell><table-cell formula='of:=[.A1]' number-columns-repeated='2'/></table-row>\
            </table></d>".to_owned();
        for (place, text) in changes {
            content.insert_str(place.index(content.len()), &text);
        }
        let mimetype = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        prop_assert!(!panicked(&packed(&[mimetype, ("content.xml", &content)])));
    }
}
