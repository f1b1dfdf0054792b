//! First and last, ties, how far apart, averages.

use std::collections::HashSet;

use super::told::Told;
use super::view::{NAMED, View};
use crate::domain::analysis::{Gap, Part, Spread, Tie};
use crate::domain::criteria::Source;
use crate::domain::points::Points;

/// So many units at either end are named, where there are more than twice as many.
const ENDS: usize = 3;
/// So many ties are told one by one.
const TIES: usize = 5;

/// So many that stand out by one part are named.
const OUTSTANDING: usize = 10;

/// Who is ranked, and who isn't and why.
pub(super) fn who(view: &View<'_>) -> Vec<Told> {
    let office = view.office;
    let ranked = view.standings.by_place.len();
    let count = match ranked {
        0 => view.count(view.state.units.len(), &office.plain("of-units", &[]), "from-count-roster"),
        _ => view.count(ranked, &office.plain("of-ranked", &[]), "from-count-ranked"),
    };
    let first = if ranked == 0 { "nobody-ranked" } else { "ranked" };
    let mut told = vec![office.tell(first, &[("block", &view.block()), ("count", &count)])];
    let (mut open, mut unranked) = (Vec::new(), Vec::new());
    for (at, unit) in view.state.units.iter().enumerate() {
        let Some(totals) = view.results.totals.units.get(at) else { continue };
        if !totals.is_complete() {
            open.push(incomplete(view, at, totals.blank + totals.disputed, totals.lines));
        } else if !unit.ranked {
            unranked.extend(
                view.total(at)
                    .map(|total| office.tell("unranked-unit", &[("unit", &view.unit(at)), ("total", &total)])),
            );
        }
    }
    for (name, units) in [("incomplete", open), ("unranked", unranked)] {
        if !units.is_empty() {
            told.push(office.tell(name, &[("units", &view.named(units))]));
        }
    }
    told
}

fn incomplete(view: &View<'_>, at: usize, open: u32, lines: u32) -> Told {
    let number = |count: u32, of: &str| {
        view.count(count as usize, &view.office.plain(of, &[("unit", view.unit_name(at))]), "from-count-lines")
    };
    let (open, lines) = (number(open, "of-open-lines"), number(lines, "of-unit-lines"));
    view.office.tell("incomplete-unit", &[("unit", &view.unit(at)), ("open", &open), ("lines", &lines)])
}

/// Who is first, who comes next, who is last; ties; how far apart they are.
pub(super) fn order(view: &View<'_>) -> Vec<Told> {
    let (office, standings) = (view.office, &view.standings);
    let places = shared_places(view);
    let Some(leaders) = places.first() else { return Vec::new() };
    let total = leaders.first().and_then(|at| view.total(*at)).unwrap_or_default();
    if let ([only], 1) = (leaders.as_slice(), places.len()) {
        return vec![office.tell("only-one", &[("unit", &view.unit(*only)), ("total", &total)])];
    }
    if places.len() == 1 {
        let count = view.count(leaders.len(), &office.plain("of-ranked", &[]), "from-count-ranked");
        return vec![office.tell("all-tied", &[("count", &count), ("total", &total)])];
    }
    let mut told = vec![match leaders.as_slice() {
        [one] => office.tell("first", &[("unit", &view.unit(*one)), ("total", &total)]),
        all => office.tell("first-tied", &[("units", &view.units(all)), ("total", &total)]),
    }];
    let rest = places.get(1..).unwrap_or_default();
    let (next, last) = ends(rest, leaders.len());
    told.push(placed(view, "next", next));
    told.push(placed(view, "last", last));
    let named: Vec<usize> = leaders.iter().chain(next.iter().flatten()).chain(last.iter().flatten()).copied().collect();
    let named: HashSet<usize> = named.into_iter().collect();
    let mut others = standings.ties.iter().filter(|tie| tie.units.iter().any(|unit| !named.contains(unit)));
    told.extend(others.by_ref().take(TIES).map(|tie| tied(view, tie)));
    let more = others.count();
    if more > 0 {
        let more = view.count(more, &office.plain("of-ties", &[]), "from-count-ties");
        told.push(office.tell("ties-more", &[("count", &more)]));
    }
    told.extend(standings.first_to_last.map(|gap| first_to_last(view, gap)));
    told.extend(standings.upper_half.and_then(|gap| upper_half(view, gap)));
    told
}

/// The units of each place, the best first.
fn shared_places(view: &View<'_>) -> Vec<Vec<usize>> {
    let rank = |at: &usize| view.results.units.get(*at).and_then(|u| u.rank);
    view.standings.by_place.chunk_by(|one, next| rank(one) == rank(next)).map(<[usize]>::to_vec).collect()
}

/// The places after the leaders that are named at the top, and at the end; all of them where there are few.
fn ends(rest: &[Vec<usize>], leaders: usize) -> (&[Vec<usize>], &[Vec<usize>]) {
    let units: usize = rest.iter().map(Vec::len).sum();
    if leaders + units <= ENDS * 2 {
        return (rest, &[]);
    }
    let mut top = 0;
    let mut count = leaders;
    while count < ENDS && top < rest.len() {
        count += rest.get(top).map_or(0, Vec::len);
        top += 1;
    }
    let mut bottom = rest.len();
    let mut count = 0;
    while count < ENDS && bottom > top {
        bottom -= 1;
        count += rest.get(bottom).map_or(0, Vec::len);
    }
    (rest.get(..top).unwrap_or_default(), rest.get(bottom..).unwrap_or_default())
}

