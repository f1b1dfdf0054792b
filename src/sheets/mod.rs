//! Spreadsheets and reports.

mod describe;
pub mod forms;
pub mod grid;
mod paper;
pub mod pasted;
pub mod read;
pub mod tables;
pub mod workbook;
