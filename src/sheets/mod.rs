//! Spreadsheets and reports.

mod describe;
mod document;
pub mod forms;
pub mod grid;
pub mod list;
pub mod open_data;
mod paper;
pub mod pasted;
pub mod preview;
pub mod read;
pub mod report;
pub mod tables;
mod target;
pub mod workbook;

pub use document::DocumentFormat;