/// Places with their units and totals.
fn placed(view: &View<'_>, name: &str, places: &[Vec<usize>]) -> Told {
    let office = view.office;
    let items = places.iter().filter_map(|units| {
        let first = *units.first()?;
        let (rank, total) = (view.rank(first)?, view.total(first)?);
        Some(match units.as_slice() {
            [one] => office.tell("placed", &[("unit", &view.unit(*one)), ("rank", &rank), ("total", &total)]),
            all => office.tell("placed-tied", &[("units", &view.units(all)), ("rank", &rank), ("total", &total)]),
        })
    });
    let items: Vec<Told> = items.collect();
    if items.is_empty() { Told::default() } else { office.tell(name, &[("units", &office.long_list(items))]) }
}

fn tied(view: &View<'_>, tie: &Tie) -> Told {
    let at = tie.units.first().copied().unwrap_or_default();
    let (rank, total) = (view.rank(at).unwrap_or_default(), view.total(at).unwrap_or_default());
    if tie.units.len() > NAMED {
        let count = view.count(tie.units.len(), &view.office.plain("of-tied", &[]), "from-count-ranked");
        return view.office.tell("tie-many", &[("count", &count), ("rank", &rank), ("total", &total)]);
    }
    view.office.tell("tie", &[("units", &view.units(&tie.units)), ("rank", &rank), ("total", &total)])
}

fn first_to_last(view: &View<'_>, gap: Gap) -> Told {
    let distance = distance(view, gap);
    let arguments = [("gap", &distance), ("first", &view.unit(gap.first)), ("last", &view.unit(gap.other))];
    view.office.tell("gap", &arguments)
}

/// How close the upper half is; all units that reach its lowest total are counted.
fn upper_half(view: &View<'_>, gap: Gap) -> Option<Told> {
    let low = view.results.units.get(gap.other)?.published?;
    let reach = |at: &&usize| view.results.units.get(**at).and_then(|u| u.published).is_some_and(|p| p >= low);
    let count = view.standings.by_place.iter().filter(reach).count();
    if count == view.standings.by_place.len() {
        return None;
    }
    let count = view.count(count, &view.office.plain("of-upper", &[]), "from-count-ranked");
    let arguments = [
        ("count", &count),
        ("gap", &distance(view, gap)),
        ("low", &view.total(gap.other)?),
        ("high", &view.total(gap.first)?),
    ];
    Some(view.office.tell("upper-half", &arguments))
}

fn distance(view: &View<'_>, gap: Gap) -> Told {
    let office = view.office;
    let (one, other) = (view.total(gap.first).unwrap_or_default(), view.total(gap.other).unwrap_or_default());
    let names = [("one", view.unit_name(gap.first)), ("other", view.unit_name(gap.other))];
    let from = office.plain("from-difference", &[("one", &one.text), ("other", &other.text)]);
    Told::figure(view.shown_total(gap.points), office.plain("what-gap", &names), from)
}

/// Average and median of the totals.
pub(super) fn average(view: &View<'_>) -> Vec<Told> {
    let Some(spread) = view.standings.total.as_ref().filter(|s| s.count > 1) else { return Vec::new() };
    let of = view.office.plain("of-totals", &[]);
    let mean = mean(view, spread, &of, view.shown_total(spread.mean(view.decimals())));
    let count = view.office.text.count(spread.count);
    let median = Told::figure(
        view.shown_total(spread.median(view.decimals())),
        view.office.plain("what-median", &[("of", &of)]),
        view.office.plain("from-median", &[("count", &count)]),
    );
    vec![view.office.tell("average", &[("mean", &mean), ("median", &median)])]
}

/// An average with its source.
pub(super) fn mean(view: &View<'_>, spread: &Spread, of: &str, shown: String) -> Told {
    let count = view.office.text.count(spread.count);
    let what = view.office.plain("what-mean", &[("of", of)]);
    Told::figure(shown, what, view.office.plain("from-mean", &[("count", &count)]))
}

/// The average of each part, who has most and who least of it.
pub(super) fn parts(view: &View<'_>) -> Vec<Told> {
    let sources = Source::ALL.into_iter().zip(&view.standings.parts);
    sources.filter_map(|(source, spread)| part(view, source, spread.as_ref()?)).collect()
}

