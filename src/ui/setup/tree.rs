//! The tree of a criteria set while it is changed: rows are added, taken out, moved, numbered anew.
//!
//! Ids never change here: what was recorded on a line stays with it, whatever its code and place become.

use std::collections::HashSet;
use std::ops::Range;

use crate::domain::criteria::{DraftNode, NodeLevel, NotApplicable, Source};
use crate::domain::points::Points;
use crate::domain::rule::Rule;
use crate::domain::slug::{LineId, Slug};
use crate::text::fold;

/// Which way a row is moved among its siblings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Before the one above.
    Up,
    /// Behind the one below.
    Down,
}

/// How deep a row stands, from 0.
pub(super) fn depth(level: NodeLevel) -> u8 {
    match level {
        NodeLevel::Field | NodeLevel::Bonus | NodeLevel::Penalty => 0,
        NodeLevel::Criterion => 1,
        NodeLevel::Subcriterion => 2,
    }
}

/// The row and everything under it.
pub(super) fn branch(nodes: &[DraftNode], at: usize) -> Range<usize> {
    let own = nodes.get(at).map_or(0, |node| depth(node.level));
    let below = nodes.iter().skip(at + 1).take_while(|node| depth(node.level) > own).count();
    at..(at + 1 + below).min(nodes.len())
}

/// Where a new row of a level would stand, seen from a row; none where it has nothing to stand under.
pub(super) fn place_for(nodes: &[DraftNode], at: usize, level: NodeLevel) -> Option<usize> {
    if level.is_extra() || nodes.is_empty() {
        return (depth(level) == 0).then_some(nodes.len());
    }
    // The nearest row at or above this one that the new one stands beside or under.
    let upward = |deep: u8| (0..=at).rev().find(|row| nodes.get(*row).is_some_and(|n| depth(n.level) <= deep));
    let top = upward(depth(level))?;
    let is_field = |row: usize| nodes.get(row).is_some_and(|n| n.level == NodeLevel::Field);
    match level {
        NodeLevel::Field if is_field(top) => Some(branch(nodes, top).end),
        // Bonus and penalty stand last.
        NodeLevel::Field => Some(nodes.iter().position(|n| n.level.is_extra()).unwrap_or(nodes.len())),
        _ => {
            let beside = nodes.get(top).filter(|n| n.level == level || depth(n.level) + 1 == depth(level))?;
            (!beside.level.is_extra()).then(|| branch(nodes, top).end)
        }
    }
}

/// Adds a row where [`place_for`] says, with the next free code; gives its position.
pub(super) fn add(nodes: &mut Vec<DraftNode>, at: usize, level: NodeLevel, text: &str) -> Option<usize> {
    let place = place_for(nodes, at, level)?;
    let above = parent(nodes, place, level).and_then(|parent| nodes.get(parent));
    let front = above.map(|parent| format!("{}.", parent.code)).unwrap_or_default();
    let code = match level {
        NodeLevel::Bonus => free_code(nodes, "DT", 0),
        NodeLevel::Penalty => free_code(nodes, "DP", 0),
        _ => free_code(nodes, &front, siblings(nodes, place, level) + 1),
    };
    let node = DraftNode {
        id: None,
        code: code.into(),
        level,
        text: text.into(),
        max: (level != NodeLevel::Field).then_some(Points::whole(1)),
        source: above.map_or(Source::Appraisal, |parent| parent.source),
        rule: Rule::Judged,
        rule_text: "".into(),
        rule_is_certain: true,
        not_applicable: NotApplicable::MustBeScored,
        appraiser: above.map(|parent| parent.appraiser.clone()).unwrap_or_default(),
        evidence: "".into(),
    };
    nodes.insert(place, node);
    Some(place)
}

