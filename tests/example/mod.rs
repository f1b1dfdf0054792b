//! The Hải Phòng 2020 example: every published fact comes out of the spreadsheets.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use thamdinh::workbench::example;

fn demo(folder: &Path) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_thamdinh"))
        .args(["demo", "--no-window", "--lang", "vi"])
        .arg(folder)
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

fn json(arguments: &[&str], file: &Path) -> Value {
    let run = Command::new(env!("CARGO_BIN_EXE_thamdinh")).args(arguments).arg(file).arg("--json").output().unwrap();
    serde_json::from_slice(&run.stdout).unwrap()
}

fn facts() -> Value {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/hai-phong-2020/facts.json"));
    serde_json::from_str(&text.unwrap()).unwrap()
}

/// Decimals with a dot in 1/10,000, for differences.
fn units(value: &Value) -> i64 {
    let points: thamdinh::domain::points::Points = value.as_str().unwrap().parse().unwrap();
    points.units()
}

fn check(fact: &Value, unit: &Value, criteria: &Value) {
    let who = fact["unit"].as_str().unwrap();
    for (name, expected) in fact.as_object().unwrap() {
        let found = match name.as_str() {
            "unit" | "note" | "reported" => continue,
            "rank" | "total" | "rank_change" | "appraisal" | "survey" | "satisfaction" | "satisfaction_percent" => {
                unit[name].clone()
            }
            "previous_rank" => unit["previous"]["rank"].clone(),
            "previous_appraisal" => unit["previous"]["appraisal"].clone(),
            "previous_total" => unit["previous"]["total"].clone(),
            "appraisal_place" => unit["ranks"]["appraisal"].clone(),
            "survey_place" => unit["ranks"]["survey"].clone(),
            "satisfaction_place" => unit["ranks"]["satisfaction"].clone(),
            "previous_rank_at_most" => {
                assert!(unit["previous"]["rank"].as_i64() <= expected.as_i64(), "{who}: {name}");
                continue;
            }
            "appraisal_gain" => {
                let gain = units(&unit["appraisal"]) - units(&unit["previous"]["appraisal"]);
                assert_eq!(gain, units(expected), "{who}: {name}");
                continue;
            }
            "exact_total" => {
                let parts = ["appraisal", "survey", "satisfaction"].map(|part| units(&unit[part]));
                assert_eq!(parts.iter().sum::<i64>(), units(expected), "{who}: {name}");
                continue;
            }
            "fields" => {
                for (field, points) in expected.as_object().unwrap() {
                    assert_eq!(unit["fields"][field], *points, "{who}: field {field}");
                }
                continue;
            }
            "full_fields" => {
                for field in expected.as_array().unwrap() {
                    let code = field.as_str().map_or_else(|| field.to_string(), str::to_owned);
                    assert_eq!(unit["fields"][&code], criteria[&code], "{who}: field {code} at full marks");
                }
                continue;
            }
            "appraisal_is" => {
                let change = units(&unit["appraisal"]) - units(&unit["previous"]["appraisal"]);
                let said = expected.as_str().unwrap();
                let fits = match said {
                    "up" => change > 0,
                    "down" => change < 0,
                    "stable" => change.abs() <= 1000,
                    other => panic!("{who}: {other}"),
                };
                assert!(fits, "{who}: appraisal {said}, {change}");
                continue;
            }
            "total_is" => {
                let change = units(&unit["total"]) - units(&unit["previous"]["total"]);
                let fits = if expected == "up" { change > 0 } else { change < 0 };
                assert!(fits, "{who}: {name}");
                continue;
            }
            other => panic!("a fact that this test doesn't know: {other}"),
        };
        assert_eq!(found, *expected, "{who}: {name}");
    }
}

/// The maxima of a block's fields by code, read from its table.
fn maxima(block: &str) -> Value {
    let path = format!("{}/examples/hai-phong-2020/criteria_{block}.tsv", env!("CARGO_MANIFEST_DIR"));
    let set = thamdinh::sheets::tables::criteria(&std::fs::read_to_string(path).unwrap()).unwrap();
    set.fields().map(|(_, node)| (node.code.to_string(), Value::from(node.max.to_string()))).collect()
}

#[test]
fn the_demo_ends_with_every_published_fact() {
    let folder = tempfile::tempdir().unwrap();
    let printed = demo(folder.path());
    assert!(printed.contains("90,54") && printed.contains("87,44"), "{printed}");
    let campaign = folder.path().join(example::CAMPAIGN);
    let results = json(&["results"], &campaign);
    assert_eq!(results["edition"], 1);
    assert_eq!(results["final"], true);
    let facts = facts();
    let mut checked = 0;
    for block in facts["blocks"].as_array().unwrap() {
        let id = block["id"].as_str().unwrap();
        let found = results["blocks"].as_array().unwrap().iter().find(|b| b["id"] == *id).unwrap();
        let units = found["units"].as_array().unwrap();
        for fact in block["units"].as_array().unwrap() {
            let unit = units.iter().find(|u| u["unit"] == fact["unit"]).unwrap();
            check(fact, unit, &maxima(id));
            checked += 1;
        }
    }
    assert!(checked >= 25, "only {checked} units with facts");
    for file in [example::CAMPAIGN, example::WORKBOOK] {
        let proof = json(&["verify"], &folder.path().join(file));
        assert_eq!(proof["ok"], true, "{proof}");
        assert_eq!(proof["edition"], 1);
    }
}

#[test]
fn a_demo_folder_is_renewed_and_anything_else_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("thư.txt"), "của tôi").unwrap();
    assert!(example::write(folder.path()).is_err());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let ours = folder.path().join("mới");
    example::write(&ours).unwrap();
    std::fs::write(ours.join(example::CAMPAIGN), "cũ").unwrap();
    example::write(&ours).unwrap();
    assert!(!ours.join(example::CAMPAIGN).exists());
}

#[test]
fn the_embedded_files_are_those_of_the_folder() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/hai-phong-2020");
    let mut there = BTreeSet::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else {
                there.insert(entry.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    there.retain(|path| path != "README.md" && path != "facts.json");
    let embedded: BTreeSet<String> = example::FILES.iter().map(|f| f.path.to_owned()).collect();
    assert_eq!(embedded, there);
}
