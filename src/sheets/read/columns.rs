//! The heads above the first row of data: one to four rows, merged cells, a row of numbers.

use std::collections::{BTreeMap, HashMap};

use super::Column;
use super::draft::cell as place;
use super::heads::{self, Meaning};
use super::known::Known;
use super::view::View;
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::value::Round;
use crate::sheets::grid::{Address, Area, Cell, CellValue, Row};
use crate::text::fold;

/// What is a year where it stands alone.
const YEARS: std::ops::Range<u16> = 1990..2100;

/// How many rows of heads there may be.
pub(super) const MOST: u32 = 5;

/// The heads of a table.
#[derive(Clone)]
pub(super) struct Heads {
    /// The first row of them.
    pub(super) top: u32,
    /// The texts of each column, the lowest first.
    pub(super) texts: BTreeMap<u16, Vec<(Address, String)>>,
    /// The columns whose meaning is known.
    pub(super) columns: Vec<Column>,
}

/// Reads the heads above `first`; what is told about a column counts, whatever its head says.
pub(super) fn read(view: &View<'_>, first: u32, known: &Known<'_>, told: &BTreeMap<u16, Meaning>) -> Heads {
    let rows = rows(view, first, known);
    let top = rows.last().copied().unwrap_or(first);
    let mut texts: BTreeMap<u16, Vec<(Address, String)>> = BTreeMap::new();
    for row in &rows {
        for cell in view.sheet.row(*row).cells() {
            let text = view.shown(&cell).into_owned();
            if text.is_empty() {
                continue;
            }
            let area = view.sheet.merged_from(cell.address).filter(|a| a.last.row >= top && a.first.row < first);
            let last = area.map_or(cell.address.col, |a| a.last.col.min(cell.address.col.saturating_add(511)));
            for column in cell.address.col..=last {
                let of_column = texts.entry(column).or_default();
                if !of_column.iter().any(|(_, known)| *known == text) {
                    of_column.push((cell.address, text.clone()));
                }
            }
        }
    }
    let seen = texts.iter().filter_map(|(at, texts)| column(*at, texts, known));
    let mut columns: Vec<Column> = seen.filter(|c| !told.contains_key(&c.at)).collect();
    columns.extend(told.iter().map(|(at, meaning)| Column {
        at: *at,
        head: texts.get(at).map_or_else(|| "".into(), |texts| joined(texts).into()),
        meaning: *meaning,
        certainty: 100,
    }));
    columns.sort_by_key(|c| c.at);
    of_other_years(&mut columns, told, known.campaign.heading().year);
    Heads { top, texts, columns }
}

/// Of columns that say the same of several years, those of other years are left aside.
fn of_other_years(columns: &mut [Column], told: &BTreeMap<u16, Meaning>, year: u16) {
    let is_scored =
        |m: Meaning| matches!(m, Meaning::SelfScore | Meaning::Appraised(_) | Meaning::Score | Meaning::Reported);
    let says = |column: &Column| {
        (is_scored(column.meaning) && !told.contains_key(&column.at)).then(|| of_year(&column.head, year))
    };
    let now: Vec<Meaning> =
        columns.iter().filter(|c| says(c).is_some_and(|of| of != Some(false))).map(|c| c.meaning).collect();
    for column in columns {
        if says(column) == Some(Some(false)) && now.contains(&column.meaning) {
            column.meaning = Meaning::Other;
        }
    }
}

/// Whether a head is about this year; none where it names none.
pub(super) fn of_year(head: &str, year: u16) -> Option<bool> {
    let words = fold::words(head);
    let years = words.split(' ').filter_map(|w| w.parse::<u16>().ok()).filter(|y| YEARS.contains(y));
    let (mut any, mut this) = (false, false);
    for named in years {
        any = true;
        this |= named == year;
    }
    if any {
        return Some(this);
    }
    match words.as_str() {
        w if heads::has(w, "nam truoc") || heads::has(w, "nam ngoai") => Some(false),
        w if heads::has(w, "nam nay") => Some(true),
        _ => None,
    }
}

/// Whether a head is a year and nothing else: "Năm 2019", "năm trước".
fn is_year(words: &str) -> bool {
    words.strip_prefix("nam ").is_some_and(|rest| matches!(rest, "truoc" | "nay") || rest.parse::<u16>().is_ok())
}

