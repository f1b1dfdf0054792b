//! The window: by key and label, and as pictures.

mod gallery;
mod grid;
mod harness;
mod renderer;
