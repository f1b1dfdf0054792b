//! The open data, read back: the numbers of the results, exact in both writings, and nothing that a
//! spreadsheet would calculate or that is for the house alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use thamdinh::domain::campaign::{Campaign, Command, Edit};
use thamdinh::domain::points::Points;
use thamdinh::domain::value::{Key, Round, Score, Value, What};
use thamdinh::sheets::open_data::{self, Results};
use thamdinh::sheets::workbook::ExportError;
use thamdinh::text::Lang;

use super::campaigns::{self, Shape, campaign, points, run, stamp};

type Row = BTreeMap<String, String>;

fn written(campaign: &Campaign) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    open_data::write(campaign, Lang::Vi, folder.path(), &|_, _| true).unwrap();
    folder
}

/// The rows of a table, read as the standard says: quotes, doubled quotes, lines within quotes.
fn table(path: &Path, separator: char) -> Vec<Row> {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.push(chars.next().unwrap()),
            '"' => quoted = !quoted,
            c if quoted => cell.push(c),
            c if c == separator => row.push(std::mem::take(&mut cell)),
            '\r' => {
                assert_eq!(chars.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(!quoted && row.is_empty() && cell.is_empty(), "{} ends in the middle", path.display());
    let head = rows.remove(0);
    let named = |row: Vec<String>| {
        assert_eq!(row.len(), head.len(), "{}: {row:?}", path.display());
        head.iter().cloned().zip(row).collect()
    };
    rows.into_iter().map(named).collect()
}

fn results(campaign: &Campaign) -> Json {
    serde_json::to_value(Results::of(campaign)).unwrap()
}

/// A value of the JSON as the table has it.
fn cell(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Bool(yes) => if *yes { "co" } else { "khong" }.to_owned(),
        other => other.to_string(),
    }
}

#[test]
fn the_tables_say_what_the_results_say() {
    let same = [
        ("ma_don_vi", "/unit"),
        ("don_vi", "/name"),
        ("hang", "/rank"),
        ("hang_tham_dinh", "/ranks/appraisal"),
        ("hang_dieu_tra", "/ranks/survey"),
        ("hang_hai_long", "/ranks/satisfaction"),
        ("tong_diem", "/total"),
        ("diem_tham_dinh", "/appraisal"),
        ("diem_dieu_tra", "/survey"),
        ("diem_hai_long", "/satisfaction"),
        ("phan_tram_hai_long", "/satisfaction_percent"),
        ("diem_thuong", "/bonus"),
        ("diem_tru", "/penalty"),
        ("day_du", "/complete"),
        ("duoc_xep_hang", "/ranked"),
        ("xep_loai", "/band"),
        ("nam_truoc_hang", "/previous/rank"),
        ("nam_truoc_tong_diem", "/previous/total"),
        ("thay_doi_hang", "/rank_change"),
    ];
    for shape in campaigns::shapes() {
        let campaign = campaign(&shape);
        let (folder, results) = (written(&campaign), results(&campaign));
        let rows = table(&folder.path().join("xep-hang.csv"), ',');
        let units: Vec<&Json> =
            results["blocks"].as_array().unwrap().iter().flat_map(|b| b["units"].as_array().unwrap()).collect();
        assert_eq!(rows.len(), units.len());
        for (row, unit) in rows.iter().zip(&units) {
            for (column, pointer) in same {
                assert_eq!(row[column], cell(unit.pointer(pointer).unwrap_or(&Json::Null)), "{column} of {unit}");
            }
        }
        let fields = table(&folder.path().join("linh-vuc.csv"), ',');
        for field in &fields {
            let unit = units.iter().find(|u| u["unit"] == *field["ma_don_vi"]).unwrap();
            assert_eq!(field["diem"], cell(&unit["fields"][&field["ma_linh_vuc"]]));
        }
        let mut json: Json =
            serde_json::from_slice(&std::fs::read(folder.path().join("du-lieu.json")).unwrap()).unwrap();
        for block in json["blocks"].as_array_mut().unwrap() {
            let block = block.as_object_mut().unwrap();
            assert!(block.remove("name").is_some() && block.remove("criteria").is_some());
            for unit in block["units"].as_array_mut().unwrap() {
                assert!(unit.as_object_mut().unwrap().remove("lines").is_some());
                unit.as_object_mut().unwrap().remove("index");
            }
        }
        for key in ["year", "edition", "final", "blocks"] {
            assert_eq!(json[key], results[key]);
        }
        assert_eq!(json["campaign"], campaign.id().unwrap().to_string());
    }
}

#[test]
fn the_lines_add_up_to_the_parts_and_tell_blank_zero_left_out_and_disputed_apart() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for shape in campaigns::shapes() {
        let campaign = campaign(&shape);
        let folder = written(&campaign);
        let lines = table(&folder.path().join("diem.csv"), ',');
        for unit in table(&folder.path().join("xep-hang.csv"), ',') {
            let own: Vec<&Row> = lines.iter().filter(|l| l["ma_don_vi"] == unit["ma_don_vi"]).collect();
            let nodes = table(&folder.path().join("tieu-chi.csv"), ',');
            let is_extra = |line: &Row| {
                let node = nodes.iter().find(|n| n["ma_khoi"] == line["ma_khoi"] && n["stt"] == line["stt"]).unwrap();
                assert_eq!((&node["ma"], &node["la_dong_cham"][..]), (&line["ma"], "co"));
                node["cap"].starts_with("diem_")
            };
            let count =
                |state: &str| own.iter().filter(|l| l["trang_thai"] == state && !is_extra(l)).count().to_string();
            assert_eq!(count("da_cham"), unit["so_dong_da_cham"]);
            assert_eq!(count("chua_cham"), unit["so_dong_chua_cham"]);
            assert_eq!(count("khong_ap_dung"), unit["so_dong_khong_ap_dung"]);
            for (source, part) in
                [("tham_dinh", "diem_tham_dinh"), ("dieu_tra", "diem_dieu_tra"), ("hai_long", "diem_hai_long")]
            {
                let counted = own.iter().filter(|l| l["nguon"] == source && !is_extra(l));
                let sum: Points = counted.filter_map(|l| l["diem_tinh"].parse::<Points>().ok()).sum();
                if unit["diem_toi_da_loai_tru"] == "0" {
                    assert_eq!(sum, unit[part].parse().unwrap_or_default(), "{part} of {unit:?}");
                }
            }
        }
        for line in &lines {
            let zero = if line["diem_cham"] == "0" { " 0" } else { "" };
            *seen.entry(format!("{}{zero}", line["trang_thai"])).or_default() += 1;
            assert_eq!(line["diem_cham"].is_empty(), line["trang_thai"] != "da_cham", "{line:?}");
            assert_eq!(line["diem_tu_cham"].is_empty(), line["trang_thai_tu_cham"] != "da_cham", "{line:?}");
        }
    }
    let states: Vec<&str> = seen.keys().map(String::as_str).collect();
    assert_eq!(states, ["chua_cham", "da_cham", "da_cham 0", "khong_ap_dung", "tranh_chap"]);
}

