//! What is read out: on every page nothing that can be used is without a name, and nothing is named twice in one list.

use std::collections::HashMap;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use thamdinh::text::Lang;
use thamdinh::ui::theme::Scheme;

use super::campaigns::{hai_phong, messy};
use super::window::{Started, click, drop_on, go, known, window, window_in};

/// What a person can click, type into or walk to.
const USED: [Role; 13] = [
    Role::Button,
    Role::CheckBox,
    Role::RadioButton,
    Role::Tab,
    Role::ComboBox,
    Role::TextInput,
    Role::MultilineTextInput,
    Role::Link,
    Role::MenuItem,
    Role::ListBoxOption,
    Role::Cell,
    Role::Slider,
    Role::SpinButton,
];

/// What can be used and has no name, and what is named like another in the same list.
fn faults(harness: &Started, page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen: HashMap<_, Vec<egui::Rect>> = HashMap::new();
    for node in harness.query_all_by(|node| USED.contains(&node.role())) {
        let (place, node) = (node.rect(), node.accesskit_node());
        let name = node.label().or_else(|| node.value()).unwrap_or_default();
        if name.trim().is_empty() {
            found.push(format!("{page}: {:?} without a name at {place:?}", node.role()));
            continue;
        }
        let same = seen.entry((node.parent().map(|parent| parent.id()), node.role(), name.clone())).or_default();
        if same.iter().any(|other| *other != place) {
            found.push(format!("{page}: twice {:?} {name:?}", node.role()));
        }
        same.push(place);
    }
    assert!(!seen.is_empty(), "{page}: nothing is read out");
    found
}

#[test]
fn every_page_reads_out_all_that_can_be_used_each_by_a_name_of_its_own() {
    for lang in [Lang::Vi, Lang::En] {
        let (_folder, file) = hai_phong();
        let mut harness = window_in(lang, Scheme::Light, known(false), Some(file));
        let text = thamdinh::text::Text::new(lang);
        let pages: [(&str, &[&str]); 8] = [
            ("window-place-start", &[]),
            ("window-place-overview", &[]),
            ("window-place-import", &[]),
            ("window-place-scoring", &[]),
            ("window-place-review", &[]),
            ("window-place-results", &["results-fields"]),
            ("window-place-publish", &["publish-face-paper", "publish-face-words"]),
            ("window-place-setup", &["setup-units", "setup-people", "setup-settings"]),
        ];
        let mut found = Vec::new();
        for (page, sides) in pages {
            go(&mut harness, &text.say(page));
            found.extend(faults(&harness, page));
            for side in sides {
                click(&mut harness, &text.say(side));
                super::window::wait(&mut harness);
                found.extend(faults(&harness, side));
            }
        }
        assert_eq!(found, Vec::<String>::new());
    }
}

#[test]
fn files_that_are_about_to_be_taken_in_are_read_out_each_by_its_name() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file));
    drop_on(&mut harness, &["tests/data/messy"]);
    assert_eq!(faults(&harness, "import"), Vec::<String>::new());
}

#[test]
fn a_row_of_the_ranking_is_read_with_its_values() {
    let (_folder, file) = hai_phong();
    let mut harness = window(Scheme::Light, known(false), Some(file));
    go(&mut harness, "Kết quả");
    let row = harness.get_by(|node| node.label().is_some_and(|label| label.starts_with("Huyện An Lão")));
    let said = "Huyện An Lão, hạng 10, tổng 86,83, thẩm định 51,28, điều tra 7,60, hài lòng 27,95, xuống 5 bậc, \
                năm trước 85,92, Tốt";
    assert_eq!(row.accesskit_node().label().as_deref(), Some(said));
}
