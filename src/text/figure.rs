//! What a unit states about a line ("5.837/6.341", "92,5 %", "3 báo cáo chậm"), understood.
//!
//! A figure is understood against the rule that it feeds, and only where it can mean one thing:
//! a rule proposes points from it, so a wrong guess would put a wrong proposal before a person.

use super::fold;
use super::number::{self, Mark, Number, Read};
use super::rules::{self, Stated};
use crate::domain::campaign::Campaign;
use crate::domain::criteria::{Node, Source};
use crate::domain::points::{Percent, Points, UNITS_PER_POINT};
use crate::domain::rule::{Band, Figure, Level, Measure, NoOutcome, Outcome, Rule};
use crate::domain::slug::UnitId;
use crate::domain::value::{Key, Value, What};

/// Ways to say "of" between two numbers.
const OF: [&str; 4] = [" tren tong so ", " trong tong so ", " trong so ", " tren "];

/// Before a fraction these make a date of it.
const DATE: [&str; 4] = ["ngay", "thang", "quy", "nam"];

/// How far a stated percentage may lie from its own fraction: it is rounded, mostly to two decimals.
const TOLERANCE: i64 = UNITS_PER_POINT / 2;

/// Understands a reported figure; none where it isn't certain what it means.
pub fn read(text: &str, rule: &Rule) -> Option<Figure> {
    match rule {
        Rule::Levels(levels) => level(text, levels).map(Figure::Level),
        Rule::Bands { of, bands, .. } => band(text, bands).map(Figure::Level).or_else(|| match of {
            Measure::Ratio => ratio(text),
            Measure::Count => count(text).or_else(|| none(text, bands)),
        }),
        Rule::Proportional { .. } | Rule::Satisfaction => ratio(text),
        Rule::PerItem { .. } => count(text).or_else(|| is_none(text).then_some(Figure::Count(Points::ZERO))),
        // "không" on a line that counts violations may as well mean that nothing was done
        Rule::PerViolation { .. } => count(text),
        Rule::Survey { .. } | Rule::Judged => None,
    }
}

/// What a line's rule gives for what the unit states; none where nothing is stated.
pub fn outcome(campaign: &Campaign, unit: UnitId, node: &Node) -> Option<Result<Outcome, NoOutcome>> {
    let stated = |what| campaign.read(Key::cell(what, unit, node.id));
    if node.source == Source::Satisfaction {
        let reading = stated(What::SatisfactionPercent);
        let Some(Value::Percent(percent)) = reading.value() else { return None };
        return Some(node.rule.outcome(&Figure::Percent(*percent), node.max));
    }
    let reading = stated(What::ReportedFigure);
    let text = reading.value()?.as_text()?;
    let figure = read(text, &node.rule);
    Some(figure.map_or(Err(NoOutcome::WrongFigure), |f| node.rule.outcome(&f, node.max)))
}

/// Finds the one level that the words name.
fn level(text: &str, levels: &[Level]) -> Option<usize> {
    let said = fold::words(text);
    let names: Vec<String> = levels.iter().map(|l| fold::words(&l.text)).collect();
    if let Some(at) = only(names.iter().map(|n| *n == said)) {
        return Some(at);
    }
    let begins = |name: &String| name.strip_prefix(said.as_str()).is_some_and(|rest| rest.starts_with(' '));
    let at = only(names.iter().map(begins)).filter(|_| !said.is_empty())?;
    // a single word is enough where it is the yes or the no of a pair of opposites
    let denies = |words: &str| words.starts_with("khong") || words.starts_with("chua");
    let others_differ = names.iter().enumerate().all(|(other, n)| other == at || denies(n) != denies(&said));
    (said.contains(' ') || others_differ).then_some(at)
}

fn band(text: &str, bands: &[Band]) -> Option<usize> {
    let said = fold::words(text);
    let has_numbers = said.contains(|c: char| c.is_ascii_digit());
    // "2 hình thức" is a number all the same, and says more than the step that it falls in
    only(bands.iter().map(|b| !has_numbers && fold::words(&b.text) == said))
}

