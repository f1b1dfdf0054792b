//! Spreadsheets in the whole window: dropped, pasted, told at their heads, taken in and taken back.

use std::path::Path;
use std::thread;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use thamdinh::domain::entry::Act;
use thamdinh::domain::setup::WordMeaning;
use thamdinh::ui::theme::Scheme;
use thamdinh::workbench::look_at;

use super::campaigns::{hai_phong, messy};
use super::harness::{key, one_frame, says};
use super::window::{Started, click, drop_on, go, known, shows, wait, window};

/// Clicks "take in"; the write may still be going on.
pub(super) fn click_take_in(harness: &mut Started) {
    let take = harness.get_by(|node| node.label().is_some_and(|l| l.starts_with("Nhập ") && l.ends_with(" giá trị")));
    take.click();
    harness.step();
}

fn assert_taken_in_and_undone(file: &Path) {
    let campaign = look_at(file).unwrap();
    let acts: Vec<_> = campaign.log().entries().iter().map(|e| e.act.clone()).collect();
    assert_eq!(acts.len(), 3, "{acts:?}");
    assert!(campaign.results().iter().flat_map(|r| &r.totals.units).all(|u| u.scored == 0));
}

#[test]
fn dropped_files_are_rehearsed_taken_in_and_undone() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    drop_on(&mut harness, &["tests/data/messy/01 tieu de, 2 dong tieu de, so kieu chu.xlsx"]);
    assert!(shows(&harness, "Đây là đọc thử, chưa ghi gì"));
    click_take_in(&mut harness);
    wait(&mut harness);
    assert!(shows(&harness, "Đã nhập "));
    one_frame(&mut harness, [key(Key::Z, Modifiers::COMMAND)]);
    harness.run_steps(2);
    drop(harness);
    assert_taken_in_and_undone(&file);
}

#[test]
fn what_is_decided_while_files_are_written_waits_and_is_not_lost() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    drop_on(&mut harness, &["tests/data/messy/01 tieu de, 2 dong tieu de, so kieu chu.xlsx"]);
    click_take_in(&mut harness);
    one_frame(&mut harness, [key(Key::Z, Modifiers::COMMAND)]);
    wait(&mut harness);
    drop(harness);
    assert_taken_in_and_undone(&file);
}

#[test]
fn a_file_that_was_taken_in_is_taken_back_alone() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    drop_on(
        &mut harness,
        &["tests/data/messy/01 tieu de, 2 dong tieu de, so kieu chu.xlsx", "tests/data/messy/03 Q.Hai An.xlsx"],
    );
    click_take_in(&mut harness);
    wait(&mut harness);
    go(&mut harness, "Nhập liệu");
    assert_eq!(harness.query_all_by(|n| n.label().is_some_and(|l| l.starts_with("Bỏ tệp "))).count(), 2);
    click(&mut harness, "Bỏ tệp 03 Q.Hai An.xlsx");
    assert!(shows(&harness, "không còn giá trị nào đang dùng"));
    drop(harness);
    let campaign = look_at(&file).unwrap();
    let last = campaign.log().entries().last().unwrap();
    assert_eq!((&last.act, last.note.as_deref()), (&Act::Edit, Some("03 Q.Hai An.xlsx")));
    assert_eq!(last.changes.len(), campaign.log().entries().iter().rev().nth(1).unwrap().changes.len());
}

