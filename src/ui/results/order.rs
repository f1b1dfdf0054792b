//! The tables as a person wants them: the ranking sorted by a column, and both copied for a spreadsheet program.

use super::data::{Heat, HeatRow, RankRow};
use crate::domain::points::Points;
use crate::ui::context::Context;
use crate::ui::widgets::one_line;

/// What a row is sorted by.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sort {
    /// Where it stands in the ranking.
    pub(super) place: usize,
    pub(super) name: String,
    pub(super) total: Option<Points>,
    pub(super) parts: [Option<Points>; 3],
    pub(super) last_year: Option<Points>,
}

/// A column that the ranking is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The place.
    #[default]
    Place,
    /// The unit's name.
    Name,
    /// The total.
    Total,
    /// The points of a source.
    Part(usize),
    /// The change of place.
    Change,
    /// Last year's total.
    LastYear,
    /// The rating band, which follows the place.
    Band,
}

impl By {
    /// Whether the most comes first at the first click.
    pub fn begins_with_most(self) -> bool {
        !matches!(self, By::Place | By::Name | By::Band)
    }
}

/// Sorts the ranking. What isn't known stands last either way; equals stay in the order of their places.
pub fn sort(rows: &mut [RankRow], by: By, is_most_first: bool) {
    rows.sort_by(|a, b| {
        let (known, order) = match by {
            By::Place | By::Band => ((true, true), a.sort.place.cmp(&b.sort.place)),
            By::Name => ((true, true), a.sort.name.cmp(&b.sort.name)),
            By::Total => apart(a.sort.total, b.sort.total),
            By::Part(at) => apart(part_of(a, at), part_of(b, at)),
            By::Change => apart(a.gained, b.gained),
            By::LastYear => apart(a.sort.last_year, b.sort.last_year),
        };
        let order = if is_most_first { order.reverse() } else { order };
        known.1.cmp(&known.0).then(order).then(a.sort.place.cmp(&b.sort.place))
    });
}

fn part_of(row: &RankRow, at: usize) -> Option<Points> {
    row.sort.parts.get(at).copied().flatten()
}

fn apart<T: Ord>(a: Option<T>, b: Option<T>) -> ((bool, bool), std::cmp::Ordering) {
    ((a.is_some(), b.is_some()), a.cmp(&b))
}

/// The ranking as tab-separated text, in the order in which it is shown.
pub fn ranking_copied(context: &Context<'_>, rows: &[RankRow]) -> String {
    let text = context.text;
    let heads = [
        "results-place",
        "results-unit",
        "results-total",
        "results-part-appraisal",
        "results-part-survey",
        "results-part-satisfaction",
        "results-change",
        "results-last-year",
        "results-band",
    ];
    let heads = heads.map(|id| text.say(id)).to_vec();
    let row = |row: &RankRow| {
        // A provisional place has no number of its own in another's table.
        let place = if row.place.starts_with('(') { String::new() } else { row.place.clone() };
        let change = row.gained.map(|by| by.to_string()).unwrap_or_default();
        let name = text.unit_name(context.campaign, row.unit);
        let mut cells = vec![place, name, row.total.clone()];
        cells.extend(row.part_words.iter().cloned());
        cells.extend([change, row.last_year.clone(), row.band_whole()]);
        cells
    };
    tabbed(std::iter::once(heads).chain(rows.iter().map(row)))
}

/// Units × fields as tab-separated text.
pub fn heat_copied(context: &Context<'_>, heat: &Heat) -> String {
    let mut heads = vec![context.text.say("results-unit")];
    heads.extend(heat.fields.iter().map(|(code, of)| format!("{code}. {of}")));
    let row = |row: &HeatRow| {
        let mut cells = vec![context.text.unit_name(context.campaign, row.unit)];
        cells.extend(row.cells.iter().map(|cell| cell.as_ref().map_or_else(String::new, |(points, _)| points.clone())));
        cells
    };
    tabbed(std::iter::once(heads).chain(heat.rows.iter().map(row)))
}

fn tabbed(rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: Vec<String>| cells.iter().map(|cell| one_line(cell)).collect::<Vec<_>>().join("\t");
    rows.map(line).collect::<Vec<_>>().join("\n")
}