/// Whether a head is the number of its column: "(4)", "Cột 4", "(6)=(4)+(5)".
fn is_number_of_column(words: &str) -> bool {
    let numbers = words.strip_prefix("cot ").unwrap_or(words);
    numbers.chars().all(|c| c.is_ascii_digit() || c == ' ')
}

/// Whether a row counts the columns: 1, 2, 3.
pub(super) fn are_numbers_of_columns(row: &Row<'_>) -> bool {
    let numbers: Option<Vec<f64>> = row
        .cells()
        .map(|cell| match cell.value {
            CellValue::Number(number) => Some(*number),
            CellValue::Text(text) => fold::words(text).parse().ok(),
            _ => None,
        })
        .collect();
    let counts = |pair: &[f64]| matches!(pair, [one, next] if (next - one - 1.0).abs() < f64::EPSILON);
    numbers.is_some_and(|numbers| numbers.len() >= 2 && numbers.windows(2).all(counts))
}

/// Whether the only text of a row is what stands under one head of several: "Tự chấm" under "Điểm đánh giá".
fn is_below_head(view: &View<'_>, row: u32, at: u16) -> bool {
    let is_merged = |area: &&Area| area.first.row < row && row <= area.last.row;
    if view.sheet.merged.iter().filter(is_merged).count() >= 2 {
        return true;
    }
    let text = view.sheet.row(row).get(at).map(|cell| view.shown(&cell).into_owned()).unwrap_or_default();
    let Some(above) = row.checked_sub(1).map(|above| view.sheet.row(above)) else { return false };
    let heads = || above.cells().filter(|cell| heads::meaning(&view.shown(cell)).is_some());
    let is_score = matches!(
        heads::meaning(&text),
        Some(Meaning::SelfScore | Meaning::Appraised(_) | Meaning::Score | Meaning::Reported | Meaning::Percent)
    );
    is_score && heads().count() >= 2 && heads().any(|cell| cell.address.col == at)
}

/// The rows of heads, from the lowest up.
fn rows(view: &View<'_>, first: u32, known: &Known<'_>) -> Vec<u32> {
    let mut rows = Vec::new();
    let mut row = first;
    let width = view.sheet.last().map_or(1, |last| u32::from(last.col) + 1);
    while rows.len() < MOST as usize && row > 0 {
        row -= 1;
        let cells: Vec<_> = view.sheet.row(row).cells().collect();
        let shown: Vec<String> = cells.iter().map(|c| view.shown(c).into_owned()).filter(|t| !t.is_empty()).collect();
        if shown.is_empty() {
            // A blank row may stand between heads and data, and below a head merged over two rows.
            let covered = view.sheet.merged.iter().any(|a| a.first.row < row && a.last.row >= row);
            if covered || (rows.is_empty() && first - row <= 2) {
                continue;
            }
            break;
        }
        let spans_all = |cell: &Cell<'_>| {
            let area = view.sheet.merged_from(cell.address);
            area.is_some_and(|a| (u32::from(a.last.col.saturating_sub(a.first.col)) + 1) * 10 >= width * 6)
        };
        let is_head = |text: &String| {
            heads::meaning(text).is_some()
                || known.head(text).is_some()
                || is_number_of_column(&fold::words(text))
                || heads::round(&fold::words(text)).is_some()
                || is_year(&fold::words(text))
                || known.names.unit(text).is_some()
                || known.blocks.iter().any(|b| b.of_head(text).is_some())
        };
        let at = cells.first().map_or(0, |cell| cell.address.col);
        // Alone in its row, under a head that spans it, a line may still have a column of its own; a title stands
        // left of all heads.
        let names_line = |text: &String| at > 0 && known.blocks.iter().any(|b| b.of_head(text).is_some());
        let alone = shown.len() == 1 && width > 2 && !shown.iter().any(names_line) && !is_below_head(view, row, at);
        // "KHỐI QUẬN, HUYỆN" between the heads and the first unit.
        if alone && rows.is_empty() && first - row <= 2 {
            continue;
        }
        if cells.iter().any(spans_all) || alone {
            break;
        }
        let known_heads = shown.iter().filter(|t| is_head(t)).count();
        if known_heads == 0 || (!rows.is_empty() && known_heads * 2 < shown.len()) {
            break;
        }
        rows.push(row);
    }
    rows
}

