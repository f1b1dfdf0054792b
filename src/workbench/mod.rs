//! The owner of an open campaign.

pub mod import;
