//! A table of units whose heads name lines: which column is which line.

use std::collections::{BTreeMap, HashSet};

use super::columns::Heads;
use super::draft::{Draft, cell as place};
use super::heads::{self, Meaning};
use super::kind::Read;
use super::known::Lines;
use super::marks;
use super::table::Gives;
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::value::Round;
use crate::sheets::grid::Address;
use crate::text::fold;

/// The columns whose heads name lines.
pub(super) fn of(read: &Read<'_, '_>, lines: &Lines<'_>, unit: u16, of_table: &Heads) -> Vec<(u16, Gives)> {
    let is_code = |column: u16| of_table.columns.iter().any(|c| c.at == column && c.meaning == Meaning::Code);
    let own_meaning = |texts: &[(Address, String)]| own_meaning(lines, texts);
    // Where each line has a column of each side, the appraised ones count.
    let has_appraised = of_table.texts.values().any(|t| matches!(own_meaning(t), Some(Meaning::Appraised(_))));
    let is_another = |texts: &[(Address, String)]| match own_meaning(texts) {
        Some(Meaning::SelfScore) => has_appraised,
        Some(meaning) => matches!(
            meaning,
            Meaning::Max
                | Meaning::Reported
                | Meaning::Evidence
                | Meaning::Explanation
                | Meaning::Reason
                | Meaning::Note
                | Meaning::Rank
        ),
        None => false,
    };
    // Under a line's head there may be counts and shares beside its points.
    let is_beside = |texts: &[(Address, String)]| {
        if is_another(texts) {
            return true;
        }
        let own = texts.iter().map(|(_, t)| t.as_str()).find(|t| t.chars().any(char::is_alphabetic) || t.contains('%'));
        own.is_some_and(|own| {
            let words = fold::words(own);
            lines.of_head(own).is_none()
                && (heads::meaning(own) == Some(Meaning::Other) || heads::is_share(&words, own))
        })
    };
    let is_points = |(_, texts): &(&u16, &Vec<(Address, String)>)| !is_beside(texts);
    let together = |texts: &[(Address, String)]| texts.last().map(|(at, _)| *at).filter(|_| texts.len() > 1);
    let with_points: Vec<Address> = of_table.texts.iter().filter(is_points).filter_map(|(_, t)| together(t)).collect();
    let is_left_out =
        |texts: &[(Address, String)]| is_beside(texts) && together(texts).is_some_and(|at| with_points.contains(&at));
    let columns: Vec<_> = of_table
        .texts
        .iter()
        .filter(|(column, texts)| **column != unit && !is_code(**column) && !is_left_out(texts))
        .collect();
    let maxima: HashSet<u32> = of_table
        .texts
        .values()
        .flatten()
        // "8.1. Ý kiến … (tối đa 3 điểm)" names a line, "Điểm tối đa" alone a row of maxima.
        .filter(|(_, t)| heads::meaning(t) == Some(Meaning::Max) && lines.of_head(t).is_none())
        .map(|(at, _)| at.row)
        .collect();
    // Maxima and running numbers look like codes: the row that names most lines is believed.
    let mut by_row: BTreeMap<u32, Vec<(u16, Gives)>> = BTreeMap::new();
    let leaf = |at: &usize| lines.node(*at).is_some_and(|n| n.is_leaf);
    for (column, texts) in &columns {
        for (at, text) in texts.iter().filter(|(at, _)| !maxima.contains(&at.row)) {
            if let Some(line) = lines.of_head(text).filter(leaf) {
                by_row.entry(at.row).or_default().push((**column, Gives::Line(line)));
            }
        }
    }
    let best = by_row.into_iter().max_by_key(|(row, found)| (found.len(), std::cmp::Reverse(*row)));
    let mut found = best.map(|(row, found)| apart(lines, of_table, row, found)).unwrap_or_default();
    for (column, texts) in columns {
        if found.iter().any(|(known, _)| known == column) {
            continue;
        }
        // A code above and its text below.
        let worded = texts.iter().rev().filter(|(at, _)| !maxima.contains(&at.row)).map(|(_, t)| t.as_str());
        let joined = worded.collect::<Vec<_>>().join(" ");
        let has_word = joined.chars().any(char::is_alphabetic);
        if let Some(line) = lines.of_head(&joined).filter(leaf).filter(|_| has_word) {
            found.push((*column, Gives::Line(line)));
        }
    }
    for (column, line) in marks::lines(read.view, of_table.top) {
        if let Some(line) = lines.by_id(line).filter(|_| found.iter().all(|(known, _)| *known != column)) {
            found.push((column, Gives::Line(line)));
        }
    }
    found
}

