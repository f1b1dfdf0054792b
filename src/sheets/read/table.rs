//! A row a unit: survey, satisfaction, last year's results, and appraisals with the lines in the heads.

use std::collections::{BTreeMap, HashMap};

use super::columns::{self, Heads};
use super::draft::{Draft, cell as place};
use super::heads::{Meaning, has};
use super::kind::Read;
use super::known::Lines;
use super::rows::is_total;
use super::score::{self, About, Outcome, Scale};
use super::{ReadValue, RowRole, SheetKind, below, line_heads, marks, nobodys, twice};
use crate::domain::criteria::{Node, Source};
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::points::Points;
use crate::domain::slug::{BlockId, UnitId};
use crate::domain::value::{Key, Round, Value, What};
use crate::sheets::grid::{Cell, Row, ShownAs};
use crate::text::fold;
use crate::text::number::Mark;

/// What a column gives.
#[derive(Clone, Copy)]
pub(super) enum Gives {
    /// Points of a line, by its position in the set.
    Line(usize),
    /// The percentage of satisfaction.
    Percent,
    /// Last year's.
    Previous(What),
}

/// Reads the sheet.
pub(super) fn read(read: &Read<'_, '_>, unit: u16, first: u32, heads: &Heads, draft: &mut Draft) {
    draft.columns = heads.columns.clone();
    let named = |row: &Row<'_>| unit_of(read, row, &super::line::text(read, row, unit)?.1);
    let rows = || read.view.sheet.rows().skip_while(|r| r.index < first);
    let units: Vec<(u32, UnitId)> = rows().filter_map(|r| Some((r.index, named(&r)?))).collect();
    let block = majority(read, units.iter().map(|(_, unit)| *unit), heads);
    let last_row = units.last().map_or(0, |(row, _)| *row);
    let Some(lines) = block.and_then(|b| read.known.lines(b)) else {
        draft.find_whole(Severity::Error, FindingKind::UnrecognisedSheet, "");
        return;
    };
    let Some((kind, gives)) = kind(read, lines, unit, heads) else {
        // A survey without columns that can be read is no summary to be passed over.
        let words = words_above(read, heads);
        let wanted = ["dieu tra", "xa hoi hoc", "hai long", "sipas"].iter().any(|p| has(&words, p));
        let summary = (is_this_year(read, heads) || has(&words, "tong hop")) && (!wanted || is_results(heads));
        let (severity, kind) = match summary {
            true => (Severity::Info, FindingKind::IgnoredSheet),
            false => (Severity::Error, FindingKind::UnrecognisedSheet),
        };
        draft.find_whole(severity, kind, "");
        return;
    };
    draft.kind = kind;
    draft.block = block;
    nobodys::columns(read, lines, unit, &units, &gives, heads, draft);
    line_heads::repaired(lines, &gives, heads, draft);
    line_heads::unclear(lines, &gives, heads, draft);
    let rounds = line_heads::rounds(lines, heads);
    let scale = scale(read, first, &gives);
    let told = read.told.round.or_else(|| columns::round_of_title(read.view, heads.top));
    let round = told.unwrap_or(Round::First);
    let mut others: HashMap<BlockId, Vec<(u16, Gives)>> = HashMap::new();
    let mut last: Option<below::Last> = None;
    let mut rows = rows();
    while let Some(row) = rows.next() {
        if let Some(at) = below::other_heads(read, lines, &row, unit, &gives, heads)
            && row.index < last_row
        {
            // What stands below has columns of its own.
            draft.find(Finding::new(Severity::Error, FindingKind::SecondTable).at(place(at.0)).found(at.1));
            std::iter::once(row).chain(rows).for_each(|row| draft.role(row.index, RowRole::Refused));
            break;
        }
        let Some(name) = super::line::text(read, &row, unit) else {
            if !last.as_ref().is_some_and(|last| below::several(read, last, &row, &gives, draft)) {
                nobodys::row(read, &row, (unit, last_row), &gives, draft);
            }
            continue;
        };
        last = None;
        let Some(id) = unit_of(read, &row, &name.1) else {
            unknown(read, &row, &name, &gives, draft);
            continue;
        };
        let Some(own) = read.known.lines_of(id) else { continue };
        let of_block = match own.state.block.id == lines.state.block.id {
            true => &gives,
            false => others.entry(own.state.block.id).or_insert_with(|| {
                line_heads::of(read, own, unit, heads).into_iter().chain(not_lines(&gives)).collect()
            }),
        };
        last = Some(below::Last { unit: id, row: row.index, name: name.0 });
        self::unit(&UnitRow { read, row, unit: id, lines: own, kind, scale, round, rounds: &rounds }, of_block, draft);
    }
    twice::settle(draft, FindingKind::DuplicateUnit);
}

