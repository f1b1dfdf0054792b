//! A unit's sheet: every line with its scores and reason, subtotals, and how the total comes about.
//!
//! Column "points" holds what counts: a number, the word for "left out", or nothing. All sums are
//! made from it by formulas; the sums below the lines repeat the arithmetic of the index.

use rust_xlsxwriter::Worksheet;

use super::error::ExportError;
use super::plan::{BlockPlan, Place, Plan};
use crate::domain::criteria::{Node, NodeLevel, NotApplicable, Source};
use crate::domain::index::Standing;
use crate::domain::points::Points;
use crate::domain::register::Reading;
use crate::domain::setup::Unit;
use crate::domain::value::{Key, Score, Value, What};
use crate::sheets::paper::cells::{self, Stored, at, down, quote};
use crate::sheets::paper::look::{self, Number, Paper, Weight};
use crate::text::Text;

pub(super) const CODE: u16 = 0;
pub(super) const TEXT: u16 = 1;
pub(super) const SOURCE: u16 = 2;
pub(super) const MAX: u16 = 3;
pub(super) const OWN: u16 = 4;
pub(super) const GIVEN: u16 = 5;
pub(super) const POINTS: u16 = 6;
pub(super) const REASON: u16 = 7;

/// The head of the table.
const HEAD: u32 = 3;
/// The first row below the head.
pub(super) const FIRST_ROW: u32 = HEAD + 1;

/// The width of the text column, in characters.
pub(super) const TEXT_WIDTH: f64 = 60.0;
const REASON_WIDTH: f64 = 42.0;
const WIDTHS: [f64; 8] = [7.0, TEXT_WIDTH, 8.0, 9.0, 10.0, 11.0, 10.0, REASON_WIDTH];

/// A unit on its way into a sheet.
struct Writer<'a> {
    plan: &'a Plan<'a>,
    block: &'a BlockPlan<'a>,
    unit: &'a Unit,
    row: usize,
    place: &'a Place,
    /// What each node counts, as far as anything of it is scored.
    counted: Vec<Option<Points>>,
    /// What the unit gave itself.
    own: Vec<Option<Points>>,
}

/// Sets a sheet of units up: title, head, widths, paper.
pub(super) fn begin(plan: &Plan<'_>, sheet: &mut Worksheet, title: &str) -> Result<(), ExportError> {
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    plan.mark(sheet, REASON)?;
    cells::wide(sheet, 1, (CODE, REASON), title, &plan.look.title)?;
    sheet.set_row_height(1, 24)?;
    for (column, words) in (0_u16..).zip(heads(plan.text)) {
        cells::text(sheet, HEAD, column, &words, &plan.look.head)?;
    }
    sheet.set_row_height(HEAD, look::height(2))?;
    plan.on_paper(sheet, Paper::Landscape, (HEAD, HEAD))
}

fn heads(text: &Text) -> [String; 8] {
    [
        text.say("workbook-head-code"),
        text.say("workbook-head-line"),
        text.say("workbook-head-source"),
        text.say("workbook-head-max"),
        text.say("workbook-head-own"),
        text.say("workbook-head-given"),
        text.say("workbook-head-points"),
        text.say("workbook-head-reason"),
    ]
}

/// Writes the unit at `row` of the block's roster.
pub(super) fn unit(
    plan: &Plan<'_>,
    block: &BlockPlan<'_>,
    row: usize,
    sheet: &mut Worksheet,
) -> Result<(), ExportError> {
    let (Some(unit), Some(place)) = (block.state.units.get(row), block.places.get(row)) else { return Ok(()) };
    let nodes = block.state.set.nodes().len();
    let mut writer = Writer { plan, block, unit, row, place, counted: vec![None; nodes], own: vec![None; nodes] };
    if plan.is_flat && place.top > 0 {
        cells::wide(sheet, place.top - 1, (CODE, REASON), &unit.name, &plan.look.title)?;
    }
    writer.leaves(sheet)?;
    writer.parents(sheet)?;
    writer.sums(sheet)?;
    writer.prove()
}