/// What the lowest words of a head say that name no line themselves: "Tự chấm" under "6.1".
fn own_meaning(lines: &Lines<'_>, texts: &[(Address, String)]) -> Option<Meaning> {
    let own = texts.iter().map(|(_, t)| t.as_str()).find(|t| t.chars().any(char::is_alphabetic))?;
    lines.of_head(own).is_none().then(|| heads::meaning(own))?
}

/// The columns that say their round under the head of their line.
pub(super) fn rounds(lines: &Lines<'_>, of_table: &Heads) -> BTreeMap<u16, Round> {
    let said = |(column, texts): (&u16, &Vec<(Address, String)>)| match own_meaning(lines, texts)? {
        Meaning::Appraised(round) => Some((*column, round?)),
        _ => None,
    };
    of_table.texts.iter().filter_map(said).collect()
}

/// Says which columns are not taken since another one has the same head.
pub(super) fn unclear(lines: &Lines<'_>, gives: &[(u16, Gives)], of_table: &Heads, draft: &mut Draft) {
    let named = |(column, texts): (&u16, &Vec<(Address, String)>)| {
        let of = |(at, text): &(Address, String)| Some((*column, *at, lines.of_head(text)?, text.clone()));
        texts.iter().filter_map(of).collect::<Vec<_>>()
    };
    let named: Vec<(u16, Address, usize, String)> = of_table.texts.iter().flat_map(named).collect();
    for (column, at, line, text) in &named {
        let is_leaf = lines.node(*line).is_some_and(|node| node.is_leaf);
        let is_taken = gives.iter().any(|(known, _)| known == column);
        let is_twice = named.iter().any(|(_, other, same, _)| other.row == at.row && other != at && same == line);
        if is_leaf && !is_taken && is_twice {
            draft.find(Finding::new(Severity::Error, FindingKind::DuplicateLine).at(place(*at)).found(text.as_str()));
        }
    }
}

/// Tells columns of one row apart whose heads are one number: behind 1.9 a number 1.1 was 1.10; which of others
/// is meant nobody says, and none is taken.
fn apart(lines: &Lines<'_>, heads: &Heads, row: u32, found: Vec<(u16, Gives)>) -> Vec<(u16, Gives)> {
    // A head merged over several columns is one head.
    let head = |column: u16| heads.texts.get(&column)?.iter().find(|(at, _)| at.row == row).map(|(at, _)| *at);
    let line = |gives: &Gives| match gives {
        Gives::Line(at) => Some(*at),
        _ => None,
    };
    let twice = |column: u16, gives: &Gives| {
        found.iter().any(|(other, g)| line(g) == line(gives) && *other != column && head(*other) != head(column))
    };
    let mut apart: Vec<(u16, Gives)> = Vec::new();
    let mut last: Option<String> = None;
    for (column, gives) in &found {
        let code = line(gives).and_then(|at| lines.node(at)).map(|node| node.code.to_string());
        let tenth = last.as_ref().and_then(|last| Some(format!("{}.10", last.strip_suffix(".9")?)));
        let tenth = tenth.filter(|t| Some(t.strip_suffix('0').unwrap_or_default()) == code.as_deref());
        match tenth.and_then(|tenth| lines.by_code(&tenth)) {
            Some(at) => apart.push((*column, Gives::Line(at))),
            None if !twice(*column, gives) => apart.push((*column, *gives)),
            // The first of the two is itself where the second was the tenth.
            None if code.as_ref().is_some_and(|code| is_first(lines, &found, *column, code)) => {
                apart.push((*column, *gives));
            }
            None => {}
        }
        last = code;
    }
    apart
}

/// Whether a line is followed by its second, as the first of a row is and a mistaken tenth isn't.
fn is_first(lines: &Lines<'_>, found: &[(u16, Gives)], column: u16, code: &str) -> bool {
    let next = found.iter().find(|(at, _)| *at > column).map(|(_, gives)| *gives);
    let second = code.strip_suffix('1').and_then(|front| lines.by_code(&format!("{front}2")));
    matches!((next, second), (Some(Gives::Line(next)), Some(second)) if next == second)
}

/// Says which heads were read as another code than they show.
pub(super) fn repaired(lines: &Lines<'_>, gives: &[(u16, Gives)], heads: &Heads, draft: &mut Draft) {
    for (column, gives) in gives {
        let Gives::Line(at) = gives else { continue };
        let (Some(node), Some(texts)) = (lines.node(*at), heads.texts.get(column)) else { continue };
        let tenth = |text: &str| node.code.strip_suffix('0').is_some_and(|code| code == text.trim());
        if let Some((cell, text)) = texts.iter().find(|(_, text)| tenth(text)) {
            let finding = Finding::new(Severity::Info, FindingKind::CodeRepaired).at(place(*cell)).line(node.id);
            draft.find(finding.found(text.as_str()).expected(node.code.clone()));
        }
    }
}
