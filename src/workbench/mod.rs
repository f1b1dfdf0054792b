//! The owner of an open campaign.
