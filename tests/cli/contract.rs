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
