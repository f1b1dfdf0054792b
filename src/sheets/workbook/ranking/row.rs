//! A unit's row in a ranking.

use rust_xlsxwriter::Worksheet;

use super::super::error::ExportError;
use super::super::plan::{BlockPlan, Place as UnitPlace, Plan};
use super::super::table::{UNIT_WIDTH, leading, name_lines};
use super::TOP;
use super::columns::{Column, Columns, bands, kind};
use crate::domain::analysis::UnitChange;
use crate::domain::criteria::{NodeLevel, Source};
use crate::domain::index::UnitTotals;
use crate::domain::points::Fraction;
use crate::domain::ranking::UnitResult;
use crate::domain::setup::{Ties, Unit};
use crate::sheets::paper::cells::{self, Stored, at, down_fixed, quote};

use Column::{
    Band, Bonus, Cause, Counted, First, Index, LastPlace, LastTotal, Open, Part, Penalty, Percent, Place, PlacesChange,
    PointsChange, Ranked, Total,
};

/// More steps than this don't fit in one formula.
const MOST_BANDS: usize = 60;

/// What stands in one row.
pub(super) struct Row<'a> {
    pub plan: &'a Plan<'a>,
    pub block: &'a BlockPlan<'a>,
    pub columns: &'a Columns,
    pub row: u32,
    pub last_row: u32,
    pub unit: &'a Unit,
    pub result: &'a UnitResult,
    pub totals: &'a UnitTotals,
    pub change: Option<&'a UnitChange>,
    pub place: &'a UnitPlace,
}

