//! Two people work on copies of a campaign, neither sees the other, and both score the same line; then their logs are
//! joined. What comes out is a dispute that a person has to settle.
//!
//! `cargo run --example two_minds -- campaign.cchc le-chan 1.1.1 "Nguyễn Thị Hà" 0.25 "Lê Quang Huy" 0.5`

#![expect(clippy::print_stdout, reason = "a program of its own, which says what it made")]

use std::error::Error;
use std::path::Path;

use thamdinh::domain::campaign::{Campaign, Command, Edit};
use thamdinh::domain::entry::Entry;
use thamdinh::domain::slug::Slug;
use thamdinh::domain::value::{Key, Round, Score, Value, What};
use thamdinh::file::CampaignFile;
use thamdinh::workbench::Workbench;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [path, unit, code, one, here, other, there] = words.as_slice() else {
        return Err("FILE UNIT LINE NAME POINTS NAME POINTS".into());
    };
    let (path, copies) = (Path::new(path), tempfile::tempdir()?);
    let copy = copies.path().join("ban-sao.cchc");
    CampaignFile::open(path)?.file.copy_to(&copy)?;
    score(path, one, (unit, code), here)?;
    let entries = score(&copy, other, (unit, code), there)?;
    CampaignFile::open(path)?.file.append(&entries)?;
    let open = Campaign::replay(CampaignFile::read(path)?.log).open();
    println!("{} open, {} disputed", open.len(), open.iter().filter(|o| o.word() == "disputed").count());
    Ok(())
}

/// Scores a line in the name of an author; gives the entries that were written.
fn score(path: &Path, author: &str, place: (&str, &str), points: &str) -> Result<Vec<Entry>, Box<dyn Error>> {
    let mut workbench = Workbench::open(path, author)?;
    let unit = Slug::new(place.0)?;
    let block = workbench.campaign().block_of(unit).ok_or("no such unit")?;
    let line = block.set.by_code(place.1).ok_or("no such line")?.id;
    let key = Key::cell(What::Appraised(Round::First), unit, line);
    let edit = Edit::typed(key, Value::score(Score::Points(points.parse()?)));
    let before = workbench.campaign().log().entries().len();
    workbench.run(Command::Edit { edits: vec![edit], note: None })?;
    let written = workbench.campaign().log().entries().iter().skip(before);
    Ok(written.map(|entry| Entry::clone(entry)).collect())
}
