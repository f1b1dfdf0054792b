//! What a block's units gave themselves against what the appraisal gave them.

use rust_xlsxwriter::Worksheet;

use super::detail::{OWN, SOURCE};
use super::error::ExportError;
use super::fields::named;
use super::plan::{BlockPlan, Place, Plan};
use super::ranking;
use super::table::{TOP, Table, UNIT_WIDTH, name_lines};
use crate::domain::analysis::OwnAgainstAppraised;
use crate::domain::criteria::Source;
use crate::domain::points::{Fraction, Points};
use crate::sheets::paper::cells::{self, Stored, at, down, quote};
use crate::sheets::paper::look::{Number, Paper, Weight};

const COMPARED: u16 = 2;
const OWN_SUM: u16 = 3;
const APPRAISED: u16 = 4;
const DIFFERENCE: u16 = 5;
const SHARE: u16 = 6;
const LOWERED: u16 = 7;
const RAISED: u16 = 8;
const KEPT: u16 = 9;

/// Writes own scores against appraised ones.
pub(super) fn write(plan: &Plan<'_>, block: &BlockPlan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let text = plan.text;
    let heads = [
        (text.say("workbook-head-place"), 7.0),
        (text.say("workbook-head-unit"), UNIT_WIDTH),
        (text.say("workbook-head-compared"), 10.0),
        (text.say("workbook-head-own"), 11.0),
        (text.say("workbook-part-appraisal"), 11.0),
        (text.say("workbook-head-own-difference"), 11.0),
        (text.say("workbook-head-own-share"), 12.0),
        (text.say("workbook-head-lowered"), 10.0),
        (text.say("workbook-head-raised"), 10.0),
        (text.say("workbook-head-kept"), 10.0),
    ];
    let title = text.fill("workbook-title-own", &[("year", &plan.campaign.heading().year.to_string())]);
    let note = text.say("workbook-note-own");
    let mut table = Table::begin(plan, sheet, &title, (Some(block), &note), (Paper::Landscape, &heads))?;
    for ((row, from), unit) in (TOP..).zip(ranking::TOP..).zip(&block.results.by_place) {
        let (Some(place), Some(sums)) = (block.places.get(*unit), block.own_scores.get(*unit)) else { continue };
        named(plan, block, sheet, (row, from), *unit)?;
        table.fit(sheet, row, name_lines(block.name(*unit)))?;
        Row { plan, block, row, place, sums }.write(sheet)?;
    }
    let last = TOP + block.count().saturating_sub(1);
    ranking::mark_changes(plan, sheet, DIFFERENCE, (TOP, last))?;
    sum(plan, block, sheet, last)?;
    table.finish(plan, sheet, last + 1)
}

/// A unit's row.
struct Row<'a> {
    plan: &'a Plan<'a>,
    block: &'a BlockPlan<'a>,
    row: u32,
    place: &'a Place,
    sums: &'a OwnAgainstAppraised,
}