#[test]
fn both_writings_hold_the_same() {
    let campaign = campaign(&Shape { not_applicable: 9, ..Shape::plain(31) });
    let folder = written(&campaign);
    let mut numbers = 0;
    let dictionary = table(&folder.path().join("tu-dien-du-lieu.csv"), ',');
    for name in ["xep-hang.csv", "linh-vuc.csv", "diem.csv", "tieu-chi.csv"] {
        let standard = table(&folder.path().join(name), ',');
        let excel = table(&folder.path().join("cho-excel").join(name), ';');
        assert_eq!(standard.len(), excel.len());
        let columns: Vec<&String> = standard[0].keys().collect();
        let mut told: Vec<&String> = dictionary.iter().filter(|d| d["tep"] == name).map(|d| &d["cot"]).collect();
        told.sort();
        assert_eq!(columns, told, "the dictionary tells every column of {name}");
        for (one, other) in standard.iter().zip(&excel) {
            for told in dictionary.iter().filter(|d| d["tep"] == name) {
                let (one, other) = (&one[&told["cot"]], &other[&told["cot"]]);
                if told["kieu"] == "so_thap_phan" {
                    numbers += usize::from(one.contains('.'));
                    assert_eq!(&one.replace('.', ","), other);
                    assert!(one.is_empty() || one.parse::<Points>().is_ok(), "{one}");
                } else {
                    assert_eq!(one, other);
                }
            }
        }
    }
    assert!(numbers > 100);
    assert!(dictionary.iter().all(|d| !d["y_nghia"].is_empty() && !d["meaning"].starts_with("open-data")));
}

