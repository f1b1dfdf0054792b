//! `letters`: writes to each unit what it has reached, what it lost and what would have won it back.

use super::arguments::Letters;
use super::{DONE, Session, UNUSABLE};
use crate::sheets::DocumentFormat;
use crate::sheets::report::letter::{self, Bound, Wanted};
use crate::text::wording::Wording;

pub(super) fn run(session: &mut Session<'_>, asked: &Letters) -> u8 {
    let campaign = match session.look_at(&asked.file) {
        Ok(campaign) => campaign,
        Err(code) => return code,
    };
    let block = match &asked.block {
        None => None,
        Some(name) => match campaign.blocks().iter().find(|b| b.block.id.as_str() == name) {
            Some(block) => Some(block.block.id),
            None => {
                let known: Vec<&str> = campaign.blocks().iter().map(|b| b.block.id.as_str()).collect();
                let sentence = session.text.fill("forms-no-block", &[("block", name), ("blocks", &known.join(", "))]);
                session.note(&sentence);
                return UNUSABLE;
            }
        },
    };
    let wording = match asked.wording.as_deref().map(|path| super::report::read(session, path)) {
        None => Wording::standard(),
        Some(Ok(wording)) => wording,
        Some(Err(code)) => return code,
    };
    let bound = if asked.one_file { Bound::Together } else { Bound::Each };
    let format = if asked.pdf { DocumentFormat::Pdf } else { DocumentFormat::Docx };
    match letter::write(&campaign, &wording, &asked.folder, Wanted { block, bound, format }, &|_, _| true) {
        Ok(written) => {
            let (count, path) = (session.text.count(written.len()), asked.folder.display().to_string());
            let line = session.text.fill("letters-written", &[("count", &count), ("path", &path)]);
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
