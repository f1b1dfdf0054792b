//! Set-up: what saving would change is shown before it is saved.

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};
use thamdinh::domain::campaign::{Command, Edit};
use thamdinh::domain::points::Points;
use thamdinh::domain::setup::{CellWord, ColumnHead, Person, WordMeaning};
use thamdinh::ui::setup::{
    Setup,
    data::{BandRow, Plan},
};
use thamdinh::ui::theme::Scheme;

use super::harness::{active_cell, key, one_frame, says, start, text};
use super::sample::{Desk, campaign, framed};

fn desk<'a>(page: Setup) -> Harness<'a, Desk<Setup>> {
    let mut harness = start(Scheme::Light, Desk::new(campaign(), page), |ui, desk| {
        desk.draw(ui, |ui, page, context, out| framed(ui, 7, None, |ui| page.show(ui, context, out)));
    });
    harness.run_steps(3);
    harness
}

#[test]
fn a_plan_as_it_is_changes_nothing() {
    let desk = Desk::new(campaign(), ());
    let plan = Plan::of(&desk.context()).unwrap();
    assert!(plan.edits(&desk.context()).unwrap().is_empty());
    assert!(plan.effect(&desk.context()).changes.is_empty());
}

#[test]
fn the_lowest_band_begins_at_zero_and_none_below() {
    let desk = Desk::new(campaign(), ());
    let mut plan = Plan::of(&desk.context()).unwrap();
    let lowest = |from: &str| BandRow { name: "Yếu".to_owned(), from: from.to_owned(), block: None };
    plan.bands.push(lowest("0"));
    assert_eq!(plan.edits(&desk.context()).unwrap().len(), 1);
    for typed in ["-1", "x", ""] {
        *plan.bands.last_mut().unwrap() = lowest(typed);
        let faults = plan.edits(&desk.context()).unwrap_err();
        assert!(faults[0].contains("“Yếu”") && faults[0].contains(&format!("“{typed}”")), "{faults:?}");
    }
}

#[test]
fn a_new_unit_gets_an_id_and_a_lower_maximum_its_effect() {
    let mut desk = Desk::new(campaign(), ());
    let mut plan = Plan::of(&desk.context()).unwrap();
    plan.decimals = 1;
    plan.set.nodes.iter_mut().find(|n| &*n.code == "1.1.1").unwrap().max = Some(Points::whole(1));
    let mut unit = plan.units[0].clone();
    (unit.id, unit.name) = (thamdinh::domain::slug::Slug::NONE, "UBND thành phố Thủy Nguyên".into());
    plan.units.push(unit);
    let effect = plan.effect(&desk.context());
    assert_eq!(effect.faults, Vec::<String>::new());
    assert_eq!(effect.changes.len(), 16, "every total loses a decimal, and one unit is new");
    assert!(!effect.warnings.is_empty(), "the whole no longer comes to 100");
    let edits = plan.edits(&desk.context()).unwrap();
    desk.carry_out(thamdinh::domain::campaign::Command::Edit {
        edits, note: Some("Sửa theo quyết định".into())
    });
    assert_eq!(desk.refused, 0);
    assert_eq!(desk.campaign.blocks()[0].units[15].id.as_str(), "ubnd-thanh-pho-thuy-nguyen");
}

#[test]
fn a_unit_that_is_added_again_does_not_get_back_what_was_recorded_on_one_of_its_name() {
    let mut desk = Desk::new(campaign(), ());
    let mut save = |change: &dyn Fn(&mut Plan)| {
        let mut plan = Plan::of(&desk.context()).unwrap();
        change(&mut plan);
        let edits = plan.edits(&desk.context()).unwrap();
        desk.carry_out(thamdinh::domain::campaign::Command::Edit { edits, note: None });
        desk.campaign.blocks()[0].units.last().unwrap().clone()
    };
    let new = |plan: &mut Plan| {
        let unit = thamdinh::domain::setup::Unit {
            id: thamdinh::domain::slug::Slug::NONE,
            name: "Le Chan".into(),
            ..plan.units[0].clone()
        };
        plan.units.push(unit);
    };
    assert_eq!(save(&|plan| plan.units.retain(|unit| unit.id.as_str() != "le-chan")).id.as_str(), "bach-long-vi");
    let again = save(&new);
    assert_eq!(again.id.as_str(), "le-chan-2", "scores are recorded on le-chan");
    let own = desk.campaign.self_score(again.id, thamdinh::domain::slug::Slug::new("1.1.1").unwrap());
    assert_eq!(own.value(), None);
}

