//! `verify`: proves that a campaign file, or an exported workbook, is intact.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::Serialize;

use super::arguments::Look;
use super::{DONE, LOOK, Session, UNUSABLE};
use crate::domain::campaign::Campaign;
use crate::file::{self, FileProblem, Trouble};
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
        if is_workbook(&look.file) { of_workbook(session, &look.file) } else { of_campaign(session, &look.file) };
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

/// Workbooks are zip archives or, damaged, at least named like one.
fn is_workbook(path: &Path) -> bool {
    let named = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    named || start::<2>(path).is_some_and(|start| start == *b"PK")
}

/// Whether a file named like a campaign begins as one, give or take a damaged byte or two.
fn was_database(path: &Path) -> bool {
    let named = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("cchc"));
    let header = b"SQLite format 3\0";
    let alike = |start: [u8; 16]| start.iter().zip(header).filter(|(a, b)| a == b).count() >= 12;
    named && start::<16>(path).is_some_and(alike)
}

fn start<const N: usize>(path: &Path) -> Option<[u8; N]> {
    let mut start = [0; N];
    File::open(path).and_then(|mut f| f.read_exact(&mut start)).ok()?;
    Some(start)
}

/// What is said of a file too damaged to look into.
fn broken(kind: &'static str, what: String, text: &Text) -> Proof {
    let problems = vec![Problem { r#where: text.say("cli-verify-file"), what }];
    Proof { ok: false, kind, edition: 0, digest: None, problems }
}

fn of_campaign(session: &Session<'_>, path: &Path) -> Result<Proof, String> {
    let verified = match file::verify(path) {
        Ok(verified) => verified,
        Err(error) if error.trouble == Trouble::NotACampaign && was_database(path) => {
            return Ok(broken("campaign", session.text.file_error(&error), &session.text));
        }
        Err(error) => return Err(session.text.file_error(&error)),
    };
    let problems: Vec<Problem> = verified.problems.iter().map(|p| file_problem(p, &session.text)).collect();
    let campaign = verified.log.map(Campaign::replay);
    let edition = campaign.as_ref().map(|campaign| campaign.edition().clone()).unwrap_or_default();
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
    let check = match workbook::verify(path) {
        Ok(check) => check,
        Err(error @ workbook::VerifyError::Unopenable(..)) => return Err(error.message(&session.text)),
        // Damaged past reading, or without its seal: a spreadsheet that doesn't hold is an answer.
        Err(error) => return Ok(broken("workbook", error.message(&session.text), &session.text)),
    };
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
    let line = match (proof.ok, proof.edition) {
        (true, 0) => session.text.say("cli-intact-unpublished"),
        (true, _) => session.text.fill("cli-intact", &arguments),
        (false, _) => session.text.say("cli-not-intact"),
    };
    session.print(&line);
    for problem in &proof.problems {
        let line = format!("  ! {}: {}", problem.r#where, problem.what);
        session.print(&line);
    }
}
