//! The words and numbers of the trade, read and written.

mod rules;
