//! Formulas of decisions: "Tỷ lệ % x 1,5 / 100", "(Tỷ lệ % / 60) x 1,5", "Điểm = a/b * Điểm tối đa".

use super::patterns;
use crate::domain::points::{Percent, Points, UNITS_PER_POINT};
use crate::text::fold;
use crate::text::number::{self, Mark, Read};

/// What a formula gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// Ratio × maximum.
    OfMaximum,
    /// Ratio ÷ target × maximum.
    OfTarget(Percent),
}

/// An operand of a formula.
enum Operand {
    Number(i128),
    HundredPercent,
    Maximum,
    Quantity,
}

/// Reads a clause that holds a formula: its condition (folded), and what the formula gives.
///
/// None where there is no formula at all; no share where it isn't one that is known to be
/// ratio × maximum or ratio ÷ target × maximum.
pub(super) fn read(clause: &str, max: Points) -> Option<(String, Option<Share>)> {
    let folded = fold::folded(clause);
    let lead = patterns::FORMULA.iter().find_map(|p| folded.find(p).map(|at| (at, at + p.len())));
    let (condition, formula) = match lead {
        Some((from, to)) => (folded.get(..from)?, folded.get(to..)?),
        None => bare(&folded)?,
    };
    let condition = condition.trim_matches([' ', ',', ':', '-']).trim_end_matches(" thi").to_owned();
    Some((condition, share(formula, max)))
}

/// A formula without a word that announces it needs a quantity, an operation and no other reading.
fn bare(folded: &str) -> Option<(&str, &str)> {
    let has_times =
        |text: &str| operations(text).any(|(is_operation, w)| is_operation && patterns::TIMES.contains(&w.as_str()));
    let mut start = 0;
    // what stands before the last colon or "=" outside a ratio is the condition or "điểm"
    for (at, _) in folded.char_indices().filter(|(_, c)| matches!(c, ':' | '=')) {
        if has_times(folded.get(at..)?) {
            start = at + 1;
        }
    }
    let formula = folded.get(start..)?;
    let is_formula = has_times(formula) && formula.contains(|c: char| c.is_alphabetic() && c != 'x');
    let condition = folded.get(..start)?.trim_end_matches(':').trim();
    let condition = if matches!(condition, "diem =" | "diem" | "=" | "so diem =") { "" } else { condition };
    is_formula.then_some((condition, formula))
}

fn share(formula: &str, max: Points) -> Option<Share> {
    let formula = formula.trim_start_matches([':', ' ']);
    let formula = formula.rsplit_once('=').map_or(formula, |(_, right)| right);
    let flat = without_remarks(formula);
    let (mut top, mut bottom) = (1_i128, i128::from(UNITS_PER_POINT) * i128::from(max.units()));
    let (mut quantities, mut wholes) = (0, 0);
    let mut is_hundred_percent = false;
    for (operand, divides) in operands(&flat) {
        match (classified(&operand)?, divides) {
            (Operand::Number(n), false) => top = top.checked_mul(n)?,
            (Operand::Number(n), true) => bottom = bottom.checked_mul(n)?,
            (Operand::Maximum, false) => top = top.checked_mul(i128::from(max.units()))?,
            (Operand::HundredPercent, false) => is_hundred_percent = true,
            (Operand::Quantity, false) => quantities += 1,
            (Operand::Quantity, true) => wholes += 1,
            (Operand::Maximum | Operand::HundredPercent, true) => return None,
        }
        if !divides {
            bottom = bottom.checked_mul(i128::from(UNITS_PER_POINT))?;
        } else {
            top = top.checked_mul(i128::from(UNITS_PER_POINT))?;
        }
    }
    // quantities carry no number, so their scale is taken back out
    let scale = i128::from(UNITS_PER_POINT);
    for _ in 0..quantities + i32::from(is_hundred_percent) {
        top = top.checked_mul(scale)?;
    }
    for _ in 0..wholes {
        bottom = bottom.checked_mul(scale)?;
    }
    top = top.checked_mul(scale)?.checked_mul(scale)?;
    bottom = bottom.checked_mul(1)?;
    match (quantities, wholes) {
        (1, 0) if top == bottom => Some(Share::OfMaximum),
        (1, 1) if top == bottom => Some(Share::OfMaximum),
        (1, 0) => target(top, bottom, is_hundred_percent),
        _ => None,
    }
}

/// The percentage T for which the formula is ratio ÷ T × maximum; T = 100 is the plain share.
fn target(top: i128, bottom: i128, is_hundred_percent: bool) -> Option<Share> {
    if top <= 0 || is_hundred_percent {
        return None;
    }
    let units = bottom.checked_mul(i128::from(UNITS_PER_POINT))?;
    if units % top != 0 {
        return None;
    }
    let target = Percent::from_units(i64::try_from(units / top).ok()?);
    if target == Percent::HUNDRED {
        Some(Share::OfMaximum)
    } else if target > Percent::whole(1) && target < Percent::HUNDRED {
        Some(Share::OfTarget(target))
    } else {
        None
    }
}

