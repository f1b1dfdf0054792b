//! The score grid, by keyboard: what an appraiser types is what the owner is told.

use std::borrow::Cow;

use egui::{Event as Input, ImeEvent, Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use thamdinh::ui::{
    theme::Scheme,
    widgets::grid::{Act, At, Block, Cell, Column, Event, Fold, Go, Grid, Kind, Look, Model, Row, State, Way},
};

use super::harness::{active_cell, key, one_frame, start, text};

const SCORE: usize = 2;
const REASON: usize = 3;

struct Sheet {
    columns: Vec<Column>,
    rows: Vec<(Row, Vec<String>)>,
}

impl Sheet {
    fn new() -> Self {
        let line = Row::Line { depth: 1 };
        let group = Row::Group { depth: 0, fold: Fold::Open };
        let row = |kind, cells: [&str; 4]| (kind, cells.map(str::to_owned).to_vec());
        Self {
            columns: vec![
                Column::new("Mã", 80.0, Kind::Text),
                Column::new("Tối đa", 80.0, Kind::Number { decimals: 2 }),
                Column::new("Điểm thẩm định", 120.0, Kind::Score { decimals: 2 }),
                Column::new("Lý do", 300.0, Kind::Text),
            ],
            rows: vec![
                row(group, ["1", "3", "", ""]),
                row(line, ["1.1", "1", "0,5", ""]),
                row(line, ["1.2", "2", "", ""]),
                row(group, ["2", "1", "", ""]),
                row(line, ["2.1", "1", "", ""]),
            ],
        }
    }
}

impl Model for Sheet {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn row(&self, row: usize) -> Row {
        self.rows[row].0
    }

    fn cell(&self, at: At) -> Cell<'_> {
        let cell = Cell::new(self.rows[at.row].1[at.column].as_str()).look(Look::Plain);
        if at.column >= SCORE && matches!(self.row(at.row), Row::Line { .. }) { cell.open() } else { cell }
    }

    fn row_name(&self, row: usize) -> Cow<'_, str> {
        Cow::Borrowed(&self.rows[row].1[0])
    }

    fn check(&self, at: At, text: &str) -> Result<(), String> {
        match (at.column, text) {
            (SCORE, "9") => Err("Điểm tối đa là 2".to_owned()),
            _ => Ok(()),
        }
    }
}

struct Desk {
    sheet: Sheet,
    state: State,
    told: Vec<Event>,
}

/// Starts at the score of line 1.1.
fn desk<'a>() -> Harness<'a, Desk> {
    desk_at(At { row: 1, column: SCORE })
}

fn desk_at<'a>(at: At) -> Harness<'a, Desk> {
    let mut desk = Desk { sheet: Sheet::new(), state: State::default(), told: Vec::new() };
    desk.state.go_to(at);
    desk.state.take_focus();
    let mut harness = start(Scheme::Light, desk, |ui, desk| {
        for event in Grid::new("sheet").frozen(1).show(ui, &desk.sheet, &mut desk.state) {
            if let Event::Edit { at, text } = &event {
                desk.sheet.rows[at.row].1[at.column].clone_from(text);
            }
            desk.told.push(event);
        }
    });
    harness.run();
    harness.state_mut().told.clear();
    harness
}

fn press(harness: &mut Harness<'_, Desk>, pressed: Key, modifiers: Modifiers) {
    one_frame(harness, [key(pressed, modifiers)]);
}

fn active(harness: &Harness<'_, Desk>) -> (usize, usize) {
    let at = harness.state().state.active();
    (at.row, at.column)
}

fn edits(harness: &Harness<'_, Desk>) -> Vec<(usize, usize, String)> {
    let edits = harness.state().told.iter().filter_map(|event| match event {
        Event::Edit { at, text } => Some((at.row, at.column, text.clone())),
        _ => None,
    });
    edits.collect()
}

fn one(row: usize, column: usize) -> Block {
    Block::between(At { row, column }, At { row, column })
}

