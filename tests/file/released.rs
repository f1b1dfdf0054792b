//! Files of every version that was given out open for ever.

use thamdinh::domain::entry::Entry;
use thamdinh::file::{CampaignFile, backups, verify};

use super::samples::place;

const VERSION_1: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/files/v1.cchc");

#[test]
fn a_file_of_version_1_is_read_whole_and_worked_on() {
    let (_folder, path) = place();
    std::fs::copy(VERSION_1, &path).unwrap();
    assert_eq!(verify(&path).unwrap().problems, Vec::new());
    let mut opened = CampaignFile::open(&path).unwrap();
    let digest = "dd8919cf98f4786a8a1c907075c8b0c546edb45300a30603995f2f703fa8cca5";
    assert_eq!(opened.log.digest().to_string(), digest);
    let mut next = Entry::clone(opened.log.last().unwrap());
    next.id.n += 1;
    next.seq += 1;
    next.previous = next.digest;
    opened.file.append(&[next.sealed()]).unwrap();
    drop(opened);
    assert_eq!(verify(&path).unwrap().problems, Vec::new());
    assert_eq!(backups(&path).unwrap().len(), 1, "the file as it was is kept");
    assert_eq!(CampaignFile::read(&path).unwrap().log.problems(), Vec::new());
}