fn only(hits: impl Iterator<Item = bool>) -> Option<usize> {
    let mut found = hits.enumerate().filter(|(_, hit)| *hit).map(|(at, _)| at);
    found.next().filter(|_| found.next().is_none())
}

fn ratio(text: &str) -> Option<Figure> {
    if rules::stated(text) == Stated::NothingToCount {
        return Some(Figure::Ratio { part: Points::ZERO, whole: Points::ZERO });
    }
    let folded = OF.iter().fold(fold::folded(text), |t, of| joined(&t, of));
    match folded.match_indices('/').count() {
        0 => percent(text).map(Figure::Percent),
        1 => fraction(&folded),
        _ => None,
    }
}

/// Writes "5 trên 6" as "5/6", where numbers stand on both sides.
fn joined(text: &str, of: &str) -> String {
    match text.split_once(of) {
        Some((a, b)) if a.ends_with(is_digit) && b.starts_with(is_digit) => format!("{a}/{b}"),
        _ => text.to_owned(),
    }
}

fn percent(text: &str) -> Option<Percent> {
    match rules::stated(text) {
        Stated::Percent(percent) => Some(percent),
        _ => None,
    }
}

fn fraction(folded: &str) -> Option<Figure> {
    let (left, right) = folded.split_once('/')?;
    let left = left.trim_end();
    let right = right.trim_start();
    let from = left.rfind(|c: char| !is_numeral(c)).map_or(0, |at| left.ceil_char_boundary(at + 1));
    let to = right.find(|c: char| !is_numeral(c)).unwrap_or(right.len());
    let (before, part) = left.split_at(from);
    let (whole, after) = right.split_at(to);
    if before.split_whitespace().last().is_some_and(|w| DATE.contains(&w)) || before.ends_with('-') {
        return None;
    }
    let (part, whole) = same_meaning(plain(part)?, plain(whole.trim_end_matches(['.', ',']))?);
    if (whole == Points::ZERO && part != Points::ZERO) || part < Points::ZERO {
        return None;
    }
    let rest = format!("{before} {after}");
    if rest.contains(is_digit) {
        let stated = percent(&rest)?;
        let computed = crate::domain::points::Fraction::of(part, whole)?.percent(4);
        let apart = (stated - computed).units().abs();
        if apart > TOLERANCE {
            return None;
        }
    }
    Some(Figure::Ratio { part, whole })
}

fn plain(text: &str) -> Option<Number> {
    match number::read(text) {
        Ok(Read::Number(n)) if n.mark == Mark::None => Some(n),
        _ => None,
    }
}

/// Things that are counted come in whole numbers, so "5.837/6341" has thousands on both sides.
fn same_meaning(part: Number, whole: Number) -> (Points, Points) {
    let is_whole = |n: Number| n.value.units() % UNITS_PER_POINT == 0;
    match (part.thousands, whole.thousands) {
        (Some(p), Some(w)) => (p, w),
        (Some(p), None) if is_whole(whole) => (p, whole.value),
        (None, Some(w)) if is_whole(part) => (part.value, w),
        _ => (part.value, whole.value),
    }
}

fn count(text: &str) -> Option<Figure> {
    match (plain(text.trim()), rules::stated(text)) {
        (Some(Number { thousands: Some(n), .. }), _) => Some(Figure::Count(n)),
        (_, Stated::Count(n)) if n.units() % UNITS_PER_POINT == 0 => Some(Figure::Count(n)),
        _ => None,
    }
}

/// "Không có" is a count of zero where a step says so.
fn none(text: &str, bands: &[Band]) -> Option<Figure> {
    let zero_is_a_step = bands.iter().any(|b| b.from.is_none() && b.to.is_some_and(|l| l.at == Percent::ZERO));
    (zero_is_a_step && is_none(text)).then_some(Figure::Count(Points::ZERO))
}

fn is_none(text: &str) -> bool {
    matches!(fold::words(text).as_str(), "khong" | "khong co" | "khong phat sinh" | "chua co")
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}