#[test]
fn typing_a_score_and_enter_takes_it_and_goes_down() {
    let mut harness = desk();
    for letter in ["0", ",", "7", "5"] {
        one_frame(&mut harness, [text(letter)]);
    }
    assert!(harness.state().state.is_editing());
    press(&mut harness, Key::Enter, Modifiers::NONE);
    assert_eq!(edits(&harness), [(1, SCORE, "0,75".to_owned())]);
    assert_eq!(active(&harness), (2, SCORE));
}

#[test]
fn a_score_enter_and_the_next_score_in_one_frame_are_two_scores() {
    let mut harness = desk();
    let enter = || key(Key::Enter, Modifiers::NONE);
    let events = [text("1"), enter(), text("0"), text(",5"), enter()];
    one_frame(&mut harness, events);
    harness.run();
    let expected = [(1, SCORE, "1".to_owned()), (2, SCORE, "0,5".to_owned())];
    assert_eq!(edits(&harness), expected);
}

#[test]
fn enter_and_arrows_walk_past_sums_and_the_way_left_leads_to_them() {
    let mut harness = desk();
    press(&mut harness, Key::Enter, Modifiers::NONE);
    press(&mut harness, Key::Enter, Modifiers::NONE);
    assert_eq!(active(&harness), (4, SCORE));
    press(&mut harness, Key::ArrowUp, Modifiers::NONE);
    assert_eq!(active(&harness), (2, SCORE));
    press(&mut harness, Key::ArrowDown, Modifiers::NONE);
    assert_eq!(active(&harness), (4, SCORE));
    press(&mut harness, Key::Home, Modifiers::NONE);
    press(&mut harness, Key::Home, Modifiers::NONE);
    press(&mut harness, Key::ArrowLeft, Modifiers::NONE);
    assert_eq!(active(&harness), (3, 0));
    press(&mut harness, Key::Enter, Modifiers::NONE);
    assert!(harness.state().told.contains(&Event::Fold(3)));
}

#[test]
fn with_ctrl_arrows_lead_to_the_edges_of_what_is_filled() {
    let mut harness = desk();
    let mut pressed = |which| {
        press(&mut harness, which, Modifiers::COMMAND);
        active(&harness)
    };
    // 0,5 is followed by blanks to the end; codes and maxima are filled down to it.
    assert_eq!(pressed(Key::ArrowDown), (4, SCORE));
    assert_eq!(pressed(Key::ArrowUp), (1, SCORE));
    assert_eq!(pressed(Key::ArrowLeft), (1, 0));
    assert_eq!(pressed(Key::ArrowDown), (4, 0));
    assert_eq!(pressed(Key::ArrowRight), (4, 1));
    assert_eq!(pressed(Key::Home), (0, 1), "the first column that isn't frozen");
    assert_eq!(pressed(Key::Home), (0, 0), "from there the first of all");
    assert_eq!(pressed(Key::End), (4, REASON));
}

#[test]
fn tab_goes_right_and_shift_tab_left() {
    let mut harness = desk();
    press(&mut harness, Key::Tab, Modifiers::NONE);
    assert_eq!(active(&harness), (1, REASON));
    press(&mut harness, Key::Tab, Modifiers::SHIFT);
    press(&mut harness, Key::Tab, Modifiers::SHIFT);
    assert_eq!(active(&harness), (1, 1));
}

#[test]
fn tab_after_typing_takes_the_text() {
    let mut harness = desk();
    one_frame(&mut harness, [text("1"), key(Key::Tab, Modifiers::NONE)]);
    assert_eq!(edits(&harness), [(1, SCORE, "1".to_owned())]);
    assert_eq!(active(&harness), (1, REASON));
}

#[test]
fn escape_gives_the_text_up() {
    let mut harness = desk();
    one_frame(&mut harness, [text("1")]);
    press(&mut harness, Key::Escape, Modifiers::NONE);
    assert!(!harness.state().state.is_editing());
    assert_eq!(edits(&harness), []);
    press(&mut harness, Key::ArrowDown, Modifiers::NONE);
    assert_eq!(active(&harness), (2, SCORE), "the grid still has the keyboard");
}

