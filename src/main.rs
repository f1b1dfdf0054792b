//! The program: arguments to a face, nothing else.

fn main() {}
