//! `report`: writes the announcement or the appraisal report; `wording`: writes the words to be edited.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use super::arguments::{Report, Words};
use super::{LOOK, Session, UNUSABLE};
use crate::sheets::report::{self, Kind};
use crate::text::wording::{STANDARD, Wording};

pub(super) fn run(session: &mut Session<'_>, command: &Report) -> Result<u8, u8> {
    let campaign = session.genuine(&command.file)?;
    let wording = wording_of(session, command.wording.as_deref())?;
    let kind = Kind::from_word(&command.kind).unwrap_or_default();
    session.exported(report::write(&campaign, kind, &wording, &command.target))?;
    Ok(session.done("cli-exported", &[("path", &command.target.display().to_string())]))
}

/// An office's wording, or the one that the program brings along.
pub(super) fn wording_of(session: &mut Session<'_>, path: Option<&Path>) -> Result<Wording, u8> {
    path.map_or_else(|| Ok(Wording::standard()), |path| read(session, path))
}

/// Reads an office's wording; each mistake is said with its line.
fn read(session: &mut Session<'_>, path: &Path) -> Result<Wording, u8> {
    let shown = path.display().to_string();
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let cause = error.to_string();
            let line = session.text.fill("cli-wording-unopenable", &[("path", &shown), ("cause", &cause)]);
            session.note(&line);
            return Err(UNUSABLE);
        }
    };
    let Ok(file) = String::from_utf8(bytes) else {
        let line = session.text.fill("cli-wording-not-utf8", &[("path", &shown)]);
        session.note(&line);
        return Err(UNUSABLE);
    };
    Wording::read(&file).map_err(|faults| {
        let count = session.text.count(faults.len());
        let head = session.text.fill("cli-wording-faults", &[("path", &shown), ("count", &count)]);
        session.note(&head);
        for fault in &faults {
            let line = session.text.wording_fault(fault);
            session.note(&line);
        }
        LOOK
    })
}

/// Writes the words that the program brings along; a file that is there may be an office's own and stays.
pub(super) fn wording(session: &mut Session<'_>, command: &Words) -> Result<u8, u8> {
    let shown = command.file.display().to_string();
    let written = File::create_new(&command.file).and_then(|mut file| file.write_all(STANDARD.as_bytes()));
    let line = match written {
        Ok(()) => return Ok(session.done("cli-wording-written", &[("path", &shown)])),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            session.text.fill("cli-wording-exists", &[("path", &shown)])
        }
        Err(error) => session.text.fill("cli-wording-unwritable", &[("path", &shown), ("cause", &error.to_string())]),
    };
    session.note(&line);
    Err(UNUSABLE)
}
