//! .xlsx: what one library writes is what is read.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook};
use thamdinh::sheets::grid::{self, Area, CellValue, ShownAs, Visibility};

use super::{at, read_back, shown, with_sheet};

#[test]
fn every_kind_of_value_is_read_as_it_was_written() {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet().set_name("Tự chấm & điểm").unwrap();
    sheet.write(0, 0, "Lê Chân <1> & \"2\"\nhai dòng").unwrap();
    sheet.write(0, 1, 0.1 + 0.2).unwrap();
    sheet.write(1, 0, true).unwrap();
    sheet.write_with_format(1, 1, ExcelDateTime::from_ymd(2021, 1, 3).unwrap(), &day).unwrap();
    sheet.write(2, 0, "  giữ  ").unwrap();
    sheet.write(2, 1, -0.75).unwrap();
    sheet.write(2, 2, "_x0041_").unwrap();
    let read = read_back(&mut workbook);
    let sheet = &read.sheets[0];
    assert_eq!(sheet.name, "Tự chấm & điểm");
    assert_eq!(shown(sheet, "A1"), "text Lê Chân <1> & \"2\"\nhai dòng");
    assert_eq!(shown(sheet, "B1"), "number 0.30000000000000004");
    assert_eq!(shown(sheet, "A2"), "bool true");
    assert_eq!(shown(sheet, "B2"), "date 2021-01-03");
    assert_eq!(at(sheet, "B2").unwrap().style.format.as_deref(), Some("dd/mm/yyyy"));
    assert_eq!(shown(sheet, "A3"), "text   giữ  ");
    assert_eq!(shown(sheet, "B3"), "number -0.75");
    assert_eq!(shown(sheet, "C3"), "text _x0041_");
    assert_eq!(shown(sheet, "C1"), "absent");
    assert_eq!(sheet.len(), 7);
    assert_eq!(sheet.rows().map(|row| row.index).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(sheet.last().unwrap().to_string(), "C3");
}

#[test]
fn fonts_and_number_formats_come_with_the_cells() {
    let mut workbook = Workbook::new();
    let old = Format::new().set_font_name(".VnTime");
    let percent = Format::new().set_num_format("0.00%");
    let two = Format::new().set_num_format("0.00");
    let text = Format::new().set_num_format("@");
    let plain = Format::new().set_font_name("Arial");
    let sheet = workbook.add_worksheet();
    sheet.write_with_format(0, 0, "Së Néi vô", &old).unwrap();
    sheet.write_with_format(0, 1, 0.8765, &percent).unwrap();
    sheet.write_with_format(0, 2, 1.1, &two).unwrap();
    sheet.write_with_format(0, 3, "1.10", &text).unwrap();
    sheet.write_rich_string_with_format(0, 4, &[(&old, "Së "), (&old, "vô")], &plain).unwrap();
    sheet.write_rich_string_with_format(0, 5, &[(&plain, "a "), (&old, "vô")], &plain).unwrap();
    let read = read_back(&mut workbook);
    let sheet = &read.sheets[0];
    let font = |name| at(sheet, name).unwrap().style.font.as_deref();
    let shown_as = |name| at(sheet, name).unwrap().style.shown_as;
    assert_eq!(font("A1"), Some(".VnTime"));
    assert_eq!(shown(sheet, "B1"), "number 0.8765");
    assert_eq!(shown_as("B1"), ShownAs::Percent(2));
    assert_eq!(shown_as("C1"), ShownAs::Fixed(2));
    assert_eq!(shown_as("D1"), ShownAs::Text);
    assert_eq!((shown(sheet, "E1").as_str(), font("E1")), ("text Së vô", Some(".VnTime")));
    assert_eq!((shown(sheet, "F1").as_str(), font("F1")), ("text a vô", Some("Arial")));
}

#[test]
fn what_is_hidden_or_merged_is_known() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.merge_range(0, 0, 1, 3, "Tiêu đề", &Format::new()).unwrap();
    sheet.set_row_hidden(4).unwrap();
    sheet.write(4, 0, 5).unwrap();
    sheet.set_column_range_hidden(2, 3).unwrap();
    workbook.add_worksheet().set_hidden(true);
    workbook.add_worksheet().set_very_hidden(true);
    let read = read_back(&mut workbook);
    let sheet = &read.sheets[0];
    let area: Area = "A1:D2".parse().unwrap();
    assert_eq!(sheet.merged, [area]);
    assert_eq!(sheet.merged_at(1, 3), Some(area));
    assert_eq!(sheet.merged_at(2, 0), None);
    assert_eq!(sheet.shown_at(1, 2).unwrap().value.as_text(), Some("Tiêu đề"));
    assert!(sheet.is_row_hidden(4) && !sheet.is_row_hidden(3) && !sheet.is_row_hidden(5));
    assert!(sheet.is_col_hidden(2) && sheet.is_col_hidden(3) && !sheet.is_col_hidden(4));
    let seen: Vec<_> = read.sheets.iter().map(|sheet| sheet.visibility).collect();
    assert_eq!(seen, [Visibility::Visible, Visibility::Hidden, Visibility::VeryHidden]);
}

