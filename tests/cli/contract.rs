//! Promises of the command line that a script leans on.

use super::{Folder, campaign, code, program, run, scores, text};

#[test]
fn a_language_may_stand_before_the_subcommand() {
    let folder = Folder::new("language");
    let file = campaign(&folder);
    let output = run(&["--lang", "en", "status", text(&file)]);
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).contains("No edition yet."));
}

#[test]
fn a_file_before_a_subcommand_is_refused() {
    let output = run(&["a.cchc", "status", "b.cchc"]);
    assert_eq!(code(&output), 2);
    assert!(!output.stderr.is_empty());
}

#[test]
fn a_rehearsal_on_a_final_campaign_says_what_the_import_would() {
    let folder = Folder::new("final");
    let (file, sheet) = (campaign(&folder), scores(&folder));
    assert_eq!(code(&run(&["import", text(&file), text(&sheet)])), 0);
    assert_eq!(code(&run(&["finalize", text(&file), "--by", "Lan"])), 0);
    let rehearsed = run(&["import", text(&file), text(&sheet), "--json", "--dry-run"]);
    let taken = run(&["import", text(&file), text(&sheet), "--json"]);
    assert_eq!((code(&rehearsed), code(&taken)), (1, 1));
    assert_eq!(rehearsed.stdout, taken.stdout);
    assert_eq!(rehearsed.stderr, taken.stderr);
    assert!(!taken.stderr.is_empty());
}

#[test]
#[cfg(target_os = "linux")]
fn a_result_that_cannot_be_written_is_no_success() {
    let folder = Folder::new("output");
    let file = campaign(&folder);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = program().args(["results", text(&file), "--json"]).stdout(full).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(!output.stderr.is_empty());
}

#[test]
fn a_damaged_file_is_an_answer_of_verify_and_a_missing_one_is_not() {
    let folder = Folder::new("verify");
    let file = campaign(&folder);
    let book = folder.join("sổ.xlsx");
    assert_eq!(code(&run(&["export", text(&file), text(&book)])), 0);
    assert_eq!(code(&run(&["verify", text(&book)])), 0);
    for path in [&file, &book] {
        let bytes = std::fs::read(path).unwrap();
        for at in [0, 3, bytes.len() - 22] {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x10;
            std::fs::write(path, damaged).unwrap();
            let output = run(&["verify", text(path), "--json"]);
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            let is_free_space = at > 3 && path == &file;
            assert!(
                is_free_space || code(&output) == 1 && said.contains("\"ok\": false"),
                "{} at {at}: {said}",
                path.display()
            );
        }
        std::fs::write(path, bytes).unwrap();
    }
    assert_eq!(code(&run(&["verify", text(&folder.join("none.xlsx"))])), 2);
    assert_eq!(code(&run(&["verify", text(&folder.join("none.cchc"))])), 2);
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_display_one_sentence_says_how_to_go_on() {
    let mut bare = program();
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        bare.env_remove(name);
    }
    let output = bare.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(code(&output), 2);
    assert!(said.contains("thamdinh --help") && !said.contains(".rs") && said.lines().count() == 1, "{said}");
}

#[test]
fn a_final_campaign_is_refused_and_not_said_to_be_locked_again() {
    let folder = Folder::new("finalize-twice");
    let (file, sheet) = (campaign(&folder), scores(&folder));
    assert_eq!(code(&run(&["import", text(&file), text(&sheet)])), 0);
    assert_eq!(code(&run(&["finalize", text(&file), "--by", "Lan"])), 0);
    let again = run(&["finalize", text(&file), "--by", "Lan"]);
    assert_eq!(code(&again), 1);
    assert!(again.stdout.is_empty(), "{}", String::from_utf8_lossy(&again.stdout));
    assert!(!again.stderr.is_empty());
}

