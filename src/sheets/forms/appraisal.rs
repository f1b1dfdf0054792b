//! What an appraiser fills in for a block: a row a line, for each unit its own score to compare with, the
//! appraised one and the reason.

use std::collections::HashSet;

use rust_xlsxwriter::Worksheet;

use super::ids;
use super::to_fill::{self, Formats};
use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::criteria::{Node, NotApplicable, Source};
use crate::domain::points::Points;
use crate::domain::setup::Unit;
use crate::domain::value::{Key, Round, Score, What};
use crate::sheets::paper::cells::{self, Stored, at};
use crate::sheets::paper::look::{self, Number, Paper, Weight};
use crate::sheets::workbook::ExportError;
use crate::text::Text;

const CODE: u16 = 0;
const TEXT: u16 = 1;
const HOW: u16 = 2;
const MAX: u16 = 3;
const UNITS: u16 = 4;

const WIDTHS: [f64; 4] = [7.0, 44.0, 40.0, 8.0];
const OWN_WIDTH: f64 = 8.0;
const SCORE_WIDTH: f64 = 10.0;
const REASON_WIDTH: f64 = 24.0;

/// How many units fit on a page beside the labels.
const ON_A_PAGE: usize = 2;

/// How large it is printed, in per cent.
const SCALE: u16 = 52;

const TITLE: u32 = 3;
const BLOCK: u32 = 4;
const HINT: u32 = 5;
const MARKS: u32 = 6;
const HEAD: u32 = 7;
const FIRST: u32 = HEAD + 2;

/// The form of a block, before it is written.
pub(super) struct Form<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) text: &'a Text,
    pub(super) block: &'a BlockState,
    pub(super) appraiser: &'a str,
    pub(super) round: Round,
}

/// The columns of a unit.
#[derive(Clone, Copy)]
struct Columns {
    own: Option<u16>,
    score: u16,
    reason: u16,
}

impl Columns {
    fn first(self) -> u16 {
        self.own.unwrap_or(self.score)
    }
}

/// The lines of a block that somebody appraises, with their positions.
pub(super) fn lines<'a>(block: &'a BlockState, appraiser: &str) -> impl Iterator<Item = (usize, &'a Node)> {
    let theirs = move |n: &Node| n.is_leaf && n.source == Source::Appraisal && *n.appraiser == *appraiser;
    block.set.nodes().iter().enumerate().filter(move |(_, n)| theirs(n))
}

