//! `letters`: writes to each unit what it has reached, what it lost and what would have won it back.

use super::arguments::Letters;
use super::{Session, report};
use crate::sheets::report::letter::{self, Bound};

pub(super) fn run(session: &mut Session<'_>, asked: &Letters) -> Result<u8, u8> {
    let campaign = session.look_at(&asked.file)?;
    let block = session.block(&campaign, asked.block.as_deref())?;
    let wording = report::wording_of(session, asked.wording.as_deref())?;
    let bound = if asked.one_file { Bound::Together } else { Bound::Each };
    let written = letter::write(&campaign, &wording, &asked.folder, (block, bound), &|_, _| true);
    let count = session.exported(written)?.len();
    let (count, path) = (session.text.count(count), asked.folder.display().to_string());
    Ok(session.done("letters-written", &[("count", &count), ("path", &path)]))
}
