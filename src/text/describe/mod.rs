//! Sentences and short words for the values of the domain, in the language of the interface.
//!
//! A sentence says what happened, where, and what to do. The domain never speaks; whoever shows a
//! refusal, a finding or an open thing asks here, so that window, command line and exported
//! workbook say the same. Nothing here decides: it only tells.

mod cause;
mod change;
mod criteria;
mod decision;
mod entry;
mod finding;
mod history;
mod names;
mod open;
mod outcome;
mod placed;
mod refusal;
mod setup;
mod value;

pub use change::Changed;

#[cfg(test)]
mod tests;
