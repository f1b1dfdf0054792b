//! What a unit can get on a line: each outcome is a figure and the points that the rule gives for it.

use crate::chance::Chance;
use crate::criteria::Line;
use crate::points;
use crate::scale::Scale;

/// A figure as a unit states it, and its points.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) points: i64,
    pub(crate) figure: String,
}

/// Lists outcomes of a line: full marks first, then some that are lower.
pub(crate) fn of(line: &Line, scale: Scale, chance: &mut Chance) -> Vec<Outcome> {
    let mut outcomes = match line.kind.as_str() {
        "deduct_per_violation" => deductions(line),
        "per_item_capped" => items(line),
        "proportional" => shares(line, 50, 100, scale, chance),
        "proportional_floor" => shares(line, first_percent(&line.rule), 100, scale, chance),
        "proportional_to_target" => {
            let target = first_percent(&line.rule);
            shares(line, target / 2, target, scale, chance)
        }
        "bands" => bands(line, scale, chance),
        _ => levels(line),
    };
    outcomes.sort_by_key(|outcome| -outcome.points);
    outcomes.dedup_by_key(|outcome| outcome.points);
    outcomes
}

/// Finds a share of `line` that is worth exactly `wanted`, its denominator within `low..=high`.
pub(crate) fn exact_share(line: &Line, wanted: i64, low: i64, high: i64, chance: &mut Chance) -> Option<Outcome> {
    let start = chance.between(low, high);
    let due = (start..=high).chain(low..start).find(|due| {
        let done = points::divide(wanted * due, line.max);
        points::divide(line.max * done, *due) == wanted
    })?;
    let figure = share(points::divide(wanted * due, line.max), due);
    Some(Outcome { points: wanted, figure })
}

/// Writes "5.837/6.341", thousands set off as offices do.
fn share(done: i64, due: i64) -> String {
    format!("{}/{}", grouped(done), grouped(due))
}

fn grouped(count: i64) -> String {
    match count {
        0..1_000 => count.to_string(),
        _ => format!("{}.{:03}", grouped(count / 1_000), count % 1_000),
    }
}

fn levels(line: &Line) -> Vec<Outcome> {
    labelled(&line.rule).map(|(label, points)| Outcome { points, figure: label.to_owned() }).collect()
}

fn labelled(rule: &str) -> impl Iterator<Item = (&str, i64)> {
    rule.split("; ").filter_map(|level| {
        let (label, points) = level.rsplit_once(": ")?;
        Some((label, points::parse(points)?))
    })
}

fn deductions(line: &Line) -> Vec<Outcome> {
    let step = line.rule.split("trừ ").nth(1).and_then(first_number).unwrap_or(2_500);
    let what = violation(&line.rule);
    (0..=line.max / step)
        .map(|count| Outcome { points: line.max - count * step, figure: format!("{count} {what}") })
        .collect()
}

fn violation(rule: &str) -> &'static str {
    match rule {
        rule if rule.contains("mỗi báo cáo") => "báo cáo gửi chậm",
        rule if rule.contains("hồ sơ quá hạn") => "hồ sơ quá hạn không có văn bản xin lỗi",
        rule if rule.contains("kỷ luật") => "người bị kỷ luật",
        rule if rule.contains("mục thông tin") => "mục thông tin không cập nhật",
        _ => "TTHC công khai thiếu",
    }
}

fn items(line: &Line) -> Vec<Outcome> {
    let each = line.rule.split("được ").last().and_then(first_number).unwrap_or(line.max);
    (0..=line.max / each).map(|count| Outcome { points: count * each, figure: format!("{count} sáng kiến") }).collect()
}

/// Shares between `low` and full marks, which `full` per cent of the due earns.
fn shares(line: &Line, low: i64, full: i64, scale: Scale, chance: &mut Chance) -> Vec<Outcome> {
    let Scale::Share(fewest, most) = scale else {
        return percents(line, low, chance);
    };
    let due = chance.between(fewest, most);
    let top = if full == 100 { due } else { (due * (full + chance.between(2, 18)) + 99) / 100 };
    let mut done = vec![top.min(due)];
    for ease in [3, 8, 15, 30, 50] {
        let below = due * full / 100 - chance.between(1, (due * full / 100 * ease / 100).max(1));
        done.push(below);
    }
    done.into_iter()
        .filter(|done| done * 100 >= due * low && *done > 0)
        .map(|done| Outcome { points: share_points(line, done, due, full), figure: share(done, due) })
        .collect()
}

fn share_points(line: &Line, done: i64, due: i64, full: i64) -> i64 {
    points::divide(line.max * done * 100, due * full).min(line.max)
}

fn percents(line: &Line, low: i64, chance: &mut Chance) -> Vec<Outcome> {
    let mut tenths = vec![1_000];
    tenths.extend((0..4).map(|_| chance.between(low * 10, 995)));
    tenths
        .into_iter()
        .map(|tenths| Outcome { points: points::divide(line.max * tenths, 1_000), figure: percent(tenths) })
        .collect()
}

fn percent(tenths: i64) -> String {
    format!("{}%", points::show(tenths * 1_000, ','))
}

fn bands(line: &Line, scale: Scale, chance: &mut Chance) -> Vec<Outcome> {
    if labelled(&line.rule).any(|(label, _)| label.contains(" và ")) {
        return levels(line);
    }
    if !line.rule.contains('%') {
        return counts(line, chance);
    }
    let due = match scale {
        Scale::Share(fewest, most) => chance.between(fewest, most),
        Scale::Percent => 1_000,
    };
    labelled(&line.rule)
        .filter_map(|(label, points)| {
            let done = done_in_band(label, due, scale, chance)?;
            let figure = match scale {
                Scale::Share(..) => share(done, due),
                Scale::Percent => percent(done),
            };
            Some(Outcome { points, figure })
        })
        .collect()
}

/// Draws how much of `due` puts a unit into the band called `label`, if anything does.
fn done_in_band(label: &str, due: i64, scale: Scale, chance: &mut Chance) -> Option<i64> {
    let bound = first_percent(label);
    let (low, high) = if label.contains("đến dưới") {
        let end = label.rsplit("dưới ").next().map_or(100, first_percent);
        ((due * bound + 99) / 100, (due * end - 1) / 100)
    } else if label.starts_with("Dưới") {
        ((due * (bound - 20).max(bound / 2) + 99) / 100, (due * bound - 1) / 100)
    } else if bound < 100 {
        ((due * bound + 99) / 100, (due * (bound + 25).min(100)) / 100)
    } else if let Scale::Percent = scale {
        (due, due * 112 / 100)
    } else {
        (due, due)
    };
    (low <= high).then(|| chance.between(low, high))
}

fn counts(line: &Line, chance: &mut Chance) -> Vec<Outcome> {
    let what = if line.rule.contains("hình thức") { "hình thức" } else { "lần" };
    labelled(&line.rule)
        .map(|(label, points)| {
            let bound = first_number(label).unwrap_or(0) / 10_000;
            let count = match label {
                label if label.contains("trở lên") => bound + chance.between(0, 2),
                label if label.starts_with("Dưới") => bound - 1,
                _ => bound,
            };
            Outcome { points, figure: format!("{count} {what}") }
        })
        .collect()
}

fn first_percent(text: &str) -> i64 {
    text.split_once('%')
        .and_then(|(before, _)| before.rsplit(|c: char| !c.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(100)
}

fn first_number(text: &str) -> Option<i64> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let number = text.get(start..)?.split(|c: char| !c.is_ascii_digit() && c != ',').next()?;
    points::parse(number.trim_end_matches(','))
}
