//! The whole window: started, opened, asked, walked through; by label and key.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{DroppedFile, Event, Key, Modifiers, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use thamdinh::text::Lang;
use thamdinh::ui::theme::Scheme;
use thamdinh::ui::window::Window;
use thamdinh::workbench::preferences::Preferences;
use thamdinh::workbench::{Workbench, look_at};

use super::campaigns::{hai_phong, messy};
use super::harness::{key, one_frame, start, start_scaled, text};

pub(super) type Started = Harness<'static, Option<Window>>;

/// Someone who has worked here before.
pub(super) fn known(is_dark: bool) -> Preferences {
    Preferences { author: Some("Nguyễn Văn An".to_owned()), is_dark, ..Preferences::default() }
}

/// Starts the window and waits until it has opened `file`.
pub(super) fn window(scheme: Scheme, preferences: Preferences, file: Option<PathBuf>) -> Started {
    window_in(Lang::Vi, scheme, preferences, file)
}

/// The same in a language.
pub(super) fn window_in(lang: Lang, scheme: Scheme, preferences: Preferences, file: Option<PathBuf>) -> Started {
    let mut harness = start(scheme, None, drawn(lang, preferences, file));
    harness.step();
    wait(&mut harness);
    harness
}

/// The same on a screen of so many pixels, drawn larger.
pub(super) fn window_scaled(screen: ([f32; 2], f32), preferences: Preferences, file: PathBuf) -> Started {
    let mut harness = start_scaled(screen, None, drawn(Lang::Vi, preferences, Some(file)));
    harness.step();
    wait(&mut harness);
    harness
}

fn drawn(lang: Lang, preferences: Preferences, file: Option<PathBuf>) -> impl FnMut(&mut Ui, &mut Option<Window>) {
    move |ui, window| {
        let made = || Window::new(ui.ctx(), preferences.clone(), lang, file.clone());
        window.get_or_insert_with(made).show(ui);
    }
}

/// Waits until no job is at work and what it has brought is drawn.
pub(super) fn wait(harness: &mut Started) {
    for _ in 0..12_000 {
        if !harness.state().as_ref().unwrap().is_busy() {
            harness.run_steps(3);
            return;
        }
        thread::sleep(Duration::from_millis(10));
        harness.step();
    }
    panic!("the job never came to an end");
}

/// Clicks what carries a label, and lets the window settle.
///
/// A row of a list is named by what it is, with its values behind a comma.
pub(super) fn click(harness: &mut Started, label: &str) {
    let row = format!("{label}, ");
    let is_meant = |said: &str| said == label || said.starts_with(&row);
    harness.get_by(|node| node.label().as_deref().is_some_and(is_meant)).click();
    harness.run_steps(3);
}

/// Goes to a place of the rail, and lets the window settle.
pub(super) fn go(harness: &mut Started, place: &str) {
    harness.get_by(|node| node.role() == Role::Tab && node.label().as_deref() == Some(place)).click();
    harness.run_steps(3);
}

/// Drops files on the window and waits until they are read.
pub(super) fn drop_on(harness: &mut Started, paths: &[&str]) {
    #[derive(Debug)]
    struct Dropped(PathBuf);
    impl DroppedFile for Dropped {
        fn path(&self) -> &Path {
            &self.0
        }

        fn bytes(&self) -> Result<Vec<u8>, String> {
            std::fs::read(&self.0).map_err(|e| e.to_string())
        }
    }
    for path in paths {
        harness.input_mut().dropped_files.push(Arc::new(Dropped(PathBuf::from(path))));
    }
    harness.step();
    wait(harness);
}

