//! The points that a unit lost: where, why, and what would have won them back.

use crate::domain::analysis::{LostPoints, WinBack, lost_points_of, win_back};
use crate::domain::criteria::{Node, Source};
use crate::domain::points::Points;
use crate::domain::value::Score;
use crate::sheets::document::{Column, Document, Table};
use crate::sheets::report::view::View;

/// How many of the lines that cost most are named.
const NAMED: usize = 3;

/// A sentence with the sum, then every line. Whether any points are lost is returned.
pub(super) fn points(document: &mut Document, view: &View<'_>, at: usize) -> bool {
    let office = view.office;
    let lost = lost_points_of(office.campaign, view.state, at);
    if lost.is_empty() {
        document.text(&nothing(view, at));
        return false;
    }
    let open = match open(view, at) {
        0 => String::new(),
        open => office.plain("letter-lost-open", &[("open", &view.office.text.count(open))]),
    };
    document.text(format!("{} {open}", sum(view, &lost)).trim());
    document.table(&table(view, &lost));
    true
}

/// Lines without points that count.
fn open(view: &View<'_>, at: usize) -> u32 {
    view.results.totals.units.get(at).map_or(0, |totals| totals.blank + totals.disputed)
}

/// That nothing is lost: of all lines, or of those that have points so far.
fn nothing(view: &View<'_>, at: usize) -> String {
    let (office, open) = (view.office, open(view, at));
    let has_points = view.results.units.get(at).is_some_and(|result| result.published.is_some());
    match (open, has_points) {
        (0, _) => office.plain("letter-lost-nothing", &[]),
        (_, false) => office.plain("letter-lost-unscored", &[]),
        (open, true) => office.plain("letter-lost-nothing-yet", &[("open", &office.text.count(open))]),
    }
}

fn sum(view: &View<'_>, lost: &[LostPoints]) -> String {
    let (office, text) = (view.office, view.office.text);
    let all: Points = lost.iter().map(|l| l.lost).sum();
    let mut most: Vec<&LostPoints> = lost.iter().collect();
    most.sort_by_key(|l| std::cmp::Reverse(l.lost));
    let named = most.into_iter().take(NAMED).filter_map(|l| {
        let node = view.state.set.leaf(l.line)?;
        let arguments = [("code", &*node.code), ("points", &*text.points(l.lost))];
        Some(super::super::told::Told::word(office.plain("letter-lost-line", &arguments)))
    });
    let named = office.list(named.collect()).text;
    let arguments = [("points", &*text.points(all)), ("count", &*text.count(lost.len())), ("lines", &*named)];
    office.plain("letter-lost-sum", &arguments)
}

fn table(view: &View<'_>, lost: &[LostPoints]) -> Table {
    let (office, text) = (view.office, view.office.text);
    let head = |name: &str| office.plain(name, &[]);
    let columns = vec![
        Column::words(head("letter-head-line"), 41),
        Column::numbers(head("letter-head-max"), 13),
        Column::numbers(head("letter-head-own"), 14),
        Column::numbers(head("letter-head-points"), 14),
        Column::numbers(head("letter-head-lost"), 14),
        Column::words(head("letter-head-reason"), 34),
        Column::words(head("letter-head-win-back"), 35),
    ];
    let rows = lost.iter().filter_map(|l| {
        let node = view.state.set.leaf(l.line)?;
        let own = match l.own {
            Some(Score::Points(points)) => text.points(points),
            Some(score @ Score::NotApplicable) => text.score(score),
            None => "–".to_owned(),
        };
        Some(vec![
            format!("{}. {}", node.code, node.text),
            text.points(l.max),
            own,
            text.points(l.points),
            text.points(l.lost),
            reason(view, node, l),
            winning(view, node, l.points),
        ])
    });
    Table { rows: rows.collect(), columns, is_small: true, ..Table::default() }
}

/// Why, in the appraiser's words, with the unit's answer under it.
fn reason(view: &View<'_>, node: &Node, lost: &LostPoints) -> String {
    let office = view.office;
    let mut lines = vec![match (&lost.reason, node.source) {
        (Some(reason), _) => reason.to_string(),
        (None, Source::Appraisal) if lost.own == Some(Score::Points(lost.points)) => office.plain("letter-as-own", &[]),
        (None, Source::Appraisal) => office.plain("letter-no-reason", &[]),
        (None, Source::Survey) => office.plain("letter-by-survey", &[]),
        (None, Source::Satisfaction) => office.plain("letter-by-satisfaction", &[]),
    }];
    if let Some(answer) = &lost.explanation {
        lines.push(office.plain("letter-explanation", &[("text", answer)]));
    }
    lines.join("\n")
}

/// What would have won the points back.
fn winning(view: &View<'_>, node: &Node, points: Points) -> String {
    let (office, text) = (view.office, view.office.text);
    match win_back(node, points) {
        WinBack::Steps(steps) => {
            let step = |(words, points): &(std::sync::Arc<str>, Points)| {
                office.plain("letter-win-step", &[("step", words.trim()), ("points", &text.points(*points))])
            };
            steps.iter().map(step).collect::<Vec<_>>().join("\n")
        }
        WinBack::Share { from, floor } => {
            let mut told = office.plain("letter-win-share", &[("share", &view.shown_percent(from))]);
            if let Some(floor) = floor {
                told.push(' ');
                told.push_str(&office.plain("letter-win-floor", &[("floor", &view.shown_percent(floor))]));
            }
            told
        }
        WinBack::Items { more, each } => {
            office.plain("letter-win-items", &[("count", &text.count(more)), ("points", &text.points(each))])
        }
        WinBack::Violations { each } => office.plain("letter-win-violations", &[("points", &text.points(each))]),
        WinBack::Satisfaction { each } => office.plain("letter-win-satisfaction", &[("points", &text.points(each))]),
        WinBack::Survey => office.plain("letter-win-survey", &[]),
        WinBack::Penalty => office.plain("letter-win-penalty", &[]),
        WinBack::Wording if node.rule_text.trim().is_empty() => office.plain("letter-win-full", &[]),
        WinBack::Wording => office.plain("letter-win-wording", &[("rule", node.rule_text.trim())]),
    }
}
