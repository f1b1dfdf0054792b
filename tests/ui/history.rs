//! History: what was decided, filtered, copied, and taken back by name.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use thamdinh::domain::campaign::{Campaign, Command, Edit};
use thamdinh::domain::entry::Act;
use thamdinh::domain::points::Points;
use thamdinh::domain::value::{Key as Register, Round, Score, Value, What};
use thamdinh::ui::context::Intent;
use thamdinh::ui::history::data::{self, Filter, Kind};
use thamdinh::ui::history::{History, words};
use thamdinh::ui::theme::Scheme;
use thamdinh::workbench::look_at;

use super::campaigns::{hai_phong, messy};
use super::harness::{key, one_frame, start};
use super::importing::click_take_in;
use super::sample::{Desk, campaign, framed, unit};
use super::window::{click, drop_on, go, known, shows, wait, window};

fn desk<'a>() -> Harness<'a, Desk<History>> {
    let mut harness = start(Scheme::Light, Desk::new(campaign(), History::default()), |ui, desk| {
        desk.draw(ui, |ui, page, context, out| framed(ui, 8, None, |ui| page.show(ui, context, out)));
    });
    harness.run_steps(3);
    harness
}

fn press(harness: &mut Harness<'_, Desk<History>>, which: Key) {
    one_frame(harness, [key(which, Modifiers::NONE)]);
}

fn changes(desk: &Desk<()>, filter: &Filter) -> usize {
    data::list(&desk.context(), filter).changes.len()
}

#[test]
fn every_decision_is_listed_once_the_newest_first_with_all_its_changes() {
    let desk = Desk::new(campaign(), ());
    let listing = data::list(&desk.context(), &Filter::default());
    let entries = desk.campaign.log().entries();
    assert_eq!(listing.changes.len(), entries.iter().map(|e| e.changes.len()).sum::<usize>());
    let orders: Vec<_> =
        listing.decisions.iter().map(|d| desk.campaign.group(d.group).next().unwrap().order()).collect();
    assert!(orders.is_sorted_by(|a, b| a > b));
    let groups: std::collections::HashSet<_> = entries.iter().map(|e| e.group).collect();
    assert_eq!(listing.decisions.len(), groups.len());
    let grouped = |d: &data::Decision| desk.campaign.group(d.group).map(|e| e.changes.len()).sum::<usize>() == d.len();
    assert!(listing.decisions.iter().all(grouped));
}

#[test]
fn filters_part_the_changes_by_unit_line_person_kind_and_day() {
    let desk = Desk::new(campaign(), ());
    let (all, any) = (changes(&desk, &Filter::default()), Filter::default);
    let units = desk.campaign.blocks()[0].units.iter();
    let of_units: usize = units.map(|u| changes(&desk, &Filter { unit: Some(u.id), ..any() })).sum();
    let of_no_unit = desk.campaign.log().entries().iter().flat_map(|e| &e.changes);
    let of_no_unit = of_no_unit.filter(|c| desk.campaign.unit(c.key.unit).is_none()).count();
    assert_eq!(of_units + of_no_unit, all);
    let listing = data::list(&desk.context(), &any());
    let by = |person: &Arc<str>| changes(&desk, &Filter { person: Some(person.clone()), ..any() });
    assert_eq!(listing.people.iter().map(by).sum::<usize>(), all);
    let of = |kind: &Kind| changes(&desk, &Filter { kind: Some(*kind), ..any() });
    assert_eq!(Kind::ALL.iter().map(of).sum::<usize>(), all);
    let on = |day: &data::Day| changes(&desk, &Filter { from: Some(*day), until: Some(*day), ..any() });
    assert_eq!(listing.days.iter().map(on).sum::<usize>(), all);
    let line = desk.campaign.blocks()[0].set.by_code("1.2.1").unwrap().id;
    let one = data::list(&desk.context(), &Filter { unit: Some(unit("le-chan")), line: Some(line), ..any() });
    assert!(!one.changes.is_empty());
    let is_its = |spot: &data::Spot| {
        let (_, change) = spot.look_up(&desk.campaign).unwrap();
        (change.key.unit, change.key.line) == (unit("le-chan"), line)
    };
    assert!(one.changes.iter().all(is_its));
}

