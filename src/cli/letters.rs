//! `letters`: writes to each unit what it has reached, what it lost and what would have won it back.

use super::arguments::Letters;
use super::{Session, report};
use crate::sheets::DocumentFormat;
use crate::sheets::report::letter::{self, Bound, Wanted};

pub(super) fn run(session: &mut Session<'_>, asked: &Letters) -> Result<u8, u8> {
    let campaign = session.genuine(&asked.file)?;
    let block = session.block(&campaign, asked.block.as_deref())?;
    let wording = report::wording_of(session, asked.wording.as_deref())?;
    let bound = if asked.one_file { Bound::Together } else { Bound::Each };
    let format = if asked.pdf { DocumentFormat::Pdf } else { DocumentFormat::Docx };
    let written = letter::write(&campaign, &wording, &asked.folder, Wanted { block, bound, format }, &|_, _| true);
    let count = session.exported(written)?.len();
    let (count, path) = (session.text.count(count), asked.folder.display().to_string());
    Ok(session.done("letters-written", &[("count", &count), ("path", &path)]))
}
