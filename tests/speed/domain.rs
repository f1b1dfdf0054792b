//! What the results of a whole country cost: they are computed again from nothing at every change.
//!
//! `cargo bench --bench domain`. The bar: totals and all places of 3,321 units × 110 lines ≤ 1 ms.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement that can't go on has nothing better to do than to stop"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use thamdinh::domain::criteria::{About, CriteriaSet, Draft, DraftNode, NodeLevel, NotApplicable, Source};
use thamdinh::domain::index::{BlockTotals, Marks, Standing};
use thamdinh::domain::points::{Percent, Points};
use thamdinh::domain::ranking::places;
use thamdinh::domain::rule::Rule;
use thamdinh::domain::setup::Ties;

const UNITS: usize = 3_321;
const LINES: usize = 110;
const TURNS: usize = 201;

fn main() {
    let set = set();
    assert_eq!(set.leaf_count(), LINES);
    for (name, one_in) in [("every line scored", usize::MAX), ("one line in 40 doesn't apply, one in 900 blank", 40)] {
        let marks = marks(&set, one_in);
        let mut times: Vec<(Duration, Duration)> = (0..TURNS).map(|_| turn(&set, &marks)).collect();
        times.sort_by_key(|(totals, ranks)| *totals + *ranks);
        let (totals, ranks) = times[TURNS / 2];
        let sum = totals + ranks;
        println!("{name}: totals {totals:?} and places {ranks:?} = {sum:?} (bar 1 ms)");
    }
}

/// Totals, then places by the published total and by each part.
fn turn(set: &CriteriaSet, marks: &Marks) -> (Duration, Duration) {
    let start = Instant::now();
    let totals = BlockTotals::compute(black_box(set), black_box(marks));
    let computed = start.elapsed();
    let start = Instant::now();
    let published: Vec<Option<Points>> = totals.units.iter().map(|t| Some(t.total?.rounded(2))).collect();
    black_box(places(&published, Ties::Competition));
    for source in Source::ALL {
        let part: Vec<Option<Points>> = totals.units.iter().map(|t| Some(t.part(source)?.rounded(2))).collect();
        black_box(places(&part, Ties::Competition));
    }
    (computed, start.elapsed())
}

/// Nine fields; the last two are the survey's and the satisfaction's.
fn set() -> CriteriaSet {
    let source = |field: usize| match field {
        7 => Source::Survey,
        8 => Source::Satisfaction,
        _ => Source::Appraisal,
    };
    let mut nodes = Vec::new();
    for field in 0..9 {
        nodes.push(node(format!("{field}"), NodeLevel::Field, source(field)));
        let lines = if field < 8 { 13 } else { 6 };
        nodes.extend((0..lines).map(|l| node(format!("{field}.{l}"), NodeLevel::Criterion, source(field))));
    }
    CriteriaSet::build(Draft { about: About::default(), revision: 0, nodes }).unwrap()
}

fn node(code: String, level: NodeLevel, source: Source) -> DraftNode {
    DraftNode {
        id: None,
        text: format!("Nội dung {code}").into(),
        code: code.into(),
        level,
        max: Some(Points::whole(2)),
        source,
        rule: Rule::Judged,
        rule_text: "".into(),
        rule_is_certain: true,
        not_applicable: NotApplicable::Excluded,
        appraiser: "".into(),
        evidence: "".into(),
    }
}

fn marks(set: &CriteriaSet, one_in: usize) -> Marks {
    let mut marks = Marks::blank(UNITS, LINES);
    for unit in 0..UNITS {
        for (line, node) in set.leaves().enumerate() {
            let at = unit * 7_919 + line * 104_729;
            let standing = match at % one_in {
                0 if at > 0 && at % 17 == 0 => Standing::Blank,
                0 if at > 0 => Standing::NotApplicable,
                _ if node.source == Source::Satisfaction => {
                    let percent = Percent::from_units(600_000 + (at % 400_000) as i64);
                    Standing::Points(node.max.share(percent.fraction(), 4))
                }
                _ => Standing::Points(Points::from_units((at % 20_001) as i64)),
            };
            marks.set(unit, line, standing);
        }
    }
    marks
}