/// What a column is: by its own head, else by all the heads above it together.
fn column(at: u16, texts: &[(Address, String)], known: &Known<'_>) -> Option<Column> {
    let own = lettered(texts).next()?;
    let head = joined(texts);
    if let Some(meaning) = known.head(&head) {
        return Some(Column { at, head: head.into(), meaning, certainty: 100 });
    }
    let joined = || heads::meaning(&head);
    let (meaning, certainty) = match heads::meaning(own) {
        Some(Meaning::Score) => match joined() {
            Some(Meaning::SelfScore) => (Meaning::SelfScore, 80),
            Some(Meaning::Appraised(round)) => (Meaning::Appraised(round), 80),
            _ => (Meaning::Score, 60),
        },
        Some(Meaning::Appraised(None)) => match joined() {
            Some(Meaning::Appraised(round)) => (Meaning::Appraised(round), 100),
            _ => (Meaning::Appraised(None), 100),
        },
        Some(meaning) => (meaning, 100),
        None => match joined()? {
            Meaning::SelfScore | Meaning::Appraised(_) if heads::is_share(&fold::words(own), own) => {
                (Meaning::Other, 60)
            }
            meaning => (meaning, 80),
        },
    };
    Some(Column { at, head: head.into(), meaning, certainty })
}

/// The texts of a column with letters, or years, the lowest first.
fn lettered(texts: &[(Address, String)]) -> impl DoubleEndedIterator<Item = &str> {
    let is_year = |text: &str| text.len() == 4 && text.parse().is_ok_and(|year| YEARS.contains(&year));
    texts.iter().map(|(_, t)| t.as_str()).filter(move |t| t.chars().any(char::is_alphabetic) || is_year(t))
}

/// They from the top, as one.
fn joined(texts: &[(Address, String)]) -> String {
    lettered(texts).rev().collect::<Vec<_>>().join(" / ")
}

impl Heads {
    /// The same, with columns known to print the maxima.
    pub(super) fn with_maxima(&self, maxima: Vec<u16>) -> Heads {
        let mut heads = self.clone();
        for column in heads.columns.iter_mut().filter(|c| maxima.contains(&c.at)) {
            column.meaning = Meaning::Max;
        }
        heads
    }

    /// The columns of a meaning.
    pub(super) fn of(&self, meaning: Meaning) -> impl Iterator<Item = u16> + '_ {
        self.columns.iter().filter(move |c| c.meaning == meaning).map(|c| c.at)
    }

    /// The appraised columns with the round that their heads say.
    pub(super) fn appraised(&self) -> impl Iterator<Item = (u16, Option<Round>)> + '_ {
        self.columns.iter().filter_map(|c| match c.meaning {
            Meaning::Appraised(round) => Some((c.at, round)),
            _ => None,
        })
    }

    /// The whole head of a column, folded to words.
    pub(super) fn words(&self, at: u16) -> String {
        let texts = self.texts.get(&at).into_iter().flatten().map(|(_, t)| t.as_str());
        fold::words(&texts.collect::<Vec<_>>().join(" "))
    }

    /// Says that numbers stand in a column, from this cell on, and its head doesn't say what they are.
    pub(super) fn unknown(&self, first: Address) -> Finding {
        let finding = |at| Finding::new(Severity::Error, FindingKind::UnknownColumn).at(place(at));
        match self.texts.get(&first.col).and_then(|texts| texts.first()) {
            Some((at, head)) => finding(*at).found(head.as_str()),
            None => finding(first),
        }
    }

    /// The first column of each meaning.
    pub(super) fn first(&self) -> HashMap<Meaning, u16> {
        let mut first = HashMap::new();
        for column in &self.columns {
            first.entry(column.meaning).or_insert(column.at);
        }
        first
    }
}

/// The texts above the heads: title, motto, heading.
pub(super) fn title(view: &View<'_>, top: u32) -> Vec<String> {
    let above = view.sheet.cells().take_while(|c| c.address.row < top);
    let texts = above.filter_map(|c| view.text_of(&c).map(|t| fold::words(&t)));
    texts.filter(|t| !t.is_empty() && !t.starts_with("kinh gui") && !t.starts_with("noi nhan")).collect()
}

/// The round that the title says; a council that only lends its name to it says none.
pub(super) fn round_of_title(view: &View<'_>, top: u32) -> Option<Round> {
    title(view, top)
        .iter()
        .filter(|t| t.contains("tham dinh"))
        .find_map(|t| heads::round(&t.replace("hoi dong tham dinh", "tham dinh")))
}
