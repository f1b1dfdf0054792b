//! Rules of surveys: the answer options with their weights, and the decimals.

use super::patterns;
use crate::domain::points::{DECIMALS, Percent};
use crate::domain::rule::{Rule, Weight};
use crate::text::fold;
use crate::text::number::{self, Mark, Read};

/// Reads the weights of a survey; none where the wording has none.
pub(super) fn read(text: &str) -> Option<Rule> {
    let folded = fold::folded(text);
    if !patterns::WEIGHTS.iter().any(|w| folded.contains(w)) {
        return None;
    }
    let weights: Vec<Weight> = parts(text).filter_map(weight).collect();
    let best = weights.first()?.weight;
    let falls = weights.windows(2).all(|pair| matches!(pair, [a, b] if a.weight >= b.weight));
    (weights.len() > 1 && falls && best == Percent::HUNDRED)
        .then(|| Rule::Survey { weights, decimals: decimals(&folded) })
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    let is_end = |(at, c): (usize, char)| {
        let next = text.get(at + c.len_utf8()..).and_then(|t| t.chars().next());
        matches!(c, ';' | '\n') || (c == ',' && !next.is_some_and(|n| n.is_ascii_digit()))
    };
    let mut ends: Vec<usize> = text.char_indices().filter(|pair| is_end(*pair)).map(|(at, _)| at).collect();
    ends.push(text.len());
    let starts = std::iter::once(0).chain(ends.clone().into_iter().map(|e| e + 1));
    starts.zip(ends).filter_map(|(from, to)| text.get(from..to))
}

/// "mức A (Rất tốt) 100%" or "hệ số: mức A = 100%".
fn weight(part: &str) -> Option<Weight> {
    let part = part.trim().trim_end_matches('.');
    let words: Vec<&str> = part.split_whitespace().collect();
    let level = words.iter().rposition(|w| fold::letters(w) == "muc")?;
    let named = words.get(level + 1..)?.join(" ");
    let named = named.strip_suffix('%')?.trim_end();
    let digits = named
        .rfind(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')))
        .map(|at| named.ceil_char_boundary(at + 1))?;
    let (option, number) = named.split_at(digits);
    let weight = match number::read(number) {
        Ok(Read::Number(n)) if n.mark == Mark::None => n.percent(),
        _ => return None,
    };
    let option = option.trim().trim_end_matches([':', '=', '-', ',']).trim_end();
    (!option.is_empty()).then(|| Weight { option: option.into(), weight })
}

fn decimals(folded: &str) -> u8 {
    let said = folded.split_once(patterns::ROUNDED_TO).map(|(_, rest)| rest);
    let digits = said.and_then(|rest| rest.split(|c: char| !c.is_ascii_digit()).find(|d| !d.is_empty()));
    digits.and_then(|d| d.parse::<u8>().ok()).map_or(DECIMALS, |d| d.min(DECIMALS))
}
