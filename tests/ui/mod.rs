//! The window: by key and label, and as pictures.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "the helpers of tests may fail loudly, like the tests"
)]

mod accessible;
pub(crate) mod campaigns;
mod closing;
mod counts;
mod files;
mod gallery;
mod grid;
mod harness;
mod history;
mod importing;
mod notices;
mod overview;
mod pages;
mod pictures;
mod publish;
mod renderer;
mod results;
mod review;
mod sample;
mod scoring;
mod setup;
mod window;