impl Form<'_> {
    /// Fills the sheet.
    pub(super) fn fill(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let formats = Formats::new(self.campaign);
        let units: Vec<(&Unit, Columns)> = self.columns();
        let marks = units.last().map_or(UNITS, |(_, columns)| columns.reason + 1);
        for (column, width) in (0_u16..).zip(WIDTHS) {
            sheet.set_column_width(column, width)?;
        }
        self.heading(sheet, &units, &formats)?;
        cells::unformatted(sheet, HEAD + 1, marks, &self.text.say("forms-head-id"))?;
        let nodes = self.nodes();
        let mut own_rows: Vec<u32> = Vec::new();
        for (row, node) in (FIRST..).zip(&nodes) {
            self.labels(sheet, row, node, marks, &formats)?;
            if node.is_leaf {
                own_rows.push(row);
                self.line(sheet, row, node, &units, &formats)?;
            } else {
                for column in UNITS..marks {
                    cells::text(sheet, row, column, "", &formats.look.field)?;
                }
            }
        }
        let last = FIRST + u32::try_from(nodes.len()).unwrap_or(u32::MAX);
        self.total(sheet, last, (&own_rows, &units), &formats)?;
        cells::wide(sheet, last + 2, (CODE, TEXT), &self.text.say("forms-signature-by"), &formats.look.heading)?;
        let head = self.text.say("forms-signature-appraiser");
        cells::wide(sheet, last + 2, (HOW, MAX), &head, &formats.look.heading)?;
        sheet.set_column_hidden(marks)?;
        sheet.set_row_hidden(MARKS)?;
        look::paper(sheet, Paper::Landscape, (HEAD, HEAD + 1), ("", &self.block.block.name))?;
        sheet.set_freeze_panes(FIRST, UNITS)?;
        // All units don't fit on one page: some at a time, the labels on each.
        let breaks: Vec<u32> =
            units.chunks(ON_A_PAGE).skip(1).filter_map(|c| Some(c.first()?.1.first().into())).collect();
        sheet.set_print_scale(SCALE).set_repeat_columns(CODE, MAX)?.set_vertical_page_breaks(&breaks)?;
        to_fill::protect(sheet);
        Ok(())
    }

    /// The columns of each unit; its own score has one where any is recorded.
    fn columns(&self) -> Vec<(&Unit, Columns)> {
        let own = |unit: &Unit, node: &Node| self.own(unit, node).is_some();
        let any = self.block.units.iter().any(|u| lines(self.block, self.appraiser).any(|(_, n)| own(u, n)));
        let width = if any { 3 } else { 2 };
        let of = |(first, unit)| {
            let score = if any { first + 1 } else { first };
            (unit, Columns { own: any.then_some(first), score, reason: score + 1 })
        };
        (UNITS..).step_by(width).zip(&*self.block.units).map(of).collect()
    }

    fn own(&self, unit: &Unit, node: &Node) -> Option<Score> {
        self.campaign.read(Key::cell(What::SelfScore, unit.id, node.id)).value()?.as_score()
    }

    /// The lines with what stands above them.
    fn nodes(&self) -> Vec<&Node> {
        let all = self.block.set.nodes();
        let mut wanted: HashSet<usize> = HashSet::new();
        for (at, _) in lines(self.block, self.appraiser) {
            let mut up = Some(at);
            while let Some(at) = up.filter(|at| wanted.insert(*at)) {
                up = all.get(at).and_then(|n| n.parent);
            }
        }
        all.iter().enumerate().filter(|(at, _)| wanted.contains(at)).map(|(_, node)| node).collect()
    }

    fn heading(&self, sheet: &mut Worksheet, units: &[(&Unit, Columns)], formats: &Formats) -> Result<(), ExportError> {
        let (look, say) = (&formats.look, |name| self.text.say(name));
        cells::wide(sheet, 0, (CODE, TEXT), &self.appraiser.to_uppercase(), &look.heading)?;
        cells::wide(sheet, 0, (HOW, MAX), &say("workbook-heading-nation"), &look.heading)?;
        cells::wide(sheet, 1, (HOW, MAX), &say("workbook-heading-motto"), &look.heading_plain)?;
        let round = self.text.round(self.round);
        let title = self.campaign.heading().title.to_uppercase();
        let title = self.text.fill("forms-title-appraisal", &[("round", &round.to_uppercase()), ("title", &title)]);
        cells::wide(sheet, TITLE, (CODE, MAX), &title, &look.title)?;
        // The heading stands over the columns that are on every page.
        let room: f64 = WIDTHS.iter().sum();
        sheet.set_row_height(TITLE, look::height(look::lines(&title, room / 1.3, Weight::Bold)) * 1.3)?;
        cells::wide(sheet, BLOCK, (CODE, MAX), &self.block.block.name, &look.subtitle)?;
        cells::wide(sheet, HINT, (CODE, MAX), &say("forms-hint-appraisal"), &look.date)?;
        sheet.set_row_height(HINT, look::height(look::lines(&say("forms-hint-appraisal"), room, Weight::Plain)))?;
        let heads = ["workbook-head-number", "workbook-head-line", "forms-head-how", "workbook-head-max"];
        for (column, head) in (0_u16..).zip(heads) {
            cells::tall(sheet, (HEAD, HEAD + 1), column, &say(head), &look.head)?;
        }
        let score = self.text.fill("forms-head-appraised", &[("round", &round)]);
        for (unit, columns) in units {
            let first = columns.first();
            cells::wide(sheet, HEAD, (first, columns.reason), &unit.name, &look.head)?;
            for column in first..=columns.reason {
                cells::unformatted(sheet, MARKS, column, &ids::of_unit(unit.id))?;
            }
            if let Some(own) = columns.own {
                cells::text(sheet, HEAD + 1, own, &say("forms-head-own"), &look.head)?;
                sheet.set_column_width(own, OWN_WIDTH)?;
            }
            cells::text(sheet, HEAD + 1, columns.score, &score, &look.head)?;
            sheet.set_column_width(columns.score, SCORE_WIDTH)?;
            cells::text(sheet, HEAD + 1, columns.reason, &say("forms-head-reason"), &look.head)?;
            sheet.set_column_width(columns.reason, REASON_WIDTH)?;
        }
        sheet.set_row_height(HEAD, look::height(2))?.set_row_height(HEAD + 1, look::height(3))?;
        Ok(())
    }

    fn labels(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        node: &Node,
        marks: u16,
        formats: &Formats,
    ) -> Result<(), ExportError> {
        let look = &formats.look;
        let (format, weight) = if node.is_leaf { (&look.text, Weight::Plain) } else { (&look.field, Weight::Field) };
        let how = to_fill::how(self.text, node).collect::<Vec<_>>().join("\n");
        let [_, text_width, how_width, _] = WIDTHS;
        cells::text(sheet, row, CODE, &node.code, if node.is_leaf { &look.centred } else { format })?;
        cells::text(sheet, row, TEXT, &node.text, format)?;
        cells::text(sheet, row, HOW, &how, format)?;
        cells::points(sheet, row, MAX, Some(node.max), look.number(Number::Points, weight))?;
        cells::unformatted(sheet, row, marks, &ids::of_line(node.id))?;
        let lines = look::lines(&node.text, text_width, weight).max(look::lines(&how, how_width, weight));
        sheet.set_row_height(row, look::height(lines.min(24)))?;
        Ok(())
    }

    /// A line of all units, and what may be written there.
    fn line(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        node: &Node,
        units: &[(&Unit, Columns)],
        formats: &Formats,
    ) -> Result<(), ExportError> {
        let look = &formats.look;
        for (unit, columns) in units {
            if let Some(own) = columns.own {
                match self.own(unit, node) {
                    Some(Score::NotApplicable) => {
                        cells::text(sheet, row, own, &self.text.say("workbook-not-applicable"), &look.centred)?;
                    }
                    Some(Score::Points(points)) => {
                        cells::points(sheet, row, own, Some(points), look.number(Number::Points, Weight::Plain))?;
                    }
                    None => cells::text(sheet, row, own, "", &look.text)?,
                }
            }
            cells::points(sheet, row, columns.score, None, &formats.points)?;
            cells::text(sheet, row, columns.reason, "", &formats.words)?;
        }
        let Some((_, first)) = units.first() else { return Ok(()) };
        let na = self.text.say("workbook-not-applicable");
        let word = (node.not_applicable != NotApplicable::MustBeScored).then_some(na.as_str());
        let max = self.text.points(node.max);
        let hint = if word.is_some() { "forms-score-hint-na" } else { "forms-score-hint" };
        let everywhere: Vec<String> = units.iter().map(|(_, columns)| at(row, columns.score)).collect();
        let rule = to_fill::limits(&at(row, first.score), &format!("${}", at(row, MAX)), word)
            .set_input_message(self.text.fill(hint, &[("max", &max)]))?
            .set_error_title(self.text.say("forms-score-title-appraised"))?
            .set_error_message(self.text.fill("forms-score-wrong", &[("max", &max)]))?
            .set_multi_range(everywhere.join(" "));
        sheet.add_data_validation(row, first.score, row, first.score, &rule)?;
        Ok(())
    }

    /// The sums of what somebody appraises.
    fn total(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        (rows, units): (&[u32], &[(&Unit, Columns)]),
        formats: &Formats,
    ) -> Result<(), ExportError> {
        let look = &formats.look;
        let number = look.number(Number::Points, Weight::Field);
        let sum = |column| rows.iter().map(|row| at(*row, column)).collect::<Vec<_>>().join(",");
        for column in [CODE, HOW] {
            cells::text(sheet, row, column, "", &look.field)?;
        }
        cells::text(sheet, row, TEXT, &self.text.say("forms-total"), &look.field)?;
        let max: Points = lines(self.block, self.appraiser).map(|(_, n)| n.max).sum();
        cells::formula(sheet, row, MAX, &format!("=SUM({})", sum(MAX)), &Stored::Points(max), number)?;
        for (unit, columns) in units {
            if let Some(own) = columns.own {
                let points = |(_, node)| match self.own(unit, node) {
                    Some(Score::Points(points)) => points,
                    _ => Points::ZERO,
                };
                let own_sum: Points = lines(self.block, self.appraiser).map(points).sum();
                cells::formula(sheet, row, own, &format!("=SUM({})", sum(own)), &Stored::Points(own_sum), number)?;
            }
            let formula = format!("=SUM({})", sum(columns.score));
            cells::formula(sheet, row, columns.score, &formula, &Stored::Points(Points::ZERO), number)?;
            cells::text(sheet, row, columns.reason, "", &look.field)?;
        }
        Ok(())
    }
}
