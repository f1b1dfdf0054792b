//! Review: what is open, and what settles it.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use thamdinh::domain::campaign::{Command, Edit};
use thamdinh::domain::points::Points;
use thamdinh::domain::readiness::Matter;
use thamdinh::domain::value::{Score, Value, What};
use thamdinh::ui::context::Intent;
use thamdinh::ui::review::data::{self, Filter, Grouping, HeapOf, Row};
use thamdinh::ui::review::{Review, settle};
use thamdinh::ui::theme::Scheme;

use super::harness::{key, one_frame, start, text};
use super::sample::{Desk, as_text, campaign, framed, unit};

fn desk<'a>() -> Harness<'a, Desk<Review>> {
    let mut harness = start(Scheme::Light, Desk::new(campaign(), Review::default()), |ui, desk| {
        desk.draw(ui, |ui, page, context, out| framed(ui, 4, None, |ui| page.show(ui, context, out)));
    });
    harness.run_steps(3);
    harness
}

fn rows(desk: &Desk<Review>, filter: &Filter) -> Vec<String> {
    let context = desk.context();
    let told = |row: &Row| match row {
        Row::Head(matter, count) => {
            format!("{} ×{count} blocking={}", context.text.matter(*matter), matter.is_blocking())
        }
        Row::Open(open) => {
            let words = data::words(&context, open);
            format!("  {} · {} {}", words.place, words.what, words.difference)
        }
        Row::Heap(heap) => format!("  {} ×{} in {}", data::heap_name(&context, &heap.of), heap.count, heap.units),
        Row::Blank(open) => format!("    {}", data::words(&context, open).place),
    };
    data::rows(&data::queue(&context), &context, filter).iter().map(told).collect()
}

#[test]
fn what_a_person_must_decide_comes_first_and_blank_lines_are_a_few_rows() {
    let desk = Desk::new(campaign(), Review::default());
    as_text("review_rows", rows(&desk, &Filter::default()).join("\n"));
}

#[test]
fn the_list_is_filtered_by_matter_and_by_words_and_a_heap_shows_its_lines() {
    let desk = Desk::new(campaign(), Review::default());
    let blank = Filter { matter: Some(Matter::Blank), grouping: Grouping::Unit, ..Filter::default() };
    assert_eq!(rows(&desk, &blank), ["Chưa chấm ×26 blocking=true", "  UBND huyện An Dương ×26 in 1"]);
    let opened = std::iter::once(HeapOf::Unit(unit("an-duong"))).collect();
    let opened = rows(&desk, &Filter { opened, ..blank });
    assert_eq!(opened.len(), 2 + 26);
    let words = Filter { words: "le chan".to_owned(), ..Filter::default() };
    let found = rows(&desk, &words);
    assert!(found.len() > 1 && found.iter().all(|row| !row.starts_with("  ") || row.contains("Lê Chân")), "{found:?}");
}

fn press(harness: &mut Harness<'_, Desk<Review>>, keys: &[Key]) {
    for pressed in keys {
        one_frame(harness, [key(*pressed, Modifiers::NONE)]);
    }
}

