//! Results: places, parts and changes as text, and how they look.

use egui_kittest::kittest::Queryable as _;
use thamdinh::ui::results::{Results, data};
use thamdinh::ui::theme::Scheme;

use super::harness::start;
use super::sample::{Desk, as_text, campaign, framed, unit};

#[test]
fn places_are_listed_best_first_and_provisional_ones_in_parentheses() {
    let desk = Desk::new(campaign(), ());
    let rows = data::ranking(&desk.context());
    let told = rows.iter().map(|r| format!("{} {} {} {} {}", r.place, r.name, r.total, r.change, r.band_whole()));
    as_text("results_ranking", told.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_profile_compares_each_field_with_the_median() {
    let desk = Desk::new(campaign(), ());
    let profile = data::profile(&desk.context(), unit("le-chan")).unwrap();
    let told = profile.fields.iter().map(|f| format!("{} {} {}", f.name, f.points, f.median));
    as_text("results_profile", told.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_picture_of_results() {
    let mut harness = start(Scheme::Light, Desk::new(campaign(), Results::default()), |ui, desk| {
        desk.draw(ui, |ui, page, context, out| framed(ui, 5, None, |ui| page.show(ui, context, out)));
    });
    harness.run_steps(3);
    harness.snapshot("results_light");
    harness.get_by_label("Theo lĩnh vực").click();
    harness.run_steps(3);
    harness.snapshot("results_fields_light");
}