/// Moves a row with all under it past its neighbour; gives its new position, none where there is no neighbour.
pub(super) fn shift(nodes: &mut [DraftNode], at: usize, way: Way) -> Option<usize> {
    let own = branch(nodes, at);
    let level = nodes.get(at)?.level;
    let is_neighbour = |row: usize| {
        nodes.get(row).is_some_and(|n| depth(n.level) == depth(level) && n.level.is_extra() == level.is_extra())
    };
    match way {
        Way::Down => {
            let next = branch(nodes, own.end).end;
            is_neighbour(own.end).then(|| {
                nodes.get_mut(at..next).unwrap_or_default().rotate_left(own.len());
                at + next - own.end
            })
        }
        Way::Up => {
            let before = (0..at).rev().find(|row| nodes.get(*row).is_some_and(|n| depth(n.level) <= depth(level)))?;
            is_neighbour(before).then(|| {
                nodes.get_mut(before..own.end).unwrap_or_default().rotate_left(at - before);
                before
            })
        }
    }
}

/// Numbers all rows but bonus and penalty by their places: 1, 1.1, 1.1.1.
pub(super) fn renumber(nodes: &mut [DraftNode]) {
    let mut counts = [0_usize; 3];
    for node in nodes.iter_mut().filter(|node| !node.level.is_extra()) {
        let deep = usize::from(depth(node.level));
        for (at, count) in counts.iter_mut().enumerate() {
            *count = match at.cmp(&deep) {
                std::cmp::Ordering::Less => *count,
                std::cmp::Ordering::Equal => *count + 1,
                std::cmp::Ordering::Greater => 0,
            };
        }
        let numbers: Vec<String> = counts.iter().take(deep + 1).map(usize::to_string).collect();
        node.code = numbers.join(".").into();
    }
}

/// Gives each new row an id: its code, unless a line has or had that id already; `revision` tells those apart
/// that earlier revisions may have had.
pub(super) fn with_ids(nodes: &[DraftNode], known: impl Iterator<Item = LineId>, revision: u32) -> Vec<DraftNode> {
    let mut taken: HashSet<LineId> = known.chain(nodes.iter().filter_map(|node| node.id)).collect();
    let named = |node: &DraftNode| {
        let plain = Slug::new(&node.code).ok().filter(|id| revision <= 1 && !taken.contains(id));
        let id = node.id.or(plain).or_else(|| Slug::new(&format!("{}-r{revision}", node.code)).ok());
        taken.extend(id);
        DraftNode { id, ..node.clone() }
    };
    nodes.iter().map(named).collect()
}

/// How alike two wordings of one code have to be to count as one line reworded.
const ALIKE: f64 = 0.6;

/// How rows that were read relate to those that are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Adopted {
    /// Known lines and groups, reworded or renumbered ones too.
    pub(super) known: usize,
    /// New ones.
    pub(super) new: usize,
    /// Ones that are there and were not read: they go.
    pub(super) gone: usize,
}

/// Gives rows that were read from a table the ids of the rows they are: by the id that the table states, by code and
/// text, by text alone, by code where the text is much alike. A row that is none of these is new.
pub(super) fn adopt(read: Vec<DraftNode>, present: &[DraftNode]) -> (Vec<DraftNode>, Adopted) {
    let folded = |node: &DraftNode| fold::words(&node.text);
    let texts: Vec<String> = present.iter().map(folded).collect();
    let mut is_taken = vec![false; present.len()];
    let mut found: Vec<Option<usize>> = vec![None; read.len()];
    type Same<'a> = &'a dyn Fn(&DraftNode, &str, &DraftNode, &str) -> bool;
    let ways: [Same<'_>; 4] = [
        &|node, _, old, _| node.id.is_some() && node.id == old.id,
        &|node, text, old, was| node.code == old.code && text == was,
        &|node, text, old, was| node.level == old.level && text == was,
        &|node, text, old, was| {
            (&node.code, node.level) == (&old.code, old.level) && strsim::sorensen_dice(text, was) >= ALIKE
        },
    ];
    for is_same in ways {
        for (node, found) in read.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            let text = folded(node);
            let old = (present.iter().zip(&texts).zip(&is_taken))
                .position(|((old, was), taken)| !taken && is_same(node, &text, old, was));
            if let Some(taken) = old.and_then(|at| is_taken.get_mut(at)) {
                (*taken, *found) = (true, old);
            }
        }
    }
    let known = found.iter().flatten().count();
    let adopted = Adopted { known, new: read.len() - known, gone: present.len() - known };
    let named = |(node, found): (DraftNode, Option<usize>)| match found.and_then(|at| present.get(at)) {
        None => DraftNode { id: None, ..node },
        // The same words say the same rule, also one that was told apart by hand.
        Some(old) if (&node.rule_text, node.max, node.source) == (&old.rule_text, old.max, old.source) => {
            DraftNode { id: old.id, rule: old.rule.clone(), rule_is_certain: old.rule_is_certain, ..node }
        }
        Some(old) => DraftNode { id: old.id, ..node },
    };
    (read.into_iter().zip(found).map(named).collect(), adopted)
}