#[test]
fn the_next_year_begins_like_the_last_and_knows_its_results() {
    let folder = Folder::new("like");
    let (file, sheet) = (campaign(&folder), scores(&folder));
    assert_eq!(code(&run(&["import", text(&file), text(&sheet)])), 0);
    let next = folder.join("năm sau.cchc");
    assert_eq!(code(&run(&["new", text(&next), "--like", text(&file), "--by", "Lan"])), 0);
    let read = |file: &std::path::Path| -> serde_json::Value {
        serde_json::from_slice(&run(&["results", text(file), "--json"]).stdout).unwrap()
    };
    let (last, new) = (read(&file), read(&next));
    assert_eq!(new["year"].as_u64().unwrap(), last["year"].as_u64().unwrap() + 1);
    let units = |results: &serde_json::Value| results["blocks"][0]["units"].as_array().unwrap().clone();
    let mut known = 0;
    for unit in units(&last) {
        let same = units(&new).into_iter().find(|u| u["unit"] == unit["unit"]).unwrap();
        assert_eq!(same["total"], serde_json::Value::Null);
        if unit["complete"] == true {
            known += 1;
            for part in ["rank", "total", "appraisal"] {
                assert_eq!(same["previous"][part], unit[part], "{part}");
            }
        }
    }
    assert!(known > 0);
    assert_eq!(code(&run(&["new", text(&next), "--like", text(&file)])), 2, "what is there stays");
    assert_eq!(code(&run(&["new", text(&folder.join("x.cchc"))])), 2);
    let both = ["new", text(&next), "--like", text(&file), "--from", "campaign.toml"];
    assert_eq!(code(&run(&both)), 2);
}