#[test]
fn a_range_that_was_copied_in_excel_goes_the_same_way_as_a_file() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    go(&mut harness, "Nhập liệu");
    one_frame(&mut harness, [Event::Paste("một từ".to_owned())]);
    assert!(shows(&harness, "Không có vùng ô nào để dán"));
    let range = "STT\tTiêu chí\tĐiểm tối đa\tĐiểm tự chấm\r\n\
                 1.1.1\tBan hành kế hoạch CCHC năm\t0,5\t0,25\r\n\
                 1.1.3\tMức độ thực hiện kế hoạch CCHC\t2\t1,75\r\n";
    one_frame(&mut harness, [Event::Paste(range.to_owned())]);
    wait(&mut harness);
    click(&mut harness, "Bảng tính như trong tệp");
    wait_for_sheet(&mut harness);
    // Nobody has said whose scores they are.
    harness.get_by(says("Đơn vị của bảng")).click();
    harness.run_steps(3);
    click(&mut harness, "UBND quận Lê Chân");
    wait(&mut harness);
    wait_for_sheet(&mut harness);
    assert_eq!(taken(&harness), 2);
    click_take_in(&mut harness);
    wait(&mut harness);
    drop(harness);
    let campaign = look_at(&file).unwrap();
    let last = campaign.log().entries().last().unwrap();
    assert!(last.file.as_ref().unwrap().name.starts_with("Dán từ Excel "));
    let values: Vec<_> = last.changes.iter().map(|c| c.value.printed().unwrap()).collect();
    assert_eq!(values, ["0.25", "1.75"]);
}

#[test]
fn a_column_is_told_at_its_head() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    drop_on(&mut harness, &["tests/data/messy/01 tieu de, 2 dong tieu de, so kieu chu.xlsx"]);
    let values = taken(&harness);
    click(&mut harness, "Bảng tính như trong tệp");
    wait_for_sheet(&mut harness);
    harness.snapshot("import_sheet");
    let chosen = |harness: &Started| harness.get_by(says("Cột D là")).accesskit_node().label();
    assert_eq!(chosen(&harness).as_deref(), Some("Cột D là: điểm tự đánh giá"));
    harness.get_by(says("Cột D là")).click();
    harness.run_steps(3);
    click(&mut harness, "không đọc");
    wait(&mut harness);
    wait_for_sheet(&mut harness);
    assert_eq!(chosen(&harness).as_deref(), Some("Cột D là: không đọc"));
    assert!(taken(&harness) < values);
    click(&mut harness, "Bỏ các lựa chọn của tôi");
    wait(&mut harness);
    wait_for_sheet(&mut harness);
    assert_eq!(taken(&harness), values);
}

#[test]
fn a_picture_of_the_sheet_as_it_is_in_the_dark() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Dark, known(true), Some(file));
    drop_on(&mut harness, &["tests/data/messy/05 loi cong thuc, diem vuot, diem am.xlsx"]);
    click(&mut harness, "Bảng tính như trong tệp");
    wait_for_sheet(&mut harness);
    harness.snapshot("import_sheet_dark");
}

#[test]
fn a_finding_leads_to_its_cell() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    drop_on(&mut harness, &["tests/data/messy"]);
    let link = harness.get_all_by_role(Role::Link).next().unwrap();
    let cell = link.accesskit_node().label().unwrap();
    link.click();
    wait_for_sheet(&mut harness);
    assert!(cell.starts_with(|c: char| c.is_ascii_uppercase()), "{cell}");
    harness.snapshot("import_cell");
}

/// How many values the button says that it takes in.
fn taken(harness: &Started) -> usize {
    let button = harness.get_by(|n| n.role() == Role::Button && n.label().is_some_and(|l| l.starts_with("Nhập ")));
    let label = button.accesskit_node().label().unwrap();
    label.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

/// Waits until the file that is looked at is there.
fn wait_for_sheet(harness: &mut Started) {
    for _ in 0..200 {
        harness.run_steps(2);
        if harness.query_all_by(|n| n.label().is_some_and(|l| l.starts_with("Cột "))).next().is_some() {
            return harness.run_steps(2);
        }
        thread::sleep(Duration::from_millis(10));
    }
    panic!("the sheet does not come");
}

#[test]
fn a_name_that_nobody_knows_is_told_once_and_remembered() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    drop_on(&mut harness, &["tests/data/messy/13 don vi la.xlsx"]);
    let asked = harness.get_by(|node| node.value().is_some_and(|said| said.ends_with("” là")));
    let name = asked.accesskit_node().value().unwrap().trim_start_matches('“').trim_end_matches("” là").to_owned();
    harness.get_by(|node| node.role() == Role::ComboBox && node.value().as_deref() != Some("UBND quận, huyện")).click();
    harness.run_steps(3);
    click(&mut harness, "UBND quận Kiến An");
    harness.snapshot("import_name");
    click(&mut harness, "Ghi nhớ tên này");
    wait(&mut harness);
    assert!(shows(&harness, "· UBND quận Kiến An"), "{name}");
    drop(harness);
    let campaign = look_at(&file).unwrap();
    let mut units = campaign.blocks().iter().flat_map(|b| &b.units);
    let unit = units.find(|u| &*u.name == "UBND quận Kiến An").unwrap();
    assert!(unit.aliases.iter().any(|alias| **alias == *name), "{:?}", unit.aliases);
}

