//! The condition of one clause: which numbers it covers, or that it can't be put in numbers.

use super::patterns::{self, Edge};
use crate::domain::points::Percent;
use crate::domain::rule::{Limit, Measure};
use crate::text::fold;
use crate::text::number::{self, Read};

/// What a condition says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// It covers these numbers.
    Range(Range),
    /// There was nothing to count.
    Nothing,
    /// None of it; not done.
    None,
    /// Everything that the others leave over.
    Rest,
    /// Words alone.
    Words,
    /// A number and something else; whether 100 % is the only number.
    More {
        /// Whether 100 % is the only number.
        only_hundred: bool,
    },
}

/// Numbers from a lower to an upper limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    /// What is measured.
    pub(super) of: Measure,
    /// The lower limit.
    pub(super) from: Option<Limit>,
    /// The upper limit.
    pub(super) to: Option<Limit>,
    /// Whether it also covers that there was nothing to count.
    pub(super) or_nothing: bool,
}

impl Range {
    /// Whether it is 100 % and nothing less.
    pub(super) fn is_hundred(&self) -> bool {
        self.of == Measure::Ratio && self.from == Some(Limit { at: Percent::HUNDRED, inclusive: true })
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    Number(Percent, bool),
    Dash,
    Comma,
}

#[derive(Debug, Clone, Copy)]
struct Bound {
    edge: Option<Edge>,
    at: Percent,
    is_percent: bool,
}

/// Understands a condition.
pub(super) fn said(condition: &str) -> Said {
    let folded = fold::folded(condition).replace("hoac bang", "hoac_bang");
    let parts: Vec<String> = folded.split(" hoac ").map(|p| p.replace("hoac_bang", "hoac bang")).collect();
    if let [one, other] = parts.as_slice() {
        return either(one, other);
    }
    match parts.as_slice() {
        [one] => single(one),
        several => {
            let numbers = several.iter().map(|p| single(p)).filter(|s| matches!(s, Said::Range(_) | Said::More { .. }));
            if numbers.count() == 0 { Said::Words } else { Said::More { only_hundred: false } }
        }
    }
}

/// "Không có … hoặc 100 % …" is 100 % with a result for nothing to count; other choices are words.
fn either(one: &str, other: &str) -> Said {
    let absent = |s: &Said| matches!(s, Said::Nothing | Said::None);
    match (single(one), single(other)) {
        (Said::Range(range), none) | (none, Said::Range(range)) if absent(&none) && range.of == Measure::Ratio => {
            Said::Range(Range { or_nothing: true, ..range })
        }
        (Said::Range(range), _) | (_, Said::Range(range)) => Said::More { only_hundred: range.is_hundred() },
        (Said::More { only_hundred }, _) | (_, Said::More { only_hundred }) => Said::More { only_hundred },
        (Said::None, Said::None) => Said::None,
        _ => Said::Words,
    }
}

fn single(folded: &str) -> Said {
    let tokens = tokens(folded);
    if !tokens.iter().any(|t| matches!(t, Token::Number(..))) {
        return without_numbers(&fold::words(folded));
    }
    let bounds = bounds(&tokens);
    let only_hundred = bounds.iter().all(|b| b.is_percent && b.at == Percent::HUNDRED);
    match range(&bounds) {
        Some(range) if !has_second_condition(&tokens) => Said::Range(range),
        _ => Said::More { only_hundred },
    }
}

fn without_numbers(words: &str) -> Said {
    let begins =
        |list: &[&str]| list.iter().any(|p| words == *p || words.strip_prefix(p).is_some_and(|r| r.starts_with(' ')));
    if patterns::REST.contains(&words) || words.ends_with("con lai") {
        Said::Rest
    } else if begins(patterns::NOTHING) {
        Said::Nothing
    } else if begins(patterns::NONE) {
        Said::None
    } else {
        Said::Words
    }
}

/// Parts a folded text; "15/12" and "61/2018/nd-cp" are names and not numbers.
fn tokens(folded: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            rest = numeral(rest, &mut out);
        } else if first.is_alphanumeric() {
            let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            out.push(Token::Word(word.to_owned()));
            rest = after;
        } else {
            let pair = [">=", "<=", "=>", "=<"].into_iter().find(|p| rest.starts_with(p));
            let length = pair.map_or(first.len_utf8(), str::len);
            let (sign, after) = rest.split_at(length);
            match sign {
                "-" | "~" | "÷" => out.push(Token::Dash),
                "," => out.push(Token::Comma),
                "%" => mark_percent(&mut out),
                ">=" | "<=" | "=>" | "=<" | ">" | "<" | "≥" | "≤" | "≧" | "≦" => {
                    out.push(Token::Word(sign.to_owned()))
                }
                _ => {}
            }
            rest = after;
        }
    }
    out
}

