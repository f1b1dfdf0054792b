//! `export`: writes the index workbook, and its rankings as PDF where that is asked for.

use std::path::Path;

use super::Session;
use super::arguments::Export;
use crate::sheets::DocumentFormat;
use crate::sheets::workbook::{self, ExportError};

pub(super) fn run(session: &mut Session<'_>, export: &Export) -> Result<u8, u8> {
    if export.pdf.is_some() && !DocumentFormat::Pdf.is_there() {
        // Said before anything is written: half of what was asked for is no success.
        session.exported(Err::<(), _>(ExportError::NoPdf))?;
    }
    let campaign = session.genuine(&export.file)?;
    let written = workbook::write(&campaign, &session.text, &export.target, &|_, _| true);
    let code = told(session, &export.target, written)?;
    let Some(pdf) = &export.pdf else { return Ok(code) };
    let written = workbook::write_ranking(&campaign, &session.text, pdf, &|_, _| true);
    told(session, pdf, written)
}

/// Says what was written, or why it wasn't.
fn told(session: &mut Session<'_>, path: &Path, written: Result<(), ExportError>) -> Result<u8, u8> {
    session.exported(written)?;
    Ok(session.done("cli-exported", &[("path", &path.display().to_string())]))
}
