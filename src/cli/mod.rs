//! The headless face.
