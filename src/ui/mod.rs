//! The window.
//!
//! Pages only read and drop intents; what is drawn the same everywhere is in `widgets`, what it
//! looks like is in `theme`. Nothing here holds a sentence for people: words come in from `text`.

mod clicks;
pub mod column;
pub mod context;
pub mod files;
pub mod history;
pub mod import;
pub mod overview;
pub mod publish;
mod renderer;
pub mod results;
pub mod review;
mod run;
pub mod scoring;
pub mod setup;
pub mod shell;
pub mod start;
pub mod theme;
pub mod widgets;
pub mod window;

pub use run::{StartError, app, options, run};