/// The unit of a row: by the name that it shows, else by our own mark.
fn unit_of(read: &Read<'_, '_>, row: &Row<'_>, name: &str) -> Option<UnitId> {
    let marked = || marks::unit(row).filter(|unit| read.known.campaign.unit(*unit).is_some());
    read.known.names.unit_in(name).or_else(marked)
}

/// A row of a unit.
struct UnitRow<'r, 'a> {
    read: &'r Read<'r, 'a>,
    row: Row<'r>,
    unit: UnitId,
    lines: &'r Lines<'a>,
    kind: SheetKind,
    scale: Scale,
    round: Round,
    /// The rounds that columns say themselves.
    rounds: &'r BTreeMap<u16, Round>,
}

fn not_lines(gives: &[(u16, Gives)]) -> impl Iterator<Item = (u16, Gives)> + '_ {
    gives.iter().copied().filter(|(_, g)| !matches!(g, Gives::Line(_)))
}

/// The block that most of the units belong to.
fn majority(read: &Read<'_, '_>, units: impl Iterator<Item = UnitId>, heads: &Heads) -> Option<BlockId> {
    let mut counts: HashMap<BlockId, usize> = HashMap::new();
    for unit in units {
        if let Some(block) = read.known.campaign.block_of(unit) {
            *counts.entry(block.block.id).or_default() += 1;
        }
    }
    let most =
        counts.into_iter().max_by_key(|(block, count)| (*count, std::cmp::Reverse(*block))).map(|(block, _)| block);
    most.or_else(|| {
        // No unit is known: the block whose lines the heads name, else the only one.
        let named = |b: &&Lines<'_>| heads.texts.values().flatten().any(|(_, t)| b.of_head(t).is_some());
        let first = read.known.blocks.iter().find(named).or(read.known.blocks.first());
        first.map(|b| b.state.block.id)
    })
}

/// The kind of the table and what its columns give.
fn kind(read: &Read<'_, '_>, lines: &Lines<'_>, unit: u16, heads: &Heads) -> Option<(SheetKind, Vec<(u16, Gives)>)> {
    let by_line = line_heads::of(read, lines, unit, heads);
    let source = |source: Source| -> Vec<(u16, Gives)> {
        let of = |g: &Gives| matches!(g, Gives::Line(at) if lines.node(*at).is_some_and(|n| n.source == source));
        by_line.iter().copied().filter(|(_, g)| of(g)).collect()
    };
    let title = words_above(read, heads);
    let says = |phrases: &[&str]| phrases.iter().any(|p| has(&title, p));
    let told = read.told.as_kind;
    let wanted = |kind| told.is_none() || told == Some(kind);
    if is_last_year(read, heads) || told == Some(SheetKind::PreviousResults) {
        let previous = previous(read, heads);
        return (wanted(SheetKind::PreviousResults) && !previous.is_empty())
            .then_some((SheetKind::PreviousResults, previous));
    }
    let (survey, appraisal) = (source(Source::Survey), source(Source::Appraisal));
    if wanted(SheetKind::Survey) && !survey.is_empty() && (appraisal.is_empty() || told.is_some()) {
        return Some((SheetKind::Survey, survey));
    }
    if !appraisal.is_empty() && (wanted(SheetKind::Appraisal) || told == Some(SheetKind::SelfAssessment)) {
        let side = told.or_else(|| read.told_side(heads)).unwrap_or(SheetKind::Appraisal);
        // One table may hold the lines of every source.
        return Some((side, if told.is_some() { appraisal } else { by_line }));
    }
    let percent = percent_column(read, heads, says(&["hai long", "sipas"]));
    let satisfaction = source(Source::Satisfaction);
    if wanted(SheetKind::Satisfaction) && (percent.is_some() || !satisfaction.is_empty()) && !is_results(heads) {
        let gives = match percent {
            Some(column) if satisfaction.is_empty() => vec![(column, Gives::Percent)],
            _ => satisfaction,
        };
        return Some((SheetKind::Satisfaction, gives));
    }
    let total = heads.of(Meaning::SurveyPoints).chain(heads.of(Meaning::Score)).chain(heads.of(Meaning::Total)).next();
    let only = lines.state.set.only_line_of(Source::Survey).and_then(|n| lines.by_code(&n.code));
    let is_survey = says(&["dieu tra", "xa hoi hoc", "xhh"]) || told == Some(SheetKind::Survey);
    match (total, only) {
        (Some(column), Some(at)) if is_survey && !is_results(heads) => {
            Some((SheetKind::Survey, vec![(column, Gives::Line(at))]))
        }
        _ => None,
    }
}

