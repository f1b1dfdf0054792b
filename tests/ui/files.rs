//! The program's own file dialog, by key and label.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use thamdinh::text::{Lang, Text};
use thamdinh::ui::files::data::{Kind, Shortcut, Wish};
use thamdinh::ui::files::{Dialog, End};
use thamdinh::ui::theme::Scheme;

use super::harness::{key, one_frame, start, text};

/// The dialog while it is open, and how it ended.
#[derive(Default)]
struct Asked {
    dialog: Option<Dialog>,
    end: Option<End>,
}

/// A folder with a folder of spreadsheets, one beside it, and a campaign.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("Tự đánh giá")).unwrap();
    for file in ["Tự đánh giá/Lê Chân.xlsx", "Tự đánh giá/Đồ Sơn.xlsx", "Tự đánh giá/Kiến An.xls", "a.xlsx", "b.cchc"]
    {
        std::fs::write(folder.path().join(file), "").unwrap();
    }
    folder
}

fn asked(kind: Kind, folder: &Path) -> Harness<'static, Asked> {
    let wish = Wish {
        kind,
        title: "Chọn bảng tính".into(),
        files: "Bảng tính".into(),
        endings: vec!["xlsx", "xls"],
        folder: Some(folder.to_owned()),
        name: "kết quả".into(),
    };
    let words = Text::new(Lang::Vi);
    let home = folder.join("Tự đánh giá");
    let mut wish = Some(wish);
    let mut harness = start(Scheme::Light, Asked::default(), move |ui, asked: &mut Asked| {
        if let Some(wish) = wish.take() {
            let shortcuts = vec![Shortcut { name: "Thư mục cá nhân".into(), folder: home.clone() }];
            asked.dialog = Some(Dialog::new(ui.ctx(), wish, shortcuts, Some(home.clone())));
        }
        if asked.end.is_none()
            && let Some(dialog) = &mut asked.dialog
        {
            asked.end = dialog.show(ui.ctx(), &words);
        }
    });
    settle(&mut harness);
    harness
}

/// Lets the folder be read and drawn.
fn settle(harness: &mut Harness<'_, Asked>) {
    for _ in 0..200 {
        harness.run_steps(2);
        if harness.query_by_label("Đang đọc thư mục…").is_none() {
            return harness.run_steps(2);
        }
        thread::sleep(Duration::from_millis(10));
    }
    panic!("the folder is never read");
}

fn press(harness: &mut Harness<'_, Asked>, keys: &[Key]) {
    for pressed in keys {
        one_frame(harness, [key(*pressed, Modifiers::NONE)]);
        settle(harness);
    }
}

fn chosen(harness: &Harness<'_, Asked>) -> Vec<String> {
    match &harness.state().end {
        Some(End::Chosen(paths)) => {
            paths.iter().map(|p| p.file_name().unwrap().to_string_lossy().into_owned()).collect()
        }
        other => panic!("nothing was chosen: {other:?}"),
    }
}

#[test]
fn a_file_is_found_by_keys_alone() {
    let folder = folder();
    let mut harness = asked(Kind::File, folder.path());
    assert!(harness.query_by_label("b.cchc").is_none(), "what can't be chosen is not shown");
    press(&mut harness, &[Key::ArrowDown, Key::Enter]);
    one_frame(&mut harness, [text("d")]);
    press(&mut harness, &[Key::Enter]);
    assert_eq!(chosen(&harness), ["Đồ Sơn.xlsx"]);
}

#[test]
fn backspace_leads_up_to_the_folder_that_was_come_from_and_escape_puts_away() {
    let folder = folder();
    let mut harness = asked(Kind::Folder, &folder.path().join("Tự đánh giá"));
    press(&mut harness, &[Key::Backspace]);
    assert!(harness.query_by_label("Tự đánh giá").is_some());
    press(&mut harness, &[Key::Enter, Key::Enter]);
    assert_eq!(chosen(&harness), ["Tự đánh giá"], "in again, and then the folder itself");
    let mut harness = asked(Kind::Folder, folder.path());
    press(&mut harness, &[Key::Escape]);
    assert_eq!(harness.state().end, Some(End::PutAway));
}

#[test]
fn a_typed_path_leads_to_its_folder_or_takes_its_file() {
    let folder = folder();
    let mut harness = asked(Kind::Files, folder.path());
    let type_path = |harness: &mut Harness<'_, Asked>, path: &Path| {
        harness.get_by_label("Đường dẫn").focus();
        harness.run_steps(2);
        one_frame(harness, [key(Key::A, Modifiers::COMMAND)]);
        one_frame(harness, [text(&format!("\"{}\"", path.display()))]);
        press(harness, &[Key::Enter]);
    };
    type_path(&mut harness, &folder.path().join("không có"));
    assert!(harness.query_by_label_contains("Không có tệp hoặc thư mục nào phù hợp").is_some());
    type_path(&mut harness, &folder.path().join("Tự đánh giá"));
    assert!(harness.query_by_label("Lê Chân.xlsx").is_some());
    type_path(&mut harness, &folder.path().join("a.xlsx"));
    assert_eq!(chosen(&harness), ["a.xlsx"]);
}

#[test]
fn several_files_are_chosen_with_shift_and_with_the_mouse() {
    let folder = folder();
    let mut harness = asked(Kind::Files, &folder.path().join("Tự đánh giá"));
    press(&mut harness, &[Key::ArrowDown]);
    one_frame(&mut harness, [key(Key::ArrowDown, Modifiers::SHIFT)]);
    assert!(harness.query_by_label("Đã chọn 2 tệp").is_some());
    harness.get_by_label("Lê Chân.xlsx").click_modifiers(Modifiers::COMMAND);
    harness.run_steps(3);
    harness.get_by_label("Mở").click();
    harness.run_steps(3);
    assert_eq!(chosen(&harness).len(), 3);
}

#[test]
fn a_file_is_replaced_only_after_it_was_asked() {
    let folder = folder();
    let mut harness = asked(Kind::Save, folder.path());
    harness.get_by_label("a.xlsx").click();
    harness.run_steps(3);
    harness.get_by_label("Lưu").click();
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("sẽ bị thay thế").is_some());
    assert_eq!(harness.state().end, None);
    harness.get_by_label("Thay thế").click();
    harness.run_steps(3);
    assert_eq!(chosen(&harness), ["a.xlsx"]);
    let mut harness = asked(Kind::Save, folder.path());
    harness.get_by_label("Lưu").click();
    harness.run_steps(3);
    assert_eq!(chosen(&harness), ["kết quả.xlsx"]);
}

#[test]
fn a_new_campaign_never_takes_the_place_of_a_file() {
    let folder = folder();
    let mut harness = asked(Kind::New, folder.path());
    harness.get_by_label("a.xlsx").click();
    harness.run_steps(3);
    harness.get_by_label("Lưu").click();
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("Hãy đặt tên khác").is_some());
    assert_eq!(harness.state().end, None);
}

#[test]
fn rows_are_read_out_with_what_they_are() {
    let folder = folder();
    let harness = asked(Kind::File, folder.path());
    let said = |name: &str| harness.get_by_label(name).accesskit_node().description().unwrap();
    assert!(said("Tự đánh giá").starts_with("thư mục, "));
    assert!(said("a.xlsx").starts_with("tệp, "));
    let path = harness.get_by_label("Đường dẫn").accesskit_node().value().unwrap();
    assert_eq!(PathBuf::from(path), folder.path());
}
