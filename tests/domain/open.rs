//! What is open, followed decision by decision, is what is open looked at from the beginning.

use proptest::prelude::*;
use thamdinh::domain::campaign::{Command, Edit};
use thamdinh::domain::finding::{Finding, FindingKind, Severity};
use thamdinh::domain::readiness::{Open, OpenKind, OpenList, Tally};

use super::samples::{LINES, Sitting, UNITS, campaign, join, slug};
use super::steps::{Step, any_step, command};

/// Lets the files of an import carry findings: about a line, about a unit, about nothing that is there.
fn with_findings(command: Command, kind: usize) -> Command {
    let Command::Import(mut files) = command else { return command };
    for (number, file) in files.iter_mut().enumerate() {
        let finding = Finding::new(Severity::Warning, FindingKind::HiddenRow);
        file.findings.push(match (number + kind) % 3 {
            0 => finding.unit(Some(slug(UNITS[number % UNITS.len()]))).line(slug(LINES[kind % LINES.len()])),
            1 => finding.unit(Some(slug(UNITS[kind % UNITS.len()]))),
            _ => finding,
        });
    }
    Command::Import(files)
}

/// The note that deals with the first finding that is open.
fn dealing(open: &OpenList) -> Option<Command> {
    let name = open.iter().find_map(|open| match &open.kind {
        OpenKind::Finding(name, _) => Some(*name),
        _ => None,
    })?;
    Some(Command::Edit { edits: vec![Edit::dealt(name, "đã xem")], note: None })
}

proptest! {
    #[test]
    fn a_list_that_is_kept_up_is_the_list_made_anew(
        steps in proptest::collection::vec((any_step(), 0..7_usize), 1..24),
        joins in any::<bool>(),
    ) {
        let (mut mine, mut other) = (Sitting::at(campaign(), 1), Sitting::at(campaign(), 2));
        let mut kept = OpenList::of(&mine.campaign);
        for (number, (step, kind)) in steps.into_iter().enumerate() {
            let of_other = joins && number % 5 == 3;
            let who = if of_other { &mut other } else { &mut mine };
            let deal = dealing(&kept).filter(|_| kind == 0 && !of_other);
            let _refused = match (deal, step) {
                (Some(work), _) => who.attempt(work),
                (None, step @ (Step::Undo | Step::Redo)) => who.take(step),
                (None, step) => who.attempt(with_findings(command(step), kind)),
            };
            if of_other {
                join(&mut mine.campaign, &other.campaign.clone());
            }
            kept.keep_up(&mine.campaign);
            let anew = OpenList::of(&mine.campaign);
            prop_assert_eq!(kept.tally(), Tally::of(&anew));
            let (kept, anew): (Vec<&Open>, Vec<&Open>) = (kept.iter().collect(), anew.iter().collect());
            prop_assert_eq!(kept, anew);
        }
    }
}
