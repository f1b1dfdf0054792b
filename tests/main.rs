//! All tests that use the library from outside, in one binary: linking is what costs.

mod file;
mod grid;
mod ui;
mod workbook;