const NASTY: [&str; 9] = [
    "=HYPERLINK(\"http://x\";\"bấm\")",
    "+84 225",
    "- thiếu báo cáo, chậm; \"quá hạn\"",
    "@SUM(A1)",
    "\t=1+1",
    "  =1+1",
    "hai\ndòng",
    "'nháy",
    "bình thường",
];

/// A campaign whose reasons and explanations are what offices and others write.
fn nasty() -> Campaign {
    let mut campaign = campaign(&Shape::plain(41));
    let block = &campaign.blocks()[0];
    let nodes = block.set.leaves().filter(|n| n.source == thamdinh::domain::criteria::Source::Appraisal);
    let mut edits = Vec::new();
    for (node, text) in nodes.zip(NASTY) {
        let unit = block.units[0].id;
        let zero = Value::Score(Some(Score::Points(points("0"))), Some(text.into()));
        edits.push(Edit::typed(Key::cell(What::Appraised(Round::Second), unit, node.id), zero));
        edits.push(Edit::typed(Key::cell(What::Explanation, unit, node.id), Value::text(text)));
    }
    run(&mut campaign, Command::Edit { edits, note: None }, &stamp(1));
    campaign
}

#[test]
fn no_text_becomes_a_formula_and_each_is_read_back_as_it_was() {
    let campaign = nasty();
    let folder = written(&campaign);
    for (path, separator) in [("diem.csv", ','), ("cho-excel/diem.csv", ';')] {
        let rows = table(&folder.path().join(path), separator);
        let unit = campaign.blocks()[0].units[0].id.as_str();
        let told: Vec<&Row> = rows.iter().filter(|r| r["ma_don_vi"] == unit && r["lan_tham_dinh"] == "2").collect();
        let read: Vec<String> =
            told.iter().map(|r| r["ly_do"].strip_prefix('\'').unwrap_or(&r["ly_do"]).to_owned()).collect();
        assert_eq!(read, NASTY);
        for row in &rows {
            for (column, value) in row {
                let is_number = value.replace(',', ".").parse::<Points>().is_ok();
                let begins = value.trim_start().chars().next().unwrap_or('x');
                assert!(is_number || !"=+-@".contains(begins), "{column}: {value:?}");
            }
        }
    }
}

#[test]
fn what_is_for_the_house_stays_in_the_house() {
    let mut campaign = nasty();
    let (unit, line) = {
        let block = &campaign.blocks()[0];
        (block.units[0].id, block.set.leaves().next().unwrap().id)
    };
    let secret = "chỉ trong nhà";
    let whats = [What::PrivateNote, What::SentBack, What::Evidence, What::ReportedFigure];
    let edits = whats.map(|what| Edit::typed(Key::cell(what, unit, line), Value::text(secret)));
    run(&mut campaign, Command::Edit { edits: edits.to_vec(), note: None }, &stamp(1));
    let folder = written(&campaign);
    for name in open_data::file_names() {
        let text = std::fs::read_to_string(folder.path().join(&name)).unwrap();
        assert!(!text.contains(secret) && !text.contains("Nguyễn Văn A"), "{}", name.display());
    }
}

#[test]
fn where_it_is_stopped_everything_stands_as_before() {
    let campaign = campaign(&Shape::plain(51));
    let folder = written(&campaign);
    std::fs::write(folder.path().join("của ai đó.txt"), "x").unwrap();
    let all = || {
        let mut found: Vec<(PathBuf, Vec<u8>)> = Vec::new();
        for at in [folder.path().to_owned(), folder.path().join("cho-excel")] {
            let files = std::fs::read_dir(at).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file());
            found.extend(files.map(|p| (p.clone(), std::fs::read(&p).unwrap())));
        }
        found.sort();
        found
    };
    let before = all();
    assert_eq!(before.len(), open_data::file_names().len() + 1);
    let stopped = open_data::write(&campaign, Lang::En, folder.path(), &|done, _| done < 5);
    assert!(matches!(stopped, Err(ExportError::Stopped)));
    assert_eq!(before, all());
    let new = folder.path().join("mới");
    assert!(open_data::write(&campaign, Lang::En, &new, &|_, _| false).is_err());
    assert!(!new.exists(), "an empty folder isn't left behind");
    open_data::write(&campaign, Lang::En, folder.path(), &|_, _| true).unwrap();
    assert_eq!(before.len(), all().len(), "what was written before is replaced");
}