pub(super) fn shows(harness: &Started, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn the_first_start_asks_for_the_name_and_remembers_it() {
    let mut harness = window(Scheme::Light, Preferences::default(), None);
    assert!(shows(&harness, "Ai đang làm việc ở máy này?"));
    harness.get_by_label("Họ tên hoặc tên cơ quan").focus();
    harness.run_steps(2);
    one_frame(&mut harness, [key(Key::A, Modifiers::COMMAND)]);
    one_frame(&mut harness, [text("Trần Thị Bình")]);
    click(&mut harness, "Dùng tên này");
    assert!(!shows(&harness, "Ai đang làm việc ở máy này?"));
    let remembered = harness.state().as_ref().unwrap().preferences().author.clone();
    assert_eq!(remembered.as_deref(), Some("Trần Thị Bình"));
}

#[test]
fn a_campaign_opens_on_the_overview_and_is_remembered() {
    let (_folder, file) = hai_phong();
    let harness = window(Scheme::Light, known(false), Some(file.clone()));
    assert!(shows(&harness, "Việc tiếp theo"));
    assert!(shows(&harness, "đơn vị đủ điểm: 35/35"));
    assert_eq!(harness.state().as_ref().unwrap().preferences().recent, [file]);
}

#[test]
fn the_start_page_says_what_recent_campaigns_are_and_which_are_gone() {
    let (folder, file) = hai_phong();
    let gone = folder.path().join("đã xóa.cchc");
    let preferences = Preferences { recent: vec![file.clone(), gone], ..known(false) };
    let mut harness = window(Scheme::Light, preferences, None);
    for _ in 0..2_000 {
        harness.run_steps(2);
        if shows(&harness, "Không còn tệp") {
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
    assert!(shows(&harness, "năm 2020 · Thành phố Hải Phòng"));
    assert!(shows(&harness, "đã xóa") && shows(&harness, "Không còn tệp"));
    let about = harness.state().as_ref().unwrap().preferences().seen(&file).unwrap().about.clone().unwrap();
    assert_eq!((about.year, about.complete, about.units, about.settled), (2020, 35, 35, about.lines));
}

#[test]
fn a_file_that_is_no_campaign_is_told_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("thu.cchc");
    std::fs::write(&file, "xin chào").unwrap();
    let mut harness = window(Scheme::Light, known(false), Some(file));
    assert!(shows(&harness, "Đây không phải tệp đợt chấm điểm"));
    click(&mut harness, "Đóng");
    assert!(!shows(&harness, "Đây không phải tệp đợt chấm điểm"));
}

#[test]
fn a_campaign_that_is_open_elsewhere_is_looked_at_and_worked_on_when_the_other_lets_go() {
    let (_folder, file) = messy();
    let held = Workbench::open(&file, "người khác").unwrap();
    let entries = held.campaign().log().entries().len();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    assert!(shows(&harness, "Đang mở ở nơi khác: chỉ xem"));
    assert!(shows(&harness, "Việc tiếp theo"));
    go(&mut harness, "Thẩm định");
    one_frame(&mut harness, [text("0"), key(Key::Enter, Modifiers::NONE)]);
    click(&mut harness, "Mở để sửa");
    wait(&mut harness);
    assert!(shows(&harness, "Đang mở ở nơi khác: chỉ xem"), "the other still works on it");
    drop(held);
    click(&mut harness, "Mở để sửa");
    wait(&mut harness);
    assert!(!shows(&harness, "chỉ xem") && shows(&harness, "Đã lưu"));
    assert!(harness.query_by_label_contains("Việc tiếp theo").is_none(), "whoever reads a page stays on it");
    assert_eq!(look_at(&file).unwrap().log().entries().len(), entries, "looking wrote something");
    one_frame(&mut harness, [text("0"), key(Key::Enter, Modifiers::NONE)]);
    assert_eq!(look_at(&file).unwrap().log().entries().len(), entries + 1, "a score is recorded now");
}

#[test]
fn the_text_grows_by_keys_and_behind_the_gear() {
    let mut harness = window(Scheme::Light, known(false), None);
    one_frame(&mut harness, [key(Key::Plus, Modifiers::COMMAND)]);
    one_frame(&mut harness, [key(Key::Plus, Modifiers::COMMAND)]);
    let percent = |harness: &Started| harness.state().as_ref().unwrap().preferences().text_percent();
    assert_eq!((percent(&harness), harness.ctx.zoom_factor()), (125, 1.25));
    click(&mut harness, "Tên, ngôn ngữ, giao diện, cỡ chữ");
    click(&mut harness, "150 %");
    assert_eq!(harness.ctx.zoom_factor(), 1.5);
    one_frame(&mut harness, [key(Key::Escape, Modifiers::NONE)]);
    assert!(!shows(&harness, "150 %"));
    one_frame(&mut harness, [key(Key::Num0, Modifiers::COMMAND)]);
    assert_eq!((percent(&harness), harness.ctx.zoom_factor()), (100, 1.0));
}

#[test]
fn the_question_for_a_name_floats_and_is_put_away_by_a_click_beside_it() {
    let mut harness = window(Scheme::Light, Preferences::default(), None);
    let place = |harness: &Started| harness.get_by_label("Mở đợt chấm…").rect();
    let before = place(&harness);
    let beside = egui::pos2(300.0, 700.0);
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        let click = Event::PointerButton { pos: beside, button, pressed, modifiers: Modifiers::NONE };
        one_frame(&mut harness, [Event::PointerMoved(beside), click]);
    }
    assert!(!shows(&harness, "Ai đang làm việc ở máy này?"));
    assert_eq!(place(&harness), before);
    click(&mut harness, "Tên, ngôn ngữ, giao diện, cỡ chữ");
    assert!(shows(&harness, "Ai đang làm việc ở máy này?"));
    assert_eq!(place(&harness), before);
}

#[test]
fn the_guide_is_of_the_page_that_is_open() {
    let (_folder, file) = hai_phong();
    let mut harness = window(Scheme::Light, known(false), Some(file));
    let guide = |harness: &mut Started| {
        one_frame(harness, [key(Key::F1, Modifiers::NONE)]);
        harness.run_steps(3);
    };
    guide(&mut harness);
    assert!(shows(&harness, "Trang này cho biết đợt chấm đang ở đâu"));
    harness.get_all_by_label("Thẩm định").next().unwrap().click();
    harness.run_steps(3);
    assert!(shows(&harness, "Bảng ở giữa là phiếu của một đơn vị"));
    harness.snapshot("guide");
    one_frame(&mut harness, [key(Key::Escape, Modifiers::NONE)]);
    harness.run_steps(3);
    assert!(!shows(&harness, "Bảng ở giữa là phiếu của một đơn vị"));
}

#[test]
fn an_edition_is_locked_checked_and_reopened_with_a_reason() {
    let (_folder, file) = hai_phong();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    go(&mut harness, "Công bố");
    click(&mut harness, "Khóa bản công bố số 1");
    wait(&mut harness);
    assert!(shows(&harness, "Đã khóa: bản công bố số 1"));
    click(&mut harness, "Kiểm tra tệp");
    wait(&mut harness);
    assert!(shows(&harness, "Nguyên vẹn"));
    harness.get_by_label("Lý do mở lại").focus();
    harness.run_steps(2);
    one_frame(&mut harness, [text("Giải trình của huyện Vĩnh Bảo")]);
    harness.get_by(|node| node.role() == Role::Button && node.label().as_deref() == Some("Mở lại")).click();
    harness.step();
    wait(&mut harness);
    assert!(shows(&harness, "Không còn gì chặn công bố"));
    drop(harness);
    let campaign = look_at(&file).unwrap();
    assert_eq!((campaign.edition().edition, campaign.edition().is_final), (1, false));
    assert_eq!(campaign.log().last().unwrap().note.as_deref(), Some("Giải trình của huyện Vĩnh Bảo"));
}

#[test]
fn an_empty_campaign_can_not_be_locked_and_says_what_is_open() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file));
    go(&mut harness, "Công bố");
    assert!(shows(&harness, "việc chặn công bố"));
    assert!(harness.get_by_label("Khóa bản công bố số 1").accesskit_node().is_disabled());
}

