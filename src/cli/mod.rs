//! The headless face: every step of the job without a window. One file a subcommand.
//!
//! Names, shapes and exit codes are a contract with other programs: 0 done; 1 done or refused, with
//! something to look at; 2 the command line or the campaign file can't be used at all.

mod arguments;
mod demo;
mod export;
mod finalize;
mod forms;
mod import;
mod letters;
mod log;
mod new;
mod open_data;
mod report;
mod results;
mod session;
mod status;
mod verify;

pub use session::Session;

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use self::arguments::{Arguments, Command};
use crate::text::{Lang, Text};
use crate::workbench::preferences::Preferences;

/// Done.
pub const DONE: u8 = 0;
/// Done or refused, with something to look at.
pub const LOOK: u8 = 1;
/// The command line or the campaign file can't be used.
pub const UNUSABLE: u8 = 2;

/// What is to happen after the command line was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// The program is through, with this exit code.
    Exit(u8),
    /// The window opens, perhaps on a campaign; `after` is the exit code where there is no display
    /// and the window was only the last part of a subcommand.
    Window {
        /// The campaign.
        file: Option<PathBuf>,
        /// The language that was asked for.
        lang: Lang,
        /// The exit code without a display; none where the window was what was asked for.
        after: Option<u8>,
    },
}

/// Reads the command line and carries it out.
pub fn run(line: impl IntoIterator<Item = OsString>, out: &mut dyn Write, notes: &mut dyn Write) -> Next {
    let arguments = match Arguments::try_parse_from(line) {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = u8::try_from(error.exit_code()).unwrap_or(UNUSABLE);
            // Nobody is left to be told that telling failed.
            let _ = if error.use_stderr() { write!(notes, "{error}") } else { write!(out, "{error}") };
            return Next::Exit(code);
        }
    };
    if let (Some(file), Some(_)) = (&arguments.file, &arguments.command) {
        let error = Arguments::command().error(ErrorKind::ArgumentConflict, file.display().to_string());
        let _ = write!(notes, "{error}");
        return Next::Exit(UNUSABLE);
    }
    let preferences = Preferences::load();
    let asked = arguments.lang.as_deref().or(preferences.language.as_deref());
    let lang = asked.and_then(Lang::from_code).unwrap_or_default();
    let mut session = Session::new(Text::new(lang), preferences, out, notes);
    let named = arguments.file.clone();
    let code = match arguments.command {
        None => match arguments.file.filter(|file| !file.exists()) {
            Some(missing) => neither_file_nor_command(&mut session, &missing),
            None => return Next::Window { file: named, lang, after: None },
        },
        Some(Command::Demo(demo)) => return demo::run(&mut session, &demo, lang),
        Some(Command::New(new)) => new::run(&mut session, &new),
        Some(Command::Import(import)) => import::run(&mut session, &import),
        Some(Command::Status(status)) => status::run(&mut session, &status),
        Some(Command::Results(results)) => results::run(&mut session, &results),
        Some(Command::Export(export)) => either(export::run(&mut session, &export)),
        Some(Command::Report(command)) => either(report::run(&mut session, &command)),
        Some(Command::Wording(command)) => either(report::wording(&mut session, &command)),
        Some(Command::Letters(letters)) => either(letters::run(&mut session, &letters)),
        Some(Command::OpenData(data)) => either(open_data::run(&mut session, &data)),
        Some(Command::Forms(forms)) => either(forms::run(&mut session, &forms)),
        Some(Command::Finalize(finalize)) => finalize::run(&mut session, &finalize),
        Some(Command::Verify(verify)) => verify::run(&mut session, &verify),
        Some(Command::Log(log)) => log::run(&mut session, &log),
    };
    Next::Exit(session.close(code))
}

/// The exit code of a subcommand, whether it came to its end or not.
fn either(code: Result<u8, u8>) -> u8 {
    match code {
        Ok(code) | Err(code) => code,
    }
}

/// Says that a word is neither a file that is there nor a subcommand.
fn neither_file_nor_command(session: &mut Session<'_>, word: &Path) -> u8 {
    let sentence = session.text.fill("cli-neither", &[("word", &word.display().to_string())]);
    session.note(&sentence);
    UNUSABLE
}
