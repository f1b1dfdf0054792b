//! Review: what is open, and what settles it.

use egui_kittest::{Harness, kittest::Queryable as _};
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
    assert!(before > 0);
    harness.get_by_label("Lấy điểm tự chấm cho dòng trống…").click();
    harness.run_steps(3);
    harness.get_by_label(&format!("Lấy {before} điểm tự chấm")).click();
    harness.run_steps(3);
    assert_eq!(blank(harness.state()), 0);
    assert_eq!(harness.state().refused, 0);
}

#[test]
fn a_picture_of_review() {
    let mut harness = desk();
    harness.snapshot("review_light");
}
