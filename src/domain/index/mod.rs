//! The index: from what counts on each line to subtotals and totals.
//!
//! Computed again from nothing at every change: for the communes of a whole country that is a
//! fraction of a millisecond, and there is no second truth to keep in step.

mod marks;
mod totals;

pub use marks::{Mark, Marks, Standing};
pub use totals::{BlockTotals, UnitTotals};