#[test]
fn a_parser_that_breaks_down_over_a_file_is_told_as_that_files_error() {
    let folder = Folder::new("parser");
    let file = campaign(&folder);
    std::fs::write(folder.join("hỏng.xlsb"), crate::grid::xlsb::book("nowhere", &[])).unwrap();
    let output = program().arg("import").arg(&file).arg(folder.join("hỏng.xlsb")).output().unwrap();
    let said = [output.stdout.as_slice(), &output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    assert_eq!(code(&output), 1);
    assert!(said.contains("Tệp bị hỏng") && !said.contains("panicked"), "{said}");
}

#[test]
fn what_a_criteria_set_states_about_itself_is_kept_and_checked() {
    let folder = Folder::new("about");
    campaign(&folder);
    let plan = std::fs::read_to_string(folder.join("campaign.toml")).unwrap();
    let made = |name: &str, years: &str| {
        let set = format!("[block.set]\ntitle = \"Bộ tiêu chí\"\nbasis = \"QĐ 329\"\nlevel = \"cấp xã\"\n{years}\n");
        std::fs::write(folder.join("campaign.toml"), format!("{plan}{set}")).unwrap();
        let file = folder.join(name);
        let output = program().arg("new").arg(&file).arg("--from").arg(folder.join("campaign.toml")).output().unwrap();
        (code(&output), String::from_utf8(output.stderr).unwrap(), file)
    };
    let (ended, said, _) = made("ngược.cchc", "valid_from = 2025\nvalid_to = 2024");
    assert_eq!(ended, 2);
    assert!(said.contains("campaign.toml") && said.contains("valid_to đứng trước valid_from"), "{said}");
    let (ended, said, file) = made("khác năm.cchc", "valid_from = 2021\nvalid_to = 2025");
    assert_eq!(ended, 0);
    assert!(said.contains("Bộ tiêu chí áp dụng 2021–2025 nhưng được dùng cho năm 2020"), "{said}");
    let next = folder.join("năm sau.cchc");
    let output = program().arg("new").arg(&next).arg("--like").arg(&file).output().unwrap();
    assert_eq!(code(&output), 0);
    assert!(!String::from_utf8(output.stderr).unwrap().contains("áp dụng"), "2021 is within its years");
    let (ended, said, _) = made("sai khóa.cchc", "valid_untill = 2025");
    assert_eq!(ended, 2);
    assert!(said.contains("valid_untill"), "{said}");
}

#[test]
fn open_data_are_written_with_the_numbers_of_the_results() {
    let folder = Folder::new("open-data");
    let (file, sheet) = (campaign(&folder), scores(&folder));
    assert_eq!(code(&run(&["import", text(&file), text(&sheet)])), 0);
    assert_eq!(code(&run(&["finalize", text(&file), "--by", "Lan"])), 0);
    let target = folder.join("dữ liệu mở");
    let output = run(&["open-data", text(&file), text(&target), "--json"]);
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((told["edition"].as_u64(), told["final"].as_bool()), (Some(1), Some(true)));
    let files = told["files"].as_array().unwrap();
    assert!(files.iter().all(|f| std::path::Path::new(f["path"].as_str().unwrap()).is_file()));
    let sealed: serde_json::Value = serde_json::from_slice(&run(&["verify", text(&file), "--json"]).stdout).unwrap();
    let data: serde_json::Value = serde_json::from_slice(&std::fs::read(target.join("du-lieu.json")).unwrap()).unwrap();
    assert_eq!(data["digest"], sealed["digest"]);
    let results: serde_json::Value = serde_json::from_slice(&run(&["results", text(&file), "--json"]).stdout).unwrap();
    for (unit, same) in
        results["blocks"][0]["units"].as_array().unwrap().iter().zip(data["blocks"][0]["units"].as_array().unwrap())
    {
        for (key, value) in unit.as_object().unwrap() {
            assert_eq!(&same[key], value, "{key}");
        }
    }
    let table = std::fs::read_to_string(target.join("xep-hang.csv")).unwrap();
    assert!(table.contains("2020,1,xa,Xã,cat-hai,UBND xã Cát Hải"), "{table}");
    let nowhere = folder.join("đợt.cchc").join("x");
    assert_eq!(code(&run(&["open-data", text(&file), text(&nowhere)])), 2);
    assert_eq!(code(&run(&["open-data", text(&folder.join("none.cchc")), text(&target)])), 2);
}

#[test]
fn pdf_is_written_where_the_build_has_it_and_refused_in_words_where_it_has_not() {
    let folder = Folder::new("pdf");
    let (file, sheet) = (campaign(&folder), scores(&folder));
    assert_eq!(code(&run(&["import", text(&file), text(&sheet)])), 0);
    let (letters, workbook, annex) = (folder.join("thư"), folder.join("sổ.xlsx"), folder.join("xếp hạng.pdf"));
    let written = run(&["letters", text(&file), text(&letters), "--pdf"]);
    let exported = run(&["export", text(&file), text(&workbook), "--pdf", text(&annex)]);
    let is_there = cfg!(feature = "pdf");
    for output in [&written, &exported] {
        assert_eq!(code(output), if is_there { 0 } else { 2 });
        let said = String::from_utf8_lossy(&output.stderr).contains("không viết được PDF");
        assert_eq!(said, !is_there);
    }
    assert_eq!([letters.exists(), workbook.exists(), annex.exists()], [is_there; 3], "all or nothing");
    if is_there {
        assert!(letters.join("UBND xã Cát Hải.pdf").is_file());
        assert!(std::fs::read(&annex).unwrap().starts_with(b"%PDF"));
    }
}

#[test]
fn letters_go_to_every_unit_of_a_block() {
    let folder = Folder::new("letters");
    let (file, sheet) = (campaign(&folder), scores(&folder));
    assert_eq!(code(&run(&["import", text(&file), text(&sheet)])), 0);
    let target = folder.join("thư");
    assert_eq!(code(&run(&["letters", text(&file), text(&target), "--block", "xa"])), 0);
    let mut names: Vec<String> =
        std::fs::read_dir(&target).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["UBND xã An Lão.docx", "UBND xã Cát Hải.docx"]);
    assert_eq!(code(&run(&["letters", text(&file), text(&target), "--one-file"])), 0);
    assert_eq!(std::fs::read_dir(&target).unwrap().count(), 3);
    let wrong = run(&["letters", text(&file), text(&target), "--block", "sở"]);
    assert_eq!(code(&wrong), 2);
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("xa"));
}
