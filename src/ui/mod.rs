//! The window.
//!
//! Pages only read and drop intents; what is drawn the same everywhere is in `widgets`, what it
//! looks like is in `theme`. Nothing here holds a sentence for people: words come in from `text`.

pub mod context;
pub mod shell;
pub mod theme;
pub mod widgets;