impl Row<'_> {
    fn write(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let (look, sums) = (&self.plan.look, self.sums);
        let whole = |n: u32| Stored::Whole(i64::from(n));
        let share = share(sums.appraised, sums.own);
        let columns = [
            (COMPARED, whole(sums.compared), Number::Whole),
            (OWN_SUM, Stored::Points(sums.own), Number::Points),
            (APPRAISED, Stored::Points(sums.appraised), Number::Points),
            (DIFFERENCE, Stored::Points(sums.difference()), Number::PointsChange),
            (SHARE, share, Number::Percent),
            (LOWERED, whole(sums.lowered), Number::Whole),
            (RAISED, whole(sums.raised), Number::Whole),
            (KEPT, whole(sums.compared - sums.lowered - sums.raised), Number::Whole),
        ];
        for (column, stored, number) in &columns {
            let format = look.number(*number, Weight::Plain);
            cells::formula(sheet, self.row, *column, &self.formula(*column), stored, format)?;
        }
        Ok(())
    }

    fn formula(&self, column: u16) -> String {
        let rows = self.place.rows(&self.block.shape);
        let range = |column| format!("{}{}", self.place.quoted, down(rows, column));
        let (own, given) = (range(OWN), range(self.plan.lines.given));
        let source = quote(self.plan.words.source(Source::Appraisal));
        let compared = format!("({}={source})*ISNUMBER({own})*ISNUMBER({given})", range(SOURCE));
        let cell = |column| at(self.row, column);
        match column {
            COMPARED => format!("SUMPRODUCT({compared})"),
            OWN_SUM => format!("ROUND(SUMPRODUCT({compared},{own}),4)"),
            APPRAISED => format!("ROUND(SUMPRODUCT({compared},{given}),4)"),
            DIFFERENCE => format!("ROUND({}-{},4)", cell(APPRAISED), cell(OWN_SUM)),
            SHARE => share_formula(&cell(APPRAISED), &cell(OWN_SUM)),
            LOWERED => format!("SUMPRODUCT({compared}*({given}<{own}))"),
            RAISED => format!("SUMPRODUCT({compared}*({given}>{own}))"),
            _ => format!("{}-{}-{}", cell(COMPARED), cell(LOWERED), cell(RAISED)),
        }
    }
}

/// What the appraisal left of the own scores.
fn share(appraised: Points, own: Points) -> Stored {
    Fraction::of(appraised, own).map_or(Stored::Nothing, |share| Stored::Percent(share.percent(2)))
}

fn share_formula(appraised: &str, own: &str) -> String {
    format!("IF({own}=0,\"\",ROUND({appraised}/{own}*100,2))")
}

/// All units together.
fn sum(plan: &Plan<'_>, block: &BlockPlan<'_>, sheet: &mut Worksheet, last: u32) -> Result<(), ExportError> {
    let (look, row) = (&plan.look, last + 1);
    cells::text(sheet, row, 0, "", &look.field)?;
    cells::text(sheet, row, 1, &plan.text.say("workbook-all-units"), &look.field)?;
    let total = |of: &dyn Fn(&OwnAgainstAppraised) -> u32| -> Stored {
        Stored::Whole(block.own_scores.iter().map(|s| i64::from(of(s))).sum())
    };
    let own: Points = block.own_scores.iter().map(|s| s.own).sum();
    let appraised: Points = block.own_scores.iter().map(|s| s.appraised).sum();
    let columns = [
        (COMPARED, total(&|s| s.compared), Number::Whole),
        (OWN_SUM, Stored::Points(own), Number::Points),
        (APPRAISED, Stored::Points(appraised), Number::Points),
        (DIFFERENCE, Stored::Points(appraised - own), Number::PointsChange),
        (SHARE, share(appraised, own), Number::Percent),
        (LOWERED, total(&|s| s.lowered), Number::Whole),
        (RAISED, total(&|s| s.raised), Number::Whole),
        (KEPT, total(&|s| s.compared - s.lowered - s.raised), Number::Whole),
    ];
    for (column, stored, number) in &columns {
        let formula = match *column {
            SHARE => share_formula(&at(row, APPRAISED), &at(row, OWN_SUM)),
            column => format!("ROUND(SUM({}),4)", down((TOP, last), column)),
        };
        cells::formula(sheet, row, *column, &formula, stored, look.number(*number, Weight::Field))?;
    }
    Ok(())
}

/// Own and appraised points of all units, added up again without the table's own sum.
pub(super) fn sums(block: &BlockPlan<'_>) -> Option<[String; 2]> {
    let name = block.own.as_ref()?;
    let last = TOP + block.count().checked_sub(1)?;
    let range = |column| format!("{}{}", crate::sheets::paper::names::quoted(name), down((TOP, last), column));
    let appraised = format!("ROUND(SUM({})+SUM({}),4)", range(OWN_SUM), range(DIFFERENCE));
    Some([format!("ROUND(SUM({}),4)", range(OWN_SUM)), appraised])
}
