//! Spreadsheets and reports.

pub mod grid;
pub mod read;
pub mod tables;
pub mod workbook;
