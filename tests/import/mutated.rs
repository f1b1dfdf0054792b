//! Sheets of real offices with cells exchanged, moved and spoiled: the reader never breaks down, every
//! filled row is explained, and what it calls a value can be recorded.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use proptest::prelude::*;
use thamdinh::domain::campaign::{Campaign, Edit};
use thamdinh::domain::finding::FindingKind;
use thamdinh::sheets::grid;
use thamdinh::sheets::read::{Known, Options, RowRole, understand};

use super::{campaign, data};

/// What may stand in a cell instead.
const CONTENTS: [&str; 34] = [
    "",
    "0",
    "-1",
    "1e300",
    "-0.00001",
    "0.12345",
    "1,5",
    "1.10",
    "1/2",
    "3/0",
    "87,65%",
    "0.8765",
    "KĐG",
    "x",
    "–",
    "#REF!",
    "1.234.567",
    "IV",
    "1.1.1.",
    "(1)",
    "Tổng cộng",
    "Đơn vị: UBND quận Lê Chân",
    "Lê Chân",
    "STT",
    "Điểm tự đánh giá",
    "Điểm thẩm định lần 2",
    "Điểm tối đa",
    "Ghi chú",
    "UBND HUYỆN",
    "a\u{301}\u{301}\u{301}",
    "ĐiÓm tù chÊm",
    "12 điểm rưỡi",
    "\u{feff}\u{200b}",
    "9999999999999999999999",
];

/// Where a cell may be put instead.
const PLACES: [&str; 8] = ["A1", "B9", "C14", "E200", "XFD1048576", "AA3", "D10", "F11"];

static CAMPAIGN: LazyLock<Campaign> = LazyLock::new(|| campaign(&data("messy")));

/// A part of a workbook: its name and its content.
type Part = (String, Vec<u8>);

/// All samples, by the names of their files.
static SAMPLES: LazyLock<Vec<(String, Vec<Part>)>> = LazyLock::new(|| {
    let mut files: Vec<_> = std::fs::read_dir(data("messy")).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "xlsx"));
    files.sort();
    files.iter().map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), parts(path))).collect()
});

fn parts(path: &std::path::Path) -> Vec<Part> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            (entry.name().unwrap().into_owned(), content)
        })
        .collect()
}

