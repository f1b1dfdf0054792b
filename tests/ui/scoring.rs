//! Scoring by unit: what is shown, what the keys do, and how it looks.

use egui::accesskit::Role;
use egui::{Event as Input, Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use thamdinh::domain::campaign::{Campaign, Command, Edit};
use thamdinh::domain::points::Points;
use thamdinh::domain::setup::Person;
use thamdinh::domain::slug::{LineId, UnitId};
use thamdinh::domain::value::{Key as Register, Round, Score, Value, What};
use thamdinh::ui::scoring::bank::Bank;
use thamdinh::ui::scoring::turned::Turned as _;
use thamdinh::ui::scoring::{Scoring, data, passport, reasons, sheet::Sheet};
use thamdinh::ui::theme::Scheme;
use thamdinh::ui::widgets::grid::{At, Model as _};

use super::harness::{active_cell, key, one_frame, says, start, text};
use super::sample::{Desk, as_text, campaign, framed, slug, unit};

/// The page on a unit's line, as the window shows it.
fn desk<'a>(scheme: Scheme, at: &str, code: &str) -> Harness<'a, Desk<Scoring>> {
    let campaign = campaign();
    let line = campaign.blocks()[0].set.by_code(code).unwrap().id;
    let mut page = Scoring::default();
    page.go_to(unit(at), Some(line));
    let mut harness = start(scheme, Desk::new(campaign, page), |ui, desk| {
        desk.draw(ui, |ui, page, context, out| {
            let shared = std::cell::RefCell::new((page, out));
            let mut beside = |ui: &mut egui::Ui| {
                let (page, out) = &mut *shared.borrow_mut();
                page.inspector(ui, context, out);
            };
            framed(ui, 3, Some(&mut beside), |ui| {
                let (page, out) = &mut *shared.borrow_mut();
                page.show(ui, context, out);
            });
        });
    });
    harness.run_steps(3);
    harness
}

fn press(harness: &mut Harness<'_, Desk<Scoring>>, which: Key) {
    one_frame(harness, [key(which, Modifiers::NONE)]);
}

fn type_in(harness: &mut Harness<'_, Desk<Scoring>>, words: &str) {
    one_frame(harness, [text(words)]);
    press(harness, Key::Enter);
}

#[test]
fn a_score_is_typed_and_undone() {
    let mut harness = desk(Scheme::Light, "an-duong", "7.5.1");
    assert_eq!(harness.state().score("an-duong", "7.5.1"), "trống");
    type_in(&mut harness, "0,5");
    assert_eq!(harness.state().score("an-duong", "7.5.1"), "0,5");
    harness.state_mut().undo();
    assert_eq!(harness.state().score("an-duong", "7.5.1"), "trống");
}

#[test]
fn a_score_above_the_maximum_is_refused_at_the_cell() {
    let mut harness = desk(Scheme::Light, "an-duong", "7.5.1");
    type_in(&mut harness, "99");
    assert_eq!(harness.state().score("an-duong", "7.5.1"), "trống");
    assert_eq!(harness.state().refused, 0, "it never reaches the log");
    press(&mut harness, Key::Escape);
    type_in(&mut harness, "0,25");
    assert_eq!(harness.state().score("an-duong", "7.5.1"), "0,25");
}

#[test]
fn a_cell_that_is_not_typed_into_says_why_until_it_is_left() {
    let mut harness = desk(Scheme::Light, "an-duong", "7.5.1");
    press(&mut harness, Key::Home);
    press(&mut harness, Key::Home);
    press(&mut harness, Key::ArrowLeft);
    let why = "Đây là tổng của các tiêu chí bên dưới. Hãy chấm ở từng tiêu chí";
    type_in(&mut harness, "2");
    assert!(harness.query_by_label(why).is_some());
    press(&mut harness, Key::ArrowDown);
    assert!(harness.query_by_label(why).is_none());
}

#[test]
fn f9_shows_texts_whole_in_rows_as_tall_as_they_need_and_back() {
    let mut harness = desk(Scheme::Light, "le-chan", "1.2.1");
    press(&mut harness, Key::F9);
    assert!(harness.state().page.shows_whole_texts());
    harness.snapshot("scoring_whole");
    // The next cell down is still the next line, whatever the heights.
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Home);
    let active = active_cell(&harness);
    assert!(active.contains("1.2.2"), "{active}");
    press(&mut harness, Key::F9);
    assert!(!harness.state().page.shows_whole_texts());
}

