//! What the index workbook costs, against bare rust_xlsxwriter writing the same cells at its defaults.
//!
//! `cargo bench --bench workbook`. Medians taken turn by turn in one run; the bar for 35 units is
//! 1.2. Arguments: the number of units (35) and of turns (15). The bare writer is given every
//! value, formula and bordered blank, one format, nothing to compute, no log, no links, no charts and no seal. Says
//! too how much memory writing into a file takes (450 MiB for 3,321 units).

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement that can't go on has nothing better to do than to stop"
)]

#[path = "../workbook/campaigns.rs"]
#[allow(dead_code, reason = "the tests use all of it")]
mod campaigns;
mod resident;

use std::collections::HashSet;
use std::io::{Cursor, Read};
use std::time::{Duration, Instant};

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{Format, FormatBorder, Formula, Workbook};
use thamdinh::domain::finding::Cell;
use thamdinh::sheets::workbook;
use thamdinh::text::{Lang, Text};
use zip::ZipArchive;

/// A cell as the bare writer gets it.
enum Given {
    Number(f64),
    Text(String),
    Formula(String, String),
    /// A cell that has a format only.
    Blank,
}

type Sheet = (String, Vec<(u32, u16, Given)>);

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let (units, turns) = (*numbers.first().unwrap_or(&35), *numbers.get(1).unwrap_or(&15));
    // Two blocks: as many units again in the second.
    let campaign = campaigns::campaign(&campaigns::Shape { units: units / 2, ..campaigns::Shape::plain(1) });
    let text = Text::new(Lang::Vi);
    let ours = || workbook::bytes(&campaign, &text, &|_, _| true).unwrap();
    // As the program writes it: into a file, beside the campaign.
    let folder = tempfile::tempdir().unwrap();
    resident::begin_peak();
    workbook::write(&campaign, &text, &folder.path().join("bo-chi-so.xlsx"), &|_, _| true).unwrap();
    println!("written into a file with {} MiB at most, the campaign's included", resident::peak_mib());
    let bytes = ours();
    let sheets = read(&bytes);
    let cells: usize = sheets.iter().map(|(_, cells)| cells.len()).sum();
    let (mut our_times, mut bare_times) = (Vec::new(), Vec::new());
    let mut bare_size = 0;
    for _ in 0..turns {
        our_times.push(timed(|| ours().len()).0);
        let (time, size) = timed(|| bare(&sheets).len());
        bare_times.push(time);
        bare_size = size;
    }
    let (our, bare) = (median(our_times), median(bare_times));
    println!(
        "{} units, {} sheets, {cells} cells: ours {our:?} ({} bytes), bare {bare:?} ({bare_size} bytes): {:.2}",
        units / 2 * 2,
        sheets.len(),
        bytes.len(),
        our.as_secs_f64() / bare.as_secs_f64()
    );
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let done = work();
    (start.elapsed(), done)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Every cell of the workbook.
fn read(bytes: &[u8]) -> Vec<Sheet> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut sheets = Vec::new();
    for (number, name) in (1..).zip(book.sheet_names()) {
        let blanks = blanks(bytes, number);
        let (values, formulas) = (book.worksheet_range(&name).unwrap(), book.worksheet_formula(&name).unwrap());
        let mut cells = Vec::new();
        let (from, to) = (values.start().unwrap(), values.end().unwrap());
        for row in from.0..=to.0 {
            for column in from.1..=to.1 {
                let value = values.get_value((row, column)).unwrap_or(&Data::Empty);
                let formula = formulas.get_value((row, column)).filter(|f| !f.is_empty());
                let given = match (formula, value) {
                    (Some(formula), value) => Given::Formula(formula.clone(), value.to_string()),
                    (None, Data::Empty) if !blanks.contains(&Cell { row, column }.to_string()) => continue,
                    (None, Data::Empty) => Given::Blank,
                    (None, Data::String(text)) => Given::Text(text.clone()),
                    (None, Data::DateTime(moment)) => Given::Number(moment.as_f64()),
                    (None, value) => Given::Number(value.to_string().parse().unwrap()),
                };
                cells.push((row, u16::try_from(column).unwrap(), given));
            }
        }
        sheets.push((name, cells));
    }
    sheets
}

/// The names of the cells of a sheet that have a format and nothing else.
fn blanks(bytes: &[u8], number: usize) -> HashSet<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name(&format!("xl/worksheets/sheet{number}.xml")).unwrap().read_to_string(&mut xml).unwrap();
    let tags = xml.split("<c r=\"").skip(1).filter(|rest| rest.split('>').next().unwrap().ends_with('/'));
    tags.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

fn bare(sheets: &[Sheet]) -> Vec<u8> {
    let format = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    let mut book = Workbook::new();
    for (name, cells) in sheets {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, column, given) in cells {
            match given {
                Given::Number(number) => sheet.write_number_with_format(*row, *column, *number, &format).unwrap(),
                Given::Text(text) => sheet.write_string_with_format(*row, *column, text, &format).unwrap(),
                Given::Formula(formula, result) => {
                    let formula = Formula::new(formula).set_result(result);
                    sheet.write_formula_with_format(*row, *column, formula, &format).unwrap()
                }
                Given::Blank => sheet.write_blank(*row, *column, &format).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}
