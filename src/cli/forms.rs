//! `forms`: writes blank workbooks: a self-assessment for every unit, or what appraisers and surveys fill in.

use super::arguments::Forms;
use super::{DONE, Session, UNUSABLE};
use crate::domain::criteria::Source;
use crate::domain::value::Round;
use crate::sheets::forms::{self, For};

pub(super) fn run(session: &mut Session<'_>, asked: &Forms) -> u8 {
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
    let to = match asked.whom.as_str() {
        "appraisers" => For::Appraisers(Round::from_number(asked.round).unwrap_or(Round::First)),
        "survey" => For::Table(Source::Survey),
        "satisfaction" => For::Table(Source::Satisfaction),
        _ => For::Units,
    };
    match forms::write(&campaign, &asked.folder, to, block, &|_, _| true) {
        Ok(written) if written.is_empty() => {
            let line = session.text.say("forms-none");
            session.note(&line);
            UNUSABLE
        }
        Ok(written) => {
            let (count, path) = (session.text.count(written.len()), asked.folder.display().to_string());
            let line = session.text.fill("forms-written", &[("count", &count), ("path", &path)]);
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