#[test]
fn a_word_in_the_place_of_a_score_is_told_once_and_remembered() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    drop_on(&mut harness, &["tests/data/messy/05 loi cong thuc, diem vuot, diem am.xlsx"]);
    let chooser = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.role() == Role::ComboBox && node.value().as_deref() == Some("Chọn nghĩa để ghi nhớ…")
    };
    harness.get_by(|node| chooser(node)).scroll_to_me();
    harness.run_steps(3);
    harness.get_by(|node| chooser(node)).click();
    harness.run_steps(3);
    harness.snapshot("import_word");
    click(&mut harness, "điểm tối đa của tiêu chí");
    wait(&mut harness);
    assert!(harness.query_by(|node| chooser(node)).is_none());
    assert!(shows(&harness, "Chữ đã ghi nhớ"));
    drop(harness);
    let campaign = look_at(&file).unwrap();
    let told: Vec<_> = campaign.settings().words.iter().map(|w| (&*w.word, w.meaning)).collect();
    assert_eq!(told, [("Đạt", WordMeaning::Full)]);
}

#[test]
fn a_rehearsal_that_is_dropped_leaves_nothing() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    drop_on(&mut harness, &["tests/data/messy/03 Q.Hai An.xlsx"]);
    click(&mut harness, "Hủy, không nhập");
    assert!(shows(&harness, "Kéo thả tệp hoặc thư mục bảng tính vào đây"));
    drop(harness);
    assert_eq!(look_at(&file).unwrap().log().entries().len(), 1);
}

#[test]
fn spreadsheets_dropped_before_a_campaign_is_open_ask_for_one() {
    let mut harness = window(Scheme::Light, known(false), None);
    drop_on(&mut harness, &["tests/data/messy/03 Q.Hai An.xlsx"]);
    assert!(shows(&harness, "Chưa mở đợt chấm nào"));
}

#[test]
fn a_value_leads_to_the_cell_that_it_was_taken_from() {
    let (folder, file) = hai_phong();
    let mut harness = window(Scheme::Light, known(false), Some(file));
    go(&mut harness, "Thẩm định");
    let link =
        |harness: &Started| harness.get_all_by_role(Role::Link).next().unwrap().accesskit_node().label().unwrap();
    let words = link(&harness);
    // What stands beside the sheet finds its width first.
    harness.run_steps(8);
    // The spreadsheets are not beside the campaign: that is said, and nothing breaks.
    harness.get_all_by_role(Role::Link).next().unwrap().click();
    harness.run_steps(2);
    wait(&mut harness);
    assert!(shows(&harness, "Không tìm thấy tệp gốc"));
    thamdinh::workbench::example::write(&folder.path().join("mẫu")).unwrap();
    go(&mut harness, "Thẩm định");
    assert_eq!(link(&harness), words);
    harness.run_steps(8);
    harness.get_all_by_role(Role::Link).next().unwrap().click();
    harness.run_steps(2);
    wait(&mut harness);
    wait_for_sheet(&mut harness);
    let name = words.split(" · ").next().unwrap();
    assert!(shows(&harness, name), "{words}");
    harness.snapshot("import_source");
}