#[test]
fn f2_changes_the_text_that_is_there_and_arrows_stay_in_it() {
    let mut harness = desk();
    press(&mut harness, Key::F2, Modifiers::NONE);
    press(&mut harness, Key::ArrowLeft, Modifiers::NONE);
    one_frame(&mut harness, [text("2")]);
    press(&mut harness, Key::Enter, Modifiers::NONE);
    assert_eq!(edits(&harness), [(1, SCORE, "0,25".to_owned())]);
}

#[test]
fn f2_and_enter_change_nothing() {
    let mut harness = desk();
    press(&mut harness, Key::F2, Modifiers::NONE);
    press(&mut harness, Key::Enter, Modifiers::NONE);
    assert_eq!(edits(&harness), []);
    assert_eq!(active(&harness), (2, SCORE));
}

#[test]
fn an_arrow_after_typing_takes_the_text_and_moves() {
    let mut harness = desk();
    one_frame(&mut harness, [text("1"), key(Key::ArrowRight, Modifiers::NONE)]);
    assert_eq!(edits(&harness), [(1, SCORE, "1".to_owned())]);
    assert_eq!(active(&harness), (1, REASON));
}

#[test]
fn a_text_that_cannot_be_taken_keeps_the_cell_open_and_says_why() {
    let mut harness = desk();
    one_frame(&mut harness, [text("9"), key(Key::Enter, Modifiers::NONE)]);
    assert!(harness.state().state.is_editing());
    assert_eq!(active(&harness), (1, SCORE));
    harness.get_by_label("Điểm tối đa là 2");
    assert_eq!(edits(&harness), []);
}

#[test]
fn letters_act_on_scores() {
    let keys = [("=", Act::SelfScore), ("*", Act::Maximum), ("r", Act::Rule), ("N", Act::NotApplicable)];
    for (letter, act) in keys {
        let mut harness = desk();
        one_frame(&mut harness, [text(letter)]);
        let block = one(1, SCORE);
        assert_eq!(harness.state().told, [Event::Act { act, block }], "{letter}");
    }
}

#[test]
fn letters_type_in_texts() {
    let mut harness = desk_at(At { row: 1, column: REASON });
    one_frame(&mut harness, ["r", "=", "N"].map(text));
    press(&mut harness, Key::Enter, Modifiers::NONE);
    assert_eq!(edits(&harness), [(1, REASON, "r=N".to_owned())]);
}

#[test]
fn delete_empties_the_whole_selection() {
    let mut harness = desk();
    press(&mut harness, Key::ArrowDown, Modifiers::SHIFT);
    press(&mut harness, Key::Delete, Modifiers::NONE);
    let block = Block::between(At { row: 1, column: SCORE }, At { row: 2, column: SCORE });
    let act = Act::Clear;
    assert!(harness.state().told.contains(&Event::Act { act, block }));
}

#[test]
fn what_is_typed_over_a_selection_goes_where_it_was_begun() {
    let mut harness = desk();
    press(&mut harness, Key::ArrowDown, Modifiers::SHIFT);
    one_frame(&mut harness, [text("1"), key(Key::Enter, Modifiers::NONE)]);
    assert_eq!(edits(&harness), [(1, SCORE, "1".to_owned())]);
    assert_eq!(active(&harness), (2, SCORE));
}

#[test]
fn function_and_page_keys_lead_elsewhere() {
    let keys = [
        (Key::F4, Go::Reason),
        (Key::F6, Go::Turn),
        (Key::F7, Go::PreviousOpen),
        (Key::F8, Go::NextOpen),
        (Key::PageUp, Go::PreviousUnit),
        (Key::PageDown, Go::NextUnit),
    ];
    for (pressed, go) in keys {
        let mut harness = desk();
        press(&mut harness, pressed, Modifiers::NONE);
        assert_eq!(harness.state().told, [Event::Go(go)]);
    }
}

