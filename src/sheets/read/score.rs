//! From a cell to a score, a percentage, a total or a place; or to the finding that says why not.

use super::draft::{Draft, cell as place};
use super::formula;
use super::view::View;
use crate::domain::criteria::{Node, NodeLevel, NotApplicable};
use crate::domain::finding::{Cell as Place, Finding, FindingKind, Severity};
use crate::domain::points::{Percent, Points};
use crate::domain::setup::WordMeaning;
use crate::domain::slug::UnitId;
use crate::domain::value::Score;
use crate::sheets::grid::{Cell, CellValue, ShownAs};
use crate::text::fold;
use crate::text::number::{self, Mark, Number, Read};

/// What a cell that should hold a number holds.
pub(super) enum Held {
    /// Nothing.
    Blank,
    /// A number; evaluated here where the file stores no result.
    Number(Number, Stored),
    /// That the line doesn't apply.
    NotApplicable,
    /// A word that a person has told the meaning of.
    Told(WordMeaning),
    /// Something else.
    Bad(FindingKind),
}

/// Whether the file has the number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stored {
    Yes,
    Evaluated,
}

/// What became of a score's cell.
pub(super) enum Outcome {
    /// Nothing stands there.
    Blank,
    /// A score.
    Score(Score),
    /// A finding says why there is none.
    Refused,
}

/// Where and about what a number is read.
#[derive(Clone, Copy)]
pub(super) struct About<'n> {
    pub(super) unit: Option<UnitId>,
    pub(super) node: Option<&'n Node>,
}

impl About<'_> {
    pub(super) fn finding(&self, severity: Severity, kind: FindingKind, at: Place) -> Finding {
        let finding = Finding::new(severity, kind).at(at).unit(self.unit);
        match self.node {
            Some(node) => finding.line(node.id),
            None => finding,
        }
    }
}

/// Looks at a cell.
pub(super) fn held(view: &View<'_>, cell: &Cell<'_>) -> Held {
    let read = |number: f64, stored| match number::from_cell(number) {
        Ok(number) => Held::Number(number, stored),
        Err(_) => Held::Bad(FindingKind::NotANumber),
    };
    match cell.value {
        // Pasted as values, an error is a text.
        CellValue::Text(text) if is_error(text) => Held::Bad(FindingKind::FormulaError),
        CellValue::Text(_) => match number::read(&view.text_of(cell).unwrap_or_default()) {
            Ok(Read::Blank) => Held::Blank,
            Ok(Read::NotApplicable) => Held::NotApplicable,
            Ok(Read::Number(number)) => Held::Number(number, Stored::Yes),
            Err(_) => view.told(cell).map_or(Held::Bad(FindingKind::NotANumber), Held::Told),
        },
        CellValue::Number(number) => read(*number, Stored::Yes),
        CellValue::Error(_) => Held::Bad(FindingKind::FormulaError),
        CellValue::Unstored => match formula::evaluated(view, cell) {
            Some(number) => read(number, Stored::Evaluated),
            None => Held::Bad(FindingKind::FormulaWithoutValue),
        },
        CellValue::Bool(_) | CellValue::Date(_) => Held::Bad(FindingKind::NotANumber),
    }
}

fn is_error(text: &str) -> bool {
    const ERRORS: [&str; 7] = ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"];
    text.starts_with('#') && ERRORS.contains(&text.trim())
}

/// A number that is only compared with: maxima, subtotals. Quiet about everything else.
pub(super) fn quiet(view: &View<'_>, cell: &Cell<'_>) -> Option<Points> {
    match held(view, cell) {
        Held::Number(number, _) => Some(number.value),
        _ => None,
    }
}

