//! .xls of Excel 95 and hostile ones, put together byte by byte.

use thamdinh::sheets::grid::{self, Error};

use super::{at, shown};

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let len = data.len() as u16;
    [&kind.to_le_bytes(), &len.to_le_bytes(), data].concat()
}

/// A record that begins with row, column and style.
fn cell(kind: u16, (row, col): (u16, u16), style: u16, data: &[u8]) -> Vec<u8> {
    record(kind, &[&row.to_le_bytes(), &col.to_le_bytes(), &style.to_le_bytes(), data].concat())
}

/// The stream of a workbook with one sheet, `S`.
fn stream(version: u16, globals: &[u8], sheet: &[u8]) -> Vec<u8> {
    let begin = |kind: u16| record(0x0809, &[version.to_le_bytes(), kind.to_le_bytes(), [0; 2], [0; 2]].concat());
    let name: &[u8] = if version == 0x0600 { b"\x01\x00S" } else { b"\x01S" };
    let head = [begin(5).as_slice(), globals].concat();
    let from = (head.len() + 4 + 6 + name.len() + 4) as u32;
    let tab = record(0x0085, &[&from.to_le_bytes(), &[0u8, 0][..], name].concat());
    [head, tab, record(0x000A, &[]), begin(0x10), sheet.to_vec(), record(0x000A, &[])].concat()
}

