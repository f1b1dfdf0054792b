//! The program: arguments to a face, nothing else.
// A console window beside the program's own would puzzle people on Windows; the command line still
// prints where it was started from one.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::io::Write;
use std::process::ExitCode;

use thamdinh::cli::{self, Next};

fn main() -> ExitCode {
    let (mut out, mut notes) = (std::io::stdout().lock(), std::io::stderr().lock());
    let next = cli::run(std::env::args_os(), &mut out, &mut notes);
    // What was printed has to be there before a window takes over.
    let _ = out.flush();
    drop((out, notes));
    match next {
        Next::Exit(code) => ExitCode::from(code),
        Next::Window { after, .. } => ExitCode::from(after.unwrap_or(cli::UNUSABLE)),
    }
}
