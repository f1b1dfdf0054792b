//! A unit against its block, field by field: as a table and as a radar beside it.

use rust_xlsxwriter::Worksheet;

use super::Writer;
use super::columns::{CODE, MAX, OWN, SOURCE, TEXT};
use crate::domain::criteria::NodeLevel;
use crate::domain::points::Percent;
use crate::sheets::paper::cells::{self, Stored, at, down, quote};
use crate::sheets::paper::look::{self, Number, Weight};
use crate::sheets::workbook::charts::{self, Radar};
use crate::sheets::workbook::error::ExportError;
use crate::sheets::workbook::fields;

/// The unit's points; the columns of the two rounds are free below the lines.
const POINTS: u16 = OWN + 1;
/// What that is of the maximum that applies.
pub(in crate::sheets::workbook) const SHARE: u16 = OWN + 2;

/// Fewer axes make no figure.
const FEWEST_AXES: usize = 3;

impl Writer<'_> {
    /// The unit's fields beside the median and the best of its block.
    pub(super) fn profile(&mut self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let Some(shares) = self.block.shares.get(self.row) else { return Ok(()) };
        let (top, shape, look) = (self.place.top, &self.block.shape, &self.plan.look);
        self.profile_head(sheet)?;
        let listed = self.block.state.set.fields().zip(&shape.fields);
        let ordinary = listed.filter(|((_, node), _)| node.level == NodeLevel::Field);
        for ((number, ((_, node), rows)), share) in ordinary.enumerate().zip(shares) {
            let row = top + shape.profile(number);
            cells::text(sheet, row, CODE, &node.code, &look.centred)?;
            cells::text(sheet, row, TEXT, &node.text, &look.text)?;
            self.fit(sheet, row, look::lines(&node.text, super::TEXT_WIDTH - 1.5, Weight::Plain))?;
            cells::text(sheet, row, SOURCE, "", &look.text)?;
            self.field(sheet, row, (top + rows.0, top + rows.1), (node.max, *share))?;
            self.against(sheet, row, number, share.share)?;
        }
        if shares.len() >= FEWEST_AXES {
            let rows = (top + shape.profile(0), top + shape.profile(shares.len() - 1));
            let sheet_name = self.plan.unit_sheets.get(self.place.sheet).map_or("", String::as_str);
            let median = self.plan.lines.given;
            let radar = Radar { sheet: sheet_name, rows, labels: CODE, unit: SHARE, median };
            let chart = charts::radar(self.plan, &radar);
            sheet.insert_chart_with_offset(
                top + shape.sums_head(),
                self.plan.lines.reason,
                &chart,
                12,
                look::BELOW_BREAK,
            )?;
        }
        Ok(())
    }

    fn profile_head(&mut self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let (plan, text) = (self.plan, self.plan.text);
        let row = self.place.top + self.block.shape.profile_head();
        let columns = &plan.lines;
        let heads = [
            (CODE, text.say("workbook-head-code")),
            (TEXT, text.say("workbook-head-profile")),
            (SOURCE, String::new()),
            (MAX, text.say("workbook-head-max")),
            (OWN, text.say("workbook-head-applicable")),
            (POINTS, text.say("workbook-head-points")),
            (SHARE, text.say("workbook-head-share")),
            (columns.given, text.say("workbook-head-median-share")),
            (columns.points, text.say("workbook-head-against-median")),
            (columns.lost, text.say("workbook-head-best-share")),
        ];
        for column in SHARE + 1..columns.given {
            cells::text(sheet, row, column, "", &plan.look.head)?;
        }
        for (column, words) in &heads {
            cells::text(sheet, row, *column, words, &plan.look.head)?;
        }
        self.fit(sheet, row, 3)
    }

    /// What the unit has of the field.
    fn field(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        rows: (u32, u32),
        (max, share): (crate::domain::points::Points, fields::FieldShare),
    ) -> Result<(), ExportError> {
        let plain = self.number(Number::Points, Weight::Plain);
        let points = self.plan.lines.points;
        cells::formula(sheet, row, MAX, &at(rows.0, MAX), &Stored::Points(max), plain)?;
        let word = quote(&self.plan.words.not_applicable);
        let left_out = format!("SUMIF({},{word},{})", down(rows, points), down(rows, MAX));
        let applicable = format!("ROUND({}-{left_out},4)", at(row, MAX));
        cells::formula(sheet, row, OWN, &applicable, &Stored::Points(share.applicable), plain)?;
        let counted = self.block.state.set.fields().find(|(at, _)| self.place.top + to_row(*at) == rows.0);
        let counted = counted.and_then(|(at, _)| self.counted.get(at).copied().flatten());
        cells::formula(sheet, row, POINTS, &at(rows.0, points), &Stored::from(counted), plain)?;
        let (got, of) = (at(row, POINTS), at(row, OWN));
        let formula = format!("IF(OR({got}=\"\",{of}=0),\"\",ROUND({got}/{of}*100,2))");
        let stored = share.share.map_or(Stored::Nothing, Stored::Percent);
        let format = self.number(Number::Percent, Weight::Bold);
        Ok(cells::formula(sheet, row, SHARE, &formula, &stored, format)?)
    }

    /// How far from the median of the block, and what the best has.
    fn against(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        field: usize,
        share: Option<Percent>,
    ) -> Result<(), ExportError> {
        let (columns, format) = (&self.plan.lines, self.number(Number::Percent, Weight::Plain));
        let [median, best] = fields::share_summary(self.block, field);
        let [median_value, best_value] = fields::share_summary_values(self.block, field);
        let stored = |percent: Option<Percent>| percent.map_or(Stored::Nothing, Stored::Percent);
        for column in SHARE + 1..columns.given {
            cells::text(sheet, row, column, "", &self.plan.look.text)?;
        }
        cells::formula(sheet, row, columns.given, &median, &stored(median_value), format)?;
        let (own, other) = (at(row, SHARE), at(row, columns.given));
        let difference = format!("IF(OR({own}=\"\",{other}=\"\"),\"\",ROUND({own}-{other},2))");
        let by = share.zip(median_value).map(|(own, median)| own - median);
        let signed = self.number(Number::ShareChange, Weight::Plain);
        cells::formula(sheet, row, columns.points, &difference, &stored(by), signed)?;
        Ok(cells::formula(sheet, row, columns.lost, &best, &stored(best_value), format)?)
    }
}

fn to_row(node: usize) -> u32 {
    u32::try_from(node).unwrap_or(u32::MAX)
}
