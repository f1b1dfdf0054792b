//! The campaign file with real files, real kills and real damage.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that can't go on has failed, and helpers of tests are tests"
)]

mod append_only;
mod copies;
mod killed;
mod opening;
mod released;
mod round_trip;
mod samples;
mod verifying;