/// The row that a row of a level at a place stands under.
fn parent(nodes: &[DraftNode], place: usize, level: NodeLevel) -> Option<usize> {
    let deep = depth(level);
    (0..place).rev().find(|row| nodes.get(*row).is_some_and(|n| depth(n.level) < deep)).filter(|_| deep > 0)
}

/// How many rows of the level stand above a place under the same parent.
fn siblings(nodes: &[DraftNode], place: usize, level: NodeLevel) -> usize {
    let from = parent(nodes, place, level).map_or(0, |parent| parent + 1);
    nodes.get(from..place).unwrap_or_default().iter().filter(|node| node.level == level).count()
}

/// The first code from a number on that no row has; the front alone for 0.
fn free_code(nodes: &[DraftNode], front: &str, from: usize) -> String {
    let code = |number: usize| if number == 0 { front.to_owned() } else { format!("{front}{number}") };
    let is_free = |code: &String| !nodes.iter().any(|node| *node.code == **code);
    let last = from + nodes.len() + 1;
    (from..=last).map(code).find(is_free).unwrap_or_else(|| code(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(code: &str, level: NodeLevel) -> DraftNode {
        let mut nodes = Vec::new();
        add(&mut nodes, 0, NodeLevel::Field, code);
        DraftNode { id: Slug::new(code).ok(), code: code.into(), level, ..nodes.remove(0) }
    }

    fn set() -> Vec<DraftNode> {
        use NodeLevel::{Bonus, Criterion, Field, Subcriterion};
        let rows =
            [("1", Field), ("1.1", Criterion), ("1.1.1", Subcriterion), ("1.1.2", Subcriterion), ("1.2", Criterion)];
        rows.into_iter().chain([("2", Field), ("2.1", Criterion), ("DT", Bonus)]).map(|(c, l)| node(c, l)).collect()
    }

    fn codes(nodes: &[DraftNode]) -> String {
        nodes.iter().map(|n| n.code.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_new_row_stands_behind_its_siblings_with_the_next_code() {
        let added = |at, level| {
            let mut nodes = set();
            let place = add(&mut nodes, at, level, "mới")?;
            Some((place, nodes[place].code.to_string()))
        };
        assert_eq!(added(0, NodeLevel::Criterion), Some((5, "1.3".into())));
        assert_eq!(added(2, NodeLevel::Subcriterion), Some((3, "1.1.3".into())), "right behind the row");
        assert_eq!(added(1, NodeLevel::Subcriterion), Some((4, "1.1.3".into())));
        assert_eq!(added(4, NodeLevel::Subcriterion), Some((5, "1.2.1".into())));
        assert_eq!(added(3, NodeLevel::Field), Some((5, "3".into())));
        assert_eq!(added(7, NodeLevel::Field), Some((7, "3".into())), "bonus and penalty stand last");
        assert_eq!(added(0, NodeLevel::Bonus), Some((8, "DT1".into())));
        assert_eq!(added(0, NodeLevel::Penalty), Some((8, "DP".into())));
        assert_eq!(added(0, NodeLevel::Subcriterion), None, "a sub-criterion needs a criterion");
        assert_eq!(added(7, NodeLevel::Criterion), None);
        let mut none = Vec::new();
        assert_eq!(add(&mut none, 0, NodeLevel::Field, "Một"), Some(0));
        assert_eq!(codes(&none), "1");
    }

    #[test]
    fn a_row_moves_with_all_under_it_and_not_out_of_its_parent() {
        let moved = |at, way| {
            let mut nodes = set();
            let place = shift(&mut nodes, at, way);
            (place, codes(&nodes))
        };
        assert_eq!(moved(1, Way::Down), (Some(2), "1 1.2 1.1 1.1.1 1.1.2 2 2.1 DT".into()));
        assert_eq!(moved(4, Way::Up), (Some(1), "1 1.2 1.1 1.1.1 1.1.2 2 2.1 DT".into()));
        assert_eq!(moved(0, Way::Down), (Some(2), "2 2.1 1 1.1 1.1.1 1.1.2 1.2 DT".into()));
        for (at, way) in
            [(0, Way::Up), (1, Way::Up), (4, Way::Down), (5, Way::Down), (7, Way::Up), (7, Way::Down), (6, Way::Up)]
        {
            assert_eq!(moved(at, way), (None, codes(&set())), "{at} {way:?}");
        }
    }

    #[test]
    fn numbers_follow_the_places_and_ids_stay() {
        let mut nodes = set();
        shift(&mut nodes, 1, Way::Down);
        renumber(&mut nodes);
        assert_eq!(codes(&nodes), "1 1.1 1.2 1.2.1 1.2.2 2 2.1 DT");
        let ids: Vec<String> = nodes.iter().map(|n| n.id.unwrap().to_string()).collect();
        assert_eq!(ids.join(" "), "1 1.2 1.1 1.1.1 1.1.2 2 2.1 DT");
    }

    #[test]
    fn a_new_line_never_gets_the_id_of_another() {
        let mut nodes = set();
        let gone = nodes.remove(4);
        let place = add(&mut nodes, 1, NodeLevel::Criterion, "mới").unwrap();
        assert_eq!(&*nodes[place].code, "1.2", "the code is free again");
        let id = |revision, known: &[LineId]| {
            with_ids(&nodes, known.iter().copied(), revision)[place].id.unwrap().to_string()
        };
        assert_eq!(id(1, &[gone.id.unwrap()]), "1.2-r1", "the recorded line had that id");
        assert_eq!(id(1, &[]), "1.2");
        assert_eq!(id(4, &[]), "1.2-r4", "an earlier revision may have had it");
    }

    #[test]
    fn rows_that_were_read_are_known_again_by_id_by_words_or_by_code() {
        let worded = |code: &str, level, text: &str| DraftNode { text: text.into(), ..node(code, level) };
        let present = vec![
            worded("1", NodeLevel::Field, "Cải cách thể chế"),
            worded("1.1", NodeLevel::Criterion, "Theo dõi thi hành pháp luật"),
            worded("1.2", NodeLevel::Criterion, "Rà soát văn bản"),
            worded("1.3", NodeLevel::Criterion, "Kiểm tra, xử lý văn bản"),
        ];
        let without_id = |node: DraftNode| DraftNode { id: None, ..node };
        let read = vec![
            // stated by id, though renumbered and reworded
            DraftNode { id: present[0].id, ..worded("7", NodeLevel::Field, "Thể chế") },
            // moved up: the same words under another code
            without_id(worded("1.1", NodeLevel::Criterion, "Rà soát văn bản")),
            // a word added
            without_id(worded("1.3", NodeLevel::Criterion, "Kiểm tra, xử lý văn bản trái luật")),
            // another thing under a code that was
            without_id(worded("1.2", NodeLevel::Criterion, "Chuyển đổi số")),
        ];
        let (rows, adopted) = adopt(read, &present);
        let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        assert_eq!(ids, [present[0].id, present[2].id, present[3].id, None]);
        assert_eq!(adopted, Adopted { known: 3, new: 1, gone: 1 });
    }
}
