//! The words and numbers of the trade, read and written.

mod catalogue;
mod figures;
mod rules;
mod tables;