#[test]
fn the_language_and_the_scheme_change_at_once() {
    let mut harness = window(Scheme::Light, known(false), None);
    click(&mut harness, "Nguyễn Văn An");
    click(&mut harness, "English");
    assert!(shows(&harness, "Open a campaign…"));
    click(&mut harness, "Dark");
    assert!(harness.ctx.style_of(egui::Theme::Dark).visuals.dark_mode);
    let remembered = harness.state().as_ref().unwrap().preferences().clone();
    assert_eq!((remembered.language.as_deref(), remembered.is_dark), (Some("en"), true));
}

#[test]
fn a_criteria_set_dropped_on_the_set_up_is_shown_with_what_it_would_change_before_it_is_saved() {
    let (folder, file) = hai_phong();
    let set = folder.path().join("Bộ tiêu chí.xlsx");
    let mut draft: thamdinh::domain::criteria::Draft = {
        let workbench = Workbench::open(&file, "Sở Nội vụ").unwrap();
        thamdinh::domain::criteria::CriteriaSet::clone(&workbench.campaign().blocks()[0].set).into()
    };
    // The office has numbered a line anew, raised its maximum and taken another out.
    let line = draft.nodes.iter().position(|n| &*n.code == "1.8").unwrap();
    draft.nodes[line].code = "1.80".into();
    let parent = draft.nodes[..line].iter().rposition(|n| &*n.code == "1").unwrap();
    draft.nodes[parent].max = None;
    draft.nodes[line].max = Some("1.25".parse().unwrap());
    draft.nodes.retain(|n| &*n.code != "1.7");
    thamdinh::sheets::tables::write_criteria(&draft, &set).unwrap();

    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    go(&mut harness, "Thiết lập");
    drop_on(&mut harness, &[set.to_str().unwrap()]);
    harness.run_steps(3);
    assert!(shows(&harness, "Bộ tiêu chí.xlsx"));
    assert!(shows(&harness, "0 tiêu chí mới, bỏ 1 tiêu chí"));
    assert!(shows(&harness, "Đã sửa, chưa lưu"));
    harness.snapshot("setup_set");
    let before = Workbench::open(&file, "khác");
    assert!(before.is_err(), "the window holds the file; nothing is written yet");
}

