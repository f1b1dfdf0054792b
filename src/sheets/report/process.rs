//! How the appraisal went: what was scored by which set, what it changed, and the special cases.

use super::told::Told;
use super::view::View;
use crate::domain::analysis::{OwnAgainstAppraised, Part, own_against_appraised};
use crate::domain::criteria::{NotApplicable, Source};
use crate::domain::index::Standing;
use crate::domain::points::Points;

/// The set, what it rests on, and its parts.
pub(super) fn set(view: &View<'_>) -> Vec<Told> {
    let (office, set) = (view.office, &view.state.set);
    let fields = set.fields().filter(|(_, n)| !n.level.is_extra()).count();
    let lines = set.leaves().filter(|n| !n.level.is_extra()).count();
    let number = |count: usize, of: &str| {
        let what = office.plain("what-count", &[("of", &office.plain(of, &[]))]);
        Told::figure(office.text.count(count), what, view.set_from())
    };
    let points = |points: Points, what: String| Told::figure(office.text.points(points), what, view.set_from());
    let parts = Source::ALL.into_iter().filter(|s| set.max_of(*s) > Points::ZERO).map(|source| {
        let name = view.part_name(Part::Source(source));
        let what = office.plain("what-part-max", &[("part", &name.clone().capital().text)]);
        office.tell("process-part", &[("part", &name), ("max", &points(set.max_of(source), what))])
    });
    let first = office.tell(
        "process-set",
        &[
            ("block", &view.block()),
            ("fields", &number(fields, "of-fields")),
            ("lines", &number(lines, "of-lines")),
            ("max", &points(set.max(), office.plain("what-set-max", &[]))),
            ("parts", &office.list(parts.collect())),
        ],
    );
    let about = set.about();
    let named = |text: &str| {
        let what = office.plain("what-basis", &[]);
        if text.chars().any(|c| c.is_ascii_digit()) {
            Told::figure(text, what, view.set_from())
        } else {
            Told::word(text)
        }
    };
    let basis = match (about.title.is_empty(), about.basis.is_empty()) {
        (true, _) => Told::default(),
        (false, true) => office.tell("process-title", &[("title", &named(&about.title))]),
        (false, false) => {
            office.tell("process-basis", &[("title", &named(&about.title)), ("basis", &named(&about.basis))])
        }
    };
    vec![first, basis]
}

/// How much is scored.
pub(super) fn scored(view: &View<'_>) -> Vec<Told> {
    let office = view.office;
    let sum = |of: fn(&crate::domain::index::UnitTotals) -> u32| -> usize {
        view.results.totals.units.iter().map(|t| of(t) as usize).sum()
    };
    let count = |count: usize, of: &str| view.count(count, &office.plain(of, &[]), "from-count-lines");
    let (lines, not_applicable) = (sum(|t| t.lines), sum(|t| t.not_applicable));
    let open = sum(|t| t.blank) + view.results.totals.units.iter().map(|t| t.disputed as usize).sum::<usize>();
    let units = view.count(view.state.units.len(), &office.plain("of-units", &[]), "from-count-roster");
    let mut told = vec![office.tell(
        "process-scored",
        &[
            ("scored", &count(sum(|t| t.scored), "of-scored-lines")),
            ("lines", &count(lines, "of-all-lines")),
            ("units", &units),
        ],
    )];
    if not_applicable > 0 {
        told.push(office.tell("process-not-applicable", &[("count", &count(not_applicable, "of-not-applicable"))]));
    }
    if open > 0 {
        told.push(office.tell("process-open", &[("open", &count(open, "of-open"))]));
    }
    told
}

