//! `export`: writes the index workbook.

use super::arguments::Export;
use super::{DONE, Session, UNUSABLE};
use crate::sheets::workbook;

pub(super) fn run(session: &mut Session<'_>, export: &Export) -> u8 {
    let campaign = match session.look_at(&export.file) {
        Ok(campaign) => campaign,
        Err(code) => return code,
    };
    match workbook::write(&campaign, &session.text, &export.target, &|_, _| true) {
        Ok(()) => {
            let path = export.target.display().to_string();
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
