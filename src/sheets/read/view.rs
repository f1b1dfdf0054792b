//! A sheet with its texts repaired: old encodings and look-alike letters are undone before anything
//! is understood, and each kind of repair is one finding.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

use foldhash::{HashMap, HashSet};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::draft::{Draft, cell};
use super::formula::Results;
use super::known::Known;
use super::words::Words;
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::setup::WordMeaning;
use crate::sheets::grid::{Address, Cell, CellValue, Sheet};
use crate::text::legacy::Encoding;
use crate::text::{fold, legacy};

/// A sheet as it is to be read.
pub(super) struct View<'a> {
    pub(super) sheet: &'a Sheet,
    known: &'a Known<'a>,
    /// Texts that were put right, their accents composed.
    repaired: Arc<HashMap<Address, Arc<str>>>,
    repairs: Vec<Repair>,
    /// The words of the texts that were asked for, by where each stands in memory: cells share texts.
    words: RefCell<HashMap<Place, Arc<Words>>>,
    /// What came out of formulas that the file stores no result for.
    pub(super) results: Results,
}

/// Where a text begins in memory and how long it is.
type Place = (usize, usize);

fn place_of(text: &str) -> Place {
    (text.as_ptr().addr(), text.len())
}

/// One kind of repair, where it was first needed.
struct Repair {
    name: &'static str,
    first: Address,
    before: String,
    after: String,
}

/// So many texts that gave away what they are in say it of the others, too.
const ENOUGH: usize = 8;

/// From so many cells on, the upper and the lower half are looked at side by side.
const SIDE_BY_SIDE: usize = 200_000;

impl<'a> View<'a> {
    pub(super) fn new(sheet: &'a Sheet, known: &'a Known<'a>) -> View<'a> {
        let mut view = View {
            sheet,
            known,
            repaired: Arc::default(),
            repairs: Vec::new(),
            words: RefCell::default(),
            results: Results::of(sheet.len()),
        };
        if sheet.len() < SIDE_BY_SIDE {
            view.add(Seen::of(sheet.cells(), known));
            view.repair_among_others();
            return view;
        }
        let half = sheet.len() / 2;
        let (upper, lower) =
            rayon::join(|| Seen::of(sheet.cells().take(half), known), || Seen::of(sheet.cells().skip(half), known));
        view.add(upper);
        view.add(lower);
        view
    }

    /// The same for another thread.
    pub(super) fn again(&self) -> View<'a> {
        let (repaired, words) = (Arc::clone(&self.repaired), self.words.clone());
        let results = Results::of(self.sheet.len());
        View { sheet: self.sheet, known: self.known, repaired, repairs: Vec::new(), words, results }
    }

    /// Takes what was seen in cells below those that are known.
    fn add(&mut self, seen: Seen) {
        if self.repaired.is_empty() {
            self.repaired = Arc::new(seen.repaired);
        } else if !seen.repaired.is_empty() {
            Arc::make_mut(&mut self.repaired).extend(seen.repaired);
        }
        self.words.get_mut().extend(seen.words);
        for repair in seen.repairs {
            if !self.repairs.iter().any(|known| known.name == repair.name) {
                self.repairs.push(repair);
            }
        }
    }

    /// Puts right short texts that read as well as they are, where all around them were in one old encoding and no
    /// font says which: "KH sè 12".
    fn repair_among_others(&mut self) {
        if self.repaired.len() < ENOUGH {
            return;
        }
        let without_font = |cell: &Cell<'_>| cell.style.font.as_deref().and_then(Encoding::of_font).is_none();
        let texts = || self.sheet.cells().filter_map(|cell| Some((cell, cell.value.as_text()?)));
        let is_repaired = |cell: &Cell<'_>| self.repaired.contains_key(&cell.address);
        // A long text has one voice, however many cells share it.
        let mut long = HashSet::default();
        let mut is_new = |text: &str| text.len() < LONG || long.insert(place_of(text));
        let given_away = texts().filter(|(cell, text)| is_repaired(cell) && without_font(cell) && is_new(text));
        let given_away: Vec<Encoding> = given_away.filter_map(|(_, text)| Encoding::of_text(text)).collect();
        let most = |of: &Encoding| given_away.iter().filter(|other| *other == of).count() * 10 > given_away.len() * 9;
        let Some(encoding) = [Encoding::Tcvn3, Encoding::Vni].into_iter().find(most) else { return };
        if given_away.len() < ENOUGH || texts().any(|(_, text)| legacy::is_plain(text)) {
            return;
        }
        let others = texts().filter(|(cell, _)| !is_repaired(cell) && without_font(cell));
        let others: Vec<(Address, Arc<str>)> = others
            .filter_map(|(cell, text)| Some((cell.address, legacy::repaired_among(text, encoding)?.into())))
            .collect();
        Arc::make_mut(&mut self.repaired).extend(others);
    }

    /// The repaired text of a cell, trimmed, its accents composed; none where it holds no text.
    pub(super) fn text_of<'c>(&'c self, cell: &Cell<'c>) -> Option<Cow<'c, str>> {
        let text = cell.value.as_text()?;
        let text = match self.repaired.is_empty() {
            true => text,
            false => self.repaired.get(&cell.address).map_or(text, |repaired| repaired),
        };
        let ends = (text.as_bytes().first(), text.as_bytes().last());
        // Most texts begin and end with a letter of ASCII.
        if let (Some(b'!'..=b'~'), Some(b'!'..=b'~')) = ends {
            return Some(Cow::Borrowed(text));
        }
        Some(Cow::Borrowed(text.trim_matches(|c| fold::is_blank(c) || fold::is_invisible(c))))
    }