#[test]
fn a_reason_stays_when_the_score_changes() {
    let mut harness = desk(Scheme::Light, "an-duong", "7.5.1");
    type_in(&mut harness, "0,5");
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::F4);
    type_in(&mut harness, "Thiếu báo cáo");
    assert_eq!(harness.state().score("an-duong", "7.5.1"), "0,5 (Thiếu báo cáo)");
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::ArrowLeft);
    one_frame(&mut harness, [text("*")]);
    assert!(harness.state().score("an-duong", "7.5.1").ends_with("(Thiếu báo cáo)"));
    one_frame(&mut harness, [key(Key::Delete, Modifiers::NONE)]);
    assert_eq!(harness.state().score("an-duong", "7.5.1"), "trống (Thiếu báo cáo)");
}

#[test]
fn a_range_of_a_spreadsheet_is_pasted() {
    let mut harness = desk(Scheme::Light, "an-duong", "7.5.1");
    one_frame(&mut harness, [Input::Paste("0,25\tChậm\r\n0,5\t\r\n".to_owned())]);
    assert_eq!(harness.state().score("an-duong", "7.5.1"), "0,25 (Chậm)");
    assert_eq!(harness.state().score("an-duong", "7.5.2"), "0,5");
}

#[test]
fn the_next_open_line_may_be_at_another_unit() {
    let mut harness = desk(Scheme::Light, "an-duong", "7.5.1");
    let before = harness.state().page.unit();
    for _ in 0..200 {
        press(&mut harness, Key::F8);
        if harness.state().page.unit() != before {
            return;
        }
    }
    panic!("F8 never left the unit");
}

#[test]
fn page_down_keeps_the_line() {
    let mut harness = desk(Scheme::Light, "hong-bang", "1.1.1");
    press(&mut harness, Key::PageDown);
    assert_eq!(harness.state().page.unit(), Some(unit("ngo-quyen")));
    type_in(&mut harness, "0");
    assert_eq!(harness.state().score("ngo-quyen", "1.1.1"), "0");
}

#[test]
fn the_turned_sheet_keeps_the_place_and_takes_scores_of_every_unit() {
    let mut harness = desk(Scheme::Light, "ngo-quyen", "1.1.1");
    press(&mut harness, Key::F6);
    harness.run_steps(2);
    // The same cell, then the unit below it.
    type_in(&mut harness, "0,25");
    assert_eq!(harness.state().score("ngo-quyen", "1.1.1"), "0,25");
    type_in(&mut harness, "0,5");
    let below = harness.state().page.unit().unwrap();
    let units: Vec<_> = campaign().blocks()[0].units.iter().map(|u| u.id).collect();
    let at = units.iter().position(|u| *u == unit("ngo-quyen")).unwrap();
    assert_eq!(harness.state().score(units[at + 1].as_str(), "1.1.1"), "0,5");
    assert_eq!(below, units[at + 2]);
    // The next line, at the same unit; and back to the whole sheet of that unit.
    press(&mut harness, Key::PageDown);
    harness.run_steps(2);
    type_in(&mut harness, "0");
    assert_eq!(harness.state().score(units[at + 2].as_str(), "1.1.2"), "0");
    press(&mut harness, Key::ArrowUp);
    // Over the matrix, at the same cell.
    press(&mut harness, Key::F6);
    harness.run_steps(2);
    type_in(&mut harness, "0,5");
    assert_eq!(harness.state().score(units[at + 2].as_str(), "1.1.2"), "0,5");
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::F6);
    harness.run_steps(2);
    assert_eq!(harness.state().page.unit(), Some(units[at + 2]));
    type_in(&mut harness, "0,25");
    assert_eq!(harness.state().score(units[at + 2].as_str(), "1.1.2"), "0,25");
}

