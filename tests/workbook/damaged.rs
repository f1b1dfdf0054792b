//! A workbook proves that it is as it was exported.

use std::fs;
use std::io::{Cursor, Read, Write};

use thamdinh::domain::campaign::Command;
use thamdinh::sheets::workbook::{VerifyError, WorkbookProblem, verify};
use zip::{ZipArchive, ZipWriter};

use super::campaigns::{Dice, Shape, campaign, run, stamp};
use super::export;

/// The workbook with one part's text changed, packed again as another program would.
pub(super) fn changed(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut from = archive.by_index(at).unwrap();
        let name = from.name().unwrap().into_owned();
        let mut text = String::new();
        from.read_to_string(&mut text).unwrap();
        out.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        let text = if name == part { change(text) } else { text };
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn an_exported_workbook_verifies_and_names_campaign_edition_and_digest() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    let mut campaign = campaign(&Shape::plain(1));
    export(&campaign, &path);
    let draft = verify(&path).unwrap();
    assert_eq!((draft.edition, draft.is_final, &draft.problems[..]), (0, false, &[][..]));
    assert_eq!(draft.digest, campaign.log().digest().to_string());
    run(&mut campaign, Command::Finalize, &stamp(1));
    export(&campaign, &path);
    let edition = verify(&path).unwrap();
    assert_eq!((edition.edition, edition.is_final, &edition.problems[..]), (1, true, &[][..]));
    assert_eq!(edition.digest, campaign.edition().digest.unwrap().to_string());
    assert_eq!(edition.campaign, campaign.id().unwrap().to_string());
}

#[test]
fn packing_it_again_changes_nothing_and_a_changed_figure_is_found_on_its_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    export(&campaign(&Shape::plain(2)), &path);
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, changed(&bytes, "", |text| text)).unwrap();
    assert_eq!(verify(&path).unwrap().problems, []);
    let raised = |text: String| text.replacen("<v>1</v>", "<v>2</v>", 1);
    fs::write(&path, changed(&bytes, "xl/worksheets/sheet3.xml", raised)).unwrap();
    let problems = verify(&path).unwrap().problems;
    assert_eq!(problems, [WorkbookProblem::Changed("Xếp hạng Quận, huyện".into())]);
}

#[test]
fn a_changed_chart_or_look_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    export(&campaign(&Shape { units: 2, ..Shape::plain(2) }), &path);
    let bytes = fs::read(&path).unwrap();
    for (part, from, to) in [
        ("xl/charts/chart1.xml", "$G$", "$H$"),
        ("xl/drawings/drawing1.xml", "<xdr:row>", "<xdr:row>1"),
        ("xl/styles.xml", "0.00", "0.0"),
    ] {
        let forged = changed(&bytes, part, |text| {
            assert!(text.contains(from), "{part}");
            text.replacen(from, to, 1)
        });
        fs::write(&path, forged).unwrap();
        let found = verify(&path).unwrap().problems;
        assert!(matches!(found.as_slice(), [WorkbookProblem::Changed(_)]), "{part} {from}: {found:?}");
    }
}

#[test]
fn a_changed_edition_or_digest_in_the_properties_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    export(&campaign(&Shape::plain(2)), &path);
    let bytes = fs::read(&path).unwrap();
    for (from, to) in [(">draft<", ">final<"), ("thamdinh.edition\"><vt:lpwstr>0", "thamdinh.edition\"><vt:lpwstr>1")] {
        let forged = changed(&bytes, "docProps/custom.xml", |text| {
            assert!(text.contains(from));
            text.replacen(from, to, 1)
        });
        fs::write(&path, forged).unwrap();
        assert_eq!(verify(&path).unwrap().problems, [WorkbookProblem::Properties]);
    }
}

#[test]
fn a_flipped_byte_is_found_wherever_it_carries_meaning() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    export(&campaign(&Shape { units: 1, ..Shape::plain(4) }), &path);
    let bytes = fs::read(&path).unwrap();
    let parts = |bytes: &[u8]| -> Option<Vec<(String, Vec<u8>)>> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut parts = Vec::new();
        for at in 0..archive.len() {
            let mut content = Vec::new();
            let mut part = archive.by_index(at).ok()?;
            part.read_to_end(&mut content).ok()?;
            parts.push((part.name().ok()?.into_owned(), content));
        }
        parts.sort();
        Some(parts)
    };
    let whole = parts(&bytes).unwrap();
    let mut dice = Dice(77);
    let (mut found, mut harmless) = (0, 0);
    for _ in 0..1_500 {
        let mut flipped = bytes.clone();
        let at = usize::try_from(dice.below(bytes.len() as u64)).unwrap();
        flipped[at] ^= 1 << dice.below(8);
        fs::write(&path, &flipped).unwrap();
        match verify(&path) {
            Ok(check) if check.problems.is_empty() => {
                // Times and attributes of the container: every part still reads the same.
                assert_eq!(parts(&flipped).as_ref(), Some(&whole), "byte {at}");
                harmless += 1;
            }
            _ => found += 1,
        }
    }
    assert!(found > 1_300, "{found} found, {harmless} harmless");
}

#[test]
fn what_is_no_exported_workbook_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    assert!(matches!(verify(&path), Err(VerifyError::Unopenable(..))));
    fs::write(&path, "no workbook").unwrap();
    assert!(matches!(verify(&path), Err(VerifyError::NotAWorkbook(_))));
    rust_xlsxwriter::Workbook::new().save(&path).unwrap();
    assert!(matches!(verify(&path), Err(VerifyError::NotExported(_))));
}
