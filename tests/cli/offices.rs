//! The spreadsheets of real offices through the command line, against what has to come out.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use super::{Folder, code, program, text};

#[test]
fn a_rehearsal_prints_every_value_that_has_to_come_out_and_no_other() {
    let folder = Folder::new("offices");
    let messy = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/messy");
    let file = folder.join("2020.cchc");
    let made = program().args(["new", text(&file), "--from"]).arg(messy.join("campaign.toml")).output().unwrap();
    assert_eq!(code(&made), 0);
    let output = program().args(["import", text(&file), "--dry-run", "--json"]).arg(&messy).output().unwrap();
    assert_eq!(code(&output), 1, "there is something to look at");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let expected: Value = serde_json::from_str(&std::fs::read_to_string(messy.join("expected.json")).unwrap()).unwrap();
    let mut found = HashMap::new();
    for file in report["files"].as_array().unwrap() {
        let name = Path::new(file["path"].as_str().unwrap()).file_name().unwrap().to_str().unwrap().to_owned();
        for sheet in file["sheets"].as_array().unwrap() {
            for value in sheet["values"].as_array().unwrap() {
                let place = (name.clone(), sheet["sheet"].clone().to_string(), value["cell"].clone().to_string());
                found.insert(place, value.clone());
            }
        }
    }
    for (name, file) in expected["files"].as_object().unwrap() {
        for value in file["values"].as_array().unwrap() {
            let place = (name.clone(), value["sheet"].to_string(), value["cell"].to_string());
            let got = found.remove(&place).map_or(Value::Null, |v| v["value"].clone());
            let accepted = value["accept"].as_array().is_some_and(|list| list.contains(&got));
            assert!(accepted || got == value["value"], "{place:?}: {got}, not {value}");
        }
    }
    let scores = ["self_score", "appraised_score", "survey_points", "satisfaction_percent"];
    let more = found.iter().find(|(_, v)| scores.contains(&v["what"].as_str().unwrap()));
    assert!(more.is_none(), "{more:?}");
}
