//! Every line of a unit, and the sums of fields and criteria above them.

use rust_xlsxwriter::Worksheet;

use super::columns::{CODE, EXPLANATION_WIDTH, MAX, OWN, REASON_WIDTH, SOURCE, TEXT};
use super::{Writer, sum_of};
use crate::domain::criteria::{Node, NodeLevel, NotApplicable, Source};
use crate::domain::index::Standing;
use crate::domain::points::Points;
use crate::domain::register::Reading;
use crate::domain::value::{Key, Round, Score, Value, What};
use crate::sheets::paper::cells::{self, Stored, at, quote};
use crate::sheets::paper::look::{self, Number, Weight};
use crate::sheets::workbook::error::ExportError;
use crate::sheets::workbook::lines as matrix;

impl Writer<'_> {
    /// Works out what every node comes to; a sheet is written row by row, and sums stand above their lines.
    pub(super) fn reckon(&mut self) {
        let nodes = self.block.state.set.nodes();
        let leaves = nodes.iter().enumerate().filter(|(_, n)| n.is_leaf).enumerate();
        for (column, (at, node)) in leaves {
            let counted = counted(node, self.block.state.marks().get(self.row, column));
            let own = match self.plan.campaign.self_score(self.unit.id, node.id).value().and_then(|v| v.as_score()) {
                Some(Score::Points(points)) => Some(points),
                _ => None,
            };
            for (list, value) in
                [(&mut self.counted, counted), (&mut self.own, own), (&mut self.lost, lost(node, counted))]
            {
                if let Some(slot) = list.get_mut(at) {
                    *slot = value;
                }
            }
        }
        for (at, node) in nodes.iter().enumerate().rev() {
            let Some(parent) = node.parent else { continue };
            for sums in [&mut self.counted, &mut self.own, &mut self.lost] {
                let Some(points) = sums.get(at).copied().flatten() else { continue };
                if let Some(sum) = sums.get_mut(parent) {
                    *sum = Some(sum.unwrap_or_default() + points);
                }
            }
        }
    }

    /// Writes lines and sums in the order of the set.
    pub(super) fn lines(&mut self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let mut column = 0;
        for (at, node) in self.block.state.set.nodes().iter().enumerate() {
            let row = self.place.top + u32::try_from(at).unwrap_or(u32::MAX);
            if node.is_leaf {
                self.leaf(sheet, (row, at), node, self.block.state.marks().get(self.row, column))?;
                column += 1;
            } else {
                self.parent(sheet, (row, at), node)?;
            }
        }
        Ok(())
    }

    fn leaf(
        &mut self,
        sheet: &mut Worksheet,
        (row, at): (u32, usize),
        node: &Node,
        standing: Standing,
    ) -> Result<(), ExportError> {
        let plan = self.plan;
        let source = match node.level {
            NodeLevel::Bonus => &plan.words.bonus,
            NodeLevel::Penalty => &plan.words.penalty,
            _ => plan.words.source(node.source),
        };
        match plan.trail.newest(self.unit.id, node.id) {
            Some(target) => cells::link(sheet, row, CODE, &target, &node.code, &plan.look.link)?,
            None => cells::text(sheet, row, CODE, &node.code, &plan.look.text)?,
        }
        cells::text(sheet, row, TEXT, &node.text, &plan.look.text)?;
        cells::text(sheet, row, SOURCE, source, &plan.look.centred)?;
        cells::points(sheet, row, MAX, Some(node.max), self.number(Number::Points, Weight::Plain))?;
        self.score(sheet, row, OWN, &self.plan.campaign.self_score(self.unit.id, node.id))?;
        let is_percent = self.given(sheet, row, node, standing)?;
        self.counts(sheet, (row, at), node, standing, is_percent)?;
        self.loses(sheet, row, node, self.lost.get(at).copied().flatten())?;
        let lines = self.words(sheet, row, node)?;
        self.fit(sheet, row, lines.max(self.block.shape.lines.get(at).copied().unwrap_or(1)))
    }

    /// A score that somebody gave, as it was given.
    fn score(&self, sheet: &mut Worksheet, row: u32, column: u16, reading: &Reading<'_>) -> Result<(), ExportError> {
        let (look, words) = (&self.plan.look, &self.plan.words);
        let plain = self.number(Number::Points, Weight::Plain);
        match reading {
            Reading::Disputed(_) => cells::text(sheet, row, column, &words.disputed, &look.centred)?,
            Reading::Blank => cells::points(sheet, row, column, None, plain)?,
            Reading::Agreed(head) => match head.value().as_score() {
                Some(Score::NotApplicable) => cells::text(sheet, row, column, &words.not_applicable, &look.centred)?,
                Some(Score::Points(points)) => cells::points(sheet, row, column, Some(points), plain)?,
                None => cells::points(sheet, row, column, None, plain)?,
            },
        }
        Ok(())
    }

    /// What each round gave, and which of them counts: the last that says something.
    fn rounds(&self, sheet: &mut Worksheet, row: u32, node: &Node, standing: Standing) -> Result<(), ExportError> {
        let (columns, words) = (&self.plan.lines, &self.plan.words);
        let mut counts = "\"\"".to_owned();
        for round in Round::ALL {
            let Some(column) = columns.round(round) else { continue };
            let key = Key::cell(What::Appraised(round), self.unit.id, node.id);
            self.score(sheet, row, column, &self.plan.campaign.read(key))?;
            let cell = at(row, column);
            counts = format!("IF({cell}<>\"\",{cell},{counts})");
        }
        let stored = match standing {
            Standing::Points(points) => Stored::Points(points),
            Standing::NotApplicable => Stored::Word(words.not_applicable.clone()),
            Standing::Disputed => Stored::Word(words.disputed.clone()),
            Standing::Blank => Stored::Nothing,
        };
        let format = match stored {
            Stored::Word(_) => &self.plan.look.centred,
            _ => self.number(Number::Points, Weight::Plain),
        };
        Ok(cells::formula(sheet, row, columns.given, &counts, &stored, format)?)
    }

    /// What the line's source gave: points, a percentage, a word or nothing. Whether the line is
    /// scored by a percentage is returned.
    fn given(&self, sheet: &mut Worksheet, row: u32, node: &Node, standing: Standing) -> Result<bool, ExportError> {
        let (look, words) = (&self.plan.look, &self.plan.words);
        let given = self.plan.lines.given;
        if node.source == Source::Appraisal && !self.plan.lines.rounds.is_empty() {
            self.rounds(sheet, row, node, standing)?;
            return Ok(false);
        }
        for column in OWN + 1..given {
            cells::text(sheet, row, column, "", &look.centred)?;
        }
        let is_satisfaction = node.source == Source::Satisfaction;
        match standing {
            Standing::NotApplicable => cells::text(sheet, row, given, &words.not_applicable, &look.centred)?,
            Standing::Disputed => cells::text(sheet, row, given, &words.disputed, &look.centred)?,
            Standing::Points(points) => {
                let key = Key::cell(What::SatisfactionPercent, self.unit.id, node.id);
                if is_satisfaction && let Some(Value::Percent(percent)) = self.plan.campaign.read(key).value() {
                    cells::percent(sheet, row, given, *percent, self.number(Number::Percent, Weight::Plain))?;
                } else {
                    cells::points(sheet, row, given, Some(points), self.number(Number::Points, Weight::Plain))?;
                    return Ok(false);
                }
            }
            Standing::Blank => {
                let number = if is_satisfaction { Number::Percent } else { Number::Points };
                cells::points(sheet, row, given, None, self.number(number, Weight::Plain))?;
            }
        }
        Ok(is_satisfaction)
    }

    /// What counts of it, as a formula. It leads to where all units stand on the line.
    fn counts(
        &self,
        sheet: &mut Worksheet,
        (row, in_set): (u32, usize),
        node: &Node,
        standing: Standing,
        is_percent: bool,
    ) -> Result<(), ExportError> {
        let (given, max) = (at(row, self.plan.lines.given), at(row, MAX));
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
        let points = self.plan.lines.points;
        let format = self.number(Number::Points, Weight::Plain);
        match self.column.and_then(|column| matrix::cell(self.block, in_set, column)) {
            Some(target) => cells::linked(sheet, (row, points), &target, &formula, &stored, format)?,
            None => cells::formula(sheet, row, points, &formula, &stored, format)?,
        }
        Ok(())
    }

    /// What the line lost of its maximum. A bonus has nothing to lose; a penalty is lost as it stands.
    fn loses(&self, sheet: &mut Worksheet, row: u32, node: &Node, lost: Option<Points>) -> Result<(), ExportError> {
        let (columns, format) = (&self.plan.lines, self.number(Number::Points, Weight::Plain));
        let (max, points) = (at(row, MAX), at(row, columns.points));
        let what = match node.level {
            NodeLevel::Bonus => return Ok(cells::text(sheet, row, columns.lost, "", format)?),
            NodeLevel::Penalty => points.clone(),
            _ => format!("MAX(0,ROUND({max}-{points},4))"),
        };
        let formula = format!("IF(ISNUMBER({points}),{what},\"\")");
        Ok(cells::formula(sheet, row, columns.lost, &formula, &Stored::from(lost), format)?)
    }

    /// Reason and explanation. The lines that they take are returned.
    fn words(&self, sheet: &mut Worksheet, row: u32, node: &Node) -> Result<u32, ExportError> {
        let (columns, look) = (&self.plan.lines, &self.plan.look);
        let reason = self.reason(node);
        cells::text(sheet, row, columns.reason, &reason, &look.text)?;
        let mut lines = look::lines(&reason, REASON_WIDTH - 1.5, Weight::Plain);
        if let Some(column) = columns.explanation {
            let explanation = self.explanation(node);
            cells::text(sheet, row, column, &explanation, &look.text)?;
            lines = lines.max(look::lines(&explanation, EXPLANATION_WIDTH - 1.5, Weight::Plain));
        }
        Ok(lines)
    }

    /// The unit's answer; while it is disputed, all that were written.
    fn explanation(&self, node: &Node) -> String {
        match self.plan.campaign.read(Key::cell(What::Explanation, self.unit.id, node.id)) {
            Reading::Blank => String::new(),
            Reading::Agreed(head) => head.value().as_text().unwrap_or_default().to_owned(),
            Reading::Disputed(heads) => {
                let said = heads.iter().filter_map(|h| Some(format!("{}: {}", h.entry.author, h.value().as_text()?)));
                said.collect::<Vec<_>>().join("; ")
            }
        }
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
                    let value = crate::sheets::workbook::history::shown(self.plan, h.value());
                    let value = if value.is_empty() { "–".to_owned() } else { value };
                    format!("{}: {value}", h.entry.author)
                });
                said.collect::<Vec<_>>().join("; ")
            }
            Some(Reading::Blank) | None => String::new(),
        }
    }

    /// A field or criterion: sums of what stands right below it.
    fn parent(&mut self, sheet: &mut Worksheet, (row, at): (u32, usize), node: &Node) -> Result<(), ExportError> {
        let (plan, block, top) = (self.plan, self.block, self.place.top);
        let (weight, words) = match node.level {
            NodeLevel::Field => (Weight::Field, &plan.look.field),
            _ => (Weight::Bold, &plan.look.text_bold),
        };
        let below = block.shape.children.get(at).map_or(&[][..], Vec::as_slice);
        let points = self.number(Number::Points, weight);
        cells::text(sheet, row, CODE, &node.code, words)?;
        cells::text(sheet, row, TEXT, &node.text, words)?;
        cells::text(sheet, row, SOURCE, "", words)?;
        let max = format!("ROUND({},4)", sum_of(below, top, MAX));
        cells::formula(sheet, row, MAX, &max, &Stored::Points(node.max), points)?;
        let columns = &plan.lines;
        for (column, sums) in [(OWN, &self.own), (columns.points, &self.counted), (columns.lost, &self.lost)] {
            let sum = sum_of(below, top, column);
            let count = sum.replace("SUM(", "COUNT(");
            let formula = format!("IF({count}=0,\"\",ROUND({sum},4))");
            let stored = Stored::from(sums.get(at).copied().flatten());
            cells::formula(sheet, row, column, &formula, &stored, points)?;
        }
        for column in (OWN + 1..=columns.given).chain(columns.reason..=columns.last) {
            cells::text(sheet, row, column, "", words)?;
        }
        self.fit(sheet, row, block.shape.lines.get(at).copied().unwrap_or(1))
    }
}

/// What counts of a line.
fn counted(node: &Node, standing: Standing) -> Option<Points> {
    match (standing, node.not_applicable) {
        (Standing::Points(points), _) => Some(points),
        (Standing::NotApplicable, NotApplicable::FullPoints) if !node.level.is_extra() => Some(node.max),
        _ => None,
    }
}

/// What is lost of it.
fn lost(node: &Node, counted: Option<Points>) -> Option<Points> {
    match node.level {
        NodeLevel::Bonus => None,
        NodeLevel::Penalty => counted,
        _ => counted.map(|points| (node.max - points).max(Points::ZERO)),
    }
}
