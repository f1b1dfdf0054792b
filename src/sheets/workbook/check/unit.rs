//! A unit added up again: its lines, fields, total, places and points lost.

use rust_xlsxwriter::Worksheet;

use super::super::detail::SOURCE;
use super::super::error::ExportError;
use super::super::plan::{BlockPlan, Plan};
use super::super::ranking::{self, Column};
use super::super::table::leading;
use super::super::{fields, lost, parts};
use super::{NAME, pair, status};
use crate::domain::criteria::{NodeLevel, Source};
use crate::domain::index::Standing;
use crate::domain::points::Points;
use crate::sheets::paper::cells::{self, Stored, at, down, quote};
use crate::sheets::paper::look::{Number, Weight};
use crate::sheets::paper::names::quoted;

const LINES: u16 = 1;
const FIELDS: u16 = 2;
const LINES_KNOWN: u16 = 3;
const TOTAL: u16 = 4;
const PLACE: u16 = 6;
const PARTS: u16 = 8;
const LOST: u16 = 14;
const LOST_AGAIN: u16 = 15;
const LOST_KNOWN: u16 = 16;

/// Where the unit stands on other sheets.
pub(super) struct Rows {
    pub ranking: u32,
    pub fields: u32,
    pub parts: u32,
}

/// A unit's row.
pub(super) struct Row<'a> {
    pub plan: &'a Plan<'a>,
    pub block: &'a BlockPlan<'a>,
    pub unit: usize,
    pub row: u32,
    pub rows: Rows,
}

impl Row<'_> {
    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let look = &self.plan.look;
        let (Some(place), Some(result)) = (self.block.places.get(self.unit), self.block.results.units.get(self.unit))
        else {
            return Ok(());
        };
        let (points, total) = (look.number(Number::Points, Weight::Plain), look.number(Number::Total, Weight::Plain));
        let whole = look.number(Number::Whole, Weight::Plain);
        leading(self.plan, sheet, (self.row, NAME), &place.cell(0, 0), (self.block.name(self.unit), 34.0))?;
        let fields: Vec<(NodeLevel, Option<Points>)> = self.fields();
        let signed = |(level, points): &(NodeLevel, Option<Points>)| {
            let points = points.unwrap_or_default();
            if *level == NodeLevel::Penalty { -points } else { points }
        };
        let known: Points = fields.iter().map(signed).sum();
        cells::formula(sheet, self.row, LINES, &self.lines(), &Stored::Points(known), points)?;
        pair(sheet, (self.row, FIELDS), &self.field_sum(&fields), Some(known), points)?;
        let in_ranking = |column| ranking::cell(self.block, self.rows.ranking, column);
        pair(sheet, (self.row, TOTAL), &in_ranking(Column::Total), result.published, total)?;
        let rank = |rank: Option<u32>| rank.map(|r| Points::whole(i64::from(r)));
        pair(sheet, (self.row, PLACE), &in_ranking(Column::Place), rank(result.rank), whole)?;
        for (column, source) in (PARTS..).step_by(2).zip(Source::ALL) {
            match parts::place_cell(self.block, source, self.rows.parts) {
                Some(cell) => {
                    let known = result.part_ranks.get(source as usize).copied().flatten();
                    pair(sheet, (self.row, column), &cell, rank(known), whole)?;
                }
                None => {
                    cells::text(sheet, self.row, column, "", whole)?;
                    cells::text(sheet, self.row, column + 1, "", whole)?;
                }
            }
        }
        self.lost(sheet)?;
        let pairs = [
            (LINES, LINES_KNOWN),
            (FIELDS, LINES_KNOWN),
            (TOTAL, TOTAL + 1),
            (PLACE, PLACE + 1),
            (PARTS, PARTS + 1),
            (PARTS + 2, PARTS + 3),
            (PARTS + 4, PARTS + 5),
            (LOST, LOST_KNOWN),
            (LOST_AGAIN, LOST_KNOWN),
        ];
        status(self.plan, sheet, self.row, &pairs)
    }

    fn fields(&self) -> Vec<(NodeLevel, Option<Points>)> {
        let points = self.block.results.totals.fields_of(self.unit).iter().copied();
        self.block.state.set.fields().map(|(_, node)| node.level).zip(points).collect()
    }

    /// Everything that counts on a line, from the unit's sheet: lines have a source, sums have none.
    fn lines(&self) -> String {
        let Some(place) = self.block.places.get(self.unit) else { return String::new() };
        let rows = place.rows(&self.block.shape);
        let range = |column| format!("{}{}", place.quoted, down(rows, column));
        let (sources, points) = (range(SOURCE), range(self.plan.lines.points));
        let words = &self.plan.words;
        let part = |word: &str| format!("SUMIF({sources},{},{points})", quote(word));
        let mut sum: Vec<String> = words.sources.iter().map(|word| part(word)).collect();
        let extra = |level: NodeLevel| self.block.shape.extras.contains(&level);
        if extra(NodeLevel::Bonus) {
            sum.push(part(&words.bonus));
        }
        let penalty = if extra(NodeLevel::Penalty) { format!("-{}", part(&words.penalty)) } else { String::new() };
        format!("ROUND({}{penalty},4)", sum.join("+"))
    }

    fn field_sum(&self, fields: &[(NodeLevel, Option<Points>)]) -> String {
        let sheet = quoted(&self.block.fields);
        let (first, last) = fields::field_columns(self.block);
        let cell = |column| at(self.rows.fields, column);
        let penalties = fields.iter().zip(first..).filter(|((level, _), _)| *level == NodeLevel::Penalty);
        // A penalty counts in the sum once as it stands, so it is taken off twice.
        let off: String = penalties.map(|(_, column)| format!("-2*N({sheet}{})", cell(column))).collect();
        format!("ROUND(SUM({sheet}{}:{}){off},4)", cell(first), cell(last))
    }

    /// Points lost: from the list, from the unit's own lines, and by the program.
    fn lost(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let Some(place) = self.block.places.get(self.unit) else { return Ok(()) };
        let format = self.plan.look.number(Number::Points, Weight::Plain);
        let known = self.lost_known();
        let total = place.cell(self.block.shape.total(), self.plan.lines.lost);
        let listed = if self.plan.is_flat { total } else { lost::sum(self.plan, self.block, self.unit) };
        cells::formula(sheet, self.row, LOST, &listed, &Stored::Points(known), format)?;
        let rows = place.rows(&self.block.shape);
        let range = |column| format!("{}{}", place.quoted, down(rows, column));
        let again = format!("ROUND(SUMIF({},\"?*\",{}),4)", range(SOURCE), range(self.plan.lines.lost));
        pair(sheet, (self.row, LOST_AGAIN), &again, Some(known), format)
    }

    fn lost_known(&self) -> Points {
        let lines = self.block.state.set.leaves().enumerate();
        let lost = lines.filter_map(|(line, node)| match self.block.state.marks().get(self.unit, line) {
            Standing::Points(points) if node.level == NodeLevel::Penalty => Some(points),
            Standing::Points(points) if !node.level.is_extra() => Some((node.max - points).max(Points::ZERO)),
            _ => None,
        });
        lost.sum()
    }
}
