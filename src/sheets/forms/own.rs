//! One unit's form: heading, its lines, cells to fill in with what may stand in them, sums.

use rust_xlsxwriter::{DataValidation, Format, Formula, Worksheet};

use super::ids;
use super::to_fill::{self, Formats};
use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::criteria::{Node, NotApplicable, Source};
use crate::domain::points::Points;
use crate::domain::rule::Rule;
use crate::domain::setup::Unit;
use crate::sheets::paper::cells::{self, Stored, at};
use crate::sheets::paper::look::{self, Look, Number, Paper, Weight};
use crate::sheets::paper::names::quoted;
use crate::sheets::workbook::ExportError;
use crate::text::Text;

const CODE: u16 = 0;
const TEXT: u16 = 1;
const HOW: u16 = 2;
const MAX: u16 = 3;
const REPORTED: u16 = 4;
const OWN: u16 = 5;
const EVIDENCE: u16 = 6;
const EXPLANATION: u16 = 7;
const ID: u16 = 8;

const WIDTHS: [f64; 9] = [7.0, 44.0, 46.0, 8.0, 16.0, 11.0, 34.0, 28.0, 4.0];
const TITLE: u32 = 3;
const UNIT: u32 = 4;
const HINT: u32 = 5;
const HEAD: u32 = 7;

/// The unit's form, before it is written.
pub(super) struct Form<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) text: &'a Text,
    pub(super) block: &'a BlockState,
    pub(super) unit: &'a Unit,
    /// The name of the sheet with the lists.
    pub(super) lists: &'a str,
}

/// What may be chosen in a cell: a row each of the hidden sheet.
#[derive(Default)]
pub(super) struct Lists(Vec<Vec<Choice>>);

enum Choice {
    Points(Points),
    Word(String),
}