fn chosen(harness: &Harness<'_, Desk<Review>>) -> String {
    let rows = harness.query_all_by(|node| node.is_selected() == Some(true) && node.role() == Role::Button);
    rows.last().and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn arrows_walk_the_list_and_enter_opens_without_a_click() {
    let mut harness = desk();
    let first = chosen(&harness);
    assert!(first.contains("Lê Chân"), "{first}");
    press(&mut harness, &[Key::ArrowDown]);
    let second = chosen(&harness);
    assert_ne!(second, first);
    press(&mut harness, &[Key::ArrowUp]);
    assert_eq!(chosen(&harness), first);
    press(&mut harness, &[Key::Enter]);
    assert!(matches!(harness.state().asked.last(), Some(Intent::Show(shown, Some(_))) if *shown == unit("le-chan")));
    // The last row is a heap of blank lines: unfolded, its last line; folded again, the heap.
    press(&mut harness, &[Key::End, Key::ArrowRight, Key::End]);
    harness.run_steps(2);
    let last = chosen(&harness);
    assert!(last.starts_with("UBND huyện An Dương · "), "{last}");
    press(&mut harness, &[Key::Enter]);
    assert!(matches!(harness.state().asked.last(), Some(Intent::Show(shown, Some(_))) if *shown == unit("an-duong")));
}

#[test]
fn a_dispute_is_settled_by_a_click_and_the_next_thing_is_chosen() {
    let mut harness = desk();
    harness.snapshot("review_light");
    // What stops finalizing is read out at the row, not at the head of its group alone.
    let stops = |node: &AccessKitNode<'_>| node.label().is_some_and(|l| l.ends_with(", chặn công bố"));
    assert!(harness.get_by(stops).accesskit_node().label().unwrap().starts_with("UBND quận Lê Chân · 2.1 "));
    let before = harness.state().context().open.tally().to_decide();
    let first = chosen(&harness);
    harness.get_by_label("Lấy 0 của Nguyễn Thị Hà").click();
    harness.run_steps(3);
    assert_eq!(harness.state().context().open.tally().count(Matter::Disputed), 0);
    let told = harness.state().told.clone().unwrap();
    assert!(
        told.starts_with("Đã thống nhất: ") && told.contains("Lê Chân") && told.contains("Nguyễn Thị Hà"),
        "{told}"
    );
    assert_ne!(chosen(&harness), first);
    // The score that was taken departs from the self score and says no reason yet.
    assert_eq!(harness.state().context().open.tally().to_decide(), before);
}

#[test]
fn a_dispute_is_settled_by_a_third_value_that_says_why_and_a_value_above_the_maximum_is_refused() {
    let mut harness = desk();
    let type_in = |harness: &mut Harness<'_, Desk<Review>>, field: &str, words: &str| {
        harness.get_by_label(field).focus();
        harness.run_steps(2);
        one_frame(harness, [key(Key::A, Modifiers::COMMAND), text(words)]);
    };
    type_in(&mut harness, "Giá trị khác", "99");
    type_in(&mut harness, "Lý do chọn giá trị này", "Theo biên bản họp Hội đồng");
    harness.get_by_label("Ghi giá trị này").click();
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("vượt điểm tối đa").is_some());
    type_in(&mut harness, "Giá trị khác", "0,1");
    harness.get_by_label("Ghi giá trị này").click();
    harness.run_steps(3);
    assert_eq!(harness.state().context().open.tally().count(Matter::Disputed), 0);
    let last = harness.state().campaign.log().last().unwrap().clone();
    assert_eq!(last.changes.len(), 1);
    assert_eq!(last.changes[0].value.reason(), Some("Theo biên bản họp Hội đồng"));
    assert_eq!(last.changes[0].value.as_score(), Some(Score::Points("0.1".parse().unwrap())));
}

#[test]
fn self_scores_are_taken_for_blank_lines_of_the_block_after_they_were_shown() {
    let mut harness = desk();
    let blank = |desk: &Desk<Review>| desk.context().open.tally().blank();
    let before = blank(harness.state());
    let equals = |desk: &Desk<Review>| settle::equals(&desk.context(), unit("districts"));
    // One unit gives itself nothing where its own figure gives more.
    let one = equals(harness.state()).into_iter().find(|e| e.is_confirmed && e.points != "0").unwrap();
    let key = thamdinh::domain::value::Key::cell(What::SelfScore, one.edit.key.unit, one.edit.key.line);
    let edits = vec![Edit::typed(key, Value::score(Score::Points(Points::ZERO)))];
    harness.state_mut().carry_out(Command::Edit { edits, note: None });
    harness.run_steps(2);
    harness.get_by_label("Lấy điểm tự chấm cho tiêu chí trống…").click();
    harness.run_steps(3);
    harness.snapshot("review_equals");
    // First those whose rule gives the same for what the unit states, then the others too.
    let confirmed = equals(harness.state()).iter().filter(|e| e.is_confirmed).count();
    assert_eq!(confirmed, before - 1);
    harness.get_by_label(&format!("Lấy {confirmed} điểm tự chấm")).click();
    harness.run_steps(3);
    assert_eq!(blank(harness.state()), before - confirmed);
    let told = format!("Đã lấy {confirmed} điểm tự chấm ở khối UBND quận, huyện");
    assert_eq!(harness.state().told.as_deref(), Some(&*told));
    harness.get_by_label("Lấy điểm tự chấm cho tiêu chí trống…").click();
    harness.run_steps(3);
    harness.get_by_label("Chỉ lấy 0 tiêu chí mà số liệu kê khai cho đúng điểm tự chấm").click();
    harness.run_steps(3);
    harness.get_by_label(&format!("Lấy {} điểm tự chấm", before - confirmed)).click();
    harness.run_steps(3);
    assert_eq!(blank(harness.state()), 0);
    assert_eq!(harness.state().refused, 0);
}