#[test]
fn a_picture_of_setup() {
    let mut harness = desk(Setup::default());
    harness.snapshot("setup_light");
}

#[test]
fn what_a_set_states_about_itself_is_typed_saved_and_shown() {
    let mut harness = desk(Setup::default());
    harness.get_by_label("Sửa").click();
    harness.run_steps(2);
    for (name, typed) in [
        ("Tên bộ tiêu chí", "Bộ tiêu chí cấp huyện"),
        ("Cấp áp dụng", "cấp huyện"),
        ("Căn cứ pháp lý", "Quyết định số 329/QĐ-UBND ngày 03/3/2016"),
        ("Năm đầu áp dụng", "202"),
    ] {
        harness.get_by_role_and_label(Role::TextInput, name).focus();
        harness.run_steps(2);
        one_frame(&mut harness, [text(typed)]);
    }
    harness.run_steps(2);
    assert!(harness.query_by_label("Năm “202” chưa đúng. Gõ bốn chữ số, ví dụ 2025, hoặc để trống.").is_some());
    one_frame(&mut harness, [text("1")]);
    harness.run_steps(2);
    let warning = "Bộ tiêu chí áp dụng từ năm 2021 nhưng được dùng cho năm 2020. Hãy đối chiếu với quyết định.";
    assert!(harness.query_by_label_contains(warning).is_some());
    harness.snapshot("setup_about");
    harness.get_by_role_and_label(Role::MultilineTextInput, "Lý do sửa").focus();
    harness.run_steps(2);
    one_frame(&mut harness, [text("Ghi căn cứ")]);
    harness.get_by_label("Lưu").click();
    harness.run_steps(3);
    let about = harness.state().campaign.blocks()[0].set.about().clone();
    assert_eq!((&*about.level, about.years()), ("cấp huyện", (Some(2021), None)));
    assert_eq!(&*about.basis, "Quyết định số 329/QĐ-UBND ngày 03/3/2016");
}

#[test]
fn what_was_remembered_from_imports_is_shown_and_can_be_forgotten() {
    let mut desk_of = Desk::new(campaign(), Setup::default());
    let mut settings = desk_of.campaign.settings().clone();
    settings.heads.push(ColumnHead { head: "Cột A / Điểm".into(), meaning: "self_score".into() });
    let words = [("x", WordMeaning::Zero), ("Đạt", WordMeaning::Full)];
    settings.words.extend(words.map(|(word, meaning)| CellWord { word: word.into(), meaning }));
    desk_of.carry_out(Command::Edit { edits: vec![Edit::settings(&settings)], note: None });
    let mut harness = start(Scheme::Light, desk_of, |ui, desk| {
        desk.draw(ui, |ui, page, context, out| framed(ui, 7, None, |ui| page.show(ui, context, out)));
    });
    harness.run_steps(3);
    harness.get_by_label("Cách tính kết quả").click();
    harness.run_steps(3);
    harness.snapshot("setup_told");
    let word = "Chữ “x” trong ô điểm: 0 điểm";
    assert!(harness.query_by_label(word).is_some());
    harness.get_by_label(&format!("Xóa: {word}")).click();
    harness.run_steps(3);
    assert!(harness.query_by_label(word).is_none());
}

#[test]
fn what_is_typed_under_a_folded_field_goes_to_the_row_that_is_seen() {
    let mut harness = desk(Setup::default());
    harness.run_steps(2);
    let press = |key_of| key(key_of, Modifiers::NONE);
    one_frame(&mut harness, [press(Key::Enter)]);
    one_frame(&mut harness, [Key::ArrowDown, Key::ArrowDown, Key::ArrowRight, Key::ArrowRight].map(press));
    one_frame(&mut harness, [text("2"), press(Key::Enter)]);
    one_frame(&mut harness, [press(Key::ArrowUp)]);
    let said = active_cell(&harness);
    assert!(said.starts_with("Tối đa, 2.1 ") && said.ends_with(": 2"), "{said}");
}