fn numeral<'a>(rest: &'a str, out: &mut Vec<Token>) -> &'a str {
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(rest.len());
    let digits = rest.get(..end).unwrap_or_default().trim_end_matches(['.', ',']);
    let after = rest.get(digits.len()..).unwrap_or_default();
    let is_name = after.starts_with(|c: char| c.is_alphabetic())
        || after.strip_prefix('/').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    match number::read(digits) {
        Ok(Read::Number(number)) if !is_name => {
            out.push(Token::Number(number.percent(), false));
            after
        }
        _ => {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            out.push(Token::Word(name.to_owned()));
            after
        }
    }
}

fn mark_percent(out: &mut [Token]) {
    if let Some(Token::Number(_, is_percent)) = out.last_mut() {
        *is_percent = true;
    }
}

/// Finds each number with the word or sign that makes an edge of it.
fn bounds(tokens: &[Token]) -> Vec<Bound> {
    let mut found: Vec<Bound> = Vec::new();
    let mut pending: Option<Edge> = None;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let here = tokens.get(at..).unwrap_or_default();
        let after_number = at > 0 && matches!(tokens.get(at - 1), Some(Token::Number(..)));
        if let Token::Number(value, is_percent) = token {
            found.push(Bound { edge: pending.take(), at: *value, is_percent: *is_percent });
            at += 1;
        } else if is_phrase(here, patterns::AND_UP) {
            if let Some(last) = found.last_mut() {
                last.edge = last.edge.or(Some(Edge::From));
            }
            at += 2;
        } else if is_phrase(here, patterns::AND_DOWN) {
            if let Some(last) = found.last_mut() {
                last.edge = Some(Edge::To);
            }
            at += 2;
        } else if is_phrase(here, patterns::OR_EQUAL) {
            pending = pending.map(inclusive);
            if let (None, Some(last)) = (pending, found.last_mut()) {
                last.edge = last.edge.map(inclusive);
            }
            at += 2;
        } else if *token == Token::Dash && after_number {
            pending = Some(Edge::To);
            at += 1;
        } else if let Some((length, edge)) = before(here) {
            let is_sign = length == 1 && matches!(token, Token::Word(w) if !w.starts_with(char::is_alphanumeric));
            let names_what_follows = matches!(tokens.get(at + 1), Some(Token::Number(..)));
            if is_sign && after_number && !names_what_follows {
                // "95 % ≤ tỷ lệ": the sign is read from the other side
                if let Some(last) = found.last_mut() {
                    last.edge = Some(turned(edge));
                }
            } else {
                pending = Some(edge);
            }
            at += length;
        } else {
            let is_filler = matches!(token, Token::Word(w) if patterns::FILLERS.contains(&w.as_str()));
            if !is_filler {
                pending = None;
            }
            at += 1;
        }
    }
    found
}

fn inclusive(edge: Edge) -> Edge {
    match edge {
        Edge::Above => Edge::From,
        Edge::Below => Edge::To,
        other => other,
    }
}

fn turned(edge: Edge) -> Edge {
    match edge {
        Edge::From => Edge::To,
        Edge::To => Edge::From,
        Edge::Above => Edge::Below,
        Edge::Below => Edge::Above,
    }
}

fn before(tokens: &[Token]) -> Option<(usize, Edge)> {
    let (phrase, edge) = patterns::BEFORE.iter().find(|(phrase, _)| is_phrase(tokens, phrase))?;
    Some((phrase.len(), *edge))
}

fn is_phrase(tokens: &[Token], phrase: &[&str]) -> bool {
    tokens.len() >= phrase.len()
        && tokens.iter().zip(phrase).all(|(token, word)| matches!(token, Token::Word(w) if w == word))
}

fn range(bounds: &[Bound]) -> Option<Range> {
    let is_percent = bounds.iter().any(|b| b.is_percent);
    let of = if is_percent { Measure::Ratio } else { Measure::Count };
    let limit = |bound: &Bound, inclusive| Some(Limit { at: bound.at, inclusive });
    let made = |from, to| Some(Range { of, from, to, or_nothing: false });
    match bounds {
        [one] => match one.edge {
            Some(Edge::From) => made(limit(one, true), None),
            Some(Edge::Above) => made(limit(one, false), None),
            Some(Edge::To) => made(None, limit(one, true)),
            Some(Edge::Below) => made(None, limit(one, false)),
            None if of == Measure::Ratio && one.at == Percent::HUNDRED => made(limit(one, true), None),
            None if one.at == Percent::ZERO => made(None, limit(one, true)),
            None => made(limit(one, true), limit(one, true)),
        },
        [low, high] => {
            let from = match low.edge {
                Some(Edge::From) | None => limit(low, true),
                Some(Edge::Above) => limit(low, false),
                _ => None,
            }?;
            let to = match high.edge {
                Some(Edge::To) => limit(high, true),
                Some(Edge::Below) => limit(high, false),
                _ => None,
            }?;
            if from.at > to.at { None } else { made(Some(from), Some(to)) }
        }
        _ => None,
    }
}

