//! `new`: makes an empty campaign from a `campaign.toml`.

use super::arguments::New;
use super::{DONE, Session, UNUSABLE};
use crate::domain::criteria::CriteriaSet;
use crate::sheets::tables;
use crate::workbench::{Trouble, Workbench};

pub(super) fn run(session: &mut Session<'_>, new: &New) -> u8 {
    let planned = match tables::campaign(&new.from) {
        Ok(planned) => planned,
        Err(error) => {
            let lines = session.text.plan_error(&error);
            lines.iter().for_each(|line| session.note(line));
            return UNUSABLE;
        }
    };
    let author = session.author(new.by.as_deref());
    for block in &planned.blocks {
        warn(session, &block.block.name, &block.set);
    }
    match Workbench::create(&new.file, planned, &author) {
        Ok(made) => {
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

/// Notes what is odd about a set: decisions do contain such things, so it is used all the same.
fn warn(session: &mut Session<'_>, block: &str, set: &CriteriaSet) {
    for warning in set.warnings() {
        let sentence = session.text.warning(&warning, set);
        let line = session.text.fill("cli-new-warning", &[("block", block), ("what", &sentence)]);
        session.note(&line);
    }
}