#[test]
fn formulas_keep_their_text_and_what_was_stored() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_formula(0, 0, Formula::new("=SUM(B1:B3)").set_result("1.25")).unwrap();
    sheet.write_formula(1, 0, Formula::new("=B1/0").set_result("#DIV/0!")).unwrap();
    sheet.write_formula(2, 0, Formula::new("=B1&\"x\"").set_result("chữ")).unwrap();
    let read = read_back(&mut workbook);
    let sheet = &read.sheets[0];
    assert_eq!(shown(sheet, "A1"), "number 1.25");
    assert_eq!(at(sheet, "A1").unwrap().formula, Some("SUM(B1:B3)"));
    assert_eq!(shown(sheet, "A2"), "error #DIV/0!");
    assert_eq!(shown(sheet, "A3"), "text chữ");
    assert_eq!(at(sheet, "A3").unwrap().formula, Some("B1&\"x\""));
}

#[test]
fn a_formula_without_a_stored_value_is_neither_blank_nor_zero() {
    let rows = "<row r='1'><c r='A1'><f>SUM(B1)</f></c><c r='B1'><f>C1</f><v></v></c><c r='C1'><f>D1</f><v/></c>\
                <c r='D1' t='str'><f>E1</f><v></v></c><c r='E1' s='0'/><c r='F1'><v></v></c></row>";
    let read = grid::open_bytes(&with_sheet(rows, &[])).unwrap();
    let sheet = &read.sheets[0];
    for name in ["A1", "B1", "C1"] {
        assert_eq!(shown(sheet, name), "unstored", "{name}");
        assert!(at(sheet, name).unwrap().formula.is_some());
    }
    assert_eq!(shown(sheet, "D1"), "text ");
    assert_eq!(shown(sheet, "E1"), "absent");
    assert_eq!(shown(sheet, "F1"), "absent");
}

#[test]
fn shared_formulas_are_written_out_for_each_cell() {
    let rows = "<row r='1'><c r='A1'><f t='shared' ref='A1:A3' si='0'>B1*$C$1</f><v>1</v></c></row>\
                <row r='2'><c r='A2'><f t='shared' si='0'/><v>2</v></c></row>";
    let read = grid::open_bytes(&with_sheet(rows, &[])).unwrap();
    assert_eq!(at(&read.sheets[0], "A2").unwrap().formula, Some("B2*$C$1"));
}

#[test]
fn inline_phonetic_and_unplaced_cells_are_read() {
    let rows = "<row><c t='inlineStr'><is><r><t>Sở </t></r><r><t xml:space='preserve'> Nội vụ</t></r>\
                <rPh sb='0' eb='1'><t>phiên âm</t></rPh></is></c><c><v>2</v></c></row>\
                <row><c><v>3</v></c><c t='d'><v>2021-01-05T12:00:00</v></c><c t='e'><v>#REF!</v></c><c><v>0,5</v></c></row>\
                <row r='9'><x:c r='B9'><x:v>1E-3</x:v></x:c></row>";
    let read = grid::open_bytes(&with_sheet(rows, &[])).unwrap();
    let sheet = &read.sheets[0];
    assert_eq!(shown(sheet, "A1"), "text Sở Nội vụ");
    assert_eq!(shown(sheet, "B1"), "number 2");
    assert_eq!(shown(sheet, "A2"), "number 3");
    assert_eq!(shown(sheet, "B2"), "date 2021-01-05");
    assert_eq!(shown(sheet, "C2"), "error #REF!");
    assert_eq!(shown(sheet, "D2"), "text 0,5");
    assert_eq!(shown(sheet, "B9"), "number 0.001");
}

#[test]
fn dates_that_count_from_1904_are_the_days_they_show() {
    let rows = "<row r='1'><c r='A1' s='1'><v>1</v></c></row>";
    let styles = "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>";
    let book = "<workbook><workbookPr date1904='1'/><sheets><sheet name='S' r:id='r1'/></sheets></workbook>";
    let rels = "<R><Relationship Id='r1' Type='x/worksheet' Target='/xl/worksheets/s.xml'/></R>";
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let bytes = super::packed(&[
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", rels),
        ("xl/styles.xml", styles),
        ("xl/worksheets/s.xml", &sheet),
    ]);
    assert_eq!(shown(&grid::open_bytes(&bytes).unwrap().sheets[0], "A1"), "date 1904-01-02");
}

