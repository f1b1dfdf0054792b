//! LibreOffice computes every formula again; each has to come to the value that is stored with it.

use std::fs;
use std::path::Path;
use std::process::Command;

use calamine::{Data, DataType, Reader, Xlsx, open_workbook};

use rust_xlsxwriter::{Formula, Workbook};
use thamdinh::domain::points::{DECIMALS, Fraction, Percent, Points};

use super::campaigns::{Dice, Shape, campaign, shapes};
use super::damaged::changed;
use super::export;

/// Makes LibreOffice recompute on loading whatever the file says.
const ALWAYS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

fn recalculate(folder: &Path) {
    let profile = folder.join("profile/user");
    fs::create_dir_all(&profile).unwrap();
    fs::write(profile.join("registrymodifications.xcu"), ALWAYS).unwrap();
    let books: Vec<_> = fs::read_dir(folder.join("in")).unwrap().map(|f| f.unwrap().path()).collect();
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(folder.join("out"))
        .args(&books)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// Compares every formula cell of two books. The number of formulas is returned.
fn compare(stored: &Path, computed: &Path) -> usize {
    let mut before: Xlsx<_> = open_workbook(stored).unwrap();
    let mut after: Xlsx<_> = open_workbook(computed).unwrap();
    let mut count = 0;
    for sheet in before.sheet_names() {
        let formulas = before.worksheet_formula(&sheet).unwrap();
        let (values, recomputed) = (before.worksheet_range(&sheet).unwrap(), after.worksheet_range(&sheet).unwrap());
        let start = formulas.start().unwrap_or_default();
        for (row, column, formula) in formulas.used_cells().filter(|(_, _, f)| !f.is_empty()) {
            let at = (start.0 + u32::try_from(row).unwrap(), start.1 + u32::try_from(column).unwrap());
            let of = |range: &calamine::Range<Data>| range.get_value(at).cloned().unwrap_or(Data::Empty);
            let (was, is) = (of(&values), of(&recomputed));
            let same = match (&was, &is) {
                (Data::Empty, Data::String(text)) | (Data::String(text), Data::Empty) => text.is_empty(),
                _ => match (was.get_float(), is.get_float()) {
                    // LibreOffice writes fifteen digits of what it computed.
                    (Some(was), Some(is)) => (was - is).abs() < 1e-9,
                    _ => was == is,
                },
            };
            assert!(same, "{} {sheet} {at:?} ={formula}: stored {was:?}, computed {is:?}", stored.display());
            count += 1;
        }
    }
    count
}

/// A formula with a wrong value: what comes back tells whether anything was recomputed at all.
fn write_wrong(path: &Path) {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, Formula::new("1+1").set_result("3")).unwrap();
    book.save(path).unwrap();
}

/// The workbook's roundings on amounts whose exact result lies just between two of four decimals.
fn write_halves(path: &Path) {
    let mut dice = Dice(99);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let mut row = 0;
    while row < 4_000 {
        let max = i64::try_from(1 + dice.below(300_000)).unwrap();
        let part = i64::try_from(1 + dice.below(1_000_000)).unwrap();
        let whole = i64::try_from(1 + dice.below(300_000)).unwrap();
        let is_percent = row % 2 == 0;
        let below = if is_percent { 1_000_000 } else { i128::from(whole) };
        if i128::from(part) * i128::from(max) * 2 % below != 0 || i128::from(part) * i128::from(max) % below == 0 {
            continue;
        }
        let (name, fraction) = if is_percent {
            (format!("ROUND(A{0}*B{0}/100,4)", row + 1), Percent::from_units(part).fraction())
        } else {
            let of = Fraction::of(Points::from_units(part), Points::from_units(whole)).unwrap();
            (format!("ROUND(A{0}*B{0}/C{0},4)", row + 1), of)
        };
        let share = Points::from_units(max).share(fraction, DECIMALS);
        for (column, units) in [part, max, whole].into_iter().enumerate() {
            let number: f64 = Points::from_units(units).to_string().parse().unwrap();
            sheet.write(row, u16::try_from(column).unwrap(), number).unwrap();
        }
        sheet.write(row, 3, Formula::new(name).set_result(share.to_string())).unwrap();
        row += 1;
    }
    book.save(path).unwrap();
}

/// A workbook in which somebody changed one score that was put in.
fn write_tampered(path: &Path) {
    export(&campaign(&Shape::plain(3)), path);
    let book: Xlsx<_> = open_workbook(path).unwrap();
    let number = book.sheet_names().iter().position(|name| name == "Xã số 1").unwrap() + 1;
    let part = format!("xl/worksheets/sheet{number}.xml");
    let bytes = fs::read(path).unwrap();
    let raised = changed(&bytes, &part, |xml| {
        // The first score of the first appraisal: a number, no text, no empty cell.
        let is_number = |at: &usize| {
            let tag = xml[*at..].split('>').next().unwrap();
            !tag.contains("t=") && !tag.ends_with('/')
        };
        let at = xml.match_indices("<c r=\"F").map(|(at, _)| at).find(is_number).unwrap();
        let cell = at + xml[at..].find("<v>").unwrap() + 3;
        let end = cell + xml[cell..].find("</v>").unwrap();
        format!("{}0.0123{}", &xml[..cell], &xml[end..])
    });
    fs::write(path, raised).unwrap();
}

#[test]
#[ignore = "needs LibreOffice; .ci/run installs it and runs this"]
fn libreoffice_recalculates_every_formula_to_its_stored_value() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    let shapes = shapes();
    for (number, shape) in shapes.iter().enumerate() {
        export(&campaign(shape), &folder.path().join(format!("in/{number}.xlsx")));
    }
    write_wrong(&folder.path().join("in/wrong.xlsx"));
    write_halves(&folder.path().join("in/halves.xlsx"));
    write_tampered(&folder.path().join("in/tampered.xlsx"));
    recalculate(folder.path());
    let verdict = |book: &str| -> String {
        let mut book: Xlsx<_> = open_workbook(folder.path().join("out").join(book)).unwrap();
        book.worksheet_range("Kiểm tra").unwrap().get_value((3, 0)).unwrap().to_string()
    };
    assert!(verdict("tampered.xlsx").starts_with("Có số liệu lệch"));
    for number in 0..shapes.len() {
        assert_eq!(verdict(&format!("{number}.xlsx")), "Tất cả số liệu khớp");
    }
    let mut wrong: Xlsx<_> = open_workbook(folder.path().join("out/wrong.xlsx")).unwrap();
    assert_eq!(wrong.worksheet_range("Sheet1").unwrap().get_value((0, 0)), Some(&Data::Float(2.0)));
    let mut formulas = compare(&folder.path().join("in/halves.xlsx"), &folder.path().join("out/halves.xlsx"));
    for number in 0..shapes.len() {
        let name = format!("{number}.xlsx");
        formulas += compare(&folder.path().join("in").join(&name), &folder.path().join("out").join(&name));
    }
    assert!(formulas > 120_000, "{formulas}");
}