/// Whether the heads are those of results: several parts beside a total.
fn is_results(heads: &Heads) -> bool {
    let first = heads.first();
    let parts = [Meaning::SurveyPoints, Meaning::Percent].iter().filter(|m| first.contains_key(m)).count();
    first.contains_key(&Meaning::Total) && (heads.appraised().next().is_some() || parts == 2)
}

/// The one column of percentages.
fn percent_column(read: &Read<'_, '_>, heads: &Heads, titled: bool) -> Option<u16> {
    let year = read.known.campaign.heading().year;
    let not_of_others = |at: &u16| columns::of_year(&heads.words(*at), year) != Some(false);
    let percent: Vec<u16> = heads.of(Meaning::Percent).filter(not_of_others).collect();
    if let [only] = percent.as_slice() {
        return Some(*only);
    }
    let of_all = |c: &&u16| {
        ["chung", "chi so hai long", "muc do hai long chung", "tong"].iter().any(|p| has(&heads.words(**c), p))
    };
    if let [only] = percent.iter().filter(of_all).collect::<Vec<_>>().as_slice() {
        return Some(**only);
    }
    if !percent.is_empty() || !titled {
        return None;
    }
    // "Năm 2019", "Năm 2020" under a title that says satisfaction.
    let of_now = heads.texts.keys().copied().filter(|at| columns::of_year(&heads.words(*at), year) == Some(true));
    if let [only] = of_now.collect::<Vec<_>>().as_slice() {
        return Some(*only);
    }
    // "Kết quả (%)", "Tỷ lệ" under the same.
    let signed = heads.texts.iter().filter(|(_, t)| t.iter().any(|(_, t)| t.contains('%'))).map(|(c, _)| *c);
    let signed = signed.filter(not_of_others);
    match signed.collect::<Vec<_>>().as_slice() {
        [only] => Some(*only),
        [] => heads.of(Meaning::Total).chain(heads.of(Meaning::Score)).next(),
        _ => None,
    }
}

/// Last year's columns: those that name the year before those that name none.
fn previous(read: &Read<'_, '_>, heads: &Heads) -> Vec<(u16, Gives)> {
    let last = read.known.campaign.heading().year.saturating_sub(1);
    // "Năm trước" is another year than the campaign's, which is the one that is looked for here.
    let of = |at: &u16| match heads.words(*at) {
        words if has(&words, "nam truoc") || has(&words, "nam ngoai") => Some(true),
        words => columns::of_year(&words, last),
    };
    let best = |at: Vec<u16>| {
        let named = at.iter().find(|at| of(at) == Some(true));
        named.or_else(|| at.iter().find(|at| of(at).is_none())).copied()
    };
    let (whole, parts): (Vec<u16>, Vec<u16>) =
        heads.of(Meaning::Total).partition(|c| has(&heads.words(*c), "tong diem") || has(&heads.words(*c), "tong"));
    let total = best(whole).or_else(|| best(parts)).or_else(|| best(heads.of(Meaning::Score).collect()));
    let rank = best(heads.of(Meaning::Rank).collect());
    let appraisal = best(heads.appraised().map(|(c, _)| c).collect());
    let give = |column: Option<u16>, what| column.map(|c| (c, Gives::Previous(what)));
    [give(total, What::PreviousTotal), give(rank, What::PreviousRank), give(appraisal, What::PreviousAppraisal)]
        .into_iter()
        .flatten()
        .collect()
}