/// Drops brackets that only explain ("(%)", "(thang 100)") and opens the others.
fn without_remarks(formula: &str) -> String {
    let mut out = String::new();
    let mut rest = formula;
    while let Some(open) = rest.find(['(', '[']) {
        let (head, tail) = rest.split_at(open);
        out.push_str(head);
        let inside_from = tail.get(1..).unwrap_or_default();
        let close = inside_from.find([')', ']', '(', '[']);
        match close.map(|at| inside_from.split_at(at)) {
            Some((inside, after)) if after.starts_with([')', ']']) && is_remark(inside) => {
                out.push(' ');
                rest = after.get(1..).unwrap_or_default();
            }
            _ => {
                out.push(' ');
                rest = inside_from;
            }
        }
    }
    out.push_str(rest);
    out.replace([')', ']'], " ")
}

fn is_remark(inside: &str) -> bool {
    !operations(inside).any(|(is_operation, _)| is_operation)
}

/// The words of a formula, each with whether it is an operation.
fn operations(text: &str) -> impl Iterator<Item = (bool, String)> {
    let spaced: String = text.chars().fold(String::new(), |mut out, c| {
        if matches!(c, '*' | '/' | ':') {
            out.extend([' ', c, ' ']);
        } else {
            out.push(c);
        }
        out
    });
    let words: Vec<String> = spaced.split_whitespace().map(str::to_owned).collect();
    let is_operation = |at: usize, word: &str| {
        let is_known = patterns::TIMES.contains(&word) || patterns::DIVIDED_BY.contains(&word);
        // "được công nhận được 0,5 điểm" multiplies nothing
        let next = words.get(at + 1).map_or("", String::as_str);
        let is_spelled = word.len() > 1
            && !next.starts_with(|c: char| c.is_ascii_digit())
            && !matches!(next, "voi" | "cho" | "diem");
        is_known && !is_spelled
    };
    let marked: Vec<(bool, String)> =
        words.iter().enumerate().map(|(at, w)| (is_operation(at, w), w.clone())).collect();
    marked.into_iter().filter(|(_, w)| !matches!(w.as_str(), "voi" | "cho"))
}

/// The operands in order, each with whether it divides.
fn operands(flat: &str) -> Vec<(String, bool)> {
    let mut out = Vec::new();
    let (mut current, mut divides) = (String::new(), false);
    for (is_operation, word) in operations(flat) {
        if is_operation {
            if !current.is_empty() {
                out.push((std::mem::take(&mut current), divides));
            }
            divides = patterns::DIVIDED_BY.contains(&word.as_str());
        } else {
            if !current.is_empty() {
                current.push(' ');
            }
            current.push_str(&word);
        }
    }
    if !current.is_empty() {
        out.push((current, divides));
    }
    out
}

fn classified(operand: &str) -> Option<Operand> {
    let operand = operand.trim_matches([',', '.', ' ']);
    if patterns::MAXIMUM.contains(&operand) {
        return Some(Operand::Maximum);
    }
    match number::read(operand) {
        Ok(Read::Number(n)) if n.mark == Mark::Percent => {
            (n.value == Points::whole(100)).then_some(Operand::HundredPercent)
        }
        Ok(Read::Number(n)) => Some(Operand::Number(i128::from(n.value.units()))),
        _ if operand.contains(|c: char| c.is_ascii_digit()) => None,
        _ => Some(Operand::Quantity),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_of_a_share_are_known_in_their_wordings() {
        let max: Points = "1.5".parse().unwrap();
        let target = |t| Some(Share::OfTarget(Percent::whole(t)));
        let read = [
            ("Tính theo công thức: Tỷ lệ % x 1,5 / 100", "", Some(Share::OfMaximum)),
            ("Tỷ lệ % * 1.5/100", "", Some(Share::OfMaximum)),
            ("Tỷ lệ hài lòng (%) x 1,5 / 100", "", Some(Share::OfMaximum)),
            ("Điểm = Tỷ lệ * Điểm tối đa", "", Some(Share::OfMaximum)),
            ("(Tỷ lệ % x điểm tối đa)/100", "", Some(Share::OfMaximum)),
            ("Tính theo công thức: Điểm đánh giá (thang 100) x 1,5 / 100", "", Some(Share::OfMaximum)),
            ("Từ 80% trở lên thì tính theo công thức: Tỷ lệ % x 1,5 / 100", "tu 80% tro len", Some(Share::OfMaximum)),
            ("dưới 60% thì tính theo công thức: (Tỷ lệ % / 60) x 1,5", "duoi 60%", target(60)),
            ("(Số hồ sơ đúng hạn / tổng số hồ sơ) x 1,5", "", Some(Share::OfMaximum)),
            ("Tính theo công thức: Tỷ lệ % x 1 / 100", "", None),
        ];
        for (text, condition, share) in read {
            assert_eq!(super::read(text, max), Some((condition.to_owned(), share)), "{text}");
        }
        for text in ["Đạt 100% kế hoạch: 1", "Mỗi sáng kiến được công nhận được 0,5 điểm"] {
            assert_eq!(super::read(text, max), None, "{text}");
        }
    }
}
