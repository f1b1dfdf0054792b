//! The campaign file with real files, real kills and real damage.

mod append_only;
mod copies;
mod killed;
mod opening;
mod round_trip;
mod samples;
mod verifying;