fn words_above(read: &Read<'_, '_>, heads: &Heads) -> String {
    let mut title = columns::title(read.view, heads.top).join(" ");
    for name in [read.view.sheet.name.as_str(), read.file_name] {
        title.push(' ');
        title.push_str(&fold::words(name));
    }
    title
}

/// The years that the title says, dates of the letter left out.
fn years(read: &Read<'_, '_>, heads: &Heads) -> (bool, bool) {
    let year = read.known.campaign.heading().year;
    let title: Vec<String> = columns::title(read.view, heads.top).into_iter().filter(|t| !has(t, "ngay")).collect();
    let said = |year: u16| title.iter().any(|t| has(t, &year.to_string()));
    let named = |year: u16| {
        [read.view.sheet.name.as_str(), read.file_name].iter().any(|n| has(&fold::words(n), &year.to_string()))
    };
    let (now, last) = (said(year), said(year.saturating_sub(1)));
    if now || last { (now, last) } else { (named(year), named(year.saturating_sub(1))) }
}

/// The longest head of a total or a place in bytes, folded.
const SHORT_HEAD: usize = 48;

fn is_last_year(read: &Read<'_, '_>, heads: &Heads) -> bool {
    let title = words_above(read, heads);
    let (now, last) = years(read, heads);
    // "Khắc phục các nội dung bị trừ điểm năm trước" is a line of this year.
    let is_result = |m: Meaning| matches!(m, Meaning::Total | Meaning::Rank | Meaning::Score | Meaning::Appraised(_));
    let says = |words: &str| words.len() <= SHORT_HEAD && has(words, "nam truoc");
    let heads_say = heads.columns.iter().any(|c| is_result(c.meaning) && says(&fold::words(&c.head)));
    (last && !now) || has(&title, "nam truoc") || heads_say
}

fn is_this_year(read: &Read<'_, '_>, heads: &Heads) -> bool {
    years(read, heads).0
}

/// Whether the plain numbers of a column of percentages are fractions of one.
fn scale(read: &Read<'_, '_>, first: u32, gives: &[(u16, Gives)]) -> Scale {
    let bare = |cell: &Cell<'_>| match score::held(read.view, cell) {
        score::Held::Number(number, _) if number.mark == Mark::None && number.of.is_none() => Some(number.value),
        _ => None,
    };
    let numbers: Vec<Points> = read
        .view
        .sheet
        .rows()
        .skip_while(|r| r.index < first)
        .flat_map(|row| gives.iter().filter_map(move |(c, _)| row.get(*c)))
        .filter(|c| !matches!(c.style.shown_as, ShownAs::Percent(_)))
        .filter_map(|c| bare(&c))
        .collect();
    let is_fraction = |n: &Points| (Points::ZERO..=Points::whole(1)).contains(n);
    let one = numbers.len() >= 2 && numbers.iter().all(is_fraction) && numbers.iter().any(|n| *n > Points::ZERO);
    if one { Scale::One } else { Scale::Hundred }
}

/// Whether the words are those of a row over several units: totals, averages, maxima.
pub(super) fn is_summary(words: &str) -> bool {
    const BEGIN: [&str; 7] = ["trung binh", "binh quan", "diem toi da", "toi da", "khoi", "cao nhat", "thap nhat"];
    is_total(words) || BEGIN.iter().any(|w| words.starts_with(w))
}