#[test]
fn what_is_copied_says_from_what_to_what_and_from_where_but_no_private_note() {
    let mut desk = Desk::new(campaign(), ());
    let line = desk.campaign.blocks()[0].set.by_code("1.2.1").unwrap().id;
    let note = Register::cell(What::PrivateNote, unit("le-chan"), line);
    let edits = vec![Edit::typed(note, Value::text("chỉ nội bộ"))];
    desk.carry_out(Command::Edit { edits, note: None });
    let filter = Filter { unit: Some(unit("le-chan")), line: Some(line), ..Filter::default() };
    let listing = data::list(&desk.context(), &filter);
    let copied = words::copied(&desk.context(), &listing, None);
    let rows: Vec<Vec<&str>> = copied.lines().map(|row| row.split('\t').collect()).collect();
    assert_eq!(rows.len(), listing.changes.len() + 1);
    assert!(rows.iter().all(|row| row.len() == 12));
    assert!(!copied.contains("chỉ nội bộ"));
    let own = rows.iter().find(|row| row[5] == "Điểm tự đánh giá").unwrap();
    assert_eq!((own[2], own[9], own[10]), ("Nhập bảng tính", "le-chan.xlsx", "Tự chấm"));
    let of_one = words::copied(&desk.context(), &listing, Some(listing.decisions[0].group));
    assert_eq!(of_one.lines().count(), 2);
}

fn scored(desk: &mut Desk<History>, points: &str, reason: Option<&str>) {
    let line = desk.campaign.blocks()[0].set.by_code("7.5.1").unwrap().id;
    let key = Register::cell(What::Appraised(Round::First), unit("an-duong"), line);
    let score = Score::Points(points.parse::<Points>().unwrap());
    let value = Value::Score(Some(score), reason.map(Into::into));
    desk.carry_out(Command::Edit { edits: vec![Edit::typed(key, value)], note: None });
}

fn says(campaign: &Campaign) -> Option<String> {
    let line = campaign.blocks()[0].set.by_code("7.5.1").unwrap().id;
    campaign.read(Register::cell(What::Appraised(Round::First), unit("an-duong"), line)).value()?.printed()
}

#[test]
fn a_decision_is_taken_back_after_a_look_at_what_would_change() {
    let mut harness = desk();
    scored(harness.state_mut(), "0.5", None);
    scored(harness.state_mut(), "0.25", Some("Chậm"));
    harness.run_steps(3);
    // The older one is written over whole: there is nothing to take back.
    let rows = |harness: &Harness<'_, Desk<History>>| {
        harness.query_all_by_label_contains("Điểm 7.5.1 của UBND huyện An Dương · trống → 0,5").count()
    };
    assert_eq!(rows(&harness), 1);
    harness.get_by_label_contains("Điểm 7.5.1 của UBND huyện An Dương · trống → 0,5").click();
    harness.run_steps(3);
    harness.get_by_label("Lấy lại lần ghi này…").click();
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("Không còn gì để lấy lại").is_some());
    harness.get_by_label("Hủy").click();
    harness.run_steps(2);
    harness.get_by_label_contains("Điểm 7.5.1 của UBND huyện An Dương · 0,5 → 0,25").click();
    harness.run_steps(3);
    let before = harness.state().campaign.revision();
    harness.get_by_label("Lấy lại lần ghi này…").click();
    harness.run_steps(3);
    assert_eq!(harness.state().campaign.revision(), before, "a look writes nothing");
    assert!(harness.query_by_label_contains("1 giá trị sẽ trở về như trước lần ghi này").is_some());
    harness.snapshot("history_light");
    harness.get_by_label("Lấy lại 1 giá trị").click();
    harness.run_steps(3);
    assert_eq!(says(&harness.state().campaign).as_deref(), Some("0.5"));
    let last = harness.state().campaign.log().last().unwrap();
    assert!(matches!(last.act, Act::Undo(_)));
    assert_eq!(harness.state().refused, 0);
}

