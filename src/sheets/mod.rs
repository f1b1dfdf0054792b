//! Spreadsheets and reports.

pub mod grid;
pub mod tables;
pub mod workbook;
