//! Words and numbers for people, and what people's words and numbers mean.

mod catalogue;
mod describe;
pub mod figure;
pub mod fold;
pub mod legacy;
pub mod natural;
pub mod number;
mod print;
pub mod rules;
pub mod tsv;
pub mod wording;

pub use catalogue::{Lang, Text};
pub use describe::Changed;
pub use print::{rfc3339, short_name};
