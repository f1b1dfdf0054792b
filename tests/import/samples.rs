//! The files of `tests/data/messy`, each as its `expected.json` says.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value as Json;
use thamdinh::domain::campaign::Campaign;
use thamdinh::sheets::grid;
use thamdinh::sheets::read::{self, FileReading, Known};

use super::{campaign, data};

#[test]
fn what_real_offices_send_is_read_as_expected() {
    let folder = data("messy");
    let campaign = campaign(&folder);
    let known = Known::new(&campaign);
    let expected: Json = serde_json::from_str(&std::fs::read_to_string(folder.join("expected.json")).unwrap()).unwrap();
    let mut faults = String::new();
    for (name, file) in expected["files"].as_object().unwrap() {
        let reading = match grid::open(&folder.join(name)) {
            Ok(workbook) => read::understand(&workbook, name, &known, &read::Options::default()),
            Err(error) => {
                writeln!(faults, "{name}: {error}").unwrap();
                continue;
            }
        };
        check_file(name, file, &reading, &campaign, &mut faults);
    }
    assert!(faults.is_empty(), "{faults}");
}

fn check_file(name: &str, file: &Json, reading: &FileReading, campaign: &Campaign, faults: &mut String) {
    for (sheet, expected) in file["sheets"].as_object().unwrap() {
        let Some(read) = reading.sheets.iter().find(|s| *s.sheet == **sheet) else {
            writeln!(faults, "{name}: no sheet {sheet}").unwrap();
            continue;
        };
        let block = read.block.map(|b| b.as_str());
        let unit = read.unit.map(|u| u.as_str());
        let is = (Some(read.kind.word()), block, unit);
        let should = (expected["kind"].as_str(), expected["block"].as_str(), expected["unit"].as_str());
        if is != should {
            writeln!(faults, "{name} / {sheet}: {is:?}, not {should:?}").unwrap();
        }
    }
    let mut there: HashMap<(String, String), (String, String)> = HashMap::new();
    for sheet in &reading.sheets {
        for value in &sheet.values {
            let code = campaign.line(value.key.unit, value.key.line).map(|n| n.code.to_string()).unwrap_or_default();
            let at = (sheet.sheet.to_string(), value.cell.to_string());
            let text = value.value.printed().unwrap_or_default();
            there.insert(at, (format!("{} {} {code}", value.key.what.word(), value.key.unit), text));
        }
    }
    for value in file["values"].as_array().unwrap() {
        let at = (value["sheet"].as_str().unwrap().to_owned(), value["cell"].as_str().unwrap().to_owned());
        let got = there.remove(&at);
        let accepted: Vec<&Json> = match value["accept"].as_array() {
            Some(list) => list.iter().collect(),
            None => vec![&value["value"]],
        };
        let fits = match &got {
            None => accepted.iter().any(|a| a.is_null()),
            Some((key, text)) => {
                let line = value["line"].as_str().unwrap_or_default();
                let wanted = format!(
                    "{} {} {line}",
                    value["what"].as_str().unwrap(),
                    value["unit"].as_str().unwrap_or_default()
                );
                *key == wanted && accepted.iter().any(|a| a.as_str() == Some(text))
            }
        };
        if !fits {
            writeln!(faults, "{name} {at:?}: {got:?}, not {value}").unwrap();
        }
    }
    for (at, (key, text)) in there.iter().filter(|(_, (key, _))| key.contains("score")) {
        writeln!(faults, "{name} {at:?}: {key} = {text} is not expected").unwrap();
    }
    for finding in file["findings"].as_array().unwrap() {
        if !has_finding(finding, reading, campaign) {
            writeln!(faults, "{name}: no finding {finding}").unwrap();
        }
    }
    if file["findings"].as_array().unwrap().is_empty() {
        for finding in reading
            .sheets
            .iter()
            .flat_map(|s| &s.findings)
            .filter(|f| f.severity > thamdinh::domain::finding::Severity::Info)
        {
            writeln!(faults, "{name}: {finding:?}").unwrap();
        }
    }
}

fn has_finding(expected: &Json, reading: &FileReading, campaign: &Campaign) -> bool {
    let kinds: Vec<&str> = expected["kind"].as_array().unwrap().iter().filter_map(Json::as_str).collect();
    let all = reading.sheets.iter().flat_map(|s| &s.findings);
    all.into_iter().any(|f| {
        let code =
            f.line.and_then(|line| campaign.blocks().iter().find_map(|b| b.set.node(line))).map(|n| n.code.to_string());
        let cell = f.cell.map(|c| c.to_string());
        kinds.contains(&f.kind.word())
            && expected["cell"].as_str().is_none_or(|c| cell.as_deref() == Some(c))
            && expected["line"].as_str().is_none_or(|l| code.as_deref() == Some(l))
            && expected["row"].as_u64().is_none_or(|r| f.cell.is_some_and(|c| u64::from(c.row) + 1 == r))
    })
}

#[test]
#[ignore = "prints what a folder is read as: SHOW=folder cargo test -- --ignored --nocapture shows_a_folder"]
fn shows_a_folder() {
    let folder = std::env::var("SHOW").unwrap();
    let folder = Path::new(&folder);
    let campaign = campaign(folder);
    let known = Known::new(&campaign);
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.extension().is_none_or(|e| !e.to_string_lossy().starts_with("xls")) {
                continue;
            }
            let reading = match grid::open(&path) {
                Ok(workbook) => read::understand(&workbook, &name, &known, &read::Options::default()),
                Err(error) => {
                    println!("{name}: {error}");
                    continue;
                }
            };
            for sheet in &reading.sheets {
                println!(
                    "{name} / {}: {:?} {:?} {:?} rows {} taken {} values {}",
                    sheet.sheet,
                    sheet.kind,
                    sheet.block,
                    sheet.unit,
                    sheet.rows_seen,
                    sheet.rows_taken,
                    sheet.values.len()
                );
                for finding in &sheet.findings {
                    println!(
                        "    {:?} {:?} {} {:?} {:?} {:?}",
                        finding.severity,
                        finding.kind,
                        finding.cell.map(|c| c.to_string()).unwrap_or_default(),
                        finding.line,
                        finding.found,
                        finding.expected
                    );
                }
            }
        }
    }
}
