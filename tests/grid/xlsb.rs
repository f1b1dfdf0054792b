//! .xlsb, put together record by record: no program at hand writes it.

use std::io::Write;

use thamdinh::sheets::grid::{self, Error, Format};

use super::{at, shown};

/// A record: its kind and its length in seven bits a byte.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut bytes = match kind {
        0..0x80 => vec![kind as u8],
        _ => vec![(kind & 0x7f) as u8 | 0x80, (kind >> 7) as u8],
    };
    assert!(data.len() < 0x80);
    bytes.push(data.len() as u8);
    bytes.extend(data);
    bytes
}

fn wide(text: &str) -> Vec<u8> {
    let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&(text.encode_utf16().count() as u32).to_le_bytes()[..], &letters].concat()
}

/// A cell in a column, without a style.
fn cell(kind: u16, column: u32, data: &[u8]) -> Vec<u8> {
    record(kind, &[&column.to_le_bytes()[..], &[0; 4], data].concat())
}

fn row(row: u32) -> Vec<u8> {
    record(0x0000, &row.to_le_bytes())
}

/// The formula `=5`, with its flags.
const FIVE: [u8; 9] = [0, 0, 3, 0, 0, 0, 0x1e, 5, 0];

/// A workbook with one sheet, `S`, that its list of sheets finds by `relation`.
pub(crate) fn book(relation: &str, cells: &[u8]) -> Vec<u8> {
    let tab = [&[0, 0, 0, 0, 1, 0, 0, 0][..], &wide(relation), &wide("S")].concat();
    let workbook = [record(0x009c, &tab), record(0x0090, &[]), record(0x0084, &[])].concat();
    let texts = [record(0x009f, &[1, 0, 0, 0, 1, 0, 0, 0]), record(0x0013, &[&[0][..], &wide("Kế hoạch")].concat())];
    let sheet = [record(0x0094, &[0; 16]), record(0x0091, &[]), cells.to_vec(), record(0x0092, &[])].concat();
    let relations =
        b"<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/s.bin\"/></Relationships>";
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in [
        ("xl/workbook.bin", workbook.as_slice()),
        ("xl/_rels/workbook.bin.rels", relations),
        ("xl/sharedStrings.bin", &texts.concat()),
        ("xl/worksheets/s.bin", &sheet),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(part).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn cells_of_every_kind_are_read() {
    let cells = [
        row(0),
        cell(0x0007, 0, &[0, 0, 0, 0]),
        cell(0x0006, 1, &wide("1.10")),
        cell(0x0005, 2, &0.75_f64.to_le_bytes()),
        cell(0x0002, 3, &[(7 << 2) | 2, 0, 0, 0]),
        row(4),
        cell(0x0004, 0, &[1]),
        cell(0x0003, 1, &[0x17]),
        cell(0x0009, 2, &[&2.5_f64.to_le_bytes()[..], &FIVE].concat()),
        cell(0x000b, 3, &[&[0x2a][..], &FIVE].concat()),
        cell(0x0001, 4, &[]),
    ];
    let read = grid::open_bytes(&book("r1", &cells.concat())).unwrap();
    assert_eq!(read.format, Format::Xlsb);
    let sheet = &read.sheets[0];
    let all = ["A1", "B1", "C1", "D1", "A5", "B5", "C5", "D5", "E5"].map(|name| shown(sheet, name));
    let expected = [
        "text Kế hoạch",
        "text 1.10",
        "number 0.75",
        "number 7",
        "bool true",
        "error #REF!",
        "number 2.5",
        // What a formula that came to an error came to, calamine doesn't say; it is not a blank.
        "unstored",
        "absent",
    ];
    assert_eq!(all, expected);
    assert_eq!(["C1", "C5", "D5"].map(|name| at(sheet, name).unwrap().formula), [None, Some(""), Some("")]);
}

#[test]
fn a_parser_that_breaks_down_is_the_files_error() {
    let error = grid::open_bytes(&book("nowhere", &[])).unwrap_err();
    assert!(matches!(error, Error::Damaged { .. }), "{error}");
    assert!(!grid::is_parsing());
}

/// A record that says it is so long, and the bytes that are there.
fn announced(kind: u8, length: u32, data: &[u8]) -> Vec<u8> {
    let sevens = (0..4).map(|step| (length >> (7 * step) & 0x7f) as u8 | if step < 3 { 0x80 } else { 0 });
    std::iter::once(kind).chain(sevens).chain(data.iter().copied()).collect()
}

#[test]
fn a_record_longer_than_what_is_there_is_refused_before_room_is_made_for_it() {
    for (length, told) in [(200_000_000, "more than any can have"), (5_000, "5000 bytes of which 7")] {
        let cells = [row(0), announced(0x06, length, &[0; 4])].concat();
        let Err(Error::Damaged { detail }) = grid::open_bytes(&book("r1", &cells)) else { panic!("{length}") };
        assert!(detail.contains("xl/worksheets/s.bin") && detail.contains(told), "{detail}");
    }
}
