//! The window: by key and label, and as pictures.

mod grid;
mod harness;
mod renderer;
