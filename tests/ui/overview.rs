//! How the overview looks, on a campaign of a day that stays.

use thamdinh::ui::overview::Overview;
use thamdinh::ui::theme::Scheme;

use super::harness::start;
use super::sample::{Desk, campaign, framed};

#[test]
fn a_picture_of_the_overview() {
    let mut harness = start(Scheme::Light, Desk::new(campaign(), Overview::default()), |ui, desk| {
        desk.draw(ui, |ui, page, context, out| framed(ui, 1, None, |ui| page.show(ui, context, out)));
    });
    harness.run_steps(3);
    harness.snapshot("overview_light");
}