impl Form<'_> {
    /// Fills the sheet.
    pub(super) fn fill(&self, sheet: &mut Worksheet, lists: &mut Lists) -> Result<(), ExportError> {
        let formats = Formats::new(self.campaign);
        for (column, width) in (0_u16..).zip(WIDTHS) {
            sheet.set_column_width(column, width)?;
        }
        self.heading(sheet, &formats.look)?;
        let nodes = self.block.set.nodes();
        let first = HEAD + 1;
        let row_of = |at: usize| first + u32::try_from(at).unwrap_or(u32::MAX);
        for (position, node) in nodes.iter().enumerate() {
            let row = row_of(position);
            self.labels(sheet, row, node, &formats.look)?;
            if node.is_leaf {
                self.leaf(sheet, row, node, &formats, lists)?;
            } else {
                let leaves: Vec<String> = leaves_below(nodes, position).map(|leaf| at(row_of(leaf), OWN)).collect();
                let sum = format!("=SUM({})", leaves.join(","));
                let (bold, plain) = (Weight::Field, &formats.look.field);
                let format = formats.look.number(Number::Points, bold);
                cells::formula(sheet, row, OWN, &sum, &Stored::Points(Points::ZERO), format)?;
                for column in [REPORTED, EVIDENCE, EXPLANATION] {
                    cells::text(sheet, row, column, "", plain)?;
                }
            }
        }
        self.foot(sheet, row_of(nodes.len()), row_of(0), &formats.look)?;
        sheet.set_column_hidden(ID)?;
        look::paper(sheet, Paper::Landscape, (HEAD, HEAD), ("", &self.unit.name))?;
        to_fill::protect(sheet);
        Ok(())
    }

    fn heading(&self, sheet: &mut Worksheet, look: &Look) -> Result<(), ExportError> {
        let say = |name| self.text.say(name);
        cells::wide(sheet, 0, (CODE, TEXT), &self.unit.name.to_uppercase(), &look.heading)?;
        cells::wide(sheet, 0, (REPORTED, EXPLANATION), &say("workbook-heading-nation"), &look.heading)?;
        cells::wide(sheet, 1, (REPORTED, EXPLANATION), &say("workbook-heading-motto"), &look.heading_plain)?;
        let title = self.campaign.heading().title.to_uppercase();
        let title = self.text.fill("forms-title", &[("title", &title)]);
        cells::wide(sheet, TITLE, (CODE, EXPLANATION), &title, &look.title)?;
        sheet.set_row_height(TITLE, 24)?;
        let unit = self.text.fill("forms-unit", &[("unit", &self.unit.name)]);
        cells::wide(sheet, UNIT, (CODE, EXPLANATION), &unit, &look.subtitle)?;
        cells::unformatted(sheet, UNIT, ID, &ids::of_unit(self.unit.id))?;
        cells::wide(sheet, HINT, (CODE, EXPLANATION), &say("forms-hint"), &look.date)?;
        let heads = [
            "workbook-head-number",
            "workbook-head-line",
            "forms-head-how",
            "workbook-head-max",
            "forms-head-reported",
            "forms-head-own",
            "forms-head-evidence",
            "forms-head-explanation",
            "forms-head-id",
        ];
        for (column, head) in (0_u16..).zip(heads) {
            cells::text(sheet, HEAD, column, &say(head), &look.head)?;
        }
        sheet.set_row_height(HEAD, look::height(2))?;
        Ok(())
    }

    /// What the decision says of a line, and its mark.
    fn labels(&self, sheet: &mut Worksheet, row: u32, node: &Node, look: &Look) -> Result<(), ExportError> {
        let (format, weight) = if node.is_leaf { (&look.text, Weight::Plain) } else { (&look.field, Weight::Field) };
        let not_by_unit =
            (node.is_leaf && node.source != Source::Appraisal).then(|| self.text.say("forms-not-by-unit"));
        let how: Vec<String> = not_by_unit.into_iter().chain(to_fill::how(self.text, node)).collect();
        let how = how.join("\n");
        let [_, text_width, how_width, ..] = WIDTHS;
        cells::text(sheet, row, CODE, &node.code, if node.is_leaf { &look.centred } else { format })?;
        cells::text(sheet, row, TEXT, &node.text, format)?;
        cells::text(sheet, row, HOW, &how, format)?;
        cells::points(sheet, row, MAX, Some(node.max), look.number(Number::Points, weight))?;
        cells::unformatted(sheet, row, ID, &ids::of_line(node.id))?;
        let lines = look::lines(&node.text, text_width, weight).max(look::lines(&how, how_width, weight));
        sheet.set_row_height(row, look::height(lines.min(24)))?;
        Ok(())
    }

    fn leaf(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        node: &Node,
        formats: &Formats,
        lists: &mut Lists,
    ) -> Result<(), ExportError> {
        if node.source != Source::Appraisal {
            for column in [REPORTED, OWN, EVIDENCE, EXPLANATION] {
                cells::text(sheet, row, column, "", &formats.look.text)?;
            }
            return Ok(());
        }
        for column in [REPORTED, EVIDENCE, EXPLANATION] {
            cells::text(sheet, row, column, "", &formats.words)?;
        }
        cells::points(sheet, row, OWN, None, &formats.points)?;
        sheet.add_data_validation(row, OWN, row, OWN, &self.score_rule(row, node, lists)?)?;
        if let Rule::Levels(levels) = &node.rule {
            let texts = levels.iter().map(|level| Choice::Word(level.text.to_string())).collect();
            // Other words may be needed than the decision's: they are offered, not asked for.
            let offered =
                DataValidation::new().allow_list_formula(lists.add(texts, self.lists)).show_error_message(false);
            sheet.add_data_validation(row, REPORTED, row, REPORTED, &offered)?;
        }
        Ok(())
    }

    /// What may stand in a score's cell.
    fn score_rule(&self, row: u32, node: &Node, lists: &mut Lists) -> Result<DataValidation, ExportError> {
        let na = self.text.say("workbook-not-applicable");
        let may_not_apply = node.not_applicable != NotApplicable::MustBeScored;
        let rule = DataValidation::new();
        let rule = match &node.rule {
            Rule::Levels(levels) if node.rule_is_certain && !levels.is_empty() => {
                let mut points: Vec<Points> = levels.iter().map(|level| level.points).chain([Points::ZERO]).collect();
                points.sort_unstable();
                points.dedup();
                let word = may_not_apply.then(|| Choice::Word(na.clone()));
                let choices = points.into_iter().map(Choice::Points).chain(word).collect();
                rule.allow_list_formula(lists.add(choices, self.lists))
            }
            _ => to_fill::limits(&at(row, OWN), &at(row, MAX), may_not_apply.then_some(na.as_str())),
        };
        let max = self.text.points(node.max);
        let hint = if may_not_apply { "forms-score-hint-na" } else { "forms-score-hint" };
        Ok(rule
            .set_input_title(self.text.say("forms-score-title"))?
            .set_input_message(self.text.fill(hint, &[("max", &max)]))?
            .set_error_title(self.text.say("forms-score-title"))?
            .set_error_message(self.text.fill("forms-score-wrong", &[("max", &max)]))?)
    }

    /// The total of the fields, and where it is signed.
    fn foot(&self, sheet: &mut Worksheet, row: u32, first: u32, look: &Look) -> Result<(), ExportError> {
        let nodes = self.block.set.nodes();
        let tops = nodes.iter().enumerate().filter(|(_, n)| n.parent.is_none() && !n.level.is_extra());
        let cells_of = |column: u16| {
            let cell = |(position, _): (usize, &Node)| at(first + u32::try_from(position).unwrap_or(u32::MAX), column);
            tops.clone().map(cell).collect::<Vec<_>>().join(",")
        };
        for column in [CODE, HOW, REPORTED, EVIDENCE, EXPLANATION] {
            cells::text(sheet, row, column, "", &look.field)?;
        }
        cells::text(sheet, row, TEXT, &self.text.say("forms-total"), &look.field)?;
        let format = look.number(Number::Points, Weight::Field);
        let max: Points = tops.clone().map(|(_, n)| n.max).sum();
        cells::formula(sheet, row, MAX, &format!("=SUM({})", cells_of(MAX)), &Stored::Points(max), format)?;
        cells::formula(sheet, row, OWN, &format!("=SUM({})", cells_of(OWN)), &Stored::Points(Points::ZERO), format)?;
        let signs = row + 2;
        cells::wide(sheet, signs, (CODE, TEXT), &self.text.say("forms-signature-by"), &look.heading)?;
        cells::wide(sheet, signs, (EVIDENCE, EXPLANATION), &self.text.say("forms-signature-head"), &look.heading)?;
        Ok(())
    }
}