/// Reads the score of a line.
pub(super) fn score(view: &View<'_>, cell: &Cell<'_>, about: About<'_>, draft: &mut Draft) -> Outcome {
    let Some(node) = about.node else { return Outcome::Blank };
    let at = place(cell.address);
    let shown = || view.shown(cell).replace('.', ",");
    let limit = || format!("≤ {}", comma(node.max));
    let refused = |draft: &mut Draft, kind, found: String, expected: String| {
        draft.find(about.finding(Severity::Error, kind, at).found(found).expected(expected));
    };
    let (number, stored) = match held(view, cell) {
        Held::Blank => return Outcome::Blank,
        Held::Told(meaning) => return told_score(view, cell, meaning, (node, about), draft),
        Held::NotApplicable if node.not_applicable == NotApplicable::MustBeScored => {
            refused(draft, FindingKind::NaNotAllowed, view.shown(cell).into_owned(), limit());
            return Outcome::Refused;
        }
        Held::NotApplicable => return Outcome::Score(Score::NotApplicable),
        Held::Bad(kind) => {
            refused(draft, kind, view.shown(cell).into_owned(), limit());
            return Outcome::Refused;
        }
        Held::Number(number, stored) => (number, stored),
    };
    if is_percentage(cell, number) || number.is_ambiguous(node.max) && number.value <= node.max {
        refused(draft, FindingKind::NotANumber, view.shown(cell).into_owned(), limit());
        return Outcome::Refused;
    }
    let mut points = number.up_to(node.max);
    if points < Points::ZERO && node.level == NodeLevel::Penalty {
        points = -points;
    }
    if points < Points::ZERO {
        refused(draft, FindingKind::Negative, shown(), format!("0 – {}", comma(node.max)));
        return Outcome::Refused;
    }
    if points > node.max {
        refused(draft, FindingKind::OverMax, shown(), limit());
        return Outcome::Refused;
    }
    if let Some(of) = number.of.filter(|of| *of != node.max) {
        let finding = about.finding(Severity::Warning, FindingKind::MaxDiffers, at);
        draft.find(finding.found(comma(of)).expected(comma(node.max)));
    }
    if number.rounded.is_some() || stored == Stored::Evaluated {
        let finding = about.finding(Severity::Info, FindingKind::Rounded, at);
        told(number, stored, &shown(), finding, points, draft);
    }
    Outcome::Score(Score::Points(points))
}

/// The score that a person has told a word to mean.
fn told_score(
    view: &View<'_>,
    cell: &Cell<'_>,
    meaning: WordMeaning,
    (node, about): (&Node, About<'_>),
    draft: &mut Draft,
) -> Outcome {
    let (at, shown) = (place(cell.address), view.shown(cell).into_owned());
    let score = match meaning {
        WordMeaning::Blank => return Outcome::Blank,
        WordMeaning::Zero => Score::Points(Points::ZERO),
        WordMeaning::Full => Score::Points(node.max),
        WordMeaning::NotApplicable if node.not_applicable == NotApplicable::MustBeScored => {
            let finding = about.finding(Severity::Error, FindingKind::NaNotAllowed, at);
            draft.find(finding.found(shown).expected(format!("≤ {}", comma(node.max))));
            return Outcome::Refused;
        }
        WordMeaning::NotApplicable => Score::NotApplicable,
    };
    let means = match score {
        Score::Points(points) => comma(points),
        Score::NotApplicable => score.to_string(),
    };
    draft.find(about.finding(Severity::Info, FindingKind::WordTold, at).found(shown).expected(means));
    Outcome::Score(score)
}

fn is_percentage(cell: &Cell<'_>, number: Number) -> bool {
    number.mark == Mark::Percent || matches!(cell.style.shown_as, ShownAs::Percent(_))
}

/// Says that a number was rounded or evaluated here.
fn told(number: Number, stored: Stored, shown: &str, finding: Finding, points: Points, draft: &mut Draft) {
    if let Some(severity) = number.rounded {
        draft.find(Finding { severity, ..finding.clone() }.found(shown).expected(comma(points)));
    }
    if stored == Stored::Evaluated {
        let finding = Finding { severity: Severity::Warning, kind: FindingKind::FormulaWithoutValue, ..finding };
        draft.find(finding.found(shown).expected(comma(points)));
    }
}

/// Reads points that are not a line's score, at least zero: last year's total.
pub(super) fn total(view: &View<'_>, cell: &Cell<'_>, about: About<'_>, draft: &mut Draft) -> Option<Points> {
    let at = place(cell.address);
    let kind = match held(view, cell) {
        Held::Blank => return None,
        Held::Number(number, stored) if number.value >= Points::ZERO && !is_percentage(cell, number) => {
            let shown = view.shown(cell).replace('.', ",");
            let finding = about.finding(Severity::Info, FindingKind::Rounded, at);
            told(number, stored, &shown, finding, number.value, draft);
            return Some(number.value);
        }
        Held::Number(number, _) if number.value < Points::ZERO => FindingKind::Negative,
        Held::Bad(kind) => kind,
        Held::Told(WordMeaning::Blank) => return None,
        Held::Number(..) | Held::NotApplicable | Held::Told(_) => FindingKind::NotANumber,
    };
    draft.find(about.finding(Severity::Error, kind, at).found(view.shown(cell).into_owned()));
    None
}

/// Reads a place: a whole number from 1.
pub(super) fn rank(view: &View<'_>, cell: &Cell<'_>, about: About<'_>, draft: &mut Draft) -> Option<u32> {
    let at = place(cell.address);
    let kind = match held(view, cell) {
        Held::Blank => return None,
        Held::Number(number, _) => {
            let units = number.value.units();
            let whole = (units % 10_000 == 0).then_some(units / 10_000).filter(|n| (1..=100_000).contains(n));
            // "9/15" is a place among fifteen.
            match whole.and_then(|n| u32::try_from(n).ok()) {
                Some(rank) => return Some(rank),
                None => FindingKind::NotANumber,
            }
        }
        Held::Bad(kind) => match worded_rank(&view.shown(cell)) {
            Some(rank) => return Some(rank),
            None => kind,
        },
        Held::Told(WordMeaning::Blank) => return None,
        Held::NotApplicable | Held::Told(_) => FindingKind::NotANumber,
    };
    draft.find(about.finding(Severity::Error, kind, at).found(view.shown(cell).into_owned()));
    None
}

/// A place in words and a number: "Thứ 1", "hạng 12", "xếp thứ 3/15".
fn worded_rank(text: &str) -> Option<u32> {
    let words = fold::words(text);
    let rest = ["xep thu ", "xep hang ", "thu hang ", "thu ", "hang "].iter().find_map(|w| words.strip_prefix(w))?;
    rest.split(' ').next()?.parse().ok().filter(|rank| (1..=100_000).contains(rank))
}

/// How the numbers of a column of percentages are meant where neither cell nor text has a per cent sign.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// 87,65 means 87,65 %.
    Hundred,
    /// 0,8765 means 87,65 %: no number of the column is above one.
    One,
}

