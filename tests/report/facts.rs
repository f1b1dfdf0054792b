//! Hải Phòng 2020: every published fact about a unit stands in the draft, one by one.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use thamdinh::workbench::example;

use super::{Page, read};

fn run(arguments: &[&str], paths: &[&Path]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_thamdinh")).args(arguments).args(paths).output().unwrap();
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

/// A decimal as it is printed in Vietnamese.
fn vi(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), |text| text.replace('.', ","))
}

struct Facts<'a> {
    document: &'a Page,
    /// The name of each unit by its id.
    results: &'a Value,
    checked: usize,
}

impl Facts<'_> {
    fn unit(&self, id: &str) -> &Value {
        let blocks = self.results["blocks"].as_array().unwrap();
        blocks.iter().flat_map(|b| b["units"].as_array().unwrap()).find(|u| u["unit"] == *id).unwrap()
    }

    /// The row of the ranking table of a unit.
    fn row(&self, name: &str) -> &[String] {
        self.document.rows.iter().find(|row| row.len() == 9 && row[1] == name).unwrap_or_else(|| panic!("{name}"))
    }

    /// Whether a paragraph about the unit says it.
    fn says(&self, name: &str, what: &str) -> bool {
        let begins = format!("- {name} ");
        self.document.body.iter().any(|p| p.starts_with(&begins) && p.contains(what))
    }

    fn check(&mut self, fact: &Value, fields: &dyn Fn(&str) -> (String, String)) {
        let id = fact["unit"].as_str().unwrap();
        let name = self.unit(id)["name"].as_str().unwrap().to_owned();
        let row = self.row(&name).to_vec();
        for (kind, value) in fact.as_object().unwrap().iter().filter(|(kind, _)| *kind != "unit") {
            let shown = vi(value);
            let signed = value.as_i64().unwrap_or_default();
            let stands = match kind.as_str() {
                "rank" => row[0] == shown,
                "total" => row[2] == shown,
                "appraisal" => row[3] == shown,
                "survey" => row[4] == shown,
                "satisfaction" => row[5] == shown,
                "satisfaction_percent" => row[6] == format!("{shown}%"),
                "previous_rank" => row[7] == shown,
                "previous_rank_at_most" => row[7].parse::<i64>().unwrap() <= signed,
                "rank_change" if signed > 0 => self.says(&name, &format!("tăng {signed} bậc (từ thứ ")),
                "rank_change" if signed < 0 => self.says(&name, &format!("giảm {} bậc (từ thứ ", -signed)),
                "rank_change" => self.says(&name, "giữ nguyên vị trí thứ "),
                "appraisal_gain" => self.says(&name, &format!("điểm thẩm định tăng {shown} điểm (từ ")),
                "previous_appraisal" => self.says(&name, &format!("(từ {shown} lên ")),
                "appraisal_place" => {
                    self.says(&name, "xét riêng điểm thẩm định")
                        && self.says(&name, &format!("đứng thứ {shown}; trong khi"))
                }
                "satisfaction_place" => {
                    self.says(&name, "có mức độ hài lòng") && self.says(&name, &format!("đứng thứ {shown}; trong khi"))
                }
                // The parts of it stand in the row, and its sum in the source of the total.
                "exact_total" => {
                    let sum = "điểm thẩm định 54,14 + điểm điều tra xã hội học 7 + điểm mức độ hài lòng 26,295";
                    shown == "87,435" && self.document.sources.iter().any(|(_, f)| f.iter().any(|f| f.contains(sum)))
                }
                "appraisal_is" => match value.as_str().unwrap() {
                    "stable" => self.says(&name, "điểm thẩm định ổn định"),
                    "down" => self.says(&name, "điểm thẩm định giảm"),
                    other => panic!("{other}"),
                },
                "total_is" => value == "up" && self.says(&name, "tổng điểm tăng"),
                "full_fields" => value.as_array().unwrap().iter().all(|code| {
                    let (field, max) = fields(code.as_str().unwrap());
                    self.in_field(&field, &max, |full, _| full.contains(&name))
                }),
                "fields" => value.as_object().unwrap().iter().all(|(code, points)| {
                    let (field, max) = fields(code);
                    let near = format!("{name} ({})", vi(points));
                    self.in_field(&field, &max, |_, rest| rest.contains(&near))
                }),
                other => panic!("a fact that this test doesn't know: {other}"),
            };
            assert!(stands, "{id}: {kind} {value} is not in the draft");
            self.checked += 1;
        }
    }

    /// Whether the item of a field says it, in the part about full marks or in the rest.
    fn in_field(&self, field: &str, max: &str, says: impl Fn(&str, &str) -> bool) -> bool {
        let head = format!("- {field} (tối đa {max} điểm): ");
        self.document.body.iter().filter_map(|p| p.strip_prefix(&head)).any(|reached| {
            let (full, rest) = reached.split_once("; ").unwrap_or((reached, ""));
            if full.contains("đạt điểm tối đa") { says(full, rest) } else { says("", full) }
        })
    }
}

/// A field's name as sentences have it, and its maximum.
fn field(block: &str, code: &str) -> (String, String) {
    let path = format!("{}/examples/hai-phong-2020/criteria_{block}.tsv", env!("CARGO_MANIFEST_DIR"));
    let table = std::fs::read_to_string(path).unwrap();
    let row = table.lines().map(|l| l.split('\t').collect::<Vec<_>>()).find(|r| r[0] == code).unwrap();
    let lower = row[2].to_lowercase().replace("ubnd", "UBND");
    let name = lower.chars().next().unwrap().to_uppercase().chain(lower.chars().skip(1)).collect();
    (name, row[3].replace('.', ","))
}

#[test]
fn both_documents_state_every_published_fact_about_every_unit() {
    let folder = tempfile::tempdir().unwrap();
    run(&["demo", "--no-window", "--lang", "vi"], &[folder.path()]);
    let campaign = folder.path().join(example::CAMPAIGN);
    let results: Value = serde_json::from_str(&run(&["results", "--json"], &[&campaign])).unwrap();
    let facts = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/hai-phong-2020/facts.json"));
    let facts: Value = serde_json::from_str(&facts.unwrap()).unwrap();
    for kind in ["announcement", "report"] {
        let target = folder.path().join(format!("{kind}.docx"));
        run(&["report", "--kind", kind], &[&campaign, &target]);
        let document = read(&std::fs::read(&target).unwrap());
        let mut found = Facts { document: &document, results: &results, checked: 0 };
        for block in facts["blocks"].as_array().unwrap() {
            let id = block["id"].as_str().unwrap();
            for fact in block["units"].as_array().unwrap() {
                found.check(fact, &|code| field(id, code));
            }
        }
        assert!(found.checked >= 100, "only {} facts", found.checked);
        let whole = document.body.join("\n");
        for said in [
            "Đơn vị đứng đầu hơn đơn vị đứng cuối 13,15 điểm.",
            "Khoảng cách giữa 8 đơn vị xếp đầu là 2,95 điểm",
            "UBND quận Hồng Bàng và UBND quận Ngô Quyền (cùng xếp thứ 2, 90,03 điểm)",
            "Đứng đầu là UBND quận Lê Chân với 90,54 điểm.",
        ] {
            assert!(whole.contains(said), "{kind}: {said}");
        }
    }
}
