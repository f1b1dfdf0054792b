//! What would have won lost points back, as the line's rule says.

use std::sync::Arc;

use crate::domain::criteria::{Node, NodeLevel, Source};
use crate::domain::points::{DECIMALS, Percent, Points};
use crate::domain::rule::Rule;

/// What would have won points back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WinBack {
    /// Levels or steps above what was given, in the decision's words, the nearest first.
    Steps(Vec<(Arc<str>, Points)>),
    /// Full points from this share on; each share below gives its part, and nothing below the floor.
    Share {
        /// The share that gives all points.
        from: Percent,
        /// Below it there are no points.
        floor: Option<Percent>,
    },
    /// So many items more, at so many points each.
    Items {
        /// How many.
        more: u32,
        /// Points for each.
        each: Points,
    },
    /// No violation; each takes so many points off.
    Violations {
        /// Points off for each.
        each: Points,
    },
    /// A higher satisfaction.
    Satisfaction {
        /// Points for one per cent more.
        each: Points,
    },
    /// Better answers of those who are asked.
    Survey,
    /// Nothing that is taken off for.
    Penalty,
    /// What the wording asks for: no rule says it in numbers, or none is certain to.
    Wording,
}

/// What would have won back what is missing to `points` on a line.
pub fn win_back(node: &Node, points: Points) -> WinBack {
    if node.level == NodeLevel::Penalty {
        return WinBack::Penalty;
    }
    match (node.source, &node.rule) {
        (Source::Satisfaction, _) | (_, Rule::Satisfaction) => {
            WinBack::Satisfaction { each: node.max.share(Percent::whole(1).fraction(), DECIMALS) }
        }
        (Source::Survey, _) | (_, Rule::Survey { .. }) => WinBack::Survey,
        _ if !node.rule_is_certain => WinBack::Wording,
        (_, Rule::Levels(levels)) => steps(levels.iter().map(|l| (&l.text, l.points)), points),
        (_, Rule::Bands { bands, .. }) => steps(bands.iter().map(|b| (&b.text, b.points)), points),
        (_, Rule::Proportional { floor, target, .. }) => {
            WinBack::Share { from: target.unwrap_or(Percent::HUNDRED), floor: *floor }
        }
        (_, Rule::PerItem { each }) if *each > Points::ZERO => {
            let missing = (node.max - points).units();
            let more = u32::try_from((missing + each.units() - 1) / each.units()).unwrap_or(u32::MAX);
            WinBack::Items { more, each: *each }
        }
        (_, Rule::PerViolation { each }) => WinBack::Violations { each: *each },
        (_, Rule::PerItem { .. } | Rule::Judged) => WinBack::Wording,
    }
}

fn steps<'a>(all: impl Iterator<Item = (&'a Arc<str>, Points)>, points: Points) -> WinBack {
    let better = all.filter(|(text, step)| *step > points && !text.trim().is_empty());
    let mut better: Vec<(Arc<str>, Points)> = better.map(|(text, step)| (text.clone(), step)).collect();
    better.sort_by_key(|(_, step)| *step);
    if better.is_empty() { WinBack::Wording } else { WinBack::Steps(better) }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, points};
    use super::*;
    use crate::domain::rule::Level;

    fn line(rule: Rule, is_certain: bool) -> Node {
        let sample = Sample::of(&["90"]);
        let node = sample.state().set.leaves().next().cloned();
        Node { rule, rule_is_certain: is_certain, max: points("2"), ..node.unwrap() }
    }

    fn levels() -> Rule {
        let level = |text: &str, p: &str| Level { text: text.into(), points: points(p) };
        Rule::Levels(vec![level("đúng hạn", "2"), level("chậm dưới 5 ngày", "1"), level("không gửi", "0")])
    }

    #[test]
    fn only_what_gives_more_wins_back_and_the_nearest_comes_first() {
        let better = |p: &str| match win_back(&line(levels(), true), points(p)) {
            WinBack::Steps(steps) => steps.iter().map(|(text, p)| format!("{text} {p}")).collect(),
            other => vec![format!("{other:?}")],
        };
        assert_eq!(better("0"), ["chậm dưới 5 ngày 1", "đúng hạn 2"]);
        assert_eq!(better("1"), ["đúng hạn 2"]);
        assert_eq!(win_back(&line(levels(), false), points("0")), WinBack::Wording, "nothing is said that isn't sure");
    }

    #[test]
    fn items_and_shares_say_how_much_is_missing() {
        let items = Rule::PerItem { each: points("0.75") };
        assert_eq!(win_back(&line(items, true), points("0.5")), WinBack::Items { more: 2, each: points("0.75") });
        let floor = Some(Percent::whole(60));
        let share = Rule::Proportional { floor, target: None, nothing: None };
        assert_eq!(win_back(&line(share, true), points("1")), WinBack::Share { from: Percent::HUNDRED, floor });
        let sample = Sample::of(&["90"]);
        let survey = sample.state().set.leaves().find(|n| n.source == Source::Survey).unwrap();
        assert_eq!(win_back(survey, points("1")), WinBack::Survey);
        let satisfaction = sample.state().set.leaves().find(|n| n.source == Source::Satisfaction).unwrap();
        assert_eq!(win_back(satisfaction, points("1")), WinBack::Satisfaction { each: points("0.3") });
    }
}
