//! How a unit's total comes about: parts, rescaling, bonus, penalty, the published total.

use rust_xlsxwriter::{Format, Worksheet};

use super::Writer;
use super::columns::{MAX, OWN, SOURCE, TEXT};
use crate::domain::criteria::{Node, NodeLevel, Source};
use crate::domain::points::Points;
use crate::sheets::paper::cells::{self, Stored, at, down, quote};
use crate::sheets::paper::look::{Number, Weight};
use crate::sheets::workbook::error::ExportError;

impl Writer<'_> {
    /// How the total comes about.
    pub(super) fn sums(&mut self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let (plan, text, look) = (self.plan, self.plan.text, &self.plan.look);
        let (shape, top) = (&self.block.shape, self.place.top);
        let head = top + shape.sums_head();
        let heads = [
            (TEXT, text.say("workbook-head-sums")),
            (SOURCE, String::new()),
            (MAX, text.say("workbook-head-max")),
            (OWN, text.say("workbook-head-applicable")),
            (self.plan.lines.given, text.say("workbook-head-before")),
            (self.plan.lines.points, text.say("workbook-head-counted")),
            (self.plan.lines.lost, text.say("workbook-head-lost")),
        ];
        self.fit(sheet, head, 2)?;
        self.between(sheet, head, &look.head)?;
        for (column, words) in &heads {
            cells::text(sheet, head, *column, words, &look.head)?;
        }
        for source in Source::ALL {
            self.source(sheet, source)?;
        }
        for level in &shape.extras {
            self.extra(sheet, *level)?;
        }
        self.total(sheet)?;
        let row = top + shape.open();
        let (sources, given) =
            (down(self.place.rows(shape), SOURCE), down(self.place.rows(shape), self.plan.lines.given));
        cells::wide(sheet, row, (TEXT, self.plan.lines.given), &text.say("workbook-open-lines"), &look.text)?;
        let ordinary = format!(
            "({sources}<>\"\")*({sources}<>{})*({sources}<>{})*({given}=\"\")",
            quote(&plan.words.bonus),
            quote(&plan.words.penalty)
        );
        let disputed = format!("COUNTIF({given},{})", quote(&plan.words.disputed));
        let Some(totals) = self.block.results.totals.units.get(self.row) else { return Ok(()) };
        let open = Stored::Whole(i64::from(totals.blank) + i64::from(totals.disputed));
        let formula = format!("SUMPRODUCT({ordinary})+{disputed}");
        cells::formula(sheet, row, self.plan.lines.points, &formula, &open, self.number(Number::Whole, Weight::Plain))?;
        Ok(())
    }

    /// A source: its maximum, what of it applies, its points, and its points after rescaling.
    fn source(&self, sheet: &mut Worksheet, source: Source) -> Result<(), ExportError> {
        let (shape, top, words) = (&self.block.shape, self.place.top, &self.plan.words);
        let row = top + shape.source(source);
        let rows = self.place.rows(shape);
        let (sources, maxima, points) = (down(rows, SOURCE), down(rows, MAX), down(rows, self.plan.lines.points));
        let mark = at(row, SOURCE);
        let Some(totals) = self.block.results.totals.units.get(self.row) else { return Ok(()) };
        let max = shape.max.get(source as usize).copied().unwrap_or_default();
        let excluded = totals.excluded.get(source as usize).copied().unwrap_or_default();
        let name = match source {
            Source::Appraisal => self.plan.text.say("workbook-part-appraisal"),
            Source::Survey => self.plan.text.say("workbook-part-survey"),
            Source::Satisfaction => self.plan.text.say("workbook-part-satisfaction"),
        };
        cells::text(sheet, row, TEXT, &name, &self.plan.look.text)?;
        cells::text(sheet, row, SOURCE, words.source(source), &self.plan.look.centred)?;
        self.between(sheet, row, &self.plan.look.text)?;
        let plain = self.number(Number::Points, Weight::Plain);
        cells::formula(
            sheet,
            row,
            MAX,
            &format!("ROUND(SUMIF({sources},{mark},{maxima}),4)"),
            &Stored::Points(max),
            plain,
        )?;
        let left_out = format!("SUMIFS({maxima},{sources},{mark},{points},{})", quote(&words.not_applicable));
        let applicable = Stored::Points(max - excluded);
        cells::formula(sheet, row, OWN, &format!("ROUND({}-{left_out},4)", at(row, MAX)), &applicable, plain)?;
        let sum = format!(
            "IF(SUMPRODUCT(({sources}={mark})*ISNUMBER({points}))=0,\"\",ROUND(SUMIF({sources},{mark},{points}),4))"
        );
        cells::formula(
            sheet,
            row,
            self.plan.lines.given,
            &sum,
            &Stored::from(self.sum(|n| !n.level.is_extra() && n.source == source)),
            plain,
        )?;
        self.lost_of(sheet, row, source)?;
        let total = top + shape.total();
        let rescaled = format!(
            "IF({sum}=\"\",\"\",ROUND(ROUND({sum}*{max}/{applicable},4)*{all}/{rest},4))",
            sum = at(row, self.plan.lines.given),
            max = at(row, MAX),
            applicable = at(row, OWN),
            all = at(total, MAX),
            rest = at(total, OWN),
        );
        cells::formula(
            sheet,
            row,
            self.plan.lines.points,
            &rescaled,
            &Stored::from(totals.part(source)),
            self.number(Number::Points, Weight::Bold),
        )?;
        Ok(())
    }

    /// What the lines of a source lost of their maxima.
    fn lost_of(&self, sheet: &mut Worksheet, row: u32, source: Source) -> Result<(), ExportError> {
        let rows = self.place.rows(&self.block.shape);
        let (sources, lost, mark) = (down(rows, SOURCE), down(rows, self.plan.lines.lost), at(row, SOURCE));
        let formula = format!(
            "IF(SUMPRODUCT(({sources}={mark})*ISNUMBER({lost}))=0,\"\",ROUND(SUMIF({sources},{mark},{lost}),4))"
        );
        let stored = Stored::from(self.lost_by(|n| n.source == source && !n.level.is_extra()));
        let format = self.number(Number::Points, Weight::Plain);
        Ok(cells::formula(sheet, row, self.plan.lines.lost, &formula, &stored, format)?)
    }

    /// What the lines that pass lost of their maxima.
    fn lost_by(&self, passes: impl Fn(&Node) -> bool) -> Option<Points> {
        let leaves = self.block.state.set.nodes().iter().zip(&self.lost).filter(|(n, _)| n.is_leaf && passes(n));
        leaves.filter_map(|(_, lost)| *lost).fold(None, |sum, lost| Some(sum.unwrap_or(Points::ZERO) + lost))
    }

    /// The columns of rounds, which sums leave empty.
    fn between(&self, sheet: &mut Worksheet, row: u32, format: &Format) -> Result<(), ExportError> {
        for column in OWN + 1..self.plan.lines.given {
            cells::text(sheet, row, column, "", format)?;
        }
        Ok(())
    }

    /// Bonus or penalty.
    fn extra(&self, sheet: &mut Worksheet, level: NodeLevel) -> Result<(), ExportError> {
        let (shape, look) = (&self.block.shape, &self.plan.look);
        let Some(row) = shape.extra(level).map(|r| r + self.place.top) else { return Ok(()) };
        let rows = self.place.rows(shape);
        let (name, word) = match level {
            NodeLevel::Bonus => (self.plan.text.say("workbook-part-bonus"), &self.plan.words.bonus),
            _ => (self.plan.text.say("workbook-part-penalty"), &self.plan.words.penalty),
        };
        let (sources, mark) = (down(rows, SOURCE), at(row, SOURCE));
        let max = self.block.state.set.nodes().iter().filter(|n| n.level == level).map(|n| n.max).sum();
        let Some(totals) = self.block.results.totals.units.get(self.row) else { return Ok(()) };
        let points = if level == NodeLevel::Bonus { totals.bonus } else { totals.penalty };
        let plain = self.number(Number::Points, Weight::Plain);
        cells::text(sheet, row, TEXT, &name, &look.text)?;
        cells::text(sheet, row, SOURCE, word, &look.centred)?;
        for (column, stored, format) in
            [(MAX, max, plain), (self.plan.lines.points, points, self.number(Number::Points, Weight::Bold))]
        {
            let formula = format!("ROUND(SUMIF({sources},{mark},{}),4)", down(rows, column));
            cells::formula(sheet, row, column, &formula, &Stored::Points(stored), format)?;
        }
        for column in [OWN, self.plan.lines.given] {
            cells::text(sheet, row, column, "", &look.text)?;
        }
        let lost = self.lost_by(|n| n.level == level);
        let formula = format!("ROUND(SUMIF({sources},{mark},{}),4)", down(rows, self.plan.lines.lost));
        cells::formula(sheet, row, self.plan.lines.lost, &formula, &Stored::Points(lost.unwrap_or_default()), plain)?;
        self.between(sheet, row, &look.text)?;
        Ok(())
    }

    /// The exact total and the published one.
    fn total(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let (text, look, shape, top) = (self.plan.text, &self.plan.look, &self.block.shape, self.place.top);
        let (row, published) = (top + shape.total(), top + shape.published());
        let sources = (top + shape.source(Source::Appraisal), top + shape.source(Source::Satisfaction));
        let (maxima, applicable, parts) =
            (down(sources, MAX), down(sources, OWN), down(sources, self.plan.lines.points));
        let field = self.number(Number::Points, Weight::Field);
        let Some(totals) = self.block.results.totals.units.get(self.row) else { return Ok(()) };
        let all: Points = shape.max.iter().copied().sum();
        let rest = shape.max.iter().zip(totals.excluded).filter(|(max, out)| **max != *out).map(|(max, _)| *max).sum();
        cells::text(sheet, row, TEXT, &text.say("workbook-part-total"), &look.field)?;
        cells::text(sheet, row, SOURCE, "", &look.field)?;
        cells::formula(sheet, row, MAX, &format!("ROUND(SUM({maxima}),4)"), &Stored::Points(all), field)?;
        let counts = format!("ROUND(SUMPRODUCT(({applicable}<>0)*{maxima}),4)");
        cells::formula(sheet, row, OWN, &counts, &Stored::Points(rest), field)?;
        cells::text(sheet, row, self.plan.lines.given, "", &look.field)?;
        self.between(sheet, row, &look.field)?;
        let lost = down((sources.0, row - 1), self.plan.lines.lost);
        let formula = format!("ROUND(SUM({lost}),4)");
        let stored = Stored::Points(self.lost_by(|_| true).unwrap_or_default());
        cells::formula(sheet, row, self.plan.lines.lost, &formula, &stored, field)?;
        let mut sum = format!("SUM({parts})");
        for level in &shape.extras {
            let sign = if *level == NodeLevel::Bonus { '+' } else { '-' };
            let extra = shape.extra(*level).map(|r| at(top + r, self.plan.lines.points)).unwrap_or_default();
            sum.push(sign);
            sum.push_str(&extra);
        }
        let formula = format!("IF(COUNT({parts})=0,\"\",ROUND({sum},4))");
        cells::formula(sheet, row, self.plan.lines.points, &formula, &Stored::from(totals.total), field)?;
        cells::wide(
            sheet,
            published,
            (TEXT, self.plan.lines.given),
            &text.say("workbook-part-published"),
            &look.field,
        )?;
        let stored = Stored::from(self.block.results.units.get(self.row).and_then(|u| u.published));
        let formula = self.rounded(&at(row, self.plan.lines.points), totals.total);
        cells::formula(
            sheet,
            published,
            self.plan.lines.points,
            &formula,
            &stored,
            self.number(Number::Total, Weight::Field),
        )?;
        Ok(())
    }

    /// The published total: the exact one rounded half up once. `ROUND` takes a negative half down,
    /// so a total that penalties have brought below zero is rounded by `INT`.
    fn rounded(&self, exact: &str, total: Option<Points>) -> String {
        let decimals = u32::from(self.plan.campaign.settings().total_decimals.min(4));
        if total.is_some_and(|t| t < Points::ZERO) {
            let steps = 10_u32.pow(decimals);
            return format!("IF({exact}=\"\",\"\",INT(ROUND({exact}*{steps},{})+0.5)/{steps})", 4 - decimals);
        }
        format!("IF({exact}=\"\",\"\",ROUND({exact},{decimals}))")
    }
}
