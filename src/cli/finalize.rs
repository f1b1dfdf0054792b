//! `finalize`: the gate, then the edition is locked.

use serde::Serialize;

use super::arguments::Finalize;
use super::status::{OpenRow, print_open};
use super::{DONE, LOOK, Session};
use crate::domain::campaign::{Campaign, Command, Refusal};
use crate::workbench::Trouble;

#[derive(Serialize)]
struct Gate {
    r#final: bool,
    edition: u32,
    digest: Option<String>,
    open: Vec<OpenRow>,
}

pub(super) fn run(session: &mut Session<'_>, finalize: &Finalize) -> u8 {
    let mut workbench = match session.open(&finalize.file, finalize.by.as_deref()) {
        Ok(workbench) => workbench,
        Err(code) => return code,
    };
    let ran = workbench.run(Command::Finalize);
    let campaign = workbench.campaign();
    let gate = gate(session, campaign);
    let code = match &ran {
        Ok(_) => DONE,
        Err(Trouble::Refused(Refusal::NotReady(_))) => LOOK,
        Err(trouble) => session.trouble(trouble, Some(campaign)),
    };
    // What else stands in the way has been said.
    let is_answered = matches!(ran, Ok(_) | Err(Trouble::Refused(Refusal::NotReady(_))));
    if finalize.json {
        session.print_json(&gate);
    } else if is_answered {
        print(session, &gate);
    }
    code
}

fn gate(session: &Session<'_>, campaign: &Campaign) -> Gate {
    let edition = campaign.edition();
    Gate {
        r#final: edition.is_final,
        edition: edition.edition,
        digest: edition.digest.map(|d| d.to_string()),
        open: campaign.open().iter().map(|o| OpenRow::new(o, campaign, &session.text)).collect(),
    }
}

fn print(session: &mut Session<'_>, gate: &Gate) {
    let edition = gate.edition.to_string();
    let line = match (&gate.digest, gate.r#final) {
        (Some(digest), true) => session.text.fill("cli-finalized", &[("edition", &edition), ("digest", digest)]),
        _ => session.text.say("cli-not-finalized"),
    };
    session.print(&line);
    print_open(session, &gate.open);
}
