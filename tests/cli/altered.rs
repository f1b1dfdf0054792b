//! A campaign of which a tool has changed one number: every command says so, none writes to it, none makes a paper of it.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::{Folder, campaign, code, run, scores, text};

/// Changes a file as a tool would that knows how to get past triggers, and puts them back after.
fn alter(file: &Path, sql: &str) {
    let tool = Connection::open(file).unwrap();
    let triggers: Vec<(String, String)> = {
        let mut rows = tool.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        let rows = rows.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    triggers.iter().for_each(|(name, _)| tool.execute_batch(&format!("DROP TRIGGER {name}")).unwrap());
    assert!(tool.execute(sql, []).unwrap() > 0, "{sql}");
    triggers.iter().for_each(|(_, sql)| tool.execute_batch(sql).unwrap());
}

fn said(arguments: &[&str]) -> (i32, String, String) {
    let out = run(arguments);
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (code(&out), words(&out.stdout), words(&out.stderr))
}

#[test]
fn one_number_changed_by_a_tool_is_said_by_every_command_and_nothing_is_made_of_it() {
    let folder = Folder::new("altered");
    let (file, more) = (campaign(&folder), scores(&folder));
    assert_eq!(said(&["import", text(&file), text(&more), "--by", "thử"]).0, 0);
    assert_eq!(said(&["finalize", text(&file), "--by", "thử"]).0, 0);
    alter(&file, "UPDATE change SET amount = amount - 10000 WHERE number = (SELECT max(number) FROM change)");
    let before = fs::read(&file).unwrap();

    for reading in ["status", "results", "log"] {
        let (code, told, warned) = said(&[reading, text(&file), "--json"]);
        assert_eq!(code, 1, "{reading}: {warned}");
        assert!(warned.contains("đã bị sửa bên ngoài chương trình"), "{reading}: {warned}");
        serde_json::from_str::<serde_json::Value>(&told).unwrap();
    }
    for (writing, target) in [
        ("export", "sổ.xlsx"),
        ("report", "báo cáo.docx"),
        ("letters", "thông báo"),
        ("open-data", "dữ liệu"),
        ("forms", "biểu mẫu"),
    ] {
        let target = folder.join(target);
        let (code, _, warned) = said(&[writing, text(&file), text(&target)]);
        assert_eq!(code, 1, "{writing}: {warned}");
        assert!(!target.exists(), "{writing} made a paper of an altered campaign");
    }
    let next = folder.join("năm sau.cchc");
    assert_eq!(said(&["new", text(&next), "--like", text(&file)]).0, 1);
    assert!(!next.exists());
    for changing in [&["import", text(&file), text(&more), "--update"][..], &["finalize", text(&file)]] {
        let (code, _, warned) = said(changing);
        assert_eq!(code, 1, "{changing:?}: {warned}");
        assert!(warned.contains("đã bị sửa bên ngoài chương trình"), "{changing:?}: {warned}");
    }
    assert_eq!(said(&["verify", text(&file)]).0, 1);
    assert!(fs::read(&file).unwrap() == before, "the file was changed");
}
