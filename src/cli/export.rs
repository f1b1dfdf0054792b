//! `export`: writes the index workbook.

use super::Session;
use super::arguments::Export;
use crate::sheets::workbook;

pub(super) fn run(session: &mut Session<'_>, export: &Export) -> Result<u8, u8> {
    let campaign = session.look_at(&export.file)?;
    let written = workbook::write(&campaign, &session.text, &export.target, &|_, _| true);
    session.exported(written)?;
    Ok(session.done("cli-exported", &[("path", &export.target.display().to_string())]))
}
