//! Writing to places that can't be written to, and stopping half way.

use std::fs;
use std::sync::atomic::{AtomicU32, Ordering};

use thamdinh::sheets::workbook::{ExportError, verify, write};
use thamdinh::text::{Lang, Text};

use super::campaigns::{Shape, campaign};
use super::export;

fn left_in(folder: &std::path::Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn an_export_replaces_the_one_before_it_and_leaves_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    fs::write(&path, "old").unwrap();
    export(&campaign(&Shape::plain(1)), &path);
    assert!(verify(&path).unwrap().problems.is_empty());
    assert_eq!(left_in(folder.path()), 1);
}

#[test]
fn a_missing_folder_and_a_folder_as_target_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let text = Text::new(Lang::Vi);
    let campaign = campaign(&Shape { units: 1, ..Shape::plain(1) });
    let missing = write(&campaign, &text, &folder.path().join("no/a.xlsx"), &|_, _| true).unwrap_err();
    assert!(matches!(missing, ExportError::NoFolder(_)));
    assert!(missing.message(&text).starts_with("Không có thư mục"), "{}", missing.message(&text));
    let folder_itself = write(&campaign, &text, folder.path(), &|_, _| true).unwrap_err();
    assert!(matches!(folder_itself, ExportError::IsFolder(_)));
}

#[test]
fn stopped_at_any_step_the_old_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    let campaign = campaign(&Shape { units: 2, ..Shape::plain(1) });
    let text = Text::new(Lang::Vi);
    let calls = AtomicU32::new(0);
    write(&campaign, &text, &path, &|done, all| {
        assert!(done <= all);
        calls.fetch_add(1, Ordering::Relaxed);
        true
    })
    .unwrap();
    let all = calls.load(Ordering::Relaxed);
    fs::write(&path, "old").unwrap();
    for stop_at in [1, 2, all / 2, all] {
        let calls = AtomicU32::new(0);
        let stopped = write(&campaign, &text, &path, &|_, _| calls.fetch_add(1, Ordering::Relaxed) + 1 < stop_at);
        assert!(matches!(stopped, Err(ExportError::Stopped)), "{stop_at} of {all}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(left_in(folder.path()), 1);
    }
}