/// What the appraisal changed against the units' own scores.
pub(super) fn own(view: &View<'_>) -> Vec<Told> {
    let office = view.office;
    let all = own_against_appraised(office.campaign, view.state);
    let sum = |of: fn(&OwnAgainstAppraised) -> u32| -> usize { all.iter().map(|o| of(o) as usize).sum() };
    let (compared, lowered, raised) = (sum(|o| o.compared), sum(|o| o.lowered), sum(|o| o.raised));
    if compared == 0 {
        return Vec::new();
    }
    let count = |count: usize, of: &str| view.count(count, &office.plain(of, &[]), "from-count-own");
    let compared = count(compared, "of-compared");
    if lowered + raised == 0 {
        return vec![office.tell("process-own-same", &[("compared", &compared)])];
    }
    let mut told = vec![office.tell(
        "process-own",
        &[
            ("compared", &compared),
            ("changed", &count(lowered + raised, "of-changed")),
            ("lowered", &count(lowered, "of-lowered")),
            ("raised", &count(raised, "of-raised")),
        ],
    )];
    let own: Points = all.iter().map(|o| o.own).sum();
    let appraised: Points = all.iter().map(|o| o.appraised).sum();
    let from = || office.plain("from-sum-own", &[]);
    let number = |points: Points, what: &str| Told::figure(office.text.points(points), office.plain(what, &[]), from());
    let (own_told, appraised_told) = (number(own, "what-own"), number(appraised, "what-appraised"));
    let (name, difference, one, other) = if appraised < own {
        ("process-own-sum-down", own - appraised, &own_told, &appraised_told)
    } else {
        ("process-own-sum-up", appraised - own, &appraised_told, &own_told)
    };
    if difference > Points::ZERO {
        let from = office.plain("from-difference", &[("one", &one.text), ("other", &other.text)]);
        let what = office.plain("what-own-difference", &[]);
        let difference = Told::figure(office.text.points(difference), what, from);
        let arguments = [("own", &own_told), ("appraised", &appraised_told), ("difference", &difference)];
        told.push(office.tell(name, &arguments));
    }
    told.extend(most_lowered(view, &all));
    told
}

fn most_lowered(view: &View<'_>, all: &[OwnAgainstAppraised]) -> Option<Told> {
    let least = all.iter().map(OwnAgainstAppraised::difference).min().filter(|d| *d < Points::ZERO)?;
    let units: Vec<usize> = all.iter().filter(|o| o.difference() == least).map(|o| o.unit).collect();
    let office = view.office;
    let from = office.plain("from-sum-own", &[]);
    let difference = Told::figure(office.text.points(-least), office.plain("what-own-difference", &[]), from);
    Some(office.tell("process-own-most", &[("unit", &view.units(&units)), ("difference", &difference)]))
}

/// Units that lines don't apply to, and what that did to their points.
pub(super) fn special(view: &View<'_>) -> Vec<Told> {
    (0..view.state.units.len()).flat_map(|at| special_of(view, at)).collect()
}

fn special_of(view: &View<'_>, at: usize) -> Vec<Told> {
    let mut told = Vec::new();
    let lines = |policy: NotApplicable, source: Source| -> Vec<Told> {
        let leaves = view.state.set.leaves().enumerate();
        let out = leaves.filter(move |(line, n)| {
            n.not_applicable == policy
                && n.source == source
                && !n.level.is_extra()
                && view.state.marks().get(at, *line) == Standing::NotApplicable
        });
        out.map(|(_, node)| line_code(view, &node.code)).collect()
    };
    let (office, unit) = (view.office, view.unit(at));
    for (position, source) in Source::ALL.into_iter().enumerate() {
        let full = lines(NotApplicable::FullPoints, source);
        if !full.is_empty() {
            told.push(office.tell("special-full", &[("unit", &unit), ("lines", &office.list(full))]));
        }
        let out = lines(NotApplicable::Excluded, source);
        if out.is_empty() {
            continue;
        }
        let out = office.list(out);
        let excluded = view.results.totals.units.get(at).and_then(|t| t.excluded.get(position)).copied();
        let max = view.state.set.max_of(source);
        let left = max - excluded.unwrap_or_default();
        let part = view.part_name(Part::Source(source));
        if left == Points::ZERO {
            told.push(office.tell("special-all", &[("unit", &unit), ("lines", &out), ("part", &part)]));
            continue;
        }
        let what = office.plain("what-left", &[("unit", view.unit_name(at))]);
        let left = Told::figure(office.text.points(left), what, view.set_from());
        let what = office.plain("what-part-max", &[("part", &part.clone().capital().text)]);
        let max = Told::figure(office.text.points(max), what, view.set_from());
        let arguments = [("unit", &unit), ("lines", &out), ("part", &part), ("left", &left), ("max", &max)];
        told.push(office.tell("special-excluded", &arguments));
    }
    told
}

/// A line by its code.
pub(super) fn line_code(view: &View<'_>, code: &str) -> Told {
    let code = Told::figure(code, view.office.plain("what-line-code", &[]), view.set_from());
    view.office.tell("line", &[("code", &code)])
}
