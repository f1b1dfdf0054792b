//! No value disappears in silence: where one cell of words is another in a sheet that was understood, each value is
//! still read as it was, or a finding says what is not taken.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use proptest::prelude::*;
use rust_xlsxwriter::{Workbook as Xlsx, Worksheet};
use thamdinh::domain::campaign::Campaign;
use thamdinh::domain::finding::{Cell, Finding, Severity};
use thamdinh::domain::value::{Key, Round, Value, What};
use thamdinh::sheets::grid::{self, CellValue, Workbook};
use thamdinh::sheets::read::{FileReading, Known, Options, understand};
use thamdinh::workbench::example;

use super::campaign;

/// What may stand in a cell of words instead: nothing, words that say little, words that say something else.
const CONTENTS: [&str; 12] = [
    "",
    "-",
    "a)",
    "Khác hẳn với mọi điều đã biết",
    "Số lượng",
    "Tháng 12",
    "Cột 5",
    "9.9.9",
    "17",
    "?",
    "Ngày 15 tháng 12",
    "UBND phường Chưa Ai Biết",
];

/// A file that is understood, with its campaign.
struct Sample {
    name: String,
    workbook: Workbook,
    before: Read,
    words: Vec<(usize, Cell)>,
}

/// What was read of a file.
struct Read {
    values: BTreeMap<Key, Value>,
    told: BTreeSet<(&'static str, Option<Cell>)>,
}

static CAMPAIGN: LazyLock<(Campaign, Vec<Sample>)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    example::write(folder.path()).unwrap();
    let campaign = campaign(folder.path());
    let mut files = Vec::new();
    let mut folders = vec![folder.path().to_owned()];
    while let Some(folder) = folders.pop() {
        let mut here: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        here.sort();
        folders.extend(here.iter().filter(|path| path.is_dir()).cloned());
        // Of what a folder holds many of, two: the others are alike.
        files.extend(here.into_iter().filter(|path| path.extension().is_some_and(|e| e == "xlsx")).take(2));
    }
    let samples = files.iter().map(|path| sample(path, &campaign)).filter(|s| !s.before.values.is_empty()).collect();
    (campaign, samples)
});

fn sample(path: &std::path::Path, campaign: &Campaign) -> Sample {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let workbook = grid::open_bytes(&with(&grid::open(path).unwrap(), None)).unwrap();
    let reading = understand(&workbook, &name, &Known::new(campaign), &Options::default());
    let mut words = Vec::new();
    for (at, (sheet, read)) in workbook.sheets.iter().zip(&reading.sheets).enumerate() {
        let taken = read.values.iter().flat_map(|value| [Some(value.cell), value.reason_cell]).flatten();
        let taken: BTreeSet<Cell> = taken.collect();
        let texts = sheet.cells().filter(|cell| cell.value.as_text().is_some());
        let places = texts.map(|cell| Cell { row: cell.address.row, column: cell.address.col.into() });
        words.extend(places.filter(|cell| !taken.contains(cell)).map(|cell| (at, cell)));
    }
    Sample { name, before: read(&reading), workbook, words }
}

/// The workbook as a file, one cell of it exchanged.
fn with(workbook: &Workbook, other: Option<((usize, Cell), &str)>) -> Vec<u8> {
    let mut file = Xlsx::new();
    for (at, sheet) in workbook.sheets.iter().enumerate() {
        let mut out = Worksheet::new();
        out.set_name(&sheet.name).unwrap();
        for cell in sheet.cells() {
            let (row, col) = (cell.address.row, cell.address.col);
            let place = (at, Cell { row, column: col.into() });
            match (other.filter(|(of, _)| *of == place), cell.value) {
                (Some((_, "")), _) => continue,
                (Some((_, text)), _) => out.write_string(row, col, text),
                (None, CellValue::Text(text)) => out.write_string(row, col, &**text),
                (None, CellValue::Number(number)) => out.write_number(row, col, *number),
                (None, _) => continue,
            }
            .unwrap();
        }
        file.push_worksheet(out);
    }
    file.save_to_buffer().unwrap()
}

fn read(reading: &FileReading) -> Read {
    // Which round it is may be said by the title alone.
    let round = |what| if matches!(what, What::Appraised(_)) { What::Appraised(Round::First) } else { what };
    let values = reading.sheets.iter().flat_map(|sheet| &sheet.values);
    let scores = values.filter(|value| value.value.as_text().is_none());
    let findings = reading.sheets.iter().flat_map(|sheet| &sheet.findings);
    let told = findings.filter(|f| f.severity > Severity::Info).map(|f: &Finding| (f.kind.word(), f.cell));
    Read {
        values: scores.map(|v| (Key { what: round(v.key.what), ..v.key }, v.value.clone())).collect(),
        told: told.collect(),
    }
}

proptest! {
    #![proptest_config(super::cases(150))]

    #[test]
    fn no_value_disappears_in_silence(
        sample in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        content in prop::sample::select(CONTENTS.to_vec()),
    ) {
        let (campaign, samples) = &*CAMPAIGN;
        let sample = &samples[sample.index(samples.len())];
        let place = sample.words[place.index(sample.words.len())];
        let workbook = grid::open_bytes(&with(&sample.workbook, Some((place, content)))).unwrap();
        let now = understand(&workbook, &sample.name, &Known::new(campaign), &Options::default());
        let now = read(&now);
        let score = |value: &Value| match value {
            Value::Score(score, _) => Value::Score(*score, None),
            other => other.clone(),
        };
        let lost = sample.before.values.iter().filter(|(key, value)| now.values.get(key).map(score) != Some(score(value)));
        // Places under a head without a word, left of the names, may as well be running numbers.
        let is_said = |key: &Key| key.what != What::PreviousRank || content.contains(char::is_alphabetic);
        let lost: Vec<_> = lost.filter(|(key, _)| is_said(key)).collect();
        if !lost.is_empty() {
            let says_more = now.told.iter().any(|told| !sample.before.told.contains(told));
            let was = sample.workbook.sheets[place.0].get(place.1.row, place.1.column as u16).unwrap().value.clone();
            prop_assert!(
                says_more,
                "{}: {:?} at {}: {} of {} values are lost, the first {:?}: {:?}",
                sample.name, was, place.1, lost.len(), sample.before.values.len(), lost[0], now.told
            );
        }
    }
}