/// Packs a stream into a compound file: one sector of links, one of names, then the stream.
fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    stream.resize(stream.len().next_multiple_of(512).max(4096), 0);
    let sectors = stream.len() / 512;
    assert!(sectors < 120);
    let mut header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    header.resize(512, 0xFF);
    header[30..34].copy_from_slice(&[9, 0, 6, 0]);
    for (at, value) in
        [(44, 1u32), (48, 1), (56, 4096), (60, 0xFFFF_FFFE), (64, 0), (68, 0xFFFF_FFFE), (72, 0), (76, 0)]
    {
        header[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    let mut links = vec![0xFFFF_FFFDu32, 0xFFFF_FFFE];
    links.extend((0..sectors as u32).map(|at| if at as usize + 1 == sectors { 0xFFFF_FFFE } else { at + 3 }));
    links.resize(128, 0xFFFF_FFFF);
    let entry = |name: &str, kind: u8, child: u32, start: u32, size: u32| {
        let mut entry = vec![0; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = (name.len() * 2 + 2) as u8;
        entry[66] = kind;
        entry[68..76].fill(0xFF);
        entry[76..80].copy_from_slice(&child.to_le_bytes());
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&size.to_le_bytes());
        entry
    };
    let mut names = entry("Root Entry", 5, 1, 0xFFFF_FFFE, 0);
    names.extend(entry(name, 2, 0xFFFF_FFFF, 2, stream.len() as u32));
    names.resize(512, 0);
    let links: Vec<u8> = links.iter().flat_map(|link| link.to_le_bytes()).collect();
    [header, links, names, stream].concat()
}

#[test]
fn a_workbook_of_excel_95_is_read() {
    let font = |name: &str| record(0x0031, &[&[0; 14][..], &[name.len() as u8], name.as_bytes()].concat());
    let style = |font: u8, format: u8| record(0x00E0, &[font, 0, format, 0]);
    let globals = [font("Arial"), font(".VnTime"), style(0, 0), style(1, 10), style(1, 14)].concat();
    let sheet = [
        cell(0x0204, (0, 0), 1, b"\x05\x00S\xEB Qu"),
        cell(0x0203, (1, 0), 1, &0.8765f64.to_le_bytes()),
        cell(0x027E, (1, 1), 0, &(((75u32) << 2) | 3).to_le_bytes()),
        cell(
            0x00BD,
            (2, 0),
            0,
            &[&(8u32 << 2 | 2).to_le_bytes()[..], &[2, 0], &(44_199u32 << 2 | 2).to_le_bytes(), &[1, 0]].concat(),
        ),
        record(0x0208, &[2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]),
    ]
    .concat();
    let read = grid::open_bytes(&compound("Book", &stream(0x0500, &globals, &sheet))).unwrap();
    let sheet = &read.sheets[0];
    assert_eq!(sheet.name, "S");
    assert_eq!(shown(sheet, "A1"), "text Së Qu");
    assert_eq!(at(sheet, "A1").unwrap().style.font.as_deref(), Some(".VnTime"));
    assert_eq!(shown(sheet, "A2"), "number 0.8765");
    assert_eq!(at(sheet, "A2").unwrap().style.shown_as, grid::ShownAs::Percent(2));
    assert_eq!(shown(sheet, "B2"), "number 0.75");
    assert_eq!(shown(sheet, "A3"), "number 8");
    assert_eq!(shown(sheet, "B3"), "date 2021-01-03");
    assert!(sheet.is_row_hidden(2) && !sheet.is_row_hidden(1));
}

#[test]
fn two_far_corners_of_an_xls_cost_nothing() {
    let number = 1f64.to_le_bytes();
    let sheet = [cell(0x0203, (0, 0), 0, &number), cell(0x0203, (65_535, 65_535), 0, &number)].concat();
    let read = grid::open_bytes(&compound("Workbook", &stream(0x0600, &[], &sheet))).unwrap();
    assert_eq!((read.sheets[0].len(), read.sheets[0].outside.count), (1, 1));
}

#[test]
fn a_password_or_a_text_that_is_cut_off_in_an_xls_is_told() {
    let open = |globals: &[u8]| grid::open_bytes(&compound("Workbook", &stream(0x0600, globals, &[]))).unwrap_err();
    assert!(matches!(open(&record(0x002F, &[1, 0, 0, 0])), Error::Encrypted));
    let texts = record(0x00FC, &[&[0; 4][..], &1u32.to_le_bytes(), b"\x05\x00\x00ab"].concat());
    assert!(matches!(open(&texts), Error::Damaged { .. }));
    let other = compound("WordDocument", &[]);
    assert!(matches!(grid::open_bytes(&other), Err(Error::NotASpreadsheet(grid::Seen::OtherDocument))));
}

#[test]
fn the_number_of_texts_that_an_xls_announces_is_not_believed() {
    for announced in [0, 1, 2, 3, 4_000_000, u32::MAX] {
        let texts = [&[0; 4][..], &announced.to_le_bytes(), b"\x02\x00\x00ab\x02\x00\x00cd"].concat();
        let text = |row: u16, number: u32| cell(0x00FD, (row, 0), 0, &number.to_le_bytes());
        let sheet = [text(0, 0), text(1, 1)].concat();
        let read = grid::open_bytes(&compound("Workbook", &stream(0x0600, &record(0x00FC, &texts), &sheet))).unwrap();
        let sheet = &read.sheets[0];
        assert_eq!(
            (shown(sheet, "A1"), shown(sheet, "A2")),
            ("text ab".to_owned(), "text cd".to_owned()),
            "{announced}"
        );
    }
}

/// A formula with what it came to.
fn formula(kind: u16, at: (u16, u16), value: [u8; 8]) -> Vec<u8> {
    cell(kind, at, 0, &[&value[..], &[0; 6], &[3, 0, 0x1E, 5, 0]].concat())
}

#[test]
fn a_formula_is_read_whichever_number_its_record_has() {
    let text = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    let sheet = [
        formula(0x0006, (0, 0), 0.25f64.to_le_bytes()),
        formula(0x0206, (1, 0), 0.5f64.to_le_bytes()),
        formula(0x0406, (2, 0), 0.75f64.to_le_bytes()),
        formula(0x0406, (3, 0), [2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF]),
        formula(0x0406, (4, 0), text),
        record(0x0207, b"\x02\x00\x00ab"),
        formula(0x0006, (5, 0), text),
        record(0x0007, b"\x02\x00\x00cd"),
    ];
    let read = grid::open_bytes(&compound("Workbook", &stream(0x0600, &[], &sheet.concat()))).unwrap();
    let all = ["A1", "A2", "A3", "A4", "A5", "A6"].map(|name| shown(&read.sheets[0], name));
    assert_eq!(all, ["number 0.25", "number 0.5", "number 0.75", "error #N/A", "text ab", "text cd"]);
    assert!(["A1", "A3", "A6"].iter().all(|name| at(&read.sheets[0], name).unwrap().formula.is_some()));
}

#[test]
fn a_formula_whose_text_never_comes_is_neither_blank_nor_gone() {
    let text = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    let sheet = [
        formula(0x0006, (0, 0), text),
        formula(0x0006, (1, 0), text),
        record(0x0207, b"\x02\x00\x00ab"),
        formula(0x0006, (2, 0), text),
        formula(0x0006, (3, 0), 1f64.to_le_bytes()),
        formula(0x0006, (4, 0), text),
    ];
    let read = grid::open_bytes(&compound("Workbook", &stream(0x0600, &[], &sheet.concat()))).unwrap();
    let all = ["A1", "A2", "A3", "A4", "A5"].map(|name| shown(&read.sheets[0], name));
    assert_eq!(all, ["unstored", "text ab", "unstored", "number 1", "unstored"]);
}

#[test]
fn a_number_format_that_is_cut_off_costs_no_number() {
    let globals = [record(0x041E, &[200, 0, 9, 0, 0, b'0']), record(0x00E0, &[0, 0, 200, 0])].concat();
    let sheet = cell(0x0203, (0, 0), 0, &0.75f64.to_le_bytes());
    let read = grid::open_bytes(&compound("Workbook", &stream(0x0600, &globals, &sheet))).unwrap();
    assert_eq!(shown(&read.sheets[0], "A1"), "number 0.75");
}
