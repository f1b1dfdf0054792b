//! Points that were rescaled because lines don't apply, with the arithmetic.

use rust_xlsxwriter::Worksheet;

use super::detail::{MAX as UNIT_MAX, OWN as UNIT_APPLICABLE};
use super::error::ExportError;
use super::plan::{BlockPlan, Place, Plan};
use super::table::{TOP, Table, UNIT_WIDTH, leading, name_lines};
use crate::domain::analysis::Part;
use crate::domain::criteria::{NotApplicable, Source};
use crate::domain::index::{Standing, UnitTotals};
use crate::domain::points::{DECIMALS, Fraction, Points};
use crate::sheets::paper::cells::{self, Stored, at};
use crate::sheets::paper::look::{Number, Paper, Weight};

const UNIT: u16 = 0;
const PART: u16 = 1;
/// The columns of the arithmetic: (1) to (7).
const BEFORE: u16 = 2;
const SOURCE_MAX: u16 = 3;
const APPLICABLE: u16 = 4;
const RESCALED: u16 = 5;
const ALL: u16 = 6;
const REST: u16 = 7;
const COUNTED: u16 = 8;

/// Writes the points that were rescaled.
pub(super) fn write(plan: &Plan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let text = plan.text;
    let heads = [
        (text.say("workbook-head-unit"), UNIT_WIDTH),
        (text.say("workbook-head-part"), 26.0),
        (text.say("workbook-head-rescale-1"), 12.0),
        (text.say("workbook-head-rescale-2"), 12.0),
        (text.say("workbook-head-rescale-3"), 12.0),
        (text.say("workbook-head-rescale-4"), 12.0),
        (text.say("workbook-head-rescale-5"), 12.0),
        (text.say("workbook-head-rescale-6"), 14.0),
        (text.say("workbook-head-rescale-7"), 12.0),
    ];
    let title = text.fill("workbook-title-rescaled", &[("year", &plan.campaign.heading().year.to_string())]);
    let note = text.say("workbook-note-arithmetic");
    let mut table = Table::begin(plan, sheet, &title, (None, &note), (Paper::Landscape, &heads))?;
    let mut row = TOP;
    for block in &plan.blocks {
        for (unit, totals) in block.results.totals.units.iter().enumerate() {
            let Some(place) = block.places.get(unit) else { continue };
            for source in rescaled(block, totals) {
                let name = block.name(unit);
                let target = place.cell(block.shape.source(source), 0);
                leading(plan, sheet, (row, UNIT), &target, (name, UNIT_WIDTH))?;
                table.fit(sheet, row, name_lines(name))?;
                Rescaling { plan, block, place, totals, unit, source, row }.write(sheet)?;
                row += 1;
            }
        }
    }
    if row == TOP {
        cells::wide(sheet, row, (UNIT, COUNTED), &text.say("workbook-none-rescaled"), &plan.look.text)?;
        row += 1;
    }
    table.finish(plan, sheet, row - 1)
}

/// The sources whose points change: those with lines that drop out, and all that are left where a whole source does.
fn rescaled(block: &BlockPlan<'_>, totals: &UnitTotals) -> Vec<Source> {
    let of = |list: &[Points; 3], source: Source| list.get(source as usize).copied().unwrap_or_default();
    let is_whole = |s: &Source| {
        let out = of(&totals.excluded, *s);
        out > Points::ZERO && out == block.shape.max_of(*s)
    };
    let any_whole = Source::ALL.iter().any(is_whole);
    let changes = |s: &Source| of(&totals.excluded, *s) > Points::ZERO || any_whole;
    Source::ALL.into_iter().filter(|s| block.shape.max_of(*s) > Points::ZERO && changes(s)).collect()
}

/// A source of a unit that was rescaled.
struct Rescaling<'a> {
    plan: &'a Plan<'a>,
    block: &'a BlockPlan<'a>,
    place: &'a Place,
    totals: &'a UnitTotals,
    unit: usize,
    source: Source,
    row: u32,
}

impl Rescaling<'_> {
    fn write(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let (look, row, shape) = (&self.plan.look, self.row, &self.block.shape);
        let name = self.plan.text.part(Part::Source(self.source));
        cells::text(sheet, row, PART, &name, &look.text)?;
        let (plain, bold) = (look.number(Number::Points, Weight::Plain), look.number(Number::Points, Weight::Bold));
        let (source, total) = (shape.source(self.source), shape.total());
        let max = shape.max_of(self.source);
        let applicable = max - self.totals.excluded.get(self.source as usize).copied().unwrap_or_default();
        let all: Points = shape.max.iter().copied().sum();
        let rest = shape.max.iter().zip(self.totals.excluded).filter(|(max, out)| **max != *out).map(|(m, _)| *m).sum();
        let before = self.before();
        let of = |row: u32, column: u16| self.place.cell(row, column);
        let linked = [
            (BEFORE, of(source, self.plan.lines.given), Stored::from(before)),
            (SOURCE_MAX, of(source, UNIT_MAX), Stored::Points(max)),
            (APPLICABLE, of(source, UNIT_APPLICABLE), Stored::Points(applicable)),
            (ALL, of(total, UNIT_MAX), Stored::Points(all)),
            (REST, of(total, UNIT_APPLICABLE), Stored::Points(rest)),
        ];
        for (column, formula, stored) in &linked {
            cells::formula(sheet, row, *column, formula, stored, plain)?;
        }
        let cell = |column| at(row, column);
        let formula = format!(
            "IF(OR({0}=\"\",{1}=0),\"\",ROUND({0}*{2}/{1},4))",
            cell(BEFORE),
            cell(APPLICABLE),
            cell(SOURCE_MAX)
        );
        let half = before.and_then(|points| Some(points.share(Fraction::of(max, applicable)?, DECIMALS)));
        cells::formula(sheet, row, RESCALED, &formula, &Stored::from(half), plain)?;
        let formula = format!("IF({0}=\"\",\"\",ROUND({0}*{1}/{2},4))", cell(RESCALED), cell(ALL), cell(REST));
        let counted = Stored::from(self.totals.part(self.source));
        Ok(cells::formula(sheet, row, COUNTED, &formula, &counted, bold)?)
    }

    /// The points of the source before anything is rescaled.
    fn before(&self) -> Option<Points> {
        let leaves = self.block.state.set.leaves().enumerate();
        let own = leaves.filter(|(_, n)| n.source == self.source && !n.level.is_extra());
        let points =
            own.filter_map(|(line, node)| match (self.block.state.marks().get(self.unit, line), node.not_applicable) {
                (Standing::Points(points), _) => Some(points),
                (Standing::NotApplicable, NotApplicable::FullPoints) => Some(node.max),
                _ => None,
            });
        points.fold(None, |sum, p| Some(sum.unwrap_or(Points::ZERO) + p))
    }
}
