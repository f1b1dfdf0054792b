//! `verify`: proves that a campaign file, or an exported workbook, is intact.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::Serialize;

use super::arguments::Look;
use super::{DONE, LOOK, Session, UNUSABLE};
use crate::domain::campaign::Campaign;
use crate::file::{self, FileProblem};
use crate::sheets::workbook;
use crate::text::Text;

#[derive(Serialize)]
struct Proof {
    ok: bool,
    kind: &'static str,
    edition: u32,
    digest: Option<String>,
    problems: Vec<Problem>,
}

#[derive(Serialize)]
struct Problem {
    r#where: String,
    what: String,
}

pub(super) fn run(session: &mut Session<'_>, look: &Look) -> u8 {
    let proof =
        if is_archive(&look.file) { of_workbook(session, &look.file) } else { of_campaign(session, &look.file) };
    let proof = match proof {
        Ok(proof) => proof,
        Err(sentence) => {
            session.note(&sentence);
            return UNUSABLE;
        }
    };
    if look.json {
        session.print_json(&proof);
    } else {
        print(session, &proof);
    }
    if proof.ok { DONE } else { LOOK }
}

/// Workbooks are zip archives; a campaign file never begins like one.
fn is_archive(path: &Path) -> bool {
    let mut start = [0; 2];
    File::open(path).and_then(|mut f| f.read_exact(&mut start)).is_ok() && start == *b"PK"
}

fn of_campaign(session: &Session<'_>, path: &Path) -> Result<Proof, String> {
    let verified = file::verify(path).map_err(|e| session.text.file_error(&e))?;
    let problems: Vec<Problem> = verified.problems.iter().map(|p| file_problem(p, &session.text)).collect();
    let campaign = verified.log.map(Campaign::replay);
    let edition = campaign.as_ref().map(Campaign::edition).unwrap_or_default();
    let digest = edition.digest.or_else(|| Some(campaign?.log().digest()));
    Ok(Proof {
        ok: problems.is_empty(),
        kind: "campaign",
        edition: edition.edition,
        digest: digest.map(|d| d.to_string()),
        problems,
    })
}

fn file_problem(problem: &FileProblem, text: &Text) -> Problem {
    match problem {
        FileProblem::Log(inner) => Problem { r#where: text.say("cli-verify-log"), what: text.problem(inner) },
        other => Problem { r#where: text.say("cli-verify-file"), what: text.file_problem(other).unwrap_or_default() },
    }
}

fn of_workbook(session: &Session<'_>, path: &Path) -> Result<Proof, String> {
    let check = workbook::verify(path).map_err(|e| e.message(&session.text))?;
    let problems: Vec<Problem> = check
        .problems
        .iter()
        .map(|p| Problem { r#where: p.place().to_owned(), what: p.message(&session.text) })
        .collect();
    Ok(Proof {
        ok: problems.is_empty(),
        kind: "workbook",
        edition: check.edition,
        digest: Some(check.digest),
        problems,
    })
}

fn print(session: &mut Session<'_>, proof: &Proof) {
    let digest = proof.digest.clone().unwrap_or_default();
    let edition = proof.edition.to_string();
    let arguments = [("edition", edition.as_str()), ("digest", digest.as_str())];
    let line = if proof.ok { session.text.fill("cli-intact", &arguments) } else { session.text.say("cli-not-intact") };
    session.print(&line);
    for problem in &proof.problems {
        let line = format!("  ! {}: {}", problem.r#where, problem.what);
        session.print(&line);
    }
}
