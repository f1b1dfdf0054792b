//! `forms`: writes blank workbooks: a self-assessment for every unit, or what appraisers and surveys fill in.

use super::arguments::Forms;
use super::{Session, UNUSABLE};
use crate::domain::criteria::Source;
use crate::domain::value::Round;
use crate::sheets::forms::{self, For};

pub(super) fn run(session: &mut Session<'_>, asked: &Forms) -> Result<u8, u8> {
    let campaign = session.genuine(&asked.file)?;
    let block = session.block(&campaign, asked.block.as_deref())?;
    let to = match asked.whom.as_str() {
        "appraisers" => For::Appraisers(Round::from_number(asked.round).unwrap_or(Round::First)),
        "survey" => For::Table(Source::Survey),
        "satisfaction" => For::Table(Source::Satisfaction),
        _ => For::Units,
    };
    let count = session.exported(forms::write(&campaign, &asked.folder, to, block, &|_, _| true))?.len();
    if count == 0 {
        let line = session.text.say("forms-none");
        session.note(&line);
        return Err(UNUSABLE);
    }
    let (count, path) = (session.text.count(count), asked.folder.display().to_string());
    Ok(session.done("forms-written", &[("count", &count), ("path", &path)]))
}