fn packed(parts: &[Part]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in parts {
        out.start_file(name, stored).unwrap();
        out.write_all(content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// One change: what is looked for, which of those found, what stands there then.
#[derive(Debug, Clone)]
struct Mutation {
    around: (&'static str, &'static str),
    which: prop::sample::Index,
    then: String,
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let contents = prop::sample::select(CONTENTS.to_vec());
    let places = prop::sample::select(PLACES.to_vec());
    let any_cell = prop_oneof![Just(("<v>", "</v>")), Just(("<t>", "</t>")), Just(("<f>", "</f>"))];
    prop_oneof![
        6 => (any_cell, contents).prop_map(|(around, then)| (around, then.to_owned())),
        2 => places.clone().prop_map(|place| (("<c r=\"", "\""), place.to_owned())),
        1 => (places.clone(), places).prop_map(|(a, b)| (("<mergeCell ref=\"", "\""), format!("{a}:{b}"))),
        1 => "[0-9]{1,8}".prop_map(|number| (("<row r=\"", "\""), number)),
        1 => "[0-9]{1,3}".prop_map(|number| ((" s=\"", "\""), number)),
    ]
    .prop_flat_map(|(around, then)| {
        any::<prop::sample::Index>().prop_map(move |which| Mutation { around, which, then: then.clone() })
    })
}

impl Mutation {
    fn apply(&self, parts: &mut [Part]) {
        let (before, after) = self.around;
        let mut places = Vec::new();
        for (part, (name, content)) in parts.iter().enumerate() {
            let is_content = name.starts_with("xl/worksheets/") || name == "xl/sharedStrings.xml";
            let Some(text) = std::str::from_utf8(content).ok().filter(|_| is_content) else { continue };
            places.extend(text.match_indices(before).map(|(at, _)| (part, at + before.len())));
        }
        if places.is_empty() {
            return;
        }
        let (part, at) = places[self.which.index(places.len())];
        let text = std::str::from_utf8(&parts[part].1).unwrap();
        let Some(end) = text[at..].find(after).map(|end| at + end) else { return };
        let then = self.then.replace('&', "&amp;").replace('<', "&lt;");
        parts[part].1 = format!("{}{then}{}", &text[..at], &text[end..]).into_bytes();
    }
}

/// The first find of the test below: too many columns for the arithmetic of heads.
#[test]
fn heads_merged_over_every_column_are_heads() {
    for (name, parts) in SAMPLES.iter() {
        let mut parts = parts.clone();
        for (_, content) in &mut parts {
            let Ok(text) = std::str::from_utf8(content) else { continue };
            let merges: Vec<_> = text.split("<mergeCell ref=\"").map(widened).collect();
            *content = merges.join("<mergeCell ref=\"").into_bytes();
        }
        let workbook = grid::open_bytes(&packed(&parts)).unwrap();
        let reading = understand(&workbook, name, &Known::new(&CAMPAIGN), &Options::default());
        assert_eq!(reading.sheets.len(), workbook.sheets.len());
    }
}

/// `A1:C3"…` as `A1:XFD3"…`.
fn widened(reference: &str) -> String {
    let Some((area, rest)) = reference.split_once('"') else { return reference.to_owned() };
    let Some((first, last)) = area.split_once(':') else { return reference.to_owned() };
    format!("{first}:XFD{}\"{rest}", last.trim_start_matches(char::is_alphabetic))
}

proptest! {
    #![proptest_config(super::cases(250))]

    #[test]
    fn a_spoiled_sheet_is_read_or_explained(
        sample in any::<prop::sample::Index>(),
        mutations in prop::collection::vec(mutation(), 1..24),
    ) {
        let (name, parts) = &SAMPLES[sample.index(SAMPLES.len())];
        let mut parts = parts.clone();
        mutations.iter().for_each(|mutation| mutation.apply(&mut parts));
        let Ok(workbook) = grid::open_bytes(&packed(&parts)) else { return Ok(()) };
        let reading = understand(&workbook, name, &Known::new(&CAMPAIGN), &Options::default());
        for (sheet, as_it_is) in reading.sheets.iter().zip(&workbook.sheets) {
            let filled: BTreeSet<u32> = as_it_is.rows().map(|row| row.index).collect();
            let explained: BTreeSet<u32> = sheet.rows.iter().map(|(row, _)| *row).collect();
            prop_assert_eq!(filled, explained);
            let told: BTreeSet<u32> = sheet.findings.iter().filter_map(|f| f.cell).map(|cell| cell.row).collect();
            let refused = sheet.rows.iter().filter(|(_, role)| *role == RowRole::Refused);
            // Whose rows nobody knows, and that another table begins, is told once, at the first of its rows.
            let unknown = |kind| {
                matches!(kind, FindingKind::AmbiguousUnit | FindingKind::UnknownUnit | FindingKind::SecondTable)
            };
            let nobodys = sheet.findings.iter().filter(|f| unknown(f.kind)).filter_map(|f| f.cell).map(|c| c.row).min();
            for (row, _) in refused {
                let is_told = told.contains(row) || nobodys.is_some_and(|from| from <= *row);
                let cells = || as_it_is.row(*row).cells().map(|c| (c.address, c.value.clone())).collect::<Vec<_>>();
                prop_assert!(is_told, "{name}: row {row} {:?} is refused and nobody says why: {:?}", cells(), sheet.findings);
            }
            for value in &sheet.values {
                let edit = Edit { key: value.key, value: value.value.clone(), from: None };
                prop_assert!(CAMPAIGN.check(edit.key, &edit.value).is_ok(), "{name}: {value:?}");
            }
        }
    }
}