fn has_second_condition(tokens: &[Token]) -> bool {
    let begins = |at: usize| {
        let here = tokens.get(at..).unwrap_or_default();
        !is_phrase(here, patterns::OR_EQUAL) && patterns::SECOND_CONDITION.iter().any(|p| is_phrase(here, p))
    };
    let after_comma = tokens.windows(2).any(|pair| {
        matches!(pair, [Token::Comma, Token::Word(word)] if patterns::SECOND_AFTER_COMMA.contains(&word.as_str()))
    });
    after_comma || (0..tokens.len()).any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(condition: &str) -> String {
        let Said::Range(range) = said(condition) else { return format!("{:?}", said(condition)) };
        let low =
            range.from.map_or_else(|| "(".to_owned(), |l| format!("{}{}", if l.inclusive { '[' } else { '(' }, l.at));
        let high =
            range.to.map_or_else(|| ")".to_owned(), |l| format!("{}{}", l.at, if l.inclusive { ']' } else { ')' }));
        let percent = if range.of == Measure::Ratio { "%" } else { "" };
        format!("{low};{high}{percent}{}", if range.or_nothing { " or nothing" } else { "" })
    }

    #[test]
    fn limits_are_read_with_the_side_that_they_belong_to() {
        let read = [
            ("Đạt 100%", "[100;)%"),
            ("Đạt 100 % kế hoạch", "[100;)%"),
            ("Từ 80% đến dưới 100% kế hoạch", "[80;100)%"),
            ("Dưới 80%", "(;80)%"),
            ("trên 90%", "(90;)%"),
            ("từ 70%–90%", "[70;90]%"),
            ("từ 70% đến 90%", "[70;90]%"),
            ("từ 70 đến 90%", "[70;90]%"),
            ("70% đến dưới 90%", "[70;90)%"),
            ("95–<100%", "[95;100)%"),
            ("từ trên 70% đến 90%", "(70;90]%"),
            ("từ 95 % trở lên", "[95;)%"),
            ("≥ 95%", "[95;)%"),
            (">= 95%", "[95;)%"),
            ("< 70,5%", "(;70.5)%"),
            ("70% ≤ tỷ lệ < 90%", "[70;90)%"),
            ("Đạt từ 95% trở lên", "[95;)%"),
            ("đạt tỷ lệ 95% trở lên", "[95;)%"),
            ("Từ 80% TTHC liên thông trở lên", "[80;)%"),
            ("Từ 30% số cơ quan, đơn vị trở lên", "[30;)%"),
            ("Từ 50% trở xuống", "(;50]%"),
            ("lớn hơn hoặc bằng 95%", "[95;)%"),
            ("Không quá 5%", "(;5]%"),
            ("Dưới 1%", "(;1)%"),
            ("Từ 3 hình thức tuyên truyền trở lên", "[3;)"),
            ("2 hình thức", "[2;2]"),
            ("Từ 2 lần trong năm trở lên", "[2;)"),
            ("từ 1 đến 2 hồ sơ", "[1;2]"),
            ("Không có văn bản trái pháp luật hoặc 100% văn bản đã được xử lý", "[100;)% or nothing"),
            ("100% vấn đề được xử lý hoặc không phát hiện vấn đề", "[100;)% or nothing"),
        ];
        for (text, range) in read {
            assert_eq!(shown(text), range, "{text}");
        }
    }

    #[test]
    fn what_is_more_than_a_number_is_not_read_as_one() {
        for text in [
            "Đạt 100% kế hoạch và từ 3 hình thức tuyên truyền trở lên",
            "Đạt 100% chỉ tiêu, trong đó có chỉ tiêu vượt",
            "Đạt 100% kế hoạch và có phương án đơn giản hóa được thông qua",
            "Đạt 100% kế hoạch, đúng thời hạn",
        ] {
            assert!(matches!(said(text), Said::More { .. }), "{text}: {:?}", said(text));
        }
        assert_eq!(said("Ban hành trước ngày 15/12"), Said::Words);
        assert_eq!(said("Thực hiện Nghị định 61/2018/NĐ-CP"), Said::Words);
        assert_eq!(said("Không tổ chức"), Said::None);
        assert_eq!(said("Không phát sinh hồ sơ"), Said::Nothing);
        assert_eq!(said("Các trường hợp còn lại"), Said::Rest);
        assert_eq!(said("Tự kiểm tra, đến từng cơ sở"), Said::Words);
    }
}
