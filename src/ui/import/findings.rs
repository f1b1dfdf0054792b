//! What is found in a file: a small table of each kind, sorted by a click on a head, and all of it as text with tabs for a
//! spreadsheet program.

use std::cmp::Reverse;

use egui::{Button, Label, RichText, Ui, vec2};

use super::data::{self, FindingRow, Group};
use crate::domain::finding::Cell;
use crate::text::natural::Natural;
use crate::text::{Text, tsv};
use crate::ui::context::Context;
use crate::ui::theme::{self, Text as Style, font, size};
use crate::ui::widgets::{hint, one_line};
use crate::workbench::import::FilePreview;

/// How many findings of a kind are listed; the rest is counted.
const MOST: usize = 60;

/// A column: what of a finding it shows, how wide it is beside the others, and its head.
type Column = (fn(&FindingRow) -> &String, f32, &'static str);

const COLUMNS: [Column; 5] = [
    (|row| &row.cell, 1.0, "import-cell"),
    (|row| &row.line, 1.0, "import-line"),
    (|row| &row.unit, 2.6, "import-unit"),
    (|row| &row.found, 3.0, "import-found"),
    (|row| &row.expected, 3.6, "import-expected"),
];

/// The column that findings are sorted by, and which way; as they stand in the file where none is chosen.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sorted(Option<(usize, Way)>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

impl Sorted {
    /// A click on a head: up, down, and as they stand in the file again.
    fn click(&mut self, column: usize) {
        self.0 = match self.0 {
            Some((by, Way::Up)) if by == column => Some((column, Way::Down)),
            Some((by, Way::Down)) if by == column => None,
            _ => Some((column, Way::Up)),
        };
    }

    fn sign(self, column: usize) -> &'static str {
        match self.0 {
            Some((by, Way::Up)) if by == column => " ▲",
            Some((by, Way::Down)) if by == column => " ▼",
            _ => "",
        }
    }

    fn order(self, rows: &[FindingRow]) -> Vec<&FindingRow> {
        let mut sorted: Vec<&FindingRow> = rows.iter().collect();
        if let Some((by, way)) = self.0
            && let Some((of, ..)) = COLUMNS.get(by)
        {
            match way {
                Way::Up => sorted.sort_by_cached_key(|row| Natural::of(of(row))),
                Way::Down => sorted.sort_by_cached_key(|row| Reverse(Natural::of(of(row)))),
            }
        }
        sorted
    }
}

/// All that is found in a file as text with tabs, under its heads, and how many rows that is.
pub(super) fn copied(file: &FilePreview, context: &Context<'_>) -> (String, usize) {
    let text = context.text;
    let heads = ["import-head-sheet", "import-head-kind"].iter().chain(COLUMNS.iter().map(|(.., head)| head));
    let mut table = vec![heads.map(|key| text.say(key)).collect::<Vec<String>>()];
    for sheet in data::sheets(file, context) {
        let name = sheet.name.as_deref().unwrap_or_default();
        for group in &sheet.groups {
            for row in &group.rows {
                let cells = COLUMNS.iter().map(|(of, ..)| one_line(of(row)));
                table.push([name.to_owned(), group.name.clone()].into_iter().chain(cells).collect());
            }
        }
    }
    let count = table.len() - 1;
    (tsv::write(table), count)
}

/// The findings as a small table; a column that is empty throughout is left out. Gives the cell to go to.
pub(super) fn rows(ui: &mut Ui, text: &Text, group: &Group, sorted: &mut Sorted) -> Option<Cell> {
    let is_used = |(of, ..): &Column| group.rows.iter().any(|row| !of(row).is_empty());
    let used: Vec<(usize, &Column)> = COLUMNS.iter().enumerate().filter(|(_, column)| is_used(column)).collect();
    if used.is_empty() {
        return None;
    }
    let shares: f32 = used.iter().map(|(_, (_, share, _))| share).sum();
    let unit = (ui.available_width() - size::L) / shares.max(6.0);
    let mut gone_to = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = size::ROW - size::XS;
        line(ui, (unit, &used), |ui, (at, (_, _, head))| {
            if self::head(ui, text, (group, head), sorted.sign(at)) {
                sorted.click(at);
            }
        });
        for row in sorted.order(&group.rows).into_iter().take(MOST) {
            line(ui, (unit, &used), |ui, (_, (of, ..))| {
                let words = RichText::new(one_line(of(row)));
                let Some(at) = row.at.filter(|at| *of(row) == at.to_string()) else {
                    ui.add(Label::new(words).truncate());
                    return;
                };
                if ui.link(words).on_hover_text(text.say("import-go-to-cell")).clicked() {
                    gone_to = Some(at);
                }
            });
        }
    });
    if group.rows.len() > MOST {
        hint(ui, &text.fill("import-more", &[("count", &text.count(group.rows.len() - MOST))]));
    }
    gone_to
}

/// A row of the table, cell by cell.
fn line(ui: &mut Ui, (unit, used): (f32, &[(usize, &Column)]), mut cell: impl FnMut(&mut Ui, (usize, &Column))) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (at, column) in used {
            ui.allocate_ui(vec2(unit * column.1, size::ROW - size::XS), |ui| {
                ui.set_width(unit * column.1 - size::S);
                cell(ui, (*at, column));
                ui.add_space(size::S);
            });
        }
    });
}

/// The head of a column; tells whether it was clicked. Each kind has its own, so it is read out with the kind.
fn head(ui: &mut Ui, text: &Text, (group, head): (&Group, &str), sign: &str) -> bool {
    let head = text.say(head);
    let muted = theme::palette(ui.visuals()).muted;
    let words = RichText::new(format!("{head}{sign}")).font(font(Style::SmallStrong)).color(muted);
    let button = ui.add(Button::new(words).frame(false));
    let name = text.fill("import-sort-by", &[("column", &head), ("kind", &group.name)]);
    button.on_hover_text(text.say("import-sort-hint")).accessible_name(name).clicked()
}
