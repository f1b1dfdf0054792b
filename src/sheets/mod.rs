//! Spreadsheets and reports.

mod describe;
pub mod grid;
pub mod read;
pub mod tables;
pub mod workbook;
