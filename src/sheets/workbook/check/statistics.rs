//! A block's averages, medians and counts reckoned again.

use rust_xlsxwriter::Worksheet;

use super::super::error::ExportError;
use super::super::plan::{BlockPlan, Plan};
use super::super::ranking::average;
use super::super::table::Table;
use super::super::{fields, lines, own};
use super::{NAME, STATUS, pair, status};
use crate::domain::analysis;
use crate::domain::index::Standing;
use crate::domain::points::{Points, median};
use crate::sheets::paper::cells::{self, Stored, quote};
use crate::sheets::paper::look::{self, Number, Weight};

const AVERAGE: u16 = 1;
const AVERAGE_SHOWN: u16 = 3;
const MEDIAN: u16 = 4;
const MEDIAN_SHOWN: u16 = 6;

/// Writes the statistics. The last row is returned.
pub(super) fn write(plan: &Plan<'_>, sheet: &mut Worksheet, table: &mut Table, head: u32) -> Result<u32, ExportError> {
    let text = plan.text;
    let known = || text.say("workbook-head-check-known");
    let heads = [
        (NAME, text.say("workbook-head-check-statistic")),
        (AVERAGE, text.say("workbook-head-check-average")),
        (AVERAGE + 1, known()),
        (AVERAGE_SHOWN, text.say("workbook-head-check-shown")),
        (MEDIAN, text.say("workbook-head-check-median")),
        (MEDIAN + 1, known()),
        (MEDIAN_SHOWN, text.say("workbook-head-check-shown")),
        (STATUS, text.say("workbook-head-check-status")),
    ];
    for (column, words) in &heads {
        cells::text(sheet, head, *column, words, &plan.look.head)?;
    }
    table.rows.set(sheet, head, look::height(3))?;
    let mut row = head + 1;
    for block in &plan.blocks {
        for column in fields::columns(block) {
            Row { plan, block, row }.field(sheet, table, &column)?;
            row += 1;
        }
        row = Row { plan, block, row }.counts(sheet, table)?;
    }
    Ok(row - 1)
}

struct Row<'a> {
    plan: &'a Plan<'a>,
    block: &'a BlockPlan<'a>,
    row: u32,
}

impl Row<'_> {
    fn name(&self, sheet: &mut Worksheet, table: &mut Table, row: u32, what: &str) -> Result<(), ExportError> {
        let name = format!("{}: {what}", self.block.state.block.name);
        table.fit(sheet, row, look::lines(&name, 32.5, Weight::Plain))?;
        Ok(cells::text(sheet, row, NAME, &name, &self.plan.look.text)?)
    }

    /// Average and median of a field, by other ways than those of the field's sheet.
    fn field(&self, sheet: &mut Worksheet, table: &mut Table, column: &fields::Summed) -> Result<(), ExportError> {
        let format = self.plan.look.number(Number::Points, Weight::Plain);
        self.name(sheet, table, self.row, &column.name)?;
        let range = &column.range;
        let none = |formula: String| format!("IF(COUNT({range})=0,\"\",ROUND({formula},4))");
        let mean = none(format!("SUMPRODUCT(ISNUMBER({range})*1,{range})/SUMPRODUCT(ISNUMBER({range})*1)"));
        let mean_value = average(&column.values, 4);
        pair(sheet, (self.row, AVERAGE), &mean, mean_value, format)?;
        let shown = Stored::from(mean_value);
        cells::formula(sheet, self.row, AVERAGE_SHOWN, &column.average, &shown, format)?;
        let middle = |add: u32| format!("SMALL({range},INT((COUNT({range})+{add})/2))");
        let half = none(format!("({}+{})/2", middle(1), middle(2)));
        let half_value = median(column.values.iter().flatten().copied());
        pair(sheet, (self.row, MEDIAN), &half, half_value, format)?;
        cells::formula(sheet, self.row, MEDIAN_SHOWN, &column.median, &Stored::from(half_value), format)?;
        let pairs =
            [(AVERAGE, AVERAGE + 1), (AVERAGE_SHOWN, AVERAGE + 1), (MEDIAN, MEDIAN + 1), (MEDIAN_SHOWN, MEDIAN + 1)];
        status(self.plan, sheet, self.row, &pairs)
    }

    /// Lines that don't apply, lines at full marks, own and appraised points. The next row is returned.
    fn counts(&self, sheet: &mut Worksheet, table: &mut Table) -> Result<u32, ExportError> {
        let text = self.plan.text;
        let count = |n: usize| Points::whole(i64::try_from(n).unwrap_or(0));
        let mut listed: Vec<(String, String, Points, Number)> = Vec::new();
        if let Some(all) = lines::all(self.block) {
            let out = format!("COUNTIF({all},{})", quote(&self.plan.words.not_applicable));
            listed.push((text.say("workbook-check-left-out"), out, count(self.left_out()), Number::Whole));
        }
        let profiles = analysis::lines(self.block.state);
        if let Some(formula) = super::super::profiles::full_again(self.block, profiles.len()) {
            let full = profiles.iter().filter(|p| p.is_full_for_all()).count();
            listed.push((text.say("workbook-check-full-lines"), formula, count(full), Number::Whole));
        }
        if let Some([own, appraised]) = own::sums(self.block) {
            let sum = |of: fn(&analysis::OwnAgainstAppraised) -> Points| self.block.own_scores.iter().map(of).sum();
            listed.push((text.say("workbook-check-own"), own, sum(|s| s.own), Number::Points));
            listed.push((text.say("workbook-check-appraised"), appraised, sum(|s| s.appraised), Number::Points));
        }
        let mut row = self.row;
        for (name, formula, value, number) in &listed {
            self.name(sheet, table, row, name)?;
            let format = self.plan.look.number(*number, Weight::Plain);
            pair(sheet, (row, AVERAGE), formula, Some(*value), format)?;
            status(self.plan, sheet, row, &[(AVERAGE, AVERAGE + 1)])?;
            row += 1;
        }
        Ok(row)
    }

    fn left_out(&self) -> usize {
        let lines = self.block.state.set.leaf_count();
        let of_unit = |unit: usize| {
            (0..lines).filter(|line| self.block.state.marks().get(unit, *line) == Standing::NotApplicable).count()
        };
        (0..self.block.state.units.len()).map(of_unit).sum()
    }
}
