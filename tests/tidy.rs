//! House rules as a plain test.