#[test]
fn a_module_of_macros_among_the_tabs_costs_nothing() {
    let book = "<workbook><sheets><sheet name='S' r:id='r1'/><sheet name='Module1' state='veryHidden' r:id=''/>\
                </sheets></workbook>";
    let rels = "<R><Relationship Id='r1' Type='x/worksheet' Target='worksheets/s.xml'/>\
                <Relationship Id='r2' Type='x/worksheet' Target='worksheets/t.xml'/></R>";
    let sheet = "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
    let with = |book: &str, other: &str| {
        grid::open_bytes(&super::packed(&[
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", rels),
            ("xl/worksheets/s.xml", sheet),
            ("xl/worksheets/t.xml", other),
        ]))
    };
    let open = |book: &str| with(book, "<worksheet/>");
    let read = open(book).unwrap();
    assert_eq!((read.sheets.len(), shown(&read.sheets[0], "A1").as_str()), (1, "number 1"));
    assert!(with(book, sheet).is_err(), "cells that no tab leads to are not passed over");
    // A tab that names no relation at all, or one that isn't there, has lost its cells.
    assert!(open(&book.replace(" r:id=''", "")).is_err() && open(&book.replace("r:id=''", "r:id='r9'")).is_err());
}

#[test]
fn parts_in_utf_16_are_read() {
    use std::io::Write;
    let sheet = "<?xml version='1.0' encoding='utf-16'?><worksheet><sheetData><row r='1'>\
                 <c r='A1' t='inlineStr'><is><t>Quận Lê Chân</t></is></c></row></sheetData></worksheet>";
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [
        ("xl/workbook.xml", "<workbook><sheets><sheet name='Tự chấm' r:id='r1'/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<R><Relationship Id='r1' Type='x/worksheet' Target='worksheets/s.xml'/></R>"),
        ("xl/worksheets/s.xml", sheet),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        let units = [0xFEFF].into_iter().chain(text.encode_utf16());
        zip.write_all(&units.flat_map(u16::to_le_bytes).collect::<Vec<_>>()).unwrap();
    }
    let read = grid::open_bytes(&zip.finish().unwrap().into_inner()).unwrap();
    assert_eq!(read.sheets[0].name, "Tự chấm");
    assert_eq!(shown(&read.sheets[0], "A1"), "text Quận Lê Chân");
}

#[test]
fn cells_out_of_order_are_put_in_order_and_the_later_of_two_counts() {
    let rows = "<row r='2'><c r='B2'><v>1</v></c><c r='A2'><v>2</v></c></row>\
                <row r='1'><c r='A1'><f>1+2</f><v>3</v></c><c r='A1'><v>4</v></c></row>";
    let read = grid::open_bytes(&with_sheet(rows, &[])).unwrap();
    let sheet = &read.sheets[0];
    let order: Vec<_> = sheet.cells().map(|cell| cell.address.to_string()).collect();
    assert_eq!(order, ["A1", "A2", "B2"]);
    assert_eq!(shown(sheet, "A1"), "number 4");
    assert_eq!(at(sheet, "A1").unwrap().formula, None);
}

#[test]
fn custom_properties_and_the_digest_of_the_file_are_read() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet();
    workbook.set_properties(&DocProperties::new().set_custom_property("cchc.unit", "lê-chân & 1"));
    let bytes = workbook.save_to_buffer().unwrap();
    let read = grid::open_bytes(&bytes).unwrap();
    assert_eq!(read.properties.get("cchc.unit").map(String::as_str), Some("lê-chân & 1"));
    use sha2::Digest;
    assert_eq!(read.sha256[..], sha2::Sha256::digest(&bytes)[..]);
    assert_eq!(read.format, grid::Format::Xlsx);
}

#[test]
fn every_cell_is_the_one_calamine_reads() {
    use calamine::{Data, Reader};
    for entry in std::fs::read_dir(super::samples::FOLDER).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "xlsx") {
            continue;
        }
        let ours = grid::open(&path).unwrap();
        let mut theirs: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
        for sheet in &ours.sheets {
            let range = theirs.worksheet_range(&sheet.name).unwrap();
            let (top, left) = range.start().unwrap();
            let mut filled = 0;
            for (row, col, value) in range.used_cells() {
                let cell = sheet.get(top + row as u32, (left + col as u32) as u16);
                let place = format!("{} {} {row} {col}", path.display(), sheet.name);
                let ours = cell.map(|cell| cell.value);
                match (value, ours) {
                    (Data::String(text), None) => assert_eq!(text, "", "{place}"),
                    (Data::String(text), Some(CellValue::Text(ours))) => {
                        assert_eq!(text.trim(), ours.trim(), "{place}")
                    }
                    (Data::Float(number), Some(CellValue::Number(ours))) => {
                        assert_eq!(number, ours, "{place}")
                    }
                    (Data::DateTime(date), Some(CellValue::Date(ours))) => {
                        assert_eq!(date.as_f64(), ours.0, "{place}")
                    }
                    (Data::Error(_), Some(CellValue::Error(_))) => {}
                    other => panic!("{place}: {other:?}"),
                }
                filled += usize::from(ours.is_some());
            }
            let unstored = sheet.cells().filter(|cell| *cell.value == CellValue::Unstored).count();
            assert_eq!(filled + unstored, sheet.len(), "{} {}", path.display(), sheet.name);
        }
    }
}
