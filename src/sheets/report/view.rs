//! A block with everything that can be said of it, and its numbers with their sources.

use super::name;
use super::told::{Office, Told};
use crate::domain::analysis::{
    FieldScore, LastParts, LastYear, Part, PartChange, Standings, UnitChange, changes, fields,
};
use crate::domain::campaign::BlockState;
use crate::domain::criteria::{Node, Source};
use crate::domain::points::{Percent, Points};
use crate::domain::ranking::BlockResults;
use crate::domain::register::Reading;
use crate::domain::value::{Key, What};

/// So many units are named in one breath.
pub(super) const NAMED: usize = 12;

/// A block that is written about.
pub(super) struct View<'a> {
    /// What sentences are made with.
    pub office: Office<'a>,
    /// The block.
    pub state: &'a BlockState,
    /// Its results.
    pub results: BlockResults,
    /// Its ranking as a whole.
    pub standings: Standings,
    /// Last year's results.
    pub last: LastYear,
    /// What changed, in the order of the roster.
    pub changes: Vec<UnitChange>,
    /// Every field of every unit that is settled.
    pub fields: Vec<FieldScore>,
}

impl<'a> View<'a> {
    /// Looks at a block.
    pub(super) fn of(office: Office<'a>, state: &'a BlockState) -> View<'a> {
        let results = office.campaign.results_of(state);
        let last = LastYear::of(office.campaign, state, &results);
        View {
            standings: Standings::of(&results),
            changes: changes(&results, &last, office.campaign.settings()),
            fields: fields(state, &results),
            office,
            state,
            results,
            last,
        }
    }

    /// The decimals of a published total.
    pub(super) fn decimals(&self) -> u8 {
        self.office.campaign.settings().total_decimals
    }

    /// Whether a unit has a place.
    pub(super) fn is_placed(&self, at: usize) -> bool {
        self.results.units.get(at).is_some_and(|unit| unit.rank.is_some())
    }

    /// The block's name inside a sentence.
    pub(super) fn block(&self) -> Told {
        Told::word(name::inside(&self.state.block.name))
    }

    /// A unit's name.
    pub(super) fn unit(&self, at: usize) -> Told {
        Told::word(self.unit_name(at))
    }

    pub(super) fn unit_name(&self, at: usize) -> &str {
        self.state.units.get(at).map_or("", |u| &u.name)
    }

    /// Units, one after the other.
    pub(super) fn units(&self, all: &[usize]) -> Told {
        self.named(all.iter().map(|at| self.unit(*at)).collect())
    }

    /// The same with what is said of each; of many only the first are named, the others counted.
    pub(super) fn named(&self, mut units: Vec<Told>) -> Told {
        let more = units.len().saturating_sub(NAMED);
        // One more is shorter to name than to count.
        if more < 2 {
            return self.office.list(units);
        }
        units.truncate(NAMED);
        let first =
            units.into_iter().reduce(|all, next| self.office.tell("list-comma", &[("first", &all), ("last", &next)]));
        let count = self.count(more, &self.office.plain("of-more", &[]), "from-count-more");
        self.office.tell("units-more", &[("units", &first.unwrap_or_default()), ("count", &count)])
    }

    /// How many there are of something.
    pub(super) fn count(&self, count: usize, of: &str, from: &str) -> Told {
        let shown = self.office.text.count(count);
        Told::figure(shown, self.office.plain("what-count", &[("of", of)]), self.office.plain(from, &[]))
    }

    /// Points as published.
    pub(super) fn shown_total(&self, points: Points) -> String {
        self.office.text.points_fixed(points, self.decimals())
    }

    /// A unit's published total.
    pub(super) fn total(&self, at: usize) -> Option<Told> {
        let published = self.results.units.get(at)?.published?;
        let what = self.office.plain("what-total", &[("unit", self.unit_name(at))]);
        Some(Told::figure(self.shown_total(published), what, self.total_from(at)))
    }

    /// The parts that a total is the sum of.
    fn total_from(&self, at: usize) -> String {
        let decimals = self.office.text.count(self.decimals());
        self.office.plain("from-total", &[("parts", &self.sum_of(at, &Source::ALL)), ("decimals", &decimals)])
    }

    /// "điểm thẩm định 54,14 + …": the parts of some sources, and bonus less penalty.
    fn sum_of(&self, at: usize, sources: &[Source]) -> String {
        let Some(totals) = self.results.totals.units.get(at) else { return String::new() };
        let (text, mut parts) = (self.office.text, Vec::new());
        for source in sources {
            if let Some(points) = totals.part(*source) {
                parts.push(format!("{} {}", self.part_name(Part::Source(*source)).text, text.points(points)));
            }
        }
        let extras = totals.bonus - totals.penalty;
        if extras != Points::ZERO {
            parts.push(format!("{} {}", self.part_name(Part::Extras).text, text.change(extras)));
        }
        parts.join(" + ")
    }

    /// The same; where there are none of them, what the total is the sum of.
    fn sum_or_total(&self, at: usize, sources: &[Source]) -> String {
        let sum = self.sum_of(at, sources);
        if sum.is_empty() { self.total_from(at) } else { sum }
    }

    /// The name of a part.
    pub(super) fn part_name(&self, part: Part) -> Told {
        self.office.word(match part {
            Part::Source(Source::Appraisal) => "part-appraisal",
            Part::Source(Source::Survey) => "part-survey",
            Part::Source(Source::Satisfaction) => "part-satisfaction",
            Part::Rest => "part-rest",
            Part::Extras => "part-extras",
        })
    }

    /// The points of a source that a unit has.
    pub(super) fn part(&self, at: usize, source: Source) -> Option<Told> {
        let points = self.results.totals.units.get(at)?.part(source)?;
        Some(self.part_points(at, Part::Source(source), points))
    }

    fn part_points(&self, at: usize, part: Part, points: Points) -> Told {
        let name = self.part_name(part).capital();
        let what = self.office.plain("what-part", &[("part", &name.text), ("unit", self.unit_name(at))]);
        Told::figure(self.office.text.points(points), what, self.part_from(at, part))
    }

    fn part_from(&self, at: usize, part: Part) -> String {
        let source = match part {
            Part::Source(source) => source,
            Part::Rest => return self.sum_or_total(at, &[Source::Survey, Source::Satisfaction]),
            Part::Extras => return self.sum_or_total(at, &[]),
        };
        let is_rescaled = self.results.totals.units.get(at).is_some_and(|t| t.excluded != [Points::ZERO; 3]);
        if is_rescaled {
            return self.office.plain("from-part-rescaled", &[]);
        }
        let lines = self.state.set.leaves().filter(|n| n.source == source && !n.level.is_extra()).count();
        self.office.plain("from-part", &[("lines", &self.office.text.count(lines))])
    }

    /// A unit's place.
    pub(super) fn rank(&self, at: usize) -> Option<Told> {
        let rank = self.results.units.get(at)?.rank?;
        let what = self.office.plain("what-rank", &[("unit", self.unit_name(at))]);
        Some(Told::figure(self.office.text.count(rank), what, self.office.plain("from-rank", &[])))
    }

    /// A unit's place by one part alone.
    pub(super) fn part_rank(&self, at: usize, source: Source) -> Option<Told> {
        let rank = (*self.results.units.get(at)?.part_ranks.get(source as usize)?)?;
        let is_percent = source == Source::Satisfaction && self.standings.satisfaction.is_some();
        let part =
            if is_percent { self.office.word("satisfaction-name") } else { self.part_name(Part::Source(source)) };
        let arguments = [("unit", self.unit_name(at)), ("part", &*part.text)];
        let what = self.office.plain("what-part-rank", &arguments);
        Some(Told::figure(
            self.office.text.count(rank),
            what,
            self.office.plain("from-part-rank", &[("part", &part.text)]),
        ))
    }

    /// A unit's satisfaction percentage.
    pub(super) fn percent(&self, at: usize) -> Option<Told> {
        let percent = self.results.units.get(at)?.satisfaction_percent?;
        let line = self.state.set.only_line_of(Source::Satisfaction)?;
        let unit = self.state.units.get(at)?.id;
        let what = self.office.plain("what-percent", &[("unit", self.unit_name(at))]);
        let from = self
            .origin(Key::cell(What::SatisfactionPercent, unit, line.id))
            .unwrap_or_else(|| self.office.plain("from-percent-line", &[("code", &line.code)]));
        Some(Told::figure(self.shown_percent(percent), what, from))
    }

    /// A percentage that is not a unit's.
    pub(super) fn percentage(&self, number: Points, what: String, from: String) -> Told {
        Told::figure(self.shown_percent(Percent::from_units(number.units())), what, from)
    }

    /// A percentage as documents and newspapers print it, without a space.
    pub(super) fn shown_percent(&self, percent: Percent) -> String {
        self.office.text.percent(percent).replace('\u{a0}', "")
    }

    /// A unit's place last year.
    pub(super) fn was_rank(&self, at: usize) -> Option<Told> {
        let rank = self.results.units.get(at)?.previous.rank?;
        let what = self.office.plain("what-was-rank", &[("unit", self.unit_name(at))]);
        let from = self.unit_origin(at, What::PreviousRank);
        Some(Told::figure(self.office.text.count(rank), what, from))
    }

    /// A unit's total last year.
    pub(super) fn was_total(&self, at: usize) -> Option<Told> {
        let total = self.results.units.get(at)?.previous.total?;
        let what = self.office.plain("what-was-total", &[("unit", self.unit_name(at))]);
        Some(Told::figure(self.shown_total(total), what, self.unit_origin(at, What::PreviousTotal)))
    }

    /// What a part was last year, and what it is.
    pub(super) fn part_of_both(&self, at: usize, change: &PartChange) -> (Told, Told) {
        let name = self.part_name(change.part).capital();
        let what = self.office.plain("what-was-part", &[("part", &name.text), ("unit", self.unit_name(at))]);
        let from = match (self.last.units.get(at).map(|u| &u.parts), change.part) {
            (Some(LastParts::All { .. }), _) => self.office.plain("from-lines-before", &[]),
            (_, Part::Source(_)) => self.unit_origin(at, What::PreviousAppraisal),
            _ => self.office.plain("from-rounding", &[]),
        };
        let was = Told::figure(self.office.text.points(change.was), what, from);
        (was, self.part_points(at, change.part, change.is))
    }

    /// The difference of two numbers that are told themselves.
    pub(super) fn difference(&self, shown: String, of: &str, one: &Told, other: &Told) -> Told {
        let what = self.office.plain("what-change", &[("of", of)]);
        let from = self.office.plain("from-difference", &[("one", &one.text), ("other", &other.text)]);
        Told::figure(shown, what, from)
    }

    /// Where a unit's register was read from.
    fn unit_origin(&self, at: usize, what: What) -> String {
        let unit = self.state.units.get(at).map(|u| u.id);
        unit.and_then(|unit| self.origin(Key::unit(what, unit))).unwrap_or_default()
    }

    /// The file and cell that a register was read from, or who typed it.
    fn origin(&self, key: Key) -> Option<String> {
        let Reading::Agreed(head) = self.office.campaign.read(key) else { return None };
        if let (Some(file), Some(from)) = (&head.entry.file, head.change.from) {
            let sheet = head.entry.sheet_of(head.change).map(ToString::to_string).unwrap_or_default();
            let cell = from.cell.to_string();
            return Some(self.office.plain("from-file", &[("file", &file.name), ("sheet", &sheet), ("cell", &cell)]));
        }
        let time = self.office.text.date(head.entry.at_ms);
        Some(self.office.plain("from-typed", &[("author", &head.entry.author), ("time", &time)]))
    }

    /// A field by its position.
    pub(super) fn field(&self, field: usize) -> Option<&Node> {
        self.state.set.fields().nth(field).map(|(_, node)| node)
    }

    /// A field's name as a sentence has it.
    pub(super) fn field_name(&self, node: &Node) -> Told {
        Told::word(name::sentence_case(&node.text))
    }

    /// A unit's points in a field, and the maximum that applies to it.
    pub(super) fn field_points(&self, score: &FieldScore) -> Option<(Told, Told)> {
        let node = self.field(score.field)?;
        let arguments = [("code", &*node.code), ("unit", self.unit_name(score.unit))];
        let from = self.office.plain("from-field", &[("code", &node.code)]);
        let text = self.office.text;
        let points = Told::figure(text.points(score.points), self.office.plain("what-field", &arguments), from);
        let max =
            Told::figure(text.points(score.max), self.office.plain("what-field-max", &arguments), self.set_from());
        Some((points, max))
    }

    /// "the block's criteria set", as a source.
    pub(super) fn set_from(&self) -> String {
        self.office.plain("from-set", &[("block", &name::inside(&self.state.block.name))])
    }

    /// The year before.
    pub(super) fn last_year(&self) -> Told {
        let year = self.office.campaign.heading().year.saturating_sub(1);
        let (what, from) = (self.office.plain("what-last-year", &[]), self.office.plain("from-heading", &[]));
        Told::figure(year.to_string(), what, from)
    }
}