fn part(view: &View<'_>, source: Source, spread: &Spread) -> Option<Told> {
    let max = view.state.set.max_of(source);
    if spread.count < 2 || max == Points::ZERO {
        return None;
    }
    let office = view.office;
    let name = view.part_name(Part::Source(source));
    let mean = mean(view, spread, &name.text, view.shown_total(spread.mean(view.decimals())));
    let what = office.plain("what-part-max", &[("part", &name.clone().capital().text)]);
    let max = Told::figure(office.text.points(max), what, view.set_from());
    if spread.range() == Points::ZERO {
        return Some(office.tell("average-part-equal", &[("part", &name), ("mean", &mean), ("max", &max)]));
    }
    let points = |units: &[usize]| units.first().and_then(|at| view.part(*at, source));
    Some(office.tell(
        "average-part",
        &[
            ("part", &name),
            ("mean", &mean),
            ("max", &max),
            ("best", &view.units(&spread.highest_at)),
            ("high", &points(&spread.highest_at)?),
            ("worst", &view.units(&spread.lowest_at)),
            ("low", &points(&spread.lowest_at)?),
        ],
    ))
}

/// How many units each rating band has.
pub(super) fn bands(view: &View<'_>) -> Vec<Told> {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for at in &view.standings.by_place {
        let Some(band) = view.results.units.get(*at).and_then(|u| u.band.as_deref()) else { continue };
        match counted.iter_mut().find(|(name, _)| *name == band) {
            Some((_, count)) => *count += 1,
            None => counted.push((band, 1)),
        }
    }
    let items: Vec<Told> = counted
        .into_iter()
        .map(|(band, count)| {
            let count = view.count(count, band, "from-count-band");
            view.office.tell("band", &[("count", &count), ("band", &Told::word(band))])
        })
        .collect();
    if items.is_empty() { Vec::new() } else { vec![view.office.tell("bands", &[("bands", &view.office.list(items))])] }
}

/// Satisfaction: the average, the highest and the lowest.
pub(super) fn satisfaction(view: &View<'_>) -> Vec<Told> {
    let Some(spread) = &view.standings.satisfaction else { return Vec::new() };
    let office = view.office;
    let percent = |units: &[usize]| units.first().and_then(|at| view.percent(*at)).unwrap_or_default();
    let high = percent(&spread.highest_at);
    if spread.count == 1 {
        return vec![office.tell("satisfaction-one", &[("unit", &view.units(&spread.highest_at)), ("high", &high)])];
    }
    let (of, count) = (office.plain("of-percents", &[]), office.text.count(spread.count));
    let what = office.plain("what-mean", &[("of", &of)]);
    let mean = view.percentage(spread.mean(2), what, office.plain("from-mean", &[("count", &count)]));
    if spread.range() == Points::ZERO {
        return vec![office.tell("satisfaction-equal", &[("mean", &mean)])];
    }
    vec![office.tell(
        "satisfaction",
        &[
            ("mean", &mean),
            ("best", &view.units(&spread.highest_at)),
            ("high", &high),
            ("worst", &view.units(&spread.lowest_at)),
            ("low", &percent(&spread.lowest_at)),
        ],
    )]
}

/// Units whose place by one part alone is far better than the place of all.
pub(super) fn standing_out(view: &View<'_>) -> Vec<Told> {
    let least = view.standings.by_place.len().div_ceil(5).max(3);
    let units = view.standings.by_place.iter();
    let told = units.flat_map(|at| Source::ALL.into_iter().filter_map(move |s| stands_out(view, *at, s, least)));
    told.take(OUTSTANDING).collect()
}

fn stands_out(view: &View<'_>, at: usize, source: Source, least: usize) -> Option<Told> {
    let unit = view.results.units.get(at)?;
    let place = |source: Source| unit.part_ranks.get(source as usize).copied().flatten();
    let (rank, by_part) = (unit.rank?, place(source)?);
    if usize::try_from(rank.saturating_sub(by_part)).ok()? < least {
        return None;
    }
    let weaker = Source::ALL.into_iter().filter(|other| *other != source && place(*other).is_some_and(|p| p > rank));
    let others: Vec<Told> = weaker.filter_map(|other| weaker_part(view, at, other)).collect();
    if others.is_empty() {
        return None;
    }
    let (unit, rank, by_part) = (view.unit(at), view.rank(at)?, view.part_rank(at, source)?);
    let others = view.office.list(others);
    if let (Source::Satisfaction, Some(percent)) = (source, view.percent(at)) {
        let arguments =
            [("unit", &unit), ("rank", &rank), ("percent", &percent), ("part-rank", &by_part), ("others", &others)];
        return Some(view.office.tell("stands-out-by-satisfaction", &arguments));
    }
    Some(view.office.tell(
        "stands-out",
        &[
            ("unit", &unit),
            ("rank", &rank),
            ("part", &view.part_name(Part::Source(source))),
            ("points", &view.part(at, source)?),
            ("part-rank", &by_part),
            ("others", &others),
        ],
    ))
}

fn weaker_part(view: &View<'_>, at: usize, source: Source) -> Option<Told> {
    let rank = view.part_rank(at, source)?;
    if let (Source::Satisfaction, Some(percent)) = (source, view.percent(at)) {
        return Some(view.office.tell("stands-out-satisfaction", &[("percent", &percent), ("rank", &rank)]));
    }
    let (name, points) = (view.part_name(Part::Source(source)), view.part(at, source)?);
    Some(view.office.tell("stands-out-other", &[("part", &name), ("points", &points), ("rank", &rank)]))
}
