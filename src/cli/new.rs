//! `new`: makes an empty campaign from a `campaign.toml`, or like last year's.

use super::arguments::New;
use super::{DONE, Session, UNUSABLE};
use crate::domain::campaign::{Command, Edit, NewCampaign};
use crate::domain::criteria::CriteriaSet;
use crate::sheets::tables;
use crate::workbench::next_year::NextYear;
use crate::workbench::{Trouble, Workbench};

pub(super) fn run(session: &mut Session<'_>, new: &New) -> u8 {
    let NextYear { new: planned, previous, unsettled } = match planned(session, new) {
        Ok(planned) => planned,
        Err(code) => return code,
    };
    let author = session.author(new.by.as_deref());
    for block in &planned.blocks {
        warn(session, &block.block.name, &block.set, planned.heading.year);
    }
    match create(new, planned, previous, &author) {
        Ok(made) => {
            if unsettled > 0 {
                let line = session.text.fill("cli-new-unsettled", &[("units", &session.text.count(unsettled))]);
                session.note(&line);
            }
            let path = made.path().display().to_string();
            let units: usize = made.campaign().blocks().iter().map(|b| b.units.len()).sum();
            let units = session.text.count(units);
            let blocks = session.text.count(made.campaign().blocks().len());
            let made = session.text.fill("cli-new-made", &[("path", &path), ("blocks", &blocks), ("units", &units)]);
            session.print(&made);
            DONE
        }
        Err(trouble @ Trouble::Refused(_)) => {
            session.trouble(&trouble, None);
            UNUSABLE
        }
        Err(trouble) => session.trouble(&trouble, None),
    }
}

/// What the campaign is begun with.
fn planned(session: &mut Session<'_>, new: &New) -> Result<NextYear, u8> {
    if let Some(like) = &new.like {
        return Ok(NextYear::after(&session.genuine(like)?));
    }
    // Either is there; without a name no file is found, and that is said.
    let from = new.from.clone().unwrap_or_default();
    match tables::campaign(&from) {
        Ok(planned) => Ok(NextYear { new: planned, previous: Vec::new(), unsettled: 0 }),
        Err(error) => {
            let lines = session.text.plan_error(&error);
            lines.iter().for_each(|line| session.note(line));
            Err(UNUSABLE)
        }
    }
}

fn create(new: &New, planned: NewCampaign, previous: Vec<Edit>, author: &str) -> Result<Workbench, Trouble> {
    let note = new.like.as_ref().and_then(|like| like.file_name()).map(|name| name.to_string_lossy().into());
    let last_year = (!previous.is_empty()).then_some(Command::Edit { edits: previous, note });
    Workbench::create_with(&new.file, planned, last_year, author)
}

/// Notes what is odd about a set: decisions do contain such things, so it is used all the same.
fn warn(session: &mut Session<'_>, block: &str, set: &CriteriaSet, year: u16) {
    for warning in set.warnings(year) {
        let sentence = session.text.warning(&warning, set);
        let line = session.text.fill("cli-new-warning", &[("block", block), ("what", &sentence)]);
        session.note(&line);
    }
}
