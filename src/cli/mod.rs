//! The headless face.

pub mod import;
