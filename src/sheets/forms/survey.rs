//! The tables of the survey and of satisfaction for a block: a row a unit, a column a line.

use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, Worksheet};

use super::ids;
use super::to_fill::{self, Formats};
use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::criteria::{Node, Source};
use crate::sheets::paper::cells;
use crate::sheets::paper::look::{self, Paper, Weight};
use crate::sheets::workbook::ExportError;
use crate::text::Text;

const NUMBER: u16 = 0;
const NAME: u16 = 1;
const LINES: u16 = 2;

const NUMBER_WIDTH: f64 = 7.0;
const NAME_WIDTH: f64 = 46.0;
const LINE_WIDTH: f64 = 24.0;

const TITLE: u32 = 3;
const BLOCK: u32 = 4;
const HINT: u32 = 5;
const MARKS: u32 = 6;
const HEAD: u32 = 7;

/// The table of a block, before it is written.
pub(super) struct Form<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) text: &'a Text,
    pub(super) block: &'a BlockState,
    pub(super) source: Source,
}

impl Form<'_> {
    /// Fills the sheet.
    pub(super) fn fill(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let formats = Formats::new(self.campaign);
        let look = &formats.look;
        let lines: Vec<(u16, &Node)> =
            (LINES..).zip(self.block.set.leaves().filter(|n| n.source == self.source)).collect();
        let marks = lines.last().map_or(LINES, |(column, _)| column + 1);
        self.heading(sheet, &lines, marks, &formats)?;
        let first = HEAD + 1;
        for ((row, number), unit) in (first..).zip(1_u32..).zip(&*self.block.units) {
            cells::whole(sheet, row, NUMBER, Some(number), &look.centred)?;
            cells::text(sheet, row, NAME, &unit.name, &look.text)?;
            for (column, _) in &lines {
                cells::points(sheet, row, *column, None, &formats.points)?;
            }
            cells::unformatted(sheet, row, marks, &ids::of_unit(unit.id))?;
            sheet.set_row_height(row, look::height(look::lines(&unit.name, NAME_WIDTH, Weight::Plain)))?;
        }
        let last = HEAD + u32::try_from(self.block.units.len()).unwrap_or(u32::MAX);
        for (column, node) in &lines {
            sheet.add_data_validation(first, *column, last.max(first), *column, &self.limits(node)?)?;
        }
        let signs = last + 2;
        cells::wide(sheet, signs, (NUMBER, NAME), &self.text.say("forms-signature-by"), &look.heading)?;
        let head = self.text.say("forms-signature-appraiser");
        cells::wide(sheet, signs, (LINES, marks.saturating_sub(1)), &head, &look.heading)?;
        sheet.set_column_hidden(marks)?.set_row_hidden(MARKS)?;
        let paper = if lines.len() > 2 { Paper::Landscape } else { Paper::Portrait };
        look::paper(sheet, paper, (HEAD, HEAD), ("", &self.block.block.name))?;
        sheet.set_freeze_panes(first, LINES)?;
        to_fill::protect(sheet);
        Ok(())
    }

    fn heading(
        &self,
        sheet: &mut Worksheet,
        lines: &[(u16, &Node)],
        marks: u16,
        formats: &Formats,
    ) -> Result<(), ExportError> {
        let (look, say) = (&formats.look, |name| self.text.say(name));
        sheet.set_column_width(NUMBER, NUMBER_WIDTH)?.set_column_width(NAME, NAME_WIDTH)?;
        let last = marks.saturating_sub(1);
        cells::wide(sheet, 0, (NAME, last), &say("workbook-heading-nation"), &look.heading)?;
        cells::wide(sheet, 1, (NAME, last), &say("workbook-heading-motto"), &look.heading_plain)?;
        let (title, hint) = match self.source {
            Source::Satisfaction => ("forms-title-satisfaction", "forms-hint-satisfaction"),
            _ => ("forms-title-survey", "forms-hint-survey"),
        };
        let of = self.campaign.heading().title.to_uppercase();
        let title = self.text.fill(title, &[("title", &of)]);
        cells::wide(sheet, TITLE, (NUMBER, last), &title, &look.title)?;
        let room = NUMBER_WIDTH + NAME_WIDTH + LINE_WIDTH * f64::from(marks.saturating_sub(LINES));
        // Titles are a fifth larger than other text.
        sheet.set_row_height(TITLE, look::height(look::lines(&title, room / 1.3, Weight::Bold)) * 1.3)?;
        cells::wide(sheet, BLOCK, (NUMBER, last), &self.block.block.name, &look.subtitle)?;
        cells::wide(sheet, HINT, (NUMBER, last), &say(hint), &look.date)?;
        sheet.set_row_height(HINT, look::height(look::lines(&say(hint), room, Weight::Plain)))?;
        cells::text(sheet, HEAD, NUMBER, &say("workbook-head-number"), &look.head)?;
        cells::text(sheet, HEAD, NAME, &say("forms-head-unit"), &look.head)?;
        let mut most = 1;
        for (column, node) in lines {
            let head = self.head(node, lines.len());
            most = most.max(look::lines(&head, LINE_WIDTH, Weight::Bold));
            sheet.set_column_width(*column, LINE_WIDTH)?;
            cells::text(sheet, HEAD, *column, &head, &look.head)?;
            cells::unformatted(sheet, MARKS, *column, &ids::of_line(node.id))?;
        }
        cells::unformatted(sheet, HEAD, marks, &say("forms-head-id"))?;
        sheet.set_row_height(HEAD, look::height(most.max(2)))?;
        Ok(())
    }

    fn head(&self, node: &Node, lines: usize) -> String {
        let max = self.text.points(node.max);
        let words = [("code", &*node.code), ("line", &*node.text), ("max", &*max)];
        match self.source {
            Source::Satisfaction if lines == 1 => self.text.say("forms-head-satisfaction"),
            Source::Satisfaction => self.text.fill("forms-head-satisfaction-of", &words[..2]),
            _ => self.text.fill("forms-head-survey", &words),
        }
    }

    /// What may stand in the cells of a line.
    fn limits(&self, node: &Node) -> Result<DataValidation, ExportError> {
        let (most, max) = match self.source {
            Source::Satisfaction => ("100".to_owned(), "100 %".to_owned()),
            _ => (node.max.to_string(), self.text.points(node.max)),
        };
        let between = DataValidationRule::Between(Formula::new("=0"), Formula::new(format!("={most}")));
        Ok(DataValidation::new()
            .allow_decimal_number_formula(between)
            .set_input_message(self.text.fill("forms-score-hint", &[("max", &max)]))?
            .set_error_message(self.text.fill("forms-score-wrong", &[("max", &max)]))?)
    }
}
