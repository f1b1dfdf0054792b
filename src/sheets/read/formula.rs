//! Evaluates a formula that the file stores no result for, where it is simple arithmetic or a sum
//! over cells that are there. Everything else is left alone.
//!
//! Each formula is evaluated once and those it needs before it, however long the chain: what formulas say of
//! each other costs neither stack nor repeats, and all those of a sheet together have a bound.

use std::cell::Cell as Counter;
use std::cell::RefCell;

use foldhash::HashMap;

use super::view::View;
use crate::sheets::grid::{Address, Area, Cell, CellValue};

/// The longest formula in bytes: spreadsheet programs take no more than 8,192 letters.
const LONGEST: usize = 8_192;
/// How deep parentheses and functions may be nested: no more than spreadsheet programs allow.
const LEVELS: u8 = 64;
/// The largest area that is summed.
const CELLS: u64 = 4_000;
/// How many references and cells are looked at in a sheet, for each of its cells: a subtotal looks at some ten
/// lines, a total at each of them once more.
const STEPS_A_CELL: u64 = 64;
/// The same whatever the size of the sheet: a few long formulas are no harm.
const STEPS: u64 = 10_000;
/// The same of the largest sheet: less than a second.
const STEPS_MOST: u64 = 4_000_000;

/// The results of a sheet's formulas as far as they were asked for.
pub(super) struct Results {
    known: RefCell<HashMap<Address, State>>,
    /// What may still be looked at.
    steps: Counter<u64>,
}

/// What is known of a formula.
#[derive(Clone, Copy)]
enum State {
    /// Formulas that it needs are being evaluated; whoever needs it meanwhile goes round in a circle.
    Open,
    /// Its result; none where it is anything but simple.
    Done(Option<f64>),
}

impl Results {
    /// Nothing is known yet of a sheet with so many cells.
    pub(super) fn of(cells: usize) -> Results {
        let steps = STEPS.saturating_add(STEPS_A_CELL.saturating_mul(cells as u64)).min(STEPS_MOST);
        Results { known: RefCell::default(), steps: Counter::new(steps) }
    }

    fn get(&self, at: Address) -> Option<State> {
        self.known.borrow().get(&at).copied()
    }

    fn set(&self, at: Address, state: State) {
        self.known.borrow_mut().insert(at, state);
    }

    /// Takes one step, where there are any left.
    fn step(&self) -> Option<()> {
        self.steps.set(self.steps.get().checked_sub(1)?);
        Some(())
    }
}

/// The result of the formula in a cell; none where it is anything but simple.
pub(super) fn evaluated(view: &View<'_>, cell: &Cell<'_>) -> Option<f64> {
    let results = &view.results;
    if let Some(State::Done(result)) = results.get(cell.address) {
        return result;
    }
    let mut needed = vec![cell.address];
    while let Some(at) = needed.last().copied() {
        let is_first = match results.get(at) {
            Some(State::Done(_)) => {
                needed.pop();
                continue;
            }
            Some(State::Open) => false,
            None => true,
        };
        let mut reader = Reader { view, rest: "", levels: LEVELS, missing: Vec::new() };
        let formula = view.sheet.get(at.row, at.col).and_then(|cell| cell.formula);
        let result = formula.and_then(|formula| reader.whole(formula));
        let missing = reader.missing;
        let is_open = |at: &Address| matches!(results.get(*at), Some(State::Open));
        if missing.is_empty() || result.is_none() || !is_first {
            // What is missing at the second look is in a circle.
            results.set(at, State::Done(result.filter(|_| missing.is_empty())));
        } else if missing.iter().any(|needs| *needs == at || is_open(needs)) {
            results.set(at, State::Done(None));
        } else {
            results.set(at, State::Open);
            needed.extend(missing);
        }
    }
    match results.get(cell.address) {
        Some(State::Done(result)) => result,
        _ => None,
    }
}

struct Reader<'r, 'a> {
    view: &'r View<'a>,
    rest: &'r str,
    /// How many levels of nesting are still allowed.
    levels: u8,
    /// The formulas that have to be evaluated before this one; their results counted as zero so far.
    missing: Vec<Address>,
}

impl<'r> Reader<'r, '_> {
    /// The result of a formula, where it is understood to its end.
    fn whole(&mut self, formula: &'r str) -> Option<f64> {
        if formula.len() > LONGEST {
            return None;
        }
        self.rest = formula.trim().trim_start_matches('=');
        let result = self.sum()?;
        let is_certain = result.is_finite() || !self.missing.is_empty();
        (self.rest.trim().is_empty() && is_certain).then_some(result)
    }

    fn sum(&mut self) -> Option<f64> {
        self.levels = self.levels.checked_sub(1)?;
        let mut total = self.product()?;
        loop {
            if self.take("+") {
                total += self.product()?;
            } else if self.take("-") {
                total -= self.product()?;
            } else {
                self.levels += 1;
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
        let mut sign = 1.0;
        loop {
            if self.take("-") {
                sign = -sign;
            } else if !self.take("+") {
                return Some(sign * self.unsigned()?);
            }
        }
    }

    fn unsigned(&mut self) -> Option<f64> {
        self.view.results.step()?;
        if self.take("(") {
            let inside = self.sum()?;
            return self.take(")").then_some(inside);
        }
        let word = self.word()?;
        if self.take("(") {
            return self.function(word);
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
        for row in self.view.sheet.rows_in(area.first.row..area.last.row + 1) {
            for cell in row.cells_in(area.first.col, area.last.col) {
                self.view.results.step()?;
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

    fn cell(&mut self, at: Address) -> Option<f64> {
        let Some(cell) = self.view.sheet.get(at.row, at.col) else { return Some(0.0) };
        match cell.value {
            CellValue::Number(number) => Some(*number),
            CellValue::Unstored => match self.view.results.get(at) {
                Some(State::Done(result)) => result,
                Some(State::Open) | None => {
                    self.missing.push(at);
                    Some(0.0)
                }
            },
            _ => None,
        }
    }

    fn word(&mut self) -> Option<&'r str> {
        let rest = self.rest.trim_start();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '$' | '.'))).unwrap_or(rest.len());
        let (word, rest) = rest.split_at_checked(end)?;
        self.rest = rest;
        (!word.is_empty()).then_some(word)
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
