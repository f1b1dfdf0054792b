//! `demo`: the main job from start to finish on the Hải Phòng 2020 example.

use std::path::{Path, PathBuf};

use super::arguments::{Demo, Export, Finalize, Import, New};
use super::{DONE, LOOK, Next, Session, UNUSABLE, export, finalize, import, new, results};
use crate::text::Lang;
use crate::workbench::example;

pub(super) fn run(session: &mut Session<'_>, demo: &Demo, lang: Lang) -> Next {
    let written = match &demo.folder {
        Some(folder) => example::write(folder).map(|()| folder.clone()),
        None => example::write_to_new_folder(),
    };
    let folder = match written {
        Ok(folder) => folder,
        Err(error) => {
            let sentence = session.text.example_error(&error);
            session.note(&sentence);
            return Next::Exit(UNUSABLE);
        }
    };
    let (code, campaign) = job(session, &folder);
    if code == DONE {
        let line = session.text.fill("cli-demo-done", &[("path", &folder.display().to_string())]);
        session.print("");
        session.print(&line);
    }
    if demo.no_window || code != DONE {
        return Next::Exit(code);
    }
    Next::Window { file: Some(campaign), lang, after: Some(code) }
}

/// New, import, finalize, export, ranking; each the very subcommand a person would run.
fn job(session: &mut Session<'_>, folder: &Path) -> (u8, PathBuf) {
    let file = folder.join(example::CAMPAIGN);
    let by = Some(session.text.say("cli-demo-author"));
    let made = New { file: file.clone(), from: Some(folder.join("campaign.toml")), like: None, by: by.clone() };
    let mut code = new::run(session, &made);
    if code != DONE {
        return (code, file);
    }
    let spreadsheets = example::SPREADSHEETS.iter().map(|part| folder.join(part)).collect();
    let taken = Import::of(file.clone(), spreadsheets, by.clone());
    // Findings that are only warnings don't stand in the way; the gate decides.
    code = import::run(session, &taken);
    if code > LOOK {
        return (code, file);
    }
    code = finalize::run(session, &Finalize { file: file.clone(), by, json: false });
    if code != DONE {
        return (code, file);
    }
    let export = Export { file: file.clone(), target: folder.join(example::WORKBOOK), pdf: None };
    code = super::either(export::run(session, &export));
    if let Ok(campaign) = session.look_at(&file) {
        results::print(session, &campaign);
    }
    (code, file)
}
