//! Spreadsheets and reports.

pub mod grid;
pub mod workbook;
