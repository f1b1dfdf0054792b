//! Words and numbers for people, and what people's words and numbers mean.

mod catalogue;

pub use catalogue::{Lang, Text};