/// Reads a percentage or "does not apply".
pub(super) fn percent(
    view: &View<'_>,
    cell: &Cell<'_>,
    scale: Scale,
    about: About<'_>,
    draft: &mut Draft,
) -> Option<Result<Percent, Score>> {
    let at = place(cell.address);
    let shown = view.shown(cell).replace('.', ",");
    let refused = |draft: &mut Draft, kind| {
        draft.find(about.finding(Severity::Error, kind, at).found(shown.as_str()).expected("0 – 100 %"));
        None
    };
    let (number, stored) = match held(view, cell) {
        Held::Blank | Held::Told(WordMeaning::Blank) => return None,
        Held::Told(WordMeaning::Zero | WordMeaning::Full) => return refused(draft, FindingKind::NotANumber),
        Held::NotApplicable | Held::Told(WordMeaning::NotApplicable) => {
            return match about.node {
                Some(node) if node.not_applicable != NotApplicable::MustBeScored => Some(Err(Score::NotApplicable)),
                _ => refused(draft, FindingKind::NaNotAllowed),
            };
        }
        Held::Bad(kind) => return refused(draft, kind),
        Held::Number(number, stored) => (number, stored),
    };
    let fraction = matches!(cell.style.shown_as, ShownAs::Percent(_)) && number.mark != Mark::Percent
        || number.mark == Mark::None && scale == Scale::One;
    // Nobody is satisfied by less than one per cent: 0,8765 alone may as well mean 87,65 %.
    let is_doubtful = number.mark == Mark::None && number.value > Points::ZERO && number.value <= Points::whole(1);
    if is_doubtful && !fraction {
        return refused(draft, FindingKind::NotANumber);
    }
    let number = if fraction { times_hundred(cell, number) } else { number };
    if number.value < Points::ZERO {
        return refused(draft, FindingKind::Negative);
    }
    let number = match number.thousands {
        // "1.234" can be no percentage
        Some(_) if number.value > Points::whole(100) => return refused(draft, FindingKind::OverMax),
        _ => number,
    };
    if number.percent() > Percent::HUNDRED {
        return refused(draft, FindingKind::OverMax);
    }
    told(number, stored, &shown, about.finding(Severity::Info, FindingKind::Rounded, at), number.value, draft);
    Some(Ok(number.percent()))
}

/// Whether a bare number beside points may be points of the line as well as a percentage.
pub(super) fn may_be_points(view: &View<'_>, cell: &Cell<'_>, node: &Node) -> bool {
    match held(view, cell) {
        Held::Number(number, _) => !is_percentage(cell, number) && number.value <= node.max,
        _ => false,
    }
}

/// The fraction of a cell as a number of per cent, exactly: all its decimals count.
fn times_hundred(cell: &Cell<'_>, read: Number) -> Number {
    let exact = match cell.value {
        CellValue::Number(number) => number::from_cell(number * 100.0).ok(),
        // What four decimals can't hold.
        CellValue::Text(text) if read.rounded.is_some() => {
            let number = text.trim().replace(',', ".").parse::<f64>().ok();
            number.and_then(|number| number::from_cell(number * 100.0).ok())
        }
        _ => None,
    };
    exact.unwrap_or(Number { value: Points::from_units(read.value.units() * 100), ..read })
}

/// Points as people here write them, with a comma.
pub(super) fn comma(points: Points) -> String {
    points.to_string().replace('.', ",")
}
