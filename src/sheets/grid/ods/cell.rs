//! One cell of an .ods: what its tag and its paragraphs say.

use std::sync::Arc;

use super::super::bound;
use super::super::error::Error;
use super::super::value::{CellError, CellValue, Serial};
use super::super::xml::{Tag, Text};

/// A cell that is being read.
pub(super) struct Cell {
    pub(super) repeated: u64,
    pub(super) style: Option<String>,
    pub(super) kind: Kind,
    /// What the tag says the value is.
    stored: Option<String>,
    pub(super) formula: Option<Arc<str>>,
    is_error: bool,
    text: String,
    paragraphs: u32,
    pub(super) in_paragraph: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    None,
    Number,
    Percent,
    Date,
    Time,
    Bool,
    Text,
}

impl Cell {
    /// Begins a cell.
    pub(super) fn new(tag: &Tag<'_>) -> Result<Self, Error> {
        let (kind, stored) = match tag.raw(b"value-type").filter(|_| has_value_type(tag)) {
            Some(b"float" | b"currency") => (Kind::Number, tag.text(b"value")?),
            Some(b"percentage") => (Kind::Percent, tag.text(b"value")?),
            Some(b"date") => (Kind::Date, tag.text(b"date-value")?),
            Some(b"time") => (Kind::Time, tag.text(b"time-value")?),
            Some(b"boolean") => (Kind::Bool, tag.text(b"boolean-value")?),
            Some(b"string") => (Kind::Text, tag.text(b"string-value")?),
            _ => (Kind::None, None),
        };
        // The attribute comes twice, once with the finer kinds of LibreOffice.
        let is_error = tag.attributes().any(|(name, value)| name == b"value-type" && value == b"error");
        Ok(Self {
            repeated: repeated(tag, b"number-columns-repeated"),
            style: tag.text(b"style-name")?,
            kind,
            stored,
            formula: tag.text(b"formula")?.map(|formula| plain(&formula).into()),
            is_error,
            text: String::new(),
            paragraphs: 0,
            in_paragraph: 0,
        })
    }

    /// Takes an opening tag inside the cell; gives back how many blanks it only counts.
    pub(super) fn open(&mut self, tag: &Tag<'_>) -> usize {
        match tag.name {
            b"p" | b"h" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
                self.in_paragraph += u32::from(!tag.empty);
            }
            b"s" => {
                let blanks = tag.number::<usize>(b"c").unwrap_or(1).min(bound::TEXT_LETTERS + 1);
                self.text.extend(std::iter::repeat_n(' ', blanks));
                return blanks.saturating_sub(1);
            }
            b"tab" => self.text.push('\t'),
            b"line-break" => self.text.push('\n'),
            _ => {}
        }
        0
    }

    /// Appends text; a line break that only wraps the file is a blank.
    ///
    /// The standard has several blanks read as one, but LibreOffice neither writes nor reads them so.
    pub(super) fn append(&mut self, text: Text<'_>) -> Result<(), Error> {
        let from = self.text.len();
        text.append_to(&mut self.text)?;
        if self.text.get(from..).is_some_and(|run| run.contains(['\n', '\t'])) {
            let run = self.text.split_off(from).replace(['\n', '\t'], " ");
            self.text.push_str(&run);
        }
        Ok(())
    }

    /// Gives out what the cell holds; `None` where that is nothing.
    pub(super) fn value(self) -> Option<CellValue> {
        if self.is_error || self.formula.is_some() && self.text.starts_with('#') && self.text.ends_with(['!', '?', 'A'])
        {
            return Some(CellValue::Error(CellError::from_stored(&self.text)));
        }
        let stored = self.stored.as_deref().map(str::trim);
        let text = |text: &str| CellValue::Text(text.into());
        match (self.kind, stored) {
            (Kind::Number | Kind::Percent, Some(number)) => Some(match number.parse::<f64>() {
                Ok(number) if number.is_finite() => CellValue::Number(number),
                Ok(_) => CellValue::Error(CellError::Num),
                Err(_) => text(number),
            }),
            (Kind::Date, Some(day)) => Some(Serial::from_iso(day).map_or_else(|| text(day), CellValue::Date)),
            (Kind::Time, Some(time)) => Some(duration(time).map_or_else(|| text(time), CellValue::Date)),
            (Kind::Bool, Some(value)) => Some(CellValue::Bool(value == "true")),
            (Kind::Text, _) => {
                // What is shown counts; a text without paragraphs stands in the tag.
                let shown = if self.paragraphs > 0 { self.text } else { self.stored.unwrap_or_default() };
                (self.formula.is_some() || !shown.is_empty()).then(|| text(&shown))
            }
            (Kind::None, _) if self.formula.is_none() && !self.text.is_empty() => Some(text(&self.text)),
            _ => self.formula.is_some().then_some(CellValue::Unstored),
        }
    }
}

/// Says whether the kind of value is given by the standard's own attribute.
fn has_value_type(tag: &Tag<'_>) -> bool {
    tag.raw(b"value-type") != Some(b"error")
}

/// Returns how often a cell, row or column stands there.
pub(super) fn repeated(tag: &Tag<'_>, name: &[u8]) -> u64 {
    tag.number::<u64>(name).unwrap_or(1).max(1)
}

/// Takes the prefix and the brackets off a formula: `of:=SUM([.B1:.B3])` is `SUM(B1:B3)`.
fn plain(formula: &str) -> String {
    let formula = formula.split_once('=').map_or(formula, |(_, formula)| formula);
    let mut out = String::with_capacity(formula.len());
    let (mut in_text, mut in_reference) = (false, false);
    for c in formula.chars() {
        match c {
            '"' => in_text = !in_text,
            '[' | ']' if !in_text => {
                in_reference = c == '[';
                continue;
            }
            '.' if in_reference && (out.is_empty() || !out.ends_with(|c: char| c.is_alphanumeric() || c == '\'')) => {
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
    out
}

/// Reads `PT12H30M15S` as a part of a day.
fn duration(text: &str) -> Option<Serial> {
    let span: jiff::Span = text.parse().ok()?;
    let seconds = i64::from(span.get_days()) * 86_400
        + i64::from(span.get_hours()) * 3600
        + span.get_minutes() * 60
        + span.get_seconds();
    Some(Serial(seconds as f64 / 86_400.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_read_as_in_other_programs() {
        assert_eq!(plain("of:=SUM([.B1:.B3])*1.5&\"[.]\""), "SUM(B1:B3)*1.5&\"[.]\"");
        assert_eq!(plain("of:=[$'Tự chấm'.A1]+[Sheet2.B2]"), "$'Tự chấm'.A1+Sheet2.B2");
    }

    #[test]
    fn a_duration_is_a_part_of_a_day() {
        assert_eq!(duration("PT12H00M00S"), Some(Serial(0.5)));
        assert_eq!(duration("giờ"), None);
    }
}
