//! Notices: they float, belong to what they speak of, go away by themselves, and can be taken at their word.

use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use thamdinh::ui::theme::Scheme;
use thamdinh::workbench::look_at;

use super::campaigns::messy;
use super::harness::{key, one_frame};
use super::importing::click_take_in;
use super::window::{Started, click, drop_on, go, known, shows, wait, window};

const SHEET: &str = "tests/data/messy/03 Q.Hai An.xlsx";
const NOTHING_OPEN: &str = "Chưa mở đợt chấm nào. Hãy mở hoặc tạo một đợt chấm trước.";

/// Lets time go by in which nobody touches anything.
fn pass(harness: &mut Started, seconds: usize) {
    harness.run_steps(seconds * 4);
}

fn taken_in() -> (tempfile::TempDir, std::path::PathBuf, Started) {
    let (folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    drop_on(&mut harness, &[SHEET]);
    click_take_in(&mut harness);
    wait(&mut harness);
    assert!(shows(&harness, "Đã nhập "));
    (folder, file, harness)
}

fn undo(harness: &Started) -> Option<egui_kittest::Node<'_>> {
    harness.query_by(|node| node.role() == Role::Button && node.label().as_deref() == Some("Hoàn tác"))
}

#[test]
fn a_notice_floats_and_leaves_the_page_where_it_is() {
    let mut harness = window(Scheme::Light, known(false), None);
    let before = harness.get_by_label("Mở đợt chấm…").rect();
    drop_on(&mut harness, &[SHEET]);
    assert!(shows(&harness, NOTHING_OPEN));
    assert_eq!(harness.get_by_label("Mở đợt chấm…").rect(), before);
}

#[test]
fn a_notice_goes_away_by_itself_but_not_under_the_pointer() {
    let mut harness = window(Scheme::Light, known(false), None);
    drop_on(&mut harness, &[SHEET]);
    let place = harness.get_by_label(NOTHING_OPEN).rect().center();
    harness.hover_at(place);
    pass(&mut harness, 30);
    assert!(shows(&harness, NOTHING_OPEN));
    harness.hover_at(Pos2::new(10.0, 10.0));
    pass(&mut harness, 30);
    assert!(!shows(&harness, NOTHING_OPEN));
}

#[test]
fn what_went_wrong_stays_until_it_is_put_away() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("thu.cchc");
    std::fs::write(&file, "xin chào").unwrap();
    let wrong = "Đây không phải tệp đợt chấm điểm";
    let mut harness = window(Scheme::Light, known(false), Some(file));
    pass(&mut harness, 300);
    assert!(shows(&harness, wrong));
    one_frame(&mut harness, [key(Key::Escape, Modifiers::NONE)]);
    assert!(!shows(&harness, wrong));
}

#[test]
fn a_notice_offers_the_way_back_while_nothing_else_was_decided() {
    let (_folder, file, mut harness) = taken_in();
    undo(&harness).unwrap().click();
    harness.run_steps(3);
    assert!(!shows(&harness, "Đã nhập "));
    drop(harness);
    let campaign = look_at(&file).unwrap();
    let last = campaign.log().entries().last().unwrap();
    assert!(matches!(last.act, thamdinh::domain::entry::Act::Undo(_)), "{:?}", last.act);

    let (_folder, _, mut harness) = taken_in();
    go(&mut harness, "Thẩm định");
    one_frame(&mut harness, [egui::Event::Text("0".to_owned()), key(Key::Enter, Modifiers::NONE)]);
    assert!(shows(&harness, "Đã nhập "));
    assert!(undo(&harness).is_none());
}

#[test]
fn a_notice_leads_to_the_page_that_it_speaks_of_and_is_read_out() {
    let (_folder, _, mut harness) = taken_in();
    let live = |harness: &Started| {
        let told = harness.get_by_label_contains("Đã nhập ");
        told.accesskit_node().live()
    };
    assert_eq!(live(&harness), Live::Polite);
    let leads = |harness: &Started| {
        harness.query_by(|n| n.role() == Role::Button && n.label().as_deref() == Some("Nhập liệu")).is_some()
    };
    assert!(!leads(&harness));
    go(&mut harness, "Kết quả");
    assert!(leads(&harness));
    harness.get_by(|n| n.role() == Role::Button && n.label().as_deref() == Some("Nhập liệu")).click();
    harness.run_steps(3);
    assert!(shows(&harness, "Kéo thả tệp hoặc thư mục bảng tính vào đây"));
    assert!(!shows(&harness, "Đã nhập "));
}

#[test]
fn a_click_anywhere_on_a_notice_puts_it_away() {
    let mut harness = window(Scheme::Light, known(false), None);
    drop_on(&mut harness, &[SHEET]);
    let place = harness.get_by_label(NOTHING_OPEN).rect().center();
    // The tap of a quick finger: pressed and let go within one frame.
    let tap = |pressed| egui::Event::PointerButton {
        pos: place,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.hover_at(place);
    harness.step();
    one_frame(&mut harness, [tap(true), tap(false)]);
    assert!(!shows(&harness, NOTHING_OPEN));
    click(&mut harness, "Nguyễn Văn An");
}