/// A row with a name that is no unit of the campaign.
fn unknown(
    read: &Read<'_, '_>,
    row: &Row<'_>,
    name: &(crate::domain::finding::Cell, String),
    gives: &[(u16, Gives)],
    draft: &mut Draft,
) {
    let words = fold::words(&name.1);
    let summary = is_summary(&words);
    let filled = gives.iter().any(|(c, _)| {
        row.get(*c).is_some_and(|c| {
            !matches!(score::held(read.view, &c), score::Held::Blank | score::Held::Bad(FindingKind::NotANumber))
        })
    });
    if summary || !filled {
        draft.role(row.index, if summary { RowRole::Subtotal } else { RowRole::Remark });
        return;
    }
    draft.role(row.index, RowRole::Refused);
    draft.find(Finding::new(Severity::Error, FindingKind::UnknownUnit).at(name.0).found(name.1.as_str()));
}

/// The values of a unit.
fn unit(of: &UnitRow<'_, '_>, gives: &[(u16, Gives)], draft: &mut Draft) {
    let view = of.read.view;
    let mut hidden = view.sheet.is_row_hidden(of.row.index);
    for (column, gives) in gives {
        let Some(cell) = of.row.get(*column) else { continue };
        let before = draft.found;
        let Some((key, value)) = value(of, *gives, &cell, draft) else {
            if draft.found > before {
                draft.role(of.row.index, RowRole::Refused);
            }
            continue;
        };
        if std::mem::take(&mut hidden) {
            draft.find(
                Finding::new(Severity::Warning, FindingKind::HiddenRow).at(place(cell.address)).unit(Some(of.unit)),
            );
        }
        draft.values.push(ReadValue { cell: place(cell.address), reason_cell: None, key, value });
    }
}

fn value(of: &UnitRow<'_, '_>, gives: Gives, cell: &Cell<'_>, draft: &mut Draft) -> Option<(Key, Value)> {
    let view = of.read.view;
    let about = |node| About { unit: Some(of.unit), node };
    match gives {
        Gives::Previous(What::PreviousRank) => {
            let rank = score::rank(view, cell, about(None), draft)?;
            Some((Key::unit(What::PreviousRank, of.unit), Value::Rank(rank)))
        }
        Gives::Previous(what) => {
            let points: Points = score::total(view, cell, about(None), draft)?;
            Some((Key::unit(what, of.unit), Value::Points(points)))
        }
        Gives::Percent => percent(of, of.lines.state.set.only_line_of(Source::Satisfaction)?, cell, draft),
        Gives::Line(at) => {
            let node = of.lines.node(at)?;
            let what = match (of.kind, node.source) {
                (SheetKind::SelfAssessment, _) => What::SelfScore,
                (_, Source::Appraisal) => {
                    What::Appraised(of.rounds.get(&cell.address.col).copied().unwrap_or(of.round))
                }
                (_, Source::Survey) => What::SurveyPoints,
                (SheetKind::Appraisal, Source::Satisfaction) if score::may_be_points(view, cell, node) => {
                    let finding =
                        about(Some(node)).finding(Severity::Error, FindingKind::NotANumber, place(cell.address));
                    draft.find(finding.found(view.shown(cell).into_owned()).expected("0 – 100 %"));
                    return None;
                }
                (_, Source::Satisfaction) => return percent(of, node, cell, draft),
            };
            match score::score(view, cell, about(Some(node)), draft) {
                Outcome::Score(score) => Some((Key::cell(what, of.unit, node.id), Value::score(score))),
                Outcome::Blank | Outcome::Refused => None,
            }
        }
    }
}

fn percent(of: &UnitRow<'_, '_>, node: &Node, cell: &Cell<'_>, draft: &mut Draft) -> Option<(Key, Value)> {
    let about = About { unit: Some(of.unit), node: Some(node) };
    let value = match score::percent(of.read.view, cell, of.scale, about, draft)? {
        Ok(percent) => Value::Percent(percent),
        Err(score) => Value::score(score),
    };
    Some((Key::cell(What::SatisfactionPercent, of.unit, node.id), value))
}