#[test]
fn the_matrix_takes_ranges_and_keys_over_units_and_lines_and_refuses_what_is_too_much() {
    let mut harness = desk(Scheme::Light, "hong-bang", "1.1.1");
    press(&mut harness, Key::F6);
    press(&mut harness, Key::F6);
    harness.run_steps(2);
    // Two units by two lines, as Excel copies them.
    one_frame(&mut harness, [Input::Paste("0,25\t0,5\r\n0\tKĐG\r\n".to_owned())]);
    let units: Vec<_> = campaign().blocks()[0].units.iter().map(|u| u.id).collect();
    let score =
        |harness: &Harness<'_, Desk<Scoring>>, at: usize, line: &str| harness.state().score(units[at].as_str(), line);
    assert_eq!([score(&harness, 0, "1.1.1"), score(&harness, 0, "1.1.2")], ["0,25", "0,5"]);
    assert_eq!(score(&harness, 1, "1.1.1"), "0");
    // The maximum over three units at once, then down from the first.
    for which in [Key::ArrowDown, Key::ArrowDown] {
        one_frame(&mut harness, [key(which, Modifiers::SHIFT)]);
    }
    one_frame(&mut harness, [text("*")]);
    for at in 0..3 {
        assert_eq!(score(&harness, at, "1.1.1"), "0,5");
    }
    one_frame(&mut harness, [key(Key::Z, Modifiers::NONE)]);
    // Too much is refused at the cell where the selection was begun.
    type_in(&mut harness, "7");
    harness.run_steps(2);
    assert_eq!(score(&harness, 0, "1.1.1"), "0,5");
    press(&mut harness, Key::Escape);
    // F4 leads to the unit's sheet, where reasons stand.
    press(&mut harness, Key::F4);
    harness.run_steps(2);
    assert_eq!(harness.state().page.unit(), Some(units[0]));
}

#[test]
fn a_picture_of_the_matrix() {
    let mut harness = desk(Scheme::Light, "le-chan", "1.1.2");
    press(&mut harness, Key::F6);
    press(&mut harness, Key::F6);
    harness.run_steps(3);
    harness.snapshot("scoring_matrix");
}

#[test]
fn a_score_is_filled_down_over_units_with_its_reason() {
    let mut harness = desk(Scheme::Light, "hong-bang", "1.1.1");
    press(&mut harness, Key::F6);
    harness.run_steps(2);
    one_frame(&mut harness, [Input::Paste("0,25\tBan hành chậm\r\n".to_owned())]);
    for which in [Key::ArrowDown, Key::ArrowDown] {
        one_frame(&mut harness, [key(which, Modifiers::SHIFT)]);
    }
    one_frame(&mut harness, [key(Key::ArrowRight, Modifiers::SHIFT)]);
    one_frame(&mut harness, [key(Key::D, Modifiers::COMMAND)]);
    for unit in campaign().blocks()[0].units.iter().take(3) {
        assert_eq!(harness.state().score(unit.id.as_str(), "1.1.1"), "0,25 (Ban hành chậm)");
    }
}

#[test]
fn a_picture_of_the_turned_sheet() {
    let mut harness = desk(Scheme::Light, "le-chan", "1.1.2");
    press(&mut harness, Key::F6);
    harness.run_steps(3);
    harness.snapshot("scoring_line");
}

#[test]
fn the_sheet_and_the_passport_say_what_is_known() {
    let desk = Desk::new(campaign(), ());
    let context = desk.context();
    let closed = std::collections::BTreeSet::new();
    let sheet = Sheet::of_unit(&context, unit("le-chan"), Round::First, &closed, |_| true).unwrap();
    let row = |row: usize| {
        let cells = (0..8).map(|column| sheet.cell(At { row, column }).text.into_owned());
        cells.collect::<Vec<_>>().join(" | ")
    };
    as_text("scoring_sheet", (0..12).map(row).collect::<Vec<_>>().join("\n"));
    as_text("scoring_status", data::status(&context, unit("le-chan")));
    let line = context.campaign.blocks()[0].set.by_code("1.1.2").unwrap().id;
    as_text("scoring_passport", format!("{:#?}", passport_of(&desk, slug("le-chan"), line)));
}

#[test]
fn a_picture_of_scoring() {
    let mut harness = desk(Scheme::Light, "le-chan", "1.1.2");
    harness.run_steps(3);
    harness.snapshot("scoring_light");
}

#[test]
fn a_picture_of_scoring_in_the_dark() {
    let mut harness = desk(Scheme::Dark, "an-duong", "6.1");
    harness.run_steps(3);
    harness.snapshot("scoring_dark");
}

#[test]
fn lines_are_filtered_and_stay_while_they_are_scored() {
    let mut harness = desk(Scheme::Light, "an-duong", "1.1.1");
    let choose = |harness: &mut Harness<'_, Desk<Scoring>>, words: &str| {
        harness.get_by(says("Tiêu chí hiển thị")).click();
        harness.run_steps(3);
        harness.get_by_label(words).click();
        harness.run_steps(3);
    };
    choose(&mut harness, "Chưa chấm, chưa thống nhất");
    let line =
        |harness: &Harness<'_, Desk<Scoring>>| active_cell(harness).split(": ").next().unwrap_or_default().to_owned();
    let first = line(&harness);
    type_in(&mut harness, "0");
    let second = line(&harness);
    assert_ne!(first, second);
    // The line that was scored is still there, above.
    press(&mut harness, Key::ArrowUp);
    assert_eq!(line(&harness), first);
    harness.snapshot("scoring_filter");
    choose(&mut harness, "Mọi tiêu chí");
    assert!(line(&harness).contains("1.1.1"), "{}", line(&harness));
}

