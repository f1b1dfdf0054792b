//! The program: arguments to a face, nothing else.
// A console window beside the program's own would puzzle people on Windows; the command line still
// prints where it was started from one.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use thamdinh::cli::{self, Next};
use thamdinh::text::{Lang, Text};
use thamdinh::ui;

fn main() -> ExitCode {
    let (mut out, mut notes) = (std::io::stdout().lock(), std::io::stderr().lock());
    let next = cli::run(std::env::args_os(), &mut out, &mut notes);
    // What was printed has to be there before a window takes over.
    let _ = out.flush();
    drop((out, notes));
    match next {
        Next::Exit(code) => ExitCode::from(code),
        Next::Window { file, lang, after } => window(file, lang, after),
    }
}

/// Opens the window; where there is no display, says how to run without one, unless the window was
/// only the last part of something that is done.
fn window(file: Option<PathBuf>, lang: Lang, after: Option<u8>) -> ExitCode {
    match (ui::run(file, lang), after) {
        (Ok(()), after) => ExitCode::from(after.unwrap_or(cli::DONE)),
        (Err(_), Some(code)) => ExitCode::from(code),
        (Err(error), None) => {
            let sentence = Text::new(lang).fill("cli-no-display", &[("cause", &error.to_string())]);
            // Nobody is left to be told that telling failed.
            let _ = writeln!(std::io::stderr(), "{sentence}");
            ExitCode::from(cli::UNUSABLE)
        }
    }
}
