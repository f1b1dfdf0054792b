//! Parting a rule's wording into clauses, each a condition with what it is worth.

use super::formula::{self, Share};
use super::patterns;
use crate::domain::points::{DECIMALS, Percent, Points};
use crate::text::fold;
use crate::text::number::{self, Mark, Read};

/// A condition and what it is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// The decision's words of the condition.
    pub(super) condition: String,
    /// What it is worth.
    pub(super) worth: Worth,
}

/// What a condition is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Worth {
    /// Points.
    Points(Points),
    /// A share of the maximum.
    Share(Share),
    /// It doesn't say, or not in a way that is understood.
    Unsaid,
}

/// Parts a wording; a line on a line with `max` points.
pub(super) fn clauses(text: &str, max: Points) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut carried = String::new();
    for (piece, ends_line) in pieces(text) {
        let piece = without_bullet(piece.trim());
        if piece.is_empty() {
            continue;
        }
        let whole = if carried.is_empty() { piece.to_owned() } else { format!("{carried} {piece}") };
        carried.clear();
        let parted = parted(&whole, max);
        let is_open = parted.last().is_some_and(|c| c.worth == Worth::Unsaid);
        if is_open && ends_line && parted.len() == 1 {
            // a heading, or a clause broken over two lines
            carried = whole;
        } else {
            found.extend(parted);
        }
    }
    if !carried.is_empty() {
        found.push(Clause { condition: carried, worth: Worth::Unsaid });
    }
    found
}

/// Splits at semicolons and line ends outside brackets; says whether a line ended there.
fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut out = Vec::new();
    let (mut depth, mut start) = (0_u32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '\n' | '\r' => {
                out.push((text.get(start..at).unwrap_or_default(), true));
                (start, depth) = (at + 1, 0);
            }
            ';' if depth == 0 => {
                out.push((text.get(start..at).unwrap_or_default(), false));
                start = at + 1;
            }
            _ => {}
        }
    }
    out.push((text.get(start..).unwrap_or_default(), false));
    out
}

fn without_bullet(piece: &str) -> &str {
    let rest =
        piece.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '−' | '+' | '•' | '*' | '●'));
    let mut chars = rest.char_indices();
    match (chars.next(), chars.next()) {
        (Some((_, first)), Some((at, ')'))) if first.is_alphanumeric() => {
            rest.get(at + 1..).unwrap_or_default().trim_start()
        }
        _ => rest,
    }
}

/// Parts "A: 1, B: 0" and "A: 1 điểm. B: 0 điểm" too.
fn parted(piece: &str, max: Points) -> Vec<Clause> {
    for (at, c) in piece.char_indices().filter(|(_, c)| matches!(c, ',' | '.')) {
        let (head, tail) = (piece.get(..at).unwrap_or_default(), piece.get(at + c.len_utf8()..).unwrap_or_default());
        if tail.starts_with(char::is_whitespace)
            && tail.chars().any(char::is_alphabetic)
            && let Some((condition, points)) = after_colon(head, max)
        {
            let mut found = vec![Clause { condition, worth: Worth::Points(points) }];
            found.extend(parted(without_bullet(tail.trim()), max));
            return found;
        }
    }
    vec![clause(piece, max)]
}

fn clause(piece: &str, max: Points) -> Clause {
    let piece = piece.trim().trim_end_matches(['.', ',']).trim_end();
    if let Some((condition, share)) = formula::read(piece, max) {
        return Clause { condition, worth: share.map_or(Worth::Unsaid, Worth::Share) };
    }
    let said = after_colon(piece, max).or_else(|| at_end(piece, max)).or_else(|| in_front(piece, max));
    match said {
        Some((condition, points)) => Clause { condition, worth: Worth::Points(points) },
        None => Clause { condition: piece.to_owned(), worth: Worth::Unsaid },
    }
}

/// "Đạt 100%: 1", "Đạt 100% = 1 điểm", "Đạt 100% – 1 điểm".
fn after_colon(piece: &str, max: Points) -> Option<(String, Points)> {
    let (at, sign) = piece.char_indices().rev().find(|(_, c)| matches!(c, ':' | '=' | '→'))?;
    let (condition, worth) = (piece.get(..at)?, piece.get(at + sign.len_utf8()..)?);
    let condition = condition.trim_end_matches(['>', '=', ' ', '\u{a0}']).trim();
    let points = points(worth, max)?;
    Some((condition.to_owned(), points)).filter(|(c, _)| !c.is_empty())
}