#[test]
fn the_sheet_is_turned_by_mouse_and_keeps_its_place() {
    let mut harness = desk(Scheme::Light, "ngo-quyen", "1.1.2");
    for words in ["Toàn bảng", "Tiêu chí", "Toàn bảng", "Đơn vị"] {
        harness.get_by_role_and_label(Role::Button, words).click();
        harness.run_steps(3);
        type_in(&mut harness, "0,25");
        assert_eq!(harness.state().score("ngo-quyen", "1.1.2"), "0,25", "{words}");
        press(&mut harness, Key::ArrowUp);
        type_in(&mut harness, "0,5");
        assert_eq!(harness.state().score("ngo-quyen", "1.1.2"), "0,5", "{words}");
        press(&mut harness, Key::ArrowUp);
    }
}

#[test]
fn what_is_given_to_others_is_refused_at_the_cell_and_ones_own_is_a_filter() {
    let mut harness = desk(Scheme::Light, "an-duong", "1.1.1");
    let campaign = &harness.state().campaign;
    let others = campaign.blocks()[0].set.line(slug("1.1.1")).unwrap().appraiser.clone();
    let own = campaign.blocks()[0].set.leaves().map(|n| n.appraiser.clone()).find(|a| !a.is_empty() && *a != others);
    let own = own.unwrap();
    let mut settings = campaign.settings().clone();
    settings.people.push(Person { name: "phạm thu trang".into(), bodies: vec![own.clone()] });
    harness.state_mut().carry_out(Command::Edit { edits: vec![Edit::settings(&settings)], note: None });
    harness.run_steps(3);
    let before = harness.state().score("an-duong", "1.1.1");
    type_in(&mut harness, "0,25");
    assert_eq!((harness.state().score("an-duong", "1.1.1"), harness.state().refused), (before, 0));
    assert!(harness.query_by_label_contains("không thuộc phần được giao").is_some(), "it says why");
    press(&mut harness, Key::Escape);
    harness.get_by(says("Tiêu chí hiển thị")).click();
    harness.run_steps(3);
    harness.get_by_label("Phần tôi chấm").click();
    harness.run_steps(3);
    let shown = active_cell(&harness);
    let code = shown.split(' ').find(|word| word.starts_with(|c: char| c.is_ascii_digit())).unwrap_or_default();
    let line = harness.state().campaign.blocks()[0].set.by_code(code).unwrap().clone();
    assert_eq!(line.appraiser, own, "{shown}");
}

fn passport_of(desk: &Desk<()>, unit: UnitId, line: LineId) -> passport::Passport {
    let mut bank = Bank::default();
    bank.follow(&desk.campaign, unit, line);
    passport::passport(&desk.context(), unit, line, &bank).unwrap()
}

fn offered(campaign: &Campaign, unit: UnitId, code: &str) -> Vec<reasons::Known> {
    let mut bank = Bank::default();
    bank.follow(campaign, unit, campaign.blocks()[0].set.by_code(code).unwrap().id);
    bank.offered(campaign, unit)
}

#[test]
fn a_bank_that_follows_is_the_one_made_anew() {
    let mut desk = Desk::new(campaign(), ());
    let line = desk.campaign.blocks()[0].set.by_code("1.2.1").unwrap().id;
    let units: Vec<UnitId> = desk.campaign.blocks()[0].units.iter().map(|u| u.id).collect();
    let mut bank = Bank::default();
    let mut counts = Vec::new();
    let reasons = ["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", ""];
    for step in 0..40_usize {
        let at = units[step * 7 % units.len()];
        let round = if step % 5 == 4 { Round::Second } else { Round::First };
        let key = Register::cell(What::Appraised(round), at, line);
        let value = Value::Score(Some(Score::Points(Points::ZERO)), Some(reasons[step % reasons.len()].into()));
        match step {
            13 | 27 => desk.undo(),
            _ => desk.carry_out(Command::Edit { edits: vec![Edit::typed(key, value)], note: None }),
        }
        bank.follow(&desk.campaign, at, line);
        for unit in &units {
            let offered = bank.offered(&desk.campaign, *unit);
            assert_eq!(offered, self::offered(&desk.campaign, *unit, "1.2.1"), "after {step}");
            let own = desk.campaign.appraised(*unit, line).unwrap().1;
            let own = own.value().and_then(Value::reason).unwrap_or_default().to_owned();
            assert!(own.is_empty() || offered.iter().any(|known| *known.text == *own), "its own is offered");
            let often: Vec<usize> = offered.iter().take(6).map(|known| known.stands.len()).collect();
            assert!(often.is_sorted_by(|a, b| a >= b), "{often:?}");
            counts.push(offered.len());
        }
    }
    assert_eq!(counts.iter().max(), Some(&7), "six and the unit's own");
}

