//! What the selected cells come to: how many, their sum and average, as a spreadsheet program has it at its foot.

use super::model::{At, Block, Model, Row};
use crate::domain::points::{Fraction, Points, UNITS_PER_POINT};
use crate::text::number::{self, Read};

/// The numbers of a selection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many cells of lines are selected.
    pub cells: usize,
    /// How many of them hold a number.
    pub numbers: usize,
    /// Their sum.
    pub sum: Points,
    /// Their average, rounded half up to four decimals; none where there is no number.
    pub average: Option<Points>,
}

/// Adds up the cells of a block; sums that stand between the lines are not counted twice.
pub(super) fn of<M: Model>(model: &M, Block { from, to }: Block) -> Summary {
    let mut summary = Summary::default();
    for row in (from.row..=to.row).filter(|row| matches!(model.row(*row), Row::Line { .. })) {
        for column in from.column..=to.column {
            summary.cells += 1;
            if let Ok(Read::Number(number)) = number::read(&model.cell(At { row, column }).text) {
                summary.numbers += 1;
                summary.sum += number.value;
            }
        }
    }
    let count = i128::try_from(summary.numbers).unwrap_or_default();
    let units = i128::from(UNITS_PER_POINT);
    summary.average = Fraction::new(summary.sum.units().into(), units * count).map(|average| average.rounded(4));
    summary
}