/// "Đạt 100% được 1 điểm", "Đạt 100% (1 điểm)", "Đạt 100% - 1 điểm".
fn at_end(piece: &str, max: Points) -> Option<(String, Points)> {
    if let Some(open) = piece.strip_suffix(')').and_then(|p| p.rfind('(')) {
        let inside = piece.get(open + 1..piece.len() - 1)?;
        let says_points = fold::words(inside).ends_with("diem");
        return points(inside, max)
            .filter(|_| says_points)
            .map(|p| (piece.get(..open).unwrap_or_default().trim().to_owned(), p));
    }
    let words: Vec<&str> = piece.split_whitespace().collect();
    let lead = (1..words.len()).rev().find(|at| {
        let word = words.get(*at).map(|w| fold::folded(w)).unwrap_or_default();
        patterns::GIVES.contains(&word.as_str()) || word == "-"
    })?;
    let worth = words.get(lead + 1..)?.join(" ");
    let says_points = ["diem", "d"].iter().any(|w| fold::folded(&worth).ends_with(w));
    let points = points(&worth, max).filter(|_| says_points)?;
    let mut condition = words.get(..lead)?;
    while let Some((last, rest)) = condition.split_last() {
        let last = fold::words(last);
        if !last.is_empty() && !patterns::GIVES.contains(&last.as_str()) {
            break;
        }
        condition = rest;
    }
    let condition = condition.join(" ").trim_end_matches([',', ':', '-']).trim().to_owned();
    Some((condition, points)).filter(|(c, _)| !c.is_empty())
}

/// "1 điểm: đạt 100%", "1 điểm nếu đạt 100%".
fn in_front(piece: &str, max: Points) -> Option<(String, Points)> {
    let end = piece.find([':', ' ']).and_then(|_| piece.find("điểm").map(|at| at + "điểm".len()))?;
    let points = points(piece.get(..end)?, max)?;
    let rest = piece.get(end..)?.trim_start_matches([':', '-', '–', ' ', ',']);
    let rest = rest.strip_prefix("nếu ").or_else(|| rest.strip_prefix("khi ")).unwrap_or(rest);
    Some((rest.trim().to_owned(), points)).filter(|(c, _)| !c.is_empty())
}

/// Points as a rule states them: a number, the maximum, a part of the maximum, none.
pub(super) fn points(text: &str, max: Points) -> Option<Points> {
    let folded = fold::folded(text);
    let mut folded = folded.trim_matches(['(', ')', ' ', '.']);
    while let Some((first, rest)) = folded.split_once(' ') {
        if !patterns::GIVES.contains(&first) {
            break;
        }
        folded = rest.trim_start();
    }
    if patterns::MAXIMUM.contains(&folded) {
        return Some(max);
    }
    if patterns::NO_POINTS.contains(&folded) {
        return Some(Points::ZERO);
    }
    let part = patterns::MAXIMUM.iter().find_map(|m| folded.strip_suffix(m)).map(str::trim_end);
    if let Some(part) = part {
        return share(part, max);
    }
    match number::read(folded) {
        Ok(Read::Number(n)) if n.mark != Mark::Percent && n.of.is_none() && n.value >= Points::ZERO => Some(n.value),
        _ => None,
    }
}

/// "50%" or "1/2" of the maximum.
pub(super) fn share(text: &str, max: Points) -> Option<Points> {
    let text = text.trim_end_matches(" so").trim_end_matches(" so diem").trim();
    match number::read(text) {
        Ok(Read::Number(n)) if n.mark == Mark::Percent && n.of.is_none() => {
            Some(max.share(Percent::from_units(n.value.units()).fraction(), DECIMALS))
        }
        Ok(Read::Number(n)) => {
            let ratio = crate::domain::points::Fraction::of(n.value, n.of?)?;
            Some(max.share(ratio, DECIMALS))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Option<String>)> {
        let max = Points::whole(2);
        clauses(text, max)
            .into_iter()
            .map(|c| match c.worth {
                Worth::Points(p) => (c.condition, Some(p.to_string())),
                Worth::Share(_) | Worth::Unsaid => (c.condition, None),
            })
            .collect()
    }

    #[test]
    fn clauses_are_parted_however_they_are_separated() {
        let expected = vec![
            ("Đạt 100%".to_owned(), Some("2".to_owned())),
            ("Từ 80% đến dưới 100%".to_owned(), Some("0.5".to_owned())),
            ("Dưới 80%".to_owned(), Some("0".to_owned())),
        ];
        for text in [
            "Đạt 100%: 2; Từ 80% đến dưới 100%: 0,5; Dưới 80%: 0",
            "Đạt 100%: 2 điểm\n- Từ 80% đến dưới 100%: 0,5 điểm\n- Dưới 80%: 0 điểm",
            "Đạt 100%: 2đ, Từ 80% đến dưới 100%: 0.5đ, Dưới 80%: 0đ",
            "Đạt 100%: 2 điểm. Từ 80% đến dưới 100%: 0,5 điểm. Dưới 80%: 0 điểm.",
            "Đạt 100% được 2 điểm; Từ 80% đến dưới 100% thì được 0,5 điểm; Dưới 80%: không điểm",
            "+ Đạt 100% (2 điểm);\n+ Từ 80% đến dưới 100% (0,5 điểm);\n+ Dưới 80% (0 điểm)",
            "Đạt 100% = điểm tối đa; Từ 80% đến dưới 100% = 25% điểm tối đa; Dưới 80% = 0",
            "2 điểm: Đạt 100%; 0,5 điểm nếu Từ 80% đến dưới 100%; 0 điểm: Dưới 80%",
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
