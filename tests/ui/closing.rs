//! Closing the window: what is typed is recorded, and what can't be is asked about.

use egui::accesskit::Role;
use egui::{Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable as _;
use thamdinh::ui::theme::Scheme;
use thamdinh::workbench::look_at;

use super::campaigns::{hai_phong, messy};
use super::harness::{key, one_frame, says, text};
use super::window::{Started, click, go, known, shows, window};

const ASKS: &str = "Đóng cửa sổ thì mất phần chưa ghi này";

/// Asks the window to close as its system does; what it answers with.
fn close(harness: &mut Started) -> Vec<ViewportCommand> {
    harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
    harness.step();
    let answer = harness.output().viewport_output.get(&ViewportId::ROOT).map(|out| out.commands.clone());
    harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.clear();
    answer.unwrap_or_default()
}

#[test]
fn a_score_that_is_being_typed_is_recorded_when_the_window_closes() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    go(&mut harness, "Thẩm định");
    one_frame(&mut harness, [text("0,5")]);
    assert!(!close(&mut harness).contains(&ViewportCommand::CancelClose));
    drop(harness);
    let last = look_at(&file).unwrap();
    let values: Vec<_> = last.log().last().unwrap().changes.iter().map(|c| c.value.printed().unwrap()).collect();
    assert_eq!(values, ["0.5"]);
}

#[test]
fn a_score_that_cannot_be_taken_keeps_the_window_open_until_it_may_be_lost() {
    let (_folder, file) = messy();
    let before = look_at(&file).unwrap().log().entries().len();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    go(&mut harness, "Thẩm định");
    one_frame(&mut harness, [text("99")]);
    assert!(close(&mut harness).contains(&ViewportCommand::CancelClose));
    harness.run_steps(3);
    assert!(shows(&harness, ASKS) && shows(&harness, "Trang Thẩm định: ô đang gõ chưa nhận được"));
    // Ctrl+Z and the places belong to nobody meanwhile, and Esc goes back.
    one_frame(&mut harness, [key(Key::Num8, Modifiers::COMMAND)]);
    assert!(shows(&harness, ASKS));
    one_frame(&mut harness, [key(Key::Escape, Modifiers::NONE)]);
    assert!(!shows(&harness, ASKS));
    assert!(close(&mut harness).contains(&ViewportCommand::CancelClose));
    harness.run_steps(2);
    harness.get_by_label("Đóng, bỏ phần này").click();
    harness.step();
    let answer = &harness.output().viewport_output[&ViewportId::ROOT].commands;
    assert!(answer.contains(&ViewportCommand::Close), "{answer:?}");
    assert!(!close(&mut harness).contains(&ViewportCommand::CancelClose));
    drop(harness);
    assert_eq!(look_at(&file).unwrap().log().entries().len(), before);
}

#[test]
fn a_set_up_that_is_not_saved_keeps_its_block_and_its_campaign() {
    let (_folder, file) = hai_phong();
    let (_other_folder, other) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file));
    go(&mut harness, "Thiết lập");
    click(&mut harness, "Cách tính kết quả");
    harness.get_by(says("Số chữ số thập phân của tổng điểm")).click();
    harness.run_steps(3);
    harness.get_by(|node| node.role() == Role::Button && node.label().as_deref() == Some("1")).click();
    harness.run_steps(3);
    assert!(shows(&harness, "Đã sửa, chưa lưu"));
    super::window::drop_on(&mut harness, &[other.to_str().unwrap()]);
    assert!(shows(&harness, "Còn phần chưa ghi (Trang Thiết lập: đã sửa, chưa lưu)"));
    assert!(shows(&harness, "Đã sửa, chưa lưu"));
    click(&mut harness, "Hủy thay đổi");
    super::window::drop_on(&mut harness, &[other.to_str().unwrap()]);
    assert!(shows(&harness, "Việc tiếp theo"), "the other campaign opens");
}