#[test]
fn rows_are_added_moved_numbered_and_taken_out() {
    let mut harness = desk(Setup::default());
    harness.run_steps(2);
    // The first field; a criterion is added under it, its text typed at once.
    harness.get_by_label("Thêm tiêu chí…").click();
    harness.run_steps(3);
    harness.get_by_label("tiêu chí").click();
    harness.run_steps(3);
    let press = |key_of| key(key_of, Modifiers::NONE);
    let said = |harness: &Harness<'_, Desk<Setup>>| active_cell(harness);
    assert!(said(&harness).starts_with("Nội dung, 1.9 Tên tiêu chí mới"), "{}", said(&harness));
    // Enter goes on to the next row that takes a text.
    one_frame(&mut harness, [text("Chữ ký số"), press(Key::Enter)]);
    one_frame(&mut harness, [press(Key::ArrowUp)]);
    harness.run_steps(2);
    assert!(said(&harness).starts_with("Nội dung, 1.9 Chữ ký số"), "{}", said(&harness));
    harness.get_by_label("Chuyển lên").click();
    harness.run_steps(3);
    harness.get_by_label("Đánh số lại").click();
    harness.run_steps(3);
    assert!(said(&harness).starts_with("Nội dung, 1.8 Chữ ký số"), "{}", said(&harness));
    // The rule as the decision words it, and what it gives.
    one_frame(&mut harness, [Key::ArrowRight, Key::ArrowRight, Key::ArrowRight, Key::ArrowRight].map(press));
    one_frame(&mut harness, [text("Tỷ lệ x điểm tối đa"), press(Key::Enter)]);
    one_frame(&mut harness, [press(Key::ArrowUp)]);
    harness.get_by_role_and_label(Role::TextInput, "Thử với số liệu, ví dụ 87,5% hoặc 45/50").focus();
    harness.run_steps(2);
    one_frame(&mut harness, [text("3/4")]);
    harness.run_steps(2);
    harness.snapshot("setup_row");
    harness.get_by_role_and_label(Role::MultilineTextInput, "Lý do sửa").focus();
    harness.run_steps(2);
    one_frame(&mut harness, [text("Bổ sung tiêu chí")]);
    harness.get_by_label("Lưu").click();
    harness.run_steps(3);
    let set = |harness: &Harness<'_, Desk<Setup>>| harness.state().campaign.blocks()[0].set.clone();
    let saved = set(&harness);
    assert_eq!(&*saved.by_code("1.8").unwrap().text, "Chữ ký số");
    assert_eq!(saved.by_code("1.9").unwrap().id.as_str(), "1.8", "a renumbered line keeps what was recorded on it");
    let lines = saved.leaf_count();
    harness.get_by_label("Xóa tiêu chí").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MultilineTextInput, "Lý do sửa").focus();
    harness.run_steps(2);
    one_frame(&mut harness, [text("Bỏ lại")]);
    harness.get_by_label("Lưu").click();
    harness.run_steps(3);
    assert_eq!(set(&harness).leaf_count(), lines - 1);
}

#[test]
fn people_are_named_with_what_they_score() {
    let mut harness = desk(Setup::default());
    harness.get_by_label("Người thẩm định").click();
    harness.run_steps(3);
    harness.get_by_label("Thêm người").click();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Họ tên người thứ 1, như khai khi mở chương trình").focus();
    harness.run_steps(2);
    one_frame(&mut harness, [text("Lê Thu Hà")]);
    harness.run_steps(2);
    harness.get_by(says("Phần chấm của Lê Thu Hà")).click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::CheckBox, "Sở Tư pháp").click();
    harness.run_steps(3);
    harness.snapshot("setup_people");
    harness.get_by_role_and_label(Role::MultilineTextInput, "Lý do sửa").focus();
    harness.run_steps(2);
    one_frame(&mut harness, [text("Phân công")]);
    harness.get_by_label("Lưu").click();
    harness.run_steps(3);
    let people = harness.state().campaign.settings().people.clone();
    assert_eq!(people, [Person { name: "Lê Thu Hà".into(), bodies: vec!["Sở Tư pháp".into()] }]);
}
