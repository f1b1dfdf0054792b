//! Thẩm Định: appraises, ranks and publishes the administrative reform index of a province or city.

pub mod domain;

pub mod text;

pub mod file;
pub mod sheets;

pub mod workbench;

pub mod cli;
pub mod ui;
