//! Review: what is open, and what settles it.

use egui_kittest::{Harness, kittest::Queryable as _};
use thamdinh::domain::campaign::{Command, Edit};
use thamdinh::domain::points::Points;
use thamdinh::domain::value::{Key, Score, Value, What};
use thamdinh::ui::review::{Review, data};
use thamdinh::ui::theme::Scheme;

use super::harness::start;
use super::sample::{Desk, as_text, campaign, framed};

fn desk<'a>() -> Harness<'a, Desk<Review>> {
    let mut harness = start(Scheme::Light, Desk::new(campaign(), Review::default()), |ui, desk| {
        desk.draw(ui, |ui, page, context, out| framed(ui, 4, None, |ui| page.show(ui, context, out)));
    });
    harness.run_steps(3);
    harness
}

#[test]
fn what_blocks_publishing_comes_first() {
    let desk = Desk::new(campaign(), ());
    let groups = data::groups(&desk.context());
    let told = groups.iter().map(|g| {
        let first = &g.items[0];
        format!(
            "{} ×{} blocking={} · {} · {} {}",
            g.name,
            g.items.len(),
            g.is_blocking,
            first.place,
            first.what,
            first.difference
        )
    });
    as_text("review_groups", told.collect::<Vec<_>>().join("\n"));
}

#[test]
fn self_scores_are_taken_for_blank_lines_after_they_were_shown() {
    let mut harness = desk();
    let blank = |desk: &Desk<Review>| desk.context().open.iter().filter(|o| o.word() == "blank").count();
    let before = blank(harness.state());
    // One unit gives itself nothing where its own figure gives more.
    let one = data::equals(&harness.state().context()).into_iter().find(|e| e.is_confirmed && e.points != "0").unwrap();
    let key = Key::cell(What::SelfScore, one.edit.key.unit, one.edit.key.line);
    let edits = vec![Edit::typed(key, Value::score(Score::Points(Points::ZERO)))];
    harness.state_mut().carry_out(Command::Edit { edits, note: None });
    harness.run_steps(2);
    harness.get_by_label("Lấy điểm tự chấm cho dòng trống…").click();
    harness.run_steps(3);
    harness.snapshot("review_equals");
    // First those whose rule gives the same for what the unit states, then the others too.
    let confirmed = data::equals(&harness.state().context()).iter().filter(|e| e.is_confirmed).count();
    assert_eq!(confirmed, before - 1);
    harness.get_by_label(&format!("Lấy {confirmed} điểm tự chấm")).click();
    harness.run_steps(3);
    assert_eq!(blank(harness.state()), before - confirmed);
    harness.get_by_label("Lấy điểm tự chấm cho dòng trống…").click();
    harness.run_steps(3);
    harness.get_by_label("Chỉ lấy 0 dòng mà số liệu kê khai cho đúng điểm tự chấm").click();
    harness.run_steps(3);
    harness.get_by_label(&format!("Lấy {} điểm tự chấm", before - confirmed)).click();
    harness.run_steps(3);
    assert_eq!(blank(harness.state()), 0);
    assert_eq!(harness.state().refused, 0);
}

#[test]
fn a_picture_of_review() {
    let mut harness = desk();
    harness.snapshot("review_light");
}