#[test]
fn the_window_is_walked_and_a_score_typed_by_keyboard_alone() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file));
    let of_place = |number| key(number, Modifiers::COMMAND);
    let chosen = |harness: &Started| {
        let places = harness.query_all_by(|node| node.role() == Role::Tab && node.is_selected() == Some(true));
        places.filter_map(|node| node.accesskit_node().label()).next().unwrap_or_default()
    };
    for (number, place) in [(Key::Num3, "Nhập liệu"), (Key::Num8, "Thiết lập"), (Key::Num4, "Thẩm định")] {
        one_frame(&mut harness, [of_place(number)]);
        assert_eq!(chosen(&harness), place);
    }
    one_frame(&mut harness, [text("0,5"), key(Key::Enter, Modifiers::NONE)]);
    let entries = |harness: &Started| shows(harness, "trống → 0,5");
    one_frame(&mut harness, [key(Key::ArrowUp, Modifiers::NONE)]);
    assert!(entries(&harness));
    // Back on the page the sheet has the keyboard again.
    one_frame(&mut harness, [of_place(Key::Num2)]);
    one_frame(&mut harness, [of_place(Key::Num4)]);
    one_frame(&mut harness, [text("0"), key(Key::Enter, Modifiers::NONE)]);
    one_frame(&mut harness, [key(Key::ArrowUp, Modifiers::NONE)]);
    assert!(shows(&harness, "0,5 → 0"));
}

#[test]
fn the_rail_folds_and_opens_and_whole_texts_are_remembered() {
    let (_folder, file) = hai_phong();
    let preferences = Preferences { shows_whole_texts: true, ..known(false) };
    let mut harness = window(Scheme::Light, preferences, Some(file));
    click(&mut harness, "Thu gọn hoặc mở rộng danh mục trang");
    go(&mut harness, "Thẩm định");
    let remembered = harness.state().as_ref().unwrap().preferences().clone();
    assert!(remembered.is_rail_folded == Some(false) && remembered.shows_whole_texts);
    harness.snapshot("scoring_folded");
}
