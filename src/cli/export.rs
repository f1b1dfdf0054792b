//! `export`: writes the index workbook, and its rankings as PDF where that is asked for.

use std::path::Path;

use super::arguments::Export;
use super::{DONE, Session, UNUSABLE};
use crate::sheets::DocumentFormat;
use crate::sheets::workbook::{self, ExportError};

pub(super) fn run(session: &mut Session<'_>, export: &Export) -> u8 {
    if export.pdf.is_some() && !DocumentFormat::Pdf.is_there() {
        // Said before anything is written: half of what was asked for is no success.
        return told(session, &export.target, Err(ExportError::NoPdf));
    }
    let campaign = match session.look_at(&export.file) {
        Ok(campaign) => campaign,
        Err(code) => return code,
    };
    let written = workbook::write(&campaign, &session.text, &export.target, &|_, _| true);
    let code = told(session, &export.target, written);
    match &export.pdf {
        Some(pdf) if code == DONE => {
            let written = workbook::write_ranking(&campaign, &session.text, pdf, &|_, _| true);
            told(session, pdf, written)
        }
        _ => code,
    }
}

fn told(session: &mut Session<'_>, path: &Path, written: Result<(), ExportError>) -> u8 {
    match written {
        Ok(()) => {
            let path = path.display().to_string();
            let line = session.text.fill("cli-exported", &[("path", &path)]);
            session.print(&line);
            DONE
        }
        Err(error) => {
            let line = error.message(&session.text);
            session.note(&line);
            UNUSABLE
        }
    }
}
