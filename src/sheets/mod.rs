//! Spreadsheets and reports.

pub mod grid;
