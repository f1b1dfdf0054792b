//! What a unit states about a line, understood as far as the line's rule needs it.
//!
//! A figure that can't be read with certainty gives nothing: a rule never computes from a guess.

use super::fold;
use super::number::{self, Mark, Number, Read};
use crate::domain::points::Points;
use crate::domain::rule::{Figure, Measure, Rule};

/// Reads a reported figure for a rule.
pub fn read(text: &str, rule: &Rule) -> Option<Figure> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if let Some(level) = level(text, rule) {
        return Some(Figure::Level(level));
    }
    if let Some((part, whole)) = text.split_once('/') {
        return Some(Figure::Ratio { part: things(part)?, whole: things(whole)? });
    }
    if let Some(number) = plain(text)
        && number.mark == Mark::Percent
    {
        return Some(Figure::Percent(number.percent()));
    }
    counts(rule).then(|| things(text).or_else(|| leading(text)))?.map(Figure::Count)
}

/// The level or step whose words were written.
fn level(text: &str, rule: &Rule) -> Option<usize> {
    let words = fold::words(text);
    let same = |wording: &str| !words.is_empty() && fold::words(wording) == words;
    match rule {
        Rule::Levels(levels) => levels.iter().position(|l| same(&l.text)),
        Rule::Bands { bands, .. } => bands.iter().position(|b| same(&b.text)),
        _ => None,
    }
}

fn counts(rule: &Rule) -> bool {
    matches!(rule, Rule::PerItem { .. } | Rule::PerViolation { .. } | Rule::Bands { of: Measure::Count, .. })
}

fn plain(text: &str) -> Option<Number> {
    match number::read(text) {
        Ok(Read::Number(number)) => Some(number),
        _ => None,
    }
}

/// A number of things: a single separator before three digits parts thousands.
fn things(text: &str) -> Option<Points> {
    let number = plain(text.trim()).filter(|n| n.mark == Mark::None)?;
    Some(number.thousands.unwrap_or(number.value))
}

/// The number that a text begins with: "3 báo cáo trễ hạn".
fn leading(text: &str) -> Option<Points> {
    let digits: String = text.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    things(&digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rule::Level;

    const SHARE: Rule = Rule::Proportional { floor: None, target: None, nothing: None };

    #[test]
    fn a_ratio_of_things_reads_its_dots_as_thousands() {
        let ratio = |part, whole| Some(Figure::Ratio { part: Points::whole(part), whole: Points::whole(whole) });
        assert_eq!(read("5.837/6.341", &SHARE), ratio(5837, 6341));
        assert_eq!(read("998 / 1.024", &SHARE), ratio(998, 1024));
        assert_eq!(read("87,5 %", &SHARE), Some(Figure::Percent("87.5".parse().unwrap())));
        assert_eq!(read("92", &SHARE), None);
    }

    #[test]
    fn a_count_may_say_what_it_counts_and_a_level_is_known_by_its_words() {
        let each = Rule::PerViolation { each: "0.25".parse().unwrap() };
        assert_eq!(read("3 báo cáo trễ hạn", &each), Some(Figure::Count(Points::whole(3))));
        let level = |text: &str| Level { text: text.into(), points: Points::ZERO };
        let levels = Rule::Levels(vec![level("Có"), level("Không")]);
        assert_eq!(read("không", &levels), Some(Figure::Level(1)));
        assert_eq!(read("chưa rõ", &levels), None);
    }
}
