//! The check sheet: adds everything up again with its own formulas and compares it with the
//! program's figures, which stand here as plain numbers.

use rust_xlsxwriter::Worksheet;

use super::detail;
use super::error::ExportError;
use super::matrix;
use super::plan::{BlockPlan, Plan};
use super::ranking::{self, Column, Columns};
use crate::domain::criteria::NodeLevel;
use crate::domain::points::Points;
use crate::sheets::paper::cells::{self, Stored, at, down, quote};
use crate::sheets::paper::look::{self, Number, Paper, Weight};
use crate::sheets::paper::names::quoted;
use crate::text::Text;

const VERDICT: u32 = 3;
const HEAD: u32 = 5;
const TOP: u32 = HEAD + 1;

const UNIT: u16 = 0;
/// Lines added up here.
const LINES: u16 = 1;
/// Fields added up here, from the matrix.
const FIELDS: u16 = 2;
/// Lines by the program.
const LINES_KNOWN: u16 = 3;
/// Total from the ranking.
const TOTAL: u16 = 4;
/// Total by the program.
const TOTAL_KNOWN: u16 = 5;
/// Place from the ranking.
const PLACE: u16 = 6;
/// Place by the program.
const PLACE_KNOWN: u16 = 7;
const STATUS: u16 = 8;

/// The cell that says whether all is well.
pub(super) fn verdict_cell() -> String {
    at(VERDICT, UNIT)
}

/// Writes the check sheet.
pub(super) fn write(plan: &Plan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let (text, formats) = (plan.text, &plan.look);
    plan.mark(sheet, STATUS)?;
    cells::wide(sheet, 1, (UNIT, STATUS), &text.say("workbook-title-check"), &formats.title)?;
    sheet.set_row_height(1, 24)?;
    for (column, (words, width)) in (0_u16..).zip(heads(text)) {
        cells::text(sheet, HEAD, column, &words, &formats.head)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_row_height(HEAD, look::height(2))?;
    let mut row = TOP;
    for block in &plan.blocks {
        let columns = Columns::of(plan, block);
        let (rows, matrix_rows) = (ranking::rows(block), matrix::rows(block));
        for (unit, (from, in_matrix)) in rows.iter().zip(matrix_rows).enumerate() {
            Row { plan, block, unit, row, ranking: *from, matrix: in_matrix, columns: &columns }.write(sheet)?;
            row += 1;
        }
    }
    let statuses = down((TOP, row.saturating_sub(1).max(TOP)), STATUS);
    let differs = quote(&plan.words.differs);
    let (good, bad) = (text.say("workbook-check-good"), text.say("workbook-check-bad"));
    let formula = format!("IF(COUNTIF({statuses},{differs})=0,{},{})", quote(&good), quote(&bad));
    sheet.merge_range(VERDICT, UNIT, VERDICT, STATUS, "", &formats.text_bold)?;
    cells::formula(sheet, VERDICT, UNIT, &formula, &Stored::Word(good), &formats.text_bold)?;
    plan.on_paper(sheet, Paper::Landscape, (HEAD, HEAD))
}

fn heads(text: &Text) -> [(String, f64); 9] {
    [
        (text.say("workbook-head-unit"), 36.0),
        (text.say("workbook-head-check-lines"), 13.0),
        (text.say("workbook-head-check-fields"), 13.0),
        (text.say("workbook-head-check-lines-known"), 13.0),
        (text.say("workbook-head-check-total"), 12.0),
        (text.say("workbook-head-check-total-known"), 13.0),
        (text.say("workbook-head-check-place"), 10.0),
        (text.say("workbook-head-check-place-known"), 13.0),
        (text.say("workbook-head-check-status"), 11.0),
    ]
}

struct Row<'a> {
    plan: &'a Plan<'a>,
    block: &'a BlockPlan<'a>,
    unit: usize,
    row: u32,
    ranking: u32,
    matrix: u32,
    columns: &'a Columns,
}

impl Row<'_> {
    fn write(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let formats = &self.plan.look;
        let (Some(place), Some(result)) = (self.block.places.get(self.unit), self.block.results.units.get(self.unit))
        else {
            return Ok(());
        };
        let name = self.block.state.units.get(self.unit).map_or("", |u| &u.name);
        let (points, total) =
            (formats.number(Number::Points, Weight::Plain), formats.number(Number::Total, Weight::Plain));
        let whole = formats.number(Number::Whole, Weight::Plain);
        let fields: Vec<(NodeLevel, Option<Points>)> = self.fields();
        let sum = |signed: bool| -> Points {
            let of = |(level, points): &(NodeLevel, Option<Points>)| {
                let points = points.unwrap_or_default();
                if signed && *level == NodeLevel::Penalty { -points } else { points }
            };
            fields.iter().map(of).sum()
        };
        cells::link(sheet, self.row, UNIT, &place.cell(0, 0), name, &formats.link)?;
        let known = Stored::Points(sum(true));
        cells::formula(sheet, self.row, LINES, &self.lines(), &known, points)?;
        cells::formula(sheet, self.row, FIELDS, &self.matrix_sum(&fields), &known, points)?;
        cells::points(sheet, self.row, LINES_KNOWN, Some(sum(true)), points)?;
        let rank = result.rank.map_or(Stored::Nothing, |r| Stored::Whole(i64::from(r)));
        cells::formula(
            sheet,
            self.row,
            TOTAL,
            &self.in_ranking(Column::Total),
            &Stored::from(result.published),
            total,
        )?;
        cells::points(sheet, self.row, TOTAL_KNOWN, result.published, total)?;
        cells::formula(sheet, self.row, PLACE, &self.in_ranking(Column::Place), &rank, whole)?;
        cells::whole(sheet, self.row, PLACE_KNOWN, result.rank, whole)?;
        let cell = |column| at(self.row, column);
        let formula = format!(
            "IF(AND(ROUND({}-{},4)=0,ROUND({}-{},4)=0,{}&\"\"={}&\"\",{}&\"\"={}&\"\"),{},{})",
            cell(LINES),
            cell(LINES_KNOWN),
            cell(FIELDS),
            cell(LINES_KNOWN),
            cell(TOTAL),
            cell(TOTAL_KNOWN),
            cell(PLACE),
            cell(PLACE_KNOWN),
            quote(&self.plan.words.agrees),
            quote(&self.plan.words.differs)
        );
        let agrees = Stored::Word(self.plan.words.agrees.clone());
        cells::formula(sheet, self.row, STATUS, &formula, &agrees, &formats.centred)?;
        Ok(())
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
        let (sources, points) = (range(detail::SOURCE), range(detail::POINTS));
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

    fn matrix_sum(&self, fields: &[(NodeLevel, Option<Points>)]) -> String {
        let sheet = quoted(&self.block.matrix);
        let (first, last) = matrix::field_columns(self.block);
        let cell = |column| at(self.matrix, column);
        let penalties = fields.iter().zip(first..).filter(|((level, _), _)| *level == NodeLevel::Penalty);
        // A penalty counts in the sum once as it stands, so it is taken off twice.
        let off: String = penalties.map(|(_, column)| format!("-2*N({sheet}{})", cell(column))).collect();
        format!("ROUND(SUM({sheet}{}:{}){off},4)", cell(first), cell(last))
    }

    fn in_ranking(&self, column: Column) -> String {
        format!("{}{}", quoted(&self.block.ranking), at(self.ranking, self.columns.at(column)))
    }
}