#[test]
fn fill_down_of_one_cell_fills_it_from_the_line_above() {
    let mut harness = desk_at(At { row: 2, column: SCORE });
    press(&mut harness, Key::D, Modifiers::COMMAND);
    let block = Block::between(At { row: 1, column: SCORE }, At { row: 2, column: SCORE });
    let act = Act::Fill(Way::Down);
    assert_eq!(harness.state().told, [Event::Act { act, block }]);
}

#[test]
fn a_range_comes_in_from_a_spreadsheet() {
    let mut harness = desk();
    let paste = "0,75\t\"hai\nđơn vị\"\r\n1\tđủ\r\n".to_owned();
    one_frame(&mut harness, [Input::Paste(paste)]);
    let at = At { row: 1, column: SCORE };
    let rows = [["0,75", "hai\nđơn vị"], ["1", "đủ"]];
    let rows = rows.map(|row| row.map(str::to_owned).to_vec()).to_vec();
    assert_eq!(harness.state().told, [Event::Paste { at, rows }]);
}

#[test]
fn a_range_goes_out_to_a_spreadsheet() {
    let mut harness = desk();
    press(&mut harness, Key::ArrowRight, Modifiers::SHIFT);
    harness.input_mut().events.push(Input::Copy);
    harness.step();
    let copied = harness
        .output()
        .platform_output
        .commands
        .iter()
        .any(|command| matches!(command, egui::OutputCommand::CopyText(text) if text == "0,5\t\r\n"));
    assert!(copied);
}

#[test]
fn letters_and_backspaces_of_an_input_tool_in_one_frame_give_the_word() {
    let mut harness = desk_at(At { row: 1, column: REASON });
    let back = || key(Key::Backspace, Modifiers::NONE);
    let events = [text("d"), back(), text("đ"), text("a"), back(), text("ạ"), text("t")];
    one_frame(&mut harness, events);
    press(&mut harness, Key::Enter, Modifiers::NONE);
    assert_eq!(edits(&harness), [(1, REASON, "đạt".to_owned())]);
}

#[test]
fn composing_starts_a_text_without_moving_the_keyboard() {
    let mut harness = desk_at(At { row: 1, column: REASON });
    assert!(harness.output().platform_output.ime.is_some(), "on while walking");
    let preedit = Input::Ime(ImeEvent::Preedit { text: "đ".to_owned(), active_range_chars: None });
    harness.input_mut().events.push(preedit);
    harness.step();
    let ime = harness.output().platform_output.ime.expect("on while composing");
    assert!(!ime.should_interrupt_composition);
    one_frame(&mut harness, [Input::Ime(ImeEvent::Commit("đủ".to_owned()))]);
    press(&mut harness, Key::Enter, Modifiers::NONE);
    assert_eq!(edits(&harness), [(1, REASON, "đủ".to_owned())]);
}

#[test]
fn decomposed_letters_are_composed_when_they_are_taken() {
    let mut harness = desk_at(At { row: 1, column: REASON });
    one_frame(&mut harness, [text("tie\u{302}\u{301}ng")]);
    press(&mut harness, Key::Enter, Modifiers::NONE);
    assert_eq!(edits(&harness), [(1, REASON, "tiếng".to_owned())]);
}

#[test]
fn a_screen_reader_is_told_the_active_cell() {
    let mut harness = desk();
    assert_eq!(active_cell(&harness), "Điểm thẩm định, 1.1: 0,5");
    press(&mut harness, Key::ArrowDown, Modifiers::NONE);
    assert_eq!(active_cell(&harness), "Điểm thẩm định, 1.2: ");
}

#[test]
fn every_cell_that_can_be_seen_is_read_out_once_with_what_it_shows() {
    let harness = desk();
    let sheet = Sheet::new();
    let cells = harness.query_all_by_role(Role::Cell);
    let read: Vec<String> = cells.filter_map(|cell| cell.accesskit_node().label()).collect();
    assert_eq!(read.len(), sheet.rows.len() * sheet.columns.len());
    let of = |words: &str| read.iter().filter(|said| *said == words).count();
    assert_eq!(["Tối đa, 1.2: 2", "Điểm thẩm định, 1.1: 0,5", "Mã, 2: 2"].map(of), [1, 1, 1]);
}