impl Row<'_> {
    fn name(&self, column: Column) -> String {
        at(self.row, self.columns.at(column))
    }

    fn all(&self, column: Column) -> String {
        down_fixed((TOP, self.last_row), self.columns.at(column))
    }

    pub(super) fn cell(&self, sheet: &mut Worksheet, column: Column) -> Result<(), ExportError> {
        let (look, words) = (&self.plan.look, &self.plan.words);
        let put = self.columns.at(column);
        let (number, weight) = kind(column);
        let format = look.number(number, weight);
        let previous = self.result.previous;
        match column {
            Column::Unit if self.plan.unit_sheets.is_empty() => {
                cells::text(sheet, self.row, put, &self.unit.name, &look.text)?
            }
            Column::Unit => {
                let target = self.place.cell(0, 0);
                leading(self.plan, sheet, (self.row, put), &target, (&self.unit.name, UNIT_WIDTH))?;
            }
            Place if name_lines(&self.unit.name) > 1 => {
                let (formula, stored) = self.formula(column);
                cells::linked(sheet, (self.row, put), &self.place.cell(0, 0), &formula, &stored, format)?;
            }
            LastTotal => cells::points(sheet, self.row, put, previous.total, format)?,
            LastPlace => cells::whole(sheet, self.row, put, previous.rank, format)?,
            Cause => {
                let words = self.change.map(|change| self.plan.text.cause(change)).unwrap_or_default();
                cells::text(sheet, self.row, put, &words, &look.text)?;
            }
            Ranked => {
                let word = if self.unit.ranked { &words.yes } else { &words.no };
                cells::text(sheet, self.row, put, word, format)?;
            }
            _ => {
                let (formula, stored) = self.formula(column);
                let format = if column == Band { &look.centred } else { format };
                cells::formula(sheet, self.row, put, &formula, &stored, format)?;
            }
        }
        Ok(())
    }

    fn formula(&self, column: Column) -> (String, Stored) {
        let (shape, place) = (&self.block.shape, self.place);
        let linked = |row: u32| place.cell(row, self.plan.lines.points);
        match column {
            Part(source) => (linked(shape.source(source)), Stored::from(self.totals.part(source))),
            Bonus => (linked(shape.extra(NodeLevel::Bonus).unwrap_or(0)), Stored::Points(self.totals.bonus)),
            Penalty => (linked(shape.extra(NodeLevel::Penalty).unwrap_or(0)), Stored::Points(self.totals.penalty)),
            Total => (linked(shape.published()), Stored::from(self.result.published)),
            Open => {
                let open = i64::from(self.totals.blank) + i64::from(self.totals.disputed);
                (linked(shape.open()), Stored::Whole(open))
            }
            Percent => {
                let given = place.cell(shape.satisfaction.unwrap_or(0), self.plan.lines.given);
                let stored = self.result.satisfaction_percent.map_or(Stored::Nothing, Stored::Percent);
                (self.percent(&given), stored)
            }
            Index => self.index(),
            Band => self.band(),
            Place => self.place_formula(),
            PointsChange => self.points_change(),
            PlacesChange => {
                let (now, before) = (self.name(Place), self.name(LastPlace));
                let stored = self.result.rank_change().map_or(Stored::Nothing, Stored::Whole);
                (format!("IF(OR({now}=\"\",{before}=\"\"),\"\",{before}-{now})"), stored)
            }
            Counted => {
                let (ranked, open, total) = (self.name(Ranked), self.name(Open), self.name(Total));
                let yes = quote(&self.plan.words.yes);
                let stored = Stored::from(self.result.published.filter(|_| self.result.rank.is_some()));
                (format!("IF(AND({ranked}={yes},{open}=0),{total},\"\")"), stored)
            }
            First => {
                let formula = first_formula(&self.name(Counted), TOP, self.columns.at(Counted));
                let first = self.result.rank.is_some() && self.is_first();
                (formula, Stored::Whole(i64::from(first)))
            }
            Column::Unit | LastTotal | LastPlace | Cause | Ranked => (String::new(), Stored::Nothing),
        }
    }

    /// The percentage, unless the line was given points or a word instead.
    fn percent(&self, given: &str) -> String {
        if self.result.satisfaction_percent.is_none() && self.totals.part(Source::Satisfaction).is_some() {
            // Points that arrived as points have no percentage to show.
            return "\"\"".to_owned();
        }
        format!("IF(ISNUMBER({given}),{given},\"\")")
    }

    fn place_formula(&self) -> (String, Stored) {
        let (own, all) = (self.name(Counted), self.all(Counted));
        let stored = self.result.rank.map_or(Stored::Nothing, |rank| Stored::Whole(i64::from(rank)));
        let ties = self.plan.campaign.settings().ties;
        (place_formula(ties, &own, &all, &self.all(First)), stored)
    }

    fn points_change(&self) -> (String, Stored) {
        let (now, before, open) = (self.name(Total), self.name(LastTotal), self.name(Open));
        let change = self.result.published.zip(self.result.previous.total).map(|(now, before)| now - before);
        let stored = Stored::from(change.filter(|_| self.totals.is_complete()));
        (format!("IF(OR({now}=\"\",{before}=\"\",{open}>0),\"\",ROUND({now}-{before},4))"), stored)
    }

    fn index(&self) -> (String, Stored) {
        let (total, max) = (self.name(Total), self.place.cell(self.block.shape.total(), super::super::detail::MAX));
        let share = self.result.published.and_then(|t| Fraction::of(t, self.block.state.set.max()));
        let stored = share.map_or(Stored::Nothing, |share| Stored::Percent(share.percent(2)));
        (format!("IF({total}=\"\",\"\",ROUND({total}/{max}*100,2))"), stored)
    }

    fn band(&self) -> (String, Stored) {
        let (total, open) = (self.name(Total), self.name(Open));
        let stored = self.result.band.as_ref().map_or(Stored::Nothing, |band| Stored::Word(band.to_string()));
        let bands = bands(self.plan.campaign.settings(), self.block.state);
        if bands.len() > MOST_BANDS {
            return (stored_alone(&stored), stored);
        }
        let steps = bands
            .iter()
            .rev()
            .fold("\"\"".to_owned(), |rest, band| format!("IF({total}>={},{},{rest})", band.from, quote(&band.name)));
        (format!("IF(OR({total}=\"\",{open}>0),\"\",{steps})"), stored)
    }

    /// Whether no unit above has the same total.
    fn is_first(&self) -> bool {
        let units = &self.block.results.units;
        let above = self.block.results.by_place.iter().filter_map(|at| units.get(*at));
        above.take_while(|u| u.unit != self.unit.id).all(|u| u.rank != self.result.rank)
    }
}

fn stored_alone(stored: &Stored) -> String {
    match stored {
        Stored::Word(word) => quote(word),
        _ => "\"\"".to_owned(),
    }
}

/// A place among all, with ties as the campaign gives them.
pub(in crate::sheets::workbook) fn place_formula(ties: Ties, own: &str, all: &str, firsts: &str) -> String {
    let place = match ties {
        Ties::Competition => format!("RANK({own},{all},0)"),
        // A text counts as larger than any number, but is never the first of its value.
        Ties::Dense => format!("1+SUMPRODUCT(({all}>{own})*{firsts})"),
    };
    format!("IF({own}=\"\",\"\",{place})")
}

/// One where a value stands for the first time in a column that begins at `top`.
pub(in crate::sheets::workbook) fn first_formula(own: &str, top: u32, column: u16) -> String {
    let until = down_fixed((top, top), column);
    let until = until.split(':').next().unwrap_or_default();
    format!("IF({own}=\"\",0,IF(COUNTIF({until}:{own},{own})=1,1,0))")
}