impl Writer<'_> {
    fn number(&self, number: Number, weight: Weight) -> &rust_xlsxwriter::Format {
        self.plan.look.number(number, weight)
    }

    fn leaves(&mut self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let (plan, block) = (self.plan, self.block);
        let leaves = block.state.set.nodes().iter().enumerate().filter(|(_, n)| n.is_leaf);
        for (column, (at, node)) in leaves.enumerate() {
            let row = self.place.top + u32::try_from(at).unwrap_or(u32::MAX);
            let standing = block.state.marks().get(self.row, column);
            let source = match node.level {
                NodeLevel::Bonus => &plan.words.bonus,
                NodeLevel::Penalty => &plan.words.penalty,
                _ => plan.words.source(node.source),
            };
            cells::text(sheet, row, CODE, &node.code, &plan.look.text)?;
            cells::text(sheet, row, TEXT, &node.text, &plan.look.text)?;
            cells::text(sheet, row, SOURCE, source, &plan.look.centred)?;
            cells::points(sheet, row, MAX, Some(node.max), self.number(Number::Points, Weight::Plain))?;
            let own = self.own_score(sheet, row, node)?;
            let is_percent = self.given(sheet, row, node, standing)?;
            let counted = self.counts(sheet, row, node, standing, is_percent)?;
            let reason = self.reason(node);
            cells::text(sheet, row, REASON, &reason, &plan.look.text)?;
            let of_text = block.shape.lines.get(at).copied().unwrap_or(1);
            fit(sheet, row, of_text.max(look::lines(&reason, REASON_WIDTH - 1.5, Weight::Plain)))?;
            if let (Some(c), Some(o)) = (self.counted.get_mut(at), self.own.get_mut(at)) {
                (*c, *o) = (counted, own);
            }
        }
        Ok(())
    }

    /// The unit's own score.
    fn own_score(&self, sheet: &mut Worksheet, row: u32, node: &Node) -> Result<Option<Points>, ExportError> {
        let (look, words) = (&self.plan.look, &self.plan.words);
        let plain = self.number(Number::Points, Weight::Plain);
        match self.plan.campaign.self_score(self.unit.id, node.id) {
            Reading::Disputed(_) => cells::text(sheet, row, OWN, &words.disputed, &look.centred)?,
            Reading::Blank => cells::points(sheet, row, OWN, None, plain)?,
            Reading::Agreed(head) => match head.value().as_score() {
                Some(Score::NotApplicable) => cells::text(sheet, row, OWN, &words.not_applicable, &look.centred)?,
                Some(Score::Points(points)) => {
                    cells::points(sheet, row, OWN, Some(points), plain)?;
                    return Ok(Some(points));
                }
                None => cells::points(sheet, row, OWN, None, plain)?,
            },
        }
        Ok(None)
    }

    /// What the line's source gave: points, a percentage, a word or nothing. Whether the line is
    /// scored by a percentage is returned.
    fn given(&self, sheet: &mut Worksheet, row: u32, node: &Node, standing: Standing) -> Result<bool, ExportError> {
        let (look, words) = (&self.plan.look, &self.plan.words);
        let is_satisfaction = node.source == Source::Satisfaction;
        match standing {
            Standing::NotApplicable => cells::text(sheet, row, GIVEN, &words.not_applicable, &look.centred)?,
            Standing::Disputed => cells::text(sheet, row, GIVEN, &words.disputed, &look.centred)?,
            Standing::Points(points) => {
                let key = Key::cell(What::SatisfactionPercent, self.unit.id, node.id);
                if is_satisfaction && let Some(Value::Percent(percent)) = self.plan.campaign.read(key).value() {
                    cells::percent(sheet, row, GIVEN, *percent, self.number(Number::Percent, Weight::Plain))?;
                } else {
                    cells::points(sheet, row, GIVEN, Some(points), self.number(Number::Points, Weight::Plain))?;
                    return Ok(false);
                }
            }
            Standing::Blank => {
                let number = if is_satisfaction { Number::Percent } else { Number::Points };
                cells::points(sheet, row, GIVEN, None, self.number(number, Weight::Plain))?;
            }
        }
        Ok(is_satisfaction)
    }

    /// What counts of it, as a formula.
    fn counts(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        node: &Node,
        standing: Standing,
        is_percent: bool,
    ) -> Result<Option<Points>, ExportError> {
        let (given, max) = (at(row, GIVEN), at(row, MAX));
        let points = if is_percent { format!("ROUND({given}*{max}/100,4)") } else { given.clone() };
        let scored = format!("IF(ISNUMBER({given}),{points},\"\")");
        let word = &self.plan.words.not_applicable;
        let (formula, left_out) = match node.not_applicable {
            _ if node.level.is_extra() => (scored, Stored::Nothing),
            NotApplicable::FullPoints => {
                (format!("IF({given}={},{max},{scored})", quote(word)), Stored::Points(node.max))
            }
            NotApplicable::MustBeScored => (scored, Stored::Nothing),
            NotApplicable::Excluded => {
                (format!("IF({given}={0},{0},{scored})", quote(word)), Stored::Word(word.clone()))
            }
        };
        let stored = match standing {
            Standing::Points(points) => Stored::Points(points),
            Standing::NotApplicable => left_out,
            Standing::Blank | Standing::Disputed => Stored::Nothing,
        };
        cells::formula(sheet, row, POINTS, &formula, &stored, self.number(Number::Points, Weight::Plain))?;
        Ok(match stored {
            Stored::Points(points) => Some(points),
            _ => None,
        })
    }

    /// The reason for the score that counts; while it is disputed, all values with their writers.
    fn reason(&self, node: &Node) -> String {
        let campaign = self.plan.campaign;
        let reading = match node.source {
            Source::Appraisal => campaign.appraised(self.unit.id, node.id).map(|(_, reading)| reading),
            Source::Survey => Some(campaign.read(Key::cell(What::SurveyPoints, self.unit.id, node.id))),
            Source::Satisfaction => Some(campaign.read(Key::cell(What::SatisfactionPercent, self.unit.id, node.id))),
        };
        match reading {
            Some(Reading::Agreed(head)) => head.value().reason().unwrap_or_default().to_owned(),
            Some(Reading::Disputed(heads)) => {
                let said = heads.iter().map(|h| {
                    let value = super::history::shown(self.plan, h.value());
                    let value = if value.is_empty() { "–".to_owned() } else { value };
                    format!("{}: {value}", h.entry.author)
                });
                said.collect::<Vec<_>>().join("; ")
            }
            Some(Reading::Blank) | None => String::new(),
        }
    }

    /// Fields and criteria: sums of what stands right below them.
    fn parents(&mut self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let (plan, block, top) = (self.plan, self.block, self.place.top);
        let nodes = block.state.set.nodes();
        for (at_node, node) in nodes.iter().enumerate().rev() {
            let Some(parent) = node.parent else { continue };
            for sums in [&mut self.counted, &mut self.own] {
                let Some(points) = sums.get(at_node).copied().flatten() else { continue };
                if let Some(sum) = sums.get_mut(parent) {
                    *sum = Some(sum.unwrap_or_default() + points);
                }
            }
        }
        for (at_node, node) in nodes.iter().enumerate().filter(|(_, n)| !n.is_leaf) {
            let row = top + u32::try_from(at_node).unwrap_or(u32::MAX);
            let (weight, words) = match node.level {
                NodeLevel::Field => (Weight::Field, &plan.look.field),
                _ => (Weight::Bold, &plan.look.text_bold),
            };
            let below = block.shape.children.get(at_node).map_or(&[][..], Vec::as_slice);
            let points = self.number(Number::Points, weight);
            cells::text(sheet, row, CODE, &node.code, words)?;
            cells::text(sheet, row, TEXT, &node.text, words)?;
            cells::text(sheet, row, SOURCE, "", words)?;
            let max = format!("ROUND({},4)", sum_of(below, top, MAX));
            cells::formula(sheet, row, MAX, &max, &Stored::Points(node.max), points)?;
            for (column, sums) in [(OWN, &self.own), (POINTS, &self.counted)] {
                let sum = sum_of(below, top, column);
                let count = sum.replace("SUM(", "COUNT(");
                let formula = format!("IF({count}=0,\"\",ROUND({sum},4))");
                let stored = Stored::from(sums.get(at_node).copied().flatten());
                cells::formula(sheet, row, column, &formula, &stored, points)?;
            }
            cells::text(sheet, row, GIVEN, "", words)?;
            cells::text(sheet, row, REASON, "", words)?;
            fit(sheet, row, block.shape.lines.get(at_node).copied().unwrap_or(1))?;
        }
        Ok(())
    }

    /// How the total comes about.
    fn sums(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let (plan, text, look) = (self.plan, self.plan.text, &self.plan.look);
        let (shape, top) = (&self.block.shape, self.place.top);
        let head = top + shape.sums_head();
        let heads = [
            (TEXT, text.say("workbook-head-sums")),
            (SOURCE, String::new()),
            (MAX, text.say("workbook-head-max")),
            (OWN, text.say("workbook-head-applicable")),
            (GIVEN, text.say("workbook-head-before")),
            (POINTS, text.say("workbook-head-counted")),
        ];
        sheet.set_row_height(head, look::height(2))?;
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
        let (sources, given) = (down(self.place.rows(shape), SOURCE), down(self.place.rows(shape), GIVEN));
        cells::wide(sheet, row, (TEXT, GIVEN), &text.say("workbook-open-lines"), &look.text)?;
        let ordinary = format!(
            "({sources}<>\"\")*({sources}<>{})*({sources}<>{})*({given}=\"\")",
            quote(&plan.words.bonus),
            quote(&plan.words.penalty)
        );
        let disputed = format!("COUNTIF({given},{})", quote(&plan.words.disputed));
        let Some(totals) = self.block.results.totals.units.get(self.row) else { return Ok(()) };
        let open = Stored::Whole(i64::from(totals.blank) + i64::from(totals.disputed));
        let formula = format!("SUMPRODUCT({ordinary})+{disputed}");
        cells::formula(sheet, row, POINTS, &formula, &open, self.number(Number::Whole, Weight::Plain))?;
        Ok(())
    }

    /// A source: its maximum, what of it applies, its points, and its points after rescaling.
    fn source(&self, sheet: &mut Worksheet, source: Source) -> Result<(), ExportError> {
        let (shape, top, words) = (&self.block.shape, self.place.top, &self.plan.words);
        let row = top + shape.source(source);
        let rows = self.place.rows(shape);
        let (sources, maxima, points) = (down(rows, SOURCE), down(rows, MAX), down(rows, POINTS));
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
            GIVEN,
            &sum,
            &Stored::from(self.sum(|n| !n.level.is_extra() && n.source == source)),
            plain,
        )?;
        let total = top + shape.total();
        let rescaled = format!(
            "IF({sum}=\"\",\"\",ROUND(ROUND({sum}*{max}/{applicable},4)*{all}/{rest},4))",
            sum = at(row, GIVEN),
            max = at(row, MAX),
            applicable = at(row, OWN),
            all = at(total, MAX),
            rest = at(total, OWN),
        );
        cells::formula(
            sheet,
            row,
            POINTS,
            &rescaled,
            &Stored::from(totals.part(source)),
            self.number(Number::Points, Weight::Bold),
        )?;
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
        for (column, stored, format) in [(MAX, max, plain), (POINTS, points, self.number(Number::Points, Weight::Bold))]
        {
            let formula = format!("ROUND(SUMIF({sources},{mark},{}),4)", down(rows, column));
            cells::formula(sheet, row, column, &formula, &Stored::Points(stored), format)?;
        }
        cells::text(sheet, row, OWN, "", &look.text)?;
        cells::text(sheet, row, GIVEN, "", &look.text)?;
        Ok(())
    }

    /// The exact total and the published one.
    fn total(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let (text, look, shape, top) = (self.plan.text, &self.plan.look, &self.block.shape, self.place.top);
        let (row, published) = (top + shape.total(), top + shape.published());
        let sources = (top + shape.source(Source::Appraisal), top + shape.source(Source::Satisfaction));
        let (maxima, applicable, parts) = (down(sources, MAX), down(sources, OWN), down(sources, POINTS));
        let field = self.number(Number::Points, Weight::Field);
        let Some(totals) = self.block.results.totals.units.get(self.row) else { return Ok(()) };
        let all: Points = shape.max.iter().copied().sum();
        let rest = shape.max.iter().zip(totals.excluded).filter(|(max, out)| **max != *out).map(|(max, _)| *max).sum();
        cells::text(sheet, row, TEXT, &text.say("workbook-part-total"), &look.field)?;
        cells::text(sheet, row, SOURCE, "", &look.field)?;
        cells::formula(sheet, row, MAX, &format!("ROUND(SUM({maxima}),4)"), &Stored::Points(all), field)?;
        let counts = format!("ROUND(SUMPRODUCT(({applicable}<>0)*{maxima}),4)");
        cells::formula(sheet, row, OWN, &counts, &Stored::Points(rest), field)?;
        cells::text(sheet, row, GIVEN, "", &look.field)?;
        let mut sum = format!("SUM({parts})");
        for level in &shape.extras {
            let sign = if *level == NodeLevel::Bonus { '+' } else { '-' };
            let extra = shape.extra(*level).map(|r| at(top + r, POINTS)).unwrap_or_default();
            sum.push(sign);
            sum.push_str(&extra);
        }
        let formula = format!("IF(COUNT({parts})=0,\"\",ROUND({sum},4))");
        cells::formula(sheet, row, POINTS, &formula, &Stored::from(totals.total), field)?;
        cells::wide(sheet, published, (TEXT, GIVEN), &text.say("workbook-part-published"), &look.field)?;
        let stored = Stored::from(self.block.results.units.get(self.row).and_then(|u| u.published));
        let formula = self.rounded(&at(row, POINTS), totals.total);
        cells::formula(sheet, published, POINTS, &formula, &stored, self.number(Number::Total, Weight::Field))?;
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

    /// The points of the leaves that pass.
    fn sum(&self, passes: impl Fn(&Node) -> bool) -> Option<Points> {
        let leaves = self.block.state.set.nodes().iter().zip(&self.counted).filter(|(n, _)| n.is_leaf && passes(n));
        leaves.filter_map(|(_, points)| *points).fold(None, |sum, p| Some(sum.unwrap_or(Points::ZERO) + p))
    }

    /// Compares what this sheet adds up with what the index says.
    fn prove(&self) -> Result<(), ExportError> {
        let differs = || ExportError::Differs(self.unit.name.to_string());
        let totals = self.block.results.totals.units.get(self.row).ok_or_else(differs)?;
        let fields = self.block.results.totals.fields_of(self.row);
        let shown = self.block.state.set.fields().map(|(at, _)| self.counted.get(at).copied().flatten());
        let same_fields = shown.eq(fields.iter().copied());
        let is_rescaled = totals.excluded.iter().any(|p| *p != Points::ZERO);
        let same_parts = Source::ALL.into_iter().all(|source| {
            is_rescaled || self.sum(|n| !n.level.is_extra() && n.source == source) == totals.part(source)
        });
        let extra = |level| self.sum(|n| n.level == level).unwrap_or_default();
        let same_extras = extra(NodeLevel::Bonus) == totals.bonus && extra(NodeLevel::Penalty) == totals.penalty;
        if same_fields && same_parts && same_extras { Ok(()) } else { Err(differs()) }
    }
}

/// Makes room for the lines of a row.
fn fit(sheet: &mut Worksheet, row: u32, lines: u32) -> Result<(), ExportError> {
    if lines > 1 {
        sheet.set_row_height(row, look::height(lines))?;
    }
    Ok(())
}

/// The sum of cells in a column, neighbours taken together; a function takes 255 arguments at most.
fn sum_of(rows: &[u32], top: u32, column: u16) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some(run) if run.1 + 1 == *row => run.1 = *row,
            _ => runs.push((*row, *row)),
        }
    }
    let names: Vec<String> = runs
        .iter()
        .map(|(from, to)| if from == to { at(top + from, column) } else { down((top + from, top + to), column) })
        .collect();
    let sums: Vec<String> = names.chunks(200).map(|part| format!("SUM({})", part.join(","))).collect();
    sums.join("+")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_summed_as_ranges() {
        assert_eq!(sum_of(&[1, 2, 3, 7], 4, POINTS), "SUM(G6:G8,G12)");
    }
}
