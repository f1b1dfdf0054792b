//! Lines: at full marks, reached by nobody, no longer telling units apart, and where most is lost.

use std::cmp::Reverse;

use super::process::line_code;
use super::told::Told;
use super::view::View;
use crate::domain::analysis::{LineProfile, LostPoints, lines, lost_points};
use crate::domain::criteria::{Node, NodeLevel, Source};
use crate::domain::points::Points;
use crate::domain::value::Score;

/// So many lines are named where most is lost.
const MOST_LOST: usize = 5;

/// More units than this with the same loss aren't named.
const MOST_TIED: usize = 2;

/// A list of lines: its sentence, what is counted, which lines belong to it.
type List = (&'static str, &'static str, fn(&LineProfile) -> bool);

/// Lists of lines that deserve a look when the set is revised.
pub(super) fn remarkable(view: &View<'_>) -> Vec<Told> {
    let all = lines(view.state);
    let lists: [List; 3] = [
        ("lines-full", "of-lines-full", LineProfile::is_full_for_all),
        ("lines-nobody", "of-lines-nobody", LineProfile::is_full_for_nobody),
        ("lines-equal", "of-lines-equal", |line| line.is_equal_for_all() && !line.is_full_for_all()),
    ];
    let told = lists.into_iter().filter_map(|(name, of, belongs)| {
        let named: Vec<Told> = all
            .iter()
            .filter(|line| belongs(line))
            .filter_map(|line| Some(line_code(view, &view.state.set.leaf(line.line)?.code)))
            .collect();
        if named.is_empty() {
            return None;
        }
        let count = view.count(named.len(), &view.office.plain(of, &[]), "from-count-all");
        Some(view.office.tell(name, &[("count", &count), ("lines", &view.office.list(named))]))
    });
    told.collect()
}

/// Whether some line no longer tells units apart.
pub(super) fn any_equal(view: &View<'_>) -> bool {
    lines(view.state).iter().any(LineProfile::is_equal_for_all)
}

/// The appraised lines where the block lost most, the most first; only lines that nobody is open on.
pub(super) fn most_lost(view: &View<'_>) -> Vec<Told> {
    let settled = |line: &LineProfile| line.open == 0 && line.lost > Points::ZERO;
    let node = |line: &LineProfile| view.state.set.leaf(line.line);
    let mut all: Vec<LineProfile> = lines(view.state);
    all.retain(|line| settled(line) && node(line).is_some_and(|n| n.source == Source::Appraisal));
    all.sort_by_key(|line| Reverse(line.lost));
    all.iter().take(MOST_LOST).filter_map(|line| Some(lost_line(view, line, node(line)?))).collect()
}

fn lost_line(view: &View<'_>, line: &LineProfile, node: &Node) -> Told {
    let office = view.office;
    let code = [("code", &*node.code)];
    let shown = Told::figure(&*node.code, office.plain("what-line-code", &[]), view.set_from());
    let lost = Told::figure(
        office.text.points(line.lost),
        office.plain("what-line-lost", &code),
        office.plain("from-sum-line", &[]),
    );
    let max = Told::figure(office.text.points(line.max), office.plain("what-line-max", &code), view.set_from());
    let count = |count: u32, of: &str| view.count(count as usize, &office.plain(of, &code), "from-count-lines");
    office.tell(
        "lost-line",
        &[
            ("code", &shown),
            ("line", &Told::word(&*node.text)),
            ("lost", &lost),
            ("short", &count(line.scored - line.full, "of-short")),
            ("scored", &count(line.scored, "of-scored")),
            ("max", &max),
        ],
    )
}

/// What a unit lost of its appraised points.
struct UnitLoss {
    unit: usize,
    lost: Points,
    lines: usize,
}

/// Who lost most and least of the appraised points, and how many deductions have a reason.
pub(super) fn by_unit(view: &View<'_>) -> Vec<Told> {
    let office = view.office;
    let mut all = lost_points(office.campaign, view.state);
    let node = |lost: &LostPoints| view.state.set.leaf(lost.line);
    all.retain(|lost| node(lost).is_some_and(|n| n.source == Source::Appraisal && n.level != NodeLevel::Penalty));
    let mut losses: Vec<UnitLoss> =
        (0..view.state.units.len()).map(|unit| UnitLoss { unit, lost: Points::ZERO, lines: 0 }).collect();
    for lost in &all {
        if let Some(loss) = losses.get_mut(lost.unit) {
            loss.lost += lost.lost;
            loss.lines += 1;
        }
    }
    losses.retain(|loss| view.is_placed(loss.unit));
    let mut told = Vec::new();
    let bounds = (losses.iter().map(|l| l.lost).max(), losses.iter().map(|l| l.lost).min());
    if let (Some(most), Some(least)) = bounds
        && most > least
    {
        for (name, bound) in [("lost-most", most), ("lost-least", least)] {
            let tied = losses.iter().filter(|l| l.lost == bound);
            // Many at once are nobody to point at.
            if tied.clone().count() <= MOST_TIED {
                told.extend(tied.map(|loss| unit_loss(view, name, loss)));
            }
        }
    }
    all.retain(|lost| matches!(lost.own, Some(Score::Points(own)) if own > lost.points));
    if !all.is_empty() {
        let with_reason = all.iter().filter(|lost| lost.reason.is_some()).count();
        let count = |count: usize, of: &str| view.count(count, &office.plain(of, &[]), "from-count-lines");
        let (given, all) = (count(with_reason, "of-reasons"), count(all.len(), "of-deductions"));
        told.push(office.tell("lost-reasons", &[("count", &given), ("all", &all)]));
    }
    told
}

fn unit_loss(view: &View<'_>, name: &str, loss: &UnitLoss) -> Told {
    let office = view.office;
    let what = office.plain("what-lost", &[("unit", view.unit_name(loss.unit))]);
    let lost = Told::figure(office.text.points(loss.lost), what, office.plain("from-sum-unit", &[]));
    let of = office.plain("of-lost-lines", &[("unit", view.unit_name(loss.unit))]);
    let lines = view.count(loss.lines, &of, "from-count-lines");
    office.tell(name, &[("unit", &view.unit(loss.unit)), ("lost", &lost), ("lines", &lines)])
}
