//! A sheet as it is.
