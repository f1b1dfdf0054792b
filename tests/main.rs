//! All tests that use the library from outside, in one binary: linking is what costs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails is what a panic says; the exemption of tests doesn't reach their helpers"
)]

mod cli;
mod domain;
mod example;
mod file;
mod forms;
mod grid;
mod import;
mod report;
mod tables;
mod text;
mod ui;
mod workbook;
