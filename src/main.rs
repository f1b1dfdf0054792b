//! The program: arguments to a face, nothing else.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use thamdinh::cli::{self, Next};
use thamdinh::sheets::grid;
use thamdinh::text::{Lang, Text};
use thamdinh::ui;

fn main() -> ExitCode {
    quiet_parsers();
    let (mut out, mut notes) = (io::stdout().lock(), io::stderr().lock());
    let next = cli::run(std::env::args_os(), &mut out, &mut notes);
    // What was printed has to be there before a window takes over.
    let _ = out.flush();
    drop((out, notes));
    match next {
        Next::Exit(code) => ExitCode::from(code),
        Next::Window { file, lang, after } => window(file, lang, after),
    }
}

/// A parser that breaks down over a file is told as that file's error, not as the program's.
fn quiet_parsers() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !grid::is_parsing() {
            tell(panic);
        }
    }));
}

fn window(file: Option<PathBuf>, lang: Lang, after: Option<u8>) -> ExitCode {
    match (ui::run(file, lang), after) {
        (Ok(()), _) => ExitCode::SUCCESS,
        (Err(_), Some(code)) => ExitCode::from(code),
        (Err(error), None) => {
            let sentence = error.sentence(&Text::new(lang));
            // Nobody is left to be told that telling failed.
            let _ = writeln!(io::stderr(), "{sentence}");
            ExitCode::from(cli::UNUSABLE)
        }
    }
}
