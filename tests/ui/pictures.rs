//! Pictures of the pages at the smallest screen, so that a change of look is seen in review.

use std::path::PathBuf;

use egui::Rect;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use thamdinh::text::Lang;
use thamdinh::ui::theme::Scheme;
use thamdinh::workbench::preferences::Preferences;

use super::campaigns::{hai_phong, messy};
use super::publish::write_all;
use super::window::{Started, click, drop_on, go, known, wait, window, window_in, window_scaled};

fn picture(harness: &mut Started, name: &str) {
    harness.run_steps(2);
    mask_moments(harness);
    harness.snapshot(name);
}

/// Lays a bar over the second line of rows that say when something was decided: these campaigns are made right now.
fn mask_moments(harness: &mut Started) {
    let is_day = |word: &str| word.len() == 10 && word.chars().filter(|c| *c == '/').count() == 2;
    let says_when = |label: &str| label.contains(" · ") && label.split_whitespace().any(is_day);
    let rows =
        harness.query_all_by(|node| node.role() == Role::Button && node.label().is_some_and(|label| says_when(&label)));
    let moments: Vec<Rect> = rows.map(|row| row.rect().with_min_y(row.rect().center().y)).collect();
    for moment in moments {
        harness.mask(moment);
    }
}

#[test]
fn the_start_page() {
    let recent = ["/du-lieu/cchc/hai-phong-2020.cchc", "/du-lieu/cchc/hai-phong-2019.cchc"].map(PathBuf::from).to_vec();
    let mut harness = window(Scheme::Light, Preferences { recent, ..known(false) }, None);
    picture(&mut harness, "start");
}

#[test]
fn the_start_page_in_the_dark() {
    let recent = vec![PathBuf::from("/du-lieu/cchc/hai-phong-2020.cchc")];
    let mut harness = window(Scheme::Dark, Preferences { recent, ..known(true) }, None);
    picture(&mut harness, "start_dark");
}

#[test]
fn the_first_start() {
    let preferences = Preferences { author: Some(" ".to_owned()), ..Preferences::default() };
    let mut harness = window(Scheme::Light, preferences, None);
    picture(&mut harness, "first_start");
}

#[test]
fn the_overview() {
    let (_folder, file) = hai_phong();
    let mut harness = window(Scheme::Light, known(false), Some(file));
    picture(&mut harness, "overview");
}

#[test]
fn the_overview_in_dark() {
    let (_folder, file) = hai_phong();
    let mut harness = window(Scheme::Dark, known(true), Some(file));
    picture(&mut harness, "overview_dark");
}

#[test]
fn the_overview_of_an_empty_campaign() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file));
    picture(&mut harness, "overview_empty");
}

#[test]
fn the_import_page_before_anything_is_dropped() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file));
    go(&mut harness, "Nhập liệu");
    picture(&mut harness, "import_empty");
}

#[test]
fn the_import_page_with_files_of_real_offices() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file));
    drop_on(&mut harness, &["tests/data/messy"]);
    picture(&mut harness, "import");
}

#[test]
fn the_publish_page() {
    let (_folder, file) = hai_phong();
    let mut harness = window(Scheme::Light, known(false), Some(file));
    go(&mut harness, "Công bố");
    picture(&mut harness, "publish");
}

#[test]
fn the_publish_page_after_all_is_written() {
    let (_folder, file) = hai_phong();
    let mut harness = window(Scheme::Light, known(false), Some(file));
    go(&mut harness, "Công bố");
    write_all(&mut harness);
    picture(&mut harness, "publish_written");
}

#[test]
fn the_publish_page_in_english() {
    let (_folder, file) = hai_phong();
    let mut harness = window_in(Lang::En, Scheme::Light, known(false), Some(file));
    go(&mut harness, "Publish");
    picture(&mut harness, "publish_english");
}

#[test]
fn the_announcement_and_a_letter_as_they_will_be_written() {
    let (_folder, file) = hai_phong();
    let mut harness = window(Scheme::Light, known(false), Some(file));
    go(&mut harness, "Công bố");
    click(&mut harness, "Xem trước văn bản");
    wait(&mut harness);
    picture(&mut harness, "publish_words");
    click(&mut harness, "UBND huyện Vĩnh Bảo");
    wait(&mut harness);
    picture(&mut harness, "publish_letter");
}

fn on_paper(scheme: Scheme, sheet: &str, name: &str) {
    let (_folder, file) = hai_phong();
    let mut harness = window(scheme, known(scheme == Scheme::Dark), Some(file));
    go(&mut harness, "Công bố");
    click(&mut harness, "Xem trước bản in");
    wait(&mut harness);
    click(&mut harness, sheet);
    picture(&mut harness, name);
}

#[test]
fn the_ranking_as_it_will_be_printed() {
    on_paper(Scheme::Light, "Xếp hạng Quận, huyện", "publish_paper");
}

#[test]
fn the_lines_as_they_will_be_printed_in_dark() {
    on_paper(Scheme::Dark, "Tiêu chí Quận, huyện", "publish_paper_dark");
}

#[test]
fn the_charts_as_frames() {
    on_paper(Scheme::Light, "Biểu đồ Quận, huyện", "publish_paper_charts");
}

#[test]
fn the_publish_page_in_dark() {
    let (_folder, file) = hai_phong();
    let mut harness = window(Scheme::Dark, known(true), Some(file));
    go(&mut harness, "Công bố");
    picture(&mut harness, "publish_dark");
}

/// The pages of the rail that have something to show of the example, with the names of their pictures.
const PAGES: [(&str, &str); 5] = [
    ("Thẩm định", "scoring"),
    ("Soát xét", "review"),
    ("Kết quả", "results"),
    ("Công bố", "publish"),
    ("Thiết lập", "setup"),
];

#[test]
fn the_other_pages_in_the_dark() {
    let (_folder, file) = hai_phong();
    let mut harness = window(Scheme::Dark, known(true), Some(file));
    // The others have a picture in the dark where they are tried.
    for (place, name) in PAGES.into_iter().filter(|(_, name)| !["scoring", "publish"].contains(name)) {
        go(&mut harness, place);
        picture(&mut harness, &format!("dark_{name}"));
    }
}

#[test]
fn every_page_at_one_and_a_half_times_the_size() {
    let (_folder, file) = hai_phong();
    let mut harness = window_scaled(([1920.0, 1080.0], 1.5), known(false), file);
    for (place, name) in PAGES {
        go(&mut harness, place);
        picture(&mut harness, &format!("large_{name}"));
    }
}

#[test]
fn the_smallest_screen_at_one_and_a_half_times_the_size() {
    let (_folder, file) = hai_phong();
    let mut harness = window_scaled(([1366.0, 768.0], 1.5), known(false), file);
    for (place, name) in PAGES {
        go(&mut harness, place);
        picture(&mut harness, &format!("small_{name}"));
    }
}
