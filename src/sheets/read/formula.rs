//! Evaluates a formula that the file stores no result for, where it is simple arithmetic or a sum
//! over cells that are there. Everything else is left alone.

use super::view::View;
use crate::sheets::grid::{Address, Area, CellValue};

/// How deep formulas may refer to each other.
const DEPTH: u8 = 12;
/// The largest area that is summed.
const CELLS: u64 = 4_000;

/// The result of the formula; none where it is anything but simple.
pub(super) fn evaluated(view: &View<'_>, formula: &str) -> Option<f64> {
    evaluate(view, formula, DEPTH)
}

fn evaluate(view: &View<'_>, formula: &str, depth: u8) -> Option<f64> {
    let mut reader = Reader { view, rest: formula.trim().trim_start_matches('='), depth: depth.checked_sub(1)? };
    let result = reader.sum()?;
    (reader.rest.trim().is_empty() && result.is_finite()).then_some(result)
}

struct Reader<'r, 'a> {
    view: &'r View<'a>,
    rest: &'r str,
    depth: u8,
}

impl Reader<'_, '_> {
    fn sum(&mut self) -> Option<f64> {
        let mut total = self.product()?;
        loop {
            if self.take("+") {
                total += self.product()?;
            } else if self.take("-") {
                total -= self.product()?;
            } else {
                return Some(total);
            }
        }
    }

    fn product(&mut self) -> Option<f64> {
        let mut total = self.factor()?;
        loop {
            if self.take("*") {
                total *= self.factor()?;
            } else if self.take("/") {
                total /= self.factor()?;
            } else {
                return Some(total);
            }
        }
    }

    fn factor(&mut self) -> Option<f64> {
        if self.take("-") {
            return Some(-self.factor()?);
        }
        if self.take("+") {
            return self.factor();
        }
        if self.take("(") {
            let inside = self.sum()?;
            return self.take(")").then_some(inside);
        }
        let word = self.word()?;
        if self.take("(") {
            return self.function(&word);
        }
        let result = match word.parse::<Address>() {
            Ok(at) => self.cell(at)?,
            Err(_) => word.parse().ok()?,
        };
        Some(if self.take("%") { result / 100.0 } else { result })
    }

    fn function(&mut self, name: &str) -> Option<f64> {
        let mut numbers = Vec::new();
        if name.eq_ignore_ascii_case("ROUND") {
            let number = self.sum()?;
            let places = if self.take(",") || self.take(";") { self.sum()? } else { return None };
            let scale = 10_f64.powi(format!("{places}").parse().ok()?);
            return self.take(")").then(|| (number * scale).round() / scale);
        }
        loop {
            self.argument(&mut numbers)?;
            if !self.take(",") && !self.take(";") {
                break;
            }
        }
        if !self.take(")") {
            return None;
        }
        let total: f64 = numbers.iter().sum();
        match name.to_ascii_uppercase().as_str() {
            "SUM" => Some(total),
            "MIN" => numbers.into_iter().reduce(f64::min),
            "MAX" => numbers.into_iter().reduce(f64::max),
            _ => None,
        }
    }

    fn argument(&mut self, numbers: &mut Vec<f64>) -> Option<()> {
        let before = self.rest;
        let area = self.word().filter(|_| self.take(":")).and_then(|from| {
            let to = self.word()?;
            format!("{from}:{to}").parse::<Area>().ok()
        });
        let Some(area) = area else {
            self.rest = before;
            numbers.push(self.sum()?);
            return Some(());
        };
        let (rows, columns) = (area.last.row - area.first.row + 1, area.last.col - area.first.col + 1);
        if u64::from(rows) * u64::from(columns) > CELLS {
            return None;
        }
        for row in area.first.row..=area.last.row {
            for cell in self.view.sheet.row(row).cells().filter(|c| area.contains(c.address)) {
                // Sums skip texts; a text that looks like a number would be lost, so nothing is certain.
                match cell.value {
                    CellValue::Text(text) if text.chars().any(|c| c.is_ascii_digit()) => return None,
                    CellValue::Text(_) | CellValue::Bool(_) => {}
                    _ => numbers.push(self.cell(cell.address)?),
                }
            }
        }
        Some(())
    }

    fn cell(&self, at: Address) -> Option<f64> {
        let Some(cell) = self.view.sheet.get(at.row, at.col) else { return Some(0.0) };
        match cell.value {
            CellValue::Number(number) => Some(*number),
            CellValue::Unstored => evaluate(self.view, cell.formula?, self.depth),
            _ => None,
        }
    }

    fn word(&mut self) -> Option<String> {
        let rest = self.rest.trim_start();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '$' | '.'))).unwrap_or(rest.len());
        let (word, rest) = rest.split_at_checked(end)?;
        self.rest = rest;
        (!word.is_empty()).then(|| word.to_owned())
    }

    fn take(&mut self, token: &str) -> bool {
        match self.rest.trim_start().strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}
