//! The widgets that pages share. They are given words and values and know no page.

pub mod grid;
mod sign;

pub use sign::sign;