impl Lists {
    /// Adds what may be chosen, and gives the cells where it will stand.
    fn add(&mut self, choices: Vec<Choice>, sheet: &str) -> Formula {
        let row = self.0.len() + 1;
        let last = u16::try_from(choices.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let letters = at(0, last);
        let letters = letters.trim_end_matches('1');
        self.0.push(choices);
        Formula::new(format!("={}$A${row}:${letters}${row}", quoted(sheet)))
    }

    /// Writes the hidden sheet.
    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let plain = Format::new();
        for (row, choices) in (0_u32..).zip(&self.0) {
            for (column, choice) in (0_u16..).zip(choices) {
                match choice {
                    Choice::Points(points) => cells::points(sheet, row, column, Some(*points), &plain)?,
                    Choice::Word(word) => cells::text(sheet, row, column, word, &plain)?,
                }
            }
        }
        Ok(())
    }
}

/// The positions of the leaves of a node.
fn leaves_below(nodes: &[Node], of: usize) -> impl Iterator<Item = usize> + '_ {
    let is_below = move |leaf: usize| {
        let mut up = nodes.get(leaf).and_then(|n| n.parent);
        while let Some(parent) = up.filter(|parent| *parent != of) {
            up = nodes.get(parent).and_then(|n| n.parent);
        }
        up == Some(of)
    };
    (0..nodes.len()).filter(move |at| nodes.get(*at).is_some_and(|n| n.is_leaf) && is_below(*at))
}
