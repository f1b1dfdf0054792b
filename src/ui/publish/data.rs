//! What the publish page shows.
