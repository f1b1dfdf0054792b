//! Invents leaf scores that add up exactly: full marks everywhere, then losses until what is left
//! is a share that some plausible count of files gives to the fourth decimal.

use crate::chance::Chance;
use crate::criteria::{Line, NotApplicable, Source};
use crate::outcomes::{self, Outcome};
use crate::scale;
use crate::units::Unit;

/// What the unit claims on a line and what the appraisers give.
#[derive(Clone)]
pub(crate) enum Score {
    /// Both say that the line does not apply.
    NotApplicable,
    Given {
        own: Outcome,
        appraised: Outcome,
    },
}

/// Which criteria a unit is scored by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    District,
    Department,
}

/// A line with what can come out on it.
struct Open<'a> {
    line: &'a Line,
    outcomes: Vec<Outcome>,
}

/// Bodies that hand in one matrix without a column for reasons: there units claim what they get.
pub(crate) const WITHOUT_REASONS: [&str; 3] = ["Sở Tư pháp", "Sở Tài chính", "Sở Khoa học và Công nghệ"];

/// Invents the scores of `unit`, one a scored line of the appraisal, in the order of the set.
pub(crate) fn scores(level: Level, lines: &[Line], unit: &Unit) -> Result<Vec<(String, Score)>, String> {
    let mut chance = Chance::of(&unit.id);
    let leaves = lines.iter().filter(|line| line.leaf && line.source == Source::Appraisal);
    let mut open: Vec<Open<'_>> = leaves.map(|line| offer(level, line, unit, &mut chance)).collect();
    let mut appraised: Vec<(String, Outcome)> = Vec::new();
    let mut target = target(lines, unit)?;

    if let Some((field, sum)) = &unit.exact_field {
        let (inside, outside): (Vec<_>, Vec<_>) = open.into_iter().partition(|one| one.line.field() == field);
        appraised.extend(spread(&inside, *sum, "7.1.2", &mut chance)?);
        target -= sum;
        open = outside;
        appraised.extend(spread(&open, target, "3.4.1", &mut chance)?);
        open.extend(inside);
    } else {
        let adjust = if unit.full_fields.iter().any(|field| field == "7") { "3.4.1" } else { "7.1.2" };
        appraised.extend(spread(&open, target, adjust, &mut chance)?);
    }
    let mut given = Vec::new();
    for line in lines.iter().filter(|line| line.leaf && line.source == Source::Appraisal) {
        let Some((_, outcome)) = appraised.iter().find(|(code, _)| *code == line.code) else {
            continue;
        };
        let offered = open.iter().find(|one| one.line.code == line.code);
        given.push((line.code.clone(), claim(line, unit, offered, outcome, &mut chance)));
    }
    Ok(given)
}

/// Gives the sum that the lines themselves must reach, before excluded ones are made up for.
fn target(lines: &[Line], unit: &Unit) -> Result<i64, String> {
    let leaves = || lines.iter().filter(|line| line.leaf && line.source == Source::Appraisal);
    let whole: i64 = leaves().map(|line| line.max).sum();
    let excluded: i64 = leaves().filter(|line| is_excluded(line, unit)).map(|line| line.max).sum();
    let near = unit.appraisal * (whole - excluded) / whole;
    (near - 2..near + 3)
        .find(|sum| crate::points::divide(sum * whole, whole - excluded) == unit.appraisal)
        .ok_or_else(|| format!("{}: no sum of lines is rescaled to the appraisal", unit.id))
}

/// Tells whether the line drops out of the unit's score.
pub(crate) fn is_excluded(line: &Line, unit: &Unit) -> bool {
    line.not_applicable == NotApplicable::Excluded && unit.not_applicable.contains(&line.code)
}

fn offer<'a>(level: Level, line: &'a Line, unit: &Unit, chance: &mut Chance) -> Open<'a> {
    let scale = match level {
        Level::District => scale::district(&line.code, unit.communes),
        Level::Department => scale::department(&line.code),
    };
    let mut outcomes = outcomes::of(line, scale, chance);
    let is_fixed = unit.full_fields.iter().any(|field| field == line.field());
    if unit.not_applicable.contains(&line.code) {
        let points = if is_excluded(line, unit) { 0 } else { line.max };
        outcomes = vec![Outcome { points, figure: String::new() }];
    } else if is_fixed || pinned(unit, line).is_some() {
        outcomes.truncate(1);
    }
    if let (Some(figure), Some(first)) = (pinned(unit, line), outcomes.first_mut()) {
        first.figure = figure.to_owned();
    }
    Open { line, outcomes }
}