    /// The words of what a cell shows, folded once for all who ask.
    pub(super) fn words(&self, cell: &Cell<'_>) -> Arc<Words> {
        let Cow::Borrowed(text) = self.shown(cell) else { return self.words_once(cell) };
        if let Some(known) = self.words.borrow().get(&place_of(text)) {
            return known.clone();
        }
        let words = self.known.printed.words(text);
        self.words.borrow_mut().insert(place_of(text), words.clone());
        words
    }

    /// The same for who alone asks: nothing is kept.
    pub(super) fn words_once(&self, cell: &Cell<'_>) -> Arc<Words> {
        self.known.printed.words(&self.shown(cell))
    }

    /// What a person sees in a cell, as a text: numbers with a dot, dates day first.
    pub(super) fn shown<'c>(&'c self, cell: &Cell<'c>) -> Cow<'c, str> {
        match cell.value {
            CellValue::Text(_) => self.text_of(cell).unwrap_or_default(),
            _ => shown(cell),
        }
    }

    /// What a person has told that the word in a cell of scores means.
    pub(super) fn told(&self, cell: &Cell<'_>) -> Option<WordMeaning> {
        self.known.word(&self.text_of(cell)?)
    }

    /// Says what was repaired: one finding for each kind.
    pub(super) fn tell(&self, draft: &mut Draft) {
        for repair in &self.repairs {
            draft.find(
                Finding::new(Severity::Info, FindingKind::TextRepaired)
                    .at(cell(repair.first))
                    .found(repair.before.as_str())
                    .expected(repair.after.as_str()),
            );
        }
    }
}

/// What some cells hold.
#[derive(Default)]
struct Seen {
    repaired: HashMap<Address, Arc<str>>,
    repairs: Vec<Repair>,
    words: HashMap<Place, Arc<Words>>,
    /// What long texts were repaired to, by where they stand and by their fonts: many cells may share one.
    long: HashMap<(Place, Option<Place>), Option<Arc<str>>>,
}

/// From so many bytes on a text is not repaired again where another cell shares it.
const LONG: usize = 1024;

impl Seen {
    fn of<'c>(cells: impl Iterator<Item = Cell<'c>>, known: &Known<'_>) -> Seen {
        let mut seen = Seen::default();
        for cell in cells {
            let Some(text) = cell.value.as_text() else { continue };
            if seen.words.contains_key(&place_of(text)) {
                continue;
            }
            if let Some(words) = known.printed.get(text) {
                seen.words.insert(place_of(text), words);
                continue;
            }
            let font = cell.style.font.as_deref();
            let repaired = if text.len() < LONG {
                seen.repair(&cell, text, font)
            } else {
                let place = (place_of(text), font.map(place_of));
                match seen.long.get(&place) {
                    Some(known) => known.clone(),
                    None => {
                        let repaired = seen.repair(&cell, text, font);
                        seen.long.insert(place, repaired.clone());
                        repaired
                    }
                }
            };
            seen.repaired.extend(repaired.map(|repaired| (cell.address, repaired)));
        }
        seen
    }

    /// The text of a cell put right, where it has to be.
    fn repair(&mut self, cell: &Cell<'_>, text: &str, font: Option<&str>) -> Option<Arc<str>> {
        if legacy::is_plain(text) {
            return None;
        }
        let Some((name, after)) = self::repaired(text, font) else {
            return (is_nfc_quick(text.chars()) != IsNormalized::Yes).then(|| text.nfc().collect::<String>().into());
        };
        if !self.repairs.iter().any(|r| r.name == name) {
            let (first, before) = (cell.address, text.to_owned());
            self.repairs.push(Repair { name, first, before, after: after.clone() });
        }
        Some(after.nfc().collect::<String>().into())
    }
}

/// What a person sees in a cell, its texts as they are, as a text: numbers with a dot, dates day first.
pub fn shown<'c>(cell: &Cell<'c>) -> Cow<'c, str> {
    match cell.value {
        CellValue::Text(text) => Cow::Borrowed(text),
        CellValue::Number(number) => match cell.style.shown_as {
            crate::sheets::grid::ShownAs::Percent(_) => Cow::Owned(format!("{}%", decimal(number * 100.0))),
            _ => Cow::Owned(decimal(*number)),
        },
        CellValue::Bool(true) => Cow::Borrowed("TRUE"),
        CellValue::Bool(false) => Cow::Borrowed("FALSE"),
        CellValue::Date(serial) => Cow::Owned(match serial.day() {
            Some(day) => format!("{:02}/{:02}/{}", day.day, day.month, day.year),
            None => serial.decimal().unwrap_or_default(),
        }),
        CellValue::Error(error) => Cow::Owned(error.to_string()),
        CellValue::Unstored => Cow::Owned(format!("={}", cell.formula.unwrap_or_default())),
    }
}

/// The number as the shortest text, binary noise past 15 digits dropped.
fn decimal(number: f64) -> String {
    let text = format!("{number}");
    if text.bytes().filter(u8::is_ascii_digit).count() <= 15 {
        return text;
    }
    let kept: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{kept}")
}

/// What a text in an old encoding or with look-alike letters should be, and how the repair is called.
fn repaired(text: &str, font: Option<&str>) -> Option<(&'static str, String)> {
    // Outside ASCII, or in a font that shows small letters as capitals.
    if text.is_ascii() && font.is_none_or(|f| !f.ends_with('H')) {
        return None;
    }
    let repaired = legacy::repaired(text, font)?;
    Some((repaired.from.map_or("look-alikes", |encoding| encoding.name()), repaired.text))
}
