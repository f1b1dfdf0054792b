//! The rankings as a document of their own: the annex that goes with the decision, to be read and signed.

use super::super::plan::{BlockPlan, Plan};
use super::columns::{self, Column};
use super::standing::{Standing, averaged};
use super::{average, notes};
use crate::domain::points::{DECIMALS, Points};
use crate::sheets::document::{self, Align, Document, Heading, Mark, Signer, Table};
use crate::sheets::paper::cells::Stored;
use crate::sheets::paper::look::{Number, Paper, Weight};
use crate::text::Text;

/// Between the margins of a page on its side, in millimetres.
const ROOM: u32 = 252;

/// Points have so many decimals at least.
const LEAST: u8 = 2;

/// Where there is nothing.
const NONE: &str = "–";

/// The ranking of every block, each on pages of its own.
pub(in crate::sheets::workbook) fn document(plan: &Plan<'_>) -> Document {
    let title = plan.campaign.heading().title.to_uppercase();
    let title = plan.text.fill("workbook-title-ranking", &[("title", &title)]);
    let at_ms = plan.campaign.log().last().map_or(0, |entry| entry.at_ms);
    let mark = Mark { draft: plan.header(), foot: plan.footer() };
    let mut document = Document::new(&title, at_ms, &mark);
    document.paper = Paper::Landscape;
    document.lang = plan.text.lang();
    for (at, block) in plan.blocks.iter().enumerate() {
        if at > 0 {
            document.new_page();
        }
        annex(&mut document, plan, block, &title);
    }
    document
}

fn annex(document: &mut Document, plan: &Plan<'_>, block: &BlockPlan<'_>, title: &str) {
    let text = plan.text;
    let place = &plan.campaign.heading().place;
    document.heading(&Heading {
        issuer: format!("{}\n{}", text.say("workbook-heading-committee"), place.to_uppercase()),
        nation: text.say("workbook-heading-nation"),
        motto: text.say("workbook-heading-motto"),
        ..Heading::default()
    });
    document.title(title, &text.fill("workbook-block", &[("block", &block.state.block.name)]));
    document.line(&text.say("workbook-cover-decision"));
    let about = text.about(block.state.set.about());
    if !about.is_empty() {
        document.line(&about);
    }
    document.table(&table(plan, block));
    for note in notes(plan, block) {
        document.note(&note);
    }
    let date = text.fill("workbook-sign-date", &[("place", place)]);
    let signer = |date, sign, how| Signer { date, sign: text.say(sign), how: text.say(how) };
    document.signers([
        signer(String::new(), "workbook-sign-maker", "workbook-sign-name"),
        signer(date, "workbook-sign-council", "workbook-sign-seal"),
    ]);
}

/// A row a unit, the best first; then the averages.
fn table(plan: &Plan<'_>, block: &BlockPlan<'_>) -> Table {
    let printed = &block.columns.printed;
    let rows: Vec<Vec<Stored>> = block
        .results
        .by_place
        .iter()
        .filter_map(|at| Standing::of(plan, block, *at))
        .map(|standing| printed.iter().map(|column| standing.value(*column)).collect())
        .collect();
    let decimals: Vec<u8> = (0..printed.len())
        .map(|at| rows.iter().filter_map(|row| row.get(at)).map(needed).max().unwrap_or(LEAST).max(LEAST))
        .collect();
    let total_decimals = plan.campaign.settings().total_decimals;
    let decimals_of = |column: Column, needed: u8| if column == Column::Total { total_decimals } else { needed };
    let formed = |row: &Vec<Stored>| {
        let cells = row.iter().zip(printed).zip(&decimals);
        cells
            .map(|((value, column), decimals)| told(plan.text, value, *column, decimals_of(*column, *decimals)))
            .collect()
    };
    let sums = printed.iter().map(|column| match averaged(block, *column) {
        Some(values) => {
            let mean = Stored::from(average(&values, DECIMALS));
            let decimals = needed(&mean).max(LEAST);
            told(plan.text, &mean, *column, decimals)
        }
        None if *column == Column::Unit => plan.text.say("workbook-average"),
        None => String::new(),
    });
    Table {
        columns: columns_of(plan, block),
        rows: rows.iter().map(formed).collect(),
        sums: if rows.is_empty() { Vec::new() } else { sums.collect() },
        ..Table::default()
    }
}

/// The columns of the workbook's sheet; what room they leave is shared by the unit and the cause.
fn columns_of(plan: &Plan<'_>, block: &BlockPlan<'_>) -> Vec<document::Column> {
    let (printed, year) = (&block.columns.printed, plan.campaign.heading().year);
    let room = ROOM.saturating_sub(printed.iter().map(|column| width(*column)).sum());
    let of_cause = if printed.contains(&Column::Cause) { room / 2 } else { 0 };
    let made = printed.iter().map(|column| {
        let (head, _) = columns::head(plan.text, *column, year);
        let (mm, align) = match column {
            Column::Unit => (room - of_cause, Align::Left),
            Column::Cause => (of_cause, Align::Left),
            Column::Place | Column::Band | Column::LastPlace | Column::PlacesChange => (width(*column), Align::Middle),
            _ => (width(*column), Align::Right),
        };
        document::Column { head, mm, align, is_bold: columns::kind(*column).1 == Weight::Bold }
    });
    made.collect()
}

/// The width of a column in millimetres; nothing for those that share what is left.
fn width(column: Column) -> u32 {
    match column {
        Column::Unit | Column::Cause => 0,
        Column::Place => 10,
        Column::LastPlace | Column::PlacesChange => 12,
        Column::Bonus | Column::Penalty | Column::Index | Column::LastTotal => 13,
        Column::PointsChange => 14,
        Column::Percent | Column::Band => 15,
        _ => 16,
    }
}

/// The decimals that a value has.
fn needed(value: &Stored) -> u8 {
    let units = match value {
        Stored::Points(points) => points.units(),
        Stored::Percent(percent) => percent.units(),
        Stored::Whole(_) | Stored::Word(_) | Stored::Nothing => 0,
    };
    let exact = |decimals: &u8| Points::from_units(units).rounded(*decimals) == Points::from_units(units);
    (0..=DECIMALS).find(exact).unwrap_or(DECIMALS)
}

/// A value as it is printed.
fn told(text: &Text, value: &Stored, column: Column, decimals: u8) -> String {
    match (value, columns::kind(column).0) {
        (Stored::Points(points), Number::PointsChange) if *points > Points::ZERO => {
            format!("+{}", text.points_fixed(*points, decimals))
        }
        (Stored::Points(points), _) => text.points_fixed(*points, decimals),
        (Stored::Percent(percent), _) => {
            let number = text.points_fixed(Points::from_units(percent.units()), decimals);
            // The head of the index says that it is in per cent.
            if column == Column::Percent { format!("{number}%") } else { number }
        }
        (Stored::Whole(places), Number::PlacesChange) => text.place_change(*places),
        (Stored::Whole(number), _) => text.count(*number),
        (Stored::Word(word), _) => word.clone(),
        (Stored::Nothing, _) => NONE.to_owned(),
    }
}