/// Gives a figure that was published.
fn pinned(unit: &Unit, line: &Line) -> Option<&'static str> {
    (unit.id == "giao-thong" && line.code == "7.3.2").then_some("5.837/6.341 hồ sơ tiếp nhận; 7.211/11.847 kết quả trả")
}

/// Chooses an outcome for each line so that they sum to `target`, `adjust` giving the last decimals.
fn spread(open: &[Open<'_>], target: i64, adjust: &str, chance: &mut Chance) -> Result<Vec<(String, Outcome)>, String> {
    let most: i64 = open.iter().filter_map(|one| one.outcomes.first()).map(|first| first.points).sum();
    let adjusted = open.iter().find(|one| one.line.code == adjust).ok_or("no line to adjust by")?;
    let Some(lowest) = adjusted.outcomes.last() else {
        return Err("the line to adjust by has no outcome".to_owned());
    };
    let slack = adjusted.line.max - lowest.points.max(adjusted.line.max * 82 / 100);
    for _ in 0..20_000 {
        let mut loss = most - target;
        let mut picks: Vec<(String, Outcome)> = Vec::new();
        for one in shuffled(open, chance) {
            let Some(first) = one.outcomes.first() else {
                continue;
            };
            let wanted = likely(one, chance).unwrap_or(first);
            let costs = first.points - wanted.points;
            let takes = one.line.code != adjust
                && costs < loss
                && loss > slack
                && chance.happens(likelihood(one.line, costs, most - target));
            let pick = if takes { wanted } else { first };
            loss -= if takes { costs } else { 0 };
            picks.push((one.line.code.clone(), pick.clone()));
        }
        if loss > slack || loss < 20 {
            continue;
        }
        let Some(exact) = outcomes::exact_share(adjusted.line, adjusted.line.max - loss, 2_500, 9_000, chance) else {
            continue;
        };
        if let Some((_, outcome)) = picks.iter_mut().find(|(code, _)| code == adjust) {
            *outcome = exact;
        }
        return Ok(picks);
    }
    Err(format!("no choice of outcomes sums to {target}"))
}

/// Draws an outcome: a small loss is likelier than a large one.
fn likely<'a>(open: &'a Open<'_>, chance: &mut Chance) -> Option<&'a Outcome> {
    let draws = [chance.pick(&open.outcomes)?, chance.pick(&open.outcomes)?, chance.pick(&open.outcomes)?];
    let most = open.line.max;
    draws.into_iter().filter(|outcome| outcome.points < most).max_by_key(|outcome| outcome.points)
}

/// Weighs a loss: shares are seldom full, a whole criterion is seldom lost unless much has to go.
fn likelihood(line: &Line, costs: i64, whole_loss: i64) -> i64 {
    let hardship = (whole_loss / 10_000 - 3).max(0) * 3;
    match costs {
        0 => 0,
        _ if line.kind.starts_with("proportional") => 75,
        ..3_000 => 40,
        3_000..6_000 => 15 + hardship,
        _ => 4 + hardship,
    }
}

fn shuffled<'a, 'b>(open: &'b [Open<'a>], chance: &mut Chance) -> Vec<&'b Open<'a>> {
    let mut order: Vec<(i64, &Open<'a>)> = open.iter().map(|one| (chance.between(0, 1 << 30), one)).collect();
    order.sort_by_key(|(draw, _)| *draw);
    order.into_iter().map(|(_, one)| one).collect()
}

/// Lets the unit claim more than it got on some lines; elsewhere both agree.
fn claim(line: &Line, unit: &Unit, offered: Option<&Open<'_>>, appraised: &Outcome, chance: &mut Chance) -> Score {
    if unit.not_applicable.contains(&line.code) {
        return Score::NotApplicable;
    }
    let better: Vec<&Outcome> =
        offered.into_iter().flat_map(|one| &one.outcomes).filter(|outcome| outcome.points > appraised.points).collect();
    let is_silent = WITHOUT_REASONS.contains(&line.appraiser.as_str());
    let is_adjusted = offered.is_some_and(|one| !one.outcomes.contains(appraised));
    let claims = !is_adjusted && chance.happens(if is_silent { 3 } else { 55 });
    let own = if !claims {
        appraised
    } else if chance.happens(60) {
        better.first().copied().unwrap_or(appraised)
    } else {
        chance.pick(&better).copied().unwrap_or(appraised)
    };
    Score::Given { own: own.clone(), appraised: appraised.clone() }
}