#[test]
fn the_keyboard_goes_through_the_history_and_leads_to_a_line() {
    let mut harness = desk();
    scored(harness.state_mut(), "0.5", None);
    harness.run_steps(3);
    press(&mut harness, Key::ArrowDown);
    harness.run_steps(2);
    press(&mut harness, Key::Home);
    harness.run_steps(2);
    press(&mut harness, Key::Enter);
    let line = harness.state().campaign.blocks()[0].set.by_code("7.5.1").unwrap().id;
    let shown = harness
        .state()
        .asked
        .iter()
        .any(|i| matches!(i, Intent::Show(u, l) if (*u, *l) == (unit("an-duong"), Some(line))));
    assert!(shown, "{:?}", harness.state().asked);
    one_frame(&mut harness, [egui::Event::Copy]);
    let copied = harness.state().asked.iter().any(|i| matches!(i, Intent::Copy(text) if text.lines().count() == 2));
    assert!(copied, "the decision that is chosen is copied");
}

#[test]
fn one_press_right_after_opening_takes_nothing_back_and_says_so() {
    let (_folder, file) = hai_phong();
    let before = look_at(&file).unwrap().log().digest();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    one_frame(&mut harness, [key(Key::Z, Modifiers::COMMAND)]);
    assert!(shows(&harness, "Từ khi mở đến giờ chưa có gì để hoàn tác"));
    drop(harness);
    assert_eq!(look_at(&file).unwrap().log().digest(), before);
}

#[test]
fn the_window_says_what_undo_would_do_and_what_it_did() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    drop_on(&mut harness, &["tests/data/messy/03 Q.Hai An.xlsx"]);
    click_take_in(&mut harness);
    wait(&mut harness);
    let imported = look_at_log(&file);
    let undo = "Hoàn tác: nhập tệp 03 Q.Hai An.xlsx";
    assert!(shows(&harness, undo));
    one_frame(&mut harness, [key(Key::Z, Modifiers::COMMAND)]);
    assert!(shows(&harness, "Đã hoàn tác: nhập tệp 03 Q.Hai An.xlsx"));
    assert!(shows(&harness, "Làm lại: nhập tệp 03 Q.Hai An.xlsx"));
    one_frame(&mut harness, [key(Key::Y, Modifiers::COMMAND)]);
    assert!(shows(&harness, "Đã làm lại: nhập tệp 03 Q.Hai An.xlsx"));
    // Taken back from the history, which is one more step.
    go(&mut harness, "Lịch sử");
    harness
        .get_by(|n| n.role() == Role::Button && n.label().is_some_and(|l| l.starts_with("Làm lại nhập tệp")))
        .click();
    harness.run_steps(3);
    click(&mut harness, "Lấy lại lần ghi này…");
    harness.get_by_label_contains(" giá trị sẽ trở về như trước");
    let take_back = harness.get_by(|n| n.label().is_some_and(|l| l.starts_with("Lấy lại ") && l.ends_with(" giá trị")));
    take_back.click();
    harness.run_steps(3);
    assert!(shows(&harness, "Đã lấy lại: nhập tệp"));
    one_frame(&mut harness, [key(Key::Z, Modifiers::COMMAND)]);
    assert!(shows(&harness, "Đã hoàn tác: việc lấy lại nhập tệp"));
    drop(harness);
    let campaign = look_at(&file).unwrap();
    let mut acts: Vec<_> = campaign.log().entries().iter().map(|e| e.act.word()).collect();
    acts.dedup();
    assert_eq!(acts, ["create", "import", "undo", "redo", "undo", "redo"]);
    let values = |campaign: &Campaign| {
        let last =
            campaign.log().entries().iter().rev().take_while(|e| e.group == campaign.log().last().unwrap().group);
        last.flat_map(|e| e.changes.iter().map(|c| (c.key, c.value.clone(), e.sheet_of(c).cloned()))).count()
    };
    assert_eq!(values(&campaign), imported);
}

fn look_at_log(file: &std::path::Path) -> usize {
    // The window holds the file: what is in it is counted from a copy.
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("ban-sao.cchc");
    std::fs::copy(file, &copy).unwrap();
    let campaign = look_at(&copy).unwrap();
    campaign.log().entries().iter().filter(|e| e.act == Act::Import).map(|e| e.changes.len()).sum()
}
