//! A unit's row in a ranking, with the formulas that its values follow from.

use rust_xlsxwriter::Worksheet;

use super::super::error::ExportError;
use super::super::plan::Place as UnitPlace;
use super::super::table::{UNIT_WIDTH, leading, name_lines};
use super::TOP;
use super::columns::{Column, Columns, bands, kind};
use super::standing::Standing;
use crate::domain::criteria::NodeLevel;
use crate::domain::setup::Ties;
use crate::sheets::paper::cells::{self, Stored, at, down_fixed, quote};

use Column::{
    Band, Bonus, Cause, Counted, First, Index, LastPlace, LastTotal, Open, Part, Penalty, Percent, Place, PlacesChange,
    PointsChange, Ranked, Total,
};

/// More steps than this don't fit in one formula.
const MOST_BANDS: usize = 60;

/// What stands in one row.
pub(super) struct Row<'a> {
    pub standing: Standing<'a>,
    pub columns: &'a Columns,
    pub row: u32,
    pub last_row: u32,
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
        let Standing { plan, unit, result, .. } = self.standing;
        let look = &plan.look;
        let put = self.columns.at(column);
        let (number, weight) = kind(column);
        let format = look.number(number, weight);
        match column {
            Column::Unit if plan.unit_sheets.is_empty() => cells::text(sheet, self.row, put, &unit.name, &look.text)?,
            Column::Unit => {
                leading(plan, sheet, (self.row, put), &self.place.cell(0, 0), (&unit.name, UNIT_WIDTH))?;
            }
            Place if name_lines(&unit.name) > 1 => {
                let (formula, stored) = (self.formula(column), self.standing.value(column));
                cells::linked(sheet, (self.row, put), &self.place.cell(0, 0), &formula, &stored, format)?;
            }
            LastTotal => cells::points(sheet, self.row, put, result.previous.total, format)?,
            LastPlace => cells::whole(sheet, self.row, put, result.previous.rank, format)?,
            Cause => cells::stored(sheet, self.row, put, &self.standing.value(column), &look.text)?,
            Ranked => cells::stored(sheet, self.row, put, &self.standing.value(column), format)?,
            _ => {
                let format = if column == Band { &look.centred } else { format };
                let (formula, stored) = (self.formula(column), self.standing.value(column));
                cells::formula(sheet, self.row, put, &formula, &stored, format)?;
            }
        }
        Ok(())
    }

    fn formula(&self, column: Column) -> String {
        let Standing { plan, block, .. } = self.standing;
        let (shape, place) = (&block.shape, self.place);
        let linked = |row: u32| place.cell(row, plan.lines.points);
        match column {
            Part(source) => linked(shape.source(source)),
            Bonus => linked(shape.extra(NodeLevel::Bonus).unwrap_or(0)),
            Penalty => linked(shape.extra(NodeLevel::Penalty).unwrap_or(0)),
            Total => linked(shape.published()),
            Open => linked(shape.open()),
            // Points that arrived as points have no percentage to show.
            Percent if self.standing.has_points_alone() => "\"\"".to_owned(),
            Percent => {
                let given = place.cell(shape.satisfaction.unwrap_or(0), plan.lines.given);
                format!("IF(ISNUMBER({given}),{given},\"\")")
            }
            Index => {
                let (total, max) = (self.name(Total), place.cell(shape.total(), super::super::detail::MAX));
                format!("IF({total}=\"\",\"\",ROUND({total}/{max}*100,2))")
            }
            Band => self.band(),
            Place => {
                let ties = plan.campaign.settings().ties;
                place_formula(ties, &self.name(Counted), &self.all(Counted), &self.all(First))
            }
            PointsChange => {
                let (now, before, open) = (self.name(Total), self.name(LastTotal), self.name(Open));
                format!("IF(OR({now}=\"\",{before}=\"\",{open}>0),\"\",ROUND({now}-{before},4))")
            }
            PlacesChange => {
                let (now, before) = (self.name(Place), self.name(LastPlace));
                format!("IF(OR({now}=\"\",{before}=\"\"),\"\",{before}-{now})")
            }
            Counted => {
                let (ranked, open, total) = (self.name(Ranked), self.name(Open), self.name(Total));
                format!("IF(AND({ranked}={},{open}=0),{total},\"\")", quote(&plan.words.yes))
            }
            First => first_formula(&self.name(Counted), TOP, self.columns.at(Counted)),
            Column::Unit | LastTotal | LastPlace | Cause | Ranked => String::new(),
        }
    }

    fn band(&self) -> String {
        let Standing { plan, block, .. } = self.standing;
        let (total, open) = (self.name(Total), self.name(Open));
        let bands = bands(plan.campaign.settings(), block.state);
        if bands.len() > MOST_BANDS {
            return stored_alone(&self.standing.value(Band));
        }
        let steps = bands
            .iter()
            .rev()
            .fold("\"\"".to_owned(), |rest, band| format!("IF({total}>={},{},{rest})", band.from, quote(&band.name)));
        format!("IF(OR({total}=\"\",{open}>0),\"\",{steps})")
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
