//! Rules that count things one by one: so much for each, or so much off for each.

use super::clause::{Worth, clauses, points, share};
use super::range::{Said, said};
use super::{Hint, patterns};
use crate::domain::criteria::NodeLevel;
use crate::domain::points::Points;
use crate::domain::rule::Rule;
use crate::text::fold;

/// What a clause says about things one by one.
struct Each {
    points: Points,
    takes: bool,
    cap: Option<Points>,
}

/// Reads such a rule; none where the wording has no "mỗi …".
pub(super) fn read(text: &str, hint: &Hint<'_>) -> Option<(Rule, bool)> {
    let clauses = clauses(text, hint.max);
    let whole = |c: &super::clause::Clause| match c.worth {
        Worth::Points(points) => format!("{} : {points}", c.condition),
        Worth::Share(_) | Worth::Unsaid => c.condition.clone(),
    };
    let (counting, others): (Vec<_>, Vec<_>) = clauses.iter().partition(|c| counts(&c.condition));
    if counting.is_empty() {
        return None;
    }
    let unclear = Some((Rule::Judged, false));
    let [one] = counting.as_slice() else { return unclear };
    let Some(mut each) = understood(&whole(one), hint.max) else {
        // "1 lần trong năm: 0,5" begins with a number too, and is a step
        let is_numeral = fold::words(&one.condition).starts_with(|c: char| c.is_ascii_digit() || c == 'c');
        return if is_numeral || fold::words(&one.condition).starts_with("mot ") { None } else { unclear };
    };
    let mut has_start = false;
    for clause in others {
        match clause.worth {
            Worth::Points(p) if each.takes && p == hint.max && !has_start => has_start = true,
            Worth::Points(Points::ZERO)
                if !each.takes && matches!(said(&clause.condition), Said::None | Said::Nothing) => {}
            Worth::Points(_) | Worth::Share(_) => return unclear,
            Worth::Unsaid => match cap(&fold::folded(&clause.condition), hint.max) {
                Some(cap) => each.cap = Some(cap),
                None => return unclear,
            },
        }
    }
    if each.points <= Points::ZERO || each.cap.is_some_and(|cap| cap != hint.max) {
        return unclear;
    }
    // on a penalty line what is taken off is what the line counts
    let takes_from_maximum = each.takes && hint.level != NodeLevel::Penalty;
    let rule =
        if takes_from_maximum { Rule::PerViolation { each: each.points } } else { Rule::PerItem { each: each.points } };
    Some((rule, true))
}

fn counts(condition: &str) -> bool {
    let words = fold::words(condition);
    patterns::EACH.iter().any(|p| words.strip_prefix(p).is_some_and(|rest| rest.starts_with(' ')))
}

/// Understands "mỗi X được 0,5 điểm, tối đa 2 điểm" and "mỗi X trừ 0,25 điểm, trừ không quá 1 điểm".
fn understood(clause: &str, max: Points) -> Option<Each> {
    let folded = outside_brackets(&fold::folded(clause));
    let takes = after(&folded, patterns::EACH_TAKES).and_then(|t| amount(t, max));
    let begins_with_each = ["moi ", "cu "].iter().any(|p| folded.starts_with(p));
    let gives = || after(&folded, patterns::EACH_GIVES).and_then(|t| amount(t, max)).filter(|_| begins_with_each);
    let (points, takes) = match takes {
        Some(points) => (points, true),
        None => (gives()?, false),
    };
    Some(Each { points, takes, cap: cap(&folded, max) })
}

fn cap(folded: &str, max: Points) -> Option<Points> {
    after(folded, patterns::CAP).and_then(|t| amount(t, max))
}

/// What follows the first of the words that has a number behind it.
fn after<'a>(folded: &'a str, words: &[&str]) -> Option<&'a str> {
    let mut hits: Vec<(usize, &str)> = Vec::new();
    for word in words {
        for (at, _) in folded.match_indices(word) {
            let rest = folded.get(at + word.len()..)?.trim_start();
            let starts = at == 0 || folded.get(..at)?.ends_with([' ', ',']);
            if starts && rest.starts_with(|c: char| c.is_ascii_digit()) {
                hits.push((at, rest));
            }
        }
    }
    hits.into_iter().min_by_key(|(at, _)| *at).map(|(_, rest)| rest)
}

/// The amount that a text begins with: "0,5 điểm, tối đa …" or "10% điểm tối đa".
fn amount(text: &str, max: Points) -> Option<Points> {
    let end = text.find(", ").or_else(|| text.find(';')).unwrap_or(text.len());
    let first = text.get(..end)?;
    let until_diem = first.find("diem").and_then(|at| first.get(..at));
    until_diem.and_then(|t| points(t, max).or_else(|| share(t.trim_end(), max))).or_else(|| points(first, max))
}

fn outside_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}
