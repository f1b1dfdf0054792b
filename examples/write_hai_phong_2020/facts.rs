//! Holds the invented campaign to what was published; a fact that doesn't come out stops the program.

use serde_json::Value;

use crate::criteria::{Line, Source};
use crate::solve::{Score, is_excluded};
use crate::units::{Unit, places, satisfaction};
use crate::{Block, points};

/// Checks every published fact against `blocks` and returns those that fail, in words.
pub(crate) fn broken(facts: &str, blocks: &[Block]) -> Result<Vec<String>, String> {
    let facts: Value = serde_json::from_str(facts).map_err(|error| error.to_string())?;
    let mut broken = Vec::new();
    for (told, block) in list(&facts, "blocks").zip(blocks) {
        let outcome = Outcome::of(block);
        for fact in list(told, "units") {
            let Some(at) =
                block.units.iter().position(|unit| fact.get("unit").and_then(Value::as_str) == Some(&unit.id))
            else {
                return Err(format!("a fact about nobody: {fact}"));
            };
            let keys = fact.as_object().into_iter().flatten().filter(|(key, _)| *key != "unit");
            for (key, value) in keys {
                if !outcome.agrees(block, at, key, value) {
                    broken.push(format!("{fact}: {key}"));
                }
            }
        }
    }
    Ok(broken)
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// What the sheets of a block add up to, computed from the lines.
struct Outcome {
    appraisal: Vec<i64>,
    places: Vec<usize>,
    previous_places: Vec<usize>,
    appraisal_places: Vec<usize>,
    satisfaction_places: Vec<usize>,
}

impl Outcome {
    fn of(block: &Block) -> Outcome {
        let appraisal: Vec<i64> =
            block.units.iter().zip(&block.scores).map(|(unit, scores)| appraisal(&block.lines, unit, scores)).collect();
        let totals: Vec<i64> =
            appraisal.iter().zip(&block.units).map(|(points, unit)| points::published(exact(*points, unit))).collect();
        let previous: Vec<i64> = block.units.iter().map(|unit| unit.previous.total()).collect();
        let percents: Vec<i64> = block.units.iter().map(|unit| unit.percent).collect();
        let rounded: Vec<i64> = appraisal.iter().map(|points| points::published(*points)).collect();
        Outcome {
            appraisal,
            places: places(&totals),
            previous_places: places(&previous),
            appraisal_places: places(&rounded),
            satisfaction_places: places(&percents),
        }
    }

    fn agrees(&self, block: &Block, at: usize, key: &str, value: &Value) -> bool {
        let place = |places: &[usize]| places.get(at).copied().unwrap_or(0) as i64;
        let (Some(unit), Some(scores), Some(&appraisal)) =
            (block.units.get(at), block.scores.get(at), self.appraisal.get(at))
        else {
            return false;
        };
        let gain = appraisal - unit.previous.appraisal;
        let total = exact(appraisal, unit);
        match key {
            "rank" => value.as_i64() == Some(place(&self.places)),
            "previous_rank" => value.as_i64() == Some(place(&self.previous_places)),
            "previous_rank_at_most" => value.as_i64() >= Some(place(&self.previous_places)),
            "rank_change" => value.as_i64() == Some(place(&self.previous_places) - place(&self.places)),
            "appraisal_place" => value.as_i64() == Some(place(&self.appraisal_places)),
            "satisfaction_place" => value.as_i64() == Some(place(&self.satisfaction_places)),
            "total" => is(value, points::published(total)),
            "exact_total" => is(value, total),
            "appraisal" => is(value, appraisal),
            "previous_appraisal" => is(value, unit.previous.appraisal),
            "appraisal_gain" => is(value, gain),
            "survey" => is(value, unit.survey),
            "satisfaction" => is(value, satisfaction(unit.percent)),
            "satisfaction_percent" => is(value, unit.percent),
            "appraisal_is" => value.as_str() == Some(direction(gain)),
            "total_is" => value.as_str() == Some(direction(points::published(total) - unit.previous.total())),
            "fields" => value
                .as_object()
                .into_iter()
                .flatten()
                .all(|(field, sum)| is(sum, field_sum(scores, &block.lines, field))),
            "full_fields" => value.as_array().into_iter().flatten().filter_map(Value::as_str).all(|field| {
                block.lines.iter().any(|line| line.code == field && line.max == field_sum(scores, &block.lines, field))
            }),
            _ => false,
        }
    }
}

fn is(value: &Value, points: i64) -> bool {
    value.as_str() == Some(&points::show(points, '.'))
}

fn direction(change: i64) -> &'static str {
    match change {
        -1_000..=1_000 => "stable",
        1_001.. => "up",
        _ => "down",
    }
}

fn exact(appraisal: i64, unit: &Unit) -> i64 {
    appraisal + unit.survey + satisfaction(unit.percent)
}

/// Adds up the appraised points of a unit; what excluded lines could have given is made up for.
fn appraisal(lines: &[Line], unit: &Unit, scores: &[(String, Score)]) -> i64 {
    let leaves = || lines.iter().filter(|line| line.leaf && line.source == Source::Appraisal);
    let whole: i64 = leaves().map(|line| line.max).sum();
    let applicable: i64 = leaves().filter(|line| !is_excluded(line, unit)).map(|line| line.max).sum();
    let sum: i64 = leaves().filter(|line| !is_excluded(line, unit)).map(|line| given(scores, line)).sum();
    points::divide(sum * whole, applicable)
}

fn field_sum(scores: &[(String, Score)], lines: &[Line], field: &str) -> i64 {
    lines.iter().filter(|line| line.leaf && line.field() == field).map(|line| given(scores, line)).sum()
}

fn given(scores: &[(String, Score)], line: &Line) -> i64 {
    match scores.iter().find(|(code, _)| *code == line.code) {
        Some((_, Score::Given { appraised, .. })) => appraised.points,
        Some((_, Score::NotApplicable)) => line.max,
        None => 0,
    }
}