#[test]
fn a_reason_is_taken_from_the_bank_and_worded_anew_wherever_it_stands() {
    let mut harness = desk(Scheme::Light, "le-chan", "1.2.1");
    let known = |desk: &Desk<Scoring>| {
        let campaign = &desk.campaign;
        offered(campaign, unit("le-chan"), "1.2.1")
    };
    let before = known(harness.state());
    let most = before.first().unwrap().clone();
    assert!(!most.stands.is_empty());
    // Taken by a unit that has another one, or none.
    let free = harness.state().campaign.blocks()[0].units.clone();
    let free = free.iter().find(|u| most.stands.iter().all(|(unit, _)| *unit != u.id)).unwrap().id;
    let line = harness.state().campaign.blocks()[0].set.by_code("1.2.1").unwrap().id;
    harness.state_mut().page.go_to(free, Some(line));
    harness.run_steps(3);
    let row = format!("{}, ", most.text);
    harness.get_by(|node| node.label().is_some_and(|said| said.starts_with(&row))).click();
    harness.run_steps(3);
    let taken = known(harness.state()).into_iter().find(|k| k.text == most.text).unwrap();
    assert_eq!(taken.stands.len(), most.stands.len() + 1);
    // Worded anew: where it stands is shown, then it is changed everywhere at once.
    harness.get_by_label("Sửa lời lý do này").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MultilineTextInput, "Lời của lý do").focus();
    harness.run_steps(2);
    one_frame(&mut harness, [key(Key::End, Modifiers::COMMAND), text(" (đã đối chiếu)")]);
    harness.run_steps(2);
    harness.snapshot("scoring_reason");
    let all = format!("Sửa ở {} đơn vị", taken.stands.len());
    assert!(harness.query_by_label_contains("Sẽ sửa ở: ").is_some());
    harness.get_by_label(&all).click();
    harness.run_steps(3);
    let after = known(harness.state());
    assert!(after.iter().all(|k| k.text != most.text));
    let anew = after.iter().find(|k| *k.text == *format!("{} (đã đối chiếu)", most.text)).unwrap();
    assert_eq!(anew.stands, taken.stands);
    harness.state_mut().undo();
    assert_eq!(known(harness.state()).iter().find(|k| k.text == most.text).unwrap().stands, taken.stands);
    // The year after begins with them.
    let next = thamdinh::workbench::next_year::NextYear::after(&harness.state().campaign).new.settings;
    assert!(next.reasons.iter().any(|r| r.line == line && r.text == most.text));
}

#[test]
fn last_year_stands_beside_every_line_where_it_is_known() {
    let before = campaign();
    let next = thamdinh::workbench::next_year::NextYear::after(&before);
    let mut desk = Desk::new(before, ());
    let line = desk.campaign.blocks()[0].set.by_code("1.1.1").unwrap().id;
    let at = unit("hai-an");
    let sheet = |desk: &Desk<()>| {
        let context = desk.context();
        let none = std::collections::BTreeSet::new();
        let sheet = Sheet::of_unit(&context, at, Round::First, &none, |_| true).unwrap().with_last_year();
        let row = sheet.score_of(at, line).unwrap().row;
        let column = sheet.columns().iter().position(|column| column.title.starts_with("Năm ")).unwrap();
        (sheet.columns()[column].title.clone(), sheet.cell(At { row, column }).text.to_string())
    };
    assert_eq!(sheet(&desk), ("Năm 2019".to_owned(), String::new()));
    let counted = desk.score("hai-an", "1.1.1");
    desk.carry_out(Command::Edit { edits: next.previous, note: None });
    assert_eq!(sheet(&desk), ("Năm 2019".to_owned(), counted.clone()));
    let passport = passport_of(&desk, at, line);
    assert!(passport.last_year.starts_with(&format!("Tiêu chí này năm 2019: {counted}")), "{}", passport.last_year);
}
